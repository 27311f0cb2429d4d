//! Whether the book is whole: signatures and anchors as `kontor verify` checks them, and the commands of the integrity page.

use std::collections::BTreeMap;

use kontor_contract::audit::KnownBy;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::GetBook;
use kontor_contract::integrity::finding as told;
use kontor_contract::integrity::{
    Anchor, AnchorHead, BookCheck, CHECK_UNDER_WAY, CheckIntegrity, Finding, FindingCode, GetIntegrity, IntegrityView,
    MakeAnchor, VerifyReport,
};
use kontor_contract::row::Value;
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::Instant;
use kontor_store::{Identity, RowOp, statements};
use uuid::Uuid;

use crate::app::App;
use crate::cx::Cx;
use crate::facts::hex;
use crate::router::Router;
use crate::signing::{self, LastSigned, Outside, SignedHead, bears_signature, seal_at};
use crate::verify::{Tally, UNKNOWN};

/// Signatures read at a time.
const BATCH: usize = 500;
/// Heads of an anchor looked up at a time.
const HEADS_AT_ONCE: usize = 200;

statements! { "platform.integrity";
    SIGNED = "select g.node_id, g.epoch, g.seq, g.hash, g.public_key, g.signature, g.signed_at, s.fact_no as sealed_fact, \
        s.hash as sealed_hash from fact_signature g \
        left join fact_seal s on s.node_id = g.node_id and s.epoch = g.epoch and s.seq = g.seq \
        where g.node_id = $1 and g.epoch = $2 and g.seq > $3 order by g.seq limit 500";
    SEALS = "select seq, fact_no, hash from fact_seal where node_id = $1 and epoch = $2 and seq in ({list})";
    LAST_SEAL = "select fact_no, seq from fact_seal where node_id = $1 and epoch = $2 order by seq desc limit 1";
    SEALED_HLC = "select f.hlc from fact_seal s join fact f on f.fact_no = s.fact_no where s.node_id = $1 and s.epoch = $2 \
        and s.seq = $3";
    // In the order in which the chains name them.
    KEYS = "select k.node_id, k.epoch, k.public_key, k.replaces, k.begun_at, s.node_id as sealed_node, s.epoch as sealed_epoch, \
        s.seq as sealed_seq from book_key k left join fact_seal s on s.fact_no = k.fact_no order by k.epoch, k.node_id, s.seq";
    LAST_CHECK = "select one, checked_at, clean, report from book_check where one = 1";
}

/// What the signatures of all chains say.
#[derive(Default)]
pub(crate) struct Signed {
    pub(crate) keys: Tally,
    pub(crate) heads: Tally,
    pub(crate) outside: Tally,
    pub(crate) broken: Option<i64>,
    pub(crate) notes: Vec<Finding>,
}

impl Signed {
    fn broken_at(&mut self, fact_no: Option<i64>) {
        self.broken = [self.broken, fact_no].into_iter().flatten().min();
    }
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

/// A key and where its fact stands.
#[derive(Debug, Clone, Row)]
struct KeyRow {
    node_id: Uuid,
    epoch: i64,
    public_key: String,
    replaces: Option<String>,
    begun_at: Instant,
    sealed_node: Option<Uuid>,
    sealed_epoch: Option<i64>,
    sealed_seq: Option<i64>,
}

impl KeyRow {
    /// A key that is begun in secret, beside one that is there, is how a chain is signed anew.
    fn problem(&self, before: &[Self]) -> Option<Finding> {
        let Self { public_key, replaces, .. } = self;
        if (self.sealed_node, self.sealed_epoch) != (Some(self.node_id), Some(self.epoch)) {
            return Some(told::KEY_OF_ANOTHER_CHAIN.with("key", public_key));
        }
        match (replaces, before.last()) {
            (None, None) => None,
            (None, Some(known)) => Some(told::KEY_IN_SECRET.with("key", public_key).with("known", &known.public_key)),
            (Some(replaced), _) if before.iter().any(|known| known.public_key == *replaced) => None,
            (Some(replaced), _) => Some(told::KEY_REPLACES_UNKNOWN.with("key", public_key).with("replaced", replaced)),
        }
    }
}

/// What is sealed at a place.
#[derive(Row)]
struct SealRow {
    seq: i64,
    fact_no: i64,
    hash: Vec<u8>,
}

type Keys = BTreeMap<(Uuid, i64), Vec<KeyRow>>;

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
    crate::verify::register(router);
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
}

/// Looks at every key and every signature of every chain, and compares them with what this computer knows.
pub(crate) async fn check_signatures(cx: &mut Cx, chains: &[Identity], outside: &Outside) -> Result<Signed> {
    let mut signed = Signed::default();
    let keys = read_keys(cx, &mut signed.keys).await?;
    for chain in chains {
        let own = keys.get(&(chain.node_id, chain.epoch)).map_or(&[][..], Vec::as_slice);
        check_chain(cx, *chain, own, &mut signed).await?;
    }
    compare_outside(cx, &keys, outside, &mut signed).await?;
    Ok(signed)
}

