//! How this person likes the window: theme, density, language, sidebar. Kept in the browser's storage of this computer.

use leptos::prelude::*;

use crate::dom;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum $name { $($(#[$about])* $variant),+ }
        impl $name {
            /// All of them, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The stored word, also the end of the label's key.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $word),+ } }
            fn from_word(word: &str) -> Self { Self::ALL.iter().copied().find(|one| one.word() == word).unwrap_or_default() }
        }
    };
}

words! {
    /// Colours of the window.
    Theme {
        /// As the computer says.
        #[default] System = "system",
        /// Dark on white.
        Light = "light",
        /// Light on black.
        Dark = "dark",
        /// Strong borders and rings, light or dark as the computer says.
        Contrast = "contrast",
    }
}
words! {
    /// How tall rows and controls are.
    Density {
        /// 30 px rows, and 26 in a low window.
        #[default] Default = "default",
        /// 26 px rows.
        Compact = "compact",
        /// 36 px rows.
        Comfortable = "comfortable",
    }
}

/// The preferences, each a signal that writes itself through.
#[derive(Clone, Copy)]
pub struct Prefs {
    /// Colours.
    pub theme: RwSignal<Theme>,
    /// Row height.
    pub density: RwSignal<Density>,
    /// Whether the user folded the sidebar; `None` leaves it to the window's width.
    pub sidebar_folded: RwSignal<Option<bool>>,
    /// Whether `g h` and the like work (WCAG 2.1.4 asks for a switch).
    pub go_chords: RwSignal<bool>,
    /// Whether the inspector is shown.
    pub inspector: RwSignal<bool>,
}

impl Prefs {
    /// Reads what was kept and follows changes from now on.
    pub fn load() -> Self {
        let prefs = Self {
            theme: RwSignal::new(dom::stored("kontor.theme").map(|word| Theme::from_word(&word)).unwrap_or_default()),
            density: RwSignal::new(dom::stored("kontor.density").map(|word| Density::from_word(&word)).unwrap_or_default()),
            sidebar_folded: RwSignal::new(dom::stored("kontor.sidebar").map(|word| word == "folded")),
            go_chords: RwSignal::new(dom::stored("kontor.chords").as_deref() != Some("off")),
            inspector: RwSignal::new(false),
        };
        Effect::new(move |_| {
            let word = Some(prefs.theme.get().word()).filter(|word| *word != "system");
            dom::root_attribute("data-theme", word);
            dom::store("kontor.theme", word);
        });
        Effect::new(move |_| {
            let word = Some(prefs.density.get().word()).filter(|word| *word != "default");
            dom::root_attribute("data-density", word);
            dom::store("kontor.density", word);
        });
        Effect::new(move |_| {
            dom::store("kontor.sidebar", prefs.sidebar_folded.get().map(|folded| if folded { "folded" } else { "open" }));
        });
        Effect::new(move |_| dom::store("kontor.chords", if prefs.go_chords.get() { None } else { Some("off") }));
        prefs
    }
}

/// The preferences of this window.
pub fn use_prefs() -> Prefs {
    expect_context()
}

/// The row height of now, in px; follows the density and the window's height.
pub fn use_row_height() -> Signal<i32> {
    let density = use_prefs().density;
    let resized = RwSignal::new(0_u32);
    let handle = window_event_listener(leptos::ev::resize, move |_| resized.update(|count| *count = count.wrapping_add(1)));
    on_cleanup(move || handle.remove());
    let height = RwSignal::new(dom::root_length("--row-h", 30));
    Effect::new(move |_| {
        density.track();
        resized.track();
        // After the attribute has been written: both run in the same flush, the frame comes later.
        request_animation_frame(move || {
            let now = dom::root_length("--row-h", 30);
            if height.try_get_untracked().is_some_and(|before| before != now) {
                height.set(now);
            }
        });
    });
    height.into()
}
