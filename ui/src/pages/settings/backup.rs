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
    client::{self, CallError, fresh::use_fresh},
    figures,
    keymap::Cmd,
    kit::{
        Button, Cell, Checkbox, ColumnKind, Dialog, Form, Icon, Shape, Table, TextField, Tone, Variant, following, list::Column,
        saves, use_toasts,
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
    let backups = use_fresh(&["book.backup"], || async { client::call(&ListBackups {}).await });
    let again = Callback::new(move |()| backups.again());
    let shown = move |found: Signal<BackupsView>| view! { <Found found again /> }.into_any();
    view! {
        <header class="head"><h1>{t("backup-title")}</h1></header>
        <div class="page"><div class="page-body"><EpochSection />{following(backups, shown)}</div></div>
    }
}

/// What is known of the backups. Made once: it follows what is made elsewhere.
#[component]
fn Found(found: Signal<BackupsView>, again: Callback<()>) -> impl IntoView {
    let may = use_session().may("book.backup.write");
    let restores = RwSignal::new(false);
    let file = RwSignal::new(String::new());
    let rows = Memo::new(move |_| found.with(|found| Arc::new(found.backups.clone())));
    let any = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let newest = move || rows.with(|rows| rows.iter().filter(|row| row.verified_at.is_some()).map(|row| row.made_at).max());
    let last = move || newest().map_or_else(|| t("backup-never"), |at| ta("backup-last", &[("at", &figures::moment(at))]));
    let folder = move || found.with(|found| ta("backup-folder-is", &[("folder", &found.folder)]));
    let staged = Memo::new(move |_| found.with(|found| found.staged.is_some()));
    let in_file = Memo::new(move |_| found.with(|found| found.book_encrypted.is_some()));
    let encrypted = Signal::derive(move || found.with(|found| found.book_encrypted == Some(true)));
    let restore = move |row: BackupRow| {
        file.set(row.file);
        restores.set(true);
    };
    let table = move || {
        let table = Table::new(t("backup-list"), columns(may), rows);
        if may { table.opening(|row: &BackupRow| row.file.clone(), restore) } else { table }.view()
    };
    view! {
        <section class="section">
            <h2>{t("backup-now-title")}</h2>
            <p id="backup-last">{last}</p>
            <p class="quiet-text">{folder}</p>
            {may.then(|| view! { <Making restores file again /> })}
            <Show when=move || may && staged.get()><Staged again /></Show>
        </section>
        <Show when=move || in_file.get()><BookEncryption encrypted /></Show>
        <Show when=move || any.get()><section class="section"><h2>{t("backup-list")}</h2>{table()}</section></Show>
        {may.then(|| view! { <Schedule found again /> })}
        <Dialog title=t("restore-title") open=restores wide=true><RestorePane file open=restores again /></Dialog>
    }
}

/// The columns; the first one opens a backup for whoever may put it back.
fn columns(opens: bool) -> Vec<Column<BackupRow>> {
    let made = move |row: &BackupRow| {
        let at = figures::moment(row.made_at);
        if opens { Cell::Link(at) } else { Cell::Text(at) }
    };
    let kind = if opens { ColumnKind::Link } else { ColumnKind::Date };
    vec![
        Column::new("made_at", t("backup-made"), kind, "180px", made),
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
fn Making(restores: RwSignal<bool>, file: RwSignal<String>, again: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let (busy, writing) = (RwSignal::new(false), RwSignal::new(false));
    let failed = RwSignal::new(None::<CallError>);
    // Where the file for support lies: it is looked for in another program.
    let written = RwSignal::new(None::<String>);
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
            again.try_run(());
        });
    };
    let diagnose = move || {
        if writing.get_untracked() {
            return;
        }
        writing.set(true);
        failed.set(None);
        written.set(None);
        spawn_local(async move {
            let answer = client::call(&MakeDiagnosis {}).await;
            writing.try_set(false);
            match answer {
                Ok(made) => drop(written.try_set(Some(ta("diagnosis-done", &[("file", &made.file)])))),
                Err(error) => drop(failed.try_set(Some(error))),
            }
        });
    };
    let choose = move || {
        file.set(String::new());
        restores.set(true);
    };
    let label = Signal::derive(move || t(if busy.get() { "backup-making" } else { "backup-make" }));
    view! {
        <div class="choices">
            <Button id="backup-make" label variant=Variant::Go icon=Shape::Download disabled=busy on_click=make />
            <Button id="backup-restore" label=t("restore-choose") on_click=choose />
            <Button id="diagnosis-make" label=t("diagnosis-make") disabled=writing on_click=diagnose />
        </div>
        <div role="status">
            {move || failed.get().map(|error| view! { <FailureNotice error /> })}
            {move || written.get().map(|text| view! { <p class="positive-text wrap-anywhere"><Icon shape=Shape::CircleCheck />{text}</p> })}
        </div>
    }
}

