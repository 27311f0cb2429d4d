//! Legal numbers: the series of a document kind in a fiscal year, which opens by itself at first use.

use kontor_contract::Result;
use kontor_contract::posting::{TakeNumber, TakenNumber};
use kontor_platform::Change;
use kontor_store::{Identity, SeriesKey};

use crate::ground::Ground;
use crate::model::{check_dates, format_number};

/// `finance.number.take`: for documents of other modules.
pub(crate) async fn take_number(cx: &mut Change, request: TakeNumber) -> Result<TakenNumber> {
    check_dates(&[("posted_on", request.posted_on)], cx.today())?;
    let mut ground = Ground::load(cx, request.posted_on, &request.kind, std::iter::empty()).await?;
    take(cx, &mut ground, &request.kind).await
}

/// Takes the next number of a kind; a handler's last await but for recording.
pub(crate) async fn take(cx: &mut Change, ground: &mut Ground, kind: &str) -> Result<TakenNumber> {
    ground.open_year(cx).await?;
    let prefix = ground.prefix(kind)?;
    let fiscal_year = i64::from(ground.year.year());
    let Identity { node_id, epoch, .. } = cx.identity();
    let series = SeriesKey { company_id: cx.company_id()?.uuid(), kind: kind.to_owned(), fiscal_year };
    let series_no = cx.take_number(&series).await?;
    let text = format_number(prefix, fiscal_year, epoch, series_no);
    Ok(TakenNumber { text, kind: kind.to_owned(), series_no, fiscal_year, node_id, epoch })
}
