//! Users of a company.

use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::identity::{
    CreateUser, DeactivateUser, GrantId, LAST_OWNER, LOGIN_TAKEN, ListUsers, NewUser, PasswordSet, ResetPassword, Role,
    RoleGranted, UserCreated, UserDeactivated, UserId, UserRow,
};
use kontor_contract::list::Page;
use kontor_contract::row::ColumnType;
use kontor_contract::{Result, params};
use kontor_platform::{App, Change, Cx};
use kontor_store::{ListColumn, ListSpec, RowOp};

use crate::rows::{Password, User};
use crate::session::{end_sessions, normal};
use crate::{password, sql};

/// Users with their role in the company.
pub(crate) static USERS: ListSpec = ListSpec {
    name: "identity.user",
    columns: "u.id, u.login, u.name, g.role, u.active, u.version",
    from: "identity_user u join identity_grant g on g.user_id = u.id where {scope:g}",
    fields: &[
        ListColumn { name: "name", sql: "u.name", column_type: ColumnType::Text, sortable: true },
        ListColumn { name: "login", sql: "u.login", column_type: ColumnType::Text, sortable: true },
        ListColumn { name: "role", sql: "g.role", column_type: ColumnType::Text, sortable: false },
        ListColumn { name: "active", sql: "u.active", column_type: ColumnType::Int, sortable: false },
    ],
    key: "u.id",
    order: "name",
    text: &[],
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
    let id = record_new(cx, &request.user, phc).await?;
    let grant = RoleGranted {
        id: GrantId::from_uuid(cx.new_id()),
        user_id: id,
        role: request.role,
        company_id,
        branch_id: request.branch_id,
    };
    cx.record(grant).await?;
    let NewUser { login, name, .. } = request.user;
    Ok(UserRow { id, login: normal(&login), name, role: request.role, active: true, version: 1 })
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
    let (user, role) = load(cx, request.id).await?;
    if user.version != request.version || !user.active {
        return Err(CONFLICT_STALE.with("what", "user"));
    }
    if role == Role::Owner && cx.value::<i64>(&sql::OTHER_OWNERS, params![user.id]).await? == 0 {
        return Err(LAST_OWNER.error());
    }
    let User { id, login, name, language, version, .. } = user;
    let row = UserRow { id, login: login.0.clone(), name: name.0.clone(), role, active: false, version: version + 1 };
    cx.record(UserDeactivated { id, login, name, language, version_before: version }).await?;
    end_sessions(cx, id).await?;
    cx.document("identity.user", id.uuid(), "");
    Ok(row)
}

pub(crate) async fn reset_password(cx: &mut Change, (request, phc): (ResetPassword, String)) -> Result<UserRow> {
    let (user, role) = load(cx, request.id).await?;
    set_password(cx, user.id, phc).await?;
    end_sessions(cx, user.id).await?;
    cx.document("identity.user", user.id.uuid(), "");
    let User { id, login, name, active, version, .. } = user;
    Ok(UserRow { id, login: login.0, name: name.0, role, active, version })
}

async fn load(cx: &mut Cx, id: UserId) -> Result<(User, Role)> {
    let missing = || NOT_FOUND.with("what", "user").with("id", id);
    let user: User = cx.get(&sql::USER_BY_ID, params![id], missing).await?;
    let (role,): (Role,) = cx.get(&sql::ROLE, params![id], missing).await?;
    Ok((user, role))
}
