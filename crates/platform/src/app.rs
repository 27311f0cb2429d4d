//! The application: one book, its modules, and the pipeline every call goes through.

use std::panic::AssertUnwindSafe;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError, RwLock};

use futures::FutureExt as _;
use kontor_contract::access_log::ListAccess;
use kontor_contract::command::{Access, Command};
use kontor_contract::error::{AUTH_REQUIRED, CALL_UNKNOWN, DENIED_PERMISSION, INTERNAL_BUG, REQUEST_TOO_LARGE};
use kontor_contract::{Error, ErrorKind, Result, mask};
use kontor_kernel::{CivilDate, Clock, Ids, Instant};
use kontor_secrets::Secrets;
use kontor_store::{Class, Db, Dialect, Done, Fact, RowOp, SCHEMA, Scope, Tx};
use tokio::sync::Notify;

use crate::access_log::{Counted, Watch};
use crate::answers::request_hash;
use crate::caller::Caller;
use crate::companies::is_of_book;
use crate::cx::{Change, Cx};
use crate::facts::{Envelope, fact_ops, write_body};
use crate::live::{Hearing, Live, Said, people, topics};
use crate::router::{Asked, Boxed, ChangeRoute, Prepared, QueryRoute, Router, Show};
use crate::signing::Signing;
use crate::source::Source;

/// A request's body at most. A statement file or a price list of 50,000 rows fits; more is an import in batches.
pub const MAX_BODY_BYTES: usize = 8 << 20;

tokio::task_local! {
    /// From where the call came whose task runs other commands: they came from there too.
    static SOURCE: Source;
}

/// From where the task came that is running here.
pub(crate) fn source_of_task() -> Source {
    SOURCE.try_with(Clone::clone).unwrap_or_default()
}

/// What an application is made of.
pub struct Parts {
    /// The book.
    pub db: Db,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where ids come from.
    pub ids: Arc<dyn Ids>,
    /// Where keys are kept that must not lie in the book.
    pub secrets: Secrets,
    /// What the modules registered.
    pub router: Router,
}

/// One call, as it comes over IPC, HTTP or the command line.
#[derive(Debug, Clone, Default)]
pub struct Call {
    /// The command.
    pub name: String,
    /// The request's JSON.
    pub body: String,
    /// The session.
    pub token: Option<String>,
    /// Idempotency key of a change.
    pub key: Option<String>,
    /// The window it comes from.
    pub origin: Option<String>,
    /// Where it comes from; this machine unless said otherwise.
    pub source: Source,
}

/// A book with its modules, ready for calls. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn Ids>,
    pub(crate) secrets: Secrets,
    pub(crate) router: Router,
    pub(crate) live: Live,
    pub(crate) committed: Notify,
    pub(crate) counted: Counted,
    /// Why no fact is taken, if none is.
    posting_lock: RwLock<Option<Error>>,
    pub(crate) signing: Signing,
    pub(crate) checking: tokio::sync::Mutex<()>,
}

/// What a call was answered with, and who asked where the pipeline found out.
struct Answered {
    answer: String,
    caller: Option<Caller>,
}

impl App {
    /// An application over an open book.
    pub fn new(parts: Parts) -> Self {
        let Parts { db, clock, ids, secrets, router } = parts;
        Self(Arc::new(Shared {
            db,
            clock,
            ids,
            secrets,
            router,
            live: Live::new(),
            committed: Notify::new(),
            counted: Counted::default(),
            posting_lock: RwLock::default(),
            signing: Signing::default(),
            checking: tokio::sync::Mutex::default(),
        }))
    }

    /// The book.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// What the modules registered.
    pub fn router(&self) -> &Router {
        &self.0.router
    }

    /// Keys and passphrases that must not lie in the book.
    pub fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// What day it is.
    pub fn today(&self) -> CivilDate {
        self.0.clock.today()
    }

    /// Messages about what changes from now on, in every company until it is narrowed to somebody's.
    pub fn live(&self) -> Hearing {
        self.0.live.subscribe()
    }

    /// Takes no fact from now on and refuses with this, or takes them again. What is there can be read all the same, and
    /// people can sign in; a fact that begins a new epoch is taken and ends the lock.
    pub fn lock_posting(&self, reason: Option<Error>) {
        *self.0.posting_lock.write().unwrap_or_else(PoisonError::into_inner) = reason;
    }

