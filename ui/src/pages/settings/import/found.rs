//! What the book found in the file: how it reads it, what each column means, what is wrong cell by cell.

use std::sync::Arc;

use kontor_contract::import::{DateForm, DecimalMark, ImportColumn, ImportProblem, ImportReport};
use leptos::prelude::*;

use super::{Import, chosen};
use crate::{
    client::{CallError, download},
    figures,
    kit::{
        Button, Cell, ColumnKind, Select, Shape, Table, Variant,
        list::{Column, csv},
        use_toasts,
    },
    text::{self, t, ta, tn},
};

/// The word of a heading that is passed over.
const PASS: &str = "-";

fn fact(label: String, value: String) -> impl IntoView {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
}

fn facts(import: Import, report: &ImportReport) -> impl IntoView + use<> {
    let delimiter = match report.delimiter.as_str() {
        ";" => t("import-semicolon"),
        "," => t("import-comma"),
        "\t" => t("import-tab"),
        other => other.to_owned(),
    };
    let decimal = match report.decimal {
        Some(DecimalMark::Point) => t("import-decimal-point"),
        Some(DecimalMark::Comma) => t("import-decimal-comma"),
        None => t("import-no-numbers"),
    };
    let form = |form: &DateForm| t(&format!("import-date-{}", form.as_str().replace('_', "-")));
    let dates: Vec<String> = report.dates.iter().map(form).collect();
    let encoding = import.origin.get_untracked().map(|origin| origin.encoding.name());
    let sums: Vec<(String, String)> =
        report.sums.iter().map(|sum| (sum.column.clone(), figures::decimal(sum.sum.decimal(), 2, 6))).collect();
    view! {
        <dl class="facts-row num">
            {fact(t("import-rows"), figures::count(usize::try_from(report.rows).unwrap_or_default()))}
            {encoding.map(|encoding| fact(t("import-encoding-name"), encoding.to_owned()))}
            {fact(t("import-delimiter"), delimiter)}
            {fact(t("import-decimal"), decimal)}
            {(!dates.is_empty()).then(|| fact(t("import-dates"), dates.join(", ")))}
            {sums.into_iter().map(|(column, sum)| fact(ta("import-sum", &[("column", &column)]), sum)).collect_view()}
        </dl>
    }
}

/// A column of the file: what it means can be said here, where the book does not know.
fn column(import: Import, found: ImportColumn) -> impl IntoView {
    let heading = found.heading.clone();
    let passed = import.columns.with_untracked(|columns| columns.contains_key(&heading));
    let word = found.column.clone().unwrap_or_else(|| if passed { PASS.to_owned() } else { String::new() });
    let value = RwSignal::new(word.clone());
    let known = untrack(|| import.holds()).columns();
    let mut options: Vec<(String, String)> = Vec::new();
    if word.is_empty() {
        options.push((String::new(), t("import-column-choose")));
    }
    options.push((PASS.to_owned(), t("import-column-pass")));
    options.extend(known.iter().map(|column| (column.name.to_owned(), column.name.to_owned())));
    let own = heading.clone();
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if before.as_ref().is_some_and(|before| *before != now) && !now.is_empty() {
            let column = Some(now.clone()).filter(|now| now != PASS);
            import.columns.update(|columns| drop(columns.insert(own.clone(), column)));
        }
        now
    });
    let error = Signal::derive(move || value.with(String::is_empty).then(|| t("import-column-meaning")));
    let sample = move || {
        import.report.with(|report| {
            let found = report.as_ref()?.columns.iter().find(|found| found.heading == heading)?;
            let read = found.read.as_ref().filter(|read| **read != found.written);
            Some(read.map_or_else(|| found.written.clone(), |read| format!("{} → {read}", found.written)))
        })
    };
    view! {
        <div class="import-column">
            <Select label=found.heading value options=Signal::stored(options) error />
            <p class="field-note num cut">{move || sample().unwrap_or_default()}</p>
        </div>
    }
}

fn problem_columns() -> Vec<Column<ImportProblem>> {
    let row = |problem: &ImportProblem| if problem.row == 0 { t("import-whole-file") } else { problem.row.to_string() };
    let rule = |problem: &ImportProblem| text::sentence(&problem.code, &problem.params);
    vec![
        Column::new("row", t("import-row"), ColumnKind::Link, "72px", move |problem: &ImportProblem| Cell::Link(row(problem))),
        Column::new("column", t("import-column"), ColumnKind::Code, "136px", |problem: &ImportProblem| {
            Cell::Code(problem.column.clone())
        }),
        Column::new("value", t("import-value"), ColumnKind::Text, "160px", |problem: &ImportProblem| {
            Cell::Text(problem.value.clone())
        }),
        Column::new("rule", t("import-rule"), ColumnKind::Text, "minmax(240px, 1fr)", move |problem: &ImportProblem| {
            Cell::Text(rule(problem))
        }),
    ]
}

/// What is wrong as a file of its own, for whoever mends the data elsewhere.
fn save(problems: &[ImportProblem]) -> Result<(), CallError> {
    download::save_text(&format!("{}.csv", t("import-problems-file")), &csv(&problem_columns(), problems, ""))
}

fn problems(report: &ImportReport) -> impl IntoView + use<> {
    let toasts = use_toasts();
    let all = Arc::new(report.problems.clone());
    let more = usize::try_from(report.problem_count).unwrap_or_default().saturating_sub(all.len());
    let rows = Signal::stored(all.clone());
    let keep = move || {
        if let Err(error) = save(&all) {
            toasts.failed(error.sentence());
        }
    };
    view! {
        <section class="section">
            <div class="section-head">
                <h2 class="grow">{t("import-problems")}</h2>
                <Button label=t("import-problems-save") variant=Variant::Quiet icon=Shape::Download on_click=keep />
            </div>
            <div class="import-problems">
                {Table::new(t("import-problems"), problem_columns(), rows).opening(|problem: &ImportProblem| problem.row.to_string(), |problem: ImportProblem| chosen::go_to(problem.row)).view()}
            </div>
            {(more > 0).then(|| view! { <p class="quiet-text">{tn("import-problems-more", more)}</p> })}
        </section>
    }
}

pub(super) fn view(import: Import) -> impl IntoView {
    let wrong = move || import.report.get().filter(|report| !report.problems.is_empty()).map(|report| problems(&report));
    let found = move || import.report.get().map(|report| facts(import, &report));
    // The columns stay as they are drawn while the book looks again: what one chooses there keeps the focus.
    let headings = Memo::new(move |_| {
        import.report.with(|report| {
            let headings = |report: &ImportReport| report.columns.iter().map(|found| found.heading.clone()).collect::<Vec<_>>();
            report.as_ref().map(headings).unwrap_or_default()
        })
    });
    let columns = move || {
        headings.track();
        import.kind.track();
        let found =
            import.report.with_untracked(|report| report.as_ref().map(|report| report.columns.clone())).unwrap_or_default();
        found.into_iter().map(|found| column(import, found)).collect_view()
    };
    view! {
        <section class="section">
            <h2>{t("import-found")}</h2>
            {found}
            <div class="import-columns">{columns}</div>
        </section>
        {wrong}
    }
}
