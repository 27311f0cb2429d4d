//! Many callers at once: no number twice, none missing, no posting into a period that closes meanwhile.

use std::collections::BTreeSet;

use kontor_contract::finance::{LockKind, SetLock};
use kontor_tests::book::{day, entry, today};
use kontor_tests::both;

kontor_store::statements! { "tests";
    ENTRIES = "select count(*) from finance_entry e where {scope:e}";
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
