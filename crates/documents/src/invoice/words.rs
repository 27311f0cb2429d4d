//! The document's language: texts, numbers and dates as its reader writes them.

use kontor_contract::i18n::{Arg, Texts, texts};
use kontor_contract::print::{DocumentKind, DocumentNumber, InvoicePrint, PrintTaxGroup, Reference, Supply};
use kontor_kernel::date::{self, DateFormat};
use kontor_kernel::locale::{NegativeStyle, NumberFormat, format_amount, format_decimal, format_quantity};
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{CivilDate, CurrencyCode, Language, Money, Percent, Quantity, Rate, UnitPrice};

/// What turns values into words.
#[derive(Clone, Copy)]
pub(super) struct Words {
    texts: &'static Texts,
    number: NumberFormat,
    date: DateFormat,
}

impl Words {
    /// The customs of a language.
    pub(super) fn of(language: Language) -> Words {
        Words { texts: texts(language), number: NumberFormat::for_language(language), date: DateFormat::for_language(language) }
    }

    /// A text without variables.
    pub(super) fn get(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// A text with variables.
    pub(super) fn with<const N: usize>(&self, key: &str, args: [(&str, String); N]) -> String {
        self.texts.format(key, &args.map(|(name, text)| (name, Arg::Text(text))))
    }

    /// Where whole and fraction part.
    pub(super) const fn decimal_mark(&self) -> char {
        self.number.decimal
    }

    /// An amount without its currency.
    pub(super) fn amount(&self, money: Money) -> String {
        format_amount(money.minor(), money.currency(), &self.number, NegativeStyle::Minus)
    }

    /// An amount with its currency.
    pub(super) fn money(&self, money: Money) -> String {
        format!("{}\u{a0}{}", self.amount(money), money.currency())
    }

    /// A quantity with the decimals it needs.
    pub(super) fn quantity(&self, quantity: Quantity) -> String {
        format_quantity(quantity, &self.number)
    }

    /// A price with at least the currency's decimals.
    pub(super) fn price(&self, price: UnitPrice, currency: CurrencyCode) -> String {
        format_decimal(price.to_decimal(), currency.minor_digits(), UnitPrice::SCALE, &self.number)
    }

    /// A percentage without its sign.
    pub(super) fn percent(&self, percent: Percent) -> String {
        format_decimal(percent.to_decimal(), 0, Percent::SCALE, &self.number)
    }

    /// An exchange rate with at least four decimals.
    pub(super) fn rate(&self, rate: Rate) -> String {
        format_decimal(rate.to_decimal(), 4, Rate::SCALE, &self.number)
    }

    /// A date.
    pub(super) fn date(&self, date: CivilDate) -> String {
        date::format(date, self.date)
    }

    /// Number and date of another document.
    pub(super) fn reference(&self, reference: &Reference) -> String {
        match reference.date {
            Some(date) => self.with("print-reference-dated", [("number", reference.number.clone()), ("date", self.date(date))]),
            None => reference.number.clone(),
        }
    }

    /// Label and value of the supply.
    pub(super) fn supply(&self, supply: Supply) -> (String, String) {
        match supply {
            Supply::On(day) => (self.get("print-supply-date"), self.date(day)),
            Supply::Period { from, to } => {
                let period = format!("{}\u{a0}\u{2013} {}", self.date(from), self.date(to));
                (self.get("print-supply-period"), period)
            }
        }
    }

    /// The number, or the draft marker with the short id.
    pub(super) fn number(&self, number: &DocumentNumber) -> String {
        match number {
            DocumentNumber::Posted(number) => number.clone(),
            DocumentNumber::Draft(id) => format!("{} {id}", self.get("print-draft")),
        }
    }

    /// Kind and number: "Invoice RE-2026-00017".
    pub(super) fn title(&self, print: &InvoicePrint) -> String {
        let kind = self.get(kind_key(print.kind));
        match &print.number {
            DocumentNumber::Posted(number) => format!("{kind} {number}"),
            DocumentNumber::Draft(_) => kind,
        }
    }

    /// Kind and number for a file: "Invoice RE-2026-00017.pdf".
    pub(super) fn file_name(&self, print: &InvoicePrint) -> String {
        let name = format!("{} {}", self.get(kind_key(print.kind)), self.number(&print.number));
        format!("{}.pdf", fit_for_a_file(&name))
    }

    /// The country's name in capitals, as post wants it (DIN 5008); its code if the name is unknown.
    pub(super) fn country(&self, code: &str) -> String {
        let key = format!("print-country-{}", code.to_lowercase());
        if self.texts.has(&key) { self.get(&key).to_uppercase() } else { code.to_uppercase() }
    }

    /// Why a group bears no tax: its own reason, or the category's standard sentence.
    pub(super) fn reason(&self, group: &PrintTaxGroup) -> Option<String> {
        if let Some(reason) = group.reason.as_ref().filter(|reason| !reason.trim().is_empty()) {
            return Some(reason.clone());
        }
        let key = match group.category {
            TaxCategory::AE => "print-reverse-charge",
            TaxCategory::K => "print-intra-community",
            TaxCategory::G => "print-export",
            TaxCategory::O => "print-out-of-scope",
            TaxCategory::S | TaxCategory::Z | TaxCategory::E | TaxCategory::L | TaxCategory::M => return None,
        };
        Some(self.get(key))
    }
}

/// The longest name of a file without its ending; with it the strictest file systems still take it.
const MAX_NAME_CHARS: usize = 120;

/// A text without what some file system refuses in a name.
fn fit_for_a_file(name: &str) -> String {
    let plain = |character: char| match character {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        control if control.is_control() => '-',
        plain => plain,
    };
    let name: String = name.chars().map(plain).take(MAX_NAME_CHARS).collect();
    name.trim_matches([' ', '.']).to_owned()
}

const fn kind_key(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quotation => "print-quotation",
        DocumentKind::OrderConfirmation => "print-order-confirmation",
        DocumentKind::DeliveryNote => "print-delivery-note",
        DocumentKind::Invoice => "print-invoice",
        DocumentKind::CreditNote => "print-credit-note",
    }
}

#[cfg(test)]
mod tests {
    use super::fit_for_a_file;

    #[test]
    fn a_name_holds_nothing_a_file_system_refuses() {
        let table = [
            ("Invoice HH-26-1-000418", "Invoice HH-26-1-000418"),
            ("Auftragsbestätigung 7/8", "Auftragsbestätigung 7-8"),
            ("../a\\b:c*d?e\"f<g>h|i\nj ", "-a-b-c-d-e-f-g-h-i-j"),
            (". ", ""),
        ];
        for (name, fine) in table {
            assert_eq!(fit_for_a_file(name), fine);
        }
        assert_eq!(fit_for_a_file(&"é".repeat(500)).chars().count(), super::MAX_NAME_CHARS);
    }
}
