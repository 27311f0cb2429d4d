//! Customers and suppliers: one page, looked at from two sides.

use std::sync::Arc;

use kontor_contract::{
    access::FieldClass,
    import::ImportKind,
    list::{Condition, Scalar},
    parties::{AddressKind, CreateParty, GetParty, ListParties, PartyKind, PartyRow, TaxRegion, UpdateParty},
};
use leptos::prelude::*;
use serde_json::json;

use super::{active_column, active_field, words, words_or};
use crate::{
    client::{self, CallError},
    kit::{
        Cell, ColumnKind,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, Many, MetaPage, Record, RecordKind, part, read, to_record, without},
    },
    pages::{filters, history, lookups, settings::import},
    session::use_session,
    text::t,
};

fn columns() -> Vec<Column<PartyRow>> {
    vec![
        Column::new("code", t("label-number"), ColumnKind::Link, "96px", |row: &PartyRow| {
            Cell::Link(row.code.as_str().to_owned())
        })
        .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(200px, 1fr)", |row: &PartyRow| {
            Cell::Text(row.name.clone())
        })
        .sortable(),
        Column::new("city", t("label-city"), ColumnKind::Text, "152px", |row: &PartyRow| Cell::Text(row.city.clone())),
        Column::new("country", t("label-country"), ColumnKind::Code, "64px", |row: &PartyRow| Cell::Code(row.country.clone())),
        Column::new("currency", t("label-currency"), ColumnKind::Code, "80px", |row: &PartyRow| {
            Cell::Code(row.currency.to_string())
        })
        .low(),
        Column::new("vat_id", t("label-vat-id"), ColumnKind::Code, "136px", |row: &PartyRow| Cell::Code(row.vat_id.clone()))
            .low(),
        Column::new("payment_term", t("label-payment-term"), ColumnKind::Code, "112px", |row: &PartyRow| {
            row.payment_term.as_ref().map_or(Cell::None, |term| Cell::Code(term.as_str().to_owned()))
        })
        .low(),
        active_column(|row: &PartyRow| row.active),
    ]
}

fn address_fields() -> Vec<FieldSpec> {
    vec![
        FieldSpec::new(
            "kind",
            "label-address-kind",
            FieldKind::Choice(words("address-kind", AddressKind::ALL.iter().map(|kind| kind.as_str()))),
        )
        .required(),
        FieldSpec::new("name", "label-address-name", FieldKind::Text(200)).help("address-name-help"),
        FieldSpec::new("lines", "label-street", FieldKind::Lines(400)),
        FieldSpec::new("postal_code", "label-postal-code", FieldKind::Text(16)),
        FieldSpec::new("city", "label-city", FieldKind::Text(100)),
        FieldSpec::new("country", "label-country", FieldKind::Lookup(lookups::countries())).required(),
    ]
}

