//! `kontor verify`: the book's invariants from raw rows and facts, independent of stored balances.

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;

use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::integrity::{Anchor, BrokenFact, CheckReport, VerifyReport};
use kontor_contract::row::{ColumnType, Value};
use kontor_store::{Dialect, Difference, Head, Identity, Position, Rebuild, RowOp, Scope, SealedFact, statements};
use uuid::Uuid;

use crate::app::App;
use crate::cx::Cx;
use crate::facts::{Envelope, attach_event, blob_hash, fact_ops, read_body, read_envelope};
use crate::router::Boxed;

/// Facts read at a time.
const BATCH: i64 = 500;
/// Problems named per check; the count says how many more.
pub(crate) const MAX_PROBLEMS: usize = 20;
/// The engine's own check of an SQLite file, which names as many problems as are kept.
const FILE_CHECK: &str = "pragma integrity_check(20)";

statements! { "platform.verify";
    BLOBS = "select hash, salt, bytes from blob where hash > $1 order by hash limit 500";
    CHAINS = "select node_id, epoch from fact_seal union select node_id, epoch from fact_signature order by epoch, node_id";
    FACT = "select s.epoch, s.seq, f.envelope from fact f left join fact_seal s on s.fact_no = f.fact_no where f.fact_no = $1";
    UNSEALED = "select count(*) from fact f where not exists (select 1 from fact_seal s where s.fact_no = f.fact_no)";
    SEALS_WITHOUT_FACT = "select count(*) from fact_seal s where not exists (select 1 from fact f where f.fact_no = s.fact_no)";
}

/// What one check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckOutcome {
    /// How many things were looked at.
    pub checked: u64,
    /// What is wrong, each in one line.
    pub problems: Vec<String>,
}

impl CheckOutcome {
    /// Looks at one more thing, which is wrong if there is a problem.
    pub fn look(&mut self, problem: Option<String>) {
        self.checked += 1;
        self.problems.extend(problem);
    }
}

/// How an invariant is looked at.
pub type Look = Box<dyn for<'a> Fn(&'a mut Cx) -> Boxed<'a, CheckOutcome> + Send + Sync>;

