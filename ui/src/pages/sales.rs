//! Selling in the window: quotation, order, delivery, invoice, credit note. Ctrl+Enter is always the next step of the
//! document on the screen, so that a quotation becomes a paid invoice without the mouse.

pub mod credit;
pub mod deliver;
pub mod delivery;
pub mod document;
pub mod draft;
pub mod editor;
pub mod invoice;
pub mod invoicing;
pub mod lists;
pub mod order;
pub mod paper;
pub mod parts;
pub mod posting;
pub mod quantities;
pub mod sold;
pub mod words;
