//! What events do to rows. Pure: an event in, row operations out.

use chrono::Datelike as _;
use kontor_contract::finance::{
    AccountChanged, AccountSaved, ChartInstalled, EntryPosted, LockKind, LockMoved, PostedLine, YearOpened,
};
use kontor_contract::identity::CompanyId;
use kontor_contract::params;
use kontor_contract::payment::{Allocated, ItemOpened, PaymentPosted, TaxDiscount};
use kontor_contract::posting::{OpenItemId, Side};
use kontor_contract::row::Value;
use kontor_contract::sales::CREDIT_NOTE;
use kontor_contract::settlement::ItemsSettled;
use kontor_kernel::{CivilDate, Money};
use kontor_platform::raise_series;
use kontor_store::{RowOp, fold};
use uuid::Uuid;

use crate::model::unlocked;
use crate::rows::{
    Account, Allocation, Discount, Entry, Lock, OpenItem, Payment, PostedRate, Posting, Purpose, Reversal, Series, Settlement,
    SettlementItem, Year,
};

pub(crate) fn chart_installed(event: &ChartInstalled) -> Vec<RowOp> {
    let company_id = event.company_id;
    let accounts = event.accounts.iter().map(|saved| RowOp::create(&account(company_id, saved, 1)));
    let purposes = event.purposes.iter().map(|(purpose, account)| {
        RowOp::create(&Purpose { company_id, purpose: purpose.clone(), account: account.clone(), version: 1 })
    });
    let series = event
        .series
        .iter()
        .map(|(kind, prefix)| RowOp::create(&Series { company_id, kind: kind.clone(), prefix: prefix.clone(), version: 1 }));
    let locks = LockKind::ALL.iter().map(|kind| RowOp::create(&Lock { company_id, kind: *kind, until: unlocked(), version: 1 }));
    let tax_codes = event.tax_codes.iter().map(|code| crate::tax::installed(company_id, code));
    let terms = event.payment_terms.iter().map(|code| crate::term::installed(company_id, code));
    accounts.chain(purposes).chain(series).chain(locks).chain(tax_codes).chain(terms).collect()
}

pub(crate) fn account_changed(event: &AccountChanged) -> Vec<RowOp> {
    let row = account(event.company_id, &event.after, event.version_before + 1);
    vec![if event.before.is_none() { RowOp::create(&row) } else { RowOp::replace(&row, event.version_before) }]
}

fn account(company_id: CompanyId, saved: &AccountSaved, version: i64) -> Account {
    Account {
        company_id,
        code: saved.code.clone(),
        name: saved.name.clone(),
        search: fold(&format!("{} {}", saved.code.as_str(), saved.name)),
        account_type: saved.account_type,
        group_code: saved.group_code.clone(),
        control: saved.control,
        active: saved.active,
        id: saved.id,
        version,
    }
}

pub(crate) fn year_opened(event: &YearOpened) -> Vec<RowOp> {
    let YearOpened { company_id, year, starts_on, ends_on } = event.clone();
    vec![RowOp::create(&Year { company_id, year, starts_on, ends_on, version: 1 })]
}

pub(crate) fn lock_moved(event: &LockMoved) -> Vec<RowOp> {
    let row = Lock { company_id: event.company_id, kind: event.kind, until: event.until, version: event.version_before + 1 };
    vec![RowOp::replace(&row, event.version_before)]
}

pub(crate) fn entry_posted(event: &EntryPosted) -> Vec<RowOp> {
    let amounts = || event.postings.iter().map(|line| money(event, line));
    let total = amounts().filter(|amount| *amount > 0).sum::<i64>();
    let mut ops = vec![RowOp::insert(&entry(event, Money::new(total, event.currency)))];
    let mut ordinal = 0;
    ops.extend(event.postings.iter().zip(amounts()).map(|(line, amount)| {
        ordinal += 1;
        RowOp::insert(&posting(event, line, ordinal, amount))
    }));
    ops.extend(event.postings.iter().zip(amounts()).map(|(line, amount)| balance(event, line, amount)));
    if let Some(original_id) = event.reverses_id {
        ops.push(RowOp::insert(&Reversal { original_id, reversal_id: event.id }));
    }
    ops.extend(posted_rate(event).map(|row| RowOp::insert(&row)));
    ops.extend(event.number.iter().map(|number| raise_series(event.company_id, number)));
    ops
}

