//! Where a request comes from: the peer of its connection, or whom a trusted proxy names.

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use kontor_platform::Source;

/// Where a proxy says for whom it asks.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Whether a request comes from this machine itself: a proxy that runs here asks for somebody else.
pub(crate) fn is_this_machine(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> bool {
    let unread = headers.contains_key(FORWARDED_FOR) && !trusted.contains(&peer.to_canonical());
    !unread && address(peer, headers, trusted).is_loopback()
}

/// The source of a request. `X-Forwarded-For` is read from its end, where the nearest proxy writes, and only as far as
/// proxies are trusted: what stands before may be anybody's invention.
pub(crate) fn of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> Source {
    let device = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Source::remote(address(peer, headers, trusted), device)
}

/// The address of a request.
pub(crate) fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let mut nearest = peer.to_canonical();
    let lines = headers.get_all(FORWARDED_FOR).iter().rev().filter_map(|value| value.to_str().ok());
    for word in lines.flat_map(|line| line.rsplit(',')) {
        if !trusted.contains(&nearest) {
            break;
        }
        let Ok(named) = word.trim().parse::<IpAddr>() else { break };
        nearest = named.to_canonical();
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_say_who_asks() {
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        let trusted = [ip("10.0.0.1"), ip("10.0.0.2")];
        let table: [(&str, &[&str], &str); 7] = [
            ("192.0.2.9", &[], "192.0.2.9"),
            ("192.0.2.9", &["198.51.100.1"], "192.0.2.9"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            // The client wrote the first itself.
            ("10.0.0.1", &["203.0.113.5, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1", "10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.1, nonsense"], "10.0.0.1"),
        ];
        for (peer, forwarded, expected) in table {
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append("x-forwarded-for", line.parse().expect("a value"));
            }
            assert_eq!(address(ip(peer), &headers, &trusted), ip(expected), "{peer} {forwarded:?}");
        }
    }

    #[test]
    fn a_proxy_of_this_machine_asks_for_others() {
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        for (peer, forwarded, trusted, here) in [
            ("127.0.0.1", None, false, true),
            ("::1", None, false, true),
            ("::ffff:127.0.0.1", None, false, true),
            ("192.0.2.9", None, false, false),
            ("127.0.0.1", Some("198.51.100.1"), false, false),
            ("127.0.0.1", Some("198.51.100.1"), true, false),
            ("127.0.0.1", Some("127.0.0.1"), false, false),
            ("127.0.0.1", Some("127.0.0.1"), true, true),
        ] {
            let mut headers = HeaderMap::new();
            headers.extend(
                forwarded.map(|line| (axum::http::HeaderName::from_static(FORWARDED_FOR), line.parse().expect("a value"))),
            );
            let trusted = if trusted { vec![ip("127.0.0.1")] } else { Vec::new() };
            assert_eq!(is_this_machine(ip(peer), &headers, &trusted), here, "{peer} {forwarded:?}");
        }
    }
}
