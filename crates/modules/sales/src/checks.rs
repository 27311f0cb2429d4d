//! What `kontor verify` checks of selling, from raw rows.

use kontor_contract::Result;
use kontor_contract::audit::KnownBy;
use kontor_contract::integrity::Finding;
use kontor_contract::integrity::finding as told;
use kontor_derive::Row;
use kontor_kernel::Quantity;
use kontor_platform::{Boxed, Check, CheckOutcome, Cx, Router};
use kontor_store::Statement;
use uuid::Uuid;

use crate::sql;

pub(crate) fn register(router: &mut Router) {
    let check = |id, about, run| Check { id, about, run };
    router.check(check("V4", told::CHECK_SALES_NUMBERS, Box::new(numbers)));
    router.check(check("V9", told::CHECK_INVOICE_TOTALS, Box::new(invoices_add_up)));
    router.check(check("V9", told::CHECK_ORDER_PROGRESS, Box::new(orders_agree)));
    router.check(check("V9", told::CHECK_SALES_ENTRIES, Box::new(entries_agree)));
    router.check(check("V9", told::CHECK_CREDITS, Box::new(credits_agree)));
}

#[derive(Row)]
struct SeriesState {
    company_id: Uuid,
    kind: String,
    fiscal_year: i64,
    node_id: Uuid,
    epoch: i64,
    documents: i64,
    lowest: i64,
    highest: i64,
    next: i64,
}

fn numbers(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = CheckOutcome::default();
        for statement in [&sql::CHECK_DOCUMENT_NUMBERS, &sql::CHECK_DELIVERY_NUMBERS, &sql::CHECK_INVOICE_NUMBERS] {
            let series: Vec<SeriesState> = cx.rows(statement, Vec::new()).await?;
            for state in series {
                outcome.checked += u64::try_from(state.documents).unwrap_or_default();
                outcome.problems.extend(gap(&state));
            }
        }
        Ok(outcome)
    })
}

fn gap(state: &SeriesState) -> Option<Finding> {
    let SeriesState { company_id, kind, fiscal_year, node_id, epoch, documents, lowest, highest, next } = state;
    let whole = *lowest == 1 && highest == documents && *next == highest + 1;
    (!whole).then(|| {
        let series = told::SERIES_BROKEN.with("kind", kind).id("company", *company_id, KnownBy::Name);
        let series = series.with("year", fiscal_year).id("node", *node_id, KnownBy::Nothing);
        let series = series.with("epoch", epoch).with("numbers", documents);
        series.with("lowest", lowest).with("highest", highest).with("next", next)
    })
}

#[derive(Row)]
struct TotalsOff {
    number: String,
    currency: String,
    off_minor: i64,
    lines_off_minor: i64,
    net_off_minor: i64,
    tax_off_minor: i64,
}

async fn counted(cx: &mut Cx, statement: &'static Statement) -> Result<CheckOutcome> {
    let count: i64 = cx.value(statement, Vec::new()).await?;
    Ok(CheckOutcome { checked: u64::try_from(count).unwrap_or_default(), problems: Vec::new() })
}

fn invoices_add_up(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_INVOICE_COUNT).await?;
        let off: Vec<TotalsOff> = cx.rows(&sql::CHECK_TOTALS, Vec::new()).await?;
        outcome.problems.extend(off.iter().map(|row| {
            let TotalsOff { number, currency, off_minor, lines_off_minor, net_off_minor, tax_off_minor } = row;
            let off = told::INVOICE_OFF.with("number", number).amount("total", *off_minor, currency);
            let off = off.amount("lines", *lines_off_minor, currency).amount("net", *net_off_minor, currency);
            off.amount("tax", *tax_off_minor, currency)
        }));
        Ok(outcome)
    })
}

#[derive(Row)]
struct DeliveredOff {
    number: String,
    line: i64,
    kept: Quantity,
    moved: Quantity,
}

fn orders_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_ORDER_COUNT).await?;
        let off: Vec<DeliveredOff> = cx.rows(&sql::CHECK_DELIVERED, Vec::new()).await?;
        outcome.problems.extend(off.iter().map(|row| {
            let DeliveredOff { number, line, kept, moved } = row;
            told::ORDER_OFF.with("number", number).with("line", line).quantity("kept", *kept).quantity("moved", *moved)
        }));
        Ok(outcome)
    })
}

#[derive(Row)]
struct CreditOff {
    number: String,
    currency: String,
    kept: i64,
    noted: i64,
    whole: i64,
}

fn entries_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_INVOICE_COUNT).await?;
        let torn: Vec<(String,)> = cx.rows(&sql::CHECK_DOCUMENT_ENTRIES, Vec::new()).await?;
        outcome.problems.extend(torn.iter().map(|(number,)| told::DOCUMENT_UNLINKED.with("number", number)));
        let lost: Vec<(String,)> = cx.rows(&sql::CHECK_ENTRY_DOCUMENTS, Vec::new()).await?;
        outcome.problems.extend(lost.iter().map(|(number,)| told::ENTRY_SOURCE_LOST.with("number", number)));
        Ok(outcome)
    })
}

fn credits_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_INVOICE_COUNT).await?;
        let off: Vec<CreditOff> = cx.rows(&sql::CHECK_CREDITED, Vec::new()).await?;
        outcome.problems.extend(off.iter().map(|row| {
            let CreditOff { number, currency, kept, noted, whole } = row;
            let off = told::CREDIT_OFF.with("number", number).amount("kept", *kept, currency);
            off.amount("noted", *noted, currency).amount("whole", *whole, currency)
        }));
        Ok(outcome)
    })
}
