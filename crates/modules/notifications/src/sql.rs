//! Every SQL text of this module.

use kontor_store::statements;

statements! { "notifications";
    UNREAD_COUNT = "select count(*) from notifications_notification n where {scope:n} and n.user_id = $1 and n.read_at is null";
    // At most a thousand at a time; whoever has more marks them in several calls.
    UNREAD = "select n.id, n.company_id, n.user_id, n.kind, n.doc_kind, n.doc_id, n.doc_number, n.actor, n.created_at, n.read_at \
        from notifications_notification n where {scope:n} and n.user_id = $1 and n.read_at is null order by n.created_at, n.id limit 1000";
    // Whoever sees only what they made themselves hears nothing of what others did.
    MEMBERS = "select m.user_id, m.branch_id from rpt_role_member m where m.company_id = $1 and m.role = $2 and m.own_only = 0 \
        and m.valid_from <= $3 and m.valid_to >= $3 order by m.user_id";
    // Roles of a company's own that give a permission, written as in a JSON list.
    OWN_ROLES = "select r.code from rpt_role r where r.company_id = $1 and r.permissions like $2 order by r.code";
    ACTOR = "select u.name from rpt_user u where u.id = $1";
}
