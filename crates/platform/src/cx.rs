//! What a handler works with: [`Cx`] to read, [`Change`] to read and record.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use kontor_contract::command::{Change as ChangeCommand, CommandSpec, Event};
use kontor_contract::error::{AUTH_REQUIRED, DENIED_FIELD, INTERNAL_BUG};
use kontor_contract::identity::{CompanyId, GrantId};
use kontor_contract::list::{ListRequest, Page};
use kontor_contract::row::{Field, Row, Value};
use kontor_contract::{Error, ErrorKind, Result, mask};
use kontor_kernel::{CivilDate, Instant};
use kontor_store::{Gather, Identity, ListSpec, RowOp, Scope, SeriesKey, Statement, Tx};
use uuid::Uuid;

use crate::app::{App, Shared};
use crate::approval::{Approval, Weighed};
use crate::caller::Caller;
use crate::facts::{Document, Recorded};
use crate::router::{Asked, Prepared};
use crate::source::Source;

/// A read transaction and the circumstances of the call.
pub struct Cx {
    pub(crate) tx: Tx,
    pub(crate) shared: Arc<Shared>,
    pub(crate) now: Instant,
    pub(crate) today: CivilDate,
    pub(crate) caller: Option<Caller>,
    pub(crate) token: Option<String>,
    /// The query that runs; empty in a change.
    pub(crate) command: &'static str,
    pub(crate) source: Source,
}

impl Cx {
    pub(crate) fn new(tx: Tx, shared: Arc<Shared>, token: Option<String>) -> Self {
        let (now, today) = (shared.clock.now(), shared.clock.today());
        Self { tx, shared, now, today, caller: None, token, command: "", source: Source::default() }
    }

    /// The moment the call began.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The civil date the call began on.
    pub fn today(&self) -> CivilDate {
        self.today
    }

    /// Who calls.
    ///
    /// # Errors
    /// `auth.required` in a public command without a session.
    pub fn caller(&self) -> Result<&Caller> {
        self.caller.as_ref().ok_or_else(|| AUTH_REQUIRED.error())
    }

    /// The company the caller works in.
    ///
    /// # Errors
    /// `auth.required`.
    pub fn company_id(&self) -> Result<CompanyId> {
        Ok(self.caller()?.company.id)
    }

    /// The session token the call came with.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// The application that runs this call.
    pub fn app(&self) -> App {
        App::over(self.shared.clone())
    }

    /// Where the call comes from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Who this database is.
    pub fn identity(&self) -> Identity {
        self.tx.identity().unwrap_or_else(|| self.shared.db.identity())
    }

