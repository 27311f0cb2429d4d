//! Items set off against each other without money: credits and payments on account against what is owed.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, Instant, Money};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::NOT_FOUND;
use crate::finance::{BRANCH_UNKNOWN, DATE_IMPLAUSIBLE, EntryId, PERIOD_LOCKED};
use crate::identity::{BranchId, CompanyId};
use crate::payment::{ITEM_CURRENCY, ITEM_EXCEEDED, ITEM_UNKNOWN, OpenItemRow};
use crate::posting::{OpenItemId, Side};
use crate::text::many_lines;

crate::ids! {
    /// Items set off against each other.
    SettlementId,
}

/// Items of one settlement at most: a year of weekly invoices against their credits.
pub const MAX_ITEMS: usize = 200;

crate::error_codes! {
    /// Credits and debts of a settlement must come to nothing.
    SETTLEMENT_UNEVEN = "finance.settlement.uneven" Rule { difference };
    /// The settlement has been taken back already.
    SETTLEMENT_REVERSED = "finance.settlement.already_reversed" Rule {};
}

/// A part of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemPart {
    /// The item.
    pub item_id: OpenItemId,
    /// How much of it, with its sign: positive of what is owed, negative of a credit or a payment on account.
    pub amount: Money,
}

/// Sets a party's credits and payments on account off against what is owed. All parts come to nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AllocateItems {
    /// An id the caller has chosen.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<SettlementId>,
    /// Receivable or payable.
    #[garde(skip)]
    pub side: Side,
    /// The party.
    #[garde(skip)]
    pub party_id: Uuid,
    /// The branch a difference of exchange is booked in; the caller's own or the company's main branch if absent.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// When; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub on: Option<CivilDate>,
    /// The parts.
    #[garde(length(min = 2, max = MAX_ITEMS))]
    pub items: Vec<ItemPart>,
}

/// Takes a settlement back: its items are open again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReverseSettlement {
    /// The settlement.
    #[garde(skip)]
    pub id: SettlementId,
    /// When; today if absent.
    #[garde(skip)]
    #[serde(default)]
    pub on: Option<CivilDate>,
    /// Why.
    #[garde(length(min = 1, max = 500), custom(many_lines))]
    pub reason: String,
}

/// Asks for one open item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetOpenItem {
    /// The item.
    #[garde(skip)]
    pub id: OpenItemId,
}

/// An item, settled or not, with what settled it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenItemView {
    /// The item.
    #[serde(flatten)]
    pub head: OpenItemRow,
    /// Its parts that are settled, oldest first.
    pub settled: Vec<SettledPart>,
}

/// A settled part of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct SettledPart {
    /// `sales.payment`, `sales.credit_note`, or `finance.settlement` for one made by hand.
    pub kind: String,
    /// That payment or document.
    pub id: Uuid,
    /// Its number; empty for a settlement made by hand.
    pub number: String,
    /// The settlement, to take it back by; none for a payment.
    pub settlement_id: Option<SettlementId>,
    /// When.
    pub date: CivilDate,
    /// How much of the item, with its sign; what was forgiven is in it.
    pub amount: Money,
    /// Whether it was taken back, or takes one back.
    pub reversed: bool,
}

/// A settlement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SettlementView {
    /// The settlement.
    pub id: SettlementId,
    /// When.
    pub date: CivilDate,
    /// What the parts were worth beyond each other, in the company's currency: a gain is positive.
    pub exchange: Money,
    /// The entry of that difference.
    pub entry_id: Option<EntryId>,
    /// The settlement this one takes back.
    pub reverses_id: Option<SettlementId>,
    /// The parts.
    pub items: Vec<SettledItem>,
}

crate::commands! {
    /// Sets a party's credits and payments on account off against what is owed.
    change "finance.open_item.allocate" needs "finance.payment.post" fails [
        ITEM_UNKNOWN, ITEM_EXCEEDED, ITEM_CURRENCY, SETTLEMENT_UNEVEN, BRANCH_UNKNOWN, DATE_IMPLAUSIBLE, PERIOD_LOCKED
    ]: AllocateItems => SettlementView;
    /// Takes a settlement back: its items are open again.
    change "finance.settlement.reverse" needs "finance.payment.post" fails [
        NOT_FOUND, SETTLEMENT_REVERSED, DATE_IMPLAUSIBLE, PERIOD_LOCKED
    ]: ReverseSettlement => SettlementView;
    /// One open item, settled or not, with what settled it.
    query "finance.open_item.get" needs "finance.open_item.read" fails [NOT_FOUND]: GetOpenItem => OpenItemView;
}

/// Items were set off against each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemsSettled {
    /// The settlement.
    pub id: SettlementId,
    /// The company.
    pub company_id: CompanyId,
    /// The branch.
    pub branch_id: BranchId,
    /// Receivable or payable.
    pub side: Side,
    /// The party.
    pub party_id: Uuid,
    /// When.
    pub settled_on: CivilDate,
    /// Kind of the document that brought it about, or `finance.settlement`.
    pub source_kind: String,
    /// That document, or the settlement itself.
    pub source_id: Uuid,
    /// Its number; empty for a settlement made by hand.
    pub source_number: String,
    /// The parts.
    pub items: Vec<SettledItem>,
    /// What the parts were worth beyond each other, in the company's currency: a gain is positive.
    pub exchange: Money,
    /// The entry of that difference.
    pub entry_id: Option<EntryId>,
    /// The settlement this one takes back.
    pub reverses_id: Option<SettlementId>,
    /// Why it takes one back.
    pub reason: String,
    /// Who did it.
    pub actor_id: Uuid,
    /// When it was recorded.
    pub posted_at: Instant,
}

/// A part of an item that a settlement took.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct SettledItem {
    /// The item.
    pub item_id: OpenItemId,
    /// Its document's number.
    pub source_number: String,
    /// Taken from what is open, with its sign.
    pub amount: Money,
    /// The same in the company's currency, at what the item stood at.
    pub functional: Money,
}

crate::events! {
    "finance.open_item.settled@1" => ItemsSettled;
}
