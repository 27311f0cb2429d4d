//! Every command against every role, in process and over HTTP.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use kontor_contract::command::CommandSpec;
use kontor_contract::identity::Role;
use kontor_contract::{Access, commands, roles};
use kontor_platform::Call;
use kontor_tests::TestBook;
use kontor_tests::book::Session;
use serde_json::json;

use crate::door::Door;
use crate::shapes::sample;

/// Compares with the reviewed table of this folder, or writes it when asked to.
pub(crate) fn assert_reviewed(name: &str, text: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("access").join(name);
    if std::env::var_os("KONTOR_UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&file, text).expect("the project's folder can be written");
    }
    let reviewed = std::fs::read_to_string(&file).unwrap_or_default();
    let first = reviewed.lines().zip(text.lines()).find(|(reviewed, now)| reviewed != now);
    assert!(
        reviewed == text,
        "{name} is not what this build does; first difference: {first:?}. If it is meant, run the test with KONTOR_UPDATE_SNAPSHOTS=1 and review the change."
    );
}

/// One letter per role: `x` where it may, `.` where it may not.
fn table() -> String {
    let mut text = String::from("What each role may call. One column per role:\n");
    for (at, role) in Role::ALL.iter().enumerate() {
        let hides: Vec<&str> = roles::hides(*role).iter().map(|class| class.as_str()).collect();
        writeln!(
            text,
            "{at:>3}  {:<16} hides: {}",
            role.as_str(),
            if hides.is_empty() { "nothing".to_owned() } else { hides.join(", ") }
        )
        .expect("a String takes it");
    }
    let mut lines: Vec<String> = commands()
        .map(|spec| {
            let marks: Vec<&str> = Role::ALL.iter().map(|role| if may(*role, spec.access) { " x" } else { " ." }).collect();
            let needs = match spec.access {
                Access::Public => "(anybody)",
                Access::SignedIn => "(signed in)",
                Access::Inner => "(other commands only)",
                Access::Permission(permission) => permission,
            };
            format!("{:<36}{:<28}{}", spec.name, needs, marks.concat())
        })
        .collect();
    lines.sort();
    text.push_str(&lines.join("\n"));
    text.push('\n');
    text
}

fn may(role: Role, access: Access) -> bool {
    match access {
        Access::Public | Access::SignedIn => true,
        Access::Inner => false,
        Access::Permission(permission) => roles::permissions(role).contains(&permission),
    }
}

#[test]
fn the_table_of_roles_is_the_reviewed_one() {
    assert_reviewed("roles.txt", &table());
}

/// Whether a refusal is about who calls, not about what.
fn refused(code: &str) -> bool {
    code.starts_with("denied.") || code.starts_with("auth.")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_asks_every_role_in_process_and_over_http() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    let mut sessions: BTreeMap<Role, Session> = BTreeMap::new();
    for role in Role::ALL {
        sessions.insert(*role, owner.colleague(&format!("the-{}", role.as_str()), *role).await);
    }
    let doors = Door::both(&book.app).await;
    let Door::Served(served) = &doors[1] else { panic!("the second door is served") };
    let post = |name: &str, token: Option<&str>| {
        let bearer = token.map(|token| format!("Bearer {token}"));
        let headers: Vec<_> = bearer.iter().map(|bearer| ("authorization", bearer.as_str())).collect();
        served.post(name, "{}", &headers).err().map(|error| error.code)
    };
    let mut unread = BTreeSet::new();
    for spec in commands().filter(|spec| spec.access != Access::Public) {
        for (role, session) in &sessions {
            let allowed = may(*role, spec.access);
            // An empty body is refused before the permission is asked, so ask for the permission itself.
            let held = session.app.may(&session.token, spec.name).await.expect("a known command");
            assert_eq!(held, allowed, "{} as {role:?}", spec.name);
            if !spec.name.ends_with("sign_out") {
                let here = outcome(session, spec.name).await;
                assert_eq!(post(spec.name, Some(&session.token)), here, "{} as {role:?} over HTTP", spec.name);
                assert!(allowed || here.is_some(), "{} as {role:?} answers", spec.name);
            }
            if !allowed {
                for door in &doors {
                    assert_denied(door, session, spec, &mut unread).await;
                }
            }
        }
        let stranger = post(spec.name, None).expect("no session, no answer");
        assert!(
            refused(&stranger) || stranger.starts_with("request.") || stranger == "call.unknown",
            "{}: {stranger}",
            spec.name
        );
        assert!(!book.app.may("nonsense", spec.name).await.unwrap_or(false));
    }
    assert_eq!(unread.into_iter().collect::<Vec<_>>(), UNREAD);
}

