//! The access log: who signed in and who could not, who was refused what, who read, exported or printed what is
//! sensitive. Append-only, of this database alone, and never switched off (domain.md, V14). It holds ids and no names,
//! amounts or texts.

use std::collections::HashMap;
use std::sync::LazyLock;

use kontor_derive::Row;
use kontor_kernel::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::FieldClass;
use crate::command::Command;
use crate::list::Page;
use crate::{mask, text_enum};

text_enum! {
    /// What an entry of the access log tells of.
    AccessKind {
        /// Somebody signed in.
        SignIn = "sign_in",
        /// Somebody could not sign in.
        SignInFailed = "sign_in_failed",
        /// A command was refused for want of a right.
        Denied = "denied",
        /// A session was ended, by its owner or by somebody else.
        SignOut = "sign_out",
        /// A session was locked.
        Lock = "lock",
        /// A password, a second factor or a link to a provider was set, made anew or taken away.
        Credential = "credential",
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

/// Commands whose every successful call is logged before its answer leaves: what opens and ends sessions, what proves who
/// somebody is, what takes data out. Commands whose answers hold sensitive fields are logged without standing here; see
/// [`sensitive`].
pub const WATCHED: &[(&str, AccessKind)] = &[
    (crate::identity::SignIn::NAME, AccessKind::SignIn),
    (crate::oidc::SignInOidc::NAME, AccessKind::SignIn),
    (crate::sign_in::ConfirmSignIn::NAME, AccessKind::SignIn),
    (crate::sign_in::UnlockSession::NAME, AccessKind::SignIn),
    (crate::company::SwitchCompany::NAME, AccessKind::SignIn),
    (crate::identity::SignOut::NAME, AccessKind::SignOut),
    (crate::sign_in::EndSession::NAME, AccessKind::SignOut),
    (crate::sign_in::EndUserSessions::NAME, AccessKind::SignOut),
    (crate::sign_in::LockSession::NAME, AccessKind::Lock),
    (crate::sign_in::ChangePassword::NAME, AccessKind::Credential),
    (crate::identity::ResetPassword::NAME, AccessKind::Credential),
    (crate::sign_in::ActivateSecondFactor::NAME, AccessKind::Credential),
    (crate::sign_in::RenewRecoveryCodes::NAME, AccessKind::Credential),
    (crate::sign_in::RemoveSecondFactor::NAME, AccessKind::Credential),
    (crate::sign_in::ResetSecondFactor::NAME, AccessKind::Credential),
    (crate::oidc::LinkOidc::NAME, AccessKind::Credential),
    (crate::oidc::UnlinkOidc::NAME, AccessKind::Credential),
    (crate::oidc::SetUserOidc::NAME, AccessKind::Credential),
    // A company's bank accounts.
    (crate::settings::GetSettings::NAME, AccessKind::Read),
    // What fields were before and after, whatever they hold.
    (crate::audit::GetEntry::NAME, AccessKind::Read),
    (crate::audit::ListRecord::NAME, AccessKind::Read),
    (crate::audit::ExportLog::NAME, AccessKind::Export),
    // The whole book leaves.
    (crate::safekeeping::MakeBackup::NAME, AccessKind::Export),
    (crate::integrity::MakeArchive::NAME, AccessKind::Export),
    (crate::integrity::MakeProcedures::NAME, AccessKind::Export),
    (crate::sales::invoice::PrintInvoice::NAME, AccessKind::Print),
    (crate::sales::invoice::PrintCreditNote::NAME, AccessKind::Print),
];

/// Why a command is watched, if it is.
#[must_use]
pub fn watched(call: &str) -> Option<AccessKind> {
    WATCHED.iter().find(|(name, _)| *name == call).map(|(_, kind)| *kind)
}

/// Sensitive fields that an answer of a command holds, by their class (`x-class`). Whoever sees bank details or pay stands in
/// the log each time; whoever sees how to reach people does once in a quarter of an hour per record, with a count, as lists
/// of parties are looked at all day.
#[must_use]
pub fn sensitive(call: &str) -> &'static [FieldClass] {
    static CLASSES: LazyLock<HashMap<&'static str, Vec<FieldClass>>> = LazyLock::new(|| {
        let of = |name: &'static str| {
            let mut classes = mask::of(name)?.classes();
            classes.retain(|class| is_sensitive(*class));
            (!classes.is_empty()).then_some((name, classes))
        };
        crate::commands().filter_map(|spec| of(spec.name)).collect()
    });
    CLASSES.get(call).map_or(&[], Vec::as_slice)
}

/// Whether reading a field of a class is logged at all.
#[must_use]
pub const fn is_sensitive(class: FieldClass) -> bool {
    match class {
        FieldClass::Bank | FieldClass::Personal => true,
        FieldClass::Cost => false,
    }
}

/// Whether each reading of a field of a class is a line of its own; otherwise repeats are counted.
#[must_use]
pub const fn is_logged_each_time(class: FieldClass) -> bool {
    matches!(class, FieldClass::Bank)
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

    #[test]
    fn what_an_answer_holds_says_whether_it_is_logged() {
        assert_eq!(sensitive("parties.party.get"), [FieldClass::Bank, FieldClass::Personal]);
        assert_eq!(sensitive("parties.party.list"), [FieldClass::Personal]);
        assert_eq!(sensitive("inventory.stock.list"), [], "costs are hidden by roles, and looking at them is no secret");
    }
}
