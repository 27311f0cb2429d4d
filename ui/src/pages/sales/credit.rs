//! Crediting an invoice, whole or in part, to the cent.

use kontor_contract::sales::{
    GetDocument,
    delivery::LineQuantity,
    invoice::{GetInvoice, InvoiceView, PostCreditNote},
};
use leptos::prelude::*;

use super::{
    document::use_source,
    posting::use_posting,
    quantities::{self, Part},
    words::Kind,
};
use crate::{
    client, dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Checkbox, DateField, Form, TextField,
        linegrid::{LineGrid, Lines},
    },
    pages::entry::edit::FailureNotice,
    text::t,
};

const POST: &str = "credit-post";
const REASON: &str = "credit-reason";
const SO_FAR: &[&str] = &["label-invoiced", "label-credited"];

/// A new credit note on the invoice in the address.
#[component]
pub fn NewCreditNote() -> impl IntoView {
    let fetch = |id| async move { client::call(&GetInvoice(GetDocument { id })).await };
    use_source("invoice", Kind::Invoice, fetch).view(|invoice| view! { <Credit invoice /> }.into_any())
}

fn parts(invoice: &InvoiceView) -> Vec<Part> {
    let open = invoice.lines.iter().filter(|line| line.credited < line.quantity);
    open.map(|line| Part {
        line: line.line,
        code: line.item_code.clone(),
        description: line.description.clone(),
        unit: line.unit.clone(),
        so_far: vec![line.quantity, line.credited],
        left: line.quantity.checked_sub(line.credited).unwrap_or_default(),
    })
    .collect()
}

#[component]
fn Credit(invoice: InvoiceView) -> impl IntoView {
    let posting = use_posting(Kind::CreditNote);
    let parts = StoredValue::new(parts(&invoice));
    let lines = Lines::new(quantities::columns(SO_FAR, "credit-now"), POST);
    lines.load_fixed(parts.with_value(|parts| parts.iter().map(quantities::cells).collect()));
    dom::focus_soon(REASON.to_owned());
    let (date, reason) = (RwSignal::new(Some(figures::today())), RwSignal::new(String::new()));
    let (returned, again) = (RwSignal::new(false), RwSignal::new(false));
    let missing = RwSignal::new(None::<String>);
    let invoice_id = invoice.id;
    let from_delivery = invoice.lines.iter().any(|line| line.delivery_id.is_some());
    let from_order = invoice.lines.iter().any(|line| line.order_id.is_some());
    let post = Callback::new(move |()| {
        lines.commit_typing();
        let text = reason.get_untracked().trim().to_owned();
        if text.is_empty() {
            missing.set(Some(t("field-required")));
            return dom::focus_id(REASON);
        }
        missing.set(None);
        let asked = match lines.model.with_untracked(|model| parts.with_value(|parts| quantities::asked(model, parts))) {
            Ok(asked) if asked.is_empty() => return lines.complain(0, SO_FAR.len() + 3, t("document-nothing-asked")),
            Ok(asked) => asked,
            Err((row, column)) => return lines.complain(row, column, t("document-quantity-missing")),
        };
        let all = parts.with_value(|parts| quantities::is_all(&asked, parts));
        let quantities = asked.into_iter().map(|(line, quantity)| LineQuantity { line, quantity }).collect();
        let request = PostCreditNote {
            id: posting.id,
            invoice_id,
            date: date.get_untracked(),
            lines: (!all).then_some(quantities),
            reason: text,
            goods_returned: returned.get_untracked(),
            invoice_again: again.get_untracked(),
        };
        posting.post(request, |view| (view.id, &view.number));
    });
    use_layer(Scope::Global, move |cmd| {
        let takes = cmd == Cmd::Submit;
        if takes {
            post.run(());
        }
        takes
    });
    view! {
        <header class="head">
            <h1>{t("credit-note-new-title")}</h1>
            <span class="code">{invoice.number.clone()}</span>
            <span class="cut">{invoice.customer.name.clone()}</span>
        </header>
        {move || posting.failed.get().map(|error| view! { <FailureNotice error /> })}
        <Form class="document-head">
            <div class="span-two"><TextField id=REASON label=t("label-reason") value=reason required=true error=missing /></div>
            <DateField label=t("label-date") value=date required=true error=posting.at("date") />
            {from_delivery.then(|| view! { <Checkbox label=t("credit-goods-returned") value=returned /> })}
            {from_order.then(|| view! { <Checkbox label=t("credit-invoice-again") value=again /> })}
        </Form>
        <LineGrid lines label=t("document-lines") />
        <footer class="actions">
            <span class="grow quiet-text">{t("credit-help")}</span>
            {posting.button(POST, Signal::stored(false), post)}
        </footer>
    }
}