    /// Why no fact is taken, if none is.
    pub fn posting_lock(&self) -> Option<Error> {
        self.0.posting_lock.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tells open windows that a topic changed, where no call of theirs did it.
    pub fn announce(&self, topic: &str) {
        self.0.live.publish(Said::of(vec![topic.to_owned()], None, Vec::new()), None);
    }

    pub(crate) fn over(shared: Arc<Shared>) -> Self {
        Self(shared)
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.0
    }

    /// Runs a call: session, decoding, validation, permission, idempotency, handler, commit, seal.
    ///
    /// # Errors
    /// The common codes of `kontor_contract::error` and those the command declares; nothing is half-done.
    pub async fn call(&self, call: Call) -> Result<String> {
        let trace_id = self.0.ids.next();
        let (name, token) = (call.name.clone(), call.token.clone());
        let answer = self.watch(call).await.map_err(|mut error| {
            error.trace_id = trace_id.to_string();
            log(&name, &error);
            error
        })?;
        self.witness(name, token).await;
        Ok(answer)
    }

    /// Routes a call and logs what must be of it.
    fn watch(&self, call: Call) -> Boxed<'_, String> {
        Box::pin(async move {
            let watch = Watch::over(self, &call).await?;
            match self.route(call).await {
                Ok(Answered { answer, caller }) => {
                    self.log_answered(watch, &answer, caller.as_ref()).await?;
                    Ok(answer)
                }
                Err(error) => {
                    // Whoever is refused hears why, even if the log cannot be written.
                    if let Err(failure) = self.log_refused(watch, &error).await {
                        tracing::warn!(%failure, "a refusal could not be logged");
                    }
                    Err(error)
                }
            }
        })
    }

    /// Tells that a session was answered. That it could not be told takes nothing from the answer.
    async fn witness(&self, name: String, token: Option<String>) {
        let (Some(witness), Some(token)) = (&self.0.router.witness, token) else { return };
        if let Err(error) = witness(self.clone(), name, token).await {
            tracing::warn!(%error, "a session's use could not be noted");
        }
    }

    /// Runs a typed call, for callers in this process.
    ///
    /// # Errors
    /// As [`App::call`].
    pub async fn dispatch<C: Command>(&self, token: Option<&str>, request: &C) -> Result<C::Answer> {
        let body = serde_json::to_string(request).map_err(|error| INTERNAL_BUG.with("what", error))?;
        let call = Call { name: C::NAME.to_owned(), body, token: token.map(str::to_owned), ..Call::default() };
        let answer = self.call(call).await?;
        serde_json::from_str(&answer).map_err(|error| INTERNAL_BUG.with("what", error))
    }

    async fn route(&self, call: Call) -> Result<Answered> {
        if call.body.len() > MAX_BODY_BYTES {
            return Err(REQUEST_TOO_LARGE.with("limit", "8 MiB"));
        }
        // Whoever may read the log reads it up to now; anybody else would only make it longer.
        if call.name == ListAccess::NAME && self.may(call.token.as_deref().unwrap_or_default(), ListAccess::NAME).await? {
            self.write_counted(true).await?;
        }
        if let Some(route) = self.0.router.queries.get(call.name.as_str()) {
            let asked = Asked { token: call.token.clone(), source: call.source.clone() };
            let prepared = (route.prepare)(self.clone(), call.body.into(), asked).await?;
            return self.query(route, prepared, (call.token, call.source)).await;
        }
        if let Some(route) = self.0.router.tasks.get(call.name.as_str()) {
            let access = route.spec.access;
            self.read(call.token.clone(), async move |cx: &mut Cx| cx.admit(access).await).await?;
            let work = (route.work)(self.clone(), call.body.into(), call.token.unwrap_or_default());
            return Ok(Answered { answer: SOURCE.scope(call.source, work).await?, caller: None });
        }
        match self.0.router.changes.get(call.name.as_str()) {
            Some(route) => self.change(route, call).await,
            None => Err(CALL_UNKNOWN.with("name", call.name)),
        }
    }

