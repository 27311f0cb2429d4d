//! The files of an archive: written one after the other, each counted and hashed on its way.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use kontor_contract::operating::FILE_FAILED;
use kontor_contract::{Error, Result};
use kontor_documents::csv::Table;
use kontor_kernel::hex;
use sha2::{Digest as _, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::OwnedCell;

/// A file of the archive as the list of contents has it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) rows: Option<u64>,
    bytes: u64,
    sha256: String,
}

impl Listed {
    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::json!({ "name": self.name, "rows": self.rows, "bytes": self.bytes, "sha256": self.sha256 })
    }
}

/// The file being written.
struct Open {
    name: String,
    rows: Option<u64>,
    bytes: u64,
    digest: Sha256,
}

/// An archive being written.
pub(super) struct Members {
    zip: ZipWriter<BufWriter<File>>,
    open: Option<Open>,
    pub(super) listed: Vec<Listed>,
}

pub(super) fn unwritten(error: impl ToString) -> Error {
    FILE_FAILED.with("path", "").with("reason", error)
}

impl Members {
    pub(super) fn new(zip: ZipWriter<BufWriter<File>>) -> Self {
        Self { zip, open: None, listed: Vec::new() }
    }

    /// Begins a file.
    pub(super) fn start(&mut self, name: &str) -> Result<()> {
        // A table may be larger than four gigabytes.
        let options = SimpleFileOptions::default().large_file(true);
        self.zip.start_file(name, options).map_err(unwritten)?;
        self.open = Some(Open { name: name.to_owned(), rows: None, bytes: 0, digest: Sha256::new() });
        Ok(())
    }

    /// Bytes that hold so many rows.
    pub(super) fn bytes(&mut self, bytes: &[u8], rows: usize) -> Result<()> {
        self.write_all(bytes).map_err(unwritten)?;
        self.count(u64::try_from(rows).unwrap_or(u64::MAX));
        Ok(())
    }

    /// One line of JSON.
    pub(super) fn line(&mut self, value: &serde_json::Value) -> Result<()> {
        self.bytes(format!("{value}\n").as_bytes(), 1)
    }

    /// The header of a table.
    pub(super) fn header(&mut self, names: &[&str]) -> Result<()> {
        let table = Table::try_new(&mut *self, names).map_err(unwritten)?;
        table.finish().map_err(unwritten)?;
        self.count(0);
        Ok(())
    }

    /// A row of a table.
    pub(super) fn row(&mut self, cells: &[OwnedCell]) -> Result<()> {
        let mut bytes = Vec::new();
        let mut table = Table::rows(&mut bytes);
        table.row(&cells.iter().map(OwnedCell::borrow).collect::<Vec<_>>()).map_err(unwritten)?;
        table.finish().map_err(unwritten)?;
        self.bytes(&bytes, 1)
    }

    /// A whole file of text.
    pub(super) fn text(&mut self, name: &str, text: &str) -> Result<()> {
        self.start(name)?;
        self.write_all(text.as_bytes()).map_err(unwritten)?;
        self.end()
    }

    /// Ends the file.
    pub(super) fn end(&mut self) -> Result<()> {
        if let Some(Open { name, rows, bytes, digest }) = self.open.take() {
            self.listed.push(Listed { name, rows, bytes, sha256: hex(&digest.finalize()) });
        }
        Ok(())
    }

    /// Ends the archive.
    pub(super) fn finish(self) -> Result<()> {
        let mut file = self.zip.finish().map_err(unwritten)?;
        file.flush().map_err(unwritten)
    }

    fn count(&mut self, rows: u64) {
        if let Some(open) = &mut self.open {
            open.rows = Some(open.rows.unwrap_or_default() + rows);
        }
    }
}

impl Write for Members {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let written = self.zip.write(part)?;
        if let Some(open) = &mut self.open {
            open.digest.update(&part[..written]);
            open.bytes += u64::try_from(written).unwrap_or(u64::MAX);
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}