/// The exchange rate an entry was posted at. What takes another back has the rate of that.
fn posted_rate(event: &EntryPosted) -> Option<PostedRate> {
    let takes_back = event.reverses_id.is_some() || event.source_kind == CREDIT_NOTE;
    let rate = event.rate.filter(|_| !takes_back)?;
    let mut currencies = event.postings.iter().map(|line| line.transaction.currency());
    Some(PostedRate {
        entry_id: event.id,
        company_id: event.company_id,
        currency: currencies.find(|currency| *currency != event.currency)?,
        rate,
        source_id: event.source_id,
        actor_id: event.actor_id,
        posted_at: event.posted_at,
    })
}

/// An event holds decimal strings; its maker has checked that they fit the currency.
fn money(event: &EntryPosted, line: &PostedLine) -> i64 {
    line.amount.in_currency(event.currency).expect("the event's maker posted exact amounts of this currency").minor()
}

fn entry(event: &EntryPosted, total: Money) -> Entry {
    Entry {
        id: event.id,
        company_id: event.company_id,
        branch_id: event.branch_id,
        number: entry_number(event).to_owned(),
        series_no: event.number.as_ref().map(|number| number.series_no),
        fiscal_year: event.fiscal_year,
        node_id: event.node_id,
        epoch: event.epoch,
        document_on: event.document_on,
        tax_on: event.tax_on,
        posted_on: event.posted_on,
        reference: event.reference.clone(),
        memo: event.memo.clone(),
        search: fold(&format!("{} {} {} {}", entry_number(event), event.reference, event.source_number, event.memo)),
        source_kind: event.source_kind.clone(),
        source_id: event.source_id,
        source_number: event.source_number.clone(),
        reverses_id: event.reverses_id,
        rate: event.rate,
        total,
        actor_id: event.actor_id,
        posted_at: event.posted_at,
    }
}

/// An entry's own number, or its document's.
fn entry_number(event: &EntryPosted) -> &str {
    event.number.as_ref().map_or(&event.source_number, |number| &number.text)
}

fn posting(event: &EntryPosted, line: &PostedLine, ordinal: i64, amount: i64) -> Posting {
    Posting {
        entry_id: event.id,
        line: ordinal,
        id: posting_id(event.id.uuid(), ordinal),
        company_id: event.company_id,
        branch_id: event.branch_id,
        account: line.account.clone(),
        posted_on: event.posted_on,
        amount: Money::new(amount, event.currency),
        transaction: line.transaction,
        memo: line.memo.clone(),
    }
}

/// A posting's key in lists, from its entry's id and ordinal: nothing that apply makes may be random.
fn posting_id(entry: Uuid, ordinal: i64) -> Uuid {
    let ordinal = u128::try_from(ordinal).expect("ordinals count from 1");
    Uuid::from_u128(entry.as_u128().wrapping_add(ordinal))
}

fn balance(event: &EntryPosted, line: &PostedLine, amount: i64) -> RowOp {
    RowOp::Add {
        table: "finance_balance",
        key: vec![
            Value::Id(event.company_id.uuid()),
            Value::Text(line.account.as_str().to_owned()),
            Value::Int(month_key(event.posted_on)),
            Value::Id(event.branch_id.uuid()),
        ],
        deltas: vec![amount.max(0), (-amount).max(0)],
    }
}

pub(crate) fn item_opened(event: &ItemOpened) -> Vec<RowOp> {
    let item = OpenItem {
        id: event.id,
        company_id: event.company_id,
        branch_id: event.branch_id,
        side: event.side,
        party_id: event.party_id,
        source_kind: event.source_kind.clone(),
        source_id: event.source_id,
        source_number: event.source_number.clone(),
        entry_id: event.entry_id,
        document_on: event.document_on,
        due_on: event.due_on,
        amount: event.amount,
        functional: event.functional,
    };
    let opened = open_balance(event.company_id, event.side, event.party_id, event.id, event.amount, event.functional);
    vec![RowOp::insert(&item), opened]
}

