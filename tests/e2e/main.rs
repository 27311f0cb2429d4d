//! Kontor driven as a person would: the real window, and the same interface in a browser.
#![cfg(target_os = "linux")]

mod approval;
mod bridge;
mod browser;
mod companies;
mod encryption;
mod oidc;
mod records;
mod safekeeping;
mod sale;
mod sign_in;
mod start;
mod update;
mod window;
