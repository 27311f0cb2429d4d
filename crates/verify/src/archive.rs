//! The archive as a file: its list of contents, and each file of it as a stream.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use ed25519_dalek::{Signature, VerifyingKey};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::Finding;

/// The form of archives this program reads.
const VERSION: u32 = 1;
/// The list of contents at most; beyond that it is none of ours.
const MAX_MANIFEST: u64 = 16 << 20;
/// The file that lists the others, and the one that signs it.
const MANIFEST: &str = "manifest.json";
const SEAL: &str = "manifest.sig.json";

/// Why an archive cannot be checked at all.
#[derive(Debug)]
pub struct ArchiveError(pub String);

impl std::fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ArchiveError {}

pub(crate) fn failed(what: &str) -> impl Fn(String) -> ArchiveError + '_ {
    move |reason| ArchiveError(format!("{what}: {reason}"))
}

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

/// A public key of a node.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Key {
    /// The node.
    pub node_id: String,
    /// Its epoch.
    pub epoch: i64,
    /// The key, in hexadecimal.
    pub public_key: String,
    /// The key before, where its private part was lost.
    #[serde(default)]
    pub replaces: Option<String>,
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

/// A file of the archive as its list of contents has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Rows or lines, the header not counted.
    #[serde(default)]
    pub rows: Option<u64>,
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// The list of contents.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    /// Form of the archive.
    pub kontor_archive: u32,
    /// The book.
    pub book: String,
    /// Names of its companies.
    pub companies: Vec<String>,
    /// First day of the rows, if they are limited.
    #[serde(default)]
    pub from: Option<String>,
    /// Last day of the rows, if they are limited.
    #[serde(default)]
    pub to: Option<String>,
    /// Facts that carry each table's rows: all of them.
    pub facts: u64,
    /// The files.
    pub files: Vec<Listed>,
}

/// An open archive.
pub struct Archive {
    zip: ZipArchive<BufReader<File>>,
    manifest_digest: [u8; 32],
    /// Its list of contents.
    pub manifest: Manifest,
}

