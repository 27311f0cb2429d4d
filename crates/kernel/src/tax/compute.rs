//! The calculation itself.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{PriceMode, TaxCategory, TaxError, TaxGroup, TaxInput, TaxLine, TaxPart, TaxPolicy, TaxResult};
use crate::money::{CurrencyCode, Money, MoneyError};
use crate::rounding::{div_round_half_away, percent_of};
use crate::scaled::Percent;

/// A line, allowance or charge with the sign it has in the document's total.
struct Share {
    part: TaxPart,
    signed: Money,
    net: Money,
}

type GroupKey = (TaxCategory, Reverse<Percent>);

/// Computes a document's totals. Every rounding is half away from zero and every tie goes by position, so a
/// document with all signs turned has all its totals turned.
///
/// - BT-106, -107, -108 are the sums of line, allowance and charge nets (BR-CO-10, -11, -12);
///   BT-109 = BT-106 - BT-107 + BT-108 (BR-CO-13); BT-110 is the sum of group taxes (BR-CO-14);
///   BT-112 = BT-109 + BT-110 (BR-CO-15); BT-115 = BT-112 - BT-113 + BT-114 (BR-CO-16).
/// - Net prices by group: tax of a group = base x rate, rounded (BR-CO-17). By line: the sum of rounded line taxes.
/// - Gross prices by group: tax of a group = gross x rate / (100 + rate), rounded, and its base is gross less tax, so
///   the gross total is what was agreed; base x rate may then differ from the tax by one minor unit, which the
///   standard's own check of BR-CO-17 tolerates. The base is shared out: each line's net is rounded by itself, and
///   the remainder goes to the largest line of the group, of equal ones to the first.
/// - Gross prices by line: each line's tax is taken out by itself.
///
/// # Errors
/// [`TaxError`]: a rate that does not go with its category, mixed currencies, more than 18 digits.
pub fn compute(input: &TaxInput<'_>) -> Result<TaxResult, TaxError> {
    let currency = input.currency;
    let mut groups = BTreeMap::<GroupKey, Vec<Share>>::new();
    for (part, line) in parts(input) {
        if !line.category.allows(line.rate) {
            return Err(TaxError::RateNotAllowed { part, category: line.category, rate: line.rate });
        }
        // Adding to zero checks the currency.
        let amount = Money::zero(currency).checked_add(line.net_or_gross)?;
        let signed = if matches!(part, TaxPart::Allowance(_)) { amount.neg() } else { amount };
        let share = Share { part, signed, net: signed };
        groups.entry((line.category, Reverse(line.rate))).or_default().push(share);
    }

    let zero = Money::zero(currency);
    let mut result = empty(input);
    for ((category, Reverse(rate)), mut shares) in groups {
        let (base, tax) = match (input.price_mode, input.policy) {
            (PriceMode::Net, TaxPolicy::ByGroup) => {
                let base = sum(&shares, currency)?;
                (base, percent_of(base, rate)?)
            }
            (PriceMode::Net, TaxPolicy::ByLine) => {
                let taxes: Result<Vec<Money>, MoneyError> = shares.iter().map(|share| percent_of(share.signed, rate)).collect();
                (sum(&shares, currency)?, Money::sum(taxes?, currency)?)
            }
            (PriceMode::Gross, policy) => take_out(&mut shares, rate, policy, currency)?,
        };
        result.groups.push(TaxGroup { category, rate, base, tax });
        for share in shares {
            match share.part {
                TaxPart::Line(index) => result.line_nets[index] = share.net,
                TaxPart::Allowance(index) => result.allowance_nets[index] = share.net.neg(),
                TaxPart::Charge(index) => result.charge_nets[index] = share.net,
            }
        }
    }

    result.line_total = Money::sum(result.line_nets.iter().copied(), currency)?;
    result.allowance_total = Money::sum(result.allowance_nets.iter().copied(), currency)?;
    result.charge_total = Money::sum(result.charge_nets.iter().copied(), currency)?;
    result.net_total = result.line_total.checked_sub(result.allowance_total)?.checked_add(result.charge_total)?;
    result.tax_total = Money::sum(result.groups.iter().map(|group| group.tax), currency)?;
    result.gross_total = result.net_total.checked_add(result.tax_total)?;
    result.prepaid = zero.checked_add(input.prepaid)?;
    result.rounding = zero.checked_add(input.rounding.unwrap_or(zero))?;
    result.payable = result.gross_total.checked_sub(result.prepaid)?.checked_add(result.rounding)?;
    Ok(result)
}

fn parts<'a>(input: &TaxInput<'a>) -> impl Iterator<Item = (TaxPart, &'a TaxLine)> {
    let lines = input.lines.iter().enumerate().map(|(index, line)| (TaxPart::Line(index), line));
    let allowances = input.allowances.iter().enumerate().map(|(index, line)| (TaxPart::Allowance(index), line));
    let charges = input.charges.iter().enumerate().map(|(index, line)| (TaxPart::Charge(index), line));
    lines.chain(allowances).chain(charges)
}

fn empty(input: &TaxInput<'_>) -> TaxResult {
    let zero = Money::zero(input.currency);
    TaxResult {
        line_nets: vec![zero; input.lines.len()],
        allowance_nets: vec![zero; input.allowances.len()],
        charge_nets: vec![zero; input.charges.len()],
        groups: Vec::new(),
        line_total: zero,
        allowance_total: zero,
        charge_total: zero,
        net_total: zero,
        tax_total: zero,
        gross_total: zero,
        prepaid: zero,
        rounding: zero,
        payable: zero,
    }
}

fn sum(shares: &[Share], currency: CurrencyCode) -> Result<Money, MoneyError> {
    Money::sum(shares.iter().map(|share| share.signed), currency)
}

/// Sets the nets of a gross-priced group and returns its base and tax.
fn take_out(
    shares: &mut [Share],
    rate: Percent,
    policy: TaxPolicy,
    currency: CurrencyCode,
) -> Result<(Money, Money), MoneyError> {
    for share in shares.iter_mut() {
        share.net = share.signed.checked_sub(contained_tax(share.signed, rate)?)?;
    }
    let gross = sum(shares, currency)?;
    let nets = Money::sum(shares.iter().map(|share| share.net), currency)?;
    let base = match policy {
        TaxPolicy::ByLine => nets,
        TaxPolicy::ByGroup => gross.checked_sub(contained_tax(gross, rate)?)?,
    };
    let remainder = base.checked_sub(nets)?;
    if let Some(largest) = largest(shares) {
        largest.net = largest.net.checked_add(remainder)?;
    }
    Ok((base, gross.checked_sub(base)?))
}

/// Tax contained in a gross amount: gross x rate / (100 + rate), rounded half away from zero.
fn contained_tax(gross: Money, rate: Percent) -> Result<Money, MoneyError> {
    let rate = i128::from(rate.scaled());
    let minor = div_round_half_away(i128::from(gross.minor()) * rate, i128::from(Percent::HUNDRED.scaled()) + rate);
    Money::fit(minor, gross.currency())
}

/// The largest line by magnitude, the first of equal ones; of the allowances and charges if there is no line.
fn largest(shares: &mut [Share]) -> Option<&mut Share> {
    let rank = |share: &Share| (matches!(share.part, TaxPart::Line(_)), share.signed.abs().minor());
    // `max_by_key` returns the last of equal ones, so look from the end.
    shares.iter_mut().rev().max_by_key(|share| rank(share))
}

#[cfg(test)]
mod tests;
