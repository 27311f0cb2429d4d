//! Backups, drives and copies: whose backups are whose, and what becomes of them when drives, clocks and books change.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use kontor_contract::identity::Role;
use kontor_contract::safekeeping::{
    BackupRow, BackupSettings, CancelRestore, GetBookState, GrantEpoch, ListBackups, MakeBackup, SetBackups, StageRestore,
};
use kontor_kernel::{Clock as _, Ids as _, SystemIds};
use kontor_runtime::{Location, safekeeping};
use kontor_tests::book::Session;
use kontor_tests::{TestBook, both, raw};

use crate::safekeeping::{folder, kontor, name, open, owner, text};

/// Of each day the newest stays.
async fn into(owner: &Session, folder: &Path, every_hours: u32) {
    fs::create_dir_all(folder).expect("a folder of the test");
    let settings =
        BackupSettings { folder: text(folder), every_hours, keep_daily: 1, keep_weekly: 0, keep_monthly: 0, encrypt: false };
    let version = owner.call(ListBackups {}).await.expect("the owner may").version;
    owner.call(SetBackups { version, settings, passphrase: None }).await.expect("a folder that is there");
}

async fn made(owner: &Session) -> BackupRow {
    let made = owner.call(MakeBackup {}).await.expect("there is room");
    assert_eq!(made.problem, "");
    made
}

async fn files(owner: &Session) -> Vec<String> {
    owner.call(ListBackups {}).await.expect("the owner may").backups.into_iter().map(|row| row.file).collect()
}

/// Another book on the same engine.
async fn another(book: &TestBook) -> TestBook {
    match book.location {
        Location::File(_) => TestBook::sqlite().await,
        Location::Postgres(_) => TestBook::postgres().await,
    }
}

/// Where a copy lies that was put ready.
fn staged(location: &Location) -> PathBuf {
    match location {
        Location::File(path) => path.with_extension("kontor.staged"),
        Location::Postgres(url) => {
            let (_, place) = url.rsplit_once('@').expect("it names a user");
            let plain = |letter: char| if letter.is_ascii_alphanumeric() || ".-".contains(letter) { letter } else { '_' };
            let name: String = place.chars().map(plain).collect();
            safekeeping::data_folder().expect("there is one").join("served").join(format!("{name}.staged"))
        }
    }
}

/// Puts the newest backup ready and closes the book.
async fn put_ready(book: TestBook, session: Session) -> (Location, std::sync::Arc<kontor_kernel::FixedClock>, TestBook) {
    let backups = folder();
    into(&session, backups.path(), 0).await;
    let file = made(&session).await.file;
    session.call(StageRestore { file, passphrase: None, another_book: false }).await.expect("a sound backup");
    let (location, clock) = (book.location.clone(), book.clock.clone());
    drop(session);
    (location, clock, book)
}

