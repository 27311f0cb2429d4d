//! What somebody who owns the database can do to chain, keys and texts, and how it is told; and what looks like it and is not.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use kontor_contract::amount::Amount;
use kontor_contract::audit::KnownBy;
use kontor_contract::finance::{EntryLine, PostEntry};
use kontor_contract::integrity::FindingCode;
use kontor_contract::integrity::finding as told;
use kontor_contract::safekeeping::GrantEpoch;
use kontor_kernel::{Decimal, Ids as _, SystemIds, Uuid};
use kontor_runtime::{Location, Secrets};
use kontor_store::{Fact, Head, Identity};
use kontor_tests::book::entry;
use kontor_tests::both;

use crate::signatures::{LAST, anchor, broken, bytes, forge_amount, line, posted, seal_anew, tamper};

/// Keys of another computer.
fn elsewhere() -> (tempfile::TempDir, Secrets) {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let secrets = Secrets::in_folder(folder.path());
    (folder, secrets)
}

both! {
    /// Everybody works on while a book is checked, and nothing of that looks like damage.
    async fn work_during_a_check_is_no_damage(book) {
        let owner = book.company().await;
        let stopping = Arc::new(AtomicBool::new(false));
        let posting: Vec<_> = (0..4)
            .map(|at| {
                let (owner, stopping) = (owner.clone(), stopping.clone());
                tokio::spawn(async move {
                    while !stopping.load(Ordering::Relaxed) {
                        owner.post("1200", "0800", 100 + at).await.expect("a check stops nobody");
                    }
                })
            })
            .collect();
        let mut seen = 0;
        for _ in 0..6 {
            let report = book.verify().await;
            assert!(report.clean, "{report:#?}");
            let checked = line(&report, told::CHECK_CHAIN).checked;
            assert!(checked > seen, "they work on");
            seen = checked;
        }
        stopping.store(true, Ordering::Relaxed);
        for task in posting {
            task.await.expect("it posted until it was told to stop");
        }
    }

    /// An archive is of one moment, however busy the book is.
    async fn an_archive_of_a_busy_book_is_whole(book) {
        let owner = book.company().await;
        let stopping = Arc::new(AtomicBool::new(false));
        let posting = tokio::spawn({
            let (owner, stopping) = (owner.clone(), stopping.clone());
            async move {
                while !stopping.load(Ordering::Relaxed) {
                    owner.post("1200", "0800", 100).await.expect("an archive stops nobody");
                }
            }
        });
        let folder = tempfile::tempdir().expect("the temp folder takes one more");
        for at in 0..4 {
            let path = folder.path().join(format!("{at}.zip"));
            let file = std::fs::File::create(&path).expect("a folder of our own");
            let written = kontor_runtime::archive::write(&book.app, file, Default::default()).await.expect("readable");
            let report = kontor_verify::check(&path, &[]).expect("it is an archive");
            assert!(written.clean && report.clean && report.complete, "{report:#?}");
        }
        stopping.store(true, Ordering::Relaxed);
        posting.await.expect("it posted until it was told to stop");
    }

    /// More rows than a page, and one of the last of them changed.
    async fn rows_beyond_a_page_are_compared(book) {
        let owner = book.company().await;
        let amount = |cents: i64| Some(Amount::new(Decimal::new(cents, 2)));
        let template = entry("1200", "0800", 1);
        let mut lines = vec![EntryLine { debit: amount(2_400), ..template.lines[0].clone() }];
        lines.resize(2_401, EntryLine { credit: amount(1), ..template.lines[1].clone() });
        owner.call(PostEntry { lines, ..template }).await.expect("balanced");
        book.assert_clean().await;
        let sql = "update finance_posting set memo = 'x' where line = (select max(line) from finance_posting)";
        tamper(&book, "finance_posting", sql).await;
        let report = book.verify().await;
        let rebuilt = line(&report, told::CHECK_ROWS);
        assert!(rebuilt.wrong == 1 && rebuilt.problems[0].params["table"] == "finance_posting", "{report:#?}");
    }

    /// Two things are wrong: the first of them is named, whichever check found it.
    async fn the_first_broken_fact_is_named(book) {
        posted(&book).await;
        let first = book.raw("select min(fact_no) from finance_posting").await.expect("there are postings");
        tamper(&book, "fact", "update fact set body = replace(body, '\"3.00\"', '\"3.01\"')").await;
        tamper(&book, "finance_posting", &format!("update finance_posting set memo = 'x' where fact_no = {first}")).await;
        let broken = book.verify().await.first_broken.expect("it is named");
        assert_eq!(broken.fact_no.to_string(), first);
    }

    /// A chain that was rewritten does not get its signature from the right key.
    async fn a_rewritten_chain_is_not_signed(book) {
        posted(&book).await;
        book.app.sign_head().await.expect("signed");
        forge_amount(&book).await;
        tamper(&book, "fact_signature", "delete from fact_signature").await;
        seal_anew(&book).await;
        let refused = book.app.sign_head().await.expect_err("it is another chain");
        assert_eq!(refused.code, "book.head_lost");
        assert_eq!(broken(&book.verify().await), [("V13", LAST.code)]);
    }

    /// The key is lost, or lies on another computer: the next one says so, and nothing is wrong.
    async fn a_second_key_is_a_note(book) {
        posted(&book).await;
        let first = book.app.sign_head().await.expect("signed").expect("there are facts");
        let (_folder, secrets) = elsewhere();
        let book = book.handed_over(secrets).await;
        let second = book.app.sign_head().await.expect("signed").expect("there are facts");
        assert_ne!(first.public_key, second.public_key);
        let report = book.verify().await;
        assert!(report.clean, "{report:#?}");
        assert!(report.notes.iter().any(|note| note.is(&told::NOTED_KEY_REPLACED)), "{:?}", report.notes);
        // The computer of the first key goes on, as with a file that two of them open in turn.
        let book = book.reopened().await;
        let owner = book.sign_in("owner").await;
        book.app.dispatch(Some(&owner), &entry("1200", "0800", 400)).await.expect("balanced");
        let third = book.app.sign_head().await.expect("signed").expect("there are facts");
        assert_eq!(first.public_key, third.public_key);
        book.assert_clean().await;
    }

    /// The fact of a key does not say that there was one before.
    async fn a_hidden_change_of_key_is_found(book) {
        posted(&book).await;
        let first = book.app.sign_head().await.expect("signed").expect("there are facts").public_key;
        let (_folder, secrets) = elsewhere();
        let book = book.handed_over(secrets).await;
        book.app.sign_head().await.expect("signed");
        let hidden = format!("update fact set body = replace(body, ',\"replaces\":\"{first}\"', '')");
        tamper(&book, "fact", &hidden).await;
        tamper(&book, "book_key", "update book_key set replaces = null").await;
        seal_anew(&book).await;
        let report = book.verify().await;
        assert_eq!(line(&report, told::CHECK_KEYS).wrong, 1, "{report:#?}");
        assert!(line(&report, told::CHECK_KEYS).problems[0].params.values().any(|value| *value == first), "{report:#?}");
    }

    /// The keyring cannot be reached for hours. That is no fault of the book, and the report says since when.
    async fn what_is_not_signed_is_a_note_with_its_time(book) {
        posted(&book).await;
        let Identity { tenant_id, node_id, epoch } = book.app.db().identity();
        book.app.sign_head().await.expect("signed");
        let before = book.app.now();
        // The key lies in a keyring, as its mark says, and there is none.
        let kept = book.secrets_folder().join(tenant_id.to_string());
        let key = kept.join(format!("signing-{node_id}-{epoch}"));
        std::fs::rename(&key, key.with_extension("in-keyring")).expect("it lies there");
        let book = book.reopened().await;
        book.clock.advance(Duration::from_secs(3 * 3_600));
        let owner = book.sign_in("owner").await;
        book.app.dispatch(Some(&owner), &entry("1200", "0800", 400)).await.expect("balanced");
        assert_eq!(book.app.sign_head().await.expect_err("there is no keyring").code, "secret.keyring_missing");
        let report = book.verify().await;
        assert!(report.clean, "{report:#?}");
        let since = before.saturating_add(Duration::from_secs(3 * 3_600)).to_string();
        let said = |code: FindingCode, name: &str, text: &str| {
            report.notes.iter().any(|note| note.is(&code) && note.params[name].starts_with(text))
        };
        assert!(said(told::NOTED_SIGNED_UP_TO, "facts", "1"), "{:?}", report.notes);
        assert!(said(told::NOTED_SIGNED_UP_TO, "since", &since[..16]), "{since} {:?}", report.notes);
        assert!(said(told::NOTED_KEY_NOT_COMPARED, "reason", "secret.keyring_missing"), "{:?}", report.notes);
    }

    /// A personal text may be erased, and then says so; it may not be gone.
    async fn a_text_that_is_gone_is_found(book) {
        posted(&book).await;
        assert_eq!(line(&book.verify().await, told::CHECK_TEXTS).wrong, 0);
        book.raw("delete from blob").await.expect("no trigger there");
        let report = book.verify().await;
        let texts = line(&report, told::CHECK_TEXTS);
        assert!(texts.wrong > 0 && texts.problems[0].is(&told::TEXT_GONE), "{report:#?}");
    }

    /// Facts under the name of a node that has no part in the book, sealed as they should be.
    async fn facts_of_a_stranger_are_found(book) {
        posted(&book).await;
        let last = book.app.db().sealed_after(0, 1_000).await.expect("readable").pop().expect("there are facts");
        let stranger = Identity { node_id: Uuid::from_u128(9), ..book.app.db().identity() };
        let fact = Fact { fact_no: last.fact_no + 1_000_000, id: SystemIds.next(), ..last.fact() };
        let seal = Head::start(stranger).seal(fact.fact_no, &fact.digest());
        let (id, node) = (bytes(&book, fact.id.as_bytes()), bytes(&book, stranger.node_id.as_bytes()));
        let (id, node) = match &book.location {
            Location::File(_) => (id, node),
            Location::Postgres(_) => (format!("'{}'", fact.id), format!("'{}'", stranger.node_id)),
        };
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let sql = format!(
            "insert into fact (fact_no, id, hlc, envelope, body) values ({no}, {id}, {}, {}, {}); \
             insert into fact_seal (node_id, epoch, seq, fact_no, prev_hash, hash) values ({node}, 1, 1, {no}, {}, {})",
            fact.hlc, quoted(&fact.envelope), quoted(&fact.body), bytes(&book, &seal.prev_hash), bytes(&book, &seal.hash),
            no = fact.fact_no,
        );
        book.raw(&sql).await.expect("nothing refuses an addition");
        let report = book.verify().await;
        assert!(line(&report, told::CHECK_CHAIN).problems[0].is(&told::NODE_UNKNOWN), "{report:#?}");
    }

    /// The clock of a fact stands in its envelope, which is sealed.
    async fn a_changed_clock_is_found(book) {
        posted(&book).await;
        tamper(&book, "fact", "update fact set hlc = hlc - 1 where fact_no = (select max(fact_no) from fact)").await;
        let report = book.verify().await;
        assert!(line(&report, told::CHECK_ROWS).problems[0].params["reason"].contains("its clock is"), "{report:#?}");
    }

    /// Without its triggers a table can be changed; the report says so before anybody does.
    async fn a_table_without_protection_is_told(book) {
        posted(&book).await;
        assert!(!book.verify().await.notes.iter().any(|note| note.is(&told::NOTED_TABLES_OPEN)));
        tamper(&book, "finance_posting", "select 1").await;
        let report = book.verify().await;
        let note = report.notes.iter().find(|note| note.is(&told::NOTED_TABLES_OPEN)).expect("it is told");
        let tables = &note.params["tables"];
        assert!(report.clean && tables.contains("finance_posting") && !tables.contains("finance_entry"), "{tables}");
    }

    /// An anchor says nothing that it does not hold, and holds the ends of epochs before.
    async fn an_anchor_holds_all_chains(book) {
        let owner = book.company().await;
        owner.post("1200", "0800", 100).await.expect("balanced");
        let mut empty = anchor(&book).await;
        let old = empty.heads[0].clone();
        owner.call(GrantEpoch { reason: "Prüfung".into(), issued: Vec::new() }).await.expect("the owner may");
        let both = anchor(&book).await;
        assert!(both.heads.len() == 2 && both.heads[0].epoch == 2 && both.heads.contains(&old), "{both:#?}");
        assert!(book.app.verify_against(std::slice::from_ref(&both)).await.expect("readable").clean);
        // The tail of the epoch before is cut off, and everything that vouches for it in the book.
        tamper(&book, "fact_signature", "delete from fact_signature where epoch = 1").await;
        tamper(&book, "fact_seal", &format!("delete from fact_seal where epoch = 1 and seq = {}", old.seq)).await;
        let report = book.app.verify_against(std::slice::from_ref(&both)).await.expect("readable");
        assert_eq!(line(&report, told::CHECK_ANCHORS).wrong, 1, "{report:#?}");
        assert!(line(&report, told::CHECK_EPOCHS).wrong > 0, "{report:#?}");
        empty.heads.clear();
        let report = book.app.verify_against(&[empty]).await.expect("readable");
        assert!(line(&report, told::CHECK_ANCHORS).problems[0].is(&told::ANCHOR_EMPTY), "{report:#?}");
    }

    /// An epoch that no fact begins.
    async fn an_epoch_from_nowhere_is_found(book) {
        posted(&book).await;
        tamper(&book, "fact_seal", "update fact_seal set epoch = 7 where seq = (select max(seq) from fact_seal)").await;
        let report = book.verify().await;
        let unbegun = told::EPOCH_UNBEGUN.with("epoch", 7).id("node", book.app.db().identity().node_id, KnownBy::Nothing);
        assert_eq!(line(&report, told::CHECK_EPOCHS).problems[0], unbegun, "{report:#?}");
    }
}
