//! A payment while it is typed: its fields, the party's open items, how the amount is shared out.

use std::{str::FromStr, sync::Arc};

use kontor_contract::{
    amount::Amount,
    list::{Condition, ListRequest, MAX_LIMIT, Scalar},
    parties::{GetParty, PartyId},
    payment::{Direction, ListOpenItems, OpenItemRow, PostPayment},
    posting::{OpenItemId, Side},
};
use kontor_kernel::{AccountCode, CivilDate, CurrencyCode, Decimal, Money, Rate};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::allocate::{self, DISCOUNT, DOCUMENT, OPEN, PAY, REST, WRITE_OFF, Wrong};
use crate::{
    client::{self, Attempt, CallError, live::use_live},
    dom, figures,
    kit::{
        Choice, Toasts,
        linegrid::{Kind, LineCell, LineColumn, Lines, model::Line},
        use_toasts,
    },
    pages::source_word,
    text::{t, tn},
};

/// Decimals a rate is typed with.
pub const RATE_DECIMALS: u32 = 6;
/// Ids of the fields one is led to.
pub const PARTY: &str = "payment-party";
/// The amount.
pub const AMOUNT: &str = "payment-amount";
/// The date.
pub const DATE: &str = "payment-date";
/// The rate.
pub const RATE: &str = "payment-rate";

/// The fields and lines of a payment being typed.
#[derive(Clone, Copy)]
pub struct Payment {
    /// `received` or `made`.
    pub direction: RwSignal<String>,
    /// Who paid or is paid.
    pub party: RwSignal<Option<Choice>>,
    /// How much.
    pub amount: RwSignal<Option<Decimal>>,
    /// In which currency.
    pub currency: RwSignal<String>,
    /// Units of the company's currency for one of the payment's.
    pub rate: RwSignal<Option<Decimal>>,
    /// The bank or cash account.
    pub account: RwSignal<String>,
    /// When the money moved.
    pub paid_on: RwSignal<Option<CivilDate>>,
    /// The bank's reference.
    pub reference: RwSignal<String>,
    /// Everything the party has open on this side, oldest first.
    pub items: RwSignal<Arc<Vec<OpenItemRow>>>,
    /// Those of the payment's currency, and what is taken of each.
    pub lines: Lines,
    /// What the book said.
    pub failed: RwSignal<Option<CallError>>,
    /// Whether the book is posting.
    pub busy: RwSignal<bool>,
    /// Whether lines follow the amount by themselves, until somebody types in one.
    pub shares_itself: RwSignal<bool>,
    /// The item to be paid before all others.
    pub wanted: RwSignal<Option<String>>,
    /// One key however often it is tried.
    pub attempt: StoredValue<Attempt>,
    functional: CurrencyCode,
    kept: StoredValue<Option<Vec<Line>>>,
    /// The item of each line.
    of: StoredValue<Vec<OpenItemId>>,
    toasts: Toasts,
}

/// Unsaved typing as it lies on the shelf.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Typing {
    direction: String,
    party: Option<Choice>,
    amount: Option<Amount>,
    currency: String,
    rate: Option<Amount>,
    account: String,
    paid_on: Option<CivilDate>,
    reference: String,
    /// The lines, if somebody typed in one; shown again when the same items are still open.
    lines: Option<Vec<Line>>,
    attempt: Attempt,
}

/// The columns of a party's open items in a currency.
pub fn columns(currency: CurrencyCode) -> Vec<LineColumn> {
    let decimals = currency.minor_digits();
    let amount = |key, label: &str, kind| LineColumn::new(key, format!("{} {currency}", t(label)), kind, "128px");
    vec![
        LineColumn::new("item_id", t("label-document"), Kind::Given, "minmax(160px, 1fr)"),
        LineColumn::new("due_on", t("label-due"), Kind::Given, "216px"),
        amount("open", "label-open", Kind::Computed(decimals)),
        amount("amount", "payment-pay", Kind::Amount(decimals)),
        amount("discount", "payment-discount", Kind::Amount(decimals)),
        amount("write_off", "payment-write-off", Kind::Amount(decimals)),
        amount("rest", "payment-rest", Kind::Computed(decimals)),
    ]
}

