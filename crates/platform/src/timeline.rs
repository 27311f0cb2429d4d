//! The timeline of a document: the facts that name it, read back.

use std::collections::{BTreeSet, HashMap};

use kontor_contract::command::Access;
use kontor_contract::row::Value;
use kontor_contract::timeline::{GetTimeline, MAX_TIMELINE, TimelineDocument, TimelineStep, TimelineView};
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_store::statements;
use uuid::Uuid;

use crate::cx::Cx;
use crate::facts::{Envelope, unreadable};
use crate::router::Router;

statements! { "platform.timeline";
    FACTS_OF = "select f.fact_no, f.envelope from fact_document d join fact f on f.fact_no = d.fact_no \
        join audit_fact a on a.fact_no = d.fact_no where {scope:a+branch?+own=none} and d.doc_id = $1 order by d.fact_no limit $2";
    OWN_FACTS_OF = "select f.fact_no, f.envelope from fact_document d join fact f on f.fact_no = d.fact_no \
        join audit_fact a on a.fact_no = d.fact_no where {scope:a+branch?+own} and d.doc_id = $1 order by d.fact_no limit $2";
    KIND_OF = "select d.doc_kind from fact_document d where d.doc_id = $1 order by d.fact_no limit 1";
    NAMES = "select u.id, u.name from rpt_user u where u.id in ({list})";
}

/// What whoever looks at the history of users, roles, branches and the company needs.
const PEOPLE: Access = Access::Permission("identity.user.read");

/// Registers the query.
pub fn register(router: &mut Router) {
    router.query(get);
    router.sql(ALL, &[]);
}

#[derive(Row)]
struct FactRow {
    fact_no: i64,
    envelope: String,
}

/// Whoever can open a document sees what happened to it, whoever did it; of what nothing opens, and which may therefore be
/// anybody's, whoever is limited to their own records sees what they did themselves.
async fn get(cx: &mut Cx, request: GetTimeline) -> Result<TimelineView> {
    let limit = i64::try_from(MAX_TIMELINE).unwrap_or(i64::MAX);
    // Who works here and what they may do is for those who may see users.
    let sees_people = cx.caller()?.require(PEOPLE).is_ok();
    let kind: Option<(String,)> = cx.find(&KIND_OF, params![request.doc_id]).await?;
    let opened = match kind {
        Some((kind,)) => {
            if is_identity(&kind) {
                cx.caller()?.require(PEOPLE)?;
            }
            opens(cx, &kind, request.doc_id).await?
        }
        None => Opened::No,
    };
    let text = match opened {
        Opened::Yes => &FACTS_OF,
        Opened::NothingDoes => &OWN_FACTS_OF,
        Opened::No => return Ok(TimelineView { steps: Vec::new() }),
    };
    let facts: Vec<FactRow> = cx.rows(text, params![request.doc_id, limit]).await?;
    let mut steps = Vec::with_capacity(facts.len());
    for fact in facts {
        let envelope: Envelope = serde_json::from_str(&fact.envelope).map_err(unreadable)?;
        let mut step = step(fact.fact_no, envelope);
        step.documents.retain(|document| sees_people || !is_identity(&document.kind));
        steps.push(step);
    }
    name_people(cx, &mut steps).await?;
    Ok(TimelineView { steps })
}

/// Whether a document is a user, a role, a branch or the company.
fn is_identity(kind: &str) -> bool {
    kind.starts_with("identity.")
}

/// Whether the caller may open a document.
enum Opened {
    Yes,
    No,
    /// No query opens documents of its kind.
    NothingDoes,
}

/// Asks the query that opens documents of a kind, with its own permission; where records of a kind are only listed, the
/// permission of their list counts.
async fn opens(cx: &mut Cx, kind: &str, id: Uuid) -> Result<Opened> {
    if let Some(allowed) = cx.allows(&opened_by(kind), &serde_json::json!({ "id": id })).await? {
        return Ok(if allowed { Opened::Yes } else { Opened::No });
    }
    let list = format!("{kind}.list");
    match kontor_contract::commands().find(|spec| spec.name == list) {
        Some(spec) if cx.caller()?.require(spec.access).is_err() => Ok(Opened::No),
        _ => Ok(Opened::NothingDoes),
    }
}

/// The query that opens documents of a kind.
fn opened_by(kind: &str) -> String {
    // Payments are named as what they are to the customer.
    let kind = if kind == "sales.payment" { "finance.payment" } else { kind };
    format!("{kind}.get")
}

fn step(fact_no: i64, envelope: Envelope) -> TimelineStep {
    let documents = envelope.docs.into_iter().map(|doc| TimelineDocument { kind: doc.kind, id: doc.id, number: doc.number });
    TimelineStep {
        fact_no,
        at: envelope.at,
        actor_id: envelope.actor,
        actor: String::new(),
        approved_by: envelope.approved_by,
        approver: String::new(),
        call: envelope.call,
        kinds: envelope.kinds,
        documents: documents.collect(),
    }
}

/// What users are called.
pub(crate) async fn names_of_users(cx: &mut Cx, users: BTreeSet<Uuid>) -> Result<HashMap<Uuid, String>> {
    let ids: Vec<Value> = users.into_iter().map(Value::Id).collect();
    Ok(cx.rows_in::<(Uuid, String)>(&NAMES, Vec::new(), &ids).await?.into_iter().collect())
}

async fn name_people(cx: &mut Cx, steps: &mut [TimelineStep]) -> Result<()> {
    let people = steps.iter().flat_map(|step| std::iter::once(step.actor_id).chain(step.approved_by));
    let names = names_of_users(cx, people.collect()).await?;
    let name = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
    for step in steps {
        step.actor = name(step.actor_id);
        step.approver = step.approved_by.map(name).unwrap_or_default();
    }
    Ok(())
}
