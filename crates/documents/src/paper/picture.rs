//! The logo: a PNG made into opaque pixels.

use std::io::Cursor;

use printpdf::{Op, RawImage, RawImageData, RawImageFormat, XObject, XObjectId, XObjectTransform};

use super::{Length, PAGE_HEIGHT, Spot};
use crate::error::PdfError;

/// Longest side of a logo in pixels: 60 mm at 600 dpi is 1,417, and memory is bounded before anything is decoded.
const MAX_SIDE: u32 = 4096;

/// Longest PNG file: what a settings form accepts.
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// Pixels of a logo.
pub(crate) struct Logo {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

impl Logo {
    /// Reads a PNG; transparent parts become white, because paper is.
    ///
    /// # Errors
    /// `LogoTooLarge`, or `LogoUnreadable` if it is no PNG.
    pub(crate) fn read(png: &[u8]) -> Result<Logo, PdfError> {
        if png.len() > MAX_BYTES {
            return Err(PdfError::LogoTooLarge);
        }
        let unreadable = |error: png::DecodingError| PdfError::LogoUnreadable(error.to_string());
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
        let mut reader = decoder.read_info().map_err(unreadable)?;
        let (width, height) = (reader.info().width, reader.info().height);
        if width > MAX_SIDE || height > MAX_SIDE || width == 0 || height == 0 {
            return Err(PdfError::LogoTooLarge);
        }
        let size = reader.output_buffer_size().ok_or(PdfError::LogoTooLarge)?;
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels).map_err(unreadable)?;
        let samples = frame.color_type.samples();
        let rgb = pixels[..frame.buffer_size()].chunks_exact(samples).flat_map(on_white).collect();
        Ok(Logo { width, height, rgb })
    }

    /// The largest size with the picture's proportions in a box.
    fn fit(&self, width: Length, height: Length) -> (Length, Length) {
        let (w, h) = (i64::from(self.width), i64::from(self.height));
        if width.milli() * h <= height.milli() * w { (width, width.times(h, w)) } else { (height.times(w, h), height) }
    }

    pub(super) fn placed(&self, top_right: Spot, width: Length, height: Length) -> Op {
        let (width, height) = self.fit(width, height);
        let bottom = PAGE_HEIGHT - top_right.y - height;
        let (x, y) = (top_right.x - width, bottom);
        let transform = XObjectTransform {
            translate_x: Some(x.pt()),
            translate_y: Some(y.pt()),
            scale_x: Some(width.pt().0),
            scale_y: Some(height.pt().0),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        Op::UseXobject { id: logo_id(), transform }
    }

    pub(super) fn into_xobject(self) -> XObject {
        let side = |pixels: u32| usize::try_from(pixels).expect("at most MAX_SIDE");
        XObject::Image(RawImage {
            width: side(self.width),
            height: side(self.height),
            pixels: RawImageData::U8(self.rgb),
            data_format: RawImageFormat::RGB8,
            tag: Vec::new(),
        })
    }
}

/// Red, green and blue of a pixel of one to four samples laid on white.
fn on_white(pixel: &[u8]) -> [u8; 3] {
    let over = |sample: u8, alpha: u8| {
        let (sample, alpha) = (u16::from(sample), u16::from(alpha));
        u8::try_from((sample * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
    };
    match *pixel {
        [grey] => [grey; 3],
        [grey, alpha] => [over(grey, alpha); 3],
        [r, g, b] => [r, g, b],
        [r, g, b, alpha, ..] => [over(r, alpha), over(g, alpha), over(b, alpha)],
        [] => [u8::MAX; 3],
    }
}

/// Names the logo in the PDF.
pub(super) fn logo_id() -> XObjectId {
    XObjectId("Logo".to_owned())
}
