//! What people see and type on. Owns the UI kit, the shell and the screens; keeps no business rule: amounts, dates and
//! tax are computed by `kontor-kernel`, requests and answers are declared by `kontor-contract`.
//!
//! Invariants: every change goes through [`client::call`]; all view state lies in the URL or in [`shelf`]; every text comes from
//! [`text::t`]; every key is declared in [`keymap`]; no style strings (the content security policy refuses them).

pub mod app;
pub mod client;
pub mod dom;
pub mod figures;
pub mod keymap;
pub mod kit;
pub mod names;
pub mod pages;
pub mod prefs;
pub mod routes;
pub mod session;
pub mod shelf;
pub mod shell;
pub mod text;

/// Mounts the interface into the page's body.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| dom::leave_word(&panic.to_string())));
    leptos::mount::mount_to_body(app::App);
}
