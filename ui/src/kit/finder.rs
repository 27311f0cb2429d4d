//! The moving parts of a lookup: what was typed, what fits, which choice is marked. Shared by the field and the line grid.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    linked::{Linked, Linking, use_linking},
    lookup::{Choice, LookupSource},
};
use crate::{
    dom,
    keymap::Cmd,
    text::{t, ta},
};

/// How long typing rests before the book is asked.
const REST: Duration = Duration::from_millis(120);
/// Height of the popup at most, px.
const HEIGHT: i32 = 320;

/// What a key did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It took this choice.
    Took(Choice),
    /// It did something else.
    Done,
    /// It is not for the lookup.
    Not,
}

/// The state of one lookup.
#[derive(Clone, Copy)]
pub struct Finder {
    source: StoredValue<Option<LookupSource>>,
    linking: Option<Linking>,
    /// Takes what was made or changed in a form over the screen.
    take: StoredValue<Option<Callback<Choice>>>,
    /// Whether a form lies over the screen: the field stays as it is meanwhile.
    waits: StoredValue<bool>,
    /// What was typed since the last choice; `None` if nothing was.
    pub typed: RwSignal<Option<String>>,
    /// What fits.
    pub found: RwSignal<Vec<Choice>>,
    /// The marked choice; one beyond the last is "create".
    pub marked: RwSignal<usize>,
    /// Whether an arrow key marked it: where nothing fits, Enter makes a new record only then.
    moved: RwSignal<bool>,
    /// Whether the list is shown.
    pub open: RwSignal<bool>,
    asked: StoredValue<u64>,
    /// Whether what is shown fits an earlier text: the book has not answered for the one that stands there now.
    stale: StoredValue<bool>,
}

impl Finder {
    /// A lookup in a source.
    pub fn new(source: LookupSource) -> Self {
        let finder = Self::idle();
        finder.source.set_value(Some(source));
        finder
    }
    /// A lookup that gets its source later.
    pub fn idle() -> Self {
        Self {
            source: StoredValue::new(None),
            linking: use_linking(),
            take: StoredValue::new(None),
            waits: StoredValue::new(false),
            moved: RwSignal::new(false),
            typed: RwSignal::new(None),
            found: RwSignal::new(Vec::new()),
            marked: RwSignal::new(0),
            open: RwSignal::new(false),
            asked: StoredValue::new(0),
            stale: StoredValue::new(false),
        }
    }
    /// Who takes what was made or changed in a form over the screen.
    pub fn on_take(&self, take: Callback<Choice>) {
        self.take.set_value(Some(take));
    }
    /// Searches in another source from now on.
    pub fn aim(&self, source: Option<LookupSource>) {
        self.source.set_value(source);
        self.reset();
    }
    /// Where it searches.
    pub fn source(&self) -> LookupSource {
        self.source.get_value().unwrap_or_else(|| LookupSource::held(Signal::stored(std::sync::Arc::default())))
    }
    /// Forgets what was typed.
    pub fn reset(&self) {
        self.settle_for_these();
        self.typed.set(None);
        self.found.set(Vec::new());
        self.marked.set(0);
        self.moved.set(false);
        self.open.set(false);
    }
    /// Whatever the book still answers comes too late: nothing changes under somebody's hand.
    fn settle_for_these(self) {
        self.asked.try_update_value(|asked| *asked += 1);
        self.stale.try_set_value(false);
    }
    /// Takes typing and searches.
    pub fn type_text(&self, text: String) {
        self.typed.set(Some(text.clone()));
        self.marked.set(0);
        self.moved.set(false);
        self.search(text);
    }
    fn search(self, text: String) {
        if let Some(found) = self.source().at_once(&text) {
            self.found.set(found);
            self.open.set(true);
            return;
        }
        let turn = self.asked.get_value() + 1;
        self.asked.set_value(turn);
        self.stale.set_value(true);
        let finder = self;
        let ask = move || {
            if finder.asked.try_get_value() != Some(turn) {
                return;
            }
            spawn_local(async move {
                let answer = finder.source().search(&text).await;
                // A slower, older answer must not overwrite a newer one.
                if finder.asked.try_get_value() == Some(turn) {
                    finder.stale.try_set_value(false);
                    // A mark that the mouse made is on a choice of before.
                    finder.marked.set(0);
                    finder.moved.set(false);
                    finder.found.set(answer.unwrap_or_default());
                    finder.open.set(true);
                }
            });
        };
        set_timeout(ask, REST);
    }
    fn last(self) -> usize {
        let found = self.found.with_untracked(Vec::len);
        if self.offers_create() { found } else { found.saturating_sub(1) }
    }
    fn offers_create(self) -> bool {
        self.makes() && self.typed.with(|typed| typed.as_ref().is_some_and(|typed| !typed.trim().is_empty()))
    }
    /// The form of what it finds, and the host it lies in.
    fn linked(self) -> Option<(Linking, Linked)> {
        let linked = self.source.with_value(|source| source.as_ref().and_then(LookupSource::linked))?;
        Some((self.linking?, linked))
    }
    /// Whether this person may make new records of what it finds.
    pub fn makes(self) -> bool {
        self.linked().is_some_and(|(linking, linked)| linking.may(&linked))
    }
    /// Whether what it finds can be opened in a form.
    pub fn opens(self) -> bool {
        self.linked().is_some()
    }
    /// Makes a new record from what was typed.
    fn make(self) -> Outcome {
        let Some((linking, linked)) = self.linked().filter(|(linking, linked)| linking.may(linked)) else { return Outcome::Not };
        self.waits.set_value(true);
        self.settle_for_these();
        self.open.set(false);
        linking.make(linked, self.typed.get_untracked().unwrap_or_default(), move |choice| self.back(choice));
        Outcome::Done
    }
    /// Opens the record that was found, unless something else is typed. False if there is none.
    pub fn show(self, record: Option<Choice>) -> bool {
        let record = record.filter(|_| self.typed.with_untracked(Option::is_none));
        let (Some((linking, linked)), Some(record)) = (self.linked(), record) else { return false };
        self.waits.set_value(true);
        self.open.set(false);
        linking.open(linked, record, move |choice| self.back(choice));
        true
    }
    fn back(self, choice: Option<Choice>) {
        if let (Some(choice), Some(Some(take))) = (choice, self.take.try_get_value()) {
            take.run(choice);
        }
    }
    /// Whether a form lies over the screen.
    pub fn waits(self) -> bool {
        self.waits.try_get_value() == Some(true)
    }
    /// The focus has come back; whether from such a form.
    pub fn resumes(self) -> bool {
        let waited = self.waits();
        self.waits.try_set_value(false);
        waited
    }
    /// Whether the line at this place is the marked one.
    fn marks(self, at: usize) -> bool {
        self.marked.get() == at && (self.moved.get() || at < self.found.with(Vec::len))
    }
    /// Takes a key of the lookup's scope.
    pub fn command(&self, cmd: Cmd) -> Outcome {
        let open = self.open.get_untracked();
        match cmd {
            Cmd::OpenList if !open => {
                self.search(self.typed.get_untracked().unwrap_or_default());
                Outcome::Done
            }
            Cmd::OpenList | Cmd::Escape if open => {
                self.settle_for_these();
                self.open.set(false);
                Outcome::Done
            }
            Cmd::Down if open => {
                self.settle_for_these();
                let last = self.last();
                self.marked.update(|at| *at = (*at + 1).min(last));
                self.moved.set(true);
                Outcome::Done
            }
            Cmd::Up if open => {
                self.settle_for_these();
                self.marked.update(|at| *at = at.saturating_sub(1));
                Outcome::Done
            }
            Cmd::CreateLinked => self.make(),
            // Typed faster than the book answers: the text counts, not what happens to be marked for an earlier one.
            Cmd::Accept if open && self.stale.get_value() => {
                self.settle_for_these();
                self.open.set(false);
                Outcome::Not
            }
            Cmd::Accept if open => match self.found.with_untracked(|found| found.get(self.marked.get_untracked()).cloned()) {
                Some(choice) => Outcome::Took(choice),
                None if self.offers_create() && self.moved.get_untracked() => self.make(),
                None => Outcome::Not,
            },
            _ => Outcome::Not,
        }
    }
    /// The id of the marked choice, for screen readers.
    pub fn active(&self, list: &str) -> Option<String> {
        (self.open.get() && self.marks(self.marked.get())).then(|| format!("{list}-{}", self.marked.get()))
    }
}

