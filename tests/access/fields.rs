//! Fields that a role hides are hidden wherever they appear, and nobody gets at them by sorting, filtering or saving.

use kontor_contract::access::FieldClass;
use kontor_contract::mask::{self, Mask};
use kontor_tests::book::Session;
use kontor_tests::trade::plain;
use serde_json::{Value, json};

use crate::realm::{LISTS, Realm, rows};

/// Paths at which an answer shows a field of some class.
pub(crate) fn shown(mask: &Mask, value: &Value, hides: &[FieldClass]) -> Vec<String> {
    match (mask, value) {
        (Mask::Here(class), value) if hides.contains(class) => {
            let empty = value.is_null() || value.as_str().is_some_and(|text| text.is_empty() || text.starts_with("••••"));
            if empty { Vec::new() } else { vec![value.to_string()] }
        }
        (Mask::Object(fields), Value::Object(object)) => {
            fields.iter().filter_map(|(name, mask)| Some(shown(mask, object.get(name)?, hides))).flatten().collect()
        }
        (Mask::Each(mask), Value::Array(items)) => items.iter().flat_map(|item| shown(mask, item, hides)).collect(),
        (Mask::Both(one, other), value) => [shown(one, value, hides), shown(other, value, hides)].concat(),
        _ => Vec::new(),
    }
}

async fn role_that_hides(realm: &Realm, hides: &[FieldClass]) -> Session {
    realm.role("blind", hides).await;
    realm.person("blind", "blind", json!({})).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_role_hides_is_hidden_in_lists_documents_and_papers() {
    let realm = Realm::open().await;
    let hides = [FieldClass::Cost, FieldClass::Bank, FieldClass::Personal];
    let session = role_that_hides(&realm, &hides).await;
    let mut looked = 0;
    for (list, ..) in LISTS {
        let Some(mask) = mask::of(list) else { continue };
        let (open, blind) =
            (realm.owner.ask(list, json!({ "limit": 500 })).await, session.ask(list, json!({ "limit": 500 })).await);
        let (open, blind) = (open.expect("readable"), blind.expect("readable"));
        assert_eq!(rows(&open).len(), rows(&blind).len(), "{list}");
        assert_eq!(shown(mask, &blind, &hides), Vec::<String>::new(), "{list}");
        looked += shown(mask, &open, &hides).len();
        for name in mask.names(&hides) {
            let sorted = session.ask(list, json!({ "sort": name })).await.expect_err("not to be sorted by");
            assert!(["denied.field", "list.unknown_field"].contains(&sorted.code.as_str()), "{list} {name}: {sorted:?}");
        }
    }
    assert!(looked > 20, "the stage has figures to hide, {looked}");
    for (list, get) in [
        ("inventory.receipt.list", "inventory.receipt.get"),
        ("sales.delivery.list", "sales.delivery.get"),
        ("parties.party.list", "parties.party.get"),
        ("inventory.item.list", "inventory.item.get"),
    ] {
        let page = session.ask(list, json!({})).await.expect("readable");
        let view = session.ask(get, json!({ "id": rows(&page)[0]["id"] })).await.expect("readable");
        let mask = mask::of(get).unwrap_or_else(|| panic!("{get} shows figures"));
        assert_eq!(shown(mask, &view, &hides), Vec::<String>::new(), "{get}: {view}");
    }
}

/// What goods cost in one place is not shown because another place's costs are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn costs_are_hidden_where_a_grant_hides_them() {
    let realm = Realm::open().await;
    let session = realm.person("both", "sales", json!({ "branch_id": realm.branches["LY"] })).await;
    let user = session.user_id().await;
    let costs = async || {
        let page = session.ask("inventory.stock.list", json!({ "limit": 500 })).await.expect("readable");
        let mask = mask::of("inventory.stock.list").expect("it shows costs");
        (rows(&page).len(), shown(mask, &page, &[FieldClass::Cost]).len())
    };
    let (alone, none) = costs().await;
    assert_eq!(none, 0);
    let placed = realm.owner.also(&user, json!({ "role": "purchaser", "branch_id": realm.branches["1"] })).await;
    let (more, none) = costs().await;
    assert!(more > alone && none == 0, "{more} {alone} {none}");
    let wider = json!({ "id": placed["id"], "version": placed["version"], "terms": { "role": "purchaser" } });
    realm.owner.ask("identity.grant.update", wider).await.expect("sound");
    let (all, shown) = costs().await;
    assert!(all > more && shown >= all, "{all} {more} {shown}");
}

/// A form sent back as it came changes nothing of what its user does not see.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn saving_a_form_keeps_what_is_hidden_in_it() {
    let realm = Realm::open().await;
    let fields = json!({ "name": "Bank & Co", "kind": "supplier", "iban": "DE02120300000000202051", "email": "a@b.example", "phone": "040 1", "contact": "Ida",
        "addresses": [{ "kind": "billing", "lines": ["Weg 1"], "postal_code": "1", "city": "Ort", "country": "DE" }] });
    let made = realm.owner.ask("parties.party.create", json!({ "code": "BANK", "party": fields })).await.expect("sound");
    let session = role_that_hides(&realm, &[FieldClass::Bank, FieldClass::Personal]).await;
    let mut seen = session.ask("parties.party.get", json!({ "id": made["id"] })).await.expect("readable");
    assert_eq!((plain(&seen["iban"]), plain(&seen["email"])), ("•••• 2051".to_owned(), String::new()));
    let (id, version) = (seen["id"].clone(), seen["version"].clone());
    let object = seen.as_object_mut().expect("a view");
    for extra in ["id", "code", "version"] {
        object.remove(extra);
    }
    object.insert("name".to_owned(), json!("Bank & Sohn"));
    let request = json!({ "id": id, "version": version, "party": seen });
    session.ask("parties.party.update", request).await.expect("a form as it came");
    let now = realm.owner.ask("parties.party.get", json!({ "id": id })).await.expect("readable");
    let read = |name: &str| plain(&now[name]);
    assert_eq!(
        [read("name"), read("iban"), read("email"), read("contact")],
        ["Bank & Sohn", "DE02120300000000202051", "a@b.example", "Ida"].map(str::to_owned)
    );
    realm.owner.ask("identity.session.get", json!({})).await.expect("still there");
}
