//! The tab strip: one tab per screen or document in work. A tab is an address; what it was doing lies on the shelf.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, components::A, hooks::use_location};
use serde::{Deserialize, Serialize};

use crate::{
    dom,
    keymap::{Cmd, use_keys},
    kit::{Icon, Shape, Toasts, use_toasts},
    routes::{company_in, screen_at},
    session::use_session,
    text::t,
};

use super::regions;

const KEPT: &str = "kontor.tabs";
const KEPT_RECENT: &str = "kontor.recent";
/// More tabs than this do not fit; the oldest without unsaved typing goes.
const MOST: usize = 12;
/// So many addresses are remembered, open or not.
const MOST_RECENT: usize = 24;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Tab {
    path: String,
    query: String,
    title: Option<String>,
    #[serde(default)]
    dirty: bool,
}

/// The tabs of a company in this window.
#[derive(Clone, Copy)]
pub struct Tabs {
    open: RwSignal<Vec<Tab>>,
    /// What was visited, the last first.
    recent: RwSignal<Vec<Tab>>,
    pathname: Memo<String>,
    toasts: Toasts,
}

impl Tabs {
    /// Takes up the company's tabs of before and follows the address.
    pub fn start() -> Self {
        let location = use_location();
        let company = use_session().company();
        let [open, recent] = [KEPT, KEPT_RECENT].map(|name| format!("{name}.{company}"));
        let kept =
            |name: &str| dom::stored(name).and_then(|text| serde_json::from_str::<Vec<Tab>>(&text).ok()).unwrap_or_default();
        let tabs = Self {
            open: RwSignal::new(kept(&open)),
            recent: RwSignal::new(kept(&recent)),
            pathname: location.pathname,
            toasts: use_toasts(),
        };
        Effect::new(move |_| {
            let (path, query) = (location.pathname.get(), location.search.get());
            if screen_at(&path).is_some() && company_in(&path) == Some(company.as_str()) {
                tabs.visit(path, query);
            }
        });
        Effect::new(move |_| dom::store(&open, tabs.open.with(|open| serde_json::to_string(open).ok()).as_deref()));
        Effect::new(move |_| dom::store(&recent, tabs.recent.with(|recent| serde_json::to_string(recent).ok()).as_deref()));
        tabs
    }
    fn visit(self, path: String, query: String) {
        self.recent.update(|recent| {
            let before = recent.iter().position(|tab| tab.path == path).map(|at| recent.remove(at));
            let title = before.and_then(|before| before.title);
            recent.insert(0, Tab { path: path.clone(), query: query.clone(), title, dirty: false });
            recent.truncate(MOST_RECENT);
        });
        self.open.update(|open| {
            if let Some(tab) = open.iter_mut().find(|tab| tab.path == path) {
                tab.query = query;
                return;
            }
            open.push(Tab { path, query, title: None, dirty: false });
            if open.len() > MOST
                && let Some(oldest) = open.iter().position(|tab| !tab.dirty)
            {
                open.remove(oldest);
            }
        });
    }
    /// Opens a tab without going there.
    pub fn add(&self, address: &str) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        self.visit(path.to_owned(), query.to_owned());
        self.toasts.say(t("tab-opened"));
    }
    /// The address of the screen being made; what it says about its tab it says under this name.
    pub fn here(&self) -> String {
        self.pathname.get_untracked()
    }
    fn mark(self, path: &str, change: impl FnOnce(&mut Tab)) {
        self.open.update(|open| {
            if let Some(tab) = open.iter_mut().find(|tab| tab.path == path) {
                change(tab);
            }
        });
    }
    /// Names a tab after its document.
    pub fn set_title(&self, path: &str, title: String) {
        self.recent
            .update(|recent| recent.iter_mut().filter(|tab| tab.path == path).for_each(|tab| tab.title = Some(title.clone())));
        self.mark(path, |tab| tab.title = Some(title));
    }
    /// What was visited, the last first, as address and name.
    pub fn recent(&self) -> Vec<(String, Option<String>)> {
        self.recent.with_untracked(|recent| recent.iter().map(|tab| (address_of(tab), tab.title.clone())).collect())
    }
    /// Whether a tab has typing that is not saved.
    pub fn set_dirty(&self, path: &str, dirty: bool) {
        self.mark(path, |tab| tab.dirty = dirty);
    }
    /// Forgets the tab of an address that has become another one: a draft that was posted.
    pub fn forget(&self, path: &str) {
        self.open.update(|open| open.retain(|tab| tab.path != path));
    }
    /// Closes the tab of the current address and shows its neighbour.
    pub fn close_current(&self, navigate: &impl Fn(&str, NavigateOptions)) {
        self.close(&self.pathname.get_untracked(), navigate);
    }
    fn close(self, path: &str, navigate: &impl Fn(&str, NavigateOptions)) {
        let open = self.open.get_untracked();
        let Some(at) = open.iter().position(|tab| tab.path == path) else { return };
        if open.len() < 2 {
            return;
        }
        let neighbour = if at + 1 < open.len() { at + 1 } else { at - 1 };
        let address = address_of(&open[neighbour]);
        if self.pathname.get_untracked() == path {
            navigate(&address, NavigateOptions { resolve: false, ..Default::default() });
        }
        self.open.update(|open| open.retain(|tab| tab.path != path));
    }
    /// Shows the next or previous tab.
    pub fn step(&self, navigate: &impl Fn(&str, NavigateOptions), forward: bool) {
        let open = self.open.get_untracked();
        let here = self.pathname.get_untracked();
        let Some(at) = open.iter().position(|tab| tab.path == here) else { return };
        let next = if forward { (at + 1) % open.len() } else { (at + open.len() - 1) % open.len() };
        navigate(&address_of(&open[next]), NavigateOptions { resolve: false, ..Default::default() });
    }
}

