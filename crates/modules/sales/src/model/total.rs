//! Totals of a document, by the one tax kernel.

use std::collections::BTreeMap;

use kontor_contract::amount::AMOUNT_NEGATIVE;
use kontor_contract::sales::line::{Adjustment, AdjustmentInput, AdjustmentKind, SalesTotals};
use kontor_contract::sales::{LINE_PRICE, TAX_CODE_UNKNOWN};
use kontor_contract::{Result, print::PrintTaxGroup};
use kontor_kernel::rounding::{largest_remainder, percent_of};
use kontor_kernel::tax::{TaxCategory, TaxInput, TaxLine, TaxResult, compute};
use kontor_kernel::{Code, CurrencyCode, Money, Percent};

use super::too_large;

/// An amount and how it is taxed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Taxed {
    pub(crate) tax_code: Code,
    pub(crate) category: TaxCategory,
    pub(crate) rate: Percent,
    pub(crate) net: Money,
}

impl Taxed {
    const fn line(&self) -> TaxLine {
        TaxLine { net_or_gross: self.net, category: self.category, rate: self.rate }
    }
}

/// Totals by group, at net prices (the policy of every document made today).
///
/// # Errors
/// `sales.document.amounts_too_large`.
pub(crate) fn totals(currency: CurrencyCode, lines: &[Taxed], adjustments: &[Adjustment]) -> Result<TaxResult> {
    let lines: Vec<TaxLine> = lines.iter().map(Taxed::line).collect();
    let of = |kind: AdjustmentKind| -> Vec<TaxLine> {
        let own = adjustments.iter().filter(|adjustment| adjustment.kind == kind);
        own.map(|own| TaxLine { net_or_gross: own.amount, category: own.category, rate: own.rate }).collect()
    };
    let (allowances, charges) = (of(AdjustmentKind::Allowance), of(AdjustmentKind::Charge));
    let input = TaxInput { allowances: &allowances, charges: &charges, ..TaxInput::new(currency, &lines) };
    compute(&input).map_err(too_large)
}

/// The totals as they are shown.
pub(crate) const fn shown(result: &TaxResult) -> SalesTotals {
    SalesTotals { lines: result.line_total, net: result.net_total, tax: result.tax_total, total: result.gross_total }
}

/// The tax groups as they are shown, without reasons.
pub(crate) fn groups(result: &TaxResult) -> Vec<PrintTaxGroup> {
    let shown = |group: &kontor_kernel::tax::TaxGroup| PrintTaxGroup {
        category: group.category,
        rate: group.rate,
        base: group.base,
        tax: group.tax,
        reason: None,
    };
    result.groups.iter().map(shown).collect()
}

/// How a tax code taxes.
pub(crate) type Rates = BTreeMap<Code, (TaxCategory, Percent)>;

/// Allowances and charges as typed become amounts of one tax code each. One without a tax code is shared out over those
/// of the lines: a percentage by itself, an amount by largest remainder.
///
/// # Errors
/// `sales.line.price`, `sales.tax_code.unknown`, `amount.*`, each at its field.
pub(crate) fn spread(
    inputs: &[AdjustmentInput],
    lines: &[Taxed],
    rates: &Rates,
    currency: CurrencyCode,
) -> Result<Vec<Adjustment>> {
    let mut out = Vec::new();
    for (at, input) in inputs.iter().enumerate() {
        let field = |name: &str| format!("adjustments[{at}].{name}");
        let codes: Vec<&Code> = match &input.tax_code {
            Some(code) if rates.contains_key(code) => vec![code],
            Some(code) => return Err(TAX_CODE_UNKNOWN.with("tax_code", code).with("date", "").at(field("tax_code"))),
            None => distinct_codes(lines),
        };
        let bases = codes.iter().map(|code| base_of(lines, code, currency)).collect::<Result<Vec<Money>>>()?;
        let amounts = match (input.amount, input.percent) {
            (Some(amount), None) => {
                let amount = amount.in_currency(currency).map_err(|error| error.at(field("amount")))?;
                if amount.is_negative() {
                    return Err(AMOUNT_NEGATIVE.with("amount", amount.to_plain()).at(field("amount")));
                }
                let weights: Vec<i64> = bases.iter().map(|base| base.minor()).collect();
                largest_remainder(amount.minor(), &weights).into_iter().map(|minor| Money::new(minor, currency)).collect()
            }
            (None, Some(percent)) if percent > Percent::ZERO && percent <= Percent::HUNDRED => {
                bases.iter().map(|base| percent_of(*base, percent)).collect::<Result<Vec<_>, _>>().map_err(too_large)?
            }
            _ => return Err(LINE_PRICE.at(field("amount"))),
        };
        out.extend(codes.into_iter().zip(amounts).filter(|(_, amount)| !amount.is_zero()).filter_map(|(code, amount)| {
            let (category, rate) = *rates.get(code)?;
            let (kind, reason) = (input.kind, input.reason.clone());
            Some(Adjustment { kind, reason, tax_code: code.clone(), category, rate, amount })
        }));
    }
    Ok(out)
}

