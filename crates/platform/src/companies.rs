//! The companies of the book, and what a caller may do in the others. Backups, checks and epochs are of the book as a whole, so
//! whoever makes, checks or restores it needs the permission in each of its companies.

use kontor_contract::error::{DENIED_PERMISSION, INTERNAL_BUG};
use kontor_contract::identity::{CompanyId, Role, UserId};
use kontor_contract::row::Value;
use kontor_contract::{Access, Result, params, roles};
use kontor_store::{Scope, statements};

use crate::app::App;
use crate::caller::Caller;
use crate::cx::Cx;
use crate::router::Router;

statements! { "platform.companies";
    COMPANIES = "select c.id from rpt_company c order by c.id";
    NAMED = "select c.id, c.name from rpt_company c order by c.name, c.id";
    // People who in every company hold a role that gives a permission: one of the list, or one of the company's own.
    HOLDERS_IN_EACH = "select count(*) from (select distinct h.user_id from rpt_role_member h) p where not exists (\
        select 1 from rpt_company c where not exists (select 1 from rpt_role_member m where m.user_id = p.user_id \
            and m.company_id = c.id and m.valid_from <= $1 and m.valid_to >= $1 and (m.role in ({list}) or exists (\
                select 1 from rpt_role r where r.company_id = m.company_id and r.code = m.role and r.permissions like $2))))";
}

/// How permissions and topics begin that are about the book as a whole.
const OF_BOOK: &str = "book.";

/// Whether a permission or a topic is about the book as a whole.
pub(crate) fn is_of_book(name: &str) -> bool {
    name.starts_with(OF_BOOK)
}

/// Registers the texts.
pub fn register(router: &mut Router) {
    router.sql(ALL, &[]);
}

impl App {
    /// The companies of the book by name, for programs that read it without a session.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn companies(&self) -> Result<Vec<(CompanyId, String)>> {
        self.read(None, async |cx: &mut Cx| cx.rows(&NAMED, Vec::new()).await).await
    }
}

impl Cx {
    /// The permissions a caller has, sorted: those about the book as a whole if they are held in each of its companies.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn permissions_of(&mut self, caller: &Caller) -> Result<Vec<&'static str>> {
        let mut permissions = caller.permissions();
        if permissions.iter().any(|permission| is_of_book(permission)) {
            let elsewhere = self.elsewhere(caller).await?;
            permissions.retain(|&permission| !is_of_book(permission) || in_each(&elsewhere, permission));
        }
        Ok(permissions)
    }

    /// The other companies where the caller holds a permission.
    ///
    /// # Errors
    /// `auth.required`, `unavailable.*`.
    pub async fn companies_where(&mut self, permission: &'static str) -> Result<Vec<CompanyId>> {
        let caller = self.caller()?.clone();
        let mut elsewhere = self.elsewhere(&caller).await?;
        elsewhere.retain(|caller| caller.require(Access::Permission(permission)).is_ok());
        Ok(elsewhere.into_iter().map(|caller| caller.company.id).collect())
    }

    /// Whether anybody holds a permission in each company of the book.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn is_held_in_each(&mut self, permission: &'static str) -> Result<bool> {
        let ready_made = Role::ALL.iter().filter(|role| roles::permissions(**role).contains(&permission));
        let codes: Vec<Value> = ready_made.map(|role| Value::Text(role.as_str().to_owned())).collect();
        let key = params![self.today(), format!("%\"{permission}\"%")];
        let holders: Vec<(i64,)> = self.rows_in(&HOLDERS_IN_EACH, key, &codes).await?;
        Ok(holders.iter().any(|(count,)| *count > 0))
    }

    /// Refuses unless the caller holds a permission in the other companies, too.
    pub(crate) async fn require_in_each(&mut self, permission: &'static str) -> Result<()> {
        let caller = self.caller()?.clone();
        let elsewhere = self.elsewhere(&caller).await?;
        if in_each(&elsewhere, permission) { Ok(()) } else { Err(DENIED_PERMISSION.with("permission", permission)) }
    }

    /// A caller in every other company of the book, as they stand there now: with no grants where they have none.
    async fn elsewhere(&mut self, caller: &Caller) -> Result<Vec<Caller>> {
        let before = self.tx.scope().clone();
        self.tx.set_scope(Scope::Book);
        let found = self.standings(caller.user_id, caller.company.id).await;
        self.tx.set_scope(before);
        found
    }

    async fn standings(&mut self, user_id: UserId, but: CompanyId) -> Result<Vec<Caller>> {
        let companies: Vec<(CompanyId,)> = self.rows(&COMPANIES, Vec::new()).await?;
        let shared = self.shared.clone();
        let gate = shared.router.gate.as_ref().ok_or_else(|| INTERNAL_BUG.with("what", "no gate is registered"))?;
        let mut found = Vec::with_capacity(companies.len());
        for (company_id,) in companies {
            if company_id != but {
                found.push(gate.standing(self, user_id, company_id).await?);
            }
        }
        Ok(found)
    }
}

fn in_each(elsewhere: &[Caller], permission: &'static str) -> bool {
    elsewhere.iter().all(|caller| caller.require(Access::Permission(permission)).is_ok())
}
