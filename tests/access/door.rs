//! The two ways in: the pipeline of this process, and the server of `kontor serve` over HTTP. What holds at one door holds
//! at the other.

use std::net::SocketAddr;

use kontor_contract::paper::CSV;
use kontor_contract::{Error, Result};
use kontor_headless::serve::{Server, Settings};
use kontor_platform::{App, Call};
use kontor_tests::book::Session;
use serde_json::Value;
use ureq::Agent;

/// A way to call commands.
pub(crate) enum Door {
    /// In process, as the window does.
    Inside,
    /// Over HTTP.
    Served(Served),
}

/// A served book.
pub(crate) struct Served {
    server: Server,
    agent: Agent,
}

impl Served {
    pub(crate) async fn start(app: &App) -> Self {
        let settings = Settings::at(SocketAddr::from(([127, 0, 0, 1], 0)));
        let server = Server::start(app.clone(), settings).await.expect("a free port");
        Self { server, agent: Agent::config_builder().http_status_as_error(false).build().new_agent() }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// What a call answers, with these headers.
    pub(crate) fn post(&self, name: &str, body: &str, headers: &[(&str, &str)]) -> Result<String> {
        let mut request = self.agent.post(format!("http://{}/v1/call/{name}", self.address()));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = request.send(body).expect("the server answers");
        let text = answer.body_mut().read_to_string().expect("text");
        match answer.status().as_u16() {
            200 => Ok(text),
            _ => Err(serde_json::from_str::<Error>(&text).expect("failures are JSON")),
        }
    }
}

impl Door {
    /// Both ways into a book.
    pub(crate) async fn both(app: &App) -> [Self; 2] {
        [Self::Inside, Self::Served(Served::start(app).await)]
    }

    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Inside => "in process",
            Self::Served(_) => "over HTTP",
        }
    }

    /// Runs a command by name.
    pub(crate) async fn ask(&self, session: &Session, name: &str, body: &Value) -> Result<Value> {
        self.call(session, name, &body.to_string()).await.map(|text| serde_json::from_str(&text).expect("answers are JSON"))
    }

    /// Runs a command with a body as it is.
    pub(crate) async fn call(&self, session: &Session, name: &str, body: &str) -> Result<String> {
        match self {
            Self::Inside => {
                let call = Call { name: name.into(), body: body.into(), token: Some(session.token.clone()), ..Call::default() };
                session.app.call(call).await
            }
            Self::Served(served) => served.post(name, body, &[("authorization", &format!("Bearer {}", session.token))]),
        }
    }

    /// Runs a command and gets its answer as a table.
    pub(crate) async fn table(&self, session: &Session, name: &str, body: &Value) -> Result<String> {
        let body = body.to_string();
        match self {
            Self::Inside => {
                let call = Call { name: name.into(), body, token: Some(session.token.clone()), ..Call::default() };
                let table = kontor_runtime::table::ask(&session.app, call).await?;
                Ok(String::from_utf8(table.bytes).expect("text"))
            }
            Self::Served(served) => {
                served.post(name, &body, &[("authorization", &format!("Bearer {}", session.token)), ("accept", CSV)])
            }
        }
    }
}