/// The list of choices below an input.
#[component]
pub fn FinderPopup(
    /// The lookup.
    finder: Finder,
    /// The id of the input.
    anchor: String,
    /// The id of the list.
    list: String,
    /// Gets what was clicked.
    take: Callback<Choice>,
) -> impl IntoView {
    let place = Memo::new(move |_| {
        finder.open.get().then(|| dom::by_id(&anchor).map(|input| dom::place_below(&input, HEIGHT))).flatten()
    });
    let list = StoredValue::new(list);
    let choices = move || {
        let list = list.get_value();
        let found = finder.found.get();
        let none = found.is_empty();
        let count = found.len();
        view! {
            {found.into_iter().enumerate().map(|(at, choice)| {
                let clicked = choice.clone();
                view! {
                    <div class="option" role="option" id=format!("{list}-{at}") aria-selected=move || finder.marks(at).to_string()
                        on:mousemove=move |_| if finder.marked.get_untracked() != at { finder.marked.set(at) } on:click=move |_| take.run(clicked.clone())>
                        <span class="option-code code">{choice.code}</span>
                        <span class="cut grow">{choice.name}</span>
                        {(!choice.detail.is_empty()).then(|| view! { <span class="option-detail">{choice.detail}</span> })}
                    </div>
                }
            }).collect_view()}
            {none.then(|| view! { <p class="palette-none">{t("lookup-none")}</p> })}
            {finder.offers_create().then(|| view! {
                <div class="option option-create" role="option" id=format!("{list}-{count}") aria-selected=move || finder.marks(count).to_string() on:mousemove=move |_| if finder.marked.get_untracked() != count { finder.marked.set(count); finder.moved.set(true) } on:click=move |_| { finder.command(Cmd::CreateLinked); }>
                    <span class="cut grow">{ta("lookup-create", &[("typed", &finder.typed.get().unwrap_or_default())])}</span><kbd>"F3"</kbd>
                </div>
            })}
        }
    };
    Effect::new(move |_| {
        if finder.open.get() {
            let id = format!("{}-{}", list.get_value(), finder.marked.get());
            if let Some(option) = dom::by_id(&id) {
                dom::scroll_to_see(&option);
            }
        }
    });
    view! {
        <Show when=move || place.get().is_some()>
            <div class="popup" role="listbox" id=list.get_value() aria-label=t("lookup-list") on:mousedown=|event| event.prevent_default()
                style:left=move || place.get().map(|(x, _, _)| format!("{x}px")) style:top=move || place.get().map(|(_, y, _)| format!("{y}px"))
                style:min-width=move || place.get().map(|(_, _, width)| format!("{}px", width.max(320)))>
                {choices}
            </div>
        </Show>
    }
}
