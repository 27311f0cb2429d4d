//! One order through the whole flow: quotation, order, delivery, invoice, payment.

use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_kernel::{CivilDate, Money};
use serde_json::{Value, json};

use super::Demo;
use super::setup::{Customer, Item, Stage};

/// How long a quotation holds.
const QUOTATION_DAYS: u64 = 30;

/// Numbers from the seed: the same picks on every machine.
pub(super) struct Picks {
    state: u64,
}

impl Picks {
    pub(super) fn new(seed: u64, orders: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ orders.wrapping_mul(0xD1B5_4A32_D192_ED03) }
    }

    /// A number from 0 up to but not including `below` (splitmix64).
    fn next(&mut self, below: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let at = self.next(u64::try_from(of.len()).unwrap_or(1));
        of.get(usize::try_from(at).unwrap_or_default())
    }
}

/// How far an order has come on the last day of trade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    /// The quotation is being written.
    Draft,
    /// The quotation is with the customer.
    Sent,
    /// Waits to be delivered.
    Confirmed,
    /// The first part is on its way.
    PartlyDelivered,
    /// All of it was delivered, and waits to be invoiced.
    Delivered,
    /// Invoiced and, if the customer has, paid.
    Invoiced,
}

/// Every other one of the newest orders, the newest first, is still under way: something waits at every desk, and what is
/// done goes on in between.
const UNDER_WAY: &[Reached] = &[
    Reached::Draft,
    Reached::Confirmed,
    Reached::PartlyDelivered,
    Reached::Sent,
    Reached::Delivered,
    Reached::Confirmed,
    Reached::Confirmed,
    Reached::PartlyDelivered,
    Reached::Sent,
    Reached::Delivered,
    Reached::Confirmed,
    Reached::PartlyDelivered,
];
/// Of a short run most orders have come to their end all the same.
const UNDER_WAY_SHARE: u64 = 3;

impl Reached {
    /// Of the order with so many of `orders` after it.
    pub(super) fn with(after: u64, orders: u64) -> Self {
        let at = usize::try_from(after / 2).ok().filter(|_| after.is_multiple_of(2) && after < orders / UNDER_WAY_SHARE);
        at.and_then(|at| UNDER_WAY.get(at)).copied().unwrap_or(Self::Invoiced)
    }
}

/// When something comes in, and how far it comes.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    pub(super) day: CivilDate,
    /// The last day of trade; what lies after it has not happened yet.
    pub(super) today: CivilDate,
    pub(super) reached: Reached,
}

/// Runs one order from its quotation on.
pub(super) async fn order(demo: &Demo, stage: &Stage, picks: &mut Picks, when: When) -> Result<()> {
    let When { day, today, reached } = when;
    demo.on(day);
    let Some(customer) = picks.one(&stage.customers) else { return Ok(()) };
    let home = stage.warehouses.get_key_value(&customer.warehouse).or(stage.warehouses.first_key_value());
    let Some((place, warehouse)) = home else { return Ok(()) };
    let mut draft = draft(stage, picks, customer, (place, warehouse), day);
    draft["branch_id"] = json!(stage.branches.get(place));
    let quotation = demo.call("sales.quotation.save_draft", json!({ "draft": draft })).await?;
    if reached == Reached::Draft {
        return Ok(());
    }
    let quotation = demo.call("sales.quotation.send", seen(&quotation)).await?;
    if reached == Reached::Sent {
        return Ok(());
    }
    let order = demo.call("sales.quotation.to_order", seen(&quotation)).await?;
    let order = confirm(demo, stage, &order, warehouse, day).await?;
    let shipped = day + chrono::Days::new(1 + picks.next(3));
    if shipped > today || reached == Reached::Confirmed {
        return Ok(());
    }
    demo.on(shipped);
    if reached == Reached::PartlyDelivered {
        let first = first_part(stage, &order);
        demo.call("sales.delivery.post", json!({ "order_id": order["id"], "lines": [first] })).await?;
        return Ok(());
    }
    demo.call("sales.delivery.post", json!({ "order_id": order["id"] })).await?;
    if reached == Reached::Delivered {
        return Ok(());
    }
    let invoice = demo.call("sales.invoice.post", json!({ "from": { "order": { "id": order["id"] } } })).await?;
    pay(demo, stage, picks, customer, &invoice, shipped, today).await
}

/// Half of the first line with goods, and where that is a single piece, the piece.
fn first_part(stage: &Stage, order: &Value) -> Value {
    let lines = order["lines"].as_array().map_or(&[][..], Vec::as_slice);
    let stocked = |line: &&Value| stage.items.iter().any(|item| item.stocked && json!(item.id) == line["item_id"]);
    let line = lines.iter().find(stocked).cloned().unwrap_or_default();
    let whole = line["quantity"].as_str().and_then(|quantity| quantity.parse::<u64>().ok()).unwrap_or(1);
    json!({ "line": line["line"], "quantity": whole.div_ceil(2).to_string() })
}

fn seen(document: &Value) -> Value {
    json!({ "id": document["id"], "version": document["version"] })
}

