//! Whether the book is whole: signatures and anchors as `kontor verify` checks them, and the commands of the integrity page.

use std::collections::BTreeMap;

use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::GetBook;
use kontor_contract::integrity::{
    Anchor, BookCheck, CHECK_UNDER_WAY, CheckIntegrity, GetIntegrity, IntegrityView, MakeAnchor, VerifyReport,
};
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::Instant;
use kontor_store::{Identity, RowOp, statements};
use std::time::Duration;
use uuid::Uuid;

use crate::app::App;
use crate::cx::Cx;
use crate::facts::hex;
use crate::router::Router;
use crate::signing::{self, NodeKey, SignedHead, bears_signature};
use crate::verify::CheckOutcome;

/// Signatures read at a time.
const BATCH: usize = 500;
/// A node signs its chain at least once in so long while it works; one that has a key and never did is suspect.
const PATIENCE: Duration = Duration::from_secs(3600);

statements! { "platform.integrity";
    SIGNED = "select g.node_id, g.epoch, g.seq, g.hash, g.public_key, g.signature, g.signed_at, s.fact_no as sealed_fact, \
        s.hash as sealed_hash from fact_signature g \
        left join fact_seal s on s.node_id = g.node_id and s.epoch = g.epoch and s.seq = g.seq \
        where g.node_id = $1 and g.epoch = $2 and g.seq > $3 order by g.seq limit 500";
    SEAL = "select fact_no, hash from fact_seal where node_id = $1 and epoch = $2 and seq = $3";
    LAST_SEAL = "select fact_no, seq from fact_seal where node_id = $1 and epoch = $2 order by seq desc limit 1";
    FACT_HLC = "select hlc from fact where fact_no = $1";
    LAST_CHECK = "select one, checked_at, clean, report from book_check where one = 1";
}

/// What the signatures of all chains say.
#[derive(Default)]
pub(crate) struct Signed {
    pub(crate) outcome: CheckOutcome,
    pub(crate) broken: Option<i64>,
    pub(crate) notes: Vec<String>,
}

#[derive(Row)]
struct SignedRow {
    node_id: Uuid,
    epoch: i64,
    seq: i64,
    hash: Vec<u8>,
    public_key: String,
    signature: Vec<u8>,
    signed_at: Instant,
    sealed_fact: Option<i64>,
    sealed_hash: Option<Vec<u8>>,
}

#[derive(Row)]
#[row(table = "book_check")]
struct CheckRow {
    one: i64,
    checked_at: Instant,
    clean: bool,
    report: String,
}

/// Registers the commands.
pub fn register(router: &mut Router) {
    signing::register(router);
    crate::archive::register(router);
    router.query(get);
    router.task(check);
    router.task(make_anchor);
    router.sql(ALL, &[]);
}

async fn get(cx: &mut Cx, _: GetIntegrity) -> Result<IntegrityView> {
    let Identity { tenant_id, node_id, epoch } = cx.identity();
    let last: Option<(i64, i64)> = cx.find(&LAST_SEAL, params![node_id, epoch]).await?;
    let signed: Option<SignedHead> = cx.find(&signing::LAST_SIGNED, params![node_id, epoch]).await?;
    let check: Option<CheckRow> = cx.find(&LAST_CHECK, Vec::new()).await?;
    // A report that an older program wrote is looked for again.
    let read = |row: CheckRow| Some(BookCheck { checked_at: row.checked_at, report: serde_json::from_str(&row.report).ok()? });
    Ok(IntegrityView {
        book: tenant_id,
        facts: last.map_or(0, |(_, seq)| seq),
        signed: signed.as_ref().map(SignedHead::anchor),
        last_check: check.and_then(read),
    })
}

/// A check reads everything, for minutes in a large book: on a thread of its own, so that everybody else works on.
async fn check(app: App, _: String, request: CheckIntegrity) -> Result<BookCheck> {
    let runtime = tokio::runtime::Handle::current();
    let work = move || runtime.block_on(app.check_book(&request.anchors));
    tokio::task::spawn_blocking(work).await.map_err(|error| INTERNAL_BUG.with("what", error))?
}

