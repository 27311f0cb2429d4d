//! The grants of a user: which roles, where, how much of it, how long. They stand below the user's form.

use std::sync::Arc;

use kontor_contract::{
    access::{CreateGrant, GrantTerms, GrantView, ListGrants, RevokeGrant, UpdateGrant},
    error::NOT_FOUND,
    identity::{GrantId, Role, UserId},
};
use kontor_kernel::{CurrencyCode, Money, Percent, decimal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value as Json, json};

use super::access::{Realm, days, limits};
use crate::{
    client::{self, CallError, live::use_live},
    figures,
    keymap::Cmd,
    kit::{
        Badge, Button, Dialog, Form, Icon, IconButton, Shape, Toasts, Tone, Variant,
        merge::{Clash, MergeDialog},
        metaform::{FieldKind, FieldSpec, Opened, Record, RecordKind, Sending, part, put, read, to_record, without},
        use_toasts,
    },
    pages::masters::words_or,
    session::use_session,
    text::{t, ta},
};

/// The permission to give and take back grants.
const WRITE: &str = "identity.grant.write";
/// The dialog's fields, for errors.
const FORM: &str = "grant-form";
/// Limits that are amounts; the book counts them in minor units.
const AMOUNTS: [&str; 2] = ["limits/post_up_to", "limits/approve_up_to"];

/// What moves while somebody looks at the grants of a user.
#[derive(Clone, Copy)]
struct Desk {
    user: Memo<Option<UserId>>,
    grants: RwSignal<Vec<GrantView>>,
    failed: RwSignal<Option<CallError>>,
    realm: StoredValue<Arc<Realm>>,
    currency: CurrencyCode,
    /// The one in the dialog; none for a new one.
    edited: RwSignal<Option<GrantView>>,
    editing: RwSignal<bool>,
    taken: RwSignal<Option<GrantView>>,
    taking: RwSignal<bool>,
    /// Sends what is in the dialog.
    send: RwSignal<Option<Callback<()>>>,
    clash: RwSignal<Option<Clash>>,
    opened: Opened,
    toasts: Toasts,
}

impl Desk {
    fn load(self) {
        let Some(user_id) = self.user.get_untracked() else { return self.grants.set(Vec::new()) };
        spawn_local(async move {
            let answer = client::call(&ListGrants { user_id }).await;
            // Another user may be open by now.
            if self.user.try_get_untracked() != Some(Some(user_id)) {
                return;
            }
            match answer {
                Ok(view) => {
                    self.failed.set(None);
                    self.grants.set(view.grants);
                }
                Err(error) => self.failed.set(Some(error)),
            }
        });
    }
    fn edit(self, grant: Option<GrantView>) {
        self.edited.set(grant);
        self.editing.set(true);
    }
    /// Reads the user again: the main grant stands in the form.
    fn changed(self) {
        self.load();
        self.opened.reload.run(());
    }
}

/// The grants of the open user.
#[component]
pub fn Grants(
    /// The user.
    opened: Opened,
    /// What grants speak of.
    realm: Arc<Realm>,
) -> impl IntoView {
    let session = use_session();
    let user = Memo::new(move |_| opened.record.with(|record| part::<UserId>(read(record.as_ref()?, "id")).ok()));
    let desk = Desk {
        user,
        grants: RwSignal::new(Vec::new()),
        failed: RwSignal::new(None),
        realm: StoredValue::new(realm),
        currency: session.currency(),
        edited: RwSignal::new(None),
        editing: RwSignal::new(false),
        taken: RwSignal::new(None),
        taking: RwSignal::new(false),
        send: RwSignal::new(None),
        clash: RwSignal::new(None),
        opened,
        toasts: use_toasts(),
    };
    let changed = use_live("identity.user");
    Effect::new(move |_| {
        user.track();
        changed.track();
        desk.load();
    });
    let may = session.may(WRITE);
    view! {
        <Show when=move || user.get().is_some()>
            <section class="section" aria-label=t("grants-title")>
                <div class="section-head">
                    <h3 class="form-section grow">{t("grants-title")}</h3>
                    {may.then(|| view! { <Button id="grant-add" label=t("grant-add") icon=Shape::Plus on_click=move || desk.edit(None) /> })}
                </div>
                {move || desk.failed.get().map(|error| view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> })}
                <ul class="rules">{move || desk.grants.get().into_iter().map(|grant| one(desk, grant, may)).collect_view()}</ul>
            </section>
        </Show>
        <Dialog title=t("grant-title") open=desk.editing submit=Callback::new(move |()| if let Some(send) = desk.send.get_untracked() { send.run(()) })><GrantPane desk /></Dialog>
        <MergeDialog clash=desk.clash />
        <Dialog title=t("grant-take-title") open=desk.taking><TakePane desk /></Dialog>
    }
}

