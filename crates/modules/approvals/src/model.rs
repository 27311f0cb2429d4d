//! When a rule is met, pure.

use kontor_contract::approvals::event::RuleSaved;
use kontor_contract::limits::{Action, Weight};
use uuid::Uuid;

/// What a rule looks at besides the weight.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Circumstances<'a> {
    /// Who acts.
    pub(crate) actor: Uuid,
    /// The roles they hold in the company.
    pub(crate) roles: &'a [String],
    /// Who entered the bank details of the weight's party.
    pub(crate) bank_editor: Option<Uuid>,
    /// Who posted what the weight settles.
    pub(crate) posters: &'a [Uuid],
}

impl Circumstances<'_> {
    fn entered_details(&self) -> bool {
        self.bank_editor == Some(self.actor)
    }
    fn posted_it(&self) -> bool {
        self.posters.contains(&self.actor)
    }
}

/// What keeps an approver from letting something through: what they did themselves, and a rule that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bar {
    /// They entered where the money goes.
    BankDetails,
    /// They posted what is paid.
    Poster,
}

/// What keeps the actor of these circumstances from approving. A rule about one's own doing speaks of whoever approves as
/// much as of whoever asks, whose roles these are.
pub(crate) fn bar(rules: &[RuleSaved], weight: &Weight, approver: Circumstances<'_>) -> Option<Bar> {
    let concerns = |rule: &&RuleSaved| {
        is_met(&RuleSaved { own_bank_details: false, own_document: false, ..(*rule).clone() }, weight, approver)
    };
    let concerned: Vec<&RuleSaved> = rules.iter().filter(concerns).collect();
    if approver.entered_details() && concerned.iter().any(|rule| rule.own_bank_details) {
        Some(Bar::BankDetails)
    } else if approver.posted_it() && concerned.iter().any(|rule| rule.own_document) {
        Some(Bar::Poster)
    } else {
        None
    }
}

/// Whether a rule asks for a second person. Each condition it has must hold; one that the change has no value for does not.
pub(crate) fn is_met(rule: &RuleSaved, weight: &Weight, circumstances: Circumstances<'_>) -> bool {
    // A credit limit that is taken away has no amount, and is more than any; so is what nobody can tell the worth of.
    let endless = (weight.action == Action::CreditLimit && weight.amount.is_none()) || weight.unpriced.is_some();
    let amount = rule.amount_from.is_none_or(|from| {
        let same = |amount: &kontor_kernel::Money| amount.currency() == from.currency();
        endless || weight.whole().filter(same).is_some_and(|amount| amount.minor().unsigned_abs() >= from.minor().unsigned_abs())
    });
    let discount = rule.discount_from.is_none_or(|from| weight.discount.is_some_and(|discount| discount >= from));
    let party = rule.party_id.is_none_or(|party| weight.party_id == Some(party));
    let branch = rule.branch_id.is_none_or(|branch| weight.branch_id == Some(branch));
    let role = rule.role.as_ref().is_none_or(|role| circumstances.roles.contains(role));
    let details = !rule.own_bank_details || circumstances.entered_details();
    let document = !rule.own_document || circumstances.posted_it();
    rule.active && amount && discount && party && branch && role && details && document
}

#[cfg(test)]
mod tests {
    use kontor_contract::identity::BranchId;
    use kontor_kernel::{CurrencyCode, Money, Percent};
    use proptest::prelude::*;

    use super::*;

    fn rule() -> RuleSaved {
        RuleSaved {
            name: "r".into(),
            call: "finance.payment.post".into(),
            amount_from: None,
            discount_from: None,
            party_id: None,
            role: None,
            branch_id: None,
            own_bank_details: false,
            own_document: false,
            active: true,
        }
    }

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn euros(minor: i64) -> Money {
        Money::new(minor, CurrencyCode::EUR)
    }

