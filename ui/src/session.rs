//! Who works here, in which company. The token lives in memory and in this window's session storage, nowhere else.

use std::cell::{Cell, RefCell};

use kontor_contract::access::FieldClass;
use kontor_contract::company::{CompanyChoice, SwitchCompany};
use kontor_contract::identity::{CompanyId, GetSession, SessionView, SignIn, SignOut, SignedIn};
use kontor_contract::oidc::SignInOidc;
use kontor_contract::sign_in::{LockSession, SignInStep, UnlockSession};
use kontor_kernel::CurrencyCode;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, CallError, live::use_live},
    dom,
    routes::company_in,
    text,
};

const TOKEN: &str = "kontor.token";
const WHO: &str = "kontor.who";
/// The company somebody went to last on this computer.
const COMPANY: &str = "kontor.company";
/// What changes who may do what, and where they work.
const RIGHTS: [&str; 2] = ["identity.session", "identity.role"];

thread_local! {
    static CURRENT: RefCell<Option<String>> = const { RefCell::new(None) };
    static LEFT: Cell<bool> = const { Cell::new(false) };
    static LOCKED: RefCell<Option<RwSignal<bool>>> = const { RefCell::new(None) };
    static SIGNED: RefCell<Option<RwSignal<Option<SessionView>>>> = const { RefCell::new(None) };
}

/// The session of this window.
#[derive(Clone, Copy)]
pub struct Session {
    /// Who is signed in, if anyone.
    pub who: RwSignal<Option<SessionView>>,
    /// Whether it waits for the password: what is on the screen stays as it is behind the lock.
    pub locked: RwSignal<bool>,
    /// What a sign-in waits for after the password, or on the way to another company.
    pub step: RwSignal<Option<SignInStep>>,
}

