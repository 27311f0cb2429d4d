//! Payments and open items.

use std::time::Duration;

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::{ACCOUNT_UNKNOWN, PostingView};
use kontor_contract::limits::{Action, Weight, share_of};
use kontor_contract::list::Page;
use kontor_contract::payment::{
    Allocated, AllocationView, Direction, GetPayment, ListOpenItems, ListPayments, OpenItemRow, OpenItemSums, OpenSum,
    PAYMENT_ACCOUNT, PAYMENT_REVERSED, PaymentId, PaymentPosted, PaymentRow, PaymentState, PaymentView, PostPayment,
    ReversePayment, SumOpenItems,
};
use kontor_contract::posting::{
    AccountRef, DocumentLine, NewOpenItem, OpenItemId, PostDocument, PostedDocument, Side, SourceNumber, asked_for,
};
use kontor_contract::row::Column as _;
use kontor_contract::{Error, Result, params};
use kontor_kernel::{AccountCode, CivilDate, CurrencyCode, Money, Percent, Rate};
use kontor_platform::{Change, Cx};
use kontor_store::{Ask, ask, ask_each, ask_in};
use uuid::Uuid;

use crate::discount::{self, TaxOfItem};
use crate::entry::branch;
use crate::ground::Ground;
use crate::model::{PAYMENT, check_dates};
use crate::posting::{Series, distinct, post_on, refs};
use crate::rows::{Account, Allocation, Discount, PaidPart, Payment};
use crate::settle::{Items, Paid, Standing, control, oldest_first, settle, side};
use crate::settlement::Corrections;
use crate::{lists, sql};
use kontor_contract::finance::{Control, LockKind};
use kontor_contract::identity::BranchId;

/// Payments to one party within this time are one payment to limits and rules.
const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub(crate) async fn open_items(cx: &mut Cx, request: ListOpenItems) -> Result<Page<OpenItemRow>> {
    cx.page(&lists::OPEN_ITEMS, &request).await
}

#[derive(kontor_derive::Row)]
struct SideSum {
    side: Side,
    open_minor: i64,
    items: i64,
    overdue_minor: i64,
    overdue_items: i64,
}

/// What is open and what is late, in sum.
pub(crate) async fn open_sums(cx: &mut Cx, request: SumOpenItems) -> Result<OpenItemSums> {
    let currency = cx.caller()?.company.currency;
    let sums: Vec<SideSum> = cx.rows(&sql::OPEN_SUMS, params![request.on.unwrap_or_else(|| cx.today())]).await?;
    let of = |side: Side| {
        let sum = sums.iter().find(|sum| sum.side == side);
        OpenSum {
            open: Money::new(sum.map_or(0, |sum| sum.open_minor), currency),
            items: sum.map_or(0, |sum| sum.items),
            overdue: Money::new(sum.map_or(0, |sum| sum.overdue_minor), currency),
            overdue_items: sum.map_or(0, |sum| sum.overdue_items),
        }
    };
    Ok(OpenItemSums { receivable: of(Side::Receivable), payable: of(Side::Payable) })
}

