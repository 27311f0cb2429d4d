//! The law of access: whatever grants somebody holds, nothing shows a row outside the union of their areas, and no field that
//! all of them hide: no list, search, document, timeline, report, tile, export or paper, in process or over HTTP. What the
//! live feed and notifications say is in `live`.

use std::collections::{BTreeMap, BTreeSet};

use kontor_contract::access::FieldClass;
use kontor_contract::identity::Role;
use kontor_contract::{Access, commands, mask, roles};
use kontor_tests::book::Session;
use kontor_tests::trade::plain;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::areas::SHOWN;
use crate::door::Door;
use crate::fields::shown;
use crate::realm::{Belongs, LISTS, Realm, Spot, key, rows};

/// Policies tried.
const CASES: u32 = 32;
/// Documents of a list that are opened, printed and asked for their timeline, per policy.
const OPENED: usize = 5;

/// What some fields of a class hold and nothing else does.
const SECRETS: &[(FieldClass, &[&str])] = &[
    (FieldClass::Bank, &["DE02120300000000202051"]),
    (FieldClass::Personal, &["geheim@hafen.example", "040 7654321", "Ida Verschwiegen"]),
    (FieldClass::Cost, &["77.7701"]),
];

/// A role: a ready-made one, or one of the company's own that may do everything and hides something.
#[derive(Debug, Clone)]
enum Held {
    ReadyMade(Role),
    Own(&'static str, &'static [FieldClass]),
}

/// Roles of the company's own.
const OWN: &[(&str, &[FieldClass])] = &[
    ("open", &[]),
    ("no_bank", &[FieldClass::Bank, FieldClass::Personal]),
    ("no_cost", &[FieldClass::Cost]),
    ("blind", FieldClass::ALL),
];

impl Held {
    fn code(&self) -> &'static str {
        match self {
            Self::ReadyMade(role) => role.as_str(),
            Self::Own(code, _) => code,
        }
    }

    fn may(&self, permission: &str) -> bool {
        match self {
            Self::ReadyMade(role) => roles::permissions(*role).contains(&permission),
            Self::Own(..) => true,
        }
    }

    fn hides(&self) -> &'static [FieldClass] {
        match self {
            Self::ReadyMade(role) => roles::hides(*role),
            Self::Own(_, hides) => hides,
        }
    }
}

/// A grant by numbers: role, area, own records only.
#[derive(Debug, Clone)]
struct Wanted {
    role: Held,
    place: usize,
    own: bool,
}

fn wanted() -> impl Strategy<Value = Vec<Wanted>> {
    let ready_made = Role::ALL.iter().copied().filter(|role| *role != Role::Owner).map(Held::ReadyMade);
    let own = OWN.iter().map(|(code, hides)| Held::Own(code, hides));
    // As many of the company's own as there are ready-made ones: they reach further.
    let roles: Vec<Held> = ready_made.chain(own.clone()).chain(own).collect();
    let role = prop::sample::select(roles);
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
    terms["role"] = json!(wanted.role.code());
    terms["own_only"] = json!(wanted.own);
    terms
}