impl Session {
    /// Takes up the session this window had before a reload, and asks the book whether it still holds.
    pub fn start() -> Self {
        let kept = dom::stored_here(WHO).and_then(|text| serde_json::from_str(&text).ok()).filter(|_| token().is_some());
        let who = RwSignal::new(kept);
        let locked = RwSignal::new(false);
        SIGNED.set(Some(who));
        LOCKED.set(Some(locked));
        let session = Self { who, locked, step: RwSignal::new(None) };
        session.renew();
        session
    }
    /// Asks the book again who is signed in, if anyone.
    fn renew(self) {
        let signed_in = move || self.who.with_untracked(Option::is_some);
        if signed_in() {
            spawn_local(async move {
                if let Ok(view) = client::call(&GetSession {}).await
                    && signed_in()
                {
                    self.take(view);
                }
            });
        }
    }
    /// Asks again whenever rights change, here or in another company.
    pub fn follow(self) {
        let changed = RIGHTS.map(use_live);
        Effect::new(move |before: Option<()>| {
            for topic in &changed {
                topic.track();
            }
            if before.is_some() {
                self.renew();
            }
        });
    }
    fn take(self, view: SessionView) {
        // An answer from the company that was left.
        if left() {
            return;
        }
        dom::store_here(WHO, serde_json::to_string(&view).ok().as_deref());
        if self.who.with_untracked(|before| before.as_ref() != Some(&view)) {
            self.who.set(Some(view));
        }
    }
    /// The company's id, as in addresses.
    pub fn company(&self) -> String {
        self.who.with_untracked(|who| who.as_ref().map(|who| who.company.id.to_string()).unwrap_or_default())
    }
    /// The companies the person works in.
    pub fn companies(&self) -> Vec<CompanyChoice> {
        self.who.with_untracked(|who| who.as_ref().map(|who| who.companies.clone()).unwrap_or_default())
    }
    /// The company of an address, if the person works there.
    pub fn works_in(&self, named: &str) -> Option<CompanyId> {
        self.companies().into_iter().map(|company| company.id).find(|id| id.to_string() == named)
    }
    /// Where the window begins: the company the person went to last, if they work there.
    pub fn first_company(&self) -> String {
        dom::stored(COMPANY).filter(|last| self.works_in(last).is_some()).unwrap_or_else(|| self.company())
    }
    /// The functional currency.
    pub fn currency(&self) -> CurrencyCode {
        self.who.with_untracked(|who| who.as_ref().map_or(CurrencyCode::EUR, |who| who.company.currency))
    }
    /// Whether fields of a class are for who is signed in.
    pub fn sees(&self, class: FieldClass) -> bool {
        self.who.with_untracked(|who| who.as_ref().is_some_and(|who| !who.hides.contains(&class)))
    }
    /// The month the fiscal year starts in.
    pub fn fiscal_start(&self) -> u32 {
        self.who.with_untracked(|who| who.as_ref().map_or(1, |who| who.company.fiscal_start_month))
    }
    /// Whether the person holds a permission. What they may not do is absent, not greyed out.
    pub fn may(&self, permission: &str) -> bool {
        self.who.with_untracked(|who| who.as_ref().is_some_and(|who| who.permissions.iter().any(|held| held == permission)))
    }
    /// Signs in, as far as the password goes: what the sign-in waits for then. [`Session::enter`] ends it.
    ///
    /// # Errors
    /// `auth.failed`, `auth.throttled`, or those of the way to the book.
    pub async fn sign_in(&self, login: String, password: String) -> Result<SignInStep, CallError> {
        Ok(self.entered(client::call(&SignIn { login, password }).await?))
    }
    /// Signs in who came back from the provider of identities, as [`Session::sign_in`].
    ///
    /// # Errors
    /// `auth.oidc_*`, `auth.throttled`, or those of the way to the book.
    pub async fn sign_in_back(&self) -> Result<SignInStep, CallError> {
        // The browser adds the ticket, which no script reads.
        Ok(self.entered(client::call_at::<SignInOidc>("/auth/oidc/session", "{}").await?))
    }
    fn entered(self, answer: SignedIn) -> SignInStep {
        CURRENT.set(Some(answer.token));
        if answer.step == SignInStep::Open {
            self.begin(answer.session);
        }
        answer.step
    }
    /// Enters once the last step of a sign-in was taken.
    ///
    /// # Errors
    /// Those of the way to the book.
    pub async fn enter(&self) -> Result<(), CallError> {
        let view = client::call(&GetSession {}).await?;
        self.begin(view);
        Ok(())
    }
    /// Opens the session in another company; [`Session::arrive`] begins the window there.
    ///
    /// # Errors
    /// `not_found` if the person does not work there, or those of the way to the book.
    pub async fn switch(&self, company_id: CompanyId) -> Result<SignedIn, CallError> {
        let there = client::call(&SwitchCompany { company_id }).await?;
        CURRENT.set(Some(there.token.clone()));
        Ok(there)
    }
    /// Begins the window in the company of a session that was just opened there: at the address, if it is one of that company.
    pub fn arrive(&self, there: SignedIn) {
        let SignedIn { token, step, session } = there;
        let company = session.company.id.to_string();
        dom::store(COMPANY, Some(&company));
        if company_in(&dom::path()) != Some(company.as_str()) {
            dom::replace_address(&format!("/c/{company}"));
        }
        if step == SignInStep::Open {
            dom::store_here(TOKEN, Some(&token));
            dom::store_here(WHO, serde_json::to_string(&session).ok().as_deref());
            // Nothing of what the window has read is of the other company, and nothing that was typed here may be sent there.
            LEFT.set(true);
            dom::reload();
        } else {
            dom::store_here(TOKEN, None);
            dom::store_here(WHO, None);
            self.step.set(Some(step));
            self.who.set(None);
        }
    }
    /// Goes to another company the person works in.
    ///
    /// # Errors
    /// As [`Session::switch`].
    pub async fn go_to(&self, company_id: CompanyId) -> Result<(), CallError> {
        let there = self.switch(company_id).await?;
        self.arrive(there);
        Ok(())
    }
    /// From here on a reload of the window finds the session again.
    fn begin(self, view: SessionView) {
        dom::store_here(TOKEN, token().as_deref());
        let language = view.language;
        self.locked.set(false);
        self.step.set(None);
        self.take(view);
        if dom::stored(text::CHOSEN).is_none() && language != text::language() {
            text::choose_language(language);
        }
    }
    /// Locks the session: here at once, in the book as soon as it hears of it.
    pub fn lock(&self) {
        self.locked.set(true);
        spawn_local(async {
            // If the book cannot be told, the session there locks by itself when nobody works in it.
            let _told = client::call(&LockSession {}).await;
        });
    }
    /// Opens the locked session again.
    ///
    /// # Errors
    /// `auth.password_wrong`, `auth.throttled`, or those of the way to the book.
    pub async fn unlock(&self, password: String) -> Result<(), CallError> {
        client::call(&UnlockSession { password }).await?;
        self.locked.set(false);
        self.enter().await
    }
    /// Ends the session: here at once, in the book as soon as it hears of it.
    pub fn sign_out(&self) {
        spawn_local(end());
    }
    /// Ends the session and goes to another address of the server, where another begins.
    pub fn leave_for(&self, address: String) {
        spawn_local(async move {
            end().await;
            drop(window().location().set_href(&address));
        });
    }
}

/// Even if the book cannot be told, this window forgets; the session then runs out by itself.
async fn end() {
    let _told = client::call(&SignOut {}).await;
    lost();
}

/// The token of this window, if somebody is signed in.
pub fn token() -> Option<String> {
    CURRENT.with_borrow(Clone::clone).or_else(|| {
        let kept = dom::stored_here(TOKEN);
        CURRENT.set(kept.clone());
        kept
    })
}

/// Whether the window is on its way to another company.
pub fn left() -> bool {
    LEFT.get()
}

/// The book has locked the session: the lock screen comes up over what is there.
pub fn locked() {
    if let Some(locked) = LOCKED.with_borrow(|signal| *signal) {
        locked.set(true);
    }
}

/// The book no longer knows the session: back to the sign-in page. Unsaved typing is on the shelf.
pub fn lost() {
    CURRENT.set(None);
    dom::store_here(TOKEN, None);
    dom::store_here(WHO, None);
    if let Some(locked) = LOCKED.with_borrow(|signal| *signal) {
        locked.set(false);
    }
    if let Some(who) = SIGNED.with_borrow(|signal| *signal) {
        who.set(None);
    }
}

/// The session of this window.
pub fn use_session() -> Session {
    expect_context()
}
