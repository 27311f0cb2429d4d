//! A book over HTTP: calls, the live feed, the documents of the contract, the interface, and who may ask. And what
//! whoever operates a book does with it: copies and exports.

mod calls;
mod demo;
mod files;
mod judged;
mod live;
mod oidc;
mod operating;
mod paper;
mod sign_in;

use std::net::SocketAddr;
use std::path::PathBuf;

use kontor_headless::serve::{Server, Settings};
use kontor_tests::TestBook;
use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body};

/// A served book with its company, and the owner signed in.
struct Served {
    server: Server,
    token: String,
    agent: Agent,
}

impl Served {
    async fn start(book: &TestBook) -> Self {
        Self::with_interface(book, None).await
    }

    async fn with_interface(book: &TestBook, interface: Option<PathBuf>) -> Self {
        Self::serve(book, book.company().await.token, interface).await
    }

    /// A book that has its company already.
    async fn over(book: &TestBook, token: String) -> Self {
        Self::serve(book, token, None).await
    }

    async fn serve(book: &TestBook, token: String, interface: Option<PathBuf>) -> Self {
        let settings = Settings { interface, ..Settings::at(SocketAddr::from(([127, 0, 0, 1], 0))) };
        let server = Server::start(book.app.clone(), settings).await.expect("a free port");
        let agent = Agent::config_builder().http_status_as_error(false).max_redirects(0).build().new_agent();
        Self { server, token, agent }
    }

    fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.address())
    }

    fn get(&self, path: &str) -> Response<Body> {
        self.agent.get(self.address(path)).call().expect("the server answers")
    }

    /// Calls as the owner, with more headers.
    fn call(&self, name: &str, body: &str, headers: &[(&str, &str)]) -> (u16, Value) {
        let bearer = format!("Bearer {}", self.token);
        self.post(name, body, &[&[("authorization", bearer.as_str())], headers].concat())
    }

    fn post(&self, name: &str, body: &str, headers: &[(&str, &str)]) -> (u16, Value) {
        let mut request = self.agent.post(self.address(&format!("/v1/call/{name}")));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = request.send(body).expect("the server answers");
        assert_eq!(header(&answer, "cache-control"), "no-store");
        (answer.status().as_u16(), json(answer))
    }
}

fn header<'a>(answer: &'a Response<Body>, name: &str) -> &'a str {
    answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn text(mut answer: Response<Body>) -> String {
    answer.body_mut().read_to_string().expect("text")
}

fn json(answer: Response<Body>) -> Value {
    serde_json::from_str(&text(answer)).expect("JSON")
}

/// A journal entry over some euros; it balances if the credit is the same.
fn entry(debit: &str, credit: &str) -> String {
    serde_json::json!({ "document_on": "2026-03-16", "lines": [
        { "account": "1200", "debit": debit }, { "account": "0800", "credit": credit },
    ] })
    .to_string()
}
