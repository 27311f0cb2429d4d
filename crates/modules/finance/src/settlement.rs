//! Settlements: items set off against each other, by hand or by the document that corrects another.

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::EntryId;
use kontor_contract::identity::BranchId;
use kontor_contract::limits::{Action, Weight};
use kontor_contract::payment::{ITEM_UNKNOWN, OpenItemRow};
use kontor_contract::posting::{DocumentLine, NewOpenItem, PostDocument, Side, SourceNumber};
use kontor_contract::row::Column as _;
use kontor_contract::settlement::{
    AllocateItems, GetOpenItem, ItemsSettled, OpenItemView, ReverseSettlement, SETTLEMENT_REVERSED, SettledItem, SettledPart,
    SettlementId, SettlementView,
};
use kontor_contract::{Result, params};
use kontor_kernel::{CivilDate, CurrencyCode, Money};
use kontor_platform::{Change, Cx};
use uuid::Uuid;

use crate::entry::branch;
use crate::ground::Ground;
use crate::model::{ENTRY, check_dates};
use crate::offset::{correct, exchange, lines, set_off, turned};
use crate::posting::{Source, prepare, record_posted, refs};
use crate::rows::Settlement;
use crate::settle::Standing;
use crate::sql::ITEM_STILL_OPEN;
use crate::{numbering, sql_settlement as sql};

/// The kind of a settlement made by hand.
const SETTLEMENT: &str = "finance.settlement";

pub(crate) async fn get_item(cx: &mut Cx, request: GetOpenItem) -> Result<OpenItemView> {
    let missing = || NOT_FOUND.with("what", "open item").with("id", request.id);
    let head: OpenItemRow = cx.get(&sql::ITEM, params![request.id], missing).await?;
    let mut settled: Vec<SettledPart> = cx.rows(&sql::PAID_PARTS, params![request.id]).await?;
    let set_off: Vec<SettledPart> = cx.rows(&sql::SET_OFF_PARTS, params![request.id]).await?;
    settled.extend(set_off);
    settled.sort_by_key(|part| part.date);
    Ok(OpenItemView { head, settled })
}

/// Sets credits off against what is owed.
pub(crate) async fn allocate(cx: &mut Change, request: AllocateItems) -> Result<SettlementId> {
    let on = request.on.unwrap_or_else(|| cx.today());
    check_dates(&[("on", on)], cx.today())?;
    let branch_id = branch(cx, request.branch_id)?;
    let functional = cx.caller()?.company.currency;
    let ids: Vec<_> = request.items.iter().map(|part| part.item_id.to_value()).collect();
    let parties = params![request.side, request.party_id];
    let standing: Vec<Standing> = cx.rows_in(&sql::STANDING, parties, &crate::posting::distinct(ids)).await?;
    let items = set_off(&standing, &request.items, functional)?;
    cx.weigh(weight(&items, functional).with(request.party_id).within(branch_id)).await?;
    for item in &standing {
        cx.guard(&ITEM_STILL_OPEN, params![request.side, request.party_id, item.id, item.open_minor]);
    }
    let id = request.id.unwrap_or_else(|| SettlementId::from_uuid(cx.new_id()));
    let made = Made {
        id,
        branch_id,
        side: request.side,
        party_id: request.party_id,
        on,
        source: Source { kind: SETTLEMENT.to_owned(), id: id.uuid(), number: String::new() },
        items,
        reverses_id: None,
        reason: String::new(),
    };
    let told = lines(made.side, exchange(made.side, &made.items, functional), made.items[0].amount.currency());
    let entry_id = post_difference(cx, &made, told).await?;
    record(cx, made, entry_id).await?;
    Ok(id)
}

/// What a settlement weighs: what is set off against what, each side as it stands in the company's currency.
fn weight(items: &[SettledItem], functional: CurrencyCode) -> Weight {
    let of = |side: i64| items.iter().map(|item| (item.functional.minor() * side).max(0)).fold(0, i64::saturating_add);
    let weight = Weight::new(Action::Post).of(Money::new(of(1).max(of(-1)), functional));
    weight.settling(items.iter().map(|item| item.item_id.uuid()))
}

/// Takes a settlement back.
pub(crate) async fn reverse(cx: &mut Change, request: ReverseSettlement) -> Result<SettlementId> {
    let on = request.on.unwrap_or_else(|| cx.today());
    check_dates(&[("on", on)], cx.today())?;
    let original = find(cx, request.id).await?;
    let reversal: Option<(Uuid,)> = cx.find(&sql::REVERSAL, params![request.id]).await?;
    if reversal.is_some() || original.reverses_id.is_some() {
        return Err(SETTLEMENT_REVERSED.error());
    }
    let items: Vec<SettledItem> = cx.rows(&sql::ITEMS, params![request.id]).await?;
    let functional = original.exchange.currency();
    let weight = weight(&items, functional).with(original.party_id).within(original.branch_id);
    cx.weigh(weight.made_by(original.actor_id)).await?;
    let back = |item: SettledItem| SettledItem { amount: item.amount.neg(), functional: item.functional.neg(), ..item };
    let id = SettlementId::from_uuid(cx.new_id());
    let made = Made {
        id,
        branch_id: original.branch_id,
        side: original.side,
        party_id: original.party_id,
        on,
        source: Source { kind: SETTLEMENT.to_owned(), id: id.uuid(), number: String::new() },
        items: items.into_iter().map(back).collect(),
        reverses_id: Some(request.id),
        reason: request.reason,
    };
    let currency = made.items.first().map_or(original.exchange.currency(), |item| item.amount.currency());
    let told = turned(lines(made.side, original.exchange, currency));
    let entry_id = post_difference(cx, &made, told).await?;
    record(cx, made, entry_id).await?;
    Ok(id)
}

