//! The whole window: contexts, sign-in gate, routes.

use leptos::prelude::*;
use leptos_router::{
    any_nested_route::IntoAnyNestedRoute,
    components::{FlatRoutes, Redirect, Route, Router},
    path,
};

use crate::{
    client::live::Live,
    dom,
    keymap::{Cmd, Keys},
    kit::{Button, EmptyState, Shape, Toasts, Variant, linked::Linking, loaded::Dialogs, toast::ToastHost},
    pages::{self, masters, sales},
    prefs::Prefs,
    routes::use_going,
    session::{Session, use_session},
    shelf::Shelf,
    shell::Frame,
    text::{self, t},
};

/// The interface.
#[component]
pub fn App() -> impl IntoView {
    dom::root_attribute("lang", Some(text::language().code()));
    dom::tell_what_is_cut();
    provide_context(Prefs::load());
    provide_context(Toasts::new());
    provide_context(Dialogs::default());
    provide_context(Keys::start());
    let live = Live::new();
    provide_context(live);
    let session = Session::start();
    provide_context(session);
    provide_context(Shelf::new(session));
    provide_context(Linking::new(session));
    let signed_in = Memo::new(move |_| session.who.with(Option::is_some));
    Effect::new(move |_| {
        if signed_in.get() {
            live.connect();
        }
    });
    view! {
        <Show when=move || signed_in.get() fallback=|| view! { <pages::sign_in::SignIn /> }>
            <Router>
                <pages::lock::Lock />
                <Frame>
                    <FlatRoutes fallback=NotFound>
                        <DeskRoutes />
                        <SellingRoutes />
                        <BillingRoutes />
                        <StockRoutes />
                        <AccountingRoutes />
                        <SettingsRoutes />
                    </FlatRoutes>
                </Frame>
            </Router>
        </Show>
        <ToastHost />
    }
}

// Routes in groups whose types are erased: as one list of all screens they cost the compiler many minutes.

/// Home, inbox, approvals, reports, help.
#[component(transparent)]
fn DeskRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/") view=Start />
        <Route path=path!("/c/:company") view=pages::home::Home />
        <Route path=path!("/c/:company/inbox") view=pages::inbox::Inbox />
        <Route path=path!("/c/:company/approvals") view=pages::approvals::Approvals />
        <Route path=path!("/c/:company/approvals/requests") view=pages::approvals::Requests />
        <Route path=path!("/c/:company/approvals/:id") view=pages::approvals::request::Request />
        <Route path=path!("/c/:company/reports/trial-balance") view=pages::trial_balance::TrialBalance />
        <Route path=path!("/c/:company/help") view=pages::help::Help />
    }
    .into_inner()
    .into_any_nested_route()
}

/// Quotations, orders, deliveries.
#[component(transparent)]
fn SellingRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/c/:company/sales/quotations") view=sales::lists::Quotations />
        <Route path=path!("/c/:company/sales/quotations/new") view=sales::order::NewQuotation />
        <Route path=path!("/c/:company/sales/quotations/:id") view=sales::order::Quotation />
        <Route path=path!("/c/:company/sales/orders") view=sales::lists::Orders />
        <Route path=path!("/c/:company/sales/orders/new") view=sales::order::NewOrder />
        <Route path=path!("/c/:company/sales/orders/:id") view=sales::order::Order />
        <Route path=path!("/c/:company/sales/deliveries") view=sales::lists::Deliveries />
        <Route path=path!("/c/:company/sales/deliveries/new") view=sales::deliver::NewDelivery />
        <Route path=path!("/c/:company/sales/deliveries/:id") view=sales::delivery::Delivery />
    }
    .into_inner()
    .into_any_nested_route()
}

/// Invoices, credit notes, customers, prices.
#[component(transparent)]
fn BillingRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/c/:company/sales/receivables") view=pages::payments::Receivables />
        <Route path=path!("/c/:company/sales/invoices") view=sales::lists::Invoices />
        <Route path=path!("/c/:company/sales/invoices/new") view=sales::invoicing::NewInvoice />
        <Route path=path!("/c/:company/sales/invoices/from") view=sales::invoicing::InvoiceOrder />
        <Route path=path!("/c/:company/sales/invoices/:id") view=sales::invoice::Invoice />
        <Route path=path!("/c/:company/sales/credit-notes") view=sales::lists::CreditNotes />
        <Route path=path!("/c/:company/sales/credit-notes/new") view=sales::credit::NewCreditNote />
        <Route path=path!("/c/:company/sales/credit-notes/:id") view=sales::invoice::CreditNote />
        <Route path=path!("/c/:company/sales/customers") view=masters::parties::Customers />
        <Route path=path!("/c/:company/sales/price-lists") view=masters::price_lists::PriceLists />
        <Route path=path!("/c/:company/sales/price-lists/:id") view=masters::prices::Prices />
    }
    .into_inner()
    .into_any_nested_route()
}

