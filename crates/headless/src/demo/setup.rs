//! The demo company: settings, users, warehouses, parties, items and opening stock from `packs/demo`.

use std::collections::{BTreeMap, BTreeSet};

use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_kernel::CivilDate;
use serde_json::{Value, json};

use super::Demo;

const COMPANY: &str = include_str!("../../../../packs/demo/company.json");
const USERS: &str = include_str!("../../../../packs/demo/users.json");
const WAREHOUSES: &str = include_str!("../../../../packs/demo/warehouses.json");
const PARTIES: &str = include_str!("../../../../packs/demo/parties.json");
const ITEMS: &str = include_str!("../../../../packs/demo/items.json");
const PRICES: &str = include_str!("../../../../packs/demo/price_list.json");
const RATES: &str = include_str!("../../../../packs/demo/rates.json");

/// The branch that the company is set up with.
const HEAD_OFFICE: &str = "Hamburg";

/// What orders are made from.
pub(super) struct Stage {
    /// Customers, in order of their numbers.
    pub(super) customers: Vec<Customer>,
    /// Items, in order of their numbers.
    pub(super) items: Vec<Item>,
    /// Warehouse ids by code.
    pub(super) warehouses: BTreeMap<String, String>,
    /// The branch of each warehouse, by the warehouse's code.
    pub(super) branches: BTreeMap<String, String>,
    /// Which items have a price in which currency, by code.
    pub(super) priced: BTreeSet<(String, String)>,
    /// Rates to the euro, by currency, from their first day on.
    pub(super) rates: BTreeMap<String, Vec<(String, String)>>,
    /// Orders in the book already.
    pub(super) orders: u64,
}

pub(super) struct Customer {
    pub(super) id: String,
    pub(super) currency: String,
    pub(super) region: String,
    pub(super) country: String,
    /// The warehouse it is served from.
    pub(super) warehouse: String,
}

pub(super) struct Item {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) stocked: bool,
    pub(super) reduced: bool,
    pub(super) cost: String,
    pub(super) price: String,
    pub(super) least: u64,
    pub(super) most: u64,
}

fn data(text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|error| INTERNAL_BUG.with("what", error))
}

fn rows<'a>(data: &'a Value, key: &str) -> &'a [Value] {
    data[key].as_array().map_or(&[], Vec::as_slice)
}

pub(super) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The password of everybody in the demo company.
pub(super) fn password() -> Result<Value> {
    Ok(data(USERS)?["password"].take())
}

/// Makes the company if the book holds none, and signs the owner in.
pub(super) async fn company(mut demo: Demo, first: CivilDate, today: CivilDate) -> Result<Demo> {
    let (company, users) = (data(COMPANY)?, data(USERS)?);
    let password = users["password"].clone();
    let empty = demo.call("identity.book.get", json!({})).await?["empty"] == json!(true);
    let people = rows(&users, "users");
    let owner = people.iter().find(|user| user["role"] == "owner").cloned().unwrap_or_default();
    if empty {
        let region = text(&company["branches"][0]["region"]);
        let request = json!({
            "name": company["name"], "pack": company["pack"], "branch": HEAD_OFFICE, "region": region, "demo": true,
            "owner": { "login": owner["user"], "name": owner["name"], "language": owner["language"], "password": password },
        });
        demo.call("identity.company.create", request).await?;
    }
    // A session lasts a day: opened on the last one, it is open on all before.
    demo.on(today);
    let mut signed_in = demo.call("identity.session.sign_in", json!({ "login": owner["user"], "password": password })).await?;
    demo.token = Some(text(&signed_in["token"]));
    // In a book with other companies the sign-in may lead to one of those.
    let session = &signed_in["session"];
    let ours = rows(session, "companies").iter().find(|known| known["name"] == company["name"]).map(|known| known["id"].clone());
    if let Some(company_id) = ours.filter(|id| *id != session["company"]["id"]) {
        signed_in = demo.call("identity.session.switch", json!({ "company_id": company_id })).await?;
        demo.token = Some(text(&signed_in["token"]));
    }
    demo.on(first);
    if empty {
        furnish(&demo, &company, people, &password).await?;
    }
    Ok(demo)
}

