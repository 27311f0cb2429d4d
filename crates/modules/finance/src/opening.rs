//! Taking the books over from another program.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::{EntryId, EntryLine, LockKind, PostingView, RATE_REQUIRED};
use kontor_contract::identity::BranchId;
use kontor_contract::limits::{Action, Weight};
use kontor_contract::opening::{
    OPENING_AMOUNT_ZERO, OPENING_NUMBER_TAKEN, OPENING_PARTY_UNKNOWN, OPENING_REVERSED, OPENING_SETTLED, OpeningItemView,
    PostOpeningBalances, PostOpeningItem, ReverseOpeningItem,
};
use kontor_contract::posting::{AccountRef, DocumentLine, NewOpenItem, OpenItemId, PostDocument, Side, SourceNumber};
use kontor_contract::{Result, params};
use kontor_kernel::rounding::convert;
use kontor_kernel::{CivilDate, CurrencyCode, Money, Rate};
use kontor_platform::Change;
use uuid::Uuid;

use crate::entry::{branch, record};
use crate::ground::Ground;
use crate::model::{Currencies, ENTRY, check_dates, decide_opening, unusable};
use crate::payment::turned_line;
use crate::posting::{Draft, Series, post_document, post_numbered};
use crate::settle::control;
use crate::sql;

/// The account against which books begin.
const OPENING: &str = "opening_balance";
/// Kind of an item taken over.
const OPENING_ITEM: &str = "finance.opening";

/// Takes balances over in one entry, balanced on the opening account.
pub(crate) async fn post_balances(cx: &mut Change, request: PostOpeningBalances) -> Result<EntryId> {
    let company = cx.caller()?.company.clone();
    check_dates(&[("on", request.on)], cx.today())?;
    let named = request.lines.iter().map(|line: &EntryLine| AccountRef::Code(line.account.clone()));
    let named: Vec<AccountRef> = std::iter::once(AccountRef::purpose(OPENING)).chain(named).collect();
    let ground = Ground::load(cx, request.on, ENTRY, named.iter()).await?;
    ground.require_open(cx, &[LockKind::All], request.on)?;
    let opening = ground.account(OPENING)?.clone();
    let currencies = Currencies { functional: company.currency, transaction: company.currency, rate: None };
    let balanced = decide_opening(&request.lines, &ground.accounts, &currencies, opening)?;
    let branch_id = branch(cx, Some(company.main_branch_id))?;
    cx.weigh(Weight::new(Action::Post).of(balanced.total_debit()).within(branch_id)).await?;
    let id = EntryId::from_uuid(cx.new_id());
    let draft = Draft {
        id,
        branch_id,
        document_on: request.on,
        tax_on: request.on,
        posted_on: request.on,
        reference: String::new(),
        memo: String::new(),
        reverses_id: None,
        rate: None,
        balanced,
    };
    record(cx, ground, draft).await?;
    Ok(id)
}

/// Takes one open item over. It keeps its number, so that the customer finds it again.
pub(crate) async fn post_item(cx: &mut Change, request: PostOpeningItem) -> Result<OpeningItemView> {
    check_dates(&[("on", request.on), ("date", request.date), ("due", request.due)], cx.today())?;
    let functional = cx.caller()?.company.currency;
    let branch_id = branch(cx, None)?;
    let code = request.party_code.clone();
    let party: Option<(Uuid,)> = cx.find(&sql::PARTY_BY_CODE, params![code.clone()]).await?;
    let (party_id,) = party.ok_or_else(|| OPENING_PARTY_UNKNOWN.with("code", code.as_str()).at("party_code"))?;
    let amount = request.amount.in_currency(request.currency.unwrap_or(functional)).map_err(|error| error.at("amount"))?;
    if amount.is_zero() {
        return Err(OPENING_AMOUNT_ZERO.at("amount"));
    }
    let same = params![request.side, party_id, request.document_number.clone()];
    if cx.value::<i64>(&sql::ITEMS_OF_NUMBER, same).await? > 0 {
        return Err(OPENING_NUMBER_TAKEN.with("number", request.document_number).at("document_number"));
    }
    let worth = in_functional(amount, request.rate, functional)?;
    cx.weigh(Weight::new(Action::Post).of(worth).agreed(amount).with(party_id).within(branch_id)).await?;
    let id = OpenItemId::from_uuid(cx.new_id());
    let turn = |money: Money| if request.side == Side::Receivable { money } else { money.neg() };
    let line = |purpose: &str, amount: Money, transaction: Money| DocumentLine {
        account: AccountRef::purpose(purpose),
        amount,
        transaction,
        memo: String::new(),
        exchange_line: false,
    };
    let lines =
        vec![line(control(request.side), turn(worth), turn(amount)), line(OPENING, turn(worth).neg(), turn(amount).neg())];
    let item = NewOpenItem { id, side: request.side, party_id, due_on: request.due, amount, functional: worth, settles: None };
    let document = PostDocument {
        source_kind: OPENING_ITEM.to_owned(),
        source_id: id.uuid(),
        source_number: SourceNumber::Known(request.document_number),
        branch_id,
        document_on: request.date,
        tax_on: request.date,
        posted_on: request.on,
        locks: Vec::new(),
        reference: String::new(),
        memo: String::new(),
        rate: request.rate.filter(|_| amount.currency() != functional),
        reverses_id: None,
        lines,
        open_items: vec![item],
    };
    let posted = post_document(cx, document).await?;
    Ok(OpeningItemView { open_item_id: id, entry_id: posted.entry_id })
}

