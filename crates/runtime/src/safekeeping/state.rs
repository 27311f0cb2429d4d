//! How the book stands, for the status bar.

use std::time::Duration;

use kontor_contract::safekeeping::{BackupRow, BookState, GetBookState, OLD_AFTER_DAYS};
use kontor_contract::{Access, Result};
use kontor_kernel::Instant;
use kontor_platform::Cx;

use super::{backup, mark, place, sql};

/// A clock that is behind the last fact by more than this is wrong; what is less is two computers that differ.
const NOTICEABLE: Duration = Duration::from_secs(300);

/// `book.state.get`
pub(super) async fn get(cx: &mut Cx, _: GetBookState) -> Result<BookState> {
    let lock = mark::lock(&cx.app());
    let newest = Instant::from_micros(cx.value::<i64>(&sql::NEWEST_CLOCK, Vec::new()).await?);
    let behind = newest.since(cx.now());
    let clock_behind = (behind > NOTICEABLE).then(|| i64::try_from(behind.as_secs()).unwrap_or(i64::MAX));
    let manages_users = cx.caller()?.require(Access::Permission("identity.user.write")).is_ok();
    let backups_by_nobody = manages_users && !cx.is_held_in_each("book.backup.write").await?;
    let state = BookState { lock, verified_at: None, backup_due: false, backups_by_nobody, clock_behind };
    if cx.caller()?.require(Access::Permission("book.backup.read")).is_err() {
        return Ok(state);
    }
    let rows = backup::credible(backup::rows(cx).await?, &place::name(&cx.app().db().location()), cx.now());
    let verified_at = last_verified(&rows);
    let began = Instant::from_micros(cx.value::<i64>(&sql::CREATED_AT, Vec::new()).await?);
    let age = cx.now().since(verified_at.unwrap_or(began));
    let allowed = Duration::from_secs(u64::try_from(OLD_AFTER_DAYS).unwrap_or_default() * 86_400);
    Ok(BookState { verified_at, backup_due: age > allowed, ..state })
}

/// When the newest backup was made that was found right.
pub(super) fn last_verified(rows: &[BackupRow]) -> Option<Instant> {
    rows.iter().filter(|row| row.verified_at.is_some()).map(|row| row.made_at).max()
}
