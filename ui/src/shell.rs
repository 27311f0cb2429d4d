//! The frame around every screen: top bar, sidebar, tabs, status bar, inspector, palette.

pub mod approval;
pub mod companies;
pub mod inspector;
pub mod palette;
pub mod regions;
pub mod safekeeping;
pub mod side;
pub mod status;
pub mod tabs;
pub mod top;

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::{
    dom,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        linked::{LinkedHost, use_linking},
        use_toasts,
    },
    prefs::use_prefs,
    routes::{SCREENS, use_going},
    session::use_session,
    text::t,
};
pub use inspector::use_inspector;
pub use status::use_status;
pub use tabs::use_tabs;

/// Below this width the sidebar folds by itself, px.
const NARROW: &str = "(max-width: 1180px)";

/// How long a new screen has to take the focus by itself.
const SETTLES: std::time::Duration = std::time::Duration::from_millis(250);

/// The frame. Its child is the current screen.
#[component]
pub fn Frame(
    /// The routes.
    children: Children,
) -> impl IntoView {
    let prefs = use_prefs();
    use_session().follow();
    let elsewhere = companies::keep_to_address();
    let narrow = RwSignal::new(dom::media(NARROW));
    let resize = window_event_listener(leptos::ev::resize, move |_| narrow.set(dom::media(NARROW)));
    on_cleanup(move || resize.remove());
    let folded = Memo::new(move |_| prefs.sidebar_folded.get().unwrap_or(narrow.get()));

    provide_context(status::StatusBar::new());
    provide_context(tabs::Tabs::start());
    provide_context(inspector::Inspector::new());
    provide_context(top::Unread::start());
    let palette = RwSignal::new(false);
    provide_context(palette::PaletteOpen(palette));
    listen(folded.into(), palette);
    let pathname = leptos_router::hooks::use_location().pathname;
    Effect::new(move |_| {
        pathname.track();
        // What takes the focus by itself goes first.
        set_timeout(regions::settle, SETTLES);
    });

    view! {
        <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); regions::enter("main"); }>{t("skip-to-content")}</a>
        <div class="app" data-sidebar=move || folded.get().then_some("narrow")>
            <top::TopBar palette />
            <side::Sidebar folded=folded.into() />
            <tabs::TabStrip />
            <main class="main" id="main" tabindex="-1" data-region="" hidden=move || elsewhere.get()>{children()}</main>
            <Show when=move || prefs.inspector.get()><inspector::InspectorPane /></Show>
            <status::StatusLine />
        </div>
        {use_linking().map(|linking| view! { <LinkedHost linking /> })}
        <approval::ApprovalHost />
        <Show when=move || palette.get()><palette::Palette open=palette /></Show>
    }
}

/// The commands that work everywhere.
fn listen(folded: Signal<bool>, palette: RwSignal<bool>) {
    let prefs = use_prefs();
    let going = use_going();
    let navigate = use_navigate();
    let tabs = use_tabs();
    let toasts = use_toasts();
    let session = use_session();
    use_layer(Scope::Global, move |cmd| {
        if let Some(screen) = SCREENS.iter().find(|screen| screen.cmd == Some(cmd)) {
            let open = screen.open_to(session);
            if open {
                going.to(screen.path);
            }
            return open;
        }
        match cmd {
            Cmd::Palette => palette.set(true),
            Cmd::Help => going.to("/help"),
            Cmd::Sidebar => prefs.sidebar_folded.set(Some(!folded.get_untracked())),
            Cmd::Inspector => prefs.inspector.update(|shown| *shown = !*shown),
            Cmd::NextRegion => regions::cycle(true),
            Cmd::PreviousRegion => regions::cycle(false),
            Cmd::Back | Cmd::Forward => {
                drop(window().history().map(|history| if cmd == Cmd::Back { history.back() } else { history.forward() }));
            }
            Cmd::Lock => session.lock(),
            Cmd::CloseTab => tabs.close_current(&navigate),
            Cmd::NextTab => tabs.step(&navigate, true),
            Cmd::PreviousTab => tabs.step(&navigate, false),
            Cmd::Group(number) => return side::enter_group(number, &going, session),
            Cmd::Escape => return toasts.close_newest(),
            _ => return false,
        }
        true
    });
}
