//! Teams: who is in one has its grant, until they leave it or the team ends.

use kontor_contract::identity::Role;
use kontor_tests::both;
use serde_json::{Value, json};

both! {
    /// A team is made, gets another role, loses a member, ends.
    async fn members_hold_what_the_team_is_given(book) {
        let owner = book.company().await;
        let (anna, bob) = (owner.colleague("anna", Role::Reader).await, owner.colleague("bob", Role::Reader).await);
        let [anna_id, bob_id] = [&anna, &bob].map(|session| session.ask("identity.session.get", json!({})));
        let (anna_id, bob_id) = (anna_id.await.expect("open")["user_id"].clone(), bob_id.await.expect("open")["user_id"].clone());
        let users = json!({ "filter": { "login": "bob" } });
        assert_eq!(anna.ask("identity.user.list", users.clone()).await.expect_err("a reader").code, "denied.permission");

        let terms = json!({ "role": "administrator" });
        let request = json!({ "version": 0, "name": "Front desk", "terms": terms, "members": [anna_id, bob_id, anna_id] });
        let team = owner.ask("identity.team.save", request.clone()).await.expect("sound");
        assert_eq!(team["members"].as_array().map(Vec::len), Some(2), "nobody twice");
        bob.ask("identity.user.list", users.clone()).await.expect("an administrator, in the session that is open");
        let held = owner.ask("identity.grant.list", json!({ "user_id": bob_id })).await.expect("readable");
        let of_team: Vec<&Value> = held["grants"].as_array().expect("a list").iter().filter(|grant| !grant["team_id"].is_null()).collect();
        assert_eq!((of_team.len(), &of_team[0]["terms"]["role"], &of_team[0]["team_id"]), (1, &json!("administrator"), &team["id"]));
        // It is changed with the team only, and nobody gives themselves more by it.
        let alone = json!({ "id": of_team[0]["id"], "version": of_team[0]["version"] });
        assert_eq!(owner.ask("identity.grant.revoke", alone).await.expect_err("a team's").code, "identity.grant.of_team");
        let mut own = request.clone();
        own["members"] = json!([bob_id]);
        assert_eq!(bob.ask("identity.team.save", own).await.expect_err("for himself").code, "identity.grant.own");

        let mut changed = json!({
            "id": team["id"], "version": team["version"], "name": "Desk", "terms": { "role": "sales" }, "members": [anna_id],
        });
        let saved = owner.ask("identity.team.save", changed.clone()).await.expect("sound");
        assert_eq!(bob.ask("identity.user.list", users.clone()).await.expect_err("left").code, "denied.permission");
        anna.ask("sales.quotation.list", json!({})).await.expect("she sells now");
        assert_eq!(owner.ask("identity.team.save", changed.clone()).await.expect_err("seen long ago").code, "conflict.stale");
        changed["version"] = saved["version"].clone();
        let same = owner.ask("identity.team.save", changed).await.expect("nothing to change");
        assert_eq!(same, saved, "nothing changed, no version");

        let left = owner.ask("identity.team.end", json!({ "id": team["id"], "version": saved["version"] })).await.expect("sound");
        assert_eq!(left["teams"], json!([]));
        let held = owner.ask("identity.grant.list", json!({ "user_id": anna_id })).await.expect("readable");
        assert_eq!(held["grants"].as_array().map(Vec::len), Some(1), "her own is left");
        book.assert_clean().await;
    }

    /// What a team cannot be.
    async fn a_team_is_refused(book) {
        let owner = book.company().await;
        let save = |change: Value| {
            let mut request = json!({ "version": 0, "name": "Team", "terms": { "role": "sales" }, "members": [] });
            let (Some(fields), Value::Object(change)) = (request.as_object_mut(), change) else { panic!("objects") };
            fields.extend(change);
            owner.ask("identity.team.save", request)
        };
        for (change, code) in [
            (json!({ "terms": { "role": "owner" } }), "identity.team.of_owners"),
            (json!({ "terms": { "role": "nonsense" } }), "identity.role.unknown"),
            (json!({ "members": ["00000000-0000-7000-8000-000000000001"] }), "identity.team.member_unknown"),
            (json!({ "name": " " }), "request.invalid"),
            (json!({ "version": 3 }), "conflict.stale"),
            (json!({ "id": "00000000-0000-7000-8000-000000000001", "version": 1 }), "not_found"),
        ] {
            assert_eq!(save(change).await.expect_err(code).code, code);
        }
        save(json!({})).await.expect("a team may wait for its people");
    }
}
