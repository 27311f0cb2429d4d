//! `kontor verify`: the book's invariants from raw rows and facts, independent of stored balances.
//!
//! Everything is read from one state of the book, so that nobody's work meanwhile looks like damage, and page by page.

mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use kontor_contract::Result;
use kontor_contract::audit::KnownBy;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::integrity::finding as told;
use kontor_contract::integrity::{Anchor, BrokenFact, CheckReport, Finding, FindingCode, VerifyReport};
use kontor_contract::row::{ColumnType, Value};
use kontor_store::{Dialect, Fact, Head, Identity, Position, Rebuild, RowOp, SealedFact, statements, unprotected};
use uuid::Uuid;

use crate::app::App;
use crate::archive;
use crate::audit::tell_names;
use crate::cx::Cx;
use crate::facts::{Envelope, attach_event, blob_hash, blob_hashes, fact_ops, hex, read_body, read_envelope, unreadable};
use crate::integrity::{check_anchors, check_signatures};
use crate::router::{Boxed, Router};
use crate::signing::Outside;

/// Facts read at a time.
const BATCH: i64 = 500;
/// Personal texts asked for at a time.
const TEXTS_AT_ONCE: usize = 200;
/// How often, and after how long, it is asked whether every fact has its seal; the sealer needs a moment.
const SEAL_TRIES: u32 = 100;
const SEAL_WAIT: Duration = Duration::from_millis(20);
/// What stands for a fact or a row that is not known.
pub(crate) const UNKNOWN: &str = "?";
/// Problems named per check; the count says how many more.
pub(crate) const MAX_PROBLEMS: usize = 20;
/// The engine's own check of an SQLite file, which names as many problems as are kept.
const FILE_CHECK: &str = "pragma integrity_check(20)";

statements! { "platform.verify";
    BLOBS = "select hash, salt, bytes from blob where hash > $1 order by hash limit 500";
    TEXTS = "select b.hash, b.bytes from blob b where b.hash in ({list})";
    FACT = "select s.epoch, s.seq, f.envelope from fact f left join fact_seal s on s.fact_no = f.fact_no where f.fact_no = $1";
    UNSEALED = "select f.fact_no, f.id, f.hlc, f.envelope, f.body from fact f \
        where not exists (select 1 from fact_seal s where s.fact_no = f.fact_no) order by f.hlc, f.fact_no limit 1000";
    NEWEST_UNSEALED = "select count(*) from fact f where f.fact_no > (select coalesce(max(fact_no), 0) - 10000 from fact) \
        and not exists (select 1 from fact_seal s where s.fact_no = f.fact_no)";
    SEALS_WITHOUT_FACT = "select count(*) from fact_seal s where not exists (select 1 from fact f where f.fact_no = s.fact_no)";
}

/// Registers the texts.
pub(crate) fn register(router: &mut Router) {
    router.sql(ALL, &[]);
}

/// What one check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckOutcome {
    /// How many things were looked at.
    pub checked: u64,
    /// What is wrong.
    pub problems: Vec<Finding>,
}

impl CheckOutcome {
    /// Looks at one more thing, which is wrong if there is a problem.
    pub fn look(&mut self, problem: Option<Finding>) {
        self.checked += 1;
        self.problems.extend(problem);
    }
}

/// As [`CheckOutcome`], of things of which there may be millions: the first problems and the count of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    checked: u64,
    wrong: u64,
    problems: Vec<Finding>,
}

impl Tally {
    /// Looks at one more thing, which is wrong if there is a problem.
    pub(crate) fn look(&mut self, problem: Option<Finding>) {
        self.checked += 1;
        problem.into_iter().for_each(|problem| self.wrong(problem));
    }

    /// Something is wrong that was not looked for.
    pub(crate) fn wrong(&mut self, problem: Finding) {
        self.wrong += 1;
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        }
    }

    fn report(self, id: &str, about: FindingCode) -> CheckReport {
        let Self { checked, wrong, problems } = self;
        CheckReport { id: id.to_owned(), about: about.told(), checked, wrong, problems }
    }
}

/// How an invariant is looked at.
pub type Look = Box<dyn for<'a> Fn(&'a mut Cx) -> Boxed<'a, CheckOutcome> + Send + Sync>;

