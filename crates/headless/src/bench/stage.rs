//! The company that is measured, and whoever calls it: customers, stocked items, one warehouse full of them.

use std::time::Duration;

use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_kernel::CivilDate;
use kontor_platform::{App, Call};
use serde_json::{Value, json};

use super::Size;
use super::run::{Bench, Until, drive, ratio};

const USER: &str = "bench";
/// Whoever may see one warehouse only: the one that everything lies in.
const NARROW: &str = "narrow";
const PASSWORD: &str = "bench-kontor";
/// Items on one goods receipt.
const RECEIPT_LINES: usize = 500;
/// Callers that make customers and items.
const CALLERS: usize = 32;
/// What is on hand of every item: more than any run sells.
const ON_HAND: &str = "1000000";

/// Whoever is signed in.
#[derive(Clone)]
pub(super) struct Client {
    pub(super) app: App,
    token: Option<String>,
}

/// What orders are made from. Ids.
#[derive(Clone)]
pub(super) struct Stage {
    pub(super) client: Client,
    pub(super) customers: Vec<String>,
    pub(super) items: Vec<String>,
    pub(super) warehouse: String,
    /// Two accounts that entries made by hand may use.
    pub(super) accounts: [String; 2],
    pub(super) today: CivilDate,
}

impl Client {
    /// Runs a command, and gives its answer as it came.
    pub(super) async fn text(&self, name: &str, body: &Value) -> Result<String> {
        let call = Call { name: name.to_owned(), body: body.to_string(), token: self.token.clone(), ..Call::default() };
        self.app.call(call).await
    }

    /// Runs a command.
    pub(super) async fn ask(&self, name: &str, body: Value) -> Result<Value> {
        let answer = self.text(name, &body).await?;
        serde_json::from_str(&answer).map_err(|error| INTERNAL_BUG.with("what", error))
    }

    /// Ids of a list's first rows.
    pub(super) async fn ids(&self, list: &str, most: usize) -> Result<Vec<String>> {
        let mut ids = Vec::new();
        let mut cursor = Value::Null;
        loop {
            let mut request = json!({ "limit": 1_000 });
            if !cursor.is_null() {
                request["cursor"] = cursor;
            }
            let mut page = self.ask(list, request).await?;
            ids.extend(page["rows"].as_array().into_iter().flatten().map(id));
            cursor = page["next"].take();
            if cursor.is_null() || ids.len() >= most {
                ids.truncate(most);
                return Ok(ids);
            }
        }
    }

    /// How many postings the book holds.
    pub(super) async fn postings(&self) -> Result<u64> {
        let mut postings = 0;
        kontor_runtime::journal(&self.app, None, async |part| {
            postings += u64::try_from(part.len()).unwrap_or_default();
            Ok(())
        })
        .await?;
        Ok(postings)
    }

    async fn sign_in(app: &App, login: &str) -> Result<Self> {
        let mut client = Self { app: app.clone(), token: None };
        let session = client.ask("identity.session.sign_in", json!({ "login": login, "password": PASSWORD })).await?;
        client.token = session["token"].as_str().map(str::to_owned);
        Ok(client)
    }
}

impl Stage {
    /// Makes the company and what it trades in.
    pub(super) async fn make(app: &App, size: Size) -> Result<Self> {
        let nobody = Client { app: app.clone(), token: None };
        let owner = json!({ "login": USER, "name": "Bench", "language": "en", "password": PASSWORD });
        let company = json!({ "name": "Bench GmbH", "pack": "de-skr03", "branch": "Hamburg", "owner": owner });
        nobody.ask("identity.company.create", company).await?;
        let client = Client::sign_in(app, USER).await?;
        client.ask("identity.company.set_settings", json!({ "version": 0, "settings": settings() })).await?;
        let warehouse = json!({ "name": "Lager", "street": "Kai 1", "postal_code": "20457", "city": "Hamburg", "country": "DE" });
        client.ask("inventory.warehouse.create", json!({ "code": "MAIN", "warehouse": warehouse })).await?;
        let [customers, items, ..] = size.numbers();
        let empty = Bench { engine: "", stage: Self::find(app).await?.into(), length: Duration::ZERO };
        many(&empty, customers, "parties.party.create", customer).await?;
        many(&empty, items, "inventory.item.create", item).await?;
        let stage = Self::find(app).await?;
        receive(&stage).await?;
        Ok(stage)
    }

