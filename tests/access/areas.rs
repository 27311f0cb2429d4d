//! Every list, document and change against every kind of area.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use kontor_contract::identity::Role;
use kontor_contract::{Access, CommandKind, commands};
use kontor_tests::book::Session;
use serde_json::{Value, json};

use crate::door::Door;
use crate::realm::{Belongs, LISTS, Realm, Spot, rows};
use crate::roles::assert_reviewed;

/// The areas a grant may reach, by the name of their column.
fn areas(realm: &Realm) -> Vec<(&'static str, Value)> {
    vec![
        ("everything", json!({})),
        ("region", json!({ "region": "north" })),
        ("branch", json!({ "branch_id": realm.branches["1"] })),
        ("warehouse", json!({ "warehouse_id": realm.warehouses["HH2"] })),
        ("own", json!({ "own_only": true })),
        ("own-branch", json!({ "own_only": true, "branch_id": realm.branches["LY"] })),
        ("ended", json!({ "valid_to": "2026-03-15" })),
        ("to come", json!({ "valid_from": "2026-03-17" })),
    ]
}

/// What an area must show of a list's rows, told from the terms alone.
fn expected(realm: &Realm, user: &str, terms: &Value, belongs: Belongs, spot: &Spot) -> bool {
    let branch = terms["branch_id"].as_str().map(str::to_owned);
    let in_region = |branch: &str| terms["region"].as_str() != Some("north") || branch != realm.branches["LY"];
    let warehouse = terms["warehouse_id"].as_str();
    let home = warehouse.map(|_| realm.branches["1"].clone()).or(branch);
    let own = terms["own_only"] == json!(true);
    let by_branch = home.is_none_or(|home| home == spot.branch) && in_region(&spot.branch);
    let by_warehouse = warehouse.is_none_or(|warehouse| spot.warehouse.as_deref() == Some(warehouse));
    let by_author = !own || spot.author.as_deref() == Some(user);
    match belongs {
        Belongs::Company | Belongs::User => true,
        Belongs::Author => by_branch && by_author,
        Belongs::Branch => by_branch && !own,
        Belongs::Warehouse => by_branch && by_warehouse,
        Belongs::WarehouseAuthor => by_branch && by_warehouse && by_author,
    }
}

/// Named like lists, but answering what their company has of something, whole.
const NO_PAGES: &[&str] = &[
    "audit.record.list",
    "book.backup.list",
    "identity.grant.list",
    "identity.role.list",
    "identity.session.list",
    "identity.team.list",
];

