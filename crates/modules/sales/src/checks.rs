//! What `kontor verify` checks of selling, from raw rows.

use kontor_contract::Result;
use kontor_derive::Row;
use kontor_platform::{Boxed, Check, CheckOutcome, Cx, Router};
use kontor_store::Statement;
use uuid::Uuid;

use crate::sql;

pub(crate) fn register(router: &mut Router) {
    router.check(Check { id: "V4", about: "numbers of sales documents are unique and without gaps", run: Box::new(numbers) });
    router.check(Check {
        id: "V9",
        about: "totals of invoices are the sums of their lines, allowances and taxes",
        run: Box::new(invoices_add_up),
    });
    router.check(Check { id: "V9", about: "progress of orders is the sum of their deliveries", run: Box::new(orders_agree) });
    router.check(Check { id: "V9", about: "sales documents and their entries name each other", run: Box::new(entries_agree) });
    router.check(Check {
        id: "V9",
        about: "what is credited of an invoice is the sum of its credit notes",
        run: Box::new(credits_agree),
    });
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

fn gap(state: &SeriesState) -> Option<String> {
    let SeriesState { company_id, kind, fiscal_year, node_id, epoch, documents, lowest, highest, next } = state;
    let whole = *lowest == 1 && highest == documents && *next == highest + 1;
    (!whole).then(|| {
        format!(
            "series {kind} of company {company_id}, year {fiscal_year}, node {node_id}, epoch {epoch}: \
             {documents} documents numbered {lowest} to {highest}, next is {next}"
        )
    })
}

#[derive(Row)]
struct TotalsOff {
    number: String,
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
            let TotalsOff { number, off_minor, lines_off_minor, net_off_minor, tax_off_minor } = row;
            format!(
                "{number} is {off_minor} minor units off in total, {lines_off_minor} in its lines, {net_off_minor} in its \
                 net, {tax_off_minor} in its tax"
            )
        }));
        Ok(outcome)
    })
}

#[derive(Row)]
struct DeliveredOff {
    number: String,
    line: i64,
    kept: i64,
    moved: i64,
}

fn orders_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_ORDER_COUNT).await?;
        let off: Vec<DeliveredOff> = cx.rows(&sql::CHECK_DELIVERED, Vec::new()).await?;
        outcome.problems.extend(off.iter().map(|row| {
            let DeliveredOff { number, line, kept, moved } = row;
            format!("order {number} line {line} counts {kept} delivered, its deliveries have {moved}")
        }));
        Ok(outcome)
    })
}

#[derive(Row)]
struct CreditOff {
    number: String,
    kept: i64,
    noted: i64,
    whole: i64,
}

fn entries_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_INVOICE_COUNT).await?;
        let torn: Vec<(String,)> = cx.rows(&sql::CHECK_DOCUMENT_ENTRIES, Vec::new()).await?;
        outcome.problems.extend(torn.iter().map(|(number,)| format!("{number} and the entry it names do not name each other")));
        let lost: Vec<(String,)> = cx.rows(&sql::CHECK_ENTRY_DOCUMENTS, Vec::new()).await?;
        outcome.problems.extend(lost.iter().map(|(number,)| format!("entry {number} names a document that is not there")));
        Ok(outcome)
    })
}

fn credits_agree(cx: &mut Cx) -> Boxed<'_, CheckOutcome> {
    Box::pin(async move {
        let mut outcome = counted(cx, &sql::CHECK_INVOICE_COUNT).await?;
        let off: Vec<CreditOff> = cx.rows(&sql::CHECK_CREDITED, Vec::new()).await?;
        outcome.problems.extend(off.iter().map(|row| {
            let CreditOff { number, kept, noted, whole } = row;
            format!("invoice {number} counts {kept} credited, its credit notes have {noted} of {whole}")
        }));
        Ok(outcome)
    })
}
