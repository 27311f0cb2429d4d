//! A book that cannot be lost: backups, restores, the mark, epochs, moving between engines, diagnosis.

use std::ffi::OsString;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser as _;
use kontor_contract::Result;
use kontor_contract::identity::{CompanyView, Role, SignIn};
use kontor_contract::safekeeping::{
    BackupSettings, BackupTrigger, GetBookState, GrantEpoch, ListBackups, LockReason, MakeBackup, MakeDiagnosis, PreviewEpoch,
    PreviewRestore, SetBackups, StageRestore,
};
use kontor_headless::Arguments;
use kontor_kernel::{Clock as _, FixedClock, SystemIds};
use kontor_platform::App;
use kontor_runtime::{Config, Location, Secrets, safekeeping};
use kontor_tests::book::{PASSWORD, Session, entry};
use kontor_tests::{TestBook, both, raw};
use tempfile::TempDir;

/// Runs `kontor` in this process.
pub(crate) async fn kontor(arguments: &[&str]) -> ExitCode {
    let line = ["kontor"].iter().chain(arguments).map(OsString::from);
    kontor_headless::run(Arguments::parse_from(line)).await
}

pub(crate) fn name(location: &Location) -> String {
    match location {
        Location::File(path) => text(path),
        Location::Postgres(url) => url.clone(),
    }
}

pub(crate) fn text(path: &Path) -> String {
    path.to_str().expect("temp folders have plain names").to_owned()
}

pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("the temp folder takes one more")
}

/// Opens a book that was closed.
pub(crate) async fn open(location: &Location, clock: &Arc<FixedClock>) -> Result<App> {
    let secrets = Secrets::in_folder(std::env::temp_dir().join(format!("kontor-secrets-{}", std::process::id())));
    let config = Config { location: location.clone(), create: false, clock: clock.clone(), ids: Arc::new(SystemIds), secrets };
    kontor_runtime::open(config).await
}

/// Signs the owner in again.
pub(crate) async fn owner(app: &App, company: &CompanyView) -> Session {
    let request = SignIn { login: "owner".into(), password: PASSWORD.into() };
    let token = app.dispatch(None, &request).await.expect("signing in writes no fact").token;
    Session { app: app.clone(), token, company: company.clone() }
}

/// Backups go into a folder of the test.
async fn backups_into(owner: &Session, folder: &TempDir, passphrase: Option<&str>) {
    let settings = BackupSettings {
        folder: text(folder.path()),
        every_hours: 0,
        keep_daily: 7,
        keep_weekly: 4,
        keep_monthly: 12,
        encrypt: passphrase.is_some(),
    };
    let version = owner.call(ListBackups {}).await.expect("the owner may").version;
    let request = SetBackups { version, settings, passphrase: passphrase.map(str::to_owned) };
    owner.call(request).await.expect("a folder that is there");
}

