//! How backups are made on this computer.

use std::path::PathBuf;

use kontor_contract::Result;
use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::safekeeping::{
    BACKUP_FOLDER_UNUSABLE, BACKUP_PASSPHRASE_MISSING, BackupSettings, BackupsView, ListBackups, SetBackups,
};
use kontor_derive::Row;
use kontor_platform::{App, Cx};
use kontor_store::{Location, RowOp};

use super::{backup, encryption, place, restore, secret, sql};

#[derive(Debug, Clone, Row)]
#[row(table = "book_backup_settings")]
struct SettingsRow {
    one: i64,
    folder: String,
    every_hours: u32,
    keep_daily: u32,
    keep_weekly: u32,
    keep_monthly: u32,
    encrypt: bool,
    version: i64,
}

/// Settings, and which version of them.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) settings: BackupSettings,
    pub(super) version: i64,
}

/// Backups are made when somebody asks; the newest of the last seven days, four weeks and twelve months stay.
fn usual() -> BackupSettings {
    BackupSettings { folder: String::new(), every_hours: 0, keep_daily: 7, keep_weekly: 4, keep_monthly: 12, encrypt: false }
}

pub(super) async fn load(app: &App) -> Result<Kept> {
    app.read(None, async |cx: &mut Cx| find(cx).await).await
}

async fn find(cx: &mut Cx) -> Result<Kept> {
    let Some(row) = cx.find::<SettingsRow>(&sql::SETTINGS, Vec::new()).await? else {
        return Ok(Kept { settings: usual(), version: 0 });
    };
    let SettingsRow { one: _, folder, every_hours, keep_daily, keep_weekly, keep_monthly, encrypt, version } = row;
    let settings = BackupSettings { folder, every_hours, keep_daily, keep_weekly, keep_monthly, encrypt };
    Ok(Kept { settings, version })
}

/// The folder of the settings, or the one beside the book.
pub(super) fn folder(location: &Location, settings: &BackupSettings) -> Result<PathBuf> {
    if settings.folder.is_empty() { place::backups(location) } else { Ok(PathBuf::from(&settings.folder)) }
}

/// `book.backup.list`
pub(super) async fn list(cx: &mut Cx, _: ListBackups) -> Result<BackupsView> {
    let app = cx.app();
    let location = app.db().location();
    let Kept { settings, version } = find(cx).await?;
    let folder = folder(&location, &settings)?.display().to_string();
    let passphrase = secret::find(&app).await?.is_some();
    let backups = backup::rows(cx).await?;
    let staged = restore::staged(&location);
    let book_encrypted = matches!(location, Location::File(_)).then(|| encryption::is_encrypted(&location));
    Ok(BackupsView { settings, version, folder, passphrase, backups, staged, book_encrypted })
}

/// `book.backup.set`
pub(super) async fn set(app: App, token: String, request: SetBackups) -> Result<BackupsView> {
    let SetBackups { version, settings, passphrase } = request;
    if load(&app).await?.version != version {
        return Err(CONFLICT_STALE.with("what", "backup settings"));
    }
    let unusable =
        |reason: &str| BACKUP_FOLDER_UNUSABLE.with("path", &settings.folder).with("reason", reason).at("settings.folder");
    if !settings.folder.is_empty() && !PathBuf::from(&settings.folder).is_absolute() {
        return Err(unusable("it does not begin at the root of a drive"));
    }
    let location = app.db().location();
    if !settings.folder.is_empty() && !place::is_handed_out(settings.folder.as_ref()) {
        std::fs::create_dir_all(&settings.folder).map_err(|error| unusable(&error.to_string()))?;
    }
    backup::folder(&location, &Kept { settings: settings.clone(), version }).map_err(|error| error.at("settings.folder"))?;
    if settings.encrypt && passphrase.is_none() && secret::find(&app).await?.is_none() {
        return Err(BACKUP_PASSPHRASE_MISSING.at("passphrase"));
    }
    if let Some(passphrase) = passphrase {
        secret::keep(&app, passphrase).await?;
    }
    let BackupSettings { folder, every_hours, keep_daily, keep_weekly, keep_monthly, encrypt } = settings;
    let row = SettingsRow { one: 1, folder, every_hours, keep_daily, keep_weekly, keep_monthly, encrypt, version: version + 1 };
    app.write_local(vec![RowOp::local(&row)]).await?;
    app.announce("book.backup");
    app.dispatch(Some(&token), &ListBackups {}).await
}
