//! Price lists. The prices of one list have a screen of their own.

use kontor_contract::sales::price::{ListPriceLists, PriceListRow, SavePriceList};
use leptos::prelude::*;
use serde_json::json;

use super::{active_column, active_field};
use crate::{
    client::{self, CallError},
    kit::{
        Button, Cell, ColumnKind, Shape,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, MetaPage, Opened, Record, RecordKind, by_code, only, part, text, to_record},
    },
    pages::lookups,
    routes::use_going,
    session::use_session,
    text::t,
};

fn columns() -> Vec<Column<PriceListRow>> {
    vec![
        Column::new("code", t("label-code"), ColumnKind::Link, "128px", |row: &PriceListRow| {
            Cell::Link(row.code.as_str().to_owned())
        })
        .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(200px, 1fr)", |row: &PriceListRow| {
            Cell::Text(row.name.clone())
        }),
        Column::new("currency", t("label-currency"), ColumnKind::Code, "96px", |row: &PriceListRow| {
            Cell::Code(row.currency.to_string())
        }),
        Column::new("standard", t("label-price-list-use"), ColumnKind::Text, "200px", |row: &PriceListRow| {
            Cell::Text(t(if row.standard { "price-list-standard" } else { "price-list-own" }))
        })
        .low(),
        active_column(|row: &PriceListRow| row.active),
    ]
}

fn fields() -> Vec<FieldSpec> {
    vec![
        FieldSpec::new("code", "label-code", FieldKind::Code(32)).required().fixed(),
        FieldSpec::new("currency", "label-currency", FieldKind::Lookup(lookups::currencies())).required().fixed(),
        FieldSpec::new("name", "label-name", FieldKind::Text(200)).required(),
        FieldSpec::new("standard", "field-price-list-standard", FieldKind::Flag),
        active_field(),
    ]
}

async fn save(record: Record, _before: Option<Record>) -> Result<Record, CallError> {
    to_record(&client::call(&part::<SavePriceList>(&record)?).await?)
}

/// Price lists.
#[component]
pub fn PriceLists() -> impl IntoView {
    let currency = use_session().currency();
    let going = use_going();
    let rows = use_list("sales.price_list", |request| async move { client::call(&ListPriceLists(request)).await });
    let prices = move |opened: Opened| {
        let going = going.clone();
        let open = Callback::new(move |()| {
            if let Some(record) = opened.record.get_untracked() {
                going.to(&format!("/sales/price-lists/{}", text(&record, "code")));
            }
        });
        view! {
            <Show when=move || opened.record.with(Option::is_some)>
                <div><Button label=t("prices-open") icon=Shape::List on_click=move || open.run(()) /></div>
            </Show>
        }
        .into_any()
    };
    let kind = RecordKind::new("price-list-new", "sales.price.write", fields())
        .blank(move || json!({"version": 0, "currency": currency, "active": true}))
        .fetching(|key| async move { only(&client::call(&ListPriceLists(by_code(&key))).await?, &key) })
        .saving(save);
    MetaPage::new("price-lists-title", (columns(), rows, |row: &PriceListRow| row.code.as_str().to_owned()), kind)
        .without_filter()
        .beside(prices)
        .view()
}