/// How many days an item is late, as a note; nothing while it is not.
pub fn late(due_on: CivilDate) -> String {
    let days = (figures::today() - due_on).num_days();
    usize::try_from(days).ok().filter(|days| *days > 0).map(|days| tn("days-late", days)).unwrap_or_default()
}

fn number(value: Decimal, decimals: u32) -> LineCell {
    if value.is_zero() { LineCell::default() } else { LineCell::number(value, decimals, decimals) }
}

/// The line of an item of which so much is paid.
fn line_of(item: &OpenItemRow, paid: Decimal, decimals: u32) -> Line {
    let text = |text: String| LineCell { value: text.clone(), shown: text, ..LineCell::default() };
    let mut line = vec![
        text(source_word(&item.source_kind, &item.number)),
        LineCell { note: late(item.due_on), ..text(figures::date(item.due_on)) },
        LineCell::number(item.open.to_decimal(), decimals, decimals),
        number(paid, decimals),
    ];
    line.resize(REST + 1, LineCell::default());
    follow(&mut line, decimals);
    line
}

/// Lets what stays open follow, and says what is wrong with what was typed.
fn follow(line: &mut [LineCell], decimals: u32) {
    let value = |at: usize| line[at].decimal().unwrap_or_default();
    let (open, parts) = (value(OPEN), [PAY, DISCOUNT, WRITE_OFF].map(value));
    line[REST] = LineCell::number(open - parts.iter().sum::<Decimal>(), decimals, decimals);
    let problem = allocate::wrong(open, &parts).map(|wrong| match wrong {
        Wrong::Exceeds => t("payment-exceeds-item"),
        Wrong::OtherSign => t("payment-other-sign"),
    });
    // What cannot be read keeps its own message.
    for cell in line[PAY..=WRITE_OFF].iter_mut().filter(|cell| !cell.value.is_empty()) {
        cell.error.clone_from(&problem);
    }
}

