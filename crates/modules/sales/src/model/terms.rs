//! Payment terms: when an invoice is due, and the sentences that say so.

use chrono::Days;
use kontor_contract::i18n::{Arg, texts};
use kontor_kernel::date::{DateFormat, format};
use kontor_kernel::locale::{NumberFormat, format_decimal};
use kontor_kernel::{CivilDate, Language, Percent};

use crate::rows::Term;

/// Days after a date; the date itself beyond the calendar.
fn after(date: CivilDate, days: u32) -> CivilDate {
    date.checked_add_days(Days::new(u64::from(days))).unwrap_or(date)
}

/// The last day of payment.
pub(crate) fn due_on(term: &Term, issued_on: CivilDate) -> CivilDate {
    after(issued_on, term.due_days)
}

/// The term in words, once the day of issue is known.
pub(crate) fn sentences(term: &Term, issued_on: Option<CivilDate>, language: Language) -> Vec<String> {
    let Some(issued_on) = issued_on else { return Vec::new() };
    let texts = texts(language);
    let day = |days: u32| ("date", Arg::Text(format(after(issued_on, days), DateFormat::for_language(language))));
    let mut out = Vec::new();
    if !term.discount_percent.is_zero() {
        let numbers = NumberFormat::for_language(language);
        let percent = format_decimal(term.discount_percent.to_decimal(), 0, Percent::SCALE, &numbers);
        out.push(texts.format("print-cash-discount", &[("percent", Arg::Text(percent)), day(term.discount_days)]));
    }
    out.push(match term.due_days {
        0 => texts.format("print-pay-by", &[day(0)]),
        days => texts.format("print-pay-within", &[("days", Arg::Text(days.to_string())), day(days)]),
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_kernel::Code;
    use kontor_kernel::date::parse_iso;

    #[test]
    fn a_term_says_when_and_how_much() {
        let term = Term {
            code: Code::try_new("S2-10-30").unwrap(),
            due_days: 30,
            discount_days: 10,
            discount_percent: Percent::whole(2),
        };
        let on = parse_iso("2026-02-10").unwrap();
        assert_eq!(due_on(&term, on), parse_iso("2026-03-12").unwrap());
        let said = sentences(&term, Some(on), Language::De);
        assert_eq!(said.len(), 2);
        assert!(said[0].contains('2') && said[0].contains("20.02.2026"), "{said:?}");
        assert!(said[1].contains("30") && said[1].contains("12.03.2026"), "{said:?}");
        assert!(sentences(&term, None, Language::En).is_empty());
    }
}