    /// All rows of a statement.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn rows<R: Row + Send>(&mut self, statement: &'static Statement, params: Vec<Value>) -> Result<Vec<R>> {
        self.tx.rows(statement, params).await
    }

    /// All rows of a statement with a `{list}`.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn rows_in<R: Row + Send>(
        &mut self,
        statement: &'static Statement,
        params: Vec<Value>,
        list: &[Value],
    ) -> Result<Vec<R>> {
        self.tx.rows_in(statement, params, list).await
    }

    /// Rows of several statements that do not wait for each other, in one round trip where that counts.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn gather<G: Gather>(&mut self, asked: G) -> Result<G::Rows> {
        self.tx.gather(asked).await
    }

    /// The first row of a statement, if any.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn find<R: Row + Send>(&mut self, statement: &'static Statement, params: Vec<Value>) -> Result<Option<R>> {
        self.tx.find(statement, params).await
    }

    /// The first row of a statement, or the error that says it is missing.
    ///
    /// # Errors
    /// `missing`, `unavailable.*`.
    pub async fn get<R: Row + Send>(
        &mut self,
        statement: &'static Statement,
        params: Vec<Value>,
        missing: impl FnOnce() -> Error,
    ) -> Result<R> {
        self.tx.find(statement, params).await?.ok_or_else(missing)
    }

    /// The one value of a statement that always has one.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn value<T: Field + Send>(&mut self, statement: &'static Statement, params: Vec<Value>) -> Result<T> {
        self.tx.value(statement, params).await
    }

    /// One page of a list, within the caller's scope.
    ///
    /// # Errors
    /// `denied.field`, `list.*`, `unavailable.*`.
    pub async fn page<R: Row + Send>(&mut self, list: &'static ListSpec, request: &impl AsRef<ListRequest>) -> Result<Page<R>> {
        self.refuse_hidden(request.as_ref())?;
        list.page(&mut self.tx, request.as_ref()).await
    }

    /// To filter or sort by what one may not see would be to see it.
    fn refuse_hidden(&self, request: &ListRequest) -> Result<()> {
        let hides = self.caller.as_ref().map_or(&[][..], |caller| &caller.reach.hides);
        let Some(mask) = mask::of(self.command).filter(|_| !hides.is_empty()) else { return Ok(()) };
        let names = mask.names(hides);
        let sort = request.sort.as_deref().map(|sort| sort.trim_start_matches('-'));
        let asked = request.filter.keys().map(String::as_str).chain(sort);
        match asked.into_iter().find(|field| names.contains(field)) {
            Some(field) => Err(DENIED_FIELD.with("field", field).at(field)),
            None => Ok(()),
        }
    }

    /// Whether a query answers the caller, with its own permission and the area of that; `None` if there is no such query.
    ///
    /// # Errors
    /// `unavailable.*`, and what says that the request is wrong.
    pub(crate) async fn allows(&mut self, query: &str, request: &serde_json::Value) -> Result<Option<bool>> {
        let shared = self.shared.clone();
        let Some(route) = shared.router.queries.get(query) else { return Ok(None) };
        let prepared = (route.prepare)(self.app(), request.to_string().into(), Asked::default()).await?;
        let before = (self.caller.clone(), self.tx.scope().clone(), self.command);
        self.command = route.spec.name;
        let outcome = match self.narrow(route.spec.access) {
            Ok(()) => prepared.run(self).await.map(drop),
            Err(error) => Err(error),
        };
        let (caller, scope, command) = before;
        (self.caller, self.command) = (caller, command);
        self.tx.set_scope(scope);
        match outcome {
            Ok(()) => Ok(Some(true)),
            Err(error) if matches!(error.kind, ErrorKind::NotFound | ErrorKind::Denied) => Ok(Some(false)),
            Err(error) => Err(error),
        }
    }

    /// For the system's own work: sees every company.
    pub(crate) fn see_book(&mut self) {
        self.tx.set_scope(Scope::Book);
    }
}

/// A write transaction: what it records becomes one fact.
pub struct Change {
    cx: Cx,
    pub(crate) name: &'static str,
    calls: &'static [&'static str],
    pub(crate) actor: Option<Uuid>,
    /// The company that it makes.
    founds: Option<CompanyId>,
    pub(crate) recorded: Vec<Recorded>,
    pub(crate) documents: Vec<Document>,
    pub(crate) announced: Vec<String>,
    pub(crate) approval: Approval,
    pub(crate) weighed: Vec<Weighed>,
    /// Minor units of what was posted and paid in this transaction so far, whichever sign, by the grants that reach it.
    pub(crate) put_through: HashMap<Vec<GrantId>, i64>,
    pub(crate) entered: bool,
}

impl Deref for Change {
    type Target = Cx;
    fn deref(&self) -> &Cx {
        &self.cx
    }
}

impl DerefMut for Change {
    fn deref_mut(&mut self) -> &mut Cx {
        &mut self.cx
    }
}

