//! The SQL texts of sessions, throttling and second factors.

use kontor_store::statements;

statements! { "identity.sign_in";
    SESSION_FOUND = "select token_hash, id, user_id, company_id, step, opened_at, seen_at, idle_at, expires_at, locked_at, source, device \
        from identity_session where token_hash = $1";
    // Kept until the commit, so that a session that is ended meanwhile does not come back.
    SESSION_HELD = "select token_hash, id, user_id, company_id, step, opened_at, seen_at, idle_at, expires_at, locked_at, source, device \
        from identity_session where token_hash = $1{update}";
    SESSIONS_OF_USER = "select token_hash, id, user_id, company_id, step, opened_at, seen_at, idle_at, expires_at, locked_at, source, device \
        from identity_session where user_id = $1 order by seen_at desc, id";
    // Those in a company, and those of its users elsewhere.
    SESSIONS_OF_COMPANY = "select s.token_hash, s.id, s.user_id, s.company_id, s.step, s.opened_at, s.seen_at, s.idle_at, s.expires_at, \
            s.locked_at, s.source, s.device \
        from identity_session s where s.token_hash > $2 and s.step = 'open' and (s.company_id = $1 or exists (select 1 from identity_grant g \
            where g.user_id = s.user_id and {scope:g} and g.company_id = $1 and g.revoked = 0)) order by s.token_hash limit 500{update}";
    SESSIONS_ENDED = "select token_hash from identity_session where expires_at <= $1 order by expires_at limit 100";
    ACCOUNT = "select u.id, u.login, u.name, u.language, p.phc from identity_user u \
        left join identity_password p on p.user_id = u.id where u.login = $1 and u.active = 1";
    ACCOUNT_OF_USER = "select u.id, u.login, u.name, u.language, p.phc from identity_user u \
        left join identity_password p on p.user_id = u.id where u.id = $1 and u.active = 1";
    // Whoever signs in holds the verifier they were judged by until the session is there.
    VERIFIER_SHARED = "select p.phc from identity_password p join identity_user u on u.id = p.user_id \
        where p.user_id = $1 and u.active = 1{share}";
    VERIFIER_HELD = "select p.phc from identity_password p where p.user_id = $1{update}";
    USER_IN_COMPANY = "select u.login from identity_user u where u.id = $1 \
        and exists (select 1 from identity_grant g where g.user_id = u.id and {scope:g})";
    // Of a company by its key: signing in to it and going there from another ask before they are there.
    ROLES = "select distinct g.role from identity_grant g where g.user_id = $1 and g.company_id = $2 \
        and g.revoked = 0 and coalesce(g.valid_from, '') <= $3 and coalesce(g.valid_to, '9999-12-31') >= $3";
    WITHOUT_FACTOR = "select distinct g.user_id from identity_grant g where {scope:g} and g.company_id = $1 and g.revoked = 0 \
        and coalesce(g.valid_from, '') <= $2 and coalesce(g.valid_to, '9999-12-31') >= $2 and g.role in ({list}) \
        and not exists (select 1 from identity_second_factor f where f.user_id = g.user_id and f.activated_at is not null)";
    ATTEMPTS = "select key, judged, last_at from identity_attempt where key in ({list})";
    ATTEMPT_COUNT = "select count(*) from identity_attempt";
    ATTEMPTS_PAST = "select key from identity_attempt where last_at <= $1 order by last_at limit 100";
    KNOWN_SOURCE = "select count(*) from identity_known_source where account = $1 and source = $2 and seen_at > $3";
    KNOWN_SOURCES = "select account, source, seen_at from identity_known_source where account = $1 order by seen_at desc, source";
    CHANGE_ASKED = "select user_id, asked_at from identity_password_change where user_id = $1";
    FACTOR = "select user_id, sealed, activated_at, last_step from identity_second_factor where user_id = $1";
    FACTOR_HELD = "select user_id, sealed, activated_at, last_step from identity_second_factor where user_id = $1{update}";
    RECOVERY_CODES = "select count(*) from identity_recovery_code where user_id = $1";
    RECOVERY_CODE = "select hash from identity_recovery_code where user_id = $1 and hash = $2";
    RECOVERY_CODE_HELD = "select hash from identity_recovery_code where user_id = $1 and hash = $2{update}";
    SECURITY = "select s.company_id, s.settings, s.version from identity_security s where s.company_id = $1";
    // What each company of a user asks; nothing of one that has said nothing.
    SECURITY_OF_USER = "select s.settings from identity_company c left join identity_security s on s.company_id = c.id \
        where exists (select 1 from identity_grant g where g.user_id = $1 and g.company_id = c.id and g.revoked = 0)";
    COMPANIES_HELD = "select distinct g.company_id from identity_grant g where g.user_id = $1 and g.revoked = 0 order by g.company_id";
    // An owner of any company may sign in at the machine that has the book.
    OWNS = "select count(*) from identity_grant g where g.user_id = $1 and g.role = 'owner' and g.revoked = 0 \
        and coalesce(g.valid_from, '') <= $2 and coalesce(g.valid_to, '9999-12-31') >= $2";
}
