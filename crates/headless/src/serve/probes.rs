//! What watches the server: is it alive, can it read its book, how does it fare.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use kontor_contract::error::UNAVAILABLE_BUSY;

use super::routes::{self, refusal};
use super::{Shared, source};

/// How long the book may take to be read before the server counts as not ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process is alive.
pub(crate) async fn healthz() -> Response {
    plain("ok\n".to_owned())
}

/// The book can be read.
pub(crate) async fn readyz(State(shared): State<Arc<Shared>>) -> Response {
    match tokio::time::timeout(PATIENCE, shared.app.db().last_seq()).await {
        Ok(Ok(_)) => plain("ready\n".to_owned()),
        Ok(Err(error)) => refusal(error),
        Err(_) => refusal(UNAVAILABLE_BUSY.error()),
    }
}

/// Figures for Prometheus, which tell how much a company trades: for this machine and for whom it was set up.
pub(crate) async fn metrics(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    let address = source::address(peer.ip(), &headers, &shared.trusted_proxies);
    if !source::is_this_machine(peer.ip(), &headers, &shared.trusted_proxies) && !shared.metrics_for.contains(&address) {
        return routes::no_such_route("/metrics");
    }
    plain(shared.metrics.text(shared.app.db().commits()))
}

fn plain(body: String) -> Response {
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"), (CACHE_CONTROL, "no-store")], body).into_response()
}
