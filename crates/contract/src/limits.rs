//! What a change weighs, and how much weight its caller may put through alone: the limits of a grant.

use garde::Validate;
use kontor_kernel::rounding::{convert, div_round_half_away};
use kontor_kernel::{Money, Percent, Rate, UnitPrice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};
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
        /// A customer may owe more than before; without an amount as much as they like.
        CreditLimit = "credit_limit",
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
    /// Documents, entries and payments up to this amount, in minor units of the company's currency; 0 is none at all.
    #[garde(inner(range(min = 0)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_up_to: Option<i64>,
    /// Others' changes approved up to this amount, in minor units of the company's currency.
    #[garde(inner(range(min = 0)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approve_up_to: Option<i64>,
    /// Discounts up to this percentage of a line's price.
    #[garde(inner(custom(percentage)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount_up_to: Option<Percent>,
}

/// A discount is between nothing and everything.
///
/// # Errors
/// When it is not.
fn percentage(percent: &Percent, _: &()) -> garde::Result {
    let fits = (Percent::ZERO..=Percent::HUNDRED).contains(percent);
    if fits { Ok(()) } else { Err(garde::Error::new("a percentage between 0 and 100")) }
}

/// What a change weighs: said by its handler once it has decided, before it records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// What is done.
    pub action: Action,
    /// How much, in the company's currency; its sign does not count.
    pub amount: Option<Money>,
    /// The same in the currency it was agreed in, where that is another one.
    pub agreed: Option<Money>,
    /// What was agreed, where the book knows no rate of its currency: nobody can tell what it is worth, so it is beyond every
    /// limit.
    pub unpriced: Option<Money>,
    /// What the caller did alone before and is one with it, in minor units of the company's currency: a payment in parts.
    pub before_minor: i64,
    /// The largest discount that is in it: what rules look at.
    pub discount: Option<Percent>,
    /// The largest discount that is given with it, and was not weighed before: what limits look at.
    pub given: Option<Percent>,
    /// Whose document it is, or whom the money goes to.
    pub party_id: Option<Uuid>,
    /// Where it belongs.
    pub branch_id: Option<BranchId>,
    /// Where its goods lie.
    pub warehouse_id: Option<Uuid>,
    /// Who made the document that is taken back; of a new one its maker's, who is the caller.
    pub author_id: Option<Uuid>,
    /// The open items it settles.
    pub settles: Vec<Uuid>,
}

impl Weight {
    /// Of an action, weighing nothing yet.
    pub const fn new(action: Action) -> Self {
        Self {
            action,
            amount: None,
            agreed: None,
            unpriced: None,
            before_minor: 0,
            discount: None,
            given: None,
            party_id: None,
            branch_id: None,
            warehouse_id: None,
            author_id: None,
            settles: Vec::new(),
        }
    }
    /// With an amount in the company's currency.
    #[must_use]
    pub fn of(self, amount: Money) -> Self {
        Self { amount: Some(amount), ..self }
    }
    /// With the amount in the currency it was agreed in, after the one in the company's: if they are not the same, what it says of
    /// its own worth is not believed.
    #[must_use]
    pub fn agreed(self, amount: Money) -> Self {
        let foreign = self.amount.is_some_and(|own| own.currency() != amount.currency()) && !amount.is_zero();
        Self { agreed: foreign.then_some(amount), ..self }
    }
    /// At the rate that the book knows of the currency it was agreed in: what it comes to by that, where its own rate makes
    /// clearly less of it.
    #[must_use]
    pub fn priced(self, known: Option<Rate>) -> Self {
        let (Some(own), Some(agreed)) = (self.amount, self.agreed) else { return self };
        match known.map(|rate| convert(agreed.abs(), rate, own.currency())) {
            Some(Ok(worth)) if is_clearly_less(own, worth) => Self { amount: Some(worth), ..self },
            Some(Ok(_)) => self,
            // What has more than 18 digits nobody can tell either.
            Some(Err(_)) | None => Self { unpriced: Some(agreed), ..self },
        }
    }
    /// With what the caller did alone before that is one with it, in minor units of the company's currency.
    #[must_use]
    pub fn after(self, before_minor: i64) -> Self {
        Self { before_minor, ..self }
    }
    /// With the largest of these discounts, all of which are given now.
    #[must_use]
    pub fn discounted(self, discounts: impl IntoIterator<Item = Percent>) -> Self {
        let discount = largest(discounts);
        Self { discount, given: discount, ..self }
    }
    /// With the largest of these discounts given now; what else is in it was weighed when it was promised.
    #[must_use]
    pub fn giving(self, discounts: impl IntoIterator<Item = Percent>) -> Self {
        Self { given: largest(discounts), ..self }
    }
    /// With a party.
    #[must_use]
    pub fn with(self, party_id: Uuid) -> Self {
        Self { party_id: Some(party_id), ..self }
    }
    /// In a branch.
    #[must_use]
    pub fn within(self, branch_id: BranchId) -> Self {
        Self { branch_id: Some(branch_id), ..self }
    }
    /// With a document that somebody has made before.
    #[must_use]
    pub fn made_by(self, author_id: Uuid) -> Self {
        Self { author_id: Some(author_id), ..self }
    }
    /// Settling open items.
    #[must_use]
    pub fn settling(self, items: impl IntoIterator<Item = Uuid>) -> Self {
        Self { settles: items.into_iter().collect(), ..self }
    }
    /// The amount together with what is one with it: what rules and the limits of who acts look at. Whoever approves lets the
    /// amount itself through.
    pub fn whole(&self) -> Option<Money> {
        self.amount.map(|amount| Money::new(amount.minor().saturating_add(self.before_minor), amount.currency()))
    }
}

