//! Typing a goods receipt or a count: one editor, since both are a warehouse, a day and lines. Ctrl+Enter posts.

use std::collections::{HashMap, HashSet};

use kontor_contract::{
    amount::Amount,
    inventory::ItemId,
    receipt::StockDocumentView,
    stock::{GetStock, StockRow},
    warehouse::WarehouseId,
};
use kontor_kernel::{CivilDate, CurrencyCode, Decimal, Rate};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use super::{
    document::Kind,
    draft::{self, BOOKED, Head, ITEM, Missing},
};
use crate::{
    client::{self, Attempt, CallError},
    dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        AmountField, Badge, Button, Checkbox, Choice, DateField, Form, Lookup, Select, Shape, TextField, Tone, Variant,
        linegrid::{LineCell, LineGrid, Lines},
        use_toasts,
    },
    pages::{
        entry::edit::FailureNotice,
        links,
        lookups::{self, Parties},
        payments::typing::RATE_DECIMALS,
    },
    routes::use_going,
    session::use_session,
    shelf::{keep_while_typing, use_shelf},
    shell::use_tabs,
    text::{t, ta},
};

/// Where the grid hands the focus on.
const POST_BUTTON: &str = "stock-post";
const WAREHOUSE: &str = "stock-warehouse";
const DATE: &str = "stock-date";
const MEMO: &str = "stock-memo";
const RATE: &str = "stock-rate";

/// The fields and lines being typed.
#[derive(Clone, Copy)]
struct Document {
    kind: Kind,
    warehouse: RwSignal<Option<Choice>>,
    party: RwSignal<Option<Choice>>,
    document_on: RwSignal<Option<CivilDate>>,
    reference: RwSignal<String>,
    memo: RwSignal<String>,
    opening: RwSignal<bool>,
    currency: RwSignal<String>,
    rate: RwSignal<Option<Decimal>>,
    lines: Lines,
    stocks: RwSignal<HashMap<ItemId, Vec<StockRow>>>,
    failed: RwSignal<Option<CallError>>,
    missing: RwSignal<Option<Missing>>,
    busy: RwSignal<bool>,
    attempt: StoredValue<Attempt>,
    functional: CurrencyCode,
}

/// A new goods receipt.
#[component]
pub fn NewReceipt() -> impl IntoView {
    editor(Kind::Receipt)
}

/// A new count.
#[component]
pub fn NewAdjustment() -> impl IntoView {
    editor(Kind::Adjustment)
}

/// Unsaved typing as it lies on the shelf.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typing {
    warehouse: Option<Choice>,
    party: Option<Choice>,
    document_on: Option<CivilDate>,
    reference: String,
    memo: String,
    opening: bool,
    currency: String,
    rate: Option<Amount>,
    lines: Vec<Vec<LineCell>>,
    attempt: Attempt,
}

