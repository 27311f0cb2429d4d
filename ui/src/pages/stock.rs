//! The warehouse: what lies where, what moved, what is promised; goods receipts and counts.

pub mod document;
pub mod draft;
pub mod edit;
pub mod moves;
pub mod on_hand;
pub mod posted;
pub mod reservations;

pub use document::{Adjustments, Receipts};
pub use edit::{NewAdjustment, NewReceipt};
pub use moves::Moves;
pub use on_hand::OnHand;
pub use posted::{PostedAdjustment, PostedReceipt};
pub use reservations::Reservations;

use kontor_contract::access::FieldClass;
use kontor_kernel::Quantity;

use crate::{
    kit::{Cell, list::Column},
    session::use_session,
};

/// Decimals that a column of quantities makes room for; most goods are counted, some are measured to two decimals.
const MOST_DECIMALS: u32 = 2;

/// Columns without values, for whoever does not see what goods cost.
fn seen<R>(mut columns: Vec<Column<R>>) -> Vec<Column<R>> {
    columns.retain(|column| column.key != "value" || use_session().sees(FieldClass::Cost));
    columns
}

/// A quantity in a column; nothing where there is none.
fn quantity(quantity: Quantity) -> Cell {
    if quantity.is_zero() { Cell::None } else { Cell::Quantity(quantity, MOST_DECIMALS) }
}
