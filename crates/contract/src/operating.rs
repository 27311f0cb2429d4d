//! What can go wrong when Kontor is operated: served, backed up, restored, written to files.

crate::error_codes! {
    /// Listening beyond this machine must be asked for.
    LISTEN_REMOTE = "serve.listen_remote" Invalid { address };
    /// The address cannot be listened on.
    LISTEN_FAILED = "serve.listen_failed" Unavailable { address, reason };
    /// A page of another site sent the request.
    ORIGIN_REFUSED = "serve.origin_refused" Denied { origin };
    /// The server of the book does not answer, or is none of ours.
    SERVER_UNREACHABLE = "serve.unreachable" Unavailable { address, reason };
    /// This needs the book itself, not the server that has it open.
    BOOK_BEHIND_SERVER = "book.behind_server" Invalid { address };
    /// The book holds several companies, and none was named.
    COMPANY_UNNAMED = "company.unnamed" Invalid { companies };
    /// There is no company of this name or id, or the user does not work there.
    COMPANY_UNKNOWN = "company.unknown" NotFound { company, companies };
    /// Another program has the file open.
    BOOK_OPEN = "book.open_elsewhere" Unavailable { path };
    /// There is something at this place already.
    BOOK_PRESENT = "book.present" Conflict { path };
    /// The file is no whole book, or its books are not right.
    BOOK_UNSOUND = "book.unsound" Rule { path, reason };
    /// A file cannot be read or written.
    FILE_FAILED = "file.failed" Unavailable { path, reason };
    /// There is a file of this name already.
    FILE_PRESENT = "file.present" Conflict { path };
    /// The file is the book itself.
    FILE_IS_BOOK = "file.is_book" Conflict { path };
    /// A program of the system is not installed.
    TOOL_MISSING = "tool.missing" Unavailable { tool, package };
    /// A program of the system did not do what it was asked for.
    TOOL_FAILED = "tool.failed" Unavailable { tool, reason };
}