    /// Runs a query. On Postgres one that reads with several statements, which shows when it first does, reads a snapshot
    /// from then on; the others save the two round trips.
    async fn query(
        &self,
        route: &QueryRoute,
        prepared: Arc<dyn Prepared<Cx>>,
        (token, source): (Option<String>, Source),
    ) -> Result<Answered> {
        let (name, access) = (route.spec.name, route.spec.access);
        loop {
            let several = route.several.load(Ordering::Relaxed);
            let (prepared, source) = (prepared.clone(), source.clone());
            let run = async move |cx: &mut Cx| {
                cx.command = name;
                cx.source = source;
                cx.admit(access).await?;
                if several {
                    cx.tx.snapshot().await?;
                }
                let before = cx.tx.statements();
                let answer = prepared.run(cx).await.and_then(|answer| {
                    let answer = masked(name, answer, cx.caller.as_ref())?;
                    Ok(Answered { answer, caller: cx.caller.take() })
                });
                Ok((answer, cx.tx.statements() - before))
            };
            let (answer, statements) = self.read(token.clone(), run).await?;
            if several || statements < 2 || self.0.db.dialect() == Dialect::Sqlite {
                return answer;
            }
            route.several.store(true, Ordering::Relaxed);
        }
    }

    /// Whether whoever holds `token` may call a command: what menus and tests ask.
    ///
    /// # Errors
    /// `call.unknown`, `unavailable.*`.
    pub async fn may(&self, token: &str, name: &str) -> Result<bool> {
        let spec = kontor_contract::commands().find(|spec| spec.name == name).ok_or_else(|| CALL_UNKNOWN.with("name", name))?;
        let outcome = self.read(Some(token.to_owned()), async move |cx: &mut Cx| cx.admit(spec.access).await).await;
        match outcome {
            Ok(()) => Ok(true),
            Err(error) if error.kind == ErrorKind::Denied => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Runs `work` on a connection that cannot write.
    ///
    /// # Errors
    /// Those of `work`, and `unavailable.*`.
    pub async fn read<T>(&self, token: Option<String>, work: impl AsyncFnOnce(&mut Cx) -> Result<T>) -> Result<T> {
        let shared = self.0.clone();
        self.0
            .db
            .read(Scope::Book, async move |tx| {
                let mut cx = Cx::new(tx, shared, token);
                let outcome = survive(work(&mut cx)).await;
                (cx.tx, outcome)
            })
            .await
    }

    /// Runs `work` on a snapshot, however many statements it reads with: reports over the whole book.
    ///
    /// # Errors
    /// Those of `work`, and `unavailable.*`.
    pub async fn read_at_once<T>(&self, work: impl AsyncFnOnce(&mut Cx) -> Result<T>) -> Result<T> {
        self.read(None, async move |cx: &mut Cx| {
            cx.tx.snapshot().await?;
            work(cx).await
        })
        .await
    }

    /// Writes rows of local tables outside any command, such as a failed sign-in.
    ///
    /// # Errors
    /// `unavailable.*`; `internal.bug` for a table that is made from facts.
    pub async fn write_local(&self, ops: Vec<RowOp>) -> Result<()> {
        let travels = ops.iter().find(|op| SCHEMA.find(op.table()).is_none_or(|table| table.class != Class::Local));
        if let Some(op) = travels {
            return Err(INTERNAL_BUG.with("what", format!("{} is not local", op.table())));
        }
        let write = move |mut tx: Tx| {
            let ops = ops.clone();
            async move {
                for op in ops {
                    if let Err(error) = tx.put(op).await {
                        return (tx, Err(error));
                    }
                }
                (tx, Ok(Done { answer: (), fact: None }))
            }
        };
        self.0.db.write(Scope::Book, write).await
    }

    async fn change(&self, route: &ChangeRoute, call: Call) -> Result<Answered> {
        let access = route.spec.access;
        if route.costly {
            self.read(call.token.clone(), async move |cx: &mut Cx| cx.admit(access).await).await?;
        }
        let body: Arc<str> = call.body.into();
        let asked = Asked { token: call.token.clone(), source: call.source.clone() };
        let prepared = (route.prepare)(self.clone(), body.clone(), asked).await?;
        let attempt = Attempt {
            shared: self.0.clone(),
            name: route.spec.name,
            calls: route.spec.calls,
            access,
            prepared,
            show: route.show.clone(),
            token: call.token,
            source: call.source,
            key: call.key,
            request_hash: request_hash(route.spec.name, &body),
        };
        let (answer, caller) = self.attempt(attempt, call.origin).await?;
        Ok(Answered { answer, caller })
    }

    /// Tries a change until it commits or is refused, and tells who listens. Gives its answer, and who asked.
    pub(crate) async fn attempt(&self, attempt: Attempt, origin: Option<String>) -> Result<(String, Option<Caller>)> {
        let attempt = Arc::new(attempt);
        let (show, name) = (attempt.show.clone(), attempt.name);
        let Committed { answer, said, caller, entered } = self.0.db.write(Scope::Book, move |tx| attempt.clone().run(tx)).await?;
        if entered {
            self.lock_posting(None);
        }
        if !said.is_empty() {
            self.0.live.publish(said, origin.as_deref());
            self.0.committed.notify_waiters();
        }
        let answer = match show {
            Some(show) => self.show(show, &answer, caller.clone()).await?,
            None => answer,
        };
        Ok((masked(name, answer, caller.as_ref())?, caller))
    }

    /// What a change that is durable answers with, as its caller may see it.
    async fn show(&self, show: Arc<dyn Show>, what: &str, caller: Option<Caller>) -> Result<String> {
        let scope = caller.as_ref().map_or(Scope::Book, Caller::scope);
        let shared = self.0.clone();
        let read = async move |tx| {
            let mut cx = Cx::new(tx, shared, None);
            cx.caller = caller;
            let outcome = survive(show.show(&mut cx, what)).await;
            (cx.tx, outcome)
        };
        self.0.db.read(scope, read).await
    }
}

/// A change on its way; run again when another was faster.
pub(crate) struct Attempt {
    pub(crate) shared: Arc<Shared>,
    pub(crate) name: &'static str,
    pub(crate) calls: &'static [&'static str],
    pub(crate) access: Access,
    pub(crate) prepared: Arc<dyn Prepared<Change>>,
    pub(crate) show: Option<Arc<dyn Show>>,
    pub(crate) token: Option<String>,
    pub(crate) source: Source,
    pub(crate) key: Option<String>,
    pub(crate) request_hash: Vec<u8>,
}

struct Committed {
    /// The answer, or what shows it.
    answer: String,
    /// What windows are told.
    said: Vec<Said>,
    caller: Option<Caller>,
    /// Whether a new epoch began.
    entered: bool,
}

impl Attempt {
    async fn run(self: Arc<Self>, tx: Tx) -> (Tx, Result<Done<Committed>>) {
        let mut cx = Cx::new(tx, self.shared.clone(), self.token.clone());
        cx.source = self.source.clone();
        let mut change = Change::new(cx, self.name, self.calls);
        let outcome = survive(self.decide(&mut change)).await;
        (change.into_tx(), outcome)
    }

