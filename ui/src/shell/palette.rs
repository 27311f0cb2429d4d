//! The palette: one input that finds screens, commands, parties and documents, computes, and knows the keys.
//! `>` commands, `@` parties, `#` documents, `=` calculator, `?` keys. What was opened last comes first.

mod search;

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    dom, figures,
    keymap::{Cmd, MAP, Scope, use_chooser_layer, use_keys},
    kit::{Icon, Shape, use_toasts},
    routes::{Group, SCREENS, screen_at, use_going, within_company},
    session::use_session,
    shell::{companies, use_tabs},
    text::{t, ta},
};
use search::{Search, Wanted};

/// Opens the palette from anywhere.
#[derive(Clone, Copy)]
pub struct PaletteOpen(pub RwSignal<bool>);

/// More lines than this nobody reads.
const MOST: usize = 50;
/// So many of what was opened last stand before everything else.
const RECENT: usize = 8;

/// One line of the palette.
#[derive(Clone)]
struct Entry {
    /// The key of its heading.
    group: &'static str,
    label: String,
    /// Keys or particulars, at the end of the line.
    keys: String,
    shape: Shape,
    /// What it types instead of leaving the palette.
    types: Option<String>,
    /// Shared, not stored: it runs when the palette and all it stored is gone.
    run: Arc<dyn Fn() + Send + Sync>,
}

/// The palette as a dialog.
#[component]
pub fn Palette(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let marked = RwSignal::new(0_usize);
    let before = StoredValue::new_local(dom::focused());
    let known = StoredValue::new(Known {
        recent: recent(),
        screens: screens(),
        companies: companies(),
        commands: commands(),
        bindings: bindings(),
    });
    let search = Search::new(use_session(), use_going());
    let kind = Memo::new(move |_| typed.with(|typed| asks(typed).map(|(wanted, _)| wanted)));
    let type_text = move |text: String| {
        match asks(&text) {
            Some((wanted, rest)) => search.ask(wanted, rest),
            None => search.stop(),
        }
        typed.set(text);
        marked.set(0);
    };
    let found = Memo::new_with_compare(
        move |_| if kind.get().is_some() { search.found() } else { known.with_value(|known| find(&typed.get(), known)) },
        |_, _| true,
    );
    let none = move || {
        let word = kind.get().map(|_| {
            search.word().unwrap_or_else(|| {
                if typed.with(|typed| typed.trim().chars().count() < 2) { t("palette-type-more") } else { t("palette-none") }
            })
        });
        word.unwrap_or_else(|| if typed.with(|typed| typed.trim() == "=") { t("palette-calculator") } else { t("palette-none") })
    };
    let close = move || {
        search.stop();
        open.set(false);
        before.with_value(|before| before.as_ref().map(|element| element.focus()));
    };
    let input = dom::fresh_id("palette");
    let refocus = StoredValue::new(input.clone());
    let accept = move |at: usize| {
        let Some(entry) = found.with_untracked(|found| found.get(at).cloned()) else { return };
        if let Some(text) = entry.types {
            type_text(text);
            return refocus.with_value(|input| dom::focus_id(input));
        }
        close();
        // After the palette's own layer is gone, so that commands reach the screen.
        request_animation_frame(move || (entry.run)());
    };
    let layer = use_chooser_layer(move |cmd| {
        let last = found.with_untracked(|found| found.len().saturating_sub(1));
        match cmd {
            Cmd::Down => marked.update(|at| *at = (*at + 1).min(last)),
            Cmd::Up => marked.update(|at| *at = at.saturating_sub(1)),
            Cmd::Accept => accept(marked.get_untracked()),
            Cmd::Escape | Cmd::Palette => close(),
            _ => {}
        }
        true
    });
    dom::focus_soon(input.clone());
    let option = move |at: usize| format!("palette-option-{at}");
    Effect::new(move |_| {
        if let Some(element) = dom::by_id(&option(marked.get())) {
            dom::scroll_to_see(&element);
        }
    });
    view! {
        <div class="veil" on:click=move |_| close()>
            <div class="dialog palette" role="dialog" aria-modal="true" aria-label=t("palette-title") data-keys=layer on:click=|event| event.stop_propagation()>
                <div class="palette-input">
                    <Icon shape=Shape::Search />
                    <input id=input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" autocomplete="off" spellcheck="false" aria-label=t("palette-title")
                        aria-activedescendant=move || option(marked.get()) prop:value=move || typed.get()
                        on:input=move |event| type_text(event_target_value(&event)) />
                    <span class="meta">{t("palette-prefixes")}</span>
                </div>
                <div class="palette-list" id="palette-list" role="listbox" aria-label=t("palette-title")>
                    {move || {
                        let entries = found.get();
                        if entries.is_empty() {
                            return view! { <p class="palette-none" role="status">{none}</p> }.into_any();
                        }
                        let mut last = "";
                        let one = |(at, entry): (usize, Entry)| {
                            let heading = (entry.group != last).then(|| t(entry.group));
                            last = entry.group;
                            view! {
                                {heading.map(|heading| view! { <div class="palette-group" role="presentation">{heading}</div> })}
                                <div class="option" role="option" id=option(at) aria-selected=move || (marked.get() == at).to_string()
                                    on:mousemove=move |_| if marked.get_untracked() != at { marked.set(at) } on:click=move |_| accept(at)>
                                    <Icon shape=entry.shape />
                                    <span class="cut grow num">{entry.label}</span>
                                    <kbd>{entry.keys}</kbd>
                                </div>
                            }
                        };
                        entries.into_iter().enumerate().map(one).collect_view().into_any()
                    }}
                </div>
            </div>
        </div>
    }
}

