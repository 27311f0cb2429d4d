//! Signing in beyond name and password: second factors, one's own password, sessions and their locks, and what a company
//! asks of all that.
//!
//! Commands that open a session step by step are public and look at the token they come with themselves: until the last
//! step is taken no other command answers. They also carry secrets, which is why their answers are never kept under a key.

use garde::Validate;
use kontor_kernel::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identity::{CompanyId, Empty, PASSWORD_TOO_SHORT, UserId};
use crate::text_enum;

crate::ids! {
    /// A session, as lists name it; its token is another thing.
    SessionId,
}

crate::error_codes! {
    /// The session is locked, by hand or because nobody worked in it.
    SESSION_LOCKED = "auth.session_locked" Denied {};
    /// The sign-in still waits for a code.
    CODE_REQUIRED = "auth.code_required" Denied {};
    /// The sign-in still waits for a new password.
    NEW_PASSWORD_REQUIRED = "auth.new_password_required" Denied {};
    /// The sign-in still waits for a second factor to be set up.
    SECOND_FACTOR_REQUIRED = "auth.second_factor_required" Denied {};
    /// The code is wrong, was used before or is too old.
    CODE_WRONG = "auth.code_wrong" Denied {};
    /// The password asked for again is wrong.
    PASSWORD_WRONG = "auth.password_wrong" Denied {};
    /// The password is one of those that are tried first.
    PASSWORD_COMMON = "identity.password.common" Invalid {};
    /// The new password is the old one.
    PASSWORD_SAME = "identity.password.same" Invalid {};
    /// There is a second factor already.
    SECOND_FACTOR_EXISTS = "identity.second_factor.exists" Rule {};
    /// There is no second factor.
    SECOND_FACTOR_NONE = "identity.second_factor.none" Rule {};
    /// The key that opens the second factor's secret is not on this machine.
    SECOND_FACTOR_UNREADABLE = "identity.second_factor.unreadable" Unavailable {};
    /// The company asks this role for a second factor.
    SECOND_FACTOR_KEPT = "identity.second_factor.kept" Rule {};
}

text_enum! {
    /// What a session still waits for.
    SignInStep {
        /// Nothing: it is open.
        Open = "open",
        /// A code of the second factor, or a recovery code.
        Code = "code",
        /// A new password in place of one that somebody else has set.
        NewPassword = "new_password",
        /// A second factor, which the company asks for.
        SecondFactor = "second_factor",
    }
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StepView {
    /// What it waits for.
    pub step: SignInStep,
}

/// Gives the code a sign-in waits for.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ConfirmSignIn {
    /// Six digits of the app, or a recovery code.
    #[garde(length(min = 6, max = 32))]
    #[schemars(extend("format" = "password"))]
    pub code: String,
}

/// Locks one's session: it answers again after [`UnlockSession`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LockSession {}

/// Opens one's locked session again.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UnlockSession {
    /// The password.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub password: String,
}

/// One's own sessions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListSessions {}

/// The sessions of a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListUserSessions {
    /// The user.
    #[garde(skip)]
    pub user_id: UserId,
}

/// Sessions, the one used last first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SessionsView {
    /// The sessions; at most fifty are kept of a user.
    pub sessions: Vec<OpenSession>,
}

/// A session as its owner or an administrator sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenSession {
    /// Its id.
    pub id: SessionId,
    /// What the device calls itself.
    pub device: String,
    /// `local` or the address it was opened from.
    pub source: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was last used, to the minute.
    pub seen_at: Instant,
    /// When it ends at the latest.
    pub expires_at: Instant,
    /// Whether it is locked.
    pub locked: bool,
    /// Whether it is the one that asks.
    pub own: bool,
}

/// Ends one of one's own sessions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EndSession {
    /// The session.
    #[garde(skip)]
    pub id: SessionId,
}

/// Ends a session of a user, or all of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EndUserSessions {
    /// The user.
    #[garde(skip)]
    pub user_id: UserId,
    /// The session; all if absent.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<SessionId>,
}

