//! Legal numbers: the series of a document kind in a fiscal year, which opens by itself at first use.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::YearOpened;
use kontor_contract::posting::{TakeNumber, TakenNumber};
use kontor_contract::{Result, params};
use kontor_kernel::CivilDate;
use kontor_kernel::date::{FiscalYear, fiscal_year_of};
use kontor_platform::Change;
use kontor_store::{Identity, SeriesKey};

use crate::model::{check_dates, format_number};
use crate::sql;

/// `finance.number.take`: for documents of other modules.
pub(crate) async fn take_number(cx: &mut Change, request: TakeNumber) -> Result<TakenNumber> {
    check_dates(&[("posted_on", request.posted_on)], cx.today())?;
    take(cx, &request.kind, request.posted_on).await
}

/// Takes the next number of a kind; a handler's last await but for recording.
pub(crate) async fn take(cx: &mut Change, kind: &str, posted_on: CivilDate) -> Result<TakenNumber> {
    let company = cx.caller()?.company.clone();
    let year = fiscal_year_of(posted_on, company.fiscal_start_month);
    open_year(cx, &year).await?;
    let missing = || NOT_FOUND.with("what", "series").with("id", kind);
    let (prefix,): (String,) = cx.get(&sql::SERIES_PREFIX, params![kind.to_owned()], missing).await?;
    let fiscal_year = i64::from(year.year());
    let Identity { node_id, epoch, .. } = cx.identity();
    let series = SeriesKey { company_id: company.id.uuid(), kind: kind.to_owned(), fiscal_year };
    let series_no = cx.take_number(&series).await?;
    let text = format_number(&prefix, fiscal_year, epoch, series_no);
    Ok(TakenNumber { text, kind: kind.to_owned(), series_no, fiscal_year, node_id, epoch })
}

/// Opens the fiscal year of a document if nobody has yet.
pub(crate) async fn open_year(cx: &mut Change, year: &FiscalYear) -> Result<()> {
    let number = i64::from(year.year());
    if cx.value::<i64>(&sql::YEAR, params![number]).await? == 0 {
        let company_id = cx.company_id()?;
        cx.record(YearOpened { company_id, year: number, starts_on: year.start, ends_on: year.end }).await?;
    }
    Ok(())
}
