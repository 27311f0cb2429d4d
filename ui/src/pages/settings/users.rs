//! Who works in the company: users and their roles.

use std::sync::Arc;

use kontor_contract::{
    identity::{CreateUser, DeactivateUser, ListUsers, ResetPassword, Role, UpdateUser, UserId, UserRow},
    list::{Condition, ListRequest, Scalar},
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

use super::{access::Realm, admit::Admit, grants::Grants};
use crate::{
    client::{self, CallError},
    kit::{
        Answer, Button, Cell, ColumnKind, Dialog, Form, Shape, TextField, Toasts, Tone, Variant,
        list::{Column, use_list},
        loaded,
        metaform::{FieldKind, FieldSpec, MetaPage, Opened, Record, RecordKind, only, part, read, text, to_record, without},
        use_toasts,
    },
    pages::{account::door::Door, lookups, masters::words_or},
    routes::use_going,
    session::use_session,
    text::{language, t, ta},
};

fn columns(realm: Arc<Realm>) -> Vec<Column<UserRow>> {
    vec![
        Column::new("login", t("label-login"), ColumnKind::Link, "160px", |row: &UserRow| Cell::Link(row.login.clone()))
            .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(200px, 1fr)", |row: &UserRow| {
            Cell::Text(row.name.clone())
        })
        .sortable(),
        Column::new("role", t("label-role"), ColumnKind::Text, "minmax(160px, 1fr)", move |row: &UserRow| {
            Cell::Text(realm.role(&row.role))
        }),
        Column::new("active", t("label-state"), ColumnKind::Badge, "160px", |row: &UserRow| {
            if row.active { Cell::Badge(Tone::Plain, t("user-active")) } else { Cell::Badge(Tone::Draft, t("user-inactive")) }
        }),
    ]
}

fn fields(realm: &Realm) -> Vec<FieldSpec> {
    let roles = realm.role_choices();
    let branches = realm.branches.iter().map(|branch| (branch.id.to_string(), branch.name.clone())).collect();
    let branches = words_or("all-branches", branches);
    vec![
        FieldSpec::new("login", "label-login", FieldKind::Text(64)).required().fixed(),
        FieldSpec::new("name", "label-name", FieldKind::Text(200)).required(),
        FieldSpec::new("role", "label-role", FieldKind::Choice(roles)).required().help("role-help"),
        FieldSpec::new("branch_id", "label-only-branch", FieldKind::Choice(branches)).help("only-branch-help"),
        FieldSpec::new("language", "label-language", FieldKind::Choice(lookups::languages())).required(),
        FieldSpec::new("password", "label-first-password", FieldKind::Secret).required().at_first().help("first-password-help"),
    ]
}

async fn fetch(login: String) -> Result<Record, CallError> {
    let filter = [("login".to_owned(), Condition::Is(Scalar::Text(login.clone())))].into();
    let request = ListRequest { filter, limit: Some(1), ..ListRequest::default() };
    only(&client::call(&ListUsers(request)).await?, &login)
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let (role, branch_id) = (part(read(&record, "role"))?, part(read(&record, "branch_id"))?);
    let Some(before) = before else {
        let user = part(&without(record, &["role", "branch_id"]))?;
        return to_record(&client::call(&CreateUser { user, role, branch_id, keep_password: false }).await?);
    };
    let request = UpdateUser {
        id: part(read(&before, "id"))?,
        version: part(read(&before, "version"))?,
        name: part(read(&record, "name"))?,
        language: part(read(&record, "language"))?,
        role,
        branch_id,
        active: part(read(&before, "active"))?,
    };
    to_record(&client::call(&request).await?)
}

/// Lets a user in again whose access was ended.
fn let_in(opened: Opened, toasts: Toasts) {
    let Some(record) = opened.record.get_untracked() else { return };
    spawn_local(async move {
        let answer = match part(&without(record, &["login"])) {
            Ok(user) => client::call(&UpdateUser { active: true, ..user }).await.map(drop),
            Err(error) => Err(error),
        };
        match answer {
            Ok(()) => {
                toasts.done(t("user-reactivated"));
                opened.reload.run(());
            }
            Err(error) => toasts.failed(error.sentence()),
        }
    });
}

/// What stands below the form: what the user may do and why, and what can be done with them.
fn beside(opened: Opened, realm: Arc<Realm>, may: bool) -> AnyView {
    let going = use_going();
    let why = move || {
        if let Some(record) = opened.record.get_untracked() {
            going.to(&format!("/settings/users/{}", text(&record, "id")));
        }
    };
    view! {
        <Show when=move || opened.record.with(Option::is_some)>
            <div class="choices"><Button id="why-open" label=t("why-open") icon=Shape::Eye on_click={ let why = why.clone(); move || why() } /></div>
        </Show>
        <Grants opened realm />
        {may.then(|| actions(opened))}
    }
    .into_any()
}

