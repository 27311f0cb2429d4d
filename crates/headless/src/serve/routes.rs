//! Which address leads where.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kontor_contract::error::NOT_FOUND;
use kontor_contract::paper::NO_PAPER;
use kontor_contract::{Error, openapi};
use kontor_kernel::{Ids as _, SystemIds};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};

use super::{Shared, call, guard, interface, live, oidc, probes};

/// Everything a server answers.
pub(crate) fn router(shared: Arc<Shared>, folder: Option<PathBuf>) -> Router {
    let api = Router::new()
        .route("/v1/call/{name}", post(call::call))
        .route("/v1/live", get(live::live))
        .route("/healthz", get(probes::healthz))
        .route("/readyz", get(probes::readyz))
        .route("/metrics", get(probes::metrics))
        .route("/v1/{*rest}", axum::routing::any(async |uri: axum::http::Uri| no_such_route(uri.path())))
        .merge(oidc::router())
        .with_state(shared.clone());
    let documents = Router::new()
        .route("/openapi.json", get(async || json(openapi::openapi().to_string())))
        .route("/asyncapi.json", get(async || json(openapi::asyncapi().to_string())));
    // Fonts are packed already. The packing is quick rather than small: it is done for every load.
    let packed = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    let packing = CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(packed);
    let files = documents.fallback_service(interface::service(folder)).layer(packing);
    api.merge(files).layer(axum::middleware::from_fn_with_state(shared, guard::guard))
}

/// Nothing is to be found there.
pub(crate) fn no_such_route(path: &str) -> Response {
    refusal(NOT_FOUND.with("what", "route").with("id", path))
}

/// An answer that nobody keeps.
pub(crate) fn json(body: String) -> Response {
    ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], body).into_response()
}

/// An error's JSON with its kind's status, findable in the log.
pub(crate) fn refusal(mut error: Error) -> Response {
    if error.trace_id.is_empty() {
        error.trace_id = SystemIds.next().to_string();
    }
    // Whoever asks for a form that is not to be had learns so by the status HTTP has for it.
    let status = if error.is(&NO_PAPER) { 406 } else { error.kind.status() };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_string(&error).expect("an error is text all through");
    (status, json(body)).into_response()
}
