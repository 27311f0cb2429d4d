//! What a user would see and be able to do on a day, and why: their rules in words, and below them every permission with
//! the rules that decide it.

use std::{collections::BTreeMap, str::FromStr, sync::Arc};

use kontor_contract::{
    access::{AccessLine, AccessRule, AccessView, ExplainAccess, Reason},
    error::NOT_FOUND,
    identity::UserId,
};
use kontor_kernel::{CurrencyCode, date};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::KeyboardEvent;

use super::access::{area, days, hidden, limits, module, module_name, permission, place, role_name};
use crate::{
    client::{self, CallError, live::use_live},
    dom, figures,
    keymap::{Cmd, Scope, use_layer_offering},
    kit::{Badge, DateField, EmptyState, ErrorState, Icon, Shape, Skeleton, Tone},
    routes::{use_going, use_query_value},
    session::use_session,
    shell::{regions, use_tabs},
    text::{t, ta},
};

/// The text filter's id.
const FILTER: &str = "why-filter";
/// What each line's id begins with.
const LINE: &str = "why-line";

/// Which permissions are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    Allowed,
    Refused,
}

impl Which {
    const ALL: [Self; 3] = [Self::All, Self::Allowed, Self::Refused];
    /// The word in the address.
    const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Allowed => "allowed",
            Self::Refused => "refused",
        }
    }
    fn of(word: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|which| Some(which.word()) == word).unwrap_or(Self::All)
    }
    const fn takes(self, allowed: bool) -> bool {
        match self {
            Self::All => true,
            Self::Allowed => allowed,
            Self::Refused => !allowed,
        }
    }
}

/// A line and what it is called here.
#[derive(Clone)]
struct Told {
    name: String,
    line: AccessLine,
}

/// The lines that are asked for, by module in the order of the sidebar; in a module by name.
fn asked(lines: &[AccessLine], which: Which, typed: &str, name: impl Fn(&str) -> String) -> Vec<(String, Vec<Told>)> {
    let typed = typed.trim().to_lowercase();
    let mut modules: BTreeMap<(usize, &str), Vec<Told>> = BTreeMap::new();
    for line in lines.iter().filter(|line| which.takes(line.allowed)) {
        let name = name(&line.permission);
        let found = |text: &str| text.to_lowercase().contains(&typed);
        if found(&name) || found(&line.permission) || line.commands.iter().any(|command| found(command)) {
            let module = module(&line.permission);
            modules.entry((place(module), module)).or_default().push(Told { name, line: line.clone() });
        }
    }
    let sorted = |((_, module), mut told): ((usize, &str), Vec<Told>)| {
        told.sort_by_key(|told| told.name.to_lowercase());
        (module.to_owned(), told)
    };
    modules.into_iter().map(sorted).collect()
}

/// Rules by number: `1`, `1 and 3`.
fn numbers(rules: &[usize]) -> String {
    let shown: Vec<String> = rules.iter().map(|at| (at + 1).to_string()).collect();
    match shown.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => ta("why-and", &[("before", &before.join(", ")), ("last", last)]),
        None => String::new(),
    }
}

/// Why, in words.
fn because(line: &AccessLine) -> String {
    let rules = numbers(&line.rules);
    match line.reason {
        Reason::Granted => ta("why-granted", &[("rules", &rules)]),
        Reason::NoGrant => t("why-no-grant"),
        Reason::NotToday => ta("why-not-today", &[("rules", &rules)]),
        Reason::Inactive => t("why-inactive"),
    }
}

/// What moves while the page is read.
#[derive(Clone, Copy)]
struct Page {
    view: RwSignal<Option<Arc<AccessView>>>,
    failed: RwSignal<Option<CallError>>,
    typed: RwSignal<String>,
    which: Signal<Which>,
    choose: Callback<Option<String>>,
    /// The line that Tab leads to.
    active: RwSignal<usize>,
    currency: CurrencyCode,
}

