//! Signing in over HTTP: whom a proxy names, and who is shut out.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use kontor_headless::serve::{Server, Settings};
use kontor_tests::both;
use kontor_tests::door::{Flood, flood};
use serde_json::json;

use crate::Served;

both! {
    /// Many strangers try one account through a trusted proxy: ten are judged, and the owner gets in at the machine itself.
    async fn strangers_share_few_attempts(book) {
        let owner = book.company().await;
        let settings = Settings {
            trusted_proxies: vec![IpAddr::V4(Ipv4Addr::LOCALHOST)],
            ..Settings::at(SocketAddr::from(([127, 0, 0, 1], 0)))
        };
        let mut served = Served::over(&book, owner.token.clone()).await;
        served.server = Server::start(book.app.clone(), settings).await.expect("a free port");
        let attempt = |from: &str, password: &str| {
            let body = json!({ "login": "owner", "password": password }).to_string();
            let (_, answer) = served.post("identity.session.sign_in", &body, &[("x-forwarded-for", from)]);
            answer["code"].as_str().unwrap_or_default().to_owned()
        };
        assert_eq!(flood(&served.address(""), "owner", 200, 4), Flood { judged: 10, refused: 190 });
        // What the client wrote itself is not believed: it is the proxy's word that counts.
        assert_eq!(attempt("127.0.0.1, 198.51.100.9", kontor_tests::book::PASSWORD), "auth.throttled");
        book.sign_in("owner").await;
        served.server.stop().await;
    }

    /// A list of sessions names the client's address and what it calls itself.
    async fn a_session_says_where_it_was_opened(book) {
        let served = Served::start(&book).await;
        let body = json!({ "login": "owner", "password": kontor_tests::book::PASSWORD }).to_string();
        let (status, _) = served.post("identity.session.sign_in", &body, &[("user-agent", "A tablet")]);
        assert_eq!(status, 200);
        let (_, list) = served.call("identity.session.list", "{}", &[]);
        let found = list["sessions"].as_array().expect("a list").iter().any(|session| {
            session["source"] == "127.0.0.1" && session["device"] == "A tablet"
        });
        assert!(found, "{list}");
        served.server.stop().await;
    }
}