fn one(desk: Desk, grant: GrantView, may: bool) -> impl IntoView {
    let realm = desk.realm.get_value();
    let (role, terms) = (realm.role(&grant.terms.role), grant.terms.clone());
    let more = [limits(terms.limits, desk.currency), days(terms.valid_from, terms.valid_to)];
    let more = more.into_iter().filter(|text| !text.is_empty()).map(|text| view! { <span class="quiet-text num">{text}</span> });
    let holds = terms.holds_on(figures::today());
    let (edited, taken, main) = (grant.clone(), grant.clone(), grant.main);
    let take = move || {
        desk.taken.set(Some(taken.clone()));
        desk.taking.set(true);
    };
    // The grant of a team is changed with the team.
    let team = grant.team_id.map(|id| ta("grant-of-team", &[("team", &realm.team(id))]));
    let may = may && team.is_none();
    let takes = may && !main;
    view! {
        <li class="rule">
            <div class="rule-text">
                <span class="rule-head"><span class="strong">{role.clone()}</span>{(!holds).then(|| view! { <Badge tone=Tone::Draft label=t("rule-another-day") icon=Shape::Clock /> })}</span>
                <span>{realm.area(&terms)}</span>
                {team.map(|team| view! { <span class="quiet-text">{team}</span> })}
                {more.collect_view()}
            </div>
            {may.then(|| view! { <IconButton shape=Shape::Pencil label=ta("grant-change", &[("role", &role)]) on_click=move || desk.edit(Some(edited.clone())) /> })}
            {takes.then(|| view! { <IconButton shape=Shape::Trash label=ta("grant-take", &[("role", &role)]) on_click=take /> })}
        </li>
    }
}

/// Choices that name what is not among them, so that it is not lost without a word.
fn with(mut choices: Vec<(String, String)>, word: Option<String>, shown: impl FnOnce() -> String) -> Vec<(String, String)> {
    if let Some(word) = word.filter(|word| choices.iter().all(|(known, _)| known != word)) {
        choices.push((word, shown()));
    }
    choices
}

/// The fields of a grant's terms; `terms` are those it has.
pub(super) fn fields_of_terms(realm: &Realm, digits: u32, terms: Option<&GrantTerms>) -> Vec<FieldSpec> {
    let regions: Vec<_> = realm.regions().into_iter().map(|region| (region.clone(), region)).collect();
    let branches = realm.branches.iter().map(|branch| (branch.id.to_string(), branch.name.clone())).collect();
    let warehouses =
        realm.warehouses.iter().map(|warehouse| (warehouse.id.to_string(), format!("{} {}", warehouse.code, warehouse.name)));
    let region = terms.map(|terms| terms.region.clone());
    let regions = with(words_or("all-regions", regions), region, || terms.map(|terms| terms.region.clone()).unwrap_or_default());
    let warehouse = terms.and_then(|terms| terms.warehouse_id).map(|id| id.to_string());
    let warehouses = with(words_or("all-warehouses", warehouses.collect()), warehouse, || t("area-warehouse-unknown"));
    vec![
        FieldSpec::new("role", "label-role", FieldKind::Choice(realm.role_choices())).required().wide(),
        FieldSpec::section("grant-where"),
        FieldSpec::new("region", "label-region", FieldKind::Choice(regions)),
        FieldSpec::new("branch_id", "label-only-branch", FieldKind::Choice(words_or("all-branches", branches))),
        FieldSpec::new("warehouse_id", "label-stock-warehouse", FieldKind::Choice(warehouses))
            .help("grant-warehouse-help")
            .wide(),
        FieldSpec::new("own_only", "grant-own-only", FieldKind::Flag).wide(),
        FieldSpec::section("grant-how-much"),
        FieldSpec::new(AMOUNTS[0], "grant-post-up-to", FieldKind::Amount(digits)),
        FieldSpec::new(AMOUNTS[1], "grant-approve-up-to", FieldKind::Amount(digits)),
        FieldSpec::new("limits/discount_up_to", "grant-discount-up-to", FieldKind::Quantity(Percent::SCALE)),
        FieldSpec::section("grant-how-long"),
        FieldSpec::new("valid_from", "label-valid-from", FieldKind::Date),
        FieldSpec::new("valid_to", "label-valid-to", FieldKind::Date),
    ]
}

