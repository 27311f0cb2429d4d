//! Backups by the schedule: one process of those that have the book open makes them, under a lease.

use std::time::Duration;

use kontor_contract::safekeeping::BackupTrigger;
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::{Ids as _, Instant, SystemIds};
use kontor_platform::App;
use kontor_store::{Done, RowOp, Scope, Tx};
use uuid::Uuid;

use super::{backup, leftovers, place, settings, sql};

/// How often the schedule is looked at.
const LOOK: Duration = Duration::from_secs(60);
/// How long the lease holds: a backup of a large book is verified within it.
const LEASE: Duration = Duration::from_secs(3_600);
/// How long to wait after an attempt that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(900);

#[derive(Debug, Clone, Row)]
#[row(table = "book_lease")]
struct LeaseRow {
    name: String,
    holder: Uuid,
    until: Instant,
}

/// Makes backups when they are due, until it is dropped.
pub(crate) async fn run(app: App) {
    let holder = SystemIds.next();
    if let Err(error) = leftovers::sweep(&app).await {
        tracing::warn!(%error, "what was left of backups that were cut off could not be removed");
    }
    let mut ticks = tokio::time::interval(LOOK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = tick(&app, holder).await {
            tracing::warn!(%error, "the backup of the schedule was not made; it will be tried again");
            tokio::time::sleep(AFTER_FAILURE).await;
        }
    }
}

/// Makes a backup if one is due and nobody else makes it. Gives whether it did. Of a book in which nothing can be posted none
/// is made: it may not be the one that the backups are of. `holder` names who asks among those that have the book open.
///
/// # Errors
/// As [`backup::make`].
pub async fn tick(app: &App, holder: Uuid) -> Result<bool> {
    let every = settings::load(app).await?.settings.every_hours;
    let (now, here) = (app.now(), place::name(&app.db().location()));
    let last = backup::credible(backup::list(app).await?, &here, now).iter().map(|row| row.made_at).max();
    if app.posting_lock().is_some() || !due(every, last, now) || !take_lease(app, holder, now.saturating_add(LEASE)).await? {
        return Ok(false);
    }
    let made = backup::make(app, BackupTrigger::Schedule).await;
    take_lease(app, holder, app.now()).await?;
    made.map(|_| true)
}

fn due(every_hours: u32, last: Option<Instant>, now: Instant) -> bool {
    every_hours > 0 && last.is_none_or(|last| now.since(last) >= Duration::from_secs(u64::from(every_hours) * 3_600))
}

/// Takes the lease, or gives it back when it ends at once. Gives whether this holder has it.
async fn take_lease(app: &App, holder: Uuid, until: Instant) -> Result<bool> {
    let now = app.now();
    app.db()
        .write(Scope::Book, move |mut tx: Tx| async move {
            let taken = lease(&mut tx, LeaseRow { name: "backup".to_owned(), holder, until }, now).await;
            (tx, taken.map(|answer| Done { answer, fact: None }))
        })
        .await
}

async fn lease(tx: &mut Tx, wanted: LeaseRow, now: Instant) -> Result<bool> {
    let found: Option<LeaseRow> = tx.find(&sql::LEASE, params![wanted.name.clone()]).await?;
    // One that holds longer than any was taken while the clock was wrong.
    let credible = now.saturating_add(2 * LEASE);
    if found.is_some_and(|lease| lease.holder != wanted.holder && lease.until > now && lease.until <= credible) {
        return Ok(false);
    }
    tx.put(RowOp::local(&wanted)).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_when_its_hours_are_over() {
        let now = Instant::noon("2026-03-16".parse().expect("a day"));
        let ago = |hours: u64| Some(now.saturating_sub(Duration::from_secs(hours * 3_600)));
        for (every, last, wanted) in [
            (0, None, false),
            (0, ago(999), false),
            (24, None, true),
            (24, ago(24), true),
            (24, ago(23), false),
            (1, ago(2), true),
        ] {
            assert_eq!(due(every, last, now), wanted, "{every} {last:?}");
        }
    }
}