/// An item that was taken over, with its entry.
#[derive(kontor_derive::Row)]
struct Taken {
    side: Side,
    party_id: Uuid,
    branch_id: BranchId,
    source_number: String,
    entry_id: EntryId,
    due_on: CivilDate,
    amount: Money,
    functional: Money,
    open_minor: i64,
    posted_on: CivilDate,
    reverses_id: Option<EntryId>,
    reversal_id: Option<EntryId>,
}

/// Takes an item back by another of the opposite amount, which settles it.
pub(crate) async fn reverse_item(cx: &mut Change, request: ReverseOpeningItem) -> Result<OpeningItemView> {
    let missing = || NOT_FOUND.with("what", "open item").with("id", request.id).at("id");
    let item: Taken = cx.get(&sql::OPENING_ITEM, params![request.id], missing).await?;
    if item.reverses_id.is_some() || item.reversal_id.is_some() {
        return Err(OPENING_REVERSED.with("number", item.source_number));
    }
    if item.open_minor != item.amount.minor() {
        let open = Money::new(item.open_minor, item.amount.currency());
        return Err(OPENING_SETTLED.with("number", item.source_number).with("open", open.to_plain()));
    }
    // Open items are nobody's own.
    let weight = Weight::new(Action::Post).of(item.functional).with(item.party_id).within(item.branch_id);
    cx.weigh(weight.made_by(Uuid::nil())).await?;
    let on = request.on.unwrap_or(item.posted_on);
    let postings: Vec<PostingView> = cx.rows(&sql::ENTRY_LINES, params![item.entry_id]).await?;
    let id = OpenItemId::from_uuid(cx.new_id());
    let opposite = NewOpenItem {
        id,
        side: item.side,
        party_id: item.party_id,
        due_on: item.due_on,
        amount: item.amount.neg(),
        functional: item.functional.neg(),
        settles: Some(request.id),
    };
    let document = PostDocument {
        source_kind: OPENING_ITEM.to_owned(),
        source_id: id.uuid(),
        source_number: SourceNumber::Next,
        branch_id: item.branch_id,
        document_on: on,
        tax_on: on,
        posted_on: on,
        locks: Vec::new(),
        reference: item.source_number,
        memo: request.reason,
        rate: None,
        reverses_id: Some(item.entry_id),
        lines: postings.iter().map(turned_line).collect(),
        open_items: vec![opposite],
    };
    let posted = post_numbered(cx, document, Series::OfJournal).await?;
    Ok(OpeningItemView { open_item_id: id, entry_id: posted.entry_id })
}

fn in_functional(amount: Money, rate: Option<Rate>, functional: CurrencyCode) -> Result<Money> {
    if amount.currency() == functional {
        return Ok(amount);
    }
    let rate = rate.filter(|rate| *rate > Rate::ZERO);
    let rate = rate.ok_or_else(|| RATE_REQUIRED.with("currency", amount.currency().as_str()).at("rate"))?;
    convert(amount, rate, functional).map_err(|error| unusable(&error).at("amount"))
}
