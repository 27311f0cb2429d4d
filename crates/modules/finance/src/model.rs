//! The ledger's decisions, pure: what a request becomes, or why it is refused.

use std::collections::BTreeMap;

use kontor_contract::Result;
use kontor_contract::amount::AMOUNT_NEGATIVE;
use kontor_contract::finance::{
    ACCOUNT_CONTROL, ACCOUNT_INACTIVE, ACCOUNT_UNKNOWN, DATE_IMPLAUSIBLE, ENTRY_ALL_ZERO, ENTRY_INVALID, ENTRY_UNBALANCED,
    EntryLine, LINE_DEBIT_OR_CREDIT, RATE_REQUIRED,
};
use kontor_kernel::date::check_range;
use kontor_kernel::rounding::{convert, largest_remainder};
use kontor_kernel::{AccountCode, BalancedEntry, CivilDate, CurrencyCode, EntryError, Money, MoneyError, PostingDraft, Rate};

use crate::rows::Account;

/// Kind and series of journal entries.
pub(crate) const ENTRY: &str = "finance.entry";
/// Kind and series of payments.
pub(crate) const PAYMENT: &str = "sales.payment";
/// Entries further ahead than this are typing errors (a year too many), not accounting.
const MAX_DAYS_AHEAD: i64 = 400;
/// Entries older than this belong to books long archived (ten years of keeping, and one).
const MAX_DAYS_BACK: i64 = 11 * 366;

/// The lock date of a company that has locked nothing.
pub(crate) fn unlocked() -> CivilDate {
    CivilDate::from_ymd_opt(1900, 1, 1).expect("a date that exists")
}

/// Refuses dates nobody means.
pub(crate) fn check_dates(dates: &[(&str, CivilDate)], today: CivilDate) -> Result<()> {
    for (field, date) in dates {
        let days = date.signed_duration_since(today).num_days();
        if check_range(*date).is_err() || !(-MAX_DAYS_BACK..=MAX_DAYS_AHEAD).contains(&days) {
            return Err(DATE_IMPLAUSIBLE.with("date", date).at(*field));
        }
    }
    Ok(())
}

/// The currencies of an entry.
pub(crate) struct Currencies {
    /// The company's.
    pub(crate) functional: CurrencyCode,
    /// The lines'.
    pub(crate) transaction: CurrencyCode,
    /// Units of the first for one of the second.
    pub(crate) rate: Option<Rate>,
}

/// The balanced entry that lines typed by hand make.
///
/// # Errors
/// `finance.entry.*`, `finance.account.*`, `amount.*`, each at the line it is about.
pub(crate) fn decide_entry(lines: &[EntryLine], accounts: &[Account], currencies: &Currencies) -> Result<BalancedEntry> {
    let known: BTreeMap<&AccountCode, &Account> = accounts.iter().map(|account| (&account.code, account)).collect();
    let mut amounts = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        check_account(known.get(&line.account).copied(), line, at)?;
        amounts.push(signed(line, currencies.transaction, at)?);
    }
    let functional = in_functional(&amounts, currencies)?;
    let drafts = lines.iter().zip(amounts).zip(functional).map(|((line, transaction), amount_minor)| PostingDraft {
        account: line.account.clone(),
        amount_minor,
        transaction,
        memo: Some(line.memo.clone()).filter(|memo| !memo.is_empty()),
        exchange_line: false,
    });
    BalancedEntry::try_new(currencies.functional, drafts.collect()).map_err(|error| refusal(&error))
}

/// The balanced entry that taken-over balances make: what they differ by goes to the opening account. Every line that is
/// wrong is named, since they come from a file.
///
/// # Errors
/// As [`decide_entry`].
pub(crate) fn decide_opening(
    lines: &[EntryLine],
    accounts: &[Account],
    currencies: &Currencies,
    opening: AccountCode,
) -> Result<BalancedEntry> {
    let known: BTreeMap<&AccountCode, &Account> = accounts.iter().map(|account| (&account.code, account)).collect();
    let mut drafts = Vec::with_capacity(lines.len() + 1);
    let mut wrong: Option<kontor_contract::Error> = None;
    let mut difference = 0_i64;
    for (at, line) in lines.iter().enumerate() {
        let checked = check_account(known.get(&line.account).copied(), line, at);
        match checked.and_then(|()| signed(line, currencies.transaction, at)) {
            Ok(amount) => {
                difference = difference.saturating_sub(amount.minor());
                drafts.push(PostingDraft::new(line.account.clone(), amount));
            }
            Err(error) => match &mut wrong {
                Some(first) => first.fields.extend(error.fields),
                None => wrong = Some(error),
            },
        }
    }
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    if difference != 0 {
        drafts.push(PostingDraft::new(opening, Money::new(difference, currencies.functional)));
    }
    BalancedEntry::try_new(currencies.functional, drafts).map_err(|error| refusal(&error))
}

