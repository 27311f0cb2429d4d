//! Who is told of what, pure.

use kontor_contract::identity::{BranchId, Role, UserId};
use kontor_contract::notifications::NotificationKind;

/// What an event tells whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) event: &'static str,
    pub(crate) kind: NotificationKind,
    pub(crate) doc_kind: &'static str,
    pub(crate) role: Role,
}

/// The whole table.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        event: "sales.order.confirmed@1",
        kind: NotificationKind::OrderConfirmed,
        doc_kind: "sales.order",
        role: Role::Warehouse,
    },
    Rule {
        event: "sales.delivery.posted@1",
        kind: NotificationKind::DeliveryPosted,
        doc_kind: "sales.delivery",
        role: Role::Accountant,
    },
];

/// The events that tell somebody something.
pub(crate) const KINDS: &[&str] = &["sales.order.confirmed@1", "sales.delivery.posted@1"];

/// Members of the role who see the branch, each once.
pub(crate) fn recipients(members: &[(UserId, Option<BranchId>)], branch: Option<BranchId>) -> Vec<UserId> {
    let sees = |own: &Option<BranchId>| own.is_none() || branch.is_none() || *own == branch;
    let mut users: Vec<UserId> = members.iter().filter(|(_, own)| sees(own)).map(|(user, _)| *user).collect();
    users.sort_unstable();
    users.dedup();
    users
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn rules_and_kinds_agree() {
        assert_eq!(RULES.iter().map(|rule| rule.event).collect::<Vec<_>>(), KINDS);
        assert!(KINDS.iter().all(|kind| kontor_contract::events().any(|event| event.kind == *kind)));
    }

    #[test]
    fn only_who_sees_the_branch_is_told() {
        let user = |n: u128| UserId::from_uuid(Uuid::from_u128(n));
        let branch = |n: u128| BranchId::from_uuid(Uuid::from_u128(n));
        let members = [(user(1), None), (user(2), Some(branch(7))), (user(3), Some(branch(8))), (user(2), None)];
        assert_eq!(recipients(&members, Some(branch(7))), [user(1), user(2)]);
        assert_eq!(recipients(&members, None), [user(1), user(2), user(3)]);
    }
}
