//! Finding a record by code or name: what is searched, how matches are ranked, and the field for it.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::{
    Icon, Shape,
    field::{Field, describes},
    finder::{Finder, FinderPopup},
    linked::Linked,
    metaform::RecordKind,
};
use crate::{
    client::CallError,
    dom,
    keymap::{Cmd, Scope, use_layer_offering},
    text::{t, ta},
};

/// A record to choose.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// What is stored and typed.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// What helps to decide: a balance, a price.
    pub detail: String,
    /// Its id, for requests that name records by id; empty where the code is enough.
    pub id: String,
}

impl Choice {
    /// A record without details.
    pub fn new(code: impl Into<String>, name: impl Into<String>) -> Self {
        Self { code: code.into(), name: name.into(), ..Self::default() }
    }
    /// With the id requests name it by.
    #[must_use]
    pub fn with_id(self, id: impl ToString) -> Self {
        Self { id: id.to_string(), ..self }
    }
    /// With what helps to decide.
    #[must_use]
    pub fn with_detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }
    /// The id as the contract's type; `None` if there is none.
    pub fn id_as<I: std::str::FromStr>(&self) -> Option<I> {
        self.id.parse().ok()
    }
}

type Found = Pin<Box<dyn Future<Output = Result<Vec<Choice>, CallError>>>>;

/// Where a lookup searches, and the form of what it finds.
#[derive(Clone)]
pub struct LookupSource {
    search: Search,
    linked: Option<Linked>,
}

#[derive(Clone)]
enum Search {
    /// All records are here already: a chart of accounts, units, terms.
    Held(Signal<Arc<Vec<Choice>>>),
    /// The book searches.
    Asked(Arc<dyn Fn(String) -> Found + Send + Sync>),
}

impl LookupSource {
    /// Searches among records that are here already.
    pub fn held(choices: impl Into<Signal<Arc<Vec<Choice>>>>) -> Self {
        Self { search: Search::Held(choices.into()), linked: None }
    }
    /// Lets the book search.
    pub fn asked<F: Future<Output = Result<Vec<Choice>, CallError>> + 'static>(
        search: impl Fn(String) -> F + Send + Sync + 'static,
    ) -> Self {
        Self { search: Search::Asked(Arc::new(move |typed| Box::pin(search(typed)))), linked: None }
    }
    /// What it finds can be opened (F2), and made by whoever has the permission (F3).
    #[must_use]
    pub fn linking(self, needs: &'static str, kind: impl Fn() -> RecordKind + Send + Sync + 'static) -> Self {
        Self { linked: Some(Linked::new(needs, kind)), ..self }
    }
    /// The form of what it finds.
    pub fn linked(&self) -> Option<Linked> {
        self.linked.clone()
    }
    /// What fits, best first.
    ///
    /// # Errors
    /// When the book cannot be asked.
    pub async fn search(&self, typed: &str) -> Result<Vec<Choice>, CallError> {
        match &self.search {
            Search::Held(choices) => Ok(rank(&choices.get_untracked(), typed)),
            Search::Asked(ask) => Ok(rank_found(ask(typed.to_owned()).await?, typed)),
        }
    }
    /// What fits, if that is known without asking.
    pub fn at_once(&self, typed: &str) -> Option<Vec<Choice>> {
        match &self.search {
            Search::Held(choices) => Some(rank(&choices.get_untracked(), typed)),
            Search::Asked(_) => None,
        }
    }
    /// The record with exactly this code, or the only one that fits.
    ///
    /// # Errors
    /// When the book cannot be asked.
    pub async fn resolve(&self, typed: &str) -> Result<Option<Choice>, CallError> {
        Ok(pick(&self.search(typed).await?, typed))
    }
}

/// The record meant by a text: exactly its code, or the only one that fits.
pub fn pick(found: &[Choice], typed: &str) -> Option<Choice> {
    let typed = typed.trim();
    found
        .iter()
        .find(|choice| choice.code.eq_ignore_ascii_case(typed))
        .or_else(|| if found.len() == 1 { found.first() } else { None })
        .cloned()
}

