//! What the company says of itself on paper: letterhead, tax ids, bank accounts, standing texts.

use std::sync::Arc;

use kontor_contract::{
    error::CONFLICT_STALE,
    print::Picture,
    settings::{GetSettings, LogoChange, MAX_LOGO_BYTES, SetSettings, SettingsView},
};
use kontor_kernel::Percent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use crate::{
    client::{self, CallError},
    dom,
    keymap::Cmd,
    kit::{
        Button, ErrorState, Form, Icon, Shape, Skeleton, Toasts, Variant,
        merge::{self, Clash, MergeDialog, Side},
        metaform::{FieldKind, FieldSpec, Many, Typing, compare, part, settle, to_record},
        saves, use_toasts,
    },
    pages::{chart::use_chart, lookups},
    routes::use_going,
    session::use_session,
    shell::{companies, use_tabs},
    text::{t, ta},
};

/// The form's id, for errors.
const FORM: &str = "company-form";
/// The picker's id.
const FILE: &str = "company-logo";

fn vat_ids() -> Many {
    Many {
        one: "vat-id-one",
        add: "vat-id-add",
        fields: vec![
            FieldSpec::new("country", "label-country", FieldKind::Lookup(lookups::countries())).required(),
            FieldSpec::new("vat_id", "label-vat-id", FieldKind::Mono(20)).required(),
        ],
        blank: Arc::new(|_| json!({})),
        most: 30,
    }
}

fn bank_accounts() -> Many {
    let chart = use_chart();
    Many {
        one: "bank-one",
        add: "bank-add",
        fields: vec![
            FieldSpec::new("iban", "label-iban", FieldKind::Mono(42)).required(),
            FieldSpec::new("bic", "label-bic", FieldKind::Mono(11)).or_null(),
            FieldSpec::new("bank", "label-bank", FieldKind::Text(100)).or_null(),
            FieldSpec::new("currency", "label-currency", FieldKind::Lookup(lookups::currencies())).help("bank-currency-help"),
            FieldSpec::new("account", "label-ledger-account", FieldKind::Lookup(chart.lookup())),
        ],
        blank: Arc::new(|_| json!({})),
        most: 20,
    }
}

/// The places of standing texts, with the key of their heads, and a field for each language.
const TEXTS: &[(&str, [&str; 3])] = &[
    (
        "text-quotation-intro",
        ["texts/sales.quotation.intro/en", "texts/sales.quotation.intro/de", "texts/sales.quotation.intro/fr"],
    ),
    (
        "text-quotation-closing",
        ["texts/sales.quotation.closing/en", "texts/sales.quotation.closing/de", "texts/sales.quotation.closing/fr"],
    ),
    ("text-order-intro", ["texts/sales.order.intro/en", "texts/sales.order.intro/de", "texts/sales.order.intro/fr"]),
    ("text-order-closing", ["texts/sales.order.closing/en", "texts/sales.order.closing/de", "texts/sales.order.closing/fr"]),
    (
        "text-delivery-closing",
        ["texts/sales.delivery.closing/en", "texts/sales.delivery.closing/de", "texts/sales.delivery.closing/fr"],
    ),
    ("text-invoice-intro", ["texts/sales.invoice.intro/en", "texts/sales.invoice.intro/de", "texts/sales.invoice.intro/fr"]),
    (
        "text-invoice-closing",
        ["texts/sales.invoice.closing/en", "texts/sales.invoice.closing/de", "texts/sales.invoice.closing/fr"],
    ),
    (
        "text-credit-note-intro",
        ["texts/sales.credit_note.intro/en", "texts/sales.credit_note.intro/de", "texts/sales.credit_note.intro/fr"],
    ),
    (
        "text-credit-note-closing",
        ["texts/sales.credit_note.closing/en", "texts/sales.credit_note.closing/de", "texts/sales.credit_note.closing/fr"],
    ),
];

