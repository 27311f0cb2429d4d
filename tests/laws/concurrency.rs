//! Many callers at once: no number twice, none missing, no posting into a period that closes meanwhile.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kontor_contract::Result;
use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::{LockKind, SetLock};
use kontor_contract::row::{ColumnType, Value};
use kontor_platform::Call;
use kontor_runtime::Location;
use kontor_store::{Done, RowOp, Scope, SeriesKey, Tx};
use kontor_tests::book::{PASSWORD, day, entry, today};
use kontor_tests::{TestBook, both, raw};
use serde_json::json;
use tokio::sync::Barrier;

kontor_store::statements! { "tests";
    ENTRIES = "select count(*) from finance_entry e where {scope:e}";
}

/// Writes a row of a local table, so that it is there; then every third is refused.
async fn half_written(mut tx: Tx, caller: i64) -> (Tx, Result<Done<()>>) {
    let (nobody, key) = (Value::Id(uuid::Uuid::nil()), Value::Text(format!("caller-{caller}")));
    let (hash, answer, reach) = (Value::Bytes(Vec::new()), Value::Text(String::new()), Value::Null(ColumnType::Text));
    let values = vec![nobody, key, hash, Value::Int(0), answer, reach];
    let written = match tx.put(RowOp::Local { table: "call_answer", values }).await {
        Ok(()) => tx.flush().await,
        refused => refused,
    };
    let refused = if caller % 3 == 0 { Err(NOT_FOUND.error()) } else { Ok(Done { answer: (), fact: None }) };
    (tx, written.and(refused))
}

both! {
    /// 32 callers post 320 entries: numbered 1 to 320, each once.
    async fn numbers_stay_gapless_under_32_callers(book) {
        let owner = book.company().await;
        let mut callers = Vec::new();
        for caller in 0..32 {
            let owner = owner.clone();
            callers.push(tokio::spawn(async move {
                let mut numbers = Vec::new();
                for at in 0..10 {
                    numbers.push(owner.post("1200", "0800", 100 + caller * 10 + at).await.expect("balanced").head.number);
                }
                numbers
            }));
        }
        let mut numbers = BTreeSet::new();
        for caller in callers {
            numbers.extend(caller.await.expect("no panic"));
        }
        let expected: BTreeSet<String> = (1..=320).map(|number| format!("BU-26-1/{number:06}")).collect();
        assert_eq!(numbers, expected);
        book.assert_clean().await;
    }

    /// Of two who set up an empty book at once one does; the other is told that the book has its company.
    async fn an_empty_book_gets_one_company(book) {
        let url = match &book.location {
            Location::Postgres(url) => Some(url.as_str()),
            Location::File(_) => None,
        };
        // Nobody gets further than either has decided.
        let held = match url {
            Some(url) => Some(raw::hold_table(url, "identity_company").await),
            None => None,
        };
        let callers = ["anna", "bert"].map(|login| {
            let owner = json!({ "login": login, "name": login, "language": "de", "password": PASSWORD });
            let body = json!({ "name": format!("{login} GmbH"), "pack": "neutral", "branch": "1", "owner": owner });
            let call = Call { name: "identity.company.create".into(), body: body.to_string(), ..Call::default() };
            let app = book.app.clone();
            tokio::spawn(async move { app.call(call).await })
        });
        if let Some(url) = url {
            raw::wait_for_waiting(url, callers.len()).await;
        }
        drop(held);
        let mut refused = Vec::new();
        for caller in callers {
            refused.extend(caller.await.expect("no panic").err().map(|error| error.code));
        }
        assert_eq!(refused, ["identity.book.not_empty"]);
        for table in ["identity_company", "identity_user", "identity_branch"] {
            assert_eq!(book.raw(&format!("select count(*) from {table}")).await.expect("a count"), "1", "{table}");
        }
        book.assert_clean().await;
    }

    /// Of 32 transactions at once every third fails after it has written: nothing of those is left, and the others stand.
    async fn who_fails_after_writing_takes_nobody_along(book) {
        let owner = book.company().await;
        let callers: Vec<_> = (0..32_i64)
            .map(|caller| {
                let (db, owner) = (book.app.db().clone(), owner.clone());
                tokio::spawn(async move {
                    if caller % 2 == 0 {
                        return owner.post("1200", "0800", 100 + caller).await.is_ok();
                    }
                    db.write(Scope::Book, move |tx| half_written(tx, caller)).await.is_ok()
                })
            })
            .collect();
        for (caller, outcome) in callers.into_iter().enumerate() {
            assert_eq!(outcome.await.expect("no panic"), caller % 2 == 0 || caller % 3 != 0, "caller {caller}");
        }
        let left = book.raw("select count(*) from call_answer where call_key like 'caller-%'").await.expect("a count");
        // 16 odd callers, of which 3, 9, 15, 21 and 27 failed.
        assert_eq!(left, "11");
        assert_eq!(book.raw("select count(*) from finance_entry").await.expect("a count"), "16");
        book.assert_clean().await;
    }

    /// A period closes while 16 callers post into it: whatever was acknowledged after the lock lies behind it.
    async fn no_posting_slips_into_a_closing_period(book) {
        let owner = book.company().await;
        owner.post("1200", "0800", 1).await.expect("open");
        let callers: Vec<_> = (0..16)
            .map(|_| {
                let owner = owner.clone();
                tokio::spawn(async move {
                    let mut posted = 0;
                    loop {
                        match owner.call(entry("1200", "0800", 5)).await {
                            Ok(_) => posted += 1,
                            Err(error) => {
                                assert_eq!(error.code, "finance.period.locked");
                                return posted;
                            }
                        }
                    }
                })
            })
            .collect();
        for until in ["2026-03-10", "2026-03-16"] {
            owner.call(SetLock { kind: LockKind::All, until: day(until) }).await.expect("forward");
        }
        let lock = book.raw("select f.fact_no, s.seq from fact f join fact_seal s on s.fact_no = f.fact_no \
            where f.body like '%lock.moved%2026-03-16%'").await.expect("the lock's fact");
        let lock_seq: i64 = lock.split('|').nth(1).and_then(|seq| seq.parse().ok()).expect("one row");
        for caller in callers {
            caller.await.expect("no panic");
        }
        let late = format!(
            "select count(*) from finance_entry e join fact_seal s on s.fact_no = e.fact_no where s.seq > {lock_seq} and e.posted_on <= '{}'",
            today()
        );
        assert_eq!(book.raw(&late).await.expect("a count"), "0");
        book.assert_clean().await;
    }

    /// What a report reads first and last is of one state, though others post in between.
    async fn a_report_sees_one_state(book) {
        let owner = book.company().await;
        owner.post("1200", "0800", 1).await.expect("balanced");
        let entries = async |cx: &mut kontor_platform::Cx| -> kontor_contract::Result<i64> { cx.value(&ENTRIES, Vec::new()).await };
        let colleague = owner.clone();
        let seen = book.app.read_at_once(async move |cx: &mut kontor_platform::Cx| {
            let before = entries(cx).await?;
            for cents in 2..5 {
                colleague.post("1200", "0800", cents).await?;
            }
            Ok((before, entries(cx).await?))
        });
        assert_eq!(seen.await.expect("readable"), (1, 1));
        let later = book.app.read_at_once(entries).await.expect("the connection that had the snapshot serves the next");
        assert_eq!(later, 4);
        book.assert_clean().await;
    }

    /// Two programs have the book open: on SQLite both write, on Postgres the second is told who serves it.
    async fn two_programs_share_or_are_told(book) {
        let owner = book.company().await;
        match (book.reopen().await, &book.location) {
            (Ok(second), kontor_runtime::Location::File(_)) => {
                for cents in 1..20 {
                    owner.post("1200", "0800", cents).await.expect("here");
                    second.dispatch(Some(&owner.token), &entry("1200", "0800", cents)).await.expect("there");
                }
                assert!(second.verify().await.expect("readable").clean);
            }
            (Err(error), kontor_runtime::Location::Postgres(_)) => assert_eq!(error.code, "book.in_use"),
            (outcome, location) => panic!("{location:?}: {:?}", outcome.map(|_| ())),
        }
        book.assert_clean().await;
    }
}

