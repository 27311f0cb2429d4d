//! How much of something a grant allows: amounts up to which its holder may post or approve, and the largest discount.

use garde::Validate;
use kontor_kernel::Percent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Limits of a grant. What is absent is not limited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Largest document that may be posted or confirmed, in minor units of the company's currency.
    #[garde(inner(range(min = 0)))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post_up_to: Option<i64>,
    /// Largest document that may be approved, in minor units of the company's currency.
    #[garde(inner(range(min = 0)))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approve_up_to: Option<i64>,
    /// Largest discount on a line or a document.
    #[garde(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_up_to: Option<Percent>,
}

impl Limits {
    /// What holds for someone with both: of each limit the wider one.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        fn wider<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
            one.zip(other).map(|(one, other)| one.max(other))
        }
        Self {
            post_up_to: wider(self.post_up_to, other.post_up_to),
            approve_up_to: wider(self.approve_up_to, other.approve_up_to),
            discount_up_to: wider(self.discount_up_to, other.discount_up_to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_grants_together_allow_what_the_wider_one_allows() {
        let small = Limits { post_up_to: Some(100), approve_up_to: Some(0), discount_up_to: Some(Percent::whole(5)) };
        let large = Limits { post_up_to: Some(500), approve_up_to: None, discount_up_to: Some(Percent::whole(3)) };
        let both = Limits { post_up_to: Some(500), approve_up_to: None, discount_up_to: Some(Percent::whole(5)) };
        assert_eq!(small.or(large), both);
        assert_eq!(large.or(small), both);
        assert_eq!(small.or(Limits::default()), Limits::default(), "no limit is the widest");
    }
}