impl Archive {
    pub(crate) fn open(path: &Path) -> Result<Self, ArchiveError> {
        let place = path.display().to_string();
        let file = File::open(path).map_err(|error| failed(&place)(error.to_string()))?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| failed(&place)(error.to_string()))?;
        let mut bytes = Vec::new();
        zip.by_name(MANIFEST)
            .map_err(|error| failed(MANIFEST)(error.to_string()))?
            .take(MAX_MANIFEST)
            .read_to_end(&mut bytes)
            .map_err(|error| failed(MANIFEST)(error.to_string()))?;
        let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|error| failed(MANIFEST)(error.to_string()))?;
        if manifest.kontor_archive != VERSION {
            return Err(ArchiveError(format!(
                "the archive has the form {}, this program reads {VERSION}",
                manifest.kontor_archive
            )));
        }
        Ok(Self { zip, manifest_digest: Sha256::digest(&bytes).into(), manifest })
    }

    pub(crate) fn file(&mut self, name: &str) -> Result<impl Read + '_, ArchiveError> {
        self.zip.by_name(name).map_err(|error| failed(name)(error.to_string()))
    }

    /// The lines of a file of JSON lines, each with its number.
    pub(crate) fn lines(&mut self, name: &str, mut each: impl FnMut(u64, Result<Value, String>)) -> Result<(), ArchiveError> {
        let reader = BufReader::new(self.zip.by_name(name).map_err(|error| failed(name)(error.to_string()))?);
        for (number, line) in (1..).zip(reader.lines()) {
            let line = line.map_err(|error| failed(name)(error.to_string()))?;
            each(number, serde_json::from_str(&line).map_err(|error| format!("line {number} is no JSON: {error}")));
        }
        Ok(())
    }

    /// Compares every file with what the list of contents says of it.
    pub(crate) fn check_files(&mut self) -> Result<Finding, ArchiveError> {
        let mut finding = Finding::new("files have the bytes and counts that the list of contents says");
        let listed: BTreeMap<String, Listed> = self.manifest.files.iter().map(|file| (file.name.clone(), file.clone())).collect();
        let found: Vec<String> = self.zip.file_names().map(str::to_owned).collect();
        for name in &found {
            if !listed.contains_key(name) && name != MANIFEST && name != SEAL {
                finding.look(Some(format!("{name} is in the archive and not in its list of contents")));
            }
        }
        for (name, expected) in &listed {
            if !found.contains(name) {
                finding.look(Some(format!("{name} is missing")));
                continue;
            }
            let mut digest = Sha256::new();
            let mut counter = Counter { digest: &mut digest, bytes: 0 };
            // A damaged part ends the reading early, which the digest shows.
            let copied = self
                .file(name)
                .and_then(|mut file| io::copy(&mut file, &mut counter).map_err(|error| failed(name)(error.to_string())));
            let bytes = counter.bytes;
            let same = copied.is_ok() && bytes == expected.bytes && hex(&digest.finalize()) == expected.sha256;
            finding.look((!same).then(|| format!("{name} is not the file that was listed ({bytes} bytes)")));
        }
        Ok(finding)
    }

    /// Whether the list of contents bears the signature of a key of the book. Which key stands in the facts.
    pub(crate) fn check_seal(&mut self, notes: &mut Vec<String>) -> Result<Finding, ArchiveError> {
        #[derive(Deserialize)]
        struct Seal {
            public_key: String,
            signature: String,
        }
        let mut finding = Finding::new("the list of contents is signed");
        if !self.zip.file_names().any(|name| name == SEAL) {
            notes.push("the list of contents is not signed".to_owned());
            return Ok(finding);
        }
        let seal: Result<Seal, _> = serde_json::from_reader(self.file(SEAL)?);
        let message = [b"kontor-archive-1\0".as_slice(), &self.manifest_digest].concat();
        let right = seal.is_ok_and(|seal| verifies(&seal.public_key, &message, &seal.signature));
        finding.look((!right).then(|| format!("{MANIFEST} does not bear the signature in {SEAL}")));
        Ok(finding)
    }
}

struct Counter<'a> {
    digest: &'a mut Sha256,
    bytes: u64,
}

impl io::Write for Counter<'_> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.digest.update(part);
        self.bytes += u64::try_from(part.len()).unwrap_or(u64::MAX);
        Ok(part.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub(crate) fn read_anchor(path: &Path) -> Result<Anchor, ArchiveError> {
    let place = path.display().to_string();
    let file = File::open(path).map_err(|error| failed(&place)(error.to_string()))?;
    serde_json::from_reader(BufReader::new(file)).map_err(|error| failed(&place)(error.to_string()))
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

pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 || !text.is_ascii() {
        return None;
    }
    let mut out = [0; N];
    for (at, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(out)
}

/// `0199…-…` as its 16 bytes.
pub(crate) fn uuid(text: &str) -> Option<[u8; 16]> {
    unhex(&text.replace('-', ""))
}

/// Microseconds since 1970 of `2026-03-16T12:00:00.000000Z`.
pub(crate) fn micros(text: &str) -> Option<i64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut clock = clock.split(':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    let fraction = format!("{fraction:0<6}").get(..6)?.parse::<i64>().ok()?;
    // Days since 1970 in the proleptic Gregorian calendar, years beginning in March (Howard Hinnant, "days_from_civil").
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    Some((((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000_000 + fraction)
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
        assert_eq!(micros("yesterday"), None);
    }

    #[test]
    fn hexadecimal_has_its_length() {
        assert_eq!(unhex::<2>("00ff"), Some([0, 255]));
        assert_eq!(unhex::<2>("00f"), None);
        assert_eq!(unhex::<2>("00fg"), None);
    }
}
