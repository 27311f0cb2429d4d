//! The log that SQLite keeps beside a file: what was committed since the last checkpoint stands there alone. SQLite takes no
//! notice of a log whose head is not sound, and removes it when the file is closed; it removes the log of a file that is not there
//! or empty at once, and plays it into whatever was put there. So the log is looked at before SQLite is
//! (SQLite, file format, 4). Reading it takes no lock of an open book away: SQLite's locks are on the file and on the index.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use kontor_contract::Result;
use kontor_contract::safekeeping::{BOOK_FILE_LOST, BOOK_LOG_DAMAGED};

/// Bytes before the frames.
const HEAD: usize = 32;
/// Bytes of the head that its checksum is of.
const SUMMED: usize = 24;
/// How a log begins; its last bit says how the checksum reads its numbers.
const MAGIC: u32 = 0x377f_0682;
/// How often the head is looked at: whoever has the book open may be writing it anew at this moment.
const LOOKS: usize = 3;

/// The log beside a file.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

/// Whether anything stands in the log.
pub(crate) fn has_frames(path: &Path) -> bool {
    std::fs::metadata(beside(path)).is_ok_and(|log| log.len() > HEAD as u64)
}

/// Refuses a place where the log of a book is and its file is not, before SQLite takes the log away. A new book has no log before
/// its file has a page.
///
/// # Errors
/// `book.file_lost`.
pub(crate) fn require_file(path: &Path) -> Result<()> {
    if has_frames(path) && !std::fs::metadata(path).is_ok_and(|file| file.len() > 0) {
        return Err(BOOK_FILE_LOST.with("path", path.display()).with("log", beside(path).display()));
    }
    Ok(())
}

/// Refuses a file whose log cannot be read, before SQLite takes it for an empty one.
///
/// # Errors
/// `book.log_damaged`.
pub(crate) fn require_sound(path: &Path) -> Result<()> {
    let log = beside(path);
    for _ in 0..LOOKS {
        match head(&log) {
            Some(head) if !is_sound(&head) => std::thread::yield_now(),
            _ => return Ok(()),
        }
    }
    Err(BOOK_LOG_DAMAGED.with("path", path.display()).with("log", log.display()))
}

/// The head of a log that has frames. What cannot be read at all SQLite cannot open either, and says so.
fn head(log: &Path) -> Option<[u8; HEAD]> {
    let mut file = File::open(log).ok()?;
    let length = file.metadata().ok()?.len();
    let mut head = [0; HEAD];
    file.read_exact(&mut head).ok()?;
    (length > HEAD as u64).then_some(head)
}

fn is_sound(head: &[u8; HEAD]) -> bool {
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let (magic, page) = (number(0), number(8));
    let known = magic & !1 == MAGIC && page.is_power_of_two() && (512..=65_536).contains(&page);
    known && checksum(&head[..SUMMED], magic & 1 == 1) == [number(SUMMED), number(SUMMED + 4)]
}

/// SQLite's checksum of pairs of numbers.
fn checksum(bytes: &[u8], big_endian: bool) -> [u32; 2] {
    let number = |four: &[u8]| {
        let four = [four[0], four[1], four[2], four[3]];
        if big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
    };
    bytes.chunks_exact(8).fold([0_u32; 2], |[first, second], pair| {
        let first = first.wrapping_add(number(&pair[..4])).wrapping_add(second);
        [first, second.wrapping_add(number(&pair[4..])).wrapping_add(first)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    #[test]
    fn a_log_that_sqlite_writes_is_sound_and_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book");
        require_sound(&path).expect("there is none");
        let book = Connection::open(&path).expect("a new file");
        book.execute_batch("pragma journal_mode = wal; create table t (x); insert into t values (1);").expect("written");
        assert!(has_frames(&path));
        require_sound(&path).expect("SQLite wrote it");
        let whole = std::fs::read(beside(&path)).expect("it is open");
        drop(book);
        for at in 0..HEAD {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x40;
            std::fs::write(beside(&path), &damaged).expect("a failing disk");
            assert!(require_sound(&path).is_err(), "byte {at}");
        }
        for length in [0, 7, HEAD] {
            std::fs::write(beside(&path), &whole[..length]).expect("a failing disk");
            require_sound(&path).expect("nothing stands in it");
            assert!(!has_frames(&path));
        }
    }

    #[test]
    fn a_log_needs_its_file_and_no_file_needs_a_log() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book");
        for (file, log, fits) in [
            (None, None, true),
            (Some(0), None, true),
            (Some(4_096), Some(4_152), true),
            (None, Some(4_152), false),
            (Some(0), Some(HEAD + 1), false),
            (None, Some(HEAD), true),
            (Some(0), Some(0), true),
        ] {
            for (path, length) in [(path.clone(), file), (beside(&path), log)] {
                match length {
                    Some(length) => std::fs::write(&path, vec![0_u8; length]).expect("written"),
                    None => drop(std::fs::remove_file(&path)),
                }
            }
            assert_eq!(require_file(&path).is_ok(), fits, "{file:?} {log:?}");
        }
    }
}
