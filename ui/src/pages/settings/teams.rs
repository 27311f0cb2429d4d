//! Teams: people who share a grant.

use std::sync::Arc;

use kontor_contract::{
    error::NOT_FOUND,
    identity::{ListUsers, Role, UserRow},
    list::{ListRequest, Page},
    team::{EndTeam, ListTeams, SaveTeam, TeamView},
};
use kontor_kernel::{CurrencyCode, Decimal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Map, json};

use super::{
    access::Realm,
    grants::{fields_of_terms, from_terms, to_terms},
};
use crate::{
    client::{self, CallError},
    kit::{
        Answer, Button, Cell, ColumnKind, Dialog, Variant,
        list::{Column, use_list},
        loaded,
        metaform::{FieldKind, FieldSpec, Group, MetaPage, Opened, Record, RecordKind, part, put, read, text, without},
        use_toasts,
    },
    routes::use_going,
    session::{Session, use_session},
    text::{t, ta},
};

/// The permission to make, change and end teams.
const WRITE: &str = "identity.grant.write";
/// Fields of a team that are none of its grant's terms.
const OWN: [&str; 4] = ["id", "name", "members", "version"];

/// What a team is made from.
struct Known {
    realm: Realm,
    users: Vec<UserRow>,
    currency: CurrencyCode,
}

impl Known {
    async fn load(session: Session) -> Result<Self, CallError> {
        let realm = Realm::load(session).await?;
        let mut users = Vec::new();
        let mut request = ListRequest { limit: Some(500), ..ListRequest::default() };
        loop {
            let Page { rows, next } = client::call(&ListUsers(request.clone())).await?;
            users.extend(rows);
            if next.is_none() {
                break;
            }
            request.cursor = next;
        }
        users.sort_by(|one: &UserRow, other| one.name.cmp(&other.name));
        Ok(Self { realm, users, currency: session.currency() })
    }
}

fn columns(known: &Arc<Known>) -> Vec<Column<TeamView>> {
    let (role, area) = (Arc::clone(known), Arc::clone(known));
    vec![
        Column::new("name", t("label-team"), ColumnKind::Link, "minmax(168px, 1fr)", |row: &TeamView| {
            Cell::Link(row.name.clone())
        }),
        Column::new("role", t("label-role"), ColumnKind::Text, "minmax(152px, 1fr)", move |row: &TeamView| {
            Cell::Text(role.realm.role(&row.terms.role))
        }),
        Column::new("area", t("label-area"), ColumnKind::Text, "minmax(152px, 1fr)", move |row: &TeamView| {
            Cell::Text(area.realm.area(&row.terms))
        }),
        Column::new("members", t("label-members"), ColumnKind::Quantity, "112px", |row: &TeamView| {
            Cell::Decimal(Decimal::from(row.members.len()), 0, 0)
        }),
    ]
}

fn fields(known: &Known) -> Vec<FieldSpec> {
    let people = known.users.iter().filter(|user| user.active).map(|user| (user.id.to_string(), user.name.clone()));
    let people = vec![Group { title: String::new(), words: people.collect() }];
    let mut fields = vec![FieldSpec::new("name", "label-name", FieldKind::Text(100)).required().wide()];
    // No team is one of owners: they are made one by one.
    let roles = known.realm.roles.iter().filter(|role| role.code != Role::Owner).cloned().collect();
    let realm = Realm { roles, ..known.realm.clone() };
    fields.extend(fields_of_terms(&realm, known.currency.minor_digits(), None));
    fields.push(FieldSpec::new("members", "label-members", FieldKind::Set(people)).help("team-members-help"));
    fields
}

/// A team as the form takes it: the terms of its grant beside its name, its members as a set.
fn to_form(team: &TeamView, currency: CurrencyCode) -> Result<Record, CallError> {
    let mut record = from_terms(&team.terms, currency)?;
    let members: Map<String, Record> = team.members.iter().map(|id| (id.to_string(), json!(true))).collect();
    put(&mut record, "id", json!(team.id));
    put(&mut record, "name", json!(team.name));
    put(&mut record, "members", members.into());
    put(&mut record, "version", json!(team.version));
    Ok(record)
}

fn to_request(record: &Record, before: Option<&Record>, currency: CurrencyCode) -> Result<SaveTeam, CallError> {
    let checked = read(record, "members").as_object().into_iter().flatten().filter(|(_, held)| **held == json!(true));
    let members: Vec<&str> = checked.map(|(id, _)| id.as_str()).collect();
    Ok(SaveTeam {
        id: before.map(|before| part(read(before, "id"))).transpose()?,
        version: before.map_or(Ok(0), |before| part(read(before, "version")))?,
        name: text(record, "name").to_owned(),
        terms: to_terms(without(record.clone(), &OWN), currency)?,
        members: part(&json!(members))?,
    })
}

