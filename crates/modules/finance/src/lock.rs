//! Lock dates.

use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::finance::{GetLocks, LOCK_BACKWARD, LockKind, LockMoved, LockRow, LocksView, SetLock};
use kontor_contract::row::Value;
use kontor_contract::{Result, params};
use kontor_kernel::CivilDate;
use kontor_platform::{Change, Cx};

use crate::model::{check_dates, unlocked};
use crate::rows::Lock;
use crate::sql;

pub(crate) async fn get(cx: &mut Cx, _: GetLocks) -> Result<LocksView> {
    Ok(view(&load(cx).await?))
}

fn view(locks: &[Lock]) -> LocksView {
    let set = locks.iter().filter(|lock| lock.until > unlocked());
    LocksView { locks: set.map(|lock| LockRow { kind: lock.kind, until: lock.until, version: lock.version }).collect() }
}

pub(crate) async fn load(cx: &mut Cx) -> Result<Vec<Lock>> {
    cx.rows(&sql::LOCKS, Vec::new()).await
}

/// A lock only moves forward; reopening is the period close's business.
pub(crate) async fn set(cx: &mut Change, request: SetLock) -> Result<LocksView> {
    check_dates(&[("until", request.until)], cx.today())?;
    let mut locks = load(cx).await?;
    let lock = locks.iter_mut().find(|lock| lock.kind == request.kind);
    let lock = lock.ok_or_else(|| INTERNAL_BUG.with("what", "a company without its lock rows"))?;
    if request.until < lock.until {
        return Err(LOCK_BACKWARD.with("until", lock.until).at("until"));
    }
    let before = Some(lock.until).filter(|until| *until > unlocked());
    let version_before = lock.version;
    (lock.until, lock.version) = (request.until, lock.version + 1);
    let company_id = cx.company_id()?;
    cx.record(LockMoved { company_id, kind: request.kind, before, until: request.until, version_before }).await?;
    cx.document("identity.company", company_id.uuid(), "");
    Ok(view(&locks))
}

/// Makes sure at commit that a day is still not locked.
pub(crate) fn guard(cx: &mut Change, kind: LockKind, posted_on: CivilDate) {
    let mut key = params![kind];
    key.push(Value::Text(posted_on.format("%Y-%m-%d").to_string()));
    cx.guard(&sql::LOCK_STILL_BEFORE, key);
}
