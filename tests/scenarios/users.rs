//! Users change: their names, what they may do and where, and whether they come in at all.

use kontor_contract::Result;
use kontor_contract::identity::Role;
use kontor_platform::Call;
use kontor_tests::book::{PASSWORD, Session};
use kontor_tests::both;
use serde_json::{Value, json};

async fn user(owner: &Session, login: &str) -> Value {
    let list = owner.ask("identity.user.list", json!({ "filter": { "login": login } })).await.expect("readable");
    list["rows"][0].clone()
}

/// Changes a user as a form does: everything as it is but for `change`.
async fn update(owner: &Session, login: &str, change: Value) -> Result<Value> {
    let mut request = user(owner, login).await;
    let (Some(fields), Value::Object(change)) = (request.as_object_mut(), change) else { panic!("a user is an object") };
    fields.remove("login");
    fields.extend(change);
    owner.ask("identity.user.update", request).await
}

both! {
    /// The first branch lies in its region from the beginning, and grants of the region reach it.
    async fn a_company_is_set_up_in_a_region(book) {
        let user = json!({ "login": "owner", "name": "Olga", "language": "de", "password": PASSWORD });
        let company = json!({ "name": "Hansen", "pack": "de-skr03", "branch": "Hamburg", "region": "Nord", "owner": user }).to_string();
        let call = Call { name: "identity.company.create".into(), body: company, ..Call::default() };
        let company = book.app.call(call).await.expect("an empty book takes a company");
        let company = serde_json::from_str(&company).expect("what is answered is read");
        let owner = Session { app: book.app.clone(), token: book.sign_in("owner").await, company };
        let branches = owner.ask("identity.branch.list", json!({})).await.expect("readable");
        assert_eq!((&branches["rows"][0]["name"], &branches["rows"][0]["region"]), (&json!("Hamburg"), &json!("Nord")));
        let clerk = owner.placed("clerk", "accountant", json!({ "region": "Nord" })).await;
        clerk.post("1200", "0800", 100).await.expect("it is in the region");
        book.assert_clean().await;
    }

    /// From the warehouse to the desk of one branch, out, and in again.
    async fn a_user_is_changed(book) {
        let owner = book.company().await;
        let colleague = owner.colleague("jonas", Role::Warehouse).await;
        let branch = owner.ask("identity.branch.create", json!({ "code": "LY", "name": "Lyon" })).await.expect("a new code");
        assert!(colleague.ask("sales.quotation.list", json!({})).await.is_err(), "the warehouse does not sell");
        let changed = update(&owner, "jonas", json!({ "name": "Jonas Thießen", "language": "fr", "role": "sales", "branch_id": branch["id"] }));
        let changed = changed.await.expect("sound");
        assert_eq!((&changed["name"], &changed["role"], &changed["branch_id"]), (&json!("Jonas Thießen"), &json!("sales"), &branch["id"]));
        assert_eq!(user(&owner, "jonas").await, changed);
        // It holds at once, in the session that is open.
        colleague.ask("sales.quotation.list", json!({})).await.expect("now he sells");
        let session = colleague.ask("identity.session.get", json!({})).await.expect("still signed in");
        assert_eq!((&session["name"], &session["language"]), (&json!("Jonas Thießen"), &json!("fr")));
        let nowhere = json!({ "branch_id": "00000000-0000-7000-8000-000000000001" });
        assert_eq!(update(&owner, "jonas", nowhere).await.expect_err("no such branch").code, "identity.user.branch_unknown");
        assert_eq!(update(&owner, "jonas", json!({ "version": 1 })).await.expect_err("seen long ago").code, "conflict.stale");

        update(&owner, "jonas", json!({ "active": false })).await.expect("he leaves");
        assert_eq!(colleague.ask("identity.session.get", json!({})).await.expect_err("signed out").code, "auth.required");
        let sign_in = json!({ "login": "jonas", "password": PASSWORD });
        assert_eq!(owner.ask("identity.session.sign_in", sign_in.clone()).await.expect_err("no access").code, "auth.failed");
        update(&owner, "jonas", json!({ "active": true })).await.expect("he comes back");
        owner.ask("identity.session.sign_in", sign_in).await.expect("with the password he had");
        let same = user(&owner, "jonas").await;
        assert_eq!(update(&owner, "jonas", json!({})).await.expect("nothing to change"), same, "nothing changed, no version");
        book.assert_clean().await;
    }

    /// Somebody must be able to let people in.
    async fn the_last_owner_stays_owner(book) {
        let owner = book.company().await;
        for change in [json!({ "role": "reader" }), json!({ "active": false })] {
            assert_eq!(update(&owner, "owner", change).await.expect_err("the last one").code, "identity.user.last_owner");
        }
        let second = owner.colleague("second", Role::Owner).await;
        update(&owner, "owner", json!({ "role": "accountant" })).await.expect("another governs now");
        assert_eq!(owner.ask("identity.user.list", json!({})).await.expect_err("not his any more").code, "denied.permission");
        update(&second, "owner", json!({ "role": "owner" })).await.expect("and lets him again");
        book.assert_clean().await;
    }

    /// Somebody must govern all of it, tomorrow too, by whichever grant.
    async fn the_last_who_governs_stays(book) {
        let owner = book.company().await;
        let me = owner.user_id().await;
        let second = owner.also(&me, json!({ "role": "owner" })).await;
        let row = user(&owner, "owner").await;
        let leave = json!({ "id": row["id"], "version": row["version"] });
        assert_eq!(owner.ask("identity.user.deactivate", leave.clone()).await.expect_err("with all grants").code, "identity.user.last_owner");
        assert_eq!(update(&owner, "owner", json!({ "active": false })).await.expect_err("so too").code, "identity.user.last_owner");
        let seen = |grant: &Value| json!({ "id": grant["id"], "version": grant["version"] });
        owner.ask("identity.grant.revoke", seen(&second)).await.expect("one of two");
        // An owner with a limit governs nothing.
        let bound = owner.placed("bound", "owner", json!({ "limits": { "approve_up_to": 1_000_00 } })).await;
        assert_eq!(update(&owner, "owner", json!({ "role": "reader" })).await.expect_err("the last").code, "identity.user.last_owner");
        let sales = json!({ "user_id": me, "terms": { "role": "owner" } });
        assert_eq!(bound.ask("identity.grant.create", sales).await.expect_err("makes no owners").code, "identity.grant.owner_only");
        // A second grant may be the one that governs.
        let deputy = owner.colleague("deputy", Role::Reader).await;
        let governs = owner.also(&deputy.user_id().await, json!({ "role": "owner" })).await;
        update(&owner, "owner", json!({ "role": "reader" })).await.expect("another governs now");
        assert_eq!(deputy.ask("identity.grant.revoke", seen(&governs)).await.expect_err("the last").code, "identity.user.last_owner");
        deputy.ask("identity.user.deactivate", json!({ "id": me, "version": user(&deputy, "owner").await["version"] })).await.expect("no owner any more");
        book.assert_clean().await;
    }

    /// Two owners who end each other at once leave one.
    async fn two_owners_do_not_end_each_other(book) {
        let owner = book.company().await;
        let second = owner.colleague("second", Role::Owner).await;
        let (one, other) = (user(&owner, "owner").await, user(&owner, "second").await);
        let end = |session: &Session, row: &Value| {
            let (session, request) = (session.clone(), json!({ "id": row["id"], "version": row["version"] }));
            tokio::spawn(async move { session.ask("identity.user.deactivate", request).await })
        };
        let (first, last) = (end(&owner, &other), end(&second, &one));
        let outcomes = [first.await.expect("no panic"), last.await.expect("no panic")];
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        book.assert_clean().await;
    }
}
