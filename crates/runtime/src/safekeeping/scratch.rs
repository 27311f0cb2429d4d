//! A temporary book: where a backup is restored to be looked at, and goes away again.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use kontor_contract::Result;
use kontor_contract::error::{BOOK_NEWER, INTERNAL_BUG};
use kontor_contract::params;
use kontor_contract::safekeeping::BookSummary;
use kontor_kernel::{Ids as _, Instant, Language, SystemClock, SystemIds};
use kontor_platform::{App, Parts, VerifyReport};
use kontor_secrets::Secrets;
use kontor_store::backup::{Age, check};
use kontor_store::cipher::Salt;
use kontor_store::{Db, Location, Scope, Tx, newest};
use tempfile::TempDir;

use super::place;
use super::sealed::unreadable;
use crate::file::{TEMPORARY, failed};
use crate::pg_tools::{Database, dump_holds_book, dump_structure};

/// How the two kinds of plain backups begin.
const SQLITE: &[u8] = b"SQLite format 3\0";
const DUMP: &[u8] = b"PGDMP";

/// How names of temporary databases begin.
pub(super) const DATABASE: &str = "kontor_scratch_";

/// A book in a temporary place.
pub(super) struct Scratch {
    /// The book, brought up to date.
    pub(super) app: App,
    /// The structure it came with.
    pub(super) schema_version: i64,
    database: Option<(String, String)>,
    _folder: TempDir,
}

/// A folder for temporary files beside the book, never beside a backup: what lies there is not encrypted, and a share of
/// another machine takes no book. In the data folder where nothing can be put beside the book, or the system's for a service
/// that has neither.
pub(super) fn folder_for(location: &Location) -> Result<TempDir> {
    let data = place::data_folder().and_then(|folder| {
        std::fs::create_dir_all(&folder).map_err(failed(&folder))?;
        Ok(folder)
    });
    let made = [place::temporary(location), data].into_iter().flatten().find_map(|folder| temporary_in(&folder).ok());
    let of_system = std::env::temp_dir();
    made.map_or_else(|| temporary_in(&of_system).map_err(failed(&of_system)), Ok)
}

/// Nobody else may look into it.
fn temporary_in(folder: &Path) -> std::io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(folder)
}

/// Refuses the structure of a newer program.
///
/// # Errors
/// `book.newer`.
pub(super) fn demand_known(found: i64) -> Result<()> {
    if found > newest() { Err(BOOK_NEWER.with("found", found).with("known", newest())) } else { Ok(()) }
}

impl Scratch {
    /// Restores a plain backup: a book's file for a book in a file, a dump for a book in a database of that server.
    ///
    /// # Errors
    /// `book.backup.unreadable`, `book.newer`, `tool.*`, `unavailable.*`.
    pub(super) async fn restore(file: &Path, beside: &Location, folder: TempDir) -> Result<Self> {
        match beside {
            Location::File(_) => Self::file(file, folder).await,
            Location::Postgres(url) => Self::database(file, url, folder).await,
        }
    }

    async fn file(file: &Path, folder: TempDir) -> Result<Self> {
        if Salt::of(file).is_none() {
            demand(file, SQLITE, "it is no book of one file")?;
        }
        let path = folder.path().join("scratch.kontor");
        let (from, to) = (file.to_owned(), path.clone());
        // A copy by SQLite itself brings along what still stands in a log beside the file.
        let looked = blocking(move || {
            kontor_store::backup::copy(&from, &to)?;
            check(&to)
        });
        let age = looked.await.map_err(|error| unreadable(file, reason(&error)))?;
        if let Age::Newer(found) = age {
            demand_known(found)?;
        }
        let schema_version = kontor_store::fault::schema_of(&path)?.unwrap_or_default();
        let app = open(&Location::File(path)).await?;
        fill_older(&app, schema_version).await?;
        Ok(Self { app, schema_version, database: None, _folder: folder })
    }