async fn make_anchor(app: App, _: String, _: MakeAnchor) -> Result<Anchor> {
    let companies = app.dispatch(None, &GetBook {}).await?.companies;
    app.anchor(companies).await
}

impl App {
    /// Verifies the book and keeps what was found for the integrity page. One check runs at a time.
    ///
    /// # Errors
    /// `book.check_under_way`, `unavailable.*`.
    pub async fn check_book(&self, anchors: &[Anchor]) -> Result<BookCheck> {
        let _alone = self.shared().checking.try_lock().map_err(|_| CHECK_UNDER_WAY.error())?;
        let report = self.verify_against(anchors).await?;
        let checked_at = self.now();
        self.keep_report(checked_at, &report).await?;
        Ok(BookCheck { checked_at, report })
    }

    async fn keep_report(&self, checked_at: Instant, report: &VerifyReport) -> Result<()> {
        let text = serde_json::to_string(report).map_err(|error| INTERNAL_BUG.with("what", error))?;
        let row = CheckRow { one: 1, checked_at, clean: report.clean, report: text };
        self.write_local(vec![RowOp::local(&row)]).await
    }

    /// Looks at every signature of every chain.
    pub(crate) async fn check_signatures(&self, chains: &[Identity]) -> Result<Signed> {
        let mut signed = Signed::default();
        let mut keys: BTreeMap<(Uuid, i64), Vec<NodeKey>> = BTreeMap::new();
        for key in self.node_keys().await? {
            keys.entry((key.node_id, key.epoch)).or_default().push(key);
        }
        for chain in chains {
            let own = keys.remove(&(chain.node_id, chain.epoch)).unwrap_or_default();
            self.check_chain(*chain, &own, &mut signed).await?;
        }
        Ok(signed)
    }

    async fn check_chain(&self, chain: Identity, keys: &[NodeKey], signed: &mut Signed) -> Result<()> {
        let Identity { tenant_id, node_id, epoch } = chain;
        let (mut after, mut first) = (0, None);
        loop {
            let key = params![node_id, epoch, after];
            let rows: Vec<SignedRow> = self.read(None, async move |cx: &mut Cx| cx.rows(&SIGNED, key).await).await?;
            for row in &rows {
                let problem = signature_problem(tenant_id, keys, row);
                if problem.is_some() {
                    signed.broken = signed.broken.or(row.sealed_fact);
                }
                signed.outcome.look(problem);
            }
            first = first.or_else(|| rows.first().map(|row| (row.seq, row.signed_at)));
            after = rows.last().map_or(after, |row| row.seq);
            if rows.len() < BATCH {
                break;
            }
        }
        self.note_reach(chain, keys, first, after, signed).await?;
        if chain.node_id == self.db().identity().node_id && chain.epoch == self.db().identity().epoch {
            self.compare_own_key(keys, signed).await;
        }
        Ok(())
    }

    /// From where to where the chain is signed.
    async fn note_reach(
        &self,
        chain: Identity,
        keys: &[NodeKey],
        first: Option<(i64, Instant)>,
        last: i64,
        signed: &mut Signed,
    ) -> Result<()> {
        let Identity { node_id, epoch, .. } = chain;
        let end: Option<(i64, i64)> =
            self.read(None, async move |cx: &mut Cx| cx.find(&LAST_SEAL, params![node_id, epoch]).await).await?;
        let Some((fact_no, seq)) = end else { return Ok(()) };
        match (first, keys.first()) {
            (None, None) => signed.notes.push(format!("epoch {epoch}: none of {seq} facts is under a signature yet")),
            (None, Some(key)) => {
                let newest: i64 = self.read(None, async move |cx: &mut Cx| cx.value(&FACT_HLC, params![fact_no]).await).await?;
                let silent = Instant::from_micros(newest).since(key.begun_at);
                let text = format!("epoch {epoch}: a key has been there since {} and nothing is signed", key.begun_at);
                if silent > PATIENCE { signed.outcome.look(Some(text)) } else { signed.notes.push(text) }
            }
            (Some((from, at)), _) => {
                if keys.first().is_some_and(|key| key.begun_at >= at) && from > 1 {
                    signed.notes.push(format!("epoch {epoch}: signatures begin at seq {from} of {at}, which covers all before"));
                }
                if last < seq {
                    signed.notes.push(format!("epoch {epoch}: {} facts after seq {last} are not signed yet", seq - last));
                }
            }
        }
        for key in keys.iter().filter(|key| key.replaces.is_some()) {
            signed.notes.push(format!("epoch {epoch}: the key was replaced on {}; the one before was lost", key.begun_at));
        }
        Ok(())
    }

