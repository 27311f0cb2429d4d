//! Views that a person made of a list: filters, order and columns under a name, as a tab beside those of the screen.
//! Kept on this computer for the company they were made in: a filter by a record means nothing in another.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    columns::{Layout, person},
    state::State,
};
use crate::{
    dom,
    keymap::Cmd,
    kit::{Button, Dialog, Form, IconButton, Shape, TextField, Variant},
    routes::use_query_value,
    session::use_session,
    text::{t, ta},
};

/// Views of one list at most: more tabs nobody reads.
const MOST: usize = 12;
/// Where the address names the view.
pub(super) const IN_ADDRESS: &str = "view";
/// Characters of a name at most.
const MOST_NAME: u32 = 40;

/// A view of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Saved {
    name: String,
    /// The filters, as in the address.
    sets: Vec<(String, String)>,
    text: String,
    sort: Option<String>,
    layout: Layout,
}

/// Adds a view, or replaces the one of its name. False if there are too many.
fn add(views: &mut Vec<Saved>, view: Saved) -> bool {
    match views.iter().position(|other| other.name == view.name) {
        Some(at) => views[at] = view,
        None if views.len() < MOST => views.push(view),
        None => return false,
    }
    true
}

/// The views of one list.
#[derive(Clone, Copy)]
pub struct Views {
    saved: RwSignal<Vec<Saved>>,
    naming: RwSignal<bool>,
    /// The name of the view that is shown: in the address, so that a reload and Back show it again.
    shown: Signal<Option<String>>,
}

impl Views {
    /// As the person left them, for the list at this address.
    pub fn recall(list: &str) -> Self {
        let name = format!("kontor.views.{}.{}.{list}", use_session().company(), person());
        let kept = dom::stored(&name).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let saved = RwSignal::new(kept);
        Effect::new(move |before: Option<()>| {
            let text = saved.with(|saved: &Vec<Saved>| serde_json::to_string(saved).ok().filter(|_| !saved.is_empty()));
            if before.is_some() {
                dom::store(&name, text.as_deref());
            }
        });
        let (shown, _) = use_query_value(IN_ADDRESS);
        Self { saved, naming: RwSignal::new(false), shown }
    }
    /// The view that is shown.
    fn now(self) -> Option<Saved> {
        let name = self.shown.get()?;
        self.saved.with(|saved| saved.iter().find(|view| view.name == name).cloned())
    }
    /// Asks under which name the list is kept as it is.
    pub fn ask(self) {
        self.naming.set(true);
    }
}