/// What is known without asking the book.
struct Known {
    recent: Vec<Entry>,
    screens: Vec<Entry>,
    companies: Vec<Entry>,
    commands: Vec<Entry>,
    bindings: Vec<Entry>,
}

/// What a text asks the book for, and the text without its sign.
fn asks(typed: &str) -> Option<(Wanted, &str)> {
    let typed = typed.trim_start();
    let parties = typed.strip_prefix('@').map(|rest| (Wanted::Parties, rest));
    parties.or_else(|| typed.strip_prefix('#').map(|rest| (Wanted::Documents, rest)))
}

/// What was opened last in this company, but for where one is.
fn recent() -> Vec<Entry> {
    let (going, session, tabs) = (use_going(), use_session(), use_tabs());
    let (home, here) = (going.address(""), tabs.here());
    let mine = |path: &str| path.starts_with(&home) && path != here;
    tabs.recent()
        .into_iter()
        .filter(|(address, _)| mine(address.split('?').next().unwrap_or_default()))
        .filter_map(|(address, title)| {
            let screen = screen_at(&address).filter(|screen| screen.open_to(session))?;
            let (going, named) = (going.clone(), title.is_some());
            // A document without a name yet says nothing to anyone.
            if !named && within_company(&address) != Some(screen.path) {
                return None;
            }
            Some(Entry {
                group: "palette-recent",
                label: title.unwrap_or_else(|| t(screen.title)),
                keys: if named { t(screen.title) } else { String::new() },
                shape: screen.shape,
                types: None,
                run: Arc::new(move || going.to_address(&address)),
            })
        })
        .take(RECENT)
        .collect()
}

fn screens() -> Vec<Entry> {
    let (going, keys, session) = (use_going(), use_keys(), use_session());
    // In the order of the sidebar.
    Group::ALL
        .iter()
        .flat_map(|group| SCREENS.iter().filter(move |screen| screen.group == *group))
        .filter(|screen| (screen.listed || screen.cmd.is_some()) && screen.open_to(session))
        .map(|screen| {
            let going = going.clone();
            Entry {
                group: "palette-screens",
                types: None,
                label: t(screen.title),
                keys: screen.cmd.map(|cmd| keys.shown(cmd)).unwrap_or_default(),
                shape: screen.shape,
                run: Arc::new(move || going.to(screen.path)),
            }
        })
        .collect()
}

/// The other companies the person works in, and a further one for whoever may add it.
fn companies() -> Vec<Entry> {
    let (going, session, toasts) = (use_going(), use_session(), use_toasts());
    let own = session.company();
    let entry = |label: String, shape: Shape, run: Arc<dyn Fn() + Send + Sync>| Entry {
        group: "palette-companies",
        label,
        keys: String::new(),
        shape,
        types: None,
        run,
    };
    let others = session.companies().into_iter().filter(|company| company.id.to_string() != own);
    let mut entries: Vec<Entry> = others
        .map(|company| {
            let label = ta("company-go", &[("name", &company.name)]);
            entry(label, Shape::ArrowRight, Arc::new(move || companies::go(session, toasts, company.id)))
        })
        .collect();
    if session.may(companies::ADD) {
        entries.push(entry(t("company-add"), Shape::Plus, Arc::new(move || going.to(companies::ADD_PATH))));
    }
    entries
}

