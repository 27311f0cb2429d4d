//! What `kontor verify` checks of the ledger, from raw rows.

use kontor_contract::audit::{KnownBy, Meaning};
use kontor_contract::integrity::Finding;
use kontor_contract::integrity::finding as told;
use kontor_contract::params;
use kontor_derive::Row;
use kontor_kernel::AccountCode;
use kontor_platform::{Boxed, Check, CheckOutcome, Cx, Router};
use uuid::Uuid;

use crate::model::{ENTRY, PAYMENT};
use crate::{sql, sql_settlement};

pub(crate) fn register(router: &mut Router) {
    let check = |id, about, run| Check { id, about, run };
    router.check(check("V1", told::CHECK_ENTRIES_BALANCE, Box::new(entries_balance)));
    router.check(check("V4", told::CHECK_ENTRY_NUMBERS, Box::new(numbers_are_gapless)));
    router.check(check("V4", told::CHECK_PAYMENT_NUMBERS, Box::new(payments_are_gapless)));
    router.check(check("V6", told::CHECK_CONTROL_ACCOUNTS, Box::new(control_accounts_agree)));
    router.check(check("V7", told::CHECK_OPEN_ITEMS, Box::new(open_items_agree)));
    router.check(check("V7", told::CHECK_SETTLEMENTS, Box::new(settlements_are_even)));
    router.check(check("V8", told::CHECK_BALANCES, Box::new(balances_agree)));
}

#[derive(Row)]
struct EntrySum {
    id: Uuid,
    number: String,
    total_minor: i64,
    currency: String,
    difference_minor: i64,
    debit_minor: i64,
    postings: i64,
}

#[derive(Row)]
struct CurrencySum {
    number: String,
    transaction_currency: String,
    difference_minor: i64,
}

fn entries_balance(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome::default();
        let mut after = Uuid::nil();
        loop {
            let entries: Vec<EntrySum> = cx.rows(&sql::CHECK_ENTRIES, params![after]).await?;
            let Some(last) = entries.last() else { break };
            after = last.id;
            for entry in &entries {
                outcome.look(entry_problem(entry));
            }
        }
        let stray: i64 = cx.value(&sql::CHECK_STRAY_POSTINGS, Vec::new()).await?;
        outcome.look((stray > 0).then(|| told::STRAY_POSTINGS.with("count", stray)));
        let open: Vec<CurrencySum> = cx.rows(&sql::CHECK_CURRENCIES, Vec::new()).await?;
        for sum in open {
            let CurrencySum { number, transaction_currency, difference_minor } = sum;
            let off = told::ENTRY_OFF_IN.with("number", number).amount("difference", difference_minor, &transaction_currency);
            outcome.look(Some(off.with("currency", transaction_currency)));
        }
        Ok(outcome)
    })
}

fn entry_problem(entry: &EntrySum) -> Option<Finding> {
    let EntrySum { number, total_minor, currency, difference_minor, debit_minor, postings, .. } = entry;
    if *difference_minor != 0 {
        Some(told::ENTRY_OFF.with("number", number).amount("difference", *difference_minor, currency))
    } else if *postings < 2 {
        Some(told::ENTRY_POSTINGS.with("number", number).with("postings", postings))
    } else if total_minor != debit_minor {
        let off = told::ENTRY_TOTAL.with("number", number).amount("total", *total_minor, currency);
        Some(off.amount("debits", *debit_minor, currency))
    } else {
        None
    }
}

#[derive(Row)]
struct SeriesState {
    company_id: Uuid,
    fiscal_year: i64,
    node_id: Uuid,
    epoch: i64,
    entries: i64,
    lowest: i64,
    highest: i64,
    next: i64,
}

fn numbers_are_gapless(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move { Ok(gapless(ENTRY, cx.rows(&sql::CHECK_NUMBERS, Vec::new()).await?)) })
}

fn payments_are_gapless(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move { Ok(gapless(PAYMENT, cx.rows(&sql::CHECK_PAYMENT_NUMBERS, Vec::new()).await?)) })
}

