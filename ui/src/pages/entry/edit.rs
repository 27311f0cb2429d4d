//! Typing a journal entry: head, lines, running difference. Ctrl+Enter posts; nothing is posted before the book says so.

use kontor_contract::finance::{EntryView, PostEntry};
use kontor_kernel::Decimal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft::{self, CREDIT, DEBIT, Sums, Typing};
use crate::{
    client::{self, Attempt, CallError, approval},
    figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Badge, Button, DateField, Form, Icon, Shape, TextField, Tone, Variant,
        linegrid::{LineCell, LineGrid, Lines},
        use_toasts,
    },
    pages::chart::use_chart,
    routes::use_going,
    session::use_session,
    shelf::{keep_while_typing, use_shelf},
    shell::{approval::AskNotice, use_tabs},
    text::{t, ta},
};

/// Where the grid hands the focus on.
const POST_BUTTON: &str = "entry-post";
/// The shelf's name for the entry being typed.
pub const SHELF: &str = "finance.entry.new";

/// The fields and lines of the entry being typed.
#[derive(Clone, Copy)]
struct Entry {
    document_on: RwSignal<Option<kontor_kernel::CivilDate>>,
    reference: RwSignal<String>,
    memo: RwSignal<String>,
    lines: Lines,
    failed: RwSignal<Option<CallError>>,
    busy: RwSignal<bool>,
    recovered: RwSignal<bool>,
    attempt: StoredValue<Attempt>,
    here: StoredValue<String>,
}

impl Entry {
    fn typing(self) -> Typing {
        let lines = self.lines.model.with_untracked(|model| model.filled().map(|(_, line)| line.clone()).collect());
        Typing {
            document_on: self.document_on.get_untracked(),
            reference: self.reference.get_untracked(),
            memo: self.memo.get_untracked(),
            lines,
            attempt: self.attempt.get_value(),
        }
    }
    /// What goes on the shelf; nothing while nothing is typed.
    fn kept(self) -> Option<String> {
        let typing = self.typing();
        let empty = typing.lines.is_empty() && typing.reference.is_empty() && typing.memo.is_empty();
        serde_json::to_string(&typing).ok().filter(|_| !empty)
    }
    fn take(self, typing: Typing) {
        self.document_on.set(typing.document_on.or_else(|| Some(figures::today())));
        self.reference.set(typing.reference);
        self.memo.set(typing.memo);
        self.attempt.set_value(typing.attempt);
        self.lines.load(typing.lines);
    }
    fn clear(self) {
        let day = self.document_on.get_untracked();
        self.take(Typing { document_on: day, ..Default::default() });
        self.failed.set(None);
        self.recovered.set(false);
    }
    /// The request, unless something is missing; then the focus goes there.
    fn request(self) -> Option<(PostEntry, Vec<usize>)> {
        self.lines.commit_typing();
        let Some(day) = self.document_on.get_untracked() else {
            crate::dom::focus_id("entry-date");
            return None;
        };
        let asked = self
            .lines
            .model
            .with_untracked(|model| draft::request(day, &self.reference.get_untracked(), &self.memo.get_untracked(), model));
        match asked {
            Ok(request) => Some(request),
            Err((row, column)) => {
                let text = if column == draft::ACCOUNT { t("entry-account-missing") } else { t("entry-amount-missing") };
                self.lines.complain(row, column, text);
                None
            }
        }
    }
}

