//! One byte of a book or of its write-ahead log changed: it is found, or it changes nothing, and is then shown to.
//!
//! The suites try a few, `cargo xtask soak` two hundred.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kontor_contract::integrity::{Anchor, VerifyReport};
use kontor_kernel::{FixedClock, SeededIds};
use kontor_platform::{App, Call};
use kontor_runtime::{Config, Location, Secrets};
use kontor_tests::crash::{Sizes, tell};
use kontor_tests::{TestBook, Trade, book::today};
use serde_json::json;

/// Where the tried bytes lie is the same in every run.
const SEED: u64 = 0x6b6f_6e74_6f72;

/// What became of a changed byte.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// The book did not open, or could not be read: with which code.
    Refused(String),
    /// `verify` names it.
    Named,
    /// The engine's own check names it: a page that nothing reads.
    Unsound,
    /// Nothing is different.
    Harmless,
}

/// What a book says of itself.
#[derive(Debug, PartialEq)]
struct Told {
    report: VerifyReport,
    trial_balance: String,
}

struct Original {
    folder: tempfile::TempDir,
    token: String,
    anchor: Anchor,
    told: Told,
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

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }
}

fn wal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
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

async fn asked(app: &App, token: &str, anchor: &Anchor) -> kontor_contract::Result<Told> {
    let report = app.verify_against(std::slice::from_ref(anchor)).await?;
    let call =
        Call { name: "finance.trial_balance.get".into(), body: "{}".into(), token: Some(token.to_owned()), ..Call::default() };
    Ok(Told { report, trial_balance: app.call(call).await? })
}

/// A book with a bit of everything, its last facts still in the log.
async fn original() -> Original {
    let book = TestBook::sqlite().await;
    let trade = Trade::german(&book).await;
    let order = trade.order("HOME", &trade.lines(&[("HYD", "2", "0")]), json!({})).await.expect("there are enough");
    trade.invoice(&order, json!({})).await.expect("delivered");
    let token = book.sign_in("owner").await;
    let anchor = book.app.anchor(Vec::new()).await.expect("there are facts");
    let told = asked(&book.app, &token, &anchor).await.expect("it is whole");
    assert!(told.report.clean, "{:#?}", told.report);
    // Copied while it is open, as a crash would leave it: with its log.
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    for path in [book.path().to_owned(), wal(book.path())] {
        let name = path.file_name().expect("a file has a name");
        fs::copy(&path, folder.path().join(name)).expect("an open book can be copied");
    }
    copy_folder(&book.path().with_file_name("secrets"), &folder.path().join("secrets"));
    Original { folder, token, anchor, told }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder of our own");
    for entry in fs::read_dir(from).expect("readable") {
        let entry = entry.expect("readable");
        let place = to.join(entry.file_name());
        if entry.file_type().expect("readable").is_dir() {
            copy_folder(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), &place).expect("readable");
        }
    }
}

/// Changes one byte of a copy and asks the book.
async fn try_one(original: &Original, at: u64, random: &mut Random) -> (String, Fate) {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    copy_folder(original.folder.path(), folder.path());
    let book = folder.path().join("book.kontor");
    let path = if at % 2 == 0 { book.clone() } else { wal(&book) };
    let mut bytes = fs::read(&path).expect("just copied");
    let place = usize::try_from(random.below(bytes.len() as u64)).expect("a file in memory");
    let change = u8::try_from(1 + random.below(255)).expect("below 256");
    bytes[place] ^= change;
    fs::write(&path, &bytes).expect("just copied");
    let what = format!("byte {place} of {} ^ {change:#04x}", path.extension().unwrap_or_default().to_string_lossy());
    let app = match open(folder.path(), at).await {
        Ok(app) => app,
        Err(error) => return (what, Fate::Refused(error.code)),
    };
    let fate = match asked(&app, &original.token, &original.anchor).await {
        Err(error) => Fate::Refused(error.code),
        Ok(now) if !now.report.clean => Fate::Named,
        Ok(now) => {
            drop(app);
            match kontor_store::backup::check(&book) {
                Err(_) => Fate::Unsound,
                Ok(_) => {
                    assert_eq!(now, original.told, "{what}: another figure is shown as right");
                    Fate::Harmless
                }
            }
        }
    };
    (what, fate)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_byte_is_found_or_harmless() {
    let tried = Sizes::asked_for().bytes;
    let original = original().await;
    let mut random = Random(SEED);
    let mut fates = Vec::new();
    for at in 0..tried {
        let (what, fate) = try_one(&original, at, &mut random).await;
        tell(json!({ "byte": what, "fate": format!("{fate:?}") }));
        fates.push(fate);
    }
    let found = fates.iter().filter(|fate| **fate != Fate::Harmless).count();
    tell(json!({ "run": "changed bytes", "tried": tried, "found": found, "harmless": fates.len() - found }));
    assert!(found > 0, "a byte in a used page must show");
}