/// The most choices shown.
pub const MOST: usize = 50;

/// Orders records by how well they fit: code prefix, name prefix, word prefix, letters in order. What fits in no way
/// is left out. With nothing typed, all in their own order.
pub fn rank(choices: &[Choice], typed: &str) -> Vec<Choice> {
    let wanted = typed.trim().to_lowercase();
    if wanted.is_empty() {
        return choices.iter().take(MOST).cloned().collect();
    }
    let mut fitting: Vec<(u8, usize)> =
        choices.iter().enumerate().filter_map(|(at, choice)| Some((fit(choice, &wanted)?, at))).collect();
    fitting.sort_unstable();
    // Letters in order are a guess; beside real matches they only distract.
    let guessing = fitting.first().is_some_and(|(best, _)| *best == GUESS);
    fitting.into_iter().filter(|(how, _)| guessing || *how < GUESS).take(MOST).map(|(_, at)| choices[at].clone()).collect()
}

/// Orders what the book found: what fits by code or name comes first. The book reads more than is shown (accents aside,
/// a city, an e-mail address), so nothing it found is left out.
fn rank_found(found: Vec<Choice>, typed: &str) -> Vec<Choice> {
    let mut fitting = rank(&found, typed);
    let rest: Vec<Choice> = found.into_iter().filter(|choice| !fitting.contains(choice)).collect();
    fitting.extend(rest);
    fitting.truncate(MOST);
    fitting
}

const GUESS: u8 = 5;

fn fit(choice: &Choice, wanted: &str) -> Option<u8> {
    let (code, name) = (choice.code.to_lowercase(), choice.name.to_lowercase());
    if code == wanted {
        Some(0)
    } else if code.starts_with(wanted) {
        Some(1)
    } else if name.starts_with(wanted) {
        Some(2)
    } else if name.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.starts_with(wanted)) {
        Some(3)
    } else if name.contains(wanted) {
        Some(4)
    } else {
        let mut letters = name.chars();
        wanted
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .all(|letter| letters.any(|other| other == letter))
            .then_some(GUESS)
    }
}

