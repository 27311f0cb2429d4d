//! What each kind of file holds, and the calls its rows become.

use std::collections::BTreeMap;

use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::import::{IMPORT_CODE_UNKNOWN, IMPORT_NOT_A_CHOICE, ImportKind, ImportProblem};
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

use crate::table::{Row, Table};

/// Lines of one receipt; a longer file becomes several.
const RECEIPT_LINES: usize = 1_000;

/// A call, and which row each of its lines comes from; a call of one row has one.
pub(crate) struct Planned {
    pub(crate) part: Part,
    pub(crate) rows: Vec<usize>,
}

/// What a file's rows become.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) calls: Vec<Planned>,
    pub(crate) problems: Vec<ImportProblem>,
}

/// The column that a field of a request comes from.
pub(crate) fn column(kind: ImportKind, path: &str) -> Option<&'static str> {
    let field = path.rsplit('.').next()?.split('[').next()?;
    let named = match (kind, field) {
        (ImportKind::Balances, "account") => "account_code",
        (ImportKind::Stock, "item_id") => "item_code",
        (ImportKind::Stock, "warehouse_id") => "warehouse",
        (ImportKind::Parties, "lines") => "street",
        (_, field) => field,
    };
    kind.columns().iter().map(|column| column.name).find(|name| *name == named)
}

/// What is summed up for whoever compares the file with the other program.
pub(crate) const fn sums(kind: ImportKind) -> &'static [&'static str] {
    match kind {
        ImportKind::Parties | ImportKind::Items => &[],
        ImportKind::Balances => &["debit", "credit"],
        ImportKind::Stock => &["quantity"],
        ImportKind::OpenItems => &["amount"],
    }
}

/// The calls that take a file over.
///
/// # Errors
/// Those of looking codes up.
pub(crate) async fn plan(kind: ImportKind, app: &App, token: &str, table: &Table, on: CivilDate) -> Result<Plan> {
    let rows = &table.rows;
    Ok(match kind {
        ImportKind::Parties => each(rows, CreateParty::NAME, |row| Ok(party(row))),
        ImportKind::Items => each(rows, CreateItem::NAME, |row| Ok(item(row))),
        ImportKind::OpenItems => each(rows, PostOpeningItem::NAME, |row| open_item(row, on)),
        ImportKind::Balances => balances(rows, on),
        ImportKind::Stock => {
            let items = codes(app, token, ListItems::NAME).await?;
            let warehouses = codes(app, token, ListWarehouses::NAME).await?;
            stock(rows, on, &items, &warehouses)
        }
    })
}

/// A call for each row.
fn each(rows: &[Row], name: &'static str, request: impl Fn(&Row) -> std::result::Result<Value, Box<ImportProblem>>) -> Plan {
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

fn open_item(row: &Row, on: CivilDate) -> std::result::Result<Value, Box<ImportProblem>> {
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
