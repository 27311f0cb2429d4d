//! How the provider is asked: over TLS with the roots of the system, following no redirect, with limits on time and size.

use std::io;
use std::net::IpAddr;
use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse};
use ureq::Agent;
use ureq::http::{Request, Uri};
use ureq::tls::{RootCerts, TlsConfig};

/// A provider answers a sign-in at once, or it is of no use to whoever waits.
const TIMEOUT: Duration = Duration::from_secs(10);
/// The largest answer is a set of keys with their certificates, some kilobytes each.
const MAX_ANSWER_BYTES: u64 = 256 << 10;

/// A client for one provider.
#[derive(Debug, Clone)]
pub(super) struct Http {
    agent: Agent,
    loopback: bool,
}

impl Http {
    /// The client for an issuer. One of this machine may be asked in plain; then nothing beyond this machine is.
    pub(super) fn new(issuer: &str) -> Self {
        let loopback = issuer.starts_with("http://");
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .https_only(!loopback)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(TIMEOUT))
            .tls_config(tls);
        // What lies on this machine is asked directly.
        let config = if loopback { config.proxy(None) } else { config };
        Self { agent: config.build().new_agent(), loopback }
    }

    /// Whether an address the provider names may be asked, or people sent there.
    pub(super) fn allows(&self, address: &str) -> bool {
        let Ok(uri) = address.parse::<Uri>() else { return false };
        match uri.scheme_str() {
            Some("https") => true,
            Some("http") => self.loopback && uri.host().is_some_and(is_loopback),
            _ => false,
        }
    }

    /// Asks, and reads the answer as far as the limit.
    pub(super) fn call(&self, request: HttpRequest) -> Result<HttpResponse, io::Error> {
        if !self.allows(&request.uri().to_string()) {
            return Err(io::Error::other(format!("{} is not asked", request.uri())));
        }
        let (parts, body) = request.into_parts();
        let answer = if body.is_empty() {
            self.agent.run(Request::from_parts(parts, ()))
        } else {
            self.agent.run(Request::from_parts(parts, body))
        };
        let (parts, body) = answer.map_err(io::Error::other)?.into_parts();
        let bytes = body.into_with_config().limit(MAX_ANSWER_BYTES).read_to_vec().map_err(io::Error::other)?;
        Ok(HttpResponse::from_parts(parts, bytes))
    }
}

fn is_loopback(host: &str) -> bool {
    let name = host.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_asked_in_plain_beyond_this_machine() {
        let (far, here) = (Http::new("https://id.example"), Http::new("http://127.0.0.1:9000"));
        for (address, from_far, from_here) in [
            ("https://keys.example/jwks", true, true),
            ("http://id.example/jwks", false, false),
            ("http://169.254.169.254/latest", false, false),
            ("http://127.0.0.1:9000/jwks", false, true),
            ("http://localhost:9000/jwks", false, true),
            ("http://[::1]:9000/jwks", false, true),
            ("file:///etc/passwd", false, false),
            ("javascript:alert(1)", false, false),
            ("", false, false),
        ] {
            assert_eq!((far.allows(address), here.allows(address)), (from_far, from_here), "{address}");
        }
    }
}
