//! The pipeline every call goes through, and what a module registers with it.
//!
//! Owns: sessions' entry (through a [`Gate`]), decoding and validation, permissions, idempotency, the contexts handlers
//! work in, facts, the relay, the live feed, the order of checks of `kontor verify`. Refuses a call that is not declared,
//! a row change outside `apply`, an inner call that the contract line does not list.
//!
//! A change reads: load, decide, record. [`Change::record`] applies the event at once and keeps it for the fact.

pub mod access_log;
pub mod answers;
mod app;
pub mod approval;
pub mod archive;
pub mod audit;
mod caller;
pub mod companies;
mod cx;
mod facts;
pub mod integrity;
mod live;
mod relay;
mod router;
mod signing;
mod source;
pub mod timeline;
pub mod together;
mod verify;

pub use app::{App, Call, MAX_BODY_BYTES, Parts};
pub use caller::{Caller, Gate, Held, Mandate, Reach, hidden};
pub use cx::{Change, Cx};
pub use facts::{Document, Envelope, raise_series};
pub use kontor_contract::integrity::{CheckReport, VerifyReport};
pub use kontor_contract::live::LiveMessage;
pub use live::Hearing;
pub use relay::{Deliver, Delivery, Parked, Subscriber};
pub use router::{Asked, Boxed, Router};
pub use signing::{NodeKey, Outside, SignedHead, signed_ends};
pub use source::{Place, Source, this_device};
pub use verify::{Check, CheckOutcome, Look, look};
