//! The audit log: who changed what, when and from where, with every field before and after; and who had access.

pub mod access;
pub mod detail;

use kontor_contract::{
    audit::{EXPORT_COLUMNS, ExportLog, ListLog, LogRow, document_word},
    i18n::texts,
    list::{Condition, Scalar},
    timeline::TimelineDocument,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use detail::Changes;

use crate::{
    client::{self, download::save_text},
    figures,
    kit::{
        Button, Cell, Choice, ColumnKind, LookupSource, Shape, Toasts,
        list::{Column, Filter, FilterKind, ListGrid, ListSource, csv, use_list},
        use_toasts,
    },
    pages::place_word,
    routes::use_going,
    text::{language, t, ta},
};

/// Kinds of documents and records that entries are found by.
const KINDS: &[&str] = &[
    "sales.quotation",
    "sales.order",
    "sales.delivery",
    "sales.invoice",
    "sales.credit_note",
    "sales.price_list",
    "sales.payment",
    "finance.entry",
    "finance.account",
    "finance.tax_code",
    "finance.payment_term",
    "inventory.item",
    "inventory.warehouse",
    "inventory.receipt",
    "inventory.adjustment",
    "parties.party",
    "identity.user",
    "identity.role",
    "identity.team",
    "identity.company",
    "identity.branch",
    "approvals.request",
    "approvals.rule",
];

/// What a command is called.
pub fn call_word(call: &str) -> String {
    kontor_contract::audit::call_word(texts(language()), call)
}

/// Documents and records in one line.
pub fn documents_word(documents: &[TimelineDocument]) -> String {
    let one = |doc: &TimelineDocument| document_word(texts(language()), &doc.kind, &doc.number);
    documents.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Whoever did it; somebody the book does not know has no name.
fn name_of(name: &str) -> String {
    if name.is_empty() { t("audit-somebody") } else { name.to_owned() }
}

/// Users, to be chosen by name.
fn users() -> LookupSource {
    use kontor_contract::{identity::ListUsers, list::ListRequest};
    LookupSource::asked(|typed| async move {
        let page = client::call(&ListUsers(ListRequest::default())).await?;
        let wanted = typed.trim().to_lowercase();
        let fits = |text: &str| text.to_lowercase().contains(&wanted);
        let found = page.rows.iter().filter(|row| fits(&row.name) || fits(&row.login));
        Ok(found.map(|row| Choice::new(row.login.clone(), row.name.clone()).with_id(row.id)).collect())
    })
}

/// Commands that change something, by their names in the log.
fn calls() -> Vec<(String, String)> {
    let texts = texts(language());
    let named =
        kontor_contract::commands().filter(|spec| texts.has(&format!("call-{}", kontor_contract::i18n::key_of(spec.name))));
    let mut calls: Vec<(String, String)> = named
        .map(|spec| {
            // Several documents are created, changed and posted: the command's noun tells which.
            let noun = spec.name.rsplit_once('.').map_or(spec.name, |(noun, _)| noun);
            (spec.name.to_owned(), format!("{}: {}", document_word(texts, noun, ""), call_word(spec.name)))
        })
        .collect();
    calls.sort_by(|left, right| left.1.cmp(&right.1));
    calls
}

/// The day of a moment, as this computer's clock shows it.
fn day_of(at: kontor_kernel::Instant) -> Option<kontor_kernel::CivilDate> {
    kontor_kernel::date::parse_iso(figures::moment(at).split(' ').next()?).ok()
}

fn columns() -> Vec<Column<LogRow>> {
    vec![
        Column::new("at", t("audit-at"), ColumnKind::Date, "144px", |row: &LogRow| Cell::Text(figures::moment(row.at)))
            .sortable(),
        Column::new("actor", t("audit-who"), ColumnKind::Text, "176px", |row: &LogRow| Cell::Text(name_of(&row.actor))),
        Column::new("call", t("audit-what"), ColumnKind::Link, "minmax(184px, 1fr)", |row: &LogRow| {
            Cell::Link(call_word(&row.call))
        }),
        Column::new("documents", t("audit-about"), ColumnKind::Text, "minmax(200px, 1.4fr)", |row: &LogRow| {
            Cell::Text(documents_word(&row.documents))
        }),
        Column::new("source", t("audit-source"), ColumnKind::Text, "176px", |row: &LogRow| Cell::Text(place_word(&row.source)))
            .low(),
        Column::new("approver", t("audit-approver"), ColumnKind::Text, "176px", |row: &LogRow| Cell::Text(row.approver.clone()))
            .low(),
        Column::new("entry", t("audit-entry"), ColumnKind::Code, "88px", |row: &LogRow| Cell::Code(row.fact_no.to_string()))
            .low(),
    ]
}

fn filters() -> Vec<Filter<LogRow>> {
    let kinds = KINDS.iter().map(|kind| ((*kind).to_owned(), document_word(texts(language()), kind, ""))).collect();
    vec![
        Filter::new("on", t("audit-days"), FilterKind::Days).of_day("at", |row: &LogRow| day_of(row.at)),
        Filter::new("actor_id", t("audit-who"), FilterKind::Record(users()))
            .of("actor", |row: &LogRow| Some((row.actor_id.to_string(), name_of(&row.actor)))),
        Filter::new("kind", t("audit-kind"), FilterKind::Words(kinds)),
        Filter::new("call", t("audit-call"), FilterKind::Words(calls()))
            .of("call", |row: &LogRow| Some((row.call.clone(), call_word(&row.call)))),
        Filter::new("number", t("audit-number"), FilterKind::Text).showing("documents"),
        Filter::new("doc_id", t("audit-label-id"), FilterKind::Text),
    ]
}

/// The log as a file, with every field before and after.
fn export(rows: ListSource<LogRow>, busy: RwSignal<bool>, toasts: Toasts) {
    if busy.get_untracked() {
        return;
    }
    let mut filter: std::collections::BTreeMap<String, Condition> = rows.facets.get_untracked().into_iter().collect();
    let text = rows.text.get_untracked();
    if !text.trim().is_empty() {
        filter.insert("text".to_owned(), Condition::Is(Scalar::Text(text.trim().to_owned())));
    }
    busy.set(true);
    spawn_local(async move {
        let answer = client::call(&ExportLog { filter }).await;
        busy.try_set(false);
        let saved = answer.and_then(|export| {
            let columns: Vec<Column<[String; EXPORT_COLUMNS]>> = export
                .heads
                .iter()
                .enumerate()
                .map(|(at, head)| {
                    Column::new("", head.clone(), ColumnKind::Text, "", move |cells: &[String; EXPORT_COLUMNS]| {
                        Cell::Text(cells[at].clone())
                    })
                })
                .collect();
            let lines: Vec<[String; EXPORT_COLUMNS]> =
                export.lines.iter().map(kontor_contract::audit::ExportLine::cells).collect();
            save_text(&export.file_name, &csv(&columns, &lines, ""))?;
            Ok((export.file_name, lines.len()))
        });
        match saved {
            Ok((name, count)) => toasts.done(ta("audit-exported", &[("name", &name), ("count", &figures::count(count))])),
            Err(error) => toasts.failed(error.sentence()),
        }
    });
}

/// The audit log.
#[component]
pub fn AuditLog() -> impl IntoView {
    let (going, toasts) = (use_going(), use_toasts());
    let busy = RwSignal::new(false);
    let rows = use_list("*", |request| async move { client::call(&ListLog(request)).await });
    let list = ListGrid::new(
        t("audit-title"),
        columns(),
        rows,
        |row: &LogRow| row.fact_no.to_string(),
        move |row| going.to(&format!("/settings/audit/{}", row.fact_no)),
    )
    .peeking(|row: &LogRow| {
        let fact_no = row.fact_no;
        view! { <Changes fact_no /> }.into_any()
    })
    .filtered(filters())
    .when_empty(t("audit-empty-title"), t("audit-empty-text"));
    view! {
        <header class="head">
            <h1>{t("audit-title")}</h1>
            <span class="grow"></span>
            <Button id="audit-export" label=t("audit-export") icon=Shape::Download disabled=busy on_click=move || export(rows, busy, toasts) />
        </header>
        {list.view(())}
    }
}
