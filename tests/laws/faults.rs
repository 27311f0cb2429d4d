//! What can go wrong with the place a book lies in: each is told by its own code, reading goes on where it can, and nothing is
//! half-posted.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use kontor_runtime::safekeeping::moving::{self, Rests};
use kontor_runtime::{Config, Location};
use kontor_tests::book::{PASSWORD, entry, kontor};
use kontor_tests::{TestBook, raw};

/// Runs a shell line whose `$0` is `kontor` and whose `$1` is the book.
fn shell(line: &str, book: &Path, input: &str) -> Output {
    let mut child = Command::new("sh")
        .args(["-c", line])
        .arg(kontor())
        .arg(book)
        .env("KONTOR_PASSWORD", PASSWORD)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sh is there");
    let mut stdin = child.stdin.take().expect("it was asked for");
    let input = input.to_owned();
    // A program that stops early closes its input; that is no failure here.
    let writing = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().expect("it ends");
    writing.join().expect("it only writes");
    output
}

fn code(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let error = text.lines().find_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    error.and_then(|error| error["code"].as_str().map(str::to_owned)).unwrap_or_else(|| panic!("no error in {text:?}"))
}

fn posts(count: i64) -> String {
    let line = |cents: i64| {
        format!("finance.entry.post {}\n", serde_json::to_string(&entry("1200", "0800", cents)).expect("plain JSON"))
    };
    (1..=count).map(line).collect()
}

fn path_of(location: &Location) -> PathBuf {
    let Location::File(path) = location else { unreachable!("a book in a file") };
    path.clone()
}

/// A book with entries, closed. Gives its folder, too.
async fn closed(entries: i64) -> (TestBook, PathBuf) {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    for cents in 1..=entries {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
    let path = path_of(&book.location);
    (book, path)
}

async fn numbers(location: &Location) -> BTreeSet<String> {
    raw::execute(location, "select number from finance_entry").await.expect("readable").lines().map(str::to_owned).collect()
}

/// A limit on the size of files stands for a full disk, a quota or a limit: the write is refused half-way through.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_no_room_is_left_nothing_is_half_posted() {
    let (book, path) = closed(3).await;
    drop(book.app);
    let size =
        fs::metadata(&path).expect("there").len().max(fs::metadata(path.with_extension("kontor-wal")).map_or(0, |log| log.len()));
    // In blocks of 512 bytes: room for a few entries in the log.
    let line = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" --book \"$1\" call --user owner --batch", size / 512 + 600);
    let output = shell(&line, &path, &posts(2_000));
    assert!(!output.status.success());
    let said = code(&output);
    assert!(matches!(said.as_str(), "book.disk_full" | "book.write_failed"), "{said}");
    let acknowledged: BTreeSet<String> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()?["number"].as_str().map(str::to_owned))
        .collect();
    assert!(!acknowledged.is_empty(), "some fitted");
    let app = kontor_runtime::open(Config::existing(book.location.clone())).await.expect("it opens");
    let report = app.verify().await.expect("readable");
    assert!(report.clean, "{report:#?}");
    assert_eq!(app.posting_lock(), None);
    let found = numbers(&book.location).await;
    assert!(acknowledged.is_subset(&found), "acknowledged and lost");
    assert_eq!(found, (1..=found.len()).map(|number| format!("BU-26-1/{number:06}")).collect::<BTreeSet<_>>());
}

/// Without the right to write, what is there can be verified and exported, and a post says why it is refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_cannot_be_written_can_be_read() {
    let (book, path) = closed(3).await;
    let folder = path.parent().expect("a folder").to_owned();
    drop(book.app);
    fold(&path);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("it is ours");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("it is ours");
    // Root may write everything; without its capabilities it is one like all.
    let drop_rights = "if [ \"$(id -u)\" = 0 ]; then set -- setpriv --bounding-set=-all --inh-caps=-all \"$@\"; fi; exec \"$@\"";
    let line = |what: &str| format!("set -- \"$0\" --book \"$1\" {what}; {drop_rights}");
    let verified = shell(&line("verify"), &path, "");
    let posted = shell(&line("call --user owner --batch"), &path, &posts(1));
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("it is ours");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    assert_eq!(code(&posted), "book.read_only");
}

