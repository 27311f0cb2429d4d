//! Open items and payments: what parties owe, what was paid, which payment settles which item.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{AccountCode, CivilDate, Code, Money, Percent, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::finance::{ACCOUNT_UNKNOWN, DATE_IMPLAUSIBLE, ENTRY_INVALID, EntryId, PERIOD_LOCKED, RATE_REQUIRED};
use crate::identity::{BranchId, CompanyId};
use crate::list::Page;
use crate::posting::{OpenItemId, Side, TakenNumber};
use crate::text_enum;

crate::ids! {
    /// A payment received or made.
    PaymentId,
}

crate::error_codes! {
    /// No such open item for this party.
    ITEM_UNKNOWN = "finance.open_item.unknown" Rule { id };
    /// More is allocated than is open.
    ITEM_EXCEEDED = "finance.open_item.exceeded" Rule { number, open, asked };
    /// The item is kept in another currency than the payment.
    ITEM_CURRENCY = "finance.open_item.currency" Rule { number, currency };
    /// More is allocated than was paid.
    PAYMENT_EXCEEDED = "finance.payment.exceeded" Rule { paid, allocated };
    /// A payment is more than nothing.
    PAYMENT_NOT_POSITIVE = "finance.payment.not_positive" Invalid {};
    /// Money moves on a bank or cash account only.
    PAYMENT_ACCOUNT = "finance.payment.account" Rule { account };
    /// What this book does not know the tax of, taken over from another program or without tax at all, takes no discount.
    DISCOUNT_TAX_UNKNOWN = "finance.payment.discount_tax_unknown" Rule { number };
    /// The payment has been reversed already.
    PAYMENT_REVERSED = "finance.payment.already_reversed" Rule { number };
}

text_enum! {
    /// Which way the money went.
    Direction {
        /// A customer paid us.
        Received = "received",
        /// We paid.
        Made = "made",
    }
}

text_enum! {
    /// What became of a payment.
    PaymentState {
        /// It stands.
        Posted = "posted",
        /// It was reversed.
        Reversed = "reversed",
    }
}

/// Part of a payment that settles an open item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Allocate {
    /// The item.
    #[garde(skip)]
    pub item_id: OpenItemId,
    /// How much of it is paid, in its currency; negative to use up a credit note.
    #[garde(skip)]
    pub amount: Money,
    /// How much of it is forgiven besides, in its currency.
    #[garde(skip)]
    #[serde(default)]
    pub write_off: Option<Money>,
    /// How much of it is a discount for paying early, tax included, in its currency. It corrects the tax of the document
    /// in proportion (Directive 2006/112/EC Art. 90).
    #[garde(skip)]
    #[serde(default)]
    pub discount: Option<Money>,
}

/// Posts a payment and settles open items with it; what is left stays on the party's account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostPayment {
    /// An id the caller has chosen.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<PaymentId>,
    /// Which way the money went.
    #[garde(skip)]
    pub direction: Direction,
    /// The party.
    #[garde(skip)]
    pub party_id: Uuid,
    /// The bank or cash account; the chart's bank if absent.
    #[garde(skip)]
    #[serde(default)]
    pub account: Option<AccountCode>,
    /// The branch; the company's main branch if absent.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// When the money moved.
    #[garde(skip)]
    pub paid_on: CivilDate,
    /// How much.
    #[garde(skip)]
    pub amount: Money,
    /// Units of the company's currency for one of the payment's.
    #[garde(skip)]
    #[serde(default)]
    pub rate: Option<Rate>,
    /// The bank's reference.
    #[garde(length(max = 140))]
    #[serde(default)]
    pub reference: String,
    /// What it settles; the oldest items first if absent.
    #[garde(inner(length(max = 500)))]
    #[serde(default)]
    pub allocations: Option<Vec<Allocate>>,
}

/// Reverses a payment: the money, the allocations, the exchange difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReversePayment {
    /// The payment.
    #[garde(skip)]
    pub id: PaymentId,
    /// The reversal's date, in an open period.
    #[garde(skip)]
    pub posted_on: CivilDate,
    /// Why.
    #[garde(length(min = 1, max = 500))]
    pub reason: String,
}

