//! The chart of accounts.

use kontor_contract::finance::{AccountRow, AccountType, CreateAccount, ListAccounts, UpdateAccount};
use leptos::prelude::*;
use serde_json::json;

use crate::{
    client::{self, CallError},
    kit::{
        Cell, ColumnKind, Tone,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, MetaPage, Record, RecordKind, by_code, only, part, read, to_record},
    },
    pages::{filters, history},
    text::t,
};

fn type_word(account_type: AccountType) -> String {
    t(&format!("account-type-{}", account_type.as_str()))
}

fn columns() -> Vec<Column<AccountRow>> {
    vec![
        Column::new("code", t("label-number"), ColumnKind::Link, "96px", |row: &AccountRow| {
            Cell::Link(row.code.as_str().to_owned())
        })
        .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(200px, 1fr)", |row: &AccountRow| {
            Cell::Text(row.name.clone())
        }),
        Column::new("account_type", t("label-type"), ColumnKind::Text, "144px", |row: &AccountRow| {
            Cell::Text(type_word(row.account_type))
        }),
        Column::new("control", t("label-control"), ColumnKind::Text, "176px", |row: &AccountRow| {
            row.control.map_or(Cell::None, |control| Cell::Text(t(&format!("control-{}", control.as_str()))))
        })
        .low(),
        Column::new("group_code", t("label-group"), ColumnKind::Code, "96px", |row: &AccountRow| {
            Cell::Code(row.group_code.clone())
        })
        .low(),
        Column::new("active", t("label-state"), ColumnKind::Badge, "128px", |row: &AccountRow| {
            if row.active {
                Cell::Badge(Tone::Plain, t("account-active"))
            } else {
                Cell::Badge(Tone::Draft, t("account-inactive"))
            }
        }),
    ]
}

fn fields() -> Vec<FieldSpec> {
    let types = AccountType::ALL.iter().map(|one| (one.as_str().to_owned(), type_word(*one))).collect();
    vec![
        FieldSpec::new("code", "label-number", FieldKind::Code(32)).required().fixed(),
        FieldSpec::new("name", "label-name", FieldKind::Text(200)).required(),
        FieldSpec::new("account_type", "label-type", FieldKind::Choice(types)).required().fixed(),
        FieldSpec::new("group_code", "label-group", FieldKind::Code(32)).help("account-group-help"),
        FieldSpec::new("active", "account-takes-postings", FieldKind::Flag),
    ]
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let saved = match before {
        Some(before) => {
            client::call(&UpdateAccount {
                code: part(read(&before, "code"))?,
                version: part(read(&before, "version"))?,
                name: part(read(&record, "name"))?,
                group_code: part(read(&record, "group_code"))?,
                active: part(read(&record, "active"))?,
            })
            .await?
        }
        None => {
            client::call(&CreateAccount {
                code: part(read(&record, "code"))?,
                name: part(read(&record, "name"))?,
                account_type: part(read(&record, "account_type"))?,
                group_code: part(read(&record, "group_code"))?,
            })
            .await?
        }
    };
    to_record(&saved)
}

/// The permission to make and change accounts.
pub const WRITE: &str = "finance.account.write";

/// Accounts as a form.
pub fn kind() -> RecordKind {
    RecordKind::new("account-new", WRITE, fields())
        .blank(|| json!({"account_type": AccountType::Asset, "active": true}))
        .fetching(|key| async move { only(&client::call(&ListAccounts(by_code(&key))).await?, &key) })
        .saving(save)
}

/// The chart of accounts.
#[component]
pub fn Accounts() -> impl IntoView {
    let types: Vec<&str> = AccountType::ALL.iter().map(|one| one.as_str()).collect();
    let rows = use_list("finance.account", |request| async move { client::call(&ListAccounts(request)).await });
    MetaPage::new("accounts-title", (columns(), rows, |row: &AccountRow| row.code.as_str().to_owned()), kind())
        .filtered(vec![
            filters::active(|row: &AccountRow| row.active),
            filters::words("account_type", "label-type", "account-type", &types, |row: &AccountRow| row.account_type.as_str()),
        ])
        .beside(history::of)
        .view()
}