/// One file, as it lies on a medium that was written once.
fn fold(path: &Path) {
    rusqlite::Connection::open(path)
        .and_then(|connection| connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())))
        .expect("nobody has it open");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_another_program_holds_is_told() {
    let (book, path) = closed(1).await;
    drop(book.app);
    let other = rusqlite::Connection::open(&path).expect("another program");
    other.execute_batch("begin immediate").expect("nobody else writes");
    let refused = kontor_runtime::open(Config::existing(book.location.clone())).await.err().expect("it is held");
    assert_eq!(refused.code, "book.locked", "{refused}");
    drop(other);
    kontor_runtime::open(Config::existing(book.location)).await.expect("it was let go");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_page_is_told_and_never_shown_as_right() {
    let (book, path) = closed(40).await;
    drop(book.app);
    fold(&path);
    let whole = fs::read(&path).expect("there");
    // The first page: it is no book any more.
    let mut damaged = whole.clone();
    damaged[..16].copy_from_slice(b"something else!!");
    fs::write(&path, &damaged).expect("a failing disk");
    let refused = kontor_runtime::open(Config::existing(book.location.clone())).await.err().expect("it is none");
    assert_eq!(refused.code, "book.corrupt", "{refused}");
    // A page in the middle of the facts: whoever reads it is told, others read on.
    let place = whole.windows(21).rposition(|bytes| bytes == b"finance.entry.posted@").expect("facts are there");
    let mut damaged = whole.clone();
    damaged[place - place % 4096..][..8].copy_from_slice(&[0xff; 8]);
    fs::write(&path, &damaged).expect("a failing disk");
    match kontor_runtime::open(Config::existing(book.location.clone())).await {
        Err(error) => assert_eq!(error.code, "book.corrupt", "{error}"),
        Ok(app) => {
            let verified = app.verify().await;
            assert!(verified.as_ref().map_or_else(|error| error.code == "book.corrupt", |report| !report.clean), "{verified:?}");
        }
    }
}

fn joined(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", path.display()))
}

/// What a power cut leaves of a book that is open: file, log and mark, in a folder of its own.
fn cut_off(path: &Path) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let copy = folder.path().join("book.kontor");
    for ending in ["", "-wal", ".mark"] {
        fs::copy(joined(path, ending), joined(&copy, ending)).expect("a copy of what lies on the disk");
    }
    (folder, copy)
}

/// Changes a byte of a file.
fn damage(path: &Path, byte: usize) {
    let mut bytes = fs::read(path).expect("there");
    bytes[byte] ^= 0x10;
    fs::write(path, bytes).expect("a failing disk");
}

/// With what a book is refused, whether one would be made if there were none or not. It is looked at twice: looking changes
/// neither file nor log.
async fn refusals(path: &Path) -> [String; 2] {
    let bytes = || ["", "-wal"].map(|ending| fs::read(joined(path, ending)).ok());
    let before = bytes();
    let refusal = async |create: bool| {
        let config = Config { create, ..Config::existing(Location::File(path.to_owned())) };
        kontor_runtime::open(config).await.err().map_or_else(String::new, |error| error.code)
    };
    let refusals = [refusal(false).await, refusal(true).await];
    assert!(bytes() == before, "{refusals:?}: it is no longer what it was");
    refusals
}

/// SQLite would take such a log for an empty one and remove it. What to do is said, and can be done.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_whose_head_is_damaged_is_told_and_kept() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    for cents in 1..=3 {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
    let path = path_of(&book.location);
    succeeded(&shell(BACK_UP, &path, ""));
    for (byte, part) in [(0, "magic"), (10, "page size"), (16, "salt"), (31, "checksum")] {
        let (_folder, copy) = cut_off(&path);
        let log = joined(&copy, "-wal");
        damage(&log, byte);
        assert_eq!(refusals(&copy).await, ["book.log_damaged", "book.log_damaged"], "{part}");
        let damaged = fs::read(&log).expect("it is kept");
        assert_eq!(code(&shell(VERIFY, &copy, "")), "book.log_damaged", "{part}");
        let restore = format!("exec \"$0\" --book \"$1\" restore \"{}.copy\" --replace", path.display());
        succeeded(&shell(&restore, &copy, ""));
        succeeded(&shell(VERIFY, &copy, ""));
        let kept = kept_beside(&copy, ".replaced-").into_iter().find(|path| path.to_string_lossy().ends_with("-wal"));
        assert!(kept.is_some_and(|kept| fs::read(kept).is_ok_and(|bytes| bytes == damaged)), "{part}: the log came along");
    }
    book.assert_clean().await;
}

