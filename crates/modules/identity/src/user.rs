//! Users of a company.

use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::identity::{
    BRANCH_UNKNOWN, BranchId, CreateUser, DeactivateUser, GrantId, LAST_OWNER, LOGIN_TAKEN, ListUsers, NewUser, PasswordSet,
    ResetPassword, Role, RoleChanged, RoleGranted, UpdateUser, UserChanged, UserCreated, UserDeactivated, UserId, UserRow,
    UserSaved,
};
use kontor_contract::list::Page;
use kontor_contract::row::ColumnType;
use kontor_contract::{Result, params};
use kontor_platform::{App, Change, Cx};
use kontor_store::{ListColumn, ListSpec, RowOp};

use crate::rows::{Grant, Password, User};
use crate::session::{end_sessions, normal};
use crate::{password, sql};

/// Users with their role in the company.
pub(crate) static USERS: ListSpec = ListSpec {
    name: "identity.user",
    columns: "u.id, u.login, u.name, g.role, u.active, u.version, u.language, g.branch_id",
    from: "identity_user u join identity_grant g on g.user_id = u.id where {scope:g}",
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
    require_branch(cx, request.branch_id).await?;
    let id = record_new(cx, &request.user, phc).await?;
    let grant = RoleGranted {
        id: GrantId::from_uuid(cx.new_id()),
        user_id: id,
        role: request.role,
        company_id,
        branch_id: request.branch_id,
    };
    cx.record(grant).await?;
    let NewUser { login, name, language, .. } = request.user;
    let CreateUser { role, branch_id, .. } = request;
    Ok(UserRow { id, login: normal(&login), name, role, active: true, version: 1, language, branch_id })
}

async fn require_branch(cx: &mut Cx, branch_id: Option<BranchId>) -> Result<()> {
    match branch_id {
        Some(id) if cx.value::<i64>(&sql::BRANCH_KNOWN, params![id]).await? == 0 => Err(BRANCH_UNKNOWN.at("branch_id")),
        _ => Ok(()),
    }
}

/// Changes a user and their role. What changes of neither is not recorded.
pub(crate) async fn update(cx: &mut Change, request: UpdateUser) -> Result<UserRow> {
    let UpdateUser { id, version, name, language, role, branch_id, active } = request;
    let (user, grant) = load(cx, id).await?;
    if user.version != version {
        return Err(CONFLICT_STALE.with("what", "user"));
    }
    if !(active && role == Role::Owner) {
        require_other_owner(cx, &user, &grant).await?;
    }
    if branch_id != grant.branch_id {
        require_branch(cx, branch_id).await?;
    }
    let before = UserSaved { name: user.name, language: user.language, active: user.active };
    let after = UserSaved { name: name.as_str().into(), language, active };
    let mut row = UserRow { id, login: user.login.0.clone(), name, role, active, version, language, branch_id };
    // The user's version is the one that a screen sees, so it tells of the role as well.
    if before != after || (role, branch_id) != (grant.role, grant.branch_id) {
        cx.record(UserChanged { id, login: user.login, before, after, version_before: version }).await?;
        row.version += 1;
    }
    if (role, branch_id) != (grant.role, grant.branch_id) {
        let Grant { id, user_id, role: role_before, company_id, branch_id: branch_before, version } = grant;
        let before = RoleGranted { id, user_id, role: role_before, company_id, branch_id: branch_before };
        let after = RoleGranted { role, branch_id, ..before.clone() };
        cx.record(RoleChanged { before, after, version_before: version }).await?;
    }
    if !active {
        end_sessions(cx, id).await?;
    }
    cx.document("identity.user", id.uuid(), "");
    Ok(row)
}

/// A book that nobody may govern any more could never be mended from inside.
async fn require_other_owner(cx: &mut Cx, user: &User, grant: &Grant) -> Result<()> {
    let governs = user.active && grant.role == Role::Owner;
    if governs && cx.value::<i64>(&sql::OTHER_OWNERS, params![user.id]).await? == 0 {
        return Err(LAST_OWNER.error());
    }
    Ok(())
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

async fn set_password(cx: &mut Change, user_id: UserId, phc: String) -> Result<()> {
    cx.record(PasswordSet { user_id }).await?;
    let set_at = cx.now();
    cx.local(RowOp::local(&Password { user_id, phc, set_at })).await
}

pub(crate) async fn deactivate(cx: &mut Change, request: DeactivateUser) -> Result<UserRow> {
    let (user, grant) = load(cx, request.id).await?;
    if user.version != request.version || !user.active {
        return Err(CONFLICT_STALE.with("what", "user"));
    }
    require_other_owner(cx, &user, &grant).await?;
    let row = UserRow { active: false, version: user.version + 1, ..view(&user, &grant) };
    let User { id, login, name, language, version, .. } = user;
    cx.record(UserDeactivated { id, login, name, language, version_before: version }).await?;
    end_sessions(cx, id).await?;
    cx.document("identity.user", id.uuid(), "");
    Ok(row)
}

pub(crate) async fn reset_password(cx: &mut Change, (request, phc): (ResetPassword, String)) -> Result<UserRow> {
    let (user, grant) = load(cx, request.id).await?;
    set_password(cx, user.id, phc).await?;
    end_sessions(cx, user.id).await?;
    cx.document("identity.user", user.id.uuid(), "");
    Ok(view(&user, &grant))
}

fn view(user: &User, grant: &Grant) -> UserRow {
    let User { id, language, active, version, .. } = *user;
    let (login, name) = (user.login.0.clone(), user.name.0.clone());
    UserRow { id, login, name, role: grant.role, active, version, language, branch_id: grant.branch_id }
}

async fn load(cx: &mut Cx, id: UserId) -> Result<(User, Grant)> {
    let missing = || NOT_FOUND.with("what", "user").with("id", id);
    let user: User = cx.get(&sql::USER_BY_ID, params![id], missing).await?;
    let grant: Grant = cx.get(&sql::GRANT, params![id], missing).await?;
    Ok((user, grant))
}
