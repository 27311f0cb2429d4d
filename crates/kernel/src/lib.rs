//! The arithmetic of Kontor: money, quantities, rates, civil dates, ids, rounding, the balanced entry and the tax
//! kernel. The interface (compiled to WASM) and the server run this very code, so what is typed and what is posted
//! cannot differ by a cent.
//!
//! The kernel owns values and the rules that need nothing but values. It refuses whatever is not exact: there is no
//! binary float in it, an overflow is an error, and rounding happens only where a function's name says so (half away
//! from zero everywhere, so that a reversal mirrors its original to the cent).
//!
//! **Invariants.** It does no I/O, reads no clock of its own accord, makes no random ids (but for the
//! two `System*` types, which do not exist on wasm), has no global state and raises no events. Wire forms are decimal
//! strings, never JSON numbers with fractions. A `BalancedEntry` exists only if it balances.

pub mod clock;
pub mod code;
pub mod date;
pub mod decimal;
pub mod entry;
pub mod hex;
pub mod id;
pub mod locale;
pub mod money;
pub mod register;
pub mod rounding;
pub mod scaled;
pub mod tax;

pub use clock::{Clock, FixedClock, Ids, SeededIds};
#[cfg(not(target_arch = "wasm32"))]
pub use clock::{SystemClock, SystemIds};
pub use code::{AccountCode, Code};
pub use date::{CivilDate, FiscalYear, Instant, Period};
pub use entry::{BalancedEntry, EntryError, PostingDraft};
pub use hex::hex;
pub use locale::Language;
pub use money::{CurrencyCode, Money, MoneyError};
pub use rust_decimal::Decimal;
pub use scaled::{Percent, Quantity, Rate, UnitPrice};
pub use uuid::Uuid;

/// What the exported macros name, so that their users need none of these crates themselves.
#[doc(hidden)]
pub mod __private {
    pub use schemars;
    pub use serde;
    pub use uuid;
}