async fn furnish(demo: &Demo, company: &Value, people: &[Value], password: &Value) -> Result<()> {
    demo.call("identity.company.set_settings", settings(company)).await?;
    let branches = branches(demo, company).await?;
    for user in people.iter().filter(|user| user["role"] != "owner") {
        let role = if user["role"] == "read_only" { json!("reader") } else { user["role"].clone() };
        let new = json!({ "login": user["user"], "name": user["name"], "language": user["language"], "password": password });
        // Who sells or keeps a warehouse does so in one place; books and figures are the whole company's.
        let placed = ["sales", "warehouse"].iter().any(|placed| role == *placed);
        let branch_id = branches.get(&text(&user["branch"])).filter(|_| placed);
        demo.call("identity.user.create", json!({ "user": new, "role": role, "branch_id": branch_id, "keep_password": true }))
            .await?;
    }
    for warehouse in rows(&data(WAREHOUSES)?, "warehouses") {
        let address = &warehouse["address"];
        let fields = json!({
            "name": warehouse["name"]["de"], "region": warehouse["region"], "address_name": address["name"], "street": address["street"],
            "postal_code": address["postal_code"], "city": address["city"], "country": address["country"],
        });
        demo.call(
            "inventory.warehouse.create",
            json!({ "code": warehouse["code"], "branch_id": branches.get(&text(&warehouse["branch"])), "warehouse": fields }),
        )
        .await?;
    }
    for party in rows(&data(PARTIES)?, "parties") {
        demo.call("parties.party.create", party_request(party)).await?;
    }
    let items = data(ITEMS)?;
    for item in rows(&items, "items") {
        demo.call("inventory.item.create", item_request(item, &items)).await?;
    }
    price_lists(demo).await?;
    opening_stock(demo, &items).await?;
    super::approvals::furnish(demo).await
}

/// Adds the branches besides the one the company was set up with, which is the first. Ids by code.
async fn branches(demo: &Demo, company: &Value) -> Result<BTreeMap<String, String>> {
    let session = demo.call("identity.session.get", json!({})).await?;
    let all = rows(company, "branches");
    let main = &session["company"]["main_branch_id"];
    let first = all.first().map(|branch| (text(&branch["code"]), text(main)));
    let mut ids: BTreeMap<String, String> = first.into_iter().collect();
    for branch in all.iter().skip(1) {
        let made = json!({ "code": branch["code"], "name": branch["name"]["de"], "region": branch["region"] });
        let made = demo.call("identity.branch.create", made).await?;
        ids.insert(text(&branch["code"]), text(&made["id"]));
    }
    Ok(ids)
}

/// A list for each currency. That of the company's own serves whoever has no other.
async fn price_lists(demo: &Demo) -> Result<()> {
    let ids = by_code(demo, "inventory.item.list").await?;
    for list in rows(&data(PRICES)?, "price_lists") {
        let request = json!({ "code": list["code"], "name": list["name"]["de"], "currency": list["currency"], "standard": true });
        demo.call("sales.price_list.save", request).await?;
        let price = |price: &Value| {
            let item_id = ids.get(price["item"].as_str()?)?;
            Some(
                json!({ "item_id": item_id, "min_quantity": price["min_quantity"], "valid_from": list["valid_from"], "price": price["price"] }),
            )
        };
        let prices: Vec<Value> = rows(list, "prices").iter().filter_map(price).collect();
        demo.call("sales.price.set", json!({ "list": list["code"], "prices": prices })).await?;
    }
    Ok(())
}

fn settings(company: &Value) -> Value {
    let address = &company["address"];
    let banks: Vec<Value> = rows(company, "bank_accounts")
        .iter()
        .map(|bank| json!({ "iban": bank["iban"], "bic": bank["bic"], "bank": bank["bank"], "currency": bank["currency"], "account": bank["account"] }))
        .collect();
    let directors = rows(company, "managing_directors").iter().map(text).collect::<Vec<_>>().join(", ");
    let directors = format!("Geschäftsführung: {directors}");
    let line = |parts: &[&Value]| parts.iter().map(|part| text(part)).collect::<Vec<_>>().join(" ");
    json!({ "version": 0, "settings": {
        "name": company["name"],
        "address": [address["street"], line(&[&address["postal_code"], &address["city"]])],
        "country": address["country"],
        "contact": [company["phone"], company["email"], company["website"]],
        "register": [line(&[&company["register_court"], &company["register_number"]]), directors],
        "vat_ids": company["vat_ids"],
        "tax_number": company["tax_number"],
        "siren": company["siren"],
        "bank_accounts": banks,
        "payment_term": company["payment_term"],
        "texts": company["texts"],
        "legal": { "DE": { "note": company["legal_texts"]["DE"] } },
    }})
}

fn party_request(party: &Value) -> Value {
    let region = match party["tax_region"].as_str() {
        Some("export" | "third") => "third",
        Some("eu") => "eu",
        _ => "domestic",
    };
    let addresses: Vec<Value> = rows(party, "addresses")
        .iter()
        .map(|address| {
            json!({
                "kind": address["kind"], "name": text(&address["name"]), "lines": [address["street"]],
                "postal_code": address["postal_code"], "city": address["city"], "country": address["country"],
            })
        })
        .collect();
    let fields = json!({
        "kind": party["kind"], "name": party["name"], "language": party["language"], "currency": party["currency"],
        "payment_term": party["payment_term"], "vat_id": text(&party["vat_id"]), "registration_id": text(&party["registration_id"]),
        "tax_region": region, "contact": text(&party["contact"]), "email": text(&party["email"]),
        "phone": text(&party["phone"]), "iban": text(&party["iban"]), "addresses": addresses,
    });
    json!({ "code": party["code"], "party": fields })
}