fn gapless(kind: &str, series: Vec<SeriesState>) -> CheckOutcome {
    let mut outcome = CheckOutcome::default();
    for SeriesState { company_id, fiscal_year, node_id, epoch, entries, lowest, highest, next } in series {
        outcome.checked += u64::try_from(entries).unwrap_or_default();
        if lowest != 1 || highest != entries || next != highest + 1 {
            let series = told::SERIES_BROKEN.with("kind", kind).id("company", company_id, KnownBy::Name);
            let series = series.with("year", fiscal_year).id("node", node_id, KnownBy::Nothing);
            let series = series.with("epoch", epoch).with("numbers", entries);
            outcome.problems.push(series.with("lowest", lowest).with("highest", highest).with("next", next));
        }
    }
    outcome
}

#[derive(Row)]
struct ControlState {
    company_id: Uuid,
    control: String,
    currency: String,
    ledger_minor: i64,
    items_minor: i64,
}

fn control_accounts_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome::default();
        for state in cx.rows::<ControlState>(&sql::CHECK_CONTROL, Vec::new()).await? {
            let ControlState { company_id, control, currency, ledger_minor, items_minor } = state;
            let wrong = (ledger_minor != items_minor).then(|| {
                let off = told::CONTROL_OFF.with("control", control).id("company", company_id, KnownBy::Name);
                off.amount("ledger", ledger_minor, &currency).amount("items", items_minor, &currency)
            });
            outcome.look(wrong);
        }
        Ok(outcome)
    })
}

#[derive(Row)]
struct OpenDifference {
    source_number: String,
    due_minor: i64,
    open_minor: i64,
    currency: String,
    due_functional_minor: i64,
    kept_functional_minor: i64,
    functional_currency: String,
}

fn open_items_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let count: i64 = cx.value(&sql::CHECK_OPEN_COUNT, Vec::new()).await?;
        let differences: Vec<OpenDifference> = cx.rows(&sql::CHECK_OPEN_ITEMS, Vec::new()).await?;
        let problems = differences.iter().map(|row| {
            let (own, functional) = (&row.currency, &row.functional_currency);
            let off = told::OPEN_ITEM_OFF.with("number", &row.source_number).amount("due", row.due_minor, own);
            let off = off.amount("due_functional", row.due_functional_minor, functional).amount("kept", row.open_minor, own);
            off.amount("kept_functional", row.kept_functional_minor, functional)
        });
        Ok(CheckOutcome { checked: u64::try_from(count).unwrap_or_default(), problems: problems.collect() })
    })
}

#[derive(Row)]
struct Uneven {
    id: Uuid,
    number: String,
    amount_minor: i64,
    currency: String,
    realised_minor: i64,
    kept_minor: i64,
    functional_currency: String,
}

fn settlements_are_even(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let count: i64 = cx.value(&sql_settlement::CHECK_COUNT, Vec::new()).await?;
        let uneven: Vec<Uneven> = cx.rows(&sql_settlement::CHECK_UNEVEN, Vec::new()).await?;
        let problems = uneven.iter().map(|row| {
            let functional = &row.functional_currency;
            let number = Meaning::Name(row.number.clone());
            let off = told::SETTLEMENT_OFF.told().meaning("settlement", row.id, number);
            let off = off.amount("amount", row.amount_minor, &row.currency).amount("realised", row.realised_minor, functional);
            off.amount("kept", row.kept_minor, functional)
        });
        Ok(CheckOutcome { checked: u64::try_from(count).unwrap_or_default(), problems: problems.collect() })
    })
}

#[derive(Row)]
struct BalanceDifference {
    account: AccountCode,
    month: i64,
    currency: String,
    posted_debit: i64,
    kept_debit: i64,
    posted_credit: i64,
    kept_credit: i64,
}

fn balances_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let count: i64 = cx.value(&sql::CHECK_BALANCE_COUNT, Vec::new()).await?;
        let differences: Vec<BalanceDifference> = cx.rows(&sql::CHECK_BALANCES, Vec::new()).await?;
        let problems = differences.iter().map(describe).collect();
        Ok(CheckOutcome { checked: u64::try_from(count).unwrap_or_default(), problems })
    })
}

fn describe(difference: &BalanceDifference) -> Finding {
    let BalanceDifference { account, month, currency, posted_debit, kept_debit, posted_credit, kept_credit } = difference;
    let off = told::BALANCE_OFF.with("account", account.as_str()).meaning("month", month, Meaning::Month(*month));
    let off = off.amount("debit", *posted_debit, currency).amount("credit", *posted_credit, currency);
    off.amount("kept_debit", *kept_debit, currency).amount("kept_credit", *kept_credit, currency)
}
