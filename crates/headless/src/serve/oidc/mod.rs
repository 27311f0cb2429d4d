//! Signing in at a provider of identities: the browser goes there and comes back, and the interface then takes its session
//! up, or links the account of whoever is signed in.
//!
//! `GET /auth/oidc/start` sends the browser away, `GET /auth/oidc/callback` receives it with a code, checks what the provider
//! says and gives it a ticket in a cookie. `POST /auth/oidc/session` and `POST /auth/oidc/link` are calls with that ticket. No
//! token, no code and no ticket ever stands in an address of ours or where a script can read it.

mod browser;
mod http;
mod provider;
mod token;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, HOST, HeaderValue, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use kontor_contract::command::Command;
use kontor_contract::error::{AUTH_THROTTLED, REQUEST_MALFORMED};
use kontor_contract::oidc::{LinkOidc, OIDC_ADDRESS_MISSING, OIDC_STATE, SignInOidc};
use kontor_contract::{Error, Result};
use kontor_platform::{Call, Source};
use kontor_runtime::oidc;
use serde_json::{Value, json};

use self::browser::{Browser, HOME, Kind, page};
use self::provider::{Answer, Providers};
use super::call::{bearer, header, read};
use super::routes::{json as answered, refusal};
use super::{Shared, source};

/// Where the provider sends browsers back to.
const CALLBACK: &str = "/auth/oidc/callback";
const START: &str = "/auth/oidc/start";
/// A parameter of an answer at most; codes of some providers are long.
const MAX_PARAMETER_BYTES: usize = 4_096;
/// What the interface hears when somebody came back well.
const CAME_BACK: &str = "back";

/// What the routes need of the server.
#[derive(Debug)]
pub(crate) struct Oidc {
    /// Under which address browsers reach the server.
    public: Option<String>,
    providers: Providers,
}

impl Oidc {
    pub(crate) fn new(public_url: Option<String>, listen: SocketAddr) -> Self {
        let own = listen.ip().is_loopback().then(|| format!("http://{listen}"));
        Self { public: public_url.or(own), providers: Providers::default() }
    }

    fn public(&self) -> Result<&str> {
        self.public.as_deref().ok_or_else(|| OIDC_ADDRESS_MISSING.with("address", CALLBACK))
    }

    fn secure(&self) -> bool {
        self.public.as_deref().is_some_and(|public| public.starts_with("https://"))
    }

    /// The redirect address, exactly as the provider must know it.
    fn redirect(&self) -> Result<String> {
        Ok(format!("{}{CALLBACK}", self.public()?))
    }
}

/// The address browsers reach the server under, as it is given: scheme, host, perhaps a port.
///
/// # Errors
/// When it is anything else.
pub(crate) fn public_url(text: &str) -> std::result::Result<String, String> {
    let plain = text.trim_end_matches('/');
    let host = plain.strip_prefix("https://").or_else(|| plain.strip_prefix("http://")).unwrap_or_default();
    let sound = |letter: u8| letter.is_ascii_alphanumeric() || b".-:[]".contains(&letter);
    if !host.is_empty() && host.bytes().all(sound) {
        Ok(plain.to_ascii_lowercase())
    } else {
        Err("of the form https://kontor.example".to_owned())
    }
}

/// The routes.
pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route(START, get(start))
        .route(CALLBACK, get(callback))
        .route("/auth/oidc/session", post(session))
        .route("/auth/oidc/link", post(link))
}

