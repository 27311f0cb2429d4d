//! From a session token to a caller.

use std::borrow::Cow;

use kontor_contract::access::{FieldClass, RoleCode};
use kontor_contract::error::AUTH_REQUIRED;
use kontor_contract::identity::{BranchId, CompanyId, CompanyView, GrantId, UserId};
use kontor_contract::json::Json;
use kontor_contract::limits::Limits;
use kontor_contract::row::{Row, RowError, RowSource, Value};
use kontor_contract::{Result, params, roles};
use kontor_kernel::{Language, Percent};
use kontor_platform::{Boxed, Caller, Cx, Gate, Held};
use kontor_store::Area;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::sign_in_rows::Session;
use crate::{own, sql, sql_sign_in};

/// Looks the session up in the transaction of the call itself, so a revoked one ends at once.
pub(crate) struct SessionGate;

#[derive(kontor_derive::Row)]
struct SignedInUser {
    user_id: UserId,
    login: String,
    name: String,
    language: Language,
    grant_id: Option<GrantId>,
    role: Option<RoleCode>,
    branch_id: Option<BranchId>,
    region: Option<String>,
    warehouse_id: Option<Uuid>,
    own_only: Option<bool>,
    post_up_to: Option<i64>,
    approve_up_to: Option<i64>,
    discount_up_to: Option<Percent>,
    permissions: Option<Json<Vec<String>>>,
    hides: Option<Json<Vec<FieldClass>>>,
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
            let key = params![token_hash(token), cx.now(), cx.today()];
            let rows: Vec<SessionRow> = cx.rows(&sql::SESSION, key).await?;
            if rows.is_empty() { Err(own::refusal(cx, token).await) } else { caller(rows) }
        })
    }

    fn standing<'a>(&'a self, cx: &'a mut Cx, user_id: UserId, company_id: CompanyId) -> Boxed<'a, Caller> {
        Box::pin(async move { caller(cx.rows(&sql::STANDING, params![user_id, company_id, cx.today()]).await?) })
    }

    fn holder<'a>(&'a self, cx: &'a mut Cx, token: &'a str) -> Boxed<'a, Option<(UserId, CompanyId)>> {
        Box::pin(async move {
            let found: Option<Session> = cx.find(&sql_sign_in::SESSION_FOUND, params![token_hash(token)]).await?;
            Ok(found.filter(|session| session.expires_at > cx.now()).map(|session| (session.user_id, session.company_id)))
        })
    }
}

/// All grants of one user in one company, as what they may do there.
fn caller(mut rows: Vec<SessionRow>) -> Result<Caller> {
    let mut grants: Vec<Held> = Vec::with_capacity(rows.len());
    for row in &rows {
        add(&mut grants, &row.user);
    }
    let SessionRow { user, company } = rows.pop().ok_or_else(|| AUTH_REQUIRED.error())?;
    let SignedInUser { user_id, login, name, language, ruled, .. } = user;
    Ok(Caller { ruled, ..Caller::new(user_id, login, name, language, company, grants) })
}

/// Adds the grant of a row, or one more branch of the region that the last grant is for.
fn add(grants: &mut Vec<Held>, row: &SignedInUser) {
    let (Some(id), Some(role)) = (row.grant_id, &row.role) else { return };
    let branch = row.branch_id.map(BranchId::uuid);
    if let Some(held) = grants.iter_mut().find(|held| held.id == id) {
        if let Some(branches) = &mut held.area.branches {
            branches.extend(branch);
        }
        return;
    }
    let by_region = row.region.as_ref().is_some_and(|region| !region.is_empty());
    let area = Area {
        // A region without branches reaches nothing.
        branches: (by_region || branch.is_some()).then(|| branch.into_iter().collect()),
        warehouses: row.warehouse_id.map(|warehouse| vec![warehouse]),
        own: row.own_only.unwrap_or_default().then(|| row.user_id.uuid()),
    };
    let (permissions, hides) = contents(role, row);
    let SignedInUser { post_up_to, approve_up_to, discount_up_to, .. } = *row;
    let limits = Limits { post_up_to, approve_up_to, discount_up_to };
    let region = row.region.clone().unwrap_or_default();
    grants.push(Held { id, role: role.clone(), permissions, hides, area, region, limits });
}

/// What a role may do and not see. A role that is no more may do nothing.
fn contents(role: &RoleCode, row: &SignedInUser) -> (Cow<'static, [&'static str]>, Cow<'static, [FieldClass]>) {
    if let Some(role) = role.ready_made() {
        return (Cow::Borrowed(roles::permissions(role)), Cow::Borrowed(roles::hides(role)));
    }
    let named = row.permissions.as_ref().map_or(&[][..], |named| &named.0);
    // Sorted when the role was saved; a permission of another version of Kontor is left out.
    let permissions: Vec<&'static str> = named.iter().filter_map(|name| roles::known(name)).collect();
    let hides = row.hides.as_ref().map(|hides| hides.0.clone()).unwrap_or_default();
    (Cow::Owned(permissions), Cow::Owned(hides))
}

/// What the book keeps of a token.
pub(crate) fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
