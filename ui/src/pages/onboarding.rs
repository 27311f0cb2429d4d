//! An empty book: three short screens, then somebody is signed in. Every screen has defaults; Back keeps what was typed.

use kontor_contract::identity::{CreateCompany, NewUser};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;

use super::founding::{Chosen, Founding, begin_letterhead};
use crate::{
    client::{self, CallError},
    dom,
    kit::{
        Button, Checkbox, Form, Icon, Shape, Variant,
        metaform::{FieldKind, FieldSpec, Typing, part, read, settle},
    },
    session::{Session, use_session},
    text::{language, t, ta},
};

/// The form's id, for errors and the focus.
const FORM: &str = "onboarding-form";

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
    founding: Founding,
    user: Typing,
    busy: RwSignal<bool>,
    /// Whether the import follows.
    imports: RwSignal<bool>,
    session: Session,
}

impl Setup {
    fn start() -> Self {
        let setup = Self {
            step: RwSignal::new(Step::Company),
            founding: Founding::start(Vec::new()),
            user: Typing::new(user_fields(), "owner"),
            busy: RwSignal::new(false),
            imports: RwSignal::new(false),
            session: use_session(),
        };
        setup.user.load(&json!({}), false);
        setup
    }
    const fn form(self, step: Step) -> Typing {
        match step {
            Step::Company => self.founding.company,
            Step::Books => self.founding.books,
            Step::User => self.user,
        }
    }
    fn go(self, step: Step) {
        self.step.set(step);
        settle::focus_first(FORM);
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
                self.founding.suggest();
            }
            match step.after() {
                Some(next) => self.go(next),
                None => self.create(),
            }
        });
    }
    fn request(self) -> Result<CreateCompany, CallError> {
        let Chosen { name, pack, currency, fiscal_start_month, branch, region } = self.founding.chosen()?;
        let user = untrack(|| self.user.record());
        Ok(CreateCompany {
            name,
            pack,
            currency,
            fiscal_start_month,
            branch,
            region,
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
                Ok(company) => begin_letterhead(company).await,
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
            {(step == Step::Books).then(|| setup.founding.contents())}
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
    use super::Step;

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
}
