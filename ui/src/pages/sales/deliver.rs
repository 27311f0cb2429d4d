//! Delivering an order, whole or in part: stock leaves, its cost is posted.

use kontor_contract::sales::{
    GetDocument,
    delivery::{LineQuantity, PostDelivery},
    order::{GetOrder, OrderView},
};
use kontor_kernel::CivilDate;
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
        DateField, Form,
        linegrid::{LineGrid, Lines},
    },
    pages::entry::edit::FailureNotice,
    text::t,
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
    let posting = use_posting(Kind::Delivery);
    let parts = StoredValue::new(parts(&order));
    let lines = Lines::new(quantities::columns(&["label-ordered", "label-delivered"], "delivery-now"), POST);
    lines.load_fixed(parts.with_value(|parts| parts.iter().map(quantities::cells).collect()));
    lines.focus();
    let date = RwSignal::new(Some(figures::today()));
    let order_id = order.head.id;
    let post = Callback::new(move |()| {
        lines.commit_typing();
        let Some((date, asked)) = whole(date, lines, parts) else { return };
        let quantities = asked.iter().map(|(line, quantity)| LineQuantity { line: *line, quantity: *quantity }).collect();
        let all = parts.with_value(|parts| quantities::is_all(&asked, parts));
        let request = PostDelivery { id: posting.id, order_id, date: Some(date), lines: (!all).then_some(quantities) };
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
            <h1>{t("delivery-new-title")}</h1>
            <span class="code">{order.head.number.clone()}</span>
            <span class="cut">{order.head.customer.clone()}</span>
        </header>
        {move || posting.failed.get().map(|error| view! { <FailureNotice error /> })}
        <Form class="document-head">
            <DateField id="delivery-date" label=t("label-date") value=date required=true error=posting.at("date") />
        </Form>
        <LineGrid lines label=t("document-lines") />
        <footer class="actions">
            <span class="grow quiet-text">{t("delivery-help")}</span>
            {posting.button(POST, Signal::stored(false), post)}
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
