//! The SQL texts of signing in at a provider of identities.

use kontor_store::statements;

statements! { "identity.oidc";
    // People sign in to the book, so it has one provider, kept with the company in which it was set first.
    PROVIDER = "select o.company_id, o.settings, o.version from identity_oidc o order by o.company_id limit 1";
    LINK = "select user_id, issuer, subject, email, version from identity_oidc_link where user_id = $1";
    LINK_HELD = "select user_id, issuer, subject, email, version from identity_oidc_link where user_id = $1{update}";
    LINK_OF_SUBJECT = "select user_id, issuer, subject, email, version from identity_oidc_link where issuer = $1 and subject = $2";
    // Two are as bad as none: nobody could say whose account it is.
    LINKS_EXPECTED = "select user_id, issuer, subject, email, version from identity_oidc_link \
        where issuer = $1 and email = $2 and subject is null order by user_id limit 2";
    // Of any day and area: whoever may prepare an account must not see so little of it that they could take an owner's place.
    FLOWS_OF_SOURCE = "select count(*) from identity_oidc_flow where source = $1 and expires_at > $2";
    FLOW_COUNT = "select count(*) from identity_oidc_flow";
    FLOW_HELD = "select hash, source, expires_at from identity_oidc_flow where hash = $1{update}";
    FLOWS_PAST = "select hash from identity_oidc_flow where expires_at <= $1 order by expires_at limit 100";
    TICKET_HELD = "select hash, issuer, subject, email, expires_at from identity_oidc_ticket where hash = $1{update}";
    TICKETS_PAST = "select hash from identity_oidc_ticket where expires_at <= $1 order by expires_at limit 100";
}