async fn read_keys(cx: &mut Cx, tally: &mut Tally) -> Result<Keys> {
    let mut keys = Keys::new();
    for key in cx.rows::<KeyRow>(&KEYS, Vec::new()).await? {
        let before = keys.entry((key.node_id, key.epoch)).or_default();
        tally.look(key.problem(before));
        before.push(key);
    }
    Ok(keys)
}

async fn check_chain(cx: &mut Cx, chain: Identity, keys: &[KeyRow], signed: &mut Signed) -> Result<()> {
    let Identity { tenant_id, node_id, epoch } = chain;
    let (mut after, mut first) = (0, None);
    loop {
        let rows: Vec<SignedRow> = cx.rows(&SIGNED, params![node_id, epoch, after]).await?;
        for row in &rows {
            let problem = signature_problem(tenant_id, keys, row);
            if problem.is_some() {
                signed.broken_at(row.sealed_fact);
            }
            signed.heads.look(problem);
        }
        first = first.or_else(|| rows.first().map(|row| (row.seq, row.signed_at)));
        after = rows.last().map_or(after, |row| row.seq);
        if rows.len() < BATCH {
            break;
        }
    }
    note_reach(cx, chain, keys, (first, after), signed).await
}

/// From where to where the chain is signed. That something is not signed yet is no fault: the keyring may be out of reach.
async fn note_reach(
    cx: &mut Cx,
    chain: Identity,
    keys: &[KeyRow],
    (first, last): (Option<(i64, Instant)>, i64),
    signed: &mut Signed,
) -> Result<()> {
    let Identity { node_id, epoch, .. } = chain;
    let end: Option<(i64, i64)> = cx.find(&LAST_SEAL, params![node_id, epoch]).await?;
    let Some((_, seq)) = end else { return Ok(()) };
    let unsigned: Option<(i64,)> = cx.find(&SEALED_HLC, params![node_id, epoch, last + 1]).await?;
    let note = |code: FindingCode| code.with("epoch", epoch);
    let since = |note: Finding| match unsigned {
        Some((hlc,)) => note.moment("since", Instant::from_micros(hlc)),
        None => note.with("since", UNKNOWN),
    };
    match first {
        None => signed.notes.push(since(note(told::NOTED_NOTHING_SIGNED).with("facts", seq))),
        Some((from, at)) => {
            if keys.first().is_some_and(|key| key.begun_at >= at) && from > 1 {
                signed.notes.push(note(told::NOTED_SIGNED_FROM).with("seq", from).moment("at", at));
            }
            if last < seq {
                let open = note(told::NOTED_SIGNED_UP_TO).with("facts", seq - last).with("seq", last);
                signed.notes.push(since(open));
            }
        }
    }
    for key in keys.iter().filter(|key| key.replaces.is_some()) {
        signed.notes.push(note(told::NOTED_KEY_REPLACED).moment("at", key.begun_at));
    }
    Ok(())
}

/// A book that was rewritten as a whole agrees with itself; this computer knows what it signed, and with which key.
async fn compare_outside(cx: &mut Cx, keys: &Keys, outside: &Outside, signed: &mut Signed) -> Result<()> {
    let Identity { node_id, epoch, .. } = cx.identity();
    let known = keys.get(&(node_id, epoch)).map_or(&[][..], Vec::as_slice);
    let names = |public_key: &str| known.iter().any(|key| key.public_key == public_key);
    for last in &outside.signed {
        let here = last.place == outside.place;
        let (problem, broken) = last_signed_problem(cx, last, here).await?;
        if here {
            signed.broken_at(broken);
            signed.outside.look(problem);
        } else {
            signed.notes.extend(problem.map(|problem| problem.with("place", &last.place)));
        }
    }
    match &outside.key {
        Ok(None) => {}
        Ok(Some(own)) => {
            let used = outside.signed.iter().any(|last| last.place == outside.place && last.public_key == *own);
            if names(own) || used {
                signed.outside.look((!names(own)).then(|| told::OWN_KEY_UNKNOWN.with("key", own)));
            } else {
                // It was made, and what says so was not recorded.
                signed.notes.push(told::NOTED_KEY_UNUSED.with("key", own));
            }
        }
        Err(error) => signed.notes.push(told::NOTED_KEY_NOT_COMPARED.with("reason", &error.code)),
    }
    Ok(())
}

