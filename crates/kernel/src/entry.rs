//! The balanced entry: the only shape in which postings reach the ledger (domain.md V1).

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::code::AccountCode;
use crate::decimal::{self, MAX_SCALED};
use crate::money::{CurrencyCode, Money};

/// Most postings of one entry. A fact is at most 4 MiB and a posting takes some 200 bytes of it, so 10,000 leave
/// room for the document; a payroll or stock take beyond that is several entries.
pub const MAX_POSTINGS: usize = 10_000;

/// One line of an entry before it is known to balance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingDraft {
    /// The ledger account.
    pub account: AccountCode,
    /// Amount in minor units of the functional currency: debit positive, credit negative.
    pub amount_minor: i64,
    /// The same amount in the currency it was agreed in, with the same sign.
    pub transaction: Money,
    /// What the line is for.
    pub memo: Option<String>,
    /// Whether the line states a difference of exchange (IAS 21.28). Such a line may carry a functional amount
    /// without a transaction amount, and an entry that has one may leave its transaction currencies open.
    pub exchange_line: bool,
}

impl PostingDraft {
    /// A line in the functional currency: debit positive, credit negative.
    #[must_use]
    pub fn new(account: AccountCode, amount: Money) -> PostingDraft {
        PostingDraft { account, amount_minor: amount.minor(), transaction: amount, memo: None, exchange_line: false }
    }
}

/// Why postings are not an entry. Line indexes count from zero.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Fewer than two postings.
    #[error("an entry needs two postings, not {count}")]
    TooFewPostings {
        /// How many there are.
        count: usize,
    },
    /// More than [`MAX_POSTINGS`].
    #[error("{count} postings, at most {max} fit an entry")]
    TooManyPostings {
        /// How many there are.
        count: usize,
        /// The limit.
        max: usize,
    },
    /// Every amount is zero: the document makes no entry and says so.
    #[error("all amounts are zero")]
    AllZero,
    /// An amount or a sum has more than 18 digits.
    #[error("amount of posting {line} out of range")]
    Overflow {
        /// The line whose amount is, or at which the sum became, too large.
        line: usize,
    },
    /// Functional and transaction amount point in different directions, or there is a functional amount without a
    /// transaction amount on a line that is no exchange line.
    #[error("the two amounts of posting {line} contradict each other")]
    SignMismatch {
        /// The line.
        line: usize,
    },
    /// The transaction currency is the functional one, but the amounts differ.
    #[error("posting {line} says {functional} and {transaction}")]
    AmountsDiffer {
        /// The line.
        line: usize,
        /// Its functional amount.
        functional: Money,
        /// Its transaction amount.
        transaction: Money,
    },
    /// Debits and credits differ in the functional currency.
    #[error("debits and credits differ by {difference}")]
    Unbalanced {
        /// Debits less credits: positive if credits are missing.
        difference: Money,
    },
    /// Debits and credits differ in transaction currencies and no exchange line closes them.
    #[error("{} currencies do not balance", differences.len())]
    CurrencyUnbalanced {
        /// Debits less credits of each currency that does not balance, by currency.
        differences: Vec<Money>,
        /// The lines in those currencies.
        lines: Vec<usize>,
    },
}

/// At least two postings whose debits equal their credits: in functional currency always, and in each transaction
/// currency unless an explicit exchange line closes it. Tolerance: none. [`BalancedEntry::try_new`] is the only way
/// to make one; reading it from the wire goes through it too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalancedEntry {
    functional: CurrencyCode,
    postings: Vec<PostingDraft>,
    total_debit: Money,
}

impl BalancedEntry {
    /// Accepts the postings if they are an entry.
    ///
    /// # Errors
    /// [`EntryError`] names the lines and the difference.
    pub fn try_new(functional: CurrencyCode, postings: Vec<PostingDraft>) -> Result<BalancedEntry, EntryError> {
        let count = postings.len();
        if count > MAX_POSTINGS {
            return Err(EntryError::TooManyPostings { count, max: MAX_POSTINGS });
        }
        if count < 2 {
            return Err(EntryError::TooFewPostings { count });
        }
        if postings.iter().all(|posting| posting.amount_minor == 0 && posting.transaction.is_zero()) {
            return Err(EntryError::AllZero);
        }
        for (line, posting) in postings.iter().enumerate() {
            check_line(functional, line, posting)?;
        }
        let total_debit = total_debit(functional, &postings)?;
        check_functional(functional, &postings)?;
        check_currencies(&postings)?;
        Ok(BalancedEntry { functional, postings, total_debit })
    }

    /// The functional currency.
    #[must_use]
    pub fn functional(&self) -> CurrencyCode {
        self.functional
    }

    /// The postings in the order given; a posting's id is its place here.
    #[must_use]
    pub fn postings(&self) -> &[PostingDraft] {
        &self.postings
    }

    /// The postings, for a caller that writes them.
    #[must_use]
    pub fn into_postings(self) -> Vec<PostingDraft> {
        self.postings
    }

    /// Sum of the debits in functional currency, which is the sum of the credits.
    #[must_use]
    pub fn total_debit(&self) -> Money {
        self.total_debit
    }

