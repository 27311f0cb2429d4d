//! The archive as a file: its list of contents, and each file of it as a stream.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::Finding;
use crate::directory;
use crate::signature::{Head, hex, uuid, verifies};

/// The form of archives this program reads.
const VERSION: u32 = 1;
/// The list of contents, its signature or a description at most; beyond that it is none of ours.
const MAX_TEXT: u64 = 16 << 20;
/// A row or a fact at most: a fact is at most 4 MiB, and a text inside JSON inside JSON grows.
const MAX_LINE: u64 = 64 << 20;
/// The file that lists the others, and the one that signs it.
pub(crate) const MANIFEST: &str = "manifest.json";
pub(crate) const SEAL: &str = "manifest.sig.json";
/// What every archive holds beside its tables.
const ALWAYS: [&str; 8] = [
    "README.txt",
    "facts.jsonl",
    "index.xml",
    "journal.csv",
    "report.json",
    "schema.json",
    "signatures.jsonl",
    "trial_balance.csv",
];
/// Tables without which there are no books.
const LEDGER: [&str; 3] = ["tables/finance_balance.csv", "tables/finance_entry.csv", "tables/finance_posting.csv"];

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
    /// The node whose book it is.
    #[serde(default)]
    pub node: String,
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
    /// Whether the book's own check found nothing wrong.
    #[serde(default)]
    pub clean: bool,
    /// The last signed head of every chain.
    #[serde(default)]
    pub heads: Vec<Head>,
    /// The files.
    pub files: Vec<Listed>,
}

/// An open archive.
pub struct Archive {
    zip: ZipArchive<BufReader<File>>,
    /// What is wrong with how the files lie in it.
    faults: Vec<String>,
    manifest_digest: [u8; 32],
    /// Its list of contents.
    pub manifest: Manifest,
}