/// A request in a command's own shape is refused for want of the right. What cannot be read is refused before anybody asks
/// who sent it; such commands are few, and named.
async fn assert_denied(door: &Door, session: &Session, spec: &CommandSpec, unread: &mut BTreeSet<&'static str>) {
    let refused = door.call(session, spec.name, sample(spec)).await.expect_err(spec.name).code;
    if refused.starts_with("request.") {
        unread.insert(spec.name);
    } else {
        assert_eq!(refused, "denied.permission", "{} {}", spec.name, door.name());
    }
}

/// Facts, but for that of the key that the book itself begins when it first signs.
const FACTS: &str =
    "select count(*) from fact where fact_no not in (select fact_no from fact_document where doc_kind = 'book.key')";

/// Commands whose requests no schema alone makes.
const UNREAD: &[&str] = &[
    "finance.entry.post",
    "finance.open_item.allocate",
    "finance.payment.post",
    "identity.company.set_settings",
    "identity.grant.create",
    "identity.grant.update",
    "identity.role.save",
    "identity.team.save",
    "sales.price_list.save",
];

async fn outcome(session: &Session, name: &str) -> Option<String> {
    let call = Call { name: name.into(), body: "{}".into(), token: Some(session.token.clone()), ..Call::default() };
    session.app.call(call).await.err().map(|error| error.code)
}

#[test]
fn roles_hold_permissions_that_exist() {
    let known = kontor_contract::permissions();
    for role in Role::ALL {
        for permission in roles::permissions(*role) {
            assert!(known.contains(permission), "{role:?} holds {permission}, which no command needs");
        }
    }
}

/// Somebody without any grant may sign in and out, and is shown nothing of the company.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_grant_nothing_is_allowed() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    let session = owner.colleague("nobody", Role::Reader).await;
    let me = session.ask("identity.session.get", json!({})).await.expect("signed in");
    let grants = owner.ask("identity.grant.list", json!({ "user_id": me["user_id"] })).await.expect("a user");
    let main = &grants["grants"][0];
    let ended = json!({ "id": main["id"], "version": main["version"], "terms": { "role": "reader", "valid_to": "2026-03-15" } });
    owner.ask("identity.grant.update", ended).await.expect("sound");
    for spec in commands() {
        let held = session.app.may(&session.token, spec.name).await.expect("a known command");
        assert_eq!(held, matches!(spec.access, Access::Public | Access::SignedIn), "{}", spec.name);
    }
    let before = book.raw(FACTS).await.expect("readable");
    let mut unread = BTreeSet::new();
    for door in Door::both(&book.app).await {
        for spec in commands().filter(|spec| matches!(spec.access, Access::Permission(_) | Access::Inner)) {
            assert_denied(&door, &session, spec, &mut unread).await;
        }
        let branches = door.ask(&session, "identity.branch.list", &json!({})).await.expect("signed in");
        assert_eq!(branches["rows"], json!([]), "{}", door.name());
    }
    assert_eq!(book.raw(FACTS).await.expect("readable"), before);
    assert_eq!(unread.into_iter().collect::<Vec<_>>(), UNREAD);
}