/// Without its log a file is what it was when it was last written to, and its mark tells what is missing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_log_a_book_ends_where_its_file_does() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    for cents in 1..=3 {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
    let path = path_of(&book.location);
    rusqlite::Connection::open(&path)
        .and_then(|other| other.query_row("pragma wal_checkpoint(passive)", [], |_| Ok(())))
        .expect("nobody reads");
    for cents in 4..=5 {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
    for emptied in [false, true] {
        let (_folder, copy) = cut_off(&path);
        let log = joined(&copy, "-wal");
        if emptied {
            fs::write(&log, "").expect("a failing disk");
        } else {
            damage(&log, 16);
            assert_eq!(refusals(&copy).await, ["book.log_damaged", "book.log_damaged"]);
            fs::rename(&log, joined(&copy, "-wal.aside")).expect("it is ours");
        }
        let location = Location::File(copy);
        let app = kontor_runtime::open(Config::existing(location.clone())).await.expect("what was written into the file");
        assert!(app.verify().await.expect("readable").clean);
        assert_eq!(app.posting_lock().expect("two facts are missing").code, "book.behind_its_mark");
        drop(app);
        assert_eq!(numbers(&location).await.len(), 3, "emptied: {emptied}");
    }
    book.assert_clean().await;
}

/// A new book has written nothing into its file yet but its structure: without the log there is none, but there was.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_book_that_stood_in_its_log_alone_is_not_taken_for_none() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    owner.post("1200", "0800", 1).await.expect("balanced");
    let path = path_of(&book.location);
    // In the middle of the first frame, behind its head, before the first frame, nothing at all.
    for length in [Some(2_000), Some(40), Some(32), Some(0), None] {
        let (_folder, copy) = cut_off(&path);
        let log = joined(&copy, "-wal");
        let cut = |length: u64| fs::OpenOptions::new().write(true).open(&log).and_then(|log| log.set_len(length));
        length.map_or_else(|| fs::remove_file(&log), cut).expect("it is ours");
        assert_eq!(refusals(&copy).await, ["book.log_lost", "book.log_lost"], "{length:?}");
        assert_eq!(code(&shell(VERIFY, &copy, "")), "book.log_lost", "{length:?}");
        // Where there is no mark either, the rest of a log tells.
        fs::remove_file(joined(&copy, ".mark")).expect("it is ours");
        let refused = kontor_runtime::open(Config::existing(Location::File(copy))).await.err().expect("there is none");
        let told = if length.is_some_and(|length| length > 32) { "book.log_lost" } else { "book.missing" };
        assert_eq!(refused.code, told, "{length:?}");
    }
    book.assert_clean().await;
}

/// Of a file that is gone or empty while its log stays SQLite would remove the log, and play it into what is put there. With the
/// file the book is what it was.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_without_its_file_is_told_and_kept() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    owner.post("1200", "0800", 1).await.expect("balanced");
    let path = path_of(&book.location);
    for emptied in [false, true] {
        let (_folder, copy) = cut_off(&path);
        let file = fs::read(&copy).expect("there");
        if emptied { fs::write(&copy, "") } else { fs::remove_file(&copy) }.expect("it is ours");
        assert_eq!(refusals(&copy).await, ["book.file_lost", "book.file_lost"], "emptied: {emptied}");
        assert_eq!(code(&shell(VERIFY, &copy, "")), "book.file_lost");
        let mark = fs::read(joined(&copy, ".mark")).expect("there");
        fs::remove_file(joined(&copy, ".mark")).expect("it is ours");
        assert_eq!(refusals(&copy).await, ["book.file_lost", "book.file_lost"], "without a mark, emptied: {emptied}");
        let location = Location::File(copy.clone());
        let copied = moving::copy(&book.location, &location, false, Rests::Copy).await.err().map(|error| error.code);
        assert_eq!(copied.as_deref(), Some(if emptied { "book.present" } else { "book.file_lost" }));
        assert_eq!(refusals(&copy).await, ["book.file_lost", "book.file_lost"], "emptied: {emptied}");
        fs::write(&copy, file).and_then(|()| fs::write(joined(&copy, ".mark"), mark)).expect("it is ours");
        let app = kontor_runtime::open(Config::existing(location.clone())).await.expect("all of it");
        assert!(app.verify().await.expect("readable").clean);
        assert_eq!((app.posting_lock(), numbers(&location).await.len()), (None, 1));
    }
    book.assert_clean().await;
}

/// A log cut short loses what was acknowledged, which nothing inside the book can tell: the mark does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_cut_short_locks_posting() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    for cents in 1..=5 {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
    let (_folder, copy) = cut_off(&path_of(&book.location));
    let mut log = fs::OpenOptions::new().read(true).write(true).open(joined(&copy, "-wal")).expect("there");
    let whole = log.seek(SeekFrom::End(0)).expect("a file");
    log.set_len(whole - 6 * 4096).expect("cut");
    log.seek(SeekFrom::Start(0)).expect("a file");
    log.read_exact(&mut [0; 32]).expect("its head is there");
    drop(log);
    let app = kontor_runtime::open(Config::existing(Location::File(copy))).await.expect("what is whole opens");
    assert!(app.verify().await.expect("readable").clean, "a prefix is right in itself");
    assert_eq!(app.posting_lock().expect("facts are missing").code, "book.behind_its_mark");
    book.assert_clean().await;
}

