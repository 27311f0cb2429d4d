//! `kontor copy`: a book moved between engines, by its facts. Every fact is written as it is, byte for byte, with its place
//! in the chain; the rows follow from the facts as they did at first. What is this computer's alone stays behind.

use kontor_contract::Result;
use kontor_contract::error::BOOK_IN_USE;
use kontor_contract::operating::BOOK_PRESENT;
use kontor_contract::row::Value;
use kontor_contract::safekeeping::BOOK_COPY_DIFFERS;
use kontor_platform::archive::{Days, key_of, rows_after};
use kontor_platform::{App, Cx};
use kontor_store::backup::{empty_postgres, fold, postgres_is_empty};
use kontor_store::cipher::prepare;
use kontor_store::{Adopted, Class, Db, Identity, Keeping, Location, Position, RowOp, SCHEMA, Table, fault};

use super::scratch::{self, first_problem};
use crate::file::Partial;

/// Facts taken over by one transaction.
const BATCH: i64 = 200;

/// What was taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Facts.
    pub facts: i64,
    /// The last of them.
    pub last: Position,
}

/// Which of the two books takes no facts from then on: both would go on with the same numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// The one that was copied: the book has moved.
    Original,
    /// The copy, until its owner begins an epoch there: it is to be looked at.
    Copy,
}

/// Copies a whole book to a place where there is none. With `secrets`, people sign in there with the passwords they have;
/// without, the owner's password is set anew.
///
/// # Errors
/// `book.present`, `book.file_lost`, `book.unsound` when the book itself is not right, `book.copy_differs`, `unavailable.*`.
pub async fn copy(from: &Location, to: &Location, secrets: bool, rests: Rests) -> Result<Moved> {
    let source = crate::open(crate::Config::existing(from.clone())).await?;
    crate::log_export(&source, "kontor copy", None).await?;
    let moved = copy_to(&source, to, secrets, rests).await?;
    if rests == Rests::Original {
        let values = kontor_contract::params![1_i64, moved.last.epoch, moved.last.seq, source.now()];
        source.write_local(vec![RowOp::Local { table: "book_moved", values }]).await?;
    }
    Ok(moved)
}

async fn copy_to(source: &App, to: &Location, secrets: bool, rests: Rests) -> Result<Moved> {
    match to {
        Location::File(path) => {
            if path.exists() {
                return Err(BOOK_PRESENT.with("path", path.display()));
            }
            fault::require_no_stray_log(path)?;
            let partial = Partial::try_new(path, false)?;
            if let Location::File(book) = source.db().location() {
                prepare(&book, partial.path())?;
            }
            let moved = fill(source, &Location::File(partial.path().to_owned()), secrets, rests).await?;
            fold(partial.path())?;
            partial.keep()?;
            Ok(moved)
        }
        Location::Postgres(url) => {
            if !postgres_is_empty(url).await? {
                return Err(BOOK_PRESENT.with("path", "postgres"));
            }
            let moved = fill(source, to, secrets, rests).await;
            if moved.as_ref().is_err_and(|error| !error.is(&BOOK_PRESENT) && !error.is(&BOOK_IN_USE)) {
                // Half a book must not look like one; nobody can have posted into it.
                if let Err(error) = empty_postgres(url).await {
                    tracing::warn!(%error, "what was copied could not be removed again");
                }
            }
            moved
        }
    }
}

async fn fill(source: &App, to: &Location, secrets: bool, rests: Rests) -> Result<Moved> {
    let identity = source.db().identity();
    let target = Db::open(to, Some(identity), source.now().micros()).await?;
    if target.identity() != identity || target.last_position().await?.seq > 0 {
        // Somebody was faster.
        return Err(BOOK_PRESENT.with("path", "postgres"));
    }
    for table in SCHEMA.tables().filter(|table| travels(table, secrets)) {
        copy_table(source, &target, table).await?;
    }
    let moved = copy_facts(source, &target).await?;
    if rests == Rests::Copy {
        // Without a mark beside it, a book that knows of one asks its owner.
        let values = kontor_contract::params![1_i64, source.now()];
        target.adopt(Vec::new(), vec![RowOp::Local { table: "book_mark", values }]).await?;
    }
    drop(target);
    compare(source, to, identity, moved.last).await?;
    Ok(moved)
}

/// What lies beside the facts and goes along. Whose the rows of a local table are, its declaration says.
fn travels(table: &Table, secrets: bool) -> bool {
    match (table.class, table.keeping) {
        (Class::Detached, _) | (Class::Local, Some(Keeping::Book)) => true,
        // Heads stay signed by the key they were signed with.
        (Class::Posted, _) => table.name == "fact_signature",
        (Class::Local, Some(Keeping::Secret)) => secrets,
        // Words are kept by the store with the rows they are of.
        _ => false,
    }
}

/// A page of rows at a time: personal texts and words of a large book fit into no memory.
async fn copy_table(from: &App, to: &Db, table: &'static Table) -> Result<()> {
    // What is only ever added to refuses even the wish to write over it.
    let op = |values: Vec<Value>| match table.append_only {
        true => RowOp::Insert { table: &table.name, values },
        false => RowOp::Local { table: &table.name, values },
    };
    let mut after: Option<Vec<Value>> = None;
    loop {
        let known = after.take();
        let read = async |cx: &mut Cx| rows_after(cx, table, Days::default(), known.as_deref()).await;
        let rows = from.read(None, read).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = Some(key_of(table, last));
        to.adopt(Vec::new(), rows.into_iter().map(op).collect()).await?;
    }
}

async fn copy_facts(source: &App, target: &Db) -> Result<Moved> {
    let mut moved = Moved { facts: 0, last: Position::default() };
    loop {
        let facts = source.db().sealed_from(moved.last, BATCH).await?;
        let Some(last) = facts.last() else { return Ok(moved) };
        moved.last = Position { epoch: last.epoch, seq: last.seq };
        moved.facts += i64::try_from(facts.len()).unwrap_or_default();
        let ops = source.operations_of_all(&facts).await?;
        let adopted = facts.into_iter().zip(ops).map(|(fact, ops)| Adopted { fact, ops }).collect();
        target.adopt(adopted, Vec::new()).await?;
    }
}

/// A copy counts when every invariant holds there and its chain ends as the book's does.
async fn compare(source: &App, to: &Location, identity: Identity, last: Position) -> Result<()> {
    let differs = |reason: String| BOOK_COPY_DIFFERS.with("reason", reason);
    let copy = scratch::open(to).await?;
    if copy.db().identity() != identity {
        return Err(differs("it is another database".to_owned()));
    }
    let (found, newest) = (copy.db().last_position().await?, source.db().last_position().await?);
    if found != last || newest != last {
        return Err(differs(format!("the book ends at {newest:?}, its copy at {found:?}")));
    }
    first_problem(&scratch::verify(&copy).await?).map_or(Ok(()), |problem| Err(differs(problem)))
}
