//! `POST /v1/call/{name}`: the answer as JSON, or as paper if `Accept` asks for one.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Path, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use futures::StreamExt as _;
use kontor_contract::Result;
use kontor_contract::error::{INTERNAL_BUG, REQUEST_INVALID, REQUEST_MALFORMED, REQUEST_TOO_LARGE};
use kontor_contract::paper;
use kontor_platform::{Call, MAX_BODY_BYTES, Source};
use kontor_runtime::paper::{Form, Paper};
use kontor_runtime::table::Csv;

use super::routes::{json, refusal};
use super::{Shared, source};

/// A token, an idempotency key or an origin at most.
const MAX_HEADER_CHARS: usize = 255;
/// Bytes of a body that is too large which are still read, so that its sender hears why before the connection ends.
const MAX_DRAINED_BYTES: usize = 8 * MAX_BODY_BYTES;

/// Answers with the command's JSON, or the error's JSON under the status of its kind.
pub(crate) async fn call(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let began = Instant::now();
    let source = source::of(peer.ip(), &headers, &shared.trusted_proxies);
    let outcome = answer(&shared, (&name, source), &headers, body).await;
    let kind = outcome.as_ref().err().map(|error| error.kind);
    shared.metrics.called(&name, kind, began.elapsed());
    tracing::debug!(call = name, ?kind, elapsed = ?began.elapsed(), "answered");
    match outcome {
        Ok(answer) => answer,
        Err(error) => refusal(error),
    }
}

async fn answer(shared: &Shared, (name, source): (&str, Source), headers: &HeaderMap, body: Body) -> Result<Response> {
    let body = read(body).await?;
    // A command without parameters may be asked for without a body.
    let body = if body.is_empty() { "{}".to_owned() } else { text(body)? };
    let token = header(headers, AUTHORIZATION.as_str())?.and_then(|value| bearer(&value));
    let call = Call {
        name: name.to_owned(),
        body,
        token,
        key: header(headers, "idempotency-key")?,
        origin: header(headers, "x-kontor-origin")?,
        source,
    };
    if first_accepted(headers).is_some_and(|first| first.eq_ignore_ascii_case(paper::CSV)) {
        return kontor_runtime::table::ask(&shared.app, call).await.map(listed);
    }
    match wanted(headers) {
        None => shared.app.call(call).await.map(json),
        Some(form) => drawn(kontor_runtime::paper::ask(&shared.app, call, form).await?),
    }
}

/// The paper that `Accept` asks for. Preferences are not weighed: whoever wants paper names it first.
fn wanted(headers: &HeaderMap) -> Option<Form> {
    let first = first_accepted(headers)?;
    [(paper::PDF, Form::Pdf), (paper::PAGES, Form::Pages)]
        .into_iter()
        .find(|(media, _)| first.eq_ignore_ascii_case(media))
        .map(|(_, form)| form)
}

fn first_accepted(headers: &HeaderMap) -> Option<&str> {
    headers.get(ACCEPT)?.to_str().ok()?.split([',', ';']).next().map(str::trim)
}

