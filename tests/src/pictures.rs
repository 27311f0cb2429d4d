//! Pictures of the real window, for README and for judging.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    desk::{call, demo_book, settled, signed_in},
    webdriver::Session,
};

/// Orders the demo company has been through: enough for lists that scroll.
const ORDERS: u32 = 150;

/// One picture: its name, the address within the company, keys that are pressed there.
struct Picture {
    name: &'static str,
    address: String,
    keys: &'static [&'static str],
}

/// What README shows, with the theme.
const SHOWN: &[(&str, &str)] =
    &[("home", "light"), ("orders", "light"), ("quotation-new", "light"), ("invoice-paper", "light"), ("trial-balance", "dark")];

/// Takes the pictures that README shows into `docs/screenshots`; or, into a folder of one's own, every screen in light,
/// dark and German at both sizes the design is judged at.
///
/// # Panics
/// When a screen does not come to rest.
pub fn take_all(folder: Option<&Path>) {
    let (_kept, book) = demo_book(ORDERS);
    let pictures = pictures(&book);
    let session = signed_in(&book, "owner");
    let company = session.eval("return location.pathname.split('/')[2]").as_str().unwrap_or_default().to_owned();
    match folder {
        None => {
            for (name, theme) in SHOWN {
                let picture = pictures.iter().find(|picture| picture.name == *name).expect("README shows pictures there are");
                prepare(&session, theme, "en");
                take(&session, &company, picture, &Path::new("docs/screenshots").join(format!("{name}.png")));
            }
        }
        Some(folder) => {
            for (width, height) in [(1440, 900), (1024, 640)] {
                session.resize(width, height);
                for (theme, language) in [("light", "en"), ("dark", "en"), ("light", "de")] {
                    prepare(&session, theme, language);
                    for picture in &pictures {
                        let file = format!("{}-{width}-{theme}-{language}.png", picture.name);
                        take(&session, &company, picture, &folder.join(file));
                    }
                }
            }
        }
    }
}

fn prepare(session: &Session, theme: &str, language: &str) {
    session
        .eval(&format!("localStorage.setItem('kontor.theme', '{theme}'); localStorage.setItem('kontor.language', '{language}')"));
}

fn take(session: &Session, company: &str, picture: &Picture, file: &Path) {
    let origin = session.eval("return location.origin").as_str().unwrap_or_default().to_owned();
    // Each picture starts from a tidy desk: no other tabs, no typing kept from the picture before.
    session
        .eval("for (const key of Object.keys(localStorage)) if (/^kontor\\.(kept|tabs)/.test(key)) localStorage.removeItem(key)");
    session.go(&format!("{origin}/c/{company}{}", picture.address));
    settled(session);
    for keys in picture.keys {
        match keys.strip_prefix("type ") {
            Some(text) => session.type_text(text),
            None => session.press(keys),
        }
        settled(session);
    }
    session.screenshot(file);
    println!("{}", file.display());
}

/// The latest document of a list.
fn latest(book: &Path, list: &str, filter: &Value) -> String {
    let rows = call(book, list, &json!({ "filter": filter, "limit": 1 }));
    rows["rows"][0]["id"].as_str().unwrap_or_default().to_owned()
}

fn pictures(book: &Path) -> Vec<Picture> {
    let all = json!({});
    let (order, delivery) = (latest(book, "sales.order.list", &all), latest(book, "sales.delivery.list", &all));
    let (invoice, overdue) =
        (latest(book, "sales.invoice.list", &all), latest(book, "sales.invoice.list", &json!({ "state": "overdue" })));
    let (quotation, payment) = (latest(book, "sales.quotation.list", &all), latest(book, "finance.payment.list", &all));
    let entry = latest(book, "finance.entry.list", &all);
    let log = call(book, "audit.log.list", &json!({ "filter": { "call": "sales.order.confirm" }, "limit": 1 }));
    let changed = log["rows"][0]["fact_no"].as_i64().unwrap_or_default();
    let picture = |name, address: &str, keys| Picture { name, address: address.to_owned(), keys };
    let typed: &[&str] = &[
        "type 10001",
        "Tab",
        "Enter Enter Enter Enter Enter Enter Enter",
        "type BUC-PNE",
        "Tab Tab",
        "type 12",
        "Tab Tab Tab",
        "type 5",
        "Tab Tab Tab",
        "type LAG-6205",
        "Tab Tab",
        "type 250",
        "Tab",
    ];
    vec![
        picture("home", "", &[]),
        picture("inbox", "/inbox", &[]),
        picture("quotations", "/sales/quotations", &[]),
        picture("quotation-new", "/sales/quotations/new", typed),
        picture("quotation", &format!("/sales/quotations/{quotation}"), &[]),
        picture("orders", "/sales/orders", &["Down Down Space"]),
        picture("order", &format!("/sales/orders/{order}"), &["Ctrl+I"]),
        picture("delivery", &format!("/sales/deliveries/{delivery}"), &[]),
        picture("invoices", "/sales/invoices", &[]),
        picture("invoice", &format!("/sales/invoices/{overdue}"), &[]),
        picture("invoice-paper", &format!("/sales/invoices/{invoice}"), &["Ctrl+P"]),
        picture("credit-note-new", &format!("/sales/credit-notes/new?invoice={invoice}"), &[]),
        picture("receivables", "/sales/receivables", &[]),
        picture("payments", "/banking/payments", &[]),
        picture("payment", &format!("/banking/payments/{payment}"), &[]),
        picture("payment-new", "/banking/payments/new", &["type 10001", "Tab"]),
        picture("customers", "/sales/customers", &["Enter"]),
        picture("items", "/stock/items", &["Enter"]),
        picture("on-hand", "/stock/on-hand", &[]),
        picture("receipts", "/stock/receipts", &[]),
        picture("receipt-new", "/stock/receipts/new", &[]),
        picture("price-lists", "/sales/price-lists", &[]),
        picture("tax-codes", "/accounting/tax-codes", &["Enter"]),
        picture("accounts", "/accounting/accounts", &["Enter"]),
        picture("journal", "/accounting/journal", &[]),
        picture("entry", &format!("/accounting/journal/{entry}"), &[]),
        picture("entry-new", "/accounting/journal/new", &[]),
        picture("ledger", "/accounting/ledger?account=1400", &[]),
        picture("trial-balance", "/reports/trial-balance", &[]),
        picture("users", "/settings/users", &["Enter"]),
        picture("audit-log", "/settings/audit", &["Down Down Space"]),
        picture("audit-entry", &format!("/settings/audit/{changed}"), &[]),
        picture("access-log", "/settings/access", &[]),
        picture("company", "/settings/company", &[]),
        picture("settings", "/settings", &[]),
        picture("help", "/help", &[]),
        picture("palette", "", &["Ctrl+K", "type inv"]),
    ]
}
