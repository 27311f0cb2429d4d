//! Every SQL text of this module.

use kontor_store::statements;

statements! { "approvals";
    RULES_ON = "select r.id, r.company_id, r.name, r.call, r.amount_from_minor, r.amount_from_currency, r.discount_from, r.party_id, \
            r.role, r.branch_id, r.own_bank_details, r.active, r.version, r.own_document \
        from approvals_rule r where {scope:r} and r.call = $1 and r.active = 1 order by r.name, r.id";
    RULE = "select r.id, r.company_id, r.name, r.call, r.amount_from_minor, r.amount_from_currency, r.discount_from, r.party_id, \
            r.role, r.branch_id, r.own_bank_details, r.active, r.version, r.own_document \
        from approvals_rule r where {scope:r} and r.id = $1";
    COUNT_OF_RULE = "select count(*) from approvals_rule r where r.id = $1 and {scope:r}";
    ROLE_KNOWN = "select count(*) from rpt_role r where {scope:r} and r.code = $1";
    BANK_EDITOR = "select b.iban_editor_id from rpt_party_bank b where {scope:b} and b.id = $1 and b.iban <> ''";
    POSTERS = "select distinct i.actor_id from rpt_open_item_poster i where {scope:i} and i.id in ({list})";
    PARTY_KNOWN = "select count(*) from rpt_party p where {scope:p} and p.id = $1";
    BRANCH_KNOWN = "select count(*) from rpt_branch b where {scope:b} and b.id = $1";
    REQUEST = "select q.id, q.company_id, q.branch_id, q.call, q.body, q.note, q.state, q.requester_id, q.requested_at, \
            q.amount_minor, q.amount_currency, q.discount, q.party_id, q.rules, q.decider_id, q.decided_at, q.reason, q.failure, \
            q.doc_kind, q.doc_id, q.doc_number, q.version, q.beyond \
        from approvals_request q where {scope:q} and q.id = $1";
    // Whoever decides holds the row until commit: of several, one runs the call and the others see that it was.
    REQUEST_HELD = "select q.id, q.company_id, q.branch_id, q.call, q.body, q.note, q.state, q.requester_id, q.requested_at, \
            q.amount_minor, q.amount_currency, q.discount, q.party_id, q.rules, q.decider_id, q.decided_at, q.reason, q.failure, \
            q.doc_kind, q.doc_id, q.doc_number, q.version, q.beyond \
        from approvals_request q where {scope:q} and q.id = $1{update}";
    REQUEST_ROW = "select q.id, q.call, q.state, q.requester_id, coalesce(u.name, '') as requester, q.requested_at, q.amount_minor, \
            q.amount_currency, q.discount, coalesce(p.name, '') as party, q.rules, q.beyond, q.note, coalesce(d.name, '') as decider, \
            q.decided_at, q.reason, cast(case when q.failure = '' then 0 else 1 end as BIGINT) as failed, q.doc_kind, q.doc_id, \
            q.doc_number, q.version \
        from approvals_request q left join rpt_user u on u.id = q.requester_id left join rpt_user d on d.id = q.decider_id \
            left join rpt_party_bank p on p.id = q.party_id \
        where {scope:q} and q.id = $1";
    // The newest about a document: an open one, or what became of it.
    REQUEST_ABOUT = "select q.id, q.company_id, q.branch_id, q.call, q.body, q.note, q.state, q.requester_id, q.requested_at, \
            q.amount_minor, q.amount_currency, q.discount, q.party_id, q.rules, q.decider_id, q.decided_at, q.reason, q.failure, \
            q.doc_kind, q.doc_id, q.doc_number, q.version, q.beyond \
        from approvals_request q where {scope:q} and q.doc_id = $1 order by q.requested_at desc, q.id desc limit 1";
    // In order of time: of several about one document, the last is the newest.
    REQUESTS_ABOUT = "select q.doc_id, q.state from approvals_request q where {scope:q} and q.doc_id in ({list}) \
        order by q.doc_id, q.requested_at, q.id";
    DECIDING_ROLES = "select r.code from rpt_role r where {scope:r} and r.permissions like $1 order by r.code";
    DECIDERS = "select u.name, m.branch_id from rpt_role_member m join rpt_user u on u.id = m.user_id \
        where {scope:m} and m.user_id <> $1 and m.own_only = 0 and m.valid_from <= $2 and m.valid_to >= $2 and m.role in ({list})";
    OPEN_COUNT = "select count(*) from approvals_request q where {scope:q+branch} and q.state = 'open' and q.requester_id <> $1";
    ACCOUNTS = "select a.code, a.name from rpt_account_name a where {scope:a} and a.code in ({list})";
}