/// One invariant, as a module checks it.
pub struct Check {
    /// Its name in the domain rules, `V1` to `V14`.
    pub id: &'static str,
    /// What it says.
    pub about: FindingCode,
    /// Looks.
    pub run: Look,
}

impl App {
    /// Checks every invariant.
    ///
    /// # Errors
    /// `unavailable.*`; what is wrong with the book stands in the report.
    pub async fn verify(&self) -> Result<VerifyReport> {
        self.verify_against(&[]).await
    }

    /// Checks every invariant, and that the book still holds the heads of anchors kept elsewhere.
    ///
    /// # Errors
    /// `unavailable.*`; what is wrong with the book stands in the report.
    pub async fn verify_against(&self, anchors: &[Anchor]) -> Result<VerifyReport> {
        let outside = self.outside().await;
        self.read_settled(async |cx: &mut Cx| look(cx, anchors, &outside).await).await
    }

    /// As [`App::read_at_once`], of a state in which every fact has its seal. On Postgres facts are sealed a moment after they
    /// are committed: those who write wait until that is done and the snapshot is taken.
    ///
    /// # Errors
    /// Those of `work`, and `unavailable.*`.
    pub async fn read_settled<T>(&self, work: impl AsyncFnOnce(&mut Cx) -> Result<T>) -> Result<T> {
        let pause = self.db().pause().await?;
        for _ in 0..SEAL_TRIES {
            if pause.is_none() || self.read(None, newest_unsealed).await? == 0 {
                break;
            }
            tokio::time::sleep(SEAL_WAIT).await;
        }
        self.read_at_once(async move |cx: &mut Cx| {
            // The first statement takes the snapshot. A fact that has no seal even now is a matter for the report.
            newest_unsealed(cx).await?;
            drop(pause);
            work(cx).await
        })
        .await
    }

    /// What a sealed fact does to rows.
    ///
    /// # Errors
    /// `unavailable.*`; `internal.bug` for a fact no module knows.
    pub async fn operations_of(&self, fact: &SealedFact) -> Result<Vec<RowOp>> {
        let all = self.operations_of_all(std::slice::from_ref(fact)).await?;
        Ok(all.into_iter().flatten().collect())
    }

    /// Fills tables that came with a later structure than the one this book's facts were made under, from the facts. Gives how
    /// many rows that were.
    ///
    /// # Errors
    /// `unavailable.*`; `internal.bug` for a fact no module knows.
    pub async fn fill_from_facts(&self) -> Result<u64> {
        let mut rebuild = Rebuild::start()?;
        let mut after = Position::default();
        loop {
            let facts = self.db().sealed_from(after, BATCH).await?;
            let Some(last) = facts.last() else { break };
            after = Position { epoch: last.epoch, seq: last.seq };
            let texts = self.texts_of(&facts).await?;
            for fact in &facts {
                self.apply_to(&mut rebuild, fact, &texts)?;
            }
        }
        rebuild.fill_empty(self.db()).await
    }

    /// As [`App::operations_of`], for many facts at once.
    ///
    /// # Errors
    /// As there.
    pub async fn operations_of_all(&self, facts: &[SealedFact]) -> Result<Vec<Vec<RowOp>>> {
        let texts = self.texts_of(facts).await?;
        facts.iter().map(|fact| self.operations(fact, &texts)).collect()
    }

    async fn texts_of(&self, facts: &[SealedFact]) -> Result<Texts> {
        self.read(None, async |cx: &mut Cx| texts_of(cx, facts).await).await
    }

    fn operations(&self, fact: &SealedFact, texts: &Texts) -> Result<Vec<RowOp>> {
        let envelope = read_envelope(fact)?;
        if envelope.hlc != fact.hlc {
            return Err(unreadable(format!("its clock is {}, its envelope says {}", fact.hlc, envelope.hlc)));
        }
        let mut ops = Vec::new();
        for event in read_body(&fact.body)? {
            let body = attach_event(event.body.get(), &|hash| texts.get(hash).cloned().flatten())?;
            ops.extend(self.router().apply_recorded(&event.kind, &body)?);
        }
        ops.extend(fact_ops(fact.id, &envelope, &fact.body));
        Ok(ops)
    }

