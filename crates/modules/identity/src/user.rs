//! Users of a company.

use kontor_contract::access::{GrantTerms, RoleCode};
use kontor_contract::company::{ALREADY_HERE, AdmitUser, NOT_ELSEWHERE};
use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::identity::{
    BranchId, CreateUser, DeactivateUser, GrantId, LOGIN_TAKEN, ListUsers, NewUser, OWN_ACCOUNT, PasswordSet, ResetPassword,
    Role, RoleChanged, RoleGranted, UpdateUser, UserChanged, UserCreated, UserDeactivated, UserId, UserRow, UserSaved,
};
use kontor_contract::list::Page;
use kontor_contract::row::{Column, ColumnType, Value};
use kontor_contract::{Result, params};
use kontor_platform::{App, Change, Cx};
use kontor_store::{ListColumn, ListSpec, RowOp};

use crate::bounds::{
    governs, keep_governed, keep_governed_without, require_governing, require_over, require_person, require_right, require_within,
};
use crate::grant::{require_branch, require_role};
use crate::rows::{Grant, Password, User};
use crate::session::{end_sessions, normal};
use crate::{own_password, password, sql};

/// The right to manage users, here and in other companies.
const MANAGES_USERS: &str = "identity.user.write";

/// Users with their role in the company.
pub(crate) static USERS: ListSpec = ListSpec {
    name: "identity.user",
    columns: "u.id, u.login, u.name, g.role, u.active, u.version, u.language, g.branch_id",
    from: "identity_user u join identity_grant g on g.user_id = u.id and g.main = 1 where {scope:g}",
    fields: &[
        ListColumn { name: "name", sql: "u.name", column_type: ColumnType::Text, sortable: true },
        ListColumn { name: "login", sql: "u.login", column_type: ColumnType::Text, sortable: true },
        ListColumn { name: "role", sql: "g.role", column_type: ColumnType::Text, sortable: false },
        ListColumn { name: "active", sql: "u.active", column_type: ColumnType::Int, sortable: false },
        ListColumn { name: "branch_id", sql: "g.branch_id", column_type: ColumnType::Id, sortable: false },
    ],
    key: "u.id",
    order: "name",
    text: &[],
    words: None,
    always: &[],
};

pub(crate) async fn list(cx: &mut Cx, request: ListUsers) -> Result<Page<UserRow>> {
    cx.page(&USERS, &request).await
}

/// Hashes the first password before the transaction.
pub(crate) async fn hash_new(_: App, request: CreateUser) -> Result<String> {
    password::hash(request.user.password).await
}

/// Hashes the new password before the transaction.
pub(crate) async fn hash_reset(_: App, request: ResetPassword) -> Result<String> {
    password::hash(request.password).await
}

pub(crate) async fn create(cx: &mut Change, (request, phc): (CreateUser, String)) -> Result<UserRow> {
    let company_id = cx.company_id()?;
    if request.role == Role::Owner {
        require_governing(cx)?;
    }
    require_role(cx, &request.role, "role").await?;
    require_branch(cx, request.branch_id).await?;
    let terms = GrantTerms { branch_id: request.branch_id, ..GrantTerms::everywhere(request.role.clone()) };
    require_within(cx, &terms)?;
    let id = record_new(cx, &request.user, phc).await?;
    if !request.keep_password {
        own_password::ask_change(cx, id).await?;
    }
    let grant_id = GrantId::from_uuid(cx.new_id());
    cx.record(RoleGranted::main(grant_id, id, company_id, terms)).await?;
    let NewUser { login, name, language, .. } = request.user;
    let CreateUser { role, branch_id, .. } = request;
    Ok(UserRow { id, login: normal(&login), name, role, active: true, version: 1, language, branch_id })
}

/// Gives a user of another company a role in this one. Who may is told of nobody whom they do not manage there: from
/// then on the person is changed as one only by who governs all their companies.
pub(crate) async fn admit(cx: &mut Change, request: AdmitUser) -> Result<UserRow> {
    let AdmitUser { login, role, branch_id } = request;
    let company_id = cx.company_id()?;
    if role == Role::Owner {
        require_governing(cx)?;
    }
    require_role(cx, &role, "role").await?;
    require_branch(cx, branch_id).await?;
    let terms = GrantTerms { branch_id, ..GrantTerms::everywhere(role) };
    require_within(cx, &terms)?;
    let unknown = || NOT_ELSEWHERE.with("login", &login).at("login");
    let user: User = cx.get(&sql::USER_BY_LOGIN, params![normal(&login)], unknown).await?;
    let managed: Vec<Value> = cx.companies_where(MANAGES_USERS).await?.iter().map(Column::to_value).collect();
    let works: Option<(i64,)> = match managed.as_slice() {
        [] => None,
        managed => cx.rows_in(&sql::WORKS_IN, params![user.id], managed).await?.pop(),
    };
    if works.is_none_or(|(grants,)| grants == 0) {
        return Err(unknown());
    }
    // Whoever lets the same person in meanwhile waits, and then finds them here.
    own_password::hold(cx, user.id).await?;
    if cx.find::<Grant>(&sql::GRANT, params![user.id]).await?.is_some() {
        return Err(ALREADY_HERE.with("login", &login).at("login"));
    }
    let grant_id = GrantId::from_uuid(cx.new_id());
    let granted = RoleGranted::main(grant_id, user.id, company_id, terms);
    let row = view(&user, &Grant::of(&granted, 1, false));
    cx.record(granted).await?;
    cx.document("identity.user", user.id.uuid(), "");
    Ok(row)
}

