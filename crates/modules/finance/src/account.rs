//! The chart of accounts.

use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::finance::{
    ACCOUNT_TAKEN, ACCOUNT_UNKNOWN, AccountChanged, AccountRow, AccountSaved, CreateAccount, ListAccounts, UpdateAccount,
};
use kontor_contract::list::Page;
use kontor_contract::{Result, params};
use kontor_platform::{Change, Cx};

use crate::rows::Account;
use crate::{lists, sql};

pub(crate) async fn list(cx: &mut Cx, request: ListAccounts) -> Result<Page<AccountRow>> {
    cx.page(&lists::ACCOUNTS, &request).await
}

pub(crate) async fn create(cx: &mut Change, request: CreateAccount) -> Result<AccountRow> {
    if cx.find::<Account>(&sql::ACCOUNT, params![request.code]).await?.is_some() {
        return Err(ACCOUNT_TAKEN.with("account", request.code.as_str()).at("code"));
    }
    let after = AccountSaved {
        code: request.code,
        name: request.name,
        account_type: request.account_type,
        group_code: request.group_code,
        control: None,
        id: cx.new_id(),
        active: true,
    };
    change(cx, None, after, 0).await
}

pub(crate) async fn update(cx: &mut Change, request: UpdateAccount) -> Result<AccountRow> {
    let missing = || ACCOUNT_UNKNOWN.with("account", request.code.as_str()).at("code");
    let account: Account = cx.get(&sql::ACCOUNT, params![request.code], missing).await?;
    if account.version != request.version {
        return Err(CONFLICT_STALE.with("what", account.code.as_str()));
    }
    let version = account.version;
    let before = saved(account);
    let after = AccountSaved { name: request.name, group_code: request.group_code, active: request.active, ..before.clone() };
    change(cx, Some(before), after, version).await
}

async fn change(cx: &mut Change, before: Option<AccountSaved>, after: AccountSaved, version_before: i64) -> Result<AccountRow> {
    let company_id = cx.company_id()?;
    let AccountSaved { code, name, account_type, group_code, control, id, active } = after.clone();
    cx.document("finance.account", id, code.as_str());
    cx.record(AccountChanged { company_id, before, after, version_before }).await?;
    Ok(AccountRow { code, name, account_type, group_code, control, active, version: version_before + 1 })
}

fn saved(account: Account) -> AccountSaved {
    let Account { code, name, account_type, group_code, control, id, active, .. } = account;
    AccountSaved { code, name, account_type, group_code, control, id, active }
}