both! {
    async fn a_backup_is_restored_looked_at_and_listed(book) {
        let (owner, folder) = (book.company().await, folder());
        owner.post("1200", "0800", 2_500).await.expect("balanced");
        assert_eq!(owner.call(GetBookState {}).await.expect("signed in").verified_at, None);
        backups_into(&owner, &folder, None).await;
        let made = owner.call(MakeBackup {}).await.expect("there is room");
        assert_eq!((made.problem.as_str(), made.encrypted), ("", false));
        assert!(made.verified_at.is_some() && made.seq > 0 && made.size > 0, "{made:?}");
        assert!(Path::new(&made.file).starts_with(folder.path()));
        let view = owner.call(ListBackups {}).await.expect("the owner may");
        assert_eq!(view.backups, std::slice::from_ref(&made));
        let state = owner.call(GetBookState {}).await.expect("signed in");
        assert_eq!((state.verified_at, state.backup_due, state.lock), (Some(made.made_at), false, None));
        // Eight days later it is old.
        book.clock.advance(Duration::from_secs(8 * 86_400));
        let owner = Session { token: book.sign_in("owner").await, ..owner };
        assert!(owner.call(GetBookState {}).await.expect("signed in").backup_due);
        // Two of one day leave the later, and nothing temporary stays behind.
        let second = owner.call(MakeBackup {}).await.expect("there is room");
        let third = owner.call(MakeBackup {}).await.expect("there is room");
        let left: Vec<String> = owner.call(ListBackups {}).await.expect("the owner may").backups.into_iter().map(|row| row.file).collect();
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(left.contains(&made.file) && (left.contains(&second.file) != left.contains(&third.file)));
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 2);
        let reader = owner.colleague("reader", Role::Reader).await;
        assert_eq!(reader.call(MakeBackup {}).await.expect_err("no right").code, "denied.permission");
        assert_eq!(reader.call(GetBookState {}).await.expect("signed in").verified_at, None);
        book.assert_clean().await;
    }

    async fn the_schedule_makes_a_backup_when_its_hours_are_over(book) {
        let (owner, folder) = (book.company().await, folder());
        let holders = [kontor_kernel::Ids::next(&SystemIds), kontor_kernel::Ids::next(&SystemIds)];
        assert!(!safekeeping::back_up_when_due(&book.app, holders[0]).await.expect("there is no schedule"));
        backups_into(&owner, &folder, None).await;
        let view = owner.call(ListBackups {}).await.expect("the owner may");
        let settings = BackupSettings { every_hours: 24, ..view.settings };
        owner.call(SetBackups { version: view.version, settings: settings.clone(), passphrase: None }).await.expect("a folder");
        let stale = owner.call(SetBackups { version: view.version, settings, passphrase: None }).await.expect_err("seen an older");
        assert_eq!(stale.code, "conflict.stale");
        for (hours, wanted) in [(0, true), (23, false), (2, true)] {
            book.clock.advance(Duration::from_secs(hours * 3_600));
            let made = safekeeping::back_up_when_due(&book.app, holders[usize::from(wanted)]).await.expect("there is room");
            assert_eq!(made, wanted, "after {hours} more hours");
        }
        let owner = Session { token: book.sign_in("owner").await, ..owner };
        let rows = owner.call(ListBackups {}).await.expect("the owner may").backups;
        assert!(rows.len() == 2 && rows.iter().all(|row| row.made_by == BackupTrigger::Schedule && row.verified_at.is_some()));
    }

    async fn an_encrypted_backup_opens_with_its_passphrase_alone(book) {
        let (owner, folder) = (book.company().await, folder());
        owner.post("1200", "0800", 2_500).await.expect("balanced");
        backups_into(&owner, &folder, Some("vierzehn rote Heringe")).await;
        let made = owner.call(MakeBackup {}).await.expect("there is room");
        assert!(made.encrypted && made.verified_at.is_some(), "{made:?}");
        let bytes = std::fs::read(&made.file).expect("it is there");
        assert!(bytes.starts_with(b"age-encryption.org/v1") && !String::from_utf8_lossy(&bytes).contains("Hansen"));
        let preview = |passphrase: Option<&str>| PreviewRestore { file: made.file.clone(), passphrase: passphrase.map(str::to_owned) };
        let wrong = owner.call(preview(Some("fünfzehn rote Heringe"))).await.expect_err("another passphrase");
        assert_eq!(wrong.code, "book.backup.passphrase_wrong");
        let seen = owner.call(preview(Some("vierzehn rote Heringe"))).await.expect("the passphrase");
        assert!(seen.same_book && seen.clean && seen.facts_lost == 0 && seen.numbers.is_empty(), "{seen:?}");
        assert_eq!(seen.current.companies, ["Hansen Werkzeuge GmbH"]);
        // The one kept on this computer does as well.
        owner.call(preview(None)).await.expect("the passphrase kept");
        for file in ["/no/such/file", &text(folder.path()), ""] {
            let refused = owner.call(PreviewRestore { file: file.to_owned(), passphrase: None }).await.expect_err("no backup");
            assert!(matches!(refused.code.as_str(), "book.backup.unreadable" | "request.invalid"), "{refused}");
        }
    }

    /// The story of sync.md rule 3: an older copy is put back, numbers were issued since, a new epoch begins.
    async fn an_older_copy_locks_posting_until_a_new_epoch_begins(book) {
        let (session, folder) = (book.company().await, folder());
        session.post("1200", "0800", 100).await.expect("balanced");
        backups_into(&session, &folder, None).await;
        let made = session.call(MakeBackup {}).await.expect("there is room");
        for cents in [200, 300] {
            session.post("1200", "0800", cents).await.expect("balanced");
        }
        let stage = StageRestore { file: made.file.clone(), passphrase: None, another_book: false };
        let told = session.call(stage).await.expect("a sound backup");
        assert_eq!(told.facts_lost, 2);
        let numbers: Vec<_> = told.numbers.iter().map(|numbers| (numbers.kind.as_str(), numbers.first, numbers.last)).collect();
        assert_eq!(numbers, [("finance.entry", 2, Some(3))]);
        assert!(session.call(ListBackups {}).await.expect("the owner may").staged.is_some());
        let (location, clock, company) = (book.location.clone(), book.clock.clone(), session.company.clone());
        drop((book.app, session));
        let app = open(&location, &clock).await.expect("the copy takes its place");
        let owner = owner(&app, &company).await;
        let refused = owner.post("1200", "0800", 400).await.expect_err("older than its mark");
        assert_eq!(refused.code, "book.behind_its_mark");
        let state = owner.call(GetBookState {}).await.expect("reading goes on");
        let lock = state.lock.expect("nothing can be posted");
        assert_eq!((lock.reason, lock.marked_seq), (LockReason::Behind, Some(lock.seq + 2)));
        let preview = owner.call(PreviewEpoch {}).await.expect("the owner may");
        assert_eq!((preview.epoch, preview.possible[0].first, preview.possible[0].last), (2, 2, Some(3)));
        let grant = GrantEpoch { reason: "Die Platte ist ausgefallen.".into(), issued: vec!["BU-26-1/000002".into(), "BU-26-1/000003".into()] };
        let granted = owner.call(grant).await.expect("a reason is given").granted;
        assert_eq!((granted[0].epoch, granted[0].marked_seq), (2, lock.marked_seq));
        assert_eq!(granted[0].issued.0.len(), 2);
        let entry = owner.post("1200", "0800", 500).await.expect("posting goes on");
        assert_eq!(entry.head.number, "BU-26-2/000001");
        app.relay().await.expect("subscribers go on too");
        let report = app.verify().await.expect("readable");
        assert!(report.clean, "{report:#?}");
        // The next start finds nothing to ask.
        drop((owner, app));
        let app = open(&location, &clock).await.expect("it opens");
        assert_eq!(app.posting_lock(), None);
        assert_eq!(app.db().identity().epoch, 2);
        assert!(app.verify().await.expect("readable").clean);
    }

    async fn a_clock_set_back_by_a_day_is_noticed_and_stops_nothing(book) {
        let owner = book.company().await;
        owner.post("1200", "0800", 100).await.expect("balanced");
        assert_eq!(owner.call(GetBookState {}).await.expect("signed in").clock_behind, None);
        let before = book.raw("select max(hlc) from fact").await.expect("a number");
        book.clock.set(book.clock.now().saturating_sub(Duration::from_secs(86_400)));
        owner.post("1200", "0800", 200).await.expect("a clock stops no fact");
        let after = book.raw("select max(hlc) from fact").await.expect("a number");
        assert!(after.parse::<i64>().expect("a number") > before.parse::<i64>().expect("a number"));
        let behind = owner.call(GetBookState {}).await.expect("signed in").clock_behind.expect("noticed");
        assert!((86_000..=86_500).contains(&behind), "{behind}");
        book.assert_clean().await;
    }

    /// Neither engine opens what a newer program wrote.
    async fn a_newer_book_is_refused(book) {
        book.company().await;
        let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9999, 'later', true, '\\x00', 0)";
        book.raw(&newer.replace("'\\x00'", if matches!(book.location, Location::File(_)) { "x'00'" } else { "'\\x00'" })).await.expect("a newer program did so");
        let (location, clock) = (book.location.clone(), book.clock.clone());
        drop(book.app);
        let refused = open(&location, &clock).await.err().expect("not this program's");
        assert_eq!((refused.code.as_str(), refused.params["found"].as_str()), ("book.newer", "9999"));
    }

    /// From one engine to the other and back: the same chain, the same journal, byte for byte.
    async fn a_book_moves_between_the_engines(book) {
        let (session, folder) = (book.company().await, folder());
        for cents in [100, 250, 99_999] {
            session.post("1200", "0800", cents).await.expect("balanced");
        }
        session.colleague("colleague", Role::Accountant).await;
        let grant = GrantEpoch { reason: "Probe einer Epoche".into(), issued: Vec::new() };
        session.call(grant).await.expect("the owner may");
        session.post("1200", "0800", 7).await.expect("balanced");
        let (first, clock) = (book.location.clone(), book.clock.clone());
        let file = || Location::File(folder.path().join("moved.kontor"));
        let there = match first {
            Location::File(_) => Location::Postgres(raw::create_database().await),
            Location::Postgres(_) => file(),
        };
        let back = match first {
            Location::File(_) => file(),
            Location::Postgres(_) => Location::Postgres(raw::create_database().await),
        };
        drop((session, book.app));
        let journal = async |location: &Location, to: &str| {
            let path = text(&folder.path().join(to));
            let line = ["export", "journal", "--book", &name(location), "--format", "csv", "-o", &path];
            assert_eq!(kontor(&line).await, ExitCode::SUCCESS);
            std::fs::read(path).expect("just written")
        };
        let original = journal(&first, "0.csv").await;
        for (from, to, csv) in [(&first, &there, "1.csv"), (&there, &back, "2.csv")] {
            let line = ["copy", "--from", &name(from), "--to", &name(to), "--with-passwords"];
            assert_eq!(kontor(&line).await, ExitCode::SUCCESS, "{from:?} {to:?}");
            assert_eq!(kontor(&line).await, ExitCode::FAILURE, "there is a book already");
            assert_eq!(kontor(&["verify", "--book", &name(to)]).await, ExitCode::SUCCESS);
            assert_eq!(journal(to, csv).await, original);
        }
        let seals = "select count(*) from fact_seal";
        assert_eq!(raw::execute(&first, seals).await, raw::execute(&back, seals).await);
        // One of the two gives numbers, never both.
        let locked = open(&first, &clock).await.expect("it can be read").posting_lock().expect("it has moved");
        assert_eq!(locked.code, "book.moved");
        let trial = match first {
            Location::File(_) => Location::File(folder.path().join("trial.kontor")),
            Location::Postgres(_) => Location::Postgres(raw::create_database().await),
        };
        assert_eq!(kontor(&["copy", "--from", &name(&back), "--to", &name(&trial), "--trial"]).await, ExitCode::SUCCESS);
        let locked = open(&trial, &clock).await.expect("it can be read").posting_lock().expect("it is to be looked at");
        assert_eq!(locked.code, "book.mark_missing");
        // Whoever could sign in can do so there.
        let app = open(&back, &clock).await.expect("a book");
        assert_eq!(app.posting_lock(), None);
        app.dispatch(None, &SignIn { login: "colleague".into(), password: PASSWORD.into() }).await.expect("the verifier came along");
    }

    /// Nothing that people typed stands in the file for those who look for what is wrong.
    async fn a_diagnosis_tells_no_secrets(book) {
        let (owner, folder) = (book.company().await, folder());
        let canaries = ["Kanarienvogel", "Hansen", "Müller", "98765", "9876543", "rote Heringe", "Hamburg", PASSWORD];
        let mut post = entry("1200", "0800", 9_876_543);
        post.memo = "Kanarienvogel im Bergwerk".into();
        post.reference = "Kanarienvogel-4711".into();
        owner.call(post).await.expect("balanced");
        owner.ask("parties.party.create", serde_json::json!({"code": "K1", "name": "Kanarienvogel AG"})).await.ok();
        backups_into(&owner, &folder, Some("vierzehn rote Heringe")).await;
        tracing_of_a_failure(&owner).await;
        let made = owner.call(MakeDiagnosis {}).await.expect("there is room");
        let mut zip = zip::ZipArchive::new(std::fs::File::open(&made.file).expect("just written")).expect("a zip file");
        assert!(zip.file_names().any(|name| name == "about.json"));
        for at in 0..zip.len() {
            let mut content = Vec::new();
            let mut part = zip.by_index(at).expect("counted");
            part.read_to_end(&mut content).expect("readable");
            let content = format!("{} {}", part.name(), String::from_utf8_lossy(&content));
            for canary in canaries {
                assert!(!content.contains(canary), "{canary} in {content}");
            }
            assert!(at > 0 || content.contains("finance_entry"), "{content}");
        }
    }
}

