//! Finding the records documents name: parties, items, warehouses, payment terms, tax codes. Every screen uses these,
//! so that a record is searched and shown the same way everywhere. What is found carries the record's id
//! ([`Choice::id_as`], [`crate::kit::linegrid::LineCell::id_as`]) for requests that take ids.

use std::sync::Arc;

use kontor_contract::{
    inventory::{ItemRow, ListItems},
    list::{Condition, ListRequest, Scalar},
    parties::{ListParties, PartyKind, PartyRow},
    settings::PaperText,
    tax::{ListPaymentTerms, ListTaxCodes, PaymentTermRow, TaxCodeRow, TaxDirection},
    warehouse::{ListWarehouses, WarehouseRow},
};
use leptos::prelude::Signal;

use crate::{
    client, figures,
    kit::{Choice, LookupSource, lookup::MOST},
    names,
    pages::masters,
    text,
};

/// Which parties fit into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parties {
    /// Those who buy.
    Customers,
    /// Those who sell.
    Suppliers,
    /// All of them.
    All,
}

/// A page of what fits a typed text and further conditions.
fn wanted(typed: &str, conditions: &[(&str, Scalar)]) -> ListRequest {
    let mut filter: std::collections::BTreeMap<String, Condition> =
        conditions.iter().map(|(name, value)| ((*name).to_owned(), Condition::Is(value.clone()))).collect();
    if !typed.trim().is_empty() {
        filter.insert("text".to_owned(), Condition::Is(Scalar::Text(typed.trim().to_owned())));
    }
    ListRequest { filter, limit: u32::try_from(MOST).ok(), ..ListRequest::default() }
}

/// A name that is written in three languages, in the person's own.
pub fn own_words(name: &PaperText) -> String {
    name.get(text::language()).to_owned()
}

fn held(names: Vec<(&'static str, String)>) -> LookupSource {
    LookupSource::held(Signal::stored(Arc::new(names.into_iter().map(|(code, name)| Choice::new(code, name)).collect())))
}

/// Countries.
pub fn countries() -> LookupSource {
    held(names::countries())
}

/// Currencies.
pub fn currencies() -> LookupSource {
    held(names::currencies())
}

/// The languages of papers and screens, as words of a choice.
pub fn languages() -> Vec<(String, String)> {
    text::LANGUAGES.iter().map(|(language, name)| (language.code().to_owned(), (*name).to_owned())).collect()
}

/// A party to choose.
pub fn party(row: &PartyRow) -> Choice {
    Choice::new(row.code.as_str(), row.name.clone()).with_id(row.id).with_detail(row.city.clone())
}

/// An item to choose.
pub fn item(row: &ItemRow) -> Choice {
    let price = row.price.map(|price| {
        let shown = figures::decimal(price.to_decimal(), 2, 6);
        row.price_currency.map_or_else(|| shown.clone(), |currency| format!("{shown} {currency}"))
    });
    Choice::new(row.code.as_str(), row.name.clone()).with_id(row.id).with_detail(price.unwrap_or_default())
}

/// A warehouse to choose.
pub fn warehouse(row: &WarehouseRow) -> Choice {
    Choice::new(row.code.as_str(), row.name.clone()).with_id(row.id).with_detail(row.city.clone())
}

/// A payment term to choose.
pub fn payment_term(row: &PaymentTermRow) -> Choice {
    Choice::new(row.code.as_str(), own_words(&row.name))
}

/// A tax code to choose.
pub fn tax_code(row: &TaxCodeRow) -> Choice {
    Choice::new(row.code.as_str(), own_words(&row.name))
        .with_detail(format!("{} %", figures::decimal(row.rate.to_decimal(), 0, 4)))
}

/// Parties that take new documents.
pub fn parties(kind: Parties) -> LookupSource {
    LookupSource::asked(move |typed| async move {
        let mut conditions = vec![("active", Scalar::Bool(true))];
        match kind {
            Parties::Customers => conditions.push(("customer", Scalar::Bool(true))),
            Parties::Suppliers => conditions.push(("supplier", Scalar::Bool(true))),
            Parties::All => {}
        }
        let page = client::call(&ListParties(wanted(&typed, &conditions))).await?;
        Ok(page.rows.iter().map(party).collect())
    })
    .linking(masters::parties::WRITE, move || match kind {
        Parties::Customers | Parties::All => masters::parties::kind("customer-new", PartyKind::Customer),
        Parties::Suppliers => masters::parties::kind("supplier-new", PartyKind::Supplier),
    })
}

/// Items that take new documents.
pub fn items() -> LookupSource {
    LookupSource::asked(|typed| async move {
        let page = client::call(&ListItems(wanted(&typed, &[("active", Scalar::Bool(true))]))).await?;
        Ok(page.rows.iter().map(item).collect())
    })
    .linking(masters::items::WRITE, masters::items::kind)
}

/// Warehouses that take new moves and that this person may see.
pub fn warehouses() -> LookupSource {
    LookupSource::asked(|typed| async move {
        let page = client::call(&ListWarehouses(wanted(&typed, &[("active", Scalar::Bool(true))]))).await?;
        Ok(page.rows.iter().map(warehouse).collect())
    })
    .linking(masters::warehouses::WRITE, masters::warehouses::kind)
}

/// Payment terms that may be chosen.
pub fn payment_terms() -> LookupSource {
    LookupSource::asked(|typed| async move {
        let page = client::call(&ListPaymentTerms(wanted(&typed, &[("active", Scalar::Bool(true))]))).await?;
        Ok(page.rows.iter().map(payment_term).collect())
    })
    .linking(masters::payment_terms::WRITE, masters::payment_terms::kind)
}

/// Tax codes, of one side or of both.
pub fn tax_codes(direction: Option<TaxDirection>) -> LookupSource {
    LookupSource::asked(move |typed| async move {
        let side = direction.map(|side| ("direction", Scalar::Text(side.as_str().to_owned())));
        let page = client::call(&ListTaxCodes(wanted(&typed, side.as_slice()))).await?;
        Ok(page.rows.iter().map(tax_code).collect())
    })
    .linking(masters::tax_codes::WRITE, masters::tax_codes::kind)
}
