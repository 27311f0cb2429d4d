//! What the book knows of exchange rates: those its entries were posted at. It keeps no table of a bank's.

use std::time::Duration;

use kontor_contract::{Result, params};
use kontor_kernel::{CurrencyCode, Rate};
use kontor_platform::approval::Rates;
use kontor_platform::{Boxed, Cx};

use crate::sql;

/// How long a rate is remembered, and up to thirty days more, as the highest is known by spans of that length. It is counted by
/// when an entry was posted, which nobody chooses, not by its dates.
const REMEMBERED: Duration = Duration::from_secs(366 * 24 * 60 * 60);

/// The highest rate of what stands and was posted lately and of the last that was posted before, by others if they did: a
/// document of one's own with a low rate, however small, lowers it for none that follows.
pub(crate) struct KnownRates;

impl Rates for KnownRates {
    fn known<'a>(&'a self, cx: &'a mut Cx, currency: CurrencyCode) -> Boxed<'a, Option<Rate>> {
        Box::pin(async move { known(cx, currency).await })
    }
}

async fn known(cx: &mut Cx, currency: CurrencyCode) -> Result<Option<Rate>> {
    let since = cx.now().saturating_sub(REMEMBERED);
    let caller = cx.caller()?.user_id;
    let rates: Vec<(Option<Rate>,)> = cx.rows(&sql::KNOWN_RATES, params![currency, since, caller]).await?;
    Ok(rates.into_iter().filter_map(|row| row.0).max())
}
