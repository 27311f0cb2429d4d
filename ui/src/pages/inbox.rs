//! What the person should know of: read, opened, done with.

use kontor_contract::notifications::{ListInbox, MarkRead, NotificationRow};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{filters, links, source_word};
use crate::{
    client, figures,
    keymap::{Cmd, Scope, use_layer},
    kit::{
        Button, Cell, ColumnKind, Shape, Variant,
        list::{Column, ListGrid, Tab, use_list},
        use_toasts,
    },
    routes::use_going,
    shell::top::use_unread,
    text::t,
};

fn columns() -> Vec<Column<NotificationRow>> {
    vec![
        Column::new("document", t("label-document"), ColumnKind::Link, "224px", |row: &NotificationRow| {
            Cell::Link(source_word(&row.doc_kind, &row.doc_number))
        }),
        Column::new("kind", t("inbox-what"), ColumnKind::Text, "minmax(200px, 1fr)", |row: &NotificationRow| {
            Cell::Text(t(&format!("inbox-{}", row.kind.as_str().replace('_', "-"))))
        }),
        Column::new("actor", t("inbox-who"), ColumnKind::Text, "176px", |row: &NotificationRow| Cell::Text(row.actor.clone())),
        Column::new("created_at", t("inbox-when"), ColumnKind::Date, "144px", |row: &NotificationRow| {
            Cell::Text(figures::moment(row.created_at))
        })
        .sortable(),
        Column::new("read", t("label-state"), ColumnKind::Text, "120px", |row: &NotificationRow| {
            if row.read { Cell::None } else { Cell::Text(t("inbox-unread")) }
        }),
    ]
}

/// The inbox.
#[component]
pub fn Inbox() -> impl IntoView {
    let (going, toasts, unread) = (use_going(), use_toasts(), use_unread());
    let rows = use_list("relay.notifications", |request| async move { client::call(&ListInbox(request)).await });
    // What another process was told of is counted by the bell a moment later.
    Effect::new(move |before: Option<i64>| {
        let count = unread.count.get();
        if before.is_some_and(|before| before < count) {
            rows.reload();
        }
        count
    });
    let mark = move |request: MarkRead| {
        spawn_local(async move {
            match client::call(&request).await {
                Ok(left) => {
                    unread.count.set(left.unread);
                    // The screen may be gone: opening a document marks it as read.
                    if rows.rows.try_get_untracked().is_some() {
                        rows.reload();
                    }
                }
                Err(error) => toasts.failed(error.sentence()),
            }
        });
    };
    let all = move || mark(MarkRead::default());
    // Where there is nothing to post, the main key does the main thing.
    use_layer(Scope::Global, move |cmd| {
        let mine = cmd == Cmd::Submit && unread.count.get_untracked() > 0;
        if mine {
            all();
        }
        mine
    });
    let list = ListGrid::new(
        t("inbox-title"),
        columns(),
        rows,
        |row: &NotificationRow| row.id.to_string(),
        move |row| {
            if !row.read {
                mark(MarkRead { ids: Some(vec![row.id]) });
            }
            if let Some(address) = links::document(&row.doc_kind, row.doc_id) {
                going.to(&address);
            }
        },
    )
    .without_filter()
    .filtered(vec![filters::flag("read", "inbox-read")])
    .tabbed(&[Tab { label: "tab-all", sets: &[] }, Tab { label: "inbox-tab-unread", sets: &[("read", "false")] }])
    .when_empty(t("inbox-empty-title"), t("inbox-empty-text"));
    view! {
        <header class="head">
            <h1>{t("inbox-title")}</h1>
            <span class="grow"></span>
            <Show when=move || { unread.count.get() > 0 }>
                <Button label=t("inbox-mark-all") variant=Variant::Go icon=Shape::CheckCheck cmd=Cmd::Submit on_click=all />
            </Show>
        </header>
        {list.view(())}
    }
}