    async fn decide(&self, change: &mut Change) -> Result<Done<Committed>> {
        change.admit(self.access).await?;
        // Where the caller sees now: running may narrow it further.
        let sight = change.caller.as_ref().map(Caller::sight);
        if let Some(answer) = self.answered(change, sight.as_ref()).await? {
            let caller = change.caller.clone();
            return Ok(Done { answer: Committed { answer, said: Vec::new(), caller, entered: false }, fact: None });
        }
        let answer = self.prepared.run(change).await?;
        self.remember(change, &answer, sight).await?;
        let kinds: Vec<String> = change.recorded.iter().map(|event| event.kind.clone()).collect();
        if let Some(reason) = self.shared.posting_lock.read().unwrap_or_else(PoisonError::into_inner).as_ref()
            && !kinds.is_empty()
            && !change.entered
        {
            return Err(reason.clone());
        }
        let people = people(&change.recorded);
        let fact = if kinds.is_empty() { None } else { Some(self.fact(change, kinds.clone()).await?) };
        let mut topics = topics(kinds.iter().map(String::as_str));
        topics.append(&mut change.announced);
        let said = Said::of(topics, change.concerns(), people);
        Ok(Done { answer: Committed { answer, said, caller: change.caller.clone(), entered: change.entered }, fact })
    }