/// How far below the rate that the book knows a document's own may lie: rates change from one day to the next.
const LEEWAY_PERCENT: u128 = 5;

fn is_clearly_less(own: Money, worth: Money) -> bool {
    let [own, worth] = [own, worth].map(|amount| u128::from(amount.minor().unsigned_abs()));
    own * 100 < worth * (100 - LEEWAY_PERCENT)
}

fn largest(discounts: impl IntoIterator<Item = Percent>) -> Option<Percent> {
    discounts.into_iter().max().filter(|discount| *discount > Percent::ZERO)
}

/// A price as it is given: what is taken off in every way there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reduction {
    /// What is asked for.
    pub price: UnitPrice,
    /// What the list says; a price above it, or without one, is not reduced by that.
    pub list: Option<UnitPrice>,
    /// The discount of the line.
    pub discount: Percent,
    /// What the whole document is reduced by.
    pub allowance: Percent,
}

impl Reduction {
    /// How much less that is than the list's price: a price below the list, a discount and an allowance together.
    pub fn percent(&self) -> Percent {
        /// One, in parts; fine enough that a percentage comes out exact.
        const WHOLE: i128 = 1_000_000_000_000;
        let kept = |percent: Percent| i128::from((Percent::HUNDRED.scaled() - percent.scaled()).max(0));
        let hundred = i128::from(Percent::HUNDRED.scaled());
        let asked = match self.list {
            Some(list) if list > UnitPrice::ZERO && self.price < list => {
                WHOLE * i128::from(self.price.scaled().max(0)) / i128::from(list.scaled())
            }
            _ => WHOLE,
        };
        let left = asked * kept(self.discount) / hundred * kept(self.allowance) / hundred;
        let off = div_round_half_away((WHOLE - left) * hundred, WHOLE);
        Percent::from_scaled(i64::try_from(off).unwrap_or(Percent::HUNDRED.scaled()))
    }
}

