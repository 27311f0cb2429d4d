//! Every key, generated from the keymap: what is listed here works here.

use leptos::prelude::*;

use crate::{
    keymap::{Binding, Cmd, MAP, Scope, use_keys},
    routes::SCREENS,
    text::t,
};

/// A go chord is listed once its screen exists.
fn leads_somewhere(binding: &Binding) -> bool {
    binding.scope != Scope::Go || SCREENS.iter().any(|screen| screen.cmd == Some(binding.cmd))
}

/// The help page.
#[component]
pub fn Help() -> impl IntoView {
    let keys = use_keys();
    let scope = move |scope: Scope| {
        let mut commands: Vec<Cmd> = Vec::new();
        for binding in MAP.iter().filter(|binding| binding.scope == scope && keys.works_here(binding) && leads_somewhere(binding))
        {
            let cmd = if let Cmd::Group(_) = binding.cmd { Cmd::Group(1) } else { binding.cmd };
            if !commands.contains(&cmd) {
                commands.push(cmd);
            }
        }
        let row = move |cmd: Cmd| {
            let chords: Vec<String> = match cmd {
                Cmd::Group(_) => vec![format!("{}…9", keys.spell("Ctrl+1"))],
                _ => MAP
                    .iter()
                    .filter(|binding| binding.scope == scope && binding.cmd == cmd && keys.works_here(binding))
                    .map(|binding| keys.spell(binding.chord))
                    .collect(),
            };
            view! { <div class="keys-row"><span class="cut">{t(cmd.label())}</span><kbd>{chords.join(", ")}</kbd></div> }
        };
        view! {
            <section>
                <h3>{t(scope.label())}</h3>
                {commands.into_iter().map(row).collect_view()}
            </section>
        }
    };
    view! {
        <header class="head"><h1>{t("help-title")}</h1><span class="head-note cut">{t("help-note")}</span></header>
        <div class="page">
            <div class="page-body page-wide">
                <div class="keys">{Scope::ALL.iter().copied().map(scope).collect_view()}</div>
            </div>
        </div>
    }
}