impl Archive {
    pub(crate) fn open(path: &Path) -> Result<Self, ArchiveError> {
        let place = path.display().to_string();
        let refused = |error: &dyn ToString| failed(&place)(error.to_string());
        let file = File::open(path).map_err(|error| refused(&error))?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| refused(&error))?;
        let mut directory = File::open(path).map_err(|error| refused(&error))?;
        let faults = directory::faults(&mut directory, &mut zip).map_err(|error| refused(&error))?;
        let bytes = text(&mut zip, MANIFEST)?;
        let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|error| failed(MANIFEST)(error.to_string()))?;
        if manifest.kontor_archive != VERSION {
            return Err(ArchiveError(format!(
                "the archive has the form {}, this program reads {VERSION}",
                manifest.kontor_archive
            )));
        }
        if uuid(&manifest.book).is_none() {
            return Err(failed(MANIFEST)("it names no book".to_owned()));
        }
        for day in [&manifest.from, &manifest.to].into_iter().flatten() {
            if crate::signature::micros(&format!("{day}T00:00:00Z")).is_none() || day.len() != 10 {
                return Err(failed(MANIFEST)(format!("{day:?} is no day")));
            }
        }
        Ok(Self { zip, faults, manifest_digest: Sha256::digest(&bytes).into(), manifest })
    }

    /// A file as a stream of lines none of which is longer than any that Kontor writes.
    pub(crate) fn file(&mut self, name: &str) -> Result<impl Read + '_, String> {
        open(&mut self.zip, name)
    }

    /// A short file of JSON.
    pub(crate) fn json(&mut self, name: &str) -> Result<Value, String> {
        let bytes = text(&mut self.zip, name).map_err(|error| error.0)?;
        serde_json::from_slice(&bytes).map_err(|error| format!("{name}: {error}"))
    }

    /// The lines of a file of JSON lines, each with its number. Where the file cannot be read on, that is the last line.
    pub(crate) fn lines(&mut self, name: &str, mut each: impl FnMut(u64, Result<Value, String>)) {
        let reader = match self.file(name) {
            Ok(file) => BufReader::new(file),
            Err(problem) => return each(0, Err(problem)),
        };
        for (number, line) in (1..).zip(reader.lines()) {
            match line {
                Ok(line) => each(number, serde_json::from_str(&line).map_err(|error| format!("it is no JSON: {error}"))),
                Err(error) => return each(number, Err(format!("{name} cannot be read: {error}"))),
            }
        }
    }

    /// Compares every file with what the list of contents says of it, and the list with what an archive holds.
    pub(crate) fn check_files(&mut self) -> Finding {
        let mut finding = Finding::new("files have the bytes and counts that the list of contents says");
        for fault in std::mem::take(&mut self.faults) {
            finding.look(Some(fault));
        }
        let listed = self.manifest.files.clone();
        let mut names = BTreeSet::new();
        for file in &listed {
            let problem = if names.insert(file.name.as_str()) {
                self.file_problem(file)
            } else {
                Some(format!("{} stands twice in the list of contents", file.name))
            };
            finding.look(problem);
        }
        for name in ALWAYS.iter().chain(&LEDGER).filter(|name| !names.contains(**name)) {
            finding.look(Some(format!("{name} is not in the list of contents")));
        }
        let found: Vec<String> = self.zip.file_names().map(str::to_owned).collect();
        for name in found.iter().filter(|name| !names.contains(name.as_str()) && ![MANIFEST, SEAL].contains(&name.as_str())) {
            finding.look(Some(format!("{name} is in the archive and not in its list of contents")));
        }
        self.check_tables(&listed, &mut finding);
        finding
    }

    fn file_problem(&mut self, expected: &Listed) -> Option<String> {
        let name = &expected.name;
        if !is_ours(name) {
            return Some(format!("{name} is no file of an archive"));
        }
        if self.zip.index_for_name(name).is_none() {
            return Some(format!("{name} is missing"));
        }
        let file = match self.file(name) {
            Ok(file) => file,
            Err(problem) => return Some(problem),
        };
        // One byte more than listed is enough to see that it is another file.
        let mut hashed = Hashed { inner: file.take(expected.bytes.saturating_add(1)), digest: Sha256::new(), bytes: 0 };
        let counted = count(name, &mut hashed).and_then(|rows| io::copy(&mut hashed, &mut io::sink()).map(|_| rows));
        let Hashed { digest, bytes, .. } = hashed;
        let sha256 = hex(&digest.finalize());
        match counted {
            Err(error) => Some(format!("{name} cannot be read: {error}")),
            Ok(_) if bytes != expected.bytes || sha256 != expected.sha256 => {
                Some(format!("{name} is not the file that was listed ({bytes} bytes)"))
            }
            Ok(rows) if rows != expected.rows => {
                let told = |rows: Option<u64>| rows.map_or_else(|| "no".to_owned(), |rows| rows.to_string());
                Some(format!("{name} has {} rows, {} are listed", told(rows), told(expected.rows)))
            }
            Ok(_) => None,
        }
    }

    /// The description names every table with its columns, and no other.
    fn check_tables(&mut self, listed: &[Listed], finding: &mut Finding) {
        let schema = match self.json("schema.json") {
            Ok(schema) => schema,
            Err(problem) => return finding.look(Some(problem)),
        };
        let mut described = BTreeSet::new();
        for table in schema["tables"].as_array().into_iter().flatten() {
            let name = table["file"].as_str().unwrap_or_default().to_owned();
            let columns: Vec<&str> =
                table["columns"].as_array().into_iter().flatten().filter_map(|column| column["name"].as_str()).collect();
            let header = self.header(&name);
            finding.look(match header {
                Ok(header) if header == columns => None,
                Ok(_) => Some(format!("{name} has other columns than schema.json says")),
                Err(problem) => Some(format!("schema.json describes a table that cannot be read: {problem}")),
            });
            described.insert(name);
        }
        for file in listed.iter().filter(|file| file.name.starts_with("tables/") && !described.contains(&file.name)) {
            finding.look(Some(format!("{} is not described in schema.json", file.name)));
        }
    }

    fn header(&mut self, name: &str) -> Result<Vec<String>, String> {
        let mut reader = csv::Reader::from_reader(self.file(name)?);
        let header = reader.headers().map_err(|error| format!("{name}: {error}"))?;
        Ok(header.iter().map(str::to_owned).collect())
    }

    /// Whose key signed the list of contents; none if it is not signed.
    pub(crate) fn check_seal(&mut self) -> (Finding, Option<String>) {
        #[derive(Deserialize)]
        struct Seal {
            public_key: String,
            signature: String,
        }
        let mut finding = Finding::new("the list of contents is signed");
        if self.zip.index_for_name(SEAL).is_none() {
            return (finding, None);
        }
        let seal = self.json(SEAL).and_then(|seal| serde_json::from_value::<Seal>(seal).map_err(|error| error.to_string()));
        let message = [b"kontor-archive-1\0".as_slice(), &self.manifest_digest].concat();
        let signed = seal.ok().filter(|seal| verifies(&seal.public_key, &message, &seal.signature));
        finding.look(signed.is_none().then(|| format!("{MANIFEST} does not bear the signature in {SEAL}")));
        (finding, Some(signed.map(|seal| seal.public_key).unwrap_or_default()))
    }
}

