//! What `kontor verify` checks of the ledger, from raw rows.

use kontor_contract::params;
use kontor_derive::Row;
use kontor_kernel::AccountCode;
use kontor_platform::{Boxed, Check, CheckOutcome, Cx, Router};
use uuid::Uuid;

use crate::{sql, sql_settlement};

pub(crate) fn register(router: &mut Router) {
    router.check(Check { id: "V1", about: "every journal entry balances and has two postings", run: Box::new(entries_balance) });
    router.check(Check { id: "V4", about: "entry numbers are unique and without gaps", run: Box::new(numbers_are_gapless) });
    router.check(Check { id: "V4", about: "payment numbers are unique and without gaps", run: Box::new(payments_are_gapless) });
    router.check(Check {
        id: "V6",
        about: "open items agree with their control accounts",
        run: Box::new(control_accounts_agree),
    });
    router.check(Check {
        id: "V7",
        about: "what is open is what was opened less what was allocated and set off",
        run: Box::new(open_items_agree),
    });
    router.check(Check { id: "V7", about: "settlements come to nothing but exchange", run: Box::new(settlements_are_even) });
    router.check(Check { id: "V8", about: "kept balances equal the sums of postings", run: Box::new(balances_agree) });
}

#[derive(Row)]
struct EntrySum {
    id: Uuid,
    number: String,
    total_minor: i64,
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
        outcome.look((stray > 0).then(|| format!("{stray} postings belong to no entry")));
        let open: Vec<CurrencySum> = cx.rows(&sql::CHECK_CURRENCIES, Vec::new()).await?;
        for sum in open {
            let CurrencySum { number, transaction_currency, difference_minor } = sum;
            outcome.look(Some(format!("entry {number} is {difference_minor} minor units off in {transaction_currency}")));
        }
        Ok(outcome)
    })
}

fn entry_problem(entry: &EntrySum) -> Option<String> {
    let EntrySum { number, total_minor, difference_minor, debit_minor, postings, .. } = entry;
    if *difference_minor != 0 {
        Some(format!("entry {number} is {difference_minor} minor units off"))
    } else if *postings < 2 {
        Some(format!("entry {number} has {postings} postings"))
    } else if total_minor != debit_minor {
        Some(format!("entry {number} says {total_minor} in total, its debits are {debit_minor}"))
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
    Box::pin(async move { Ok(gapless(cx.rows(&sql::CHECK_NUMBERS, Vec::new()).await?)) })
}

fn payments_are_gapless(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move { Ok(gapless(cx.rows(&sql::CHECK_PAYMENT_NUMBERS, Vec::new()).await?)) })
}

fn gapless(series: Vec<SeriesState>) -> CheckOutcome {
    let mut outcome = CheckOutcome::default();
    for SeriesState { company_id, fiscal_year, node_id, epoch, entries, lowest, highest, next } in series {
        outcome.checked += u64::try_from(entries).unwrap_or_default();
        if lowest != 1 || highest != entries || next != highest + 1 {
            outcome.problems.push(format!(
                "series of company {company_id}, year {fiscal_year}, node {node_id}, epoch {epoch}: \
                 {entries} numbers from {lowest} to {highest}, next is {next}"
            ));
        }
    }
    outcome
}

#[derive(Row)]
struct ControlState {
    company_id: Uuid,
    control: String,
    ledger_minor: i64,
    items_minor: i64,
}

fn control_accounts_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome::default();
        for state in cx.rows::<ControlState>(&sql::CHECK_CONTROL, Vec::new()).await? {
            let ControlState { company_id, control, ledger_minor, items_minor } = state;
            let wrong = (ledger_minor != items_minor).then(|| {
                format!("{control} of company {company_id}: the ledger says {ledger_minor}, the open items {items_minor}")
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
    due_functional_minor: i64,
    kept_functional_minor: i64,
}

fn open_items_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let count: i64 = cx.value(&sql::CHECK_OPEN_COUNT, Vec::new()).await?;
        let differences: Vec<OpenDifference> = cx.rows(&sql::CHECK_OPEN_ITEMS, Vec::new()).await?;
        let problems = differences.into_iter().map(|difference| {
            let OpenDifference { source_number, due_minor, open_minor, due_functional_minor, kept_functional_minor } = difference;
            format!("item {source_number}: {due_minor} ({due_functional_minor}) is left by the postings, kept are {open_minor} ({kept_functional_minor})")
        });
        Ok(CheckOutcome { checked: u64::try_from(count).unwrap_or_default(), problems: problems.collect() })
    })
}

#[derive(Row)]
struct Uneven {
    id: Uuid,
    amount_minor: i64,
    realised_minor: i64,
    kept_minor: i64,
}

fn settlements_are_even(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let count: i64 = cx.value(&sql_settlement::CHECK_COUNT, Vec::new()).await?;
        let uneven: Vec<Uneven> = cx.rows(&sql_settlement::CHECK_UNEVEN, Vec::new()).await?;
        let problems = uneven.into_iter().map(|Uneven { id, amount_minor, realised_minor, kept_minor }| {
            format!("settlement {id}: its parts come to {amount_minor}, realise {realised_minor}, and {kept_minor} was kept")
        });
        Ok(CheckOutcome { checked: u64::try_from(count).unwrap_or_default(), problems: problems.collect() })
    })
}

#[derive(Row)]
struct BalanceDifference {
    account: AccountCode,
    month: i64,
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

fn describe(difference: &BalanceDifference) -> String {
    let BalanceDifference { account, month, posted_debit, kept_debit, posted_credit, kept_credit } = difference;
    format!(
        "account {} in {month}: postings say {posted_debit} debit and {posted_credit} credit, kept are {kept_debit} and {kept_credit}",
        account.as_str()
    )
}
