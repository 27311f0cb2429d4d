//! The pane at the end: what the marked row or document is about. A screen puts its own view there.

use leptos::prelude::*;

use crate::{
    keymap::Cmd,
    kit::{IconButton, Shape},
    prefs::use_prefs,
    text::t,
};

type Content = std::sync::Arc<dyn Fn() -> AnyView + Send + Sync>;

/// What the inspector shows.
#[derive(Clone, Copy)]
pub struct Inspector {
    content: RwSignal<Option<(String, Content)>>,
}

impl Inspector {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { content: RwSignal::new(None) }
    }
    /// Shows this under a title until the screen goes.
    pub fn show(&self, title: String, content: impl Fn() -> AnyView + Send + Sync + 'static) {
        self.content.set(Some((title, std::sync::Arc::new(content))));
    }
    /// Shows nothing any more.
    pub fn clear(&self) {
        self.content.set(None);
    }
}

impl Default for Inspector {
    fn default() -> Self {
        Self::new()
    }
}

/// The inspector; what the calling screen shows there goes with the screen.
pub fn use_inspector() -> Inspector {
    let inspector = expect_context::<Inspector>();
    on_cleanup(move || drop(inspector.content.try_set(None)));
    inspector
}

/// The pane.
#[component]
pub fn InspectorPane() -> impl IntoView {
    let inspector = expect_context::<Inspector>();
    let prefs = use_prefs();
    view! {
        <aside class="inspector" data-region="" tabindex="-1" aria-label=t("region-inspector")>
            <div class="head">
                <span class="strong cut grow">{move || inspector.content.with(|content| content.as_ref().map_or_else(|| t("inspector-title"), |(title, _)| title.clone()))}</span>
                <IconButton shape=Shape::X label=t("close") cmd=Cmd::Inspector on_click=move || prefs.inspector.set(false) />
            </div>
            <div class="inspector-body">
                {move || inspector.content.with(|content| match content {
                    Some((_, content)) => content(),
                    None => view! { <p class="quiet-text">{t("inspector-empty")}</p> }.into_any(),
                })}
            </div>
        </aside>
    }
}
