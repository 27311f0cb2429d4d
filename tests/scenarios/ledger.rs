//! The accountant's first day: entries, the journal, an account's ledger, the trial balance.

use kontor_contract::amount::Amount;
use kontor_contract::finance::{
    AccountType, CreateAccount, EntryLine, GetTrialBalance, ListAccounts, ListEntries, ListLedger, PostEntry,
};
use kontor_contract::list::{Condition, ListRequest, Scalar};
use kontor_kernel::{AccountCode, CurrencyCode, Decimal};
use kontor_tests::book::{day, entry};
use kontor_tests::both;

fn code(text: &str) -> AccountCode {
    AccountCode::try_new(text).expect("a test writes account codes")
}

fn line(account: &str, cents: i64) -> EntryLine {
    let amount = Some(Amount::new(Decimal::new(cents.abs(), 2)));
    let (debit, credit) = if cents > 0 { (amount, None) } else { (None, amount) };
    EntryLine { account: code(account), debit, credit, memo: String::new() }
}

fn request(filter: &[(&str, &str)], sort: Option<&str>, limit: u32) -> ListRequest {
    let filter = filter.iter().map(|(field, value)| ((*field).to_owned(), Condition::Is(Scalar::Text((*value).to_owned()))));
    ListRequest { filter: filter.collect(), sort: sort.map(str::to_owned), cursor: None, limit: Some(limit) }
}

both! {
    /// Opening of an account, movement and closing; accounts of result start the year at zero, their result is brought
    /// forward in retained earnings.
    async fn the_trial_balance_carries_forward(book) {
        let owner = book.company().await;
        let post = |on: &str, lines: Vec<EntryLine>| PostEntry { document_on: day(on), lines, ..entry("1200", "0800", 1) };
        owner.call(post("2025-11-30", vec![line("1200", 1_000_00), line("8400", -1_000_00)])).await.expect("last year");
        owner.call(post("2026-01-15", vec![line("4930", 100_00), line("1576", 19_00), line("1200", -119_00)])).await.expect("January");
        owner.call(post("2026-03-02", vec![line("1200", 238_00), line("8400", -200_00), line("1776", -38_00)])).await.expect("March");

        let march = GetTrialBalance { from: "2026-03".parse().ok(), to: "2026-03".parse().ok(), branch_id: None };
        let view = owner.call(march).await.expect("readable");
        let rows: Vec<_> = view
            .rows
            .iter()
            .map(|row| (row.account.as_str(), row.opening.minor(), row.debit.minor(), row.credit.minor(), row.closing.minor()))
            .collect();
        assert_eq!(rows, [
            ("0860", -1_000_00, 0, 0, -1_000_00),
            ("1200", 881_00, 238_00, 0, 1_119_00),
            ("1576", 19_00, 0, 0, 19_00),
            ("1776", 0, 0, 38_00, -38_00),
            ("4930", 100_00, 0, 0, 100_00),
            ("8400", 0, 0, 200_00, -200_00),
        ]);
        assert!(view.totals.opening.is_zero());
        assert_eq!((view.totals.debit.minor(), view.totals.credit.minor()), (238_00, 238_00));
        assert_eq!(view.totals.closing_debit, view.totals.closing_credit);
        book.assert_clean().await;
    }

    /// A foreign entry is converted once; both currencies balance.
    async fn a_foreign_entry_keeps_both_currencies(book) {
        let owner = book.company().await;
        let usd = CurrencyCode::try_new("USD").expect("ISO 4217");
        let lines = vec![line("1200", 100_00), line("8400", -33_33), line("8410", -66_67)];
        let request = PostEntry { currency: Some(usd), rate: "0.917431".parse().ok(), lines, ..entry("1200", "8400", 1) };
        let view = owner.call(request).await.expect("balanced");
        let amounts: Vec<_> = view.postings.iter().map(|posting| (posting.amount.minor(), posting.transaction.minor())).collect();
        assert_eq!(amounts, [(91_74, 100_00), (-30_58, -33_33), (-6_116, -66_67)]);
        assert_eq!(view.postings[0].transaction.currency(), usd);
        book.assert_clean().await;
    }

    /// Lists page without gaps or repeats in every order, and filters narrow them.
    async fn lists_page_and_filter(book) {
        let owner = book.company().await;
        for cents in 1..=25 {
            owner.post("1200", "0800", cents % 7 + 1).await.expect("balanced");
        }
        for sort in ["date", "-date", "number", "-number", "total", "-total"] {
            let mut seen = Vec::new();
            let mut cursor = None;
            loop {
                let page = ListRequest { cursor, ..request(&[], Some(sort), 7) };
                let page = owner.call(ListEntries(page)).await.expect("readable");
                seen.extend(page.rows.into_iter().map(|row| row.id));
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            let count = seen.len();
            seen.sort();
            seen.dedup();
            assert_eq!((count, seen.len()), (25, 25), "{sort}");
        }
        let found = owner.call(ListEntries(request(&[("text", "000007")], None, 50))).await.expect("readable");
        assert_eq!(found.rows.len(), 1);
        let found = owner.call(ListEntries(request(&[("text", "PRÜFUNG")], None, 50))).await.expect("readable");
        assert_eq!(found.rows.len(), 25);
        let ledger = owner.call(ListLedger(request(&[("account", "1200")], None, 50))).await.expect("readable");
        assert_eq!(ledger.rows.len(), 25);
        let unknown = owner.call(ListEntries(request(&[("nonsense", "1")], None, 50))).await.expect_err("no such field");
        assert_eq!((unknown.code.as_str(), unknown.fields[0].path.as_str()), ("list.unknown_field", "filter.nonsense"));
    }

    /// The chart takes new accounts, each code once.
    async fn the_chart_grows(book) {
        let owner = book.company().await;
        let create = |name: &str| CreateAccount {
            code: code("4999"), name: name.into(), account_type: AccountType::Expense, group_code: "49".into(),
        };
        owner.call(create("Sonstiges")).await.expect("free");
        assert_eq!(owner.call(create("Doppelt")).await.expect_err("taken").code, "finance.account.taken");
        let found = owner.call(ListAccounts(request(&[("text", "sonstiges")], None, 50))).await.expect("readable");
        assert!(found.rows.iter().any(|row| row.code == code("4999")));
        owner.post("4999", "1200", 5).await.expect("postings are taken");
        book.assert_clean().await;
    }
}
