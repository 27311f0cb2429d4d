//! Roles: the ready-made ones to look at and to copy, and the company's own.

use std::sync::Arc;

use kontor_contract::{
    access::{FieldClass, ListRoles, RoleView, RolesView, SaveRole},
    error::NOT_FOUND,
    list::Page,
};
use kontor_kernel::Decimal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

use super::access::{hidden, permission_groups, role_name};
use crate::{
    client::{self, CallError},
    kit::{
        Answer, Button, Cell, ColumnKind, Shape, Tone,
        list::{Column, use_list},
        loaded,
        metaform::{FieldKind, FieldSpec, Group, MetaPage, Opened, Record, RecordKind, part, put, read, text, to_record},
    },
    session::use_session,
    text::{t, ta},
};

/// The permission to make and change roles.
const WRITE: &str = "identity.role.write";

fn number(count: i64) -> Cell {
    Cell::Decimal(Decimal::from(count), 0, 0)
}

fn columns() -> Vec<Column<RoleView>> {
    vec![
        Column::new("name", t("label-role"), ColumnKind::Link, "minmax(168px, 1fr)", |row: &RoleView| {
            Cell::Link(role_name(&row.code, &row.name))
        }),
        Column::new("code", t("label-code"), ColumnKind::Code, "136px", |row: &RoleView| Cell::Code(row.code.to_string())).low(),
        Column::new("ready_made", t("label-kind"), ColumnKind::Badge, "136px", |row: &RoleView| {
            if row.ready_made { Cell::Badge(Tone::Plain, t("role-ready-made")) } else { Cell::Badge(Tone::Draft, t("role-own")) }
        }),
        Column::new("hides", t("label-hides"), ColumnKind::Text, "minmax(152px, 1fr)", |row: &RoleView| {
            Cell::Text(hidden(&row.hides))
        })
        .low(),
        Column::new("permissions", t("label-permissions"), ColumnKind::Quantity, "136px", |row: &RoleView| {
            number(i64::try_from(row.permissions.len()).unwrap_or(i64::MAX))
        }),
        Column::new("holders", t("label-holders"), ColumnKind::Quantity, "96px", |row: &RoleView| number(row.holders)),
    ]
}

fn fields(permissions: &[String]) -> Vec<FieldSpec> {
    let class = |class: &FieldClass| (class.as_str().to_owned(), t(&format!("field-class-long-{}", class.as_str())));
    let hides = vec![Group { title: String::new(), words: FieldClass::ALL.iter().map(class).collect() }];
    vec![
        FieldSpec::new("name", "label-name", FieldKind::Text(100)).required(),
        FieldSpec::new("code", "label-code", FieldKind::Mono(32)).required().fixed().help("role-code-help"),
        FieldSpec::new("permissions", "role-may", FieldKind::Set(permission_groups(permissions))).help("role-may-help"),
        FieldSpec::new("hides", "role-hides", FieldKind::Set(hides)).help("role-hides-help"),
    ]
}

/// A role as the form takes it: permissions and hidden fields as sets, a name for the ready-made ones too.
fn to_form(role: &RoleView) -> Result<Record, CallError> {
    let set = |words: Vec<&str>| words.into_iter().map(|word| (word.to_owned(), json!(true))).collect::<serde_json::Map<_, _>>();
    let mut record = to_record(role)?;
    put(&mut record, "name", json!(role_name(&role.code, &role.name)));
    put(&mut record, "permissions", set(role.permissions.iter().map(String::as_str).collect()).into());
    put(&mut record, "hides", set(role.hides.iter().map(|class| class.as_str()).collect()).into());
    Ok(record)
}

/// The words of a set of the form.
fn words(record: &Record, name: &str) -> Vec<String> {
    let fields = read(record, name).as_object().into_iter().flatten();
    fields.filter(|(_, held)| **held == json!(true)).map(|(word, _)| word.clone()).collect()
}

/// The roles of the company and what they can be made of.
async fn roles() -> Result<RolesView, CallError> {
    client::call(&ListRoles {}).await
}

async fn fetch(code: String) -> Result<Record, CallError> {
    match roles().await?.roles.iter().find(|role| role.code.0 == code) {
        Some(role) => to_form(role),
        None => Err(CallError(NOT_FOUND.with("what", "role").with("id", code))),
    }
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let request = SaveRole {
        code: part(read(&record, "code"))?,
        version: before.map_or(Ok(0), |before| part(read(&before, "version")))?,
        name: text(&record, "name").to_owned(),
        permissions: words(&record, "permissions"),
        hides: part(&json!(words(&record, "hides")))?,
    };
    to_form(&client::call(&request).await?)
}

/// What a copy of a role starts with.
fn copy_of(role: &Record) -> Record {
    json!({
        "name": ta("role-copy-name", &[("name", text(role, "name"))]), "code": "",
        "permissions": read(role, "permissions"), "hides": read(role, "hides"),
    })
}

fn beside(opened: Opened) -> AnyView {
    let ready_made =
        move || opened.record.with(|role| role.as_ref().is_some_and(|role| *read(role, "ready_made") == json!(true)));
    let copy = move || {
        if let Some(role) = opened.record.get_untracked() {
            opened.copy.run(copy_of(&role));
        }
    };
    view! {
        <Show when=move || opened.record.with(Option::is_some)>
            <div class="choices">
                <Button id="role-copy" label=t("role-copy") icon=Shape::Copy on_click=copy />
                <Show when=ready_made><span class="quiet-text">{t("role-ready-made-text")}</span></Show>
            </div>
        </Show>
    }
    .into_any()
}

/// Roles of the company. The form lists what a role can be made of, so that is known first.
#[component]
pub fn Roles() -> impl IntoView {
    let known: Answer<Arc<Vec<String>>> = RwSignal::new(None);
    let load = move || {
        spawn_local(async move {
            let answer = roles().await.map(|view| Arc::new(view.permissions));
            drop(known.try_set(Some(answer)));
        });
    };
    load();
    loaded(known, load, |permissions| page(&permissions))
}

fn page(permissions: &[String]) -> AnyView {
    let rows = use_list("identity.role", |_| async move { Ok(Page { rows: roles().await?.roles, next: None }) });
    rows.follow("identity.user");
    let kind = RecordKind::new("role-new", WRITE, fields(permissions))
        .wide()
        .blank(|| json!({"code": "", "name": "", "permissions": {}, "hides": {}}))
        .staying(|role| *read(role, "ready_made") == json!(true))
        .fetching(fetch)
        .saving(save);
    let page = MetaPage::new("roles-title", (columns(), rows, |row: &RoleView| row.code.to_string()), kind).without_filter();
    if use_session().may(WRITE) { page.beside(beside) } else { page }.view().into_any()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::words;

    #[test]
    fn a_form_gives_the_words_that_are_checked() {
        let record = json!({"permissions": {"a.b.c": true, "d.e.f": false, "g.h.i": true}});
        assert_eq!(words(&record, "permissions"), ["a.b.c", "g.h.i"]);
        assert!(words(&record, "hides").is_empty());
    }
}
