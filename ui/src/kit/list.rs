//! The list: one component for every kind of record. A screen gives columns and a way to fetch a page.
//!
//! `role=grid`, the focus stays on the container and `aria-activedescendant` names the active row, which is always in
//! the page. Rows are recycled, pages of 200 follow while scrolling, sorting and filtering happen in the book.

pub mod model;
pub mod source;
mod state;
pub mod view;

pub use model::{Column, Total, total};
pub use source::{ListSource, use_list};
pub use view::ListGrid;