/// What an archive may hold: a name that looks like one of these and is another would mislead people.
fn is_ours(name: &str) -> bool {
    let table = name.strip_prefix("tables/").and_then(|rest| rest.strip_suffix(".csv"));
    let plain = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    ALWAYS.contains(&name) || table.is_some_and(plain)
}

fn open<'a>(zip: &'a mut ZipArchive<BufReader<File>>, name: &str) -> Result<impl Read + use<'a>, String> {
    let file = zip.by_name(name).map_err(|error| format!("{name}: {error}"))?;
    Ok(Bounded { inner: file, line: 0 })
}

/// A short file, whole.
fn text(zip: &mut ZipArchive<BufReader<File>>, name: &str) -> Result<Vec<u8>, ArchiveError> {
    let mut bytes = Vec::new();
    let file = open(zip, name).map_err(ArchiveError)?;
    file.take(MAX_TEXT).read_to_end(&mut bytes).map_err(|error| failed(name)(error.to_string()))?;
    Ok(bytes)
}

/// Rows of a table or lines, read to the end; `None` for what has neither.
fn count(name: &str, file: &mut impl Read) -> io::Result<Option<u64>> {
    let broken = |reason: &str| io::Error::new(io::ErrorKind::InvalidData, reason.to_owned());
    let mut rows: u64 = 0;
    if name.ends_with(".csv") {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file);
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record)? {
            if record.iter().any(|cell| std::str::from_utf8(cell).is_err()) {
                return Err(broken("it is not UTF-8"));
            }
            rows += 1;
        }
        return rows.checked_sub(1).map(Some).ok_or_else(|| broken("it has no header"));
    }
    if !name.ends_with(".jsonl") {
        return Ok(None);
    }
    let mut reader = BufReader::new(file);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        rows += 1;
        line.clear();
    }
    Ok(Some(rows))
}

/// Refuses a line that fits into no memory.
struct Bounded<R> {
    inner: R,
    line: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(part)?;
        let after = part[..read].iter().rposition(|byte| *byte == b'\n');
        let added = u64::try_from(after.map_or(read, |at| read - at)).unwrap_or(u64::MAX);
        self.line = if after.is_some() { added } else { self.line.saturating_add(added) };
        if self.line > MAX_LINE {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a line is longer than any that Kontor writes"));
        }
        Ok(read)
    }
}

struct Hashed<R> {
    inner: R,
    digest: Sha256,
    bytes: u64,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(part)?;
        self.digest.update(&part[..read]);
        self.bytes += u64::try_from(read).unwrap_or(u64::MAX);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_kontor_writes_are_ours() {
        assert!(is_ours("journal.csv") && is_ours("tables/finance_entry.csv"));
        for name in
            ["j\u{43e}urnal.csv", "Journal.csv", "tables/../journal.csv", "tables/.csv", "tables\\a.csv", "/etc/passwd", "a.csv"]
        {
            assert!(!is_ours(name), "{name}");
        }
    }

    #[test]
    fn a_line_has_an_end() {
        let mut endless = Bounded { inner: io::repeat(b' '), line: 0 };
        assert!(io::copy(&mut endless, &mut io::sink()).is_err());
        let mut short = Bounded { inner: &b"a\nb\n"[..], line: 0 };
        assert_eq!(io::copy(&mut short, &mut io::sink()).expect("short"), 4);
    }

    #[test]
    fn rows_are_counted_without_the_header() {
        assert_eq!(count("a.csv", &mut &b"a,b\r\n1,\"x\ny\"\r\n"[..]).expect("a table"), Some(1));
        assert_eq!(count("a.jsonl", &mut &b"{}\n{}"[..]).expect("lines"), Some(2));
        assert_eq!(count("a.txt", &mut &b"x\n"[..]).expect("a text"), None);
        assert!(count("a.csv", &mut &b"a\r\n\xff\r\n"[..]).is_err());
        assert!(count("a.csv", &mut &b"a,b\r\n1\r\n"[..]).is_err(), "ragged");
        assert!(count("a.csv", &mut &b""[..]).is_err());
    }
}
