//! The list: one component for every kind of record. A screen gives columns and a way to fetch a page.
//!
//! `role=grid`, the focus stays on the container and `aria-activedescendant` names the marked row while it is in the page.
//! Rows are recycled, pages of 200 follow while scrolling, sorting and filtering happen in the book. Mark, selection and
//! what is in sight are of records: they stay with them when the book changes and the rows are read again.

mod actions;
pub mod columns;
mod export;
pub mod facets;
pub mod filter;
mod foot;
pub mod model;
pub mod picker;
pub mod remove;
pub mod row;
pub mod source;
mod state;
pub mod view;
pub mod views;

pub use export::csv;
pub use filter::{Filter, FilterKind, Tab};
pub use model::{Column, Total, total};
pub use remove::Removal;
pub use row::Row;
pub use source::{ListSource, use_list};
pub use view::ListGrid;
