//! Signing in at a provider of identities (OpenID Connect), beside the local sign-in and off unless configured.
//!
//! A provider only says who somebody is. Which account that is stands in the book: linked by its owner while signed in, or
//! named by an administrator, by issuer and subject, or first by a verified e-mail address that was set for this account.

use garde::Validate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identity::{CompanyId, SignedIn, UserId};
use crate::personal::Personal;
use crate::text::{email_address, one_line};
use crate::text_enum;

crate::error_codes! {
    /// No provider of identities is configured.
    OIDC_OFF = "auth.oidc_off" Rule {};
    /// The answer belongs to no sign-in that was begun in this browser, or came too late, or a second time.
    OIDC_STATE = "auth.oidc_state" Denied {};
    /// The provider let nobody in.
    OIDC_REFUSED = "auth.oidc_refused" Denied {};
    /// What the provider says of who signed in does not hold.
    OIDC_TOKEN = "auth.oidc_token" Denied {};
    /// No active account belongs to who signed in at the provider.
    OIDC_UNKNOWN = "auth.oidc_unknown" Denied {};
    /// The company asks this account to sign in at the provider.
    OIDC_ONLY = "auth.oidc_only" Denied { name };
    /// The provider does not answer, or not as OpenID Connect has it.
    OIDC_UNREACHABLE = "unavailable.oidc" Unavailable {};
    /// The server does not know the secret that the provider expects of it.
    OIDC_SECRET_MISSING = "unavailable.oidc_secret" Unavailable {};
    /// The server does not know under which address browsers reach it.
    OIDC_ADDRESS_MISSING = "serve.public_url" Unavailable { address };
    /// Another account has this subject or address.
    OIDC_TAKEN = "identity.oidc.taken" Rule {};
    /// The company matches accounts by subject only.
    OIDC_EMAIL_UNUSED = "identity.oidc.email_unused" Rule {};
    /// The company asks this account to sign in at the provider, so the link stays.
    OIDC_KEPT = "identity.oidc.kept" Rule {};
}

text_enum! {
    /// What makes an account that an administrator prepared the one of who signs in.
    OidcMatch {
        /// The subject alone.
        Subject = "subject",
        /// The subject; the first time also the e-mail address, if the provider has verified it.
        Email = "email",
    }
}

/// The provider of identities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct OidcSettings {
    /// What people call it; stands on the button of the sign-in screen.
    #[garde(length(min = 1, max = 64), custom(one_line))]
    pub name: String,
    /// Its issuer identifier: an https address, or http on this machine.
    #[garde(length(max = 255), custom(issuer_address))]
    pub issuer: String,
    /// Under which name it knows this server.
    #[garde(length(min = 1, max = 255), custom(one_line))]
    pub client_id: String,
    /// Whether it expects a secret of this server.
    #[garde(skip)]
    pub confidential: bool,
    /// What accounts are matched by.
    #[garde(skip)]
    pub matches: OidcMatch,
    /// Whether accounts that are linked are refused by password; an owner at the machine itself never is.
    #[garde(skip)]
    pub required: bool,
}

/// An issuer identifier (OpenID Connect Discovery 1.0, section 3): no query, no fragment, nobody's name in it.
///
/// # Errors
/// When it is none.
fn issuer_address(issuer: &str, _: &()) -> garde::Result {
    let loopback = |rest: &str| {
        let host = rest.split('/').next().unwrap_or_default();
        let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|digit| digit.is_ascii_digit()));
        ["localhost", "127.0.0.1", "[::1]"].contains(&name.map_or(host, |(name, _)| name))
    };
    let rest = match (issuer.strip_prefix("https://"), issuer.strip_prefix("http://")) {
        (Some(rest), _) => Some(rest),
        (None, Some(rest)) => Some(rest).filter(|rest| loopback(rest)),
        (None, None) => None,
    };
    let plain = |letter: u8| letter.is_ascii_graphic() && !b"?#@\\".contains(&letter);
    if rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '['))
        && issuer.bytes().all(plain)
    {
        Ok(())
    } else {
        Err(garde::Error::new("an https address without query and fragment"))
    }
}

/// The provider, as it is set.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetOidc {}

/// The provider with its version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OidcView {
    /// The provider; none if people sign in locally only.
    pub settings: Option<OidcSettings>,
    /// The version; 0 while none was ever set.
    pub version: i64,
}

/// Sets the provider, or switches it off. An owner does.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SetOidc {
    /// The version the caller saw.
    #[garde(range(min = 0))]
    pub version: i64,
    /// The provider; none switches it off.
    #[garde(dive)]
    #[serde(default)]
    pub settings: Option<OidcSettings>,
    /// The secret it expects of this server, kept outside the book; the one that is there stays if absent.
    #[garde(inner(length(min = 1, max = 512)))]
    #[schemars(extend("format" = "password"))]
    #[serde(default)]
    pub secret: Option<String>,
}

/// Signs in with the ticket of a browser that came back from the provider.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SignInOidc {
    /// The ticket; it counts once.
    #[garde(length(min = 1, max = 128))]
    pub ticket: String,
}

/// How one's own account stands to the provider.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetOwnOidc {}

/// How one's own account stands to the provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OwnOidcView {
    /// What the provider is called; none if none is set.
    pub provider: Option<String>,
    /// Whether the account is linked to it.
    pub linked: bool,
    /// Whether a linked account signs in there only.
    pub required: bool,
}

/// Links one's own account to who the browser's ticket says one is at the provider.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LinkOidc {
    /// The ticket; it counts once.
    #[garde(length(min = 1, max = 128))]
    pub ticket: String,
    /// The password.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub password: String,
}

