//! The screens of Kontor as data: where they live, what they are called, which key goes there. The sidebar, the tab
//! strip, the palette and the go chords read this list; a new screen adds one line here and one `Route` in `app`.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    keymap::Cmd,
    kit::Shape,
    session::{Session, use_session},
    shell::tabs::Tabs,
};

/// The parts of the sidebar, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Home, by itself.
    Home,
    /// Selling.
    Sales,
    /// Buying.
    Purchases,
    /// Money in banks.
    Banking,
    /// Goods.
    Stock,
    /// The books.
    Accounting,
    /// What the books say.
    Reports,
    /// At the bottom.
    Settings,
}

impl Group {
    /// All of them, in order.
    pub const ALL: &'static [Self] =
        &[Self::Home, Self::Sales, Self::Purchases, Self::Banking, Self::Stock, Self::Accounting, Self::Reports, Self::Settings];
    /// The key of its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Home => "nav-home",
            Self::Sales => "nav-sales",
            Self::Purchases => "nav-purchases",
            Self::Banking => "nav-banking",
            Self::Stock => "nav-stock",
            Self::Accounting => "nav-accounting",
            Self::Reports => "nav-reports",
            Self::Settings => "nav-settings",
        }
    }
    /// Its picture.
    pub const fn shape(self) -> Shape {
        match self {
            Self::Home => Shape::House,
            Self::Sales => Shape::ReceiptText,
            Self::Purchases => Shape::ShoppingCart,
            Self::Banking => Shape::Landmark,
            Self::Stock => Shape::Package,
            Self::Accounting => Shape::BookOpen,
            Self::Reports => Shape::ChartColumn,
            Self::Settings => Shape::Settings,
        }
    }
}

/// One screen.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// The address after `/c/{company}`; a last segment `:id` stands for any.
    pub path: &'static str,
    /// The key of its name.
    pub title: &'static str,
    /// Its picture.
    pub shape: Shape,
    /// Its part of the sidebar.
    pub group: Group,
    /// Whether the sidebar and the palette offer it.
    pub listed: bool,
    /// The command that goes there.
    pub cmd: Option<Cmd>,
    /// Who may see it; absent for everyone.
    pub needs: Option<&'static str>,
}

const fn screen(path: &'static str, title: &'static str, shape: Shape, group: Group) -> Screen {
    Screen { path, title, shape, group, listed: true, cmd: None, needs: None }
}

impl Screen {
    const fn by(self, cmd: Cmd) -> Self {
        Self { cmd: Some(cmd), ..self }
    }
    const fn needing(self, permission: &'static str) -> Self {
        Self { needs: Some(permission), ..self }
    }
    /// Whether this person may see it.
    pub fn open_to(&self, session: Session) -> bool {
        self.needs.is_none_or(|needs| session.may(needs))
    }
    const fn unlisted(self) -> Self {
        Self { listed: false, ..self }
    }
    fn matches(&self, path: &str) -> bool {
        match self.path.strip_suffix("/:id") {
            Some(start) => path
                .strip_prefix(start)
                .and_then(|rest| rest.strip_prefix('/'))
                .is_some_and(|id| !id.is_empty() && !id.contains('/')),
            None => path == self.path,
        }
    }
}