    /// Finds what a book that was kept trades in.
    pub(super) async fn find(app: &App) -> Result<Self> {
        let client = Client::sign_in(app, USER).await?;
        let warehouse = client.ids("inventory.warehouse.list", 1).await?.pop().unwrap_or_default();
        let customers = client.ids("parties.party.list", usize::MAX).await?;
        let items = client.ids("inventory.item.list", usize::MAX).await?;
        let pack =
            kontor_contract::packs::find("de-skr03").ok_or_else(|| INTERNAL_BUG.with("what", "the pack is compiled in"))?;
        let debit = pack.roles.get("bank").map_or("1200", |account| account.as_str());
        let credit = pack.accounts.iter().find(|account| account.control.is_none() && account.code.as_str() != debit);
        let credit = credit.map_or("0800", |account| account.code.as_str());
        let accounts = [debit.to_owned(), credit.to_owned()];
        Ok(Self { today: app.today(), client, customers, items, warehouse, accounts })
    }
}

impl Stage {
    /// The same for somebody whose grant ends at the warehouse, which holds all there is.
    pub(super) async fn narrowed(&self) -> Result<Self> {
        let app = &self.client.app;
        let known = Client::sign_in(app, NARROW).await;
        let client = if let Ok(client) = known {
            client
        } else {
            let user = json!({ "login": NARROW, "name": "Narrow", "language": "en", "password": PASSWORD });
            let user = self
                .client
                .ask("identity.user.create", json!({ "user": user, "role": "accountant", "keep_password": true }))
                .await?;
            let held = self.client.ask("identity.grant.list", json!({ "user_id": user["id"] })).await?;
            let terms = json!({ "role": "owner", "warehouse_id": self.warehouse });
            let grant = &held["grants"][0];
            let update = json!({ "id": grant["id"], "version": grant["version"], "terms": terms });
            self.client.ask("identity.grant.update", update).await?;
            Client::sign_in(app, NARROW).await?
        };
        Ok(Self { client, ..self.clone() })
    }
}

/// Makes so many of something, with many callers.
async fn many(bench: &Bench, count: u64, name: &'static str, body: fn(u64) -> Value) -> Result<()> {
    let until = Until { count, length: None };
    let spent =
        drive(bench, CALLERS, until, move |stage, number| async move { stage.client.text(name, &body(number)).await.map(drop) });
    let took = spent.await?.took;
    eprintln!("{name}: {count} in {} ms, {} a second", took.as_millis(), ratio(u128::from(count) * 1_000, took.as_millis()));
    Ok(())
}

/// Fills the warehouse.
async fn receive(stage: &Stage) -> Result<()> {
    for items in stage.items.chunks(RECEIPT_LINES) {
        let line = |item: &String| json!({ "item_id": item, "quantity": ON_HAND, "unit_cost": "10" });
        let lines: Vec<Value> = items.iter().map(line).collect();
        let receipt = json!({ "warehouse_id": stage.warehouse, "document_on": stage.today, "lines": lines });
        stage.client.text("inventory.receipt.post", &receipt).await?;
    }
    Ok(())
}

fn customer(number: u64) -> Value {
    let address = json!([{ "kind": "billing", "lines": ["Kai 7"], "postal_code": "20457", "city": "Hamburg", "country": "DE" }]);
    let party = json!({ "name": format!("Customer {number} GmbH"), "kind": "customer", "addresses": address });
    json!({ "code": format!("C{number:06}"), "party": party })
}

fn item(number: u64) -> Value {
    let item = json!({
        "name": format!("Item {number}"), "kind": "stock", "supply": "goods", "unit_code": "C62", "valuation": "fifo",
        "tax_class": "standard", "price": "19.90",
    });
    json!({ "code": format!("ITEM-{number:06}"), "item": item })
}

fn settings() -> Value {
    json!({
        "name": "Bench GmbH", "address": ["Kai 1", "20457 Hamburg"], "country": "DE", "tax_number": "22/999/04711",
        "register": ["Amtsgericht Hamburg HRB 999001"], "vat_ids": [{ "country": "DE", "vat_id": "DE136695976" }],
        "bank_accounts": [{ "iban": "DE89370400440532013000" }], "payment_term": "N30",
    })
}

fn id(row: &Value) -> String {
    row["id"].as_str().unwrap_or_default().to_owned()
}
