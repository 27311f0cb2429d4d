//! `POST /v1/call/{name}`.

use std::sync::Arc;
use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::response::Response;
use futures::StreamExt as _;
use kontor_contract::Result;
use kontor_contract::error::{REQUEST_INVALID, REQUEST_MALFORMED, REQUEST_TOO_LARGE};
use kontor_platform::{Call, MAX_BODY_BYTES};

use super::Shared;
use super::routes::{json, refusal};

/// A token, an idempotency key or an origin at most.
const MAX_HEADER_CHARS: usize = 255;
/// Bytes of a body that is too large which are still read, so that its sender hears why before the connection ends.
const MAX_DRAINED_BYTES: usize = 8 * MAX_BODY_BYTES;

/// Answers with the command's JSON, or the error's JSON under the status of its kind.
pub(crate) async fn call(
    State(shared): State<Arc<Shared>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let began = Instant::now();
    let outcome = answer(&shared, &name, &headers, body).await;
    let kind = outcome.as_ref().err().map(|error| error.kind);
    shared.metrics.called(&name, kind, began.elapsed());
    tracing::debug!(call = name, ?kind, elapsed = ?began.elapsed(), "answered");
    match outcome {
        Ok(answer) => json(answer),
        Err(error) => refusal(error),
    }
}

async fn answer(shared: &Shared, name: &str, headers: &HeaderMap, body: Body) -> Result<String> {
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
    };
    shared.app.call(call).await
}

async fn read(body: Body) -> Result<Vec<u8>> {
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
fn header(headers: &HeaderMap, name: &str) -> Result<Option<String>> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    // The value is not repeated: it may be a token.
    let value = value.to_str().map_err(|_| REQUEST_MALFORMED.with("reason", format!("{name}: not plain text")))?;
    if value.len() > MAX_HEADER_CHARS {
        return Err(REQUEST_INVALID.with("reason", format!("{name}: at most {MAX_HEADER_CHARS} characters")));
    }
    Ok((!value.is_empty()).then(|| value.to_owned()))
}

/// The token of `Bearer TOKEN`.
fn bearer(value: &str) -> Option<String> {
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
    fn a_header_has_a_limit_and_is_never_repeated() {
        let mut headers = HeaderMap::new();
        headers.insert("x-kontor-origin", "secret".repeat(50).parse().expect("a value"));
        let error = header(&headers, "x-kontor-origin").expect_err("too long");
        assert!(error.is(&REQUEST_INVALID) && !error.to_string().contains("secret"), "{error}");
        assert_eq!(header(&headers, "idempotency-key"), Ok(None));
    }
}
