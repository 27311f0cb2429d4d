//! Four eyes in the demo company: rules for its colleagues, what waits for a decision, and what was decided.

use kontor_contract::Result;
use kontor_kernel::CivilDate;
use serde_json::{Value, json};

use super::Demo;
use super::setup::{Stage, text};

/// When changes of the demo company's colleagues wait for a second person. None is about the owner, as whom orders are run.
fn rules() -> [Value; 4] {
    let rule = |name: &str, call: &str, role: &str| json!({ "name": name, "call": call, "role": role });
    let mut discount = rule("Rabatt ab 15 %", "sales.order.confirm", "sales");
    discount["discount_from"] = json!("15");
    let mut entry = rule("Buchung ab 5.000 EUR", "finance.entry.post", "accountant");
    entry["amount_from"] = json!("5000");
    let mut payment = rule("Zahlung ab 10.000 EUR", "finance.payment.post", "accountant");
    payment["amount_from"] = json!("10000");
    [discount, entry, payment, rule("Geänderte Bankverbindung", "parties.party.update", "accountant")]
}

pub(super) async fn furnish(demo: &Demo) -> Result<()> {
    for rule in rules() {
        demo.call("approvals.rule.create", json!({ "rule": rule })).await?;
    }
    Ok(())
}

/// Somebody of the demo company at their desk.
struct Desk<'a> {
    demo: &'a Demo,
    today: CivilDate,
}

impl Desk<'_> {
    /// So many days before the last one.
    fn before(&self, days: u64) -> CivilDate {
        let day = self.today - chrono::Days::new(days);
        self.demo.on(day);
        day
    }

    async fn ask(&self, call: &str, body: &Value, note: &str) -> Result<Value> {
        let request = json!({ "call": call, "body": body.to_string(), "note": note });
        Ok(self.demo.call("approvals.request.create", request).await?["request"].take())
    }
}

/// Requests of the last week: one refused, one approved, four that wait. Made once in a book.
pub(super) async fn requests(owner: &Demo, stage: &Stage, password: &Value, today: CivilDate) -> Result<()> {
    owner.on(today);
    let seller = owner.colleague("sales", password).await?;
    let known = seller.call("approvals.request.list", json!({})).await?;
    if known["rows"].as_array().is_none_or(|rows| !rows.is_empty()) {
        return Ok(());
    }
    let keeper = owner.colleague("accountant", password).await?;
    let (seller, keeper) = (Desk { demo: &seller, today }, Desk { demo: &keeper, today });
    let seen = |request: &Value| json!({ "id": request["id"], "version": request["version"] });

    seller.before(6);
    let generous = seller.ask("sales.order.confirm", &order(&seller, stage, 1, "25").await?, "").await?;
    seller.before(5);
    let mut refusal = seen(&generous);
    refusal["reason"] = json!("Höchstens 15 % ohne Gegenleistung; bitte mit dem Kunden über die Laufzeit sprechen.");
    owner.call("approvals.request.refuse", refusal).await?;

    keeper.before(4);
    let moved = bank_details(&keeper, "70007", "PL04999999990000000070007118").await?;
    let moved = keeper.ask("parties.party.update", &moved, "Schreiben vom Lieferanten liegt vor, telefonisch bestätigt.").await?;
    keeper.before(3);
    owner.call("approvals.request.approve", seen(&moved)).await?;

    seller.before(2);
    let framework = order(&seller, stage, 0, "18").await?;
    seller.ask("sales.order.confirm", &framework, "Rahmenvertrag über zwölf Monate in Aussicht.").await?;
    let on = keeper.before(1);
    let payment = json!({
        "direction": "made", "party_id": party(&keeper, "70001").await?["id"], "paid_on": on,
        "amount": { "amount": "14280.00", "currency": "EUR" }, "reference": "RE 2026-1187",
    });
    keeper.ask("finance.payment.post", &payment, "Skonto läuft morgen ab.").await?;
    let on = keeper.before(0);
    let premium = json!({
        "document_on": on, "memo": "Betriebshaftpflicht, Jahresprämie",
        "lines": [{ "account": "4360", "debit": "7500.00" }, { "account": "1200", "credit": "7500.00" }],
    });
    keeper.ask("finance.entry.post", &premium, "").await?;
    let details = bank_details(&keeper, "70003", "IT44X9999999999000070003112").await?;
    keeper.ask("parties.party.update", &details, "Neue IBAN steht auf der letzten Rechnung.").await?;
    Ok(())
}

/// An order of a customer at home, as it waits to be confirmed.
async fn order(seller: &Desk<'_>, stage: &Stage, at: usize, discount: &str) -> Result<Value> {
    let mut at_home =
        stage.customers.iter().filter(|one| one.country == "DE" && one.currency == "EUR" && one.warehouse == "HAM1");
    let customer = at_home.nth(at).map(|customer| customer.id.clone());
    let goods = stage.items.iter().filter(|item| item.stocked && !item.reduced).skip(3 * at).take(3);
    let lines: Vec<Value> = goods
        .map(|item| {
            json!({
                "item_id": item.id, "quantity": item.most.to_string(), "discount": discount, "tax_code": "S19",
                "warehouse_id": stage.warehouses.get("HAM1"),
            })
        })
        .collect();
    let draft = json!({ "customer_id": customer, "branch_id": stage.branches.get("HAM1"), "lines": lines });
    let order = seller.demo.call("sales.order.save_draft", json!({ "draft": draft })).await?;
    Ok(json!({ "id": order["id"], "version": order["version"] }))
}

async fn party(keeper: &Desk<'_>, code: &str) -> Result<Value> {
    keeper.demo.call("parties.party.get", json!({ "code": code })).await
}

/// A party with another bank account, as its form sends it.
async fn bank_details(keeper: &Desk<'_>, code: &str, iban: &str) -> Result<Value> {
    let mut fields = party(keeper, code).await?;
    let (id, version) = (text(&fields["id"]), fields["version"].take());
    if let Some(fields) = fields.as_object_mut() {
        fields.retain(|name, _| !["id", "code", "version"].contains(&name.as_str()));
        fields.insert("iban".to_owned(), json!(iban));
    }
    Ok(json!({ "id": id, "version": version, "party": fields }))
}
