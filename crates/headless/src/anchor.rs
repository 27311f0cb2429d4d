//! `kontor anchor`: the heads of the chain in a file to be kept elsewhere. Runs as the system, like `verify`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::identity::GetBook;
use kontor_contract::integrity::{ANCHOR_UNREADABLE, ANCHOR_VERSION, Anchor, FORM_UNKNOWN};
use kontor_runtime::{Config, Location, safekeeping};

use crate::file::{Partial, failed};

/// Endings of the forms an anchor is written in.
const FORMS: &str = ".json, .pdf, .txt, .eml";
/// Lines of a mail are at most so long (RFC 5322, 2.1.1).
const HASH_PART: usize = 16;

#[derive(Args)]
pub(crate) struct Options {
    /// The file to write; its ending says the form: .json, .pdf to print, .txt, or .eml to mail
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Writes over a file that is there
    #[arg(long)]
    replace: bool,
}

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let path = &options.output;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let write: fn(&Anchor) -> Result<Vec<u8>> = match ending.as_str() {
        "json" => json,
        "pdf" => kontor_runtime::anchor::pdf,
        "txt" => |anchor| Ok(text(anchor).into_bytes()),
        "eml" => |anchor| Ok(mail(anchor).into_bytes()),
        _ => return Err(FORM_UNKNOWN.with("path", path.display()).with("known", FORMS)),
    };
    let location = location?;
    safekeeping::spare(&location, path)?;
    let app = kontor_runtime::open(Config::existing(location)).await?;
    let companies = app.dispatch(None, &GetBook {}).await?.companies;
    let anchor = app.anchor(companies).await?;
    let partial = Partial::try_new(path, options.replace)?;
    fs::write(partial.path(), write(&anchor)?).map_err(failed(partial.path()))?;
    partial.keep()?;
    for head in anchor.heads.iter().take(1) {
        say!("epoch {} seq {} {}", head.epoch, head.seq, head.hash);
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads an anchor as JSON.
///
/// # Errors
/// `book.anchor_unreadable`.
pub(crate) fn read(path: &Path) -> Result<Anchor> {
    let refused = |reason: String| ANCHOR_UNREADABLE.with("path", path.display()).with("reason", reason);
    let bytes = fs::read(path).map_err(|error| refused(error.to_string()))?;
    let anchor: Anchor = serde_json::from_slice(&bytes).map_err(|error| refused(error.to_string()))?;
    if anchor.kontor_anchor != ANCHOR_VERSION {
        return Err(refused(format!("form {}", anchor.kontor_anchor)));
    }
    Ok(anchor)
}

fn json(anchor: &Anchor) -> Result<Vec<u8>> {
    serde_json::to_vec_pretty(anchor).map_err(|error| INTERNAL_BUG.with("what", error))
}

/// The heads for people, the newest first.
fn text(anchor: &Anchor) -> String {
    let mut out = format!("Kontor anchor\r\n\r\nBook: {}\r\n", anchor.book);
    out.push_str(&format!("Companies: {}\r\nMade: {}\r\n", anchor.companies.join(", "), anchor.made_at));
    for head in &anchor.heads {
        out.push_str(&format!(
            "\r\nHead of {}\r\n  node {}\r\n  epoch {}, seq {}\r\n  hash {}\r\n  key {}\r\n  signature\r\n{}",
            head.signed_at,
            head.node_id,
            head.epoch,
            head.seq,
            parts(&head.hash, " "),
            head.public_key,
            head.signature
                .as_bytes()
                .chunks(64)
                .map(|part| format!("    {}\r\n", String::from_utf8_lossy(part)))
                .collect::<String>(),
        ));
    }
    out
}

/// A hash in parts that people can compare.
fn parts(hash: &str, between: &str) -> String {
    let parts: Vec<_> = hash.as_bytes().chunks(HASH_PART).map(String::from_utf8_lossy).collect();
    parts.join(between)
}

/// The same as a mail to be sent by whatever program opens it; the JSON comes with it.
fn mail(anchor: &Anchor) -> String {
    let date = anchor.made_at.to_chrono().to_rfc2822();
    let boundary = format!("kontor-{}", anchor.book);
    let json = serde_json::to_string_pretty(anchor).unwrap_or_default().replace('\n', "\r\n");
    format!(
        "X-Unsent: 1\r\nSubject: Kontor anchor {}\r\nDate: {date}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n--{boundary}\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n--{boundary}\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\
         Content-Disposition: attachment; filename=\"kontor-anchor.json\"\r\n\r\n{json}\r\n--{boundary}--\r\n",
        anchor.made_at.date_utc(),
        text(anchor),
    )
}
