//! A company of three branches in two regions and four warehouses, with the same trade by two people in each, and the rows
//! of another company beside it: copies of the first one's, put there past the program, so that whatever a text forgets to ask
//! for the company shows them.

use std::collections::{BTreeMap, BTreeSet};

use kontor_contract::access::FieldClass;
use kontor_contract::identity::Role;
use kontor_store::{SCHEMA, Table};
use kontor_tests::TestBook;
use kontor_tests::book::Session;
use kontor_tests::trade::{Trade, plain, seen};
use serde_json::{Value, json};

use crate::door::Door;

/// How rows of a list belong somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Belongs {
    /// To the whole company: master data.
    Company,
    /// To a branch, and to whoever made them.
    Author,
    /// To a branch; nobody's own, and hidden from whoever sees only their own.
    Branch,
    /// To a warehouse; nobody's own, and open to whoever sees only their own documents.
    Warehouse,
    /// To a warehouse, and to whoever made them.
    WarehouseAuthor,
    /// To the user who asks.
    User,
}

/// Every list: the table its rows come from, the column that its rows' `id` is, and how they belong. Where no column is
/// named the rows are not looked at one by one here: master data, and what grows while the test looks.
pub(crate) const LISTS: &[(&str, &str, &str, Belongs)] = &[
    ("approvals.inbox.list", "approvals_request", "", Belongs::Branch),
    ("approvals.request.list", "approvals_request", "", Belongs::User),
    ("approvals.rule.list", "approvals_rule", "", Belongs::Company),
    ("audit.access.list", "access_log", "", Belongs::Company),
    ("audit.log.list", "audit_fact", "", Belongs::Author),
    ("finance.account.list", "finance_account", "", Belongs::Company),
    ("finance.entry.list", "finance_entry", "id", Belongs::Author),
    ("finance.ledger.list", "finance_posting", "entry_id", Belongs::Branch),
    ("finance.open_item.list", "finance_open_item", "id", Belongs::Branch),
    ("finance.payment.list", "finance_payment", "id", Belongs::Author),
    ("finance.payment_term.list", "finance_payment_term", "", Belongs::Company),
    ("finance.tax_code.list", "finance_tax_code", "", Belongs::Company),
    ("identity.branch.list", "identity_branch", "id", Belongs::Company),
    ("identity.user.list", "identity_user", "id", Belongs::Company),
    ("inventory.adjustment.list", "inventory_document", "id", Belongs::WarehouseAuthor),
    ("inventory.item.list", "inventory_item", "id", Belongs::Company),
    ("inventory.move.list", "inventory_move", "id", Belongs::Warehouse),
    ("inventory.receipt.list", "inventory_document", "id", Belongs::WarehouseAuthor),
    ("inventory.reservation.list", "inventory_reservation", "id", Belongs::Warehouse),
    ("inventory.stock.list", "inventory_stock", "item_id", Belongs::Warehouse),
    ("inventory.warehouse.list", "inventory_warehouse", "id", Belongs::Warehouse),
    ("notifications.inbox.list", "notifications_notification", "id", Belongs::User),
    ("parties.party.list", "parties_party", "id", Belongs::Company),
    ("sales.credit_note.list", "sales_invoice", "id", Belongs::Author),
    ("sales.delivery.list", "sales_delivery", "id", Belongs::Author),
    ("sales.invoice.list", "sales_invoice", "id", Belongs::Author),
    ("sales.order.list", "sales_document", "id", Belongs::Author),
    ("sales.price.list", "sales_price", "", Belongs::Company),
    ("sales.price_list.list", "sales_price_list", "", Belongs::Company),
    ("sales.quotation.list", "sales_document", "id", Belongs::Author),
];

/// Where a row belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    /// Its branch.
    pub(crate) branch: String,
    /// Its warehouse, where it has one.
    pub(crate) warehouse: Option<String>,
    /// Who made it, where it says.
    pub(crate) author: Option<String>,
}

/// The stage.
pub(crate) struct Realm {
    /// The book.
    pub(crate) book: TestBook,
    /// What is traded.
    trade: Trade,
    /// The company's first owner.
    pub(crate) owner: Session,
    /// Another owner, who has traded as much.
    pub(crate) ada: Session,
    /// Branch ids by code; `KI` and the main branch `1` lie in region `north`, `LY` in `south`.
    pub(crate) branches: BTreeMap<String, String>,
    /// Warehouse ids by code: `MAIN` and `HH2` in the main branch, `KI1`, `LY1`.
    pub(crate) warehouses: BTreeMap<String, String>,
    /// Spots by list and row.
    pub(crate) spots: BTreeMap<&'static str, BTreeMap<String, Spot>>,
}