/// What is wrong with what this computer signed last, here or in another place; and from which fact on.
async fn last_signed_problem(cx: &mut Cx, last: &LastSigned, here: bool) -> Result<(Option<Finding>, Option<i64>)> {
    let (lost, changed) = if here {
        (told::OWN_HEAD_LOST, told::OWN_HEAD_CHANGED)
    } else {
        (told::NOTED_ELSEWHERE_LOST, told::NOTED_ELSEWHERE_CHANGED)
    };
    let head = |code: FindingCode| head_told(code, last.signed_at, last.epoch, last.seq);
    Ok(match seal_at(cx, last).await? {
        None => (Some(head(lost)), None),
        Some((fact_no, hash)) if hash != last.hash => (Some(head(changed).with("fact", fact_no)), Some(fact_no)),
        Some(_) => (None, None),
    })
}

/// What is said of a head, with where and when it was signed.
fn head_told(code: FindingCode, at: Instant, epoch: i64, seq: i64) -> Finding {
    code.told().moment("at", at).with("epoch", epoch).with("seq", seq)
}

/// Whether the book still holds the heads of anchors. Gives the first fact that differs, too.
pub(crate) async fn check_anchors(cx: &mut Cx, anchors: &[Anchor]) -> Result<(Tally, Option<i64>)> {
    let mut signed = Signed::default();
    let keys = read_keys(cx, &mut Tally::default()).await?;
    let book = cx.identity().tenant_id;
    for anchor in anchors {
        if anchor.book != book {
            let foreign = told::ANCHOR_FOREIGN.told().id("anchor", anchor.book, KnownBy::Nothing);
            signed.heads.look(Some(foreign.id("book", book, KnownBy::Nothing)));
            continue;
        }
        if anchor.heads.is_empty() {
            signed.heads.look(Some(told::ANCHOR_EMPTY.told()));
        }
        let mut chains: BTreeMap<(Uuid, i64), Vec<&AnchorHead>> = BTreeMap::new();
        for head in &anchor.heads {
            chains.entry((head.node_id, head.epoch)).or_default().push(head);
        }
        for (chain, heads) in chains {
            let known = keys.get(&chain).map_or(&[][..], Vec::as_slice);
            for part in heads.chunks(HEADS_AT_ONCE) {
                check_heads(cx, book, (chain, known), part, &mut signed).await?;
            }
        }
    }
    Ok((signed.heads, signed.broken))
}

async fn check_heads(
    cx: &mut Cx,
    book: Uuid,
    ((node_id, epoch), keys): ((Uuid, i64), &[KeyRow]),
    heads: &[&AnchorHead],
    signed: &mut Signed,
) -> Result<()> {
    let list: Vec<Value> = heads.iter().map(|head| Value::Int(head.seq)).collect();
    let seals: Vec<SealRow> = cx.rows_in(&SEALS, params![node_id, epoch], &list).await?;
    for head in heads {
        let told_of = |code: FindingCode| head_told(code, head.signed_at, epoch, head.seq);
        let problem = match seals.iter().find(|seal| seal.seq == head.seq) {
            _ if !bears_signature(book, head) => Some(told_of(told::ANCHOR_FORGED)),
            None => Some(told_of(told::ANCHOR_LOST)),
            Some(SealRow { fact_no, hash, .. }) if hex(hash) != head.hash => {
                signed.broken_at(Some(*fact_no));
                Some(told_of(told::ANCHOR_CHANGED).with("fact", fact_no))
            }
            Some(_) => key_problem(keys, &head.public_key, head.seq, &told_of),
        };
        signed.heads.look(problem);
    }
    Ok(())
}

/// A head is signed with a key that its chain names, up to there.
fn key_problem(keys: &[KeyRow], public_key: &str, seq: i64, head: &impl Fn(FindingCode) -> Finding) -> Option<Finding> {
    match keys.iter().find(|key| key.public_key == public_key).map(|key| key.sealed_seq) {
        None => Some(head(told::HEAD_KEY_UNKNOWN).with("key", public_key)),
        Some(Some(begun)) if begun > seq => Some(head(told::HEAD_KEY_LATER).with("begun", begun)),
        Some(_) => None,
    }
}

fn signature_problem(book: Uuid, keys: &[KeyRow], row: &SignedRow) -> Option<Finding> {
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
    let told_of = |code: FindingCode| head_told(code, *signed_at, *epoch, *seq);
    let fact = sealed_fact.map_or_else(|| UNKNOWN.to_owned(), |fact| fact.to_string());
    if let Some(problem) = key_problem(keys, public_key, *seq, &told_of) {
        Some(problem)
    } else if !bears_signature(book, &head.anchor()) {
        Some(told_of(told::HEAD_FORGED).with("fact", fact))
    } else {
        match sealed_hash {
            None => Some(told_of(told::HEAD_GONE)),
            Some(sealed) if sealed != hash => Some(told_of(told::HEAD_CHANGED).with("fact", fact)),
            Some(_) => None,
        }
    }
}
