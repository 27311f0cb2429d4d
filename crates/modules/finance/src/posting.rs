//! Posting entries: the one way postings come into being, for entries made by hand and by documents.

use kontor_contract::Result;
use kontor_contract::amount::Amount;
use kontor_contract::finance::{ENTRY_INVALID, EntryId, EntryPosted, LockKind, PostedLine};
use kontor_contract::identity::BranchId;
use kontor_contract::payment::ItemOpened;
use kontor_contract::posting::{AccountRef, NewOpenItem, PostDocument, PostedDocument, SourceNumber, TakenNumber};
use kontor_contract::row::Value;
use kontor_kernel::{AccountCode, BalancedEntry, CivilDate, Money, PostingDraft, Rate};
use kontor_platform::Change;
use uuid::Uuid;

use crate::ground::Ground;
use crate::model::{ENTRY, check_dates, refusal};
use crate::numbering;
use crate::settlement::{self, Corrections};

/// An entry decided but for its number.
pub(crate) struct Draft {
    pub(crate) id: EntryId,
    pub(crate) branch_id: BranchId,
    pub(crate) document_on: CivilDate,
    pub(crate) tax_on: CivilDate,
    pub(crate) posted_on: CivilDate,
    pub(crate) reference: String,
    pub(crate) memo: String,
    pub(crate) reverses_id: Option<EntryId>,
    pub(crate) rate: Option<Rate>,
    pub(crate) balanced: BalancedEntry,
}

/// The document an entry comes from.
#[derive(Clone)]
pub(crate) struct Source {
    pub(crate) kind: String,
    pub(crate) id: Uuid,
    pub(crate) number: String,
}

/// Posts the entry of a document, inside that document's command.
pub(crate) async fn post_document(cx: &mut Change, request: PostDocument) -> Result<PostedDocument> {
    post_numbered(cx, request, Series::OfDocument).await
}

/// Whose next number is taken, where one is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Series {
    /// The document kind's; the document carries it.
    OfDocument,
    /// The journal's own; the entry carries it.
    OfJournal,
}

/// As [`post_document`], for what may have no series of its own.
pub(crate) async fn post_numbered(cx: &mut Change, mut request: PostDocument, series: Series) -> Result<PostedDocument> {
    let corrections = settlement::corrections(cx, &request).await?;
    request.lines.extend(corrections.lines.iter().cloned());
    let kind = if series == Series::OfJournal { ENTRY } else { &request.source_kind };
    let ground = Ground::load(cx, request.posted_on, kind, refs(&request)).await?;
    post_on(cx, ground, request, corrections, series).await
}

/// The accounts of a document's lines.
pub(crate) fn refs(request: &PostDocument) -> impl Iterator<Item = &AccountRef> + Clone {
    request.lines.iter().map(|line| &line.account)
}

/// As [`post_numbered`], on ground that was read before, with lines that already tell what the document corrects.
pub(crate) async fn post_on(
    cx: &mut Change,
    mut ground: Ground,
    request: PostDocument,
    corrections: Corrections,
    series: Series,
) -> Result<PostedDocument> {
    let draft = prepare(cx, &mut ground, &request).await?;
    let number = match request.source_number {
        SourceNumber::Known(_) => None,
        SourceNumber::Next => {
            let kind = if series == Series::OfJournal { ENTRY } else { &request.source_kind };
            Some(numbering::take(cx, &mut ground, kind).await?)
        }
    };
    let Some(draft) = draft else { return Ok(PostedDocument { entry_id: None, number }) };
    let entry_id = draft.id;
    let text = request.source_number.text(number.as_ref());
    let source = Source { kind: request.source_kind.clone(), id: request.source_id, number: text };
    for item in &request.open_items {
        let event = opened(cx, item, &draft, &source)?;
        cx.record(event).await?;
    }
    corrections.record(cx, &request, &source, entry_id).await?;
    let own = number.clone().filter(|_| series == Series::OfJournal);
    record_posted(cx, draft, source, i64::from(ground.year.year()), own).await?;
    Ok(PostedDocument { entry_id: Some(entry_id), number })
}

