//! Appearance and keyboard of this window, with live examples of how numbers and dates are written.

pub mod access;
pub mod admit;
pub mod audit;
pub mod backup;
pub mod branches;
pub mod company;
pub mod company_new;
pub mod encryption;
pub mod epoch;
pub mod grants;
pub mod import;
pub mod integrity;
pub mod provider;
pub mod roles;
pub mod security;
pub mod teams;
pub mod updates;
pub mod users;
pub mod why;

use kontor_kernel::{CurrencyCode, Money};
use leptos::prelude::*;

use crate::{
    dom, figures,
    prefs::{Density, Theme, use_prefs},
    text::{self, LANGUAGES, t},
};

/// The settings page.
#[component]
pub fn Settings() -> impl IntoView {
    let prefs = use_prefs();
    let example = |minor: i64, currency: CurrencyCode| format!("{currency} {}", figures::amount(Money::new(minor, currency)));
    view! {
        <header class="head"><h1>{t("display-title")}</h1></header>
        <div class="page">
            <div class="page-body">
                <section class="section">
                    <h2>{t("settings-appearance")}</h2>
                    <fieldset class="choice-group">
                        <legend>{t("settings-theme")}</legend>
                        <div class="choices">{Theme::ALL.iter().map(|theme| choice("theme", t(&format!("theme-{}", theme.word())), move || prefs.theme.get() == *theme, move || prefs.theme.set(*theme))).collect_view()}</div>
                    </fieldset>
                    <fieldset class="choice-group">
                        <legend>{t("settings-density")}</legend>
                        <div class="choices">{Density::ALL.iter().map(|density| choice("density", t(&format!("density-{}", density.word())), move || prefs.density.get() == *density, move || prefs.density.set(*density))).collect_view()}</div>
                    </fieldset>
                </section>
                <section class="section">
                    <h2>{t("settings-language")}</h2>
                    <fieldset class="choice-group">
                        <legend>{t("label-language")}</legend>
                        <div class="choices">
                        {LANGUAGES.iter().map(|(language, name)| view! {
                            <label class="check"><input type="radio" name="language" prop:checked=*language == text::language() on:change=move |_| text::choose_language(*language) /><span>{*name}</span></label>
                        }).collect_view()}
                        </div>
                    </fieldset>
                    <dl class="facts num">
                        <dt>{t("settings-example-amounts")}</dt>
                        <dd>{[(123_456_789, CurrencyCode::EUR), (-149_940, CurrencyCode::CHF), (8_412_600, CurrencyCode::JPY)].map(|(minor, currency)| example(minor, currency)).join(", ")}</dd>
                        <dt>{t("settings-example-date")}</dt>
                        <dd>{figures::date(figures::today())}</dd>
                    </dl>
                </section>
                <section class="section">
                    <h2>{t("settings-keyboard")}</h2>
                    <label class="check">
                        <input type="checkbox" class="check-box" prop:checked=move || prefs.go_chords.get() on:change=move |event| prefs.go_chords.set(event_target_checked(&event)) />
                        <span>{t("settings-go-chords")}</span>
                    </label>
                </section>
                {dom::in_desktop().then(|| view! { <updates::Updates /> })}
            </div>
        </div>
    }
}

fn choice(
    group: &'static str,
    label: String,
    is: impl Fn() -> bool + Send + Sync + 'static,
    set: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="check"><input type="radio" name=group prop:checked=is on:change=move |_| set() /><span>{label}</span></label>
    }
}
