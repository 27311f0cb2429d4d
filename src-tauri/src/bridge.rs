//! How the interface reaches the book: one command that asks, one that listens.
//!
//! The window opens at once and the book beside it; a call that comes sooner waits. A book that cannot be opened is
//! the answer to every call, so that the interface can say why.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use kontor_contract::{
    Error,
    error::{UNAVAILABLE_BUSY, UNAVAILABLE_STORAGE},
};
use kontor_platform::{App, Call, Hearing, LiveMessage, Source};
use kontor_runtime::{Background, Config, Location};
use tauri::{AppHandle, Manager, State, WebviewWindow, async_runtime, ipc::Channel};
use tokio::sync::{RwLock, RwLockReadGuard, broadcast};

use crate::{
    encryption,
    options::{Options, own_book},
    paper, update,
};

/// Stands for every topic: a window that missed messages reads everything again.
const EVERYTHING: &str = "*";

/// The book behind the window.
pub(crate) struct Bridge {
    options: Options,
    /// Nothing before somebody has tried to open it. Whoever works in it holds it; whoever closes it waits for them.
    book: RwLock<Option<Result<OpenBook, Error>>>,
    listeners: Mutex<HashMap<String, async_runtime::JoinHandle<()>>>,
}

/// An open book and the work that goes on while it is.
struct OpenBook {
    app: App,
    _background: Background,
}

impl Bridge {
    /// Starts to open the book and keeps it for all windows of this process.
    pub(crate) fn start(shell: &AppHandle, options: Options) {
        shell.manage(Self { options, book: RwLock::default(), listeners: Mutex::default() });
        let shell = shell.clone();
        async_runtime::spawn(async move {
            if let Err(error) = shell.state::<Self>().app().await {
                log::error!("the book cannot be opened: {error}");
            }
        });
    }

    /// Signs what was done since the last signature, before the program ends.
    pub(crate) fn close(shell: &AppHandle) {
        async_runtime::block_on(async {
            if let Some(Ok(book)) = &*shell.state::<Self>().book.read().await {
                kontor_runtime::close(&book.app).await;
            }
        });
    }

    /// The application over the book, once it is open. The book stays open while this is held.
    pub(crate) async fn app(&self) -> Result<RwLockReadGuard<'_, App>, Error> {
        let mut book = self.book.read().await;
        if book.is_none() {
            drop(book);
            let mut slot = self.book.write().await;
            if slot.is_none() {
                *slot = Some(open(self.config()?).await);
            }
            book = slot.downgrade();
        }
        if let Some(Err(error)) = &*book {
            return Err(error.clone());
        }
        let app = RwLockReadGuard::try_map(book, |book| book.as_ref()?.as_ref().ok().map(|book| &book.app));
        app.map_err(|_| UNAVAILABLE_BUSY.error())
    }

    /// Opens the book if it is not open, whatever came of it before.
    pub(crate) async fn reopen(&self) -> Result<(), Error> {
        let mut slot = self.book.write().await;
        if !matches!(&*slot, Some(Ok(_))) {
            *slot = Some(open(self.config()?).await);
        }
        slot.as_ref().and_then(|book| book.as_ref().err().cloned()).map_or(Ok(()), Err)
    }

    /// Works on the file of the book while nobody has it open.
    pub(crate) async fn while_closed<T>(&self, work: impl AsyncFnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let mut slot = self.book.write().await;
        if let Some(Ok(book)) = slot.take() {
            kontor_runtime::close(&book.app).await;
        }
        let outcome = work().await;
        *slot = Some(open(self.config()?).await);
        outcome
    }

    /// The book named at the start, or else the user's own, which is made at first use.
    pub(crate) fn config(&self) -> Result<Config, Error> {
        match &self.options.book {
            Some(book) => Ok(Config::existing(Location::parse(book))),
            None => {
                let own = own_book().map_err(|error| UNAVAILABLE_STORAGE.with("reason", error))?;
                Ok(Config::create(Location::File(own)))
            }
        }
    }

    /// Hands messages to a window, in place of whoever did so before the page was loaded anew.
    fn listen(&self, window: &str, hearing: Hearing, channel: Channel<LiveMessage>) {
        let listener = async_runtime::spawn(forward(hearing, channel));
        // The map is whole even if another thread panicked while it held it.
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(former) = listeners.insert(window.to_owned(), listener) {
            former.abort();
        }
    }
}

async fn open(config: Config) -> Result<OpenBook, Error> {
    let app = kontor_runtime::open(config).await?;
    let background = kontor_runtime::start(&app);
    Ok(OpenBook { app, _background: background })
}

/// Asks for one command of the catalogue. Answer and failure are both JSON. With a form the answer is a paper, and
/// what became of it is told.
#[tauri::command]
pub(crate) async fn call(
    window: WebviewWindow,
    bridge: State<'_, Bridge>,
    name: String,
    body: String,
    token: Option<String>,
    key: Option<String>,
    form: Option<paper::Form>,
) -> Result<String, String> {
    if let Some(answer) = update::ask(window.app_handle(), &bridge.options, &name).await {
        return answer.map_err(|error| on_the_wire(&error));
    }
    if let Some(answer) = encryption::ask(&bridge, &name, &body, token.as_deref()).await {
        return answer.map_err(|error| on_the_wire(&error));
    }
    let app = bridge.app().await.map_err(|error| on_the_wire(&error))?;
    let source = Source::of_this_machine(&format!("Kontor, window {}", window.label()));
    let call = Call { name, body, token, key, origin: Some(window.label().to_owned()), source };
    let outcome = match form {
        None => app.call(call).await,
        Some(form) => paper::ask(&window, &app, call, form).await,
    };
    outcome.map_err(|error| on_the_wire(&error))
}

/// Tells this window which topics change for whoever has signed in there, until it closes or asks anew.
#[tauri::command]
pub(crate) async fn live(
    window: WebviewWindow,
    bridge: State<'_, Bridge>,
    token: Option<String>,
    channel: Channel<LiveMessage>,
) -> Result<(), String> {
    let app = bridge.app().await.map_err(|error| on_the_wire(&error))?;
    let hearing = app.live_of(&token.unwrap_or_default()).await.map_err(|error| on_the_wire(&error))?;
    bridge.listen(window.label(), hearing, channel);
    Ok(())
}

async fn forward(mut hearing: Hearing, channel: Channel<LiveMessage>) {
    loop {
        let message = match hearing.recv().await {
            Ok(message) => message,
            Err(broadcast::error::RecvError::Lagged(_)) => LiveMessage { topics: vec![EVERYTHING.to_owned()], origin: None },
            Err(broadcast::error::RecvError::Closed) => return,
        };
        if channel.send(message).is_err() {
            return;
        }
    }
}

fn on_the_wire(error: &Error) -> String {
    serde_json::to_string(error).expect("an error is text all through")
}