/// Every screen. Fixed addresses come before those with `:id`.
pub const SCREENS: &[Screen] = &[
    screen("", "home-title", Shape::House, Group::Home).by(Cmd::GoHome),
    screen("/inbox", "inbox-title", Shape::Inbox, Group::Home).by(Cmd::GoInbox),
    screen("/approvals", "approvals-title", Shape::CheckCheck, Group::Home).needing("approvals.request.decide"),
    screen("/approvals/requests", "approval-requests-title", Shape::List, Group::Home),
    screen("/approvals/:id", "approval-title", Shape::CheckCheck, Group::Home).unlisted(),
    screen("/banking/payments", "payments-title", Shape::Landmark, Group::Banking)
        .by(Cmd::GoPayments)
        .needing("finance.open_item.read"),
    screen("/banking/payments/new", "payment-new-title", Shape::Landmark, Group::Banking)
        .by(Cmd::CreatePayment)
        .needing("finance.payment.post")
        .unlisted(),
    screen("/banking/payments/:id", "payment-title", Shape::Landmark, Group::Banking)
        .needing("finance.open_item.read")
        .unlisted(),
    screen("/sales/quotations", "quotations-title", Shape::FileText, Group::Sales)
        .by(Cmd::GoQuotations)
        .needing("sales.quotation.read"),
    screen("/sales/quotations/new", "quotation-new-title", Shape::FileText, Group::Sales)
        .by(Cmd::CreateQuotation)
        .needing("sales.quotation.write")
        .unlisted(),
    screen("/sales/quotations/:id", "quotation-title", Shape::FileText, Group::Sales).needing("sales.quotation.read").unlisted(),
    screen("/sales/orders", "orders-title", Shape::ShoppingCart, Group::Sales).by(Cmd::GoOrders).needing("sales.order.read"),
    screen("/sales/orders/new", "order-new-title", Shape::ShoppingCart, Group::Sales)
        .by(Cmd::CreateOrder)
        .needing("sales.order.write")
        .unlisted(),
    screen("/sales/orders/:id", "order-title", Shape::ShoppingCart, Group::Sales).needing("sales.order.read").unlisted(),
    screen("/sales/deliveries", "deliveries-title", Shape::Truck, Group::Sales)
        .by(Cmd::GoDeliveries)
        .needing("sales.delivery.read"),
    screen("/sales/deliveries/new", "delivery-new-title", Shape::Truck, Group::Sales).needing("sales.delivery.post").unlisted(),
    screen("/sales/deliveries/:id", "delivery-title", Shape::Truck, Group::Sales).needing("sales.delivery.read").unlisted(),
    screen("/sales/invoices", "invoices-title", Shape::ReceiptText, Group::Sales)
        .by(Cmd::GoInvoices)
        .needing("sales.invoice.read"),
    screen("/sales/invoices/new", "invoice-new-title", Shape::ReceiptText, Group::Sales)
        .by(Cmd::CreateInvoice)
        .needing("sales.invoice.post")
        .unlisted(),
    screen("/sales/invoices/from", "invoice-new-title", Shape::ReceiptText, Group::Sales)
        .needing("sales.invoice.post")
        .unlisted(),
    screen("/sales/invoices/:id", "invoice-title", Shape::ReceiptText, Group::Sales).needing("sales.invoice.read").unlisted(),
    screen("/sales/credit-notes", "credit-notes-title", Shape::Undo2, Group::Sales).needing("sales.invoice.read"),
    screen("/sales/credit-notes/new", "credit-note-new-title", Shape::Undo2, Group::Sales)
        .needing("sales.credit_note.post")
        .unlisted(),
    screen("/sales/credit-notes/:id", "credit-note-title", Shape::Undo2, Group::Sales).needing("sales.invoice.read").unlisted(),
    screen("/sales/customers", "customers-title", Shape::Users, Group::Sales).by(Cmd::GoCustomers).needing("parties.party.read"),
    screen("/sales/price-lists", "price-lists-title", Shape::List, Group::Sales).needing("sales.price.read"),
    screen("/sales/price-lists/:id", "price-list-title", Shape::List, Group::Sales).needing("sales.price.read").unlisted(),
    screen("/sales/receivables", "receivables-title", Shape::Coins, Group::Sales).needing("finance.open_item.read"),
    screen("/purchases/suppliers", "suppliers-title", Shape::Users, Group::Purchases).needing("parties.party.read"),
    screen("/stock/items", "items-title", Shape::Package, Group::Stock).by(Cmd::GoItems).needing("inventory.item.read"),
    screen("/stock/warehouses", "warehouses-title", Shape::Package, Group::Stock).needing("inventory.warehouse.read"),
    screen("/stock/on-hand", "on-hand-title", Shape::Package, Group::Stock).by(Cmd::GoStock).needing("inventory.stock.read"),
    screen("/stock/moves", "moves-title", Shape::List, Group::Stock).needing("inventory.stock.read"),
    screen("/stock/reservations", "reservations-title", Shape::Lock, Group::Stock).needing("inventory.stock.read"),
    screen("/stock/receipts", "receipt-list-title", Shape::Download, Group::Stock).needing("inventory.stock.read"),
    screen("/stock/receipts/new", "receipt-new-title", Shape::Download, Group::Stock)
        .needing("inventory.receipt.post")
        .unlisted(),
    screen("/stock/receipts/:id", "receipt-title", Shape::Download, Group::Stock).needing("inventory.stock.read").unlisted(),
    screen("/stock/adjustments", "adjustment-list-title", Shape::Calculator, Group::Stock).needing("inventory.stock.read"),
    screen("/stock/adjustments/new", "adjustment-new-title", Shape::Calculator, Group::Stock)
        .needing("inventory.adjustment.post")
        .unlisted(),
    screen("/stock/adjustments/:id", "adjustment-title", Shape::Calculator, Group::Stock)
        .needing("inventory.stock.read")
        .unlisted(),
    screen("/accounting/accounts", "accounts-title", Shape::ListTree, Group::Accounting)
        .by(Cmd::GoAccounts)
        .needing("finance.account.read"),
    screen("/accounting/journal", "journal-title", Shape::BookOpen, Group::Accounting)
        .by(Cmd::GoJournals)
        .needing("finance.entry.read"),
    screen("/accounting/journal/new", "entry-new-title", Shape::NotebookPen, Group::Accounting)
        .by(Cmd::CreateJournalEntry)
        .needing("finance.entry.post")
        .unlisted(),
    screen("/accounting/journal/:id", "entry-title", Shape::NotebookPen, Group::Accounting)
        .needing("finance.entry.read")
        .unlisted(),
    screen("/accounting/ledger", "ledger-title", Shape::List, Group::Accounting).by(Cmd::GoLedger).needing("finance.entry.read"),
    screen("/accounting/tax-codes", "tax-codes-title", Shape::List, Group::Accounting).needing("finance.account.read"),
    screen("/accounting/payment-terms", "payment-terms-title", Shape::List, Group::Accounting).needing("finance.account.read"),
    screen("/reports/trial-balance", "trial-title", Shape::Scale, Group::Reports)
        .by(Cmd::GoTrialBalance)
        .needing("finance.report.read"),
    screen("/settings", "display-title", Shape::Settings, Group::Settings).by(Cmd::Settings),
    screen("/settings/company", "company-title", Shape::House, Group::Settings).needing("identity.company.write"),
    screen("/settings/company/new", "company-add-title", Shape::House, Group::Settings)
        .needing("identity.company.add")
        .unlisted(),
    screen("/settings/account", "account-title", Shape::CircleUser, Group::Settings),
    screen("/settings/security", "security-title", Shape::Lock, Group::Settings).needing("identity.company.write"),
    screen("/settings/branches", "branches-title", Shape::FolderTree, Group::Settings).needing("identity.company.write"),
    screen("/settings/users", "users-title", Shape::Users, Group::Settings).needing("identity.user.read"),
    screen("/settings/roles", "roles-title", Shape::Tag, Group::Settings).needing("identity.user.read"),
    screen("/settings/teams", "teams-title", Shape::Users, Group::Settings).needing("identity.user.read"),
    screen("/settings/users/:id", "why-page-title", Shape::Eye, Group::Settings).needing("identity.user.read").unlisted(),
    screen("/settings/approvals", "approval-rules-title", Shape::CheckCheck, Group::Settings).needing("approvals.rule.read"),
    screen("/settings/audit", "audit-title", Shape::ListTree, Group::Settings).needing("audit.log.read"),
    screen("/settings/audit/:id", "audit-entry", Shape::ListTree, Group::Settings).needing("audit.log.read").unlisted(),
    screen("/settings/access", "access-log-title", Shape::Eye, Group::Settings).needing("audit.log.read"),
    screen("/settings/backup", "backup-title", Shape::Download, Group::Settings).needing("book.backup.read"),
    screen("/settings/import", "import-title", Shape::Upload, Group::Settings).needing("import.file.run"),
    screen("/settings/integrity", "integrity-title", Shape::CircleCheck, Group::Settings).needing("book.integrity.read"),
    screen("/help", "help-title", Shape::Keyboard, Group::Settings).by(Cmd::Help).unlisted(),
];

