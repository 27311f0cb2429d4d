//! The access log: written by the pipeline, beside the facts. What is sensitive is logged durably before its answer leaves;
//! refusals, and lists with addresses of people, are logged once and then counted, so that a script cannot fill the disk.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kontor_contract::access_log::{AccessKind, AccessRow, ListAccess, is_logged_each_time, sensitive, watched};
use kontor_contract::command::Command as _;
use kontor_contract::company::SwitchCompany;
use kontor_contract::identity::{CompanyId, SignIn, UserId};
use kontor_contract::list::Page;
use kontor_contract::oidc::SignInOidc;
use kontor_contract::row::{ColumnType, Value};
use kontor_contract::sign_in::SignInStep;
use kontor_contract::{Error, ErrorKind, Result, params};
use kontor_kernel::Instant;
use kontor_store::{ListColumn, ListSpec, RowOp, statements};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::app::{App, Call};
use crate::audit::with_days;
use crate::caller::Caller;
use crate::companies::COMPANIES;
use crate::cx::Cx;
use crate::router::Router;
use crate::source::Source;

/// Within it what is repeated is counted.
const WINDOW: Duration = Duration::from_secs(15 * 60);
/// Different ones within a window at most; whatever comes beyond is counted together. About 5 MB a day under attack.
const MAX_DIFFERENT: usize = 256;
/// What stands for the sources of refusals counted as one.
const MANY_SOURCES: &str = "*";
/// Letters of a source that are kept.
const MAX_SOURCE: usize = 120;
/// Where a request says what it is about, the first that it has.
const SUBJECTS: [&str; 3] = ["/user_id", "/id", "/doc_id"];
/// A refusal for want of a right.
const DENIED: &str = "denied.";