/// Terms as a form takes them: amounts as decimals.
pub(super) fn from_terms(terms: &GrantTerms, currency: CurrencyCode) -> Result<Record, CallError> {
    let mut record = to_record(terms)?;
    for name in AMOUNTS {
        let amount = read(&record, name).as_i64().map(|minor| Money::new(minor, currency).to_decimal().to_string());
        put(&mut record, name, amount.map_or(Json::Null, Json::String));
    }
    Ok(record)
}

/// A grant as the form takes it.
fn to_form(grant: &GrantView, currency: CurrencyCode) -> Result<Record, CallError> {
    let mut record = from_terms(&grant.terms, currency)?;
    put(&mut record, "id", json!(grant.id));
    put(&mut record, "version", json!(grant.version));
    Ok(record)
}

/// What the form holds as terms.
pub(super) fn to_terms(mut record: Record, currency: CurrencyCode) -> Result<GrantTerms, CallError> {
    for name in AMOUNTS {
        let amount = read(&record, name).as_str().and_then(|text| decimal::parse_plain(text).ok());
        let minor = amount.map(|amount| Money::try_from_decimal(amount, currency).map(Money::minor));
        let minor = minor.transpose().map_err(|error| CallError::unreadable(error.to_string()))?;
        put(&mut record, name, json!(minor));
    }
    // No region is an empty one.
    if read(&record, "region").is_null() {
        put(&mut record, "region", json!(""));
    }
    part(&record)
}

/// A grant of this user as a form.
fn kind(desk: Desk, user_id: UserId) -> RecordKind {
    let currency = desk.currency;
    let terms = desk.edited.with_untracked(|grant| grant.as_ref().map(|grant| grant.terms.clone()));
    let fields = desk.realm.with_value(|realm| fields_of_terms(realm, currency.minor_digits(), terms.as_ref()));
    RecordKind::new("grant-add", WRITE, fields)
        .within("terms")
        .keyed("id")
        .blank(|| json!({"role": Role::Reader, "region": null, "branch_id": null, "warehouse_id": null, "own_only": false}))
        .fetching(move |id| async move {
            let grants = client::call(&ListGrants { user_id }).await?.grants;
            let missing = || CallError(NOT_FOUND.with("what", "grant").with("id", id.clone()));
            to_form(grants.iter().find(|grant| grant.id.to_string() == id).ok_or_else(missing)?, currency)
        })
        .saving(move |record, before| async move {
            let terms = to_terms(without(record, &["id", "version"]), currency)?;
            let saved = match before {
                Some(before) => {
                    let (id, version): (GrantId, i64) = (part(read(&before, "id"))?, part(read(&before, "version"))?);
                    client::call(&UpdateGrant { id, version, terms }).await?
                }
                None => client::call(&CreateGrant { user_id, terms }).await?,
            };
            to_form(&saved, currency)
        })
}

