//! The file: what it holds, where it comes from, its text.

use kontor_contract::import::{DecimalMark, decode};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement, HtmlTextAreaElement};

use super::{Import, Origin};
use crate::{
    client::{CallError, download},
    dom,
    kit::{Button, DateField, Form, Select, Shape, TextArea, Variant, use_toasts},
    text::{t, ta},
};

/// The hidden input that opens the system's dialog.
const FILE: &str = "import-file";
/// The text of the file.
pub(super) const TEXT: &str = "import-text";
/// More characters than this are not shown to be mended here: the window would crawl.
pub(super) const MOST_SHOWN: usize = 400_000;

/// The file as text, whatever letters its bytes stand for.
fn read(import: Import, file: File) {
    spawn_local(async move {
        let Ok(buffer) = JsFuture::from(file.array_buffer()).await else { return };
        let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
        if import.busy.try_get_untracked().is_none() {
            return;
        }
        match decode(&bytes) {
            Ok(decoded) => import.take(decoded.text, Some(Origin { name: file.name(), encoding: decoded.encoding })),
            Err(error) => {
                import.take(String::new(), None);
                import.failed.set(Some(CallError(error)));
            }
        }
    });
}

fn choose(import: Import) {
    let Some(input) = dom::by_id(FILE).and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return };
    let file = input.files().and_then(|files| files.get(0));
    if let Some(file) = file {
        read(import, file);
        // The same file may be chosen again once it was mended.
        input.set_value("");
    }
}

/// A file with the header alone, to be filled in a spreadsheet.
fn template(import: Import) -> Result<(), CallError> {
    let kind = untrack(|| import.holds());
    let names: Vec<&str> = kind.columns().iter().map(|column| column.name).collect();
    download::save_text(&format!("{}.csv", kind.as_str().replace('_', "-")), &format!("\u{feff}{}\r\n", names.join(";")))
}

/// Goes to a row of the file, as a spreadsheet counts, and marks it.
pub(super) fn go_to(row: u32) {
    let Some(area) = dom::by_id(TEXT).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    let (from, to) = line_at(&area.value(), row);
    drop(area.focus());
    drop(area.set_selection_range(from, to));
}

/// Where a line begins and ends, counted as the window counts.
fn line_at(text: &str, row: u32) -> (u32, u32) {
    let wide = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let before: u32 = text.split('\n').take(usize::try_from(row).unwrap_or(1).saturating_sub(1)).map(|line| wide(line) + 1).sum();
    let line = text.split('\n').nth(usize::try_from(row).unwrap_or(1).saturating_sub(1)).unwrap_or_default();
    (before, before + wide(line))
}

pub(super) fn view(import: Import, kinds: Vec<(String, String)>) -> impl IntoView {
    let toasts = use_toasts();
    let marks = std::iter::once((String::new(), t("import-decimal-found")))
        .chain(DecimalMark::ALL.iter().map(|mark| (mark.as_str().to_owned(), t(&format!("import-decimal-{}", mark.as_str())))));
    let marks: Vec<(String, String)> = marks.collect();
    let dated = Memo::new(move |_| import.holds().dated());
    let shown = Memo::new(move |_| import.text.with(String::len) <= MOST_SHOWN);
    let columns = move || {
        let name = |column: &kontor_contract::import::Column| format!("{}{}", column.name, if column.must { "*" } else { "" });
        import.holds().columns().iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let origin = move || {
        let named = |origin: Origin| ta("import-file", &[("name", &origin.name), ("encoding", origin.encoding.name())]);
        import.origin.get().map_or_else(|| t("import-file-none"), named)
    };
    let make = move || {
        if let Err(error) = template(import) {
            toasts.failed(error.sentence());
        }
    };
    view! {
        <section class="section">
            <Form class="import-head">
                <Select id="import-kind" label=t("import-kind") value=import.kind options=Signal::stored(kinds) required=true />
                <Show when=move || dated.get()><DateField label=t("import-on") value=import.on required=true /></Show>
                <Select label=t("import-decimal") value=import.decimal options=Signal::stored(marks) />
            </Form>
            <p class="quiet-text"><span>{t("import-columns-known")}" "</span><span class="code">{columns}</span></p>
            <div class="choices">
                <input id=FILE type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" hidden=true tabindex="-1" aria-hidden="true" on:change=move |_| choose(import) />
                <Button id="import-choose" label=t("import-choose") icon=Shape::Upload on_click=|| if let Some(input) = dom::by_id(FILE) { input.click() } />
                <Button label=t("import-template") variant=Variant::Quiet icon=Shape::Download on_click=make />
                <span class="quiet-text cut">{origin}</span>
            </div>
            <Show when=move || shown.get() fallback=|| view! { <p class="quiet-text">{t("import-too-long")}</p> }>
                <div class="import-text"><TextArea id=TEXT label=t("import-content") value=import.text max=8_388_608 code=true note=t("import-content-help") /></div>
            </Show>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::line_at;

    #[test]
    fn rows_are_found_in_the_text() {
        let text = "code;name\nA;Äpfel 𝄞\nB;x";
        assert_eq!(line_at(text, 1), (0, 9));
        assert_eq!(line_at(text, 2), (10, 20));
        assert_eq!(line_at(text, 3), (21, 24));
        assert_eq!(line_at(text, 9), (25, 25));
    }
}
