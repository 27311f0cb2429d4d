//! What modules register: handlers, appliers, subscribers, checks; and how a body becomes a typed call.

use std::any::Any;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use kontor_contract::command::{Change as ChangeCommand, Command, CommandSpec, Event, Query as QueryCommand};
use kontor_contract::error::{CALL_UNKNOWN, FieldError, INTERNAL_BUG, REQUEST_INVALID, REQUEST_MALFORMED};
use kontor_contract::{Error, Result};
use kontor_store::{ListSpec, RowOp, Statement};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::approval::{Rates, Rules};
use crate::caller::Gate;
use crate::cx::{Change, Cx};
use crate::facts::{Recorded, write_event};
use crate::relay::Subscriber;
use crate::source::Source;
use crate::verify::Check;

/// A future that may wait for the database.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// An `async fn(&mut X, C) -> Result<T>`.
pub trait Handler<'a, X: 'a, C, T>: Send + Sync + 'static {
    /// Its future.
    type Running: Future<Output = Result<T>> + Send + 'a;
    /// Starts it.
    fn start(&self, cx: &'a mut X, request: C) -> Self::Running;
}

impl<'a, X: 'a, C, T, F, Running> Handler<'a, X, C, T> for F
where
    F: Fn(&'a mut X, C) -> Running + Send + Sync + 'static,
    Running: Future<Output = Result<T>> + Send + 'a,
{
    type Running = Running;
    fn start(&self, cx: &'a mut X, request: C) -> Running {
        self(cx, request)
    }
}

/// A change's handler, its type known.
pub(crate) trait TypedChange<C: ChangeCommand>: Send + Sync {
    fn handle<'a>(&'a self, cx: &'a mut Change, request: C) -> Boxed<'a, C::Answer>;
}

/// A change whose handler gives the answer.
struct Answered<F>(F);

impl<C: ChangeCommand, F> TypedChange<C> for Answered<F>
where
    F: for<'a> Handler<'a, Change, C, C::Answer>,
{
    fn handle<'a>(&'a self, cx: &'a mut Change, request: C) -> Boxed<'a, C::Answer> {
        Box::pin(self.0.start(cx, request))
    }
}

/// A decoded and validated call, ready to run, several times if need be.
pub(crate) trait Prepared<X>: Send + Sync {
    /// Runs it and gives the answer's JSON, or for a change that has a [`Show`] the JSON of what is to be shown.
    fn run<'a>(&'a self, cx: &'a mut X) -> Boxed<'a, String>;
}

/// Reads the answer of a change once it is durable, so that reading holds no writer.
pub(crate) trait Show: Send + Sync {
    /// The answer's JSON; `what` is the JSON that the change gave.
    fn show<'a>(&'a self, cx: &'a mut Cx, what: &'a str) -> Boxed<'a, String>;
}

/// Who asks and from where, for work before the transaction.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The session.
    pub token: Option<String>,
    /// Where the call comes from.
    pub source: Source,
}

/// Is told of every call that was answered, with its command's name and its session's token.
type Witness = Box<dyn Fn(App, String, String) -> Boxed<'static, ()> + Send + Sync>;

/// How a body becomes a [`Prepared`] call.
type Prepare<X> = Box<dyn Fn(App, Arc<str>, Asked) -> Boxed<'static, Arc<dyn Prepared<X>>> + Send + Sync>;

pub(crate) struct QueryRoute {
    pub(crate) spec: &'static CommandSpec,
    pub(crate) prepare: Prepare<Cx>,
    /// Whether its handler was seen to read with several statements, which must see one state of the book.
    pub(crate) several: AtomicBool,
}

pub(crate) struct ChangeRoute {
    pub(crate) spec: &'static CommandSpec,
    pub(crate) prepare: Prepare<Change>,
    /// Whether preparing is costly, so that permission is checked before it.
    pub(crate) costly: bool,
    /// How its answer is read after the commit, if it is.
    pub(crate) show: Option<Arc<dyn Show>>,
    typed: Box<dyn Any + Send + Sync>,
}

impl ChangeRoute {
    pub(crate) fn typed<C: ChangeCommand>(&self) -> Result<&Arc<dyn TypedChange<C>>> {
        self.typed.downcast_ref().ok_or_else(|| INTERNAL_BUG.with("what", format!("{} cannot be called from inside", C::NAME)))
    }
}

/// Decodes a body and does the work with the caller's token.
type Work = Box<dyn Fn(App, Arc<str>, String) -> Boxed<'static, String> + Send + Sync>;

/// A command that has no transaction of its own: it runs others.
pub(crate) struct TaskRoute {
    pub(crate) spec: &'static CommandSpec,
    pub(crate) work: Work,
}

/// Decodes an event's body and applies it.
type Replay = Box<dyn Fn(&str) -> Result<Vec<RowOp>> + Send + Sync>;