/// Changes a user and their role. What changes of neither is not recorded.
pub(crate) async fn update(cx: &mut Change, request: UpdateUser) -> Result<UserRow> {
    let UpdateUser { id, version, name, language, role, branch_id, active } = request;
    let (user, grant) = load(cx, id).await?;
    if user.version != version {
        return Err(CONFLICT_STALE.with("what", "user"));
    }
    require_over(cx, id).await?;
    let before = UserSaved { name: user.name, language: user.language, active: user.active };
    let after = UserSaved { name: name.as_str().into(), language, active };
    if before != after {
        require_person(cx, id).await?;
    }
    let (held, terms) = (grant.terms(), terms_after(&grant, role.clone(), branch_id));
    if terms != held {
        require_right(cx, id, &[&held.role, &role])?;
        require_role(cx, &role, "role").await?;
        require_branch(cx, branch_id).await?;
        require_within(cx, &terms)?;
    }
    if user.active && !active {
        keep_governed_without(cx, id).await?;
    } else if user.active && !governs(&terms) {
        keep_governed(cx, &grant).await?;
    }
    let mut row = UserRow { id, login: user.login.0.clone(), name, role, active, version, language, branch_id };
    // The user's version is the one that a screen sees, so it tells of the role as well.
    if before != after || terms != held {
        cx.record(UserChanged { id, login: user.login, before, after, version_before: version }).await?;
        row.version += 1;
    }
    if terms != held {
        let before = grant.granted();
        cx.record(RoleChanged { after: before.clone().on(terms), before, version_before: grant.version }).await?;
    }
    if !active {
        end_sessions(cx, id).await?;
    }
    cx.document("identity.user", id.uuid(), "");
    Ok(row)
}

/// A form names role and branch; what else a grant says stays, but a place within another branch.
fn terms_after(grant: &Grant, role: RoleCode, branch_id: Option<BranchId>) -> GrantTerms {
    let held = grant.terms();
    if held.branch_id == branch_id {
        return GrantTerms { role, ..held };
    }
    GrantTerms { role, branch_id, warehouse_id: None, region: String::new(), ..held }
}

/// Records a new user and keeps the verifier of the first password.
pub(crate) async fn record_new(cx: &mut Change, user: &NewUser, phc: String) -> Result<UserId> {
    let login = normal(&user.login);
    if cx.find::<User>(&sql::USER_BY_LOGIN, params![login.clone()]).await?.is_some() {
        return Err(LOGIN_TAKEN.with("login", &login).at("login"));
    }
    let id = UserId::from_uuid(cx.new_id());
    let created = UserCreated { id, login: login.into(), name: user.name.as_str().into(), language: user.language };
    cx.record(created).await?;
    set_password(cx, id, phc).await?;
    cx.document("identity.user", id.uuid(), "");
    Ok(id)
}

/// One's own password and second factor ask for the old ones, in one's own account.
pub(crate) fn require_other(cx: &Cx, user_id: UserId) -> Result<()> {
    if cx.caller()?.user_id == user_id { Err(OWN_ACCOUNT.error()) } else { Ok(()) }
}

async fn set_password(cx: &mut Change, user_id: UserId, phc: String) -> Result<()> {
    own_password::hold(cx, user_id).await?;
    cx.record(PasswordSet { user_id }).await?;
    let set_at = cx.now();
    cx.local(RowOp::local(&Password { user_id, phc, set_at })).await
}

pub(crate) async fn deactivate(cx: &mut Change, request: DeactivateUser) -> Result<UserRow> {
    let (user, grant) = load(cx, request.id).await?;
    if user.version != request.version || !user.active {
        return Err(CONFLICT_STALE.with("what", "user"));
    }
    require_over(cx, user.id).await?;
    require_person(cx, user.id).await?;
    keep_governed_without(cx, user.id).await?;
    let row = UserRow { active: false, version: user.version + 1, ..view(&user, &grant) };
    let User { id, login, name, language, version, .. } = user;
    cx.record(UserDeactivated { id, login, name, language, version_before: version }).await?;
    end_sessions(cx, id).await?;
    cx.document("identity.user", id.uuid(), "");
    Ok(row)
}

pub(crate) async fn reset_password(cx: &mut Change, (request, phc): (ResetPassword, String)) -> Result<UserRow> {
    let (user, grant) = load(cx, request.id).await?;
    require_other(cx, user.id)?;
    require_over(cx, user.id).await?;
    require_person(cx, user.id).await?;
    set_password(cx, user.id, phc).await?;
    own_password::ask_change(cx, user.id).await?;
    end_sessions(cx, user.id).await?;
    cx.document("identity.user", user.id.uuid(), "");
    Ok(view(&user, &grant))
}

fn view(user: &User, grant: &Grant) -> UserRow {
    let User { id, language, active, version, .. } = *user;
    let (login, name) = (user.login.0.clone(), user.name.0.clone());
    UserRow { id, login, name, role: grant.role.clone(), active, version, language, branch_id: grant.branch_id }
}

async fn load(cx: &mut Cx, id: UserId) -> Result<(User, Grant)> {
    let missing = || NOT_FOUND.with("what", "user").with("id", id);
    let user: User = cx.get(&sql::USER_BY_ID, params![id], missing).await?;
    let grant: Grant = cx.get(&sql::GRANT, params![id], missing).await?;
    Ok((user, grant))
}