fn check_account(account: Option<&Account>, line: &EntryLine, at: usize) -> Result<()> {
    let field = || format!("lines[{at}].account");
    let code = line.account.as_str();
    match account {
        None => Err(ACCOUNT_UNKNOWN.with("account", code).at(field())),
        Some(account) if !account.active => Err(ACCOUNT_INACTIVE.with("account", code).at(field())),
        Some(Account { control: Some(control), .. }) if !control.open_to_hand() => {
            Err(ACCOUNT_CONTROL.with("account", code).with("control", control.as_str()).at(field()))
        }
        Some(_) => Ok(()),
    }
}

/// The line's amount: debit positive, credit negative.
fn signed(line: &EntryLine, currency: CurrencyCode, at: usize) -> Result<Money> {
    let (amount, side, debit) = match (line.debit, line.credit) {
        (Some(amount), None) => (amount, "debit", true),
        (None, Some(amount)) => (amount, "credit", false),
        _ => return Err(LINE_DEBIT_OR_CREDIT.at(format!("lines[{at}]"))),
    };
    let field = format!("lines[{at}].{side}");
    let money = amount.in_currency(currency).map_err(|error| error.at(&field))?;
    if money.is_negative() {
        return Err(AMOUNT_NEGATIVE.with("amount", amount.decimal()).at(&field));
    }
    Ok(if debit { money } else { money.neg() })
}

/// Each side's total is converted once; lines get their shares by largest remainder (V1).
fn in_functional(amounts: &[Money], currencies: &Currencies) -> Result<Vec<i64>> {
    if currencies.transaction == currencies.functional {
        return Ok(amounts.iter().map(|amount| amount.minor()).collect());
    }
    let foreign = currencies.transaction;
    let rate = currencies.rate.ok_or_else(|| RATE_REQUIRED.with("currency", foreign.as_str()).at("rate"))?;
    if rate <= Rate::ZERO {
        return Err(RATE_REQUIRED.with("currency", foreign.as_str()).at("rate"));
    }
    let mut shares = vec![0; amounts.len()];
    for debit in [true, false] {
        let places: Vec<usize> = (0..amounts.len()).filter(|at| amounts[*at].is_negative() != debit).collect();
        let weights: Vec<i64> = places.iter().map(|at| amounts[*at].minor()).collect();
        let total = Money::sum(places.iter().map(|at| amounts[*at]), foreign).map_err(|error| unusable(&error))?;
        let total = convert(total, rate, currencies.functional).map_err(|error| unusable(&error))?;
        for (at, share) in places.into_iter().zip(largest_remainder(total.minor(), &weights)) {
            shares[at] = share;
        }
    }
    Ok(shares)
}

pub(crate) fn refusal(error: &EntryError) -> kontor_contract::Error {
    let invalid = |reason: &str| ENTRY_INVALID.with("reason", reason).at("lines");
    match error {
        EntryError::AllZero => ENTRY_ALL_ZERO.error().at("lines"),
        EntryError::Unbalanced { difference } => unbalanced(*difference),
        EntryError::CurrencyUnbalanced { differences, .. } => {
            differences.first().map_or_else(|| invalid("currencies"), |difference| unbalanced(*difference))
        }
        EntryError::TooFewPostings { .. } => invalid("too_few"),
        EntryError::TooManyPostings { .. } => invalid("too_many"),
        EntryError::Overflow { .. } => invalid("too_large"),
        EntryError::SignMismatch { .. } | EntryError::AmountsDiffer { .. } => invalid("contradiction"),
    }
}

/// An amount that cannot be worked out, as it is told of the entry that would hold it.
pub(crate) fn unusable(error: &MoneyError) -> kontor_contract::Error {
    let reason = match error {
        MoneyError::Overflow => "too_large",
        MoneyError::TooManyDecimals { .. } => "too_fine",
        MoneyError::CurrencyMismatch { .. } => "currencies",
    };
    ENTRY_INVALID.with("reason", reason)
}