/// Files beside a book whose names go on so.
fn kept_beside(path: &Path, ending: &str) -> Vec<PathBuf> {
    let name = format!("{}{ending}", path.file_name().expect("a file").to_string_lossy());
    let entries = fs::read_dir(path.parent().expect("a folder")).expect("readable").flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> =
        entries.filter(|path| path.file_name().is_some_and(|found| found.to_string_lossy().starts_with(&name))).collect();
    found.sort();
    found
}

fn succeeded(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

const BACK_UP: &str = "exec \"$0\" --book \"$1\" backup -o \"$1.copy\"";
const RESTORE: &str = "exec \"$0\" --book \"$1\" restore \"$1.copy\" --replace";
const VERIFY: &str = "exec \"$0\" --book \"$1\" verify";

/// What every sentence about a damaged book says: put the last verified backup back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_book_is_replaced_by_a_backup() {
    for damage in ["something else!!", "SQLite format 3\0"] {
        let (book, path) = closed(3).await;
        succeeded(&shell(BACK_UP, &path, ""));
        drop(book.app);
        fold(&path);
        let mut damaged = fs::read(&path).expect("there");
        damaged[..16].copy_from_slice(damage.as_bytes());
        damaged[16..600].fill(0xff);
        fs::write(&path, &damaged).expect("a failing disk");
        fs::write(format!("{}-wal", path.display()), "what a program that crashed left").expect("it is ours");
        succeeded(&shell(RESTORE, &path, ""));
        succeeded(&shell(VERIFY, &path, ""));
        let kept = kept_beside(&path, ".replaced-");
        assert_eq!(fs::read(&kept[0]).expect("it is kept"), damaged);
        assert!(kept.iter().any(|path| path.to_string_lossy().ends_with("-wal")), "its log came along: {kept:?}");
        let app = kontor_runtime::open(Config::existing(book.location.clone())).await.expect("a sound book");
        assert_eq!(app.posting_lock(), None, "nothing was posted since");
    }
}

/// SQLite plays whatever log lies beside a file.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_that_stayed_is_not_played_into_a_restored_book() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    let path = path_of(&book.location);
    let log = PathBuf::from(format!("{}-wal", path.display()));
    owner.post("1200", "0800", 1).await.expect("balanced");
    succeeded(&shell(BACK_UP, &path, ""));
    for cents in 2..=5 {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
    let stayed = fs::read(&log).expect("it is open");
    drop((owner, book.app));
    for there in [false, true] {
        // Of a book that was lost, or of one that was put back by hand.
        if there {
            drop(fs::remove_file(&log));
        } else {
            fs::remove_file(&path).expect("it is ours");
        }
        let damaged = there.then(|| fs::read(&path).expect("restored"));
        if let Some(mut bytes) = damaged {
            bytes[..16].fill(0);
            fs::write(&path, bytes).expect("a failing disk");
        }
        fs::write(&log, &stayed).expect("it is ours");
        succeeded(&shell(RESTORE, &path, ""));
        succeeded(&shell(VERIFY, &path, ""));
        assert_eq!(numbers(&book.location).await.len(), 1, "what the copy holds");
    }
}

/// The nightly line `kontor backup -o copy --replace` meets a book that is not right any more.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unsound_backup_replaces_no_sound_one() {
    let (book, path) = closed(3).await;
    succeeded(&shell(BACK_UP, &path, ""));
    let copy = PathBuf::from(format!("{}.copy", path.display()));
    let sound = fs::read(&copy).expect("just written");
    raw::execute(&book.location, "update finance_balance set debit_minor = debit_minor + 1").await.expect("no trigger there");
    let output = shell(&format!("{BACK_UP} --replace"), &path, "");
    assert_eq!(code(&output), "book.unsound");
    assert_eq!(fs::read(&copy).expect("it is there"), sound);
    assert_eq!(kept_beside(&copy, ".unsound-").len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_output_replaces_the_book_itself() {
    let (book, path) = closed(1).await;
    for what in [
        "backup -o \"$1\" --replace",
        "backup -o \"$1.mark\" --replace",
        "backup -o \"$(dirname \"$1\")/./$(basename \"$1\")\" --replace",
        "export journal --format csv -o \"$1\" --replace",
        "export archive -o \"$1\" --replace",
    ] {
        let output = shell(&format!("exec \"$0\" --book \"$1\" {what}"), &path, "");
        assert_eq!(code(&output), "file.is_book", "{what}");
    }
    book.assert_clean().await;
}
