//! Postgres' own programs: what copies a database whole.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;

use kontor_contract::Result;
use kontor_contract::operating::{TOOL_FAILED, TOOL_MISSING};
use tokio::process::Command;

/// Where the programs come from on Debian and Ubuntu.
const PACKAGE: &str = "postgresql-client";
/// What of a program's complaint is passed on.
const MAX_REASON_CHARS: usize = 500;

/// A database as the programs are told of it: the password apart, as everybody can read a command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Database {
    url: String,
    password: Option<String>,
}

impl Database {
    /// Reads `postgres://user:password@host/name`.
    pub(crate) fn parse(url: &str) -> Self {
        let split = || {
            let (scheme, rest) = url.split_once("://")?;
            let end = rest.find('/').unwrap_or(rest.len());
            let at = rest[..end].rfind('@')?;
            let (user, password) = rest[..at].split_once(':')?;
            Some((format!("{scheme}://{user}{}", &rest[at..]), decoded(password)))
        };
        match split() {
            Some((url, password)) => Self { url, password: Some(password) },
            None => Self { url: url.to_owned(), password: None },
        }
    }

    /// Runs a program on this database.
    ///
    /// # Errors
    /// `tool.missing`, `tool.failed`.
    pub(crate) async fn run(&self, tool: &str, arguments: &[&OsStr]) -> Result<String> {
        let mut command = Command::new(tool);
        command.arg("--no-password").arg("--dbname").arg(&self.url).args(arguments);
        if let Some(password) = &self.password {
            command.env("PGPASSWORD", password);
        }
        answer(tool, command).await
    }
}

/// Runs a program that needs no database.
///
/// # Errors
/// `tool.missing`, `tool.failed`.
pub(crate) async fn run(tool: &str, arguments: &[&OsStr]) -> Result<String> {
    let mut command = Command::new(tool);
    command.args(arguments);
    answer(tool, command).await
}

/// Whether a dump can be read and holds a book's facts.
///
/// # Errors
/// `tool.missing`, `tool.failed`.
pub(crate) async fn dump_holds_book(file: &Path) -> Result<bool> {
    let list = run("pg_restore", &[OsStr::new("--list"), file.as_os_str()]).await?;
    Ok(["TABLE DATA public fact ", "TABLE DATA public book_node "].iter().all(|entry| list.contains(entry)))
}

/// The structure of the book in a dump: the number of its last migration.
///
/// # Errors
/// `tool.missing`, `tool.failed`.
pub(crate) async fn dump_structure(file: &Path) -> Result<Option<i64>> {
    let arguments = ["--data-only", "--table=_sqlx_migrations", "--file=-"].map(OsStr::new);
    let script = run("pg_restore", &[&arguments[..], &[file.as_os_str()]].concat()).await?;
    let rows = script.lines().skip_while(|line| !line.starts_with("COPY ")).skip(1).take_while(|line| *line != "\\.");
    Ok(rows.filter_map(|row| row.split('\t').next()?.parse().ok()).max())
}

async fn answer(tool: &str, mut command: Command) -> Result<String> {
    let output = command.kill_on_drop(true).output().await.map_err(|error| match error.kind() {
        ErrorKind::NotFound => TOOL_MISSING.with("tool", tool).with("package", PACKAGE),
        _ => TOOL_FAILED.with("tool", tool).with("reason", error),
    })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said: String = String::from_utf8_lossy(&output.stderr).trim().chars().take(MAX_REASON_CHARS).collect();
    Err(TOOL_FAILED.with("tool", tool).with("reason", if said.is_empty() { output.status.to_string() } else { said }))
}

/// Percent-encoding undone.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| after.get(..2)).flatten();
        let byte = escaped.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_stays_off_the_command_line() {
        let table = [
            ("postgres://k@h:5/b", "postgres://k@h:5/b", None),
            ("postgres://h/b", "postgres://h/b", None),
            ("postgres://k:s%40f%2Fe@h:5/b?sslmode=require", "postgres://k@h:5/b?sslmode=require", Some("s@f/e")),
            ("postgresql://k:100%@h/b", "postgresql://k@h/b", Some("100%")),
            ("postgres://k:@h/b", "postgres://k@h/b", Some("")),
        ];
        for (given, url, password) in table {
            let database = Database::parse(given);
            assert_eq!(database, Database { url: url.to_owned(), password: password.map(str::to_owned) }, "{given}");
        }
    }
}
