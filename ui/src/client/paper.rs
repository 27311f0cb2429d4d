//! Documents on paper: shown as pages, saved as a PDF, opened to be printed.

use kontor_contract::command::Command;
use kontor_contract::paper::{Kept, PAGES, PDF};
pub use kontor_contract::paper::{Page, Pages};
use leptos::prelude::{document, set_timeout};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Response, Url};

use super::transport::{self, Form};
use super::{CallError, noticed};
use crate::{dom, session};

/// How long the browser may take to fetch a file before its address is given back.
const FETCHED_AFTER: std::time::Duration = std::time::Duration::from_secs(60);

/// The pages of a command's paper.
///
/// # Errors
/// Those of the command; `paper.none` if it answers no paper.
pub async fn pages<C: Command>(request: &C) -> Result<Pages, CallError> {
    let text = if dom::in_desktop() {
        over_bridge(request, Form::Pages).await?
    } else {
        transport::text_in(&over_http(request, PAGES).await?).await?
    };
    serde_json::from_str(&text).map_err(CallError::unreadable)
}

/// Saves a command's paper as a PDF. In the desktop a dialog asks where; the browser puts it among its downloads.
/// Answers where it is, or nothing if the dialog was closed.
///
/// # Errors
/// As [`pages`], and `file.failed`.
pub async fn save<C: Command>(request: &C) -> Result<Option<String>, CallError> {
    if dom::in_desktop() {
        return kept(&over_bridge(request, Form::Save).await?).map(|kept| kept.path);
    }
    let (name, address) = download(request).await?;
    follow(&address, |link| link.set_download(&name))?;
    Ok(Some(name))
}

/// Opens a command's paper where it can be printed: the viewer of the system, or another tab of the browser.
///
/// # Errors
/// As [`save`].
pub async fn open<C: Command>(request: &C) -> Result<(), CallError> {
    if dom::in_desktop() {
        return kept(&over_bridge(request, Form::Open).await?).map(drop);
    }
    let (_, address) = download(request).await?;
    follow(&address, |link| link.set_target("_blank"))
}

async fn over_bridge<C: Command>(request: &C, form: Form) -> Result<String, CallError> {
    let body = serde_json::to_string(request).map_err(CallError::unreadable)?;
    let token = session::token();
    noticed(transport::paper_over_bridge(C::NAME, &body, token.as_deref(), form).await, token.as_deref())
}

async fn over_http<C: Command>(request: &C, media: &str) -> Result<Response, CallError> {
    let body = serde_json::to_string(request).map_err(CallError::unreadable)?;
    let token = session::token();
    noticed(transport::ask_http(C::NAME, &body, token.as_deref(), media).await, token.as_deref())
}

fn kept(text: &str) -> Result<Kept, CallError> {
    serde_json::from_str(text).map_err(CallError::unreadable)
}

/// The PDF as an address in this page, and its name.
async fn download<C: Command>(request: &C) -> Result<(String, String), CallError> {
    let answer = over_http(request, PDF).await?;
    let disposition = answer.headers().get("Content-Disposition").ok().flatten().unwrap_or_default();
    let blob = JsFuture::from(answer.blob().map_err(refused)?).await.map_err(refused)?;
    let blob: Blob = blob.dyn_into().map_err(refused)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(refused)?;
    Ok((file_name(&disposition).unwrap_or_else(|| "Kontor.pdf".to_owned()), address))
}

/// Follows an address as a click on a link would, and forgets it once the browser has had time to fetch it.
pub(super) fn follow(address: &str, prepare: impl FnOnce(&HtmlAnchorElement)) -> Result<(), CallError> {
    let link: HtmlAnchorElement = document().create_element("a").map_err(refused)?.unchecked_into();
    link.set_href(address);
    prepare(&link);
    link.click();
    let address = address.to_owned();
    set_timeout(move || drop(Url::revoke_object_url(&address)), FETCHED_AFTER);
    Ok(())
}

fn refused(reason: JsValue) -> CallError {
    CallError::unreadable(reason.as_string().unwrap_or_default())
}

/// The name after `filename*=UTF-8''` (RFC 6266), its percent signs read.
fn file_name(disposition: &str) -> Option<String> {
    let (_, exact) = disposition.split_once("filename*=UTF-8''")?;
    let mut bytes = Vec::with_capacity(exact.len());
    let mut rest = exact.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn the_files_name_is_read_as_the_server_wrote_it() {
        let table = [
            ("attachment; filename=\"A_ 7.pdf\"; filename*=UTF-8''A%C3%A4%207.pdf", Some("Aä 7.pdf")),
            ("attachment; filename=\"a.pdf\"", None),
            ("attachment; filename*=UTF-8''a%4", None),
            ("", None),
        ];
        for (disposition, name) in table {
            assert_eq!(file_name(disposition).as_deref(), name, "{disposition}");
        }
    }
}
