//! How a call leaves the window: the desktop's bridge or HTTP.

use js_sys::{Object, Promise, Reflect};
use kontor_contract::error::{Error, ErrorKind};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

use super::CallError;
use crate::dom;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["window", "__TAURI_INTERNALS__"], js_name = invoke, catch)]
    fn invoke(command: &str, arguments: &JsValue) -> Result<Promise, JsValue>;
}

/// Sends one call and waits for its answer's text.
///
/// # Errors
/// What the book answered, or `unavailable.connection` if it did not.
pub async fn send(name: &str, body: &str, token: Option<&str>, key: Option<&str>) -> Result<String, CallError> {
    if dom::in_desktop() { over_bridge(name, body, token, key).await } else { over_http(name, body, token, key).await }
}

/// Calls a command of the desktop shell itself.
///
/// # Errors
/// `unavailable.connection` if the shell refuses.
pub async fn invoke_shell(command: &str, fields: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let arguments = Object::new();
    for (name, value) in fields {
        Reflect::set(&arguments, &JsValue::from_str(name), value)?;
    }
    JsFuture::from(invoke(command, &arguments)?).await
}

/// What is to be done with the paper that a command answers, in the words of the bridge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Pages for the screen.
    Pages,
    /// The desktop's dialog asks where to save it.
    Save,
    /// The system's viewer.
    Open,
}

impl Form {
    const fn word(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Save => "save",
            Self::Open => "open",
        }
    }
}

/// Asks the desktop shell for a command's paper; the answer's text.
///
/// # Errors
/// As [`send`].
pub async fn paper_over_bridge(name: &str, body: &str, token: Option<&str>, form: Form) -> Result<String, CallError> {
    ask_bridge(name, body, token, None, Some(form)).await
}

/// Asks the server for a command's answer in another media type.
///
/// # Errors
/// As [`send`].
pub async fn ask_http(name: &str, body: &str, token: Option<&str>, media: &str) -> Result<Response, CallError> {
    let bearer = token.map(bearer);
    fetch(&command(name), body, &[("Accept", Some(media)), ("Authorization", bearer.as_deref())]).await
}

/// Sends to an address of the server that is no command's own; the answer's text.
///
/// # Errors
/// As [`send`].
pub async fn post(address: &str, body: &str, token: Option<&str>) -> Result<String, CallError> {
    let bearer = token.map(bearer);
    text_in(&fetch(address, body, &[("Authorization", bearer.as_deref())]).await?).await
}

fn command(name: &str) -> String {
    format!("/v1/call/{name}")
}

async fn over_bridge(name: &str, body: &str, token: Option<&str>, key: Option<&str>) -> Result<String, CallError> {
    ask_bridge(name, body, token, key, None).await
}

async fn ask_bridge(
    name: &str,
    body: &str,
    token: Option<&str>,
    key: Option<&str>,
    form: Option<Form>,
) -> Result<String, CallError> {
    let optional = |text: Option<&str>| text.map_or(JsValue::NULL, JsValue::from_str);
    let fields = [
        ("name", JsValue::from_str(name)),
        ("body", JsValue::from_str(body)),
        ("token", optional(token)),
        ("key", optional(key)),
        ("form", optional(form.map(Form::word))),
    ];
    match invoke_shell("call", &fields).await {
        Ok(answer) => text_of(&answer).ok_or_else(|| CallError::unreadable("the bridge gave no text")),
        Err(reason) => Err(read_error(&text_of(&reason).unwrap_or_default(), 500)),
    }
}

async fn over_http(name: &str, body: &str, token: Option<&str>, key: Option<&str>) -> Result<String, CallError> {
    let bearer = token.map(bearer);
    let answer = fetch(&command(name), body, &[("Authorization", bearer.as_deref()), ("Idempotency-Key", key)]).await?;
    text_in(&answer).await
}

/// Sends to an address and gives what the server answered when it did as asked.
async fn fetch(address: &str, body: &str, more: &[(&str, Option<&str>)]) -> Result<Response, CallError> {
    let unreachable = |_: JsValue| CallError::unreachable("");
    let headers = Headers::new().map_err(unreachable)?;
    headers.set("Content-Type", "application/json").map_err(unreachable)?;
    for (name, value) in more {
        if let Some(value) = value {
            headers.set(name, value).map_err(unreachable)?;
        }
    }
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&JsValue::from_str(body));
    let Some(window) = web_sys::window() else { return Err(CallError::unreachable("")) };
    let answer = JsFuture::from(window.fetch_with_str_and_init(address, &request)).await.map_err(unreachable)?;
    let answer: Response = answer.dyn_into().map_err(unreachable)?;
    if answer.ok() { Ok(answer) } else { Err(read_error(&text_in(&answer).await?, answer.status())) }
}

/// The whole text of an answer.
///
/// # Errors
/// `unavailable.connection` if it ends early.
pub async fn text_in(answer: &Response) -> Result<String, CallError> {
    let unreachable = |_: JsValue| CallError::unreachable("");
    let text = JsFuture::from(answer.text().map_err(unreachable)?).await.map_err(unreachable)?;
    Ok(text.as_string().unwrap_or_default())
}

fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

fn text_of(value: &JsValue) -> Option<String> {
    value.as_string().or_else(|| js_sys::JSON::stringify(value).ok()?.as_string())
}

/// Reads the wire form `{code, params, fields, trace_id}`; anything else came from something between us and the book.
fn read_error(text: &str, status: u16) -> CallError {
    let kind = match status {
        400 => ErrorKind::Invalid,
        401 | 403 => ErrorKind::Denied,
        404 => ErrorKind::NotFound,
        409 => ErrorKind::Conflict,
        422 => ErrorKind::Rule,
        502..=504 => ErrorKind::Unavailable,
        _ => ErrorKind::Internal,
    };
    let Ok(serde_json::Value::Object(mut fields)) = serde_json::from_str(text) else {
        return CallError::unreachable(status);
    };
    // The HTTP status carries the kind; the bridge sends it in the body.
    fields.entry("kind").or_insert_with(|| serde_json::to_value(kind).unwrap_or_default());
    serde_json::from_value::<Error>(serde_json::Value::Object(fields)).map_or_else(|_| CallError::unreachable(status), CallError)
}
