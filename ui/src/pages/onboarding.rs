//! An empty book: three short screens, then somebody is signed in. Every screen has defaults; Back keeps what was typed.

use kontor_contract::{
    identity::{CreateCompany, NewUser},
    packs::{PACKS, Pack},
    settings::{CompanySettings, SetSettings},
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

use super::lookups;
use crate::{
    client::{self, CallError},
    dom,
    kit::{
        Button, Checkbox, Form, Icon, Shape, Variant,
        metaform::{FieldKind, FieldSpec, Typing, part, read, settle, text},
    },
    names,
    session::{Session, use_session},
    text::{language, t, ta, tn},
};

/// The form's id, for errors and the focus.
const FORM: &str = "onboarding-form";
/// The country of the pack for all others.
const ELSEWHERE: &str = "ZZ";
/// The category of codes with a rate (UNCL 5305).
const RATED: &str = "S";

/// The screens, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Company,
    Books,
    User,
}

impl Step {
    const ALL: [Self; 3] = [Self::Company, Self::Books, Self::User];
    const fn number(self) -> usize {
        match self {
            Self::Company => 1,
            Self::Books => 2,
            Self::User => 3,
        }
    }
    const fn title(self) -> &'static str {
        match self {
            Self::Company => "onboarding-company",
            Self::Books => "onboarding-books",
            Self::User => "onboarding-user",
        }
    }
    fn before(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }
    fn after(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }
    /// The screen on which a refused field stands.
    fn of_path(path: &str) -> Self {
        match path.split('.').next().unwrap_or_default() {
            "name" | "branch" => Self::Company,
            "pack" | "currency" | "fiscal_start_month" => Self::Books,
            _ => Self::User,
        }
    }
}

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

fn user_fields() -> Vec<FieldSpec> {
    vec![
        FieldSpec::new("name", "label-your-name", FieldKind::Text(200)).required(),
        FieldSpec::new("login", "label-login", FieldKind::Text(64)).required(),
        FieldSpec::new("password", "label-password", FieldKind::Secret).required().help("password-help"),
    ]
}

/// What was typed so far.
#[derive(Clone, Copy)]
struct Setup {
    step: RwSignal<Step>,
    company: Typing,
    books: Typing,
    user: Typing,
    /// The country the books were suggested for.
    suggested: StoredValue<String>,
    busy: RwSignal<bool>,
    /// Whether the import follows.
    imports: RwSignal<bool>,
    session: Session,
}

