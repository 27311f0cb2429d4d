//! Master data by declaration: a list, and beside it the form of the marked record. Parties, items, warehouses,
//! accounts and tax codes say which fields they have; explicit Save, the dirty bar and errors at fields are here.

pub mod form;
pub mod page;

pub use form::{FieldKind, FieldSpec, Record};
pub use page::MetaPage;