/// Makes or changes a grant.
#[component]
fn GrantPane(desk: Desk) -> impl IntoView {
    let Some(user_id) = desk.user.get_untracked() else { return ().into_any() };
    let kind = kind(desk, user_id);
    let mut sending = Sending::new(kind.clone(), FORM);
    // Asked beside this dialog, not inside it.
    sending.clash = desk.clash;
    desk.send.set(Some(Callback::new(move |()| sending.store())));
    let shown = desk.edited.with_untracked(|grant| grant.as_ref().map(|grant| to_form(grant, desk.currency)));
    match shown {
        Some(Ok(record)) => sending.show(&record),
        Some(Err(error)) => sending.typing.failed.set(Some(error)),
        None => sending.start(&kind.start()),
    }
    sending.on_done(move |_| {
        desk.editing.set(false);
        desk.changed();
    });
    let typing = sending.typing;
    let go = if desk.edited.with_untracked(Option::is_some) { "action-save" } else { "grant-give" };
    view! {
        <div class="dialog-body" id=FORM>
            {move || typing.failed.get().map(|error| view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> })}
            <Form class="form form-pairs">{typing.fields()}</Form>
        </div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || desk.editing.set(false) />
            <Button label=t(go) variant=Variant::Go cmd=Cmd::Submit disabled=sending.busy on_click=move || sending.store() />
        </footer>
    }
    .into_any()
}

/// Asks before a grant is taken back.
#[component]
fn TakePane(desk: Desk) -> impl IntoView {
    let failed = RwSignal::new(None::<CallError>);
    let role = desk.taken.with_untracked(|grant| {
        grant.as_ref().map(|grant| desk.realm.with_value(|realm| (realm.role(&grant.terms.role), realm.area(&grant.terms))))
    });
    let (role, area) = role.unwrap_or_default();
    let go = move || {
        let Some(grant) = desk.taken.get_untracked() else { return };
        spawn_local(async move {
            match client::call(&RevokeGrant { id: grant.id, version: grant.version }).await {
                Ok(_) => {
                    desk.toasts.done(t("grant-taken"));
                    desk.taking.set(false);
                    desk.changed();
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    view! {
        <div class="dialog-body">
            <p>{ta("grant-take-text", &[("role", &role), ("area", &area)])}</p>
            <div role="alert">{move || failed.get().map(|error| view! { <p class="field-error">{error.sentence()}</p> })}</div>
        </div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || desk.taking.set(false) />
            <Button label=t("grant-take-back") variant=Variant::Danger on_click=go />
        </footer>
    }
}

#[cfg(test)]
mod tests {
    use kontor_contract::{
        access::{GrantTerms, GrantView},
        identity::{GrantId, Role, UserId},
        limits::Limits,
    };
    use kontor_kernel::{CurrencyCode, Percent};
    use uuid::Uuid;

    use super::{to_form, to_terms, with};
    use crate::kit::metaform::{read, text, without};

    #[test]
    fn limits_are_typed_as_amounts_and_kept_in_minor_units() {
        let limits = Limits { post_up_to: Some(123_450), approve_up_to: None, discount_up_to: Some(Percent::whole(5)) };
        let terms = GrantTerms { limits, own_only: true, ..GrantTerms::everywhere(Role::Sales) };
        let (id, user_id) = (GrantId::from_uuid(Uuid::nil()), UserId::from_uuid(Uuid::nil()));
        let grant = GrantView { id, user_id, terms, main: false, team_id: None, version: 3 };
        for (currency, shown) in [(CurrencyCode::EUR, "1234.50"), (CurrencyCode::JPY, "123450")] {
            let record = to_form(&grant, currency).expect("a grant is JSON");
            assert_eq!(text(&record, "limits/post_up_to"), shown);
            assert!(read(&record, "limits/approve_up_to").is_null());
            assert_eq!(to_terms(without(record, &["id", "version"]), currency).expect("and back"), grant.terms);
        }
    }

    #[test]
    fn what_cannot_be_chosen_any_more_stays_visible() {
        let choice = |word: &str| (word.to_owned(), word.to_owned());
        let shown = || "gone".to_owned();
        assert_eq!(with(vec![choice("a")], Some("a".to_owned()), shown), [choice("a")]);
        assert_eq!(with(vec![choice("a")], Some("b".to_owned()), shown), [choice("a"), ("b".to_owned(), "gone".to_owned())]);
        assert_eq!(with(vec![choice("a")], None, shown), [choice("a")]);
    }
}