fn fields() -> Vec<FieldSpec> {
    let mut fields = vec![
        FieldSpec::section("company-letterhead"),
        FieldSpec::new("name", "label-legal-name", FieldKind::Text(200)).required(),
        FieldSpec::new("country", "label-country", FieldKind::Lookup(lookups::countries())).required(),
        FieldSpec::new("address", "label-company-address", FieldKind::Lines(600)).help("company-address-help"),
        FieldSpec::new("contact", "label-company-contact", FieldKind::Lines(600)).help("company-contact-help"),
        FieldSpec::new("register", "label-company-register", FieldKind::Lines(1200)).help("company-register-help"),
        FieldSpec::section("company-tax"),
        FieldSpec::new("tax_number", "label-tax-number", FieldKind::Mono(30)).or_null(),
        FieldSpec::new("siren", "label-siren", FieldKind::Mono(14)).or_null(),
        FieldSpec::new("vat_ids", "company-vat-ids", FieldKind::Many(vat_ids())),
        FieldSpec::new("bank_accounts", "company-banks", FieldKind::Many(bank_accounts())),
        FieldSpec::section("company-terms"),
        FieldSpec::new("payment_term", "label-usual-term", FieldKind::Lookup(lookups::payment_terms())).help("usual-term-help"),
        FieldSpec::section("company-legal"),
        FieldSpec::new("legal/DE/discount_agreements", "legal-de-discounts", FieldKind::Flag).wide(),
        FieldSpec::new("legal/FR/recovery_fee", "legal-fr-recovery", FieldKind::Flag).wide(),
        FieldSpec::new("legal/FR/no_cash_discount", "legal-fr-no-discount", FieldKind::Flag).wide(),
        FieldSpec::new("legal/FR/late_penalty", "legal-fr-penalty", FieldKind::Quantity(Percent::SCALE)),
    ];
    for (head, [en, de, fr]) in TEXTS {
        fields.push(FieldSpec::section(head));
        for (name, label) in [(*en, "label-in-english"), (*de, "label-in-german"), (*fr, "label-in-french")] {
            fields.push(FieldSpec::new(name, label, FieldKind::Long(2000)));
        }
    }
    fields
}

/// The settings while somebody types.
#[derive(Clone, Copy)]
struct Page {
    typing: Typing,
    view: RwSignal<Option<SettingsView>>,
    /// What was chosen for the logo since it was read.
    logo: RwSignal<Option<LogoChange>>,
    problem: RwSignal<Option<String>>,
    failed: RwSignal<Option<CallError>>,
    busy: RwSignal<bool>,
    /// What somebody else changed meanwhile.
    clash: RwSignal<Option<Clash>>,
    toasts: Toasts,
}

impl Page {
    fn dirty(self) -> bool {
        self.view.with(Option::is_some) && (self.typing.dirty() || self.logo.with(Option::is_some))
    }
    fn take(self, view: SettingsView) {
        match to_record(&view.settings) {
            Ok(record) => {
                self.typing.load(&record, true);
                self.logo.set(None);
                self.problem.set(None);
                self.failed.set(None);
                self.view.set(Some(view));
            }
            Err(error) => self.failed.set(Some(error)),
        }
    }
    fn load(self) {
        spawn_local(async move {
            match client::call(&GetSettings {}).await {
                Ok(view) if self.busy.try_get_untracked().is_some() => self.take(view),
                Ok(_) => {}
                Err(error) => drop(self.failed.try_set(Some(error))),
            }
        });
    }
    fn discard(self) {
        self.typing.discard();
        self.logo.set(None);
        self.problem.set(None);
    }
    fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.typing.forgive();
        let toasts = self.toasts;
        settle::settled(FORM, move |sound| {
            if !self.typing.complete() || !sound {
                self.busy.set(false);
                settle::focus_wrong(FORM);
                return;
            }
            let version = self.view.with_untracked(|view| view.as_ref().map_or(0, |view| view.version));
            let settings = part(&untrack(|| self.typing.record()));
            let logo = self.logo.get_untracked();
            spawn_local(async move {
                let answer = match settings {
                    Ok(settings) => client::call(&SetSettings { version, settings, logo }).await,
                    Err(error) => Err(error),
                };
                let gone = self.busy.try_set(false).is_some();
                match answer {
                    Ok(_) if gone => toasts.done(t("form-saved")),
                    Ok(view) => {
                        toasts.done(t("form-saved"));
                        self.take(view);
                    }
                    Err(error) if gone => toasts.failed(error.sentence()),
                    Err(error) if error.code() == CONFLICT_STALE.code => self.compare(),
                    Err(error) => {
                        self.typing.failed.set(Some(error));
                        settle::focus_wrong(FORM);
                    }
                }
            });
        });
    }
    /// Reads what somebody else has made of the settings, and asks which value counts. A logo chosen here stays chosen.
    fn compare(self) {
        let base = self.view.with_untracked(|view| view.as_ref().map(|view| to_record(&view.settings)));
        let (Some(Ok(base)), mine) = (base, untrack(|| self.typing.record())) else { return };
        spawn_local(async move {
            let read = async {
                let view = client::call(&GetSettings {}).await?;
                let record = to_record(&view.settings)?;
                Ok((view, record))
            };
            let (view, theirs) = match read.await {
                Ok(read) if self.busy.try_get_untracked().is_some() => read,
                Ok(_) => return,
                Err(error) => return drop(self.typing.failed.try_set(Some(error))),
            };
            let found = compare::compare(&self.typing.declared(), [&base, &mine, &theirs]);
            let (places, rows): (Vec<_>, Vec<_>) = found.into_iter().unzip();
            let settle = move |sides: Vec<Side>| {
                self.typing.load(&theirs, true);
                self.typing.retype(&compare::merge(&theirs, &mine, &places, &sides));
                self.view.set(Some(view.clone()));
                self.save();
            };
            merge::ask(self.clash, rows, settle);
        });
    }
    /// Reads the chosen file. The book looks at it again: a picture that only calls itself PNG is refused there.
    fn choose(self) {
        let Some(input) = dom::by_id(FILE).and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        input.set_value("");
        spawn_local(async move {
            let Ok(buffer) = JsFuture::from(file.array_buffer()).await else { return };
            let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
            let png = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.len() <= MAX_LOGO_BYTES;
            if png {
                self.problem.try_set(None);
                self.logo.try_set(Some(LogoChange::Replace(Picture::new(bytes))));
            } else {
                let kib = (MAX_LOGO_BYTES >> 10).to_string();
                self.problem.try_set(Some(ta("company-logo-wrong", &[("limit", &kib)])));
            }
        });
    }
    /// The logo as it would be after Save.
    fn shown(self) -> Option<String> {
        match self.logo.get() {
            Some(LogoChange::Replace(picture)) => Some(picture.data_url()),
            Some(LogoChange::Remove) => None,
            None => self.view.with(|view| view.as_ref()?.logo.as_ref().map(Picture::data_url)),
        }
    }
    fn logo_view(self, may: bool) -> impl IntoView {
        let has = Memo::new(move |_| self.shown().is_some());
        view! {
            <section class="section">
                <h2>{t("company-logo")}</h2>
                {move || self.shown().map(|address| view! { <img class="logo" src=address alt=t("company-logo") /> })}
                {move || (!has.get()).then(|| view! { <p class="quiet-text">{t("company-logo-none")}</p> })}
                {move || self.problem.get().map(|text| view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{text}</span></p> })}
                {may.then(|| view! {
                    <div class="choices">
                        <input id=FILE type="file" accept="image/png" hidden=true tabindex="-1" aria-hidden="true" on:change=move |_| self.choose() />
                        <Button label=t("company-logo-choose") icon=Shape::Upload on_click=|| if let Some(input) = dom::by_id(FILE) { input.click() } />
                        <Show when=move || has.get()><Button label=t("company-logo-remove") on_click=move || self.logo.set(Some(LogoChange::Remove)) /></Show>
                    </div>
                })}
            </section>
        }
    }
}

