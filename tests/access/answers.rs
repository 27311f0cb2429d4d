//! What a change answered under an idempotency key is handed out again only to whoever got it, and only while they may still
//! see it.

use kontor_contract::Result;
use kontor_contract::identity::Role;
use kontor_platform::Call;
use kontor_tests::book::Session;
use kontor_tests::trade::plain;
use serde_json::{Value, json};

use crate::door::{Door, Served};
use crate::realm::Realm;

async fn keyed(door: &Door, session: &Session, key: &str, name: &str, body: &Value) -> Result<Value> {
    let body = body.to_string();
    let answer = match door {
        Door::Inside => {
            let token = Some(session.token.clone());
            session.app.call(Call { name: name.into(), body, token, key: Some(key.into()), ..Call::default() }).await?
        }
        Door::Served(served) => {
            let bearer = format!("Bearer {}", session.token);
            served.post(name, &body, &[("authorization", &bearer), ("idempotency-key", key)])?
        }
    };
    Ok(serde_json::from_str(&answer).expect("answers are JSON"))
}

/// Gives somebody other terms.
async fn move_to(realm: &Realm, session: &Session, role: &str, mut terms: Value) {
    let me = session.ask("identity.session.get", json!({})).await.expect("signed in");
    let grants = realm.owner.ask("identity.grant.list", json!({ "user_id": me["user_id"] })).await.expect("a user");
    let main = &grants["grants"][0];
    terms["role"] = json!(role);
    let request = json!({ "id": main["id"], "version": main["version"], "terms": terms });
    realm.owner.ask("identity.grant.update", request).await.expect("sound");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_is_handed_out_again_only_to_who_may_see_it() {
    let realm = Realm::open().await;
    realm.role("clerk", &[]).await;
    realm.role("blind", &[kontor_contract::access::FieldClass::Cost, kontor_contract::access::FieldClass::Bank]).await;
    let lyon = json!({ "branch_id": realm.branches["LY"] });
    for door in Door::both(&realm.book.app).await {
        let login = format!("clerk {}", door.name());
        let clerk = realm.person(&login, "clerk", lyon.clone()).await;
        let other = realm.person(&format!("other {login}"), "clerk", lyon.clone()).await;
        let facts = async || realm.book.raw("select count(*) from fact").await.expect("readable");
        let party = json!({ "party": { "name": login, "kind": "supplier", "iban": "DE02120300000000202051" } });
        let made = keyed(&door, &clerk, "key-1", "parties.party.create", &party).await.expect("sound");
        let count = facts().await;
        let again = keyed(&door, &clerk, "key-1", "parties.party.create", &party).await.expect("handed out again");
        assert_eq!((&again, facts().await), (&made, count), "nothing is done twice");

        // Somebody else's key of the same name is another key.
        let theirs = keyed(&door, &other, "key-1", "parties.party.create", &party).await.expect("another party");
        assert_ne!(theirs["id"], made["id"]);

        // What is hidden from the caller by now is hidden in an old answer too.
        move_to(&realm, &clerk, "blind", lyon.clone()).await;
        let masked = keyed(&door, &clerk, "key-1", "parties.party.create", &party).await.expect("still theirs");
        assert_eq!(plain(&masked["iban"]), "•••• 2051");

        // A wider area holds the old one; another does not; and who may not at all is told so.
        move_to(&realm, &clerk, "clerk", json!({})).await;
        keyed(&door, &clerk, "key-1", "parties.party.create", &party).await.expect("the company holds its branch");
        for elsewhere in
            [json!({ "branch_id": realm.branches["KI"] }), json!({ "own_only": true, "branch_id": realm.branches["LY"] })]
        {
            move_to(&realm, &clerk, "clerk", elsewhere).await;
            let refused = keyed(&door, &clerk, "key-1", "parties.party.create", &party).await.expect_err("out of reach");
            assert_eq!(refused.code, "denied.answer");
        }
        move_to(&realm, &clerk, Role::Reader.as_str(), json!({})).await;
        let refused = keyed(&door, &clerk, "key-1", "parties.party.create", &party).await.expect_err("no longer theirs");
        assert_eq!(refused.code, "denied.permission");
        move_to(&realm, &clerk, "clerk", json!({ "valid_to": "2026-03-15" })).await;
        let refused = keyed(&door, &clerk, "key-1", "parties.party.create", &party).await.expect_err("no grant holds");
        assert_eq!(refused.code, "denied.permission");
    }
    let served = Served::start(&realm.book.app).await;
    let stranger = served.post("parties.party.create", "{}", &[("idempotency-key", "key-1")]).expect_err("nobody");
    assert!(["auth.required", "request.malformed", "request.invalid"].contains(&stranger.code.as_str()), "{stranger:?}");
}