impl Document {
    /// What is typed, to be kept; none while there is no line and no word.
    fn typed(self) -> Option<String> {
        let typing = Typing {
            warehouse: self.warehouse.get(),
            party: self.party.get(),
            document_on: self.document_on.get(),
            reference: self.reference.get(),
            memo: self.memo.get(),
            opening: self.opening.get(),
            currency: self.currency.get(),
            rate: self.rate.get().map(Amount::new),
            lines: self.lines.model.with(|model| model.filled().map(|(_, line)| line.clone()).collect()),
            attempt: self.attempt.get_value(),
        };
        let empty = typing.lines.is_empty() && typing.memo.is_empty() && typing.reference.is_empty();
        serde_json::to_string(&typing).ok().filter(|_| !empty)
    }
    /// Takes up what was typed before. False if it cannot be read.
    fn take(self, text: &str) -> bool {
        let Ok(typing) = serde_json::from_str::<Typing>(text) else { return false };
        self.warehouse.set(typing.warehouse);
        self.party.set(typing.party);
        self.document_on.set(typing.document_on);
        self.reference.set(typing.reference);
        self.memo.set(typing.memo);
        self.opening.set(typing.opening);
        self.currency.set(typing.currency);
        self.rate.set(typing.rate.map(Amount::decimal));
        self.attempt.set_value(typing.attempt);
        self.lines.load(typing.lines);
        self.lines.changes.update(|count| *count += 1);
        true
    }
    fn new(kind: Kind) -> Self {
        let functional = use_session().currency();
        let document = Self {
            kind,
            warehouse: RwSignal::new(None),
            party: RwSignal::new(None),
            document_on: RwSignal::new(Some(figures::today())),
            reference: RwSignal::new(String::new()),
            memo: RwSignal::new(String::new()),
            opening: RwSignal::new(false),
            currency: RwSignal::new(functional.as_str().to_owned()),
            rate: RwSignal::new(None),
            lines: Lines::new(draft::columns(kind, lookups::items(), functional), POST_BUTTON),
            stocks: RwSignal::new(HashMap::new()),
            failed: RwSignal::new(None),
            missing: RwSignal::new(None),
            busy: RwSignal::new(false),
            attempt: StoredValue::new(Attempt::default()),
            functional,
        };
        document.lines.on_change(move |line, column| {
            document.book(line);
            draft::follow(kind, line, column, untrack(|| document.money()));
        });
        if kind == Kind::Adjustment {
            document.watch_stock();
        }
        document.choose_only_warehouse();
        document
    }
    fn money(self) -> CurrencyCode {
        self.currency.with(|code| CurrencyCode::try_new(code)).unwrap_or(self.functional)
    }
    fn foreign(self) -> bool {
        self.money() != self.functional
    }
    /// A company with one warehouse never asks which.
    fn choose_only_warehouse(self) {
        spawn_local(async move {
            if let Ok(found) = lookups::warehouses().search("").await
                && let [only] = &found[..]
            {
                self.warehouse.try_update(|chosen| chosen.get_or_insert_with(|| only.clone()).clone());
            }
        });
    }
    /// What the book says lies in the warehouse, into the line of a count.
    fn book(self, line: &mut [LineCell]) {
        if self.kind != Kind::Adjustment {
            return;
        }
        let booked = self.booked(&line[ITEM]);
        // A line without an item is an empty line.
        line[BOOKED] = booked.map(|booked| LineCell::number(booked.normalize(), 0, 4)).unwrap_or_default();
    }
    fn booked(self, item: &LineCell) -> Option<Decimal> {
        let item: ItemId = item.id_as()?;
        let warehouse: WarehouseId = self.warehouse.with_untracked(|warehouse| warehouse.as_ref().and_then(Choice::id_as))?;
        self.stocks.with_untracked(|stocks| {
            let rows = stocks.get(&item)?;
            Some(rows.iter().find(|row| row.warehouse_id == warehouse).map_or(Decimal::ZERO, |row| row.on_hand.to_decimal()))
        })
    }
    /// Asks for the stock of every item in the lines, once each, and shows it.
    fn watch_stock(self) {
        let asked = StoredValue::new(HashSet::<ItemId>::new());
        Effect::new(move |_| {
            self.lines.changes.track();
            let items: Vec<ItemId> =
                self.lines.model.with_untracked(|model| model.filled().filter_map(|(_, line)| line[ITEM].id_as()).collect());
            for item_id in items {
                if !asked.try_update_value(|asked| asked.insert(item_id)).unwrap_or(false) {
                    continue;
                }
                spawn_local(async move {
                    // Without an answer the line shows no stock; the book still works the difference out.
                    if let Ok(view) = client::call(&GetStock { item_id }).await {
                        self.stocks.try_update(|stocks| stocks.insert(item_id, view.warehouses));
                    }
                });
            }
        });
        Effect::new(move |_| {
            self.stocks.track();
            self.warehouse.track();
            self.lines.model.update(|model| {
                let lines: Vec<(usize, Vec<LineCell>)> = model.filled().map(|(row, line)| (row, line.clone())).collect();
                for (row, mut line) in lines {
                    self.book(&mut line);
                    draft::follow(self.kind, &mut line, BOOKED, self.functional);
                    for (column, cell) in line.into_iter().enumerate() {
                        model.set(row, column, cell);
                    }
                }
            });
        });
    }
    fn head(self) -> Option<Head> {
        let foreign = untrack(|| self.foreign());
        let Some(document_on) = self.document_on.get_untracked() else {
            dom::focus_id(DATE);
            return None;
        };
        let rate = self.rate.get_untracked().and_then(|rate| Rate::try_from_decimal(rate).ok()).filter(|_| foreign);
        if foreign && rate.is_none() {
            dom::focus_id(RATE);
            return None;
        }
        Some(Head {
            warehouse: self.warehouse.with_untracked(|chosen| chosen.as_ref().and_then(Choice::id_as)),
            party: self.party.with_untracked(|chosen| chosen.as_ref().and_then(Choice::id_as)),
            document_on,
            reference: self.reference.get_untracked().trim().to_owned(),
            memo: self.memo.get_untracked().trim().to_owned(),
            opening: self.opening.get_untracked(),
            currency: foreign.then(|| untrack(|| self.money())),
            rate,
        })
    }
    /// Leads to what is missing.
    fn lead(self, missing: Missing) {
        self.missing.set(Some(missing));
        match missing {
            Missing::Warehouse => dom::focus_id(WAREHOUSE),
            Missing::Reason => dom::focus_id(MEMO),
            Missing::Lines => self.lines.focus(),
            Missing::Cell(row, column) => {
                let said = self.lines.model.with_untracked(|model| model.cell(row, column).and_then(|cell| cell.error.clone()));
                let text =
                    said.unwrap_or_else(|| if column == ITEM { t("stock-item-missing") } else { self.kind.text("cell-missing") });
                self.lines.complain(row, column, text);
            }
        }
    }
    /// Asks the book to post; the view, or `None` where something was missing.
    async fn send(self) -> Option<Result<StockDocumentView, CallError>> {
        self.lines.commit_typing();
        let head = self.head()?;
        let lost = |missing| {
            self.lead(missing);
            None
        };
        self.failed.set(None);
        self.missing.set(None);
        let (answer, sent) = match self.kind {
            Kind::Receipt => match self.lines.model.with_untracked(|model| draft::receipt(&head, model)) {
                Ok((request, sent)) => {
                    self.busy.set(true);
                    let key = self.attempt.try_update_value(|attempt| attempt.key(&request))?.ok()?;
                    (client::call_once(&request, Some(&key)).await, sent)
                }
                Err(missing) => return lost(missing),
            },
            Kind::Adjustment => match self.lines.model.with_untracked(|model| draft::adjustment(&head, model)) {
                Ok((request, sent)) => {
                    self.busy.set(true);
                    let key = self.attempt.try_update_value(|attempt| attempt.key(&request))?.ok()?;
                    (client::call_once(&request, Some(&key)).await, sent)
                }
                Err(missing) => return lost(missing),
            },
        };
        // The screen may have been left meanwhile.
        if self.busy.try_set(false).is_none()
            && let Err(error) = &answer
        {
            self.lines.show_errors(error, "lines", &sent);
            self.failed.set(Some(error.clone()));
        }
        Some(answer)
    }
    fn clear(self) {
        self.reference.set(String::new());
        self.memo.set(String::new());
        self.failed.set(None);
        self.missing.set(None);
        self.lines.load(Vec::new());
    }
}

