//! The access log: written by the pipeline, beside the facts. What is sensitive is logged durably before its answer leaves;
//! refusals are logged once and then counted, so that a script cannot fill the disk.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kontor_contract::access_log::{AccessKind, AccessRow, ListAccess, watched};
use kontor_contract::command::{Access, Command as _};
use kontor_contract::identity::SignIn;
use kontor_contract::list::Page;
use kontor_contract::oidc::SignInOidc;
use kontor_contract::row::{ColumnType, Value};
use kontor_contract::sign_in::SignInStep;
use kontor_contract::{Error, ErrorKind, Result, params};
use kontor_kernel::Instant;
use kontor_store::{Done, ListColumn, ListSpec, RowOp, Tx, statements};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::app::{App, Call};
use crate::audit::with_days;
use crate::cx::{Change, Cx};
use crate::router::Router;

/// Within it a refusal that is repeated is counted.
const WINDOW: Duration = Duration::from_secs(15 * 60);
/// Different refusals within a window at most; whatever comes beyond is counted as one. About 5 MB a day under attack.
const MAX_DIFFERENT: usize = 256;
/// What stands for the sources of refusals counted as one.
const MANY_SOURCES: &str = "*";
/// Letters of a source that are kept.
const MAX_SOURCE: usize = 120;
/// A refusal for want of a right.
const DENIED: &str = "denied.";

statements! { "platform.access";
    USER_OF_LOGIN = "select l.id from rpt_login l where l.login = $1";
    COMPANY_OF_USER = "select m.company_id from rpt_role_member m where m.user_id = $1 order by m.company_id limit 1";
    FIRST_COMPANY = "select c.id from rpt_company c order by c.id limit 1";
}

static LISTS: &[&ListSpec] = &[&ACCESS];

static ACCESS: ListSpec = ListSpec {
    name: "audit.access",
    columns: "a.id, a.at, a.kind, a.user_id, coalesce(u.name, '') as user, a.call, a.code, a.subject_id, a.times, a.source",
    from: "access_log a left join rpt_user u on u.id = a.user_id where {scope:a}",
    fields: &[
        ListColumn { name: "at", sql: "a.at", column_type: ColumnType::Int, sortable: true },
        ListColumn { name: "user_id", sql: "a.user_id", column_type: ColumnType::Id, sortable: false },
        ListColumn { name: "kind", sql: "a.kind", column_type: ColumnType::Text, sortable: false },
        ListColumn { name: "call", sql: "a.call", column_type: ColumnType::Text, sortable: false },
    ],
    key: "a.id",
    order: "-at",
    text: &[],
    words: None,
    always: &[],
};

/// Registers the query.
pub fn register(router: &mut Router) {
    router.query(list);
    router.sql(ALL, LISTS);
}

async fn list(cx: &mut Cx, mut request: ListAccess) -> Result<Page<AccessRow>> {
    with_days(&mut request.0.filter)?;
    cx.page(&ACCESS, &request).await
}

/// What the access log is told. It has no place for names, amounts or texts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AccessRecord {
    /// What happened.
    pub kind: AccessKind,
    /// The company whose log it stands in: the user's, or of somebody unknown the book's first.
    pub company_id: Uuid,
    /// Who.
    pub user_id: Option<Uuid>,
    /// The command.
    pub call: String,
    /// Why it was refused; empty if it was not.
    pub code: String,
    /// What it was about.
    pub subject_id: Option<Uuid>,
    /// From where.
    pub source: String,
}

/// Refusals of the last quarter of an hour, counted.
#[derive(Debug, Default)]
pub(crate) struct Refusals(Mutex<HashMap<AccessRecord, Count>>);

/// How often a refusal was repeated since it was last written.
#[derive(Debug, Clone, Copy)]
struct Count {
    since: Instant,
    repeated_at: Instant,
    repeats: i64,
}

/// A line to be written.
struct Line {
    record: AccessRecord,
    at: Instant,
    times: i64,
}

impl Refusals {
    fn counts(&self) -> MutexGuard<'_, HashMap<AccessRecord, Count>> {
        // A count is whole after every step.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a refusal is new and so to be written; a repeat is counted.
    fn note(&self, mut record: AccessRecord, now: Instant) -> Option<Line> {
        let mut counts = self.counts();
        if !counts.contains_key(&record) && counts.len() >= MAX_DIFFERENT {
            record = AccessRecord { user_id: None, subject_id: None, source: MANY_SOURCES.to_owned(), ..record };
        }
        if let Some(count) = counts.get_mut(&record) {
            if count.repeats == 0 {
                count.repeated_at = now;
            }
            count.repeats += 1;
            return None;
        }
        counts.insert(record.clone(), Count { since: now, repeated_at: now, repeats: 0 });
        Some(Line { record, at: now, times: 1 })
    }