fn reaches(realm: &Realm, wanted: &Wanted, user: &str, belongs: Belongs, spot: &Spot) -> bool {
    let [one, kiel, lyon] = ["1", "KI", "LY"].map(|code| realm.branches[code].clone());
    let (branches, warehouse) = match wanted.place {
        0 => (vec![one, kiel, lyon, String::new()], None),
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

/// What is true of the book, read past the program once.
struct Truth {
    /// Debits by branch, in cents.
    debits: Vec<(Spot, i64)>,
    /// Facts by number.
    facts: BTreeMap<i64, Spot>,
    /// All rows of each list, as an owner sees them.
    lists: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Truth {
    async fn of(realm: &Realm) -> Self {
        let book = rusqlite::Connection::open(realm.book.path()).expect("the app made it");
        let id = |row: &rusqlite::Row<'_>, at: usize| {
            row.get::<_, Option<[u8; 16]>>(at).map(|id| id.map(|id| Uuid::from_bytes(id).to_string()))
        };
        let company = realm.owner.company.id.uuid().simple().to_string();
        let sql =
            format!("select branch_id, amount_minor from finance_posting where amount_minor > 0 and company_id = X'{company}'");
        let mut statement = book.prepare(&sql).expect("columns that exist");
        let debits = statement.query_map([], |row| {
            Ok((Spot { branch: id(row, 0)?.unwrap_or_default(), warehouse: None, author: None }, row.get(1)?))
        });
        let debits = debits.expect("readable").collect::<Result<_, _>>().expect("amounts");
        let mut statement = book.prepare("select fact_no, branch_id, actor_id from audit_fact").expect("columns that exist");
        let facts = statement.query_map([], |row| {
            Ok((row.get(0)?, Spot { branch: id(row, 1)?.unwrap_or_default(), warehouse: None, author: id(row, 2)? }))
        });
        let facts = facts.expect("readable").collect::<Result<_, _>>().expect("numbers");
        let mut lists = BTreeMap::new();
        for (list, ..) in LISTS {
            lists.insert(*list, realm.shown(&realm.owner, list).await.expect("an owner sees all"));
        }
        Self { debits, facts, lists }
    }
}

/// One policy, one user, one way in.
struct Case<'a> {
    realm: &'a Realm,
    truth: &'a Truth,
    door: &'a Door,
    session: &'a Session,
    user: &'a str,
    all: &'a [Wanted],
}

impl Case<'_> {
    /// The grants that give a command.
    fn giving(&self, name: &str) -> Vec<&Wanted> {
        match commands().find(|spec| spec.name == name).expect("declared").access {
            Access::Permission(permission) => self.all.iter().filter(|wanted| wanted.role.may(permission)).collect(),
            _ => self.all.iter().collect(),
        }
    }

    fn reached(&self, name: &str, belongs: Belongs, spot: &Spot) -> bool {
        self.giving(name).iter().any(|wanted| reaches(self.realm, wanted, self.user, belongs, spot))
    }

    /// What is hidden in a command's answer: what all grants that give it hide.
    fn hides(&self, name: &str) -> Vec<FieldClass> {
        let giving = self.giving(name);
        let hidden = |class: &FieldClass| !giving.is_empty() && giving.iter().all(|wanted| wanted.role.hides().contains(class));
        FieldClass::ALL.iter().copied().filter(hidden).collect()
    }

    fn told(&self) -> String {
        format!("to {:?} {}", self.all, self.door.name())
    }

    /// An answer that no grant hides anything of; `None` where none gives the command.
    async fn ask(&self, name: &str, body: Value) -> Option<Value> {
        match self.door.ask(self.session, name, &body).await {
            Ok(answer) => {
                assert!(!self.giving(name).is_empty(), "{name} answers {}", self.told());
                self.hidden_in(name, &answer.to_string());
                if let Some(mask) = mask::of(name) {
                    assert_eq!(shown(mask, &answer, &self.hides(name)), Vec::<String>::new(), "{name} {}", self.told());
                }
                Some(answer)
            }
            Err(error) if error.code == "not_found" => None,
            Err(error) => {
                assert_eq!(error.code, "denied.permission", "{name} {}: {error:?}", self.told());
                assert!(self.giving(name).is_empty(), "{name} is refused {}", self.told());
                None
            }
        }
    }

    /// No text that only hidden fields hold stands in an answer, wherever it may have slipped in.
    fn hidden_in(&self, name: &str, text: &str) {
        for (class, secrets) in SECRETS.iter().filter(|(class, _)| self.hides(name).contains(class)) {
            for secret in *secrets {
                assert!(!text.contains(secret), "{name} tells {secret}, which is {class:?}, {}", self.told());
            }
        }
    }

    async fn lists(&self) {
        for (list, _, id, belongs) in LISTS {
            let Some(page) = self.ask(list, json!({ "limit": 500 })).await else {
                assert!(self.giving(list).is_empty(), "{list} is refused {}", self.told());
                continue;
            };
            let Some(spots) = self.realm.spots.get(list).filter(|_| !id.is_empty()) else { continue };
            let ids: BTreeSet<String> = rows(&page).iter().map(key).collect();
            self.foreign(list, *belongs, &ids);
            let due =
                spots.iter().filter(|(id, spot)| self.truth.lists[list].contains(*id) && self.reached(list, *belongs, spot));
            assert_eq!(ids.len(), due.count(), "{list} {}", self.told());
            // Searching finds some of these and nothing else.
            for word in ["HYD", "Hydraulik", "Söhne", "-26-", "1"] {
                let found = self.door.ask(self.session, list, &json!({ "limit": 500, "filter": { "text": word } })).await;
                let found = match found {
                    Ok(found) => found,
                    Err(error) => {
                        assert_eq!(error.code, "list.unknown_field", "{list} {word} {}", self.told());
                        break;
                    }
                };
                self.hidden_in(list, &found.to_string());
                let found: BTreeSet<String> = rows(&found).iter().map(key).collect();
                assert!(found.is_subset(&ids), "{list} finds by {word} what it does not show {}", self.told());
            }
        }
    }

    fn foreign(&self, list: &str, belongs: Belongs, ids: &BTreeSet<String>) {
        for id in ids {
            let spot = self.realm.spots[list].get(id);
            let spot = spot.unwrap_or_else(|| panic!("{list} shows a row of another company {}", self.told()));
            assert!(self.reached(list, belongs, spot), "{list} shows {spot:?} {}", self.told());
        }
    }

    /// Documents, what is printed of them, and what happened to them.
    async fn documents(&self, at: usize) {
        for (list, queries) in SHOWN {
            let belongs = LISTS.iter().find(|(name, ..)| name == list).expect("a list").3;
            let spots = self.realm.spots[list].iter().filter(|(id, _)| self.truth.lists[list].contains(*id));
            for (id, spot) in spots.skip(at % 3).step_by(3).take(OPENED) {
                for query in *queries {
                    let opened = self.ask(query, json!({ "id": id })).await.is_some();
                    assert_eq!(opened, self.reached(query, belongs, spot), "{query} of {spot:?} {}", self.told());
                }
                let told = self.ask("identity.timeline.get", json!({ "doc_id": id })).await.expect("signed in");
                let steps = told["steps"].as_array().expect("steps").len();
                let any = self.realm.has_timeline(id).await;
                assert_eq!(
                    steps > 0,
                    any && self.reached(queries[0], belongs, spot),
                    "timeline of {list} {id} {spot:?} {}",
                    self.told()
                );
            }
        }
        // Of the other company not even by its id.
        for query in SHOWN.iter().flat_map(|(_, queries)| *queries) {
            let stranger = self.ask(query, json!({ "id": Uuid::from_u128(7) })).await;
            assert_eq!(stranger, None, "{query}");
        }
    }

    /// Sums are of what one sees.
    async fn reports(&self) {
        if let Some(balance) = self.ask("finance.trial_balance.get", json!({})).await {
            let posted: i64 = self
                .truth
                .debits
                .iter()
                .filter(|(spot, _)| self.reached("finance.trial_balance.get", Belongs::Branch, spot))
                .map(|(_, amount)| *amount)
                .sum();
            let debits: i64 = rows(&balance).iter().map(|row| cents(&row["debit"]["amount"])).sum();
            assert_eq!(debits, posted, "the trial balance {}", self.told());
        }
        if let Some(count) = self.ask("sales.order.count", json!({})).await {
            let listed = self.ask("sales.order.list", json!({ "limit": 500, "filter": { "to_deliver": true } })).await;
            assert_eq!(count["to_deliver"], json!(rows(&listed.expect("the same right")).len()), "orders {}", self.told());
        }
        if let Some(sums) = self.ask("finance.open_item.sum", json!({})).await {
            let listed = self.ask("finance.open_item.list", json!({ "limit": 500 })).await.expect("the same right");
            let items = |side: &str| rows(&listed).iter().filter(|row| row["side"] == side).count();
            for side in ["receivable", "payable"] {
                assert_eq!(sums[side]["items"], json!(items(side)), "{side} {}", self.told());
            }
        }
        if let Some(stock) = self.ask("inventory.stock.list", json!({ "limit": 500 })).await {
            for row in rows(&stock) {
                let one = self.ask("inventory.stock.get", json!({ "item_id": row["item_id"] })).await.expect("the same right");
                let sum: i64 = rows(&stock)
                    .iter()
                    .filter(|other| other["item_id"] == row["item_id"])
                    .map(|other| whole(&other["on_hand"]))
                    .sum();
                assert_eq!(whole(&one["on_hand"]), sum, "stock {}", self.told());
            }
        }
        let unread = self.ask("notifications.inbox.count", json!({})).await.expect("signed in");
        let inbox = self.ask("notifications.inbox.list", json!({ "limit": 500 })).await.expect("signed in");
        let listed = rows(&inbox).iter().filter(|row| row["read"] == json!(false)).count();
        assert_eq!(unread["unread"], json!(listed), "the inbox {}", self.told());
    }

    /// The audit log, read and taken away.
    async fn exports(&self) {
        let name = "audit.log.export";
        let numbers = |numbers: &mut dyn Iterator<Item = i64>, what: &str| {
            for number in numbers {
                // What was done since the truth was read is the granting itself.
                let Some(spot) = self.truth.facts.get(&number) else { continue };
                assert!(self.reached(name, Belongs::Author, spot), "{what} tells of fact {number} at {spot:?} {}", self.told());
            }
        };
        let Some(export) = self.ask(name, json!({})).await else { return };
        let lines = export["lines"].as_array().expect("lines");
        numbers(&mut lines.iter().map(|line| line["fact_no"].as_i64().expect("a number")), name);
        let table = self.door.table(self.session, name, &json!({})).await.expect("as JSON, so as CSV");
        self.hidden_in(name, &table);
        let first = |line: &str| line.split(',').next()?.trim_matches('"').parse().ok();
        numbers(&mut table.lines().skip(1).filter_map(first), "the CSV");
        for number in self.truth.facts.keys().rev().step_by(7).take(OPENED) {
            let entry = self.ask("audit.entry.get", json!({ "fact_no": number })).await;
            assert_eq!(entry.is_some(), self.reached("audit.entry.get", Belongs::Author, &self.truth.facts[number]));
        }
    }
}