    fn apply_to(&self, rebuild: &mut Rebuild, fact: &SealedFact, texts: &Texts) -> Result<()> {
        // What was changed past the app may say what no maker would have said, and `apply` may rely on its maker.
        let ops = std::panic::catch_unwind(AssertUnwindSafe(|| self.operations(fact, texts)));
        let ops = ops.unwrap_or_else(|_| Err(INTERNAL_BUG.with("what", "what it says is impossible")))?;
        rebuild.apply(fact.fact_no, ops)
    }
}

async fn newest_unsealed(cx: &mut Cx) -> Result<i64> {
    cx.value(&NEWEST_UNSEALED, Vec::new()).await
}

/// Looks at everything in one state of the book, as [`App::read_settled`] reads it.
///
/// # Errors
/// `unavailable.*`; what is wrong with the book stands in the report.
pub async fn look(cx: &mut Cx, anchors: &[Anchor], outside: &Outside) -> Result<VerifyReport> {
    let app = cx.app();
    let mut checks = Vec::new();
    for check in &app.router().checks {
        let outcome = (check.run)(cx).await?;
        checks.push(report(check.id, check.about, outcome));
    }
    if let Some(outcome) = check_file(cx).await? {
        checks.push(report("V13", told::CHECK_FILE, outcome));
    }
    let chains = archive::chains(cx).await?;
    let mut replayed = Replayed::default();
    replay(cx, &app, &chains, &mut replayed).await?;
    let signed = check_signatures(cx, &chains, outside).await?;
    checks.push(replayed.chain.report("V13", told::CHECK_CHAIN));
    checks.push(replayed.rebuilt.report("V13", told::CHECK_ROWS));
    checks.push(signed.keys.report("V13", told::CHECK_KEYS));
    checks.push(signed.heads.report("V13", told::CHECK_HEADS));
    checks.push(signed.outside.report("V13", told::CHECK_OWN_HEADS));
    let mut broken: BTreeSet<i64> = [replayed.broken, signed.broken].into_iter().flatten().collect();
    if !anchors.is_empty() {
        let (held, lost) = check_anchors(cx, anchors).await?;
        checks.push(held.report("V13", told::CHECK_ANCHORS));
        broken.extend(lost);
    }
    let mut notes = signed.notes;
    let erased = check_blobs(cx, &mut replayed.texts).await?;
    if erased > 0 {
        notes.push(told::NOTED_TEXTS_ERASED.with("count", erased));
    }
    checks.push(replayed.texts.report("V14", told::CHECK_TEXTS));
    let open = unprotected(&mut cx.tx).await?;
    if !open.is_empty() {
        notes.push(told::NOTED_TABLES_OPEN.with("tables", open.join(", ")));
    }
    checks.sort_by_key(|check| order(&check.id));
    let first_broken = match broken.first() {
        Some(fact_no) => Some(describe_fact(cx, *fact_no).await?),
        None => None,
    };
    let mut report = VerifyReport { clean: checks.iter().all(|check| check.wrong == 0), checks, first_broken, notes };
    let findings = report.checks.iter_mut().flat_map(|check| &mut check.problems).chain(&mut report.notes);
    let meanings = findings.flat_map(Finding::meanings_mut).collect();
    // A damaged book may not say what things are called. What is wrong with it is told all the same.
    if let Err(error) = tell_names(cx, meanings).await {
        tracing::warn!(%error, "a report names things by their ids");
    }
    Ok(report)
}

/// What the engine finds wrong with an SQLite file. An index that disagrees with its table would leave rows out of a sum
/// that are there when everything is read.
async fn check_file(cx: &mut Cx) -> Result<Option<CheckOutcome>> {
    if cx.app().db().dialect() != Dialect::Sqlite {
        return Ok(None);
    }
    let found = cx.tx.values_of(FILE_CHECK, Vec::new(), &[ColumnType::Text]).await?;
    let said = found.into_iter().flatten().filter_map(|value| match value {
        Value::Text(text) => Some(text),
        _ => None,
    });
    let problems = said.filter(|text| text != "ok").map(|said| told::FILE_UNSOUND.with("said", said)).collect();
    Ok(Some(CheckOutcome { checked: 1, problems }))
}

