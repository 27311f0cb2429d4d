//! A new epoch: what a book grants itself that is older than its mark. New series begin, so that no number which may stand
//! on a paper is issued again; the fact that begins the epoch says why, and what may have been issued.

use kontor_contract::audit::KnownBy;
use kontor_contract::integrity::finding::{EPOCH_OFF, EPOCH_UNBEGUN};
use kontor_contract::json::Json;
use kontor_contract::safekeeping::{
    EpochGranted, EpochPreview, EpochRow, GrantEpoch, PossibleNumbers, PostingLock, PreviewEpoch,
};
use kontor_contract::{Result, params};
use kontor_derive::Row;
use kontor_kernel::hex;
use kontor_platform::{App, Change, CheckOutcome, Cx};
use kontor_store::RowOp;

use super::{mark, restore, sql};

/// The epoch in which a book begins; no fact says so.
const FIRST: i64 = 1;

#[derive(Row)]
struct LastSeal {
    epoch: i64,
    seq: i64,
    hash: Vec<u8>,
}

/// `book.epoch.preview`
pub(super) async fn preview(cx: &mut Cx, _: PreviewEpoch) -> Result<EpochPreview> {
    let app = cx.app();
    let lock = mark::lock(&app);
    let possible = possible(&app, lock).await?;
    let granted = cx.rows::<EpochRow>(&sql::EPOCHS, Vec::new()).await?;
    Ok(EpochPreview { lock, epoch: next(cx, lock), possible, granted })
}

/// What may have been issued, read before the transaction: it is of every company, not of the caller's alone.
pub(super) async fn before_grant(app: App, _: GrantEpoch) -> Result<Vec<PossibleNumbers>> {
    let lock = mark::lock(&app);
    possible(&app, lock).await
}

/// `book.epoch.grant`
pub(super) async fn grant(cx: &mut Change, (request, possible): (GrantEpoch, Vec<PossibleNumbers>)) -> Result<EpochPreview> {
    let (app, identity) = (cx.app(), cx.identity());
    let lock = mark::lock(&app);
    let epoch = next(cx, lock);
    let last: Option<LastSeal> = cx.find(&sql::LAST_HASH, params![identity.node_id]).await?;
    let (epoch_before, seq_before, hash) = last.map_or((identity.epoch, 0, Vec::new()), |last| (last.epoch, last.seq, last.hash));
    let event = EpochGranted {
        node_id: identity.node_id,
        epoch,
        granted_at: cx.now(),
        granted_by: cx.actor()?,
        epoch_before,
        seq_before,
        hash_before: hex(&hash),
        marked_epoch: lock.and_then(|lock| lock.marked_epoch),
        marked_seq: lock.and_then(|lock| lock.marked_seq),
        reason: request.reason,
        possible,
        issued: request.issued,
    };
    cx.enter_epoch(epoch).await?;
    cx.record(event).await?;
    let granted = cx.rows::<EpochRow>(&sql::EPOCHS, Vec::new()).await?;
    Ok(EpochPreview { lock: None, epoch: epoch + 1, possible: Vec::new(), granted })
}

/// Every epoch says where the one before it ended: a chain that was cut off there is found.
pub(super) async fn check(cx: &mut Cx) -> Result<CheckOutcome> {
    let mut outcome = CheckOutcome::default();
    let granted = cx.rows::<EpochRow>(&sql::EPOCHS, Vec::new()).await?;
    for chain in kontor_platform::archive::chains(cx).await?.iter().filter(|chain| chain.epoch != FIRST) {
        let begun = granted.iter().any(|row| (row.node_id, row.epoch) == (chain.node_id, chain.epoch));
        let unbegun = EPOCH_UNBEGUN.with("epoch", chain.epoch).id("node", chain.node_id, KnownBy::Nothing);
        outcome.look((!begun).then_some(unbegun));
    }
    for row in granted {
        let last: Option<LastSeal> = cx.find(&sql::LAST_OF_EPOCH, params![row.node_id, row.epoch_before]).await?;
        let (seq, hash) = last.map_or((0, String::new()), |last| (last.seq, hex(&last.hash)));
        let right = (seq, hash.as_str()) == (row.seq_before, row.hash_before.as_str());
        let off = EPOCH_OFF.with("epoch_before", row.epoch_before).with("ends", seq).with("epoch", row.epoch);
        outcome.look((!right).then(|| off.with("begins", row.seq_before)));
    }
    Ok(outcome)
}

/// The epoch that would begin: after the book's own, and after the one that its mark knows.
fn next(cx: &Cx, lock: Option<PostingLock>) -> i64 {
    let marked = lock.and_then(|lock| lock.marked_epoch).unwrap_or_default();
    cx.identity().epoch.max(marked) + 1
}

/// Every series of this node's present epoch may have gone on, by as many numbers as facts are missing.
async fn possible(app: &App, lock: Option<PostingLock>) -> Result<Vec<PossibleNumbers>> {
    let Some(lock) = lock else { return Ok(Vec::new()) };
    let identity = app.db().identity();
    let missing = match (lock.marked_epoch, lock.marked_seq) {
        (Some(epoch), Some(seq)) if epoch == lock.epoch => Some(seq - lock.seq),
        _ => None,
    };
    let series = restore::series(app).await?;
    let own = series.into_iter().filter(|series| series.node_id == identity.node_id && series.epoch == identity.epoch);
    let numbers = own.map(|series| PossibleNumbers {
        company_id: series.company_id,
        kind: series.kind,
        fiscal_year: series.fiscal_year,
        epoch: series.epoch,
        first: series.next,
        last: missing.map(|missing| series.next + missing - 1),
    });
    Ok(numbers.collect())
}

/// What the event does to rows. The database enters the epoch beside it: which epoch it is in is no row that facts make.
pub(super) fn granted(event: &EpochGranted) -> Vec<RowOp> {
    let row = EpochRow {
        node_id: event.node_id,
        epoch: event.epoch,
        granted_at: event.granted_at,
        granted_by: event.granted_by,
        epoch_before: event.epoch_before,
        seq_before: event.seq_before,
        hash_before: event.hash_before.clone(),
        marked_epoch: event.marked_epoch,
        marked_seq: event.marked_seq,
        reason: event.reason.clone(),
        possible: Json(event.possible.clone()),
        issued: Json(event.issued.clone()),
    };
    vec![RowOp::insert(&row)]
}