/// An entry as a document asks for it, checked and balanced. None if all its lines are zero.
pub(crate) async fn prepare(cx: &mut Change, ground: &mut Ground, request: &PostDocument) -> Result<Option<Draft>> {
    let company = cx.caller()?.company.clone();
    let dates = [("document_on", request.document_on), ("tax_on", request.tax_on), ("posted_on", request.posted_on)];
    check_dates(&dates, cx.today())?;
    let mut locks = vec![LockKind::All];
    locks.extend(&request.locks);
    ground.require_open(cx, &locks, request.posted_on)?;
    let codes: Vec<AccountCode> = refs(request).map(|account| ground.resolve(account)).collect::<Result<_>>()?;
    let lines = request.lines.iter().zip(codes).filter(|(line, _)| !(line.amount.is_zero() && line.transaction.is_zero()));
    let drafts: Vec<PostingDraft> = lines
        .map(|(line, account)| PostingDraft {
            account,
            amount_minor: line.amount.minor(),
            transaction: line.transaction,
            memo: Some(line.memo.clone()).filter(|memo| !memo.is_empty()),
            exchange_line: line.exchange_line,
        })
        .collect();
    if drafts.is_empty() {
        return Ok(None);
    }
    let balanced = BalancedEntry::try_new(company.currency, drafts).map_err(|error| refusal(&error))?;
    ground.open_year(cx).await?;
    Ok(Some(Draft {
        id: EntryId::from_uuid(cx.new_id()),
        branch_id: request.branch_id,
        document_on: request.document_on,
        tax_on: request.tax_on,
        posted_on: request.posted_on,
        reference: request.reference.clone(),
        memo: request.memo.clone(),
        reverses_id: request.reverses_id,
        rate: request.rate,
        balanced,
    }))
}

fn opened(cx: &Change, item: &NewOpenItem, draft: &Draft, source: &Source) -> Result<ItemOpened> {
    let company = &cx.caller()?.company;
    if item.functional.currency() != company.currency {
        return Err(ENTRY_INVALID.with("reason", "item_currency"));
    }
    Ok(ItemOpened {
        id: item.id,
        company_id: company.id,
        branch_id: draft.branch_id,
        side: item.side,
        party_id: item.party_id,
        source_kind: source.kind.clone(),
        source_id: source.id,
        source_number: source.number.clone(),
        entry_id: draft.id,
        document_on: draft.document_on,
        due_on: item.due_on,
        amount: item.amount,
        functional: item.functional,
    })
}

/// Records the posted entry.
pub(crate) async fn record_posted(
    cx: &mut Change,
    draft: Draft,
    source: Source,
    fiscal_year: i64,
    number: Option<TakenNumber>,
) -> Result<()> {
    let company = cx.caller()?.company.clone();
    let identity = cx.identity();
    let postings = draft.balanced.into_postings().into_iter().map(|posting| PostedLine {
        account: posting.account,
        amount: Amount::from(Money::new(posting.amount_minor, company.currency)),
        transaction: posting.transaction,
        memo: posting.memo.unwrap_or_default(),
    });
    let event = EntryPosted {
        id: draft.id,
        company_id: company.id,
        branch_id: draft.branch_id,
        number,
        fiscal_year,
        node_id: identity.node_id,
        epoch: identity.epoch,
        document_on: draft.document_on,
        tax_on: draft.tax_on,
        posted_on: draft.posted_on,
        reference: draft.reference,
        memo: draft.memo,
        source_kind: source.kind,
        source_id: source.id,
        source_number: source.number,
        reverses_id: draft.reverses_id,
        rate: draft.rate,
        actor_id: cx.actor()?,
        posted_at: cx.now(),
        currency: company.currency,
        postings: postings.collect(),
    };
    cx.record(event).await
}

/// Each value once, in order.
pub(crate) fn distinct(mut values: Vec<Value>) -> Vec<Value> {
    values.sort();
    values.dedup();
    values
}