/// Adds to what is left of an item.
fn open_balance(
    company_id: CompanyId,
    side: Side,
    party_id: Uuid,
    item_id: OpenItemId,
    amount: Money,
    functional: Money,
) -> RowOp {
    RowOp::Add {
        table: "finance_open_balance",
        key: params![company_id, side, party_id, item_id],
        deltas: vec![amount.minor(), functional.minor()],
    }
}

pub(crate) fn payment_posted(event: &PaymentPosted) -> Vec<RowOp> {
    let payment = Payment {
        id: event.id,
        company_id: event.company_id,
        branch_id: event.branch_id,
        number: event.number.text.clone(),
        series_no: event.number.series_no,
        fiscal_year: event.number.fiscal_year,
        node_id: event.number.node_id,
        epoch: event.number.epoch,
        direction: event.direction,
        party_id: event.party_id,
        account: event.account.clone(),
        paid_on: event.paid_on,
        reference: event.reference.clone(),
        amount: event.amount,
        on_account: event.on_account,
        reverses_id: event.reverses_id,
        entry_id: event.entry_id,
    };
    let mut ops = vec![RowOp::insert(&payment)];
    ops.extend((1..).zip(&event.allocations).map(|(line, allocated)| RowOp::insert(&allocation(event, line, allocated))));
    ops.extend(event.allocations.iter().map(|allocated| {
        let (taken, functional) = (allocated.taken().neg(), allocated.functional.neg());
        open_balance(event.company_id, allocated.side, event.party_id, allocated.item_id, taken, functional)
    }));
    let lines = (1..).zip(&event.allocations);
    ops.extend(lines.flat_map(|(line, allocated)| {
        (1..).zip(&allocated.discounts).map(move |(part, discount)| {
            let TaxDiscount { tax_code, category, rate, base, tax, functional_base, functional_tax } = discount.clone();
            RowOp::insert(&Discount {
                payment_id: event.id,
                line,
                part,
                company_id: event.company_id,
                item_id: allocated.item_id,
                tax_code,
                category,
                rate,
                base,
                tax,
                functional_base,
                functional_tax,
            })
        })
    }));
    ops.push(raise_series(event.company_id, &event.number));
    ops
}

fn allocation(event: &PaymentPosted, line: i64, allocated: &Allocated) -> Allocation {
    Allocation {
        payment_id: event.id,
        line,
        company_id: event.company_id,
        item_id: allocated.item_id,
        side: allocated.side,
        source_number: allocated.source_number.clone(),
        amount: allocated.amount,
        write_off: allocated.write_off,
        functional: allocated.functional,
        exchange: allocated.exchange,
        discount: allocated.discount(),
    }
}

pub(crate) fn items_settled(event: &ItemsSettled) -> Vec<RowOp> {
    let settlement = Settlement {
        id: event.id,
        company_id: event.company_id,
        branch_id: event.branch_id,
        side: event.side,
        party_id: event.party_id,
        settled_on: event.settled_on,
        source_kind: event.source_kind.clone(),
        source_id: event.source_id,
        source_number: event.source_number.clone(),
        exchange: event.exchange,
        entry_id: event.entry_id,
        reverses_id: event.reverses_id,
        reason: event.reason.clone(),
        actor_id: event.actor_id,
        posted_at: event.posted_at,
    };
    let item = |(line, item): (i64, &kontor_contract::settlement::SettledItem)| {
        RowOp::insert(&SettlementItem {
            settlement_id: event.id,
            line,
            company_id: event.company_id,
            item_id: item.item_id,
            source_number: item.source_number.clone(),
            amount: item.amount,
            functional: item.functional,
        })
    };
    let mut ops = vec![RowOp::insert(&settlement)];
    ops.extend((1..).zip(&event.items).map(item));
    ops.extend(event.items.iter().map(|item| {
        let (amount, functional) = (item.amount.neg(), item.functional.neg());
        open_balance(event.company_id, event.side, event.party_id, item.item_id, amount, functional)
    }));
    ops
}

/// 202603 for any day of March 2026.
pub(crate) fn month_key(day: CivilDate) -> i64 {
    i64::from(day.year()) * 100 + i64::from(day.month())
}
