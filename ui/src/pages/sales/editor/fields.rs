//! The fields above the lines of a draft.

use kontor_kernel::{CurrencyCode, Percent, Rate};
use leptos::prelude::*;

use super::{CUSTOMER, Draft};
use crate::{
    kit::{AmountField, DateField, Form, Lookup, TextField},
    pages::{
        lookups::{self, Parties},
        sales::words::Kind,
    },
    text::{t, ta},
};

/// The fields above the lines.
#[component]
pub fn Fields(
    /// The draft they belong to.
    draft: Draft,
    /// The company's currency: another one asks for its rate.
    own: CurrencyCode,
) -> impl IntoView {
    let error = move |path: &'static str| {
        Signal::derive(move || draft.failed.with(|failed| failed.as_ref().and_then(|error| error.at(path))))
    };
    let until = match draft.kind {
        Kind::Quotation => "quotation-valid-until",
        Kind::Order => "order-deliver-on",
        _ => "invoice-supplied-on",
    };
    view! {
        <Form class="document-head">
            <div class="span-two"><Lookup id=CUSTOMER label=t("label-customer") value=draft.customer source=lookups::parties(Parties::Customers) required=true error=error("draft.customer_id") /></div>
            <DateField label=t("label-date") value=draft.date required=true error=error("draft.date") />
            <DateField label=t(until) value=draft.until error=error("draft.valid_until") />
            <TextField label=t("label-their-reference") value=draft.reference max=64 code=true error=error("draft.reference") />
            <Lookup label=t("label-payment-term") value=draft.term source=lookups::payment_terms() error=error("draft.payment_term") />
            <Lookup label=t("label-warehouse") value=draft.warehouse source=lookups::warehouses() error=error("draft.warehouse_id") />
            <AmountField label=t("document-discount-percent") value=draft.discount decimals=Percent::SCALE loose=true error=error("draft.adjustments") />
            <Show when=move || draft.foreign(own)>
                <AmountField label=ta("document-rate", &[("currency", own.as_str())]) value=draft.rate decimals=Rate::SCALE loose=true error=error("draft.rate") />
                {(draft.kind == Kind::Invoice).then(|| view! { <TextField label=t("document-rate-source") value=draft.rate_source max=32 error=error("rate_source") /> })}
            </Show>
        </Form>
    }
}