/// One invariant, as a module checks it.
pub struct Check {
    /// Its name in the domain rules, `V1` to `V14`.
    pub id: &'static str,
    /// What it says.
    pub about: &'static str,
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
        let mut checks = Vec::new();
        for check in &self.router().checks {
            let outcome = self.read_at_once(async |cx: &mut Cx| (check.run)(cx).await).await?;
            checks.push(report(check.id, check.about, outcome));
        }
        if let Some(outcome) = self.check_file().await? {
            checks.push(report("V13", "every page of the file is sound, and every index agrees with its table", outcome));
        }
        let chains = self.chains().await?;
        let replayed = self.replay(&chains).await?;
        let signed = self.check_signatures(&chains).await?;
        checks.push(report("V13", "the chain of facts is whole and every byte is as sealed", replayed.chain));
        checks.push(report("V13", "rows rebuilt from the facts equal the rows of the book", replayed.rebuilt));
        checks.push(report("V13", "signed heads bear the signature of the key of their node", signed.outcome));
        let mut broken = [replayed.broken, signed.broken];
        if !anchors.is_empty() {
            let (held, lost) = self.check_anchors(anchors).await?;
            checks.push(report("V13", "the book holds the heads of the anchors", held));
            broken[1] = broken[1].or(lost);
        }
        checks.push(report("V14", "personal texts are as recorded, or erased", self.check_blobs().await?));
        checks.sort_by_key(|check| order(&check.id));
        let first_broken = match broken.into_iter().flatten().min() {
            Some(fact_no) => Some(self.describe_fact(fact_no).await?),
            None => None,
        };
        Ok(VerifyReport { clean: checks.iter().all(|check| check.wrong == 0), checks, first_broken, notes: signed.notes })
    }

    /// What the engine finds wrong with an SQLite file. An index that disagrees with its table would leave rows out of a sum
    /// that are there when everything is read.
    async fn check_file(&self) -> Result<Option<CheckOutcome>> {
        if self.db().dialect() != Dialect::Sqlite {
            return Ok(None);
        }
        let found = self.db().read(Scope::Book, async move |mut tx| {
            let found = tx.values_of(FILE_CHECK, Vec::new(), &[ColumnType::Text]).await;
            (tx, found)
        });
        let said = found.await?.into_iter().flatten().filter_map(|value| match value {
            Value::Text(text) => Some(text),
            _ => None,
        });
        let problems = said.filter(|text| text != "ok").collect();
        Ok(Some(CheckOutcome { checked: 1, problems }))
    }

    /// Every chain of the book, epoch by epoch.
    async fn chains(&self) -> Result<Vec<Identity>> {
        let tenant_id = self.db().identity().tenant_id;
        let chains: Vec<(Uuid, i64)> = self.read(None, async |cx: &mut Cx| cx.rows(&CHAINS, Vec::new()).await).await?;
        Ok(chains.into_iter().map(|(node_id, epoch)| Identity { tenant_id, node_id, epoch }).collect())
    }

    /// Walks the chains and applies every fact to an empty book.
    async fn replay(&self, chains: &[Identity]) -> Result<Replayed> {
        let mut replayed = Replayed::default();
        let mut rebuild = Rebuild::start()?;
        let texts = self.texts().await?;
        for chain in chains {
            self.replay_chain(*chain, &texts, &mut rebuild, &mut replayed).await?;
        }
        let (unsealed, dangling) = self
            .read(None, async |cx: &mut Cx| {
                Ok((cx.value::<i64>(&UNSEALED, Vec::new()).await?, cx.value::<i64>(&SEALS_WITHOUT_FACT, Vec::new()).await?))
            })
            .await?;
        for (count, what) in [(unsealed, "facts without a seal"), (dangling, "seals without a fact")] {
            if count > 0 {
                replayed.chain.problems.push(format!("{count} {what}"));
            }
        }
        replayed.rebuilt.checked = replayed.chain.checked;
        let differences = rebuild.compare(self.db()).await?;
        replayed.broken = replayed.broken.or_else(|| differences.iter().filter_map(|difference| difference.fact_no).min());
        replayed.rebuilt.problems.extend(differences.iter().map(describe));
        Ok(replayed)
    }

    async fn replay_chain(
        &self,
        chain: Identity,
        texts: &BTreeMap<Vec<u8>, String>,
        rebuild: &mut Rebuild,
        replayed: &mut Replayed,
    ) -> Result<()> {
        let mut head = Head::start(chain);
        loop {
            let facts = self.db().sealed_of(chain, head.seq, BATCH).await?;
            if facts.is_empty() {
                return Ok(());
            }
            for fact in &facts {
                let problem = check_seal(&mut head, fact);
                let failed = self.apply_to(rebuild, fact, texts).err();
                if problem.is_some() || failed.is_some() {
                    replayed.broken = replayed.broken.or(Some(fact.fact_no));
                }
                replayed.chain.look(problem);
                if let Some(error) = failed {
                    replayed.rebuilt.problems.push(format!("fact {} cannot be applied: {error}", fact.fact_no));
                }
            }
        }
    }

    /// What can still be read of a fact that something is wrong with.
    async fn describe_fact(&self, fact_no: i64) -> Result<BrokenFact> {
        let found: Option<FoundFact> =
            self.read(None, async move |cx: &mut Cx| cx.find(&FACT, kontor_contract::params![fact_no]).await).await?;
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

    /// What a sealed fact does to rows.
    ///
    /// # Errors
    /// `unavailable.*`; `internal.bug` for a fact no module knows.
    pub async fn operations_of(&self, fact: &SealedFact) -> Result<Vec<RowOp>> {
        self.operations(fact, &self.texts().await?)
    }

    /// Fills tables that came with a later structure than the one this book's facts were made under, from the facts. Gives how
    /// many rows that were.
    ///
    /// # Errors
    /// `unavailable.*`; `internal.bug` for a fact no module knows.
    pub async fn fill_from_facts(&self) -> Result<u64> {
        let texts = self.texts().await?;
        let mut rebuild = Rebuild::start()?;
        let mut after = Position::default();
        loop {
            let facts = self.db().sealed_from(after, BATCH).await?;
            let Some(last) = facts.last() else { break };
            after = Position { epoch: last.epoch, seq: last.seq };
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
        let texts = self.texts().await?;
        facts.iter().map(|fact| self.operations(fact, &texts)).collect()
    }

    fn operations(&self, fact: &SealedFact, texts: &BTreeMap<Vec<u8>, String>) -> Result<Vec<RowOp>> {
        let mut ops = Vec::new();
        for event in read_body(&fact.body)? {
            let body = attach_event(event.body.get(), &|hash| texts.get(hash).cloned())?;
            ops.extend(self.router().apply_recorded(&event.kind, &body)?);
        }
        ops.extend(fact_ops(fact.id, &read_envelope(fact)?, &fact.body));
        Ok(ops)
    }

    fn apply_to(&self, rebuild: &mut Rebuild, fact: &SealedFact, texts: &BTreeMap<Vec<u8>, String>) -> Result<()> {
        // What was changed past the app may say what no maker would have said, and `apply` may rely on its maker.
        let ops = std::panic::catch_unwind(AssertUnwindSafe(|| self.operations(fact, texts)));
        let ops = ops.unwrap_or_else(|_| Err(INTERNAL_BUG.with("what", "what it says is impossible")))?;
        rebuild.apply(fact.fact_no, ops)
    }

    async fn check_blobs(&self) -> Result<CheckOutcome> {
        let mut outcome = CheckOutcome::default();
        let mut after = Vec::new();
        loop {
            let rows = self.blobs(after.clone()).await?;
            let Some(last) = rows.last() else { return Ok(outcome) };
            after.clone_from(&last.0);
            for (hash, salt, bytes) in rows {
                let wrong = match (salt, bytes) {
                    (Some(salt), Some(bytes)) => blob_hash(&salt, &bytes).as_slice() != hash,
                    (None, None) => false,
                    _ => true,
                };
                outcome.look(wrong.then(|| format!("the text {} is not what was recorded", crate::facts::hex(&hash))));
            }
        }
    }

    async fn blobs(&self, after: Vec<u8>) -> Result<Vec<BlobRow>> {
        self.read(None, async move |cx: &mut Cx| cx.rows::<StoredBlob>(&BLOBS, kontor_contract::params![after]).await)
            .await
            .map(|rows| rows.into_iter().map(|blob| (blob.hash, blob.salt, blob.bytes)).collect())
    }

    /// All personal texts not erased, by digest.
    async fn texts(&self) -> Result<BTreeMap<Vec<u8>, String>> {
        let mut texts = BTreeMap::new();
        let mut after = Vec::new();
        loop {
            let rows = self.blobs(after.clone()).await?;
            let Some(last) = rows.last() else { return Ok(texts) };
            after.clone_from(&last.0);
            let whole = rows.into_iter().filter_map(|(hash, _, bytes)| Some((hash, String::from_utf8(bytes?).ok()?)));
            texts.extend(whole);
        }
    }
}

/// What walking the chains found.
#[derive(Default)]
struct Replayed {
    chain: CheckOutcome,
    rebuilt: CheckOutcome,
    /// The first fact that does not fit.
    broken: Option<i64>,
}

#[derive(kontor_derive::Row)]
struct FoundFact {
    epoch: Option<i64>,
    seq: Option<i64>,
    envelope: String,
}

type BlobRow = (Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>);

#[derive(kontor_derive::Row)]
struct StoredBlob {
    hash: Vec<u8>,
    salt: Option<Vec<u8>>,
    bytes: Option<Vec<u8>>,
}

/// Compares a seal with what it must be and moves the head on, so that one broken fact is named once.
fn check_seal(head: &mut Head, fact: &SealedFact) -> Option<String> {
    let expected = head.seal(fact.fact_no, &fact.fact().digest());
    let problem = if fact.seq != expected.seq {
        Some(format!("seq {} follows seq {}", fact.seq, head.seq))
    } else if fact.prev_hash != expected.prev_hash {
        Some(format!("fact {} (seq {}) does not continue the one before it", fact.fact_no, fact.seq))
    } else if fact.hash != expected.hash {
        Some(format!("fact {} (seq {}) is not what was sealed", fact.fact_no, fact.seq))
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

fn describe(difference: &Difference) -> String {
    let Difference { table, key, fact_no, from_facts, in_book } = difference;
    let fact = fact_no.map(|fact_no| format!(" (fact {fact_no})")).unwrap_or_default();
    let key = format!("{key}{fact}");
    match (from_facts, in_book) {
        (Some(made), Some(found)) => format!("{table} {key}: the facts say [{made}], the book has [{found}]"),
        (Some(made), None) => format!("{table} {key}: the facts say [{made}], the book has no such row"),
        (None, Some(found)) => format!("{table} {key}: no fact makes this row, the book has [{found}]"),
        (None, None) => format!("{table} {key}"),
    }
}

fn report(id: &str, about: &str, mut outcome: CheckOutcome) -> CheckReport {
    let wrong = u64::try_from(outcome.problems.len()).unwrap_or(u64::MAX);
    outcome.problems.truncate(MAX_PROBLEMS);
    CheckReport { id: id.to_owned(), about: about.to_owned(), checked: outcome.checked, wrong, problems: outcome.problems }
}

fn order(id: &str) -> u32 {
    id.trim_start_matches('V').parse().unwrap_or(u32::MAX)
}
