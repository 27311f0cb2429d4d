//! What holds for every request: pages of other sites may not ask, and every answer carries the headers that keep the
//! interface to itself.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HOST, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;
use kontor_contract::operating::ORIGIN_REFUSED;

use super::Shared;
use super::routes::refusal;

/// The interface loads nothing from anywhere else and is shown in no frame.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Refuses strangers and adds the headers.
pub(crate) async fn guard(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let mut response = match foreign(request.headers(), shared.allow_remote) {
        Some(origin) => refusal(ORIGIN_REFUSED.with("origin", origin)),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The site a browser sent the request for, if it is not ours.
///
/// A browser names the page's origin with every request that could do harm. On a loopback address it must also have
/// asked for a loopback name: a foreign name that leads here is how pages reach around the same-origin rule.
fn foreign(headers: &HeaderMap, allow_remote: bool) -> Option<String> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(HOST).unwrap_or_default();
    if !(allow_remote || host.is_empty() || names_loopback(host)) {
        return Some(host.to_owned());
    }
    let origin = text(ORIGIN)?;
    let (_, site) = origin.split_once("://").unwrap_or_default();
    (!site.eq_ignore_ascii_case(host)).then(|| origin.to_owned())
}

/// Whether `host:port` is this machine by name or number.
fn names_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_server_may_ask() {
        let table = [
            (None, Some("127.0.0.1:7878"), false, true),
            (Some("http://127.0.0.1:7878"), Some("127.0.0.1:7878"), false, true),
            (Some("http://LOCALHOST:7878"), Some("localhost:7878"), false, true),
            (Some("http://[::1]:7878"), Some("[::1]:7878"), false, true),
            (Some("https://shop.example"), Some("127.0.0.1:7878"), false, false),
            (Some("null"), Some("127.0.0.1:7878"), false, false),
            // A name that was made to lead to this machine.
            (Some("http://shop.example:7878"), Some("shop.example:7878"), false, false),
            (None, Some("shop.example:7878"), false, false),
            // Behind a proxy every name may be ours.
            (Some("https://kontor.example"), Some("kontor.example"), true, true),
            (Some("https://shop.example"), Some("kontor.example"), true, false),
        ];
        for (origin, host, allow_remote, fine) in table {
            let mut headers = HeaderMap::new();
            for (name, value) in [(ORIGIN, origin), (HOST, host)] {
                if let Some(value) = value {
                    headers.insert(name, HeaderValue::from_static(value));
                }
            }
            assert_eq!(foreign(&headers, allow_remote).is_none(), fine, "{origin:?} {host:?}");
        }
    }
}
