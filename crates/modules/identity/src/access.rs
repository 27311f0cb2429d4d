//! What is told of sign-ins: who came, who was refused, and from where.

use kontor_contract::Result;
use kontor_contract::access_log::AccessKind;
use kontor_contract::identity::{CompanyId, UserId};
use kontor_platform::{Change, Cx, Source};

/// What happened at the door.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Access {
    /// A password fitted, and nothing more is waited for.
    SignedIn,
    /// A password or code was wrong.
    Failed,
    /// The last attempt that is judged for a while: what follows is refused unseen, and not told one by one.
    Throttled,
    /// A session was ended by its owner.
    SignedOut,
    /// A session was ended by somebody else, or from another session.
    Ended,
    /// A session was locked.
    Locked,
    /// A locked session was opened again.
    Unlocked,
    /// A password was changed.
    PasswordChanged,
    /// A second factor was set up, removed, or its codes were made anew.
    SecondFactorChanged,
    /// An account was linked to an identity of a provider, prepared for one, or unlinked.
    LinkChanged,
}

/// Traces what happened: the account's sign-in name, and where it came from. Who signed in and who failed is in the access
/// log by the pipeline's doing, which sees every answer.
pub(crate) fn trace_access(access: Access, login: &str, source: &Source) {
    tracing::info!(target: "access", ?access, login, source = %source, device = source.device(), "sign-in");
}

/// Who did it, in which company's log it stands, and to whom if not to themselves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whose {
    company_id: CompanyId,
    by: UserId,
    to: Option<UserId>,
}

impl Whose {
    /// Of somebody's own.
    pub(crate) const fn own(company_id: CompanyId, by: UserId) -> Self {
        Self { company_id, by, to: None }
    }

    /// By the caller, to a user.
    pub(crate) fn of_caller(cx: &Cx, to: UserId) -> Result<Self> {
        let (company_id, by) = (cx.company_id()?, cx.caller()?.user_id);
        Ok(Self { company_id, by, to: Some(to).filter(|to| *to != by) })
    }
}

/// Keeps in the access log what a change did with sessions, passwords and second factors.
pub(crate) async fn keep_access(cx: &mut Change, access: Access, whose: Whose) -> Result<()> {
    let kind = match access {
        Access::SignedOut | Access::Ended => AccessKind::SignOut,
        Access::Locked => AccessKind::Lock,
        Access::PasswordChanged => AccessKind::PasswordChanged,
        Access::SecondFactorChanged => AccessKind::SecondFactorChanged,
        // By the pipeline.
        Access::SignedIn | Access::Unlocked | Access::Failed | Access::Throttled => return Ok(()),
    };
    let Whose { company_id, by, to } = whose;
    cx.log_access(kind, (company_id.uuid(), by.uuid()), to.map(UserId::uuid)).await
}
