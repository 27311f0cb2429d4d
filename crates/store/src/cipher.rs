//! Encryption at rest: SQLCipher encrypts every page of a file, of its log and of its journal, and proves each by a MAC.
//!
//! Owns the keys of the books that this process may open, by the salt in the first bytes of their files. A copy that is made
//! page by page keeps salt and key of its book, so that temporary books, upgrades and backups of an encrypted book are
//! encrypted without anybody passing a key on. **Invariant: a key enters no file, no error and no log.**

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kontor_contract::safekeeping::{BOOK_CORRUPT, BOOK_KEY_NEEDED, BOOK_KEY_WRONG, BOOK_UNOPENABLE};
use kontor_contract::{Error, Result};
use pbkdf2::pbkdf2_hmac;
use rand::RngCore as _;
use rusqlite::{Connection, OpenFlags, params};
use sha2::Sha512;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::backup::open;
use crate::sqlite::{peek_with, sqlite_error};
use crate::tx::storage;

/// Bytes of a salt: the first ones of an encrypted file, where a plain one says what it is.
const SALT_BYTES: usize = 16;
/// Bytes of a key.
const KEY_BYTES: usize = 32;
/// What SQLCipher 4 does with a passphrase, so that any program with SQLCipher opens a book with it.
const ROUNDS: u32 = 256_000;
/// Digits between two dashes of a recovery key.
const GROUP: usize = 8;
/// Bytes of a page, in plain books and in encrypted ones.
const PAGE: usize = 4096;
/// How a plain file begins.
const PLAIN: &[u8; SALT_BYTES] = b"SQLite format 3\0";
/// What the header of every plain file says at this place, whatever happened to its first bytes.
const FRACTIONS: (std::ops::Range<usize>, &[u8]) = (21..24, &[64, 32, 32]);
/// Different bytes in an encrypted page, at the very least; of 4096 bytes of chance all 256 are expected.
const LEAST_DIFFERENT: usize = 200;

/// Keys of this process.
static KEYS: Mutex<BTreeMap<Salt, Key>> = Mutex::new(BTreeMap::new());

/// What tells one encrypted file from another, and is the same in all copies of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Salt([u8; SALT_BYTES]);

impl Salt {
    /// A new one.
    pub fn random() -> Self {
        let mut bytes = [0; SALT_BYTES];
        rand::rng().fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// The salt of an encrypted file; `None` for a plain book, for what is no book, and where there is nothing.
    pub fn of(path: &Path) -> Option<Self> {
        let salt = first_bytes(path).map(Self)?;
        if salt.0 == *PLAIN {
            return None;
        }
        // Nobody in this process has a file open whose key is not known here, so that reading it does no harm.
        let encrypted = keys().contains_key(&salt) || first_page(path).is_some_and(|page| is_encrypted(&page));
        encrypted.then_some(salt)
    }

    /// As the name under which the key is kept.
    pub fn id(self) -> Uuid {
        Uuid::from_bytes(self.0)
    }
}

/// Whether a file is a book in plain, as far as its first bytes tell.
pub fn is_plain(path: &Path) -> bool {
    first_bytes(path).as_ref() == Some(PLAIN)
}

/// What a file of whole pages begins with, asked through SQLite: when a process closes a file that it has opened besides, the
/// system takes all its locks on that file away (POSIX), those of open books, too.
fn first_bytes(path: &Path) -> Option<[u8; SALT_BYTES]> {
    let length = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.len();
    // Other files that look like chance, and those that were cut off, are seldom whole pages.
    if length == 0 || !length.is_multiple_of(PAGE as u64) {
        return None;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).ok()?;
    // Any key does, as nothing is decrypted.
    Spec(Zeroizing::new("-".to_owned())).apply(&connection).ok()?;
    let digits: String = connection.query_row("pragma cipher_salt", [], |row| row.get(0)).ok()?;
    from_hexadecimal(&digits)
}

fn first_page(path: &Path) -> Option<Vec<u8>> {
    let mut page = Vec::with_capacity(PAGE);
    File::open(path).and_then(|file| file.take(PAGE as u64).read_to_end(&mut page)).ok()?;
    Some(page)
}

/// Whether a first page is encrypted, and no plain one, whole or damaged.
fn is_encrypted(page: &[u8]) -> bool {
    let (place, fractions) = FRACTIONS;
    if page.len() < PAGE || page.starts_with(PLAIN) || page.get(place) == Some(fractions) {
        return false;
    }
    let mut seen = [false; 256];
    page.iter().for_each(|byte| seen[usize::from(*byte)] = true);
    seen.iter().filter(|seen| **seen).count() >= LEAST_DIFFERENT
}

/// The key of a file. Wiped when it goes away.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<[u8; KEY_BYTES]>);

impl Key {
    /// A new one.
    pub fn random() -> Self {
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        rand::rng().fill_bytes(&mut *bytes);
        Self(bytes)
    }