/// Takes the next numbers of two series, waiting for the other transaction in between the first time, and gives the second.
async fn take_two(mut tx: Tx, keys: [SeriesKey; 2], meet: Option<Arc<Barrier>>) -> (Tx, Result<Done<[i64; 2]>>) {
    let taken = async {
        let first = tx.take_number(&keys[0]).await?;
        if let Some(meet) = meet {
            meet.wait().await;
        }
        Ok([first, tx.take_number(&keys[1]).await?])
    };
    let taken = taken.await;
    (tx, taken.map(|answer| Done { answer, fact: None }))
}

/// Two transactions that each hold the series the other wants: one gives up and decides again, so both come to their end.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waits_for_each_others_series_comes_to_an_end() {
    let book = TestBook::postgres().await;
    let key = |kind: &str| SeriesKey { company_id: uuid::Uuid::nil(), kind: kind.to_owned(), fiscal_year: 2026 };
    let meet = Arc::new(Barrier::new(2));
    let take = |kinds: [&str; 2]| {
        let (db, keys, meet) = (book.app.db().clone(), kinds.map(key), meet.clone());
        tokio::spawn(async move {
            let met = AtomicBool::new(false);
            let work = move |tx| take_two(tx, keys.clone(), (!met.swap(true, Ordering::Relaxed)).then(|| meet.clone()));
            db.write(Scope::Book, work).await
        })
    };
    let (one, other) = (take(["a", "b"]), take(["b", "a"]));
    let [one, other] = [one, other].map(async |caller| caller.await.expect("no panic").expect("decided in the end"));
    let (one, other) = (one.await, other.await);
    let mut numbers = [[one[0], other[1]], [one[1], other[0]]];
    numbers.iter_mut().for_each(|taken| taken.sort_unstable());
    assert_eq!(numbers, [[1, 2], [1, 2]]);
}
