//! Delete in a list: drafts only, after a question that says how many.

use std::{collections::HashSet, future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{row::Row, state::State};
use crate::{
    client::CallError,
    kit::{Button, Dialog, Shape, Variant},
    text::{t, tn},
};

type Removing = Pin<Box<dyn Future<Output = Result<(), CallError>>>>;

/// How rows are removed, and which.
pub struct Removal<R> {
    may: Arc<dyn Fn(&R) -> bool + Send + Sync>,
    remove: Arc<dyn Fn(R) -> Removing + Send + Sync>,
}

impl<R> Clone for Removal<R> {
    fn clone(&self) -> Self {
        Self { may: self.may.clone(), remove: self.remove.clone() }
    }
}

impl<R: 'static> Removal<R> {
    /// Removes those rows that are drafts.
    pub fn new<F>(may: fn(&R) -> bool, remove: impl Fn(R) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(), CallError>> + 'static,
    {
        Self { may: Arc::new(may), remove: Arc::new(move |row| Box::pin(remove(row))) }
    }
    /// The same of rows.
    pub(super) fn erased(self) -> Removal<Row>
    where
        R: Clone,
    {
        let Self { may, remove } = self;
        Removal { may: Arc::new(move |row| may(row.of())), remove: Arc::new(move |row| remove(row.of::<R>().clone())) }
    }
}

impl State {
    /// The drafts among the selected rows; without a selection, the marked row if it is one.
    fn drafts(self) -> Vec<Row> {
        let Some(removal) = self.removal.get_value() else { return Vec::new() };
        let chosen = self.selected.get();
        let mut rows: Vec<Row> = if chosen.is_empty() {
            self.marked().into_iter().collect()
        } else {
            self.source.rows.with(|rows| rows.iter().filter(|row| chosen.contains(&self.key_of(row))).cloned().collect())
        };
        rows.retain(|row| (removal.may)(row));
        rows
    }
    /// Marks what follows a row that goes now, or what stands before it.
    fn step_off(self, going: &[Row]) {
        let Some(at) = untrack(|| self.mark.at()) else { return };
        let going: HashSet<String> = going.iter().map(|row| self.key_of(row)).collect();
        let next = self.source.rows.with_untracked(|rows| {
            let stays = |at: &usize| rows.get(*at).is_some_and(|row| !going.contains(&self.key_of(row)));
            (at..rows.len()).find(stays).or_else(|| (0..at).rev().find(stays))
        });
        if let Some(next) = next {
            self.go(next);
        }
    }
    /// Asks, or says why there is nothing to ask.
    pub(super) fn ask_removal(self) {
        if untrack(|| self.drafts()).is_empty() {
            self.toasts.failed(t("list-delete-none"));
        } else {
            self.removing.set(true);
        }
    }
    fn remove(self, drafts: Vec<Row>) {
        let Some(removal) = self.removal.get_value() else { return };
        self.removing.set(false);
        self.step_off(&drafts);
        spawn_local(async move {
            let (mut gone, mut failed) = (0, None);
            for row in drafts {
                match (removal.remove)(row).await {
                    Ok(()) => gone += 1,
                    Err(error) => failed = Some(error),
                }
            }
            if gone > 0 {
                self.toasts.done(tn("list-deleted", gone));
            }
            if let Some(error) = failed {
                self.toasts.failed(error.sentence());
            }
            self.selected.try_update(HashSet::clear);
            self.source.reload();
        });
    }
    /// The button among what can be done with the selected rows.
    pub(super) fn removal_button(self) -> impl IntoView {
        let any = move || !self.drafts().is_empty();
        view! {
            <Show when=any>
                <Button label=t("list-delete") variant=Variant::Quiet icon=Shape::Trash cmd=crate::keymap::Cmd::Delete on_click=move || self.ask_removal() />
            </Show>
        }
    }
    /// The question.
    pub(super) fn removal_dialog(self) -> impl IntoView {
        view! {
            <Dialog title=t("list-delete-title") open=self.removing>
                {
                    let drafts = untrack(|| self.drafts());
                    let count = drafts.len();
                    view! {
                        <div class="dialog-body"><p>{tn("list-delete-text", count)}</p></div>
                        <div class="dialog-actions">
                            <Button label=t("action-cancel") on_click=move || self.removing.set(false) />
                            <Button label=tn("list-delete-verb", count) variant=Variant::Danger icon=Shape::Trash on_click=move || self.remove(drafts.clone()) />
                        </div>
                    }
                }
            </Dialog>
        }
    }
}