/// What share of an amount another is, as a percentage between nothing and everything.
pub fn share_of(whole: i64, part: i64) -> Percent {
    if whole <= 0 || part <= 0 {
        return Percent::ZERO;
    }
    let scaled = div_round_half_away(i128::from(part) * i128::from(Percent::HUNDRED.scaled()), i128::from(whole));
    Percent::from_scaled(i64::try_from(scaled).unwrap_or(i64::MAX)).min(Percent::HUNDRED)
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

    /// What of a weight is more than may be posted, paid or given away alone: which limit, and the refusal that says so.
    pub fn beyond(&self, weight: &Weight) -> Vec<(Action, Error)> {
        let acts = matches!(weight.action, Action::Post | Action::Pay);
        let amount = self.post_up_to.zip(weight.whole()).filter(|_| acts);
        let amount = amount.and_then(|(limit, amount)| over(weight.action, limit, (amount, weight.unpriced)));
        let amount = amount.map(|error| (weight.action, error));
        let given =
            self.discount_up_to.zip(weight.given).and_then(|(limit, given)| over_discount(Action::Discount, limit, given));
        amount.into_iter().chain(given.map(|error| (Action::Discount, error))).collect()
    }

    /// Refuses what weighs more than may be approved: an amount beyond the limit on approvals, and, where whoever asked may
    /// not give the discount alone, a discount beyond one's own.
    ///
    /// # Errors
    /// `denied.limit`.
    pub fn check_approval(&self, weight: &Weight, beyond: &[Action]) -> Result<()> {
        let amount = self.approve_up_to.zip(weight.amount);
        let amount = amount.and_then(|(limit, amount)| over(Action::Approve, limit, (amount, weight.unpriced)));
        let given = self.discount_up_to.zip(weight.given).filter(|_| beyond.contains(&Action::Discount));
        let given = given.and_then(|(limit, given)| over_discount(Action::Approve, limit, given));
        amount.or(given).map_or(Ok(()), Err)
    }
}

fn over(action: Action, limit: i64, (amount, unpriced): (Money, Option<Money>)) -> Option<Error> {
    if unpriced.is_none() && amount.minor().unsigned_abs() <= limit.max(0).unsigned_abs() {
        return None;
    }
    let limit = Money::new(limit, amount.currency());
    Some(DENIED_LIMIT.with("action", action.as_str()).with("limit", limit).with("amount", unpriced.unwrap_or(amount)))
}