impl Realm {
    /// Sets the stage.
    pub(crate) async fn open() -> Self {
        let book = TestBook::sqlite().await;
        let trade = Trade::german(&book).await;
        let owner = trade.owner.clone();
        let warehouses = BTreeMap::from([("MAIN".to_owned(), trade.warehouse.clone())]);
        let ada = owner.colleague("ada", Role::Owner).await;
        let mut realm = Self { book, trade, owner, ada, branches: BTreeMap::new(), warehouses, spots: BTreeMap::new() };
        realm.places().await;
        for session in [realm.owner.clone(), realm.ada.clone()] {
            for (code, branch) in [("MAIN", "1"), ("HH2", "1"), ("KI1", "KI"), ("LY1", "LY")] {
                realm.deal(&session, code, branch).await;
                realm.pay(&session, branch).await;
            }
        }
        realm.another_company();
        realm.read_spots();
        realm
    }

    async fn places(&mut self) {
        let ask = async |name: &str, body: Value| self.owner.ask(name, body).await.expect("a sound stage");
        let main = ask("identity.branch.list", json!({})).await["rows"][0].clone();
        let region = json!({ "id": main["id"], "version": main["version"], "name": main["name"], "region": "north" });
        ask("identity.branch.update", region).await;
        let mut branches = BTreeMap::from([("1".to_owned(), plain(&main["id"]))]);
        for (code, region) in [("KI", "north"), ("LY", "south")] {
            let made = ask("identity.branch.create", json!({ "code": code, "name": code, "region": region })).await;
            branches.insert(code.to_owned(), plain(&made["id"]));
        }
        let mut warehouses = BTreeMap::new();
        for (code, branch) in [("HH2", "1"), ("KI1", "KI"), ("LY1", "LY")] {
            let fields = json!({ "name": code, "region": "", "address_name": "", "street": "Kai 2", "postal_code": "20457", "city": "Hafen", "country": "DE" });
            let request = json!({ "code": code, "branch_id": branches[branch], "warehouse": fields });
            warehouses.insert(code.to_owned(), plain(&ask("inventory.warehouse.create", request).await["id"]));
        }
        self.branches = branches;
        self.warehouses.extend(warehouses);
    }

    /// One of everything in a warehouse and its branch, but for the payment.
    pub(crate) async fn deal(&self, session: &Session, code: &str, branch: &str) {
        let trade = &self.trade;
        let (warehouse, branch) = (&self.warehouses[code], &self.branches[branch]);
        let ask =
            async |name: &str, body: Value| session.ask(name, body).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let goods = json!([{ "item_id": trade.items["HYD"], "quantity": "20", "unit_cost": "10" }]);
        ask("inventory.receipt.post", json!({ "warehouse_id": warehouse, "document_on": "2026-03-16", "lines": goods })).await;
        let counted = json!([{ "item_id": trade.items["HYD"], "difference": "-1" }]);
        ask(
            "inventory.adjustment.post",
            json!({ "warehouse_id": warehouse, "document_on": "2026-03-16", "reason": "count", "lines": counted }),
        )
        .await;
        let line = json!([{ "item_id": trade.items["HYD"], "quantity": "2", "warehouse_id": warehouse }]);
        let draft = json!({ "customer_id": trade.customers["HOME"], "branch_id": branch, "lines": line });
        ask("sales.quotation.save_draft", json!({ "draft": draft })).await;
        // One order stays open, so that its promise of stock does; another goes all the way.
        for goes in [false, true] {
            let order = ask("sales.order.save_draft", json!({ "draft": draft })).await;
            let order = ask("sales.order.confirm", seen(&order)).await;
            if goes {
                ask("sales.delivery.post", json!({ "order_id": order["id"] })).await;
                let invoice = ask("sales.invoice.post", json!({ "from": { "order": { "id": order["id"] } } })).await;
                ask("sales.credit_note.post", json!({ "invoice_id": invoice["id"], "reason": "damaged" })).await;
            }
        }
    }

    /// A payment of a branch.
    pub(crate) async fn pay(&self, session: &Session, branch: &str) {
        let amount = json!({ "amount": "10.00", "currency": "EUR" });
        let (party, branch) = (&self.trade.customers["HOME"], &self.branches[branch]);
        let payment =
            json!({ "direction": "received", "party_id": party, "paid_on": "2026-03-16", "amount": amount, "branch_id": branch });
        session.ask("finance.payment.post", payment).await.expect("a sound payment");
    }

    /// Whether anything is told of a document; of an entry that belongs to one, the document tells.
    pub(crate) async fn has_timeline(&self, id: &str) -> bool {
        let told = self.owner.ask("identity.timeline.get", json!({ "doc_id": id })).await.expect("an owner sees all");
        told["steps"].as_array().is_some_and(|steps| !steps.is_empty())
    }