    #[test]
    fn each_condition_holds_by_itself() {
        let branch = BranchId::from_uuid(id(7));
        let heavy = Weight::new(Action::Pay).of(euros(-500)).with(id(3)).within(branch).discounted([Percent::whole(20)]);
        let roles = ["sales".to_owned()];
        let who = Circumstances { actor: id(1), roles: &roles, bank_editor: Some(id(1)), posters: &[id(1)] };
        let cases: Vec<(RuleSaved, bool)> = vec![
            (rule(), true),
            (RuleSaved { active: false, ..rule() }, false),
            (RuleSaved { amount_from: Some(euros(500)), ..rule() }, true),
            (RuleSaved { amount_from: Some(euros(501)), ..rule() }, false),
            (RuleSaved { amount_from: Some(Money::new(1, CurrencyCode::JPY)), ..rule() }, false),
            (RuleSaved { discount_from: Some(Percent::whole(20)), ..rule() }, true),
            (RuleSaved { discount_from: Some(Percent::whole(21)), ..rule() }, false),
            (RuleSaved { party_id: Some(id(3)), ..rule() }, true),
            (RuleSaved { party_id: Some(id(4)), ..rule() }, false),
            (RuleSaved { role: Some("sales".into()), ..rule() }, true),
            (RuleSaved { role: Some("owner".into()), ..rule() }, false),
            (RuleSaved { branch_id: Some(branch), ..rule() }, true),
            (RuleSaved { branch_id: Some(BranchId::from_uuid(id(8))), ..rule() }, false),
            (RuleSaved { own_bank_details: true, ..rule() }, true),
            (RuleSaved { own_document: true, ..rule() }, true),
        ];
        for (rule, met) in cases {
            assert_eq!(is_met(&rule, &heavy, who), met, "{rule:?}");
        }
        let own = RuleSaved { own_bank_details: true, ..rule() };
        assert!(!is_met(&own, &heavy, Circumstances { bank_editor: None, ..who }));
        assert!(!is_met(&own, &heavy, Circumstances { bank_editor: Some(id(2)), ..who }));
        let posted = RuleSaved { own_document: true, ..rule() };
        assert!(!is_met(&posted, &heavy, Circumstances { posters: &[], ..who }));
        assert!(!is_met(&posted, &heavy, Circumstances { posters: &[id(2), id(3)], ..who }));
        let part = Weight::new(Action::Pay).of(euros(400)).after(100);
        assert!(is_met(&RuleSaved { amount_from: Some(euros(500)), ..rule() }, &part, who), "with what went before");
        assert!(!is_met(&RuleSaved { amount_from: Some(euros(501)), ..rule() }, &part, who));
        // What a change says nothing of meets no condition about it.
        let light = Weight::new(Action::BankDetails);
        assert!(!is_met(&RuleSaved { amount_from: Some(euros(0)), ..rule() }, &light, who));
        assert!(!is_met(&RuleSaved { discount_from: Some(Percent::ZERO), ..rule() }, &light, who));
        assert!(is_met(&rule(), &light, who));
        let endless = Weight::new(Action::CreditLimit);
        assert!(is_met(&RuleSaved { amount_from: Some(euros(i64::MAX)), ..rule() }, &endless, who));
        assert!(!is_met(&RuleSaved { amount_from: Some(euros(5)), ..rule() }, &endless.of(euros(4)), who));
        let unpriced = Weight::new(Action::Pay).of(euros(1)).agreed(Money::new(1, CurrencyCode::JPY)).priced(None);
        assert!(is_met(&RuleSaved { amount_from: Some(euros(i64::MAX)), ..rule() }, &unpriced, who));
    }

    #[test]
    fn what_one_did_oneself_keeps_one_from_approving_where_a_rule_says_so() {
        let weight = Weight::new(Action::Pay).of(euros(500)).with(id(3));
        let approver = Circumstances { actor: id(1), roles: &[], bank_editor: Some(id(1)), posters: &[id(2), id(1)] };
        let details = RuleSaved { own_bank_details: true, ..rule() };
        let document = RuleSaved { own_document: true, ..rule() };
        let both = RuleSaved { own_bank_details: true, own_document: true, ..rule() };
        let barred = |rules: &[RuleSaved], who: Circumstances<'_>| bar(rules, &weight, who);
        assert_eq!(barred(&[rule()], approver), None, "a rule about amounts says nothing of it");
        assert_eq!(barred(&[rule(), details.clone()], approver), Some(Bar::BankDetails));
        assert_eq!(barred(std::slice::from_ref(&document), approver), Some(Bar::Poster));
        assert_eq!(barred(&[both], Circumstances { bank_editor: None, ..approver }), Some(Bar::Poster));
        assert_eq!(barred(&[document.clone(), details], Circumstances { actor: id(4), ..approver }), None);
        let large = RuleSaved { amount_from: Some(euros(501)), ..document.clone() };
        assert_eq!(barred(&[large, RuleSaved { active: false, ..document }], approver), None, "not of such a payment");
    }