/// Asks for one payment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetPayment {
    /// The payment.
    #[garde(skip)]
    pub id: PaymentId,
}

/// A payment with what it settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentView {
    /// The payment itself.
    #[serde(flatten)]
    pub head: PaymentRow,
    /// Its journal entry.
    pub entry_id: Option<EntryId>,
    /// What it settled.
    pub allocations: Vec<AllocationView>,
}

/// A payment in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct PaymentRow {
    /// The payment.
    pub id: PaymentId,
    /// Its number.
    pub number: String,
    /// When the money moved.
    pub date: CivilDate,
    /// Which way.
    pub direction: Direction,
    /// The party.
    pub party_id: Uuid,
    /// The party's name.
    pub party: String,
    /// Whether it stands.
    pub state: PaymentState,
    /// The bank or cash account.
    pub account: AccountCode,
    /// The bank's reference.
    pub reference: String,
    /// How much.
    pub total: Money,
    /// What is left on the party's account.
    pub on_account: Money,
}

/// A settled part of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct AllocationView {
    /// The item.
    pub item_id: OpenItemId,
    /// Kind of the document the item comes from.
    pub source_kind: String,
    /// That document.
    pub source_id: Uuid,
    /// Its number.
    pub source_number: String,
    /// How much of it was paid.
    pub amount: Money,
    /// How much was forgiven.
    pub write_off: Money,
    /// How much was given as a discount for paying early, tax included.
    pub discount: Option<Money>,
    /// What the money was worth beyond what the item stood at, in the company's currency.
    pub exchange: Money,
}

/// An open item in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct OpenItemRow {
    /// The item.
    pub id: OpenItemId,
    /// Receivable or payable.
    pub side: Side,
    /// The party.
    pub party_id: Uuid,
    /// The party's name.
    pub party: String,
    /// Kind of the document it comes from.
    pub source_kind: String,
    /// That document.
    pub source_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: CivilDate,
    /// When it is due.
    pub due_on: CivilDate,
    /// What it was.
    pub total: Money,
    /// What is left of it.
    pub open: Money,
    /// What is left of it in the company's currency, at the document's rate.
    pub open_functional: Money,
}

/// Asks what is open in sum.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct SumOpenItems {
    /// The day on which an item is late or not; today if absent.
    #[garde(skip)]
    pub on: Option<CivilDate>,
}

/// What is open in sum, in the company's currency at the documents' rates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenItemSums {
    /// What customers owe.
    pub receivable: OpenSum,
    /// What the company owes.
    pub payable: OpenSum,
}

/// What is open on one side.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenSum {
    /// All of it, less credit notes and payments on account.
    pub open: Money,
    /// How many items.
    pub items: i64,
    /// What was due before the day; credit notes and payments on account are never late.
    pub overdue: Money,
    /// How many of those.
    pub overdue_items: i64,
}

crate::list_requests! {
    /// Items not settled yet. Filters: side, party_id, due_on, text. Sorts: due_on.
    ListOpenItems,
    /// Payments. Filters: direction, party_id, date, text. Sorts: date, number.
    ListPayments,
}

crate::commands! {
    /// Items that are not settled yet.
    query "finance.open_item.list" needs "finance.open_item.read": ListOpenItems => Page<OpenItemRow>;
    /// What is open and what is late, in sum.
    query "finance.open_item.sum" needs "finance.open_item.read": SumOpenItems => OpenItemSums;
    /// Posts a payment and settles open items with it.
    change "finance.payment.post" needs "finance.payment.post" calls ["finance.document.post"] fails [
        ITEM_UNKNOWN, ITEM_EXCEEDED, ITEM_CURRENCY, PAYMENT_EXCEEDED, PAYMENT_NOT_POSITIVE, PAYMENT_ACCOUNT, RATE_REQUIRED,
        DISCOUNT_TAX_UNKNOWN, PERIOD_LOCKED, DATE_IMPLAUSIBLE, ACCOUNT_UNKNOWN, ENTRY_INVALID
    ]: PostPayment => PaymentView;
    /// Reverses a payment.
    change "finance.payment.reverse" needs "finance.payment.post" calls ["finance.document.post"] fails [
        PAYMENT_REVERSED, ITEM_EXCEEDED, PERIOD_LOCKED, DATE_IMPLAUSIBLE
    ]: ReversePayment => PaymentView;
    /// One payment.
    query "finance.payment.get" needs "finance.open_item.read": GetPayment => PaymentView;
    /// Payments.
    query "finance.payment.list" needs "finance.open_item.read": ListPayments => Page<PaymentRow>;
}