    async fn database(file: &Path, url: &str, folder: TempDir) -> Result<Self> {
        demand(file, DUMP, "it is no dump of a Postgres book")?;
        if !dump_holds_book(file).await.map_err(|error| unreadable(file, reason(&error)))? {
            return Err(unreadable(file, "the dump holds no book"));
        }
        let structure = dump_structure(file).await.map_err(|error| unreadable(file, reason(&error)))?;
        let schema_version = structure.unwrap_or_default();
        demand_known(schema_version)?;
        let name = format!("{DATABASE}{}", SystemIds.next().simple());
        kontor_store::baseline::create_database(url, &name).await?;
        let scratch = sibling(url, &name);
        let database = Some((url.to_owned(), name));
        let opened = async {
            load_dump(file, &scratch).await?;
            let app = open(&Location::Postgres(scratch.clone())).await?;
            fill_older(&app, schema_version).await?;
            Ok(app)
        };
        match opened.await {
            Ok(app) => Ok(Self { app, schema_version, database, _folder: folder }),
            Err(error) => {
                drop_database(database).await;
                Err(error)
            }
        }
    }

    /// Looks at every invariant. Gives the first problem, if there is one.
    pub(super) async fn problem(&self) -> Result<Option<String>> {
        Ok(first_problem(&verify(&self.app).await?))
    }

    /// What it holds.
    pub(super) async fn summary(&self) -> Result<BookSummary> {
        Ok(BookSummary { schema_version: self.schema_version, ..summary(&self.app).await? })
    }

    /// Removes it.
    pub(super) async fn end(self) {
        let Self { app, database, .. } = self;
        drop(app);
        drop_database(database).await;
    }
}

/// What a failed attempt leaves is named `kontor_scratch_...` and holds nothing anybody needs.
async fn drop_database(database: Option<(String, String)>) {
    if let Some((url, name)) = database {
        remove_database(&url, &name).await;
    }
}

/// Removes a temporary database, if it can be removed.
pub(super) async fn remove_database(url: &str, name: &str) {
    if let Err(error) = kontor_store::baseline::drop_database(url, name).await {
        tracing::warn!(%error, name, "a temporary database could not be removed");
    }
}

/// Puts a dump into an empty database, or in the place of what is there.
///
/// # Errors
/// `tool.*`.
pub(super) async fn load_dump(file: &Path, url: &str) -> Result<()> {
    let arguments = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--clean", "--if-exists"];
    let arguments = [&arguments.map(OsStr::new)[..], &[file.as_os_str()]].concat();
    Database::parse(url).run("pg_restore", &arguments).await.map(drop)
}

/// Another database of the same server.
fn sibling(url: &str, name: &str) -> String {
    let (place, query) = url.split_once('?').map_or((url, None), |(place, query)| (place, Some(query)));
    let server = place.rsplit_once('/').map_or(place, |(server, _)| server);
    query.map_or_else(|| format!("{server}/{name}"), |query| format!("{server}/{name}?{query}"))
}

fn demand(file: &Path, magic: &[u8], otherwise: &str) -> Result<()> {
    let mut begins = Vec::with_capacity(magic.len());
    let read = File::open(file).and_then(|file| file.take(magic.len() as u64).read_to_end(&mut begins));
    read.map_err(|error| unreadable(file, error))?;
    if begins == magic { Ok(()) } else { Err(unreadable(file, otherwise)) }
}

/// Opens a book without a mark: nobody posts into it.
pub(super) async fn open(location: &Location) -> Result<App> {
    let db = Db::open(location, None, 0).await?;
    let (clock, ids, secrets) = (Arc::new(SystemClock), Arc::new(SystemIds), Secrets::of_this_machine());
    Ok(App::new(Parts { db, clock, ids, secrets, router: crate::router() }))
}

