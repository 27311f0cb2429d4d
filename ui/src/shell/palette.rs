//! The palette: one input that finds screens and commands, computes, and knows the keys.
//! `>` commands, `@` parties, `#` documents, `=` calculator, `?` keys.

use leptos::prelude::*;

use crate::{
    dom, figures,
    keymap::{Cmd, MAP, Scope, use_keys, use_modal_layer},
    kit::{Icon, Shape, use_toasts},
    routes::{SCREENS, use_going},
    session::use_session,
    text::{t, ta},
};

/// Opens the palette from anywhere.
#[derive(Clone, Copy)]
pub struct PaletteOpen(pub RwSignal<bool>);

/// More lines than this nobody reads.
const MOST: usize = 50;

#[derive(Clone)]
struct Entry {
    label: String,
    keys: String,
    shape: Shape,
    run: Callback<()>,
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
    let screens = StoredValue::new(screens());
    let commands = StoredValue::new(commands());
    let bindings = StoredValue::new(bindings());
    let found = Memo::new_with_compare(
        move |_| find(&typed.get(), &screens.get_value(), &commands.get_value(), &bindings.get_value()),
        |_, _| true,
    );
    let close = move || {
        open.set(false);
        before.with_value(|before| before.as_ref().map(|element| element.focus()));
    };
    let accept = move |at: usize| {
        let run = found.with_untracked(|found| found.get(at).map(|entry| entry.run));
        close();
        if let Some(run) = run {
            // After the palette's own layer is gone, so that commands reach the screen.
            request_animation_frame(move || run.run(()));
        }
    };
    let layer = use_modal_layer(Scope::Lookup, move |cmd| {
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
    let input = dom::fresh_id("palette");
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
                        on:input=move |event| { typed.set(event_target_value(&event)); marked.set(0); } />
                    <span class="meta">{t("palette-prefixes")}</span>
                </div>
                <div class="palette-list" id="palette-list" role="listbox" aria-label=t("palette-title")>
                    {move || {
                        let entries = found.get();
                        if entries.is_empty() {
                            return view! { <p class="palette-none">{t("palette-none")}</p> }.into_any();
                        }
                        entries.into_iter().enumerate().map(|(at, entry)| view! {
                            <div class="option" role="option" id=option(at) aria-selected=move || (marked.get() == at).to_string()
                                on:mousemove=move |_| if marked.get_untracked() != at { marked.set(at) } on:click=move |_| accept(at)>
                                <Icon shape=entry.shape />
                                <span class="cut grow num">{entry.label}</span>
                                <kbd>{entry.keys}</kbd>
                            </div>
                        }).collect_view().into_any()
                    }}
                </div>
            </div>
        </div>
    }
}

fn screens() -> Vec<Entry> {
    let (going, keys, session) = (use_going(), use_keys(), use_session());
    let may = |needs: Option<&str>| needs.is_none_or(|needs| session.may(needs));
    SCREENS
        .iter()
        .filter(|screen| (screen.listed || screen.cmd.is_some()) && may(screen.needs))
        .map(|screen| {
            let going = going.clone();
            Entry {
                label: t(screen.title),
                keys: screen.cmd.map(|cmd| keys.shown(cmd)).unwrap_or_default(),
                shape: screen.shape,
                run: Callback::new(move |()| going.to(screen.path)),
            }
        })
        .collect()
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
                label: t(cmd.label()),
                keys: keys.spell(binding.chord),
                shape: Shape::CornerDownLeft,
                run: Callback::new(move |()| {
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
            label: format!("{}, {}", t(binding.cmd.label()), t(binding.scope.label())),
            keys: keys.spell(binding.chord),
            shape: Shape::Keyboard,
            run: Callback::new(|()| {}),
        })
        .collect()
}

fn find(typed: &str, screens: &[Entry], commands: &[Entry], bindings: &[Entry]) -> Vec<Entry> {
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
        return matching(commands, rest);
    }
    if let Some(rest) = typed.strip_prefix('?') {
        return matching(bindings, rest);
    }
    if let Some(rest) = typed.strip_prefix('=') {
        return compute(rest).into_iter().collect();
    }
    let mut found = matching(screens, typed);
    found.extend(matching(commands, typed));
    found
}

fn compute(expression: &str) -> Option<Entry> {
    let value = figures::parse_amount(expression, 6).ok()?;
    let shown = figures::decimal(value, 0, 6);
    let toasts = use_toasts();
    let copied = shown.clone();
    Some(Entry {
        label: format!("{} = {shown}", expression.trim()),
        keys: t("copy"),
        shape: Shape::Calculator,
        run: Callback::new(move |()| {
            drop(window().navigator().clipboard().write_text(&copied));
            toasts.say(ta("copied", &[("what", &copied)]));
        }),
    })
}
