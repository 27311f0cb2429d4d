use proptest::prelude::*;

use super::*;

const EUR: CurrencyCode = CurrencyCode::EUR;
const USD: CurrencyCode = CurrencyCode::USD;

fn eur(account: &str, minor: i64) -> PostingDraft {
    PostingDraft::new(AccountCode::try_new(account).unwrap(), Money::new(minor, EUR))
}

fn usd(account: &str, minor: i64, transaction: i64) -> PostingDraft {
    PostingDraft { amount_minor: minor, transaction: Money::new(transaction, USD), ..eur(account, 0) }
}

fn exchange(posting: PostingDraft) -> PostingDraft {
    PostingDraft { exchange_line: true, ..posting }
}

fn entry(postings: &[PostingDraft]) -> Result<BalancedEntry, EntryError> {
    BalancedEntry::try_new(EUR, postings.to_vec())
}

#[test]
fn everyday_entries_are_accepted() {
    let invoice = [eur("1400", 11_900), eur("8400", -10_000), eur("1776", -1_900)];
    let accepted = entry(&invoice).unwrap();
    assert_eq!(accepted.total_debit(), Money::new(11_900, EUR));
    assert_eq!(accepted.postings(), invoice);
    assert_eq!(accepted.functional(), EUR);
    // Foreign both ways, a dollar cent worth nothing here, a zero line.
    assert!(entry(&[usd("1400", 9_200, 10_000), usd("8400", -9_200, -10_000)]).is_ok());
    assert!(entry(&[usd("1400", 0, 1), usd("8400", 0, -1)]).is_ok());
    assert!(entry(&[eur("1400", 5), eur("8400", -5), eur("1776", 0)]).is_ok());
}

#[test]
fn exchange_lines_close_currencies() {
    // 100 USD booked at 90.00, paid into a dollar account at 92.00: a gain of 2.00 without any dollars.
    let gain = exchange(usd("2660", -200, 0));
    assert!(entry(&[usd("1400", -9_000, -10_000), usd("1310", 9_200, 10_000), gain]).is_ok());
    // The same paid into a euro account.
    let lines = [usd("1400", -9_000, -10_000), eur("1200", 9_200), exchange(eur("2660", -200))];
    assert!(entry(&lines).is_ok());
    let plain = lines.map(|line| PostingDraft { exchange_line: false, ..line });
    let differences = vec![Money::new(9_000, EUR), Money::new(-10_000, USD)];
    assert_eq!(entry(&plain), Err(EntryError::CurrencyUnbalanced { differences, lines: vec![0, 1, 2] }));
    // Not even an exchange line lets debits and credits differ.
    let lines = [usd("1400", -9_000, -10_000), eur("1200", 9_200), exchange(eur("2660", -199))];
    assert_eq!(entry(&lines), Err(EntryError::Unbalanced { difference: Money::new(1, EUR) }));
}

#[test]
fn everything_else_is_refused_with_the_line() {
    let table = [
        (vec![], EntryError::TooFewPostings { count: 0 }),
        (vec![eur("1", 0)], EntryError::TooFewPostings { count: 1 }),
        (vec![eur("1", 0), eur("2", 0)], EntryError::AllZero),
        (vec![eur("1", 5), eur("2", -4)], EntryError::Unbalanced { difference: Money::new(1, EUR) }),
        (vec![eur("1", 5), usd("2", -5, 5)], EntryError::SignMismatch { line: 1 }),
        (vec![usd("1", 5, 0), eur("2", -5)], EntryError::SignMismatch { line: 0 }),
        (
            vec![eur("1", 5), PostingDraft { amount_minor: -5, ..eur("2", -6) }],
            EntryError::AmountsDiffer { line: 1, functional: Money::new(-5, EUR), transaction: Money::new(-6, EUR) },
        ),
        (vec![eur("1", i64::MAX), eur("2", -i64::MAX)], EntryError::Overflow { line: 0 }),
        (vec![eur("1", 0), eur("2", i64::MIN)], EntryError::Overflow { line: 1 }),
        (vec![eur("1", MAX_SCALED), eur("2", 1), eur("3", -MAX_SCALED), eur("4", -1)], EntryError::Overflow { line: 1 }),
        (
            vec![usd("1", 5, 7), usd("2", -5, -8)],
            EntryError::CurrencyUnbalanced { differences: vec![Money::new(-1, USD)], lines: vec![0, 1] },
        ),
    ];
    for (postings, error) in table {
        assert_eq!(entry(&postings), Err(error));
    }
    let many = vec![eur("1", 0); MAX_POSTINGS + 1];
    assert_eq!(entry(&many), Err(EntryError::TooManyPostings { count: MAX_POSTINGS + 1, max: MAX_POSTINGS }));
}