impl Page {
    fn told(self) -> Vec<(String, Vec<Told>)> {
        let (which, typed) = (self.which.get(), self.typed.get());
        self.view.with(|view| view.as_ref().map(|view| asked(&view.lines, which, &typed, permission)).unwrap_or_default())
    }
    fn rule(self, at: usize, rule: &AccessRule) -> impl IntoView + use<> {
        let terms = &rule.grant.terms;
        let branch = rule.branches.first().map_or("", String::as_str);
        let mut place = area(terms, branch, &rule.warehouse);
        if terms.branch_id.is_none() && !terms.region.is_empty() {
            place = format!("{place} ({})", rule.branches.join(", "));
        }
        let mut more = vec![limits(terms.limits, self.currency), days(terms.valid_from, terms.valid_to)];
        if !rule.hides.is_empty() {
            more.push(ta("why-hides", &[("classes", &hidden(&rule.hides))]));
        }
        more.retain(|text| !text.is_empty());
        let more = (!more.is_empty()).then(|| view! { <span class="quiet-text num">{more.join(" · ")}</span> });
        view! {
            <li class="rule">
                <span class="rule-number num" aria-hidden="true">{at + 1}</span>
                <div class="rule-text">
                    <span class="rule-head">
                        <span class="unseen">{ta("why-rule", &[("number", &(at + 1).to_string())])}</span>
                        <span class="strong">{role_name(&terms.role, &rule.role_name)}</span>
                        {(!rule.holds).then(|| view! { <Badge tone=Tone::Draft label=t("rule-another-day") icon=Shape::Clock /> })}
                    </span>
                    <span>{place}</span>
                    {more}
                </div>
            </li>
        }
    }
    fn rules(self, view: &AccessView) -> impl IntoView + use<> {
        let rules = view.rules.iter().enumerate().map(|(at, rule)| self.rule(at, rule)).collect_view();
        let none = view.rules.is_empty().then(|| view! { <p class="quiet-text">{t("why-no-rules")}</p> });
        let inactive = (!view.active).then(|| view! { <p class="notice notice-plain"><Icon shape=Shape::Lock /><span>{ta("why-may-not-sign-in", &[("name", &view.name)])}</span></p> });
        view! {
            <section class="section" aria-labelledby="why-rules">
                <h2 id="why-rules">{t("why-rules")}</h2>
                {inactive}{none}
                <ol class="rules">{rules}</ol>
            </section>
        }
    }
    fn line(self, at: usize, told: Told) -> impl IntoView {
        let Told { name, line } = told;
        let (tone, word, shape) = if line.allowed {
            (Tone::Positive, "why-allowed", Shape::CircleCheck)
        } else {
            (Tone::Plain, "why-refused", Shape::X)
        };
        let hides = (line.allowed && !line.hides.is_empty()).then(|| ta("why-without", &[("classes", &hidden(&line.hides))]));
        let commands = line.commands.iter().map(|command| view! { <li class="mono">{command.clone()}</li> }).collect_view();
        view! {
            <details class="why-line">
                <summary class="why-row" id=format!("{LINE}-{at}") tabindex=move || if self.active.get() == at { "0" } else { "-1" } on:focus=move |_| self.active.set(at)>
                    <span class="why-name"><Icon shape=Shape::ChevronRight small=true /><span>{name}</span></span>
                    <span><Badge tone label=t(word) icon=shape /></span>
                    <span class="why-reason">{because(&line)}</span>
                    <span class="quiet-text">{hides}</span>
                </summary>
                <div class="why-detail">
                    <span class="quiet-text">{t("why-commands")}" "<span class="mono">{line.permission.clone()}</span></span>
                    <ul>{commands}</ul>
                </div>
            </details>
        }
    }
    fn groups(self) -> impl IntoView {
        let groups = self.told();
        if groups.is_empty() {
            return view! { <EmptyState title=t("why-none") text=t("why-none-text") /> }.into_any();
        }
        let mut next = 0;
        let group = |(module, told): (String, Vec<Told>)| {
            let start = next;
            next += told.len();
            let (allowed, all) = (told.iter().filter(|told| told.line.allowed).count(), told.len());
            let count = ta("why-count", &[("count", &figures::count(allowed)), ("all", &figures::count(all))]);
            let name = module_name(&module);
            let lines = told.into_iter().enumerate().map(|(at, told)| self.line(start + at, told)).collect_view();
            view! {
                <section class="why-group" aria-label=name.clone()>
                    <h3 class="why-head"><span class="grow">{name.clone()}</span><span class="meta num">{count}</span></h3>
                    {lines}
                </section>
            }
        };
        groups.into_iter().map(group).collect_view().into_any()
    }
    /// The arrows walk through the lines; Enter and Space open one.
    fn keys(self, event: &KeyboardEvent) {
        let last = self.told().iter().map(|(_, told)| told.len()).sum::<usize>().saturating_sub(1);
        let at = self.active.get_untracked().min(last);
        let to = match event.key().as_str() {
            "ArrowDown" => (at + 1).min(last),
            "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        self.active.set(to);
        dom::focus_id(&format!("{LINE}-{to}"));
    }
    fn bar(self) -> impl IntoView {
        let one = move |which: Which| {
            view! {
                <button type="button" class="segment" role="tab" aria-selected=move || (self.which.get() == which).to_string()
                    on:click=move |_| self.choose.run((which != Which::All).then(|| which.word().to_owned()))>{t(&format!("why-{}-only", which.word()))}</button>
            }
        };
        view! {
            <div class="bar why-bar">
                <div class="segments" role="tablist" aria-label=t("why-which") on:keydown=|event| regions::rove(&event, ".segment")>{Which::ALL.map(one).collect_view()}</div>
                <label class="filter">
                    <Icon shape=Shape::Search />
                    <span>{t("list-filter")}</span>
                    <input id=FILTER type="text" autocomplete="off" spellcheck="false" prop:value=move || self.typed.get() on:input=move |event| self.typed.set(event_target_value(&event)) />
                    <kbd>"/"</kbd>
                </label>
            </div>
        }
    }
}

/// Asks the book about the user of the address on the day of the address, again whenever rights change.
fn follow(page: Page, again: RwSignal<u32>) -> RwSignal<Option<kontor_kernel::CivilDate>> {
    let params = leptos_router::hooks::use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let (asked_on, write) = use_query_value("on");
    let written = asked_on.get_untracked().and_then(|text| date::parse_iso(&text).ok());
    let day = RwSignal::new(Some(written.unwrap_or_else(figures::today)));
    Effect::new(move |before: Option<()>| {
        let day = day.get().filter(|day| *day != figures::today());
        if before.is_some() {
            write.run(day.map(|day| day.format("%Y-%m-%d").to_string()));
        }
    });
    let (tabs, going) = (use_tabs(), use_going());
    let (users, roles) = (use_live("identity.user"), use_live("identity.role"));
    Effect::new(move |_| {
        users.track();
        roles.track();
        again.track();
        let (id, Some(on)) = (id.get(), day.get()) else { return };
        let Ok(user_id) = UserId::from_str(&id) else {
            return page.failed.set(Some(CallError(NOT_FOUND.with("what", "user").with("id", id))));
        };
        let going = going.clone();
        spawn_local(async move {
            let answer = client::call(&ExplainAccess { user_id, on: Some(on) }).await;
            // Another day may have been chosen meanwhile.
            if day.try_get_untracked() != Some(Some(on)) {
                return;
            }
            match answer {
                Ok(view) => {
                    tabs.set_title(&going.address(&format!("/settings/users/{user_id}")), view.name.clone());
                    page.failed.set(None);
                    page.view.set(Some(Arc::new(view)));
                }
                Err(error) => page.failed.set(Some(error)),
            }
        });
    });
    day
}

/// What the user of the address may do, and why.
#[component]
pub fn Why() -> impl IntoView {
    let (chosen, choose) = use_query_value("show");
    let page = Page {
        view: RwSignal::new(None),
        failed: RwSignal::new(None),
        typed: RwSignal::new(String::new()),
        which: Signal::derive(move || Which::of(chosen.get().as_deref())),
        choose,
        active: RwSignal::new(0),
        currency: use_session().currency(),
    };
    let again = RwSignal::new(0_u32);
    let day = follow(page, again);
    let layer = use_layer_offering(
        Scope::List,
        |cmd| cmd == Cmd::Filter,
        move |cmd| {
            let filters = cmd == Cmd::Filter;
            if filters {
                dom::focus_id(FILTER);
            }
            filters
        },
    );
    // What is no longer there cannot be where Tab leads.
    Effect::new(move |_| {
        page.typed.track();
        page.which.track();
        page.active.set(0);
    });
    let name = move || page.view.with(|view| view.as_ref().map(|view| view.name.clone()));
    let ready = Memo::new(move |_| page.view.with(Option::is_some));
    view! {
        <header class="head"><h1>{move || name().map_or_else(|| t("why-page-title"), |name| ta("why-title", &[("name", &name)]))}</h1></header>
        {move || page.failed.get().map(|error| view! { <ErrorState error retry=Callback::new(move |()| again.update(|count| *count += 1)) /> })}
        <Show when=move || ready.get() fallback=move || page.failed.with(Option::is_none).then(|| view! { <Skeleton /> })>
            <div class="page" data-keys=layer.clone()>
                <div class="page-body page-wide why">
                    <div class="why-top">
                        <div class="why-day"><DateField label=t("why-day") value=day required=true /></div>
                        {move || page.view.get().map(|view| page.rules(&view))}
                    </div>
                    <section aria-labelledby="why-lines">
                        <div class="why-lines-head"><h2 id="why-lines">{t("why-lines")}</h2>{page.bar()}</div>
                        <div class="why-lines" on:keydown=move |event| page.keys(&event)>{move || page.groups()}</div>
                    </section>
                </div>
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use kontor_contract::access::{AccessLine, Reason};

    use super::{Which, asked};

    fn line(permission: &str, allowed: bool) -> AccessLine {
        let reason = if allowed { Reason::Granted } else { Reason::NoGrant };
        let commands = vec![format!("{permission}.command")];
        AccessLine { permission: permission.to_owned(), commands, allowed, reason, rules: Vec::new(), hides: Vec::new() }
    }

    #[test]
    fn lines_are_found_by_what_is_allowed_and_by_text() {
        let lines = [line("finance.entry.post", true), line("finance.entry.read", false), line("sales.order.read", true)];
        let name = |code: &str| format!("Name of {code}");
        let found = |which, typed: &str| -> Vec<(String, usize)> {
            asked(&lines, which, typed, name).into_iter().map(|(module, told)| (module, told.len())).collect()
        };
        let (sales, finance) = (|count| ("sales".to_owned(), count), |count| ("finance".to_owned(), count));
        assert_eq!(found(Which::All, ""), [sales(1), finance(2)], "in the order of the sidebar");
        assert_eq!(found(Which::Allowed, " "), [sales(1), finance(1)]);
        assert_eq!(found(Which::Refused, ""), [finance(1)]);
        assert_eq!(found(Which::All, "ENTRY.POST"), [finance(1)]);
        assert_eq!(found(Which::All, "read.command"), [sales(1), finance(1)]);
        assert!(found(Which::Refused, "order").is_empty());
    }
}
