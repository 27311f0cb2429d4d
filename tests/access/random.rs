//! The law of access: whatever grants somebody holds, no list shows a row outside the union of their areas, and no field
//! that all of them hide.

use std::collections::BTreeSet;

use kontor_contract::identity::Role;
use kontor_contract::{Access, commands, mask, roles};
use kontor_tests::book::Session;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::fields::shown;
use crate::realm::{Belongs, LISTS, Realm, Spot, key, rows};

/// A grant by numbers: role, area, own records only.
#[derive(Debug, Clone)]
struct Wanted {
    role: Role,
    place: usize,
    own: bool,
}

fn wanted() -> impl Strategy<Value = Vec<Wanted>> {
    let role = prop::sample::select(Role::ALL.iter().copied().filter(|role| *role != Role::Owner).collect::<Vec<_>>());
    prop::collection::vec((role, 0..6_usize, any::<bool>()).prop_map(|(role, place, own)| Wanted { role, place, own }), 1..4)
}

fn terms(realm: &Realm, wanted: &Wanted) -> Value {
    let place = match wanted.place {
        0 => json!({}),
        1 => json!({ "region": "north" }),
        2 => json!({ "branch_id": realm.branches["LY"] }),
        3 => json!({ "branch_id": realm.branches["1"] }),
        4 => json!({ "warehouse_id": realm.warehouses["HH2"] }),
        _ => json!({ "region": "south" }),
    };
    let mut terms = place;
    terms["role"] = json!(wanted.role);
    terms["own_only"] = json!(wanted.own);
    terms
}

fn reaches(realm: &Realm, wanted: &Wanted, user: &str, belongs: Belongs, spot: &Spot) -> bool {
    let [one, kiel, lyon] = ["1", "KI", "LY"].map(|code| realm.branches[code].clone());
    let (branches, warehouse) = match wanted.place {
        0 => (vec![one, kiel, lyon], None),
        1 => (vec![one, kiel], None),
        2 | 5 => (vec![lyon], None),
        3 => (vec![one], None),
        _ => (vec![one], Some(realm.warehouses["HH2"].clone())),
    };
    let by_warehouse = warehouse.is_none_or(|warehouse| spot.warehouse.as_ref() == Some(&warehouse));
    let by_author = !wanted.own || spot.author.as_deref() == Some(user);
    branches.contains(&spot.branch)
        && match belongs {
            Belongs::Company | Belongs::User => true,
            Belongs::Author => by_author,
            Belongs::Branch => !wanted.own,
            Belongs::Warehouse => by_warehouse,
            Belongs::WarehouseAuthor => by_warehouse && by_author,
        }
}

/// Gives a user exactly these grants.
async fn grant(realm: &Realm, user: &str, all: &[Wanted]) {
    let ask =
        async |name: &str, body: Value| realm.owner.ask(name, body).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let held = ask("identity.grant.list", json!({ "user_id": user })).await;
    for (at, grant) in held["grants"].as_array().expect("grants").iter().enumerate() {
        let seen = json!({ "id": grant["id"], "version": grant["version"] });
        if at == 0 {
            ask(
                "identity.grant.update",
                json!({ "id": grant["id"], "version": grant["version"], "terms": terms(realm, &all[0]) }),
            )
            .await;
        } else {
            ask("identity.grant.revoke", seen).await;
        }
    }
    for wanted in &all[1..] {
        ask("identity.grant.create", json!({ "user_id": user, "terms": terms(realm, wanted) })).await;
    }
}

async fn check(realm: &Realm, session: &Session, user: &str, all: &[Wanted]) {
    grant(realm, user, all).await;
    for (list, _, id, belongs) in LISTS {
        let access = commands().find(|spec| spec.name == *list).expect("declared").access;
        let giving: Vec<&Wanted> = match access {
            Access::Permission(permission) => {
                all.iter().filter(|wanted| roles::permissions(wanted.role).contains(&permission)).collect()
            }
            _ => all.iter().collect(),
        };
        let answer = session.ask(list, json!({ "limit": 500 })).await;
        let Ok(page) = answer else {
            assert!(giving.is_empty(), "{list} is refused to {all:?}");
            continue;
        };
        assert!(!giving.is_empty(), "{list} is shown to {all:?}");
        if let Some(mask) = mask::of(list) {
            let mut hides = roles::hides(giving[0].role).to_vec();
            hides.retain(|class| giving.iter().all(|wanted| roles::hides(wanted.role).contains(class)));
            assert_eq!(shown(mask, &page, &hides), Vec::<String>::new(), "{list} to {all:?}");
        }
        let Some(spots) = realm.spots.get(list).filter(|_| !id.is_empty()) else { continue };
        let ids: BTreeSet<String> = rows(&page).iter().map(key).collect();
        for id in &ids {
            let spot = spots.get(id).unwrap_or_else(|| panic!("{list} shows a row of another company to {all:?}"));
            assert!(giving.iter().any(|wanted| reaches(realm, wanted, user, *belongs, spot)), "{list} shows {spot:?} to {all:?}");
        }
        let everything = realm.shown(&realm.owner, list).await.expect("an owner sees all");
        let due = spots.iter().filter(|(id, _)| everything.contains(*id));
        let due = due.filter(|(_, spot)| giving.iter().any(|wanted| reaches(realm, wanted, user, *belongs, spot))).count();
        assert_eq!(ids.len(), due, "{list} to {all:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_list_shows_more_than_the_grants_reach() {
    let realm = Realm::open().await;
    let session = realm.person("random", "reader", json!({})).await;
    let me = session.ask("identity.session.get", json!({})).await.expect("signed in");
    let user = me["user_id"].as_str().expect("an id").to_owned();
    // What was made by the user themselves is found too: the terms are those of a user who has made something.
    let mut runner =
        TestRunner::new_with_rng(Config::with_cases(32), proptest::test_runner::TestRng::deterministic_rng(Default::default()));
    for _ in 0..32 {
        let tree = wanted().new_tree(&mut runner).expect("a strategy of plain choices");
        check(&realm, &session, &user, &proptest::strategy::ValueTree::current(&tree)).await;
    }
}