/// An open item came into being.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemOpened {
    /// The item.
    pub id: OpenItemId,
    /// The company.
    pub company_id: CompanyId,
    /// The branch.
    pub branch_id: BranchId,
    /// Receivable or payable.
    pub side: Side,
    /// The party.
    pub party_id: Uuid,
    /// Kind of the document.
    pub source_kind: String,
    /// The document.
    pub source_id: Uuid,
    /// Its number.
    pub source_number: String,
    /// The document's entry.
    pub entry_id: EntryId,
    /// Its date.
    pub document_on: CivilDate,
    /// When it is due.
    pub due_on: CivilDate,
    /// In the document's currency.
    pub amount: Money,
    /// In the company's currency.
    pub functional: Money,
}

/// A payment was posted, with what it settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentPosted {
    /// The payment.
    pub id: PaymentId,
    /// The company.
    pub company_id: CompanyId,
    /// The branch.
    pub branch_id: BranchId,
    /// Its legal number.
    pub number: TakenNumber,
    /// Which way the money went.
    pub direction: Direction,
    /// The party.
    pub party_id: Uuid,
    /// The bank or cash account.
    pub account: AccountCode,
    /// When the money moved.
    pub paid_on: CivilDate,
    /// How much; negative for a reversal.
    pub amount: Money,
    /// Units of the company's currency for one of the payment's.
    pub rate: Option<Rate>,
    /// The bank's reference.
    pub reference: String,
    /// What is left on the party's account.
    pub on_account: Money,
    /// What it settled.
    pub allocations: Vec<Allocated>,
    /// The payment this one reverses.
    pub reverses_id: Option<PaymentId>,
    /// Its journal entry.
    pub entry_id: Option<EntryId>,
}

/// A settled part of an item, inside an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Allocated {
    /// The item.
    pub item_id: OpenItemId,
    /// Receivable or payable.
    pub side: Side,
    /// The item's document.
    pub source_number: String,
    /// Paid, in the item's currency; takes from the open amount.
    pub amount: Money,
    /// Forgiven, in the item's currency; takes from the open amount.
    pub write_off: Money,
    /// What all of it takes from the item in the company's currency.
    pub functional: Money,
    /// What the money was worth beyond what the item stood at, in the company's currency.
    pub exchange: Money,
    /// Discount for paying early, per tax code of the item's document; takes from the open amount.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub discounts: Vec<TaxDiscount>,
}

impl Allocated {
    /// The discounts in sum, tax included, in the item's currency; none if there are none.
    pub fn discount(&self) -> Option<Money> {
        let minor = self.discounts.iter().map(|part| part.base.minor() + part.tax.minor()).sum();
        (!self.discounts.is_empty()).then(|| Money::new(minor, self.amount.currency()))
    }

    /// What is taken from the open amount.
    pub fn taken(&self) -> Money {
        let discount = self.discount().map_or(0, Money::minor);
        Money::new(self.amount.minor() + self.write_off.minor() + discount, self.amount.currency())
    }
}

/// A discount for paying early, as far as it falls to one tax code: turnover and tax become less by so much.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct TaxDiscount {
    /// The tax code.
    pub tax_code: Code,
    /// Its EN 16931 category.
    pub category: TaxCategory,
    /// Its rate.
    pub rate: Percent,
    /// Net, in the item's currency.
    pub base: Money,
    /// Tax, in the item's currency.
    pub tax: Money,
    /// Net, in the company's currency.
    pub functional_base: Money,
    /// Tax, in the company's currency.
    pub functional_tax: Money,
}

crate::events! {
    "finance.open_item.opened@1" => ItemOpened;
    "finance.payment.posted@1" => PaymentPosted;
}