/// The company's settings.
#[component]
pub fn Company() -> impl IntoView {
    let tabs = use_tabs();
    let going = use_going();
    let (may, may_add) = (use_session().may("identity.company.write"), use_session().may(companies::ADD));
    let page = Page {
        typing: Typing::new(fields(), "settings"),
        view: RwSignal::new(None),
        logo: RwSignal::new(None),
        problem: RwSignal::new(None),
        failed: RwSignal::new(None),
        busy: RwSignal::new(false),
        clash: RwSignal::new(None),
        toasts: use_toasts(),
    };
    page.typing.frozen.set(!may);
    page.load();
    let dirty = Memo::new(move |_| page.dirty());
    let here = tabs.here();
    Effect::new(move |_| tabs.set_dirty(&here, dirty.get()));
    let save = Callback::new(move |()| page.save());
    saves(dirty, move || save.run(()));
    let ready = Memo::new(move |_| page.view.with(Option::is_some));
    view! {
        <header class="head">
            <h1>{t("company-title")}</h1>
            <span class="grow"></span>
            {may_add.then(|| view! { <Button label=t("company-add") icon=Shape::Plus on_click=move || going.to(companies::ADD_PATH) /> })}
        </header>
        <MergeDialog clash=page.clash />
        {move || page.failed.get().map(|error| view! { <ErrorState error retry=Callback::new(move |()| page.load()) /> })}
        <Show when=move || ready.get() fallback=|| view! { <Skeleton rows=6 /> }>
            <div class="page">
                <div class="page-body" id=FORM>
                    {move || page.typing.failed.get().map(|error| view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> })}
                    {page.logo_view(may)}
                    <Form class="form form-pairs">{page.typing.fields()}</Form>
                </div>
            </div>
            <Show when=move || dirty.get()>
                <footer class="dirty-bar">
                    <span class="grow" role="status">{t("form-unsaved")}</span>
                    <Button label=t("action-discard") on_click=move || page.discard() />
                    <Button label=t("action-save") variant=Variant::Go cmd=Cmd::Save disabled=page.busy on_click=move || save.run(()) />
                </footer>
            </Show>
        </Show>
    }
}
