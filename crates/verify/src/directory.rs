//! How the files lie in the archive: other programs that unpack it must find the same files under the same names as this one.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, Seek as _, SeekFrom};

use zip::ZipArchive;

/// An entry of the directory at the end, and the header before a file (APPNOTE.TXT 4.3.12, 4.3.7): signature, length, where
/// the length of the name stands.
const ENTRY: ([u8; 4], usize, usize) = (*b"PK\x01\x02", 46, 28);
const HEADER: ([u8; 4], usize, usize) = (*b"PK\x03\x04", 30, 26);
/// An archive has a file per table and a few more.
const MAX_FILES: usize = 10_000;

/// What is wrong with it.
pub(crate) fn faults(file: &mut File, zip: &mut ZipArchive<BufReader<File>>) -> io::Result<Vec<String>> {
    let mut faults = Vec::new();
    if zip.offset() != 0 {
        faults.push("something stands before the archive".to_owned());
    }
    let mut names = BTreeSet::new();
    let mut reader = BufReader::new(&*file);
    reader.seek(SeekFrom::Start(zip.central_directory_start()))?;
    let mut entries = 0;
    while let Some((name, skip)) = named(&mut reader, ENTRY)? {
        entries += 1;
        if entries > MAX_FILES {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "too many files"));
        }
        if !names.insert(name.clone()) {
            faults.push(format!("{} is in the archive twice", String::from_utf8_lossy(&name)));
        }
        reader.seek_relative(skip)?;
    }
    drop(reader);
    if entries != zip.len() && names.len() == entries {
        faults.push(format!("the archive's directory has {entries} files, {} can be read", zip.len()));
    }
    for at in 0..zip.len() {
        let entry = zip.by_index_raw(at).map_err(io::Error::other)?;
        let name = entry.name().to_owned();
        if entry.is_symlink() || !entry.is_file() {
            faults.push(format!("{name} is no plain file"));
        }
        let (raw, begins) = (entry.name_raw().to_vec(), entry.header_start());
        drop(entry);
        file.seek(SeekFrom::Start(begins))?;
        if named(file, HEADER)?.is_none_or(|(before, _)| before != raw) {
            faults.push(format!("{name} has another name where it lies in the archive"));
        }
    }
    Ok(faults)
}

/// The name in an entry or a header, and how many bytes follow it.
fn named(from: &mut impl io::Read, (signature, length, at): ([u8; 4], usize, usize)) -> io::Result<Option<(Vec<u8>, i64)>> {
    let mut fixed = vec![0; length];
    match from.read_exact(&mut fixed) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    if fixed[..4] != signature {
        return Ok(None);
    }
    let number = |at: usize| u16::from_le_bytes([fixed[at], fixed[at + 1]]);
    let mut name = vec![0; usize::from(number(at))];
    from.read_exact(&mut name)?;
    let comment = if length == ENTRY.1 { i64::from(number(at + 4)) } else { 0 };
    Ok(Some((name, i64::from(number(at + 2)) + comment)))
}
