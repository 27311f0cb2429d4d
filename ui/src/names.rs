//! Names of countries and currencies in the person's language, as the webview knows them (CLDR).

use wasm_bindgen::prelude::*;

use crate::text;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl, js_name = DisplayNames)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "DisplayNames", catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;
}

fn names(kind: &str, codes: impl Iterator<Item = &'static str>) -> Vec<(&'static str, String)> {
    let options = js_sys::Object::new();
    drop(js_sys::Reflect::set(&options, &"type".into(), &kind.into()));
    // Without names the codes stand for themselves.
    let known = DisplayNames::new(text::language().code(), &options).ok();
    let name = |code: &str| known.as_ref().and_then(|known| known.of(code).ok().flatten()).unwrap_or_else(|| code.to_owned());
    codes.map(|code| (code, name(code))).collect()
}

/// Every country with its name, in order of names.
pub fn countries() -> Vec<(&'static str, String)> {
    let mut found = names("region", kontor_kernel::register::countries());
    found.sort_by_key(|(_, name)| name.to_lowercase());
    found
}

/// Every currency with its name.
pub fn currencies() -> Vec<(&'static str, String)> {
    let codes: Vec<&'static str> = kontor_kernel::CurrencyCode::all().map(|currency| currency.as_str()).collect();
    names("currency", codes.into_iter())
}
