//! The rows of sessions, throttling and second factors.

use kontor_contract::identity::{CompanyId, UserId};
use kontor_contract::json::Json;
use kontor_contract::sign_in::{SecuritySettings, SessionId, SignInStep};
use kontor_derive::Row;
use kontor_kernel::{Instant, Language};

#[derive(Debug, Clone, Row)]
#[row(table = "identity_session")]
pub(crate) struct Session {
    pub(crate) token_hash: Vec<u8>,
    pub(crate) id: SessionId,
    pub(crate) user_id: UserId,
    pub(crate) company_id: CompanyId,
    pub(crate) step: SignInStep,
    pub(crate) opened_at: Instant,
    pub(crate) seen_at: Instant,
    pub(crate) idle_at: Instant,
    pub(crate) expires_at: Instant,
    pub(crate) locked_at: Option<Instant>,
    pub(crate) source: String,
    pub(crate) device: String,
}

/// A user who may sign in, with the verifier of their password.
#[derive(Clone, Row)]
pub(crate) struct Account {
    pub(crate) id: UserId,
    pub(crate) login: String,
    pub(crate) name: String,
    pub(crate) language: Language,
    pub(crate) phc: Option<String>,
}

/// When attempts were judged that count against one thing, oldest first, in microseconds.
#[derive(Debug, Clone, Row)]
#[row(table = "identity_attempt")]
pub(crate) struct Attempts {
    pub(crate) key: Vec<u8>,
    pub(crate) judged: Json<Vec<i64>>,
    pub(crate) last_at: Instant,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_known_source")]
pub(crate) struct KnownSource {
    pub(crate) account: Vec<u8>,
    pub(crate) source: String,
    pub(crate) seen_at: Instant,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_password_change")]
pub(crate) struct PasswordChange {
    pub(crate) user_id: UserId,
    pub(crate) asked_at: Instant,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_second_factor")]
pub(crate) struct SecondFactor {
    pub(crate) user_id: UserId,
    pub(crate) sealed: Vec<u8>,
    pub(crate) activated_at: Option<Instant>,
    pub(crate) last_step: i64,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_recovery_code")]
pub(crate) struct RecoveryCode {
    pub(crate) user_id: UserId,
    pub(crate) hash: Vec<u8>,
}

#[derive(Debug, Clone, Row)]
#[row(table = "identity_security")]
pub(crate) struct Security {
    pub(crate) company_id: CompanyId,
    pub(crate) settings: Json<SecuritySettings>,
    pub(crate) version: i64,
}
