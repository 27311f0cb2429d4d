//! Texts of the screen in the user's language. Changing the language reloads the window, so texts are plain strings.

use std::collections::BTreeMap;

use kontor_contract::i18n::{self, Arg, Texts};
use kontor_kernel::Language;

use crate::dom;

/// Where the chosen language is kept.
pub const CHOSEN: &str = "kontor.language";

/// The languages Kontor speaks, as `(language, own name)`.
pub const LANGUAGES: &[(Language, &str)] = &[(Language::En, "English"), (Language::De, "Deutsch"), (Language::Fr, "Français")];

/// The language of this window: what was chosen, else what the computer prefers, else English.
pub fn language() -> Language {
    let wanted = dom::stored(CHOSEN).or_else(|| web_sys::window()?.navigator().language()).unwrap_or_default();
    Language::from_tag(&wanted).unwrap_or_default()
}

/// Changes the language; the window starts again.
pub fn choose_language(language: Language) {
    dom::store(CHOSEN, Some(language.code()));
    if let Some(window) = web_sys::window() {
        drop(window.location().reload());
    }
}

/// All of them, for words that the contract makes.
pub fn texts() -> &'static Texts {
    thread_local! {
        static IN_USE: &'static Texts = i18n::texts(language());
    }
    IN_USE.with(|texts| *texts)
}

/// The text of a key.
pub fn t(key: &str) -> String {
    texts().get(key)
}

/// The text of a key with its parameters.
pub fn ta(key: &str, params: &[(&str, &str)]) -> String {
    let args: Vec<(&str, Arg)> = params.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
    texts().format(key, &args)
}

/// The text of a key about so many of something (`$count`), in the right plural.
pub fn tn(key: &str, count: usize) -> String {
    texts().format(key, &[("count", Arg::Count(i64::try_from(count).unwrap_or(i64::MAX)))])
}

/// Whether a key has a text; for codes that may be newer than this interface.
pub fn has(key: &str) -> bool {
    texts().has(key)
}

/// The sentence of a catalogued code: what happened and what to do.
pub fn sentence(code: &str, params: &BTreeMap<String, String>) -> String {
    texts().sentence(code, params)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use kontor_contract::i18n::texts;
    use kontor_kernel::Language;

    use crate::{
        keymap::{MAP, Scope},
        routes::{Group, SCREENS},
    };

    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the sources are here") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(fs::read_to_string(path).expect("text"));
            }
        }
    }

    /// The keys that calls of `t`, `ta` and `tn` name outright.
    fn named(source: &str) -> Vec<String> {
        let mut keys = Vec::new();
        for call in ["t(\"", "ta(\"", "tn(\""] {
            for (at, _) in source.match_indices(call) {
                let before = source[..at].chars().next_back().unwrap_or(' ');
                let key = source[at + call.len()..].split('"').next().unwrap_or_default();
                if !before.is_alphanumeric() && before != '_' && !key.contains('{') && !key.is_empty() {
                    keys.push(key.to_owned());
                }
            }
        }
        keys
    }

    #[test]
    fn every_text_on_the_screen_exists() {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        let mut keys: Vec<String> =
            files.iter().flat_map(|source| named(source.split("#[cfg(test)]").next().unwrap_or_default())).collect();
        keys.extend(MAP.iter().map(|binding| binding.cmd.label().to_owned()));
        keys.extend(Scope::ALL.iter().map(|scope| scope.label().to_owned()));
        keys.extend(Group::ALL.iter().map(|group| group.label().to_owned()));
        keys.extend(SCREENS.iter().map(|screen| screen.title.to_owned()));
        assert!(keys.len() > 100);
        let missing: Vec<&String> = keys.iter().filter(|key| !texts(Language::En).has(key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