impl Change {
    pub(crate) fn new(cx: Cx, name: &'static str, calls: &'static [&'static str]) -> Self {
        Self {
            cx,
            name,
            calls,
            actor: None,
            founds: None,
            recorded: Vec::new(),
            documents: Vec::new(),
            announced: Vec::new(),
            approval: Approval::None,
            weighed: Vec::new(),
            put_through: HashMap::new(),
            entered: false,
        }
    }

    pub(crate) fn into_tx(self) -> Tx {
        self.cx.tx
    }

    /// A fresh id, ordered by time.
    pub fn new_id(&self) -> Uuid {
        self.cx.shared.ids.next()
    }

    /// Who acts: the caller, or whoever [`Change::act_as`] named.
    ///
    /// # Errors
    /// `auth.required`.
    pub fn actor(&self) -> Result<Uuid> {
        match self.actor {
            Some(actor) => Ok(actor),
            None => Ok(self.caller()?.user_id.uuid()),
        }
    }

    /// Names the actor where there is no caller yet: setting up a book, signing in, the relay.
    pub fn act_as(&mut self, actor: Uuid) {
        self.actor = Some(actor);
    }

    /// Says that this transaction makes a company: its fact stands in that company's log, and the windows of others hear nothing
    /// of it.
    pub fn founds(&mut self, company_id: CompanyId) {
        self.founds = Some(company_id);
    }

    /// The company whose books this transaction concerns.
    pub(crate) fn concerns(&self) -> Option<Uuid> {
        let own = self.cx.caller.as_ref().map(|caller| caller.company.id);
        self.founds.or(own).map(CompanyId::uuid)
    }

    /// Who a token belongs to, as seen by this transaction; a sign-in asks for the session it has just opened.
    ///
    /// # Errors
    /// `auth.required`.
    pub async fn caller_of(&mut self, token: &str) -> Result<Caller> {
        let shared = self.cx.shared.clone();
        let gate = shared.router.gate.as_ref().ok_or_else(|| INTERNAL_BUG.with("what", "no gate is registered"))?;
        gate.caller(&mut self.cx, token).await
    }

    /// Records an event: applies it to the rows and makes it part of this transaction's fact.
    ///
    /// # Errors
    /// `internal.bug` when no module applies such events; `unavailable.*`.
    pub async fn record<E: Event + Sync>(&mut self, event: E) -> Result<()> {
        let (ops, recorded) = self.cx.shared.router.apply_new(&event)?;
        for op in ops {
            self.cx.tx.put(op).await?;
        }
        self.recorded.push(recorded);
        Ok(())
    }

    /// The order of this transaction's edits of merged rows, to be put into their events: later than every edit seen so
    /// far. One call serves a whole transaction.
    ///
    /// # Errors
    /// `internal.bug` in a query.
    pub fn order_key(&mut self) -> Result<i64> {
        let now = self.now.micros();
        self.cx.tx.order_key(now)
    }

    /// Enters a later epoch, whose chain begins with this transaction's fact. It is taken while posting is locked.
    ///
    /// # Errors
    /// `conflict.stale` when the book is there already; `unavailable.*`.
    pub async fn enter_epoch(&mut self, epoch: i64) -> Result<()> {
        self.cx.tx.enter_epoch(epoch).await?;
        self.entered = true;
        Ok(())
    }

    /// Names a document this transaction is about, for its timeline.
    pub fn document(&mut self, kind: &'static str, id: Uuid, number: &str) {
        self.documents.push(Document { kind: kind.to_owned(), id, number: number.to_owned() });
    }

    /// Tells open windows that a topic changed, where a change records no event: rows of this computer alone.
    pub fn announce(&mut self, topic: &str) {
        self.announced.push(topic.to_owned());
    }

    /// Re-checks at commit what was decided: the statement must find exactly one row.
    pub fn guard(&mut self, statement: &'static Statement, params: Vec<Value>) {
        self.cx.tx.guard(statement, params);
    }

    /// Whether the change is decided for the first time, and so may read without a lock what a rival would have to change
    /// under it; see [`Tx::first_try`].
    pub fn first_try(&self) -> bool {
        self.cx.tx.first_try()
    }

    /// Takes the next legal number; a handler's last await.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn take_number(&mut self, series: &SeriesKey) -> Result<i64> {
        self.cx.tx.take_number(series).await
    }

    /// Writes a row of a local table, which is no part of the fact.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn local(&mut self, op: RowOp) -> Result<()> {
        self.cx.tx.put(op).await
    }

    /// Runs one of many changes of this transaction, with its own permission.
    pub(crate) async fn run_part(&mut self, spec: &'static CommandSpec, prepared: &dyn Prepared<Change>) -> Result<String> {
        self.narrow(spec.access)?;
        let outer = (self.name, self.calls);
        (self.name, self.calls) = (spec.name, spec.calls);
        let answer = prepared.run(self).await;
        (self.name, self.calls) = outer;
        answer
    }

    /// Runs another module's command inside this transaction. The outer permission covers it if the contract lists it.
    ///
    /// # Errors
    /// Those of the inner command, which end the outer one; `internal.bug` when the contract does not list the call.
    pub async fn call<C: ChangeCommand>(&mut self, request: C) -> Result<C::Answer> {
        if !self.calls.contains(&C::NAME) {
            return Err(
                INTERNAL_BUG.with("what", format!("{} calls {}, which its contract line does not list", self.name, C::NAME))
            );
        }
        let shared = self.cx.shared.clone();
        let outer = (self.name, self.calls);
        let route = shared.router.change_route(C::NAME)?;
        (self.name, self.calls) = (C::NAME, route.spec.calls);
        let answer = route.typed::<C>()?.handle(self, request).await;
        (self.name, self.calls) = outer;
        answer
    }
}
