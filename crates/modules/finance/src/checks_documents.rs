//! What `kontor verify` checks of entries and the documents they come from: reversals, dates and locks, sources.

use kontor_contract::finance::{LockKind, LockMoved};
use kontor_contract::integrity::finding as told;
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::{AccountCode, CivilDate};
use kontor_platform::{Boxed, Check, CheckOutcome, Cx, Router};
use kontor_store::Statement;

use crate::sql_documents as sql;

pub(crate) fn register(router: &mut Router) {
    let check = |id, about, run| Check { id, about, run };
    router.check(check("V3", told::CHECK_REVERSALS, Box::new(reversals)));
    router.check(check("V5", told::CHECK_DATES, Box::new(dates)));
    router.check(check("V9", told::CHECK_SOURCES, Box::new(sources)));
    router.sql(sql::ALL, &[]);
}

async fn counted(cx: &mut Cx, statement: &'static Statement) -> Result<CheckOutcome> {
    let count: i64 = cx.value(statement, Vec::new()).await?;
    Ok(CheckOutcome { checked: u64::try_from(count).unwrap_or_default(), problems: Vec::new() })
}

#[derive(Row)]
struct Rest {
    number: String,
    account: AccountCode,
    currency: String,
    rest_minor: i64,
}

fn reversals(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_REVERSAL_COUNT).await?;
        let torn: Vec<(String,)> = cx.rows(&sql::CHECK_REVERSAL_LINKS, Vec::new()).await?;
        outcome.problems.extend(torn.iter().map(|(number,)| told::REVERSAL_UNLINKED.with("number", number)));
        let rests: Vec<Rest> = cx.rows(&sql::CHECK_REVERSAL_SUMS, Vec::new()).await?;
        outcome.problems.extend(rests.iter().map(|Rest { number, account, currency, rest_minor }| {
            let off = told::REVERSAL_OFF.with("number", number).amount("rest", *rest_minor, currency);
            off.with("account", account.as_str())
        }));
        Ok(outcome)
    })
}

#[derive(Row)]
struct Dated {
    number: String,
    posted_on: CivilDate,
}

#[derive(Row)]
struct Moving {
    epoch: i64,
    seq: i64,
    body: String,
}

/// Locks as the facts moved them; they only move forward, so that what one covered stays covered.
fn dates(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_ENTRY_COUNT).await?;
        let strays: Vec<Dated> = cx.rows(&sql::CHECK_YEARS, Vec::new()).await?;
        outcome.problems.extend(
            strays
                .iter()
                .map(|Dated { number, posted_on }| told::ENTRY_OUTSIDE_YEAR.with("number", number).day("date", *posted_on)),
        );
        for Moving { epoch, seq, body } in cx.rows::<Moving>(&sql::CHECK_LOCK_MOVES, Vec::new()).await? {
            for moved in moves(&body).into_iter().filter(|moved| matches!(moved.kind, LockKind::All | LockKind::Sales)) {
                let key = params![moved.company_id, moved.until, epoch, seq, moved.kind];
                let late: Vec<Dated> = cx.rows(&sql::CHECK_LATE, key).await?;
                outcome.problems.extend(late.iter().map(|Dated { number, posted_on }| {
                    told::ENTRY_IN_LOCKED.with("number", number).day("date", *posted_on).day("until", moved.until)
                }));
            }
        }
        Ok(outcome)
    })
}

/// The locks a fact moved. What cannot be read is named by the check of the chain.
fn moves(body: &str) -> Vec<LockMoved> {
    let body: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    let events = body["events"].as_array().cloned().unwrap_or_default();
    let moved = events.into_iter().filter(|event| event["kind"] == "finance.lock.moved@1");
    moved.filter_map(|event| serde_json::from_value(event["body"].clone()).ok()).collect()
}

fn sources(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_ENTRY_COUNT).await?;
        let texts = [
            (&sql::CHECK_PAYMENT_ENTRIES, told::PAYMENT_UNLINKED),
            (&sql::CHECK_SETTLEMENT_ENTRIES, told::SETTLEMENT_UNLINKED),
            (&sql::CHECK_ENTRY_SOURCES, told::ENTRY_SOURCE_LOST),
        ];
        for (statement, problem) in texts {
            let found: Vec<(String,)> = cx.rows(statement, Vec::new()).await?;
            outcome.problems.extend(found.iter().map(|(number,)| problem.with("number", number)));
        }
        Ok(outcome)
    })
}