    /// The fact of everything recorded. The clock is drawn last, after all reads.
    async fn fact(&self, change: &mut Change, kinds: Vec<String>) -> Result<Fact> {
        let (body, blobs) = write_body(std::mem::take(&mut change.recorded), || self.shared.ids.next())?;
        for blob in &blobs {
            change.local(blob.row()).await?;
        }
        let id = self.shared.ids.next();
        let mut envelope = Envelope {
            kinds,
            call: self.name.to_owned(),
            actor: change.actor()?,
            grant: change.caller.as_ref().and_then(|caller| caller.reach.grants.first()).map(|grant| grant.uuid()),
            basis: None,
            hlc: 0,
            at: change.now(),
            company: change.concerns(),
            docs: std::mem::take(&mut change.documents),
            call_key: self.key.clone(),
            approved_by: change.approval.approver().map(|approver| approver.uuid()),
            source: self.source.told(),
        };
        for op in fact_ops(id, &envelope, &body) {
            change.local(op).await?;
        }
        let now = change.now().micros();
        let hlc = change.tx.stamp(now).await?;
        envelope.hlc = hlc;
        let envelope = serde_json::to_string(&envelope).map_err(|error| INTERNAL_BUG.with("what", error))?;
        Ok(Fact { fact_no: 0, id, hlc, envelope, body })
    }
}

impl Cx {
    /// Narrows what follows to what the caller may reach with a command.
    pub(crate) fn narrow(&mut self, access: Access) -> Result<()> {
        let caller = self.caller.as_mut().ok_or_else(|| AUTH_REQUIRED.error())?;
        caller.narrow(access)?;
        let scope = caller.scope();
        self.tx.set_scope(scope);
        Ok(())
    }

    /// Finds out who calls, refuses whoever may not, and narrows what follows to the caller's scope.
    pub(crate) async fn admit(&mut self, access: Access) -> Result<()> {
        if let Some(token) = self.token.clone() {
            let shared = self.shared.clone();
            let gate = shared.router.gate.as_ref().ok_or_else(|| INTERNAL_BUG.with("what", "no gate is registered"))?;
            match gate.caller(self, &token).await {
                Ok(caller) => self.caller = Some(caller),
                // A session that has ended, or is not open, does not keep anyone from signing in again or from opening it.
                Err(error) if access == Access::Public && error.code.starts_with("auth.") => {}
                Err(error) => return Err(error),
            }
        }
        match (self.caller.is_some(), access) {
            (false, Access::Public) => return Ok(()),
            (_, Access::Inner) => return Err(DENIED_PERMISSION.with("permission", "inner")),
            (false, _) => return Err(AUTH_REQUIRED.error()),
            (true, access) => self.narrow(access)?,
        }
        match access {
            Access::Permission(permission) if is_of_book(permission) => self.require_in_each(permission).await,
            _ => Ok(()),
        }
    }
}

/// An answer without what its caller may not see.
pub(crate) fn masked(command: &str, answer: String, caller: Option<&Caller>) -> Result<String> {
    let hides = caller.map_or(&[][..], |caller| &caller.reach.hides);
    let Some(mask) = mask::of(command).filter(|_| !hides.is_empty()) else { return Ok(answer) };
    let mut value = serde_json::from_str(&answer).map_err(|error| INTERNAL_BUG.with("what", error))?;
    mask.apply(&mut value, hides);
    serde_json::to_string(&value).map_err(|error| INTERNAL_BUG.with("what", error))
}

/// A handler that panics is a mistake of ours and fails like any other: its transaction is given back and undone, and
/// those that share its commit do not notice. The panic's message and place are in the log.
async fn survive<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or_else(|_| Err(INTERNAL_BUG.with("what", "a command panicked")))
}

fn log(name: &str, error: &Error) {
    match error.kind {
        ErrorKind::Internal => tracing::error!(call = name, trace_id = error.trace_id, %error, "call failed"),
        ErrorKind::Unavailable => tracing::warn!(call = name, trace_id = error.trace_id, %error, "call failed"),
        _ => tracing::debug!(call = name, trace_id = error.trace_id, code = error.code, "call refused"),
    }
}
