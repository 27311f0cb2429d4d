//! Long runs, short in the suites: Postgres stopped as by a crash, and backups restored while somebody posts.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use kontor_contract::identity::CreateCompany;
use kontor_runtime::{Config, Location, safekeeping};
use kontor_tests::book::{Session, new_user};
use kontor_tests::crash::{Batch, Sizes, Starts, check, tell, wait_until_free};
use kontor_tests::{TestBook, both, raw};
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;
use xtask::postgres::{Cluster, Durability};

/// A server that is stopped without being asked loses nothing it acknowledged, and the book opens again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopped_server_loses_nothing() {
    let sizes = Sizes::asked_for();
    let mut cluster = Cluster::start(Durability::Synced).expect("`cargo xtask test` has found Postgres");
    let url = cluster.url();
    let location = Location::Postgres(url.clone());
    let app = kontor_runtime::open(Config::create(location.clone())).await.expect("an empty database takes a book");
    let request = CreateCompany {
        name: "Hansen Werkzeuge GmbH".into(),
        pack: "de-skr03".into(),
        currency: None,
        fiscal_start_month: None,
        branch: "Hamburg".into(),
        region: String::new(),
        owner: new_user("owner"),
        demo: false,
    };
    app.dispatch(None, &request).await.expect("an empty book takes a company");
    drop(app);
    let (mut acknowledged, mut starts) = (BTreeSet::new(), Starts::default());
    for at in 0..sizes.stops {
        wait_until_free(&url).await;
        let mut batch = Batch::start(&url);
        for cents in 0..64 {
            batch.send(100 + cents).await;
        }
        for _ in 0..at % 12 {
            let number = batch.acknowledged().await.expect("64 calls wait");
            assert!(acknowledged.insert(number.clone()), "{number} was given twice");
        }
        cluster.crash().expect("it is our server");
        while let Some(number) = batch.acknowledged().await {
            assert!(acknowledged.insert(number.clone()), "{number} was given twice");
        }
        drop(batch);
        cluster.resume().expect("it recovers");
        starts.again(&location).await;
        if at % 10 == 9 {
            tell(json!({ "soak": "stop", "engine": "postgres", "stops": at + 1, "acknowledged": acknowledged.len() }));
        }
    }
    wait_until_free(&url).await;
    check(&location, &acknowledged).await;
    assert!(!acknowledged.is_empty(), "a server that acknowledges nothing loses nothing");
    tell(json!({
        "soak": "stop", "engine": "postgres", "done": true, "stops": starts.count(), "acknowledged": acknowledged.len(), "lost": 0,
        "slowest_start_ms": starts.slowest_ms(),
    }));
}

/// How often somebody posts while backups are made.
const BETWEEN_POSTS: Duration = Duration::from_millis(10);
/// Posts that may be under way at a time: a disk that is busy with a backup keeps nobody from beginning the next one.
const AT_ONCE: usize = 32;

/// Posts until it is told to stop, at an even pace; `posted` counts what was acknowledged.
async fn post_on(owner: Session, stopping: Arc<AtomicBool>, posted: Arc<AtomicU64>) {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut ticks = tokio::time::interval(BETWEEN_POSTS);
    // What was missed is made up for.
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut posting = JoinSet::new();
    while !stopping.load(Ordering::Relaxed) {
        ticks.tick().await;
        let place = places.clone().acquire_owned().await.expect("nobody closes it");
        let (owner, posted) = (owner.clone(), posted.clone());
        posting.spawn(async move {
            owner.post("1200", "0800", 100).await.expect("a backup stops nobody");
            posted.fetch_add(1, Ordering::SeqCst);
            drop(place);
        });
        while let Some(ended) = posting.try_join_next() {
            ended.expect("it posted");
        }
    }
    while let Some(ended) = posting.join_next().await {
        ended.expect("it posted");
    }
}