    /// The entry that undoes this one: the same lines with the other sign (domain.md V3).
    #[must_use]
    pub fn reversed(&self) -> BalancedEntry {
        let mirrored = self.postings.iter().map(|posting| PostingDraft {
            amount_minor: -posting.amount_minor,
            transaction: posting.transaction.neg(),
            ..posting.clone()
        });
        BalancedEntry { postings: mirrored.collect(), ..*self }
    }
}

fn check_line(functional: CurrencyCode, line: usize, posting: &PostingDraft) -> Result<(), EntryError> {
    let (amount, transaction) = (posting.amount_minor, posting.transaction);
    if ![amount, transaction.minor()].iter().all(|minor| (-MAX_SCALED..=MAX_SCALED).contains(minor)) {
        return Err(EntryError::Overflow { line });
    }
    if transaction.currency() == functional {
        if transaction.minor() == amount {
            return Ok(());
        }
        let functional = Money::new(amount, functional);
        return Err(EntryError::AmountsDiffer { line, functional, transaction });
    }
    let agree = match (amount.signum(), transaction.minor().signum()) {
        // A foreign cent may be worth less than half a minor unit here.
        (0, _) => true,
        (_, 0) => posting.exchange_line,
        (left, right) => left == right,
    };
    if agree { Ok(()) } else { Err(EntryError::SignMismatch { line }) }
}

fn total_debit(functional: CurrencyCode, postings: &[PostingDraft]) -> Result<Money, EntryError> {
    let mut debit = Money::zero(functional);
    for (line, posting) in postings.iter().enumerate() {
        let amount = Money::new(posting.amount_minor.max(0), functional);
        debit = debit.checked_add(amount).map_err(|_| EntryError::Overflow { line })?;
    }
    Ok(debit)
}

fn check_functional(functional: CurrencyCode, postings: &[PostingDraft]) -> Result<(), EntryError> {
    let sum: i128 = postings.iter().map(|posting| i128::from(posting.amount_minor)).sum();
    match sum {
        0 => Ok(()),
        _ => Err(EntryError::Unbalanced { difference: difference(sum, functional) }),
    }
}

fn check_currencies(postings: &[PostingDraft]) -> Result<(), EntryError> {
    if postings.iter().any(|posting| posting.exchange_line) {
        return Ok(());
    }
    let mut sums = BTreeMap::<CurrencyCode, i128>::new();
    for posting in postings {
        *sums.entry(posting.transaction.currency()).or_default() += i128::from(posting.transaction.minor());
    }
    sums.retain(|_, sum| *sum != 0);
    if sums.is_empty() {
        return Ok(());
    }
    let is_open = |(line, posting): (usize, &PostingDraft)| sums.contains_key(&posting.transaction.currency()).then_some(line);
    Err(EntryError::CurrencyUnbalanced {
        differences: sums.iter().map(|(currency, sum)| difference(*sum, *currency)).collect(),
        lines: postings.iter().enumerate().filter_map(is_open).collect(),
    })
}

/// A difference for a message; at most 10,000 amounts of 18 digits, so it is capped where it could not be shown.
fn difference(sum: i128, currency: CurrencyCode) -> Money {
    let cap = if sum < 0 { -MAX_SCALED } else { MAX_SCALED };
    Money::new(decimal::fit(sum).unwrap_or(cap), currency)
}

/// Wire form: amounts as decimal strings in their currencies.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Wire {
    functional: CurrencyCode,
    postings: Vec<WirePosting>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WirePosting {
    account: AccountCode,
    amount: String,
    transaction: Money,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    memo: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    exchange_line: bool,
}

impl Serialize for BalancedEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let posting = |posting: &PostingDraft| WirePosting {
            account: posting.account.clone(),
            amount: Money::new(posting.amount_minor, self.functional).to_plain(),
            transaction: posting.transaction,
            memo: posting.memo.clone(),
            exchange_line: posting.exchange_line,
        };
        let postings = self.postings.iter().map(posting).collect();
        Wire { functional: self.functional, postings }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for BalancedEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        let posting = |posting: WirePosting| {
            let amount = Money::parse_plain(&posting.amount, wire.functional).map_err(de::Error::custom)?;
            Ok(PostingDraft {
                account: posting.account,
                amount_minor: amount.minor(),
                transaction: posting.transaction,
                memo: posting.memo,
                exchange_line: posting.exchange_line,
            })
        };
        let postings = wire.postings.into_iter().map(posting).collect::<Result<_, D::Error>>()?;
        BalancedEntry::try_new(wire.functional, postings).map_err(de::Error::custom)
    }
}

impl JsonSchema for BalancedEntry {
    fn schema_name() -> Cow<'static, str> {
        "BalancedEntry".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let postings = generator.subschema_for::<Vec<WirePosting>>();
        let functional = generator.subschema_for::<CurrencyCode>();
        json_schema!({
            "type": "object",
            "description": "A journal entry whose debits (positive) equal its credits (negative).",
            "properties": { "functional": functional, "postings": postings },
            "required": ["functional", "postings"],
            "additionalProperties": false,
        })
    }
}

#[cfg(test)]
mod tests;
