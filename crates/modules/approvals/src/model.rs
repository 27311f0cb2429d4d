//! When a rule is met, pure.

use kontor_contract::approvals::event::RuleSaved;
use kontor_contract::limits::Weight;
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
}

/// Whether a rule asks for a second person. Each condition it has must hold; one that the change has no value for does not.
pub(crate) fn is_met(rule: &RuleSaved, weight: &Weight, circumstances: Circumstances<'_>) -> bool {
    let amount = rule.amount_from.is_none_or(|from| {
        let same = |amount: &kontor_kernel::Money| amount.currency() == from.currency();
        weight.amount.filter(same).is_some_and(|amount| amount.minor().unsigned_abs() >= from.minor().unsigned_abs())
    });
    let discount = rule.discount_from.is_none_or(|from| weight.discount.is_some_and(|discount| discount >= from));
    let party = rule.party_id.is_none_or(|party| weight.party_id == Some(party));
    let branch = rule.branch_id.is_none_or(|branch| weight.branch_id == Some(branch));
    let role = rule.role.as_ref().is_none_or(|role| circumstances.roles.contains(role));
    let details = !rule.own_bank_details || circumstances.bank_editor == Some(circumstances.actor);
    rule.active && amount && discount && party && branch && role && details
}

#[cfg(test)]
mod tests {
    use kontor_contract::identity::BranchId;
    use kontor_contract::limits::Action;
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
        let who = Circumstances { actor: id(1), roles: &roles, bank_editor: Some(id(1)) };
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
        ];
        for (rule, met) in cases {
            assert_eq!(is_met(&rule, &heavy, who), met, "{rule:?}");
        }
        let own = RuleSaved { own_bank_details: true, ..rule() };
        assert!(!is_met(&own, &heavy, Circumstances { bank_editor: None, ..who }));
        assert!(!is_met(&own, &heavy, Circumstances { bank_editor: Some(id(2)), ..who }));
        // What a change says nothing of meets no condition about it.
        let light = Weight::new(Action::BankDetails);
        assert!(!is_met(&RuleSaved { amount_from: Some(euros(0)), ..rule() }, &light, who));
        assert!(!is_met(&RuleSaved { discount_from: Some(Percent::ZERO), ..rule() }, &light, who));
        assert!(is_met(&rule(), &light, who));
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
            discount,
            party_id,
            branch_id,
            warehouse_id: None,
            author_id: None,
        })
    }

    proptest! {
        /// A condition more never makes a rule ask for more; one that is met stays met when the amount or discount grows.
        #[test]
        fn conditions_only_narrow_and_weight_only_adds(rule in some_rule(), weight in some_weight(), editor in prop::option::of(1_u128..3), more in 0_i64..1_000) {
            let roles = ["sales".to_owned()];
            let who = Circumstances { actor: id(1), roles: &roles, bank_editor: editor.map(id) };
            let met = is_met(&rule, &weight, who);
            let loosened = [
                RuleSaved { amount_from: None, ..rule.clone() },
                RuleSaved { discount_from: None, ..rule.clone() },
                RuleSaved { party_id: None, ..rule.clone() },
                RuleSaved { role: None, ..rule.clone() },
                RuleSaved { branch_id: None, ..rule.clone() },
                RuleSaved { own_bank_details: false, ..rule.clone() },
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
            ];
            prop_assert_eq!(met, alone.iter().all(|one| is_met(one, &weight, who)));
            let heavier = weight.amount.map(|amount| Weight { amount: Some(euros(amount.minor() + amount.minor().signum() * more)), ..weight });
            prop_assert!(heavier.is_none_or(|heavier| !met || is_met(&rule, &heavier, who)));
            let resting = RuleSaved { active: false, ..rule };
            prop_assert!(!is_met(&resting, &weight, who));
        }
    }
}
