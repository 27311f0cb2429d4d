//! Typing a quotation, an order or a direct invoice. The book works the figures out while one types; nothing is saved
//! before Save and nothing goes out before Ctrl+Enter. What is typed lies on the shelf meanwhile.

pub mod fields;
mod merging;
mod sending;

use kontor_contract::{
    error::CONFLICT_STALE,
    sales::{
        SalesDocumentId,
        order::{CalculateDraft, DraftBody, OrderView},
    },
    tax::TaxDirection,
};
use kontor_kernel::{CivilDate, CurrencyCode, Decimal, Percent, Rate};
use leptos::prelude::*;
use leptos::task::spawn_local;

use fields::Fields;
pub(super) use sending::discard;
use sending::{Gone, done_text, save, submit, submit_text};

use super::{
    draft::{self, Head, Kept, Lacks, Typing},
    parts::{Figures, Totals, show_timeline},
    words::Kind,
};
use crate::{
    client::{self, Attempt, CallError},
    dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Badge, Button, Choice, Shape, TextArea, Tone, Variant,
        linegrid::{LineGrid, Lines},
        merge::{Clash, MergeDialog},
        use_toasts,
    },
    pages::{approvals::standing::Standing, entry::edit::FailureNotice, lookups},
    routes::{Going, use_going},
    session::use_session,
    shelf::{Shelf, keep_while_typing, use_shelf},
    shell::{tabs::Tabs, use_tabs},
    text::{t, ta},
};

/// Where the grid hands the focus on.
const SUBMIT: &str = "document-submit";
const CUSTOMER: &str = "document-customer";
/// How long typing rests before the book works the figures out.
const REST: std::time::Duration = std::time::Duration::from_millis(150);

/// The fields and lines of the draft being typed.
#[derive(Clone, Copy)]
pub struct Draft {
    kind: Kind,
    customer: RwSignal<Option<Choice>>,
    date: RwSignal<Option<CivilDate>>,
    until: RwSignal<Option<CivilDate>>,
    reference: RwSignal<String>,
    term: RwSignal<Option<Choice>>,
    warehouse: RwSignal<Option<Choice>>,
    rate: RwSignal<Option<Decimal>>,
    rate_source: RwSignal<String>,
    discount: RwSignal<Option<Decimal>>,
    closing: RwSignal<String>,
    kept: StoredValue<Kept>,
    lines: Lines,
    id: StoredValue<String>,
    version: RwSignal<i64>,
    saving: StoredValue<Attempt>,
    going: StoredValue<Attempt>,
    /// What the book made of it last.
    figures: RwSignal<Option<Figures>>,
    failed: RwSignal<Option<CallError>>,
    busy: RwSignal<bool>,
    recovered: RwSignal<bool>,
    /// The draft as it was saved in the version that is typed in.
    base: StoredValue<Option<Box<Typing>>>,
    /// What somebody else changed meanwhile.
    clash: RwSignal<Option<Clash>>,
    turn: StoredValue<u32>,
}