    /// One that was kept.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        <[u8; KEY_BYTES]>::try_from(bytes).ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// What somebody entered: a recovery key, or else a passphrase, which takes a moment to work out.
    pub fn entered(text: &str, salt: Salt) -> Self {
        if let Some(key) = recovered(text) {
            return key;
        }
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        pbkdf2_hmac::<Sha512>(text.as_bytes(), &salt.0, ROUNDS, &mut *bytes);
        Self(bytes)
    }

    /// To be kept.
    pub fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// As a person writes it down: `0123abcd-...`, eight times eight digits.
    pub fn recovery(&self) -> Zeroizing<String> {
        let digits = hexadecimal(&*self.0);
        let mut text = Zeroizing::new(String::with_capacity(digits.len() * 2));
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(digit);
        }
        text
    }
}

fn recovered(text: &str) -> Option<Key> {
    let digits: Zeroizing<String> = Zeroizing::new(text.chars().filter(|letter| !matches!(letter, '-' | ' ')).collect());
    from_hexadecimal(&digits).map(|bytes| Key(Zeroizing::new(bytes)))
}

fn from_hexadecimal<const BYTES: usize>(digits: &str) -> Option<[u8; BYTES]> {
    if digits.len() != BYTES * 2 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; BYTES];
    for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn hexadecimal(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for byte in bytes {
        write!(text, "{byte:02x}").expect("a string takes what is written");
    }
    text
}

/// A key with its salt, as SQLCipher takes it: it has nothing to work out.
pub(crate) struct Spec(Zeroizing<String>);

impl Spec {
    fn new(key: &Key, salt: Salt) -> Self {
        let (key, salt) = (hexadecimal(key.bytes()), hexadecimal(&salt.0));
        let mut text = Zeroizing::new(String::with_capacity(key.len() + salt.len() + 3));
        for part in ["x'", &key, &salt, "'"] {
            text.push_str(part);
        }
        Self(text)
    }

    /// Gives a connection its key, before anything else is asked of it.
    pub(crate) fn apply(&self, connection: &Connection) -> Result<()> {
        // What SQLCipher itself says of a wrong key goes to stderr otherwise, beside our own errors.
        connection.execute_batch("pragma cipher_log_level = none").map_err(sqlite_error)?;
        connection.key(None::<&str>, self.0.as_bytes(), false).map_err(|_| storage("the key was not taken"))
    }
}

fn keys() -> MutexGuard<'static, BTreeMap<Salt, Key>> {
    KEYS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What opens a file: nothing if it is plain.
pub(crate) fn spec_of(path: &Path) -> Result<Option<Spec>> {
    let Some(salt) = Salt::of(path) else { return Ok(None) };
    let spec = keys().get(&salt).map(|key| Spec::new(key, salt));
    spec.map(Some).ok_or_else(|| BOOK_KEY_NEEDED.with("path", path.display()))
}

/// Gives a connection the key of the file it was opened over, if that is encrypted.
pub(crate) fn apply(connection: &Connection, path: &Path) -> Result<()> {
    spec_of(path)?.map_or(Ok(()), |spec| spec.apply(connection))
}