fn address_of(tab: &Tab) -> String {
    let query = tab.query.trim_start_matches('?');
    if query.is_empty() { tab.path.clone() } else { format!("{}?{query}", tab.path) }
}

/// The tabs of this window.
pub fn use_tabs() -> Tabs {
    expect_context()
}

/// The strip.
#[component]
pub fn TabStrip() -> impl IntoView {
    let tabs = use_tabs();
    let hint = use_keys().shown(Cmd::CloseTab);
    let navigate = leptos_router::hooks::use_navigate();
    let one = move |tab: Tab| {
        let screen = screen_at(&tab.path);
        let shape = screen.map_or(Shape::FileText, |screen| screen.shape);
        let title = tab.title.clone().unwrap_or_else(|| t(screen.map_or("not-found-title", |screen| screen.title)));
        let path = tab.path.clone();
        let here = {
            let path = path.clone();
            move || tabs.pathname.with(|now| *now == path)
        };
        let close = {
            let navigate = navigate.clone();
            let path = path.clone();
            move |_| tabs.close(&path, &navigate)
        };
        let auxiliary = {
            let navigate = navigate.clone();
            let path = path.clone();
            move |event: web_sys::MouseEvent| {
                if event.button() == 1 {
                    event.prevent_default();
                    tabs.close(&path, &navigate);
                }
            }
        };
        let on = here.clone();
        let tooltip = title.clone();
        view! {
            <div class="tab" data-on=move || on().then_some("") on:auxclick=auxiliary>
                <A href=address_of(&tab) exact=true attr:class="tab-link" attr:title=tooltip attr:tabindex=move || if here() { "0" } else { "-1" }>
                    <Icon shape />
                    <span class="cut">{title}</span>
                </A>
                <button type="button" class="tab-close" tabindex="-1" title=format!("{} {hint}", t("key-close-tab")) on:click=close
                    aria-label=if tab.dirty { format!("{}, {}", t("key-close-tab"), t("unsaved")) } else { t("key-close-tab") }>
                    <Icon shape=Shape::X small=true />
                    {tab.dirty.then(|| view! { <span class="tab-dirty"></span> })}
                </button>
            </div>
        }
    };
    view! {
        <nav class="tabs" data-region="" aria-label=t("region-tabs") on:keydown=move |event| regions::rove(&event, ".tab-link")>
            {move || tabs.open.get().into_iter().map(&one).collect_view()}
        </nav>
    }
}
