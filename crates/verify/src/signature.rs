//! What is signed with the key of a node: heads of its chain, and the list of contents of an archive.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use ed25519_dalek::{Signature, VerifyingKey};
use serde::Deserialize;

use crate::archive::{ArchiveError, failed};

/// The form of anchors this program reads.
const ANCHOR_VERSION: u32 = 1;
/// An anchor at most; it is a hundred heads.
const MAX_ANCHOR: u64 = 4 << 20;

/// A signed head of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Head {
    /// The node.
    pub node_id: String,
    /// Its epoch.
    pub epoch: i64,
    /// The place in the chain.
    pub seq: i64,
    /// Hash of the seal there, in hexadecimal.
    pub hash: String,
    /// When it was signed: RFC 3339 with microseconds.
    pub signed_at: String,
    /// The key, in hexadecimal.
    pub public_key: String,
    /// The signature, in hexadecimal.
    pub signature: String,
}

impl Head {
    /// Whether it bears the signature of the key it names.
    pub(crate) fn is_signed(&self, book: &str) -> bool {
        let (Some(book), Some(node), Some(at)) = (uuid(book), uuid(&self.node_id), micros(&self.signed_at)) else { return false };
        let mut message = b"kontor-head-1\0".to_vec();
        message.extend(book);
        message.extend(node);
        message.extend(self.epoch.to_be_bytes());
        message.extend(self.seq.to_be_bytes());
        message.extend(self.hash.as_bytes());
        message.extend(at.to_be_bytes());
        verifies(&self.public_key, &message, &self.signature)
    }
}

/// Heads kept outside the book.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Anchor {
    /// Form of the file.
    pub kontor_anchor: u32,
    /// The book.
    pub book: String,
    /// The heads.
    pub heads: Vec<Head>,
}

pub(crate) fn read_anchor(path: &Path) -> Result<Anchor, ArchiveError> {
    let place = path.display().to_string();
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MAX_ANCHOR).read_to_end(&mut bytes));
    read.map_err(|error| failed(&place)(error.to_string()))?;
    let anchor: Anchor = serde_json::from_slice(&bytes).map_err(|error| failed(&place)(error.to_string()))?;
    if anchor.kontor_anchor == ANCHOR_VERSION {
        Ok(anchor)
    } else {
        Err(failed(&place)(format!("the anchor has the form {}, this program reads {ANCHOR_VERSION}", anchor.kontor_anchor)))
    }
}

pub(crate) fn verifies(public_key: &str, message: &[u8], signature: &str) -> bool {
    let key = unhex::<32>(public_key).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
    match (key, unhex::<64>(signature)) {
        (Some(key), Some(signature)) => key.verify_strict(message, &Signature::from_bytes(&signature)).is_ok(),
        _ => false,
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lower-case digits only: the same bytes have one spelling.
pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let text = text.as_bytes();
    if text.len() != N * 2 {
        return None;
    }
    let mut out = [0; N];
    for (byte, pair) in out.iter_mut().zip(text.chunks(2)) {
        *byte = digit(pair[0])? * 16 + digit(pair[1])?;
    }
    Some(out)
}

/// `0199…-…` as its 16 bytes, in the one spelling that Kontor writes.
pub(crate) fn uuid(text: &str) -> Option<[u8; 16]> {
    let parts: Vec<&str> = text.split('-').collect();
    let whole = parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12]);
    if whole { unhex(&parts.concat()) } else { None }
}

/// Microseconds since 1970 of `2026-03-16T12:00:00.000000Z`.
pub(crate) fn micros(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (year, month, day) = three(date, '-')?;
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let (hour, minute, second) = three(clock, ':')?;
    let fraction = number(&format!("{fraction:0<6}"), 6)?;
    let right = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second < 60;
    if !right {
        return None;
    }
    // Days since 1970 in the proleptic Gregorian calendar, years beginning in March (Howard Hinnant, "days_from_civil").
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    Some((((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000_000 + fraction)
}

fn three(text: &str, between: char) -> Option<(i64, i64, i64)> {
    let parts: Option<Vec<i64>> = text.split(between).map(|part| number(part, 4)).collect();
    match parts?[..] {
        [one, two, three] => Some((one, two, three)),
        _ => None,
    }
}

/// Digits and nothing else, at most so many.
fn number(text: &str, digits: usize) -> Option<i64> {
    let plain = text.len() <= digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_as_microseconds() {
        for (text, expected) in [
            ("1970-01-01T00:00:00.000000Z", 0),
            ("2000-02-29T00:00:01.000002Z", 951_782_401_000_002),
            ("2026-03-16T12:00:00.000000Z", 1_773_662_400_000_000),
            ("1969-12-31T23:59:59.000000Z", -1_000_000),
        ] {
            assert_eq!(micros(text), Some(expected), "{text}");
        }
        for text in ["yesterday", "9999999999999999-01-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T00:00:-1Z"] {
            assert_eq!(micros(text), None, "{text}");
        }
    }

    #[test]
    fn bytes_have_one_spelling() {
        assert_eq!(unhex::<2>("00ff"), Some([0, 255]));
        for text in ["00f", "00fg", "00FF", "+0ff"] {
            assert_eq!(unhex::<2>(text), None, "{text}");
        }
        assert!(uuid("01990000-0000-7000-8000-00000000000a").is_some());
        for text in
            ["019900000000700080000000000000a", "01990000-0000-7000-8000-00000000000A", "0199-00000000-7000-8000-00000000000a"]
        {
            assert_eq!(uuid(text), None, "{text}");
        }
    }
}
