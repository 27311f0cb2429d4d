//! From drawn pages to the bytes of a PDF: the same pages and facts give the same bytes, today and next year.

use std::sync::LazyLock;

use lopdf::{Dictionary, Object, StringFormat, text_string};
use printpdf::{ParsedFont, PdfDocument, PdfFont, PdfSaveOptions, XObject, to_lopdf_doc};
use sha2::{Digest, Sha256};

use super::canvas::font_id;
use super::picture::logo_id;
use super::{Canvas, Face};
use crate::error::PdfError;

/// What a PDF says about itself.
pub(crate) struct Facts<'a> {
    /// Title.
    pub(crate) title: &'a str,
    /// Who issued it.
    pub(crate) author: &'a str,
    /// Language tag of the text.
    pub(crate) language: &'a str,
    /// Date of issue as `YYYYMMDD`; the clock is not asked.
    pub(crate) issued_on: Option<String>,
    /// What makes this document another than the next: its file id is the hash of this.
    pub(crate) identity: &'a [u8],
}

fn parsed(face: Face) -> Result<ParsedFont, PdfError> {
    static REGULAR: LazyLock<Option<ParsedFont>> =
        LazyLock::new(|| ParsedFont::from_bytes(Face::Regular.bytes(), 0, &mut Vec::new()));
    static SEMI_BOLD: LazyLock<Option<ParsedFont>> =
        LazyLock::new(|| ParsedFont::from_bytes(Face::SemiBold.bytes(), 0, &mut Vec::new()));
    let font = match face {
        Face::Regular => REGULAR.clone(),
        Face::SemiBold => SEMI_BOLD.clone(),
    };
    font.ok_or_else(|| PdfError::Unwritten("the embedded font cannot be read".to_owned()))
}

/// The bytes of the PDF.
///
/// # Errors
/// `Unwritten` if the PDF library fails, which only a mistake of ours can cause.
pub(crate) fn finish(mut canvas: Canvas, facts: &Facts<'_>) -> Result<Vec<u8>, PdfError> {
    let mut document = PdfDocument::new(facts.title);
    for face in [Face::Regular, Face::SemiBold] {
        document.resources.fonts.map.insert(font_id(face), PdfFont::new(parsed(face)?));
    }
    if let Some(logo) = canvas.logo.take() {
        let picture: XObject = logo.into_xobject();
        document.resources.xobjects.map.insert(logo_id(), picture);
    }
    document.with_pages(canvas.into_pages());
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut pdf = to_lopdf_doc(&document, &options, &mut warnings);
    describe(&mut pdf, facts)?;
    pdf.compress();
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).map_err(|error| PdfError::Unwritten(error.to_string()))?;
    Ok(bytes)
}

/// Replaces what the library writes from its clock and its random numbers, and adds what it has no word for.
fn describe(pdf: &mut lopdf::Document, facts: &Facts<'_>) -> Result<(), PdfError> {
    let mut info = Dictionary::new();
    info.set("Title", text_string(facts.title));
    info.set("Author", text_string(facts.author));
    info.set("Creator", text_string("Kontor"));
    info.set("Producer", text_string("Kontor"));
    if let Some(date) = &facts.issued_on {
        info.set("CreationDate", Object::string_literal(format!("D:{date}000000Z")));
        info.set("ModDate", Object::string_literal(format!("D:{date}000000Z")));
    }
    let info = pdf.add_object(info);
    pdf.trailer.set("Info", info);
    let digest = Sha256::digest(facts.identity);
    let id = Object::String(digest[..16].to_vec(), StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
    "1.7".clone_into(&mut pdf.version);
    let catalog = pdf.catalog_mut().map_err(|error| PdfError::Unwritten(error.to_string()))?;
    catalog.set("Lang", Object::string_literal(facts.language));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    pdf.prune_objects();
    Ok(())
}
