//! The live feed says that something changed, and nothing of what: whoever may see it asks for it. And nobody is told of
//! what they may not see.

use std::collections::BTreeSet;
use std::time::Duration;

use kontor_contract::identity::Role;
use kontor_tests::trade::plain;
use serde_json::{Value, json};
use tungstenite::Message;

use crate::door::Served;
use crate::realm::{Realm, rows};

/// Everything a feed says within a trade and up to a mark that comes after it.
async fn heard(realm: &Realm, token: &str) -> Vec<Value> {
    let served = Served::start(&realm.book.app).await;
    let address = format!("ws://{}/v1/live?token={token}", served.address());
    let (mut socket, _) = tungstenite::connect(address).expect("a session hears the feed");
    realm.deal(&realm.ada, "KI1", "KI").await;
    realm.book.app.announce("the.end");
    let mut said = Vec::new();
    loop {
        let Message::Text(text) = socket.read().expect("the feed is open") else { continue };
        let message: Value = serde_json::from_str(&text).expect("JSON");
        if message["topics"] == json!(["the.end"]) {
            return said;
        }
        said.push(message);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_say_topics_and_nothing_else() {
    let realm = Realm::open().await;
    let nobody = realm.person("nobody", Role::Reader.as_str(), json!({ "valid_to": "2026-03-15" })).await;
    let said = heard(&realm, &nobody.token).await;
    assert!(!said.is_empty());
    let mut topics: BTreeSet<String> =
        kontor_contract::events().filter_map(|event| Some(event.kind.rsplit_once('.')?.0.to_owned())).collect();
    topics.insert("relay.notifications".to_owned());
    topics.insert("*".to_owned());
    for message in said {
        let fields: Vec<&String> = message.as_object().expect("an object").keys().collect();
        assert!(fields.iter().all(|field| ["topics", "origin"].contains(&field.as_str())), "{message}");
        for topic in message["topics"].as_array().expect("topics") {
            assert!(topics.contains(&plain(topic)), "{topic} is no topic of an event");
        }
    }
}

/// Who is told of a document may see it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn notifications_tell_of_what_their_reader_may_see() {
    let realm = Realm::open().await;
    let everywhere = [
        ("all", json!({})),
        ("north", json!({ "region": "north" })),
        ("lyon", json!({ "branch_id": realm.branches["LY"] })),
        ("own", json!({ "own_only": true })),
        ("past", json!({ "valid_to": "2026-03-15" })),
    ];
    let mut people = Vec::new();
    for role in [Role::Warehouse, Role::Accountant] {
        for (area, terms) in &everywhere {
            people.push((*area, realm.person(&format!("{} {area}", role.as_str()), role.as_str(), terms.clone()).await));
        }
    }
    for (warehouse, branch) in [("MAIN", "1"), ("KI1", "KI"), ("LY1", "LY")] {
        realm.deal(&realm.ada, warehouse, branch).await;
    }
    realm.book.clock.advance(Duration::from_secs(1));
    realm.book.app.relay().await.expect("readable");
    let mut told_at_all = 0;
    for (area, session) in &people {
        let inbox = session.ask("notifications.inbox.list", json!({ "limit": 500 })).await.expect("signed in");
        for row in rows(&inbox) {
            let query = format!("{}.get", plain(&row["doc_kind"]));
            let opened = realm.owner.ask(&query, json!({ "id": row["doc_id"] })).await.expect("an owner sees all");
            let branch = plain(&opened["branch_id"]);
            let reached = match *area {
                "all" => true,
                "north" => branch != realm.branches["LY"],
                "lyon" => branch == realm.branches["LY"],
                _ => false,
            };
            assert!(reached, "{area} is told of {row}");
        }
        told_at_all += rows(&inbox).len();
    }
    assert!(told_at_all > 8, "{told_at_all}");
}