fn over_discount(action: Action, limit: Percent, given: Percent) -> Option<Error> {
    let error = || DENIED_LIMIT.with("action", action.as_str()).with("limit", format!("{limit} %"));
    (given > limit).then(|| error().with("amount", format!("{given} %")))
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

    fn weight(action: Action, minor: i64) -> Weight {
        Weight::new(action).of(euros(minor))
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
            assert_eq!(limits.beyond(&weight(action, amount)).is_empty(), fits, "{action:?} {amount}");
        }
        let part = weight(Action::Pay, 50);
        assert!(limits.beyond(&part.clone().after(50)).is_empty());
        let (_, error) = limits.beyond(&part.clone().after(51)).remove(0);
        assert_eq!(error.params["amount"], "1.01 EUR");
        assert!(limits.check_approval(&part.after(51), &[]).is_ok(), "the amount itself is approved");
        assert!(limits.check_approval(&weight(Action::Post, 50), &[]).is_ok());
        assert_eq!(limits.check_approval(&weight(Action::Post, 51), &[]).expect_err("too much").code, "denied.limit");
        let offer = |texts: &[&str]| Weight::new(Action::Offer).discounted(texts.iter().map(|text| percent(text)));
        assert!(limits.beyond(&offer(&["0", "10"])).is_empty());
        let (action, error) = limits.beyond(&offer(&["2", "10.5", "0"])).remove(0);
        assert_eq!((action, error.params["amount"].as_str()), (Action::Discount, "10.5 %"));
        assert!(limits.beyond(&offer(&["50"]).giving([percent("10")])).is_empty(), "the rest was promised before");
        let other = Limits { post_up_to: Some(200), approve_up_to: None, ..limits };
        assert_eq!(limits.or(other), Limits { post_up_to: Some(200), approve_up_to: None, ..limits });
        assert_eq!(limits.and(other), limits);
    }

    #[test]
    fn another_currency_weighs_what_the_book_knows_of_it() {
        let dollars = |minor| Money::new(minor, CurrencyCode::USD);
        let rate = |text: &str| Some(text.parse::<Rate>().expect("a rate"));
        let posted = |own: i64| weight(Action::Post, own).agreed(dollars(1_000_00));
        for (own, known, expected) in [
            (900_00, "0.9", 900_00),
            (855_00, "0.9", 855_00),
            (854_99, "0.9", 900_00),
            (10_00, "0.9", 900_00),
            (-10_00, "0.9", 900_00),
            (950_00, "0.9", 950_00),
            (0, "0.9", 900_00),
        ] {
            assert_eq!(posted(own).priced(rate(known)).amount, Some(euros(expected)), "{own} at {known}");
        }
        let limits = Limits { post_up_to: Some(500_00), approve_up_to: Some(500_00), discount_up_to: None };
        let unknown = posted(10_00).priced(None);
        let (_, error) = limits.beyond(&unknown).remove(0);
        assert_eq!((error.params["limit"].as_str(), error.params["amount"].as_str()), ("500.00 EUR", "1000.00 USD"));
        assert!(limits.check_approval(&unknown, &[]).is_err() && Limits::default().beyond(&unknown).is_empty());
        assert!(posted(10_00).priced(rate("99999999")).unpriced.is_none());
        let most = weight(Action::Post, 1).agreed(dollars(999_999_999_999_999_999));
        assert!(most.priced(rate("2")).unpriced.is_some(), "it does not fit");
        for own in [
            weight(Action::Post, 10_00).agreed(euros(10_00)),
            weight(Action::Post, 0).agreed(dollars(0)),
            weight(Action::Post, 5),
        ] {
            assert_eq!(own.clone().priced(None), own, "nothing is in another currency");
        }
    }

    #[test]
    fn who_lets_a_discount_through_may_give_it() {
        let limits = Limits { discount_up_to: Some(percent("10")), ..Limits::default() };
        let given = Weight::new(Action::Post).discounted([percent("15")]);
        assert!(limits.check_approval(&given, &[]).is_ok(), "who asked may give it");
        assert!(limits.check_approval(&given, &[Action::Discount]).is_err());
        assert!(Limits::default().check_approval(&given, &[Action::Discount]).is_ok());
    }

    #[test]
    fn what_is_taken_off_adds_up() {
        let price = |text: &str| text.parse::<UnitPrice>().expect("a price");
        for (asked, list, discount, allowance, expected) in [
            ("19.90", Some("19.90"), "0", "0", "0"),
            ("19.90", Some("19.90"), "12.5", "0", "12.5"),
            ("17.91", Some("19.90"), "0", "0", "10"),
            ("17.91", Some("19.90"), "10", "0", "19"),
            ("19.90", Some("19.90"), "10", "10", "19"),
            ("30", Some("19.90"), "10", "0", "10"),
            ("5", None, "0", "25", "25"),
            ("0", Some("19.90"), "0", "0", "100"),
            ("0", Some("0"), "0", "0", "0"),
            ("1", Some("1"), "100", "0", "100"),
            ("999999999999", Some("999999999999"), "33.3333", "0", "33.3333"),
        ] {
            let (discount, allowance) = (percent(discount), percent(allowance));
            let reduction = Reduction { price: price(asked), list: list.map(price), discount, allowance };
            assert_eq!(reduction.percent(), percent(expected), "{reduction:?}");
        }
        assert_eq!(share_of(1_000, 25), percent("2.5"));
        assert_eq!((share_of(0, 25), share_of(-5, 3), share_of(10, 20)), (Percent::ZERO, Percent::ZERO, Percent::HUNDRED));
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
    fn no_limits_limit_nothing_and_zero_is_nothing() {
        let heavy = weight(Action::Pay, i64::MAX).discounted([percent("100")]);
        let free = Limits::default();
        assert!(free.beyond(&heavy).is_empty() && free.check_approval(&heavy, &[Action::Discount]).is_ok());
        let nothing = Limits { post_up_to: Some(0), discount_up_to: Some(Percent::ZERO), ..Limits::default() };
        assert_eq!(nothing.beyond(&weight(Action::Post, 1).discounted([percent("0.0001")])).len(), 2);
        assert!(nothing.beyond(&weight(Action::Post, 0).discounted([Percent::ZERO])).is_empty());
    }
}