/// Goods, warehouses, stock, suppliers.
#[component(transparent)]
fn StockRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/c/:company/purchases/suppliers") view=masters::parties::Suppliers />
        <Route path=path!("/c/:company/stock/items") view=masters::items::Items />
        <Route path=path!("/c/:company/stock/warehouses") view=masters::warehouses::Warehouses />
        <Route path=path!("/c/:company/stock/on-hand") view=pages::stock::OnHand />
        <Route path=path!("/c/:company/stock/moves") view=pages::stock::Moves />
        <Route path=path!("/c/:company/stock/reservations") view=pages::stock::Reservations />
        <Route path=path!("/c/:company/stock/receipts") view=pages::stock::Receipts />
        <Route path=path!("/c/:company/stock/receipts/new") view=pages::stock::NewReceipt />
        <Route path=path!("/c/:company/stock/receipts/:id") view=pages::stock::PostedReceipt />
        <Route path=path!("/c/:company/stock/adjustments") view=pages::stock::Adjustments />
        <Route path=path!("/c/:company/stock/adjustments/new") view=pages::stock::NewAdjustment />
        <Route path=path!("/c/:company/stock/adjustments/:id") view=pages::stock::PostedAdjustment />
    }
    .into_inner()
    .into_any_nested_route()
}

/// Books and payments.
#[component(transparent)]
fn AccountingRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/c/:company/banking/payments") view=pages::payments::Payments />
        <Route path=path!("/c/:company/banking/payments/new") view=pages::payments::NewPayment />
        <Route path=path!("/c/:company/banking/payments/:id") view=pages::payments::PostedPayment />
        <Route path=path!("/c/:company/accounting/tax-codes") view=masters::tax_codes::TaxCodes />
        <Route path=path!("/c/:company/accounting/payment-terms") view=masters::payment_terms::PaymentTerms />
        <Route path=path!("/c/:company/accounting/accounts") view=pages::accounts::Accounts />
        <Route path=path!("/c/:company/accounting/journal") view=pages::journal::Journal />
        <Route path=path!("/c/:company/accounting/journal/new") view=pages::entry::NewEntry />
        <Route path=path!("/c/:company/accounting/journal/:id") view=pages::entry::PostedEntry />
        <Route path=path!("/c/:company/accounting/ledger") view=pages::ledger::Ledger />
    }
    .into_inner()
    .into_any_nested_route()
}

/// Settings and rights.
#[component(transparent)]
fn SettingsRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/c/:company/settings/company") view=pages::settings::company::Company />
        <Route path=path!("/c/:company/settings/company/new") view=pages::settings::company_new::NewCompany />
        <Route path=path!("/c/:company/settings/backup") view=pages::settings::backup::Backups />
        <Route path=path!("/c/:company/settings/import") view=pages::settings::import::ImportPage />
        <Route path=path!("/c/:company/settings/approvals") view=pages::approvals::rules::ApprovalRules />
        <Route path=path!("/c/:company/settings/audit") view=pages::settings::audit::AuditLog />
        <Route path=path!("/c/:company/settings/audit/:id") view=pages::settings::audit::detail::EntryPage />
        <Route path=path!("/c/:company/settings/access") view=pages::settings::audit::access::AccessLog />
        <Route path=path!("/c/:company/settings/account") view=pages::account::Account />
        <Route path=path!("/c/:company/settings/security") view=pages::settings::security::Security />
        <Route path=path!("/c/:company/settings/branches") view=pages::settings::branches::Branches />
        <Route path=path!("/c/:company/settings/integrity") view=pages::settings::integrity::Integrity />
        <Route path=path!("/c/:company/settings/users") view=pages::settings::users::Users />
        <Route path=path!("/c/:company/settings/roles") view=pages::settings::roles::Roles />
        <Route path=path!("/c/:company/settings/teams") view=pages::settings::teams::Teams />
        <Route path=path!("/c/:company/settings/users/:id") view=pages::settings::why::Why />
        <Route path=path!("/c/:company/settings") view=pages::settings::Settings />
    }
    .into_inner()
    .into_any_nested_route()
}

/// The bare address leads to the home of the company somebody was in last.
#[component]
fn Start() -> impl IntoView {
    view! { <Redirect path=format!("/c/{}", use_session().first_company()) /> }
}

#[component]
fn NotFound() -> impl IntoView {
    let going = use_going();
    view! {
        <EmptyState title=t("not-found-title") text=t("not-found-text")>
            <Button label=t("not-found-home") variant=Variant::Go icon=Shape::House cmd=Cmd::GoHome on_click=move || going.to("") />
        </EmptyState>
    }
}
