//! The relay's subscriber for approvals: those who may decide hear of a request, and who asked hears of the decision.

use kontor_contract::access::RoleCode;
use kontor_contract::approvals::REQUEST;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::{BranchId, CompanyId, Role, UserId};
use kontor_contract::notifications::{NotificationId, NotificationKind};
use kontor_contract::{Result, params, roles};
use kontor_platform::{Boxed, Change, Delivery, Subscriber};
use kontor_store::RowOp;
use serde::Deserialize;
use uuid::Uuid;

use crate::model::recipients;
use crate::rows::Notification;
use crate::sql;
use crate::tell::Member;

/// What whoever decides holds.
const DECIDE: &str = "approvals.request.decide";

/// The events that tell somebody something.
const KINDS: &[&str] =
    &["approvals.request.made@1", "approvals.request.approved@1", "approvals.request.refused@1", "approvals.request.failed@1"];

pub(crate) fn subscriber() -> Subscriber {
    Subscriber { name: "notifications.approvals", kinds: KINDS, deliver: Box::new(deliver) }
}

/// What a notification needs of a request; the rest is skipped, so that events may grow.
#[derive(Deserialize)]
struct About {
    id: Uuid,
    company_id: CompanyId,
    branch_id: Option<BranchId>,
    requester_id: UserId,
    decider_id: Option<UserId>,
    doc_number: String,
}

fn kind_of(event: &str) -> NotificationKind {
    match event {
        "approvals.request.approved@1" => NotificationKind::ApprovalApproved,
        "approvals.request.refused@1" => NotificationKind::ApprovalRefused,
        "approvals.request.failed@1" => NotificationKind::ApprovalFailed,
        _ => NotificationKind::ApprovalMade,
    }
}

/// The ready-made roles that decide.
fn deciding() -> impl Iterator<Item = RoleCode> {
    Role::ALL.iter().copied().filter(|role| roles::permissions(*role).contains(&DECIDE)).map(RoleCode::from)
}

fn deliver<'a>(cx: &'a mut Change, delivery: &'a Delivery) -> Boxed<'a, ()> {
    Box::pin(async move {
        let about: About = serde_json::from_str(&delivery.body)
            .map_err(|error| INTERNAL_BUG.with("what", format!("{}: {error}", delivery.kind)))?;
        let kind = kind_of(&delivery.kind);
        let users = match kind {
            NotificationKind::ApprovalMade => deciders(cx, &about).await?,
            _ => vec![about.requester_id],
        };
        // A fact of an approval says who asked, not who let it through.
        let actor = about.decider_id.map_or(delivery.envelope.actor, |decider| decider.uuid());
        let actor: Option<(String,)> = cx.find(&sql::ACTOR, params![actor]).await?;
        let actor = actor.map(|row| row.0).unwrap_or_default();
        for user_id in users {
            let row = Notification {
                id: NotificationId::from_uuid(cx.new_id()),
                company_id: about.company_id,
                user_id,
                kind,
                doc_kind: REQUEST.to_owned(),
                doc_id: about.id,
                doc_number: about.doc_number.clone(),
                actor: actor.clone(),
                created_at: delivery.envelope.at,
                read_at: None,
            };
            cx.local(RowOp::local(&row)).await?;
        }
        Ok(())
    })
}

/// Everybody who may decide on it but who asked. What has no branch is decided by those who see all of them.
async fn deciders(cx: &mut Change, about: &About) -> Result<Vec<UserId>> {
    let (mut members, today): (Vec<(UserId, Option<BranchId>)>, _) = (Vec::new(), cx.today());
    let own: Vec<(RoleCode,)> = cx.rows(&sql::OWN_ROLES, params![about.company_id, format!("%\"{DECIDE}\"%")]).await?;
    for role in deciding().chain(own.into_iter().map(|row| row.0)) {
        let held: Vec<Member> = cx.rows(&sql::MEMBERS, params![about.company_id, role, today]).await?;
        members.extend(held.into_iter().map(|member| (member.user_id, member.branch_id)));
    }
    members.retain(|(user, branch)| *user != about.requester_id && (about.branch_id.is_some() || branch.is_none()));
    Ok(recipients(&members, about.branch_id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_exists_and_somebody_decides() {
        assert!(KINDS.iter().all(|kind| kontor_contract::events().any(|event| event.kind == *kind)));
        assert!(deciding().any(|role| role == Role::Owner));
    }
}
