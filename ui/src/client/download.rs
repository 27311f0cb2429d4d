//! A text made here that leaves the window as a file among the downloads.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Url};

use super::{CallError, paper};

/// Saves a text as a file.
///
/// # Errors
/// If the window refuses to make it.
pub fn save_text(name: &str, text: &str) -> Result<(), CallError> {
    let refused = |reason: JsValue| CallError::unreadable(reason.as_string().unwrap_or_default());
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence(parts.unchecked_ref()).map_err(refused)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(refused)?;
    paper::follow(&address, |link| link.set_download(name))
}
