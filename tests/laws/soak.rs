//! Long runs, short in the suites: Postgres stopped as by a crash, and backups restored while somebody posts.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use kontor_contract::identity::CreateCompany;
use kontor_runtime::{Config, Location, safekeeping};
use kontor_tests::book::new_user;
use kontor_tests::crash::{Batch, Sizes, check, tell, wait_until_free};
use kontor_tests::{both, raw};
use serde_json::json;
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
        owner: new_user("owner"),
        demo: false,
    };
    app.dispatch(None, &request).await.expect("an empty book takes a company");
    drop(app);
    let mut acknowledged = BTreeSet::new();
    let mut slowest = Duration::ZERO;
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
        let began = Instant::now();
        drop(kontor_runtime::open(Config::existing(location.clone())).await.expect("a book of a stopped server opens"));
        slowest = slowest.max(began.elapsed());
    }
    wait_until_free(&url).await;
    check(&location, &acknowledged).await;
    let slowest = u64::try_from(slowest.as_millis()).unwrap_or(u64::MAX);
    tell(
        json!({ "soak": "stop", "engine": "postgres", "stops": sizes.stops, "acknowledged": acknowledged.len(), "lost": 0, "slowest_start_ms": slowest }),
    );
}

/// How often somebody posts while backups are made.
const BETWEEN_POSTS: Duration = Duration::from_millis(10);

/// The seals of a book in order, to be compared.
async fn seals(location: &Location) -> Vec<String> {
    let hash = match location {
        Location::File(_) => "hex(hash)",
        Location::Postgres(_) => "upper(encode(hash, 'hex'))",
    };
    let sql = format!("select seq || ' ' || {hash} from fact_seal order by seq");
    raw::execute(location, &sql).await.expect("readable").lines().map(str::to_owned).collect()
}

both! {
    /// Every backup holds the facts up to a moment, whole and in order: an exact prefix.
    async fn every_backup_is_a_prefix(book) {
        let sizes = Sizes::asked_for();
        let owner = book.company().await;
        let stopping = Arc::new(AtomicBool::new(false));
        let posting = tokio::spawn({
            let (owner, stopping) = (owner.clone(), stopping.clone());
            async move {
                let mut posted = 0_u64;
                let mut ticks = tokio::time::interval(BETWEEN_POSTS);
                while !stopping.load(Ordering::Relaxed) {
                    ticks.tick().await;
                    owner.post("1200", "0800", 100).await.expect("a backup stops nobody");
                    posted += 1;
                }
                posted
            }
        });
        let folder = tempfile::tempdir().expect("the temp folder takes one more");
        let began = Instant::now();
        let mut prefixes = Vec::new();
        for at in 0..sizes.cycles {
            let file = folder.path().join(format!("{at}.backup"));
            let looked = safekeeping::back_up(&book.location, &file, false, None).await.expect("there is room");
            assert_eq!(looked.problem, None);
            let place = match book.location {
                Location::File(_) => Location::File(folder.path().join(format!("{at}.kontor"))),
                Location::Postgres(_) => Location::Postgres(raw::create_database().await),
            };
            safekeeping::restore(&file, &place, false, None).await.expect("just made");
            prefixes.push(seals(&place).await);
            std::fs::remove_file(&file).expect("it is ours");
        }
        stopping.store(true, Ordering::Relaxed);
        let posted = posting.await.expect("it posted until it was told to stop");
        let whole = seals(&book.location).await;
        for prefix in &prefixes {
            assert!(!prefix.is_empty() && whole.starts_with(prefix), "no prefix: {} of {}", prefix.len(), whole.len());
        }
        book.assert_clean().await;
        let seconds = began.elapsed().as_secs().max(1);
        tell(json!({ "soak": "backup", "cycles": prefixes.len(), "posted": posted, "seconds": seconds, "prefixes": true }));
    }
}
