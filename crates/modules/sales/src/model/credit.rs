//! Credit notes: what part of an invoice is taken back, so that all parts together are the invoice to the cent.
//!
//! Every amount is what the invoice's amount comes to in proportion to all that was credited so far, this note included,
//! less what earlier notes took. The last part therefore takes exactly the rest.

use kontor_kernel::Quantity;
use kontor_kernel::rounding::div_round_half_away;

/// Part of an amount.
///
/// `whole` is the invoice's amount, `done` of `of` how much of it is credited after this note, `before` what earlier
/// notes took.
pub(crate) fn part(whole: i64, done: i64, of: i64, before: i64) -> i64 {
    let upto = if done == of || of == 0 {
        whole
    } else {
        let (numerator, denominator) = (i128::from(whole) * i128::from(done), i128::from(of));
        let signed = if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
        i64::try_from(div_round_half_away(signed.0, signed.1)).unwrap_or(whole)
    };
    upto.saturating_sub(before)
}

/// An invoice's line and how much of it is credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LineBefore {
    pub(crate) quantity: Quantity,
    pub(crate) net: i64,
    pub(crate) credited: Quantity,
    pub(crate) credited_net: i64,
}

impl LineBefore {
    /// The net of `quantity` more.
    pub(crate) fn credit(&self, quantity: Quantity) -> i64 {
        let done = self.credited.scaled().saturating_add(quantity.scaled());
        part(self.net, done, self.quantity.scaled(), self.credited_net)
    }
}

/// How far the lines of one tax code are credited, in net amounts; an allowance or charge follows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Extent {
    /// Net of the invoice's lines.
    pub(crate) whole: i64,
    /// Net of the credited parts, this note included.
    pub(crate) done: i64,
}

impl Extent {
    /// The part of an amount that follows the lines.
    pub(crate) fn part(self, whole: i64, before: i64) -> i64 {
        part(whole, self.done, self.whole, before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_follow_the_quantity() {
        let line = LineBefore { quantity: Quantity::whole(3), net: 1_000, credited: Quantity::ZERO, credited_net: 0 };
        assert_eq!(line.credit(Quantity::whole(1)), 333);
        let line = LineBefore { credited: Quantity::whole(1), credited_net: 333, ..line };
        assert_eq!(line.credit(Quantity::whole(1)), 334);
        let line = LineBefore { credited: Quantity::whole(2), credited_net: 667, ..line };
        assert_eq!(line.credit(Quantity::whole(1)), 333);
        assert_eq!(part(19, 0, 0, 0), 19);
        assert_eq!(part(-100, -5, -10, 0), -50);
    }

    proptest! {
        /// However an invoice's line is credited, the parts add up to it.
        #[test]
        fn parts_add_up(whole in -1_000_000_000_i64..1_000_000_000, cuts in prop::collection::vec(1_i64..1_000, 1..20)) {
            let of: i64 = cuts.iter().sum();
            let (mut done, mut before) = (0, 0);
            for cut in &cuts {
                done += cut;
                let own = part(whole, done, of, before);
                prop_assert!(own.signum() * whole.signum() >= 0);
                before += own;
            }
            prop_assert_eq!(before, whole);
        }
    }
}
