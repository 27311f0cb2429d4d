//! Books made by earlier versions open, are brought up to date on a copy, and are right; one that is not stays as it was.
//!
//! `tests/books/` holds a book of each structure that was released, as SQL: `NNNN-name.sql`, made by running the story of the
//! contract tests with that version.

use std::fs;
use std::path::{Path, PathBuf};

use kontor_runtime::{Config, Location, safekeeping};
use kontor_tests::raw;

/// The files, with the structure each was made with.
fn books() -> Vec<(PathBuf, i64)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("books");
    let files = fs::read_dir(folder).expect("the books are part of the project").map(|entry| entry.expect("readable").path());
    let mut books: Vec<(PathBuf, i64)> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            let schema =
                name.split('-').next().and_then(|number| number.parse().ok()).expect("its name begins with its structure");
            (path, schema)
        })
        .collect();
    books.sort();
    books
}

/// Makes the book that a file describes.
async fn made(sql: &Path, folder: &Path) -> Location {
    let location = Location::File(folder.join("book.kontor"));
    let text = fs::read_to_string(sql).expect("readable");
    raw::execute(&location, &text).await.expect("what the version before wrote");
    location
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_released_book_opens_and_is_right() {
    assert!(!books().is_empty());
    for (sql, schema) in books() {
        let folder = tempfile::tempdir().expect("the temp folder takes one more");
        let location = made(&sql, folder.path()).await;
        let facts = raw::execute(&location, "select count(*) from fact").await.expect("a count");
        let app = kontor_runtime::open(Config::existing(location.clone())).await.expect("an older book opens");
        let report = app.verify().await.expect("readable");
        assert!(report.clean, "{}: {report:#?}", sql.display());
        assert_eq!(app.posting_lock(), None, "a book from before there were marks is not asked about");
        assert_eq!(raw::execute(&location, "select count(*) from fact").await.expect("a count"), facts);
        drop(app);
        let kept = Location::File(folder.path().join(format!("book.kontor.schema-{schema}")));
        let newest = "select max(version) from _sqlx_migrations";
        assert_eq!(raw::execute(&kept, newest).await.expect("the old file is kept"), schema.to_string());
        assert_eq!(raw::execute(&kept, "select count(*) from fact").await.expect("a count"), facts);
        // The second start has nothing to do.
        let Location::File(path) = &location else { unreachable!("it was made as a file") };
        assert_eq!(safekeeping::bring_up_to_date(path).await.expect("up to date"), None);
        let left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().contains("partial")), "{left:?}");
    }
}

/// A backup that an earlier version made is looked at in a temporary book, where what its facts make in newer tables is filled in.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_an_earlier_version_is_right() {
    for (sql, schema) in books() {
        let folder = tempfile::tempdir().expect("the temp folder takes one more");
        let location = made(&sql, folder.path()).await;
        let Location::File(path) = &location else { unreachable!("it was made as a file") };
        let looked = safekeeping::look(path, &location, None).await.expect("it is a backup");
        assert_eq!((looked.problem, looked.summary.schema_version), (None, schema), "{}", sql.display());
    }
}

/// Whoever changed the file past the app learns so, and keeps the file.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_book_that_is_not_right_is_not_swapped() {
    let (sql, schema) = books().pop().expect("there is one");
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let location = made(&sql, folder.path()).await;
    raw::execute(&location, "update finance_balance set debit_minor = debit_minor + 1").await.expect("no trigger there");
    let refused = kontor_runtime::open(Config::existing(location.clone())).await.err().expect("an invariant does not hold");
    assert_eq!(refused.code, "book.upgrade_failed", "{refused}");
    let newest = raw::execute(&location, "select max(version) from _sqlx_migrations").await.expect("it is where it was");
    assert_eq!(newest, schema.to_string());
    // The book, and the file that was locked meanwhile.
    assert_eq!(names(folder.path()), ["book.kontor", "book.kontor.lock"]);
}

/// Two windows opened at once: one brings the book up to date, the other waits for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_start_at_once_bring_it_up_to_date_once() {
    let (sql, schema) = books().pop().expect("there is one");
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let location = made(&sql, folder.path()).await;
    let open = || tokio::spawn(kontor_runtime::open(Config::existing(location.clone())));
    for opened in [open(), open(), open()] {
        let app = opened.await.expect("it does not panic").expect("an older book opens");
        assert!(app.verify().await.expect("readable").clean);
    }
    let kept = names(folder.path()).into_iter().filter(|name| name.contains("schema-")).collect::<Vec<_>>();
    assert_eq!(kept, [format!("book.kontor.schema-{schema}")]);
    assert!(!names(folder.path()).iter().any(|name| name.contains("partial")));
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A book that another program has open is not swapped away under it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_book_open_elsewhere_waits() {
    let (sql, _) = books().pop().expect("there is one");
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let location = made(&sql, folder.path()).await;
    let Location::File(path) = &location else { unreachable!("it was made as a file") };
    let other = rusqlite::Connection::open(path).expect("a program of then");
    other.execute_batch("pragma journal_mode = wal; begin; select count(*) from fact;").expect("it reads");
    let refused = kontor_runtime::open(Config::existing(location.clone())).await.err().expect("it is open");
    assert_eq!(refused.code, "book.open_elsewhere", "{refused}");
    drop(other);
    kontor_runtime::open(Config::existing(location)).await.expect("now it can be brought up to date");
}
