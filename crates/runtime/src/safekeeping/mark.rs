//! The high-water mark: the last fact of a book, kept outside it. A book that is put back from a copy, or that lost its last
//! pages, is older than its mark, and then somebody has issued numbers which the book does not know.
//!
//! The file is overwritten in place after every durable commit and never made empty; it is not forced onto the disk, so that
//! a power cut may leave it a moment behind the book, never ahead of it.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use kontor_contract::safekeeping::{BOOK_BEHIND_ITS_MARK, BOOK_LOG_LOST, BOOK_MARK_MISSING, BOOK_MOVED, LockReason, PostingLock};
use kontor_contract::{Error, Result};
use kontor_platform::App;
use kontor_store::{Location, Position, RowOp, fault};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{place, sql};
use crate::file::sync_folder;

/// Every write is as long as this, so that none leaves the end of another.
const WIDTH: usize = 160;

/// What the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    node_id: Uuid,
    epoch: i64,
    seq: i64,
}

impl Mark {
    fn position(self) -> Position {
        Position { epoch: self.epoch, seq: self.seq }
    }
}

/// Keeps the mark of an open book.
struct Keeper {
    path: PathBuf,
    node_id: Uuid,
    file: Mutex<Option<File>>,
}

impl Keeper {
    /// Raises the mark. A mark that cannot be written must not keep anybody from working.
    fn raise(&self, position: Position) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = self.write(&mut file, position) {
            *file = None;
            tracing::warn!(%error, "the book's mark cannot be written");
        }
    }

    fn write(&self, slot: &mut Option<File>, position: Position) -> std::io::Result<()> {
        let file = match slot {
            Some(file) => file,
            None => {
                fs::create_dir_all(place::folder_of(&self.path))?;
                slot.insert(OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&self.path)?)
            }
        };
        // Another process may have the book open too and be ahead.
        let known = parse(file).filter(|mark| mark.node_id == self.node_id);
        if known.is_some_and(|mark| mark.position() >= position) {
            return Ok(());
        }
        let mark = Mark { node_id: self.node_id, epoch: position.epoch, seq: position.seq };
        let mut line = serde_json::to_vec(&mark)?;
        line.resize(WIDTH - 1, b' ');
        line.push(b'\n');
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&line)?;
        if known.is_none() {
            // A new mark that a power cut leaves empty would be missed.
            file.sync_all()?;
            sync_folder(&self.path)?;
        }
        Ok(())
    }
}

fn parse(file: &mut File) -> Option<Mark> {
    let mut text = String::new();
    file.seek(SeekFrom::Start(0)).ok()?;
    file.take(WIDTH as u64).read_to_string(&mut text).ok()?;
    serde_json::from_str(text.trim()).ok()
}

fn read(path: &Path, node_id: Uuid) -> Option<Mark> {
    parse(&mut File::open(path).ok()?).filter(|mark| mark.node_id == node_id)
}

/// Refuses a file that holds no book where there was one, as its mark tells: all of it stood in a log that is gone. A new one
/// would be made in its place otherwise.
///
/// # Errors
/// `book.file_lost`, `book.log_lost`, `book.log_damaged`, `book.corrupt`, `book.locked`, `unavailable.storage`.
pub(super) fn require_book(location: &Location, book: &Path) -> Result<()> {
    let marked = place::mark(location).is_ok_and(|mark| mark.exists());
    if marked && book.exists() && !fault::holds_book(book)? {
        return Err(BOOK_LOG_LOST.with("path", book.display()));
    }
    Ok(())
}