fn editor(kind: Kind) -> impl IntoView {
    let (going, tabs, toasts) = (use_going(), use_tabs(), use_toasts());
    let document = Document::new(kind);
    let shelf = use_shelf();
    let recovered = RwSignal::new(shelf.typing(kind.shelf()).is_some_and(|text| document.take(&text)));
    keep_while_typing(kind.shelf(), move || drop(document.typed()), move || document.typed());
    dom::focus_soon(WAREHOUSE);
    let post = Callback::new(move |again: bool| {
        if document.busy.get_untracked() {
            return;
        }
        let going = going.clone();
        spawn_local(async move {
            match document.send().await {
                Some(Ok(view)) => {
                    shelf.forget_typing(kind.shelf());
                    toasts.done(ta("entry-posted", &[("number", &view.head.number)]));
                    if document.busy.try_get_untracked().is_none() {
                        return;
                    }
                    if again {
                        document.clear();
                        dom::focus_soon(WAREHOUSE);
                    } else if let Some(address) = links::document(kind.word(), view.head.id) {
                        going.to(&address);
                        tabs.forget(&going.address(kind.new_path()));
                    }
                }
                Some(Err(error)) if document.busy.try_get_untracked().is_none() => toasts.failed(error.sentence()),
                _ => {}
            }
        });
    });
    use_layer(Scope::Global, move |cmd| {
        match cmd {
            Cmd::Submit => post.run(false),
            Cmd::SubmitAndNew => post.run(true),
            _ => return false,
        }
        true
    });
    let label = Signal::derive(move || if document.busy.get() { t("entry-posting") } else { kind.text("post") });
    let shows = Memo::new(move |_| document.money());
    view! {
        <header class="head">
            <h1>{kind.text("new-title")}</h1>
            <Badge tone=Tone::Draft label=t("state-draft") />
            <span class="meta cut">{move || if recovered.get() { t("entry-recovered") } else { String::new() }}</span>
        </header>
        {move || document.failed.get().map(|error| view! { <FailureNotice error /> })}
        {head(document)}
        {move || {
            document.lines.set_columns(draft::columns(kind, lookups::items(), shows.get()));
            view! { <LineGrid lines=document.lines label=kind.text("lines") /> }
        }}
        {(kind == Kind::Receipt).then(|| foot(document))}
        <footer class="actions">
            <Button label=t("action-discard") icon=Shape::Trash on_click=move || { document.clear(); recovered.set(false); dom::focus_soon(WAREHOUSE); } />
            <span class="grow"></span>
            <Button label=t("entry-post-and-new") cmd=Cmd::SubmitAndNew on_click=move || post.run(true) />
            <Button id=POST_BUTTON label variant=Variant::Go cmd=Cmd::Submit disabled=document.busy on_click=move || post.run(false) />
        </footer>
    }
}

