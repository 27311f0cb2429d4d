//! Drawing on pages.

use printpdf::{Color, FontId, Line, LinePoint, Mm, Op, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Rgb, TextItem};
use printpdf::{PaintMode, WindingOrder};

use super::{Face, Length, Logo, PAGE_HEIGHT, clean};

/// Colours of interface.md 4.4, light theme; hairlines a shade darker, for printers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Body text.
    Text,
    /// Labels and small print.
    Quiet,
    /// Codes and the return address.
    Faint,
    /// Lines between rows.
    Hairline,
    /// Background of the table's header.
    Ground,
}

impl Ink {
    /// Red, green and blue, 0 to 255.
    const fn rgb(self) -> [u8; 3] {
        match self {
            Ink::Text => [0x14, 0x17, 0x1c],
            Ink::Quiet => [0x45, 0x4c, 0x59],
            Ink::Faint => [0x5f, 0x67, 0x75],
            Ink::Hairline => [0xc8, 0xce, 0xd6],
            Ink::Ground => [0xf1, 0xf3, 0xf6],
        }
    }

    #[expect(clippy::float_arithmetic, reason = "the PDF library takes colours as parts of one")]
    fn color(self) -> Color {
        let [r, g, b] = self.rgb().map(|part| f32::from(part) / 255.0);
        Color::Rgb(Rgb { r, g, b, icc_profile: None })
    }
}

/// How text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) face: Face,
    pub(crate) size: Length,
    pub(crate) ink: Ink,
}

impl Style {
    /// Regular weight in the colour of body text.
    pub(crate) const fn regular(size: Length) -> Style {
        Style { face: Face::Regular, size, ink: Ink::Text }
    }

    /// Semi-bold weight in the colour of body text.
    pub(crate) const fn semi_bold(size: Length) -> Style {
        Style { face: Face::SemiBold, size, ink: Ink::Text }
    }

    /// In another colour.
    pub(crate) const fn ink(self, ink: Ink) -> Style {
        Style { ink, ..self }
    }

    /// From one baseline to the next.
    pub(crate) fn pitch(self) -> Length {
        self.size.times(27, 20)
    }

    /// Width of a text.
    pub(crate) fn width(self, text: &str) -> Length {
        self.face.width(&clean(text), self.size)
    }

    /// See [`Face::wrap`].
    pub(crate) fn wrap(self, text: &str, width: Length) -> Vec<String> {
        self.face.wrap(text, self.size, width)
    }
}

/// Where text hangs on its spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// Begins there.
    Start,
    /// Ends there.
    End,
}

/// A place on the page: from the left edge, and down from the top edge.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) x: Length,
    pub(crate) y: Length,
}

/// Pages being drawn. There is always at least one.
pub(crate) struct Canvas {
    pages: Vec<Vec<Op>>,
    current: usize,
    pub(super) logo: Option<Logo>,
}

impl Canvas {
    /// One empty page.
    pub(crate) fn new(logo: Option<Logo>) -> Canvas {
        Canvas { pages: vec![Vec::new()], current: 0, logo }
    }

    /// Adds a page and goes there.
    pub(crate) fn add_page(&mut self) {
        self.pages.push(Vec::new());
        self.current = self.pages.len() - 1;
    }

    /// Draws on this page from now on, counted from 0.
    pub(crate) fn go_to(&mut self, page: usize) {
        self.current = page.min(self.pages.len() - 1);
    }

    /// How many pages there are.
    pub(crate) fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// The logo's picture, to be placed.
    pub(crate) fn logo(&self) -> Option<&Logo> {
        self.logo.as_ref()
    }

    fn draw(&mut self, ops: impl IntoIterator<Item = Op>) {
        self.pages[self.current].extend(ops);
    }

    /// One line of text with its baseline at the spot.
    pub(crate) fn text(&mut self, spot: Spot, align: Align, style: Style, text: &str) {
        let text = clean(text);
        if text.trim().is_empty() {
            return;
        }
        let shift = match align {
            Align::Start => Length::ZERO,
            Align::End => style.face.width(&text, style.size),
        };
        let font = PdfFontHandle::External(font_id(style.face));
        self.draw([
            Op::StartTextSection,
            Op::SetFont { font, size: style.size.pt() },
            Op::SetFillColor { col: style.ink.color() },
            Op::SetTextCursor { pos: point(Spot { x: spot.x - shift, y: spot.y }) },
            Op::ShowText { items: vec![TextItem::Text(text)] },
            Op::EndTextSection,
        ]);
    }

    /// A horizontal line.
    pub(crate) fn rule(&mut self, from: Spot, to_x: Length, thickness: Length, ink: Ink) {
        let ends = [from, Spot { x: to_x, ..from }];
        let points = ends.map(|spot| LinePoint { p: point(spot), bezier: false }).to_vec();
        self.draw([
            Op::SetOutlineColor { col: ink.color() },
            Op::SetOutlineThickness { pt: thickness.pt() },
            Op::DrawLine { line: Line { points, is_closed: false } },
        ]);
    }

    /// A filled rectangle between two corners.
    pub(crate) fn fill(&mut self, from: Spot, to: Spot, ink: Ink) {
        let corners = [from, Spot { x: to.x, y: from.y }, to, Spot { x: from.x, y: to.y }];
        let points = corners.map(|spot| LinePoint { p: point(spot), bezier: false }).to_vec();
        let polygon =
            Polygon { rings: vec![PolygonRing { points }], mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.draw([Op::SetFillColor { col: ink.color() }, Op::DrawPolygon { polygon }]);
    }

    /// The logo with its top right corner at the spot, as large as fits into the box.
    pub(crate) fn place_logo(&mut self, top_right: Spot, width: Length, height: Length) {
        let Some(op) = self.logo.as_ref().map(|logo| logo.placed(top_right, width, height)) else { return };
        self.draw([op]);
    }

    pub(super) fn into_pages(self) -> Vec<PdfPage> {
        self.pages.into_iter().map(|ops| PdfPage::new(Mm(210.0), Mm(297.0), ops)).collect()
    }
}

/// Names the face in the PDF; fixed, where the library would take a random one. Six capitals, because the library
/// makes the subset tag of them (ISO 32000-1, 9.6.4).
pub(super) fn font_id(face: Face) -> FontId {
    FontId(match face {
        Face::Regular => "KONTRE".to_owned(),
        Face::SemiBold => "KONTSB".to_owned(),
    })
}

/// The PDF counts from the bottom.
fn point(spot: Spot) -> Point {
    Point { x: spot.x.pt(), y: (PAGE_HEIGHT - spot.y).pt() }
}
