//! The whole window: contexts, sign-in gate, routes.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Redirect, Route, Router},
    path,
};

use crate::{
    client::live::Live,
    dom,
    keymap::Keys,
    kit::{EmptyState, Toasts, toast::ToastHost},
    pages,
    prefs::Prefs,
    session::{Session, use_session},
    shelf::Shelf,
    shell::Frame,
    text::{self, t},
};

/// The interface.
#[component]
pub fn App() -> impl IntoView {
    dom::root_attribute("lang", Some(text::language().code()));
    provide_context(Prefs::load());
    provide_context(Shelf::new());
    provide_context(Toasts::new());
    provide_context(Keys::start());
    let live = Live::new();
    provide_context(live);
    let session = Session::start();
    provide_context(session);
    let signed_in = Memo::new(move |_| session.who.with(Option::is_some));
    Effect::new(move |_| {
        if signed_in.get() {
            live.connect();
        }
    });
    view! {
        <Show when=move || signed_in.get() fallback=|| view! { <pages::sign_in::SignIn /> }>
            <Router>
                <Frame>
                    <FlatRoutes fallback=NotFound>
                        <Route path=path!("/") view=Start />
                        <Route path=path!("/c/:company") view=pages::home::Home />
                        <Route path=path!("/c/:company/accounting/accounts") view=pages::accounts::Accounts />
                        <Route path=path!("/c/:company/accounting/journal") view=pages::journal::Journal />
                        <Route path=path!("/c/:company/accounting/journal/new") view=pages::entry::NewEntry />
                        <Route path=path!("/c/:company/accounting/journal/:id") view=pages::entry::PostedEntry />
                        <Route path=path!("/c/:company/accounting/ledger") view=pages::ledger::Ledger />
                        <Route path=path!("/c/:company/reports/trial-balance") view=pages::trial_balance::TrialBalance />
                        <Route path=path!("/c/:company/settings") view=pages::settings::Settings />
                        <Route path=path!("/c/:company/help") view=pages::help::Help />
                    </FlatRoutes>
                </Frame>
            </Router>
        </Show>
        <ToastHost />
    }
}

/// The bare address leads to the company's home.
#[component]
fn Start() -> impl IntoView {
    view! { <Redirect path=format!("/c/{}", use_session().company()) /> }
}

#[component]
fn NotFound() -> impl IntoView {
    view! { <EmptyState title=t("not-found-title") text=t("not-found-text") /> }
}
