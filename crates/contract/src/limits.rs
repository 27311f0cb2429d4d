//! What a change weighs, and how much weight its caller may put through alone: the limits of a grant.

use garde::Validate;
use kontor_kernel::{Money, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::Result;
use crate::identity::BranchId;
use crate::text_enum;

crate::error_codes! {
    /// The change weighs more than the caller's grant allows.
    DENIED_LIMIT = "denied.limit" Denied { action, limit, amount };
}

text_enum! {
    /// What is done with an amount.
    Action {
        /// A document or an entry is posted, an order is confirmed.
        Post = "post",
        /// Money leaves the company.
        Pay = "pay",
        /// A price is offered; only its discount weighs.
        Offer = "offer",
        /// The bank details of a party are entered.
        BankDetails = "bank_details",
        /// Another's change is approved.
        Approve = "approve",
        /// A discount is given.
        Discount = "discount",
    }
}

/// How much a caller may put through alone. The default limits nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Documents, entries and payments up to this amount, in minor units of the company's currency.
    #[garde(inner(range(min = 0)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_up_to: Option<i64>,
    /// Others' changes approved up to this amount, in minor units of the company's currency.
    #[garde(inner(range(min = 0)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approve_up_to: Option<i64>,
    /// Discounts up to this percentage of a line's price.
    #[garde(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_up_to: Option<Percent>,
}

/// What a change weighs: said by its handler once it has decided, before it records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    /// What is done.
    pub action: Action,
    /// How much, in the company's currency; its sign does not count.
    pub amount: Option<Money>,
    /// The largest discount of a line.
    pub discount: Option<Percent>,
    /// Whose document it is, or whom the money goes to.
    pub party_id: Option<Uuid>,
    /// Where it belongs.
    pub branch_id: Option<BranchId>,
    /// Where its goods lie.
    pub warehouse_id: Option<Uuid>,
    /// Who made the document that is taken back; of a new one its maker's, who is the caller.
    pub author_id: Option<Uuid>,
}

impl Weight {
    /// Of an action, weighing nothing yet.
    pub const fn new(action: Action) -> Self {
        Self { action, amount: None, discount: None, party_id: None, branch_id: None, warehouse_id: None, author_id: None }
    }
    /// With an amount in the company's currency.
    #[must_use]
    pub const fn of(self, amount: Money) -> Self {
        Self { amount: Some(amount), ..self }
    }
    /// With the largest of these discounts.
    #[must_use]
    pub fn discounted(self, discounts: impl IntoIterator<Item = Percent>) -> Self {
        Self { discount: discounts.into_iter().max().filter(|discount| *discount > Percent::ZERO), ..self }
    }
    /// With a party.
    #[must_use]
    pub const fn with(self, party_id: Uuid) -> Self {
        Self { party_id: Some(party_id), ..self }
    }
    /// In a branch.
    #[must_use]
    pub const fn within(self, branch_id: BranchId) -> Self {
        Self { branch_id: Some(branch_id), ..self }
    }
    /// With a document that somebody has made before.
    #[must_use]
    pub const fn made_by(self, author_id: Uuid) -> Self {
        Self { author_id: Some(author_id), ..self }
    }
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

    /// What holds for someone who must keep to both: of each limit the narrower one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        fn narrower<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
            one.into_iter().chain(other).min()
        }
        Self {
            post_up_to: narrower(self.post_up_to, other.post_up_to),
            approve_up_to: narrower(self.approve_up_to, other.approve_up_to),
            discount_up_to: narrower(self.discount_up_to, other.discount_up_to),
        }
    }

    /// Refuses what weighs more than the caller may post, pay or give away alone.
    ///
    /// # Errors
    /// `denied.limit`.
    pub fn check(&self, weight: &Weight) -> Result<()> {
        if let (Action::Post | Action::Pay, Some(limit), Some(amount)) = (weight.action, self.post_up_to, weight.amount) {
            within(weight.action, limit, amount)?;
        }
        match (self.discount_up_to, weight.discount) {
            (Some(limit), Some(discount)) if discount > limit => {
                let error = DENIED_LIMIT.with("action", Action::Discount.as_str());
                Err(error.with("limit", format!("{limit} %")).with("amount", format!("{discount} %")))
            }
            _ => Ok(()),
        }
    }

    /// Refuses what weighs more than the caller may approve.
    ///
    /// # Errors
    /// `denied.limit`.
    pub fn check_approval(&self, weight: &Weight) -> Result<()> {
        match (self.approve_up_to, weight.amount) {
            (Some(limit), Some(amount)) => within(Action::Approve, limit, amount),
            _ => Ok(()),
        }
    }
}

