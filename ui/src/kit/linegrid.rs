//! The grid of document lines: journal entries, quotations, orders, invoices. One real input moves over the cells;
//! every key of interface.md 4.3 works, lines paste from spreadsheets, and what cannot be read stays and says why.

pub mod cell;
pub mod grid;
pub mod keys;
pub mod model;
pub mod paste;
pub mod view;

pub use cell::{Kind, LineCell, LineColumn};
pub use grid::LineGrid;
pub use model::LineModel;
pub use view::Lines;