#[test]
fn the_wire_form_goes_through_the_constructor() {
    let accepted = entry(&[usd("1400", 9_200, 10_000), usd("8400", -9_200, -10_000)]).unwrap();
    let json = serde_json::to_string(&accepted).unwrap();
    assert!(json.contains(r#""amount":"92.00","transaction":{"amount":"100.00","currency":"USD"}"#), "{json}");
    assert_eq!(serde_json::from_str::<BalancedEntry>(&json).unwrap(), accepted);
    let forged = json.replace("\"amount\":\"92.00\"", "\"amount\":\"92.01\"");
    assert!(serde_json::from_str::<BalancedEntry>(&forged).unwrap_err().to_string().contains("differ by 0.01 EUR"));
    let schema = serde_json::to_value(schemars::schema_for!(BalancedEntry)).unwrap();
    assert_eq!(schema["required"], serde_json::json!(["functional", "postings"]));
}

/// Debits in euro or dollars, each met by one or two credits, in any order; no exchange line.
fn balanced() -> impl Strategy<Value = Vec<PostingDraft>> {
    let item = (1_i64..1_000_000_000, prop::option::of(1_i64..1_000_000_000), any::<prop::sample::Index>());
    prop::collection::vec(item, 1..20)
        .prop_map(|items| {
            let mut postings = Vec::new();
            for (minor, dollars, cut) in items {
                match dollars {
                    Some(dollars) => postings.extend([usd("1400", minor, dollars), usd("8400", -minor, -dollars)]),
                    None => {
                        let part = i64::try_from(cut.index(usize::try_from(minor).unwrap())).unwrap();
                        postings.extend([eur("1400", minor), eur("8400", -part), eur("1776", part - minor)]);
                    }
                }
            }
            postings
        })
        .prop_shuffle()
}

/// One thing wrong with one line.
#[derive(Debug, Clone)]
enum Change {
    Functional(i64),
    Transaction(i64),
    Both(i64),
    Flip,
    Drop,
    Currency,
}

fn change() -> impl Strategy<Value = Change> {
    let by = prop_oneof![-1_000_i64..=-1, 1_i64..=1_000];
    prop_oneof![
        by.clone().prop_map(Change::Functional),
        by.clone().prop_map(Change::Transaction),
        by.prop_map(Change::Both),
        Just(Change::Flip),
        Just(Change::Drop),
        Just(Change::Currency),
    ]
}

fn apply(change: &Change, postings: &mut Vec<PostingDraft>, line: usize) {
    let posting = &mut postings[line];
    let transaction = posting.transaction;
    let moved = |by: i64| Money::new(transaction.minor() + by, transaction.currency());
    match *change {
        Change::Functional(by) => posting.amount_minor += by,
        Change::Transaction(by) => posting.transaction = moved(by),
        Change::Both(by) => {
            posting.amount_minor += by;
            posting.transaction = moved(by);
        }
        Change::Flip => {
            posting.amount_minor *= -1;
            posting.transaction = transaction.neg();
        }
        Change::Drop => {
            postings.remove(line);
        }
        Change::Currency => posting.transaction = Money::new(transaction.minor(), CurrencyCode::GBP),
    }
}

proptest! {
    #[test]
    fn balanced_is_accepted_and_reversal_restores(postings in balanced()) {
        let accepted = entry(&postings).unwrap();
        let reversed = accepted.reversed();
        prop_assert_eq!(reversed.reversed(), accepted.clone());
        prop_assert_eq!(reversed.total_debit(), accepted.total_debit());
        // The mirror is itself an entry, and both together leave every account as it was.
        prop_assert_eq!(&entry(reversed.postings()).unwrap(), &reversed);
        for (there, back) in accepted.postings().iter().zip(reversed.postings()) {
            prop_assert_eq!(there.amount_minor + back.amount_minor, 0);
            prop_assert!(there.transaction.checked_add(back.transaction).unwrap().is_zero());
            prop_assert_eq!(&there.account, &back.account);
        }
        let json = serde_json::to_string(&accepted).unwrap();
        prop_assert_eq!(serde_json::from_str::<BalancedEntry>(&json).unwrap(), accepted);
    }

    #[test]
    fn any_single_change_is_refused(postings in balanced(), change in change(), at in any::<prop::sample::Index>()) {
        let mut postings = postings;
        let line = at.index(postings.len());
        // A line of zero may be dropped or turned without anything changing.
        prop_assume!(postings[line].amount_minor != 0);
        apply(&change, &mut postings, line);
        prop_assert!(entry(&postings).is_err(), "{change:?} of line {line}");
    }

    #[test]
    fn anything_is_answered(amounts in prop::collection::vec((any::<i64>(), any::<i64>(), any::<bool>(), any::<bool>()), 0..6)) {
        let postings: Vec<PostingDraft> = amounts
            .into_iter()
            .map(|(minor, transaction, foreign, exchange_line)| {
                let line = if foreign { usd("1", minor, transaction) } else { eur("1", minor) };
                PostingDraft { exchange_line, ..line }
            })
            .collect();
        if let Ok(accepted) = entry(&postings) {
            prop_assert_eq!(accepted.postings().iter().map(|p| i128::from(p.amount_minor)).sum::<i128>(), 0);
        }
    }
}
