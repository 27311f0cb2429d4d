//! What each kind of file holds, and the calls its rows become.

use std::collections::BTreeMap;

use clap::ValueEnum;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::import::{IMPORT_CODE_UNKNOWN, IMPORT_NOT_A_CHOICE};
use kontor_contract::inventory::{CreateItem, ListItems};
use kontor_contract::opening::{PostOpeningBalances, PostOpeningItem};
use kontor_contract::parties::CreateParty;
use kontor_contract::receipt::PostReceipt;
use kontor_contract::warehouse::ListWarehouses;
use kontor_contract::{Command as _, Result};
use kontor_kernel::CivilDate;
use kontor_platform::together::Part;
use kontor_platform::{App, Call};
use serde_json::{Map, Value, json};

use super::table::{Column, Problem, Row, Table};

/// Lines of one receipt; a longer file becomes several.
const RECEIPT_LINES: usize = 1_000;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Customers and suppliers
    Parties,
    /// Goods and services
    Items,
    /// Balances of accounts, against the opening account
    Balances,
    /// What lies in the warehouses, at its cost
    Stock,
    /// What customers owe and suppliers are owed
    OpenItems,
}

const PARTIES: &[Column] = &[
    Column::text("code").required(),
    Column::text("name").required(),
    Column::text("kind"),
    Column::text("language"),
    Column::text("currency"),
    Column::text("payment_term"),
    Column::text("vat_id"),
    Column::text("registration_id"),
    Column::number("credit_limit"),
    Column::text("contact"),
    Column::text("email"),
    Column::text("phone"),
    Column::text("iban"),
    Column::text("street"),
    Column::text("postal_code"),
    Column::text("city"),
    Column::text("country"),
    Column::text("notes"),
];

const ITEMS: &[Column] = &[
    Column::text("code").required(),
    Column::text("name").required(),
    Column::text("name_en"),
    Column::text("name_de"),
    Column::text("name_fr"),
    Column::text("kind"),
    Column::text("unit_code"),
    Column::text("valuation"),
    Column::text("tax_class"),
    Column::text("category"),
    Column::number("price"),
    Column::text("price_currency"),
    Column::number("standard_cost"),
    Column::number("reorder_level"),
    Column::text("barcode"),
    Column::number("weight_kg"),
];

const BALANCES: &[Column] =
    &[Column::text("account_code").required(), Column::number("debit"), Column::number("credit"), Column::text("memo")];

const STOCK: &[Column] = &[
    Column::text("item_code").required(),
    Column::text("warehouse").required(),
    Column::number("quantity").required(),
    Column::number("unit_cost").required(),
];

const OPEN_ITEMS: &[Column] = &[
    Column::text("party_code").required(),
    Column::text("document_number").required(),
    Column::date("date").required(),
    Column::date("due").required(),
    Column::number("amount").required(),
    Column::text("currency"),
    Column::number("rate"),
    Column::text("side"),
];

/// A call, and which row each of its lines comes from; a call of one row has one.
pub(super) struct Planned {
    pub(super) part: Part,
    pub(super) rows: Vec<usize>,
}

/// What a file's rows become.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) calls: Vec<Planned>,
    pub(super) problems: Vec<Problem>,
}

impl Kind {
    pub(super) const fn columns(self) -> &'static [Column] {
        match self {
            Self::Parties => PARTIES,
            Self::Items => ITEMS,
            Self::Balances => BALANCES,
            Self::Stock => STOCK,
            Self::OpenItems => OPEN_ITEMS,
        }
    }

    /// The column that a field of a request comes from.
    pub(super) fn column(self, path: &str) -> Option<&'static str> {
        let field = path.rsplit('.').next()?.split('[').next()?;
        let named = match (self, field) {
            (Self::Balances, "account") => "account_code",
            (Self::Stock, "item_id") => "item_code",
            (Self::Stock, "warehouse_id") => "warehouse",
            (Self::Parties, "lines") => "street",
            (_, field) => field,
        };
        self.columns().iter().map(|column| column.name).find(|name| *name == named)
    }

    /// What is summed up for whoever compares the file with the other program.
    pub(super) const fn sums(self) -> &'static [&'static str] {
        match self {
            Self::Parties | Self::Items => &[],
            Self::Balances => &["debit", "credit"],
            Self::Stock => &["quantity"],
            Self::OpenItems => &["amount"],
        }
    }

    /// The calls that take a file over.
    ///
    /// # Errors
    /// Those of looking codes up.
    pub(super) async fn plan(self, app: &App, token: &str, table: &Table, on: CivilDate) -> Result<Plan> {
        let rows = &table.rows;
        Ok(match self {
            Self::Parties => each(rows, CreateParty::NAME, |row| Ok(party(row))),
            Self::Items => each(rows, CreateItem::NAME, |row| Ok(item(row))),
            Self::OpenItems => each(rows, PostOpeningItem::NAME, |row| open_item(row, on)),
            Self::Balances => balances(rows, on),
            Self::Stock => {
                let items = codes(app, token, ListItems::NAME).await?;
                let warehouses = codes(app, token, ListWarehouses::NAME).await?;
                stock(rows, on, &items, &warehouses)
            }
        })
    }
}

/// A call for each row.
fn each(rows: &[Row], name: &'static str, request: impl Fn(&Row) -> std::result::Result<Value, Box<Problem>>) -> Plan {
    let mut plan = Plan::default();
    for (at, row) in rows.iter().enumerate() {
        match request(row) {
            Ok(body) => plan.calls.push(Planned { part: Part { name, body: body.to_string() }, rows: vec![at] }),
            Err(problem) => plan.problems.push(*problem),
        }
    }
    plan
}

