//! Encryption at rest: nothing that was written into an encrypted book is found in any file, no key but the right one opens
//! it, and whoever is cut off while it is encrypted has the book as it was or as it will be.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use kontor_contract::identity::{CompanyView, SignIn};
use kontor_contract::safekeeping::{ListBackups, MakeBackup, PreviewRestore, StageRestore};
use kontor_kernel::{Clock as _, FixedClock, SeededIds};
use kontor_platform::App;
use kontor_runtime::safekeeping::encryption::{Encryption, Protection, encrypt};
use kontor_runtime::safekeeping::{back_up, diagnosis};
use kontor_runtime::{Config, Location, Secrets};
use kontor_store::backup::{check, fold};
use kontor_store::cipher::{self, Key, Salt};
use kontor_tests::book::{PASSWORD, Session, entry, kontor, today};
use kontor_tests::crash::Sizes;
use kontor_tests::{TestBook, Trade, raw};
use serde_json::json;
use tempfile::TempDir;

/// Stands in names, notes, entries, papers and in the passphrase, and must stand nowhere else.
const CANARY: &str = "kanarienvogel";
const PASSPHRASE: &str = "vierzehn kanarienvogel";
const OTHER: &str = "fünfzehn kanarienvogel";

/// What another process finds where nothing of this user's is.
struct Place {
    folder: TempDir,
    company: Option<CompanyView>,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("the temp folder takes one more"), company: None }
    }

    fn book(&self) -> PathBuf {
        self.folder.path().join("book.kontor")
    }

    fn location(&self) -> Location {
        Location::File(self.book())
    }

    fn secrets(&self) -> Secrets {
        Secrets::in_folder(self.folder.path().join("secrets"))
    }

    /// `kontor`, whose temporary files, keys and crash reports lie in this folder too.
    fn command(&self, arguments: &[&str], passphrase: &str) -> Command {
        let mut command = Command::new(kontor());
        let temporary = self.folder.path().join("tmp");
        fs::create_dir_all(&temporary).expect("a folder of our own");
        command.arg("--book").arg(self.book()).args(arguments).current_dir(self.folder.path());
        command.env("TMPDIR", &temporary).env("KONTOR_DATA_DIR", self.folder.path().join("data"));
        command.env("KONTOR_SECRETS", self.folder.path().join("secrets")).env("KONTOR_PASSWORD", PASSWORD);
        command.env("KONTOR_BOOK_PASSPHRASE", passphrase).env("KONTOR_BOOK_NEW_PASSPHRASE", OTHER);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str], passphrase: &str) -> Result<String, String> {
        told(&self.command(arguments, passphrase).output().expect("`cargo xtask test` builds kontor before the suites"))
    }

    async fn open(&self, seed: u64) -> kontor_contract::Result<App> {
        let clock = Arc::new(FixedClock::on(today()));
        let ids = Arc::new(SeededIds::new(1_000_000 + seed, clock.now()));
        kontor_runtime::open(Config { location: self.location(), create: false, clock, ids, secrets: self.secrets() }).await
    }

    /// Signs the owner in.
    async fn owner(&self, app: &App) -> Session {
        let request = SignIn { login: "owner".into(), password: PASSWORD.into() };
        let token = app.dispatch(None, &request).await.expect("the owner").token;
        Session { app: app.clone(), token, company: self.company.clone().expect("the book was stained") }
    }

    /// Files of this folder in which the canary stands.
    fn found(&self) -> BTreeSet<String> {
        search(self.folder.path())
    }

    /// Looks into every file again and again until told to stop.
    fn watch(&self) -> Watch {
        let (folder, stop) = (self.folder.path().to_owned(), Arc::new(AtomicBool::new(false)));
        let stopped = stop.clone();
        let thread = std::thread::spawn(move || {
            let mut found = BTreeSet::new();
            while !stopped.load(Ordering::Relaxed) {
                found.extend(search(&folder));
            }
            found
        });
        Watch { stop, thread }
    }
}

struct Watch {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<BTreeSet<String>>,
}

impl Watch {
    fn end(self) -> BTreeSet<String> {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().expect("it only reads")
    }
}

/// What a program printed, or the code of what it refused.
fn told(output: &Output) -> Result<String, String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(!text(&output.stderr).contains(CANARY), "a passphrase was printed");
    if output.status.success() {
        return Ok(text(&output.stdout));
    }
    let errors = text(&output.stderr);
    let error = errors.lines().find_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    Err(error.and_then(|error| error["code"].as_str().map(str::to_owned)).unwrap_or(errors))
}

