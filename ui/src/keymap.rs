//! The keyboard as data: what each key does, where, and under which name the help shows it. Changing a line of
//! [`map::MAP`] is a breaking change: people's hands remember it.

pub mod chord;
pub mod cmd;
pub mod dispatch;
pub mod map;

pub use cmd::Cmd;
pub use dispatch::{Keys, use_chooser_layer, use_keys, use_layer, use_layer_offering, use_modal_layer};
pub use map::{Binding, MAP, Place, Scope};