impl State {
    fn as_view(self, name: String) -> Saved {
        untrack(|| Saved {
            name,
            sets: self.facets.set.get().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            text: self.source.text.get().trim().to_owned(),
            sort: self.source.sort.get(),
            layout: self.columns_of.layout.get(),
        })
    }
    fn show_view(self, view: &Saved) {
        self.facets.replace(&view.sets, Some(view.name.clone()).filter(|name| !name.is_empty()));
        self.source.text.set(view.text.clone());
        self.source.sort.set(view.sort.clone());
    }
    /// The columns follow the view that is shown, and are again as they were when none is.
    fn follow_view(self) {
        let layout = Memo::new(move |_| self.views.now().map(|view| view.layout));
        Effect::new(move |_| {
            let shown = layout.get();
            self.facets.covered.set(shown.is_some());
            self.columns_of.lend(shown);
        });
    }
    fn remove_view(self, name: &str) {
        let before = self.views.saved.get_untracked();
        self.facets.unname();
        self.views.saved.update(|saved| saved.retain(|view| view.name != name));
        let views = self.views;
        self.toasts.done_undoable(
            ta("view-removed", &[("name", name)]),
            Callback::new(move |()| drop(views.saved.try_set(before.clone()))),
        );
    }
    /// The tabs of this person's views, after the screen's own; where it has none, after one that shows everything.
    pub(super) fn view_tabs(self) -> impl IntoView {
        self.follow_view();
        let on = Memo::new(move |_| self.views.now().map(|view| view.name));
        let all = (!self.facets.tabbed()).then_some(Saved::default());
        let one = move |view: Saved| {
            let (own, title) = (!view.name.is_empty(), if view.name.is_empty() { t("tab-all") } else { view.name.clone() });
            let name = StoredValue::new(view.name.clone());
            let chosen = Memo::new(move |_| name.with_value(|name| on.get().unwrap_or_default() == *name));
            let press = move |event: web_sys::KeyboardEvent| {
                if event.key() == "Delete" && own {
                    event.prevent_default();
                    self.remove_view(&name.get_value());
                }
            };
            let hint = if own { ta("view-hint", &[("name", &title)]) } else { String::new() };
            let label = ta("view-remove", &[("name", &title)]);
            view! {
                <button type="button" role="tab" class="segment" aria-selected=move || chosen.get().to_string() tabindex=move || if chosen.get() { "0" } else { "-1" }
                    title=hint on:click=move |_| self.show_view(&view) on:keydown=press>{title}</button>
                <Show when=move || own && chosen.get()><IconButton shape=Shape::X label=label.clone() on_click=move || self.remove_view(&name.get_value()) /></Show>
            }
        };
        let tabs = move || all.clone().into_iter().chain(self.views.saved.get()).map(one).collect_view();
        let rove = |event: web_sys::KeyboardEvent| crate::shell::regions::rove(&event, ".segment");
        view! {
            <Show when=move || self.views.saved.with(|saved| !saved.is_empty())>
                <div class="segments" role="tablist" aria-label=t("view-own") on:keydown=rove>{tabs.clone()}</div>
            </Show>
        }
    }
    /// The button that keeps the list as it is.
    pub(super) fn view_button(self) -> impl IntoView {
        view! { <IconButton shape=Shape::Bookmark label=t("key-save-view") cmd=Cmd::SaveView on_click=move || self.views.ask() /> }
    }
    /// The dialog that asks for the name.
    pub(super) fn view_dialog(self) -> impl IntoView {
        let open = self.views.naming;
        let name = RwSignal::new(String::new());
        let problem = RwSignal::new(None::<String>);
        let keep = Callback::new(move |()| {
            let given = name.get_untracked().trim().to_owned();
            if given.is_empty() {
                return problem.set(Some(t("field-required")));
            }
            let view = self.as_view(given.clone());
            if !self.views.saved.try_update(|saved| add(saved, view)).unwrap_or_default() {
                return problem.set(Some(ta("view-too-many", &[("max", &MOST.to_string())])));
            }
            open.set(false);
            name.set(String::new());
            self.show_view(&self.as_view(given.clone()));
            self.toasts.done(ta("view-saved", &[("name", &given)]));
        });
        Effect::new(move |_| {
            open.track();
            problem.set(None);
        });
        view! {
            <Dialog title=t("view-title") open submit=keep>
                <div class="dialog-body">
                    <p>{t("view-text")}</p>
                    <Form class="form form-narrow" on_end=keep><TextField label=t("label-name") value=name max=MOST_NAME required=true error=problem /></Form>
                </div>
                <footer class="dialog-actions">
                    <Button label=t("action-cancel") on_click=move || open.set(false) />
                    <Button label=t("action-save") variant=Variant::Go cmd=Cmd::Submit on_click=move || keep.run(()) />
                </footer>
            </Dialog>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Saved, add};

    fn view(name: &str) -> Saved {
        Saved {
            name: name.to_owned(),
            sets: vec![("state".to_owned(), "open".to_owned())],
            text: "acme".to_owned(),
            sort: Some("-due".to_owned()),
            ..Saved::default()
        }
    }

    #[test]
    fn a_name_is_used_once() {
        let mut views = vec![Saved { name: "Mine".to_owned(), ..Saved::default() }];
        assert!(add(&mut views, view("Mine")));
        assert_eq!(views, [view("Mine")]);
        for at in 1..MOST {
            assert!(add(&mut views, view(&at.to_string())));
        }
        assert!(!add(&mut views, view("One more")) && add(&mut views, view("Mine")));
    }
}