    /// Repeats to be written: of windows that ended, or all. Windows that ended are forgotten.
    fn due(&self, now: Instant, all: bool) -> Vec<Line> {
        let mut counts = self.counts();
        let mut due = Vec::new();
        counts.retain(|record, count| {
            let over = now.since(count.since) >= WINDOW;
            if (all || over) && count.repeats > 0 {
                due.push(Line { record: record.clone(), at: count.repeated_at, times: count.repeats });
                count.repeats = 0;
            }
            !over
        });
        due
    }
}

/// The company whose log it stands in, and the user.
type Who = (Uuid, Option<Uuid>);

/// What is kept of a call until it has been answered.
pub(crate) struct Watch {
    call: String,
    token: Option<String>,
    source: String,
    /// The request of a call that is watched for what it asks.
    body: Option<String>,
}

impl Watch {
    pub(crate) fn over(call: &Call) -> Self {
        let source = call.source.told().unwrap_or_default();
        Self {
            call: call.name.clone(),
            token: call.token.clone(),
            source: source.chars().take(MAX_SOURCE).collect(),
            body: watched(&call.name).map(|_| call.body.clone()),
        }
    }

    fn record(self, kind: AccessKind, (company_id, user_id): Who) -> AccessRecord {
        let subject_id = self.body.as_deref().and_then(|body| id_at(body, "/id"));
        let Self { call, source, .. } = self;
        AccessRecord { kind, company_id, user_id, call, code: String::new(), subject_id, source }
    }
}

fn text_at(json: &str, pointer: &str) -> Option<String> {
    let json: Json = serde_json::from_str(json).ok()?;
    json.pointer(pointer)?.as_str().map(str::to_owned)
}

fn id_at(json: &str, pointer: &str) -> Option<Uuid> {
    Uuid::parse_str(&text_at(json, pointer)?).ok()
}

impl Change {
    /// Writes an entry of the access log with this change: what a company's user did with sessions and passwords, and to whom
    /// if not to themselves.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn log_access(
        &mut self,
        kind: AccessKind,
        (company_id, user_id): (Uuid, Uuid),
        subject_id: Option<Uuid>,
    ) -> Result<()> {
        let source = self.source().told().unwrap_or_default().chars().take(MAX_SOURCE).collect();
        let call = self.name.to_owned();
        let record = AccessRecord { kind, company_id, user_id: Some(user_id), call, code: String::new(), subject_id, source };
        let row = self.app().row(Line { record, at: self.now(), times: 1 });
        self.local(row).await
    }
}

impl App {
    /// Writes an entry of the access log and waits until it is durable.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn log_access(&self, record: AccessRecord) -> Result<()> {
        self.write_lines(vec![Line { record, at: self.now(), times: 1 }]).await
    }

    /// Writes how often refusals were repeated: those whose quarter of an hour is over, or with `all` every one, as whoever
    /// reads the log wants it.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn write_refusals(&self, all: bool) -> Result<()> {
        let due = self.shared().refusals.due(self.now(), all);
        if due.is_empty() { Ok(()) } else { self.write_lines(due).await }
    }

    async fn write_lines(&self, lines: Vec<Line>) -> Result<()> {
        let ops: Vec<RowOp> = lines.into_iter().map(|line| self.row(line)).collect();
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
        self.db().write(kontor_store::Scope::Book, write).await
    }

    fn row(&self, line: Line) -> RowOp {
        let Line { record, at, times } = line;
        let nullable = |id: Option<Uuid>| id.map_or(Value::Null(ColumnType::Id), Value::Id);
        let values = vec![
            Value::Id(self.shared().ids.next()),
            Value::Id(record.company_id),
            nullable(record.user_id),
            Value::Int(at.micros()),
            Value::Text(record.kind.as_str().to_owned()),
            Value::Text(record.call),
            Value::Text(record.code),
            nullable(record.subject_id),
            Value::Int(times),
            Value::Text(record.source),
        ];
        RowOp::Insert { table: "access_log", values }
    }

    /// Logs that a call was refused before it could be made: a sign-in that failed on its way.
    pub async fn log_refused(&self, call: &Call, error: &Error) {
        if let Err(failure) = self.refused(Watch::over(call), error).await {
            tracing::warn!(%failure, "a refusal could not be logged");
        }
    }

    /// Logs what must be of a call that was answered. An answer that must be logged and cannot be does not leave.
    pub(crate) async fn watched(&self, watch: Watch, outcome: Result<String>) -> Result<String> {
        match outcome {
            Ok(answer) => {
                if let Some(kind) = watched(&watch.call) {
                    let who = match kind {
                        AccessKind::SignIn if watch.call == SignIn::NAME => who_signed_in(&answer),
                        // The way somebody came is told where a code is still asked for too: the code's line does not say it.
                        AccessKind::SignIn if watch.call == SignInOidc::NAME => who_came(&answer),
                        // The code was the last thing asked for; otherwise the session still belongs to nobody.
                        AccessKind::SignIn if !is_open(&answer) => None,
                        _ => Some(self.who(watch.token.clone()).await?),
                    };
                    if let Some(who) = who {
                        self.log_access(watch.record(kind, who)).await?;
                    }
                }
                Ok(answer)
            }
            Err(error) => {
                // Whoever is refused hears why, even if the log cannot be written.
                if let Err(failure) = self.refused(watch, &error).await {
                    tracing::warn!(%failure, "a refusal could not be logged");
                }
                Err(error)
            }
        }
    }

    async fn refused(&self, watch: Watch, error: &Error) -> Result<()> {
        let signs_in = watched(&watch.call) == Some(AccessKind::SignIn);
        let (kind, who) = if error.kind == ErrorKind::Denied && signs_in {
            (AccessKind::SignInFailed, self.who_tried(watch.body.as_deref()).await?)
        } else if error.code.starts_with(DENIED) && watch.token.is_some() {
            (AccessKind::Denied, Some(self.who(watch.token.clone()).await?))
        } else if error.code.starts_with(DENIED) {
            (AccessKind::Denied, self.nobody().await?)
        } else {
            return Ok(());
        };
        // A book without a company has nobody to read a log.
        let Some(who) = who else { return Ok(()) };
        let record = AccessRecord { code: error.code.clone(), ..watch.record(kind, who) };
        match self.shared().refusals.note(record, self.now()) {
            Some(line) => self.write_lines(vec![line]).await,
            None => Ok(()),
        }
    }

    /// The company and the user behind a token.
    async fn who(&self, token: Option<String>) -> Result<Who> {
        let caller = self.read(token, async |cx: &mut Cx| {
            cx.admit(Access::SignedIn).await?;
            cx.caller().map(|caller| (caller.company.id.uuid(), Some(caller.user_id.uuid())))
        });
        caller.await
    }

    /// Somebody the book does not know, in the log of its first company.
    async fn nobody(&self) -> Result<Option<Who>> {
        let first = self.read(None, async |cx: &mut Cx| cx.find::<(Uuid,)>(&FIRST_COMPANY, Vec::new()).await);
        Ok(first.await?.map(|(company,)| (company, None)))
    }

    /// Whose name was tried, if the book knows it.
    async fn who_tried(&self, body: Option<&str>) -> Result<Option<Who>> {
        let login = body.and_then(|body| text_at(body, "/login")).unwrap_or_default().trim().to_lowercase();
        let found = self.read(None, async move |cx: &mut Cx| {
            let Some((user,)) = cx.find::<(Uuid,)>(&USER_OF_LOGIN, params![login]).await? else { return Ok(None) };
            let company: Option<(Uuid,)> = cx.find(&COMPANY_OF_USER, params![user]).await?;
            Ok(company.map(|(company,)| (company, Some(user))))
        });
        match found.await? {
            Some(who) => Ok(Some(who)),
            None => self.nobody().await,
        }
    }
}

