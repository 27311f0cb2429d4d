//! The rules on what needs a second person.

use kontor_contract::{
    access::ListRoles,
    approvals::{CreateRule, GetRule, ListRules, RuleRow, UpdateRule, WEIGHED},
    branch::ListBranches,
    identity::Role,
    list::ListRequest,
    parties::GetParty,
};
use kontor_kernel::Percent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

use super::{call_word, percent};
use crate::{
    client::{self, CallError},
    kit::{
        Cell, ColumnKind,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, MetaPage, Record, RecordKind, part, put, read, text, to_record, without},
    },
    pages::{
        lookups::{self, Parties},
        masters::{active_column, words, words_or},
    },
    session::use_session,
    text::t,
};

fn columns() -> Vec<Column<RuleRow>> {
    vec![
        Column::new("name", t("label-name"), ColumnKind::Link, "minmax(200px, 1fr)", |row: &RuleRow| {
            Cell::Link(row.name.clone())
        })
        .sortable(),
        Column::new("call", t("approval-what"), ColumnKind::Text, "minmax(160px, 1fr)", |row: &RuleRow| {
            Cell::Text(call_word(&row.call))
        }),
        Column::new("amount_from", t("rule-amount-from"), ColumnKind::Amount, "136px", |row: &RuleRow| {
            row.amount_from.map_or(Cell::None, Cell::Amount)
        }),
        Column::new("discount_from", t("rule-discount-from"), ColumnKind::Quantity, "120px", |row: &RuleRow| {
            percent(row.discount_from)
        }),
        Column::new("party", t("label-party"), ColumnKind::Text, "160px", |row: &RuleRow| Cell::Text(row.party.clone())).low(),
        active_column(|row: &RuleRow| row.active),
    ]
}

/// What the form chooses from.
#[derive(Clone)]
struct Choices {
    branches: Vec<(String, String)>,
    roles: Vec<(String, String)>,
}

impl Choices {
    /// Whoever may not list the roles chooses among the ready-made ones.
    async fn read() -> Self {
        let rows = client::call(&ListBranches(ListRequest::default())).await.map(|page| page.rows).unwrap_or_default();
        let own = rows.into_iter().map(|row| (row.id.to_string(), row.name));
        let branches = std::iter::once((String::new(), t("all-branches"))).chain(own).collect();
        let own = client::call(&ListRoles {}).await.map(|view| view.roles).unwrap_or_default();
        let own = own.into_iter().filter(|role| role.code.ready_made().is_none()).map(|role| (role.code.0, role.name));
        let ready_made = words("role", Role::ALL.iter().map(|role| role.as_str()));
        Self { branches, roles: words_or("rule-any-role", ready_made.into_iter().chain(own).collect()) }
    }
}

fn fields(choices: Choices, digits: u32) -> Vec<FieldSpec> {
    let calls = WEIGHED.iter().map(|call| ((*call).to_owned(), call_word(call))).collect();
    let Choices { branches, roles } = choices;
    vec![
        FieldSpec::new("name", "label-name", FieldKind::Text(120)).required().help("rule-name-help"),
        FieldSpec::new("call", "approval-what", FieldKind::Choice(calls)).required(),
        FieldSpec::section("rule-conditions"),
        FieldSpec::new("amount_from", "rule-amount-from", FieldKind::Amount(digits)).help("rule-amount-help"),
        FieldSpec::new("discount_from", "rule-discount-from", FieldKind::Quantity(Percent::SCALE)).help("rule-discount-help"),
        FieldSpec::new("party", "label-party", FieldKind::Lookup(lookups::parties(Parties::All))).help("rule-party-help"),
        FieldSpec::new("role", "label-role", FieldKind::Choice(roles)).help("rule-role-help"),
        FieldSpec::new("branch_id", "label-only-branch", FieldKind::Choice(branches)),
        FieldSpec::new("own_bank_details", "rule-own-bank-details", FieldKind::Flag).wide(),
        FieldSpec::new("own_document", "rule-own-document", FieldKind::Flag).wide(),
        FieldSpec::new("active", "rule-active", FieldKind::Flag).wide(),
    ]
}

/// A rule names its party by id, the form by code.
async fn with_code(mut record: Record) -> Result<Record, CallError> {
    let id = read(&record, "party_id");
    if !id.is_null() {
        let party = client::call(&GetParty { id: Some(part(id)?), code: None }).await?;
        put(&mut record, "party", json!(party.code));
    }
    Ok(without(record, &["party_id"]))
}

async fn with_id(mut record: Record) -> Result<Record, CallError> {
    let code = text(&record, "party").to_owned();
    if !code.is_empty() {
        let party = client::call(&GetParty { id: None, code: Some(part(&json!(code))?) }).await?;
        put(&mut record, "party_id", json!(party.id));
    }
    Ok(without(record, &["party", "id", "version"]))
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let rule = part(&with_id(record).await?)?;
    let saved = match before {
        Some(before) => {
            let (id, version) = (part(read(&before, "id"))?, part(read(&before, "version"))?);
            client::call(&UpdateRule { id, version, rule }).await?
        }
        None => client::call(&CreateRule { id: None, rule }).await?,
    };
    with_code(to_record(&saved)?).await
}

async fn fetch(key: String) -> Result<Record, CallError> {
    let rule = client::call(&GetRule { id: part(&json!(key))? }).await?;
    with_code(to_record(&rule)?).await
}

/// Rules for approvals. The form names branches and roles, so those are known first.
#[component]
pub fn ApprovalRules() -> impl IntoView {
    let choices = RwSignal::new(None::<Choices>);
    spawn_local(async move {
        let read = Choices::read().await;
        drop(choices.try_set(Some(read)));
    });
    move || choices.get().map(page)
}

fn page(choices: Choices) -> AnyView {
    let digits = use_session().currency().minor_digits();
    let rows = use_list("approvals.rule", |request| async move { client::call(&ListRules(request)).await });
    let kind = RecordKind::new("rule-new", "approvals.rule.write", fields(choices, digits))
        .within("rule")
        .keyed("id")
        .blank(|| json!({ "call": WEIGHED.first(), "active": true, "own_bank_details": false, "own_document": false }))
        .fetching(fetch)
        .saving(save);
    MetaPage::new("approval-rules-title", (columns(), rows, |row: &RuleRow| row.id.to_string()), kind)
        .without_filter()
        .when_empty(t("rules-empty-title"), t("rules-empty-text"))
        .view()
        .into_any()
}
