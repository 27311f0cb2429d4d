//! Master data by declaration: a list, and beside it the form of the marked record. Parties, items, warehouses,
//! accounts and tax codes say which fields they have; explicit Save, the dirty bar and errors at fields are here.
//!
//! A form works on the JSON of requests: a field is named by its path there, so that what the book answers fills the
//! form, what the form gives is the request, and what the book refuses finds its field.

pub mod compare;
pub mod fields;
pub mod form;
pub mod kind;
pub mod many;
pub mod page;
pub mod record;
pub mod sending;
pub mod set;
pub mod settle;
pub mod spec;

pub use form::Typing;
pub use kind::RecordKind;
pub use page::{MetaPage, Opened};
pub use record::{Record, by_code, only, part, put, read, text, to_record, without};
pub use sending::Sending;
pub use set::Group;
pub use spec::{FieldKind, FieldSpec, Many};