struct Applier {
    /// `fn(&E) -> Vec<RowOp>`.
    typed: Box<dyn Any + Send + Sync>,
    replay: Replay,
}

/// Everything the modules have registered.
#[derive(Default)]
pub struct Router {
    pub(crate) queries: HashMap<&'static str, QueryRoute>,
    pub(crate) changes: HashMap<&'static str, ChangeRoute>,
    pub(crate) tasks: HashMap<&'static str, TaskRoute>,
    appliers: HashMap<&'static str, Applier>,
    pub(crate) subscribers: Vec<Subscriber>,
    pub(crate) checks: Vec<Check>,
    pub(crate) gate: Option<Box<dyn Gate>>,
    pub(crate) rules: Option<Box<dyn Rules>>,
    pub(crate) rates: Option<Box<dyn Rates>>,
    pub(crate) witness: Option<Witness>,
    statements: Vec<&'static Statement>,
    lists: Vec<&'static ListSpec>,
}

struct Ready<C, F> {
    request: C,
    handler: F,
}

impl<C: QueryCommand, F> Prepared<Cx> for Ready<C, Arc<F>>
where
    F: for<'a> Handler<'a, Cx, C, C::Answer>,
{
    fn run<'a>(&'a self, cx: &'a mut Cx) -> Boxed<'a, String> {
        Box::pin(async move { encode(&self.handler.start(cx, self.request.clone()).await?) })
    }
}

struct ReadyChange<C: ChangeCommand> {
    request: C,
    handler: Arc<dyn TypedChange<C>>,
}

impl<C: ChangeCommand> Prepared<Change> for ReadyChange<C> {
    fn run<'a>(&'a self, cx: &'a mut Change) -> Boxed<'a, String> {
        Box::pin(async move { encode(&self.handler.handle(cx, self.request.clone()).await?) })
    }
}

struct ReadyWith<C, P, F> {
    request: C,
    prepared: P,
    handler: Arc<F>,
}

impl<C: ChangeCommand, P, F> Prepared<Change> for ReadyWith<C, P, F>
where
    P: Clone + Send + Sync + 'static,
    F: for<'a> Handler<'a, Change, (C, P), C::Answer>,
{
    fn run<'a>(&'a self, cx: &'a mut Change) -> Boxed<'a, String> {
        Box::pin(async move { encode(&self.handler.start(cx, (self.request.clone(), self.prepared.clone())).await?) })
    }
}

/// A change whose handler gives what is to be shown, and what shows it.
struct Shown<K, F, V> {
    handler: F,
    view: V,
    key: PhantomData<fn() -> K>,
}

impl<C: ChangeCommand, K, F, V> TypedChange<C> for Shown<K, F, V>
where
    K: Send + 'static,
    F: for<'a> Handler<'a, Change, C, K>,
    V: for<'a> Handler<'a, Cx, K, C::Answer>,
{
    fn handle<'a>(&'a self, cx: &'a mut Change, request: C) -> Boxed<'a, C::Answer> {
        Box::pin(async move {
            let key = self.handler.start(cx, request).await?;
            self.view.start(cx, key).await
        })
    }
}

/// The view alone, for after the commit.
struct View<C, K, F, V>(Arc<Shown<K, F, V>>, PhantomData<fn() -> C>);

impl<C: ChangeCommand, K, F, V> Show for View<C, K, F, V>
where
    K: DeserializeOwned + Send + 'static,
    F: for<'a> Handler<'a, Change, C, K>,
    V: for<'a> Handler<'a, Cx, K, C::Answer>,
{
    fn show<'a>(&'a self, cx: &'a mut Cx, what: &'a str) -> Boxed<'a, String> {
        Box::pin(async move {
            let key = serde_json::from_str(what).map_err(|error| INTERNAL_BUG.with("what", error))?;
            encode(&self.0.view.start(cx, key).await?)
        })
    }
}

struct ReadyShown<C, K, F, V> {
    request: C,
    shown: Arc<Shown<K, F, V>>,
}

impl<C: ChangeCommand, K, F, V> Prepared<Change> for ReadyShown<C, K, F, V>
where
    K: Serialize + Send + Sync + 'static,
    F: for<'a> Handler<'a, Change, C, K>,
    V: Send + Sync + 'static,
{
    fn run<'a>(&'a self, cx: &'a mut Change) -> Boxed<'a, String> {
        Box::pin(async move { encode(&self.shown.handler.start(cx, self.request.clone()).await?) })
    }
}

