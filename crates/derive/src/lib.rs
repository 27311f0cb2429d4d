//! `#[derive(Row)]`: how a struct maps onto the columns of a query or a table, written once for both databases.
//!
//! ```ignore
//! #[derive(Row)]
//! #[row(table = "finance_posting")] // only for structs that are written
//! struct PostingRow { entry_id: EntryId, line: i64, amount_minor: i64 }
//! ```
//! Fields stand in the order of the columns. A field may cover several columns (`total: Money` covers
//! `total_minor, total_currency`); the store checks the names against the statement in debug builds.

use proc_macro::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, LitStr, parse_macro_input};

/// Implements `kontor_contract::row::Row`, and `TableRow` where `#[row(table = "...")]` names a table.
#[proc_macro_derive(Row, attributes(row))]
pub fn derive_row(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

fn expand(input: &DeriveInput) -> syn::Result<proc_macro2::TokenStream> {
    let Data::Struct(data) = &input.data else {
        return Err(syn::Error::new_spanned(input, "Row is derived for structs with named fields"));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(syn::Error::new_spanned(input, "Row is derived for structs with named fields"));
    };
    let name = &input.ident;
    let root = if std::env::var("CARGO_PKG_NAME").is_ok_and(|package| package == "kontor-contract") {
        quote!(crate)
    } else {
        quote!(::kontor_contract)
    };
    let idents: Vec<_> = fields.named.iter().map(|field| field.ident.as_ref().expect("named fields have names")).collect();
    let types: Vec<_> = fields.named.iter().map(|field| &field.ty).collect();
    let labels: Vec<_> = idents.iter().map(|ident| ident.to_string().trim_start_matches("r#").to_owned()).collect();

    let row = quote! {
        impl #root::row::Row for #name {
            const FIELDS: &'static [(&'static str, &'static [&'static str])] =
                &[#((#labels, <#types as #root::row::Field>::SUFFIXES)),*];
            fn read<S: #root::row::RowSource + ?Sized>(source: &S) -> Result<Self, #root::row::RowError> {
                let mut at = 0;
                Ok(Self { #(#idents: {
                    let value = <#types as #root::row::Field>::read(source, at)?;
                    at += <#types as #root::row::Field>::SUFFIXES.len();
                    value
                }),* })
            }
            fn write(&self, out: &mut Vec<#root::row::Value>) {
                #(#root::row::Field::write(&self.#idents, out);)*
            }
        }
    };
    let table = table_name(input)?.map(|table| {
        quote! { impl #root::row::TableRow for #name { const TABLE: &'static str = #table; } }
    });
    Ok(quote! { #row #table })
}

fn table_name(input: &DeriveInput) -> syn::Result<Option<LitStr>> {
    let mut table = None;
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("row")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("table") {
                table = Some(meta.value()?.parse()?);
                Ok(())
            } else {
                Err(meta.error("only `table = \"...\"` is known here"))
            }
        })?;
    }
    Ok(table)
}