/// A file waits to take the book's place.
#[component]
fn Staged(again: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let cancel = move || {
        spawn_local(async move {
            match client::call(&CancelRestore {}).await {
                Ok(_) => toasts.done(t("restore-cancelled")),
                Err(error) => toasts.failed(error.sentence()),
            }
            again.try_run(());
        });
    };
    view! {
        <div class="notice" role="status">
            <Icon shape=Shape::TriangleAlert />
            <span>{t("restore-waits")}</span>
            <Button label=t("restore-cancel") on_click=cancel />
        </div>
    }
}

/// How backups are made, while somebody types.
#[derive(Clone, Copy)]
struct Typed {
    folder: RwSignal<String>,
    every: RwSignal<String>,
    daily: RwSignal<String>,
    weekly: RwSignal<String>,
    monthly: RwSignal<String>,
    encrypt: RwSignal<bool>,
    passphrase: RwSignal<String>,
    /// The settings that were loaded, and their version.
    base: RwSignal<(BackupSettings, i64)>,
}

impl Typed {
    fn of(found: &BackupsView) -> Self {
        let text = || RwSignal::new(String::new());
        let typed = Self {
            folder: text(),
            every: text(),
            daily: text(),
            weekly: text(),
            monthly: text(),
            encrypt: RwSignal::new(false),
            passphrase: text(),
            base: RwSignal::new((BackupSettings::default(), 0)),
        };
        typed.load(found);
        typed
    }
    fn load(self, found: &BackupsView) {
        let BackupSettings { folder, every_hours, keep_daily, keep_weekly, keep_monthly, encrypt } = found.settings.clone();
        self.folder.set(folder);
        for (field, number) in
            [(self.every, every_hours), (self.daily, keep_daily), (self.weekly, keep_weekly), (self.monthly, keep_monthly)]
        {
            field.set(number.to_string());
        }
        self.encrypt.set(encrypt);
        self.passphrase.set(String::new());
        self.base.set((found.settings.clone(), found.version));
    }
    /// The settings as typed; what is no number is for the book to refuse.
    fn settings(self) -> BackupSettings {
        let number = |field: RwSignal<String>| field.with(|typed| typed.trim().parse::<u32>().unwrap_or(u32::MAX));
        BackupSettings {
            folder: self.folder.with(|typed| typed.trim().to_owned()),
            every_hours: number(self.every),
            keep_daily: number(self.daily),
            keep_weekly: number(self.weekly),
            keep_monthly: number(self.monthly),
            encrypt: self.encrypt.get(),
        }
    }
    fn dirty(self) -> bool {
        let typed = self.settings();
        self.passphrase.with(|typed| !typed.is_empty()) || self.base.with(|(settings, _)| *settings != typed)
    }
}