/// The cells of some columns, as they are; an empty one is left out.
fn fields(row: &Row, names: &[&str]) -> Map<String, Value> {
    names.iter().filter_map(|name| Some(((*name).to_owned(), json!(row.get(name)?)))).collect()
}

fn party(row: &Row) -> Value {
    let mut party = fields(
        row,
        &[
            "name",
            "kind",
            "language",
            "currency",
            "payment_term",
            "vat_id",
            "registration_id",
            "credit_limit",
            "contact",
            "email",
            "phone",
            "iban",
            "country",
            "notes",
        ],
    );
    party.entry("kind").or_insert_with(|| json!("customer"));
    let mut address = fields(row, &["postal_code", "city", "country"]);
    if row.get("street").is_some() || row.get("city").is_some() {
        address.insert("kind".to_owned(), json!("billing"));
        address.insert("lines".to_owned(), row.get("street").map_or_else(|| json!([]), |street| json!([street])));
        party.insert("addresses".to_owned(), json!([address]));
    }
    json!({ "code": row.get("code"), "party": party })
}

fn item(row: &Row) -> Value {
    let mut item = fields(
        row,
        &[
            "name",
            "name_en",
            "name_de",
            "name_fr",
            "kind",
            "unit_code",
            "valuation",
            "tax_class",
            "category",
            "price",
            "price_currency",
            "standard_cost",
            "reorder_level",
            "barcode",
            "weight_kg",
        ],
    );
    let service = row.get("kind") == Some("service");
    item.entry("kind").or_insert_with(|| json!("stock"));
    item.insert("supply".to_owned(), json!(if service { "service" } else { "goods" }));
    item.entry("unit_code").or_insert_with(|| json!(if service { "HUR" } else { "C62" }));
    item.entry("tax_class").or_insert_with(|| json!("standard"));
    json!({ "code": row.get("code"), "item": item })
}

fn open_item(row: &Row, on: CivilDate) -> std::result::Result<Value, Box<Problem>> {
    let mut item = fields(row, &["party_code", "document_number", "date", "due", "amount", "currency", "rate"]);
    let side = row.get("side").unwrap_or("receivable");
    if !matches!(side, "receivable" | "payable") {
        let error = IMPORT_NOT_A_CHOICE.with("value", side).with("choices", "receivable, payable");
        return Err(Box::new(row.problem("side", error)));
    }
    item.insert("side".to_owned(), json!(side));
    item.insert("on".to_owned(), json!(on));
    Ok(Value::Object(item))
}

/// One entry of all rows. Rows without an amount, of which lists of balances are full, are passed over.
fn balances(rows: &[Row], on: CivilDate) -> Plan {
    let amount = |row: &Row, column: &str| row.get(column).filter(|cell| !is_zero(cell)).map(str::to_owned);
    let mut lines = Vec::new();
    let mut from = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let (debit, credit) = (amount(row, "debit"), amount(row, "credit"));
        if debit.is_some() || credit.is_some() {
            let memo = row.get("memo").unwrap_or_default();
            lines.push(json!({ "account": row.get("account_code"), "debit": debit, "credit": credit, "memo": memo }));
            from.push(at);
        }
    }
    let body = json!({ "on": on, "lines": lines }).to_string();
    let part = Part { name: PostOpeningBalances::NAME, body };
    Plan { calls: vec![Planned { part, rows: from }], problems: Vec::new() }
}

fn is_zero(cell: &str) -> bool {
    cell.chars().all(|character| matches!(character, '0' | '.' | '-'))
}

/// A receipt per warehouse.
fn stock(rows: &[Row], on: CivilDate, items: &BTreeMap<String, Value>, warehouses: &BTreeMap<String, Value>) -> Plan {
    let mut plan = Plan::default();
    let mut places: BTreeMap<String, Vec<(usize, Value)>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let unknown = |column: &str| IMPORT_CODE_UNKNOWN.with("value", row.get(column).unwrap_or_default());
        let found = |codes: &BTreeMap<String, Value>, column: &str| row.get(column).and_then(|code| codes.get(code)).cloned();
        let (item, warehouse) = (found(items, "item_code"), found(warehouses, "warehouse"));
        for (column, known) in [("item_code", &item), ("warehouse", &warehouse)] {
            if known.is_none() && row.get(column).is_some() {
                plan.problems.push(row.problem(column, unknown(column)));
            }
        }
        if let (Some(item), Some(Value::String(warehouse))) = (item, warehouse) {
            let line = json!({ "item_id": item, "quantity": row.get("quantity"), "unit_cost": row.get("unit_cost") });
            places.entry(warehouse).or_default().push((at, line));
        }
    }
    for (warehouse, lines) in places {
        for lines in lines.chunks(RECEIPT_LINES) {
            let (from, lines): (Vec<usize>, Vec<Value>) = lines.iter().cloned().unzip();
            let body = json!({ "warehouse_id": warehouse, "document_on": on, "opening": true, "lines": lines }).to_string();
            plan.calls.push(Planned { part: Part { name: PostReceipt::NAME, body }, rows: from });
        }
    }
    plan
}

/// Ids of everything in a list, by code.
async fn codes(app: &App, token: &str, list: &str) -> Result<BTreeMap<String, Value>> {
    let mut found = BTreeMap::new();
    let mut request = json!({ "limit": 1000 });
    loop {
        let call = Call { name: list.to_owned(), body: request.to_string(), token: Some(token.to_owned()), ..Call::default() };
        let mut page: Value = serde_json::from_str(&app.call(call).await?).map_err(|error| INTERNAL_BUG.with("what", error))?;
        for row in page["rows"].as_array_mut().into_iter().flatten() {
            found.insert(row["code"].as_str().unwrap_or_default().to_owned(), row["id"].take());
        }
        request["cursor"] = page["next"].take();
        if request["cursor"].is_null() {
            return Ok(found);
        }
    }
}