/// Changes one's own password. All other sessions of the user end.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password so far.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub old: String,
    /// The new one.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub new: String,
}

/// One's own second factor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetSecondFactor {}

/// Whether there is a second factor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SecondFactorView {
    /// Since when; `None` without one.
    pub since: Option<Instant>,
    /// Recovery codes that were not used yet.
    pub recovery_codes_left: u32,
    /// Whether the company asks for one.
    pub required: bool,
}

/// Begins to set up a second factor; it counts once a code of it was given.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EnrolSecondFactor {
    /// The password.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub password: String,
}

/// What an authenticator app takes up, shown once.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EnrolmentView {
    /// The secret in base 32, for typing it in.
    pub secret: String,
    /// `otpauth://totp/...` (Key URI format).
    pub uri: String,
    /// The address as a QR code: an SVG document.
    pub qr_svg: String,
}

/// Gives the first code of a new second factor.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ActivateSecondFactor {
    /// Six digits of the app.
    #[garde(length(min = 6, max = 32))]
    #[schemars(extend("format" = "password"))]
    pub code: String,
}

/// Recovery codes, shown once. Each stands in for one code of the app.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RecoveryCodesView {
    /// The codes.
    pub codes: Vec<String>,
    /// What the session waits for now.
    pub step: SignInStep,
}

/// Makes new recovery codes in place of the old ones.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RenewRecoveryCodes {
    /// The password.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub password: String,
}

/// Removes one's own second factor.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct RemoveSecondFactor {
    /// The password.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub password: String,
}

/// Removes the second factor of a user who lost it, and ends their sessions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ResetSecondFactor {
    /// The user.
    #[garde(skip)]
    pub user_id: UserId,
}

/// Requests that carry secrets say their name only.
macro_rules! silent {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )+};
}
silent! {
    ConfirmSignIn, UnlockSession, ChangePassword, EnrolSecondFactor, EnrolmentView, ActivateSecondFactor, RecoveryCodesView,
    RenewRecoveryCodes, RemoveSecondFactor
}

/// What a company asks of sign-ins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SecuritySettings {
    /// Minutes without work after which a session locks; 0 for never.
    #[garde(range(max = 1_440))]
    pub idle_minutes: u32,
    /// Hours after which a session ends, used or not.
    #[garde(range(min = 1, max = 720))]
    pub session_hours: u32,
    /// Codes of the roles that must use a second factor: ready-made ones and the company's own.
    #[garde(length(max = 64), inner(length(min = 1, max = 64)))]
    pub second_factor_roles: Vec<String>,
}

/// A quarter of an hour at a desk left alone, and a working day with the night after it.
impl Default for SecuritySettings {
    fn default() -> Self {
        Self { idle_minutes: 15, session_hours: 24, second_factor_roles: Vec::new() }
    }
}

/// What the company asks of sign-ins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetSecurity {}

/// The settings with their version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SecurityView {
    /// Minutes without work after which the caller's own sessions lock, 0 for never: the fewest that one of their companies asks, as
    /// a session leads to each of them.
    pub locks_after_minutes: u32,
    /// The settings.
    pub settings: SecuritySettings,
    /// The version; 0 while they are the defaults.
    pub version: i64,
}

/// Replaces what the company asks of sign-ins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SetSecurity {
    /// The version the caller saw.
    #[garde(range(min = 0))]
    pub version: i64,
    /// The settings.
    #[garde(dive)]
    pub settings: SecuritySettings,
}