/// The screen at an address.
pub fn screen_at(address: &str) -> Option<&'static Screen> {
    let path = within_company(address)?;
    SCREENS.iter().find(|screen| screen.matches(path))
}

/// The part of an address after `/c/{company}`, without the query.
pub fn within_company(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next().unwrap_or(address).trim_end_matches('/');
    let rest = path.strip_prefix("/c/")?;
    Some(rest.find('/').map_or("", |at| &rest[at..]))
}

/// The company an address names.
pub fn company_in(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("/c/")?;
    rest.split(['/', '?', '#']).next().filter(|company| !company.is_empty())
}

type Goes = std::sync::Arc<dyn Fn(&str, bool) + Send + Sync>;

/// Goes to screens of the current company.
#[derive(Clone)]
pub struct Going {
    company: String,
    go: Goes,
}

impl Going {
    /// The full address of a screen.
    pub fn address(&self, path: &str) -> String {
        format!("/c/{}{path}", self.company)
    }
    /// Goes there.
    pub fn to(&self, path: &str) {
        (self.go)(&self.address(path), false);
    }
    /// Goes to a full address.
    pub fn to_address(&self, address: &str) {
        (self.go)(address, false);
    }
    /// Changes the address without a step in the history: filters being typed, periods being turned.
    pub fn replace(&self, address: &str) {
        (self.go)(address, true);
    }
}

