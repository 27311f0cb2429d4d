//! What `--book` names: a book to open, or a server that has it open.

use kontor_contract::Result;
use kontor_contract::error::BOOK_MISSING;
use kontor_contract::operating::BOOK_BEHIND_SERVER;
use kontor_runtime::Location;

/// A book as named on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Book {
    /// Opened by this process.
    Here(Location),
    /// Opened by the server at this address.
    Served(String),
}

/// Reads `--book`.
pub(crate) fn parse(book: Option<String>) -> Result<Book> {
    let book = book.ok_or_else(|| BOOK_MISSING.with("path", "--book FILE|postgres://URL"))?;
    if book.starts_with("http://") || book.starts_with("https://") {
        return Ok(Book::Served(book.trim_end_matches('/').to_owned()));
    }
    Ok(Book::Here(Location::parse(&book)))
}

/// Reads `--book` where only the book itself will do.
pub(crate) fn local(book: Option<String>) -> Result<Location> {
    match parse(book)? {
        Book::Here(location) => Ok(location),
        Book::Served(address) => Err(BOOK_BEHIND_SERVER.with("address", address)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_is_a_file_a_database_or_a_server() {
        let read = |text: &str| parse(Some(text.to_owned())).expect("named");
        assert_eq!(read("a.kontor"), Book::Here(Location::File("a.kontor".into())));
        assert_eq!(read("postgres://k@h/b"), Book::Here(Location::Postgres("postgres://k@h/b".into())));
        assert_eq!(read("http://127.0.0.1:7878/"), Book::Served("http://127.0.0.1:7878".into()));
        assert!(parse(None).is_err());
        assert!(local(Some("http://127.0.0.1:7878".into())).expect_err("a server").is(&BOOK_BEHIND_SERVER));
    }
}