pub(crate) async fn list(cx: &mut Cx, request: ListPayments) -> Result<Page<PaymentRow>> {
    cx.page(&lists::PAYMENTS, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetPayment) -> Result<PaymentView> {
    load(cx, request.id).await
}

pub(crate) async fn load(cx: &mut Cx, id: PaymentId) -> Result<PaymentView> {
    let asked = (
        ask::<Payment>(&sql::PAYMENT, params![id]),
        ask::<(Uuid,)>(&sql::PAYMENT_REVERSAL, params![id]),
        ask::<(String,)>(&sql::PAYER_NAME, params![id]),
        ask::<AllocationView>(&sql::SETTLED, params![id]),
    );
    let (payments, reversals, party, allocations) = cx.gather(asked).await?;
    let payment = payments.into_iter().next().ok_or_else(|| missing(id))?;
    let stands = reversals.is_empty() && payment.reverses_id.is_none();
    let head = PaymentRow {
        id,
        number: payment.number,
        date: payment.paid_on,
        direction: payment.direction,
        party_id: payment.party_id,
        party: party.into_iter().next().map(|row| row.0).unwrap_or_default(),
        state: if stands { PaymentState::Posted } else { PaymentState::Reversed },
        account: payment.account,
        reference: payment.reference,
        total: payment.amount,
        on_account: payment.on_account,
    };
    Ok(PaymentView { head, entry_id: payment.entry_id, allocations })
}

async fn find(cx: &mut Cx, id: PaymentId) -> Result<Payment> {
    cx.get(&sql::PAYMENT, params![id], || missing(id)).await
}

fn missing(id: PaymentId) -> Error {
    NOT_FOUND.with("what", "payment").with("id", id)
}

/// Posts a payment and settles items with it.
pub(crate) async fn post(cx: &mut Change, request: PostPayment) -> Result<PaymentId> {
    check_dates(&[("paid_on", request.paid_on)], cx.today())?;
    let branch_id = branch(cx, request.branch_id)?;
    let before = paid_before(cx, &request).await?;
    let (ground, purposes, codes) = Ground::asked(cx, request.paid_on, PAYMENT, purposes(request.direction).iter())?;
    let asked = (
        ask::<Account>(&sql::ACCOUNT_FOR, params!["bank".to_owned()]),
        ask_in::<Account>(&sql::ACCOUNTS_BY_CODE, Vec::new(), request.account.iter().map(AccountCode::to_value).collect()),
        ask::<Standing>(&sql::STANDING_ITEMS, params![side(request.direction), request.party_id]),
        ground,
        purposes,
        codes,
        before,
    );
    let (bank, named, items, ground, purposes, mut codes, before) = cx.gather(asked).await?;
    let found = if request.account.is_some() { named } else { bank };
    let account = money_account(found.first(), request.account.as_ref())?;
    codes.extend(found);
    let ground = Ground::found(cx, request.paid_on, (ground, purposes, codes))?;
    let functional = cx.caller()?.company.currency;
    let paid = Paid { direction: request.direction, amount: request.amount, rate: request.rate, functional, account };
    let wanted = request.allocations.unwrap_or_else(|| oldest_first(&items, request.amount));
    let reduced: Vec<_> = wanted.iter().filter(|wish| wish.discount.is_some()).map(|wish| wish.item_id.to_value()).collect();
    let taxes: Vec<TaxOfItem> = cx.rows_in(&sql::TAXES_OF_ITEMS, Vec::new(), &distinct(reduced)).await?;
    let settlement = settle(&paid, &Items { standing: &items, taxes: &taxes }, &wanted)?;
    let action = if request.direction == Direction::Made { Action::Pay } else { Action::Post };
    // Its entry's sum, so that what is written off counts too.
    let debit = debit(settlement.lines.iter().map(|line| line.amount), functional);
    let before = worth(cx, before).await?;
    let weight = Weight::new(action).of(debit).agreed(request.amount).after(before).with(request.party_id).within(branch_id);
    let weight = weight.settling(settlement.allocations.iter().map(|done| done.item_id.uuid()));
    cx.weigh(weight.discounted(forgone(request.direction, &settlement.allocations))).await?;
    for done in &settlement.allocations {
        let open = items.iter().find(|item| item.id == done.item_id).map_or(0, |item| item.open_minor);
        cx.guard(&sql::ITEM_STILL_OPEN, params![done.side, request.party_id, done.item_id, open]);
    }
    let id = request.id.unwrap_or_else(|| PaymentId::from_uuid(cx.new_id()));
    let open_items = if settlement.on_account.is_zero() {
        Vec::new()
    } else {
        vec![NewOpenItem {
            id: OpenItemId::from_uuid(cx.new_id()),
            side: side(request.direction),
            party_id: request.party_id,
            due_on: request.paid_on,
            amount: settlement.on_account.neg(),
            functional: settlement.on_account_functional.neg(),
            settles: None,
        }]
    };
    let decided = Decided {
        id,
        branch_id,
        direction: request.direction,
        party_id: request.party_id,
        account: paid.account,
        posted_on: request.paid_on,
        amount: request.amount,
        rate: request.rate.filter(|_| request.amount.currency() != functional),
        reference: request.reference,
        memo: String::new(),
        locks: locks(&settlement.allocations),
        on_account: settlement.on_account,
        allocations: settlement.allocations,
        reverses_id: None,
        lines: settlement.lines,
        open_items,
    };
    record(cx, ground, decided).await?;
    Ok(id)
}

/// Asks for what the caller paid a party alone within a day: a payment in parts weighs as a whole, whichever days its parts are
/// dated. Nobody is asked where nobody looks at it. Otherwise the party is held from before the reading until the commit: of
/// two parts at the same moment the second sees the first.
async fn paid_before(cx: &mut Change, request: &PostPayment) -> Result<Ask<PaidPart>> {
    if request.direction != Direction::Made || !cx.is_weighed()? {
        return Ok(ask_each(&sql::PAID_BEFORE, Vec::new()));
    }
    let missing = || NOT_FOUND.with("what", "party").with("id", request.party_id).at("party_id");
    cx.get::<(Uuid,)>(&sql::PAYEE_HELD, params![request.party_id], missing).await?;
    let (actor, since) = (cx.actor()?, cx.now().saturating_sub(A_DAY));
    Ok(ask(&sql::PAID_BEFORE, params![actor, since, request.party_id]))
}

/// What parts come to, in minor units of the company's currency.
async fn worth(cx: &mut Change, parts: Vec<PaidPart>) -> Result<i64> {
    let mut sum = 0_i64;
    for PaidPart { amount, total } in parts {
        let part = cx.priced(Weight::new(Action::Pay).of(total).agreed(amount)).await?;
        sum = sum.saturating_add(part.amount.map_or(0, Money::minor));
    }
    Ok(sum)
}

/// What customers are let off, of each item that they pay: written off, or taken as a cash discount.
fn forgone(direction: Direction, allocations: &[Allocated]) -> impl Iterator<Item = Percent> {
    let given = allocations.iter().filter(move |_| direction == Direction::Received);
    given.map(|done| {
        let taken = done.taken().minor();
        share_of(taken, taken.saturating_sub(done.amount.minor()))
    })
}

/// What the lines of nearly every payment are posted for.
fn purposes(direction: Direction) -> [AccountRef; 4] {
    [control(side(direction)), "write_off", "exchange_gain", "exchange_loss"].map(AccountRef::purpose)
}

/// The sum of an entry: of its debit lines.
fn debit(amounts: impl Iterator<Item = Money>, functional: CurrencyCode) -> Money {
    Money::new(amounts.map(|amount| amount.minor().max(0)).fold(0, i64::saturating_add), functional)
}

/// Money moves on bank and cash accounts; the chart's bank unless said otherwise.
fn money_account(found: Option<&Account>, asked: Option<&AccountCode>) -> Result<AccountCode> {
    match found {
        Some(Account { control: Some(Control::Bank | Control::Cash), active: true, code, .. }) => Ok(code.clone()),
        Some(account) => Err(PAYMENT_ACCOUNT.with("account", account.code.as_str()).at("account")),
        None => Err(ACCOUNT_UNKNOWN.with("account", asked.map_or("bank", AccountCode::as_str)).at("account")),
    }
}

/// Reverses a payment: everything it did with the sign turned, and the items are open again.
pub(crate) async fn reverse(cx: &mut Change, request: ReversePayment) -> Result<PaymentId> {
    check_dates(&[("posted_on", request.posted_on)], cx.today())?;
    let original = find(cx, request.id).await?;
    let reversal: Option<(Uuid,)> = cx.find(&sql::PAYMENT_REVERSAL, params![request.id]).await?;
    if reversal.is_some() || original.reverses_id.is_some() {
        return Err(PAYMENT_REVERSED.with("number", original.number));
    }
    let entry_id = original.entry_id.ok_or_else(|| missing(request.id))?;
    let author: Uuid = cx.value(&sql::ENTRY_AUTHOR, params![entry_id]).await?;
    let lines: Vec<PostingView> = cx.rows(&sql::ENTRY_LINES, params![entry_id]).await?;
    let debit = debit(lines.iter().map(|line| line.amount), cx.caller()?.company.currency);
    let allocations: Vec<Allocation> = cx.rows(&sql::ALLOCATIONS, params![request.id]).await?;
    let weight = Weight::new(Action::Post).of(debit).with(original.party_id).within(original.branch_id).made_by(author);
    cx.weigh(weight.settling(allocations.iter().map(|row| row.item_id.uuid()))).await?;
    let discounts: Vec<Discount> = cx.rows(&sql::DISCOUNTS, params![request.id]).await?;
    let mut allocations: Vec<Allocated> = allocations.iter().map(|row| turned(row, &discounts)).collect();
    if !original.on_account.is_zero() {
        allocations.push(take_back_on_account(cx, &original).await?);
    }
    let id = PaymentId::from_uuid(cx.new_id());
    let ground = Ground::load(cx, request.posted_on, PAYMENT, std::iter::empty()).await?;
    let decided = Decided {
        id,
        branch_id: original.branch_id,
        direction: original.direction,
        party_id: original.party_id,
        account: original.account,
        posted_on: request.posted_on,
        amount: original.amount.neg(),
        rate: None,
        reference: original.number,
        memo: request.reason,
        locks: locks(&allocations),
        on_account: Money::zero(original.amount.currency()),
        allocations,
        reverses_id: Some(request.id),
        lines: lines.iter().map(turned_line).collect(),
        open_items: Vec::new(),
    };
    record(cx, ground, decided).await?;
    Ok(id)
}

fn turned(row: &Allocation, discounts: &[Discount]) -> Allocated {
    let own = discounts.iter().filter(|own| own.line == row.line);
    Allocated {
        item_id: row.item_id,
        side: row.side,
        source_number: row.source_number.clone(),
        amount: row.amount.neg(),
        write_off: row.write_off.neg(),
        functional: row.functional.neg(),
        exchange: row.exchange.neg(),
        discounts: own.map(discount::turned).collect(),
    }
}

pub(crate) fn turned_line(posting: &kontor_contract::finance::PostingView) -> DocumentLine {
    DocumentLine {
        account: AccountRef::Code(posting.account.clone()),
        amount: posting.amount.neg(),
        transaction: posting.transaction.neg(),
        memo: posting.memo.clone(),
        exchange_line: posting.transaction.is_zero() && !posting.amount.is_zero(),
    }
}

/// The credit that an overpayment left goes back with the payment; if it was used since, that must be undone first.
async fn take_back_on_account(cx: &mut Change, original: &Payment) -> Result<Allocated> {
    use kontor_contract::payment::ITEM_EXCEEDED;
    let missing = || NOT_FOUND.with("what", "open item").with("id", original.id);
    let item: Standing = cx.get(&sql::ON_ACCOUNT_ITEM, params![original.id], missing).await?;
    if item.open_minor != -original.on_account.minor() {
        let open = Money::new(item.open_minor, item.currency);
        let error = ITEM_EXCEEDED.with("number", item.source_number).with("open", open.to_plain());
        return Err(error.with("asked", original.on_account.neg().to_plain()));
    }
    cx.guard(&sql::ITEM_STILL_OPEN, params![item.side, original.party_id, item.id, item.open_minor]);
    let functional = cx.caller()?.company.currency;
    Ok(Allocated {
        item_id: item.id,
        side: item.side,
        source_number: item.source_number,
        amount: original.on_account.neg(),
        write_off: Money::zero(item.currency),
        functional: Money::new(item.functional_minor, functional),
        exchange: Money::zero(functional),
        discounts: Vec::new(),
    })
}

/// A discount corrects tax, which must not be closed.
fn locks(allocations: &[Allocated]) -> Vec<LockKind> {
    if allocations.iter().any(|done| !done.discounts.is_empty()) { vec![LockKind::Sales, LockKind::Tax] } else { Vec::new() }
}

/// A payment decided but for its number.
struct Decided {
    id: PaymentId,
    branch_id: BranchId,
    direction: Direction,
    party_id: Uuid,
    account: AccountCode,
    posted_on: CivilDate,
    amount: Money,
    rate: Option<Rate>,
    reference: String,
    memo: String,
    locks: Vec<LockKind>,
    on_account: Money,
    allocations: Vec<Allocated>,
    reverses_id: Option<PaymentId>,
    lines: Vec<DocumentLine>,
    open_items: Vec<NewOpenItem>,
}

/// Takes the number, posts the entry, records.
async fn record(cx: &mut Change, mut ground: Ground, decided: Decided) -> Result<()> {
    let company_id = cx.company_id()?;
    let entry = PostDocument {
        source_kind: PAYMENT.to_owned(),
        source_id: decided.id.uuid(),
        source_number: SourceNumber::Next,
        branch_id: decided.branch_id,
        document_on: decided.posted_on,
        tax_on: decided.posted_on,
        posted_on: decided.posted_on,
        locks: decided.locks,
        reference: decided.reference.chars().take(64).collect(),
        memo: decided.memo,
        rate: decided.rate,
        reverses_id: None,
        lines: decided.lines,
        open_items: decided.open_items,
    };
    ground.know(cx, refs(&entry)).await?;
    let posted = post_on(cx, ground, entry, Corrections::default(), Series::OfDocument).await?;
    let PostedDocument { entry_id, number } = posted;
    let number = asked_for(number)?;
    cx.document(PAYMENT, decided.id.uuid(), &number.text);
    let event = PaymentPosted {
        id: decided.id,
        company_id,
        branch_id: decided.branch_id,
        number,
        direction: decided.direction,
        party_id: decided.party_id,
        account: decided.account,
        paid_on: decided.posted_on,
        amount: decided.amount,
        rate: decided.rate,
        reference: decided.reference,
        on_account: decided.on_account,
        allocations: decided.allocations,
        reverses_id: decided.reverses_id,
        entry_id,
    };
    cx.record(event).await
}