impl Draft {
    fn new(kind: Kind) -> Self {
        let columns = draft::columns(lookups::items(), lookups::tax_codes(Some(TaxDirection::Sales)), lookups::warehouses());
        let lines = Lines::new(columns, SUBMIT);
        lines.on_change(|line, column| draft::follow(line, column));
        Self {
            kind,
            customer: RwSignal::new(None),
            date: RwSignal::new(None),
            until: RwSignal::new(None),
            reference: RwSignal::new(String::new()),
            term: RwSignal::new(None),
            warehouse: RwSignal::new(None),
            rate: RwSignal::new(None),
            rate_source: RwSignal::new(String::new()),
            discount: RwSignal::new(None),
            closing: RwSignal::new(String::new()),
            kept: StoredValue::new(Kept::default()),
            lines,
            id: StoredValue::new(String::new()),
            version: RwSignal::new(0),
            saving: StoredValue::new(Attempt::default()),
            going: StoredValue::new(Attempt::default()),
            figures: RwSignal::new(None),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            recovered: RwSignal::new(false),
            base: StoredValue::new(None),
            clash: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }
    fn take(self, typing: Typing) {
        let Head { customer, date, until, reference, term, warehouse, rate, rate_source, discount, closing, kept } = typing.head;
        self.customer.set(customer);
        self.date.set(date.or_else(|| Some(figures::today())));
        self.until.set(until);
        self.reference.set(reference);
        self.term.set(term);
        self.warehouse.set(warehouse);
        self.rate.set(rate.map(Rate::to_decimal));
        self.rate_source.set(rate_source);
        self.discount.set(discount.map(Percent::to_decimal));
        self.closing.set(closing);
        self.kept.set_value(kept);
        self.id.set_value(if typing.id.is_empty() { client::fresh_key() } else { typing.id });
        self.version.set(typing.version);
        self.saving.set_value(typing.saving);
        self.going.set_value(typing.going);
        self.base.set_value(typing.base);
        self.failed.set(None);
        self.figures.set(None);
        self.lines.load(typing.lines);
    }
    /// What stands above and below the lines; tracks every field.
    fn head(self) -> Head {
        Head {
            customer: self.customer.get(),
            date: self.date.get(),
            until: self.until.get(),
            reference: self.reference.get(),
            term: self.term.get(),
            warehouse: self.warehouse.get(),
            rate: self.rate.get().and_then(|rate| Rate::try_from_decimal(rate).ok()),
            rate_source: self.rate_source.get(),
            discount: self.discount.get().and_then(|percent| Percent::try_from_decimal(percent).ok()),
            closing: self.closing.get(),
            kept: self.kept.get_value(),
        }
    }
    fn typing(self) -> Typing {
        Typing {
            head: untrack(|| self.head()),
            lines: self.lines.model.with_untracked(|model| model.filled().map(|(_, line)| line.clone()).collect()),
            id: self.id.get_value(),
            version: self.version.get_untracked(),
            saving: self.saving.get_value(),
            going: self.going.get_value(),
            base: self.base.get_value(),
        }
    }
    fn body(self) -> Result<(DraftBody, Vec<usize>), Lacks> {
        let head = untrack(|| self.head());
        self.lines.model.with_untracked(|model| draft::body(self.kind, &head, model, &t("document-discount")))
    }
    /// The request, unless something is missing; then the focus goes there.
    fn whole(self) -> Option<(DraftBody, Vec<usize>)> {
        self.lines.commit_typing();
        match self.body() {
            Ok((body, _)) if body.lines.is_empty() => {
                self.lines.complain(0, draft::ITEM, t("document-lines-missing"));
                None
            }
            Ok(whole) => Some(whole),
            Err(lacks) => {
                match lacks {
                    Lacks::Customer => dom::focus_id(CUSTOMER),
                    Lacks::Lines => self.lines.focus(),
                    Lacks::Cell(row, column) => self.lines.complain(row, column, missing(column)),
                }
                None
            }
        }
    }
    fn document_id(self) -> Option<SalesDocumentId> {
        self.id.with_value(|id| id.parse().ok())
    }
    /// Lets the book work the figures out, unless something newer was typed meanwhile.
    fn work_out(self, turn: u32) {
        let Ok((body, sent)) = self.body() else { return self.figures.set(None) };
        if body.lines.is_empty() {
            return self.figures.set(None);
        }
        spawn_local(async move {
            let answer = client::call(&CalculateDraft { draft: body }).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(found) => {
                    self.lines.suggest(draft::usual(&found.lines, &sent));
                    self.figures.set(Some(Figures::new(found.currency, found.totals, found.tax_groups, found.adjustments)));
                }
                Err(error) => {
                    self.figures.set(None);
                    self.lines.show_errors(&error, "draft.lines", &sent);
                }
            }
        });
    }
    fn foreign(self, own: CurrencyCode) -> bool {
        self.figures.with(|figures| figures.as_ref().is_some_and(|figures| figures.currency != own))
    }
}

fn missing(column: usize) -> String {
    t(match column {
        draft::WAREHOUSE => "document-warehouse-unknown",
        draft::ITEM => "document-item-missing",
        draft::QUANTITY => "document-quantity-missing",
        draft::TAX => "document-tax-missing",
        _ => "document-price-missing",
    })
}

/// Where the screen goes once something came of the draft.
#[derive(Clone)]
struct After {
    draft: Draft,
    shelf: Shelf,
    tabs: Tabs,
    going: Going,
    place: String,
}

impl After {
    /// The draft has become something else: its typing and its tab go, the new thing is shown.
    fn show(&self, path: &str) {
        self.shelf.forget_typing(&self.place);
        let here = self.going.address(&address(self.draft.kind, &self.place));
        self.tabs.set_dirty(&here, false);
        let next = self.going.address(path);
        if next != here {
            self.going.replace(&next);
            self.tabs.forget(&here);
        }
    }
}

