//! The access log: sign-ins, refusals, reads of what is sensitive, exports, prints.

use kontor_contract::access_log::{AccessKind, AccessRow, ListAccess};
use kontor_kernel::Decimal;
use leptos::prelude::*;

use super::{call_word, day_of, name_of, users};
use crate::{
    client, figures,
    kit::{
        Cell, ColumnKind, Tone,
        list::{Column, Filter, FilterKind, ListGrid, Tab, use_list},
    },
    pages::place_word,
    prefs::use_prefs,
    text::t,
};

/// What stands in the log for refusals from so many places that they were counted as one.
const MANY_SOURCES: &str = "*";

fn kind_word(kind: AccessKind) -> String {
    t(&format!("access-{}", kind.as_str().replace('_', "-")))
}

fn tone(kind: AccessKind) -> Tone {
    match kind {
        AccessKind::SignInFailed | AccessKind::Denied | AccessKind::Override => Tone::Warning,
        _ => Tone::Plain,
    }
}

fn reason(row: &AccessRow) -> String {
    if row.code.is_empty() { String::new() } else { crate::text::sentence(&row.code, &std::collections::BTreeMap::new()) }
}

fn source(row: &AccessRow) -> String {
    if row.source == MANY_SOURCES { t("audit-many-sources") } else { place_word(&row.source) }
}

fn columns() -> Vec<Column<AccessRow>> {
    vec![
        Column::new("at", t("audit-at"), ColumnKind::Date, "144px", |row: &AccessRow| Cell::Text(figures::moment(row.at)))
            .sortable(),
        Column::new("kind", t("audit-kind"), ColumnKind::Badge, "208px", |row: &AccessRow| {
            Cell::Badge(tone(row.kind), kind_word(row.kind))
        }),
        Column::new("user", t("audit-who"), ColumnKind::Text, "176px", |row: &AccessRow| Cell::Text(name_of(&row.user))),
        Column::new("call", t("audit-what"), ColumnKind::Text, "minmax(184px, 1fr)", |row: &AccessRow| {
            Cell::Text(call_word(&row.call))
        }),
        Column::new("times", t("audit-times"), ColumnKind::Quantity, "72px", |row: &AccessRow| {
            Cell::Decimal(Decimal::from(row.times), 0, 0)
        }),
        Column::new("source", t("audit-source"), ColumnKind::Text, "176px", |row: &AccessRow| Cell::Text(source(row))).low(),
    ]
}

/// The access log.
#[component]
pub fn AccessLog() -> impl IntoView {
    let rows = use_list("*", |request| async move { client::call(&ListAccess(request)).await });
    let kinds = AccessKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind_word(*kind))).collect();
    let peek = |row: &AccessRow| {
        let reason = reason(row);
        view! {
            <dl class="facts num">
                <dt>{t("audit-kind")}</dt><dd>{kind_word(row.kind)}</dd>
                <dt>{t("audit-who")}</dt><dd>{name_of(&row.user)}</dd>
                <dt>{t("audit-at")}</dt><dd>{figures::moment(row.at)}</dd>
                <dt>{t("audit-what")}</dt><dd>{call_word(&row.call)}</dd>
                <dt>{t("audit-source")}</dt><dd>{source(row)}</dd>
                {(!reason.is_empty()).then(|| view! { <dt>{t("audit-reason")}</dt><dd>{reason}</dd> })}
                {row.subject_id.map(|id| view! { <dt>{t("audit-label-id")}</dt><dd>{id.to_string()}</dd> })}
            </dl>
        }
        .into_any()
    };
    // All that is known of an access stands beside the list.
    let prefs = use_prefs();
    let open = move |_: AccessRow| prefs.inspector.set(true);
    let list = ListGrid::new(t("access-log-title"), columns(), rows, |row: &AccessRow| row.id.to_string(), open)
        .peeking(peek)
        .without_filter()
        .filtered(vec![
            Filter::new("on", t("audit-days"), FilterKind::Days).of_day("at", |row: &AccessRow| day_of(row.at)),
            Filter::new("kind", t("audit-kind"), FilterKind::Words(kinds))
                .of("kind", |row: &AccessRow| Some((row.kind.as_str().to_owned(), kind_word(row.kind)))),
            Filter::new("user_id", t("audit-who"), FilterKind::Record(users()))
                .of("user", |row: &AccessRow| row.user_id.map(|id| (id.to_string(), name_of(&row.user)))),
        ])
        .tabbed(&[
            Tab { label: "tab-all", sets: &[] },
            Tab { label: "access-tab-denied", sets: &[("kind", "denied")] },
            Tab { label: "access-tab-sign-in-failed", sets: &[("kind", "sign_in_failed")] },
            Tab { label: "access-tab-read", sets: &[("kind", "read")] },
        ])
        .when_empty(t("audit-empty-title"), t("audit-access-empty-text"));
    view! {
        <header class="head"><h1>{t("access-log-title")}</h1><span class="grow"></span></header>
        {list.view(())}
    }
}
