//! The W3C WebDriver protocol as far as we need it: JSON over HTTP to a driver on loopback.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use ureq::Agent;

use super::{LOOK_EVERY, PATIENCE};

/// A driver that hangs must fail the test rather than hang it too.
const ANSWER_DEADLINE: Duration = Duration::from_secs(60);

/// One session at one driver.
pub(super) struct Client {
    agent: Agent,
    session: String,
}

impl Client {
    /// Waits for the driver and has it open a window.
    pub(super) fn open(port: u16, capabilities: &Value) -> Self {
        let agent = Agent::config_builder().timeout_global(Some(ANSWER_DEADLINE)).http_status_as_error(false).build().new_agent();
        let driver = format!("http://127.0.0.1:{port}");
        await_driver(&agent, &driver);
        let asked = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = value_of(agent.post(format!("{driver}/session")).send_json(&asked))
            .unwrap_or_else(|error| panic!("the driver opens no window: {error}"));
        let id = answer["sessionId"].as_str().expect("a session has an id");
        Self { agent, session: format!("{driver}/session/{id}") }
    }

    pub(super) fn get(&self, path: &str) -> Result<Value, String> {
        value_of(self.agent.get(format!("{}/{path}", self.session)).call())
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        value_of(self.agent.post(format!("{}/{path}", self.session)).send_json(body))
    }

    /// Closes the window. One that is closed already is as good.
    pub(super) fn close(&self) {
        let _ = self.agent.delete(&self.session).call();
    }
}

fn await_driver(agent: &Agent, driver: &str) {
    let deadline = Instant::now() + PATIENCE;
    while agent.get(format!("{driver}/status")).call().is_err() {
        assert!(Instant::now() < deadline, "no driver answers at {driver}");
        thread::sleep(LOOK_EVERY);
    }
}

/// Unpacks `{"value": ...}`, in which a failure is an object with `error` and `message`.
fn value_of(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
    let mut answer = answer.map_err(|error| error.to_string())?;
    let status = answer.status();
    let mut body: Value = answer.body_mut().read_json().map_err(|error| error.to_string())?;
    let value = body["value"].take();
    if status.is_success() {
        return Ok(value);
    }
    Err(format!("{}: {}", value["error"].as_str().unwrap_or("error"), value["message"].as_str().unwrap_or_default()))
}