/// What can be done with a user: a new password, an end, a return.
fn actions(opened: Opened) -> AnyView {
    let resets = RwSignal::new(false);
    let ends = RwSignal::new(false);
    let active =
        move || opened.record.with(|record| record.as_ref().is_some_and(|record| *read(record, "active") == json!(true)));
    let toasts = use_toasts();
    let ended =
        move || opened.record.with(|record| record.as_ref().is_some_and(|record| *read(record, "active") == json!(false)));
    // Made anew for another user only: what is open at the door stays while the record is read again.
    let door = Memo::new(move |_| {
        opened.record.with(|record| {
            let record = record.as_ref()?;
            Some((part::<UserId>(read(record, "id")).ok()?, text(record, "name").to_owned()))
        })
    });
    view! {
        <Show when=ended>
            <div class="choices"><Button label=t("user-reactivate") on_click=move || let_in(opened, toasts) /></div>
        </Show>
        <Show when=active>
            <div class="choices">
                <Button label=t("user-reset") on_click=move || resets.set(true) />
                <Button label=t("user-deactivate") on_click=move || ends.set(true) />
            </div>
        </Show>
        {move || door.get().map(|(user_id, name)| view! { <Door user_id name /> })}
        <Dialog title=t("user-reset-title") open=resets><ResetPane opened open=resets /></Dialog>
        <Dialog title=t("user-deactivate-title") open=ends><EndPane opened open=ends /></Dialog>
    }
    .into_any()
}

fn who(opened: Opened) -> String {
    opened.record.with_untracked(|record| record.as_ref().map(|record| text(record, "name").to_owned()).unwrap_or_default())
}

#[component]
fn ResetPane(opened: Opened, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let password = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<CallError>);
    let busy = RwSignal::new(false);
    let go = move || {
        let Some(record) = opened.record.get_untracked() else { return };
        let Ok(id) = part(read(&record, "id")) else { return };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = client::call(&ResetPassword { id, password: password.get_untracked() }).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    toasts.done(t("user-reset-done"));
                    open.set(false);
                    opened.reload.run(());
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let error = Signal::derive(move || failed.with(|failed| failed.as_ref().map(CallError::sentence)));
    view! {
        <div class="dialog-body">
            <p>{ta("user-reset-text", &[("name", &who(opened))])}</p>
            <Form class="form form-narrow"><TextField label=t("label-new-password") value=password required=true secret=true error note=t("password-help") /></Form>
        </div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button label=t("user-reset") variant=Variant::Go disabled=busy on_click=go />
        </footer>
    }
}

#[component]
fn EndPane(opened: Opened, open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let failed = RwSignal::new(None::<CallError>);
    let go = move || {
        let Some(record) = opened.record.get_untracked() else { return };
        let (Ok(id), Ok(version)) = (part(read(&record, "id")), part(read(&record, "version"))) else { return };
        spawn_local(async move {
            match client::call(&DeactivateUser { id, version }).await {
                Ok(_) => {
                    toasts.done(t("user-deactivated"));
                    open.set(false);
                    opened.reload.run(());
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    view! {
        <div class="dialog-body">
            <p>{ta("user-deactivate-text", &[("name", &who(opened))])}</p>
            <div role="alert">{move || failed.get().map(|error| view! { <p class="field-error">{error.sentence()}</p> })}</div>
        </div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button label=t("user-deactivate") variant=Variant::Danger on_click=go />
        </footer>
    }
}

/// Users of the company. List and form name roles and branches, so those are known first.
#[component]
pub fn Users() -> impl IntoView {
    let session = use_session();
    let known: Answer<Arc<Realm>> = RwSignal::new(None);
    let load = move || {
        spawn_local(async move {
            let realm = Realm::load(session).await.map(Arc::new);
            drop(known.try_set(Some(realm)));
        });
    };
    load();
    loaded(known, load, page)
}

fn page(realm: Arc<Realm>) -> AnyView {
    let may = use_session().may("identity.user.write");
    let rows = use_list("identity.user", |request| async move { client::call(&ListUsers(request)).await });
    let kind = RecordKind::new("user-new", "identity.user.write", fields(&realm))
        .within("user")
        .keyed("login")
        .blank(|| json!({"role": Role::Sales, "language": language(), "branch_id": null}))
        .fetching(fetch)
        .saving(save);
    let columns = columns(Arc::clone(&realm));
    // Whoever works in this company alone knows nobody of another one.
    let admits = may && use_session().companies().len() > 1;
    let (choices, done) = (Arc::clone(&realm), Callback::new(move |()| rows.reload()));
    MetaPage::new("users-title", (columns, rows, |row: &UserRow| row.login.clone()), kind)
        .without_filter()
        .heading(move || admits.then(|| view! { <Admit realm=Arc::clone(&choices) done /> }).into_any())
        .beside(move |opened| beside(opened, Arc::clone(&realm), may))
        .view()
        .into_any()
}