impl Router {
    /// Registers the handler of a query.
    pub fn query<C: QueryCommand, F>(&mut self, handler: F)
    where
        F: for<'a> Handler<'a, Cx, C, C::Answer>,
    {
        let handler = Arc::new(handler);
        let prepare: Prepare<Cx> = Box::new(move |_, body, _| {
            let handler = handler.clone();
            Box::pin(async move {
                let prepared: Arc<dyn Prepared<Cx>> = Arc::new(Ready { request: decode::<C>(&body)?, handler });
                Ok(prepared)
            })
        });
        self.queries.insert(C::NAME, QueryRoute { spec: spec::<C>(), prepare, several: AtomicBool::new(false) });
    }

    /// Registers the handler of a change.
    pub fn change<C: ChangeCommand, F>(&mut self, handler: F)
    where
        F: for<'a> Handler<'a, Change, C, C::Answer>,
    {
        let handler: Arc<dyn TypedChange<C>> = Arc::new(Answered(handler));
        let typed = Box::new(handler.clone());
        let prepare: Prepare<Change> = Box::new(move |_, body, _| {
            let handler = handler.clone();
            Box::pin(async move {
                let prepared: Arc<dyn Prepared<Change>> = Arc::new(ReadyChange { request: decode::<C>(&body)?, handler });
                Ok(prepared)
            })
        });
        self.changes.insert(C::NAME, ChangeRoute { spec: spec::<C>(), prepare, costly: false, show: None, typed });
    }

    /// Registers a change that answers with a view of what it made, usually by its id: the view is read when the change is
    /// durable, by a reader, so that the writer is free for the next call meanwhile.
    pub fn change_shown<C: ChangeCommand, K, F, V>(&mut self, handler: F, view: V)
    where
        K: Serialize + DeserializeOwned + Send + Sync + 'static,
        F: for<'a> Handler<'a, Change, C, K>,
        V: for<'a> Handler<'a, Cx, K, C::Answer>,
    {
        let shown = Arc::new(Shown { handler, view, key: PhantomData });
        let typed: Arc<dyn TypedChange<C>> = shown.clone();
        let show: Arc<dyn Show> = Arc::new(View::<C, K, F, V>(shown.clone(), PhantomData));
        let prepare: Prepare<Change> = Box::new(move |_, body, _| {
            let shown = shown.clone();
            Box::pin(async move {
                let prepared: Arc<dyn Prepared<Change>> = Arc::new(ReadyShown { request: decode::<C>(&body)?, shown });
                Ok(prepared)
            })
        });
        let route = ChangeRoute { spec: spec::<C>(), prepare, costly: false, show: Some(show), typed: Box::new(typed) };
        self.changes.insert(C::NAME, route);
    }

    /// Registers a change with costly work that must not hold the writer, such as hashing a password: `prepare` runs
    /// before the transaction, and its outcome goes to the handler beside the request.
    pub fn change_with<C: ChangeCommand, P, G, Running, F>(&mut self, prepare: G, handler: F)
    where
        P: Clone + Send + Sync + 'static,
        G: Fn(App, C) -> Running + Clone + Send + Sync + 'static,
        Running: Future<Output = Result<P>> + Send + 'static,
        F: for<'a> Handler<'a, Change, (C, P), C::Answer>,
    {
        self.change_from(move |app, _, request| prepare(app, request), handler);
    }

    /// As [`Router::change_with`], for work that depends on who asks and from where.
    pub fn change_from<C: ChangeCommand, P, G, Running, F>(&mut self, prepare: G, handler: F)
    where
        P: Clone + Send + Sync + 'static,
        G: Fn(App, Asked, C) -> Running + Clone + Send + Sync + 'static,
        Running: Future<Output = Result<P>> + Send + 'static,
        F: for<'a> Handler<'a, Change, (C, P), C::Answer>,
    {
        let handler = Arc::new(handler);
        let prepare: Prepare<Change> = Box::new(move |app, body, asked| {
            let (handler, prepare) = (handler.clone(), prepare.clone());
            Box::pin(async move {
                let request = decode::<C>(&body)?;
                let prepared = prepare(app, asked, request.clone()).await?;
                let ready: Arc<dyn Prepared<Change>> = Arc::new(ReadyWith { request, prepared, handler });
                Ok(ready)
            })
        });
        self.changes.insert(C::NAME, ChangeRoute { spec: spec::<C>(), prepare, costly: true, show: None, typed: Box::new(()) });
    }

    /// Registers a change that works through the application with its caller's token, such as an import: what it does is
    /// done by the commands it runs, each with its own permission. It answers for taking effect once by itself.
    pub fn task<C: ChangeCommand, F, Running>(&mut self, handler: F)
    where
        F: Fn(App, String, C) -> Running + Clone + Send + Sync + 'static,
        Running: Future<Output = Result<C::Answer>> + Send + 'static,
    {
        let work: Work = Box::new(move |app, body, token| {
            let handler = handler.clone();
            Box::pin(async move { encode(&handler(app, token, decode::<C>(&body)?).await?) })
        });
        self.tasks.insert(C::NAME, TaskRoute { spec: spec::<C>(), work });
    }

