//! A company ready to sell: its papers' particulars, customers at home and abroad, items of several taxes, stock.

use std::collections::BTreeMap;

use kontor_contract::Result;
use kontor_kernel::CivilDate;
use serde_json::{Value, json};

use crate::TestBook;
use crate::book::{Session, today};

/// What orders of a test are made from. Ids by code.
#[derive(Clone)]
pub struct Trade {
    /// The company's owner.
    pub owner: Session,
    /// The warehouse.
    pub warehouse: String,
    /// `HOME` in the company's country, `EU` in another of the Union, `USD` at home and trading in dollars.
    pub customers: BTreeMap<&'static str, String>,
    /// `HYD` is stocked and taxed in full, `FOOD` stocked at a reduced rate, `WORK` a service.
    pub items: BTreeMap<&'static str, String>,
}

impl Trade {
    /// A German company that holds 40 of each stocked item: `HYD` at 10.00, `FOOD` at 4.00.
    pub async fn german(book: &TestBook) -> Self {
        Self::open(book.company().await, german_settings(), ["DE", "FR"], "FR44732829320").await
    }

    /// A French company, of the same stock.
    pub async fn french(book: &TestBook) -> Self {
        let owner = book.company_with("propriétaire", "fr-pcg").await;
        Self::open(owner, french_settings(), ["FR", "DE"], "DE136695976").await
    }

    async fn open(owner: Session, settings: Value, [home, abroad]: [&str; 2], vat_abroad: &str) -> Self {
        let ask = async |name: &str, body: Value| owner.ask(name, body).await.expect("the stage is set as contracts allow");
        ask("identity.company.set_settings", json!({ "version": 0, "settings": settings })).await;
        let address = |country: &str| json!([{ "kind": "billing", "lines": ["Grüner Weg 7"], "postal_code": "01067", "city": "Dömitz", "country": country }]);
        let parties = [
            ("HOME", json!({ "name": "Äpfel & Söhne GmbH", "addresses": address(home) })),
            ("EU", json!({ "name": "Établissements Noël", "vat_id": vat_abroad, "addresses": address(abroad) })),
            ("USD", json!({ "name": "Dollar Traders", "language": "en", "currency": "USD", "addresses": address(home) })),
        ];
        let mut customers = BTreeMap::new();
        for (code, mut party) in parties {
            party["kind"] = json!("customer");
            party["payment_term"] = json!("S2-10-30");
            customers.insert(code, id(&ask("parties.party.create", json!({ "code": code, "party": party })).await));
        }
        let warehouse = json!({ "name": "Lager", "region": "north", "address_name": "", "street": "Kai 1", "postal_code": "20457",
            "city": "Hafen", "country": home });
        let warehouse = id(&ask("inventory.warehouse.create", json!({ "code": "MAIN", "warehouse": warehouse })).await);
        let goods = |name: &str, tax_class: &str, price: &str| json!({ "name": name, "kind": "stock", "supply": "goods", "unit_code": "C62", "valuation": "fifo", "tax_class": tax_class, "price": price });
        let work = json!({ "name": "Montage", "kind": "service", "supply": "service", "unit_code": "HUR", "tax_class": "standard", "price": "95" });
        let kinds = [
            ("HYD", goods("Hydraulikzylinder", "standard", "19.90")),
            ("FOOD", goods("Kaffee, geröstet", "reduced", "8.50")),
            ("WORK", work),
        ];
        let mut items = BTreeMap::new();
        for (code, item) in kinds {
            items.insert(code, id(&ask("inventory.item.create", json!({ "code": code, "item": item })).await));
        }
        let lines = json!([
            { "item_id": items["HYD"], "quantity": "40", "unit_cost": "10" }, { "item_id": items["FOOD"], "quantity": "40", "unit_cost": "4" },
        ]);
        ask("inventory.receipt.post", json!({ "warehouse_id": warehouse, "document_on": today(), "lines": lines })).await;
        Self { owner, warehouse, customers, items }
    }

    /// Runs a command as the owner.
    ///
    /// # Errors
    /// Those of the command.
    pub async fn ask(&self, name: &str, body: Value) -> Result<Value> {
        self.owner.ask(name, body).await
    }

    /// Lines of items, quantities and discounts.
    pub fn lines(&self, lines: &[(&str, &str, &str)]) -> Value {
        let line = |(code, quantity, discount): &(&str, &str, &str)| {
            let mut line = json!({ "item_id": self.items[code], "quantity": quantity, "discount": discount });
            if *code != "WORK" {
                line["warehouse_id"] = json!(self.warehouse);
            }
            line
        };
        lines.iter().map(line).collect()
    }

