//! Taking the books over from another program: files good and bad.

use std::collections::BTreeMap;

use kontor_contract::Result;
use kontor_contract::import::{
    DateForm, DecimalMark, ImportEffect as Effect, ImportFile, ImportKind as Kind, ImportOutcome, ImportReport as Report,
};
use kontor_tests::book::{Session, day};
use kontor_tests::trade::plain;
use kontor_tests::{Trade, both};
use serde_json::json;

fn file(kind: Kind, text: &str, effect: Effect) -> ImportFile {
    ImportFile { kind, text: text.to_owned(), on: Some(day("2026-01-01")), decimal: None, columns: BTreeMap::new(), effect }
}

async fn try_import(session: &Session, file: &ImportFile) -> Result<Report> {
    session.app.dispatch(Some(&session.token), file).await
}

async fn import(owner: &Session, kind: Kind, text: &str, effect: Effect) -> Report {
    try_import(owner, &file(kind, text, effect)).await.expect("it is a table of this kind")
}

/// Tries a file, then takes it over.
async fn take_over(owner: &Session, kind: Kind, text: &str) -> Report {
    let tried = import(owner, kind, text, Effect::Try).await;
    assert_eq!((tried.outcome, tried.problems.as_slice()), (ImportOutcome::Tried, [].as_slice()));
    let report = import(owner, kind, text, Effect::Keep).await;
    assert_eq!((report.outcome, report.problems.as_slice()), (ImportOutcome::Imported, [].as_slice()));
    report
}

/// Row, column, value and code of everything wrong with a file, of which nothing is kept.
async fn wrong(owner: &Session, kind: Kind, text: &str) -> Vec<(u32, String, String, String)> {
    let report = import(owner, kind, text, Effect::Keep).await;
    assert_eq!(report.outcome, ImportOutcome::Refused);
    report.problems.into_iter().map(|problem| (problem.row, problem.column, problem.value, problem.code)).collect()
}

async fn count(owner: &Session, list: &str) -> usize {
    let page = owner.ask(list, json!({})).await.expect("readable");
    page["rows"].as_array().map_or(0, Vec::len)
}

fn found<const N: usize>(problems: [(u32, &str, &str, &str); N]) -> Vec<(u32, String, String, String)> {
    let own = |(row, column, value, code): (u32, &str, &str, &str)| (row, column.to_owned(), value.to_owned(), code.to_owned());
    problems.map(own).into()
}

const PARTIES: &str = "\u{feff}Code;Name;Kind;Country;VAT ID;Payment term;Street;Postal code;City\r\n\
    10001;Äpfel & Söhne GmbH;customer;DE;DE136695976;N30;Grüner Weg 7;01067;Dömitz\r\n\
    10002;\"Müller; Partner\";both;;;;;;\r\n";
const ITEMS: &str = "code,name,kind,unit_code,price,weight_kg,valuation\n\
    A-1,Zylinder,stock,C62,\"1,234.50\",2.5,fifo\nA-2,Montage,service,,95,,\n";

