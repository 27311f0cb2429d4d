//! Who may decide on a request, by name.

use kontor_contract::access::RoleCode;
use kontor_contract::identity::{BranchId, Role, UserId};
use kontor_contract::row::Value;
use kontor_contract::{Result, params, roles};
use kontor_platform::Cx;

use crate::request::DECIDES;
use crate::sql;

/// Names at most: whoever waits need not know of more.
const MOST: usize = 20;

/// Everybody who may decide on a request of this branch but who asked, in order of names. What has no branch is decided by
/// those who see all of them.
pub(crate) async fn names(cx: &mut Cx, requester_id: UserId, branch_id: Option<BranchId>) -> Result<Vec<String>> {
    let own: Vec<(RoleCode,)> = cx.rows(&sql::DECIDING_ROLES, params![format!("%\"{DECIDES}\"%")]).await?;
    let ready_made = Role::ALL.iter().filter(|role| roles::permissions(**role).contains(&DECIDES));
    let codes = ready_made.map(|role| role.as_str().to_owned()).chain(own.into_iter().map(|row| row.0.0));
    let codes: Vec<Value> = codes.map(Value::Text).collect();
    let found: Vec<(String, Option<BranchId>)> = cx.rows_in(&sql::DECIDERS, params![requester_id, cx.today()], &codes).await?;
    let sees = |own: &Option<BranchId>| own.is_none() || *own == branch_id;
    let mut names: Vec<String> = found.into_iter().filter(|(_, own)| sees(own)).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(MOST);
    Ok(names)
}
