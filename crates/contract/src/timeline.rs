//! The timeline of a document: who did what to it, and when, from the facts themselves.

use garde::Validate;
use kontor_kernel::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Facts of a timeline at most; a document seldom has more than ten.
pub const MAX_TIMELINE: usize = 500;

/// Asks what happened to a document, or to any other thing that commands name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetTimeline {
    /// The document.
    #[garde(skip)]
    pub doc_id: Uuid,
}

/// What happened to a document, oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineView {
    /// One per fact.
    pub steps: Vec<TimelineStep>,
}

/// One fact of a timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineStep {
    /// The fact's position in this book.
    pub fact_no: i64,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor_id: Uuid,
    /// Their name; empty if the book does not know them.
    pub actor: String,
    /// Who let it through, where a second person had to.
    pub approved_by: Option<Uuid>,
    /// Their name; empty where nobody had to.
    pub approver: String,
    /// The command.
    pub call: String,
    /// Kinds of the events, in order.
    pub kinds: Vec<String>,
    /// The documents it concerns, this one among them.
    pub documents: Vec<TimelineDocument>,
}

/// A document of a step, to go to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineDocument {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// Its number; empty for a draft.
    pub number: String,
}

crate::commands! {
    /// What happened to a document. The history of a user, a role, a branch or the company needs `identity.user.read` too.
    query "identity.timeline.get" needs signed_in: GetTimeline => TimelineView;
}
