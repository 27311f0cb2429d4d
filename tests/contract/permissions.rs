//! Every command against every role: allowed exactly where the role's table says so, and nowhere without a session.

use std::collections::BTreeMap;

use kontor_contract::identity::Role;
use kontor_contract::{Access, commands, roles};
use kontor_platform::Call;
use kontor_tests::TestBook;
use kontor_tests::book::Session;

/// Whether a refusal is about who calls, not about what.
fn refused(code: &str) -> bool {
    code.starts_with("denied.") || code.starts_with("auth.")
}

async fn outcome(session: Option<&Session>, book: &TestBook, name: &str) -> Option<String> {
    let call =
        Call { name: name.into(), body: "{}".into(), token: session.map(|session| session.token.clone()), ..Call::default() };
    book.app.call(call).await.err().map(|error| error.code)
}

#[tokio::test]
async fn every_command_asks_every_role() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    let mut sessions = BTreeMap::new();
    for role in Role::ALL {
        sessions.insert(*role, owner.colleague(&format!("the-{}", role.as_str()), *role).await);
    }
    for spec in commands() {
        let Access::Permission(permission) = spec.access else { continue };
        for (role, session) in &sessions {
            let allowed = roles::permissions(*role).contains(&permission);
            // An empty body fails for most commands, but after the session and, once decoded, after the permission:
            // so ask for the permission itself.
            let held = session.app.may(&session.token, spec.name).await.expect("a known command");
            assert_eq!(held, allowed, "{} as {role:?}", spec.name);
        }
        let stranger = outcome(None, &book, spec.name).await.expect("no session, no answer");
        assert!(refused(&stranger) || stranger.starts_with("request."), "{}: {stranger}", spec.name);
        assert!(!book.app.may("nonsense", spec.name).await.unwrap_or(false));
    }
}

#[test]
fn roles_hold_permissions_that_exist() {
    let known = kontor_contract::permissions();
    for role in Role::ALL {
        for permission in roles::permissions(*role) {
            assert!(known.contains(&permission), "{role:?} holds {permission}, which no command needs");
        }
    }
}