/// Takes the link of one's own account away.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UnlinkOidc {
    /// The password.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub password: String,
}

macro_rules! silent {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )+};
}
silent! { SetOidc, SignInOidc, LinkOidc, UnlinkOidc }

/// Whom the provider is expected to name for a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetUserOidc {
    /// The user.
    #[garde(skip)]
    pub user_id: UserId,
}

/// How a user's account stands to the provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UserOidcView {
    /// What the provider is called; none if none is set.
    pub provider: Option<String>,
    /// Whose subjects the link speaks of; none without a link.
    pub issuer: Option<String>,
    /// The subject the account is linked to.
    pub subject: Option<String>,
    /// The verified e-mail address that links it at the first sign-in.
    pub email: Option<String>,
    /// The version; 0 while there was no link ever.
    pub version: i64,
}

/// Says whom the provider is expected to name for a user, or takes the link away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SetUserOidc {
    /// The user.
    #[garde(skip)]
    pub user_id: UserId,
    /// The version the caller saw.
    #[garde(range(min = 0))]
    pub version: i64,
    /// Whom to expect; nobody any more if absent.
    #[garde(dive)]
    #[serde(default)]
    pub expected: Option<OidcExpected>,
}

/// By what the provider's word belongs to an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OidcExpected {
    /// This subject.
    Subject(#[garde(length(min = 1, max = 255), custom(one_line))] String),
    /// This e-mail address, verified, at the first sign-in; from then on the subject.
    Email(#[garde(length(min = 3, max = 254), custom(email_address))] String),
}

crate::commands! {
    /// The provider of identities people may sign in at.
    query "identity.oidc.get" needs "identity.company.write": GetOidc => OidcView;
    /// Sets the provider of identities people may sign in at, or switches it off.
    change "identity.oidc.set" needs "identity.company.write" fails [
        crate::error::CONFLICT_STALE, crate::access::OWNER_ONLY
    ]: SetOidc => OidcView;
    /// Signs in with the ticket of a browser that came back from the provider.
    change "identity.oidc.sign_in" needs public fails [
        OIDC_OFF, OIDC_STATE, OIDC_UNKNOWN, crate::error::AUTH_FAILED, crate::error::AUTH_THROTTLED
    ]: SignInOidc => SignedIn;
    /// How one's own account stands to the provider.
    query "identity.oidc.get_own" needs signed_in: GetOwnOidc => OwnOidcView;
    /// Links one's own account to who one is at the provider.
    change "identity.oidc.link" needs public fails [
        OIDC_OFF, OIDC_STATE, OIDC_TAKEN, crate::sign_in::PASSWORD_WRONG, crate::error::AUTH_THROTTLED
    ]: LinkOidc => OwnOidcView;
    /// Takes the link of one's own account away.
    change "identity.oidc.unlink" needs public fails [
        OIDC_KEPT, crate::error::NOT_FOUND, crate::sign_in::PASSWORD_WRONG, crate::error::AUTH_THROTTLED
    ]: UnlinkOidc => OwnOidcView;
    /// Whom the provider is expected to name for a user.
    query "identity.user.get_oidc" needs "identity.user.write" fails [crate::error::NOT_FOUND]: GetUserOidc => UserOidcView;
    /// Says whom the provider is expected to name for a user.
    change "identity.user.set_oidc" needs "identity.user.write" fails [
        crate::error::NOT_FOUND, crate::error::CONFLICT_STALE, crate::access::OWNER_ONLY, OIDC_OFF, OIDC_TAKEN, OIDC_EMAIL_UNUSED
    ]: SetUserOidc => UserOidcView;
}

/// The provider was set, or switched off. The secret it expects is no part of the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OidcSet {
    /// The company.
    pub company_id: CompanyId,
    /// As it was; none if it was off.
    pub before: Option<OidcSettings>,
    /// As it is.
    pub after: Option<OidcSettings>,
    /// The version this replaces; 0 for the first.
    pub version_before: i64,
}

/// Which identity of a provider an account is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OidcLink {
    /// Whose subjects these are.
    pub issuer: String,
    /// The subject; none while it is only expected.
    pub subject: Option<Personal>,
    /// The verified e-mail address it is expected under.
    pub email: Option<Personal>,
}

/// An account was linked, prepared to be linked, or unlinked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OidcLinkChanged {
    /// The account.
    pub user_id: UserId,
    /// As it was.
    pub before: Option<OidcLink>,
    /// As it is.
    pub after: Option<OidcLink>,
    /// The version this replaces; 0 for the first.
    pub version_before: i64,
}

crate::events! {
    "identity.oidc.set@1" => OidcSet;
    "identity.oidc_link.changed@1" => OidcLinkChanged;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_an_https_address() {
        for good in [
            "https://id.example",
            "https://id.example:8443/realms/trade/",
            "http://localhost:9000",
            "http://127.0.0.1:9000/a",
            "http://[::1]:9000",
        ] {
            assert!(issuer_address(good, &()).is_ok(), "{good}");
        }
        for bad in [
            "",
            "https://",
            "http://id.example",
            "http://localhost.example",
            "http://127.0.0.1.example",
            "http://127.0.0.1@id.example",
            "https://id.example?a=b",
            "https://id.example/#a",
            "https://anna@id.example",
            "https:///realms",
            "https://id.example\\@other",
            "https://id.example/ a",
            "ftp://id.example",
        ] {
            assert!(issuer_address(bad, &()).is_err(), "{bad}");
        }
    }
}
