//! Merged rows: facts about a party make the same rows in whatever order they arrive, an edit before what it edits too.

use kontor_contract::parties::{CreateParty, PartyFields, PartyView, UpdateParty};
use kontor_store::{Rebuild, RowOp};
use kontor_tests::TestBook;
use kontor_tests::book::Session;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn fields(name: &str, city: &str) -> PartyFields {
    let address = serde_json::json!({ "kind": "billing", "lines": ["Kai 1"], "city": city, "country": "DE" });
    let party = serde_json::json!({ "kind": "customer", "name": name, "addresses": [address] });
    serde_json::from_value(party).expect("a test writes parties of the declared shape")
}

async fn edit(session: &Session, view: PartyView, change: impl FnOnce(&mut PartyFields)) -> PartyView {
    let PartyView { id, version, mut party, .. } = view;
    change(&mut party);
    session.call(UpdateParty { id, version, party }).await.expect("a sound edit")
}

#[tokio::test]
async fn facts_about_a_party_merge_in_any_order() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    let view = owner.call(CreateParty { id: None, code: None, party: fields("Werft", "Kiel") }).await.expect("a sound party");
    let view = edit(&owner, view, |party| party.name = "Werft Kiel".into()).await;
    let view = edit(&owner, view, |party| party.addresses[0].city = "Lübeck".into()).await;
    let view = edit(&owner, view, |party| (party.name, party.phone) = ("Werft Lübeck".into(), "+49 30 23125 1".into())).await;
    let view = edit(&owner, view, |party| party.addresses.clear()).await;
    edit(&owner, view, |party| party.active = false).await;

    let mut facts: Vec<Vec<RowOp>> = Vec::new();
    for fact in book.app.db().sealed_after(0, 1_000).await.expect("readable") {
        let ops = book.app.operations_of(&fact).await.expect("its own fact");
        if ops.iter().any(|op| op.table() == "parties_party") {
            facts.push(ops);
        }
    }
    assert_eq!(facts.len(), 6);
    let apply = |facts: &[Vec<RowOp>]| -> Vec<String> {
        let mut rebuild = Rebuild::start().expect("memory");
        // The position is the receiving node's own affair; only rows that name their fact depend on it.
        for ops in facts {
            let merged = ops.iter().filter(|op| !["fact_document", "audit_fact"].contains(&op.table())).cloned();
            rebuild.apply(1, merged.collect()).expect("applicable");
        }
        rebuild.dump().expect("memory")
    };
    let expected = apply(&facts);
    assert!(expected.iter().any(|row| row.contains("Werft Lübeck")), "{expected:?}");
    TestRunner::new(Config { cases: 48, ..Config::default() })
        .run(&Just(facts).prop_shuffle(), |facts| {
            prop_assert_eq!(&apply(&facts), &expected);
            Ok(())
        })
        .expect("order does not matter");
}
