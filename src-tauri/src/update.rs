//! Newer versions of this program: looked for where the build (or its administrator) says, taken only with our signature.
//!
//! A build gets its place and key at compile time, from `KONTOR_UPDATE_ENDPOINT` and `KONTOR_UPDATE_KEY`; one made
//! without them never goes to the network for this. Nothing is looked for unless somebody asks.

use kontor_contract::update::{CHECK, INSTALL, UPDATE_FAILED, UPDATE_OFF, UPDATE_REFUSED, UPDATE_UNREACHABLE, UpdateView};
use kontor_contract::{Error, Result, error::INTERNAL_BUG};
use tauri::{AppHandle, Url};
use tauri_plugin_updater::{Error as Failure, Update, UpdaterExt as _};

use crate::options::Options;

/// Answers what the window asks about newer versions; `None` if it asks for something else.
pub(crate) async fn ask(app: &AppHandle, options: &Options, name: &str) -> Option<Result<String>> {
    let view = match name {
        CHECK => look(app, options).await,
        INSTALL => install(app, options).await,
        _ => return None,
    };
    Some(view.and_then(|view| serde_json::to_string(&view).map_err(|error| INTERNAL_BUG.with("what", error))))
}

async fn look(app: &AppHandle, options: &Options) -> Result<UpdateView> {
    Ok(view(app, newer(app, options).await?.as_ref(), false))
}

/// Fetches and puts in place. It runs from the next start: what is typed in this window is not thrown away.
async fn install(app: &AppHandle, options: &Options) -> Result<UpdateView> {
    let Some(update) = newer(app, options).await? else { return Ok(view(app, None, false)) };
    let bytes = update.download(|_, _| {}, || {}).await.map_err(|failure| fetching(&update, &failure))?;
    update.install(bytes).map_err(|failure| UPDATE_FAILED.with("reason", failure))?;
    log::info!("version {} is in place of {}", update.version, update.current_version);
    Ok(view(app, Some(&update), true))
}

fn view(app: &AppHandle, update: Option<&Update>, installed: bool) -> UpdateView {
    UpdateView {
        version: app.package_info().version.to_string(),
        newer: update.map(|update| update.version.clone()),
        notes: update.and_then(|update| update.body.clone()).unwrap_or_default(),
        installed,
    }
}

async fn newer(app: &AppHandle, options: &Options) -> Result<Option<Update>> {
    let endpoint = options.update_endpoint.as_deref().or(option_env!("KONTOR_UPDATE_ENDPOINT"));
    let key = options.update_key.as_deref().or(option_env!("KONTOR_UPDATE_KEY"));
    // A build service without the variables sets them to nothing.
    let given = |value: Option<&'_ str>| value.filter(|value| !value.is_empty()).map(str::to_owned);
    let (Some(endpoint), Some(key)) = (given(endpoint), given(key)) else { return Err(UPDATE_OFF.error()) };
    let place = Url::parse(&endpoint).map_err(|error| UPDATE_UNREACHABLE.with("reason", error))?;
    let updater = app.updater_builder().pubkey(key).endpoints(vec![place]).and_then(tauri_plugin_updater::UpdaterBuilder::build);
    let updater = updater.map_err(|failure| UPDATE_UNREACHABLE.with("reason", failure))?;
    updater.check().await.map_err(|failure| UPDATE_UNREACHABLE.with("reason", failure))
}

/// A signature that is none, or not of these bytes, is no trouble of the network.
fn fetching(update: &Update, failure: &Failure) -> Error {
    log::error!("version {} was not taken: {failure}", update.version);
    match failure {
        Failure::Minisign(_) | Failure::Base64(_) | Failure::SignatureUtf8(_) => UPDATE_REFUSED.with("version", &update.version),
        _ => UPDATE_UNREACHABLE.with("reason", failure),
    }
}
