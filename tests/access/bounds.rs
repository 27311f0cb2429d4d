//! What one may give to others, and whom one may change: nobody reaches beyond their own grants, and owners are the owners'.

use kontor_contract::Result;
use kontor_contract::identity::Role;
use kontor_tests::book::{PASSWORD, Session};
use kontor_tests::both;
use serde_json::{Value, json};

async fn code_of(outcome: impl Future<Output = Result<Value>>) -> String {
    outcome.await.expect_err("refused").code
}

async fn row(owner: &Session, login: &str) -> Value {
    let list = owner.ask("identity.user.list", json!({ "filter": { "login": login } })).await.expect("readable");
    list["rows"][0].clone()
}

/// Everything an administrator could do to a user, by the command.
async fn attempts(owner: &Session, login: &str) -> Vec<(&'static str, Value)> {
    let user = row(owner, login).await;
    let mut renamed = user.clone();
    renamed.as_object_mut().expect("a user").remove("login");
    renamed["name"] = json!("Somebody Else");
    vec![
        ("identity.user.update", renamed),
        ("identity.user.deactivate", json!({ "id": user["id"], "version": user["version"] })),
        ("identity.user.reset_password", json!({ "id": user["id"], "password": "an owner for a day" })),
        ("identity.second_factor.reset", json!({ "user_id": user["id"] })),
        ("identity.user.end_sessions", json!({ "user_id": user["id"] })),
    ]
}

/// Two branches beside the main one, which lies in the north with Kiel; gives the ids of Kiel and Lyon.
async fn branches(owner: &Session) -> (Value, Value) {
    let ask = async |name: &str, body: Value| owner.ask(name, body).await.expect("a sound stage");
    let main = ask("identity.branch.list", json!({})).await["rows"][0].clone();
    let north = json!({ "id": main["id"], "version": main["version"], "name": main["name"], "region": "north" });
    ask("identity.branch.update", north).await;
    let kiel = ask("identity.branch.create", json!({ "code": "KI", "name": "Kiel", "region": "north" })).await;
    let lyon = ask("identity.branch.create", json!({ "code": "LY", "name": "Lyon", "region": "south" })).await;
    (kiel["id"].clone(), lyon["id"].clone())
}

