//! The lists of this module.

use kontor_contract::row::ColumnType;
use kontor_store::{ListColumn, ListSpec};

pub(crate) static ALL: &[&ListSpec] = &[&RULES, &OWN, &INBOX];

const fn column(name: &'static str, sql: &'static str, column_type: ColumnType, sortable: bool) -> ListColumn {
    ListColumn { name, sql, column_type, sortable }
}

pub(crate) static RULES: ListSpec = ListSpec {
    name: "approvals.rule",
    columns: "r.id, r.name, r.call, r.amount_from_minor, r.amount_from_currency, r.discount_from, coalesce(p.name, '') as party, \
        r.role, coalesce(b.name, '') as branch, r.own_bank_details, r.own_document, r.active, r.version",
    from: "approvals_rule r left join rpt_party_bank p on p.id = r.party_id left join rpt_branch b on b.id = r.branch_id where {scope:r}",
    fields: &[
        column("name", "r.name", ColumnType::Text, true),
        column("call", "r.call", ColumnType::Text, false),
        column("active", "r.active", ColumnType::Int, false),
    ],
    key: "r.id",
    order: "name",
    text: &[],
    words: None,
    always: &[],
};

const REQUEST: &str = "q.id, q.call, q.state, q.requester_id, coalesce(u.name, '') as requester, q.requested_at, q.amount_minor, \
    q.amount_currency, q.discount, coalesce(p.name, '') as party, q.rules, q.beyond, q.note, coalesce(d.name, '') as decider, q.decided_at, \
    q.reason, cast(case when q.failure = '' then 0 else 1 end as BIGINT) as failed, q.doc_kind, q.doc_id, q.doc_number, q.version";

pub(crate) static OWN: ListSpec = ListSpec {
    name: "approvals.request",
    columns: REQUEST,
    from: "approvals_request q left join rpt_user u on u.id = q.requester_id left join rpt_user d on d.id = q.decider_id \
        left join rpt_party_bank p on p.id = q.party_id where {scope:q}",
    fields: &[
        column("requested_at", "q.requested_at", ColumnType::Int, true),
        column("state", "q.state", ColumnType::Text, false),
        column("call", "q.call", ColumnType::Text, false),
        column("requester_id", "q.requester_id", ColumnType::Id, false),
    ],
    key: "q.id",
    order: "-requested_at",
    text: &[],
    words: None,
    always: &["requester_id"],
};

/// What concerns the whole company, and so has no branch, is decided by those who see all of them.
pub(crate) static INBOX: ListSpec = ListSpec {
    name: "approvals.inbox",
    columns: REQUEST,
    from: "approvals_request q left join rpt_user u on u.id = q.requester_id left join rpt_user d on d.id = q.decider_id \
        left join rpt_party_bank p on p.id = q.party_id where {scope:q+branch}",
    fields: &[
        column("requested_at", "q.requested_at", ColumnType::Int, true),
        column("state", "q.state", ColumnType::Text, false),
        column("call", "q.call", ColumnType::Text, false),
    ],
    key: "q.id",
    order: "requested_at",
    text: &[],
    words: None,
    always: &["state"],
};
