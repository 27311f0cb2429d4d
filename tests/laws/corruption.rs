//! One byte of a book or of its write-ahead log changed, wherever it lies: it is found by opening, by `verify` or by reading,
//! with a failure that says so; or it changes nothing, and is then shown to. A wrong figure is never shown as right.
//!
//! Every kind of page has its turn: tables and indexes, their inner pages and leaves, what overflows a page, the structure,
//! free pages, and the frames of the log. The suites try some twenty, `cargo xtask soak` two hundred.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kontor_contract::identity::SignIn;
use kontor_contract::integrity::VerifyReport;
use kontor_contract::integrity::finding::NOTED_TABLES_OPEN;
use kontor_kernel::{FixedClock, SeededIds};
use kontor_platform::{App, Call};
use kontor_runtime::{Config, JournalPosting, Location, Secrets};
use kontor_tests::book::{PASSWORD, today};
use kontor_tests::crash::{Sizes, tell};
use kontor_tests::{TestBook, Trade};
use rusqlite::Connection;
use serde_json::{Value, json};

/// Where the tried bytes lie is the same in every run.
const SEED: u64 = 0x6b6f_6e74_6f72;
/// How a refusal may say that the book is not right. Whoever cannot sign in, as it is their password that was hit, sees
/// nothing either.
const REFUSALS: &[&str] = &["book.corrupt", "book.log_damaged", "book.log_lost", "book.newer", "auth.failed"];
/// Bytes before the frames of a log, and before the page of a frame (SQLite, file format, 4.1).
const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// Questions whose answers are the figures of a book.
const FIGURES: &[&str] = &[
    "finance.trial_balance.get",
    "finance.open_item.list",
    "finance.open_item.sum",
    "finance.entry.list",
    "finance.ledger.list",
    "finance.payment.list",
    "inventory.stock.list",
    "inventory.move.list",
    "inventory.reservation.list",
    "sales.order.list",
    "sales.order.count",
    "sales.delivery.list",
    "sales.invoice.list",
    "parties.party.list",
    "inventory.item.list",
];

/// What became of a changed byte.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    /// The book did not open, or was not read: with which code.
    Refused(String),
    /// `verify` names it.
    Named,
    /// The book says that it lost its last facts, and takes no new ones.
    Behind,
    /// Every figure is what it was.
    Harmless,
}

/// What a book says of itself.
#[derive(Debug, PartialEq)]
struct Told {
    /// Answers by question; of one that was refused, with what.
    figures: BTreeMap<&'static str, Result<Value, String>>,
    journal: Result<Vec<JournalPosting>, String>,
}

struct Original {
    folder: tempfile::TempDir,
    /// Places in the book or its log, by what lies there.
    places: BTreeMap<String, Vec<(PathBuf, Range<usize>)>>,
    told: Told,
    report: VerifyReport,
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).expect("below a size")
    }
}

fn log_of(book: &Path) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

async fn open(folder: &Path, at: u64) -> kontor_contract::Result<App> {
    let clock = Arc::new(FixedClock::on(today()));
    let ids = Arc::new(SeededIds::new(1_000_000 + at, kontor_kernel::Clock::now(&*clock)));
    let secrets = Secrets::in_folder(folder.join("secrets"));
    kontor_runtime::open(Config { location: Location::File(folder.join("book.kontor")), create: false, clock, ids, secrets })
        .await
}

/// Every figure of a book.
async fn ask(app: &App) -> kontor_contract::Result<Told> {
    let token = app.dispatch(None, &SignIn { login: "owner".into(), password: PASSWORD.into() }).await?.token;
    let mut figures = BTreeMap::new();
    for name in FIGURES {
        let body = if name.ends_with(".list") { json!({ "limit": 500 }) } else { json!({}) };
        let call = Call { name: (*name).into(), body: body.to_string(), token: Some(token.clone()), ..Call::default() };
        let answer = app.call(call).await;
        figures.insert(*name, answer.map(|text| serde_json::from_str(&text).expect("JSON")).map_err(|error| error.code));
    }
    let mut journal = Vec::new();
    let read = kontor_runtime::journal(app, None, async |part: Vec<JournalPosting>| {
        journal.extend(part);
        Ok(())
    });
    let read = read.await.map_err(|error| error.code);
    Ok(Told { figures, journal: read.map(|()| journal) })
}

impl Told {
    /// With what its questions were refused.
    fn refusals(&self) -> impl Iterator<Item = &String> {
        self.figures.values().filter_map(|answer| answer.as_ref().err()).chain(self.journal.as_ref().err())
    }
}