/// A new journal entry.
#[component]
pub fn NewEntry() -> impl IntoView {
    let (session, going, tabs, toasts, shelf) = (use_session(), use_going(), use_tabs(), use_toasts(), use_shelf());
    let currency = session.currency();
    let decimals = currency.minor_digits();
    let lines = Lines::new(draft::columns(use_chart().lookup(), decimals, currency.as_str()), POST_BUTTON);
    lines.on_change(|line, column| {
        // A line is a debit or a credit: typing one side clears the other.
        if let DEBIT | CREDIT = column
            && !line[column].is_empty()
        {
            line[DEBIT + CREDIT - column] = LineCell::default();
        }
    });
    lines.on_balance(draft::balancing);
    let entry = Entry {
        document_on: RwSignal::new(Some(figures::today())),
        reference: RwSignal::new(String::new()),
        memo: RwSignal::new(String::new()),
        lines,
        failed: RwSignal::new(None),
        busy: RwSignal::new(false),
        recovered: RwSignal::new(false),
        attempt: StoredValue::new(Attempt::default()),
        here: StoredValue::new(tabs.here()),
    };
    if let Some(typing) = shelf.typing(SHELF).and_then(|text| serde_json::from_str::<Typing>(&text).ok()) {
        entry.take(typing);
        entry.recovered.set(true);
        tabs.set_dirty(&entry.here.get_value(), true);
    }
    keep_typing(entry);
    crate::dom::focus_soon("entry-date");

    let posted = {
        let going = going.clone();
        move |view: EntryView, again: bool| {
            tabs.set_dirty(&entry.here.get_value(), false);
            if again {
                entry.clear();
                crate::dom::focus_soon("entry-date");
            } else {
                going.to(&format!("/accounting/journal/{}", view.head.id));
                tabs.forget(&going.address("/accounting/journal/new"));
            }
        }
    };
    let post = Callback::new(move |again: bool| {
        if entry.busy.get_untracked() {
            return;
        }
        let Some((request, sent)) = entry.request() else { return };
        entry.busy.set(true);
        let posted = posted.clone();
        spawn_local(async move {
            let key = entry.attempt.try_update_value(|attempt| attempt.key(&request));
            if let Some(text) = entry.kept() {
                shelf.keep_typing(SHELF, &text);
            }
            let answer = match key {
                Some(Ok(key)) => client::call_once(&request, Some(&key)).await,
                Some(Err(error)) => Err(error),
                None => return,
            };
            if let Ok(view) = &answer {
                shelf.forget_typing(SHELF);
                toasts.done(ta("entry-posted", &[("number", &view.head.number)]));
            }
            if entry.busy.try_set(false).is_some() {
                // The screen was left meanwhile. What failed is still on the shelf.
                if let Err(error) = answer {
                    toasts.failed(error.sentence());
                }
                return;
            }
            match answer {
                Ok(view) => posted(view, again),
                Err(error) => {
                    entry.lines.show_errors(&error, "lines", &sent);
                    entry.failed.set(Some(error));
                }
            }
        });
    });
    let discard = move || {
        shelf.forget_typing(SHELF);
        entry.clear();
        tabs.set_dirty(&entry.here.get_value(), false);
        crate::dom::focus_soon("entry-date");
    };
    use_layer(Scope::Global, move |cmd| {
        match cmd {
            Cmd::Submit => post.run(false),
            Cmd::SubmitAndNew => post.run(true),
            _ => return false,
        }
        true
    });
    let sums = Memo::new(move |_| lines.model.with(Sums::of));
    let at = move |path: &'static str| {
        Signal::derive(move || entry.failed.with(|failed| failed.as_ref().and_then(|error| error.at(path))))
    };
    view! {
        <header class="head">
            <h1>{t("entry-new-title")}</h1>
            <Badge tone=Tone::Draft label=t("state-draft") />
            <span class="meta cut">{move || if entry.recovered.get() { t("entry-recovered") } else { String::new() }}</span>
            <span class="grow"></span>
            {move || balance_badge(sums.get(), decimals)}
        </header>
        {move || entry.failed.get().map(|error| view! { <FailureNotice error /> })}
        <Form class="entry-head">
            <DateField id="entry-date" label=t("entry-document-date") value=entry.document_on required=true error=at("document_on") />
            <TextField label=t("label-reference") value=entry.reference max=64 code=true error=at("reference") />
            <TextField label=t("label-memo") value=entry.memo max=500 error=at("memo") />
        </Form>
        <LineGrid lines label=t("entry-lines") />
        <Totals sums=sums.into() decimals currency />
        <footer class="actions">
            <Button label=t("action-discard") icon=Shape::Trash on_click=discard />
            <span class="grow"></span>
            <Button label=t("entry-post-and-new") cmd=Cmd::SubmitAndNew on_click=move || post.run(true) />
            <Button id=POST_BUTTON label=Signal::derive(move || if entry.busy.get() { t("entry-posting") } else { t("entry-post") }) variant=Variant::Go cmd=Cmd::Submit disabled=Signal::derive(move || !sums.get().balanced() || entry.busy.get()) on_click=move || post.run(false) />
        </footer>
    }
}

/// Keeps what was typed, a moment after typing rests; a page that is left or a crash loses nothing.
fn keep_typing(entry: Entry) {
    let follow = move || {
        entry.lines.changes.track();
        entry.document_on.track();
        entry.reference.track();
        entry.memo.track();
    };
    keep_while_typing(SHELF, follow, move || entry.kept());
}

fn balance_badge(sums: Sums, decimals: u32) -> AnyView {
    if sums == Sums::default() {
        return ().into_any();
    }
    if sums.balanced() {
        view! { <Badge tone=Tone::Positive label=t("label-balanced") /> }.into_any()
    } else {
        let difference = figures::decimal(sums.difference().abs(), decimals, decimals);
        view! { <Badge tone=Tone::Warning label=ta("entry-off", &[("difference", &difference)]) /> }.into_any()
    }
}

/// What the book said to the last attempt; where that needs a second person, one can be asked.
#[component]
pub fn FailureNotice(
    /// The failure.
    error: CallError,
) -> impl IntoView {
    if let Some(stopped) = approval::claim(&error) {
        return view! { <AskNotice stopped /> }.into_any();
    }
    let sentence = error.sentence();
    let CallError(error) = error;
    view! {
        <div class="notice notice-bad" role="alert">
            <Icon shape=Shape::CircleAlert />
            <span class="grow">{sentence}</span>
            <span class="mono support">{error.code}" "{error.trace_id}</span>
        </div>
    }
    .into_any()
}

/// Debit, credit and what is between them, always in sight.
#[component]
pub fn Totals(
    /// The sums.
    sums: Signal<Sums>,
    /// Decimals of the currency.
    decimals: u32,
    /// The currency.
    currency: kontor_kernel::CurrencyCode,
) -> impl IntoView {
    let figure = move |value: Decimal| figures::decimal(value, decimals, decimals);
    view! {
        <section class="entry-foot" aria-label=t("label-total")>
            <span class="quiet-text">{ta("entry-in-currency", &[("currency", currency.as_str())])}</span>
            <dl class="entry-totals">
                <div><dt>{t("label-debit")}</dt><dd>{move || figure(sums.get().debit)}</dd></div>
                <div><dt>{t("label-credit")}</dt><dd>{move || figure(sums.get().credit)}</dd></div>
                <div class="difference"><dt>{t("label-difference")}</dt><dd class:negative=move || !sums.get().difference().is_zero()>{move || figure(sums.get().difference())}</dd></div>
            </dl>
        </section>
    }
}