    /// Registers how an event changes rows. The function is pure: it sees the event and nothing else.
    pub fn event<E: Event>(&mut self, apply: fn(&E) -> Vec<RowOp>) {
        let replay = move |body: &str| {
            let event: E = serde_json::from_str(body)
                .map_err(|error| INTERNAL_BUG.with("what", format!("{} cannot be read: {error}", E::KIND)))?;
            Ok(apply(&event))
        };
        self.appliers.insert(E::KIND, Applier { typed: Box::new(apply), replay: Box::new(replay) });
    }

    /// Registers who turns tokens into callers.
    pub fn gate(&mut self, gate: impl Gate + 'static) {
        self.gate = Some(Box::new(gate));
    }

    /// Registers who is told of every call that a session was answered: what keeps sessions from falling idle.
    pub fn witness(&mut self, witness: impl Fn(App, String, String) -> Boxed<'static, ()> + Send + Sync + 'static) {
        self.witness = Some(Box::new(witness));
    }

    /// Registers a module's texts, for the tests that prepare and explain them.
    pub fn sql(&mut self, statements: &'static [&'static Statement], lists: &'static [&'static ListSpec]) {
        self.statements.extend(statements);
        self.lists.extend(lists);
    }

    /// Registers a subscriber of the relay.
    pub fn subscriber(&mut self, subscriber: Subscriber) {
        self.subscribers.push(subscriber);
    }

    /// Registers a check of `kontor verify`.
    pub fn check(&mut self, check: Check) {
        self.checks.push(check);
    }

    /// Every registered text: name and SQL, list forms included.
    pub fn texts(&self) -> Vec<(String, String)> {
        let statements = self.statements.iter().copied().chain(kontor_store::statements());
        let mut texts: Vec<_> = statements.map(|statement| (statement.name.to_owned(), statement.sql.to_owned())).collect();
        texts.extend(self.lists.iter().flat_map(|list| list.texts()));
        texts
    }

    /// Names of the registered commands, sorted.
    pub fn commands(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.queries.keys().chain(self.changes.keys()).chain(self.tasks.keys()).copied().collect();
        names.sort_unstable();
        names
    }

    /// Kinds of the events some module applies, sorted.
    pub fn events(&self) -> Vec<&'static str> {
        let mut kinds: Vec<_> = self.appliers.keys().copied().collect();
        kinds.sort_unstable();
        kinds
    }

    pub(crate) fn change_route(&self, name: &str) -> Result<&ChangeRoute> {
        self.changes.get(name).ok_or_else(|| CALL_UNKNOWN.with("name", name))
    }

    /// Applies an event that was just decided.
    pub(crate) fn apply_new<E: Event>(&self, event: &E) -> Result<(Vec<RowOp>, Recorded)> {
        let applier = self.appliers.get(E::KIND).ok_or_else(|| unknown_event(E::KIND))?;
        let apply: &fn(&E) -> Vec<RowOp> = applier.typed.downcast_ref().ok_or_else(|| unknown_event(E::KIND))?;
        Ok((apply(event), write_event(event)?))
    }

    /// Applies an event read from a fact; `body` has its personal texts attached again.
    pub(crate) fn apply_recorded(&self, kind: &str, body: &str) -> Result<Vec<RowOp>> {
        let applier = self.appliers.get(kind).ok_or_else(|| unknown_event(kind))?;
        (applier.replay)(body)
    }
}

fn unknown_event(kind: &str) -> Error {
    INTERNAL_BUG.with("what", format!("no module applies {kind}"))
}

fn spec<C: Command>() -> &'static CommandSpec {
    kontor_contract::commands()
        .find(|spec| spec.name == C::NAME)
        .expect("every command is declared by `commands!`, which lists it")
}

fn encode<T: serde::Serialize>(answer: &T) -> Result<String> {
    serde_json::to_string(answer).map_err(|error| INTERNAL_BUG.with("what", error))
}

fn decode<C: Command>(body: &str) -> Result<C> {
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let request: C = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        REQUEST_MALFORMED.with("reason", error.inner()).at(path)
    })?;
    deserializer.end().map_err(|error| REQUEST_MALFORMED.with("reason", error))?;
    request.validate().map_err(|report| {
        let mut error = REQUEST_INVALID
            .with("reason", report.iter().next().map(|(path, error)| format!("{path}: {error}")).unwrap_or_default());
        for (path, reason) in report.iter() {
            let params = [("reason".to_owned(), reason.to_string())].into();
            error.fields.push(FieldError { path: path.to_string(), code: REQUEST_INVALID.code.to_owned(), params });
        }
        error
    })?;
    Ok(request)
}
