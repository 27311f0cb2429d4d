//! Backups: made now or by a schedule, verified, put back. Above them what keeps the book from being posted into.

use std::sync::Arc;

use kontor_contract::safekeeping::{
    BackupRow, BackupSettings, BackupsView, CancelRestore, ListBackups, MakeBackup, MakeDiagnosis, PreviewRestore,
    RestorePreview, SetBackups, StageRestore,
};
use kontor_kernel::Decimal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::encryption::BookEncryption;
use super::epoch::{EpochSection, numbers};
use crate::{
    client::{self, CallError, live::use_live},
    figures,
    kit::{
        Button, Cell, Checkbox, ColumnKind, Dialog, ErrorState, Form, Shape, Skeleton, Table, TextField, Tone, Variant,
        list::Column, use_toasts,
    },
    pages::entry::edit::FailureNotice,
    session::use_session,
    text::{t, ta, tn},
};

/// Bytes in a megabyte, as people speak of files.
const MEGABYTE: i64 = 1_000_000;

/// The page.
#[component]
pub fn Backups() -> impl IntoView {
    let view = RwSignal::new(None::<Result<BackupsView, CallError>>);
    let changed = use_live("book.backup");
    let load = move || {
        spawn_local(async move {
            let answer = client::call(&ListBackups {}).await;
            view.try_set(Some(answer));
        });
    };
    Effect::new(move |_| {
        changed.track();
        load();
    });
    let shown = move || match view.get() {
        None => view! { <Skeleton rows=6 /> }.into_any(),
        Some(Err(error)) => view! { <ErrorState error retry=Callback::new(move |()| load()) /> }.into_any(),
        Some(Ok(found)) => view! { <Found found reload=Callback::new(move |()| load()) /> }.into_any(),
    };
    view! {
        <header class="head"><h1>{t("backup-title")}</h1></header>
        <div class="page"><div class="page-body"><EpochSection />{shown}</div></div>
    }
}

/// What is known of the backups.
#[component]
fn Found(found: BackupsView, reload: Callback<()>) -> impl IntoView {
    let may = use_session().may("book.backup.write");
    let restores = RwSignal::new(false);
    let file = RwSignal::new(String::new());
    let newest = found.backups.iter().filter(|row| row.verified_at.is_some()).map(|row| row.made_at).max();
    let last = newest.map_or_else(|| t("backup-never"), |at| ta("backup-last", &[("at", &figures::moment(at))]));
    let folder = ta("backup-folder-is", &[("folder", &found.folder)]);
    let staged = found.staged.is_some();
    let rows = Signal::stored(Arc::new(found.backups.clone()));
    let table = Table::new(t("backup-list"), columns(), rows).opening(move |row: BackupRow| {
        if may {
            file.set(row.file);
            restores.set(true);
        }
    });
    view! {
        <section class="section">
            <h2>{t("backup-now-title")}</h2>
            <p id="backup-last">{last}</p>
            <p class="quiet-text">{folder}</p>
            {may.then(|| view! { <Making restores file reload /> })}
            {(staged && may).then(|| view! { <Staged reload /> })}
        </section>
        {found.book_encrypted.map(|encrypted| view! { <BookEncryption encrypted /> })}
        {(!found.backups.is_empty()).then(|| view! { <section class="section"><h2>{t("backup-list")}</h2>{table.view()}</section> })}
        {may.then(|| view! { <Schedule found=found.clone() reload /> })}
        <Dialog title=t("restore-title") open=restores wide=true><RestorePane file open=restores reload /></Dialog>
    }
}

fn columns() -> Vec<Column<BackupRow>> {
    vec![
        Column::new("made_at", t("backup-made"), ColumnKind::Link, "180px", |row: &BackupRow| {
            Cell::Link(figures::moment(row.made_at))
        }),
        Column::new("state", t("label-state"), ColumnKind::Badge, "200px", |row: &BackupRow| {
            if row.problem.is_empty() {
                Cell::Badge(Tone::Positive, t("backup-verified"))
            } else {
                Cell::Badge(Tone::Negative, t("backup-damaged"))
            }
        }),
        Column::new("made_by", t("backup-by"), ColumnKind::Text, "140px", |row: &BackupRow| {
            Cell::Text(t(&format!("backup-by-{}", row.made_by.as_str())))
        }),
        Column::new("size", t("backup-size"), ColumnKind::Quantity, "96px", |row: &BackupRow| {
            Cell::Decimal(Decimal::from(row.size) / Decimal::from(MEGABYTE), 1, 1)
        }),
        Column::new("file", t("backup-file"), ColumnKind::Text, "minmax(260px, 1fr)", |row: &BackupRow| {
            let lock = if row.encrypted { format!(" · {}", t("backup-encrypted")) } else { String::new() };
            Cell::Text(format!("{}{lock}", row.file))
        }),
    ]
}