/// A table as a file.
fn listed(table: Csv) -> Response {
    let mut response = ([(CONTENT_TYPE, "text/csv; charset=utf-8"), (CACHE_CONTROL, "no-store")], table.bytes).into_response();
    if let Ok(value) = disposition(&table.file_name).parse() {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    response
}

fn drawn(paper: Paper) -> Result<Response> {
    let (media, disposition, bytes) = match paper {
        Paper::Pdf { file_name, bytes } => (paper::PDF, Some(disposition(&file_name)), bytes),
        Paper::Pages(pages) => {
            (paper::PAGES, None, serde_json::to_vec(&pages).map_err(|error| INTERNAL_BUG.with("what", error))?)
        }
    };
    let mut response = ([(CONTENT_TYPE, media), (CACHE_CONTROL, "no-store")], bytes).into_response();
    if let Some(value) = disposition.and_then(|text| text.parse().ok()) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// The file's name twice (RFC 6266): in plain letters, and as it is.
fn disposition(file_name: &str) -> String {
    let plain: String =
        file_name.chars().map(|letter| if letter.is_ascii_graphic() || letter == ' ' { letter } else { '_' }).collect();
    let plain = plain.replace(['"', '\\', '%'], "_");
    let exact: String = file_name.bytes().map(percent_encoded).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}")
}

fn percent_encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

pub(crate) async fn read(body: Body) -> Result<Vec<u8>> {
    let mut stream = body.into_data_stream();
    let mut kept = Vec::new();
    let mut seen = 0_usize;
    while let Some(part) = stream.next().await {
        let part: Bytes = part.map_err(|error| REQUEST_MALFORMED.with("reason", error))?;
        seen = seen.saturating_add(part.len());
        if seen <= MAX_BODY_BYTES {
            kept.extend_from_slice(&part);
        } else if seen > MAX_DRAINED_BYTES {
            break;
        }
    }
    if seen > MAX_BODY_BYTES { Err(REQUEST_TOO_LARGE.with("limit", "8 MiB")) } else { Ok(kept) }
}

fn text(body: Vec<u8>) -> Result<String> {
    String::from_utf8(body).map_err(|error| REQUEST_MALFORMED.with("reason", error.utf8_error()))
}

/// A header's text; absent or empty is none.
pub(crate) fn header(headers: &HeaderMap, name: &str) -> Result<Option<String>> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    // The value is not repeated: it may be a token.
    let value = value.to_str().map_err(|_| REQUEST_MALFORMED.with("reason", format!("{name}: not plain text")))?;
    if value.len() > MAX_HEADER_CHARS {
        return Err(REQUEST_INVALID.with("reason", format!("{name}: at most {MAX_HEADER_CHARS} characters")));
    }
    Ok((!value.is_empty()).then(|| value.to_owned()))
}

/// The token of `Bearer TOKEN`.
pub(crate) fn bearer(value: &str) -> Option<String> {
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then(|| token.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_from_its_header() {
        assert_eq!(bearer("Bearer abc"), Some("abc".into()));
        assert_eq!(bearer("bearer  abc "), Some("abc".into()));
        assert_eq!(bearer("Basic abc"), None);
        assert_eq!(bearer("Bearer "), None);
        assert_eq!(bearer("abc"), None);
    }

    #[test]
    fn paper_comes_only_when_it_is_asked_for() {
        let table = [
            ("", None),
            ("*/*", None),
            ("application/json", None),
            ("application/json, application/pdf", None),
            ("application/pdf", Some(Form::Pdf)),
            ("Application/PDF;q=0.9, */*", Some(Form::Pdf)),
            ("application/vnd.kontor.pages+json", Some(Form::Pages)),
        ];
        for (accept, form) in table {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, accept.parse().expect("a value"));
            assert_eq!(wanted(&headers), form, "{accept}");
        }
        assert_eq!(wanted(&HeaderMap::new()), None);
    }

    #[test]
    fn a_file_keeps_its_name_whatever_its_letters() {
        assert_eq!(
            disposition("Auftragsbestätigung 7\"8.pdf"),
            "attachment; filename=\"Auftragsbest_tigung 7_8.pdf\"; filename*=UTF-8''Auftragsbest%C3%A4tigung%207%228.pdf"
        );
    }

    #[test]
    fn a_header_has_a_limit_and_is_never_repeated() {
        let mut headers = HeaderMap::new();
        headers.insert("x-kontor-origin", "secret".repeat(50).parse().expect("a value"));
        let error = header(&headers, "x-kontor-origin").expect_err("too long");
        assert!(error.is(&REQUEST_INVALID) && !error.to_string().contains("secret"), "{error}");
        assert_eq!(header(&headers, "idempotency-key"), Ok(None));
    }
}
