//! Payment terms: when an amount is due, and what discount is given before.

use kontor_contract::tax::{CreatePaymentTerm, ListPaymentTerms, PaymentTermRow, UpdatePaymentTerm};
use kontor_kernel::{Decimal, Percent};
use leptos::prelude::*;
use serde_json::json;

use super::{active_column, active_field, name_fields, own_name};
use crate::{
    client::{self, CallError},
    kit::{
        Cell, ColumnKind,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, MetaPage, Record, RecordKind, by_code, only, part, put, read, to_record, without},
    },
    pages::{history, lookups::own_words},
    text::t,
};

fn days(days: u32) -> Cell {
    Cell::Decimal(Decimal::from(days), 0, 0)
}

fn columns() -> Vec<Column<PaymentTermRow>> {
    vec![
        Column::new("code", t("label-code"), ColumnKind::Link, "112px", |row: &PaymentTermRow| {
            Cell::Link(row.code.as_str().to_owned())
        })
        .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(200px, 1fr)", |row: &PaymentTermRow| {
            Cell::Text(own_words(&row.name))
        }),
        Column::new("due_days", t("label-due-days"), ColumnKind::Quantity, "112px", |row: &PaymentTermRow| days(row.due_days))
            .sortable(),
        Column::new("discount_days", t("label-discount-days"), ColumnKind::Quantity, "136px", |row: &PaymentTermRow| {
            if row.discount_days == 0 { Cell::None } else { days(row.discount_days) }
        }),
        Column::new("discount_percent", t("label-discount-percent"), ColumnKind::Quantity, "128px", |row: &PaymentTermRow| {
            if row.discount_percent.is_zero() { Cell::None } else { Cell::Decimal(row.discount_percent.to_decimal(), 0, 2) }
        }),
        active_column(|row: &PaymentTermRow| row.active),
    ]
}

fn fields() -> Vec<FieldSpec> {
    let [en, de, fr] = name_fields();
    vec![
        FieldSpec::new("code", "label-code", FieldKind::Code(32)).required().fixed(),
        FieldSpec::section("names-section"),
        en,
        de,
        fr,
        FieldSpec::section("term-section"),
        FieldSpec::new("due_days", "label-due-days", FieldKind::Whole).required(),
        FieldSpec::new("discount_days", "label-discount-days", FieldKind::Whole).help("term-discount-help"),
        FieldSpec::new("discount_percent", "label-discount-percent", FieldKind::Quantity(Percent::SCALE)),
        active_field(),
    ]
}

/// No discount is a discount of nothing.
fn with_zeros(mut record: Record) -> Record {
    for (name, nothing) in [("discount_days", json!(0)), ("discount_percent", json!("0"))] {
        if read(&record, name).is_null() {
            put(&mut record, name, nothing);
        }
    }
    record
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let code = part(read(&record, "code"))?;
    let term = part(&with_zeros(without(record, &["code", "version"])))?;
    let saved = match before {
        Some(before) => client::call(&UpdatePaymentTerm { code, version: part(read(&before, "version"))?, term }).await?,
        None => client::call(&CreatePaymentTerm { code, term }).await?,
    };
    to_record(&saved)
}

/// The permission to make and change payment terms.
pub const WRITE: &str = "finance.account.write";

/// Payment terms as a form.
pub fn kind() -> RecordKind {
    RecordKind::new("payment-term-new", WRITE, fields())
        .within("term")
        .named(own_name())
        .blank(|| json!({"due_days": 30, "active": true}))
        .fetching(|key| async move { only(&client::call(&ListPaymentTerms(by_code(&key))).await?, &key) })
        .saving(save)
}

/// Payment terms.
#[component]
pub fn PaymentTerms() -> impl IntoView {
    let rows = use_list("finance.payment_term", |request| async move { client::call(&ListPaymentTerms(request)).await });
    MetaPage::new("payment-terms-title", (columns(), rows, |row: &PaymentTermRow| row.code.as_str().to_owned()), kind())
        .beside(history::of)
        .view()
}
