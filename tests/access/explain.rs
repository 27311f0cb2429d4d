//! Grants and roles as their editors see them: what is refused, what holds at once, and why somebody may or may not.

use kontor_contract::identity::Role;
use kontor_tests::book::Session;
use kontor_tests::both;
use serde_json::{Value, json};

async fn id_of(session: &Session) -> Value {
    session.ask("identity.session.get", json!({})).await.expect("signed in")["user_id"].clone()
}

async fn grants(owner: &Session, user: &Value) -> Vec<Value> {
    let view = owner.ask("identity.grant.list", json!({ "user_id": user })).await.expect("a user");
    view["grants"].as_array().expect("grants").clone()
}

/// The line of a permission in what explains somebody's access.
async fn line(owner: &Session, user: &Value, permission: &str, on: Value) -> Value {
    let view = owner.ask("identity.access.explain", json!({ "user_id": user, "on": on })).await.expect("a user");
    let lines = view["lines"].as_array().expect("lines").clone();
    lines.into_iter().find(|line| line["permission"] == permission).expect("every permission has a line")
}

both! {
    /// A role of one's own is made, held, narrowed; it holds in the session that is open.
    async fn a_role_of_ones_own(book) {
        let owner = book.company().await;
        let clerk = owner.colleague("clerk", Role::Reader).await;
        let user = id_of(&clerk).await;
        let role = json!({ "code": "counter", "version": 0, "name": "Ladentheke", "permissions": ["sales.price.read", "inventory.item.read"], "hides": ["cost"] });
        let saved = owner.ask("identity.role.save", role.clone()).await.expect("sound");
        assert_eq!((&saved["version"], &saved["permissions"]), (&json!(1), &json!(["inventory.item.read", "sales.price.read"])));
        let main = &grants(&owner, &user).await[0];
        let change = json!({ "id": main["id"], "version": main["version"], "terms": { "role": "counter" } });
        owner.ask("identity.grant.update", change).await.expect("a role there is");
        clerk.ask("inventory.item.list", json!({})).await.expect("the role says so");
        assert_eq!(clerk.ask("finance.entry.list", json!({})).await.expect_err("not in it").code, "denied.permission");
        let narrower = json!({ "code": "counter", "version": 1, "name": "Ladentheke", "permissions": ["sales.price.read"] });
        owner.ask("identity.role.save", narrower).await.expect("sound");
        assert_eq!(clerk.ask("inventory.item.list", json!({})).await.expect_err("not any more").code, "denied.permission");
        let refusals = [
            (json!({ "code": "counter", "version": 1, "name": "x", "permissions": [] }), "conflict.stale"),
            (json!({ "code": "sales", "version": 0, "name": "x", "permissions": [] }), "identity.role.ready_made"),
            (json!({ "code": "other", "version": 0, "name": "x", "permissions": ["no.such.thing"] }), "identity.role.permission_unknown"),
            (json!({ "code": "Other Role", "version": 0, "name": "x", "permissions": [] }), "request.invalid"),
        ];
        for (request, code) in refusals {
            assert_eq!(owner.ask("identity.role.save", request).await.expect_err(code).code, code);
        }
        let all = owner.ask("identity.role.list", json!({})).await.expect("readable");
        let own = all["roles"].as_array().expect("roles").iter().find(|role| role["code"] == "counter").expect("made");
        assert_eq!((&own["holders"], &own["ready_made"]), (&json!(1), &json!(false)));
        book.assert_clean().await;
    }

    /// Limits, days and places are looked at before they are kept; a warehouse brings its branch.
    async fn terms_are_sound(book) {
        let owner = book.company().await;
        let clerk = owner.colleague("clerk", Role::Warehouse).await;
        let user = id_of(&clerk).await;
        let lyon = owner.ask("identity.branch.create", json!({ "code": "LY", "name": "Lyon", "region": "south" })).await.expect("new");
        let fields = json!({ "name": "L", "region": "", "address_name": "", "street": "Kai 1", "postal_code": "1", "city": "Lyon", "country": "FR" });
        let warehouse = owner.ask("inventory.warehouse.create", json!({ "code": "LY1", "branch_id": lyon["id"], "warehouse": fields })).await.expect("new");
        let create = async |terms: Value| owner.ask("identity.grant.create", json!({ "user_id": user, "terms": terms })).await;
        let nobody = "00000000-0000-7000-8000-000000000001";
        let main = owner.ask("identity.branch.list", json!({ "filter": { "code": "1" } })).await.expect("readable")["rows"][0]["id"].clone();
        let refusals = [
            (json!({ "role": "nonsense" }), "identity.role.unknown"),
            (json!({ "role": "sales", "warehouse_id": nobody }), "identity.grant.warehouse_unknown"),
            (json!({ "role": "sales", "warehouse_id": warehouse["id"], "branch_id": main }), "identity.grant.warehouse_elsewhere"),
            (json!({ "role": "sales", "branch_id": nobody }), "identity.user.branch_unknown"),
            (json!({ "role": "sales", "region": "mars" }), "identity.grant.region_unknown"),
            (json!({ "role": "sales", "valid_from": "2026-05-01", "valid_to": "2026-04-30" }), "identity.grant.period"),
            (json!({ "role": "sales", "limits": { "post_up_to": -1 } }), "request.invalid"),
        ];
        for (terms, code) in refusals {
            assert_eq!(create(terms).await.expect_err(code).code, code);
        }
        let placed = create(json!({ "role": "sales", "warehouse_id": warehouse["id"], "limits": { "post_up_to": 100_000 } })).await.expect("sound");
        assert_eq!((&placed["terms"]["branch_id"], &placed["main"]), (&lyon["id"], &json!(false)));
        for _ in 0..18 {
            create(json!({ "role": "reader" })).await.expect("as many as one may hold");
        }
        assert_eq!(create(json!({ "role": "reader" })).await.expect_err("too many").code, "identity.grant.too_many");
        let first = &grants(&owner, &user).await[0];
        let revoke = json!({ "id": first["id"], "version": first["version"] });
        assert_eq!(owner.ask("identity.grant.revoke", revoke).await.expect_err("the main one").code, "identity.grant.main");
        let left = owner.ask("identity.grant.revoke", json!({ "id": placed["id"], "version": placed["version"] })).await.expect("another");
        assert_eq!(left["grants"].as_array().expect("grants").len(), 19);
        book.assert_clean().await;
    }

    /// Administrators let people in, but make no owners, and nobody widens their own rights.
    async fn nobody_makes_themselves_owner(book) {
        let owner = book.company().await;
        let admin = owner.colleague("admin", Role::Administrator).await;
        let clerk = owner.colleague("clerk", Role::Reader).await;
        let (me, they, boss) = (id_of(&admin).await, id_of(&clerk).await, id_of(&owner).await);
        let grant = async |user: &Value, role: &str| admin.ask("identity.grant.create", json!({ "user_id": user, "terms": { "role": role } })).await;
        grant(&they, "accountant").await.expect("that is their work");
        assert_eq!(grant(&they, "owner").await.expect_err("no owners").code, "identity.grant.owner_only");
        assert_eq!(grant(&me, "accountant").await.expect_err("not for oneself").code, "identity.grant.own");
        let reset = json!({ "id": boss, "password": "an-owner-for-a-day" });
        assert_eq!(admin.ask("identity.user.reset_password", reset).await.expect_err("that would be one").code, "identity.grant.owner_only");
        let user = json!({ "login": "second", "name": "Second", "language": "en", "password": "demo-kontor" });
        let made = admin.ask("identity.user.create", json!({ "user": user, "role": "owner" })).await;
        assert_eq!(made.expect_err("no owners").code, "identity.grant.owner_only");
        let last = &grants(&owner, &boss).await[0];
        let ends = json!({ "id": last["id"], "version": last["version"], "terms": { "role": "owner", "valid_to": "2026-12-31" } });
        assert_eq!(owner.ask("identity.grant.update", ends).await.expect_err("nobody after that day").code, "identity.user.last_owner");
        book.assert_clean().await;
    }

    /// The view says which rule allows something, and why nothing does.
    async fn access_is_explained(book) {
        let owner = book.company().await;
        let clerk = owner.colleague("clerk", Role::Warehouse).await;
        let user = id_of(&clerk).await;
        let later = json!({ "role": "accountant", "valid_from": "2026-04-01" });
        owner.ask("identity.grant.create", json!({ "user_id": user, "terms": later })).await.expect("sound");
        let (today, april) = (Value::Null, json!("2026-04-01"));
        let allowed = line(&owner, &user, "inventory.receipt.post", today.clone()).await;
        assert_eq!((&allowed["allowed"], &allowed["reason"], &allowed["rules"]), (&json!(true), &json!("granted"), &json!([0])));
        assert!(allowed["commands"].as_array().expect("commands").contains(&json!("inventory.receipt.post")));
        let waiting = line(&owner, &user, "finance.entry.post", today.clone()).await;
        assert_eq!((&waiting["allowed"], &waiting["reason"], &waiting["rules"]), (&json!(false), &json!("not_today"), &json!([1])));
        assert_eq!(line(&owner, &user, "finance.entry.post", april.clone()).await["reason"], "granted");
        assert_eq!(line(&owner, &user, "identity.user.write", april).await["reason"], "no_grant");
        // What both see is what either sees.
        assert_eq!(line(&owner, &user, "inventory.stock.read", json!("2026-04-01")).await["hides"], json!([]));
        let row = owner.ask("identity.user.list", json!({ "filter": { "login": "clerk" } })).await.expect("readable")["rows"][0].clone();
        owner.ask("identity.user.deactivate", json!({ "id": user, "version": row["version"] })).await.expect("leaves");
        assert_eq!(line(&owner, &user, "inventory.receipt.post", today).await["reason"], "inactive");
        book.assert_clean().await;
    }
}
