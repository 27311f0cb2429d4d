//! Taking the books over from another program.

use kontor_contract::finance::{ENTRY_INVALID, EntryLine, EntryView, LockKind, RATE_REQUIRED};
use kontor_contract::opening::{
    OPENING_AMOUNT_ZERO, OPENING_NUMBER_TAKEN, OPENING_PARTY_UNKNOWN, OpeningItemView, PostOpeningBalances, PostOpeningItem,
};
use kontor_contract::posting::{AccountRef, DocumentLine, NewOpenItem, OpenItemId, PURPOSE_UNKNOWN, PostDocument, Side};
use kontor_contract::row::Column as _;
use kontor_contract::{Result, params};
use kontor_kernel::rounding::convert;
use kontor_kernel::{AccountCode, CurrencyCode, Money, Rate};
use kontor_platform::Change;
use uuid::Uuid;

use crate::entry::{branch, load, record};
use crate::model::{Currencies, check_dates, decide_opening};
use crate::posting::{Draft, distinct, post_document};
use crate::rows::Account;
use crate::settle::control;
use crate::{lock, sql};

/// The account against which books begin.
const OPENING: &str = "opening_balance";
/// Kind of an item taken over.
const OPENING_ITEM: &str = "finance.opening";

/// Takes balances over in one entry, balanced on the opening account.
pub(crate) async fn post_balances(cx: &mut Change, request: PostOpeningBalances) -> Result<EntryView> {
    let company = cx.caller()?.company.clone();
    check_dates(&[("on", request.on)], cx.today())?;
    lock::require_open(cx, &[LockKind::All], request.on).await?;
    let named: Vec<(String, AccountCode)> = cx.rows_in(&sql::PURPOSES, Vec::new(), &params![OPENING.to_owned()]).await?;
    let opening = named.into_iter().next().map(|row| row.1).ok_or_else(|| PURPOSE_UNKNOWN.with("purpose", OPENING))?;
    let codes: Vec<_> = request.lines.iter().map(|line: &EntryLine| line.account.to_value()).collect();
    let accounts: Vec<Account> = cx.rows_in(&sql::ACCOUNTS_BY_CODE, Vec::new(), &distinct(codes)).await?;
    let currencies = Currencies { functional: company.currency, transaction: company.currency, rate: None };
    let balanced = decide_opening(&request.lines, &accounts, &currencies, opening)?;
    let id = kontor_contract::finance::EntryId::from_uuid(cx.new_id());
    let draft = Draft {
        id,
        branch_id: company.main_branch_id,
        document_on: request.on,
        tax_on: request.on,
        posted_on: request.on,
        reference: String::new(),
        memo: String::new(),
        reverses_id: None,
        rate: None,
        balanced,
    };
    record(cx, draft).await?;
    load(cx, id).await
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
        source_number: request.document_number,
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

fn in_functional(amount: Money, rate: Option<Rate>, functional: CurrencyCode) -> Result<Money> {
    if amount.currency() == functional {
        return Ok(amount);
    }
    let rate = rate.filter(|rate| *rate > Rate::ZERO);
    let rate = rate.ok_or_else(|| RATE_REQUIRED.with("currency", amount.currency().as_str()).at("rate"))?;
    convert(amount, rate, functional).map_err(|error| ENTRY_INVALID.with("reason", error).at("amount"))
}
