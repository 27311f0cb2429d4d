use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::decimal::{MAX_SCALED, round_half_away};

const EUR: CurrencyCode = CurrencyCode::EUR;

fn net(quantity: &str, price: &str, discount: &str, currency: CurrencyCode) -> Result<Money, MoneyError> {
    line_net(quantity.parse().unwrap(), price.parse().unwrap(), discount.parse().unwrap(), currency)
}

#[test]
fn line_nets() {
    let table = [
        ("3", "1.99", "0", EUR, 597),
        ("1", "0.005", "0", EUR, 1),
        ("-1", "0.005", "0", EUR, -1),
        ("1", "0.004999", "0", EUR, 0),
        ("1000", "0.000123", "0", EUR, 12),
        ("2.5", "9.99", "10", EUR, 2248),
        ("1", "100", "33.3333", EUR, 6667),
        ("1", "100", "100", EUR, 0),
        ("1", "100", "-5", EUR, 10_500),
        ("3", "1.5", "0", CurrencyCode::JPY, 5),
        ("1", "0.0125", "0", CurrencyCode::KWD, 13),
        ("1", "0.00005", "0", CurrencyCode::CLF, 1),
        ("0", "5", "0", EUR, 0),
    ];
    for (quantity, price, discount, currency, minor) in table {
        assert_eq!(net(quantity, price, discount, currency), Ok(Money::new(minor, currency)), "{quantity} x {price}");
    }
}

#[test]
fn line_nets_out_of_range_are_errors() {
    assert_eq!(net("99999999999999", "999999999999", "0", EUR), Err(MoneyError::Overflow));
    assert_eq!(net("99999999999999", "999999999999", "50", EUR), Err(MoneyError::Overflow));
    let most = Quantity::from_scaled(i64::MIN);
    assert_eq!(line_net(most, UnitPrice::from_scaled(i64::MIN), Percent::from_scaled(i64::MIN), EUR), Err(MoneyError::Overflow));
}

#[test]
fn conversions_round_once() {
    let table = [
        (EUR, 10_000, "1.0823", CurrencyCode::USD, 10_823),
        (CurrencyCode::USD, 1, "0.5", EUR, 1),
        (CurrencyCode::USD, -1, "0.5", EUR, -1),
        (EUR, 100, "162.555", CurrencyCode::JPY, 163),
        (CurrencyCode::JPY, 163, "0.0061515151", EUR, 100),
        (EUR, 100, "0.3345", CurrencyCode::KWD, 335),
        (CurrencyCode::JPY, 1, "0.00003", CurrencyCode::CLF, 0),
        (EUR, 1234, "1", EUR, 1234),
    ];
    for (from, minor, rate, to, expected) in table {
        let converted = convert(Money::new(minor, from), rate.parse().unwrap(), to);
        assert_eq!(converted, Ok(Money::new(expected, to)), "{minor} {from} to {to}");
    }
    let most = Money::new(MAX_SCALED, EUR);
    assert_eq!(convert(most, Rate::from_scaled(MAX_SCALED), EUR), Err(MoneyError::Overflow));
}

#[test]
fn shares_of_known_cases() {
    let table: [(i64, &[i64], &[i64]); 13] = [
        (100, &[1, 1, 1], &[34, 33, 33]),
        (-100, &[1, 1, 1], &[-34, -33, -33]),
        (100, &[1, 2, 3], &[17, 33, 50]),
        (1, &[1, 1], &[1, 0]),
        (5, &[0, 1, 0], &[0, 5, 0]),
        (5, &[0, 0], &[0, 5]),
        (5, &[], &[]),
        (0, &[3, 4], &[0, 0]),
        (7, &[5], &[7]),
        (100, &[-1, -1, -1], &[34, 33, 33]),
        (92, &[10_000, -9_900], &[9_200, -9_108]),
        (10, &[1, -1], &[5, 5]),
        (i64::MAX, &[i64::MAX, -(i64::MAX - 1)], &[4_611_686_018_427_387_904, 4_611_686_018_427_387_903]),
    ];
    for (total, weights, parts) in table {
        assert_eq!(largest_remainder(total, weights), parts, "{total} over {weights:?}");
    }
}

#[test]
fn division_rounds_half_away() {
    let table = [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (5, 3, 2), (-4, 3, -1), (0, 7, 0), (1, 2, 1), (i128::MAX, 1, i128::MAX)];
    for (numerator, denominator, quotient) in table {
        assert_eq!(div_round_half_away(numerator, denominator), quotient);
    }
}

proptest! {
    #[test]
    fn parts_add_up_and_mirror(total in any::<i32>(), weights in prop::collection::vec(-1_000_000_i64..1_000_000, 1..40)) {
        let total = i64::from(total);
        let parts = largest_remainder(total, &weights);
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(parts.iter().sum::<i64>(), total);
        let mirrored: Vec<i64> = parts.iter().map(|part| -part).collect();
        prop_assert_eq!(largest_remainder(-total, &weights), mirrored);
        let sum: i64 = weights.iter().sum();
        if sum != 0 {
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = Decimal::from(total) * Decimal::from(*weight) / Decimal::from(sum);
                prop_assert!((Decimal::from(*part) - exact).abs() < Decimal::ONE);
                prop_assert!(*weight != 0 || *part == 0);
            }
        }
    }

    #[test]
    fn the_edge_of_the_range_still_adds_up(total in any::<i64>(), weights in prop::collection::vec(any::<i64>(), 1..8)) {
        let parts = largest_remainder(total, &weights);
        prop_assert_eq!(parts.iter().map(|part| i128::from(*part)).sum::<i128>(), i128::from(total));
    }

    #[test]
    fn line_net_agrees_with_decimals_and_mirrors(
        quantity in -10_000_000_i64..10_000_000, price in -1_000_000_000_i64..1_000_000_000, discount in 0_i64..=1_000_000,
    ) {
        let (quantity, price, discount) = (Quantity::from_scaled(quantity), UnitPrice::from_scaled(price), Percent::from_scaled(discount));
        let net = line_net(quantity, price, discount, EUR).unwrap();
        let kept = (Decimal::ONE_HUNDRED - discount.to_decimal()) / Decimal::ONE_HUNDRED;
        let exact = quantity.to_decimal() * price.to_decimal() * kept;
        prop_assert_eq!(net.to_decimal(), round_half_away(exact, 2));
        prop_assert_eq!(line_net(quantity.neg(), price, discount, EUR).unwrap(), net.neg());
    }

    #[test]
    fn conversion_mirrors(minor in -MAX_SCALED/100..MAX_SCALED/100, rate in 1_i64..100_000_000_000) {
        let rate = Rate::from_scaled(rate);
        let converted = convert(Money::new(minor, EUR), rate, CurrencyCode::USD).unwrap();
        prop_assert_eq!(convert(Money::new(-minor, EUR), rate, CurrencyCode::USD).unwrap(), converted.neg());
    }
}
