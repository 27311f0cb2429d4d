//! Taking the books over from another program: balances and open items against the opening account.

use garde::Validate;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Rate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::amount::{AMOUNT_NEGATIVE, AMOUNT_OUT_OF_RANGE, Amount};
use crate::error::NOT_FOUND;
use crate::finance::{
    ACCOUNT_CONTROL, ACCOUNT_INACTIVE, ACCOUNT_UNKNOWN, DATE_IMPLAUSIBLE, ENTRY_ALL_ZERO, ENTRY_INVALID, EntryId, EntryLine,
    EntryView, LINE_DEBIT_OR_CREDIT, PERIOD_LOCKED, RATE_REQUIRED,
};
use crate::posting::{OpenItemId, PURPOSE_UNKNOWN, Side};
use crate::text::{many_lines, one_line};

crate::error_codes! {
    /// There is no party with this number.
    OPENING_PARTY_UNKNOWN = "finance.opening.party_unknown" Rule { code };
    /// An item of this number was taken over before.
    OPENING_NUMBER_TAKEN = "finance.opening.number_taken" Rule { number };
    /// The item was taken back already, or takes one back itself.
    OPENING_REVERSED = "finance.opening.already_reversed" Rule { number };
    /// Part of the item is settled, which goes first.
    OPENING_SETTLED = "finance.opening.settled" Rule { number, open };
    /// An open item is more or less than nothing.
    OPENING_AMOUNT_ZERO = "finance.opening.amount_zero" Invalid {};
}

/// Takes balances over in one entry. What debits and credits differ by goes to the opening account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostOpeningBalances {
    /// The first day of these books.
    #[garde(skip)]
    pub on: CivilDate,
    /// The balances.
    #[garde(length(min = 1, max = 10_000), dive)]
    pub lines: Vec<EntryLine>,
}

/// Takes one open item over: what a customer owes from before, or what is owed to a supplier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PostOpeningItem {
    /// The first day of these books.
    #[garde(skip)]
    pub on: CivilDate,
    /// Receivable or payable.
    #[garde(skip)]
    pub side: Side,
    /// The party's number.
    #[garde(skip)]
    pub party_code: Code,
    /// The document's number in the other program.
    #[garde(length(min = 1, max = 64), custom(one_line))]
    pub document_number: String,
    /// The document's date.
    #[garde(skip)]
    pub date: CivilDate,
    /// Last day of payment.
    #[garde(skip)]
    pub due: CivilDate,
    /// What is open; negative for a credit.
    #[garde(skip)]
    pub amount: Amount,
    /// Its currency; the company's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// Units of the company's currency for one of the item's.
    #[garde(skip)]
    #[serde(default)]
    pub rate: Option<Rate>,
}

/// Takes an item back that was taken over wrongly, so that it can be taken over again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ReverseOpeningItem {
    /// The item.
    #[garde(skip)]
    pub id: OpenItemId,
    /// The reversal's date, in an open period; the day the item was taken over if absent.
    #[garde(skip)]
    #[serde(default)]
    pub on: Option<CivilDate>,
    /// Why.
    #[garde(length(min = 1, max = 500), custom(many_lines))]
    pub reason: String,
}

/// An open item that was taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpeningItemView {
    /// The item.
    pub open_item_id: OpenItemId,
    /// Its entry.
    pub entry_id: Option<EntryId>,
}

crate::commands! {
    /// Takes balances over from another program, against the opening account.
    change "finance.opening.post_balances" needs "finance.entry.post" fails [
        ACCOUNT_UNKNOWN, ACCOUNT_INACTIVE, ACCOUNT_CONTROL, LINE_DEBIT_OR_CREDIT, AMOUNT_NEGATIVE, AMOUNT_OUT_OF_RANGE, ENTRY_ALL_ZERO,
        ENTRY_INVALID, DATE_IMPLAUSIBLE, PERIOD_LOCKED, PURPOSE_UNKNOWN
    ]: PostOpeningBalances => EntryView;
    /// Takes an open item over from another program, against the opening account.
    change "finance.opening.post_item" needs "finance.entry.post" fails [
        OPENING_PARTY_UNKNOWN, OPENING_NUMBER_TAKEN, OPENING_AMOUNT_ZERO, AMOUNT_OUT_OF_RANGE, RATE_REQUIRED, DATE_IMPLAUSIBLE,
        PERIOD_LOCKED, PURPOSE_UNKNOWN, ENTRY_INVALID
    ]: PostOpeningItem => OpeningItemView;
    /// Takes an item back that was taken over wrongly; answers with the item that settles it.
    change "finance.opening.reverse_item" needs "finance.entry.post" fails [
        NOT_FOUND, OPENING_REVERSED, OPENING_SETTLED, DATE_IMPLAUSIBLE, PERIOD_LOCKED
    ]: ReverseOpeningItem => OpeningItemView;
}