    /// A book that was rewritten as a whole may name another key; this computer knows the right one.
    async fn compare_own_key(&self, keys: &[NodeKey], signed: &mut Signed) {
        match self.own_public_key().await {
            Ok(None) => {}
            Ok(Some(own)) => {
                let known = keys.iter().any(|key| key.public_key == own);
                let text = format!("the key that this computer keeps for the book, {own}, is not one the book names");
                if keys.is_empty() {
                    signed.notes.push(format!("{text}: it is older than the key, or was rewritten"));
                } else {
                    signed.outcome.look((!known).then_some(text));
                }
            }
            Err(error) => signed.notes.push(format!("the key of this computer could not be compared: {}", error.code)),
        }
    }

    /// Whether the book still holds the heads of anchors. Gives the first fact that differs, too.
    pub(crate) async fn check_anchors(&self, anchors: &[Anchor]) -> Result<(CheckOutcome, Option<i64>)> {
        let (mut outcome, mut broken) = (CheckOutcome::default(), None);
        let identity = self.db().identity();
        let keys = self.node_keys().await?;
        for anchor in anchors {
            if anchor.book != identity.tenant_id {
                outcome.look(Some(format!("the anchor is of the book {}, this one is {}", anchor.book, identity.tenant_id)));
                continue;
            }
            // Oldest first, so that the first broken fact is named by the anchor next to it.
            for head in anchor.heads.iter().rev() {
                let key = params![head.node_id, head.epoch, head.seq];
                let seal: Option<(i64, Vec<u8>)> = self.read(None, async move |cx: &mut Cx| cx.find(&SEAL, key).await).await?;
                let place = format!("the head of {} (epoch {}, seq {})", head.signed_at, head.epoch, head.seq);
                let problem = if !bears_signature(anchor.book, head) {
                    Some(format!("{place}: the anchor itself is not as it was signed"))
                } else if !keys.iter().any(|key| key.public_key == head.public_key) {
                    Some(format!("{place}: the book does not name the key {}", head.public_key))
                } else {
                    match seal {
                        None => Some(format!("{place} is not in the book: facts were cut off")),
                        Some((fact_no, hash)) if hex(&hash) != head.hash => {
                            broken = broken.or(Some(fact_no));
                            Some(format!("{place} is another one in the book: a fact up to {fact_no} was changed"))
                        }
                        Some(_) => None,
                    }
                };
                outcome.look(problem);
            }
        }
        Ok((outcome, broken))
    }
}

fn signature_problem(book: Uuid, keys: &[NodeKey], row: &SignedRow) -> Option<String> {
    let SignedRow { node_id, epoch, seq, hash, public_key, signature, signed_at, sealed_fact, sealed_hash } = row;
    let head = SignedHead {
        node_id: *node_id,
        epoch: *epoch,
        seq: *seq,
        hash: hash.clone(),
        public_key: public_key.clone(),
        signature: signature.clone(),
        signed_at: *signed_at,
    };
    let place = format!("the head signed on {signed_at} (epoch {epoch}, seq {seq})");
    let fact = sealed_fact.map(|fact| format!("fact {fact}")).unwrap_or_default();
    if !keys.iter().any(|key| key.public_key == *public_key) {
        Some(format!("{place} is signed with a key that no fact names"))
    } else if !bears_signature(book, &head.anchor()) {
        Some(format!("{place} does not bear the signature of its key ({fact})"))
    } else {
        match sealed_hash {
            None => Some(format!("{place} is gone: the chain ends before it")),
            Some(sealed) if sealed != hash => Some(format!("{place} is not what is sealed there now ({fact} or one before it)")),
            Some(_) => None,
        }
    }
}