both! {
    /// A role is changed by who may do so everywhere, not by who holds it, and what only owners may do is theirs to give.
    async fn a_role_is_no_way_around(book) {
        let owner = book.company().await;
        let (_, lyon) = branches(&owner).await;
        let admin = owner.colleague("admin", Role::Administrator).await;
        let role = |code: &str, version: i64, permissions: Value| {
            json!({ "code": code, "version": version, "name": "Rolle", "permissions": permissions })
        };
        owner.ask("identity.role.save", role("helper", 0, json!(["identity.user.read"]))).await.expect("the owner may");
        owner.also(&admin.user_id().await, json!({ "role": "helper", "valid_from": "2030-01-01" })).await;
        let wider = admin.ask("identity.role.save", role("helper", 1, json!(["finance.entry.post"])));
        assert_eq!(code_of(wider).await, "identity.grant.own", "not even a role for later");

        let places = json!(["inventory.item.read", "inventory.warehouse.write"]);
        let refused = admin.ask("identity.role.save", role("places", 0, places.clone())).await.expect_err("owners only");
        assert_eq!((refused.code.as_str(), refused.fields[0].path.as_str()), ("identity.grant.owner_only", "permissions"));
        owner.ask("identity.role.save", role("places", 0, places)).await.expect("the owner may");
        let less = admin.ask("identity.role.save", role("places", 1, json!(["inventory.item.read"])));
        assert_eq!(code_of(less).await, "identity.grant.owner_only", "nor is it changed by others");

        let counter = admin.ask("identity.role.save", role("counter", 0, json!(["sales.price.read"]))).await.expect("their work");
        assert_eq!(counter["holders"], 0);
        let clerk = owner.placed("clerk", "counter", json!({})).await;
        let counter = admin.ask("identity.role.save", role("counter", 1, json!(["sales.order.read"]))).await.expect("their work");
        assert_eq!(counter["holders"], 1);
        clerk.ask("sales.order.list", json!({})).await.expect("at once");

        for (login, terms) in [("lyon", json!({ "branch_id": lyon })), ("south", json!({ "region": "south" })), ("own", json!({ "own_only": true }))] {
            let placed = owner.placed(login, "administrator", terms).await;
            let saved = placed.ask("identity.role.save", role("other", 0, json!(["sales.price.read"])));
            assert_eq!(code_of(saved).await, "identity.grant.beyond", "{login}");
        }
        book.assert_clean().await;
    }

    /// Whoever is owner by any grant is changed by owners only.
    async fn an_owner_by_a_second_grant_is_an_owner(book) {
        let owner = book.company().await;
        let admin = owner.colleague("admin", Role::Administrator).await;
        let deputy = owner.colleague("deputy", Role::Reader).await;
        let grant = owner.also(&deputy.user_id().await, json!({ "role": "owner", "valid_from": "2026-12-01" })).await;
        let before = book.raw("select count(*) from fact").await.expect("a count");
        for (command, body) in attempts(&owner, "deputy").await {
            assert_eq!(code_of(admin.ask(command, body)).await, "identity.grant.owner_only", "{command}");
        }
        assert_eq!(book.raw("select count(*) from fact").await.expect("a count"), before);
        deputy.ask("identity.session.get", json!({})).await.expect("still signed in");
        owner.ask("identity.grant.revoke", json!({ "id": grant["id"], "version": grant["version"] })).await.expect("the owner may");
        for (command, body) in attempts(&owner, "deputy").await.into_iter().filter(|(command, _)| *command != "identity.user.deactivate") {
            match admin.ask(command, body).await {
                Err(error) => assert_eq!(error.code, "identity.second_factor.none", "{command}"),
                Ok(_) => assert_ne!(command, "identity.second_factor.reset"),
            }
        }
        book.assert_clean().await;
    }

    /// What one gives, changes and takes lies in one's own area, and so do the people.
    async fn nobody_gives_what_lies_beyond_their_area(book) {
        let owner = book.company().await;
        let (kiel, lyon) = branches(&owner).await;
        let fields = json!({ "name": "L", "region": "", "address_name": "", "street": "Kai 1", "postal_code": "1", "city": "Lyon", "country": "FR" });
        let store = owner.ask("inventory.warehouse.create", json!({ "code": "LY1", "branch_id": lyon, "warehouse": fields })).await.expect("new");
        let clerk = owner.colleague("clerk", Role::Reader).await.user_id().await;
        let everywhere = json!({});
        let (in_lyon, in_kiel, north, south) =
            (json!({ "branch_id": lyon }), json!({ "branch_id": kiel }), json!({ "region": "north" }), json!({ "region": "south" }));
        let in_store = json!({ "warehouse_id": store["id"] });
        let all = [&everywhere, &in_lyon, &in_kiel, &north, &south, &in_store];
        for (login, area, within) in [
            ("of-lyon", &in_lyon, vec![&in_lyon, &in_store]),
            ("of-north", &north, vec![&in_kiel, &north]),
            ("of-south", &south, vec![&in_lyon, &south, &in_store]),
            ("of-store", &in_store, vec![&in_store]),
            ("of-none", &json!({ "own_only": true }), vec![]),
        ] {
            let admin = owner.placed(login, "administrator", area.clone()).await;
            for place in all {
                let mut terms = place.clone();
                terms["role"] = json!("sales");
                let given = admin.ask("identity.grant.create", json!({ "user_id": clerk, "terms": terms })).await;
                let fits = within.contains(&place);
                assert_eq!(given.is_ok(), fits, "{login} {place}");
                // What the owner gave there: changed to a place of one's own, or taken back.
                let made = match given {
                    Ok(made) => made,
                    Err(error) => {
                        assert_eq!(error.code, "identity.grant.beyond");
                        owner.also(&clerk, terms).await
                    }
                };
                let seen = json!({ "id": made["id"], "version": made["version"] });
                let mut changed = seen.clone();
                let mut home = (*within.first().unwrap_or(&place)).clone();
                home["role"] = json!("reader");
                changed["terms"] = home;
                if fits {
                    let changed = admin.ask("identity.grant.update", changed).await.expect("within");
                    admin.ask("identity.grant.revoke", json!({ "id": made["id"], "version": changed["version"] })).await.expect("within");
                } else {
                    assert_eq!(code_of(admin.ask("identity.grant.update", changed)).await, "identity.grant.beyond", "{login} {place}");
                    assert_eq!(code_of(admin.ask("identity.grant.revoke", seen.clone())).await, "identity.grant.beyond", "{login} {place}");
                    owner.ask("identity.grant.revoke", seen).await.expect("the owner may");
                }
            }
            for (command, body) in attempts(&owner, "clerk").await {
                assert_eq!(code_of(admin.ask(command, body)).await, "identity.grant.beyond", "{login} {command}");
            }
            let user = |branch: &Value| {
                let user = json!({ "login": format!("{login}-{branch}"), "name": "N", "language": "en", "password": PASSWORD });
                json!({ "user": user, "role": "sales", "branch_id": branch })
            };
            assert_eq!(code_of(admin.ask("identity.user.create", user(&Value::Null))).await, "identity.grant.beyond", "{login}");
            assert_eq!(admin.ask("identity.user.create", user(&lyon)).await.is_ok(), within.contains(&&in_lyon), "{login}");
        }
        book.assert_clean().await;
    }

    /// What holds for all of the company is set by who manages all of it.
    async fn the_company_is_beyond_a_branch(book) {
        let owner = book.company().await;
        let (_, lyon) = branches(&owner).await;
        let admin = owner.placed("admin", "administrator", json!({ "branch_id": lyon })).await;
        let list = owner.ask("identity.branch.list", json!({})).await.expect("readable");
        let branch = |code: &str, name: &str, region: Option<&str>| {
            let branch = list["rows"].as_array().expect("rows").iter().find(|branch| branch["code"] == code).expect("made");
            let region = region.map_or(branch["region"].clone(), |region| json!(region));
            json!({ "id": branch["id"], "version": branch["version"], "name": name, "region": region })
        };
        let security = json!({ "idle_minutes": 15, "session_hours": 24, "second_factor_roles": [] });
        let settings = json!({ "name": "H", "address": ["Kai 1", "20457 Hamburg"], "country": "DE", "register": [], "vat_ids": [], "bank_accounts": [] });
        for (command, body) in [
            ("identity.branch.create", json!({ "code": "NA", "name": "Nantes" })),
            ("identity.branch.update", branch("KI", "Kiel am Meer", None)),
            ("identity.branch.update", branch("LY", "Lyon", Some("north"))),
            ("identity.security.set", json!({ "version": 0, "settings": security })),
            ("identity.company.set_settings", json!({ "version": 0, "settings": settings })),
        ] {
            assert_eq!(code_of(admin.ask(command, body.clone())).await, "identity.grant.beyond", "{command} {body}");
        }
        admin.ask("identity.branch.update", branch("LY", "Lyon Part-Dieu", None)).await.expect("their own branch");
        book.assert_clean().await;
    }

    /// What became of users is for those who see users; what became of an order is for those who see orders.
    async fn the_history_of_people_is_not_for_everybody(book) {
        let owner = book.company().await;
        let seller = owner.colleague("seller", Role::Sales).await;
        let admin = owner.colleague("admin", Role::Administrator).await;
        let history = json!({ "doc_id": seller.user_id().await });
        assert_eq!(code_of(seller.ask("identity.timeline.get", history.clone())).await, "denied.permission");
        let steps = admin.ask("identity.timeline.get", history).await.expect("an administrator sees users")["steps"].clone();
        assert_eq!(steps[0]["call"], "identity.user.create");
        let nothing = json!({ "doc_id": "00000000-0000-7000-8000-000000000001" });
        assert_eq!(seller.ask("identity.timeline.get", nothing).await.expect("signed in")["steps"], json!([]));
        book.assert_clean().await;
    }
}
