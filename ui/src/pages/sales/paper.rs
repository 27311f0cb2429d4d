//! The paper of a document on the screen: the very pages that are printed, saved and opened.

use std::sync::Arc;

use kontor_contract::{
    command::Command,
    paper::Pages,
    sales::{
        GetDocument, SalesDocumentId,
        delivery::PrintDelivery,
        invoice::{PrintCreditNote, PrintInvoice},
        order::{PrintOrder, PrintQuotation},
    },
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::Kind;
use crate::{
    client::{CallError, paper},
    keymap::Cmd,
    kit::{Button, Dialog, Shape, Skeleton, Variant, use_toasts},
    pages::entry::edit::FailureNotice,
    text::{t, ta},
};

/// Opens the paper of the document on the screen.
#[derive(Clone, Copy, Default)]
pub struct Paper {
    open: RwSignal<bool>,
}

impl Paper {
    /// A paper that is not shown yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// Shows it.
    pub fn show(self) {
        self.open.set(true);
    }
}

/// The button that shows the paper.
#[component]
pub fn PaperButton(
    /// What it shows.
    paper: Paper,
    /// Done instead of showing it at once: what is shown has to be made first.
    #[prop(optional, into)]
    on_show: Option<Callback<()>>,
) -> impl IntoView {
    let show = move || match on_show {
        Some(on_show) => on_show.run(()),
        None => paper.show(),
    };
    view! { <Button id="document-paper" label=t("document-paper") icon=Shape::Printer cmd=Cmd::Print on_click=show /> }
}

/// The dialog with the pages.
#[component]
pub fn PaperDialog<C: Command + Clone + Send + Sync + 'static>(
    /// Whether it is shown.
    paper: Paper,
    /// The document's name.
    title: String,
    /// The command whose answer is the paper.
    request: C,
) -> impl IntoView {
    let request = Arc::new(request);
    view! {
        <Dialog title open=paper.open wide=true>
            <Sheets request=request.clone() />
        </Dialog>
    }
}

/// The dialog with the pages of a sales document.
pub fn paper_of(kind: Kind, id: SalesDocumentId, title: String, paper: Paper) -> AnyView {
    let of = GetDocument { id };
    match kind {
        Kind::Quotation => view! { <PaperDialog paper title request=PrintQuotation(of) /> }.into_any(),
        Kind::Order => view! { <PaperDialog paper title request=PrintOrder(of) /> }.into_any(),
        Kind::Delivery => view! { <PaperDialog paper title request=PrintDelivery(of) /> }.into_any(),
        Kind::Invoice => view! { <PaperDialog paper title request=PrintInvoice(of) /> }.into_any(),
        Kind::CreditNote => view! { <PaperDialog paper title request=PrintCreditNote(of) /> }.into_any(),
    }
}

#[component]
fn Sheets<C: Command + Clone + Send + Sync + 'static>(request: Arc<C>) -> impl IntoView {
    let toasts = use_toasts();
    let pages = RwSignal::new(None::<Result<Pages, CallError>>);
    let failed = RwSignal::new(None::<CallError>);
    {
        let request = request.clone();
        spawn_local(async move {
            pages.try_set(Some(paper::pages(&*request).await));
        });
    }
    let open = {
        let request = request.clone();
        move || {
            let request = request.clone();
            spawn_local(async move {
                if let Err(error) = paper::open(&*request).await {
                    failed.try_set(Some(error));
                }
            });
        }
    };
    let save = move || {
        let request = request.clone();
        spawn_local(async move {
            match paper::save(&*request).await {
                Ok(Some(place)) => toasts.done(ta("document-saved-as", &[("place", &place)])),
                Ok(None) => {}
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let sheets = move || match pages.get() {
        None => view! { <Skeleton /> }.into_any(),
        Some(Err(error)) => view! { <FailureNotice error /> }.into_any(),
        Some(Ok(pages)) => {
            let count = pages.page_count;
            pages
                .pages
                .into_iter()
                .zip(1_u32..)
                .map(|(page, number)| {
                    let name = ta("document-page", &[("page", &number.to_string()), ("count", &count.to_string())]);
                    view! {
                        <figure class="sheet-paper">
                            <img src=page.png.data_url() width=(page.width / 2).to_string() height=(page.height / 2).to_string() alt=name.clone() />
                            <figcaption class="meta num">{name}</figcaption>
                        </figure>
                    }
                })
                .collect_view()
                .into_any()
        }
    };
    view! {
        <div class="dialog-body paper-body" tabindex="0" aria-label=t("document-paper")>
            {move || failed.get().map(|error| view! { <FailureNotice error /> })}
            {sheets}
        </div>
        <div class="dialog-actions">
            <Button label=t("document-save-pdf") icon=Shape::Download on_click=save />
            <Button id="paper-open" label=t("document-open-pdf") icon=Shape::Printer variant=Variant::Go on_click=open />
        </div>
    }
}