fn draft(stage: &Stage, picks: &mut Picks, customer: &Customer, warehouse: (&str, &str), day: CivilDate) -> Value {
    let count = 1 + picks.next(4);
    let mut lines: Vec<Value> = Vec::new();
    let goods: Vec<&Item> = stage.items.iter().filter(|item| item.stocked).collect();
    let all: Vec<&Item> = stage.items.iter().collect();
    for _ in 0..count {
        // Goods first: an order always has something to ship, which also fixes the date of supply. From France only goods:
        // services are supplied from Germany, and a document bears the tax of one country.
        let from = if lines.is_empty() || warehouse.0 == "LYO1" { &goods } else { &all };
        if let Some(item) = picks.one(from) {
            let line = line(stage, picks, customer, item, warehouse);
            if !lines.iter().any(|other| other["item_id"] == line["item_id"]) {
                lines.push(line);
            }
        }
    }
    let mut draft = json!({
        "customer_id": customer.id, "lines": lines, "reference": reference(picks),
        "valid_until": day + chrono::Days::new(QUOTATION_DAYS), "deliver_on": day + chrono::Days::new(4 + picks.next(10)),
    });
    if let Some(rate) = rate(stage, customer, day) {
        draft["rate"] = json!(rate);
    }
    draft
}

/// The customer's own sign for the order, where it has one.
fn reference(picks: &mut Picks) -> String {
    match picks.next(3) {
        0 => String::new(),
        1 => format!("PO-{}", 40_000 + picks.next(9_000)),
        _ => format!("45{:06}", picks.next(1_000_000)),
    }
}

fn line(stage: &Stage, picks: &mut Picks, customer: &Customer, item: &Item, (place, warehouse): (&str, &str)) -> Value {
    let quantity = item.least + picks.next(item.most.saturating_sub(item.least) + 1);
    let discount = if picks.next(4) == 0 { "5" } else { "0" };
    let mut line = json!({
        "item_id": item.id, "quantity": quantity.to_string(), "discount": discount, "tax_code": tax_code(customer, item, place),
    });
    // What no list has in the customer's currency is agreed for the occasion.
    if customer.currency != "EUR" && !stage.priced.contains(&(customer.currency.clone(), item.code.clone())) {
        line["unit_price"] = json!(item.price);
    }
    if item.stocked {
        line["warehouse_id"] = json!(warehouse);
    }
    line
}

/// The tax of the country goods leave from at home, none within the Union to a business, none abroad. Services are taxed
/// where the customer is.
fn tax_code(customer: &Customer, item: &Item, place: &str) -> &'static str {
    let from_france = place == "LYO1" && item.stocked;
    let at_home = if from_france { customer.country == "FR" } else { customer.country == "DE" };
    match (at_home, customer.region.as_str(), item.stocked) {
        (true, _, _) if from_france => {
            if item.reduced {
                "F55"
            } else {
                "F20"
            }
        }
        (true, _, _) => {
            if item.reduced {
                "S7"
            } else {
                "S19"
            }
        }
        (_, "third" | "export", true) => {
            if from_france {
                "FG0"
            } else {
                "G0"
            }
        }
        (_, "third" | "export", false) => "O0",
        (_, _, true) => {
            if from_france {
                "FK0"
            } else {
                "K0"
            }
        }
        (_, _, false) => "AEEU",
    }
}

/// The newest rate of the customer's currency on a day.
fn rate(stage: &Stage, customer: &Customer, day: CivilDate) -> Option<String> {
    let day = day.to_string();
    let rates = stage.rates.get(&customer.currency)?;
    rates.iter().rfind(|(from, _)| *from <= day).map(|(_, rate)| rate.clone())
}

/// Confirms an order; goods that are short are bought first.
async fn confirm(demo: &Demo, stage: &Stage, order: &Value, warehouse: &str, day: CivilDate) -> Result<Value> {
    loop {
        match demo.call("sales.order.confirm", seen(order)).await {
            Err(error) if error.code == "inventory.stock.not_available" => buy(demo, stage, order, warehouse, day).await?,
            outcome => return outcome,
        }
    }
}

/// Receives three times what the order asks of each stocked item, at its usual cost.
async fn buy(demo: &Demo, stage: &Stage, order: &Value, warehouse: &str, day: CivilDate) -> Result<()> {
    let lines = order["lines"].as_array().map_or(&[][..], Vec::as_slice);
    let lines: Vec<Value> = lines
        .iter()
        .filter_map(|line| {
            let item = stage.items.iter().find(|item| item.stocked && json!(item.id) == line["item_id"])?;
            Some(json!({ "item_id": item.id, "quantity": (item.most * 3).to_string(), "unit_cost": item.cost }))
        })
        .collect();
    demo.call("inventory.receipt.post", json!({ "warehouse_id": warehouse, "document_on": day, "lines": lines })).await?;
    Ok(())
}

/// Most customers pay within five weeks, a few in part, some not yet.
async fn pay(
    demo: &Demo,
    stage: &Stage,
    picks: &mut Picks,
    customer: &Customer,
    invoice: &Value,
    shipped: CivilDate,
    today: CivilDate,
) -> Result<()> {
    let paid_on = shipped + chrono::Days::new(7 + picks.next(28));
    let mood = picks.next(10);
    if paid_on > today || mood == 0 {
        return Ok(());
    }
    demo.on(paid_on);
    let mut amount = invoice["open"].clone();
    if mood == 1 {
        let money: Money = serde_json::from_value(amount).map_err(|error| INTERNAL_BUG.with("what", error))?;
        amount = json!(Money::new(money.minor() / 2, money.currency()));
    }
    let mut request = json!({
        "direction": "received", "party_id": customer.id, "paid_on": paid_on, "amount": amount,
        "reference": invoice["number"],
    });
    if let Some(rate) = rate(stage, customer, paid_on) {
        request["rate"] = json!(rate);
    }
    demo.call("finance.payment.post", request).await?;
    Ok(())
}
