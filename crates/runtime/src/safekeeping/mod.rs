//! Safekeeping: backups that were verified, restores, upgrades on a copy, the mark outside the book, epochs, moving a book
//! between engines, and a file for those who look for what is wrong.
//!
//! Owns `book_*`. Refuses to call a backup good that was not restored and looked at, to post into a book that is older than
//! its mark, to swap in an upgrade whose invariants do not hold. Event: `book.epoch.granted`. It stands here and not in a
//! module as it opens books, which only the runtime can.

mod backup;
pub mod diagnosis;
pub mod encryption;
mod epoch;
mod guard;
mod leftovers;
mod mark;
pub mod moving;
mod place;
mod restore;
mod retention;
mod schedule;
mod scratch;
mod sealed;
mod secret;
mod settings;
mod sql;
mod state;
mod upgrade;

use std::path::PathBuf;

use kontor_contract::Result;
use kontor_contract::safekeeping::{BackupTrigger, MakeBackup};
use kontor_platform::{App, Check, Router};
use kontor_secrets::Secrets;
use kontor_store::Location;

pub use backup::{Looked, back_up, look, make};
pub use leftovers::sweep;
pub use place::{data_folder, hand_out, spare};
pub use restore::{demand_owner, restore};
pub use schedule::tick as back_up_when_due;
pub use upgrade::bring_up_to_date;

pub(crate) use schedule::run as keep_schedule;

/// Registers commands and the event.
pub(crate) fn register(router: &mut Router) {
    router.query(state::get);
    router.query(settings::list);
    router.task(settings::set);
    router.task(|app: App, _: String, _: MakeBackup| async move { backup::make(&app, BackupTrigger::Hand).await });
    router.task(restore::preview);
    router.task(restore::stage);
    router.task(restore::cancel);
    router.query(epoch::preview);
    router.change_with(epoch::before_grant, epoch::grant);
    router.task(diagnosis::make);
    router.event(epoch::granted);
    router.check(Check {
        id: "V13",
        about: kontor_contract::integrity::finding::CHECK_EPOCHS,
        run: Box::new(|cx| Box::pin(epoch::check(cx))),
    });
    router.sql(sql::ALL, &[]);
}

/// Where a new file of this name lies that is made for people outside: in the folder of the backups.
pub(crate) async fn new_file(app: &App, name: &str, ending: &str) -> Result<PathBuf> {
    let kept = settings::load(app).await?;
    let folder = backup::folder(&app.db().location(), &kept)?;
    Ok(folder.join(format!("{name}-{}.{ending}", backup::stamp())))
}

/// What is done before a book is opened: a restore that was put ready, the key, whether it is there at all, an upgrade.
pub(crate) async fn before_opening(location: &Location, secrets: &Secrets) -> Result<()> {
    restore::apply_staged(location, secrets).await?;
    if let Location::File(book) = location {
        encryption::unlock(book, secrets, None).await?;
        mark::require_book(location, book)?;
        upgrade::bring_up_to_date(book).await?;
    }
    Ok(())
}

/// What is done once it is open: fill new tables of a database, compare the book with its mark.
pub(crate) async fn after_opening(app: &App, location: &Location) -> Result<()> {
    if app.db().upgraded() {
        // A book in a file was upgraded before, on a copy.
        let filled = scratch::fill(app).await?;
        app.db().upgrade_done().await?;
        tracing::info!(filled, "the book was brought up to date");
    }
    mark::keep(app, location).await
}
