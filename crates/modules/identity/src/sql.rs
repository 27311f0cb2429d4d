//! Every SQL text of this module.

use kontor_store::statements;

/// Who somebody is, with a grant.
macro_rules! standing {
    () => {
        "select u.id as user_id, u.login, u.name, u.language, g.id as grant_id, g.role, coalesce(g.branch_id, b.id) as branch_id, \
            g.region, g.warehouse_id, g.own_only, g.post_up_to, g.approve_up_to, g.discount_up_to, r.permissions, r.hides, \
            cast(case when exists (select 1 from rpt_approval_rule a where a.company_id = c.id) then 1 else 0 end as BIGINT) as ruled, \
            c.id, c.name, c.country, c.currency, c.fiscal_start_month, c.demo, c.main_branch_id, c.version "
    };
}

/// The grants that hold on a day, with their roles and the branches of their regions.
macro_rules! grants_on {
    ($day:literal) => {
        concat!(
            "left join identity_grant g on g.user_id = u.id and g.company_id = c.id and g.revoked = 0 \
                and coalesce(g.valid_from, '') <= ",
            $day,
            " and coalesce(g.valid_to, '9999-12-31') >= ",
            $day,
            " \
            left join identity_role r on r.company_id = g.company_id and r.code = g.role \
            left join identity_branch b on g.region <> '' and b.company_id = g.company_id and b.region = g.region "
        )
    };
}

/// A grant, all columns.
macro_rules! grant {
    () => {
        "select g.id, g.user_id, g.role, g.company_id, g.branch_id, g.version, g.region, g.warehouse_id, g.own_only, g.post_up_to, \
            g.approve_up_to, g.discount_up_to, g.valid_from, g.valid_to, g.main, g.revoked, g.team_id from identity_grant g "
    };
}

/// A grant that governs a whole company, today and tomorrow, of somebody who may sign in.
macro_rules! governing {
    ($company:literal) => {
        concat!(
            "from identity_grant g join identity_user u on u.id = g.user_id where ",
            $company,
            " and g.role = 'owner' and g.revoked = 0 and g.region = '' and g.branch_id is null and g.warehouse_id is null \
            and g.own_only = 0 and g.post_up_to is null and g.approve_up_to is null and g.discount_up_to is null \
            and g.valid_from is null and g.valid_to is null and u.active = 1 and "
        )
    };
}

/// The companies where somebody holds a grant that was not taken back.
macro_rules! companies_of {
    ($user:literal) => {
        concat!(
            "from identity_company c where exists (select 1 from identity_grant h where h.user_id = ",
            $user,
            " and h.company_id = c.id and h.revoked = 0) "
        )
    };
}

/// Whether a grant of somebody to a company holds on a day.
macro_rules! holds_on {
    ($user:literal, $day:literal) => {
        concat!(
            "exists (select 1 from identity_grant g where g.user_id = ",
            $user,
            " and g.company_id = c.id and g.revoked = 0 and coalesce(g.valid_from, '') <= ",
            $day,
            " and coalesce(g.valid_to, '9999-12-31') >= ",
            $day,
            ") "
        )
    };
}

/// A company, as views have it.
macro_rules! company {
    () => {
        "select c.id, c.name, c.country, c.currency, c.fiscal_start_month, c.demo, c.main_branch_id, c.version "
    };
}