thread_local! {
    static ASIDE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Lets something that goes elsewhere open a tab there, without leaving this screen.
pub fn aside(go: impl FnOnce()) {
    ASIDE.set(true);
    go();
    ASIDE.set(false);
}

/// How the calling component goes elsewhere. Only inside the router.
pub fn use_going() -> Going {
    let navigate = use_navigate();
    let company = use_session().company();
    let tabs = use_context::<Tabs>();
    let go = move |address: &str, replace: bool| {
        if let Some(tabs) = tabs.filter(|_| ASIDE.get() && !replace) {
            return tabs.add(address);
        }
        navigate(address, NavigateOptions { resolve: false, replace, scroll: false, ..Default::default() });
    };
    Going { company, go: std::sync::Arc::new(go) }
}

/// Writes one parameter of the query, leaving the others: all view state of a screen lives there.
pub fn with_query(address: &str, name: &str, value: Option<&str>) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut parts: Vec<String> =
        query.split('&').filter(|part| !part.is_empty() && part.split('=').next() != Some(name)).map(str::to_owned).collect();
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        parts.push(format!("{name}={}", String::from(js_sys::encode_uri_component(value))));
    }
    if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
}

/// A query parameter of this screen as a signal, and its writer.
pub fn use_query_value(name: &'static str) -> (Signal<Option<String>>, Callback<Option<String>>) {
    let query = leptos_router::hooks::use_query_map();
    let pathname = leptos_router::hooks::use_location().pathname;
    let home = pathname.get_untracked();
    let write = use_query_writer();
    let read = Memo::new(move |before: Option<&Option<String>>| {
        // While the router leaves this screen the query is already the next one's.
        if pathname.get() == home { query.with(|query| query.get(name)) } else { before.cloned().flatten() }
    });
    (read.into(), Callback::new(move |value| write.run(vec![(name, value)])))
}

/// Writes query parameters of this screen, several at once. Written with `replace`: Back leaves the screen.
pub fn use_query_writer() -> Callback<Vec<(&'static str, Option<String>)>> {
    let location = leptos_router::hooks::use_location();
    let going = use_going();
    let home = location.pathname.get_untracked();
    Callback::new(move |values: Vec<(&'static str, Option<String>)>| {
        let search = location.search.get_untracked();
        let start = if search.is_empty() { home.clone() } else { format!("{home}?{}", search.trim_start_matches('?')) };
        let address = values.iter().fold(start, |address, (name, value)| with_query(&address, name, value.as_deref()));
        going.replace(&address);
    })
}

#[cfg(test)]
mod tests {
    use super::{company_in, screen_at, within_company};

    #[test]
    fn addresses_find_their_screen() {
        for (address, title) in [
            ("/c/demo", Some("home-title")),
            ("/c/demo/", Some("home-title")),
            ("/c/demo/accounting/journal/new", Some("entry-new-title")),
            ("/c/demo/accounting/journal/0190-a?x=1", Some("entry-title")),
            ("/c/demo/accounting/journal/", Some("journal-title")),
            ("/c/demo/reports/trial-balance?period=2026-06", Some("trial-title")),
            ("/c/demo/settings/company/new", Some("company-add-title")),
            ("/c/demo/nowhere", None),
            ("/", None),
        ] {
            assert_eq!(screen_at(address).map(|screen| screen.title), title, "{address}");
        }
        assert_eq!(within_company("/c/demo/help?x#y"), Some("/help"));
        for (address, company) in
            [("/c/demo", Some("demo")), ("/c/demo/help", Some("demo")), ("/c/demo?x", Some("demo")), ("/c/", None), ("/", None)]
        {
            assert_eq!(company_in(address), company, "{address}");
        }
    }
}