async fn teams() -> Result<Vec<TeamView>, CallError> {
    Ok(client::call(&ListTeams {}).await?.teams)
}

fn kind(known: &Known) -> RecordKind {
    let currency = known.currency;
    RecordKind::new("team-new", WRITE, fields(known))
        .within("terms")
        .keyed("id")
        .wide()
        .blank(|| json!({"role": Role::Reader, "region": null, "branch_id": null, "warehouse_id": null, "own_only": false, "members": {}}))
        .fetching(move |id| async move {
            let missing = || CallError(NOT_FOUND.with("what", "team").with("id", id.clone()));
            to_form(teams().await?.iter().find(|team| team.id.to_string() == id).ok_or_else(missing)?, currency)
        })
        .saving(move |record, before| async move {
            let request = to_request(&record, before.as_ref(), currency)?;
            to_form(&client::call(&request).await?, currency)
        })
}

/// Ends a team, asked for below its form.
fn beside(opened: Opened) -> AnyView {
    let ends = RwSignal::new(false);
    view! {
        <Show when=move || opened.record.with(Option::is_some)>
            <div class="choices"><Button label=t("team-end") on_click=move || ends.set(true) /></div>
        </Show>
        <Dialog title=t("team-end-title") open=ends><EndPane opened open=ends /></Dialog>
    }
    .into_any()
}

#[component]
fn EndPane(opened: Opened, open: RwSignal<bool>) -> impl IntoView {
    let (toasts, going) = (use_toasts(), use_going());
    let failed = RwSignal::new(None::<CallError>);
    let record = opened.record.get_untracked().unwrap_or_default();
    let name = text(&record, "name").to_owned();
    let go = move || {
        let (Ok(id), Ok(version)) = (part(read(&record, "id")), part(read(&record, "version"))) else { return };
        let going = going.clone();
        spawn_local(async move {
            match client::call(&EndTeam { id, version }).await {
                Ok(_) => {
                    toasts.done(t("team-ended"));
                    open.set(false);
                    going.to("/settings/teams");
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    view! {
        <div class="dialog-body">
            <p>{ta("team-end-text", &[("name", &name)])}</p>
            <div role="alert">{move || failed.get().map(|error| view! { <p class="field-error">{error.sentence()}</p> })}</div>
        </div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button label=t("team-end") variant=Variant::Danger on_click=go />
        </footer>
    }
}

/// Teams of the company. List and form name roles, places and people, so those are known first.
#[component]
pub fn Teams() -> impl IntoView {
    let session = use_session();
    let known: Answer<Arc<Known>> = RwSignal::new(None);
    let load = move || {
        spawn_local(async move {
            let answer = Known::load(session).await.map(Arc::new);
            drop(known.try_set(Some(answer)));
        });
    };
    load();
    loaded(known, load, |known| page(&known))
}

fn page(known: &Arc<Known>) -> AnyView {
    let rows = use_list("identity.team", |_| async move { Ok(Page { rows: teams().await?, next: None }) });
    let page = MetaPage::new("teams-title", (columns(known), rows, |row: &TeamView| row.id.to_string()), kind(known))
        .without_filter()
        .when_empty(t("teams-empty-title"), t("teams-empty-text"));
    if use_session().may(WRITE) { page.beside(beside) } else { page }.view().into_any()
}

#[cfg(test)]
mod tests {
    use kontor_contract::{
        access::GrantTerms,
        identity::UserId,
        team::{TeamId, TeamView},
    };
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_team_becomes_a_form_and_comes_back() {
        let [id, one, two] = [1, 2, 3].map(Uuid::from_u128);
        let team = TeamView {
            id: TeamId::from_uuid(id),
            name: "North".to_owned(),
            terms: GrantTerms { own_only: true, ..GrantTerms::everywhere(Role::Sales) },
            members: vec![UserId::from_uuid(one), UserId::from_uuid(two)],
            version: 3,
        };
        let mut record = to_form(&team, CurrencyCode::EUR).expect("a team is JSON");
        let before = record.clone();
        put(&mut record, &format!("members/{one}"), json!(false));
        let request = to_request(&record, Some(&before), CurrencyCode::EUR).expect("and back");
        assert_eq!((request.id, request.version, request.name), (Some(team.id), 3, team.name));
        assert_eq!((request.terms, request.members), (team.terms, vec![UserId::from_uuid(two)]));
    }
}
