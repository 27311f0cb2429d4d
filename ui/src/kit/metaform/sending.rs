//! Saving what a form holds: what is being typed is taken, what is wrong is marked, what the book refuses is shown at
//! its field, and what somebody else changed meanwhile is merged.

use leptos::prelude::*;
use leptos::task::spawn_local;

use kontor_contract::error::CONFLICT_STALE;

use super::{
    compare,
    form::Typing,
    kind::RecordKind,
    record::{Record, text},
    settle,
};
use crate::{
    client::CallError,
    kit::{
        Toasts,
        merge::{self, Clash, Side},
        use_toasts,
    },
    session::use_session,
    text::t,
};

/// Takes the record as the book has it then.
type Done = std::sync::Arc<dyn Fn(Record) + Send + Sync>;

/// One form on its way to the book.
#[derive(Clone, Copy)]
pub struct Sending {
    /// Its fields.
    pub typing: Typing,
    /// Whether this person may make and change such records.
    pub may: bool,
    /// Whether it is on its way.
    pub busy: RwSignal<bool>,
    /// What somebody else changed since it was read; asks which value counts.
    pub clash: RwSignal<Option<Clash>>,
    kind: StoredValue<RecordKind>,
    form: StoredValue<String>,
    done: StoredValue<Option<Done>>,
    /// The record the typing began with; none for a new one.
    before: StoredValue<Option<Record>>,
    toasts: Toasts,
}

impl Sending {
    /// For a form of this kind; `form` is the id of the element around its fields.
    pub fn new(kind: RecordKind, form: impl Into<String>) -> Self {
        Self {
            typing: Typing::new(kind.fields.clone(), kind.within),
            may: use_session().may(kind.needs),
            busy: RwSignal::new(false),
            clash: RwSignal::new(None),
            kind: StoredValue::new(kind),
            form: StoredValue::new(form.into()),
            done: StoredValue::new(None),
            before: StoredValue::new(None),
            toasts: use_toasts(),
        }
    }
    /// What happens with the record once it is saved.
    pub fn on_done(&self, done: impl Fn(Record) + Send + Sync + 'static) {
        self.done.set_value(Some(std::sync::Arc::new(done)));
    }
    /// Shows the start of a new record.
    pub fn start(self, record: &Record) {
        self.before.set_value(None);
        self.typing.frozen.set(false);
        self.typing.load(record, false);
    }
    /// Shows a record of the book.
    pub fn show(self, record: &Record) {
        self.before.set_value(Some(record.clone()));
        self.typing.frozen.set(!self.may || self.kind.with_value(|kind| kind.stays(record)));
        self.typing.load(record, true);
    }
    /// Saves what is in the fields, as a new record or as a change of the one shown.
    pub fn store(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.typing.forgive();
        let form = self.form.get_value();
        settle::settled(&form.clone(), move |sound| {
            // Every field that is wrong is marked, whoever found it.
            let complete = self.typing.complete();
            if sound && complete {
                self.send(untrack(|| self.typing.record()));
            } else {
                self.busy.set(false);
                settle::focus_wrong(&form);
            }
        });
    }
    fn send(self, record: Record) {
        let (kind, before) = (self.kind.get_value(), self.before.get_value());
        let toasts = self.toasts;
        spawn_local(async move {
            let answer = kind.save(record.clone(), before.clone()).await;
            // The screen may have been left meanwhile; its fields are gone then.
            let gone = self.busy.try_set(false).is_some();
            match (answer, before) {
                (Ok(_), _) if gone => toasts.done(t("form-saved")),
                (Err(error), _) if gone => toasts.failed(error.sentence()),
                (Ok(saved), _) => {
                    toasts.done(t("form-saved"));
                    if let Some(done) = self.done.get_value() {
                        done(saved);
                    }
                }
                (Err(error), Some(before)) if error.code() == CONFLICT_STALE.code => self.compare(record, before, error).await,
                (Err(error), _) => self.refused(error),
            }
        });
    }
    fn refused(self, error: CallError) {
        self.typing.failed.set(Some(error));
        settle::focus_wrong(&self.form.get_value());
    }
    /// Reads what the record has become, and asks which value counts where both changed.
    async fn compare(self, mine: Record, base: Record, stale: CallError) {
        let kind = self.kind.get_value();
        let theirs = match kind.fetch(text(&base, kind.keyed).to_owned()).await {
            Ok(theirs) => theirs,
            // What was typed stays; the next try asks again.
            Err(error) => return drop(self.typing.failed.try_set(Some(error))),
        };
        if self.busy.try_get_untracked().is_none() {
            return self.toasts.failed(stale.sentence());
        }
        let found = untrack(|| compare::compare(&kind.fields, [&base, &mine, &theirs]));
        let (places, rows): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        let settle = move |sides: Vec<Side>| {
            let merged = compare::merge(&theirs, &mine, &places, &sides);
            // It is typed over what the book has now: should saving fail again, nothing is lost.
            self.show(&theirs);
            self.typing.retype(&merged);
            self.busy.set(true);
            self.send(merged);
        };
        merge::ask(self.clash, rows, settle);
    }
}
