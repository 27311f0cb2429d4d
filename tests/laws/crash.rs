//! kill -9 at any moment: everything acknowledged is there, nothing is half-done, no number is missing.

use std::collections::BTreeSet;

use kontor_runtime::Location;
use kontor_tests::TestBook;
use kontor_tests::crash::{Sizes, Starts, check, round, tell, wait_until_free};
use serde_json::json;

#[tokio::test]
async fn killed_programs_lose_nothing_on_sqlite() {
    let sizes = Sizes::asked_for();
    let book = TestBook::sqlite().await;
    book.company().await;
    let path = book.path().display().to_string();
    let (mut acknowledged, mut starts) = (BTreeSet::new(), Starts::default());
    for at in 0..sizes.kills {
        round(&path, at % sizes.posts, &mut acknowledged).await;
        starts.again(&book.location).await;
        if at % 100 == 99 {
            check(&book.location, &acknowledged).await;
            tell(json!({ "soak": "kill", "engine": "sqlite", "kills": at + 1, "acknowledged": acknowledged.len() }));
        }
    }
    check(&book.location, &acknowledged).await;
    tell(json!({
        "soak": "kill", "engine": "sqlite", "done": true, "kills": starts.count(), "acknowledged": acknowledged.len(), "lost": 0,
        "slowest_start_ms": starts.slowest_ms(),
    }));
}

#[tokio::test]
async fn killed_programs_lose_nothing_on_postgres() {
    let sizes = Sizes::asked_for();
    let book = TestBook::postgres().await;
    book.company().await;
    let location = book.location.clone();
    let Location::Postgres(url) = &location else { unreachable!("a Postgres book") };
    // The book is served by one process at a time: this one lets go of it.
    drop(book);
    let (mut acknowledged, mut starts) = (BTreeSet::new(), Starts::default());
    for at in 0..sizes.kills.min(100) {
        wait_until_free(url).await;
        round(url, at % sizes.posts, &mut acknowledged).await;
        wait_until_free(url).await;
        starts.again(&location).await;
        if at % 20 == 19 {
            tell(json!({ "soak": "kill", "engine": "postgres", "kills": at + 1, "acknowledged": acknowledged.len() }));
        }
    }
    wait_until_free(url).await;
    check(&location, &acknowledged).await;
    tell(json!({
        "soak": "kill", "engine": "postgres", "done": true, "kills": starts.count(), "acknowledged": acknowledged.len(), "lost": 0,
        "slowest_start_ms": starts.slowest_ms(),
    }));
}
