//! `verify` finds every change made past the app, also when the triggers were dropped first.

use kontor_contract::integrity::finding::CHECK_CHAIN;
use kontor_kernel::Language;
use kontor_platform::VerifyReport;
use kontor_tests::{TestBook, Trade, both};
use serde_json::json;

/// Which invariants a report finds broken.
fn broken(report: &VerifyReport) -> Vec<&str> {
    report.checks.iter().filter(|check| check.wrong > 0).map(|check| check.id.as_str()).collect()
}

/// What a report says is wrong, in a language.
fn sentences(report: &VerifyReport, language: Language) -> Vec<String> {
    report.checks.iter().flat_map(|check| &check.problems).map(|problem| problem.sentence(language)).collect()
}

/// Drops what protects a table, then runs the change.
async fn tamper(book: &TestBook, table: &str, sql: &str) {
    let drop = match &book.location {
        kontor_runtime::Location::File(_) => format!("drop trigger {table}_no_update; drop trigger {table}_no_delete;"),
        kontor_runtime::Location::Postgres(_) => format!("drop trigger {table}_append_only on {table};"),
    };
    book.raw(&format!("{drop} {sql};")).await.expect("a tamperer with the file can do anything");
}

async fn posted(book: &TestBook) {
    let owner = book.company().await;
    for cents in [100, 200, 300] {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
    book.assert_clean().await;
}

both! {
    /// One cent on one posting.
    async fn a_changed_amount_is_found(book) {
        posted(&book).await;
        tamper(&book, "finance_posting", "update finance_posting set amount_minor = amount_minor + 1 where amount_minor = 200").await;
        let report = book.verify().await;
        assert_eq!(broken(&report), ["V1", "V8", "V13"], "{report:#?}");
        // People read amounts and numbers of documents, programs the minor units.
        let entry = "Buchung BU-26-1/000002";
        let german = sentences(&report, Language::De);
        assert!(german[0].starts_with(&format!("{entry} ")) && german[0].contains("0,01\u{a0}EUR"), "{german:?}");
        assert!(german.iter().any(|said| said.contains("März 2026") && said.contains("6,01\u{a0}EUR")), "{german:?}");
        assert!(german.iter().any(|said| said.contains("Betrag 2,00\u{a0}EUR") && said.contains("Betrag 2,01\u{a0}EUR")), "{german:?}");
        assert_eq!(report.checks[0].problems[0].params["difference"], "1");
    }

    /// A credit that settles more than it is worth, kept amount and all.
    async fn a_changed_settlement_is_found(book) {
        let trade = Trade::german(&book).await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "2", "0")]), json!({})).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        let note = json!({ "invoice_id": invoice["id"], "reason": "Mangel", "lines": [{ "line": 1, "quantity": "1" }] });
        trade.ask("sales.credit_note.post", note).await.expect("two were invoiced");
        book.assert_clean().await;
        let sql = "update finance_settlement_item set amount_minor = amount_minor + 100, functional_minor = functional_minor + 100 \
                   where amount_minor > 0";
        tamper(&book, "finance_settlement_item", sql).await;
        book.raw("update finance_open_balance set open_minor = open_minor - 100, functional_minor = functional_minor - 100").await.expect("no trigger there");
        let report = book.verify().await;
        assert_eq!(broken(&report), ["V6", "V7", "V7", "V13"], "{report:#?}");
    }

    /// Both sides changed, so that the entry still balances.
    async fn a_balanced_change_is_found(book) {
        posted(&book).await;
        let sql = "update finance_posting set amount_minor = amount_minor * 2, transaction_minor = transaction_minor * 2 \
                   where amount_minor in (200, -200)";
        tamper(&book, "finance_posting", sql).await;
        let report = book.verify().await;
        assert!(broken(&report).contains(&"V13"), "{report:#?}");
    }

    /// A posting gone.
    async fn a_deleted_posting_is_found(book) {
        posted(&book).await;
        tamper(&book, "finance_posting", "delete from finance_posting where amount_minor = -300").await;
        let report = book.verify().await;
        assert_eq!(broken(&report), ["V1", "V8", "V13"], "{report:#?}");
    }

    /// A whole entry gone, postings and balances with it: the gap in the numbers and the facts remain.
    async fn a_deleted_entry_is_found(book) {
        posted(&book).await;
        tamper(&book, "finance_posting", "delete from finance_posting where amount_minor in (200, -200)").await;
        tamper(&book, "finance_entry", "delete from finance_entry where total_minor = 200").await;
        book.raw("update finance_balance set debit_minor = 400 where debit_minor = 600").await.expect("no trigger there");
        book.raw("update finance_balance set credit_minor = 400 where credit_minor = 600").await.expect("no trigger there");
        let report = book.verify().await;
        assert!(broken(&report).contains(&"V4") && broken(&report).contains(&"V13"), "{report:#?}");
    }

    /// One byte of a fact.
    async fn a_changed_fact_is_found(book) {
        posted(&book).await;
        tamper(&book, "fact", "update fact set body = replace(body, '\"2.00\"', '\"2.01\"')").await;
        let report = book.verify().await;
        let chain = report.checks.iter().find(|check| check.about.is(&CHECK_CHAIN)).expect("it is checked");
        assert_eq!(chain.wrong, 1, "{report:#?}");
    }

    /// A fact with its seal cut out of the middle, and the last one cut off: the rows give both away.
    async fn a_removed_fact_is_found(book) {
        posted(&book).await;
        tamper(&book, "fact_seal", "delete from fact_seal where seq = 3").await;
        let report = book.verify().await;
        assert!(broken(&report).contains(&"V13"), "{report:#?}");
    }

    /// A stored balance, which every report reads.
    async fn a_changed_balance_is_found(book) {
        posted(&book).await;
        book.raw("update finance_balance set debit_minor = debit_minor + 1 where debit_minor = 600").await.expect("no trigger there");
        let report = book.verify().await;
        assert_eq!(broken(&report), ["V8", "V13"], "{report:#?}");
    }

    /// What lies in stock is told by the names of item and warehouse, and by what it is worth.
    async fn a_changed_stock_is_told_by_names(book) {
        Trade::german(&book).await;
        book.raw("update inventory_stock set value_minor = value_minor + 5, on_hand = on_hand + 5000").await.expect("no trigger there");
        let report = book.verify().await;
        let french = sentences(&report, Language::Fr);
        let told = |parts: &[&str]| french.iter().any(|said| parts.iter().all(|part| said.contains(part)));
        assert!(told(&["HYD Hydraulikzylinder", "Lager", ",05\u{a0}EUR", ",5 "]), "{french:#?}");
        assert!(told(&["Hansen Werkzeuge GmbH", "\u{a0}EUR"]), "{french:#?}");
    }

    /// A name changed beside the facts.
    async fn a_changed_name_is_found(book) {
        posted(&book).await;
        book.raw("update identity_user set name = 'Mallory'").await.expect("no trigger there");
        assert_eq!(broken(&book.verify().await), ["V13"]);
    }
}
