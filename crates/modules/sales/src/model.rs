//! The decisions of selling, pure: what a request becomes, or why it is refused. No I/O, no clock.

pub(crate) mod credit;
pub(crate) mod invoice;
pub(crate) mod line;
pub(crate) mod price;
pub(crate) mod progress;
pub(crate) mod tax;
pub(crate) mod terms;
pub(crate) mod total;
pub(crate) mod weight;

use kontor_contract::sales::{AMOUNTS_TOO_LARGE, DATE_IMPLAUSIBLE};
use kontor_contract::{Error, Result};
use kontor_kernel::CivilDate;
use kontor_kernel::date::check_range;

/// Documents further ahead than this are typing errors (a year too many).
const MAX_DAYS_AHEAD: i64 = 400;
/// Documents older than this belong to books long archived (ten years of keeping, and one).
const MAX_DAYS_BACK: i64 = 11 * 366;

/// Refuses a date nobody means.
pub(crate) fn check_date(field: &str, date: CivilDate, today: CivilDate) -> Result<()> {
    let days = date.signed_duration_since(today).num_days();
    if check_range(date).is_err() || !(-MAX_DAYS_BACK..=MAX_DAYS_AHEAD).contains(&days) {
        return Err(DATE_IMPLAUSIBLE.with("date", date).at(field));
    }
    Ok(())
}

/// An amount beyond what the kernel computes with.
pub(crate) fn too_large(error: impl ToString) -> Error {
    AMOUNTS_TOO_LARGE.with("reason", error)
}