both! {
    /// What was put ready is damaged when its time comes: it is told once, and the book is as it was.
    async fn a_damaged_copy_takes_nobodys_place(book) {
        let session = book.company().await;
        session.post("1200", "0800", 100).await.expect("balanced");
        let (location, clock, book) = put_ready(book, session).await;
        let facts = book.raw("select count(*) from fact").await.expect("a count");
        let place = staged(&location);
        let bytes = fs::read(&place).expect("it was put ready");
        fs::write(&place, &bytes[..bytes.len() / 2]).expect("it is ours");
        let book = book.closed();
        open(&location, &clock).await.err().expect("it is damaged");
        let app = open(&location, &clock).await.expect("the book is as it was");
        assert!(app.verify().await.expect("readable").clean);
        assert_eq!(raw::execute(&location, "select count(*) from fact").await.expect("a count"), facts);
        let kept = fs::read_dir(place.parent().expect("a folder")).expect("readable").flatten().any(|entry| {
            let name = place.file_name().expect("a file").to_string_lossy().into_owned();
            entry.file_name().to_string_lossy().starts_with(&format!("{name}.unsound-"))
        });
        assert!(kept && !place.exists());
        drop((app, book));
    }

    /// Backups went to a drive that is not plugged in today: they are where they were.
    async fn an_unplugged_drive_loses_no_backups(book) {
        let (session, folder) = (book.company().await, folder());
        let (drive, unplugged) = (folder.path().join("drive"), folder.path().join("unplugged"));
        let (first, second) = (drive.join("backups"), folder.path().join("second"));
        into(&session, &first, 0).await;
        let of_drive = made(&session).await;
        fs::rename(&drive, &unplugged).expect("it is ours");
        let refused = session.call(MakeBackup {}).await.expect_err("no folder is made where a drive belongs");
        assert_eq!(refused.code, "book.backup.folder_unusable");
        assert!(!drive.exists());
        into(&session, &second, 0).await;
        made(&session).await;
        assert!(files(&session).await.contains(&of_drive.file), "it is there again with the drive");
        fs::rename(&unplugged, &drive).expect("it is ours");
        made(&session).await;
        assert!(!Path::new(&of_drive.file).exists(), "of one day the newest stays");
        assert_eq!(files(&session).await.len(), 1);
        // One that somebody removed is told from one that is away.
        let last = files(&session).await.remove(0);
        fs::remove_file(&last).expect("it is ours");
        made(&session).await;
        assert!(!files(&session).await.contains(&last));
    }

    /// The clock was wrong once, by a year: that backup says nothing about today.
    async fn a_backup_of_the_future_stops_no_schedule(book) {
        let (session, folder) = (book.company().await, folder());
        into(&session, folder.path(), 24).await;
        let (today, holder) = (book.clock.now(), SystemIds.next());
        book.clock.advance(Duration::from_secs(400 * 86_400));
        assert!(safekeeping::back_up_when_due(&book.app, holder).await.expect("there is room"));
        book.clock.set(today.saturating_add(Duration::from_secs(8 * 86_400)));
        let session = Session { token: book.sign_in("owner").await, ..session };
        let state = session.call(GetBookState {}).await.expect("signed in");
        assert!(state.backup_due && state.verified_at.is_none(), "{state:?}");
        let holder = SystemIds.next();
        book.clock.advance(Duration::from_secs(2 * 3_600));
        assert!(safekeeping::back_up_when_due(&book.app, holder).await.expect("there is room"));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }

    /// Another book brings its own users with it.
    async fn only_an_owner_lets_another_book_take_this_ones_place(book) {
        let (session, folder) = (book.company().await, folder());
        let other = another(&book).await;
        other.company().await;
        let file = folder.path().join("other");
        safekeeping::back_up(&other.location, &file, false, None).await.expect("there is room");
        let stage = |another_book: bool| StageRestore { file: text(&file), passphrase: None, another_book };
        let admin = session.colleague("admin", Role::Administrator).await;
        for another_book in [false, true] {
            assert_eq!(admin.call(stage(another_book)).await.expect_err("no owner").code, "denied.permission");
        }
        assert_eq!(session.call(stage(false)).await.expect_err("not asked for").code, "book.backup.of_another_book");
        let told = session.call(stage(true)).await.expect("the owner confirms");
        assert!(!told.same_book && session.call(ListBackups {}).await.expect("the owner may").staged.is_some());
        assert!(session.call(CancelRestore {}).await.expect("the owner may").cancelled);
        if let Location::File(path) = &book.location {
            let left = ["staged", "staged.json"].map(|ending| PathBuf::from(format!("{}.{ending}", path.display())));
            assert!(!left.iter().any(|path| path.exists()));
        }
    }

    /// What a newer program made is refused before anything of the book is touched.
    async fn a_newer_copy_replaces_nothing(book) {
        let (session, folder) = (book.company().await, folder());
        session.post("1200", "0800", 100).await.expect("balanced");
        let checksum = if matches!(book.location, Location::File(_)) { "x'00'" } else { "'\\x00'" };
        let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values";
        book.raw(&format!("{newer} (9999, 'later', true, {checksum}, 0)")).await.expect("a newer program did so");
        let file = folder.path().join("newer");
        let looked = safekeeping::back_up(&book.location, &file, false, None).await.expect("it is kept");
        assert!(looked.problem.expect("not this program's").contains("book.newer"));
        book.raw("delete from _sqlx_migrations where version = 9999").await.expect("as it was");
        let refused = safekeeping::restore(&file, &book.location, true, None).await.expect_err("a newer program's");
        assert_eq!((refused.code.as_str(), refused.params["found"].as_str()), ("book.newer", "9999"));
        session.post("1200", "0800", 200).await.expect("the book is where it was");
        book.assert_clean().await;
    }

    /// What was cut off holds a whole book in plain.
    async fn leftovers_go_after_a_day(book) {
        let (session, folder) = (book.company().await, folder());
        into(&session, folder.path(), 0).await;
        let beside = match &book.location {
            Location::File(path) => path.parent().expect("a folder").to_owned(),
            Location::Postgres(_) => folder.path().to_owned(),
        };
        let (old, young) = (beside.join(".kontor-aB3dE6"), beside.join(".kontor-aB3dE7"));
        for folder in [&old, &young] {
            fs::create_dir(folder).expect("it is ours");
            fs::write(folder.join("plain"), "Hansen").expect("written");
        }
        let two_days_ago = SystemTime::now() - Duration::from_secs(2 * 86_400);
        File::open(&old).and_then(|folder| folder.set_modified(two_days_ago)).expect("it is ours");
        // Made in 2024, as the number in its name says.
        let database = "kontor_scratch_01900000000070008000000000000000";
        if let Location::Postgres(url) = &book.location {
            raw::psql(url, &format!("create database {database}")).await.expect("the cluster takes one more");
        }
        safekeeping::sweep(&book.app).await.expect("readable");
        assert!(!old.exists() && young.exists());
        if let Location::Postgres(url) = &book.location {
            let count = format!("select count(*) from pg_database where datname = '{database}'");
            assert_eq!(raw::psql(url, &count).await.expect("a count").trim(), "0");
        }
    }
}