/// What the open items of a document settle, and what the document's entry must say of it besides.
#[derive(Default)]
pub(crate) struct Corrections {
    pub(crate) lines: Vec<DocumentLine>,
    settled: Vec<(NewOpenItem, [SettledItem; 2])>,
}

/// Decides what a document's open items have in common with those they correct.
///
/// # Errors
/// `finance.open_item.unknown` if such an item is not the party's.
pub(crate) async fn corrections(cx: &mut Change, request: &PostDocument) -> Result<Corrections> {
    let functional = cx.caller()?.company.currency;
    let mut found = Corrections { lines: Vec::new(), settled: Vec::new() };
    for new in &request.open_items {
        let Some(corrected) = new.settles else { continue };
        let standing: Vec<Standing> =
            cx.rows_in(&sql::CORRECTED, params![new.side, new.party_id], &[corrected.to_value()]).await?;
        let old = standing.first().ok_or_else(|| ITEM_UNKNOWN.with("id", corrected).at("open_items"))?;
        cx.guard(&ITEM_STILL_OPEN, params![new.side, new.party_id, old.id, old.open_minor]);
        let own = Standing {
            id: new.id,
            side: new.side,
            // Its settlement is recorded under the number that the document gets.
            source_number: String::new(),
            currency: new.amount.currency(),
            open_minor: new.amount.minor(),
            functional_minor: new.functional.minor(),
        };
        if let Some(settled) = correct(&own, old, functional) {
            found.lines.extend(lines(new.side, exchange(new.side, &settled, functional), own.currency));
            found.settled.push((new.clone(), settled));
        }
    }
    Ok(found)
}

impl Corrections {
    /// Records them, once the document's items are open.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn record(self, cx: &mut Change, request: &PostDocument, source: &Source, entry_id: EntryId) -> Result<()> {
        for (new, mut items) in self.settled {
            let own = items.iter_mut().filter(|item| item.item_id == new.id);
            own.for_each(|item| item.source_number.clone_from(&source.number));
            let made = Made {
                id: SettlementId::from_uuid(cx.new_id()),
                branch_id: request.branch_id,
                side: new.side,
                party_id: new.party_id,
                on: request.posted_on,
                source: source.clone(),
                items: items.into(),
                reverses_id: None,
                reason: String::new(),
            };
            let realised = !exchange(made.side, &made.items, new.functional.currency()).is_zero();
            record(cx, made, realised.then_some(entry_id)).await?;
        }
        Ok(())
    }
}

/// A settlement decided but for its entry.
struct Made {
    id: SettlementId,
    branch_id: BranchId,
    side: Side,
    party_id: Uuid,
    on: CivilDate,
    source: Source,
    items: Vec<SettledItem>,
    reverses_id: Option<SettlementId>,
    reason: String,
}

/// Posts the difference under a number of the journal's own series: a settlement by hand has no document.
async fn post_difference(cx: &mut Change, made: &Made, lines: Vec<DocumentLine>) -> Result<Option<EntryId>> {
    let request = PostDocument {
        source_kind: SETTLEMENT.to_owned(),
        source_id: made.id.uuid(),
        source_number: SourceNumber::Next,
        branch_id: made.branch_id,
        document_on: made.on,
        tax_on: made.on,
        posted_on: made.on,
        locks: Vec::new(),
        reference: made.items.first().map(|item| item.source_number.clone()).unwrap_or_default(),
        memo: made.reason.clone(),
        rate: None,
        reverses_id: None,
        lines,
        open_items: Vec::new(),
    };
    if request.lines.is_empty() {
        return Ok(None);
    }
    let mut ground = Ground::load(cx, made.on, ENTRY, refs(&request)).await?;
    let Some(draft) = prepare(cx, &mut ground, &request).await? else { return Ok(None) };
    let number = numbering::take(cx, &mut ground, ENTRY).await?;
    let entry_id = draft.id;
    let source = Source { kind: SETTLEMENT.to_owned(), id: made.id.uuid(), number: number.text.clone() };
    record_posted(cx, draft, source, number.fiscal_year, Some(number)).await?;
    Ok(Some(entry_id))
}

async fn record(cx: &mut Change, made: Made, entry_id: Option<EntryId>) -> Result<()> {
    let company = cx.caller()?.company.clone();
    let event = ItemsSettled {
        id: made.id,
        company_id: company.id,
        branch_id: made.branch_id,
        side: made.side,
        party_id: made.party_id,
        settled_on: made.on,
        source_kind: made.source.kind,
        source_id: made.source.id,
        source_number: made.source.number,
        exchange: exchange(made.side, &made.items, company.currency),
        items: made.items,
        entry_id,
        reverses_id: made.reverses_id,
        reason: made.reason,
        actor_id: cx.actor()?,
        posted_at: cx.now(),
    };
    cx.record(event).await
}

async fn find(cx: &mut Cx, id: SettlementId) -> Result<Settlement> {
    cx.get(&sql::SETTLEMENT, params![id], || NOT_FOUND.with("what", "settlement").with("id", id)).await
}

pub(crate) async fn load(cx: &mut Cx, id: SettlementId) -> Result<SettlementView> {
    let Settlement { settled_on, exchange, entry_id, reverses_id, .. } = find(cx, id).await?;
    let items: Vec<SettledItem> = cx.rows(&sql::ITEMS, params![id]).await?;
    Ok(SettlementView { id, date: settled_on, exchange, entry_id, reverses_id, items })
}
