//! Signed heads: what a forger without the key cannot do, and what anchors show that a book alone cannot.

use kontor_contract::integrity::finding as told;
use kontor_contract::integrity::{Anchor, CheckReport, FindingCode, VerifyReport};
use kontor_runtime::Location;
use kontor_store::Head;
use kontor_tests::{TestBook, both};

/// The line of the report that compares the book with what this computer knows.
pub(crate) const LAST: FindingCode = told::CHECK_OWN_HEADS;

/// Drops what protects a table from changes, then runs the change.
pub(crate) async fn tamper(book: &TestBook, table: &str, sql: &str) {
    let drop = match &book.location {
        Location::File(_) => format!("drop trigger if exists {table}_no_update; drop trigger if exists {table}_no_delete;"),
        Location::Postgres(_) => format!("drop trigger if exists {table}_append_only on {table};"),
    };
    book.raw(&format!("{drop} {sql};")).await.expect("a tamperer with the file can do anything");
}

pub(crate) fn bytes(book: &TestBook, bytes: &[u8]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    match &book.location {
        Location::File(_) => format!("x'{hex}'"),
        Location::Postgres(_) => format!("'\\x{hex}'::bytea"),
    }
}

pub(crate) fn line(report: &VerifyReport, about: FindingCode) -> &CheckReport {
    report.checks.iter().find(|check| check.about.is(&about)).expect("it is checked")
}

/// What a report finds broken, by the rule and the code of what was looked at.
pub(crate) fn broken(report: &VerifyReport) -> Vec<(&str, &str)> {
    report.checks.iter().filter(|check| check.wrong > 0).map(|check| (check.id.as_str(), check.about.code.as_str())).collect()
}