both! {
    /// Parties, items, stock, what is owed and the rest of the balances: the trial balance is the old program's.
    async fn books_are_taken_over(book) {
        let owner = book.company().await;
        let report = take_over(&owner, Kind::Parties, PARTIES).await;
        assert_eq!((report.rows, report.delimiter.as_str(), report.decimal), (2, ";", None));
        let party = owner.ask("parties.party.get", json!({ "code": "10001" })).await.expect("imported");
        assert_eq!((plain(&party["vat_id"]), plain(&party["addresses"][0]["city"])), ("DE136695976".into(), "Dömitz".into()));
        take_over(&owner, Kind::Items, ITEMS).await;
        let item = owner.ask("inventory.item.get", json!({ "code": "A-1" })).await.expect("imported");
        assert_eq!((plain(&item["price"]), plain(&item["weight_kg"])), ("1234.5".into(), "2.5".into()));
        for code in ["HAM1", "LYO1"] {
            let warehouse = json!({ "code": code, "warehouse": { "name": code, "country": "DE" } });
            owner.ask("inventory.warehouse.create", warehouse).await.expect("a new code");
        }
        let stock = "item_code;warehouse;quantity;unit_cost\nA-1;HAM1;10;12,50\nA-1;LYO1;4;13,00\n";
        let report = take_over(&owner, Kind::Stock, stock).await;
        assert_eq!(report.sums.iter().map(|sum| sum.sum.decimal().to_string()).collect::<Vec<_>>(), ["14"]);
        let items = "party_code;document_number;date;due;amount;currency;rate;side\n\
            10001;R-2025-0815;15.12.2025;14.01.2026;1.190,00;;;\n\
            10001;R-2025-0816;20.12.2025;19.01.2026;100,00;USD;0,95;receivable\n\
            10002;4711;01.12.2025;31.12.2025;595,00;EUR;;payable\n";
        let report = take_over(&owner, Kind::OpenItems, items).await;
        assert_eq!((report.decimal, report.dates.as_slice()), (Some(DecimalMark::Comma), [DateForm::DayFirst].as_slice()));
        let balances = "account_code;debit;credit\n1200;5.000,00;\n0800;;4.000,00\n4930;0,00;0,00\n";
        take_over(&owner, Kind::Balances, balances).await;
        let trial = owner.ask("finance.trial_balance.get", json!({})).await.expect("readable");
        let rows: Vec<_> = trial["rows"].as_array().expect("rows").iter().map(|row| (plain(&row["account"]), plain(&row["closing"]["amount"]))).collect();
        let own = |(account, closing): (&str, &str)| (account.to_owned(), closing.to_owned());
        assert_eq!(rows, [
            ("0800", "-4000.00"), ("1200", "5000.00"), ("1400", "1285.00"), ("1600", "-595.00"), ("3980", "177.00"), ("9000", "-1867.00"),
        ].map(own));
        assert_eq!(count(&owner, "finance.open_item.list").await, 3);
        book.assert_clean().await;

        // The same file again changes nothing, a paid item is paid under its old number.
        let again = import(&owner, Kind::Balances, balances, Effect::Keep).await;
        assert_eq!(again.outcome, ImportOutcome::Before);
        let party = party["id"].clone();
        let paid = json!({ "direction": "received", "party_id": party, "paid_on": "2026-01-10", "amount": { "amount": "1190.00", "currency": "EUR" } });
        let paid = owner.ask("finance.payment.post", paid).await.expect("money");
        assert_eq!(plain(&paid["allocations"][0]["source_number"]), "R-2025-0815");
        book.assert_clean().await;
    }

    /// Every wrong cell of a file is named, and nothing of the file is kept.
    async fn a_bad_file_changes_nothing(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let (parties, items) = (count(owner, "parties.party.list").await, count(owner, "inventory.item.list").await);
        let entries = count(owner, "finance.entry.list").await;

        let file = "code;name;kind;country;vat_id;payment_term;credit_limit\n\
            10001;Gut;customer;DE;;;\n10002;;customer;DE;;;\n";
        assert_eq!(wrong(owner, Kind::Parties, file).await, found([(3, "name", "", "import.cell_empty")]));
        let file = "code;name;kind;country;vat_id;payment_term;credit_limit\n\
            10001;Gut;customer;DE;;;\n10002;A;customer;XX;;;\n10003;B;customer;DE;DE136695977;;\n10004;C;customer;DE;;N99;\n\
            10001;Noch einer;customer;DE;;;\nHOME;Da;customer;DE;;;\n10005;D;customer;DE;;;-5\n";
        assert_eq!(wrong(owner, Kind::Parties, file).await, found([
            (3, "country", "XX", "parties.party.country_unknown"),
            (4, "vat_id", "DE136695977", "parties.vat_id.check"),
            (5, "payment_term", "N99", "parties.party.term_unknown"),
            (6, "code", "10001", "parties.party.code_taken"),
            (7, "code", "HOME", "parties.party.code_taken"),
            (8, "credit_limit", "-5", "amount.negative"),
        ]));
        let file = "code;name;kind\n10001;Gut;customer\n10002;Böse;friend\n";
        assert_eq!(wrong(owner, Kind::Parties, file).await, found([(3, "kind", "friend", "request.malformed")]));

        let file = "code;name;kind;unit_code\nB-1;Gut;stock;C62\nHYD;Da;stock;C62\nB-2;Unbekannt;stock;XYZ\n";
        assert_eq!(wrong(owner, Kind::Items, file).await, found([
            (3, "code", "HYD", "inventory.item.taken"), (4, "unit_code", "XYZ", "inventory.unit.unknown"),
        ]));
        let file = "item_code;warehouse;quantity;unit_cost\nHYD;MAIN;1,5;10\nNIX;MAIN;1;10\nHYD;NIRGENDS;1;1\n";
        assert_eq!(wrong(owner, Kind::Stock, file).await, found([
            (3, "item_code", "NIX", "import.code_unknown"), (4, "warehouse", "NIRGENDS", "import.code_unknown"),
        ]));
        let file = "item_code;warehouse;quantity;unit_cost\nFOOD;MAIN;1;10\nHYD;MAIN;1,5;10\n";
        assert_eq!(wrong(owner, Kind::Stock, file).await, found([(3, "quantity", "1,5", "inventory.quantity.too_fine")]));
        let file = "party_code;document_number;date;due;amount;currency;side\n\
            HOME;1;2025-12-01;2025-12-31;100.00;;\nNIX;2;2025-12-01;2025-12-31;100.00;;\nHOME;3;2025-12-01;2025-12-31;100.00;USD;\n\
            HOME;4;2025-12-01;2025-12-31;100.001;;\nHOME;1;2025-12-01;2025-12-31;0.00;;\n";
        assert_eq!(wrong(owner, Kind::OpenItems, file).await, found([
            (3, "party_code", "NIX", "finance.opening.party_unknown"),
            (4, "rate", "", "finance.entry.rate_required"),
            (5, "amount", "100.001", "amount.out_of_range"),
            (6, "amount", "0.00", "finance.opening.amount_zero"),
        ]));
        let file = "account_code;debit;credit\n1200;100.00;\n1400;50.00;\n99999;1.00;\n0800;1.00;2.00\n";
        assert_eq!(wrong(owner, Kind::Balances, file).await, found([
            (3, "account_code", "1400", "finance.account.control"),
            (4, "account_code", "99999", "finance.account.unknown"),
            (5, "", "", "finance.entry.debit_or_credit"),
        ]));
        assert_eq!((count(owner, "parties.party.list").await, count(owner, "inventory.item.list").await), (parties, items));
        assert_eq!(count(owner, "finance.entry.list").await, entries);
        assert_eq!(trade.stock("HYD").await[0], "40");
        book.assert_clean().await;
    }

    /// A file with headings of its own is taken over once somebody has said what they mean.
    async fn headings_are_given_a_meaning(book) {
        let owner = book.company().await;
        let text = "Nr.,Firma,Farbe\n10001,Gut GmbH,rot\n";
        let report = import(&owner, Kind::Parties, text, Effect::Try).await;
        let codes: Vec<_> = report.problems.iter().map(|problem| (problem.row, problem.code.as_str())).collect();
        assert_eq!(codes, [
            (1, "import.column_unknown"), (1, "import.column_unknown"), (1, "import.column_unknown"),
            (1, "import.column_missing"), (1, "import.column_missing"),
        ]);
        assert_eq!(report.columns.iter().map(|column| column.heading.as_str()).collect::<Vec<_>>(), ["Nr.", "Firma", "Farbe"]);
        let own = |text: &str| text.to_owned();
        let columns = BTreeMap::from([(own("Nr."), Some(own("code"))), (own("Firma"), Some(own("name"))), (own("Farbe"), None)]);
        let report = try_import(&owner, &ImportFile { columns, ..file(Kind::Parties, text, Effect::Keep) }).await.expect("a table");
        assert_eq!((report.outcome, report.columns[1].written.as_str()), (ImportOutcome::Imported, "Gut GmbH"));
        // The same file, read another way, is still the same file.
        let columns = BTreeMap::from([(own("Nr."), Some(own("code"))), (own("Firma"), Some(own("name"))), (own("Farbe"), Some(own("notes")))]);
        let report = try_import(&owner, &ImportFile { columns, ..file(Kind::Parties, text, Effect::Keep) }).await.expect("a table");
        assert_eq!((report.outcome, count(&owner, "parties.party.list").await), (ImportOutcome::Before, 1));
    }

    /// Whoever may not import may not, and whoever may still needs the permission of the rows.
    async fn an_import_needs_the_permissions_of_its_rows(book) {
        let owner = book.company().await;
        let reader = owner.colleague("reader", kontor_contract::identity::Role::Reader).await;
        let refused = try_import(&reader, &file(Kind::Parties, PARTIES, Effect::Keep)).await.expect_err("no permission");
        assert_eq!((refused.code.as_str(), count(&owner, "parties.party.list").await), ("denied.permission", 0));
        let accountant = owner.colleague("books", kontor_contract::identity::Role::Accountant).await;
        let report = import(&accountant, Kind::Items, ITEMS, Effect::Keep).await;
        assert!(report.problems.iter().all(|problem| problem.code == "denied.permission"), "{report:?}");
        assert_eq!((report.outcome, count(&owner, "inventory.item.list").await), (ImportOutcome::Refused, 0));
    }
}
