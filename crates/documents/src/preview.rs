//! The pages of a PDF as pictures, for the preview in the window.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use crate::error::PdfError;
use crate::invoice::MAX_PAGES;

/// Coarsest preview: a thumbnail.
pub const MIN_DPI: u16 = 18;

/// Finest preview: what office printers print; A4 is then 35 MB of pixels.
pub const MAX_DPI: u16 = 300;

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageImage {
    /// The picture as a PNG file.
    pub png: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The pages of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// How many there are.
    pub page_count: u32,
    /// The pages that were asked for, in order.
    pub pages: Vec<PageImage>,
}

/// Draws the first pages of a PDF, at most `limit`, at a resolution in dots per inch.
///
/// # Errors
/// `Resolution` outside [`MIN_DPI`]..=[`MAX_DPI`], `Unreadable` if the bytes are no PDF, `TooManyPages`.
pub fn pages(pdf: &[u8], dpi: u16, limit: usize) -> Result<Preview, PdfError> {
    if !(MIN_DPI..=MAX_DPI).contains(&dpi) {
        return Err(PdfError::Resolution(dpi));
    }
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| PdfError::Unreadable)?;
    if pdf.pages().len() > MAX_PAGES {
        return Err(PdfError::TooManyPages(MAX_PAGES));
    }
    let cache = RenderCache::new();
    let scale = scale(dpi);
    let pixmap_settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let (interpreter, settings) = (InterpreterSettings::default(), RenderSettings::default());
    let draw = |page| {
        let pixmap = render(page, &cache, &interpreter, &settings, &pixmap_settings);
        let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
        let png = pixmap.into_png().map_err(|_| PdfError::Unreadable)?;
        Ok(PageImage { png, width, height })
    };
    let pages = pdf.pages().iter().take(limit).map(draw).collect::<Result<_, PdfError>>()?;
    let page_count = u32::try_from(pdf.pages().len()).map_err(|_| PdfError::TooManyPages(MAX_PAGES))?;
    Ok(Preview { page_count, pages })
}

/// Pixels per point.
#[expect(clippy::float_arithmetic, reason = "the rasteriser scales by f32")]
fn scale(dpi: u16) -> f32 {
    f32::from(dpi) / 72.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_or_no_resolution_is_refused() {
        for bytes in [b"".as_slice(), b"%PDF-1.7", b"\0\0\0", b"hello"] {
            assert_eq!(pages(bytes, 96, MAX_PAGES), Err(PdfError::Unreadable));
        }
        for dpi in [0, MIN_DPI - 1, MAX_DPI + 1, u16::MAX] {
            assert_eq!(pages(b"", dpi, MAX_PAGES), Err(PdfError::Resolution(dpi)));
        }
    }
}
