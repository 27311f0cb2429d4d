//! What Kontor can be asked to do and what it answers: every command, view, event, permission and error code,
//! one file per module. Pure and wasm-ready; the interface, the server and the tests read the same declarations.
//!
//! A new module adds its file here and one line to each of the lists below.

pub mod access;
pub mod access_log;
pub mod amount;
pub mod approvals;
pub mod audit;
pub mod branch;
pub mod command;
pub mod company;
pub mod encryption;
pub mod error;
pub mod finance;
pub mod i18n;
pub mod identity;
pub mod import;
pub mod integrity;
pub mod inventory;
pub mod json;
pub mod limits;
pub mod list;
pub mod live;
pub mod mask;
pub mod merged;
pub mod notifications;
pub mod oidc;
pub mod openapi;
pub mod opening;
pub mod operating;
pub mod outline;
pub mod packs;
pub mod paper;
pub mod parties;
pub mod payment;
pub mod personal;
pub mod posting;
pub mod print;
pub mod receipt;
pub mod reservation;
pub mod roles;
pub mod row;
pub mod safekeeping;
pub mod sales;
pub mod secret;
pub mod settings;
pub mod settlement;
pub mod sign_in;
pub mod stock;
pub mod tax;
pub mod team;
pub mod text;
pub mod timeline;
pub mod unit;
pub mod update;
pub mod warehouse;

pub use command::{Access, Change, Command, CommandKind, CommandSpec, Event, EventSpec, Query};
pub use error::{Error, ErrorCode, ErrorKind, Result};

/// Every command.
pub fn commands() -> impl Iterator<Item = &'static CommandSpec> {
    identity::COMMANDS
        .iter()
        .chain(access::COMMANDS)
        .chain(branch::COMMANDS)
        .chain(company::COMMANDS)
        .chain(finance::COMMANDS)
        .chain(tax::COMMANDS)
        .chain(parties::COMMANDS)
        .chain(inventory::COMMANDS)
        .chain(warehouse::COMMANDS)
        .chain(stock::COMMANDS)
        .chain(receipt::COMMANDS)
        .chain(reservation::COMMANDS)
        .chain(posting::COMMANDS)
        .chain(payment::COMMANDS)
        .chain(settlement::COMMANDS)
        .chain(opening::COMMANDS)
        .chain(import::COMMANDS)
        .chain(settings::COMMANDS)
        .chain(team::COMMANDS)
        .chain(sign_in::COMMANDS)
        .chain(oidc::COMMANDS)
        .chain(notifications::COMMANDS)
        .chain(approvals::COMMANDS)
        .chain(timeline::COMMANDS)
        .chain(audit::COMMANDS)
        .chain(access_log::COMMANDS)
        .chain(safekeeping::COMMANDS)
        .chain(integrity::COMMANDS)
        .chain(sales::commands())
}

/// Every event.
pub fn events() -> impl Iterator<Item = &'static EventSpec> {
    identity::EVENTS
        .iter()
        .chain(access::EVENTS)
        .chain(branch::EVENTS)
        .chain(finance::EVENTS)
        .chain(tax::EVENTS)
        .chain(parties::EVENTS)
        .chain(inventory::EVENTS)
        .chain(warehouse::EVENTS)
        .chain(stock::EVENTS)
        .chain(receipt::EVENTS)
        .chain(reservation::EVENTS)
        .chain(payment::EVENTS)
        .chain(settlement::EVENTS)
        .chain(settings::EVENTS)
        .chain(approvals::event::EVENTS)
        .chain(safekeeping::EVENTS)
        .chain(team::EVENTS)
        .chain(sign_in::EVENTS)
        .chain(oidc::EVENTS)
        .chain(integrity::EVENTS)
        .chain(sales::events())
}

/// Every failure.
pub fn errors() -> impl Iterator<Item = &'static ErrorCode> {
    error::ERRORS
        .iter()
        .chain(operating::ERRORS)
        .chain(update::ERRORS)
        .chain(secret::ERRORS)
        .chain(integrity::ERRORS)
        .chain(paper::ERRORS)
        .chain(amount::ERRORS)
        .chain(identity::ERRORS)
        .chain(access::ERRORS)
        .chain(branch::ERRORS)
        .chain(company::ERRORS)
        .chain(finance::ERRORS)
        .chain(tax::ERRORS)
        .chain(parties::ERRORS)
        .chain(inventory::ERRORS)
        .chain(warehouse::ERRORS)
        .chain(stock::ERRORS)
        .chain(receipt::ERRORS)
        .chain(posting::ERRORS)
        .chain(payment::ERRORS)
        .chain(settlement::ERRORS)
        .chain(opening::ERRORS)
        .chain(import::ERRORS)
        .chain(settings::ERRORS)
        .chain(limits::ERRORS)
        .chain(approvals::ERRORS)
        .chain(audit::ERRORS)
        .chain(safekeeping::ERRORS)
        .chain(team::ERRORS)
        .chain(sign_in::ERRORS)
        .chain(oidc::ERRORS)
        .chain(sales::errors())
}

/// Every permission that some command needs, sorted.
pub fn permissions() -> Vec<&'static str> {
    let needed = commands().filter_map(|command| match command.access {
        Access::Permission(permission) => Some(permission),
        Access::Public | Access::SignedIn | Access::Inner => None,
    });
    let mut permissions: Vec<_> = needed.collect();
    permissions.sort_unstable();
    permissions.dedup();
    permissions
}
