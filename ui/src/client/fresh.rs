//! Data that follows the book: read at once and again whenever one of its topics changes.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{CallError, live::use_live};

type Reads<T> = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<T, CallError>>>> + Send + Sync>;

/// What was read last, and what the last reading failed with. Old data stays while new data is on its way or cannot be
/// had.
pub struct Fresh<T: Send + Sync + 'static> {
    /// The data; `None` until it came the first time.
    pub data: RwSignal<Option<T>>,
    /// Why the last reading failed.
    pub error: RwSignal<Option<CallError>>,
    busy: StoredValue<bool>,
    stale: StoredValue<bool>,
    read: StoredValue<Reads<T>>,
}

impl<T: Send + Sync + 'static> Clone for Fresh<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync + 'static> Copy for Fresh<T> {}

impl<T: Send + Sync + 'static> Fresh<T> {
    /// Reads again. While one reading is under way, any number of changes asks for one more.
    pub fn again(self) {
        if self.busy.get_value() {
            self.stale.set_value(true);
            return;
        }
        self.busy.set_value(true);
        let reading = self.read.with_value(|read| read());
        spawn_local(async move {
            let answer = reading.await;
            // The screen went meanwhile.
            if self.busy.try_get_value().is_none() {
                return;
            }
            match answer {
                Ok(data) => {
                    self.error.set(None);
                    self.data.set(Some(data));
                }
                Err(error) => self.error.set(Some(error)),
            }
            self.busy.set_value(false);
            if self.stale.get_value() {
                self.stale.set_value(false);
                self.again();
            }
        });
    }
}

/// Data read by `read`, again when one of the topics changes.
pub fn use_fresh<T, F>(topics: &[&str], read: impl Fn() -> F + Send + Sync + 'static) -> Fresh<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, CallError>> + 'static,
{
    let fresh = Fresh {
        data: RwSignal::new(None),
        error: RwSignal::new(None),
        busy: StoredValue::new(false),
        stale: StoredValue::new(false),
        read: StoredValue::new(Arc::new(move || Box::pin(read()) as Pin<Box<dyn Future<Output = Result<T, CallError>>>>)),
    };
    let changed: Vec<Signal<u64>> = topics.iter().map(|topic| use_live(topic)).collect();
    Effect::new(move |_| {
        for topic in &changed {
            topic.track();
        }
        fresh.again();
    });
    fresh
}
