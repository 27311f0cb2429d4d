//! The access log: who signed in and who could not, who was refused what, who read, exported or printed what is
//! sensitive. Append-only, of this database alone, and never switched off (domain.md, V14). It holds ids and no names,
//! amounts or texts.

use kontor_derive::Row;
use kontor_kernel::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::command::Command;
use crate::list::Page;
use crate::text_enum;

text_enum! {
    /// What an entry of the access log tells of.
    AccessKind {
        /// Somebody signed in.
        SignIn = "sign_in",
        /// Somebody signed out, or a session was ended.
        SignOut = "sign_out",
        /// A session was locked.
        Lock = "lock",
        /// A password was changed.
        PasswordChanged = "password_changed",
        /// A second factor was set up, removed, or its codes were made anew.
        SecondFactorChanged = "second_factor_changed",
        /// Somebody could not sign in.
        SignInFailed = "sign_in_failed",
        /// A command was refused for want of a right.
        Denied = "denied",
        /// Sensitive data were read.
        Read = "read",
        /// Data left as a file.
        Export = "export",
        /// A posted document was printed.
        Print = "print",
        /// A rule was set aside by somebody who may.
        Override = "override",
    }
}

/// Commands whose every successful call is logged before its answer leaves. A command that reads sensitive data (bank
/// details, pay) or takes data out has its line here.
pub const WATCHED: &[(&str, AccessKind)] = &[
    (crate::identity::SignIn::NAME, AccessKind::SignIn),
    (crate::oidc::SignInOidc::NAME, AccessKind::SignIn),
    (crate::sign_in::ConfirmSignIn::NAME, AccessKind::SignIn),
    (crate::sign_in::UnlockSession::NAME, AccessKind::SignIn),
    // A company's bank accounts.
    (crate::settings::GetSettings::NAME, AccessKind::Read),
    (crate::audit::ExportLog::NAME, AccessKind::Export),
    // The whole book leaves.
    (crate::safekeeping::MakeBackup::NAME, AccessKind::Export),
    (crate::sales::invoice::PrintInvoice::NAME, AccessKind::Print),
    (crate::sales::invoice::PrintCreditNote::NAME, AccessKind::Print),
];

/// Why a command is watched, if it is.
#[must_use]
pub fn watched(call: &str) -> Option<AccessKind> {
    WATCHED.iter().find(|(name, _)| *name == call).map(|(_, kind)| *kind)
}

crate::list_requests! {
    /// The access log. Filters: user_id, on (days), kind, call. Sorts: at.
    ListAccess,
}

/// An entry of the access log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct AccessRow {
    /// The entry.
    pub id: Uuid,
    /// When; of repeated ones the first.
    pub at: Instant,
    /// What it tells of.
    pub kind: AccessKind,
    /// Who; absent if nobody the book knows.
    pub user_id: Option<Uuid>,
    /// Their name now; empty if the book does not know them.
    pub user: String,
    /// The command.
    pub call: String,
    /// Why it was refused; empty if it was not.
    pub code: String,
    /// What it was about; absent if nothing single.
    pub subject_id: Option<Uuid>,
    /// How often: repeats within a quarter of an hour are counted, so that no script fills the disk.
    pub times: i64,
    /// From where; empty if it is not known.
    pub source: String,
}

crate::commands! {
    /// Who signed in, was refused, or saw what is sensitive, newest first.
    query "audit.access.list" needs "audit.log.read": ListAccess => Page<AccessRow>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn watched_commands_exist_and_stand_once() {
        for (at, (name, kind)) in WATCHED.iter().enumerate() {
            assert!(crate::commands().any(|spec| spec.name == *name), "{name}");
            assert!(!WATCHED[..at].iter().any(|(other, _)| other == name), "{name} stands twice");
            assert_eq!(watched(name), Some(*kind));
        }
        assert_eq!(watched("finance.entry.list"), None);
    }
}
