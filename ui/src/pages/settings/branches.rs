//! Branches of the company and the regions they lie in.

use kontor_contract::branch::{BranchRow, CreateBranch, ListBranches, UpdateBranch};
use leptos::prelude::*;
use serde_json::json;

use crate::{
    client::{self, CallError},
    kit::{
        Cell, ColumnKind,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, MetaPage, Record, RecordKind, by_code, only, part, read, text, to_record},
    },
    text::t,
};

fn columns() -> Vec<Column<BranchRow>> {
    vec![
        Column::new("code", t("label-code"), ColumnKind::Link, "136px", |row: &BranchRow| Cell::Link(row.code.clone()))
            .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(200px, 1fr)", |row: &BranchRow| {
            Cell::Text(row.name.clone())
        })
        .sortable(),
        Column::new("region", t("label-region"), ColumnKind::Text, "minmax(136px, 1fr)", |row: &BranchRow| {
            Cell::Text(row.region.clone())
        }),
    ]
}

fn fields() -> Vec<FieldSpec> {
    vec![
        FieldSpec::new("code", "label-code", FieldKind::Code(32)).required().fixed(),
        FieldSpec::new("name", "label-name", FieldKind::Text(200)).required(),
        FieldSpec::new("region", "label-region", FieldKind::Text(64)).help("branch-region-help"),
    ]
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let (name, region) = (text(&record, "name").to_owned(), text(&record, "region").to_owned());
    let saved = match before {
        Some(before) => {
            let (id, version) = (part(read(&before, "id"))?, part(read(&before, "version"))?);
            client::call(&UpdateBranch { id, version, name, region }).await?
        }
        None => client::call(&CreateBranch { id: None, code: part(read(&record, "code"))?, name, region }).await?,
    };
    to_record(&saved)
}

/// The permission to make and change branches.
const WRITE: &str = "identity.company.write";

/// Branches of the company.
#[component]
pub fn Branches() -> impl IntoView {
    let rows = use_list("identity.branch", |request| async move { client::call(&ListBranches(request)).await });
    let kind = RecordKind::new("branch-new", WRITE, fields())
        .within("branch")
        .blank(|| json!({"code": "", "name": "", "region": ""}))
        .fetching(|key| async move { only(&client::call(&ListBranches(by_code(&key))).await?, &key) })
        .saving(save);
    MetaPage::new("branches-title", (columns(), rows, |row: &BranchRow| row.code.clone()), kind)
        .without_filter()
        .when_empty(t("branches-empty-title"), t("branches-empty-text"))
        .view()
}
