//! A sheet of paper: lengths, faces, drawing, and the finished PDF. Knows nothing of documents.

mod canvas;
mod face;
mod finish;
mod length;
mod picture;

pub(crate) use canvas::{Align, Canvas, Ink, Spot, Style};
pub(crate) use face::{Face, clean};
pub(crate) use finish::{Facts, finish};
pub(crate) use length::{Length, pt};
pub(crate) use picture::Logo;

/// Height of A4.
pub(crate) const PAGE_HEIGHT: Length = Length::mm(297);
