//! The chart of accounts.

use std::str::FromStr;

use kontor_contract::finance::{AccountRow, AccountType, CreateAccount, ListAccounts, UpdateAccount};
use kontor_kernel::AccountCode;
use leptos::prelude::*;

use crate::{
    client::{self, CallError},
    kit::{
        Cell, ColumnKind, Tone,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, MetaPage, Record},
    },
    text::t,
};

fn type_word(account_type: AccountType) -> String {
    t(&format!("account-type-{}", account_type.as_str()))
}

fn columns() -> Vec<Column<AccountRow>> {
    vec![
        Column::new("code", t("label-code"), ColumnKind::Link, "96px", |row: &AccountRow| {
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
        FieldSpec::new("code", "label-code", FieldKind::Code(32)).required().fixed(),
        FieldSpec::new("name", "label-name", FieldKind::Text(200)).required(),
        FieldSpec::new("account_type", "label-type", FieldKind::Choice(types)).required().fixed(),
        FieldSpec::new("group_code", "label-group", FieldKind::Code(32)).help("account-group-help"),
        FieldSpec::new("active", "account-takes-postings", FieldKind::Flag),
    ]
}

fn record(row: Option<&AccountRow>) -> Record {
    let account_type = row.map_or(AccountType::Asset, |row| row.account_type);
    Record::from([
        ("code", row.map(|row| row.code.as_str().to_owned()).unwrap_or_default()),
        ("name", row.map(|row| row.name.clone()).unwrap_or_default()),
        ("account_type", account_type.as_str().to_owned()),
        ("group_code", row.map(|row| row.group_code.clone()).unwrap_or_default()),
        ("active", row.is_none_or(|row| row.active).to_string()),
    ])
}

async fn save(record: Record, before: Option<AccountRow>) -> Result<AccountRow, CallError> {
    let text = |name: &str| record.get(name).cloned().unwrap_or_default();
    match before {
        Some(row) => {
            client::call(&UpdateAccount {
                code: row.code,
                version: row.version,
                name: text("name"),
                group_code: text("group_code"),
                active: text("active") == "true",
            })
            .await
        }
        None => {
            let code = AccountCode::from_str(&text("code"))
                .map_err(|_| CallError(kontor_contract::error::REQUEST_INVALID.with("reason", "code").at("code")))?;
            let account_type =
                AccountType::ALL.iter().copied().find(|one| one.as_str() == text("account_type")).unwrap_or(AccountType::Asset);
            client::call(&CreateAccount { code, name: text("name"), account_type, group_code: text("group_code") }).await
        }
    }
}

/// The chart of accounts.
#[component]
pub fn Accounts() -> impl IntoView {
    let rows = use_list("finance.account", |request| async move { client::call(&ListAccounts(request)).await });
    MetaPage::new(
        ("accounts-title", "account-new", "finance.account.write"),
        (columns(), rows, |row| row.code.as_str().to_owned()),
        (fields(), record),
        save,
    )
    .view()
}