/// Whether a step of a sign-in was its last.
fn is_open(answer: &str) -> bool {
    text_at(answer, "/step").as_deref() == Some(SignInStep::Open.as_str())
}

/// The company and the user of a session that was just opened; nobody yet where a second factor is still asked for.
fn who_signed_in(answer: &str) -> Option<Who> {
    if text_at(answer, "/step").as_deref() == Some(SignInStep::Code.as_str()) {
        return None;
    }
    who_came(answer)
}

/// The company and the user a sign-in is for.
fn who_came(answer: &str) -> Option<Who> {
    let user = id_at(answer, "/session/user_id")?;
    Some((id_at(answer, "/session/company/id")?, Some(user)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(source: &str) -> AccessRecord {
        AccessRecord {
            kind: AccessKind::Denied,
            company_id: Uuid::from_u128(1),
            user_id: Some(Uuid::from_u128(2)),
            call: "x.y.z".into(),
            code: "denied.permission".into(),
            subject_id: None,
            source: source.into(),
        }
    }

    #[test]
    fn a_refusal_is_written_once_and_its_repeats_are_counted() {
        let refusals = Refusals::default();
        let start = Instant::from_micros(0);
        let later = start.saturating_add(Duration::from_secs(60));
        assert_eq!(refusals.note(record("a"), start).map(|line| line.times), Some(1));
        for _ in 0..1_000 {
            assert!(refusals.note(record("a"), later).is_none());
        }
        assert!(refusals.due(later, false).is_empty(), "the quarter of an hour is not over");
        let due = refusals.due(start.saturating_add(WINDOW), false);
        assert_eq!(due.iter().map(|line| (line.at, line.times)).collect::<Vec<_>>(), [(later, 1_000)]);
        assert!(refusals.note(record("a"), later).is_some(), "a new window begins");
    }

    #[test]
    fn refusals_from_everywhere_take_no_more_than_so_much_memory() {
        let refusals = Refusals::default();
        let now = Instant::from_micros(0);
        let written = (0..100_000).filter(|at| refusals.note(record(&at.to_string()), now).is_some()).count();
        assert!(written <= MAX_DIFFERENT + 1, "{written}");
        assert!(refusals.counts().len() <= MAX_DIFFERENT + 1);
        let counted: i64 = refusals.due(now, true).iter().map(|line| line.times).sum();
        assert_eq!(counted + i64::try_from(written).unwrap(), 100_000, "none is lost");
    }
}