/// A book with a bit of everything, as `copied` leaves it in a folder.
async fn original(copied: fn(&Path, &Path)) -> Original {
    let book = TestBook::sqlite().await;
    let trade = Trade::german(&book).await;
    // Long enough that its fact does not fit into a page.
    let many: Vec<(&str, &str, &str)> = vec![("WORK", "1", "0"); 60];
    trade.order("HOME", &trade.lines(&many), json!({})).await.expect("a service is always there");
    let order = trade.order("HOME", &trade.lines(&[("HYD", "2", "0")]), json!({})).await.expect("there are enough");
    trade.invoice(&order, json!({})).await.expect("delivered");
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    copied(book.path(), &folder.path().join("book.kontor"));
    let secrets = book.path().with_file_name("secrets");
    if secrets.exists() {
        copy_folder(&secrets, &folder.path().join("secrets"));
    }
    let trial = tempfile::tempdir().expect("the temp folder takes one more");
    copy_folder(folder.path(), trial.path());
    let app = open(trial.path(), 0).await.expect("it is whole");
    let report = app.verify().await.expect("it can be read");
    assert!(report.clean, "{report:#?}");
    let told = ask(&app).await.expect("it can be read");
    assert_eq!(told.refusals().next(), None);
    let book = folder.path().join("book.kontor");
    let mut places: BTreeMap<String, Vec<_>> = BTreeMap::new();
    let found = if log_of(&book).exists() { frames(&log_of(&book)) } else { pages(&book) };
    for (what, path, range) in found {
        places.entry(what).or_default().push((path, range));
    }
    Original { folder, places, told, report }
}

/// A file without a log, with every page of it in use but those that are free.
fn folded(from: &Path, to: &Path) {
    kontor_store::backup::copy(from, to).expect("an open book can be copied");
    let book = Connection::open(to).expect("just copied");
    let spare = "create table spare (x blob) strict; \
        insert into spare with recursive n(i) as (select 1 union all select i + 1 from n where i < 64) select zeroblob(4000) from n; \
        drop table spare;";
    book.execute_batch(spare).expect("past the program");
    drop(book);
    kontor_store::backup::fold(to).expect("nobody has it open");
}

/// A book as a crash leaves it: its last facts in the log alone.
fn crashed(from: &Path, to: &Path) {
    for (from, to) in [(from.to_owned(), to.to_owned()), (log_of(from), log_of(to))] {
        fs::copy(from, to).expect("an open book can be copied");
    }
}

/// Where the pages of a file lie, by what they are.
fn pages(book: &Path) -> Vec<(String, PathBuf, Range<usize>)> {
    let connection = Connection::open(book).expect("a book");
    let number = |pragma: &str| -> usize {
        connection
            .query_row(&format!("pragma {pragma}"), [], |row| row.get::<_, i64>(0))
            .expect("known")
            .try_into()
            .expect("small")
    };
    let (size, count) = (number("page_size"), number("page_count"));
    let mut statement = connection
        .prepare("select d.pageno, d.pagetype, coalesce(s.type, 'structure') from dbstat d left join sqlite_schema s on s.name = d.name")
        .expect("the engine tells of its pages");
    let told = statement.query_map([], |row| {
        let kind = match row.get::<_, String>(2)?.as_str() {
            "structure" => "structure".to_owned(),
            kind => format!("{kind}, {}", row.get::<_, String>(1)?),
        };
        Ok((row.get::<_, i64>(0)?, kind))
    });
    let kinds: BTreeMap<i64, String> = told.expect("readable").collect::<Result<_, _>>().expect("pages");
    let mut found = vec![("header".to_owned(), book.to_owned(), 0..100)];
    for page in 1..=count {
        let kind = kinds.get(&i64::try_from(page).expect("small")).cloned().unwrap_or_else(|| "free".to_owned());
        found.push((kind, book.to_owned(), (page - 1) * size..page * size));
    }
    found
}

/// Where the parts of a log lie.
fn frames(log: &Path) -> Vec<(String, PathBuf, Range<usize>)> {
    let bytes = fs::read(log).expect("there");
    let size = u32::from_be_bytes(bytes[8..12].try_into().expect("four")) as usize;
    let mut found = vec![("log, header".to_owned(), log.to_owned(), 0..LOG_HEADER)];
    let mut at = LOG_HEADER;
    while at + FRAME_HEADER + size <= bytes.len() {
        found.push(("log, head of a frame".to_owned(), log.to_owned(), at..at + FRAME_HEADER));
        found.push(("log, page of a frame".to_owned(), log.to_owned(), at + FRAME_HEADER..at + FRAME_HEADER + size));
        at += FRAME_HEADER + size;
    }
    found
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder of our own");
    for entry in fs::read_dir(from).expect("readable") {
        let entry = entry.expect("readable");
        let place = to.join(entry.file_name());
        if entry.file_type().expect("readable").is_dir() {
            copy_folder(&entry.path(), &place);
        } else {
            match fs::copy(entry.path(), &place) {
                // What was being written when the folder was looked at has another name by now.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                copied => drop(copied.expect("readable")),
            }
        }
    }
}

