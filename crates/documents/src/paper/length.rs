//! Lengths on paper as integers, so that layout is exact and the same on every machine.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use printpdf::Pt;

/// A length in thousandths of a point (1/72000 inch); y grows downward from the top edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Length(i32);

impl Length {
    /// Nothing.
    pub(crate) const ZERO: Length = Length(0);

    /// Whole millimetres.
    pub(crate) const fn mm(millimetres: i32) -> Length {
        Length::tenths(millimetres * 10)
    }

    /// Tenths of a millimetre, at most a few metres.
    pub(crate) const fn tenths(tenth_millimetres: i32) -> Length {
        // 0.1 mm is 283.4645669 thousandths of a point; split so that nothing overflows.
        Length(tenth_millimetres * 283 + tenth_millimetres * 4_646 / 10_000)
    }

    /// Thousandths of a point, cut to what a page can hold.
    pub(crate) fn from_milli(value: i64) -> Length {
        const FARTHEST: i64 = 1_000_000_000;
        Length(i32::try_from(value.clamp(-FARTHEST, FARTHEST)).expect("clamped to nine digits"))
    }

    /// Thousandths of a point.
    pub(crate) const fn milli(self) -> i64 {
        self.0 as i64
    }

    /// This part of the length: `times(3, 4)` is three quarters.
    pub(crate) fn times(self, numerator: i64, denominator: i64) -> Length {
        Length::from_milli(self.milli() * numerator / denominator)
    }

    /// The same length for the PDF.
    #[expect(clippy::float_arithmetic, reason = "the PDF library measures in f32 points; nothing is calculated after this")]
    pub(crate) fn pt(self) -> Pt {
        Pt(self.0 as f32 / 1000.0)
    }
}

/// So many tenths of a point.
pub(crate) const fn pt(tenth_points: i32) -> Length {
    Length(tenth_points * 100)
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0.saturating_sub(other.0))
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        *self = *self + other;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        *self = *self - other;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_is_a4() {
        assert_eq!(Length::mm(210).milli(), 595_275);
        assert_eq!(Length::mm(297).milli(), 841_889);
        assert_eq!(pt(95).milli(), 9_500);
        assert_eq!(Length::from_milli(i64::MAX).milli(), 1_000_000_000);
        assert_eq!([pt(10), pt(5)].into_iter().sum::<Length>(), pt(15));
    }
}