/// Walks the chains and applies every fact to an empty book.
async fn replay(cx: &mut Cx, app: &App, chains: &[Identity], replayed: &mut Replayed) -> Result<()> {
    let mut rebuild = Rebuild::start()?;
    let own = cx.identity().node_id;
    for chain in chains {
        if chain.node_id != own {
            replayed.chain.wrong(told::NODE_UNKNOWN.told().id("node", chain.node_id, KnownBy::Nothing));
        }
        let (mut head, mut after) = (Head::start(*chain), 0);
        loop {
            let facts = archive::facts_after(cx, *chain, after).await?;
            let Some(last) = facts.last() else { break };
            after = last.seq;
            let texts = texts_of(cx, &facts).await?;
            for fact in &facts {
                let problem = check_seal(&mut head, fact);
                replayed.broken_at(problem.is_some(), fact.fact_no);
                replayed.chain.look(problem);
                replayed.apply(app, &mut rebuild, fact, &texts);
            }
        }
    }
    // What they did to rows is in the book: it is not what is wrong.
    let unsealed: Vec<Fact> = cx.rows(&UNSEALED, Vec::new()).await?;
    let unsealed: Vec<SealedFact> = unsealed.into_iter().map(|fact| without_seal(own, fact)).collect();
    let texts = texts_of(cx, &unsealed).await?;
    for fact in &unsealed {
        replayed.chain.wrong(told::FACT_UNSEALED.with("fact", fact.fact_no));
        replayed.broken_at(true, fact.fact_no);
        replayed.apply(app, &mut rebuild, fact, &texts);
    }
    let dangling = cx.value::<i64>(&SEALS_WITHOUT_FACT, Vec::new()).await?;
    if dangling > 0 {
        replayed.chain.wrong(told::SEALS_ALONE.with("count", dangling));
    }
    replayed.rebuilt.checked = replayed.chain.checked;
    for difference in rebuild.compare(&mut cx.tx).await? {
        if let Some(fact_no) = difference.fact_no {
            replayed.broken_at(true, fact_no);
        }
        replayed.rebuilt.wrong(rows::describe(&difference));
    }
    Ok(())
}

fn without_seal(node_id: Uuid, fact: Fact) -> SealedFact {
    let Fact { fact_no, id, hlc, envelope, body } = fact;
    SealedFact { node_id, epoch: 0, seq: 0, prev_hash: Vec::new(), hash: Vec::new(), fact_no, id, hlc, envelope, body }
}

/// What can still be read of a fact that something is wrong with.
async fn describe_fact(cx: &mut Cx, fact_no: i64) -> Result<BrokenFact> {
    let found: Option<FoundFact> = cx.find(&FACT, kontor_contract::params![fact_no]).await?;
    let found = found.unwrap_or(FoundFact { epoch: None, seq: None, envelope: String::new() });
    let envelope: Option<Envelope> = serde_json::from_str(&found.envelope).ok();
    let document = envelope.as_ref().and_then(|envelope| envelope.docs.first()).cloned();
    Ok(BrokenFact {
        fact_no,
        epoch: found.epoch,
        seq: found.seq,
        at: envelope.as_ref().map(|envelope| envelope.at),
        call: envelope.map(|envelope| envelope.call).unwrap_or_default(),
        doc_kind: document.as_ref().map(|document| document.kind.clone()).unwrap_or_default(),
        doc_number: document.map(|document| document.number).unwrap_or_default(),
    })
}

/// Personal texts by digest; `None` where one was erased.
type Texts = BTreeMap<Vec<u8>, Option<String>>;

/// The personal texts of some facts. What cannot be read of them is not there.
async fn texts_of(cx: &mut Cx, facts: &[SealedFact]) -> Result<Texts> {
    let mut hashes: Vec<Vec<u8>> = facts.iter().flat_map(|fact| blob_hashes(&fact.body).unwrap_or_default()).collect();
    hashes.sort_unstable();
    hashes.dedup();
    let mut texts = Texts::new();
    for part in hashes.chunks(TEXTS_AT_ONCE) {
        let part: Vec<Value> = part.iter().cloned().map(Value::Bytes).collect();
        let rows: Vec<(Vec<u8>, Option<Vec<u8>>)> = cx.rows_in(&TEXTS, Vec::new(), &part).await?;
        texts.extend(rows.into_iter().map(|(hash, bytes)| (hash, bytes.and_then(|bytes| String::from_utf8(bytes).ok()))));
    }
    Ok(texts)
}

