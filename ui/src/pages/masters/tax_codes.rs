//! Tax codes: what tax a line bears, where it is posted, and what the invoice says about it.

use kontor_contract::tax::{CreateTaxCode, ListTaxCodes, TaxCodeRow, TaxDirection, UpdateTaxCode};
use kontor_kernel::{Percent, tax::TaxCategory};
use leptos::prelude::*;
use serde_json::json;

use super::{name_fields, own_name, words};
use crate::{
    client::{self, CallError},
    figures,
    kit::{
        Cell, ColumnKind,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, MetaPage, Record, RecordKind, by_code, only, part, read, to_record, without},
    },
    pages::{
        chart::use_chart,
        history,
        lookups::{self, own_words},
    },
    text::t,
};

fn columns() -> Vec<Column<TaxCodeRow>> {
    let account =
        |code: &Option<kontor_kernel::AccountCode>| code.as_ref().map_or(Cell::None, |code| Cell::Code(code.as_str().to_owned()));
    vec![
        Column::new("code", t("label-code"), ColumnKind::Link, "120px", |row: &TaxCodeRow| {
            Cell::Link(row.code.as_str().to_owned())
        })
        .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(200px, 1fr)", |row: &TaxCodeRow| {
            Cell::Text(own_words(&row.name))
        }),
        Column::new("direction", t("label-direction"), ColumnKind::Text, "112px", |row: &TaxCodeRow| {
            Cell::Text(t(&format!("tax-direction-{}", row.direction.as_str())))
        }),
        Column::new("category", t("label-tax-category"), ColumnKind::Code, "88px", |row: &TaxCodeRow| {
            Cell::Code(row.category.code().to_owned())
        })
        .low(),
        Column::new("rate", t("label-rate"), ColumnKind::Quantity, "88px", |row: &TaxCodeRow| {
            Cell::Decimal(row.rate.to_decimal(), 0, 2)
        }),
        Column::new("tax_account", t("label-tax-account"), ColumnKind::Code, "112px", move |row: &TaxCodeRow| {
            account(&row.tax_account)
        })
        .low(),
        Column::new("valid_from", t("label-valid-from"), ColumnKind::Date, "104px", |row: &TaxCodeRow| {
            Cell::Date(row.valid_from)
        })
        .low(),
        Column::new("valid_to", t("label-valid-to"), ColumnKind::Date, "104px", |row: &TaxCodeRow| {
            row.valid_to.map_or(Cell::None, Cell::Date)
        })
        .low(),
    ]
}

fn categories() -> Vec<(String, String)> {
    let category = |category: TaxCategory| {
        let code = category.code();
        (code.to_owned(), format!("{code}: {}", t(&format!("tax-category-{}", code.to_lowercase()))))
    };
    TaxCategory::ALL.into_iter().map(category).collect()
}

fn fields() -> Vec<FieldSpec> {
    let chart = use_chart();
    let [en, de, fr] = name_fields();
    let account = || FieldKind::Lookup(chart.lookup());
    let directions = words("tax-direction", TaxDirection::ALL.iter().map(|side| side.as_str()));
    vec![
        FieldSpec::new("code", "label-code", FieldKind::Code(32)).required().fixed(),
        FieldSpec::new("direction", "label-direction", FieldKind::Choice(directions)).required().fixed(),
        FieldSpec::new("category", "label-tax-category", FieldKind::Choice(categories())).required().fixed(),
        FieldSpec::new("rate", "label-rate", FieldKind::Quantity(Percent::SCALE)).required().fixed(),
        FieldSpec::new("country", "label-tax-country", FieldKind::Lookup(lookups::countries()))
            .or_null()
            .help("tax-country-help"),
        FieldSpec::section("names-section"),
        en,
        de,
        fr,
        FieldSpec::section("tax-validity"),
        FieldSpec::new("valid_from", "label-valid-from", FieldKind::Date).required(),
        FieldSpec::new("valid_to", "label-valid-to", FieldKind::Date),
        FieldSpec::section("tax-accounts"),
        FieldSpec::new("tax_account", "label-tax-account", account()).help("tax-account-help"),
        FieldSpec::new("offset_account", "label-offset-account", account()).help("offset-account-help"),
        FieldSpec::new("revenue_account", "label-net-account", account()),
        FieldSpec::new("discount_account", "label-discount-account", account()).help("discount-account-help"),
        FieldSpec::section("tax-reason"),
        FieldSpec::new("vatex", "label-vatex", FieldKind::Mono(32)).or_null().help("vatex-help"),
        FieldSpec::new("reason/en", "label-reason-en", FieldKind::Long(2000)),
        FieldSpec::new("reason/de", "label-reason-de", FieldKind::Long(2000)),
        FieldSpec::new("reason/fr", "label-reason-fr", FieldKind::Long(2000)),
    ]
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let code = part(read(&record, "code"))?;
    let tax_code = part(&without(record.clone(), &["code", "category", "rate", "direction", "version"]))?;
    let saved = match before {
        Some(before) => client::call(&UpdateTaxCode { code, version: part(read(&before, "version"))?, tax_code }).await?,
        None => {
            let (category, rate) = (part(read(&record, "category"))?, part(read(&record, "rate"))?);
            let direction = part(read(&record, "direction"))?;
            client::call(&CreateTaxCode { code, category, rate, direction, tax_code }).await?
        }
    };
    to_record(&saved)
}

/// The permission to make and change tax codes.
pub const WRITE: &str = "finance.account.write";

/// Tax codes as a form.
pub fn kind() -> RecordKind {
    let blank =
        || json!({"direction": TaxDirection::Sales, "category": TaxCategory::S, "valid_from": figures::today().to_string()});
    RecordKind::new("tax-code-new", WRITE, fields())
        .within("tax_code")
        .named(own_name())
        .wide()
        .blank(blank)
        .fetching(|key| async move { only(&client::call(&ListTaxCodes(by_code(&key))).await?, &key) })
        .saving(save)
}

/// Tax codes.
#[component]
pub fn TaxCodes() -> impl IntoView {
    let rows = use_list("finance.tax_code", |request| async move { client::call(&ListTaxCodes(request)).await });
    MetaPage::new("tax-codes-title", (columns(), rows, |row: &TaxCodeRow| row.code.as_str().to_owned()), kind())
        .beside(history::of)
        .view()
}