/// Compares a book just opened with its mark, locks posting if it is older or there is none, and keeps the mark from now on.
///
/// # Errors
/// `unavailable.*`.
pub(super) async fn keep(app: &App, location: &Location) -> Result<()> {
    let db = app.db();
    let path = match place::mark(location) {
        Ok(path) => path,
        // A service without a folder of its own works all the same; nothing tells then whether the book is older than it was.
        Err(error) => {
            tracing::warn!(%error, "there is no place for the book's mark");
            return Ok(());
        }
    };
    let (node_id, position) = (db.identity().node_id, db.last_position().await?);
    let marked = app.read(None, async |cx: &mut kontor_platform::Cx| cx.value::<i64>(&sql::MARKED, Vec::new()).await).await? > 0;
    let known = read(&path, node_id);
    let keeper = Keeper { path, node_id, file: Mutex::default() };
    let held = match known {
        Some(mark) if mark.position() > position => {
            app.lock_posting(Some(behind(position, mark)));
            Some(mark.epoch)
        }
        None if marked && position.seq > 0 => {
            app.lock_posting(Some(missing(position)));
            Some(position.epoch)
        }
        _ => {
            keeper.raise(position);
            None
        }
    };
    if !marked {
        remember(app).await;
    }
    let moved: Option<(i64, i64)> =
        app.read(None, async |cx: &mut kontor_platform::Cx| cx.find(&sql::MOVED, Vec::new()).await).await?;
    // A book that has begun an epoch since gives other numbers than its copy.
    if let Some((epoch, seq)) = moved.filter(|(epoch, _)| *epoch >= db.identity().epoch && app.posting_lock().is_none()) {
        app.lock_posting(Some(BOOK_MOVED.with("epoch", epoch).with("seq", seq)));
    }
    // The mark of a locked book stays as it was until a new epoch begins: the next start must ask again.
    db.watch(Box::new(move |position| {
        if held.is_none_or(|epoch| position.epoch > epoch) {
            keeper.raise(position);
        }
    }));
    Ok(())
}

/// From now on a missing mark means something. A book that cannot be written can be read all the same.
async fn remember(app: &App) {
    let values = kontor_contract::params![1_i64, app.now()];
    if let Err(error) = app.write_local(vec![RowOp::Local { table: "book_mark", values }]).await {
        tracing::warn!(%error, "the book does not know of its mark");
    }
}

fn behind(position: Position, mark: Mark) -> Error {
    let error = BOOK_BEHIND_ITS_MARK.with("epoch", position.epoch).with("seq", position.seq);
    error.with("marked_epoch", mark.epoch).with("marked_seq", mark.seq)
}

fn missing(position: Position) -> Error {
    BOOK_MARK_MISSING.with("epoch", position.epoch).with("seq", position.seq)
}

/// Why nothing can be posted, as the interface shows it.
pub(super) fn lock(app: &App) -> Option<PostingLock> {
    let error = app.posting_lock()?;
    let number = |name: &str| error.params.get(name).and_then(|text| text.parse::<i64>().ok());
    let reasons = [(&BOOK_BEHIND_ITS_MARK, LockReason::Behind), (&BOOK_MOVED, LockReason::Moved)];
    let reason = reasons.into_iter().find(|(code, _)| error.is(code)).map_or(LockReason::Missing, |(_, reason)| reason);
    Some(PostingLock {
        reason,
        epoch: number("epoch").unwrap_or_default(),
        seq: number("seq").unwrap_or_default(),
        marked_epoch: number("marked_epoch"),
        marked_seq: number("marked_seq"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_rises_and_never_falls() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a/book.mark");
        let keeper = |node: u128| Keeper { path: path.clone(), node_id: Uuid::from_u128(node), file: Mutex::default() };
        let first = keeper(1);
        assert_eq!(read(&path, Uuid::from_u128(1)), None);
        for (epoch, seq, expected) in [(1, 7, (1, 7)), (1, 1_000_000, (1, 1_000_000)), (1, 5, (1, 1_000_000)), (2, 1, (2, 1))] {
            first.raise(Position { epoch, seq });
            let mark = read(&path, Uuid::from_u128(1)).expect("written");
            assert_eq!((mark.epoch, mark.seq), expected);
        }
        // Another book in the same place has a mark of its own.
        assert_eq!(read(&path, Uuid::from_u128(2)), None);
        keeper(2).raise(Position { epoch: 1, seq: 1 });
        assert_eq!(read(&path, Uuid::from_u128(1)), None);
        assert_eq!(fs::metadata(&path).expect("there").len(), 160);
    }
}