/// A field that finds a record.
#[component]
pub fn Lookup(
    /// What belongs into it.
    #[prop(into)]
    label: String,
    /// The record found.
    value: RwSignal<Option<Choice>>,
    /// Where to search.
    source: LookupSource,
    /// What is wrong with it, as the book says.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Shown, but not to be changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// How to fill it.
    #[prop(optional, into)]
    note: String,
    /// A fixed id, for focus from outside.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| dom::fresh_id("lookup"));
    let finder = Finder::new(source);
    let problem = RwSignal::new(None::<String>);
    let shown_error = Signal::derive(move || problem.get().or_else(|| error.get()));
    let (described, wrong) = describes(&id, &note, shown_error);
    let written = move || {
        value.with(|value| {
            value
                .as_ref()
                .map(
                    |choice| {
                        if choice.name.is_empty() { choice.code.clone() } else { format!("{} {}", choice.code, choice.name) }
                    },
                )
                .unwrap_or_default()
        })
    };
    let take = Callback::new(move |choice: Choice| {
        value.set(Some(choice));
        problem.set(None);
        finder.reset();
    });
    finder.on_take(take);
    let settle = move || {
        if finder.waits() {
            return;
        }
        let Some(Some(typed)) = finder.typed.try_get_untracked() else { return };
        if typed.trim().is_empty() {
            value.set(None);
            problem.set(required.then(|| t("field-required")));
            finder.reset();
            return;
        }
        spawn_local(async move {
            match finder.source().resolve(&typed).await {
                Ok(Some(choice)) => take.run(choice),
                Ok(None) => problem.set(Some(ta("lookup-unknown", &[("typed", &typed)]))),
                Err(error) => problem.set(Some(error.sentence())),
            }
            finder.open.set(false);
        });
    };
    let offers = move |cmd| match cmd {
        Cmd::CreateLinked => finder.makes() && !readonly.get_untracked(),
        Cmd::OpenLinked | Cmd::Details => finder.opens(),
        _ => true,
    };
    let layer = use_layer_offering(Scope::Lookup, offers, move |cmd| {
        if matches!(cmd, Cmd::OpenLinked | Cmd::Details) {
            return finder.show(value.get_untracked());
        }
        if readonly.get_untracked() {
            return false;
        }
        match finder.command(cmd) {
            super::finder::Outcome::Took(choice) => {
                take.run(choice);
                // Tab and Enter go on to the next field.
                false
            }
            super::finder::Outcome::Done => true,
            super::finder::Outcome::Not => {
                if cmd == Cmd::Accept {
                    settle();
                }
                false
            }
        }
    });
    let list = format!("{id}-list");
    let anchor = id.clone();
    view! {
        <Field id=id.clone() label required note error=shown_error>
            <span class="control" data-keys=layer data-wrong=wrong data-readonly=move || readonly.get().then_some("") data-pending=move || finder.typed.with(Option::is_some).then_some("")>
                <input id=id.clone() type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-expanded=move || finder.open.get().to_string() aria-controls=list.clone()
                    aria-activedescendant=move || finder.active(&list) aria-required=required.then_some("true") aria-describedby=described aria-invalid=wrong readonly=move || readonly.get()
                    prop:value=move || finder.typed.get().unwrap_or_else(written) on:input=move |event| finder.type_text(event_target_value(&event)) on:focus=move |event| { finder.resumes(); dom::select_all(&event); } on:blur=move |_| { settle(); finder.open.try_set(false); } />
                <button type="button" class="control-button" tabindex="-1" aria-label=t("lookup-open") on:mousedown=|event| event.prevent_default()
                    on:click={ let id = id.clone(); move |_| { dom::focus_id(&id); finder.command(Cmd::OpenList); } }><Icon shape=Shape::ChevronDown /></button>
            </span>
            <FinderPopup finder anchor=anchor.clone() list=format!("{anchor}-list") take />
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, pick, rank, rank_found};

    fn chart() -> Vec<Choice> {
        [
            ("1000", "Kasse Hamburg"),
            ("1200", "Norddeutsche Kreditbank"),
            ("1400", "Forderungen aus Lieferungen"),
            ("4120", "Gehälter"),
            ("4200", "Raumkosten, Kasse 12"),
        ]
        .map(|(code, name)| Choice::new(code, name))
        .to_vec()
    }

    #[test]
    fn codes_come_before_names_before_words_before_guesses() {
        for (typed, expected) in [
            ("12", vec!["1200", "4200"]),
            ("ka", vec!["1000", "4200"]),
            ("1400", vec!["1400"]),
            ("kreditb", vec!["1200"]),
            ("gh", vec!["4120"]),
            ("zzz", vec![]),
            ("", vec!["1000", "1200", "1400", "4120", "4200"]),
        ] {
            let codes: Vec<String> = rank(&chart(), typed).into_iter().map(|choice| choice.code).collect();
            assert_eq!(codes, expected, "{typed}");
        }
    }

    #[test]
    fn what_the_book_found_is_ordered_but_never_dropped() {
        let codes: Vec<String> = rank_found(chart(), "raum").into_iter().map(|choice| choice.code).collect();
        assert_eq!(codes, ["4200", "1000", "1200", "1400", "4120"]);
    }

    #[test]
    fn a_text_means_its_exact_code_or_the_only_match() {
        let found = rank(&chart(), "ka");
        assert_eq!(pick(&found, "ka"), None);
        assert_eq!(pick(&rank(&chart(), "geh"), "geh").map(|choice| choice.code).as_deref(), Some("4120"));
        assert_eq!(pick(&chart(), "1200").map(|choice| choice.name).as_deref(), Some("Norddeutsche Kreditbank"));
    }
}