/// A failure with values in it, so that they are in whatever log there is.
async fn tracing_of_a_failure(owner: &Session) {
    owner.post("1200", "Kanarienvogel", 1).await.expect_err("no such account");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copied_file_is_asked_about_once_and_a_new_book_never() {
    let book = TestBook::sqlite().await;
    let session = book.company().await;
    assert_eq!(book.app.posting_lock(), None);
    session.post("1200", "0800", 100).await.expect("a new book is not asked about");
    let (folder, clock) = (folder(), book.clock.clone());
    let copy = Location::File(folder.path().join("copied.kontor"));
    let line = ["backup", "--book", &name(&book.location), "-o", &name(&copy)];
    assert_eq!(kontor(&line).await, ExitCode::SUCCESS);
    // Nobody answers at first: signing in is no answer, and every start asks again.
    for _ in 0..2 {
        let app = open(&copy, &clock).await.expect("a book");
        let owner = owner(&app, &session.company).await;
        assert_eq!(owner.post("1200", "0800", 200).await.expect_err("nothing tells").code, "book.mark_missing");
    }
    let app = open(&copy, &clock).await.expect("a book");
    let owner = owner(&app, &session.company).await;
    assert_eq!(owner.post("1200", "0800", 200).await.expect_err("nothing tells").code, "book.mark_missing");
    let preview = owner.call(PreviewEpoch {}).await.expect("the owner may");
    assert_eq!((preview.possible[0].first, preview.possible[0].last), (2, None));
    let short = GrantEpoch { reason: "weil".into(), issued: Vec::new() };
    assert_eq!(owner.call(short).await.expect_err("no reason").code, "request.invalid");
    let accountant = owner.call(GrantEpoch { reason: "Neuer Rechner".into(), issued: Vec::new() }).await;
    accountant.expect("a reason");
    owner.post("1200", "0800", 300).await.expect("posting goes on");
    drop((owner, app));
    assert_eq!(open(&copy, &clock).await.expect("a book").posting_lock(), None);
    // The first book went on in its own epoch.
    session.post("1200", "0800", 400).await.expect("it is where it was");
}
