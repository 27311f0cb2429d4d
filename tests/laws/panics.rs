//! A mistake of ours harms nobody else: a handler that panics fails its own command, and the book goes on.

use kontor_contract::Result;
use kontor_contract::error::{INTERNAL_BUG, UNAVAILABLE_BUSY};
use kontor_contract::finance::{LockKind, LocksView, SetLock};
use kontor_kernel::{FixedClock, SeededIds};
use kontor_platform::{App, Change, Parts};
use kontor_store::{Scope, Tx};
use kontor_tests::book::{Session, TestBook, day, today};
use kontor_tests::both;

const CALLERS: i64 = 32;

async fn panics(_: &mut Change, _: SetLock) -> Result<LocksView> {
    panic!("a mistake of ours")
}

/// The same book behind an app whose lock command is wrong.
fn mistaken(book: &TestBook, session: &Session) -> Session {
    let mut router = kontor_runtime::router();
    router.change(panics);
    let clock = std::sync::Arc::new(FixedClock::on(today()));
    let ids = std::sync::Arc::new(SeededIds::new(1 << 40, kontor_kernel::Clock::now(&*clock)));
    let app = App::new(Parts { db: book.app.db().clone(), clock, ids, secrets: book.app.secrets().clone(), router });
    Session { app, ..session.clone() }
}

both! {
    /// Callers post, and every other one runs into the mistake: each posting is there, each mistake is called by its name.
    async fn a_handler_that_panics_fails_alone(book) {
        let owner = book.company().await;
        let mistaken = mistaken(&book, &owner);
        let callers: Vec<_> = (0..CALLERS)
            .map(|caller| {
                let mistaken = mistaken.clone();
                tokio::spawn(async move {
                    let lock = SetLock { kind: LockKind::All, until: day("2026-01-31") };
                    for at in 0..5 {
                        if caller % 2 == 0 {
                            mistaken.post("1200", "0800", 1 + caller * 5 + at).await.expect("its neighbour's panic is not its own");
                        } else {
                            let error = mistaken.call(lock.clone()).await.expect_err("the handler panics");
                            assert_eq!(error.code, INTERNAL_BUG.code);
                        }
                    }
                })
            })
            .collect();
        for caller in callers {
            caller.await.expect("no panic reaches the caller");
        }
        assert_eq!(book.raw("select count(*) from finance_entry").await.expect("a count"), (CALLERS / 2 * 5).to_string());
        assert_eq!(owner.post("1200", "0800", 1).await.expect("the book goes on").head.number, "BU-26-1/000081");
        book.assert_clean().await;
    }

    /// A panic below the pipeline takes its connection with it. What shared its commit may be refused, nothing that was
    /// acknowledged is lost, and the next command finds the book in order.
    async fn a_panic_in_the_store_is_survived(book) {
        let owner = book.company().await;
        let callers: Vec<_> = (0..CALLERS)
            .map(|caller| {
                let (owner, db) = (owner.clone(), book.app.db().clone());
                tokio::spawn(async move {
                    let mut acknowledged = 0;
                    for at in 0..5 {
                        if caller % 8 == 0 {
                            let wrong = |_: Tx| async { panic!("below the pipeline") };
                            let outcome: Result<()> = db.write(Scope::Book, move |tx| async move { wrong(tx).await }).await;
                            let code = outcome.expect_err("it panics").code;
                            assert!([INTERNAL_BUG.code, UNAVAILABLE_BUSY.code].contains(&code.as_str()), "{code}");
                        } else {
                            match owner.post("1200", "0800", 1 + caller * 5 + at).await {
                                Ok(_) => acknowledged += 1,
                                Err(error) => assert_eq!(error.code, UNAVAILABLE_BUSY.code),
                            }
                        }
                    }
                    acknowledged
                })
            })
            .collect();
        let mut acknowledged = 0;
        for caller in callers {
            acknowledged += caller.await.expect("no panic reaches the caller");
        }
        owner.post("1200", "0800", 1).await.expect("the book goes on");
        let kept = book.raw("select count(*) from finance_entry").await.expect("a count");
        assert_eq!(kept, (acknowledged + 1).to_string());
        book.assert_clean().await;
    }
}
