//! The filters that are set: kept in the address, shown as pieces that can be taken away, grouped into tabs.

use std::collections::HashMap;

use kontor_contract::list::Condition;
use leptos::prelude::*;

use super::{
    filter::{Field, FilterKind, Tab},
    views::IN_ADDRESS,
};
use crate::{kit::Facet, routes::use_query_writer, text::t};

/// A filter that is set, as `(name of the field, value in the address)`.
pub type Set = (&'static str, String);

/// The filters of one list.
#[derive(Clone, Copy)]
pub struct Facets {
    /// What can be set.
    pub fields: StoredValue<Vec<Field>>,
    tabs: StoredValue<Vec<Tab>>,
    /// What is set, in the order of the fields.
    pub set: Memo<Vec<Set>>,
    /// Whether a view that the person made is shown; then none of the screen's own is.
    pub covered: RwSignal<bool>,
    names: RwSignal<HashMap<Set, String>>,
    write: Callback<Vec<(&'static str, Option<String>)>>,
}

impl Facets {
    /// Follows the address of the calling screen.
    pub fn follow(fields: Vec<Field>, tabs: Vec<Tab>) -> Self {
        let query = leptos_router::hooks::use_query_map();
        let pathname = leptos_router::hooks::use_location().pathname;
        let home = pathname.get_untracked();
        let known: Vec<&'static str> = fields.iter().map(|field| field.name).collect();
        let set = Memo::new(move |before: Option<&Vec<Set>>| {
            // While the router leaves this screen the query is already the next one's.
            if pathname.get() != home {
                return before.cloned().unwrap_or_default();
            }
            query.with(|query| {
                let value = |name: &&'static str| query.get(name).filter(|value| !value.is_empty()).map(|value| (*name, value));
                known.iter().filter_map(value).collect()
            })
        });
        Self {
            fields: StoredValue::new(fields),
            tabs: StoredValue::new(tabs),
            set,
            covered: RwSignal::new(false),
            names: RwSignal::new(HashMap::new()),
            write: use_query_writer(),
        }
    }
    /// What the book is asked.
    pub fn conditions(self) -> Vec<(String, Condition)> {
        let asked = |(name, value): &Set| self.field(name)?.condition(value);
        self.set.with(|set| set.iter().filter_map(asked).collect())
    }
    fn field(self, name: &str) -> Option<Field> {
        self.fields.with_value(|fields| fields.iter().find(|field| field.name == name).cloned())
    }
    /// Sets a filter; `shown` is what people call its value.
    pub fn put(self, name: &'static str, value: String, shown: String) {
        self.names.update(|names| drop(names.insert((name, value.clone()), shown)));
        self.write.run(vec![(name, Some(value))]);
    }
    /// Takes a filter away.
    pub fn take(self, name: &'static str) {
        self.write.run(vec![(name, None)]);
    }
    /// Takes all filters away.
    pub fn clear(self) {
        self.write.run(self.set.get_untracked().into_iter().map(|(name, _)| (name, None)).collect());
    }
    /// Whether the screen has views of its own.
    pub fn tabbed(self) -> bool {
        self.tabs.with_value(|tabs| !tabs.is_empty())
    }
    /// No view that the person made is shown any more; the filters stay.
    pub fn unname(self) {
        self.write.run(vec![(IN_ADDRESS, None)]);
    }
    /// Sets these filters and no others, as the view of this name.
    pub fn replace(self, sets: &[(String, String)], view: Option<String>) {
        let value = |name: &str| sets.iter().find(|(one, _)| one == name).map(|(_, value)| value.clone());
        let names: Vec<&'static str> = self.fields.with_value(|fields| fields.iter().map(|field| field.name).collect());
        let sets = names.into_iter().map(|name| (name, value(name)));
        self.write.run(sets.chain([(IN_ADDRESS, view)]).collect());
    }
    /// Whether anything is set.
    pub fn any(self) -> bool {
        self.set.with(|set| !set.is_empty())
    }
    fn shows(self, tab: Tab) {
        let all: Vec<&'static str> =
            self.tabs.with_value(|tabs| tabs.iter().flat_map(|tab| tab.sets.iter().map(|(field, _)| *field)).collect());
        let wanted = |name: &str| tab.sets.iter().find(|(field, _)| *field == name).map(|(_, value)| (*value).to_owned());
        self.write.run(all.into_iter().map(|name| (name, wanted(name))).chain([(IN_ADDRESS, None)]).collect());
    }
    fn tab(self) -> Option<Tab> {
        self.set.with(|set| self.tabs.with_value(|tabs| tabs.iter().find(|tab| tab.holds(tabs, set)).copied()))
    }
    /// The views of the list.
    pub fn tab_row(self) -> Option<impl IntoView> {
        let tabs = self.tabs.get_value();
        if tabs.is_empty() {
            return None;
        }
        let first = tabs.first().map(|tab| tab.label);
        let one = move |tab: Tab| {
            let on = move || !self.covered.get() && self.tab().is_some_and(|now| now.label == tab.label);
            // Where none is on, the first is where Tab stops.
            let stops = move || self.tab().map_or(first == Some(tab.label), |now| now.label == tab.label);
            view! {
                <button type="button" role="tab" class="segment" aria-selected=move || on().to_string() tabindex=move || if stops() { "0" } else { "-1" }
                    on:click=move |_| self.shows(tab)>{t(tab.label)}</button>
            }
        };
        let rove = |event: web_sys::KeyboardEvent| crate::shell::regions::rove(&event, ".segment");
        Some(view! {
            <div class="segments" role="tablist" aria-label=t("list-views") on:keydown=rove>{tabs.into_iter().map(one).collect_view()}</div>
        })
    }
    /// The pieces. `seen` finds the name of a record among the rows that are here.
    pub fn pieces(self, seen: impl Fn(&'static str, &str) -> Option<String> + Copy + Send + Sync + 'static) -> impl IntoView {
        let one = move |(name, value): Set| {
            let field = self.field(name)?;
            let label = field.label.clone();
            let shown = Signal::derive(move || {
                let known = || self.names.with(|names| names.get(&(name, value.clone())).cloned());
                let coded = matches!(field.kind, FilterKind::Coded(_));
                let own = if coded { None } else { field.shown(&value) };
                own.or_else(known)
                    .or_else(|| seen(name, &value))
                    .or_else(|| field.shown(&value))
                    .unwrap_or_else(|| "…".to_owned())
            });
            Some(view! { <Facet name=label value=shown remove=Callback::new(move |()| self.take(name)) /> })
        };
        move || {
            let tab = self.tab();
            let hidden = |name: &str| tab.is_some_and(|tab| tab.sets.iter().any(|(field, _)| *field == name));
            self.set.get().into_iter().filter(|(name, _)| !hidden(name)).filter_map(one).collect_view()
        }
    }
}