fn within(action: Action, limit: i64, amount: Money) -> Result<()> {
    if amount.minor().unsigned_abs() <= limit.max(0).unsigned_abs() {
        return Ok(());
    }
    let limit = Money::new(limit, amount.currency());
    Err(DENIED_LIMIT.with("action", action.as_str()).with("limit", limit).with("amount", amount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_kernel::CurrencyCode;

    fn euros(minor: i64) -> Money {
        Money::new(minor, CurrencyCode::EUR)
    }

    fn percent(text: &str) -> Percent {
        text.parse().expect("a percentage")
    }

    #[test]
    fn limits_count_up_to_and_without_sign() {
        let limits = Limits { post_up_to: Some(100), approve_up_to: Some(50), discount_up_to: Some(percent("10")) };
        for (amount, action, fits) in [
            (100, Action::Post, true),
            (101, Action::Post, false),
            (-101, Action::Post, false),
            (i64::MIN, Action::Pay, false),
            (101, Action::Offer, true),
            (101, Action::BankDetails, true),
        ] {
            assert_eq!(limits.check(&Weight::new(action).of(euros(amount))).is_ok(), fits, "{action:?} {amount}");
        }
        assert!(limits.check_approval(&Weight::new(Action::Post).of(euros(50))).is_ok());
        assert_eq!(limits.check_approval(&Weight::new(Action::Post).of(euros(51))).expect_err("too much").code, "denied.limit");
        let offer = |texts: &[&str]| Weight::new(Action::Offer).discounted(texts.iter().map(|text| percent(text)));
        assert!(limits.check(&offer(&["0", "10"])).is_ok());
        assert!(limits.check(&offer(&["2", "10.5", "0"])).is_err());
        let other = Limits { post_up_to: Some(200), approve_up_to: None, ..limits };
        assert_eq!(limits.or(other), Limits { post_up_to: Some(200), approve_up_to: None, ..limits });
        assert_eq!(limits.and(other), limits);
    }

    #[test]
    fn two_grants_together_allow_what_the_wider_one_allows() {
        let small = Limits { post_up_to: Some(100), approve_up_to: Some(0), discount_up_to: Some(Percent::whole(5)) };
        let large = Limits { post_up_to: Some(500), approve_up_to: None, discount_up_to: Some(Percent::whole(3)) };
        let both = Limits { post_up_to: Some(500), approve_up_to: None, discount_up_to: Some(Percent::whole(5)) };
        assert_eq!(small.or(large), both);
        assert_eq!(large.or(small), both);
        assert_eq!(small.or(Limits::default()), Limits::default(), "no limit is the widest");
    }

    #[test]
    fn no_limits_limit_nothing() {
        let heavy = Weight::new(Action::Pay).of(euros(i64::MAX)).discounted([percent("100")]);
        assert!(Limits::default().check(&heavy).is_ok() && Limits::default().check_approval(&heavy).is_ok());
        let nothing = Limits { post_up_to: Some(0), ..Limits::default() };
        assert!(nothing.check(&Weight::new(Action::Post).of(euros(1))).is_err());
        assert!(nothing.check(&Weight::new(Action::Post).of(euros(0))).is_ok());
    }
}
