//! Where rounding is allowed: a line's net, a share of a total, a conversion. Half away from zero everywhere.

use crate::decimal;
use crate::money::{CurrencyCode, Money, MoneyError};
use crate::scaled::{Percent, Quantity, Rate, UnitPrice};

/// Net of a document line: quantity x unit price less the discount, rounded once to the minor unit. The sign follows
/// quantity and price, so a credit note's line is the exact mirror.
///
/// # Errors
/// `Overflow` beyond 18 digits.
pub fn line_net(
    quantity: Quantity,
    unit_price: UnitPrice,
    discount: Percent,
    currency: CurrencyCode,
) -> Result<Money, MoneyError> {
    let full = i128::from(quantity.scaled()) * i128::from(unit_price.scaled());
    let scale = Quantity::SCALE + UnitPrice::SCALE;
    if discount.is_zero() {
        return rounded(full, scale, currency);
    }
    let kept = i128::from(Percent::HUNDRED.scaled()) - i128::from(discount.scaled());
    let net = full.checked_mul(kept).ok_or(MoneyError::Overflow)?;
    // Discount per cent has four decimals and two more for the hundred.
    rounded(net, scale + Percent::SCALE + 2, currency)
}

/// The amount in another currency, converted once and rounded once. `rate` is how many major units of `to` one
/// major unit of the amount's currency is worth.
///
/// # Errors
/// `Overflow` beyond 18 digits.
pub fn convert(amount: Money, rate: Rate, to: CurrencyCode) -> Result<Money, MoneyError> {
    let product = i128::from(amount.minor()) * i128::from(rate.scaled());
    rounded(product, Rate::SCALE + amount.currency().minor_digits(), to)
}

/// So many per cent of an amount, rounded once.
///
/// # Errors
/// `Overflow` beyond 18 digits.
pub fn percent_of(amount: Money, percent: Percent) -> Result<Money, MoneyError> {
    let product = i128::from(amount.minor()) * i128::from(percent.scaled());
    let minor = div_round_half_away(product, i128::from(Percent::HUNDRED.scaled()));
    Money::fit(minor, amount.currency())
}

/// Splits `total` in proportion to `weights` so that the parts add up to it exactly: every part gets its exact share
/// cut towards zero, and the units left over go one each to the largest remainders, ties to the lowest index.
///
/// Weights may be of mixed sign (a document with a returned line): shares are `total x weight / sum of weights`, so
/// some parts then have the other sign. If the weights cancel out, or nearly so that a part would not fit, their
/// magnitudes are used; if all are zero, the last part gets everything. A weight of zero otherwise gets nothing. The
/// parts of `-total` are the exact negatives. With no weights there are no parts.
#[must_use]
pub fn largest_remainder(total: i64, weights: &[i64]) -> Vec<i64> {
    let Some(last) = weights.len().checked_sub(1) else {
        return Vec::new();
    };
    let signed: Vec<i128> = weights.iter().copied().map(i128::from).collect();
    let magnitudes: Vec<i128> = signed.iter().map(|weight| weight.abs()).collect();
    split(total, &signed).or_else(|| split(total, &magnitudes)).unwrap_or_else(|| {
        let mut parts = vec![0; weights.len()];
        parts[last] = total;
        parts
    })
}

/// The parts; none if the weights add up to nothing or a part would not fit.
fn split(total: i64, weights: &[i128]) -> Option<Vec<i64>> {
    let total = i128::from(total);
    let sum: i128 = weights.iter().sum();
    if sum == 0 {
        return None;
    }
    let mut parts: Vec<i128> = weights.iter().map(|weight| total * weight / sum).collect();
    // What cutting took from each part, in units of 1/|sum|, signed like the part.
    let lost: Vec<i128> = weights.iter().map(|weight| total * weight % sum * sum.signum()).collect();
    // Each part lost less than one unit, so there are more parts that lost something than units left over.
    let left = total - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&index| (-(lost[index] * left.signum()), index));
    let units = usize::try_from(left.unsigned_abs()).expect("fewer than there are parts");
    for index in order.into_iter().take(units) {
        parts[index] += left.signum();
    }
    parts.into_iter().map(|part| i64::try_from(part).ok()).collect()
}

/// `numerator / denominator` rounded half away from zero. The denominator must be positive.
#[must_use]
pub fn div_round_half_away(numerator: i128, denominator: i128) -> i128 {
    debug_assert!(denominator > 0);
    let quotient = numerator / denominator;
    let remainder = (numerator % denominator).abs();
    if remainder >= denominator - remainder { quotient + numerator.signum() } else { quotient }
}

/// `value` in `10^-scale` major units, as money.
fn rounded(value: i128, scale: u32, currency: CurrencyCode) -> Result<Money, MoneyError> {
    let digits = currency.minor_digits();
    let minor = match scale.checked_sub(digits) {
        Some(down) => div_round_half_away(value, 10_i128.pow(down)),
        None => value.checked_mul(10_i128.pow(digits - scale)).ok_or(MoneyError::Overflow)?,
    };
    decimal::fit(minor).map(|minor| Money::new(minor, currency)).ok_or(MoneyError::Overflow)
}

#[cfg(test)]
mod tests;
