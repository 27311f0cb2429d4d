//! What a company says of itself on paper.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use kontor_contract::error::CONFLICT_STALE;
use kontor_contract::json::Json;
use kontor_contract::personal::Personal;
use kontor_contract::print::Picture;
use kontor_contract::settings::{
    CompanySettings, GetSettings, IBAN_INVALID, LOGO_INVALID, LogoChange, LogoSaved, MAX_LOGO_BYTES, MAX_LOGO_PIXELS,
    SetSettings, SettingsSaved, SettingsSet, SettingsView,
};
use kontor_contract::{Result, params};
use kontor_kernel::hex;
use kontor_platform::{Change, Cx};
use sha2::{Digest as _, Sha256};

use crate::bounds::require_everywhere;
use crate::rows::{Logo, Settings};
use crate::sql;

pub(crate) async fn get(cx: &mut Cx, _: GetSettings) -> Result<SettingsView> {
    let Some(row) = load(cx).await? else {
        return Ok(SettingsView { settings: CompanySettings::default(), logo: None, version: 0 });
    };
    let logo = picture(cx, row.logo.as_deref()).await?;
    Ok(SettingsView { settings: row.settings.0, logo, version: row.version })
}

async fn load(cx: &mut Cx) -> Result<Option<Settings>> {
    let company_id = cx.company_id()?;
    cx.find(&sql::SETTINGS, params![company_id]).await
}

async fn picture(cx: &mut Cx, hash: Option<&str>) -> Result<Option<Picture>> {
    let Some(hash) = hash else { return Ok(None) };
    let logo: Option<Logo> = cx.find(&sql::LOGO, params![hash.to_owned()]).await?;
    Ok(logo.and_then(|logo| BASE64_STANDARD.decode(logo.png.as_str()).ok()).map(Picture::new))
}

/// Replaces the settings as a whole.
pub(crate) async fn set(cx: &mut Change, request: SetSettings) -> Result<SettingsView> {
    require_everywhere(cx)?;
    let company_id = cx.company_id()?;
    check_ibans(&request.settings)?;
    let before = load(cx).await?;
    let version_before = before.as_ref().map_or(0, |row| row.version);
    if version_before != request.version {
        return Err(CONFLICT_STALE.with("what", "settings"));
    }
    let kept = before.as_ref().and_then(|row| row.logo.clone());
    let (logo, new_logo) = match request.logo {
        None => (kept, None),
        Some(LogoChange::Remove) => (None, None),
        Some(LogoChange::Replace(picture)) => {
            check_logo(picture.png())?;
            let hash = hex(&Sha256::digest(picture.png()));
            let known = cx.find::<Logo>(&sql::LOGO, params![hash.clone()]).await?.is_some();
            let png = Personal(BASE64_STANDARD.encode(picture.png()));
            (Some(hash.clone()), (!known).then_some(LogoSaved { hash, png }))
        }
    };
    let event = SettingsSet {
        company_id,
        before: before.map(|row| SettingsSaved::new(row.settings.0, row.logo)),
        after: SettingsSaved::new(request.settings, logo),
        new_logo,
        version_before,
    };
    cx.document("identity.company", company_id.uuid(), "");
    cx.record(event).await?;
    get(cx, GetSettings {}).await
}

fn check_ibans(settings: &CompanySettings) -> Result<()> {
    for (at, bank) in settings.bank_accounts.iter().enumerate() {
        if !iban_checks(&bank.iban) {
            return Err(IBAN_INVALID.with("iban", &bank.iban).at(format!("settings.bank_accounts[{at}].iban")));
        }
    }
    Ok(())
}

/// ISO 13616: letters count from 10, the first four characters go to the end, and the number leaves 1 by 97.
fn iban_checks(iban: &str) -> bool {
    let plain: Vec<char> = iban.chars().filter(|character| *character != ' ').collect();
    let shaped = (15..=34).contains(&plain.len())
        && plain.iter().all(|character| character.is_ascii_digit() || character.is_ascii_uppercase())
        && plain[..2].iter().all(char::is_ascii_uppercase);
    let digits = || plain[4..].iter().chain(&plain[..4]).filter_map(|character| character.to_digit(36));
    shaped && digits().fold(0, |rest, value| if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 }) == 1
}

/// A PNG says its size in its first chunk; only that much is read here, the pixels when a document is made.
fn check_logo(png: &[u8]) -> Result<()> {
    let refusal = || LOGO_INVALID.with("limit", format!("{} KiB", MAX_LOGO_BYTES >> 10)).at("logo");
    if png.len() > MAX_LOGO_BYTES || !png.starts_with(b"\x89PNG\r\n\x1a\n") || png.get(12..16) != Some(b"IHDR") {
        return Err(refusal());
    }
    let side = |at: usize| png.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_be_bytes);
    let fits = |pixels: u32| (1..=MAX_LOGO_PIXELS).contains(&pixels);
    if fits(side(16)) && fits(side(20)) { Ok(()) } else { Err(refusal()) }
}

/// The row of settings after an event.
pub(crate) fn row(event: &SettingsSet) -> Settings {
    Settings {
        company_id: event.company_id,
        settings: Json(event.after.whole()),
        logo: event.after.logo.clone(),
        version: event.version_before + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ibans_are_checked() {
        for good in
            ["DE89 3704 0044 0532 0130 00", "DE86999900000001000007", "FR1420041010050500013M02606", "GB82WEST12345698765432"]
        {
            assert!(iban_checks(good), "{good}");
        }
        for bad in ["", "DE", "DE88370400440532013000", "de89370400440532013000", "XX", "12345678901234567", "DE89-3704"] {
            assert!(!iban_checks(bad), "{bad}");
        }
    }

    #[test]
    fn a_logo_is_a_small_png() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend(300_u32.to_be_bytes());
        png.extend(100_u32.to_be_bytes());
        assert!(check_logo(&png).is_ok());
        assert!(check_logo(&png[..20]).is_err());
        assert!(check_logo(b"GIF89a").is_err());
        png[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
        assert!(check_logo(&png).is_err());
        assert!(check_logo(&vec![0; MAX_LOGO_BYTES + 1]).is_err());
    }
}