fn distinct_codes(lines: &[Taxed]) -> Vec<&Code> {
    let mut codes: Vec<&Code> = Vec::new();
    for line in lines {
        if !codes.contains(&&line.tax_code) {
            codes.push(&line.tax_code);
        }
    }
    codes
}

fn base_of(lines: &[Taxed], code: &Code, currency: CurrencyCode) -> Result<Money> {
    Money::sum(lines.iter().filter(|line| line.tax_code == *code).map(|line| line.net), currency).map_err(too_large)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::amount::Amount;

    fn code(text: &str) -> Code {
        Code::try_new(text).unwrap()
    }

    fn taxed(tax_code: &str, rate: u16, minor: i64) -> Taxed {
        let net = Money::new(minor, CurrencyCode::EUR);
        Taxed { tax_code: code(tax_code), category: TaxCategory::S, rate: Percent::whole(rate), net }
    }

    fn rates() -> Rates {
        [(code("S19"), (TaxCategory::S, Percent::whole(19))), (code("S7"), (TaxCategory::S, Percent::whole(7)))].into()
    }

    fn input(amount: Option<&str>, percent: Option<&str>, tax_code: Option<&str>) -> AdjustmentInput {
        AdjustmentInput {
            kind: AdjustmentKind::Allowance,
            reason: "Rabatt".to_owned(),
            amount: amount.map(|text| Amount::new(text.parse().unwrap())),
            percent: percent.map(|text| text.parse().unwrap()),
            tax_code: tax_code.map(code),
        }
    }

    #[test]
    fn totals_follow_the_standard() {
        let lines = [taxed("S19", 19, 10_000), taxed("S7", 7, 3_333), taxed("S19", 19, 5_001)];
        let allowances = spread(&[input(None, Some("3"), None)], &lines, &rates(), CurrencyCode::EUR).unwrap();
        assert_eq!(allowances.iter().map(|own| own.amount.minor()).collect::<Vec<_>>(), [450, 100]);
        let result = totals(CurrencyCode::EUR, &lines, &allowances).unwrap();
        let shown = shown(&result);
        assert_eq!((shown.lines.minor(), shown.net.minor()), (18_334, 17_784));
        assert_eq!((shown.tax.minor(), shown.total.minor()), (2765 + 226, 17_784 + 2_991));
        assert_eq!(groups(&result).len(), 2);
    }

    #[test]
    fn an_amount_is_shared_out_to_the_cent() {
        let lines = [taxed("S19", 19, 10_000), taxed("S7", 7, 5_000)];
        let shared = spread(&[input(Some("100.00"), None, None)], &lines, &rates(), CurrencyCode::EUR).unwrap();
        assert_eq!(shared.iter().map(|own| own.amount.minor()).collect::<Vec<_>>(), [6_667, 3_333]);
        let one = spread(&[input(Some("100.00"), None, Some("S7"))], &lines, &rates(), CurrencyCode::EUR).unwrap();
        assert_eq!((one.len(), one[0].amount.minor()), (1, 10_000));
    }

    #[test]
    fn refusals_name_the_field() {
        let lines = [taxed("S19", 19, 10_000)];
        let table = [
            (input(None, None, None), "sales.line.price", "adjustments[0].amount"),
            (input(Some("1"), Some("1"), None), "sales.line.price", "adjustments[0].amount"),
            (input(None, Some("101"), None), "sales.line.price", "adjustments[0].amount"),
            (input(Some("-1"), None, None), "amount.negative", "adjustments[0].amount"),
            (input(Some("1.001"), None, None), "amount.out_of_range", "adjustments[0].amount"),
            (input(Some("1"), None, Some("XX")), "sales.tax_code.unknown", "adjustments[0].tax_code"),
        ];
        for (adjustment, expected, path) in table {
            let error = spread(&[adjustment], &lines, &rates(), CurrencyCode::EUR).unwrap_err();
            assert_eq!((error.code.as_str(), error.fields[0].path.as_str()), (expected, path));
        }
    }
}