    fn some_rule() -> impl Strategy<Value = RuleSaved> {
        let amount = prop::option::of((0_i64..1_000).prop_map(euros));
        let discount = prop::option::of((0_u16..100).prop_map(Percent::whole));
        let party = prop::option::of((1_u128..4).prop_map(id));
        let role = prop::option::of("(sales|owner)");
        let branch = prop::option::of((1_u128..4).prop_map(|n| BranchId::from_uuid(id(n))));
        (amount, discount, party, role, branch, any::<bool>()).prop_map(
            |(amount_from, discount_from, party_id, role, branch_id, own_bank_details)| RuleSaved {
                amount_from,
                discount_from,
                party_id,
                role,
                branch_id,
                own_bank_details,
                ..rule()
            },
        )
    }

    fn some_weight() -> impl Strategy<Value = Weight> {
        let amount = prop::option::of((-1_200_i64..1_200).prop_map(euros));
        let discount = prop::option::of((1_u16..100).prop_map(Percent::whole));
        let party = prop::option::of((1_u128..4).prop_map(id));
        let branch = prop::option::of((1_u128..4).prop_map(|n| BranchId::from_uuid(id(n))));
        (amount, discount, party, branch).prop_map(|(amount, discount, party_id, branch_id)| Weight {
            action: Action::Post,
            amount,
            agreed: None,
            unpriced: None,
            before_minor: 0,
            discount,
            given: discount,
            party_id,
            branch_id,
            warehouse_id: None,
            author_id: None,
            settles: Vec::new(),
        })
    }

    proptest! {
        /// A condition more never makes a rule ask for more; one that is met stays met when the amount or discount grows.
        #[test]
        fn conditions_only_narrow_and_weight_only_adds(rule in some_rule(), weight in some_weight(), editor in prop::option::of(1_u128..3), own_document in any::<bool>(), poster in 1_u128..3, more in 0_i64..1_000) {
            let roles = ["sales".to_owned()];
            let posters = [id(poster)];
            let who = Circumstances { actor: id(1), roles: &roles, bank_editor: editor.map(id), posters: &posters };
            let rule = RuleSaved { own_document, ..rule };
            let met = is_met(&rule, &weight, who);
            let loosened = [
                RuleSaved { amount_from: None, ..rule.clone() },
                RuleSaved { discount_from: None, ..rule.clone() },
                RuleSaved { party_id: None, ..rule.clone() },
                RuleSaved { role: None, ..rule.clone() },
                RuleSaved { branch_id: None, ..rule.clone() },
                RuleSaved { own_bank_details: false, ..rule.clone() },
                RuleSaved { own_document: false, ..rule.clone() },
            ];
            for looser in &loosened {
                prop_assert!(!met || is_met(looser, &weight, who), "{looser:?}");
            }
            // Met is what every condition says alone.
            let alone = [
                RuleSaved { amount_from: rule.amount_from, ..self::rule() },
                RuleSaved { discount_from: rule.discount_from, ..self::rule() },
                RuleSaved { party_id: rule.party_id, ..self::rule() },
                RuleSaved { role: rule.role.clone(), ..self::rule() },
                RuleSaved { branch_id: rule.branch_id, ..self::rule() },
                RuleSaved { own_bank_details: rule.own_bank_details, ..self::rule() },
                RuleSaved { own_document, ..self::rule() },
            ];
            prop_assert_eq!(met, alone.iter().all(|one| is_met(one, &weight, who)));
            let heavier = weight.amount.map(|amount| weight.clone().of(euros(amount.minor() + amount.minor().signum() * more)));
            prop_assert!(heavier.is_none_or(|heavier| !met || is_met(&rule, &heavier, who)));
            let resting = RuleSaved { active: false, ..rule };
            prop_assert!(!is_met(&resting, &weight, who));
        }
    }
}