impl Payment {
    /// An empty payment of today. `leave` is what follows the lines.
    pub fn new(functional: CurrencyCode, leave: &'static str) -> Self {
        let payment = Self {
            direction: RwSignal::new(Direction::Received.as_str().to_owned()),
            party: RwSignal::new(None),
            amount: RwSignal::new(None),
            currency: RwSignal::new(functional.as_str().to_owned()),
            rate: RwSignal::new(None),
            account: RwSignal::new(String::new()),
            paid_on: RwSignal::new(Some(figures::today())),
            reference: RwSignal::new(String::new()),
            items: RwSignal::new(Arc::default()),
            lines: Lines::new(columns(functional), leave),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            shares_itself: RwSignal::new(true),
            wanted: RwSignal::new(None),
            attempt: StoredValue::new(Attempt::default()),
            functional,
            kept: StoredValue::new(None),
            of: StoredValue::new(Vec::new()),
            toasts: use_toasts(),
        };
        payment.lines.on_change(move |line, _| {
            payment.shares_itself.set(false);
            follow(line, payment.money().minor_digits());
        });
        payment.lines.on_balance(move |model, row, column| {
            allocate::filling(model, payment.amount.get_untracked().unwrap_or_default(), row, column)
        });
        payment.watch();
        payment
    }
    /// Reads the party's items when it changes, and shares the amount out while nobody has typed in a line.
    fn watch(self) {
        let changed = use_live("finance.payment");
        let party = Memo::new(move |_| self.party.with(|party| party.as_ref().map(|party| party.id.clone())));
        Effect::new(move |before: Option<(Side, Option<String>)>| {
            changed.track();
            let now = (self.side(), party.get());
            if before.is_some_and(|before| before != now) {
                self.shares_itself.set(true);
            }
            match &now {
                // What is being posted stays as it was sent.
                (side, Some(party)) if !self.busy.get() => self.read_items(*side, party.clone()),
                (_, Some(_)) => {}
                (_, None) => self.items.set(Arc::default()),
            }
            now
        });
        Effect::new(move |_| {
            // The party trades in one foreign currency: that is what it pays.
            let only = self.items.with(|items| {
                let mut codes: Vec<&str> = items.iter().map(|item| item.open.currency().as_str()).collect();
                codes.dedup();
                if let [one] = codes[..] { Some(one.to_owned()) } else { None }
            });
            if let Some(only) = only.filter(|only| *only != self.currency.get_untracked()) {
                self.currency.set(only);
            }
        });
        Effect::new(move |_| {
            let currency = self.money_tracked();
            if currency != self.functional && self.rate.get_untracked().is_none() {
                self.rate.set(self.shown().first().and_then(allocate::rate_of));
            }
        });
        Effect::new(move |before: Option<String>| {
            self.items.track();
            let currency = self.currency.get();
            // What was typed is about items in one currency.
            if before.is_some_and(|before| before != currency) {
                self.shares_itself.set(true);
            }
            if self.shares_itself.get_untracked() {
                self.share_out();
            } else {
                self.carry_over();
            }
            currency
        });
        Effect::new(move |before: Option<()>| {
            self.amount.track();
            if self.shares_itself.get() && before.is_some() {
                self.share_out();
            }
        });
    }
    fn read_items(self, side: Side, party: String) {
        let filter = [("side", side.as_str().to_owned()), ("party_id", party.clone())]
            .map(|(name, value)| (name.to_owned(), Condition::Is(Scalar::Text(value))));
        let request = ListRequest { filter: filter.into(), limit: Some(MAX_LIMIT), ..ListRequest::default() };
        spawn_local(async move {
            let answer = client::call(&ListOpenItems(request)).await;
            let still = self.party.try_with_untracked(|now| now.as_ref().is_some_and(|now| now.id == party));
            if still != Some(true) || self.side_untracked() != side || self.busy.get_untracked() {
                return;
            }
            match answer {
                Ok(page) => {
                    let same = self.items.with_untracked(|before| **before == page.rows);
                    if !same {
                        self.items.set(Arc::new(page.rows));
                    }
                }
                Err(error) => self.failed.set(Some(error)),
            }
        });
    }
    /// The currency of the payment.
    pub fn money(self) -> CurrencyCode {
        self.currency.with_untracked(|code| CurrencyCode::try_new(code)).unwrap_or(self.functional)
    }
    /// The same, followed.
    pub fn money_tracked(self) -> CurrencyCode {
        self.currency.with(|code| CurrencyCode::try_new(code)).unwrap_or(self.functional)
    }
    fn direction_of(word: &str) -> Direction {
        Direction::ALL.iter().copied().find(|one| one.as_str() == word).unwrap_or(Direction::Received)
    }
    fn side(self) -> Side {
        self.direction.with(|word| side_of(Self::direction_of(word)))
    }
    fn side_untracked(self) -> Side {
        self.direction.with_untracked(|word| side_of(Self::direction_of(word)))
    }
    /// The items in the lines.
    pub fn shown(self) -> Vec<OpenItemRow> {
        let currency = self.money();
        self.items.with_untracked(|items| items.iter().filter(|item| item.open.currency() == currency).cloned().collect())
    }
    /// Shares the amount out anew, whatever was typed in the lines.
    pub fn share_out(self) {
        let items = self.shown();
        let decimals = self.money().minor_digits();
        let open: Vec<Decimal> = items.iter().map(|item| item.open.to_decimal()).collect();
        let wanted = self.wanted.get_untracked();
        let first = items.iter().position(|item| wanted.as_deref().is_some_and(|wanted| is(item, wanted)));
        let shares = allocate::share_out(&open, first, self.amount.get_untracked().unwrap_or_default());
        let lines: Vec<Line> = items.iter().zip(shares).map(|(item, share)| line_of(item, share, decimals)).collect();
        // What was typed before is about the same items, or about nothing.
        let same = |kept: &Vec<Line>| {
            let given = |lines: &[Line]| {
                lines.iter().map(|line| (line[DOCUMENT].value.clone(), line[OPEN].value.clone())).collect::<Vec<_>>()
            };
            given(kept) == given(&lines)
        };
        if !lines.is_empty()
            && let Some(kept) = self.kept.try_update_value(Option::take).flatten().filter(same)
        {
            self.show(&items, kept);
            self.shares_itself.set(false);
        } else if !self.show(&items, lines) {
            self.toasts.failed(t("payment-item-gone"));
        }
    }
    /// Shows the items as they are now; what was typed stays with its item.
    fn carry_over(self) {
        let (items, decimals) = (self.shown(), self.money().minor_digits());
        let now: Vec<OpenItemId> = items.iter().map(|item| item.id).collect();
        let mut lines: Vec<Line> = items.iter().map(|item| line_of(item, Decimal::ZERO, decimals)).collect();
        let carried = self.of.with_value(|before| {
            self.lines.model.with_untracked(|model| allocate::carry_over(model.lines(), before, &mut lines, &now))
        });
        for line in &mut lines {
            follow(line, decimals);
        }
        if !self.show(&items, lines) || !carried {
            self.toasts.failed(t("payment-item-gone"));
        }
    }
    /// Shows lines of these items. Who is in a line stays with its item; false if that is gone.
    fn show(self, items: &[OpenItemRow], lines: Vec<Line>) -> bool {
        let now: Vec<OpenItemId> = items.iter().map(|item| item.id).collect();
        let at = self.lines.model.with_untracked(|model| model.row);
        let here = self.of.with_value(|before| before.get(at).and_then(|item| now.iter().position(|one| one == item)));
        self.of.set_value(now);
        self.lines.load_around(lines, here)
    }
    /// What is typed, to be kept; none while nobody is named and no amount is typed.
    pub fn typed(self) -> Option<String> {
        let typing = Typing {
            direction: self.direction.get(),
            party: self.party.get(),
            amount: self.amount.get().map(Amount::new),
            currency: self.currency.get(),
            rate: self.rate.get().map(Amount::new),
            account: self.account.get(),
            paid_on: self.paid_on.get(),
            reference: self.reference.get(),
            lines: (!self.shares_itself.get()).then(|| self.lines.model.with(|model| model.lines().to_vec())),
            attempt: self.attempt.get_value(),
        };
        let empty = typing.party.is_none() && typing.amount.is_none();
        serde_json::to_string(&typing).ok().filter(|_| !empty)
    }
    /// Takes up what was typed before. False if it cannot be read.
    pub fn take(self, text: &str) -> bool {
        let Ok(typing) = serde_json::from_str::<Typing>(text) else { return false };
        self.direction.set(typing.direction);
        self.currency.set(typing.currency);
        self.amount.set(typing.amount.map(Amount::decimal));
        self.rate.set(typing.rate.map(Amount::decimal));
        self.account.set(typing.account);
        self.paid_on.set(typing.paid_on);
        self.reference.set(typing.reference);
        self.kept.set_value(typing.lines);
        self.attempt.set_value(typing.attempt);
        self.party.set(typing.party);
        true
    }
    /// Starts with a party and perhaps one of its items, in full.
    pub fn prefill(self, party: &str, item: Option<String>) {
        let Ok(id) = PartyId::from_str(party) else { return };
        self.wanted.set(item.clone());
        spawn_local(async move {
            match client::call(&GetParty { id: Some(id), code: None }).await {
                Ok(view) => {
                    let choice = Choice::new(view.code.as_str(), view.party.name.clone()).with_id(view.id);
                    if let Some(item) = item
                        && let Some(item) = find_item(id, &item).await
                    {
                        let direction = if item.side == Side::Receivable { Direction::Received } else { Direction::Made };
                        self.direction.try_set(direction.as_str().to_owned());
                        self.currency.try_set(item.open.currency().as_str().to_owned());
                        self.rate.try_set(if item.open.currency() == self.functional { None } else { allocate::rate_of(&item) });
                        self.amount.try_set(Some(item.open.to_decimal()).filter(|open| *open > Decimal::ZERO));
                        self.reference.try_set(item.number);
                    }
                    self.party.try_set(Some(choice));
                    dom::focus_soon(AMOUNT);
                }
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }
    /// Empties everything but the day, the account and the direction.
    pub fn clear(self) {
        self.party.set(None);
        self.amount.set(None);
        self.rate.set(None);
        self.reference.set(String::new());
        self.currency.set(self.functional.as_str().to_owned());
        self.wanted.set(None);
        self.failed.set(None);
        self.shares_itself.set(true);
    }
    /// Whether the payment is in another currency than the books.
    pub fn foreign(self) -> bool {
        self.money_tracked() != self.functional
    }
    /// What the book is asked to post, and which line each part is; `None` where something is missing, and the focus
    /// goes there.
    pub fn request(self) -> Option<(PostPayment, Vec<usize>)> {
        self.lines.commit_typing();
        let lead = |id: &str| {
            dom::focus_id(id);
            None
        };
        let Some(party_id) = self.party.with_untracked(|party| party.as_ref().and_then(Choice::id_as::<Uuid>)) else {
            return lead(PARTY);
        };
        let currency = self.money();
        let amount = self.amount.get_untracked().and_then(|amount| Money::try_from_decimal(amount, currency).ok());
        let Some(amount) = amount else { return lead(AMOUNT) };
        let Some(paid_on) = self.paid_on.get_untracked() else { return lead(DATE) };
        let rate = self.rate.get_untracked().and_then(|rate| Rate::try_from_decimal(rate).ok());
        if currency != self.functional && rate.is_none() {
            return lead(RATE);
        }
        let items: Vec<OpenItemId> = self.shown().iter().map(|item| item.id).collect();
        match self.lines.model.with_untracked(|model| allocate::allocations(model, &items, currency)) {
            Ok((parts, sent)) => Some((
                PostPayment {
                    id: None,
                    direction: self.direction.with_untracked(|word| Self::direction_of(word)),
                    party_id,
                    account: self.account.with_untracked(|code| AccountCode::try_new(code)).ok(),
                    branch_id: None,
                    paid_on,
                    amount,
                    rate: rate.filter(|_| currency != self.functional),
                    reference: self.reference.get_untracked().trim().to_owned(),
                    allocations: Some(parts),
                },
                sent,
            )),
            Err((row, column)) => {
                let said = self.lines.model.with_untracked(|model| model.cell(row, column).and_then(|cell| cell.error.clone()));
                self.lines.complain(row, column, said.unwrap_or_else(|| t("payment-exceeds-item")));
                None
            }
        }
    }
}

const fn side_of(direction: Direction) -> Side {
    match direction {
        Direction::Received => Side::Receivable,
        Direction::Made => Side::Payable,
    }
}

/// Whether an item is meant: by its own id or by that of its document.
fn is(item: &OpenItemRow, id: &str) -> bool {
    item.id.to_string() == id || item.source_id.to_string() == id
}

async fn find_item(party: PartyId, id: &str) -> Option<OpenItemRow> {
    let filter = [("party_id".to_owned(), Condition::Is(Scalar::Text(party.to_string())))];
    let request = ListRequest { filter: filter.into(), limit: Some(MAX_LIMIT), ..ListRequest::default() };
    client::call(&ListOpenItems(request)).await.ok()?.rows.into_iter().find(|item| is(item, id))
}