/// A redirect that nobody keeps, with the cookies it sets.
fn redirect(to: &str, cookies: impl IntoIterator<Item = Option<HeaderValue>>) -> Response {
    let Ok(location) = HeaderValue::from_str(to) else { return refusal(OIDC_STATE.error()) };
    let headers = [(LOCATION, location), (CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    let mut response = (StatusCode::SEE_OTHER, headers).into_response();
    for cookie in cookies.into_iter().flatten() {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// Back to the interface with a failure. Only its code goes along: what stands in an address can be anybody's text.
fn back_with(error: &Error, to: &str, secure: bool) -> Response {
    let seconds = error.params.get("seconds").filter(|_| error.is(&AUTH_THROTTLED)).and_then(|text| text.parse().ok());
    redirect(&page(to, &error.code, seconds), [Kind::Flow.set(secure, "")])
}

/// Tells the access log of a sign-in that failed on its way.
async fn note(shared: &Shared, source: Source, error: &Error) {
    tracing::debug!(code = error.code, "a sign-in at the provider failed");
    let call = Call { name: SignInOidc::NAME.to_owned(), source, ..Call::default() };
    shared.app.log_refused_call(&call, error).await;
}

/// The one value of a parameter; none if it is there twice, or is too long to be meant.
fn parameter(pairs: &[(String, String)], name: &str) -> Result<Option<String>> {
    let mut values = pairs.iter().filter(|(own, _)| own == name).map(|(_, value)| value);
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) if value.len() <= MAX_PARAMETER_BYTES => Ok(Some(value.clone())),
        _ => Err(OIDC_STATE.error()),
    }
}

/// Sends the browser to the provider.
async fn start(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Query(pairs): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    let source = source::of(peer.ip(), &headers, &shared.trusted_proxies);
    let to = parameter(&pairs, "to").ok().flatten();
    let browser = Browser::new(to.as_deref());
    match set_out(&shared, &source, &browser, &headers, pairs.iter().any(|(name, _)| name == "here")).await {
        Ok((address, cookie)) => redirect(&address, [cookie]),
        Err(error) => {
            note(&shared, source, &error).await;
            back_with(&error, &browser.to, shared.oidc.secure())
        }
    }
}

async fn set_out(
    shared: &Shared,
    source: &Source,
    browser: &Browser,
    headers: &HeaderMap,
    here: bool,
) -> Result<(String, Option<HeaderValue>)> {
    let public = shared.oidc.public()?;
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    // The cookie must be set by the host that the provider sends the browser back to. Once is enough: a proxy may rename it.
    if !here && !public.ends_with(&format!("://{}", host.to_ascii_lowercase())) {
        return Ok((format!("{public}{START}?here=1&to={}", browser.to), None));
    }
    let address = shared.oidc.providers.address(&shared.app, shared.oidc.redirect()?, browser).await?;
    oidc::begin(&shared.app, source, &browser.secret).await?;
    Ok((address, Kind::Flow.set(shared.oidc.secure(), &browser.cookie())))
}

/// Receives the browser from the provider.
async fn callback(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Query(pairs): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    let source = source::of(peer.ip(), &headers, &shared.trusted_proxies);
    let secure = shared.oidc.secure();
    let browser = Browser::read(secure, &headers);
    let to = browser.as_ref().map_or(HOME, |browser| &browser.to).to_owned();
    match come_back(&shared, &source, browser, &pairs).await {
        Ok(ticket) => redirect(&page(&to, CAME_BACK, None), [Kind::Flow.set(secure, ""), Kind::Ticket.set(secure, &ticket)]),
        Err(error) => {
            note(&shared, source, &error).await;
            back_with(&error, &to, secure)
        }
    }
}

async fn come_back(shared: &Shared, source: &Source, browser: Option<Browser>, pairs: &[(String, String)]) -> Result<String> {
    let answer = Answer {
        code: parameter(pairs, "code")?,
        state: parameter(pairs, "state")?,
        issuer: parameter(pairs, "iss")?,
        error: parameter(pairs, "error")?,
    };
    let browser = browser.ok_or_else(|| OIDC_STATE.error())?;
    let issuer = oidc::provider(&shared.app).await?.issuer;
    if answer.state.as_deref() != Some(browser.state(&issuer).as_str()) {
        return Err(OIDC_STATE.error());
    }
    let returned = oidc::come_back(&shared.app, source, &browser.secret).await?;
    let vouched = shared.oidc.providers.redeem(&shared.app, shared.oidc.redirect()?, &browser, answer).await?;
    oidc::vouch(&shared.app, returned, vouched).await
}

/// Signs in with the browser's ticket; answers like `identity.oidc.sign_in`.
async fn session(State(shared): State<Arc<Shared>>, ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap) -> Response {
    let source = source::of(peer.ip(), &headers, &shared.trusted_proxies);
    with_ticket::<SignInOidc>(&shared, source, &headers, json!({})).await
}

/// Links the account of whoever is signed in; takes the password and answers like `identity.oidc.link`.
async fn link(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let source = source::of(peer.ip(), &headers, &shared.trusted_proxies);
    let read = async { serde_json::from_slice(&read(body).await?).map_err(|error| REQUEST_MALFORMED.with("reason", error)) };
    match read.await {
        Ok(fields) => with_ticket::<LinkOidc>(&shared, source, &headers, fields).await,
        Err(error) => refusal(error),
    }
}

/// A call with the ticket of the browser's cookie in its body. One that was used up is taken away.
async fn with_ticket<C: Command>(shared: &Shared, source: Source, headers: &HeaderMap, mut body: Value) -> Response {
    let (began, secure) = (Instant::now(), shared.oidc.secure());
    let ticket = Kind::Ticket.read(secure, headers);
    let outcome = async {
        let ticket = ticket.ok_or_else(|| OIDC_STATE.error())?;
        let fields = body.as_object_mut().ok_or_else(|| REQUEST_MALFORMED.with("reason", "not an object"))?;
        fields.insert("ticket".to_owned(), ticket.into());
        let token = header(headers, AUTHORIZATION.as_str())?.and_then(|value| bearer(&value));
        let call = Call { name: C::NAME.to_owned(), body: body.to_string(), token, source, ..Call::default() };
        shared.app.call(call).await
    }
    .await;
    shared.metrics.called(C::NAME, outcome.as_ref().err().map(|error| error.kind), began.elapsed());
    match outcome {
        Ok(answer) => {
            let mut response = answered(answer);
            if let Some(gone) = Kind::Ticket.set(secure, "") {
                response.headers_mut().append(SET_COOKIE, gone);
            }
            response
        }
        Err(error) => refusal(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_a_host() {
        for (given, fine) in [
            ("https://kontor.example", Some("https://kontor.example")),
            ("https://Kontor.example:8443/", Some("https://kontor.example:8443")),
            ("http://127.0.0.1:7878", Some("http://127.0.0.1:7878")),
            ("https://kontor.example/books", None),
            ("https://anna@kontor.example", None),
            ("kontor.example", None),
            ("https://", None),
            ("", None),
        ] {
            assert_eq!(public_url(given).ok().as_deref(), fine, "{given}");
        }
    }

    #[test]
    fn a_parameter_that_comes_twice_is_none() {
        let pairs = [("state", "a"), ("code", "b"), ("code", "c")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(parameter(&pairs, "state"), Ok(Some("a".to_owned())));
        assert_eq!(parameter(&pairs, "iss"), Ok(None));
        assert!(parameter(&pairs, "code").is_err());
        assert!(parameter(&[("code".to_owned(), "x".repeat(MAX_PARAMETER_BYTES + 1))], "code").is_err());
    }
}
