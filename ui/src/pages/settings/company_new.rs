//! A further company for the book: the same questions that an empty book asks, on one page.

use kontor_contract::company::AddCompany;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, Attempt, CallError},
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, Form, Icon, Shape, Toasts, Variant,
        metaform::{FieldKind, FieldSpec, settle},
        use_toasts,
    },
    pages::founding::{Chosen, Founding, begin_letterhead},
    session::{Session, use_session},
    text::t,
};

/// The form's id, for errors and the focus.
const FORM: &str = "company-new-form";

/// What was typed so far.
#[derive(Clone, Copy)]
struct Adding {
    founding: Founding,
    busy: RwSignal<bool>,
    attempt: StoredValue<Attempt>,
    session: Session,
    toasts: Toasts,
}

impl Adding {
    fn start() -> Self {
        let region = FieldSpec::new("region", "label-region", FieldKind::Text(64)).help("branch-region-help");
        Self {
            founding: Founding::start(vec![region]),
            busy: RwSignal::new(false),
            attempt: StoredValue::new(Attempt::default()),
            session: use_session(),
            toasts: use_toasts(),
        }
    }
    fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let (company, books) = (self.founding.company, self.founding.books);
        company.forgive();
        books.forgive();
        settle::settled(FORM, move |sound| {
            // Both are asked, so that every field that is wrong is marked.
            let complete = [company.complete(), books.complete()];
            if complete.contains(&false) || !sound {
                self.busy.set(false);
                return settle::focus_wrong(FORM);
            }
            match self.request() {
                Ok(request) => self.add(request),
                Err(error) => self.refused(error),
            }
        });
    }
    fn request(self) -> Result<AddCompany, CallError> {
        let Chosen { name, pack, currency, fiscal_start_month, branch, region } = self.founding.chosen()?;
        Ok(AddCompany { name, pack, currency, fiscal_start_month, branch, region })
    }
    fn add(self, request: AddCompany) {
        let Some(Ok(key)) = self.attempt.try_update_value(|attempt| attempt.key(&request)) else { return };
        spawn_local(async move {
            let company = match client::call_once(&request, Some(&key)).await {
                Ok(company) => company,
                Err(error) => return self.refused(error),
            };
            match self.session.switch(company.id).await {
                Ok(there) => {
                    begin_letterhead(company).await;
                    self.session.arrive(there);
                }
                // The company is there; the way to it is tried again from the menu.
                Err(error) => {
                    self.busy.try_set(false);
                    self.toasts.failed(error.sentence());
                }
            }
        });
    }
    /// Shows what the book refused, at its field.
    fn refused(self, error: CallError) {
        self.busy.try_set(false);
        for typing in [self.founding.company, self.founding.books] {
            typing.failed.try_set(Some(error.clone()));
        }
        settle::focus_wrong(FORM);
    }
}

/// Adds a company and goes there.
#[component]
pub fn NewCompany() -> impl IntoView {
    let adding = Adding::start();
    let founding = adding.founding;
    settle::focus_first(FORM);
    // Another country brings other books.
    Effect::new(move |_| {
        drop(founding.company.record());
        founding.suggest();
    });
    use_layer(Scope::Global, move |cmd| {
        let mine = matches!(cmd, Cmd::Submit | Cmd::Save);
        if mine {
            adding.send();
        }
        mine
    });
    let failure = move || {
        founding.company.failed.get().filter(|error| error.0.fields.is_empty()).map(|error| {
            view! { <p class="field-error" role="alert"><Icon shape=Shape::CircleAlert small=true /><span>{error.sentence()}</span></p> }
        })
    };
    let verb = Signal::derive(move || if adding.busy.get() { t("onboarding-busy") } else { t("company-add") });
    view! {
        <header class="head"><h1>{t("company-add-title")}</h1></header>
        <div class="page">
            <div class="page-body" id=FORM>
                <p class="quiet-text">{t("company-add-about")}</p>
                {failure}
                <Form class="form form-narrow" on_end=Callback::new(move |()| adding.send())>
                    {founding.company.fields()}
                    <div class="span-all"><h3 class="form-section">{t("onboarding-books")}</h3></div>
                    {founding.books.fields()}
                </Form>
                {founding.contents()}
                <div class="choices">
                    <Button id="company-add" label=verb variant=Variant::Go cmd=Cmd::Submit disabled=adding.busy on_click=move || adding.send() />
                </div>
            </div>
        </div>
    }
}
