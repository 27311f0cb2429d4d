//! A real provider of identities on this machine (the npm package oidc-provider), and a browser without a screen that goes
//! there and comes back.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use ureq::http::Response;
use ureq::{Agent, Body};

use crate::book::tools;

/// What the provider of the suites expects of its confidential client.
pub const CLIENT_SECRET: &str = "a secret of the suites";

/// A running provider; it ends when dropped.
pub struct Provider {
    child: Child,
    /// Its issuer identifier.
    pub issuer: String,
}

impl Provider {
    /// Starts one that sends browsers back to a server, at a free port.
    ///
    /// # Panics
    /// When it does not start: it lies in `target/tools`, where `cargo xtask test` installs it.
    #[must_use]
    pub fn start(server: &str) -> Self {
        Self::start_at(server, 0)
    }

    /// Starts it again at the same address, as after an update: with new keys, and without memory of who came before.
    ///
    /// # Panics
    /// As [`Provider::start`].
    #[must_use]
    pub fn restart(self, server: &str) -> Self {
        let port = self.issuer.rsplit(':').next().and_then(|port| port.parse().ok()).expect("an address with a port");
        drop(self);
        Self::start_at(server, port)
    }

    fn start_at(server: &str, port: u16) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/oidc_provider.mjs");
        let mut child = Command::new("node")
            .arg(script)
            .arg(tools())
            .args([port.to_string(), format!("{server}/auth/oidc/callback")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let mut issuer = String::new();
        let said = child.stdout.take().expect("it was asked for");
        BufReader::new(said).read_line(&mut issuer).expect("it says where it is");
        let issuer = issuer.trim().to_owned();
        assert!(!issuer.is_empty(), "oidc-provider lies in target/tools; cargo xtask test installs it");
        Self { child, issuer }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A browser: it keeps cookies and follows where it is sent, as far as it is asked to.
pub struct Browser {
    agent: Agent,
    /// By host and port, as the suites' servers differ by port only.
    cookies: BTreeMap<String, BTreeMap<String, String>>,
}

/// What a request was answered.
pub struct Seen {
    /// The status.
    pub status: u16,
    /// Where it leads, if anywhere.
    pub location: Option<String>,
    /// The text.
    pub text: String,
}

impl Default for Browser {
    fn default() -> Self {
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Self { agent: config.new_agent(), cookies: BTreeMap::new() }
    }
}

fn host(address: &str) -> &str {
    address.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default()
}

impl Browser {
    /// Loads an address.
    ///
    /// # Panics
    /// When nobody answers.
    pub fn get(&mut self, address: &str) -> Seen {
        let request = self.agent.get(address).header("cookie", self.cookies_of(address));
        let answer = request.call().expect("somebody answers");
        self.take(address, answer)
    }

    /// Sends a body, with a session's token if there is one.
    ///
    /// # Panics
    /// When nobody answers.
    pub fn post(&mut self, address: &str, kind: &str, token: &str, body: &str) -> Seen {
        let mut request = self.agent.post(address).header("cookie", self.cookies_of(address)).header("content-type", kind);
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let answer = request.send(body).expect("somebody answers");
        self.take(address, answer)
    }

    fn cookies_of(&self, address: &str) -> String {
        let pairs = self.cookies.get(host(address)).into_iter().flatten();
        pairs.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, address: &str, name: &str) -> Option<&str> {
        self.cookies.get(host(address))?.get(name).map(String::as_str)
    }

    /// Puts a cookie in the place of what a server set.
    pub fn set_cookie(&mut self, address: &str, name: &str, value: &str) {
        self.cookies.entry(host(address).to_owned()).or_default().insert(name.to_owned(), value.to_owned());
    }

    fn take(&mut self, address: &str, mut answer: Response<Body>) -> Seen {
        for line in answer.headers().get_all("set-cookie").iter().filter_map(|line| line.to_str().ok()) {
            let (name, value) = line.split(';').next().and_then(|pair| pair.split_once('=')).unwrap_or_default();
            let kept = self.cookies.entry(host(address).to_owned()).or_default();
            if value.is_empty() {
                kept.remove(name);
            } else {
                kept.insert(name.to_owned(), value.to_owned());
            }
        }
        let location = answer
            .headers()
            .get("location")
            .and_then(|to| to.to_str().ok())
            .map(|to| if to.starts_with('/') { format!("http://{}{to}", host(address)) } else { to.to_owned() });
        let text = answer.body_mut().read_to_string().expect("text");
        Seen { status: answer.status().as_u16(), location, text }
    }

    /// Sets out from a server and signs in at the provider as somebody; where the provider sends the browser back to.
    ///
    /// # Panics
    /// When the way does not lead back.
    pub fn go_and_sign_in(&mut self, server: &str, subject: &str) -> String {
        let mut next = self.get(&format!("{server}/auth/oidc/start")).location.expect("the way to the provider");
        // Login and consent, each with the redirects before and after it.
        for _ in 0..12 {
            if next.starts_with(server) {
                return next;
            }
            let seen = self.get(&next);
            next = match seen.location {
                Some(location) => location,
                None => self.answer_form(&next, &seen.text, subject),
            };
        }
        panic!("the way to the provider does not end: {next}");
    }

    /// Fills in the form of the provider's page; where that leads.
    fn answer_form(&mut self, page: &str, html: &str, subject: &str) -> String {
        let prompt = if html.contains("name=\"login\"") { "login" } else { "consent" };
        let body = format!("prompt={prompt}&login={subject}&password=any");
        let seen = self.post(page, "application/x-www-form-urlencoded", "", &body);
        seen.location.unwrap_or_else(|| panic!("{page} answers {}: {}", seen.status, seen.text))
    }

    /// Where an address of the server leads, without the server.
    ///
    /// # Panics
    /// When it leads nowhere.
    pub fn page_after(&mut self, address: &str) -> String {
        let seen = self.get(address);
        let location = seen.location.unwrap_or_else(|| panic!("{} {}", seen.status, seen.text));
        location.replacen(&format!("http://{}", host(address)), "", 1)
    }
}
