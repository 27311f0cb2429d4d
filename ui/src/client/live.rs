//! The live feed: which topics changed elsewhere, so that lists and tiles read again. What this window did itself
//! carries its own origin and is skipped where the answer was already used.

use std::collections::HashMap;

use kontor_contract::live::{EVERYTHING, LiveMessage};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{MessageEvent, WebSocket};

use super::transport;
use crate::{dom, session};

/// The longest pause between two attempts to connect again, in seconds.
const LONGEST_PAUSE_S: u64 = 30;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["window", "__TAURI_INTERNALS__"], js_name = transformCallback, catch)]
    fn transform_callback(callback: &JsValue) -> Result<JsValue, JsValue>;
}

/// What this window hears from the book.
#[derive(Clone, Copy)]
pub struct Live {
    versions: StoredValue<HashMap<String, RwSignal<u64>>>,
    /// Whether the feed is up. Until it is, lists are as fresh as their last reading.
    pub online: RwSignal<bool>,
    attempts: StoredValue<u64>,
    owner: StoredValue<Owner>,
}

impl Live {
    /// A feed that is not connected yet.
    pub fn new() -> Self {
        Self {
            versions: StoredValue::new(HashMap::new()),
            online: RwSignal::new(false),
            attempts: StoredValue::new(0),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }
    fn version(self, topic: &str) -> RwSignal<u64> {
        if let Some(known) = self.versions.with_value(|versions| versions.get(topic).copied()) {
            return known;
        }
        // Owned by the feed, not by the screen that happened to ask first.
        let fresh = self.owner.with_value(|owner| owner.with(|| RwSignal::new(0)));
        self.versions.update_value(|versions| {
            versions.insert(topic.to_owned(), fresh);
        });
        fresh
    }
    fn hear(self, text: &str) {
        let Ok(message) = serde_json::from_str::<LiveMessage>(text) else { return };
        let everything = message.topics.iter().any(|topic| topic == EVERYTHING);
        self.bump(|topic| everything || message.topics.iter().any(|changed| changed == topic));
    }
    fn bump(self, concerns: impl Fn(&str) -> bool) {
        // Collected first: whoever reads again may ask for another topic.
        let versions: Vec<RwSignal<u64>> = self
            .versions
            .with_value(|versions| versions.iter().filter(|(topic, _)| concerns(topic)).map(|(_, version)| *version).collect());
        for version in versions {
            version.update(|version| *version += 1);
        }
    }
    /// Connects, and again after each loss with growing pauses.
    pub fn connect(self) {
        if dom::in_desktop() {
            spawn_local(async move { self.over_bridge().await });
        } else {
            self.over_socket();
        }
    }
    async fn over_bridge(self) {
        let hear = Closure::<dyn FnMut(JsValue)>::new(move |message: JsValue| {
            let body = js_sys::Reflect::get(&message, &JsValue::from_str("message")).unwrap_or(message);
            let text = body.as_string().or_else(|| js_sys::JSON::stringify(&body).ok()?.as_string());
            self.hear(&text.unwrap_or_default());
        });
        let Ok(id) = transform_callback(hear.as_ref()) else { return };
        hear.forget();
        // How a Tauri channel travels: by the number of its callback.
        let channel = JsValue::from_str(&format!("__CHANNEL__:{}", id.as_f64().unwrap_or_default()));
        let token = session::token().map_or(JsValue::NULL, |token| JsValue::from_str(&token));
        let joined = transport::invoke_shell("live", &[("channel", channel), ("token", token)]).await;
        self.online.set(joined.is_ok());
    }
    fn over_socket(self) {
        let location = window().location();
        let scheme = if location.protocol().is_ok_and(|protocol| protocol == "https:") { "wss" } else { "ws" };
        let Ok(host) = location.host() else { return };
        let Ok(socket) = WebSocket::new(&format!("{scheme}://{host}/v1/live")) else { return };
        let opened = socket.clone();
        let open = Closure::<dyn FnMut()>::new(move || {
            // The first message is the session: a token does not belong into an address that servers log.
            drop(opened.send_with_str(&session::token().unwrap_or_default()));
            // Whatever happened while the line was down was not heard.
            if self.attempts.get_value() > 0 {
                self.bump(|_| true);
            }
            self.attempts.set_value(0);
            self.online.set(true);
        });
        socket.set_onopen(Some(open.as_ref().unchecked_ref()));
        open.forget();
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            self.hear(&event.data().as_string().unwrap_or_default());
        });
        socket.set_onmessage(Some(message.as_ref().unchecked_ref()));
        message.forget();
        let close = Closure::<dyn FnMut()>::new(move || {
            self.online.set(false);
            if session::token().is_none() {
                return;
            }
            let attempt = self.attempts.get_value();
            self.attempts.set_value(attempt + 1);
            let pause = std::time::Duration::from_secs((1 << attempt.min(5)).min(LONGEST_PAUSE_S));
            set_timeout(move || self.over_socket(), pause);
        });
        socket.set_onclose(Some(close.as_ref().unchecked_ref()));
        close.forget();
    }
}

impl Default for Live {
    fn default() -> Self {
        Self::new()
    }
}

/// A number that grows whenever something of this topic (`finance.entry`) changed: read it where the data is fetched.
pub fn use_live(topic: &str) -> Signal<u64> {
    expect_context::<Live>().version(topic).into()
}