/// The shelf's name of a draft: its id, or `new`.
fn shelf_key(kind: Kind, saved: Option<&OrderView>) -> String {
    format!("{}.{}", kind.word(), saved.map_or_else(|| "new".to_owned(), |view| view.head.id.to_string()))
}
fn address(kind: Kind, place: &str) -> String {
    format!("{}/{}", kind.path(), place.rsplit('.').next().unwrap_or("new"))
}

/// A new document, or a saved draft. A draft names warehouses by id, so those are read first.
#[component]
pub fn Editor(
    /// Which.
    kind: Kind,
    /// The draft as it was saved.
    #[prop(optional_no_strip)]
    saved: Option<OrderView>,
    /// Called when a saved draft became something else in place.
    #[prop(optional, into)]
    on_gone: Option<Callback<OrderView>>,
) -> impl IntoView {
    let warehouses = RwSignal::new(None::<Vec<Choice>>);
    spawn_local(async move {
        // Without them the fields stay empty, and the book says where one is needed.
        warehouses.try_set(Some(lookups::warehouses().search("").await.unwrap_or_default()));
    });
    move || {
        let saved = saved.clone();
        warehouses.get().map(|warehouses| view! { <Editing kind saved warehouses on_gone /> })
    }
}

#[component]
fn Editing(kind: Kind, saved: Option<OrderView>, warehouses: Vec<Choice>, on_gone: Option<Callback<OrderView>>) -> impl IntoView {
    let (session, going, tabs, toasts, shelf) = (use_session(), use_going(), use_tabs(), use_toasts(), use_shelf());
    let draft = Draft::new(kind);
    let place = shelf_key(kind, saved.as_ref());
    if let Some(view) = &saved {
        show_timeline(t(kind.title()), view.head.id.uuid());
    }
    let stored = match &saved {
        Some(view) => merging::based(draft::typing_of(view, &warehouses)),
        // With several warehouses the first by code is the usual one.
        None => Typing { head: Head { warehouse: warehouses.first().cloned(), ..Head::default() }, ..Typing::default() },
    };
    let fresh = stored.clone();
    let kept = shelf.typing(&place).and_then(|text| serde_json::from_str::<Typing>(&text).ok());
    // Typing on a version that somebody else has replaced since is shown; saving it will say so.
    draft.recovered.set(kept.is_some());
    draft.take(kept.unwrap_or(stored));
    let warehouses = StoredValue::new(warehouses);
    // Saves what was merged, once there is something to save with.
    let again = StoredValue::new(None::<Callback<()>>);
    let after = After { draft, shelf, tabs, going: going.clone(), place: place.clone() };
    watch(draft, &place);
    if saved.is_none() {
        dom::focus_soon(CUSTOMER.to_owned());
    }
    let fail = move |error: CallError, sent: &[usize]| {
        if draft.failed.try_set(None).is_some() {
            // The screen was left meanwhile. What failed is still on the shelf.
            return toasts.failed(error.sentence());
        }
        if error.code() == CONFLICT_STALE.code && draft.version.get_untracked() > 0 {
            return merging::ask(draft, warehouses, again, error);
        }
        for field in ["draft.lines", "lines"] {
            draft.lines.show_errors(&error, field, sent);
        }
        draft.failed.set(Some(error));
    };
    let keep = {
        let after = after.clone();
        move || {
            let Some((body, sent)) = draft.whole().filter(|_| !draft.busy.get_untracked() && kind != Kind::Invoice) else {
                return;
            };
            draft.busy.set(true);
            let after = after.clone();
            spawn_local(async move {
                let answer = save(draft, body).await;
                draft.busy.try_set(false);
                match answer {
                    Ok(view) => {
                        toasts.done(t("document-draft-saved"));
                        draft.failed.try_set(None);
                        if let Some(warehouses) = warehouses.try_get_value() {
                            draft.base.set_value(Some(Box::new(draft::typing_of(&view, &warehouses))));
                        }
                        after.show(&format!("{}/{}", kind.path(), view.head.id));
                    }
                    Err(error) => fail(error, &sent),
                }
            });
        }
    };
    let go = {
        let after = after.clone();
        let again_from = fresh.clone();
        move |again: bool| {
            let again_from = again_from.clone();
            let Some((body, sent)) = draft.whole().filter(|_| !draft.busy.get_untracked()) else { return };
            draft.busy.set(true);
            let after = after.clone();
            spawn_local(async move {
                let answer = submit(draft, body).await;
                draft.busy.try_set(false);
                match answer {
                    Ok(gone) => {
                        let (path, number) = gone.place(kind);
                        toasts.done(ta(done_text(kind), &[("number", &number)]));
                        match gone {
                            _ if again => {
                                after.show(&format!("{}/new", kind.path()));
                                draft.take(again_from.clone());
                                dom::focus_soon(CUSTOMER.to_owned());
                            }
                            Gone::Order(view) if on_gone.is_some() => {
                                after.show(&path);
                                if let Some(on_gone) = on_gone {
                                    on_gone.run(*view);
                                }
                            }
                            _ => after.show(&path),
                        }
                    }
                    Err(error) => fail(error, &sent),
                }
            });
        }
    };
    let throw_away = {
        let after = after.clone();
        let saved = saved.as_ref().map(|view| view.head.id);
        move || {
            let Some(id) = saved else {
                after.show(&format!("{}/new", kind.path()));
                draft.take(fresh.clone());
                return dom::focus_soon(CUSTOMER.to_owned());
            };
            let after = after.clone();
            spawn_local(async move {
                match discard(kind, id, draft.version.get_untracked()).await {
                    Ok(()) => {
                        toasts.done(t("document-draft-discarded"));
                        after.show(kind.path());
                    }
                    Err(error) => drop(draft.failed.try_set(Some(error))),
                }
            });
        }
    };
    let (on_save, on_go, resave) = (keep.clone(), go.clone(), keep.clone());
    again.set_value(Some(Callback::new(move |()| resave())));
    use_layer(Scope::Global, move |cmd| {
        match cmd {
            Cmd::Save if kind != Kind::Invoice => on_save(),
            Cmd::Submit => on_go(false),
            Cmd::SubmitAndNew => on_go(true),
            _ => return false,
        }
        true
    });
    let may_submit = kind != Kind::Order || session.may("sales.order.confirm");
    let title = if saved.is_some() { kind.title() } else { kind.new_title() };
    let submit_word = Signal::derive(move || t(if draft.busy.get() { "document-busy" } else { submit_text(kind) }));
    let once = go.clone();
    view! {
        <header class="head">
            <h1>{t(title)}</h1>
            <Badge tone=Tone::Draft label=t("state-draft") />
            <span class="meta cut">{move || if draft.recovered.get() { t("entry-recovered") } else { String::new() }}</span>
        </header>
        <Standing doc_id=Signal::derive(move || draft.document_id().map(SalesDocumentId::uuid)) />
        {move || draft.failed.get().map(|error| view! { <FailureNotice error /> })}
        <MergeDialog clash=draft.clash />
        <Fields draft own=session.currency() />
        <LineGrid lines=draft.lines label=t("document-lines") />
        <Totals figures=draft.figures>
            <TextArea label=t("document-closing") value=draft.closing max=2000 />
        </Totals>
        <footer class="actions">
            <Button label=t("action-discard") icon=Shape::Trash on_click=throw_away />
            <span class="grow"></span>
            {(kind != Kind::Invoice).then(|| view! { <Button label=t("document-save-draft") cmd=Cmd::Save on_click=keep /> })}
            {may_submit.then(|| view! { <Button id=SUBMIT label=submit_word variant=Variant::Go cmd=Cmd::Submit disabled=draft.busy on_click=move || once(false) /> })}
        </footer>
    }
}

/// Follows the typing: keeps it on the shelf and has the figures worked out, each a moment after typing rests.
fn watch(draft: Draft, place: &str) {
    Effect::new(move |_| {
        draft.head();
        draft.lines.changes.track();
        let turn = draft.turn.get_value() + 1;
        draft.turn.set_value(turn);
        let rested = move || {
            if draft.turn.try_get_value() == Some(turn) {
                draft.work_out(turn);
            }
        };
        set_timeout(rested, REST);
    });
    let base = StoredValue::new(None::<(Head, u64)>);
    let now = move || (draft.head(), draft.lines.changes.get());
    let follow = move || {
        let now = now();
        base.update_value(|base| {
            base.get_or_insert(now);
        });
    };
    let state = move || {
        let now = now();
        let touched = draft.recovered.get() || base.with_value(|base| base.as_ref() != Some(&now));
        // The warehouse fills itself in; that alone is no typing.
        let something = draft.version.get() > 0
            || now.0.customer.is_some()
            || draft.lines.model.with(|model| model.filled().next().is_some());
        if touched && something { serde_json::to_string(&draft.typing()).ok() } else { None }
    };
    keep_while_typing(place, follow, state);
}