/// The salt of an encrypted file whose key this process does not know.
pub fn locked(path: &Path) -> Option<Salt> {
    Salt::of(path).filter(|salt| !keys().contains_key(salt))
}

/// Tries a key, and knows it from now on if it opens the file.
///
/// # Errors
/// `book.key_wrong`; `book.*` of the place it lies in.
pub fn unlock(path: &Path, key: &Key) -> Result<()> {
    let Some(salt) = Salt::of(path) else { return Ok(()) };
    let look = |connection: &Connection| connection.query_row("select count(*) from sqlite_schema", [], |_| Ok(()));
    match peek_with(path, Some(&Spec::new(key, salt)), look) {
        Ok(()) => learn(salt, key),
        Err(error) if error.is(&BOOK_CORRUPT) => return Err(BOOK_KEY_WRONG.with("path", path.display())),
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Knows a key from now on.
fn learn(salt: Salt, key: &Key) {
    keys().insert(salt, key.clone());
}

/// Does not know the key of a file any more.
pub fn forget(path: &Path) {
    if let Some(salt) = Salt::of(path) {
        keys().remove(&salt);
    }
}

/// Makes an empty file under the key of another, if that is encrypted.
///
/// # Errors
/// `book.key_needed`, `unavailable.*`.
pub fn prepare(like: &Path, to: &Path) -> Result<()> {
    let Some(spec) = spec_of(like)? else { return Ok(()) };
    let connection = Connection::open(to).map_err(sqlite_error)?;
    spec.apply(&connection)?;
    // Only what is written makes a file.
    connection.execute_batch("create table nothing (x); drop table nothing;").map_err(sqlite_error)
}

/// Writes all of a book that nobody else can write into a new file, under another key or, without one, in plain; and compares
/// how much each table holds.
///
/// # Errors
/// `book.key_needed`, `book.corrupt`, `unavailable.*`.
pub fn convert(from: &Path, to: &Path, key: Option<(&Key, Salt)>) -> Result<()> {
    let name = to.to_str().ok_or_else(|| BOOK_UNOPENABLE.with("reason", "its path is no Unicode"))?;
    let spec = key.map(|(key, salt)| Spec::new(key, salt));
    // What is attached is opened as the book is, which makes no file.
    File::create_new(to).map_err(|error| BOOK_UNOPENABLE.with("reason", error))?;
    let connection = open(from)?;
    // An empty key is none; without any, the file would have that of the book.
    let text = spec.as_ref().map_or("", |spec| spec.0.as_str());
    connection.execute("attach database ?1 as target key ?2", params![name, text]).map_err(sqlite_error)?;
    let settings = "pragma target.journal_mode = memory; pragma target.synchronous = off; begin;";
    connection.execute_batch(settings).map_err(sqlite_error)?;
    connection.query_row("select sqlcipher_export('target')", [], |_| Ok(())).map_err(sqlite_error)?;
    connection.execute_batch("commit").map_err(sqlite_error)?;
    compare(&connection)?;
    connection.execute_batch("detach database target").map_err(sqlite_error)?;
    if let Some((key, salt)) = key {
        learn(salt, key);
    }
    Ok(())
}

fn compare(connection: &Connection) -> Result<()> {
    let list = "select name, (select count(*) from target.sqlite_schema t where t.name = s.name and t.sql is s.sql) \
        from main.sqlite_schema s where name not like 'sqlite\\_%' escape '\\'";
    let read = || -> rusqlite::Result<Vec<(String, bool)>> {
        connection.prepare(list)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    };
    let tables = "select name from main.sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'";
    let tables = || -> rusqlite::Result<Vec<String>> { connection.prepare(tables)?.query_map([], |row| row.get(0))?.collect() };
    for (name, same) in read().map_err(sqlite_error)? {
        if !same {
            return Err(differs(&name));
        }
    }
    for name in tables().map_err(sqlite_error)? {
        let sql = format!("select (select count(*) from main.\"{name}\") = (select count(*) from target.\"{name}\")");
        if !connection.query_row(&sql, [], |row| row.get::<_, bool>(0)).map_err(sqlite_error)? {
            return Err(differs(&name));
        }
    }
    Ok(())
}

fn differs(name: &str) -> Error {
    storage(format!("{name} is not the same in the new file"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes as random as an encrypted page.
    fn noise() -> Vec<u8> {
        let mut page = vec![0; PAGE];
        rand::rng().fill_bytes(&mut page);
        page[21] = 7;
        page
    }

    #[test]
    fn an_encrypted_page_is_told_from_a_damaged_one() {
        assert!(is_encrypted(&noise()));
        let mut plain = noise();
        plain[..16].copy_from_slice(PLAIN);
        assert!(!is_encrypted(&plain));
        let mut damaged = noise();
        damaged[21..24].copy_from_slice(&[64, 32, 32]);
        assert!(!is_encrypted(&damaged), "a header whose first bytes were overwritten");
        for (page, why) in [(vec![0; PAGE], "wiped"), (b"{}\n".repeat(2_000), "a text"), (noise()[..2_000].to_vec(), "cut off")] {
            assert!(!is_encrypted(&page), "{why}");
        }
    }

    #[test]
    fn a_recovery_key_is_read_as_it_is_written() {
        let key = Key::random();
        let text = key.recovery();
        assert_eq!(text.len(), 71);
        let salt = Salt::random();
        assert!(Key::entered(&text, salt) == key);
        assert!(Key::entered(&text.replace('-', " ").to_uppercase(), salt) == key);
        assert!(recovered(&text[1..]).is_none() && recovered(&text.replace('-', "x")).is_none());
    }

    #[test]
    fn a_passphrase_gives_the_key_that_other_programs_work_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book");
        let other = Connection::open(&path).expect("a new file");
        other.execute_batch("pragma key = 'vierzehn rote Heringe'; create table t (x); insert into t values (7);").expect("made");
        drop(other);
        let salt = Salt::of(&path).expect("it is encrypted");
        assert!(spec_of(&path).err().is_some_and(|error| error.is(&BOOK_KEY_NEEDED)) && locked(&path) == Some(salt));
        let wrong = unlock(&path, &Key::entered("fünfzehn rote Heringe", salt)).expect_err("another passphrase");
        assert!(wrong.is(&BOOK_KEY_WRONG), "{wrong}");
        unlock(&path, &Key::entered("vierzehn rote Heringe", salt)).expect("the passphrase");
        let connection = open(&path).expect("its key is known");
        assert_eq!(connection.query_row("select x from t", [], |row| row.get::<_, i64>(0)).expect("readable"), 7);
        forget(&path);
        assert_eq!(locked(&path), Some(salt));
    }

    #[test]
    fn a_file_is_written_anew_under_another_key_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let [plain, encrypted, other, back] = ["plain", "encrypted", "other", "back"].map(|name| folder.path().join(name));
        let made = Connection::open(&plain).expect("a new file");
        let sql = "create table t (x integer primary key, y text) strict; insert into t values (3, 'Hansen'); \
            create trigger g before delete on t begin select raise(abort, 'no'); end;";
        made.execute_batch(sql).expect("made");
        drop(made);
        let keys = [Key::random(), Key::random()];
        convert(&plain, &encrypted, Some((&keys[0], Salt::random()))).expect("encrypted");
        convert(&encrypted, &other, Some((&keys[1], Salt::random()))).expect("under another key");
        convert(&other, &back, None).expect("plain again");
        for (path, known) in [(&plain, true), (&encrypted, false), (&other, false), (&back, true)] {
            let bytes = std::fs::read(path).expect("there");
            assert_eq!(bytes.windows(6).any(|part| part == b"Hansen"), known, "{}", path.display());
            let connection = open(path).expect("its key is known");
            assert_eq!(
                connection.query_row("select y from t where x = 3", [], |row| row.get::<_, String>(0)).expect("read"),
                "Hansen"
            );
            connection.execute("delete from t", []).expect_err("the trigger came along");
        }
        forget(&other);
        assert!(unlock(&other, &keys[0]).expect_err("the key before").is(&BOOK_KEY_WRONG));
    }
}
