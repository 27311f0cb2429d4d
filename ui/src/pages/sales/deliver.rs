//! Delivering an order, whole or in part: stock leaves, its cost is posted.

use kontor_contract::sales::{
    GetDocument, SalesDocumentId,
    delivery::{LineQuantity, PostDelivery},
    order::{GetOrder, OrderView},
};
use kontor_kernel::CivilDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    document::use_source,
    quantities::{self, Part},
    words::Kind,
};
use crate::{
    client::{self, Attempt, CallError},
    dom, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, DateField, Form, Variant,
        linegrid::{LineGrid, Lines},
        use_toasts,
    },
    pages::entry::edit::FailureNotice,
    routes::use_going,
    shell::use_tabs,
    text::{t, ta},
};

const POST: &str = "delivery-post";

/// A new delivery of the order in the address.
#[component]
pub fn NewDelivery() -> impl IntoView {
    let fetch = |id| async move { client::call(&GetOrder(GetDocument { id })).await };
    use_source("order", Kind::Order, fetch).view(|order| view! { <Deliver order /> }.into_any())
}

fn parts(order: &OrderView) -> Vec<Part> {
    let open = order.lines.iter().filter(|line| line.stocked && line.delivered < line.quantity);
    open.map(|line| Part {
        line: line.line,
        code: line.item_code.clone(),
        description: line.description.clone(),
        unit: line.unit.clone(),
        so_far: vec![line.quantity, line.delivered],
        left: line.quantity.checked_sub(line.delivered).unwrap_or_default(),
    })
    .collect()
}

#[component]
fn Deliver(order: OrderView) -> impl IntoView {
    let (going, toasts, tabs) = (use_going(), use_toasts(), use_tabs());
    let here = tabs.here();
    let parts = StoredValue::new(parts(&order));
    let lines = Lines::new(quantities::columns(&["label-ordered", "label-delivered"], "delivery-now"), POST);
    lines.load_fixed(parts.with_value(|parts| parts.iter().map(quantities::cells).collect()));
    lines.focus();
    let date = RwSignal::new(Some(figures::today()));
    let failed = RwSignal::new(None::<CallError>);
    let busy = RwSignal::new(false);
    let attempt = StoredValue::new(Attempt::default());
    let id = client::fresh_key().parse::<SalesDocumentId>().ok();
    let order_id = order.head.id;
    let post = Callback::new(move |()| {
        lines.commit_typing();
        let Some((date, asked)) = whole(date, lines, parts).filter(|_| !busy.get_untracked()) else { return };
        let quantities = asked.iter().map(|(line, quantity)| LineQuantity { line: *line, quantity: *quantity }).collect();
        let all = parts.with_value(|parts| quantities::is_all(&asked, parts));
        let request = PostDelivery { id, order_id, date: Some(date), lines: (!all).then_some(quantities) };
        busy.set(true);
        let (going, here) = (going.clone(), here.clone());
        spawn_local(async move {
            let Some(Ok(key)) = attempt.try_update_value(|attempt| attempt.key(&request)) else { return };
            let answer = client::call_once(&request, Some(&key)).await;
            busy.try_set(false);
            match answer {
                Ok(view) => {
                    toasts.done(ta("delivery-posted", &[("number", &view.number)]));
                    going.replace(&going.address(&format!("{}/{}", Kind::Delivery.path(), view.id)));
                    tabs.forget(&here);
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
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
            <h1>{t("delivery-new-title")}</h1>
            <span class="code">{order.head.number.clone()}</span>
            <span class="cut">{order.head.customer.clone()}</span>
        </header>
        {move || failed.get().map(|error| view! { <FailureNotice error /> })}
        <Form class="document-head">
            <DateField id="delivery-date" label=t("label-date") value=date required=true error=Signal::derive(move || failed.with(|failed| failed.as_ref().and_then(|error| error.at("date")))) />
        </Form>
        <LineGrid lines label=t("document-lines") />
        <footer class="actions">
            <span class="grow quiet-text">{t("delivery-help")}</span>
            <Button id=POST label=Signal::derive(move || t(if busy.get() { "document-busy" } else { "delivery-post" })) variant=Variant::Go cmd=Cmd::Submit disabled=busy on_click=move || post.run(()) />
        </footer>
    }
}

/// Day and quantities, unless something is missing; then the focus goes there.
fn whole(
    date: RwSignal<Option<CivilDate>>,
    lines: Lines,
    parts: StoredValue<Vec<Part>>,
) -> Option<(CivilDate, Vec<(i64, kontor_kernel::Quantity)>)> {
    let Some(date) = date.get_untracked() else {
        dom::focus_id("delivery-date");
        return None;
    };
    let column = quantities::columns(&["label-ordered", "label-delivered"], "delivery-now").len() - 1;
    match lines.model.with_untracked(|model| parts.with_value(|parts| quantities::asked(model, parts))) {
        Ok(asked) if asked.is_empty() => {
            lines.complain(0, column, t("document-nothing-asked"));
            None
        }
        Ok(asked) => Some((date, asked)),
        Err((row, column)) => {
            lines.complain(row, column, t("document-quantity-missing"));
            None
        }
    }
}