crate::commands! {
    /// Gives the code a sign-in waits for: of the app, or a recovery code.
    change "identity.session.confirm" needs public fails [CODE_WRONG, crate::error::AUTH_THROTTLED]: ConfirmSignIn => StepView;
    /// Locks one's session.
    change "identity.session.lock" needs public: LockSession => Empty;
    /// Opens one's locked session again.
    change "identity.session.unlock" needs public fails [
        PASSWORD_WRONG, crate::oidc::OIDC_ONLY, crate::error::AUTH_THROTTLED
    ]: UnlockSession => StepView;
    /// One's own sessions.
    query "identity.session.list" needs signed_in: ListSessions => SessionsView;
    /// Ends one of one's own sessions.
    change "identity.session.end" needs signed_in fails [crate::error::NOT_FOUND]: EndSession => Empty;
    /// The sessions of a user.
    query "identity.user.list_sessions" needs "identity.user.write" fails [crate::error::NOT_FOUND]: ListUserSessions => SessionsView;
    /// Ends a session of a user, or all of them.
    change "identity.user.end_sessions" needs "identity.user.write" fails [
        crate::error::NOT_FOUND, crate::access::OWNER_ONLY, crate::access::GRANT_BEYOND
    ]: EndUserSessions => Empty;
    /// Changes one's own password.
    change "identity.password.change" needs public fails [
        PASSWORD_WRONG, PASSWORD_SAME, PASSWORD_COMMON, PASSWORD_TOO_SHORT, crate::error::AUTH_THROTTLED
    ]: ChangePassword => StepView;
    /// Whether one has a second factor.
    query "identity.second_factor.get" needs signed_in: GetSecondFactor => SecondFactorView;
    /// Begins to set up a second factor.
    change "identity.second_factor.enrol" needs public fails [
        PASSWORD_WRONG, SECOND_FACTOR_EXISTS, crate::error::AUTH_THROTTLED
    ]: EnrolSecondFactor => EnrolmentView;
    /// Makes a new second factor count, and gives the recovery codes.
    change "identity.second_factor.activate" needs public fails [
        CODE_WRONG, SECOND_FACTOR_NONE, SECOND_FACTOR_EXISTS, crate::error::AUTH_THROTTLED
    ]: ActivateSecondFactor => RecoveryCodesView;
    /// Makes new recovery codes.
    change "identity.second_factor.renew_codes" needs public fails [
        PASSWORD_WRONG, SECOND_FACTOR_NONE, crate::error::AUTH_THROTTLED
    ]: RenewRecoveryCodes => RecoveryCodesView;
    /// Removes one's own second factor.
    change "identity.second_factor.remove" needs public fails [
        PASSWORD_WRONG, SECOND_FACTOR_NONE, SECOND_FACTOR_KEPT, crate::error::AUTH_THROTTLED
    ]: RemoveSecondFactor => Empty;
    /// Removes the second factor of a user who lost it.
    change "identity.second_factor.reset" needs "identity.user.write" fails [
        crate::error::NOT_FOUND, SECOND_FACTOR_NONE, crate::identity::OWN_ACCOUNT, crate::access::OWNER_ONLY,
        crate::access::GRANT_BEYOND
    ]: ResetSecondFactor => Empty;
    /// What the company asks of sign-ins.
    query "identity.security.get" needs signed_in: GetSecurity => SecurityView;
    /// Replaces what the company asks of sign-ins.
    change "identity.security.set" needs "identity.company.write" fails [
        crate::error::CONFLICT_STALE, crate::access::GRANT_BEYOND, crate::access::ROLE_UNKNOWN
    ]: SetSecurity => SecurityView;
}

/// A user has a second factor now; the secret itself stays in this database's local tables, sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SecondFactorActivated {
    /// The user.
    pub user_id: UserId,
}

/// A user has no second factor any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SecondFactorRemoved {
    /// The user.
    pub user_id: UserId,
}

/// What the company asks of sign-ins was replaced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SecuritySet {
    /// The company.
    pub company_id: CompanyId,
    /// As it was; `None` for the first.
    pub before: Option<SecuritySettings>,
    /// As it is.
    pub after: SecuritySettings,
    /// The version this replaces; 0 for the first.
    pub version_before: i64,
}

crate::events! {
    "identity.second_factor.activated@1" => SecondFactorActivated;
    "identity.second_factor.removed@1" => SecondFactorRemoved;
    "identity.security.set@1" => SecuritySet;
}