/// A new list says here how its rows belong, or this fails.
#[test]
fn every_list_says_how_its_rows_belong() {
    let declared = commands().map(|spec| spec.name).filter(|name| name.ends_with(".list") && !NO_PAGES.contains(name));
    let declared: BTreeSet<&str> = declared.collect();
    let told: BTreeSet<&str> = LISTS.iter().map(|(list, ..)| *list).collect();
    assert_eq!(declared.difference(&told).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_show_an_area_and_nothing_else() {
    let mut realm = Realm::open().await;
    let everything = areas(&realm);
    let people = clerks(&mut realm, &everything).await;
    for door in Door::both(&realm.book.app).await {
        let table = rows_shown(&realm, &door, &everything, &people).await;
        assert_reviewed("areas.txt", &table);
    }
}

/// A clerk for each area, who may do everything in it; those who see only their own records have made some.
async fn clerks(realm: &mut Realm, areas: &[(&'static str, Value)]) -> BTreeMap<&'static str, Session> {
    realm.role("clerk", &[]).await;
    let mut people = BTreeMap::new();
    for (name, terms) in areas {
        people.insert(*name, realm.person(&format!("{name} clerk"), "clerk", terms.clone()).await);
    }
    for (name, warehouse, branch) in [("own", "MAIN", "1"), ("own", "LY1", "LY"), ("own-branch", "LY1", "LY")] {
        realm.deal(&people[name], warehouse, branch).await;
        realm.pay(&people[name], branch).await;
    }
    realm.read_spots();
    people
}

/// The table of rows shown by every list to every area, each checked against the terms.
async fn rows_shown(
    realm: &Realm,
    door: &Door,
    everything: &[(&'static str, Value)],
    people: &BTreeMap<&'static str, Session>,
) -> String {
    let mut table: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, terms) in everything {
        let holds = !["ended", "to come"].contains(name);
        let session = &people[name];
        let user = who(session).await;
        for (list, _, id, belongs) in LISTS {
            let shown = realm.shown_at(door, session, list).await;
            let access = commands().find(|spec| spec.name == *list).expect("declared").access;
            let given = holds || !matches!(access, Access::Permission(_));
            assert_eq!(shown.is_some(), given, "{list} for {name} {}", door.name());
            let Some(spots) = realm.spots.get(list).filter(|_| !id.is_empty() && holds) else { continue };
            let shown = shown.unwrap_or_default();
            // Lists of one table with two kinds of documents show their own kind.
            let all = realm.shown(&realm.owner, list).await.expect("an owner sees all");
            let of_kind = spots.iter().filter(|(id, _)| all.contains(*id));
            let wanted: BTreeSet<String> =
                of_kind.filter(|(_, spot)| expected(realm, &user, terms, *belongs, spot)).map(|(id, _)| id.clone()).collect();
            assert_eq!(shown, wanted, "{list} for {name} {}", door.name());
            assert!(!all.is_empty(), "{list} shows nothing to anybody");
            table.entry(list).or_default().push(format!("{}/{}", shown.len(), all.len()));
        }
    }
    let heads: Vec<&str> = everything.iter().map(|(name, _)| *name).filter(|name| !["ended", "to come"].contains(name)).collect();
    let mut text = format!(
        "{:<28}{}\n",
        "rows shown of all",
        heads.iter().fold(String::new(), |mut line, head| {
            write!(line, "{head:>12}").expect("a String takes it");
            line
        })
    );
    for (list, counts) in table {
        let counts = counts.iter().fold(String::new(), |mut line, count| {
            write!(line, "{count:>12}").expect("a String takes it");
            line
        });
        writeln!(text, "{list:<28}{counts}").expect("a String takes it");
    }
    text
}

async fn who(session: &Session) -> String {
    let me = session.ask("identity.session.get", json!({})).await.expect("signed in");
    me["user_id"].as_str().expect("an id").to_owned()
}

/// The query that shows one row of a list, and its form as paper.
pub(crate) const SHOWN: &[(&str, &[&str])] = &[
    ("finance.entry.list", &["finance.entry.get"]),
    ("finance.payment.list", &["finance.payment.get"]),
    ("inventory.receipt.list", &["inventory.receipt.get"]),
    ("inventory.adjustment.list", &["inventory.adjustment.get"]),
    ("sales.quotation.list", &["sales.quotation.get"]),
    ("sales.order.list", &["sales.order.get", "sales.order.print"]),
    ("sales.delivery.list", &["sales.delivery.get", "sales.delivery.print"]),
    ("sales.invoice.list", &["sales.invoice.get", "sales.invoice.print"]),
    ("sales.credit_note.list", &["sales.credit_note.get", "sales.credit_note.print"]),
];

/// What a list does not show, nothing else does: not the document, not its paper.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn documents_open_where_their_list_shows_them() {
    let mut realm = Realm::open().await;
    let areas: Vec<_> = areas(&realm).into_iter().filter(|(name, _)| !["ended", "to come"].contains(name)).collect();
    let people = clerks(&mut realm, &areas).await;
    for door in Door::both(&realm.book.app).await {
        for (name, session) in &people {
            for (list, queries) in SHOWN {
                let shown = realm.shown(session, list).await.expect("a clerk reads all");
                let all = realm.shown(&realm.owner, list).await.expect("an owner sees all");
                for id in &all {
                    for query in *queries {
                        opens_if_listed((&door, session, *name), query, id, shown.contains(id)).await;
                    }
                    let told = door.ask(session, "identity.timeline.get", &json!({ "doc_id": id })).await.expect("signed in");
                    let steps = told["steps"].as_array().expect("steps").len();
                    // What happened to an entry of a document is told by the document.
                    let any = realm.has_timeline(id).await;
                    assert_eq!(steps > 0, any && shown.contains(id), "the timeline of one of {list} for {name} {}", door.name());
                }
            }
        }
    }
}

async fn opens_if_listed((door, session, name): (&Door, &Session, &str), query: &str, id: &str, listed: bool) {
    match door.ask(session, query, &json!({ "id": id })).await {
        Ok(_) => assert!(listed, "{query} shows {name} {} what its list does not", door.name()),
        Err(error) => {
            assert!(!listed, "{query} for {name} {}: {error:?}", door.name());
            assert_eq!(error.code, "not_found", "{query} for {name}");
        }
    }
}

/// Sums are of what one sees.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_are_of_the_area() {
    let realm = Realm::open().await;
    let session = realm.person("keeper", "auditor", json!({ "warehouse_id": realm.warehouses["HH2"] })).await;
    let stock = session.ask("inventory.stock.list", json!({ "filter": { "text": "HYD" } })).await.expect("readable");
    let row = &rows(&stock)[0];
    let view = session.ask("inventory.stock.get", json!({ "item_id": row["item_id"] })).await.expect("readable");
    assert_eq!((&view["on_hand"], &view["value"]), (&row["on_hand"], &row["value"]));
    let books = realm.person("books", "auditor", json!({ "branch_id": realm.branches["LY"] })).await;
    let postings = books.ask("finance.ledger.list", json!({ "limit": 500 })).await.expect("readable");
    let balance = books.ask("finance.trial_balance.get", json!({})).await.expect("readable");
    let posted: i64 = rows(&postings).iter().map(|row| cents(&row["amount"]["amount"])).filter(|amount| *amount > 0).sum();
    let debits: i64 = rows(&balance).iter().map(|row| cents(&row["debit"]["amount"])).sum();
    assert!(posted > 0);
    assert_eq!(posted, debits, "{balance}");
}

fn cents(amount: &Value) -> i64 {
    amount.as_str().map_or(0, |text| text.replace('.', "").parse().expect("two decimals"))
}

/// Requests that change a document of the place of another branch, by the command.
fn attempts(realm: &Realm, ids: &BTreeMap<&str, String>) -> Vec<(&'static str, Value)> {
    let (ly1, lyon) = (&realm.warehouses["LY1"], &realm.branches["LY"]);
    let goods = json!([{ "item_id": ids["item"], "quantity": "1", "unit_cost": "1" }]);
    let line = json!([{ "item_id": ids["item"], "quantity": "1", "warehouse_id": ly1 }]);
    let draft = json!({ "customer_id": ids["customer"], "branch_id": lyon, "lines": line });
    let both = |id: &str| json!({ "id": ids[id], "version": 1 });
    vec![
        ("sales.quotation.save_draft", json!({ "draft": draft })),
        ("sales.quotation.discard", both("sales.quotation.list")),
        ("sales.quotation.send", both("sales.quotation.list")),
        ("sales.quotation.to_order", both("sales.quotation.list")),
        ("sales.order.save_draft", json!({ "draft": draft })),
        ("sales.order.confirm", both("sales.order.list")),
        ("sales.order.close", json!({ "id": ids["sales.order.list"], "version": 2, "reason": "x" })),
        ("sales.order.cancel", json!({ "id": ids["sales.order.list"], "version": 2, "reason": "x" })),
        ("sales.delivery.post", json!({ "order_id": ids["sales.order.list"] })),
        ("sales.delivery.reverse", json!({ "id": ids["sales.delivery.list"], "reason": "x" })),
        ("sales.invoice.post", json!({ "from": { "order": { "id": ids["sales.order.list"] } } })),
        ("sales.credit_note.post", json!({ "invoice_id": ids["sales.invoice.list"], "reason": "x" })),
        ("inventory.receipt.post", json!({ "warehouse_id": ly1, "document_on": "2026-03-16", "lines": goods })),
        ("inventory.receipt.reverse", json!({ "id": ids["inventory.receipt.list"], "reason": "x" })),
        (
            "inventory.adjustment.post",
            json!({ "warehouse_id": ly1, "document_on": "2026-03-16", "reason": "x", "lines": [{ "item_id": ids["item"], "difference": "1" }] }),
        ),
        ("inventory.adjustment.reverse", json!({ "id": ids["inventory.adjustment.list"], "reason": "x" })),
        ("finance.entry.reverse", json!({ "id": ids["finance.entry.list"], "posted_on": "2026-03-16", "reason": "x" })),
        ("finance.payment.reverse", json!({ "id": ids["finance.payment.list"], "posted_on": "2026-03-16", "reason": "x" })),
    ]
}

/// An owner of one branch, and one of their own records, changes nothing of another branch.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_another_area_is_changed() {
    let realm = Realm::open().await;
    let lyon = realm.person("lyon", "auditor", json!({ "branch_id": realm.branches["LY"] })).await;
    let mut ids: BTreeMap<&str, String> = BTreeMap::new();
    for (list, queries) in SHOWN {
        assert!(!queries.is_empty());
        let theirs = realm.shown(&lyon, list).await.expect("an auditor reads all");
        ids.insert(list, theirs.into_iter().next_back().expect("each branch has one"));
    }
    for (name, list) in [("item", "inventory.item.list"), ("customer", "parties.party.list")] {
        ids.insert(name, realm.shown(&realm.owner, list).await.expect("readable").into_iter().next().expect("some"));
    }
    let tried = attempts(&realm, &ids);
    let doors = Door::both(&realm.book.app).await;
    for (name, terms) in [
        ("branch", json!({ "branch_id": realm.branches["1"] })),
        ("warehouse", json!({ "warehouse_id": realm.warehouses["HH2"] })),
    ] {
        let session = realm.person(&format!("{name} chief"), Role::Owner.as_str(), terms).await;
        let before = realm.book.raw("select count(*) from fact").await.expect("readable");
        for (door, (command, body)) in doors.iter().flat_map(|door| tried.iter().map(move |tried| (door, tried))) {
            let refused = door.ask(&session, command, body).await.expect_err(command);
            let kind = format!("{:?}", refused.kind);
            assert!(["NotFound", "Invalid", "Rule", "Denied"].contains(&kind.as_str()), "{command}: {refused:?}");
            assert!(!refused.code.starts_with("request."), "{command}: the attempt itself is malformed: {refused:?}");
        }
        assert_eq!(realm.book.raw("select count(*) from fact").await.expect("readable"), before, "{name}");
    }
    let known: BTreeSet<&str> = tried.iter().map(|(command, _)| *command).collect();
    assert!(known.iter().all(|name| commands().any(|spec| spec.name == *name && spec.kind == CommandKind::Change)));
}
