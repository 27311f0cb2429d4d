//! A call to a server that has the book open: the same [`Call`], over HTTP.

use std::time::Duration;

use kontor_contract::operating::SERVER_UNREACHABLE;
use kontor_contract::{Error, Result};
use kontor_platform::{Call, MAX_BODY_BYTES, this_device};
use ureq::Agent;

/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(300);
/// An answer at most; a page of a list stays under a megabyte.
const MAX_ANSWER_BYTES: u64 = 8 * MAX_BODY_BYTES as u64;

/// A running `kontor serve`.
pub(crate) struct Remote {
    address: String,
    agent: Agent,
}

impl Remote {
    /// The server at `address`.
    ///
    /// # Errors
    /// `serve.unreachable` for https: this program holds no certificates.
    pub(crate) fn try_new(address: String) -> Result<Self> {
        if address.starts_with("https://") {
            return Err(SERVER_UNREACHABLE.with("address", address).with("reason", "only http:// is spoken here"));
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .user_agent(this_device("kontor"))
            .timeout_global(Some(TIMEOUT))
            .build();
        Ok(Self { address, agent: config.new_agent() })
    }

    /// Sends a call and waits. It blocks: the command line has nothing else to do meanwhile.
    ///
    /// # Errors
    /// What the server answers; `serve.unreachable`.
    pub(crate) fn call(&self, call: &Call) -> Result<String> {
        let unreachable = |reason: String| SERVER_UNREACHABLE.with("address", &self.address).with("reason", reason);
        let mut request =
            self.agent.post(format!("{}/v1/call/{}", self.address, call.name)).header("content-type", "application/json");
        if let Some(token) = &call.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if let Some(key) = &call.key {
            request = request.header("idempotency-key", key);
        }
        let mut answer = request.send(&call.body).map_err(|error| unreachable(error.to_string()))?;
        let text = answer.body_mut().with_config().limit(MAX_ANSWER_BYTES).read_to_string();
        let text = text.map_err(|error| unreachable(error.to_string()))?;
        if answer.status().is_success() {
            return Ok(text);
        }
        let refused = serde_json::from_str::<Error>(&text);
        Err(refused.unwrap_or_else(|_| unreachable(format!("it answers {}", answer.status()))))
    }
}
