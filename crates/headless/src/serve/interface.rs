//! The interface: the files of one folder, and its first page for every route of its own.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::{ServeDir, ServeFile};

const FIRST_PAGE: &str = "index.html";
const NOT_BUILT: &str =
    "The interface is not built here. Run `cargo xtask ui`, or name its folder with --ui. The calls work all the same.\n";

/// `dist` beside the program, or one folder above it as in `target/debug`.
pub(crate) fn beside_program() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folders = program.ancestors().skip(1).take(2);
    folders.map(|folder| folder.join("dist")).find(|dist| dist.join(FIRST_PAGE).is_file())
}

/// Hands out the interface.
pub(crate) fn service(folder: Option<PathBuf>) -> Router {
    let Some(folder) = folder else {
        return Router::new().fallback(get(async || (StatusCode::NOT_FOUND, NOT_BUILT)));
    };
    let page = ServeFile::new(folder.join(FIRST_PAGE));
    let files = ServeDir::new(&folder).append_index_html_on_directories(true).fallback(page);
    Router::new().fallback_service(files).layer(middleware::from_fn(as_files))
}

/// A missing file is missing, not the first page: only a route of the interface, which has no ending, leads there.
async fn as_files(request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let file = Path::new(request.uri().path()).extension().is_some_and(|ending| ending != "html");
    let mut response = next.run(request).await;
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if file && is_page && response.status().is_success() {
        return StatusCode::NOT_FOUND.into_response();
    }
    // Asked again each time, and answered from the browser's copy if it is still the same.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