    /// A confirmed order; `more` says what else its draft says.
    ///
    /// # Errors
    /// Those of saving and confirming.
    pub async fn order(&self, customer: &str, lines: &Value, more: Value) -> Result<Value> {
        let mut draft = json!({ "customer_id": self.customers[customer], "lines": lines });
        extend(&mut draft, more);
        let order = self.ask("sales.order.save_draft", json!({ "draft": draft })).await?;
        self.ask("sales.order.confirm", seen(&order)).await
    }

    /// Delivers and invoices all of an order.
    ///
    /// # Errors
    /// Those of both.
    pub async fn invoice(&self, order: &Value, more: Value) -> Result<Value> {
        self.ask("sales.delivery.post", json!({ "order_id": order["id"] })).await?;
        let mut request = json!({ "from": { "order": { "id": order["id"] } } });
        extend(&mut request, more);
        self.ask("sales.invoice.post", request).await
    }

    /// Receives money from a customer.
    ///
    /// # Errors
    /// Those of `finance.payment.post`.
    pub async fn pay(&self, customer: &str, amount: Value, on: CivilDate, more: Value) -> Result<Value> {
        let mut request =
            json!({ "direction": "received", "party_id": self.customers[customer], "paid_on": on, "amount": amount });
        extend(&mut request, more);
        self.ask("finance.payment.post", request).await
    }

    /// On hand, reserved and value of an item, as the stock says.
    pub async fn stock(&self, item: &str) -> [String; 3] {
        let view = self.ask("inventory.stock.get", json!({ "item_id": self.items[item] })).await.expect("the item exists");
        [plain(&view["on_hand"]), plain(&view["reserved"]), plain(&view["value"]["amount"])]
    }

    /// Closing balances of accounts, as the trial balance of all time says; debit positive.
    pub async fn balances(&self, accounts: &[&str]) -> Vec<String> {
        let view = self.ask("finance.trial_balance.get", json!({})).await.expect("readable");
        let rows = view["rows"].as_array().expect("rows");
        let of = |account: &&str| {
            let row = rows.iter().find(|row| row["account"] == **account);
            row.map_or_else(|| "0.00".to_owned(), |row| plain(&row["closing"]["amount"]))
        };
        accounts.iter().map(of).collect()
    }
}

/// Id and version of a document, as its next step wants them.
pub fn seen(document: &Value) -> Value {
    json!({ "id": document["id"], "version": document["version"] })
}

/// A text or number without quotes.
pub fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn id(view: &Value) -> String {
    plain(&view["id"])
}

fn extend(object: &mut Value, more: Value) {
    let (Some(object), Value::Object(more)) = (object.as_object_mut(), more) else { return };
    object.extend(more);
}

fn german_settings() -> Value {
    json!({
        "name": "Hansen Werkzeuge GmbH", "address": ["Veringkanal 84", "21107 Hamburg"], "country": "DE",
        "contact": ["Tel. +49 40 66969 100"], "register": ["Amtsgericht Hamburg HRB 999001", "Geschäftsführung: Annika Brandt"],
        "vat_ids": [{ "country": "DE", "vat_id": "DE136695976" }], "tax_number": "22/999/04711",
        "bank_accounts": [{ "iban": "DE89370400440532013000", "bic": "COBADEFFXXX", "bank": "Norddeutsche Kreditbank" }],
        "payment_term": "N30",
        "texts": { "sales.invoice.intro": { "de": "Für unsere Lieferungen berechnen wir:", "en": "We invoice as follows:" } },
        "legal": { "DE": { "discount_agreements": true } },
    })
}

fn french_settings() -> Value {
    json!({
        "name": "Outillage du Rhône SARL", "address": ["12 rue de la République", "69002 Lyon"], "country": "FR",
        "contact": ["Tél. +33 4 72 00 00 00"], "register": ["RCS Lyon 732 829 320", "SARL au capital de 50 000 EUR"],
        "vat_ids": [{ "country": "FR", "vat_id": "FR44732829320" }], "siren": "732829320",
        "bank_accounts": [{ "iban": "FR1420041010050500013M02606" }], "payment_term": "N30",
        "legal": { "FR": { "late_penalty": "12.15", "recovery_fee": true, "no_cash_discount": true } },
    })
}
