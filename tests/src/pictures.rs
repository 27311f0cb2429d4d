//! Pictures of the real window, for README and for judging.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    book::PASSWORD,
    desk::{call, demo_book, settled, signed_in},
    webdriver::Session,
};

/// Orders the demo company has been through: enough for lists that scroll.
const ORDERS: u32 = 150;

/// One picture: its name, the address within the company, what is done there, and who is signed in.
struct Picture {
    name: &'static str,
    address: String,
    steps: &'static [&'static str],
    login: &'static str,
}

/// What README and the guide show, with the theme.
const SHOWN: &[(&str, &str)] = &[
    ("home", "light"),
    ("orders", "light"),
    ("quotation-new", "light"),
    ("invoice-paper", "light"),
    ("trial-balance", "dark"),
    ("approval", "light"),
    ("why", "light"),
];
/// How the design is judged: each theme, and each language in one.
const JUDGED: &[(&str, &str)] = &[("light", "en"), ("dark", "en"), ("light", "de"), ("light", "fr")];
/// Who looks at the demo company.
const LOGINS: &[&str] = &["owner", "sales"];

/// Takes the pictures that README and the guide show into `docs/screenshots`; or, into a folder of one's own, every screen in
/// light, dark, German and French at both sizes the design is judged at, or only those whose names begin like one of `only`.
///
/// # Panics
/// When a screen does not come to rest.
pub fn take_all(folder: Option<&Path>, only: &[String]) {
    let (_kept, book) = demo_book(ORDERS);
    let pictures = pictures(&book);
    let wanted = |picture: &&Picture| match folder {
        None => SHOWN.iter().any(|(name, _)| *name == picture.name),
        Some(_) => only.is_empty() || only.iter().any(|start| picture.name.starts_with(start.as_str())),
    };
    for login in LOGINS {
        let pictures: Vec<&Picture> = pictures.iter().filter(|picture| picture.login == *login).filter(wanted).collect();
        if !pictures.is_empty() {
            let session = signed_in(&book, login);
            take_each(&session, &pictures, folder);
        }
    }
}

fn take_each(session: &Session, pictures: &[&Picture], folder: Option<&Path>) {
    let company = session.eval("return location.pathname.split('/')[2]").as_str().unwrap_or_default().to_owned();
    let Some(folder) = folder else {
        for (name, theme) in SHOWN {
            for picture in pictures.iter().filter(|picture| picture.name == *name) {
                prepare(session, theme, "en");
                take(session, &company, picture, &Path::new("docs/screenshots").join(format!("{name}.png")));
            }
        }
        return;
    };
    for (width, height) in [(1440, 900), (1024, 640)] {
        session.resize(width, height);
        for (theme, language) in JUDGED {
            prepare(session, theme, language);
            for picture in pictures {
                let file = format!("{}-{width}-{theme}-{language}.png", picture.name);
                take(session, &company, picture, &folder.join(file));
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
    for step in picture.steps {
        match step.split_once(' ') {
            Some(("type", text)) => session.type_text(text),
            Some(("click", css)) => session.click(css),
            _ => session.press(step),
        }
        settled(session);
    }
    session.screenshot(file);
    println!("{}", file.display());
    if session.find_now("#lock").is_some() {
        session.type_text(PASSWORD);
        session.press("Enter");
        session.wait_until_gone("#lock");
    }
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
    let request = |of: &str, filter: Value| latest(book, of, &filter);
    let waiting = request("approvals.inbox.list", json!({ "call": "finance.entry.post" }));
    let bank = request("approvals.inbox.list", json!({ "call": "parties.party.update" }));
    let refused = request("approvals.inbox.list", json!({ "state": "refused" }));
    let about = |id: &str| {
        let view = call(book, "approvals.request.get", &json!({ "id": id }));
        view["request"]["doc_id"].as_str().unwrap_or_default().to_owned()
    };
    let (stopped, declined) =
        (about(&request("approvals.inbox.list", json!({ "call": "sales.order.confirm" }))), about(&refused));
    let users = call(book, "identity.user.list", &json!({ "filter": { "login": "sales" } }));
    let seller = users["rows"][0]["id"].as_str().unwrap_or_default();
    let picture = |name, address: &str, steps| Picture { name, address: address.to_owned(), steps, login: "owner" };
    let for_sales = |picture: Picture| Picture { login: "sales", ..picture };
    let typed: &'static [&'static str] = &[
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
        picture("approvals", "/approvals", &["Down Space"]),
        picture("approvals-approve", "/approvals", &["Down", "a"]),
        picture("approvals-refuse", "/approvals", &["r"]),
        picture("approvals-refused", "/approvals?state=refused", &[]),
        picture("approval", &format!("/approvals/{waiting}"), &[]),
        picture("approval-bank", &format!("/approvals/{bank}"), &[]),
        picture("approval-refused", &format!("/approvals/{refused}"), &[]),
        picture("approval-requests", "/approvals/requests", &[]),
        for_sales(picture("approval-own", "/approvals/requests", &[])),
        for_sales(picture("order-waiting", &format!("/sales/orders/{stopped}"), &["Ctrl+I"])),
        for_sales(picture("order-refused", &format!("/sales/orders/{declined}"), &[])),
        for_sales(picture("order-ask", &format!("/sales/orders/{declined}"), &["Ctrl+Enter"])),
        picture("approval-rules", "/settings/approvals", &["Enter"]),
        picture("users", "/settings/users", &["Enter"]),
        picture("users-grant", "/settings/users", &["Enter", "click #grant-add"]),
        picture("why", &format!("/settings/users/{seller}"), &[]),
        picture("roles", "/settings/roles", &["Down Down Enter"]),
        picture("roles-new", "/settings/roles", &["Down Down Enter", "click #role-copy"]),
        picture("teams", "/settings/teams", &["Enter"]),
        picture("teams-new", "/settings/teams", &["Ctrl+N"]),
        picture("branches", "/settings/branches", &["Enter"]),
        picture("security", "/settings/security", &[]),
        picture("account", "/settings/account", &[]),
        picture("account-factor", "/settings/account", &["click #factor-enrol", "type demo-kontor", "Enter"]),
        picture("lock", "", &["Ctrl+Shift+L"]),
        picture("backup", "/settings/backup", &["click #backup-make"]),
        picture("backup-restore", "/settings/backup", &["click .table .sheet-body-row .cell-link", "click #restore-look"]),
        picture("backup-encrypt", "/settings/backup", &["click #encryption-change"]),
        picture("integrity", "/settings/integrity", &["click #integrity-check"]),
        picture("audit-log", "/settings/audit", &["Down Down Space"]),
        picture("audit-entry", &format!("/settings/audit/{changed}"), &[]),
        picture("access-log", "/settings/access", &[]),
        picture("company", "/settings/company", &[]),
        picture("company-new", "/settings/company/new", &[]),
        picture("company-menu", "", &["click .top .company"]),
        picture("settings", "/settings", &[]),
        picture("help", "/help", &[]),
        picture("palette", "", &["Ctrl+K", "type inv"]),
    ]
}
