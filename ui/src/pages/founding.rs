//! The parts of a form that sets a company up: what it is called and where it is, and how its books are kept.

use kontor_contract::{
    identity::CompanyView,
    packs::{PACKS, Pack},
    settings::{CompanySettings, SetSettings},
};
use kontor_kernel::CurrencyCode;
use leptos::prelude::*;
use serde_json::json;

use super::lookups;
use crate::{
    client::{self, CallError},
    kit::metaform::{FieldKind, FieldSpec, Typing, part, read, text},
    names,
    text::{language, t, tn},
};

/// The country of the pack for all others.
const ELSEWHERE: &str = "ZZ";
/// The category of codes with a rate (UNCL 5305).
const RATED: &str = "S";

/// Countries with a pack of their own, and the rest of the world.
fn countries() -> Vec<(String, String)> {
    let named = names::countries();
    let name = |code: &str| named.iter().find(|(known, _)| *known == code).map(|(_, name)| name.clone());
    let mut found: Vec<(String, String)> = Vec::new();
    for pack in PACKS.iter() {
        if !found.iter().any(|(code, _)| *code == pack.country) {
            found.push((pack.country.clone(), name(&pack.country).unwrap_or_else(|| t("onboarding-elsewhere"))));
        }
    }
    found
}

/// The usual pack of a country.
fn usual_pack(country: &str) -> Option<&'static Pack> {
    PACKS.iter().find(|pack| pack.country == country).or_else(|| PACKS.iter().find(|pack| pack.country == ELSEWHERE))
}

fn company_fields() -> Vec<FieldSpec> {
    vec![
        FieldSpec::new("name", "label-company-name", FieldKind::Text(200)).required(),
        FieldSpec::new("country", "label-country", FieldKind::Choice(countries())).required().help("onboarding-country-help"),
        FieldSpec::new("branch", "label-branch", FieldKind::Text(200)).required().help("onboarding-branch-help"),
    ]
}

fn books_fields() -> Vec<FieldSpec> {
    let packs = PACKS.iter().map(|pack| (pack.code.clone(), pack.name.get(language()).to_owned())).collect();
    let months = (1..=12).map(|month| (month.to_string(), t(&format!("month-{month}")))).collect();
    vec![
        FieldSpec::new("pack", "label-chart", FieldKind::Choice(packs)).required(),
        FieldSpec::new("currency", "label-ledger-currency", FieldKind::Lookup(lookups::currencies())).required(),
        FieldSpec::new("fiscal_start_month", "label-fiscal-start", FieldKind::Choice(months)).required(),
    ]
}

/// What was chosen, as requests take it.
pub struct Chosen {
    /// The company's name.
    pub name: String,
    /// Code of the country pack.
    pub pack: String,
    /// The ledger's currency.
    pub currency: Option<CurrencyCode>,
    /// The month the fiscal year starts in.
    pub fiscal_start_month: Option<u32>,
    /// Name of the first branch.
    pub branch: String,
    /// The region it lies in.
    pub region: String,
}

/// What was typed so far.
#[derive(Clone, Copy)]
pub struct Founding {
    /// What it is called and where it is.
    pub company: Typing,
    /// How its books are kept.
    pub books: Typing,
    /// The country the books were suggested for.
    suggested: StoredValue<String>,
}

impl Founding {
    /// The defaults of the person's language. `further` fields follow those of the company.
    pub fn start(further: Vec<FieldSpec>) -> Self {
        let fields = company_fields().into_iter().chain(further).collect();
        let founding = Self {
            company: Typing::new(fields, ""),
            books: Typing::new(books_fields(), ""),
            suggested: StoredValue::new(String::new()),
        };
        let home = match language() {
            kontor_kernel::Language::De => "DE",
            kontor_kernel::Language::Fr => "FR",
            kontor_kernel::Language::En => ELSEWHERE,
        };
        founding.company.load(&json!({"country": home, "branch": t("onboarding-branch")}), false);
        founding
    }
    /// Suggests the books of the country, once for each country.
    pub fn suggest(self) {
        let record = untrack(|| self.company.record());
        let country = text(&record, "country");
        if self.suggested.with_value(|suggested| suggested == country) {
            return;
        }
        self.suggested.set_value(country.to_owned());
        if let Some(pack) = usual_pack(country) {
            let month = pack.fiscal_year_start_month.to_string();
            self.books.load(&json!({"pack": pack.code, "currency": pack.currency, "fiscal_start_month": month}), false);
        }
    }
    /// What was chosen.
    ///
    /// # Errors
    /// If a field is missing from the form.
    pub fn chosen(self) -> Result<Chosen, CallError> {
        let (company, books) = untrack(|| (self.company.record(), self.books.record()));
        Ok(Chosen {
            name: part(read(&company, "name"))?,
            pack: part(read(&books, "pack"))?,
            currency: part(read(&books, "currency"))?,
            fiscal_start_month: text(&books, "fiscal_start_month").parse().ok(),
            branch: part(read(&company, "branch"))?,
            region: text(&company, "region").to_owned(),
        })
    }
    /// What the chosen pack brings.
    pub fn contents(self) -> impl IntoView {
        let pack = move || {
            let record = self.books.record();
            PACKS.iter().find(|pack| pack.code == text(&record, "pack"))
        };
        let facts = move || {
            pack().map(|pack| {
                let names = |names: Vec<&str>| names.join(" · ");
                let rates = pack.tax_codes.iter().filter(|code| code.direction == "sales" && code.category == RATED);
                let rates: Vec<&str> = rates.map(|code| code.name.get(language())).collect();
                let others = tn("onboarding-taxes-more", pack.tax_codes.len() - rates.len());
                let taxes = format!("{} {others}", names(rates));
                let terms = names(pack.payment_terms.iter().map(|term| term.name.get(language())).collect());
                view! {
                    <dl class="facts">
                        <dt>{t("onboarding-accounts")}</dt><dd>{tn("onboarding-accounts-count", pack.accounts.len())}</dd>
                        <dt>{t("onboarding-taxes")}</dt><dd>{taxes}</dd>
                        <dt>{t("onboarding-terms")}</dt><dd>{terms}</dd>
                    </dl>
                }
            })
        };
        view! { {facts}<p class="quiet-text">{t("onboarding-change-later")}</p> }
    }
}

/// Letters carry name and country from the first day; the rest is asked for when something is printed. If this fails, nothing
/// is lost: the settings say the same.
pub async fn begin_letterhead(company: CompanyView) {
    let country = if company.country == ELSEWHERE { String::new() } else { company.country };
    let settings = CompanySettings { name: company.name, country, ..CompanySettings::default() };
    let _kept = client::call(&SetSettings { version: 0, settings, logo: None }).await;
}

#[cfg(test)]
mod tests {
    use super::usual_pack;

    #[test]
    fn every_country_has_books() {
        for (country, pack) in [("DE", "de-skr03"), ("FR", "fr-pcg"), ("ZZ", "neutral"), ("SE", "neutral")] {
            assert_eq!(usual_pack(country).map(|pack| pack.code.as_str()), Some(pack), "{country}");
        }
    }
}