/// How backups are made.
#[component]
fn Schedule(found: Signal<BackupsView>, again: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let typed = found.with_untracked(Typed::of);
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<CallError>));
    let dirty = Memo::new(move |_| typed.dirty());
    // What others set comes into the fields as long as nothing is typed in them.
    Effect::new(move |_| {
        found.with(|found| {
            let newer = typed.base.with_untracked(|(_, version)| *version != found.version);
            if newer && !dirty.get_untracked() {
                typed.load(found);
            }
        });
    });
    let save = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let (settings, version) = (untrack(|| typed.settings()), typed.base.with_untracked(|(_, version)| *version));
        let passphrase = Some(typed.passphrase.get_untracked()).filter(|typed| !typed.is_empty());
        spawn_local(async move {
            let answer = client::call(&SetBackups { version, settings, passphrase }).await;
            let gone = busy.try_set(false).is_some();
            match answer {
                Ok(view) => {
                    toasts.done(t("backup-saved"));
                    if !gone {
                        typed.load(&view);
                        again.run(());
                    }
                }
                Err(error) if gone => toasts.failed(error.sentence()),
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    saves(dirty, save);
    let discard = move || {
        failed.set(None);
        found.with_untracked(|found| typed.load(found));
    };
    let at =
        move |path: &'static str| Signal::derive(move || failed.with(|failed| failed.as_ref().and_then(|error| error.at(path))));
    let kept = Memo::new(move |_| found.with(|found| found.passphrase));
    let secret = move || t(if kept.get() { "backup-passphrase-kept" } else { "backup-passphrase-help" });
    let Typed { folder, every, daily, weekly, monthly, encrypt, passphrase, .. } = typed;
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
                    <TextField id="backup-passphrase" label=t("backup-passphrase") value=passphrase secret=true note=secret() error=at("passphrase") max=200 />
                </Show>
                <div role="status">{move || failed.get().map(|error| view! { <FailureNotice error /> })}</div>
                <div class="choices">
                    <Button id="backup-save" label=t("action-save") cmd=Cmd::Save disabled=busy on_click=save />
                    <Show when=move || dirty.get()><Button label=t("action-discard") on_click=discard /></Show>
                </div>
            </Form>
        </section>
    }
}

/// Which file, what it holds beside what is here, and the step that cannot be taken back.
#[component]
fn RestorePane(file: RwSignal<String>, open: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let passphrase = RwSignal::new(String::new());
    let seen = RwSignal::new(None::<RestorePreview>);
    let failed = RwSignal::new(None::<CallError>);
    let busy = RwSignal::new(false);
    let asked = Memo::new(move |_| (file.get(), passphrase.get()));
    // Only what was looked at takes the book's place: another file is looked at first.
    Effect::new(move |before: Option<()>| {
        asked.track();
        if before.is_some() {
            seen.set(None);
            failed.set(None);
        }
    });
    let typed = |passphrase: &str| Some(passphrase.to_owned()).filter(|typed| !typed.is_empty());
    let look = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        seen.set(None);
        let now = asked.get_untracked();
        spawn_local(async move {
            let answer = client::call(&PreviewRestore { file: now.0.clone(), passphrase: typed(&now.1) }).await;
            busy.try_set(false);
            if asked.try_get_untracked() != Some(now) {
                return;
            }
            match answer {
                Ok(preview) => seen.set(Some(preview)),
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    let stage = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let (file, passphrase) = asked.get_untracked();
        // Whoever goes on has read that it is another book.
        let another_book = seen.with_untracked(|seen| seen.as_ref().is_some_and(|preview| !preview.same_book));
        spawn_local(async move {
            let answer = client::call(&StageRestore { file, passphrase: typed(&passphrase), another_book }).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    toasts.done(t("restore-staged"));
                    open.try_set(false);
                    again.try_run(());
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

#[cfg(test)]
mod tests {
    use kontor_contract::safekeeping::{BackupSettings, BackupsView};
    use leptos::prelude::*;

    use super::Typed;

    #[test]
    fn the_schedule_knows_what_was_typed_in_it() {
        let settings = BackupSettings { folder: "/media/a".to_owned(), every_hours: 24, keep_daily: 7, ..Default::default() };
        let view = BackupsView {
            settings: settings.clone(),
            version: 3,
            folder: settings.folder.clone(),
            passphrase: false,
            backups: Vec::new(),
            staged: None,
            book_encrypted: None,
        };
        Owner::new().with(|| {
            let typed = Typed::of(&view);
            assert!(!untrack(|| typed.dirty()));
            typed.every.set("twelve".to_owned());
            assert!(untrack(|| typed.dirty()));
            assert_eq!(untrack(|| typed.settings()).every_hours, u32::MAX, "the book refuses it");
            typed.load(&view);
            assert_eq!((untrack(|| typed.settings()), untrack(|| typed.dirty())), (settings.clone(), false));
        });
    }
}