fn item_request(item: &Value, items: &Value) -> Value {
    let unit = rows(items, "units").iter().find(|unit| unit["code"] == item["unit"]).cloned().unwrap_or_default();
    let mut fields = json!({
        "name": item["name"]["de"], "name_en": item["name"]["en"], "name_de": item["name"]["de"], "name_fr": item["name"]["fr"],
        "kind": item["kind"], "supply": item["supply"], "unit_code": item["unit"], "unit_symbol": unit["symbol"]["de"],
        "unit_decimals": unit["decimals"], "tax_class": item["tax_class"], "category": item["category"],
        "price": item["price"], "price_currency": "EUR",
    });
    if item["kind"] == "stock" {
        fields["valuation"] = item["valuation"].clone();
        fields["reorder_level"] = item["reorder_level"].clone();
    }
    json!({ "code": item["code"], "item": fields })
}

async fn opening_stock(demo: &Demo, items: &Value) -> Result<()> {
    let ids = by_code(demo, "inventory.item.list").await?;
    for (code, warehouse_id) in by_code(demo, "inventory.warehouse.list").await? {
        let lines: Vec<Value> = rows(items, "items")
            .iter()
            .filter_map(|item| {
                let opening = rows(item, "opening").iter().find(|opening| opening["warehouse"] == json!(code))?;
                let item_id = ids.get(item["code"].as_str()?)?;
                Some(json!({ "item_id": item_id, "quantity": opening["quantity"], "unit_cost": item["cost"] }))
            })
            .collect();
        let today = demo.clock_day();
        let request =
            json!({ "warehouse_id": warehouse_id, "document_on": today, "opening": true, "lines": lines, "memo": "Eröffnung" });
        demo.call("inventory.receipt.post", request).await?;
    }
    Ok(())
}

async fn by_code(demo: &Demo, list: &str) -> Result<BTreeMap<String, String>> {
    Ok(demo.all(list).await?.iter().map(|row| (text(&row["code"]), text(&row["id"]))).collect())
}

/// What the book holds to trade with.
pub(super) async fn stage(demo: &Demo) -> Result<Stage> {
    let ids = by_code(demo, "parties.party.list").await?;
    let parties = data(PARTIES)?;
    let customers = rows(&parties, "parties").iter().filter(|party| party["kind"] != "supplier").filter_map(|party| {
        let billing = rows(party, "addresses").first()?;
        Some(Customer {
            id: ids.get(party["code"].as_str()?)?.clone(),
            currency: text(&party["currency"]),
            region: text(&party["tax_region"]),
            country: text(&billing["country"]),
            warehouse: text(&party["home_warehouse"]),
        })
    });
    let item_ids = by_code(demo, "inventory.item.list").await?;
    let data_items = data(ITEMS)?;
    let whole = |value: &Value| value.as_str().and_then(|text| text.parse().ok()).unwrap_or(1);
    let items = rows(&data_items, "items").iter().filter_map(|item| {
        Some(Item {
            id: item_ids.get(item["code"].as_str()?)?.clone(),
            code: text(&item["code"]),
            stocked: item["kind"] == "stock",
            reduced: item["tax_class"] == "reduced",
            cost: text(&item["cost"]),
            price: text(&item["price"]),
            least: whole(&item["typical_quantity"]["min"]),
            most: whole(&item["typical_quantity"]["max"]),
        })
    });
    let mut rates: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for rate in rows(&data(RATES)?, "rates") {
        rates.entry(text(&rate["currency"])).or_default().push((text(&rate["valid_from"]), text(&rate["rate"])));
    }
    let orders = demo.all("sales.order.list").await?.len();
    let stored = demo.all("inventory.warehouse.list").await?;
    let lists = data(PRICES)?;
    let priced = rows(&lists, "price_lists")
        .iter()
        .flat_map(|list| rows(list, "prices").iter().map(|price| (text(&list["currency"]), text(&price["item"]))));
    Ok(Stage {
        customers: customers.collect(),
        items: items.collect(),
        warehouses: stored.iter().map(|row| (text(&row["code"]), text(&row["id"]))).collect(),
        branches: stored.iter().map(|row| (text(&row["code"]), text(&row["branch_id"]))).collect(),
        priced: priced.collect(),
        rates,
        orders: u64::try_from(orders).unwrap_or_default(),
    })
}
