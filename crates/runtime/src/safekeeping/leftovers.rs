//! What backups, restores and upgrades left that were cut off: files beside a book, temporary databases. They may hold a whole
//! book in plain, so they go once nobody can be working with them any more.

use kontor_contract::Result;
use kontor_kernel::{Clock as _, Instant, SystemClock};
use kontor_platform::App;
use kontor_store::Location;
use kontor_store::backup::databases;
use uuid::Uuid;

use super::scratch::{DATABASE, blocking, remove_database};
use super::{place, settings};
use crate::file::{OLD, remove_leftovers};

/// Removes what is older than a day: beside the book, in the folder of its backups and, of a Postgres book, on its server.
///
/// # Errors
/// `unavailable.*`.
pub async fn sweep(app: &App) -> Result<()> {
    let location = app.db().location();
    let kept = settings::load(app).await?;
    let folders = [place::temporary(&location), place::data_folder(), settings::folder(&location, &kept.settings)];
    blocking(move || {
        folders.iter().flatten().for_each(|folder| remove_leftovers(folder));
        Ok(())
    })
    .await?;
    let Location::Postgres(url) = location else { return Ok(()) };
    let now = SystemClock.now();
    for name in databases(&url, DATABASE).await?.iter().filter(|name| is_old(name, now)) {
        remove_database(&url, name).await;
    }
    Ok(())
}

/// The number in its name tells when a temporary database was made.
fn is_old(name: &str, now: Instant) -> bool {
    let number = name.strip_prefix(DATABASE).and_then(|number| Uuid::try_parse(number).ok());
    let made = number.and_then(|number| number.get_timestamp()).and_then(|at| i64::try_from(at.to_unix().0).ok());
    made.is_some_and(|seconds| now.since(Instant::from_micros(seconds.saturating_mul(1_000_000))) > OLD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_old_databases_of_ours_go() {
        let now = SystemClock.now();
        let name = format!("{DATABASE}{}", Uuid::now_v7().simple());
        assert!(!is_old(&name, now));
        assert!(is_old(&name, now.saturating_add(2 * OLD)));
        for other in ["kontor_scratch_pad", "kontor_scratch_", "trade"] {
            assert!(!is_old(other, now.saturating_add(2 * OLD)), "{other}");
        }
    }
}