/// Currencies a supplier may bill in: the company's own first.
fn currencies(own: CurrencyCode) -> Vec<(String, String)> {
    let others = ["EUR", "USD", "GBP", "CHF", "PLN", "CZK", "DKK", "SEK", "NOK", "JPY", "CNY"];
    let rest = others.into_iter().filter(|code| *code != own.as_str());
    std::iter::once(own.as_str()).chain(rest).map(|code| (code.to_owned(), code.to_owned())).collect()
}

fn head(document: Document) -> impl IntoView {
    let kind = document.kind;
    let at = move |path: &'static str| {
        Signal::derive(move || document.failed.with(|failed| failed.as_ref().and_then(|error| error.at(path))))
    };
    let needed =
        move |which: Missing| Signal::derive(move || (document.missing.get() == Some(which)).then(|| t("field-required")));
    let foreign = Memo::new(move |_| document.foreign());
    let rate_label = move || ta("payment-rate", &[("own", document.functional.as_str()), ("currency", &document.currency.get())]);
    let memo = kind.text("memo");
    view! {
        <Form class="payment-head">
            <div class="span-two"><Lookup id=WAREHOUSE label=t("label-warehouse") value=document.warehouse source=lookups::warehouses() required=true error=needed(Missing::Warehouse) /></div>
            <DateField id=DATE label=t("label-date") value=document.document_on required=true error=at("document_on") />
            {match kind {
                Kind::Receipt => view! {
                    <div class="span-two"><Lookup label=t("label-supplier") value=document.party source=lookups::parties(Parties::Suppliers) error=at("party_id") /></div>
                    <TextField label=t("label-delivery-note") value=document.reference max=64 code=true error=at("reference") />
                    <Select label=t("label-currency") value=document.currency options=Signal::stored(currencies(document.functional)) error=at("currency") />
                    <Show when=move || foreign.get()>
                        {move || view! { <AmountField id=RATE label=rate_label() value=document.rate decimals=RATE_DECIMALS loose=true required=true error=at("rate") /> }}
                    </Show>
                    <div class="span-two"><TextField id=MEMO label=memo value=document.memo max=500 error=at("memo") /></div>
                    <div class="check-field"><Checkbox label=t("receipt-opening") value=document.opening /></div>
                }.into_any(),
                Kind::Adjustment => view! {
                    <div class="span-three"><TextField id=MEMO label=memo value=document.memo max=500 required=true error=needed(Missing::Reason) /></div>
                }.into_any(),
            }}
        </Form>
    }
}

/// What the goods are worth.
fn foot(document: Document) -> impl IntoView {
    let worth = move || {
        let currency = document.money();
        let decimals = currency.minor_digits();
        figures::decimal(document.lines.model.with(|model| draft::total(model, currency)), decimals, decimals)
    };
    view! {
        <section class="entry-foot" aria-label=t("label-total")>
            <span class="quiet-text">{move || ta("entry-in-currency", &[("currency", document.money().as_str())])}</span>
            <dl class="entry-totals"><div class="difference"><dt>{t("label-total")}</dt><dd>{worth}</dd></div></dl>
        </section>
    }
}