fn cents(amount: &Value) -> i64 {
    amount.as_str().map_or(0, |text| text.replace('.', "").parse().expect("two decimals"))
}

fn whole(quantity: &Value) -> i64 {
    plain(quantity).split('.').next().and_then(|digits| digits.parse().ok()).expect("whole pieces")
}

/// A party and an item whose hidden fields hold what nothing else does, in lists, documents and the audit log.
async fn keep_secrets(realm: &Realm) {
    let party = json!({ "name": "Verschlossen GmbH", "kind": "both", "iban": "DE02120300000000202051", "email": "geheim@hafen.example",
        "phone": "040 7654321", "contact": "Ida Verschwiegen",
        "addresses": [{ "kind": "billing", "lines": ["Weg 1"], "postal_code": "1", "city": "Ort", "country": "DE" }] });
    realm.owner.ask("parties.party.create", json!({ "code": "SECRET", "party": party })).await.expect("sound");
    let item = json!({ "name": "Verschlossenes", "kind": "stock", "supply": "goods", "unit_code": "C62", "valuation": "standard",
        "tax_class": "standard", "price": "99", "standard_cost": "77.7701" });
    realm.owner.ask("inventory.item.create", json!({ "code": "SECRET", "item": item })).await.expect("sound");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_shows_more_than_the_grants_reach() {
    let mut realm = Realm::open().await;
    for (code, hides) in OWN {
        realm.role(code, hides).await;
    }
    keep_secrets(&realm).await;
    let session = realm.person("random", "open", json!({})).await;
    let me = session.ask("identity.session.get", json!({})).await.expect("signed in");
    let user = plain(&me["user_id"]);
    // The user has made something in two branches: what they see of their own is looked for too.
    for (warehouse, branch) in [("HH2", "1"), ("LY1", "LY")] {
        realm.deal(&session, warehouse, branch).await;
        realm.pay(&session, branch).await;
    }
    realm.book.app.relay().await.expect("readable");
    realm.read_spots();
    let truth = Truth::of(&realm).await;
    let doors = Door::both(&realm.book.app).await;
    let mut runner = TestRunner::new_with_rng(
        Config::with_cases(CASES),
        proptest::test_runner::TestRng::deterministic_rng(Default::default()),
    );
    for at in 0..CASES as usize {
        let tree = wanted().new_tree(&mut runner).expect("a strategy of plain choices");
        let all = proptest::strategy::ValueTree::current(&tree);
        grant(&realm, &user, &all).await;
        let case = Case { realm: &realm, truth: &truth, door: &doors[at % 2], session: &session, user: &user, all: &all };
        case.lists().await;
        case.documents(at).await;
        case.reports().await;
        case.exports().await;
    }
}