/// The seals of a book in order, to be compared.
async fn seals(location: &Location) -> Vec<String> {
    let hash = match location {
        Location::File(_) => "hex(hash)",
        Location::Postgres(_) => "upper(encode(hash, 'hex'))",
    };
    let sql = format!("select seq || ' ' || {hash} from fact_seal order by seq");
    raw::execute(location, &sql).await.expect("readable").lines().map(str::to_owned).collect()
}

/// Backups made under load so far.
#[derive(Default)]
struct UnderLoad {
    cycles: usize,
    posted: u64,
    time: Duration,
}

/// Posts after which a book is left for a new one: every cycle reads the book whole while it grows, so that each would take
/// longer than the one before without end.
const POSTS_A_BOOK: u64 = 10_000;

impl UnderLoad {
    /// Backs a book up and restores it again and again while somebody posts, until there were `cycles` or it has become large.
    async fn go_on(&mut self, book: &TestBook, engine: &str, cycles: usize) {
        let owner = book.company().await;
        let before = seals(&book.location).await.len();
        let (stopping, posted) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let began = Instant::now();
        let posting = tokio::spawn(post_on(owner, stopping.clone(), posted.clone()));
        let folder = tempfile::tempdir().expect("the temp folder takes one more");
        while self.cycles < cycles && posted.load(Ordering::SeqCst) < POSTS_A_BOOK {
            let file = folder.path().join(format!("{}.backup", self.cycles));
            let acknowledged = usize::try_from(posted.load(Ordering::SeqCst)).expect("they fit into memory");
            let looked = safekeeping::back_up(&book.location, &file, false, None).await.expect("there is room");
            assert_eq!(looked.problem, None);
            let place = match book.location {
                Location::File(_) => Location::File(folder.path().join(format!("{}.kontor", self.cycles))),
                Location::Postgres(_) => Location::Postgres(raw::create_database().await),
            };
            safekeeping::restore(&file, &place, false, None).await.expect("just made");
            let prefix = seals(&place).await;
            assert!(prefix.len() >= before + acknowledged, "{} of {acknowledged} that were acknowledged", prefix.len());
            assert!(!posting.is_finished(), "nobody posts any more");
            let whole = seals(&book.location).await;
            assert!(whole.starts_with(&prefix), "no prefix: {} of {}", prefix.len(), whole.len());
            std::fs::remove_file(&file).expect("it is ours");
            if let Location::File(path) = &place {
                std::fs::remove_file(path).expect("it is ours");
            }
            self.cycles += 1;
            if self.cycles.is_multiple_of(10) {
                let posted = self.posted + posted.load(Ordering::SeqCst);
                tell(json!({ "soak": "backup", "engine": engine, "cycles": self.cycles, "posted": posted }));
            }
        }
        self.posted += posted.load(Ordering::SeqCst);
        self.time += began.elapsed();
        stopping.store(true, Ordering::Relaxed);
        posting.await.expect("it posted until it was told to stop");
        book.assert_clean().await;
    }
}

both! {
    /// Every backup holds the facts up to a moment, whole and in order: an exact prefix, with everything that was acknowledged
    /// before it was begun.
    async fn every_backup_is_a_prefix(book) {
        let sizes = Sizes::asked_for();
        let (mut book, mut done) = (book, UnderLoad::default());
        let engine = match book.location {
            Location::File(_) => "sqlite",
            Location::Postgres(_) => "postgres",
        };
        loop {
            done.go_on(&book, engine, sizes.cycles).await;
            if done.cycles == sizes.cycles {
                break;
            }
            book = match book.location {
                Location::File(_) => TestBook::sqlite().await,
                Location::Postgres(_) => TestBook::postgres().await,
            };
        }
        let seconds = done.time.as_secs().max(1);
        tell(json!({
            "soak": "backup", "engine": engine, "done": true, "cycles": done.cycles, "posted": done.posted, "seconds": seconds,
            "posts_per_second": done.posted / seconds, "prefixes": true,
        }));
    }
}