/// Looks at every invariant, on a thread of its own: it works long, and with a book in memory that no two threads share.
pub(super) async fn verify(app: &App) -> Result<VerifyReport> {
    let app = app.clone();
    let runtime = tokio::runtime::Handle::current();
    blocking(move || runtime.block_on(app.verify())).await
}

/// A copy of an older structure was brought up to date by opening it; what its facts make in newer tables is missing.
async fn fill_older(app: &App, schema_version: i64) -> Result<()> {
    if schema_version < newest() {
        fill(app).await?;
    }
    Ok(())
}

/// Fills tables that are newer than the book's facts, on a thread of its own as [`verify`].
pub(super) async fn fill(app: &App) -> Result<u64> {
    let app = app.clone();
    let runtime = tokio::runtime::Handle::current();
    blocking(move || runtime.block_on(app.fill_from_facts())).await
}

/// The first thing that is wrong, if something is, for a sentence that goes around it.
pub(super) fn first_problem(report: &VerifyReport) -> Option<String> {
    let wrong = report.checks.iter().find(|check| check.wrong > 0)?;
    let problem = wrong.problems.first().map(|problem| problem.sentence(Language::En));
    Some(format!("{}: {}", wrong.id, problem.unwrap_or_default()))
}

/// What an error says, for a sentence that goes around it.
pub(super) fn reason(error: &kontor_contract::Error) -> String {
    error.params.get("reason").cloned().unwrap_or_else(|| error.code.clone())
}

/// What an open book holds.
pub(super) async fn summary(app: &App) -> Result<BookSummary> {
    let identity = app.db().identity();
    let position = app.db().last_position().await?;
    let last = app.db().read(Scope::Book, async |mut tx: Tx| {
        let last = tx.rows_of::<(i64,)>("select coalesce(max(hlc), 0) from fact", Vec::new()).await;
        (tx, last)
    });
    let last_at = last.await?.first().map(|row| row.0).filter(|hlc| *hlc > 0).map(Instant::from_micros);
    let names = app.db().read(Scope::Book, async |mut tx: Tx| {
        let names = tx.rows_of::<(String,)>("select name from rpt_book_company order by name limit 100", params![]).await;
        (tx, names)
    });
    Ok(BookSummary {
        companies: names.await?.into_iter().map(|row| row.0).collect(),
        tenant_id: identity.tenant_id,
        node_id: identity.node_id,
        epoch: position.epoch,
        seq: position.seq,
        last_at,
        schema_version: newest(),
        entries: count(app, "finance_entry").await?,
        parties: count(app, "parties_party").await?,
        items: count(app, "inventory_item").await?,
    })
}

/// Rows of a table.
pub(super) async fn count(app: &App, table: &str) -> Result<i64> {
    let sql = format!("select count(*) from {table}");
    let rows = app.db().read(Scope::Book, async move |mut tx: Tx| {
        let rows = tx.rows_of::<(i64,)>(&sql, Vec::new()).await;
        (tx, rows)
    });
    Ok(rows.await?.first().map_or(0, |row| row.0))
}

/// Runs what waits for a disk or works out a key on a thread of its own.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| INTERNAL_BUG.with("what", error))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_encrypted_lies_beside_the_book() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = folder_for(&Location::File(folder.path().join("trade.kontor"))).expect("there is room");
        assert_eq!(made.path().parent(), Some(folder.path()));
        // A book that is not there yet, in a folder that is not there yet.
        let missing = folder_for(&Location::File(folder.path().join("missing/trade.kontor"))).expect("there is room elsewhere");
        assert!(!missing.path().starts_with(folder.path()) && !folder.path().join("missing").exists());
    }

    #[test]
    fn a_temporary_database_lies_beside_the_book() {
        assert_eq!(sibling("postgres://k@h:5/trade", "x"), "postgres://k@h:5/x");
        assert_eq!(sibling("postgres://k@h/trade?sslmode=require", "x"), "postgres://k@h/x?sslmode=require");
    }
}
