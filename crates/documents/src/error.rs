//! What can go wrong between a view and its bytes.

/// Why no PDF was made, or none could be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The document was made under a layout this program does not have.
    #[error("layout version {0} is unknown")]
    UnknownLayout(u16),
    /// More pages than [`crate::invoice::MAX_PAGES`].
    #[error("the document has more than {0} pages")]
    TooManyPages(usize),
    /// The logo is no PNG.
    #[error("the logo is no PNG picture: {0}")]
    LogoUnreadable(String),
    /// The logo has more bytes or pixels than a letterhead can use.
    #[error("the logo is larger than 2 MB or 4096 pixels on a side")]
    LogoTooLarge,
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}")]
    Unwritten(String),
    /// The bytes are no PDF that can be shown.
    #[error("the PDF cannot be shown")]
    Unreadable,
    /// The resolution of a preview is out of range.
    #[error("{0} dots per inch is out of range")]
    Resolution(u16),
}