fn fields(home: String, digits: u32) -> Vec<FieldSpec> {
    let kinds = words("party-kind", PartyKind::ALL.iter().map(|kind| kind.as_str()));
    let regions = words_or("by-country", words("tax-region", TaxRegion::ALL.iter().map(|region| region.as_str())));
    let blank = move |count: usize| {
        let kind = if count == 0 { AddressKind::Billing } else { AddressKind::Delivery };
        json!({"kind": kind, "country": home})
    };
    let addresses = Many { one: "address-one", add: "address-add", fields: address_fields(), blank: Arc::new(blank), most: 50 };
    vec![
        FieldSpec::new("code", "label-number", FieldKind::Code(32)).fixed().or_null().help("party-code-help"),
        FieldSpec::new("kind", "label-kind", FieldKind::Choice(kinds)).required(),
        FieldSpec::new("name", "label-name", FieldKind::Text(200)).required().wide(),
        FieldSpec::new("addresses", "party-addresses", FieldKind::Many(addresses)),
        FieldSpec::section("party-contact"),
        FieldSpec::new("contact", "label-contact", FieldKind::Text(200)),
        FieldSpec::new("email", "label-email", FieldKind::Text(254)),
        FieldSpec::new("phone", "label-phone", FieldKind::Text(64)),
        FieldSpec::new("language", "label-paper-language", FieldKind::Choice(words_or("by-country", lookups::languages()))),
        FieldSpec::section("party-trade"),
        FieldSpec::new("payment_term", "label-payment-term", FieldKind::Lookup(lookups::payment_terms())),
        FieldSpec::new("currency", "label-currency", FieldKind::Lookup(lookups::currencies())),
        FieldSpec::new("credit_limit", "label-credit-limit", FieldKind::Amount(digits)),
        FieldSpec::new("iban", "label-iban", FieldKind::Text(64)),
        FieldSpec::section("party-tax"),
        FieldSpec::new("country", "label-seat-country", FieldKind::Lookup(lookups::countries())).help("seat-country-help"),
        FieldSpec::new("tax_region", "label-tax-region", FieldKind::Choice(regions)),
        FieldSpec::new("vat_id", "label-vat-id", FieldKind::Mono(32)),
        FieldSpec::new("registration_id", "label-registration-id", FieldKind::Mono(32)).help("registration-id-help"),
        FieldSpec::new("notes", "label-notes", FieldKind::Long(2000)),
        active_field(),
    ]
}

/// The class of a field that not everyone sees.
fn class_of(field: &str) -> Option<FieldClass> {
    match field {
        "contact" | "email" | "phone" => Some(FieldClass::Personal),
        "iban" => Some(FieldClass::Bank),
        _ => None,
    }
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let party = part(&without(record.clone(), &["id", "code", "version"]))?;
    let saved = match before {
        Some(before) => {
            let (id, version) = (part(read(&before, "id"))?, part(read(&before, "version"))?);
            client::call(&UpdateParty { id, version, party }).await?
        }
        None => client::call(&CreateParty { id: None, code: part(read(&record, "code"))?, party }).await?,
    };
    to_record(&saved)
}

/// The permission to make and change parties.
pub const WRITE: &str = "parties.party.write";

/// Parties as a form; a new one is of this kind.
pub fn kind(create: &'static str, kind: PartyKind) -> RecordKind {
    let session = use_session();
    let home = session.who.with_untracked(|who| who.as_ref().map(|who| who.company.country.clone()).unwrap_or_default());
    let mut fields = fields(home.clone(), session.currency().minor_digits());
    // What is hidden from somebody is no empty field to fill.
    fields.retain(|field| class_of(field.name).is_none_or(|class| session.sees(class)));
    RecordKind::new(create, WRITE, fields)
        .within("party")
        .wide()
        .blank(move || json!({"kind": kind, "active": true, "addresses": [{"kind": AddressKind::Billing, "country": home}]}))
        .fetching(|key| async move {
            let request = GetParty { id: None, code: Some(part(&json!(key))?) };
            to_record(&client::call(&request).await?)
        })
        .saving(save)
}

fn page(title: &'static str, side: &'static str, kind: RecordKind) -> impl IntoView {
    let rows = use_list("parties.party", |request| async move { client::call(&ListParties(request)).await });
    rows.filter.set(vec![(side.to_owned(), Condition::Is(Scalar::Bool(true)))]);
    MetaPage::new(title, (columns(), rows, |row: &PartyRow| row.code.as_str().to_owned()), kind)
        .filtered(vec![
            filters::active(|row: &PartyRow| row.active),
            filters::text("country", "label-country", |row: &PartyRow| &row.country),
        ])
        .offering(|| import::offer(ImportKind::Parties))
        .beside(history::of)
        .view()
}

/// Those who buy.
#[component]
pub fn Customers() -> impl IntoView {
    page("customers-title", "customer", kind("customer-new", PartyKind::Customer))
}

/// Those who sell.
#[component]
pub fn Suppliers() -> impl IntoView {
    page("suppliers-title", "supplier", kind("supplier-new", PartyKind::Supplier))
}