statements! { "identity";
    COMPANY_COUNT = "select count(*) from identity_company";
    COMPANY_NAMES = "select name, demo from identity_company order by name";
    // Kept until the commit by whoever makes a company, also in an empty book, so that they do so one after the other and see each
    // other's.
    BOOK_HELD = "select one from book_node where one = 1{update}";
    DEMO_LOGINS = "select login from identity_user where active = 1 order by name limit 10";
    // One row per grant that holds; without any, one without a role. A region becomes its branches, a row each.
    // Only of a session that is open: own::refusal says why another is not.
    SESSION = concat!(standing!(), "from identity_session s join identity_user u on u.id = s.user_id join identity_company c on c.id = s.company_id ",
        grants_on!("$3"), "where s.token_hash = $1 and s.expires_at > $2 and s.idle_at > $2 and s.locked_at is null and s.step = 'open' and u.active = 1");
    // As SESSION, of a user who has none: what they asked for is done in their name.
    STANDING = concat!(standing!(), "from identity_user u join identity_company c on c.id = $2 ",
        grants_on!("$3"), "where u.id = $1 and u.active = 1 and {scope:g}");
    USER_BY_LOGIN = "select id, login, name, language, active, version from identity_user where login = $1";
    USER_BY_ID = "select id, login, name, language, active, version from identity_user u where id = $1 \
        and exists (select 1 from identity_grant g where g.user_id = u.id and {scope:g})";
    // Where somebody begins who signs in: by the oldest grant that holds today, or that there is. Ids of grants grow, and no later
    // one, whoever gives it, leads elsewhere.
    FIRST_COMPANY = concat!(company!(), "from identity_company c join identity_grant g on g.company_id = c.id \
        where g.user_id = $1 and g.revoked = 0 order by case when coalesce(g.valid_from, '') <= $2 \
        and coalesce(g.valid_to, '9999-12-31') >= $2 then 0 else 1 end, g.id limit 1");
    COMPANIES_OF_USER = concat!("select c.id, c.name, c.demo from identity_company c where ", holds_on!("$1", "$2"),
        "order by c.name, c.id");
    COMPANY_OF_USER = concat!(company!(), "from identity_company c where c.id = $3 and ", holds_on!("$1", "$2"));
    // Whether somebody may sign in and works in one of some companies.
    WORKS_IN = "select count(*) from identity_grant g join identity_user u on u.id = g.user_id \
        where g.user_id = $1 and u.active = 1 and g.revoked = 0 and g.company_id in ({list})";
    // Other companies than $2 where $1 works and $3 does not govern.
    COMPANIES_BEYOND = concat!("select count(*) ", companies_of!("$1"), "and c.id <> $2 and not exists (select 1 ",
        governing!("g.company_id = c.id"), "g.user_id = $3)");
    // Other companies than $2 that $1 does not govern.
    COMPANIES_UNGOVERNED = concat!("select count(*) from identity_company c where c.id <> $2 and not exists (select 1 ",
        governing!("g.company_id = c.id"), "g.user_id = $1)");
    // Other companies than $2 that $1 governs.
    COMPANIES_GOVERNED = concat!("select c.id from identity_company c where c.id <> $2 and exists (select 1 ",
        governing!("g.company_id = c.id"), "g.user_id = $1) order by c.id");
    GRANT = concat!(grant!(), "where g.user_id = $1 and g.main = 1 and {scope:g} order by g.id limit 1");
    GRANT_BY_ID = concat!(grant!(), "where g.id = $1 and g.revoked = 0 and {scope:g}");
    GRANTS_OF_USER = concat!(grant!(), "where g.user_id = $1 and g.revoked = 0 and {scope:g} order by g.main desc, g.id limit 100");
    OTHER_GOVERNING_GRANT = concat!("select g.id ", governing!("{scope:g}"), "g.id <> $1 order by g.id limit 1");
    OTHER_GOVERNING_USER = concat!("select g.id ", governing!("g.company_id = $2"), "g.user_id <> $1 order by g.id limit 1");
    STILL_GOVERNS = concat!("select 1 ", governing!("g.company_id = $2"), "g.id = $1{share}");
    ROLE = "select r.id, r.company_id, r.code, r.name, r.permissions, r.hides, r.version from identity_role r \
        where {scope:r} and r.code = $1";
    ROLES = "select r.id, r.company_id, r.code, r.name, r.permissions, r.hides, r.version from identity_role r \
        where {scope:r} order by r.name, r.code limit 200";
    TEAM = "select t.id, t.company_id, t.name, t.terms, t.members, t.ended, t.version from identity_team t \
        where {scope:t} and t.id = $1 and t.ended = 0";
    TEAMS = "select t.id, t.company_id, t.name, t.terms, t.members, t.ended, t.version from identity_team t \
        where {scope:t} and t.ended = 0 order by t.name, t.id limit 200";
    GRANTS_OF_TEAM = concat!(grant!(), "where g.team_id = $1 and g.revoked = 0 and {scope:g} order by g.id limit 100");
    GRANT_COUNTS = "select u.id, count(*) from identity_user u join identity_grant g on g.user_id = u.id \
        where {scope:g} and g.revoked = 0 and u.active = 1 and u.id in ({list}) group by u.id";
    HOLDERS = "select g.role, count(distinct g.user_id) from identity_grant g join identity_user u on u.id = g.user_id \
        where {scope:g} and g.revoked = 0 and u.active = 1 group by g.role";
    WAREHOUSE_PLACE = "select w.branch_id, w.name from rpt_warehouse w where {scope:w} and w.id = $1";
    // Whoever gives rights need not see stock.
    WAREHOUSE_PLACES = "select w.id, w.branch_id, w.code, w.name from rpt_warehouse w where {scope:w} order by w.code limit 1000";
    BRANCH_NAMES = "select b.id, b.name, b.region from identity_branch b where {scope:b} order by b.name limit 1000";
    REGION_BRANCHES = "select count(*) from identity_branch b where {scope:b} and b.region = $1";
    BRANCH = "select b.id, b.company_id, b.code, b.name, b.version, b.region from identity_branch b where {scope:b} and b.id = $1";
    SETTINGS = "select s.company_id, s.settings, s.logo, s.version from identity_company_settings s where {scope:s} and s.company_id = $1";
    BRANCH_KNOWN = "select count(*) from identity_branch b where {scope:b} and b.id = $1";
    BRANCHES_OF_CODE = "select count(*) from identity_branch b where {scope:b} and b.code = $1";
    LOGO = "select l.company_id, l.hash, l.png from identity_logo l where {scope:l} and l.hash = $1";
}