/// A backup now, a file to put back, a file for support.
#[component]
fn Making(restores: RwSignal<bool>, file: RwSignal<String>, reload: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<CallError>);
    let make = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let answer = client::call(&MakeBackup {}).await;
            busy.try_set(false);
            match answer {
                Ok(row) if row.problem.is_empty() => toasts.done(t("backup-done")),
                Ok(row) => toasts.failed(ta("backup-done-damaged", &[("problem", &row.problem)])),
                Err(error) => drop(failed.try_set(Some(error))),
            }
            reload.run(());
        });
    };
    let diagnose = move || {
        spawn_local(async move {
            match client::call(&MakeDiagnosis {}).await {
                Ok(made) => toasts.done(ta("diagnosis-done", &[("file", &made.file)])),
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let label = Signal::derive(move || t(if busy.get() { "backup-making" } else { "backup-make" }));
    view! {
        <div class="choices">
            <Button id="backup-make" label variant=Variant::Go icon=Shape::Download disabled=busy on_click=make />
            <Button id="backup-restore" label=t("restore-choose") on_click=move || { file.set(String::new()); restores.set(true); } />
            <Button id="diagnosis-make" label=t("diagnosis-make") on_click=diagnose />
        </div>
        <div role="status">{move || failed.get().map(|error| view! { <FailureNotice error /> })}</div>
    }
}

/// A file waits to take the book's place.
#[component]
fn Staged(reload: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let cancel = move || {
        spawn_local(async move {
            match client::call(&CancelRestore {}).await {
                Ok(_) => toasts.done(t("restore-cancelled")),
                Err(error) => toasts.failed(error.sentence()),
            }
            reload.run(());
        });
    };
    view! {
        <div class="notice" role="status">
            <crate::kit::Icon shape=Shape::TriangleAlert />
            <span>{t("restore-waits")}</span>
            <Button label=t("restore-cancel") on_click=cancel />
        </div>
    }
}

/// How backups are made.
#[component]
fn Schedule(found: BackupsView, reload: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let BackupsView { settings, version, passphrase: kept, .. } = found;
    let number = |value: u32| RwSignal::new(value.to_string());
    let folder = RwSignal::new(settings.folder.clone());
    let (every, daily) = (number(settings.every_hours), number(settings.keep_daily));
    let (weekly, monthly) = (number(settings.keep_weekly), number(settings.keep_monthly));
    let encrypt = RwSignal::new(settings.encrypt);
    let passphrase = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<CallError>);
    let read = |value: RwSignal<String>| value.get_untracked().trim().parse::<u32>().unwrap_or(u32::MAX);
    let save = move || {
        let settings = BackupSettings {
            folder: folder.get_untracked().trim().to_owned(),
            every_hours: read(every),
            keep_daily: read(daily),
            keep_weekly: read(weekly),
            keep_monthly: read(monthly),
            encrypt: encrypt.get_untracked(),
        };
        let passphrase = Some(passphrase.get_untracked()).filter(|typed| !typed.is_empty());
        spawn_local(async move {
            match client::call(&SetBackups { version, settings, passphrase }).await {
                Ok(_) => {
                    toasts.done(t("backup-saved"));
                    reload.run(());
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let at =
        move |path: &'static str| Signal::derive(move || failed.with(|failed| failed.as_ref().and_then(|error| error.at(path))));
    let secret = if kept { t("backup-passphrase-kept") } else { t("backup-passphrase-help") };
    view! {
        <section class="section">
            <h2>{t("backup-schedule")}</h2>
            <Form class="form form-narrow">
                <TextField id="backup-folder" label=t("backup-folder") value=folder note=t("backup-folder-help") error=at("settings.folder") max=1000 />
                <TextField id="backup-every" label=t("backup-every") value=every note=t("backup-every-help") error=at("settings.every_hours") max=3 />
                <TextField id="backup-daily" label=t("backup-daily") value=daily error=at("settings.keep_daily") max=3 />
                <TextField id="backup-weekly" label=t("backup-weekly") value=weekly error=at("settings.keep_weekly") max=3 />
                <TextField id="backup-monthly" label=t("backup-monthly") value=monthly error=at("settings.keep_monthly") max=3 />
                <Checkbox label=t("backup-encrypt") value=encrypt />
                <Show when=move || encrypt.get()>
                    <TextField id="backup-passphrase" label=t("backup-passphrase") value=passphrase secret=true note=secret.clone() error=at("passphrase") max=200 />
                </Show>
                <div role="status">{move || failed.get().map(|error| view! { <FailureNotice error /> })}</div>
                <div><Button id="backup-save" label=t("action-save") on_click=save /></div>
            </Form>
        </section>
    }
}

/// Which file, what it holds beside what is here, and the step that cannot be taken back.
#[component]
fn RestorePane(file: RwSignal<String>, open: RwSignal<bool>, reload: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let passphrase = RwSignal::new(String::new());
    let seen = RwSignal::new(None::<RestorePreview>);
    let failed = RwSignal::new(None::<CallError>);
    let busy = RwSignal::new(false);
    let typed = move || Some(passphrase.get_untracked()).filter(|typed| !typed.is_empty());
    let look = move || {
        busy.set(true);
        failed.set(None);
        seen.set(None);
        spawn_local(async move {
            let answer = client::call(&PreviewRestore { file: file.get_untracked(), passphrase: typed() }).await;
            busy.try_set(false);
            match answer {
                Ok(preview) => drop(seen.try_set(Some(preview))),
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let stage = move || {
        busy.set(true);
        spawn_local(async move {
            // Whoever goes on has read that it is another book.
            let another_book = seen.with_untracked(|seen| seen.as_ref().is_some_and(|preview| !preview.same_book));
            let answer = client::call(&StageRestore { file: file.get_untracked(), passphrase: typed(), another_book }).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    toasts.done(t("restore-staged"));
                    open.set(false);
                    reload.run(());
                }
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let ready = Memo::new(move |_| seen.with(|seen| seen.as_ref().is_some_and(|preview| preview.clean)));
    view! {
        <div class="dialog-body">
            <p>{t("restore-text")}</p>
            <Form class="form form-narrow" on_end=Callback::new(move |()| look())>
                <TextField id="restore-file" label=t("backup-file") value=file required=true max=1000 />
                <TextField id="restore-passphrase" label=t("backup-passphrase") value=passphrase secret=true note=t("restore-passphrase-help") max=200 />
            </Form>
            <div role="status">{move || failed.get().map(|error| view! { <FailureNotice error /> })}</div>
            {move || seen.get().map(|preview| view! { <Compared preview /> })}
        </div>
        <footer class="dialog-actions">
            <Button label=t("action-cancel") on_click=move || open.set(false) />
            <Button id="restore-look" label=t("restore-look") disabled=busy on_click=look />
            <Show when=move || ready.get()>
                <Button id="restore-stage" label=t("restore-stage") variant=Variant::Danger disabled=busy on_click=stage />
            </Show>
        </footer>
    }
}

/// Both books side by side.
#[component]
fn Compared(preview: RestorePreview) -> impl IntoView {
    let RestorePreview { current, file, same_book, clean, problem, facts_lost, numbers: since } = preview;
    let line = |label: &str, of_file: String, of_book: String, end: bool| {
        let differs = (of_file != of_book).then_some("");
        view! {
            <tr data-differs=differs>
                <th scope="row">{t(label)}</th>
                <td class="num" class:cell-end=end>{of_file}</td>
                <td class="num" class:cell-end=end>{of_book}</td>
            </tr>
        }
    };
    let moment = |at: Option<kontor_kernel::Instant>| at.map(figures::moment).unwrap_or_default();
    let text = |label, of_file: String, of_book: String| line(label, of_file, of_book, false);
    let count = |label, of_file: i64, of_book: i64| line(label, figures::whole(of_file), figures::whole(of_book), true);
    let lost = tn("restore-lost", usize::try_from(facts_lost).unwrap_or_default());
    view! {
        <table class="audit-fields compared" id="restore-compared">
            <thead><tr>
                <td></td>
                <th scope="col">{t("restore-file")}</th>
                <th scope="col">{t("restore-book")}</th>
            </tr></thead>
            <tbody>
                {text("restore-companies", file.companies.join(", "), current.companies.join(", "))}
                {text("restore-last", moment(file.last_at), moment(current.last_at))}
                {count("restore-facts", file.seq, current.seq)}
                {count("restore-entries", file.entries, current.entries)}
                {count("restore-parties", file.parties, current.parties)}
                {count("restore-items", file.items, current.items)}
            </tbody>
        </table>
        {(!same_book).then(|| view! { <p class="field-error">{t("restore-other-book")}</p> })}
        {(!clean).then(|| view! { <p class="field-error">{ta("restore-not-clean", &[("problem", &problem)])}</p> })}
        <p>{lost}</p>
        {(!since.is_empty()).then(|| view! { <p>{t("restore-numbers")}</p>{numbers(&since)} })}
    }
}
