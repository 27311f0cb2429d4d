//! What a browser carries through a sign-in: a secret in a cookie that no script reads, from which follow the state, the
//! nonce and the PKCE verifier. So an answer counts only in the browser that asked, and the server keeps no secret.

use std::fmt::Write as _;

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HeaderValue};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use kontor_runtime::oidc;
use rand::RngCore as _;
use sha2::{Digest as _, Sha256};

/// Letters of a secret: 32 bytes in base 64.
const SECRET_LETTERS: usize = 43;
/// Letters of the address somebody comes back to.
const MAX_ADDRESS_LETTERS: usize = 200;
/// Where somebody comes back to who came from nowhere.
pub(super) const HOME: &str = "/";

/// Which cookie it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A sign-in on its way to the provider. It must come along when the provider sends the browser back.
    Flow,
    /// The ticket of one that came back. Only the interface itself sends it.
    Ticket,
}

impl Kind {
    /// With TLS the name lets no neighbouring host or path set the cookie (RFC 6265bis, section 4.1.3).
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Flow, true) => "__Host-kontor-oidc",
            (Self::Flow, false) => "kontor-oidc",
            (Self::Ticket, true) => "__Host-kontor-oidc-ticket",
            (Self::Ticket, false) => "kontor-oidc-ticket",
        }
    }

    /// The header that sets the cookie; an empty value takes it away.
    pub(super) fn set(self, secure: bool, value: &str) -> Option<HeaderValue> {
        let (site, secure_flag) = (if self == Self::Flow { "Lax" } else { "Strict" }, if secure { "; Secure" } else { "" });
        let seconds = if value.is_empty() { 0 } else { oidc::FLOW.as_secs() };
        let name = self.name(secure);
        let line = format!("{name}={value}; Path=/; HttpOnly; SameSite={site}; Max-Age={seconds}{secure_flag}");
        HeaderValue::from_str(&line).ok()
    }

    /// The cookie's value, if the browser sent it once.
    pub(super) fn read(self, secure: bool, headers: &HeaderMap) -> Option<String> {
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let mut values = pairs.filter(|(name, _)| *name == self.name(secure)).map(|(_, value)| value);
        let value = values.next().filter(|value| !value.is_empty())?;
        if values.next().is_some() { None } else { Some(value.to_owned()) }
    }
}

/// A browser on its way.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Browser {
    /// What only it has.
    pub(super) secret: String,
    /// Where in the interface it comes back to.
    pub(super) to: String,
}

impl Browser {
    /// One that sets out.
    pub(super) fn new(to: Option<&str>) -> Self {
        let mut bytes = [0; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self { secret: BASE64_URL_SAFE_NO_PAD.encode(bytes), to: to.filter(|to| is_ours(to)).unwrap_or(HOME).to_owned() }
    }

    /// One that comes back.
    pub(super) fn read(secure: bool, headers: &HeaderMap) -> Option<Self> {
        let value = Kind::Flow.read(secure, headers)?;
        let (secret, to) = value.split_once('.')?;
        let sound = secret.len() == SECRET_LETTERS && is_ours(to);
        sound.then(|| Self { secret: secret.to_owned(), to: to.to_owned() })
    }

    /// What its cookie says.
    pub(super) fn cookie(&self) -> String {
        format!("{}.{}", self.secret, self.to)
    }

    /// A value that follows from the secret, for one issuer and one use.
    fn derived(&self, what: &str, issuer: &str) -> String {
        let hash = Sha256::new().chain_update(what).chain_update([0]).chain_update(issuer).chain_update([0]);
        BASE64_URL_SAFE_NO_PAD.encode(hash.chain_update(&self.secret).finalize())
    }

    /// Goes to the provider and must come back with its answer.
    pub(super) fn state(&self, issuer: &str) -> String {
        self.derived("state", issuer)
    }

    /// Must stand in the token.
    pub(super) fn nonce(&self, issuer: &str) -> String {
        self.derived("nonce", issuer)
    }

    /// The PKCE verifier (RFC 7636).
    pub(super) fn verifier(&self, issuer: &str) -> String {
        self.derived("verifier", issuer)
    }
}

/// Whether an address is a page of the interface: nothing that a browser takes for another host, or for a query.
fn is_ours(to: &str) -> bool {
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || b"/-_".contains(&letter);
    to.len() <= MAX_ADDRESS_LETTERS && to.starts_with('/') && !to.starts_with("//") && to.bytes().all(plain)
}

/// A page of the interface with word of how the sign-in went.
pub(super) fn page(to: &str, word: &str, seconds: Option<u64>) -> String {
    let mut page = format!("{to}?oidc={word}");
    if let Some(seconds) = seconds {
        write!(page, "&seconds={seconds}").expect("a String takes it");
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_cookies(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(COOKIE, line.parse().expect("a value"));
        }
        headers
    }

    #[test]
    fn a_browser_comes_back_as_it_went() {
        let browser = Browser::new(Some("/c/0190/settings/account"));
        let line = format!("a=b; kontor-oidc={}", browser.cookie());
        assert!(Browser::read(false, &with_cookies(&[&line])).is_some_and(|read| read == browser));
        // A plain page cannot set the cookie that is read behind TLS.
        assert!(Browser::read(true, &with_cookies(&[&line])).is_none());
        // Of two nobody can say which is ours.
        assert!(Browser::read(false, &with_cookies(&[&line, &line])).is_none());
        for broken in ["kontor-oidc=", "kontor-oidc=short./", "kontor-oidc", "other=1"] {
            assert!(Browser::read(false, &with_cookies(&[broken])).is_none(), "{broken}");
        }
    }

    #[test]
    fn nobody_is_led_elsewhere() {
        for foreign in ["//shop.example", "https://shop.example", "/\\shop.example", "/a?b", "/a#b", "", "a", "/a b", "/..//x\n"]
        {
            assert_eq!(Browser::new(Some(foreign)).to, HOME, "{foreign}");
        }
    }

    #[test]
    fn what_follows_from_a_secret_is_for_one_use_and_one_issuer() {
        let (one, other) = (Browser::new(None), Browser::new(None));
        let values = [one.state("a"), one.nonce("a"), one.verifier("a"), one.state("b"), other.state("a"), one.secret.clone()];
        for (at, value) in values.iter().enumerate() {
            assert_eq!(value.len(), SECRET_LETTERS);
            assert!(!values[..at].contains(value));
        }
        assert_eq!(one.state("a"), one.state("a"));
    }

    #[test]
    fn cookies_are_for_this_host_and_no_script() {
        let flow = Kind::Flow.set(true, "x").expect("a value");
        assert_eq!(flow, "__Host-kontor-oidc=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure");
        let gone = Kind::Ticket.set(false, "").expect("a value");
        assert_eq!(gone, "kontor-oidc-ticket=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    }
}
