//! From a session token to a caller.

use kontor_contract::error::AUTH_REQUIRED;
use kontor_contract::identity::{BranchId, CompanyId, CompanyView, Role, UserId};
use kontor_contract::limits::Limits;
use kontor_contract::row::{Row, RowError, RowSource, Value};
use kontor_contract::{Result, params, roles};
use kontor_kernel::Language;
use kontor_platform::{Boxed, Caller, Cx, Gate};
use sha2::{Digest as _, Sha256};

use crate::sql;

/// Looks the session up in the transaction of the call itself, so a revoked one ends at once.
pub(crate) struct SessionGate;

#[derive(kontor_derive::Row)]
struct SignedInUser {
    user_id: UserId,
    login: String,
    name: String,
    language: Language,
    role: Option<Role>,
    branch_id: Option<BranchId>,
    ruled: bool,
}

/// A session with one of its grants.
struct SessionRow {
    user: SignedInUser,
    company: CompanyView,
}

impl Row for SessionRow {
    const FIELDS: &'static [(&'static str, &'static [&'static str])] = SignedInUser::FIELDS;
    fn read<S: RowSource + ?Sized>(source: &S) -> Result<Self, RowError> {
        let company = After { source, columns: SignedInUser::FIELDS.len() };
        Ok(Self { user: SignedInUser::read(source)?, company: CompanyView::read(&company)? })
    }
    fn write(&self, out: &mut Vec<Value>) {
        self.user.write(out);
        self.company.write(out);
    }
}

/// A row's columns from a certain one on.
struct After<'a, S: ?Sized> {
    source: &'a S,
    columns: usize,
}

impl<S: RowSource + ?Sized> RowSource for After<'_, S> {
    fn int(&self, at: usize) -> Result<Option<i64>, RowError> {
        self.source.int(at + self.columns)
    }
    fn text(&self, at: usize) -> Result<Option<String>, RowError> {
        self.source.text(at + self.columns)
    }
    fn id(&self, at: usize) -> Result<Option<uuid::Uuid>, RowError> {
        self.source.id(at + self.columns)
    }
    fn bytes(&self, at: usize) -> Result<Option<Vec<u8>>, RowError> {
        self.source.bytes(at + self.columns)
    }
}

impl Gate for SessionGate {
    fn caller<'a>(&'a self, cx: &'a mut Cx, token: &'a str) -> Boxed<'a, Caller> {
        Box::pin(async move {
            let key = params![token_hash(token), cx.now()];
            caller(cx.rows(&sql::SESSION, key).await?)
        })
    }

    fn standing<'a>(&'a self, cx: &'a mut Cx, user_id: UserId, company_id: CompanyId) -> Boxed<'a, Caller> {
        Box::pin(async move { caller(cx.rows(&sql::STANDING, params![user_id, company_id]).await?) })
    }
}

/// All grants of one user in one company, as what they may do there.
fn caller(mut rows: Vec<SessionRow>) -> Result<Caller> {
    let granted = rows.iter().filter_map(|row| Some((row.user.role?, row.user.branch_id)));
    let (roles_held, places): (Vec<Role>, Vec<Option<BranchId>>) = granted.unzip();
    let mut permissions: Vec<&'static str> = roles_held.into_iter().flat_map(roles::permissions).collect();
    permissions.sort_unstable();
    permissions.dedup();
    // A grant without a branch is for all of them.
    let branches = places.into_iter().collect::<Option<Vec<BranchId>>>();
    let SessionRow { user, company } = rows.pop().ok_or_else(|| AUTH_REQUIRED.error())?;
    let SignedInUser { user_id, login, name, language, ruled, .. } = user;
    Ok(Caller { user_id, login, name, language, company, branches, permissions, limits: Limits::default(), ruled })
}

/// What the book keeps of a token.
pub(crate) fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