/// A copy on another computer knows the original's backups, and the settings that say how many stay.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_removes_no_backups_of_the_original() {
    let book = TestBook::sqlite().await;
    let session = book.company().await;
    session.post("1200", "0800", 100).await.expect("balanced");
    let (folder, elsewhere) = (folder(), folder());
    into(&session, folder.path(), 24).await;
    let of_original = made(&session).await;
    let copy = Location::File(elsewhere.path().join("book.kontor"));
    let line = ["backup", "--book", &name(&book.location), "-o", &name(&copy)];
    assert_eq!(kontor(&line).await, std::process::ExitCode::SUCCESS);
    book.clock.advance(Duration::from_secs(25 * 3_600));
    let app = open(&copy, &book.clock).await.expect("a book");
    let locked = safekeeping::back_up_when_due(&app, SystemIds.next()).await.expect("nothing is made");
    assert!(!locked, "while nothing can be posted it may be a copy");
    let owner = owner(&app, &session.company).await;
    owner.call(GrantEpoch { reason: "Neuer Rechner".into(), issued: Vec::new() }).await.expect("a reason");
    let of_copy = made(&owner).await;
    let later = made(&owner).await;
    assert!(Path::new(&of_original.file).exists() && Path::new(&later.file).exists());
    assert!(!Path::new(&of_copy.file).exists(), "its own it thins");
}

/// A restore into a database was cut off after it had been emptied: the next start goes on with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_emptied_database_takes_what_was_put_ready() {
    let book = TestBook::postgres().await;
    let session = book.company().await;
    session.post("1200", "0800", 100).await.expect("balanced");
    let (location, clock, book) = put_ready(book, session).await;
    let book = book.closed();
    raw::execute(&location, "drop schema public cascade; create schema public").await.expect("it is ours");
    let app = open(&location, &clock).await.expect("the copy takes its place");
    assert!(app.verify().await.expect("readable").clean);
    assert_eq!(raw::execute(&location, "select count(*) from finance_entry").await.expect("a count"), "1");
    drop((app, book));
}
