//! The companies somebody works in: the switcher of the top bar, and addresses of another company.

use kontor_contract::identity::CompanyId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use crate::{
    kit::{Icon, Menu, MenuItem, Shape, Toasts, use_toasts},
    routes::{company_in, use_going},
    session::{Session, use_session},
    text::t,
};

/// The permission to add a company to the book.
pub const ADD: &str = "identity.company.add";
/// Where a company is added.
pub const ADD_PATH: &str = "/settings/company/new";

/// Goes to a company; what keeps from it is said.
pub fn go(session: Session, toasts: Toasts, company_id: CompanyId) {
    spawn_local(async move {
        if let Err(error) = session.go_to(company_id).await {
            toasts.failed(error.sentence());
        }
    });
}

/// Follows addresses of other companies: they lead there, if the person works there, and home otherwise. Tells whether the address
/// is of another company now.
pub fn keep_to_address() -> Memo<bool> {
    let (session, going, pathname) = (use_session(), use_going(), use_location().pathname);
    let elsewhere = Memo::new(move |_| {
        let own = session.company();
        pathname.with(|path| company_in(path).is_some_and(|named| named != own && !own.is_empty()))
    });
    Effect::new(move |_| {
        if !elsewhere.get() {
            return;
        }
        let going = going.clone();
        let there = pathname.with_untracked(|path| company_in(path).and_then(|named| session.works_in(named)));
        spawn_local(async move {
            let gone = match there {
                Some(company_id) => session.go_to(company_id).await.is_ok(),
                None => false,
            };
            if !gone {
                going.replace(&going.address(""));
            }
        });
    });
    elsewhere
}

/// The company's name; a menu of the others for whoever works in several or may add one.
#[component]
pub fn Switcher() -> impl IntoView {
    let (session, toasts, going) = (use_session(), use_toasts(), use_going());
    let who = session.who;
    let name = move || who.with(|who| who.as_ref().map(|who| who.company.name.clone()).unwrap_or_default());
    let demo = Memo::new(move |_| who.with(|who| who.as_ref().is_some_and(|who| who.company.demo)));
    let may_add = session.may(ADD);
    let several = Memo::new(move |_| who.with(|who| who.as_ref().is_some_and(|who| who.companies.len() > 1)));
    let items = move || {
        let own = session.company();
        let mut items: Vec<MenuItem> = Vec::new();
        for company in session.companies() {
            let (id, here) = (company.id, company.id.to_string() == own);
            let shape = if here { Shape::Check } else { Shape::ArrowRight };
            items.push(MenuItem::new(company.name, shape, None, move || {
                if !here {
                    go(session, toasts, id);
                }
            }));
        }
        if may_add {
            let going = going.clone();
            items.push(MenuItem::new(t("company-add"), Shape::Plus, None, move || going.to(ADD_PATH)));
        }
        items
    };
    let face = move || {
        view! {
            <span class="company-dot" class:company-dot-demo=move || demo.get()></span>
            <span class="cut grow">{name}</span>
        }
    };
    move || {
        if may_add || several.get() {
            view! {
                <Menu class="company" label=Signal::derive(name) items=items.clone()>
                    {face()}
                    <Icon shape=Shape::ChevronsUpDown />
                </Menu>
            }
            .into_any()
        } else {
            view! { <span class="company" title=name>{face()}</span> }.into_any()
        }
    }
}