impl Setup {
    fn start() -> Self {
        let setup = Self {
            step: RwSignal::new(Step::Company),
            company: Typing::new(company_fields(), ""),
            books: Typing::new(books_fields(), ""),
            user: Typing::new(user_fields(), "owner"),
            suggested: StoredValue::new(String::new()),
            busy: RwSignal::new(false),
            imports: RwSignal::new(false),
            session: use_session(),
        };
        let home = match language() {
            kontor_kernel::Language::De => "DE",
            kontor_kernel::Language::Fr => "FR",
            kontor_kernel::Language::En => ELSEWHERE,
        };
        setup.company.load(&json!({"country": home, "branch": t("onboarding-branch")}), false);
        setup.user.load(&json!({}), false);
        setup
    }
    const fn form(self, step: Step) -> Typing {
        match step {
            Step::Company => self.company,
            Step::Books => self.books,
            Step::User => self.user,
        }
    }
    fn go(self, step: Step) {
        self.step.set(step);
        settle::focus_first(FORM);
    }
    /// Suggests the books of the country, once for each country.
    fn suggest(self) {
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
    fn next(self) {
        if self.busy.get_untracked() {
            return;
        }
        let step = self.step.get_untracked();
        self.form(step).forgive();
        settle::settled(FORM, move |sound| {
            if !self.form(step).complete() || !sound {
                settle::focus_wrong(FORM);
                return;
            }
            if step == Step::Company {
                self.suggest();
            }
            match step.after() {
                Some(next) => self.go(next),
                None => self.create(),
            }
        });
    }
    fn request(self) -> Result<CreateCompany, CallError> {
        let (company, books, user) = untrack(|| (self.company.record(), self.books.record(), self.user.record()));
        Ok(CreateCompany {
            name: part(read(&company, "name"))?,
            pack: part(read(&books, "pack"))?,
            currency: part(read(&books, "currency"))?,
            fiscal_start_month: text(&books, "fiscal_start_month").parse().ok(),
            branch: part(read(&company, "branch"))?,
            region: String::new(),
            owner: NewUser {
                login: part(read(&user, "login"))?,
                name: part(read(&user, "name"))?,
                language: language(),
                password: part(read(&user, "password"))?,
            },
            demo: false,
        })
    }
    fn create(self) {
        let request = match self.request() {
            Ok(request) => request,
            Err(error) => return self.refused(error),
        };
        self.busy.set(true);
        spawn_local(async move {
            let (login, password) = (request.owner.login.clone(), request.owner.password.clone());
            let answer = match client::call(&request).await {
                Ok(company) => {
                    if self.imports.get_untracked() {
                        dom::replace_address(&format!("/c/{}/settings/import", company.id));
                    }
                    self.session.sign_in(login, password).await.map(|_| company)
                }
                Err(error) => Err(error),
            };
            match answer {
                Ok(company) => {
                    // Letters carry name and country from the first day; the rest is asked for when something is
                    // printed. If this fails, nothing is lost: the settings say the same.
                    let country = if company.country == ELSEWHERE { String::new() } else { company.country };
                    let settings = CompanySettings { name: company.name, country, ..CompanySettings::default() };
                    let _kept = client::call(&SetSettings { version: 0, settings, logo: None }).await;
                }
                Err(error) => {
                    self.busy.try_set(false);
                    self.refused(error);
                }
            }
        });
    }
    /// Shows what the book refused, at its field.
    fn refused(self, error: CallError) {
        let step = error.0.fields.first().map_or(Step::User, |field| Step::of_path(&field.path));
        for one in Step::ALL {
            self.form(one).failed.set(Some(error.clone()));
        }
        self.step.set(step);
        settle::focus_wrong(FORM);
    }
}

/// What the chosen pack brings.
fn contents(setup: Setup) -> impl IntoView {
    let pack = move || {
        let record = setup.books.record();
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

/// The screens of an empty book.
#[component]
pub fn Onboarding() -> impl IntoView {
    let setup = Setup::start();
    settle::focus_first(FORM);
    let body = move || {
        let step = setup.step.get();
        let form = setup.form(step);
        view! {
            <Form class="form form-narrow" on_end=Callback::new(move |()| setup.next())>{form.fields()}</Form>
            {(step == Step::Books).then(|| contents(setup))}
            {(step == Step::User).then(|| view! { <Checkbox label=t("onboarding-import") value=setup.imports /> })}
            {move || form.failed.get().filter(|error| error.0.fields.is_empty()).map(|error| view! {
                <p class="sign-in-error" role="alert"><Icon shape=Shape::CircleAlert /><span>{error.sentence()}</span></p>
            })}
        }
    };
    let last = move || setup.step.get().after().is_none();
    let verb = Signal::derive(move || match (last(), setup.busy.get()) {
        (true, true) => t("onboarding-busy"),
        (true, false) => t("onboarding-go"),
        (false, _) => t("onboarding-next"),
    });
    view! {
        <main class="sign-in">
            <div class="sign-in-card onboarding">
                <div>
                    <p class="quiet-text">{move || ta("onboarding-step", &[("step", &setup.step.get().number().to_string()), ("steps", &Step::ALL.len().to_string())])}</p>
                    <h1>{move || t(setup.step.get().title())}</h1>
                </div>
                <div class="onboarding-body" id=FORM>{body}</div>
                <div class="onboarding-actions">
                    <Button label=verb variant=Variant::Go disabled=setup.busy on_click=move || setup.next() />
                    <Show when=move || setup.step.get().before().is_some()>
                        <Button label=t("onboarding-back") on_click=move || if let Some(before) = setup.step.get_untracked().before() { setup.go(before) } />
                    </Show>
                </div>
                <Show when=move || setup.step.get() == Step::Company>
                    <p class="sign-in-hint">{t("onboarding-demo")}<code class="mono">"kontor demo --book demo.kontor"</code></p>
                </Show>
            </div>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, usual_pack};

    #[test]
    fn refused_fields_lead_to_their_screen() {
        for (path, step) in [("name", Step::Company), ("pack", Step::Books), ("owner.name", Step::User), ("password", Step::User)]
        {
            assert_eq!(Step::of_path(path), step, "{path}");
        }
        assert_eq!(Step::Company.before(), None);
        assert_eq!(Step::Books.before(), Some(Step::Company));
        assert_eq!(Step::User.after(), None);
    }

    #[test]
    fn every_country_has_books() {
        for (country, pack) in [("DE", "de-skr03"), ("FR", "fr-pcg"), ("ZZ", "neutral"), ("SE", "neutral")] {
            assert_eq!(usual_pack(country).map(|pack| pack.code.as_str()), Some(pack), "{country}");
        }
    }
}
