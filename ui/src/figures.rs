//! Numbers and dates as this person reads and types them. All of it is `kontor_kernel`'s; this page only fixes the
//! language, so that screens cannot disagree.

use chrono::{Datelike, Days, Months};
use kontor_kernel::date::{self, CivilDate, DateEntryError, DateFormat, DateOrder};
use kontor_kernel::locale::{self, AmountEntryError, NegativeStyle, NumberFormat};
use kontor_kernel::{CurrencyCode, Decimal, Money};

use crate::text::{self, ta};

/// How numbers are written.
pub fn number_format() -> NumberFormat {
    NumberFormat::for_language(text::language())
}

/// How dates are written.
pub fn date_format() -> DateFormat {
    DateFormat::for_language(text::language())
}

/// The order in which dates are typed.
pub fn date_order() -> DateOrder {
    date_format().order()
}

/// An amount as lists and documents show it: `−1,234.56`.
pub fn amount(money: Money) -> String {
    locale::format_amount(money.minor(), money.currency(), &number_format(), NegativeStyle::Minus)
}

/// An amount as statements show it: `(1,234.56)`, and a dash for nothing.
pub fn statement(money: Money) -> String {
    if money.is_zero() {
        "–".to_owned()
    } else {
        locale::format_amount(money.minor(), money.currency(), &number_format(), NegativeStyle::Parentheses)
    }
}

/// A decimal with at least and at most so many decimals.
pub fn decimal(value: Decimal, least: u32, most: u32) -> String {
    locale::format_decimal(value, least, most, &number_format())
}

/// A whole number with its grouping.
pub fn count(number: usize) -> String {
    decimal(Decimal::from(number), 0, 0)
}

/// A whole number of the book with its grouping.
pub fn whole(number: impl Into<Decimal>) -> String {
    decimal(number.into(), 0, 0)
}

/// A date as this person writes it.
pub fn date(day: CivilDate) -> String {
    date::format(day, date_format())
}

/// Today on this computer.
pub fn today() -> CivilDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(2000);
    CivilDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// Reads what was typed into an amount field: both decimal marks where unambiguous, and expressions such as `12*1.2+5`.
///
/// # Errors
/// Why it is no amount.
pub fn parse_amount(typed: &str, decimals: u32) -> Result<Decimal, AmountEntryError> {
    locale::parse_amount_entry(typed, &number_format(), decimals)
}

/// What is wrong with a typed amount and how to type it.
pub fn amount_problem(error: &AmountEntryError) -> String {
    let (key, max) = match error {
        AmountEntryError::Empty => ("amount-empty", None),
        AmountEntryError::TooLong { max } => ("amount-too-long", Some(max.to_string())),
        AmountEntryError::NotANumber => ("amount-not-a-number", None),
        AmountEntryError::Ambiguous { with_decimals, grouped } => {
            return ta(
                "amount-ambiguous",
                &[("decimals", &decimal(*with_decimals, 0, 6)), ("grouped", &decimal(*grouped, 0, 6))],
            );
        }
        AmountEntryError::BadGrouping => ("amount-bad-grouping", None),
        AmountEntryError::TooManyDecimals { max } => ("amount-too-many-decimals", Some(max.to_string())),
        AmountEntryError::OutOfRange => ("amount-too-large", None),
        AmountEntryError::DivisionByZero => ("amount-division-by-zero", None),
        AmountEntryError::PercentNeedsBase => ("amount-percent-of-what", None),
        AmountEntryError::Parentheses => ("amount-parentheses", None),
    };
    match max {
        Some(max) => ta(key, &[("max", &max)]),
        None => text::t(key),
    }
}

/// What is wrong with a typed date and how to type it.
pub fn date_problem(error: DateEntryError) -> String {
    text::t(match error {
        DateEntryError::Empty => "date-empty",
        DateEntryError::NotADate => "date-not-a-date",
        DateEntryError::NoSuchDay => "date-no-such-day",
        DateEntryError::OutOfRange => "date-outside",
    })
}

/// Reads what was typed into a date field.
///
/// # Errors
/// Why it is no date.
pub fn parse_date(typed: &str) -> Result<CivilDate, DateEntryError> {
    date::parse_entry(typed, today(), date_order())
}

/// A date so many days and months on. A day the month lacks becomes its last; beyond the calendar it stays.
pub fn moved(day: CivilDate, days: i64, months: i32) -> CivilDate {
    let by_days = Days::new(days.unsigned_abs());
    let day = if days < 0 { day.checked_sub_days(by_days) } else { day.checked_add_days(by_days) }.unwrap_or(day);
    let by_months = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(by_months) } else { day.checked_add_months(by_months) }.unwrap_or(day)
}

/// Days since Monday, 0 to 6.
pub fn weekday(day: CivilDate) -> i64 {
    i64::from(day.weekday().num_days_from_monday())
}

/// The day of the month.
pub fn day_number(day: CivilDate) -> u32 {
    day.day()
}

/// The month a date lies in: `June 2026`.
pub fn month_of(day: CivilDate) -> String {
    month(day.year(), day.month())
}

/// The name and year of a month: `June 2026`.
pub fn month(year: i32, month: u32) -> String {
    ta("month-year", &[("month", &text::t(&format!("month-{month}"))), ("year", &year.to_string())])
}

/// The digits that a figure lacks to the right, so that decimal marks of a mixed column line up: for a figure with
/// no decimals in a column with two, `.00`. Drawn unseen.
pub fn padding(currency: CurrencyCode, most: u32) -> String {
    let own = currency.minor_digits();
    let mark = number_format().decimal;
    match (own, most.saturating_sub(own)) {
        (_, 0) => String::new(),
        (0, missing) => format!("{mark}{}", "0".repeat(missing as usize)),
        (_, missing) => "0".repeat(missing as usize),
    }
}

/// A quantity with as many decimals as it needs.
pub fn quantity(quantity: kontor_kernel::Quantity) -> String {
    locale::format_quantity(quantity, &number_format())
}

/// As [`padding`], for a quantity in a column with up to so many decimals.
pub fn quantity_padding(quantity: kontor_kernel::Quantity, most: u32) -> String {
    let own = quantity.to_decimal().normalize().scale();
    let missing = "0".repeat(most.saturating_sub(own) as usize);
    if own == 0 && most > 0 { format!("{}{missing}", number_format().decimal) } else { missing }
}

/// As [`padding`], for a decimal shown with at least and at most so many decimals.
pub fn decimal_padding(value: Decimal, least: u32, most: u32) -> String {
    let own = value.normalize().scale().max(least);
    let missing = "0".repeat(most.saturating_sub(own) as usize);
    if own == 0 && most > 0 { format!("{}{missing}", number_format().decimal) } else { missing }
}

/// A moment as the clock of this computer shows it: `2026-06-24 14:04`.
pub fn moment(instant: kontor_kernel::Instant) -> String {
    let millis = js_sys::Number::from(instant.micros().div_euclid(1000).to_string().parse::<f64>().unwrap_or_default());
    let local = js_sys::Date::new(&millis);
    let day = i32::try_from(local.get_full_year())
        .ok()
        .and_then(|year| CivilDate::from_ymd_opt(year, local.get_month() + 1, local.get_date()))
        .unwrap_or_default();
    format!("{} {:02}:{:02}", date(day), local.get_hours(), local.get_minutes())
}
