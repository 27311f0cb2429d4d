//! Somebody who works in another company of the book gets a role in this one.

use std::sync::Arc;

use kontor_contract::{
    access::RoleCode,
    company::AdmitUser,
    identity::{BranchId, Role},
};
use leptos::prelude::*;

use super::access::Realm;
use crate::{
    client,
    kit::{Button, Dialog, Form, Select, Shape, TextField, Variant, use_toasts},
    pages::{
        account::parts::{Failure, Sending},
        masters::words_or,
    },
    text::t,
};

/// Fields that tell their failures themselves.
const FIELDS: &[&str] = &["login", "role", "branch_id"];

/// The button and its dialog.
#[component]
pub fn Admit(
    /// Roles and branches to choose from.
    realm: Arc<Realm>,
    /// Somebody was let in.
    done: Callback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button id="user-admit" label=t("user-admit") icon=Shape::Users on_click=move || open.set(true) />
        <Dialog title=t("user-admit-title") open><AdmitPane realm=realm.clone() open done /></Dialog>
    }
}

#[component]
fn AdmitPane(realm: Arc<Realm>, open: RwSignal<bool>, done: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let sending = Sending::new();
    let (login, branch) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let role = RwSignal::new(Role::Reader.as_str().to_owned());
    let branches = realm.branches.iter().map(|branch| (branch.id.to_string(), branch.name.clone())).collect();
    let send = move || {
        let branch_id: Option<BranchId> = branch.get_untracked().parse().ok();
        let role = RoleCode(role.get_untracked());
        let request = AdmitUser { login: login.get_untracked().trim().to_owned(), role, branch_id };
        sending.run(async move { client::call(&request).await }, move |answer| {
            if answer.is_ok() {
                toasts.done(t("user-admitted"));
                open.set(false);
                done.run(());
            }
        });
    };
    view! {
        <div class="dialog-body">
            <p>{t("user-admit-text")}</p>
            <Form class="form form-narrow" on_end=Callback::new(move |()| send())>
                <TextField label=t("label-login") value=login required=true max=64 error=sending.at("login") />
                <Select label=t("label-role") value=role options=Signal::stored(realm.role_choices()) required=true error=sending.at("role") />
                <Select label=t("label-only-branch") value=branch options=Signal::stored(words_or("all-branches", branches)) error=sending.at("branch_id") note=t("only-branch-help") />
            </Form>
            <Failure sending fields=FIELDS />
        </div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button label=t("user-admit-go") variant=Variant::Go disabled=sending.busy on_click=send />
        </footer>
    }
}
