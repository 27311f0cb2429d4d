//! Every SQL text of this module.

use kontor_store::statements;

statements! { "identity";
    COMPANY_COUNT = "select count(*) from identity_company";
    COMPANY_NAMES = "select name, demo from identity_company order by name";
    DEMO_LOGINS = "select login from identity_user where active = 1 order by name limit 10";
    // One row per grant; without any, one without a role.
    SESSION = "select u.id as user_id, u.login, u.name, u.language, g.role, g.branch_id, \
            cast(case when exists (select 1 from rpt_approval_rule a where a.company_id = c.id) then 1 else 0 end as BIGINT) as ruled, \
            c.id, c.name, c.country, c.currency, c.fiscal_start_month, c.demo, c.main_branch_id, c.version \
        from identity_session s join identity_user u on u.id = s.user_id join identity_company c on c.id = s.company_id \
            left join identity_grant g on g.user_id = u.id and g.company_id = c.id \
        where s.token_hash = $1 and s.expires_at > $2 and u.active = 1";
    // As SESSION, of a user who has none: what they asked for is done in their name.
    STANDING = "select u.id as user_id, u.login, u.name, u.language, g.role, g.branch_id, \
            cast(case when exists (select 1 from rpt_approval_rule a where a.company_id = c.id) then 1 else 0 end as BIGINT) as ruled, \
            c.id, c.name, c.country, c.currency, c.fiscal_start_month, c.demo, c.main_branch_id, c.version \
        from identity_user u join identity_grant g on g.user_id = u.id join identity_company c on c.id = g.company_id \
        where u.id = $1 and g.company_id = $2 and u.active = 1 and {scope:g}";
    USER_BY_LOGIN = "select id, login, name, language, active, version from identity_user where login = $1";
    USER_BY_ID = "select id, login, name, language, active, version from identity_user u where id = $1 \
        and exists (select 1 from identity_grant g where g.user_id = u.id and {scope:g})";
    PASSWORD = "select user_id, phc, set_at from identity_password where user_id = $1";
    FIRST_COMPANY = "select c.id, c.name, c.country, c.currency, c.fiscal_start_month, c.demo, c.main_branch_id, c.version \
        from identity_company c where exists (select 1 from identity_grant g where g.user_id = $1 and g.company_id = c.id) \
        order by c.name, c.id limit 1";
    THROTTLE = "select login, failures, blocked_until from identity_throttle where login = $1";
    GRANT = "select g.id, g.user_id, g.role, g.company_id, g.branch_id, g.version from identity_grant g where g.user_id = $1 and {scope:g} order by g.id limit 1";
    OTHER_OWNERS = "select count(*) from identity_grant g join identity_user u on u.id = g.user_id \
        where {scope:g} and g.role = 'owner' and u.active = 1 and u.id <> $1";
    SESSIONS_OF_USER = "select token_hash, user_id, company_id, opened_at, expires_at from identity_session where user_id = $1";
    SETTINGS = "select s.company_id, s.settings, s.logo, s.version from identity_company_settings s where {scope:s} and s.company_id = $1";
    BRANCH_KNOWN = "select count(*) from identity_branch b where {scope:b} and b.id = $1";
    BRANCHES_OF_CODE = "select count(*) from identity_branch b where {scope:b} and b.code = $1";
    LOGO = "select l.company_id, l.hash, l.png from identity_logo l where {scope:l} and l.hash = $1";
}
