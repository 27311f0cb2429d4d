//! The relay's subscriber: turns events into notifications.

use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::{BranchId, CompanyId, UserId};
use kontor_contract::notifications::NotificationId;
use kontor_contract::{Error, Result, params};
use kontor_platform::{Boxed, Change, Delivery, Subscriber};
use kontor_store::RowOp;
use serde::Deserialize;
use uuid::Uuid;

use crate::model::{KINDS, RULES, Rule, recipients};
use crate::rows::Notification;
use crate::sql;

pub(crate) fn subscriber() -> Subscriber {
    Subscriber { name: "notifications", kinds: KINDS, deliver: Box::new(deliver) }
}

/// What a notification needs of an event; the rest is skipped, so that events may grow.
struct About {
    id: Uuid,
    number: String,
    company_id: CompanyId,
    branch_id: BranchId,
}

#[derive(Deserialize)]
struct Head {
    id: Uuid,
    number: String,
    company_id: CompanyId,
    branch_id: BranchId,
}

#[derive(Deserialize)]
struct WithHead {
    head: Head,
}

#[derive(Deserialize)]
struct WithDocument {
    document: WithHead,
}

fn read(delivery: &Delivery) -> Result<About> {
    let unreadable = |error: serde_json::Error| -> Error { INTERNAL_BUG.with("what", format!("{}: {error}", delivery.kind)) };
    let head = if delivery.kind.starts_with("sales.order.") {
        serde_json::from_str::<WithDocument>(&delivery.body).map_err(unreadable)?.document.head
    } else {
        serde_json::from_str::<WithHead>(&delivery.body).map_err(unreadable)?.head
    };
    let Head { id, number, company_id, branch_id } = head;
    Ok(About { id, number, company_id, branch_id })
}

fn deliver<'a>(cx: &'a mut Change, delivery: &'a Delivery) -> Boxed<'a, ()> {
    Box::pin(async move {
        match RULES.iter().find(|rule| rule.event == delivery.kind) {
            Some(rule) => tell(cx, rule, delivery).await,
            None => Ok(()),
        }
    })
}

async fn tell(cx: &mut Change, rule: &Rule, delivery: &Delivery) -> Result<()> {
    let (about, today) = (read(delivery)?, cx.today());
    let members: Vec<(UserId, Option<BranchId>)> = cx
        .rows::<Member>(&sql::MEMBERS, params![about.company_id, rule.role, today])
        .await?
        .into_iter()
        .map(|member| (member.user_id, member.branch_id))
        .collect();
    let actor: Option<(String,)> = cx.find(&sql::ACTOR, params![delivery.envelope.actor]).await?;
    let actor = actor.map(|row| row.0).unwrap_or_default();
    for user_id in recipients(&members, Some(about.branch_id)) {
        let row = Notification {
            id: NotificationId::from_uuid(cx.new_id()),
            company_id: about.company_id,
            user_id,
            kind: rule.kind,
            doc_kind: rule.doc_kind.to_owned(),
            doc_id: about.id,
            doc_number: about.number.clone(),
            actor: actor.clone(),
            created_at: delivery.envelope.at,
            read_at: None,
        };
        cx.local(RowOp::local(&row)).await?;
    }
    Ok(())
}

#[derive(kontor_derive::Row)]
pub(crate) struct Member {
    pub(crate) user_id: UserId,
    pub(crate) branch_id: Option<BranchId>,
}
