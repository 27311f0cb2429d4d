//! Journal entries.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::{
    ALREADY_REVERSED, BRANCH_UNKNOWN, ENTRY_OF_DOCUMENT, EntryHead, EntryId, EntryRow, EntryState, EntryView, GetEntry,
    LedgerRow, ListEntries, ListLedger, LockKind, PostEntry, PostingView, ReverseEntry,
};
use kontor_contract::identity::BranchId;
use kontor_contract::limits::{Action, Weight};
use kontor_contract::list::Page;
use kontor_contract::posting::AccountRef;
use kontor_contract::{Result, params};
use kontor_kernel::{BalancedEntry, Money};
use kontor_platform::{Change, Cx};
use uuid::Uuid;

use crate::ground::Ground;
use crate::model::{Currencies, ENTRY, check_dates, decide_entry};
use crate::posting::{Draft, Source, record_posted};
use crate::{lists, numbering, sql};

pub(crate) async fn list(cx: &mut Cx, request: ListEntries) -> Result<Page<EntryRow>> {
    cx.page(&lists::ENTRIES, &request).await
}

pub(crate) async fn ledger(cx: &mut Cx, request: ListLedger) -> Result<Page<LedgerRow>> {
    cx.page(&lists::LEDGER, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetEntry) -> Result<EntryView> {
    load(cx, request.id).await
}

pub(crate) async fn load(cx: &mut Cx, id: EntryId) -> Result<EntryView> {
    let head: EntryHead = cx.get(&sql::ENTRY_HEAD, params![id], || NOT_FOUND.with("what", "entry").with("id", id)).await?;
    let postings: Vec<PostingView> = cx.rows(&sql::ENTRY_POSTINGS, params![id]).await?;
    Ok(EntryView { head, postings })
}

/// Posts an entry typed by hand.
pub(crate) async fn post(cx: &mut Change, request: PostEntry) -> Result<EntryId> {
    let company = cx.caller()?.company.clone();
    let branch_id = branch(cx, request.branch_id)?;
    let tax_on = request.tax_on.unwrap_or(request.document_on);
    let posted_on = request.posted_on.unwrap_or(request.document_on);
    check_dates(&[("document_on", request.document_on), ("tax_on", tax_on), ("posted_on", posted_on)], cx.today())?;
    let named: Vec<AccountRef> = request.lines.iter().map(|line| AccountRef::Code(line.account.clone())).collect();
    let ground = Ground::load(cx, posted_on, ENTRY, named.iter()).await?;
    ground.require_open(cx, &[LockKind::All], posted_on)?;
    let transaction = request.currency.unwrap_or(company.currency);
    let currencies = Currencies { functional: company.currency, transaction, rate: request.rate };
    let balanced = decide_entry(&request.lines, &ground.accounts, &currencies)?;
    let agreed = balanced.postings().iter().map(|posting| posting.transaction.minor().max(0)).fold(0, i64::saturating_add);
    let weight = Weight::new(Action::Post).of(balanced.total_debit()).agreed(Money::new(agreed, transaction));
    cx.weigh(weight.within(branch_id)).await?;
    let id = request.id.unwrap_or_else(|| EntryId::from_uuid(cx.new_id()));
    let draft = Draft {
        id,
        branch_id,
        document_on: request.document_on,
        tax_on,
        posted_on,
        reference: request.reference,
        memo: request.memo,
        reverses_id: None,
        rate: request.rate.filter(|_| transaction != company.currency),
        balanced,
    };
    record(cx, ground, draft).await?;
    Ok(id)
}

/// Reverses an entry made by hand.
pub(crate) async fn reverse(cx: &mut Change, request: ReverseEntry) -> Result<EntryId> {
    check_dates(&[("posted_on", request.posted_on)], cx.today())?;
    let original = load(cx, request.id).await?;
    let EntryView { head, postings } = original;
    if head.source_kind != ENTRY {
        return Err(ENTRY_OF_DOCUMENT.with("number", head.number).with("source", head.source_number));
    }
    if head.state == EntryState::Reversed {
        let (by,): (String,) = cx.get(&sql::REVERSED_BY, params![request.id], || NOT_FOUND.with("what", "reversal")).await?;
        return Err(ALREADY_REVERSED.with("number", head.number).with("by", by));
    }
    let ground = Ground::load(cx, request.posted_on, ENTRY, std::iter::empty()).await?;
    let author: Uuid = cx.value(&sql::ENTRY_AUTHOR, params![request.id]).await?;
    cx.weigh(Weight::new(Action::Post).of(head.total).within(head.branch_id).made_by(author)).await?;
    ground.require_open(cx, &[LockKind::All], request.posted_on)?;
    let id = EntryId::from_uuid(cx.new_id());
    let draft = Draft {
        id,
        branch_id: head.branch_id,
        document_on: request.posted_on,
        tax_on: request.posted_on,
        posted_on: request.posted_on,
        reference: head.number,
        memo: request.reason,
        reverses_id: Some(request.id),
        rate: None,
        balanced: balanced(head.total, postings)?.reversed(),
    };
    record(cx, ground, draft).await?;
    Ok(id)
}

/// An entry that was posted, as the value it was made from.
fn balanced(total: Money, postings: Vec<PostingView>) -> Result<BalancedEntry> {
    let drafts = postings.into_iter().map(|posting| kontor_kernel::PostingDraft {
        account: posting.account,
        amount_minor: posting.amount.minor(),
        transaction: posting.transaction,
        memo: Some(posting.memo).filter(|memo| !memo.is_empty()),
        exchange_line: false,
    });
    BalancedEntry::try_new(total.currency(), drafts.collect())
        .map_err(|error| kontor_contract::error::INTERNAL_BUG.with("what", format!("a posted entry does not balance: {error}")))
}

/// Records a hand-made entry under a number of its own series.
pub(crate) async fn record(cx: &mut Change, mut ground: Ground, draft: Draft) -> Result<()> {
    let number = numbering::take(cx, &mut ground, ENTRY).await?;
    cx.document(ENTRY, draft.id.uuid(), &number.text);
    let source = Source { kind: ENTRY.to_owned(), id: draft.id.uuid(), number: number.text.clone() };
    record_posted(cx, draft, source, number.fiscal_year, Some(number)).await
}

/// The branch a document belongs to: the one asked for, if the caller works there, or the company's main branch.
pub(crate) fn branch(cx: &Cx, asked: Option<BranchId>) -> Result<BranchId> {
    cx.caller()?.branch(asked).ok_or_else(|| BRANCH_UNKNOWN.at("branch_id"))
}