/// Changes one byte of a copy and asks the book.
async fn try_one(original: &Original, (at, what): (u64, &str), random: &mut Random) -> Fate {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    copy_folder(original.folder.path(), folder.path());
    let places = &original.places[what];
    let (path, range) = &places[random.below(places.len())];
    let path = folder.path().join(path.file_name().expect("a file has a name"));
    let mut bytes = fs::read(&path).expect("just copied");
    let place = range.start + random.below(range.len());
    let change = u8::try_from(1 + random.below(255)).expect("below 256");
    bytes[place] ^= change;
    fs::write(&path, &bytes).expect("just copied");
    let fate = fate_of(original, folder.path(), at).await;
    let byte = format!("byte {place} ^ {change:#04x}");
    match fate {
        Ok(fate) => {
            tell(json!({ "soak": "bytes", "what": what, "byte": byte, "fate": format!("{fate:?}") }));
            fate
        }
        Err(problem) => panic!("{what}, {byte}: {problem}"),
    }
}

/// What becomes of a changed book, or why that must not be.
async fn fate_of(original: &Original, folder: &Path, at: u64) -> Result<Fate, String> {
    let refused = |code: String, by: &str| match REFUSALS.contains(&code.as_str()) {
        true => Ok(Fate::Refused(code)),
        false => Err(format!("{by} fails with {code}, which does not say what is wrong")),
    };
    let app = match open(folder, at).await {
        Ok(app) => app,
        Err(error) => return refused(error.code, "opening"),
    };
    let told = ask(&app).await;
    // Whatever `verify` says: what cannot be read is said to be damaged, and is no mistake of the program.
    if let Ok(told) = &told {
        for code in told.refusals() {
            refused(code.clone(), "reading")?;
        }
    }
    let lost = app.posting_lock().is_some();
    match (app.verify().await, told) {
        (Err(error), _) => refused(error.code, "verify"),
        (Ok(report), _) if !report.clean => Ok(Fate::Named),
        _ if lost => Ok(Fate::Behind),
        (Ok(_), Err(error)) => refused(error.code, "signing in"),
        (Ok(report), Ok(told)) => match told.refusals().next() {
            Some(code) => Ok(Fate::Refused(code.clone())),
            None if told != original.told => Err("another figure is shown as right".to_owned()),
            // What refuses changes was hit itself: that is named, and no figure is another.
            None if unprotected(&report) && !unprotected(&original.report) => Ok(Fate::Named),
            None if report != original.report => Err("the check tells of another book".to_owned()),
            None => Ok(Fate::Harmless),
        },
    }
}

/// Whether a report names tables that nothing keeps from being changed.
fn unprotected(report: &VerifyReport) -> bool {
    report.notes.iter().any(|note| note.is(&NOTED_TABLES_OPEN))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_byte_is_found_or_harmless() {
    let tried = Sizes::asked_for().bytes;
    let originals = [original(folded).await, original(crashed).await];
    let turns: Vec<(&Original, &str)> =
        originals.iter().flat_map(|original| original.places.keys().map(move |what| (original, what.as_str()))).collect();
    let kinds: BTreeSet<&str> = turns.iter().map(|(_, what)| *what).collect();
    for wanted in [
        "free",
        "header",
        "structure",
        "table, leaf",
        "table, internal",
        "table, overflow",
        "index, leaf",
        "log, page of a frame",
    ] {
        assert!(kinds.contains(wanted), "no byte of {wanted} is tried: {kinds:?}");
    }
    let mut random = Random(SEED);
    let mut fates: BTreeMap<&str, BTreeMap<Fate, u64>> = BTreeMap::new();
    for (at, (original, what)) in (1..=tried).zip(turns.iter().cycle()) {
        let fate = try_one(original, (at, what), &mut random).await;
        *fates.entry(what).or_default().entry(fate).or_default() += 1;
    }
    let harmless: u64 = fates.values().filter_map(|fates| fates.get(&Fate::Harmless)).sum();
    tell(json!({
        "soak": "bytes", "engine": "sqlite", "done": true, "tried": tried, "found": tried - harmless, "harmless": harmless,
        "by kind": format!("{fates:?}"),
    }));
    assert!(harmless < tried, "a byte in a used page must show");
}
