//! Codes by time and recovery codes: how they are made, shown and compared.

use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::UserId;
use kontor_contract::sign_in::EnrolmentView;
use kontor_kernel::Instant;
use qrcode::QrCode;
use qrcode::render::svg;
use rand::RngCore as _;
use sha2::{Digest as _, Sha256};
use totp_rs::{Builder, Totp};

/// 160 bits, as RFC 4226 section 4 recommends.
pub(crate) const SECRET_BYTES: usize = 20;
/// Whom the authenticator app names beside the account.
const ISSUER: &str = "Kontor";
/// Letters of recovery codes: none that is taken for another when it is read from paper.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Letters of a recovery code, five bits each: 80 bits.
const RECOVERY_LETTERS: usize = 16;
/// The side of the QR code's picture, in CSS pixels.
const QR_SIDE: u32 = 220;

/// A new secret.
pub(crate) fn new_secret() -> [u8; SECRET_BYTES] {
    let mut secret = [0; SECRET_BYTES];
    rand::rng().fill_bytes(&mut secret);
    secret
}

/// Six digits every thirty seconds by SHA-1, one step of tolerance to each side: what every app understands.
fn totp(secret: &[u8], login: &str) -> Result<Totp> {
    // The format has no way to write a colon.
    let account = login.replace(':', "_");
    let totp = Builder::new().with_secret(secret.to_vec()).with_issuer(Some(ISSUER)).with_account_name(account).build();
    totp.map_err(|error| INTERNAL_BUG.with("what", error))
}

/// What an authenticator app takes up.
pub(crate) fn shown(secret: [u8; SECRET_BYTES], login: &str) -> Result<EnrolmentView> {
    let totp = totp(&secret, login)?;
    let uri = totp.to_url().map_err(|error| INTERNAL_BUG.with("what", error))?;
    let code = QrCode::new(&uri).map_err(|error| INTERNAL_BUG.with("what", error))?;
    let qr_svg = code.render::<svg::Color<'_>>().min_dimensions(QR_SIDE, QR_SIDE).build();
    Ok(EnrolmentView { secret: totp.secret().to_base32(), uri, qr_svg })
}

/// The step of time a code is for, if it fits now.
pub(crate) fn step_of(secret: Vec<u8>, digits: &str, now: Instant) -> Result<Option<i64>> {
    let Ok(seconds) = u64::try_from(now.micros() / 1_000_000) else { return Ok(None) };
    let step = totp(&secret, "user")?.check(digits, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The six digits somebody typed, spaces aside; `None` for anything else, such as a recovery code.
pub(crate) fn digits(code: &str) -> Option<String> {
    let plain: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    (plain.len() == 6 && plain.bytes().all(|letter| letter.is_ascii_digit())).then_some(plain)
}

/// A new recovery code, in groups of four.
pub(crate) fn new_recovery() -> String {
    let mut random = [0; RECOVERY_LETTERS];
    rand::rng().fill_bytes(&mut random);
    let letters: Vec<char> = random.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What is kept of a recovery code. Its 80 bits need no slow hash.
pub(crate) fn recovery_hash(user_id: UserId, code: &str) -> Vec<u8> {
    let plain: String = code.to_lowercase().chars().filter(|letter| !(letter.is_whitespace() || *letter == '-')).collect();
    Sha256::new().chain_update("recovery").chain_update(user_id.uuid().as_bytes()).chain_update(plain).finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(seconds * 1_000_000)
    }

    /// The last six digits of RFC 6238 appendix B, for SHA-1.
    #[test]
    fn codes_are_those_of_the_norm() {
        let secret = b"12345678901234567890".to_vec();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (2_000_000_000, "279037")] {
            assert_eq!(step_of(secret.clone(), code, at(seconds)).expect("a secret"), Some(seconds / 30), "{seconds}");
            assert_eq!(step_of(secret.clone(), code, at(seconds + 90)).expect("a secret"), None, "too late");
        }
    }

    #[test]
    fn a_code_may_be_typed_with_spaces() {
        assert_eq!(digits(" 123 456 "), Some("123456".into()));
        for other in ["12345", "1234567", "12345a", "abcd-efgh-jkmn-pqrs", "１２３４５６"] {
            assert_eq!(digits(other), None, "{other}");
        }
    }

    #[test]
    fn a_recovery_code_is_read_from_paper() {
        let user = UserId::from_uuid(uuid::Uuid::from_u128(1));
        let code = new_recovery();
        assert_eq!(code.len(), 19);
        assert_eq!(digits(&code), None);
        assert_eq!(recovery_hash(user, &code), recovery_hash(user, &code.to_uppercase().replace('-', " ")));
        assert_ne!(recovery_hash(user, &code), recovery_hash(UserId::from_uuid(uuid::Uuid::from_u128(2)), &code));
        assert_ne!(code, new_recovery());
    }

    #[test]
    fn an_app_is_shown_an_address() {
        let view = shown([7; SECRET_BYTES], "anna:b").expect("shown");
        assert!(view.uri.starts_with("otpauth://totp/Kontor:anna_b?"), "{}", view.uri);
        assert!(view.uri.contains(&view.secret) && view.qr_svg.contains("<svg"));
    }
}