fn commands() -> Vec<Entry> {
    let (keys, toasts) = (use_keys(), use_toasts());
    let offered = |cmd: Cmd| {
        !matches!(cmd, Cmd::Palette | Cmd::Escape | Cmd::Group(_)) && SCREENS.iter().all(|screen| screen.cmd != Some(cmd))
    };
    let mut seen = Vec::new();
    MAP.iter()
        .filter(|binding| binding.scope == Scope::Global && keys.works_here(binding) && offered(binding.cmd))
        .filter(|binding| {
            let fresh = !seen.contains(&binding.cmd);
            seen.push(binding.cmd);
            fresh
        })
        .map(|binding| {
            let cmd = binding.cmd;
            Entry {
                group: "palette-commands",
                types: None,
                label: t(cmd.label()),
                keys: keys.spell(binding.chord),
                shape: Shape::CornerDownLeft,
                run: Arc::new(move || {
                    if !keys.run(cmd) {
                        toasts.failed(t("command-not-here"));
                    }
                }),
            }
        })
        .collect()
}

fn bindings() -> Vec<Entry> {
    let keys = use_keys();
    MAP.iter()
        .filter(|binding| keys.works_here(binding))
        .map(|binding| Entry {
            group: "palette-keys",
            types: None,
            label: format!("{}, {}", t(binding.cmd.label()), t(binding.scope.label())),
            keys: keys.spell(binding.chord),
            shape: Shape::Keyboard,
            run: Arc::new(|| {}),
        })
        .collect()
}

fn find(typed: &str, known: &Known) -> Vec<Entry> {
    let typed = typed.trim();
    let matching = |entries: &[Entry], words: &str| {
        let words: Vec<String> = words.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |entry: &&Entry| {
            let label = entry.label.to_lowercase();
            words.iter().all(|word| label.contains(word.as_str()))
        };
        entries.iter().filter(fits).take(MOST).cloned().collect::<Vec<_>>()
    };
    if let Some(rest) = typed.strip_prefix('>') {
        return matching(&known.commands, rest);
    }
    if let Some(rest) = typed.strip_prefix('?') {
        return matching(&known.bindings, rest);
    }
    if let Some(rest) = typed.strip_prefix('=') {
        return compute(rest).into_iter().collect();
    }
    let mut found = matching(&known.recent, typed);
    let recent: Vec<String> = found.iter().map(|entry| entry.label.clone()).collect();
    found.extend(matching(&known.screens, typed).into_iter().filter(|entry| !recent.contains(&entry.label)));
    found.extend(matching(&known.companies, typed));
    found.extend(matching(&known.commands, typed));
    if !typed.is_empty() {
        found.extend(further(typed));
    }
    found
}

/// The ways to ask the book for what was typed without a sign.
fn further(typed: &str) -> Vec<Entry> {
    let session = use_session();
    let one = |sign: char, key: &str, group: &'static str, shape: Shape| Entry {
        group,
        label: ta(key, &[("typed", typed)]),
        keys: sign.to_string(),
        shape,
        types: Some(format!("{sign}{typed}")),
        run: Arc::new(|| {}),
    };
    let parties = session.may("parties.party.read").then(|| one('@', "palette-find-parties", "palette-parties", Shape::Users));
    let documents = one('#', "palette-find-documents", "palette-documents", Shape::FileText);
    std::iter::once(documents).chain(parties).collect()
}

fn compute(expression: &str) -> Option<Entry> {
    let value = figures::parse_amount(expression, 6).ok()?;
    let shown = figures::decimal(value, 0, 6);
    let toasts = use_toasts();
    let copied = shown.clone();
    Some(Entry {
        group: "palette-result",
        types: None,
        label: format!("{} = {shown}", expression.trim()),
        keys: t("copy"),
        shape: Shape::Calculator,
        run: Arc::new(move || {
            drop(window().navigator().clipboard().write_text(&copied));
            toasts.say(ta("copied", &[("what", &copied)]));
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::{Wanted, asks};

    #[test]
    fn a_sign_says_whom_to_ask() {
        for (typed, wanted) in [
            ("@mül", Some((Wanted::Parties, "mül"))),
            (" #RE-26", Some((Wanted::Documents, "RE-26"))),
            ("#", Some((Wanted::Documents, ""))),
            ("invoices", None),
            ("> print", None),
            ("=1+1", None),
        ] {
            assert_eq!(asks(typed), wanted, "{typed}");
        }
    }
}