    /// Copies every row that has a company into another company, past the program.
    fn another_company(&self) {
        let book = rusqlite::Connection::open(self.book.path()).expect("the app made it");
        for table in SCHEMA.tables().filter(|table| table.scoped()) {
            let sql = copy(table);
            book.execute(&sql, []).unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
    }

    /// Looks where every row belongs, past the program.
    pub(crate) fn read_spots(&mut self) {
        let book = rusqlite::Connection::open(self.book.path()).expect("the app made it");
        for (list, table, id, belongs) in LISTS {
            if id.is_empty() || *belongs == Belongs::User || *belongs == Belongs::Company {
                continue;
            }
            let table = SCHEMA.find(table).expect("a table of the list");
            let warehouse = if table.name == "inventory_warehouse" { "id" } else { "warehouse_id" };
            let column = |name: &str| if table.position(name).is_some() { name.to_owned() } else { "null".to_owned() };
            let author = match table.name.as_str() {
                // Whoever posted its entry.
                "finance_payment" => "(select e.actor_id from finance_entry e where e.id = entry_id)".to_owned(),
                _ => column("actor_id"),
            };
            let sql = format!(
                "select {id}, {}, {}, {author}, {} from {} where company_id <> X'{OTHER}'",
                column("branch_id"),
                column(warehouse),
                column("line"),
                table.name
            );
            let mut statement = book.prepare(&sql).expect("columns that exist");
            let text = |row: &rusqlite::Row<'_>, at: usize| {
                row.get::<_, Option<[u8; 16]>>(at).map(|id| id.map(|id| uuid::Uuid::from_bytes(id).to_string()))
            };
            let spots = statement.query_map([], |row| {
                let spot = Spot { branch: text(row, 1)?.unwrap_or_default(), warehouse: text(row, 2)?, author: text(row, 3)? };
                let id = text(row, 0)?.unwrap_or_default();
                let second = match table.name.as_str() {
                    "inventory_stock" => spot.warehouse.clone(),
                    "finance_posting" => Some(row.get::<_, i64>(4)?.to_string()),
                    _ => None,
                };
                Ok((second.map_or(id.clone(), |second| format!("{id}/{second}")), spot))
            });
            let spots = spots.expect("readable").collect::<Result<_, _>>().expect("ids");
            self.spots.insert(list, spots);
        }
    }

    /// Makes a user with one grant and signs them in.
    pub(crate) async fn person(&self, login: &str, role: &str, terms: Value) -> Session {
        self.owner.placed(login, role, terms).await
    }

    /// Makes a role of the company's own that may do everything.
    pub(crate) async fn role(&self, code: &str, hides: &[FieldClass]) {
        let all = self.owner.ask("identity.role.list", json!({})).await.expect("readable")["permissions"].clone();
        let role = json!({ "code": code, "version": 0, "name": code, "permissions": all, "hides": hides });
        self.owner.ask("identity.role.save", role).await.expect("sound");
    }

    /// Ids of the rows a list shows, `None` where it is refused.
    pub(crate) async fn shown(&self, session: &Session, list: &str) -> Option<BTreeSet<String>> {
        self.shown_at(&Door::Inside, session, list).await
    }

    /// As [`Realm::shown`], by a certain way.
    pub(crate) async fn shown_at(&self, door: &Door, session: &Session, list: &str) -> Option<BTreeSet<String>> {
        match door.ask(session, list, &json!({ "limit": 500 })).await {
            Ok(page) => Some(rows(&page).iter().map(key).collect()),
            Err(error) if error.code == "denied.permission" => None,
            Err(error) => panic!("{list}: {error:?}"),
        }
    }
}

/// What tells a row from all others: its id; stock is told by item and warehouse, a posting by entry and line.
pub(crate) fn key(row: &Value) -> String {
    let names = ["id", "entry_id", "line", "item_id", "warehouse_id"];
    let one = row["id"].is_string();
    let parts =
        names.iter().take(if one { 1 } else { names.len() }).filter_map(|name| row.get(*name).filter(|part| !part.is_null()));
    parts.map(plain).collect::<Vec<_>>().join("/")
}

/// Rows of a page.
pub(crate) fn rows(page: &Value) -> &[Value] {
    page["rows"].as_array().map_or(&[], Vec::as_slice)
}

/// The other company, in hexadecimal.
const OTHER: &str = "00000000000070008000000000000ABC";

/// The statement that copies a table's rows into the other company, under other ids.
fn copy(table: &Table) -> String {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let value = |name: &&str| match *name {
        "company_id" => format!("X'{OTHER}'"),
        "id" => "randomblob(16)".to_owned(),
        name => name.to_owned(),
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    format!("insert or ignore into {0} ({1}) select {2} from {0}", table.name, columns.join(", "), values.join(", "))
}