fn unbalanced(difference: Money) -> kontor_contract::Error {
    ENTRY_UNBALANCED.with("difference", difference.to_plain()).with("currency", difference.currency().as_str()).at("lines")
}

/// A legal number as people read it: prefix, year, epoch, and the number in the series.
pub(crate) fn format_number(prefix: &str, fiscal_year: i64, epoch: i64, number: i64) -> String {
    format!("{prefix}-{:02}-{epoch}/{number:06}", fiscal_year.rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::amount::Amount;
    use kontor_contract::finance::{AccountType, Control};
    use kontor_contract::identity::CompanyId;
    use kontor_kernel::Decimal;

    fn account(code: &str, control: Option<Control>, active: bool) -> Account {
        Account {
            company_id: CompanyId::from_uuid(uuid::Uuid::nil()),
            code: AccountCode::try_new(code).unwrap(),
            name: code.to_owned(),
            search: String::new(),
            account_type: AccountType::Asset,
            group_code: String::new(),
            control,
            active,
            id: uuid::Uuid::nil(),
            version: 1,
        }
    }

    fn line(account: &str, debit: Option<&str>, credit: Option<&str>) -> EntryLine {
        let amount = |text: &str| Amount::new(text.parse::<Decimal>().unwrap());
        EntryLine {
            account: AccountCode::try_new(account).unwrap(),
            debit: debit.map(amount),
            credit: credit.map(amount),
            memo: String::new(),
        }
    }

    fn decide(lines: &[EntryLine]) -> Result<BalancedEntry> {
        let accounts = [
            account("1200", Some(Control::Bank), true),
            account("8400", None, true),
            account("9", None, false),
            account("1400", Some(Control::Receivable), true),
        ];
        decide_entry(lines, &accounts, &Currencies { functional: CurrencyCode::EUR, transaction: CurrencyCode::EUR, rate: None })
    }

    #[test]
    fn refusals_name_the_line() {
        let table: &[(Vec<EntryLine>, &str, &str)] = &[
            (vec![line("1200", Some("10"), None), line("8400", None, Some("9.99"))], "finance.entry.unbalanced", "lines"),
            (vec![line("1200", Some("0"), None), line("8400", None, Some("0"))], "finance.entry.all_zero", "lines"),
            (
                vec![line("1200", Some("1"), Some("1")), line("8400", None, Some("1"))],
                "finance.entry.debit_or_credit",
                "lines[0]",
            ),
            (vec![line("1200", Some("1"), None), line("8400", None, None)], "finance.entry.debit_or_credit", "lines[1]"),
            (vec![line("1200", Some("-1"), None), line("8400", None, Some("1"))], "amount.negative", "lines[0].debit"),
            (vec![line("1200", Some("1.001"), None), line("8400", None, Some("1"))], "amount.out_of_range", "lines[0].debit"),
            (vec![line("1200", Some("1"), None), line("77", None, Some("1"))], "finance.account.unknown", "lines[1].account"),
            (vec![line("1200", Some("1"), None), line("9", None, Some("1"))], "finance.account.inactive", "lines[1].account"),
            (vec![line("1200", Some("1"), None), line("1400", None, Some("1"))], "finance.account.control", "lines[1].account"),
        ];
        for (lines, code, field) in table {
            let error = decide(lines).unwrap_err();
            assert_eq!((error.code.as_str(), error.fields[0].path.as_str()), (*code, *field));
        }
    }

    #[test]
    fn a_foreign_entry_balances_in_both_currencies() {
        let currencies =
            Currencies { functional: CurrencyCode::EUR, transaction: CurrencyCode::USD, rate: Some("0.917431".parse().unwrap()) };
        let accounts = [account("1200", None, true), account("8400", None, true), account("8401", None, true)];
        let lines = [line("1200", Some("100.00"), None), line("8400", None, Some("33.33")), line("8401", None, Some("66.67"))];
        let entry = decide_entry(&lines, &accounts, &currencies).unwrap();
        assert_eq!(entry.postings().iter().map(|posting| posting.amount_minor).collect::<Vec<_>>(), [9174, -3058, -6116]);
        let none = Currencies { rate: None, ..currencies };
        assert_eq!(decide_entry(&lines, &accounts, &none).unwrap_err().code, "finance.entry.rate_required");
    }

    #[test]
    fn numbers_read_as_prefix_year_epoch_number() {
        assert_eq!(format_number("BU", 2026, 1, 418), "BU-26-1/000418");
    }
}