/// Compares every personal text with its digest. Gives how many are erased.
async fn check_blobs(cx: &mut Cx, outcome: &mut Tally) -> Result<u64> {
    let (mut after, mut erased) = (Vec::new(), 0);
    loop {
        let rows: Vec<StoredBlob> = cx.rows(&BLOBS, kontor_contract::params![after.clone()]).await?;
        let Some(last) = rows.last() else { return Ok(erased) };
        after.clone_from(&last.hash);
        for StoredBlob { hash, salt, bytes } in rows {
            let wrong = match (salt, bytes) {
                (Some(salt), Some(bytes)) => blob_hash(&salt, &bytes).as_slice() != hash,
                (None, None) => {
                    erased += 1;
                    false
                }
                _ => true,
            };
            outcome.look(wrong.then(|| told::TEXT_CHANGED.with("hash", hex(&hash))));
        }
    }
}

/// What walking the chains found.
#[derive(Default)]
struct Replayed {
    chain: Tally,
    rebuilt: Tally,
    texts: Tally,
    /// The first fact that does not fit.
    broken: Option<i64>,
}

impl Replayed {
    fn broken_at(&mut self, wrong: bool, fact_no: i64) {
        if wrong {
            self.broken = Some(self.broken.map_or(fact_no, |first| first.min(fact_no)));
        }
    }

    /// Applies a fact, and looks whether its personal texts are there.
    fn apply(&mut self, app: &App, rebuild: &mut Rebuild, fact: &SealedFact, texts: &Texts) {
        let no = fact.fact_no;
        if let Err(error) = app.apply_to(rebuild, fact, texts) {
            self.broken_at(true, no);
            self.rebuilt.wrong(told::FACT_UNUSABLE.with("fact", no).with("reason", error));
        }
        for hash in blob_hashes(&fact.body).unwrap_or_default() {
            if !texts.contains_key(&hash) {
                self.broken_at(true, no);
                self.texts.wrong(told::TEXT_GONE.with("hash", hex(&hash)).with("fact", no));
            }
        }
    }
}

#[derive(kontor_derive::Row)]
struct FoundFact {
    epoch: Option<i64>,
    seq: Option<i64>,
    envelope: String,
}

#[derive(kontor_derive::Row)]
struct StoredBlob {
    hash: Vec<u8>,
    salt: Option<Vec<u8>>,
    bytes: Option<Vec<u8>>,
}

/// Compares a seal with what it must be and moves the head on, so that one broken fact is named once.
fn check_seal(head: &mut Head, fact: &SealedFact) -> Option<Finding> {
    let expected = head.seal(fact.fact_no, &fact.fact().digest());
    let at = |code: FindingCode| code.with("fact", fact.fact_no).with("seq", fact.seq);
    let problem = if fact.seq != expected.seq {
        Some(at(told::SEAL_OUT_OF_ORDER).with("before", head.seq))
    } else if fact.prev_hash != expected.prev_hash {
        Some(at(told::SEAL_UNCHAINED))
    } else if fact.hash != expected.hash {
        Some(at(told::FACT_CHANGED))
    } else {
        None
    };
    head.seq = fact.seq;
    head.hash.copy_from_slice(&fixed(&fact.hash));
    problem
}

fn fixed(hash: &[u8]) -> [u8; 32] {
    hash.try_into().unwrap_or([0; 32])
}

fn report(id: &str, about: FindingCode, mut outcome: CheckOutcome) -> CheckReport {
    let wrong = u64::try_from(outcome.problems.len()).unwrap_or(u64::MAX);
    outcome.problems.truncate(MAX_PROBLEMS);
    CheckReport { id: id.to_owned(), about: about.told(), checked: outcome.checked, wrong, problems: outcome.problems }
}

fn order(id: &str) -> u32 {
    id.trim_start_matches('V').parse().unwrap_or(u32::MAX)
}