statements! { "platform.access_log";
    USER_OF_LOGIN = "select l.id from rpt_login l where l.login = $1";
    COMPANIES_OF_USER = "select distinct m.company_id from rpt_role_member m join rpt_company c on c.id = m.company_id \
        where m.user_id = $1 order by m.company_id";
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
    /// The company whose log it stands in. What somebody does of whom it is not known where they work stands in each company's.
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

/// What is counted: refusals, and readings that are not logged each time, of the last quarter of an hour.
#[derive(Debug, Default)]
pub(crate) struct Counted(Mutex<HashMap<AccessRecord, Count>>);

/// How often something was repeated since it was last written.
#[derive(Debug, Clone, Copy)]
struct Count {
    since: Instant,
    repeated_at: Instant,
    repeats: i64,
}

/// A line to be written.
#[derive(Debug, Clone)]
struct Line {
    record: AccessRecord,
    at: Instant,
    times: i64,
}

/// What is still told of something when too many different ones were counted: of strangers' refusals neither who nor from
/// where, as both can be made up; of readings not what about.
fn blurred(record: AccessRecord) -> AccessRecord {
    match record.kind {
        AccessKind::Read => AccessRecord { subject_id: None, ..record },
        _ => AccessRecord { user_id: None, subject_id: None, source: MANY_SOURCES.to_owned(), ..record },
    }
}

impl Counted {
    fn counts(&self) -> MutexGuard<'_, HashMap<AccessRecord, Count>> {
        // A count is whole after every step.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The line to be written if it is new; a repeat is counted.
    fn note(&self, mut record: AccessRecord, now: Instant) -> Option<Line> {
        let mut counts = self.counts();
        if !counts.contains_key(&record) && counts.len() >= MAX_DIFFERENT {
            record = blurred(record);
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

    /// Takes a first line back that could not be written, so that the next one is the first.
    fn forget(&self, record: &AccessRecord) {
        self.counts().remove(record);
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

fn who(caller: &Caller) -> Who {
    (caller.company.id.uuid(), Some(caller.user_id.uuid()))
}

/// What is kept of a call until it has been answered.
pub(crate) struct Watch {
    call: String,
    token: Option<String>,
    source: String,
    /// Why its every success is logged, if it is.
    kind: Option<AccessKind>,
    /// Whose session it came with, where the call may end it.
    holder: Option<Who>,
    /// The request of a call that is logged for what it asks.
    body: Option<String>,
}

impl Watch {
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn over(app: &App, call: &Call) -> Result<Self> {
        let kind = watched(&call.name);
        let may_end = matches!(kind, Some(AccessKind::SignOut | AccessKind::Lock | AccessKind::Credential));
        let told = kind.is_some() || !sensitive(&call.name).is_empty();
        Ok(Self {
            call: call.name.clone(),
            token: call.token.clone(),
            source: source_told(&call.source),
            kind,
            holder: if may_end { app.holder(call.token.clone()).await? } else { None },
            body: told.then(|| call.body.clone()),
        })
    }

    fn record(&self, kind: AccessKind, (company_id, user_id): Who) -> AccessRecord {
        let subject_id = self.body.as_deref().and_then(|body| SUBJECTS.iter().find_map(|pointer| id_at(body, pointer)));
        let (call, source) = (self.call.clone(), self.source.clone());
        AccessRecord { kind, company_id, user_id, call, code: String::new(), subject_id, source }
    }
}

fn source_told(source: &Source) -> String {
    source.told().unwrap_or_default().chars().take(MAX_SOURCE).collect()
}

fn text_at(json: &str, pointer: &str) -> Option<String> {
    let json: Json = serde_json::from_str(json).ok()?;
    json.pointer(pointer)?.as_str().map(str::to_owned)
}

fn id_at(json: &str, pointer: &str) -> Option<Uuid> {
    Uuid::parse_str(&text_at(json, pointer)?).ok()
}

impl App {
    /// Writes an entry of the access log and waits until it is durable.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn log_access(&self, record: AccessRecord) -> Result<()> {
        self.write_lines(vec![Line { record, at: self.now(), times: 1 }]).await
    }

    /// Writes that a program without a session takes data out: a line in the log of the company they are of, or of every one.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn log_export(&self, call: &str, of: Option<CompanyId>, source: &Source) -> Result<()> {
        let mut companies: Vec<(Uuid,)> = self.read(None, async |cx: &mut Cx| cx.rows(&COMPANIES, Vec::new()).await).await?;
        companies.retain(|(company_id,)| of.is_none_or(|of| of.uuid() == *company_id));
        let line = |(company_id,): (Uuid,)| {
            let (call, source) = (call.to_owned(), source_told(source));
            let (user_id, subject_id, code) = (None, None, String::new());
            let record = AccessRecord { kind: AccessKind::Export, company_id, user_id, call, code, subject_id, source };
            Line { record, at: self.now(), times: 1 }
        };
        self.write_lines(companies.into_iter().map(line).collect()).await
    }

    /// Writes how often something was repeated: where the quarter of an hour is over, or with `all` everything, as whoever
    /// reads the log wants it.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub async fn write_counted(&self, all: bool) -> Result<()> {
        let due = self.shared().counted.due(self.now(), all);
        if due.is_empty() { Ok(()) } else { self.write_lines(due).await }
    }

    async fn write_lines(&self, lines: Vec<Line>) -> Result<()> {
        self.write_local(lines.into_iter().map(|line| self.row(line)).collect()).await
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
    pub async fn log_refused_call(&self, call: &Call, error: &Error) {
        let logged = match Watch::over(self, call).await {
            Ok(watch) => self.log_refused(watch, error).await,
            Err(failure) => Err(failure),
        };
        if let Err(failure) = logged {
            tracing::warn!(%failure, "a refusal could not be logged");
        }
    }

    /// Logs what must be of a call that was answered. An answer that must be logged and cannot be does not leave.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn log_answered(&self, watch: Watch, answer: &str, caller: Option<&Caller>) -> Result<()> {
        match (watch.kind, caller) {
            (Some(kind), _) => match self.who_acted(kind, &watch, answer, caller).await? {
                Some(who) => self.log_access(watch.record(kind, who)).await,
                None => Ok(()),
            },
            (None, Some(caller)) => self.log_reading(watch, caller).await,
            (None, None) => Ok(()),
        }
    }

    async fn who_acted(&self, kind: AccessKind, watch: &Watch, answer: &str, caller: Option<&Caller>) -> Result<Option<Who>> {
        if kind == AccessKind::SignIn && [SignIn::NAME, SwitchCompany::NAME].contains(&watch.call.as_str()) {
            return Ok(who_signed_in(answer));
        }
        // The way somebody came is told where a code is still asked for too: the code's line does not say it.
        if kind == AccessKind::SignIn && watch.call == SignInOidc::NAME {
            return Ok(who_came(answer));
        }
        // The code was the last thing asked for; otherwise the session still belongs to nobody.
        if kind == AccessKind::SignIn && !is_open(answer) {
            return Ok(None);
        }
        let known = watch.holder.or(caller.map(who));
        if known.is_some() { Ok(known) } else { self.holder(watch.token.clone()).await }
    }

    /// Logs that somebody was shown sensitive fields, unless their roles hide them.
    async fn log_reading(&self, watch: Watch, caller: &Caller) -> Result<()> {
        let mut shown = sensitive(&watch.call).to_vec();
        shown.retain(|class| !caller.is_hidden(*class));
        if shown.is_empty() {
            return Ok(());
        }
        let each_time = shown.into_iter().any(is_logged_each_time);
        let record = watch.record(AccessKind::Read, who(caller));
        if each_time {
            return self.log_access(record).await;
        }
        let Some(line) = self.shared().counted.note(record, self.now()) else { return Ok(()) };
        let written = self.write_lines(vec![line.clone()]).await;
        if written.is_err() {
            self.shared().counted.forget(&line.record);
        }
        written
    }

    /// Logs a refusal that says something of whoever was refused.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn log_refused(&self, watch: Watch, error: &Error) -> Result<()> {
        // Who cannot go to another company has not tried to sign in.
        let signs_in = watch.kind == Some(AccessKind::SignIn) && watch.call != SwitchCompany::NAME;
        let (kind, whose) = if error.kind == ErrorKind::Denied && signs_in {
            let holder = if watch.call == SignIn::NAME { None } else { self.holder(watch.token.clone()).await? };
            let whose = match holder {
                Some(who) => vec![who],
                None => self.who_tried(watch.body.as_deref()).await?,
            };
            (AccessKind::SignInFailed, whose)
        } else if error.kind == ErrorKind::Denied && watch.kind == Some(AccessKind::Credential) && watch.holder.is_some() {
            (AccessKind::Denied, watch.holder.into_iter().collect())
        } else if error.code.starts_with(DENIED) {
            let whose = match self.holder(watch.token.clone()).await? {
                Some(who) => vec![who],
                None => self.nobody().await?,
            };
            (AccessKind::Denied, whose)
        } else {
            return Ok(());
        };
        // A book without a company has nobody to read a log.
        let record = |who: Who| AccessRecord { code: error.code.clone(), ..watch.record(kind, who) };
        let new = whose.into_iter().filter_map(|who| self.shared().counted.note(record(who), self.now()));
        let lines: Vec<Line> = new.collect();
        if lines.is_empty() { Ok(()) } else { self.write_lines(lines).await }
    }

    /// The user of a session and the company they work in, whatever it still waits for.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn holder_of(&self, token: &str) -> Result<Option<(UserId, CompanyId)>> {
        let token = token.to_owned();
        self.read(None, async move |cx: &mut Cx| {
            let shared = cx.shared.clone();
            match &shared.router.gate {
                Some(gate) => gate.holder(cx, &token).await,
                None => Ok(None),
            }
        })
        .await
    }

    async fn holder(&self, token: Option<String>) -> Result<Option<Who>> {
        let Some(token) = token else { return Ok(None) };
        let holder = self.holder_of(&token).await?;
        Ok(holder.map(|(user_id, company_id)| (company_id.uuid(), Some(user_id.uuid()))))
    }

    /// Somebody the book does not know, in the log of every company.
    async fn nobody(&self) -> Result<Vec<Who>> {
        let companies: Vec<(Uuid,)> = self.read(None, async |cx: &mut Cx| cx.rows(&COMPANIES, Vec::new()).await).await?;
        Ok(companies.into_iter().map(|(company,)| (company, None)).collect())
    }

    /// Whose name was tried, in the log of every company they work in, if the book knows it.
    async fn who_tried(&self, body: Option<&str>) -> Result<Vec<Who>> {
        let login = body.and_then(|body| text_at(body, "/login")).unwrap_or_default().trim().to_lowercase();
        let found = self.read(None, async move |cx: &mut Cx| {
            let Some((user,)) = cx.find::<(Uuid,)>(&USER_OF_LOGIN, params![login]).await? else { return Ok(Vec::new()) };
            let companies: Vec<(Uuid,)> = cx.rows(&COMPANIES_OF_USER, params![user]).await?;
            Ok(companies.into_iter().map(|(company,)| (company, Some(user))).collect::<Vec<Who>>())
        });
        let found = found.await?;
        if found.is_empty() { self.nobody().await } else { Ok(found) }
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
        let refusals = Counted::default();
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
    fn a_first_line_that_was_not_written_is_not_counted() {
        let counted = Counted::default();
        let now = Instant::from_micros(0);
        let first = counted.note(record("a"), now).expect("new");
        counted.forget(&first.record);
        assert!(counted.note(record("a"), now).is_some(), "the next one is the first");
    }

    #[test]
    fn many_readings_still_say_whose_they_are() {
        let counted = Counted::default();
        let now = Instant::from_micros(0);
        let read =
            |subject: u128| AccessRecord { kind: AccessKind::Read, subject_id: Some(Uuid::from_u128(subject)), ..record("a") };
        let written = (0..1_000).filter_map(|subject| counted.note(read(subject), now)).count();
        assert_eq!(written, MAX_DIFFERENT + 1);
        assert!(counted.due(now, true).iter().all(|line| line.record.user_id.is_some() && line.record.source == "a"));
    }

    #[test]
    fn refusals_from_everywhere_take_no_more_than_so_much_memory() {
        let refusals = Counted::default();
        let now = Instant::from_micros(0);
        let written = (0..100_000).filter(|at| refusals.note(record(&at.to_string()), now).is_some()).count();
        assert!(written <= MAX_DIFFERENT + 1, "{written}");
        assert!(refusals.counts().len() <= MAX_DIFFERENT + 1);
        let counted: i64 = refusals.due(now, true).iter().map(|line| line.times).sum();
        assert_eq!(counted + i64::try_from(written).unwrap(), 100_000, "none is lost");
    }
}