/// Another process looks: one that has a book open must not open and close its file besides, as that would cost it its locks.
fn search(folder: &Path) -> BTreeSet<String> {
    let utf16: Vec<String> = CANARY.chars().map(String::from).collect();
    // UTF-16 of either order, but for the byte before or after.
    let pattern = format!("{CANARY}|{}", utf16.join("\\x00"));
    let output = Command::new("grep").env("LC_ALL", "C").args(["-rlaisP", &pattern]).arg(folder).output().expect("grep is there");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

/// A book into which the canary was written in every way, closed, in a folder with nothing else.
async fn stained() -> Place {
    let book = TestBook::sqlite().await;
    let mut trade = Trade::german(&book).await;
    let address = json!([{ "kind": "billing", "lines": ["kanarienvogelweg 7"], "postal_code": "01067", "city": "Dömitz", "country": "DE" }]);
    let party =
        json!({ "name": "kanarienvogel handel", "kind": "customer", "notes": "liebt kanarienvogel", "addresses": address });
    let made = trade.ask("parties.party.create", json!({ "code": "BIRD", "party": party })).await.expect("a customer");
    trade.customers.insert("BIRD", made["id"].as_str().expect("an id").to_owned());
    let order = trade.order("BIRD", &trade.lines(&[("HYD", "2", "0")]), json!({})).await.expect("there are enough");
    trade.invoice(&order, json!({})).await.expect("delivered");
    stain(&trade.owner).await;
    let place = Place { company: Some(trade.owner.company.clone()), ..Place::new() };
    let path = book.path().to_owned();
    drop((trade, book.app));
    fold(&path).expect("nobody has it open");
    fs::copy(&path, place.book()).expect("one file");
    fs::copy(format!("{}.mark", path.display()), format!("{}.mark", place.book().display())).expect("its mark");
    place
}

async fn stain(owner: &Session) {
    let mut request = entry("1200", "0800", 4_700);
    request.memo = "kanarienvogel gekauft".into();
    owner.call(request).await.expect("balanced");
}

async fn with_passphrase(place: &Place, wanted: fn(Protection) -> Encryption, passphrase: &str) {
    let protection = Protection::Passphrase(passphrase.to_owned().into());
    encrypt(&place.location(), &place.secrets(), wanted(protection)).await.expect("nobody has it open");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_an_encrypted_book_is_found_on_the_disk() {
    let place = stained().await;
    // What is looked for can be found.
    let app = place.open(1).await.expect("a plain book");
    stain(&place.owner(&app).await).await;
    let log = format!("{}-wal", place.book().display());
    assert_eq!(place.found(), [place.book().display().to_string(), log.clone()].into());
    let plain = place.folder.path().join("backups/copy.kontor");
    fs::create_dir(place.folder.path().join("backups")).expect("a folder of our own");
    let watch = place.watch();
    let looked = back_up(&place.location(), &plain, false, None).await.expect("there is room");
    assert_eq!(looked.problem, None);
    let seen = watch.end();
    assert!(seen.iter().any(|path| path.contains("scratch.kontor")), "the temporary book is looked into, too: {seen:?}");
    drop(app);
    // The plain copy is named, and is all that is left.
    let protection = Protection::Passphrase(PASSPHRASE.to_owned().into());
    let encrypted = encrypt(&place.location(), &place.secrets(), Encryption::Make(protection)).await.expect("nobody has it open");
    assert_eq!((encrypted.recovery, encrypted.plain), (None, vec![plain.clone()]));
    assert_eq!(place.found(), [plain.display().to_string()].into());
    fs::remove_file(&plain).expect("ours");
    // Everything that makes files, while somebody looks into all of them.
    let watch = place.watch();
    let app = place.open(2).await.expect("its key is known");
    let session = place.owner(&app).await;
    stain(&session).await;
    assert!(fs::metadata(&log).expect("there is a log").len() > 0);
    let made = session.call(MakeBackup {}).await.expect("there is room");
    assert!(made.encrypted && made.verified_at.is_some(), "{made:?}");
    for arguments in [
        &["verify"][..],
        &["backup", "-o", "copy.kontor"],
        &["restore", "copy.kontor", "--preview"],
        &["diagnose", "-o", "diagnosis.zip"],
        &["export", "procedures", "-o", "procedures.pdf"],
    ] {
        place.run(arguments, PASSPHRASE).unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
    }
    let sealed = place.command(&["backup", "-o", "copy.age"], PASSPHRASE).env("KONTOR_PASSPHRASE", OTHER).output();
    told(&sealed.expect("it runs")).expect("under a passphrase of its own as well");
    assert_eq!(watch.end(), BTreeSet::new());
    assert_eq!(place.found(), BTreeSet::new());
    for path in [place.book(), place.folder.path().join("copy.kontor"), made.file.into()] {
        assert_eq!(Salt::of(&path), Salt::of(&place.book()), "{}", path.display());
        assert!(Salt::of(&path).is_some());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_key_but_the_right_one_opens_a_book() {
    let place = stained().await;
    let run = |arguments: &[&str], passphrase: &str| place.run(arguments, passphrase);
    assert_eq!(run(&["rekey"], ""), Err("book.plain".into()));
    assert_eq!(run(&["encrypt"], "zu kurz"), Err("book.passphrase_short".into()));
    run(&["encrypt"], PASSPHRASE).expect("a passphrase");
    assert_eq!(run(&["encrypt"], PASSPHRASE), Err("book.encrypted".into()));
    assert_eq!(run(&["verify"], ""), Err("book.key_needed".into()));
    assert_eq!(run(&["verify"], OTHER), Err("book.key_wrong".into()));
    run(&["verify"], PASSPHRASE).expect("the passphrase");
    run(&["backup", "-o", "before.kontor"], PASSPHRASE).expect("a copy");
    // Another key: the one before opens only what was copied before.
    run(&["rekey"], PASSPHRASE).expect("the passphrase");
    assert_eq!(run(&["verify"], PASSPHRASE), Err("book.key_wrong".into()));
    run(&["verify"], OTHER).expect("the new passphrase");
    run(&["restore", "before.kontor", "--preview"], PASSPHRASE).expect("the passphrase of then");
    assert_eq!(run(&["restore", "before.kontor", "--preview"], OTHER), Err("book.key_wrong".into()));
    // A book whose key is lost is replaced by a copy whose key is not.
    let kept = run(&["restore", "before.kontor", "--replace"], PASSPHRASE).expect("a locked book is moved as it is");
    assert!(kept.contains("replaced-"), "{kept}");
    // A random key in place of the passphrase, and what opens it elsewhere.
    let said = run(&["rekey", "--keyring"], PASSPHRASE).expect("the passphrase");
    let recovery = said.lines().find_map(|line| line.strip_prefix("recovery key: ")).expect("it is told once").to_owned();
    assert_eq!(recovery.len(), 71);
    run(&["verify"], "").expect("the key is kept");
    fs::rename(place.folder.path().join("secrets"), place.folder.path().join("elsewhere")).expect("ours");
    assert_eq!(run(&["verify"], ""), Err("book.key_needed".into()));
    run(&["verify"], &recovery).expect("the recovery key");
    run(&["decrypt"], &recovery).expect("the recovery key");
    run(&["verify"], "").expect("it is plain");
    assert!(place.found().contains(&place.book().display().to_string()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_encrypted_book_is_put_back_and_stays_encrypted() {
    let place = stained().await;
    with_passphrase(&place, Encryption::Make, PASSPHRASE).await;
    let salt = Salt::of(&place.book());
    let app = place.open(1).await.expect("its key is known");
    let session = place.owner(&app).await;
    let made = session.call(MakeBackup {}).await.expect("there is room");
    session.post("1200", "0800", 100).await.expect("balanced");
    let seen = session.call(PreviewRestore { file: made.file.clone(), passphrase: None }).await.expect("the key is the book's");
    assert!(seen.clean && seen.same_book && seen.facts_lost == 1, "{seen:?}");
    session.call(StageRestore { file: made.file, passphrase: None, another_book: false }).await.expect("a sound backup");
    assert!(session.call(ListBackups {}).await.expect("the owner may").staged.is_some());
    let staged = PathBuf::from(format!("{}.staged", place.book().display()));
    assert_eq!(Salt::of(&staged), salt);
    drop((session, app));
    let app = place.open(2).await.expect("the copy takes its place");
    assert!(app.posting_lock().is_some(), "it is older than its mark");
    assert!(app.verify().await.expect("readable").clean);
    drop(app);
    assert_eq!(Salt::of(&place.book()), salt);
    assert_eq!(place.found(), BTreeSet::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_encrypted_book_is_brought_up_to_date_encrypted() {
    let place = Place::new();
    let plain = place.folder.path().join("plain");
    let sql =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("books/0013-story.sql")).expect("part of the project");
    raw::execute(&Location::File(plain.clone()), &sql).await.expect("what the version before wrote");
    let salt = Salt::random();
    cipher::convert(&plain, &place.book(), Some((&Key::random(), salt))).expect("encrypted by the version before");
    fs::remove_file(&plain).expect("ours");
    let app = place.open(1).await.expect("an older book opens");
    assert!(app.verify().await.expect("readable").clean);
    drop(app);
    for name in ["book.kontor", "book.kontor.schema-13"] {
        assert_eq!(Salt::of(&place.folder.path().join(name)), Some(salt), "{name}");
    }
}

/// The log of an encrypted book has its head in plain.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_log_of_an_encrypted_book_is_told() {
    let place = stained().await;
    with_passphrase(&place, Encryption::Make, PASSPHRASE).await;
    let app = place.open(1).await.expect("its key is known");
    stain(&place.owner(&app).await).await;
    let cut_off = Place::new();
    for ending in ["", "-wal", ".mark"] {
        let name = |place: &Place| format!("{}{ending}", place.book().display());
        fs::copy(name(&place), name(&cut_off)).expect("a copy of what lies on the disk");
    }
    let log = format!("{}-wal", cut_off.book().display());
    let whole = fs::read(&log).expect("it was open");
    for byte in [0, 16, 24] {
        let mut damaged = whole.clone();
        damaged[byte] ^= 0x10;
        fs::write(&log, &damaged).expect("a failing disk");
        let refused = cut_off.open(2).await.err().expect("SQLite would take no notice of it");
        assert_eq!(refused.code, "book.log_damaged", "byte {byte}");
        assert_eq!(cut_off.run(&["verify"], PASSPHRASE), Err("book.log_damaged".to_owned()), "byte {byte}");
        assert!(fs::read(&log).expect("it is kept") == damaged);
    }
    fs::write(&log, &whole).expect("it is ours");
    let app = cut_off.open(3).await.expect("it is whole");
    assert_eq!(app.posting_lock(), None);
    assert!(app.verify().await.expect("readable").clean);
}

/// SplitMix64 (Steele, Lea, Flood 2014).
fn chance(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Every page carries its proof: no changed byte of an encrypted book goes unseen, and none makes it a book without a key.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_changed_byte_of_an_encrypted_book_is_found() {
    let place = stained().await;
    with_passphrase(&place, Encryption::Make, PASSPHRASE).await;
    fold(&place.book()).expect("nobody has it open");
    let whole = fs::read(place.book()).expect("there");
    let mut seed = 0x6b6f_6e74_6f72;
    let mut codes = BTreeMap::new();
    for at in 0..Sizes::asked_for().bytes {
        let mut bytes = whole.clone();
        let byte = usize::try_from(chance(&mut seed) % whole.len() as u64).expect("a file in memory");
        bytes[byte] ^= 1 << (at % 8);
        for ending in ["-wal", "-shm"] {
            drop(fs::remove_file(format!("{}{ending}", place.book().display())));
        }
        fs::write(place.book(), &bytes).expect("a failing disk");
        let refused = check(&place.book()).expect_err("a page is not what it was");
        *codes.entry(refused.code).or_insert(0) += 1;
        if at % 8 > 0 {
            continue;
        }
        match place.open(10 + at).await {
            Err(error) => assert_eq!(error.code, "book.corrupt", "byte {byte}: {error}"),
            Ok(app) => {
                let verified = app.verify().await;
                let told = verified.as_ref().map_or_else(|error| error.code == "book.corrupt", |_| true);
                assert!(told, "byte {byte}: {verified:?}");
            }
        }
    }
    assert!(codes.keys().all(|code| code == "book.unsound"), "{codes:?}");
    // A changed salt is another book's.
    let mut bytes = whole.clone();
    bytes[3] ^= 1;
    fs::write(place.book(), &bytes).expect("a failing disk");
    assert_eq!(place.open(1).await.err().expect("locked").code, "book.key_needed");
    // The right salt and a damaged first page: the key is refused and the sentence says what else it may be.
    fs::write(place.book(), &whole).expect("as it was");
    cipher::forget(&place.book());
    let mut bytes = whole.clone();
    bytes[100] ^= 1;
    fs::write(place.book(), &bytes).expect("a failing disk");
    assert_eq!(place.run(&["verify"], PASSPHRASE), Err("book.key_wrong".into()));
    // Cut off in the middle of a page, it is no book of any kind.
    fs::write(place.book(), &whole[..whole.len() - 1_000]).expect("a failing disk");
    assert_eq!(place.run(&["verify"], PASSPHRASE), Err("book.corrupt".into()));
}

/// What is being written beside the book, and its log while it is looked at.
fn left(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    paths.filter(|path| path.extension().and_then(OsStr::to_str).is_some_and(|ending| ending.starts_with("partial"))).collect()
}

/// Waits until so much is written, or until the program has ended.
fn wait_for(child: &mut Child, folder: &Path, reached: impl Fn(u64, bool) -> bool) {
    while child.try_wait().expect("our child").is_none() {
        let written = left(folder);
        let size = written.iter().filter_map(|path| fs::metadata(path).ok()).map(|about| about.len()).max();
        if size.is_some_and(|size| reached(size, written.len() > 1)) {
            return;
        }
        std::thread::yield_now();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_killed_while_encrypting_has_a_book_that_opens() {
    let place = stained().await;
    let whole = fs::metadata(place.book()).expect("there").len();
    let mut cut_off = 0;
    for at in 0..u64::try_from(Sizes::asked_for().kills / 2).expect("a number") {
        let arguments = if Salt::of(&place.book()).is_some() { ["rekey", "--keyring"] } else { ["encrypt", "--keyring"] };
        let mut child = place.command(&arguments, "").spawn().expect("kontor is built");
        // At its beginning, at every eighth of what is written, and while the new file is looked at.
        match at % 10 {
            9 => wait_for(&mut child, place.folder.path(), |_, looked_at| looked_at),
            eighths => wait_for(&mut child, place.folder.path(), |size, _| size >= whole * eighths / 8),
        }
        cut_off += usize::from(child.try_wait().expect("our child").is_none());
        child.kill().expect("our child");
        child.wait().expect("it ends");
        place.run(&["verify"], "").unwrap_or_else(|error| panic!("after kill {at} of {arguments:?}: {error}"));
        // What it left goes away after a day, and tells nobody anything until then.
        let partial = left(place.folder.path());
        let told = place.found();
        assert!(partial.iter().all(|path| !told.contains(&path.display().to_string())), "{told:?}");
        partial.iter().for_each(|path| fs::remove_file(path).expect("ours"));
    }
    assert!(cut_off > 0, "some were killed in the middle");
    // Whoever is let work ends with a book under a key.
    let arguments = if Salt::of(&place.book()).is_some() { ["rekey", "--keyring"] } else { ["encrypt", "--keyring"] };
    place.run(&arguments, "").expect("nobody kills it");
    assert!(Salt::of(&place.book()).is_some());
    place.run(&["verify"], "").expect("its key is kept");
}

/// Names the book to the process that crashes.
const CRASHES: &str = "KONTOR_TEST_CRASHES";

/// This test starts itself once more, and that one crashes with a book open.
#[test]
fn a_crash_report_tells_nothing_of_the_book() {
    if std::env::var_os(CRASHES).is_some() {
        diagnosis::report_crashes();
        panic!("{CANARY} stands in what was said, and {PASSPHRASE}");
    }
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let suite = std::env::current_exe().expect("a running test has a path");
    let crashed = Command::new(suite)
        .args(["--exact", "cipher::a_crash_report_tells_nothing_of_the_book"])
        .env(CRASHES, "1")
        .env("KONTOR_DATA_DIR", folder.path())
        .output()
        .expect("it starts");
    assert!(!crashed.status.success());
    let reports: Vec<_> = fs::read_dir(folder.path().join("crashes")).expect("it left one").flatten().collect();
    assert_eq!(reports.len(), 1);
    assert_eq!(search(folder.path()), BTreeSet::new());
    let report = fs::read_to_string(reports[0].path()).expect("readable");
    assert!(report.contains("laws/cipher.rs"), "it tells where: {report}");
}