pub(crate) async fn posted(book: &TestBook) {
    let owner = book.company().await;
    for cents in [100, 200, 300] {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
}

pub(crate) async fn anchor(book: &TestBook) -> Anchor {
    book.app.anchor(vec!["Hansen Werkzeuge GmbH".into()]).await.expect("it holds facts")
}

/// Seals every fact anew, as somebody does who knows the rules and lacks the key.
pub(crate) async fn seal_anew(book: &TestBook) {
    let mut head = Head::start(book.app.db().identity());
    let mut script = String::new();
    for fact in book.app.db().sealed_after(0, 1_000).await.expect("readable") {
        let seal = head.seal(fact.fact_no, &fact.fact().digest());
        let (prev_hash, hash) = (bytes(book, &seal.prev_hash), bytes(book, &seal.hash));
        script.push_str(&format!("update fact_seal set prev_hash = {prev_hash}, hash = {hash} where seq = {};\n", seal.seq));
        head = head.after(&seal);
    }
    tamper(book, "fact_seal", &script).await;
}

/// One entry made larger everywhere: in its fact, its rows and the balances.
pub(crate) async fn forge_amount(book: &TestBook) {
    tamper(book, "fact", "update fact set body = replace(replace(body, '\"2.00\"', '\"9.00\"'), '\"-2.00\"', '\"-9.00\"')").await;
    let sql = "update finance_posting set amount_minor = amount_minor / 2 * 9, transaction_minor = transaction_minor / 2 * 9 \
               where amount_minor in (200, -200)";
    tamper(book, "finance_posting", sql).await;
    tamper(book, "finance_entry", "update finance_entry set total_minor = 900 where total_minor = 200").await;
    book.raw("update finance_balance set debit_minor = 1300 where debit_minor = 600").await.expect("no trigger there");
    book.raw("update finance_balance set credit_minor = 1300 where credit_minor = 600").await.expect("no trigger there");
}

both! {
    /// A head is signed once; the key is a fact of the book; what comes later is signed later.
    async fn heads_are_signed(book) {
        assert_eq!(book.app.sign_head().await.expect("an empty book is no failure"), None);
        posted(&book).await;
        let first = book.app.sign_head().await.expect("signed").expect("there are facts");
        let again = book.app.sign_head().await.expect("signed").expect("there are facts");
        assert_eq!(first, again);
        let report = book.verify().await;
        assert!(report.clean && report.first_broken.is_none(), "{report:#?}");
        assert_eq!((line(&report, told::CHECK_HEADS).checked, line(&report, told::CHECK_OWN_HEADS).checked), (1, 2), "{report:#?}");
        assert!(report.notes.iter().any(|note| note.is(&told::NOTED_SIGNED_FROM)), "{:?}", report.notes);
        book.raw("select public_key from book_key").await.map(|key| assert_eq!(key, first.public_key)).expect("readable");
    }

    /// A book no head of which is signed is no broken book; the report says how far the signatures reach.
    async fn an_unsigned_book_is_clean_and_says_so(book) {
        posted(&book).await;
        let report = book.verify().await;
        assert!(report.clean, "{report:#?}");
        assert!(report.notes.iter().any(|note| note.is(&told::NOTED_NOTHING_SIGNED)), "{:?}", report.notes);
    }

    async fn a_forged_signature_is_found(book) {
        posted(&book).await;
        book.app.sign_head().await.expect("signed");
        let forged = bytes(&book, &[7; 64]);
        tamper(&book, "fact_signature", &format!("update fact_signature set signature = {forged}")).await;
        let report = book.verify().await;
        assert_eq!(line(&report, told::CHECK_HEADS).wrong, 1, "{report:#?}");
        let broken = report.first_broken.expect("it is named");
        assert_eq!(broken.doc_kind, "book.key", "the last fact under that signature");
    }

    /// Rows, facts, balances and every seal changed so that all agree: only the signature is left to tell.
    async fn a_chain_rewritten_without_the_key_is_found(book) {
        posted(&book).await;
        book.app.sign_head().await.expect("signed");
        forge_amount(&book).await;
        seal_anew(&book).await;
        let report = book.verify().await;
        assert_eq!(broken(&report), [("V13", told::CHECK_HEADS.code), ("V13", LAST.code)], "{report:#?}");
        // The forger lets the signature's row follow the new hash: then it does not fit the key.
        let head = book.app.db().head().await.expect("readable");
        tamper(&book, "fact_signature", &format!("update fact_signature set hash = {}", bytes(&book, &head.hash))).await;
        let report = book.verify().await;
        assert_eq!(line(&report, told::CHECK_HEADS).wrong, 1, "{report:#?}");
    }

    /// The forger brings a key of their own. This computer knows the right one.
    async fn a_key_put_in_place_of_the_right_one_is_found(book) {
        posted(&book).await;
        let right = book.app.sign_head().await.expect("signed").expect("there are facts").public_key;
        let other = "ab".repeat(32);
        tamper(&book, "fact", &format!("update fact set body = replace(body, '{right}', '{other}')")).await;
        tamper(&book, "book_key", &format!("update book_key set public_key = '{other}'")).await;
        tamper(&book, "fact_signature", "delete from fact_signature").await;
        seal_anew(&book).await;
        let report = book.verify().await;
        assert_eq!(broken(&report), [("V13", LAST.code)], "{report:#?}");
        assert!(line(&report, LAST).problems.iter().any(|problem| problem.params.get("key").is_some_and(|key| *key == right)), "{report:#?}");
    }

    /// The last fact gone with its rows, its seal and its signature: the chain is whole, and the anchor knows of more.
    async fn a_dropped_tail_is_found_by_the_anchor(book) {
        posted(&book).await;
        let before = anchor(&book).await;
        let owner = book.sign_in("owner").await;
        let request = kontor_tests::book::entry("1200", "0800", 400);
        book.app.dispatch(Some(&owner), &request).await.expect("balanced");
        let after = anchor(&book).await;
        assert_eq!(after.heads.len(), 1, "one head a day");
        assert!(book.app.verify_against(&[before.clone(), after.clone()]).await.expect("readable").clean);
        tamper(&book, "fact", "delete from fact where fact_no = (select max(fact_no) from fact_seal where seq = (select max(seq) from fact_seal))").await;
        tamper(&book, "fact_seal", "delete from fact_seal where seq = (select max(seq) from fact_seal)").await;
        tamper(&book, "fact_signature", "delete from fact_signature where seq > (select max(seq) from fact_seal)").await;
        let report = book.verify().await;
        assert_eq!((line(&report, told::CHECK_CHAIN).wrong, line(&report, told::CHECK_HEADS).wrong), (0, 0), "{report:#?}");
        assert!(line(&report, LAST).problems[0].is(&told::OWN_HEAD_LOST), "this computer knows, too: {report:#?}");
        let report = book.app.verify_against(&[before, after]).await.expect("readable");
        let held = line(&report, told::CHECK_ANCHORS);
        assert_eq!((held.checked, held.wrong), (2, 1), "{report:#?}");
        assert!(held.problems[0].is(&told::ANCHOR_LOST), "{held:?}");
    }

    /// An anchor says which part of the past was changed, and an anchor of another book says nothing.
    async fn an_anchor_knows_its_book(book) {
        posted(&book).await;
        let mut anchor = anchor(&book).await;
        forge_amount(&book).await;
        seal_anew(&book).await;
        let report = book.app.verify_against(std::slice::from_ref(&anchor)).await.expect("readable");
        assert_eq!(line(&report, told::CHECK_ANCHORS).wrong, 1, "{report:#?}");
        anchor.book = kontor_kernel::Uuid::from_u128(1);
        let report = book.app.verify_against(&[anchor]).await.expect("readable");
        assert!(line(&report, told::CHECK_ANCHORS).problems[0].is(&told::ANCHOR_FOREIGN), "{report:#?}");
    }

    /// Signatures are append-only, as facts are.
    async fn signatures_refuse_change(book) {
        posted(&book).await;
        book.app.sign_head().await.expect("signed");
        for sql in ["update fact_signature set seq = 1", "delete from fact_signature", "delete from book_key"] {
            assert!(book.raw(sql).await.expect_err(sql).contains("append_only"), "{sql}");
        }
    }

    /// The commands behind the integrity page.
    async fn the_integrity_page_checks_and_remembers(book) {
        let owner = book.company().await;
        owner.post("1200", "0800", 100).await.expect("balanced");
        let view = owner.ask("book.integrity.get", serde_json::json!({})).await.expect("the owner may");
        assert!(view["last_check"].is_null() && view["signed"].is_null(), "{view}");
        let anchor = owner.ask("book.anchor.make", serde_json::json!({})).await.expect("there are facts");
        assert_eq!(anchor["companies"][0], "Hansen Werkzeuge GmbH");
        let check = owner.ask("book.integrity.check", serde_json::json!({ "anchors": [anchor] })).await.expect("readable");
        assert_eq!(check["report"]["clean"], true, "{check:#}");
        let view = owner.ask("book.integrity.get", serde_json::json!({})).await.expect("the owner may");
        assert_eq!(view["last_check"], check);
        assert_eq!(view["signed"]["seq"], view["facts"]);
        let reader = owner.colleague("reader", kontor_contract::identity::Role::Sales).await;
        let refused = reader.ask("book.integrity.check", serde_json::json!({})).await.expect_err("sales may not");
        assert_eq!(refused.code, "denied.permission");
    }
}
