//! The head of the first page, and of those after it.

use kontor_contract::print::{DocumentKind, DocumentNumber};

use super::{ADDRESS, BLOCK_GAP, BODY, LEFT, RIGHT, SMALL, STRONG, Sheet, TITLE, strong};
use crate::paper::{Align, Ink, Length, Spot, Style, pt};

const INFORMATION: Style = Style::regular(pt(82));
/// Left edge of the block of information (DIN 5008: 125 mm).
const INFORMATION_LEFT: Length = Length::mm(125);
/// Baseline of its first row.
const INFORMATION_TOP: Length = Length::tenths(535);
/// From row to row.
const INFORMATION_PITCH: Length = Length::tenths(44);
/// Baseline of the sender's line above the address.
const SENDER: Length = Length::tenths(588);
/// Baseline of the first line of the address; its zone begins at 62.7 mm (DIN 5008 form B).
const ADDRESS_TOP: Length = Length::tenths(663);
/// Height of the address zone.
const ADDRESS_HEIGHT: Length = Length::tenths(273);
/// What a window envelope shows.
const ADDRESS_WIDTH: Length = Length::mm(80);
/// Baseline of the title where the block of information is short.
const TITLE_TOP: Length = Length::mm(101);

impl Sheet<'_> {
    /// Draws the first page down to the lines.
    pub(super) fn letterhead(&mut self) {
        self.fold_marks();
        self.name_and_logo();
        self.address();
        let after = self.information();
        self.y = TITLE_TOP.max(after + Length::mm(9));
        self.title();
        self.introduction();
    }

    /// Draws what names the document on a page after the first.
    pub(super) fn running_head(&mut self) {
        let y = Length::mm(17);
        let supplier = self.print.supplier.name.clone();
        let mut title = self.words.title(self.print);
        for mark in self.marks() {
            title = format!("{title} \u{b7} {mark}");
        }
        self.canvas.text(Spot { x: LEFT, y }, Align::Start, SMALL, &fitted(SMALL, &supplier, Length::mm(80)));
        self.canvas.text(Spot { x: RIGHT, y }, Align::End, strong(SMALL), &fitted(strong(SMALL), &title, Length::mm(86)));
        self.canvas.rule(Spot { x: LEFT, y: Length::tenths(195) }, RIGHT, pt(5), Ink::Hairline);
    }

    /// Where to fold and punch, at the very edge (DIN 5008 form B: 105, 148.5 and 210 mm).
    fn fold_marks(&mut self) {
        for (y, length) in [(1050, 4), (1485, 6), (2100, 4)] {
            let from = Spot { x: Length::mm(4), y: Length::tenths(y) };
            self.canvas.rule(from, from.x + Length::mm(length), pt(4), Ink::Hairline);
        }
    }

    fn name_and_logo(&mut self) {
        let has_logo = self.canvas.logo().is_some();
        let width = if has_logo { Length::mm(100) } else { RIGHT - LEFT };
        let name = self.print.supplier.name.clone();
        let mut y = Length::mm(21);
        for line in TITLE.wrap(&name, width).iter().take(2) {
            self.canvas.text(Spot { x: LEFT, y }, Align::Start, TITLE, line);
            y += TITLE.pitch();
        }
        self.canvas.place_logo(Spot { x: RIGHT, y: Length::mm(13) }, Length::mm(60), Length::mm(22));
    }

    fn address(&mut self) {
        let (supplier, customer) = (&self.print.supplier, &self.print.customer);
        let sender = std::iter::once(&supplier.name).chain(&supplier.address).map(String::as_str);
        let sender = sender.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" \u{b7} ");
        let style = Style::regular(pt(65)).ink(Ink::Faint);
        let mut lines = ADDRESS.wrap(&customer.name, ADDRESS_WIDTH);
        lines.extend(customer.address.iter().flat_map(|line| ADDRESS.wrap(line, ADDRESS_WIDTH)));
        if !customer.country.is_empty() && customer.country != supplier.country {
            lines.push(self.words.country(&customer.country));
        }
        lines.retain(|line| !line.trim().is_empty());
        let sender = fitted(style, &sender, ADDRESS_WIDTH);
        self.canvas.text(Spot { x: LEFT, y: SENDER }, Align::Start, style, &sender);
        let rule = Spot { x: LEFT, y: SENDER + Length::tenths(12) };
        self.canvas.rule(rule, LEFT + style.width(&sender), pt(4), Ink::Hairline);

        let count = i64::try_from(lines.len().max(1)).unwrap_or(i64::MAX);
        let pitch = Length::tenths(46).min(ADDRESS_HEIGHT.times(1, count));
        let style = Style { size: ADDRESS.size.min(pitch.times(4, 5)), ..ADDRESS };
        let mut y = ADDRESS_TOP;
        for line in &lines {
            self.canvas.text(Spot { x: LEFT, y }, Align::Start, style, line);
            y += pitch;
        }
    }

    /// Draws labels and values at the right; answers where they end.
    fn information(&mut self) -> Length {
        let mut y = INFORMATION_TOP;
        for (index, (label, value)) in self.information_rows().into_iter().enumerate() {
            let style = if index == 0 { strong(INFORMATION) } else { INFORMATION };
            self.canvas.text(Spot { x: INFORMATION_LEFT, y }, Align::Start, INFORMATION.ink(Ink::Quiet), &label);
            let beside = RIGHT - INFORMATION_LEFT - INFORMATION.width(&label) - Length::mm(2);
            let mut lines = style.wrap(&value, beside);
            if lines.len() > 1 && style.width(&value) <= RIGHT - INFORMATION_LEFT {
                y += INFORMATION_PITCH;
                lines = vec![value];
            }
            for line in lines {
                self.canvas.text(Spot { x: RIGHT, y }, Align::End, style, &line);
                y += INFORMATION_PITCH;
            }
        }
        y - INFORMATION_PITCH
    }

    fn information_rows(&self) -> Vec<(String, String)> {
        let (print, words) = (self.print, &self.words);
        let (number, issued, due) = match print.kind {
            DocumentKind::Quotation => ("print-quotation-number", "print-date", "print-valid-until"),
            DocumentKind::OrderConfirmation => ("print-order-confirmation-number", "print-date", "print-due-date"),
            DocumentKind::DeliveryNote => ("print-delivery-note-number", "print-date", "print-due-date"),
            DocumentKind::Invoice => ("print-invoice-number", "print-invoice-date", "print-due-date"),
            DocumentKind::CreditNote => ("print-credit-note-number", "print-date", "print-due-date"),
        };
        let row = |key: &str, value: Option<String>| Some((words.get(key), value.filter(|value| !value.trim().is_empty())?));
        let deliveries: Vec<_> = print.deliveries.iter().map(|delivery| words.reference(delivery)).collect();
        let rows = [
            row(number, Some(words.number(&print.number))),
            row(issued, print.issued_on.map(|date| words.date(date))),
            print.supply.map(|supply| words.supply(supply)),
            row(due, print.due_on.map(|date| words.date(date))),
            row("print-customer-number", print.customer.number.clone()),
            row("print-customer-vat-id", print.customer.vat_id.clone()),
            row("print-order-reference", print.customer_reference.clone()),
            row("print-order", print.order.as_ref().map(|order| words.reference(order))),
            row("print-deliveries", Some(deliveries.join(", "))),
        ];
        rows.into_iter().flatten().collect()
    }

    /// "Draft" and "Copy", as they apply.
    fn marks(&self) -> Vec<String> {
        let draft = matches!(self.print.number, DocumentNumber::Draft(_)).then(|| self.words.get("print-draft"));
        let copy = self.print.copy.then(|| self.words.get("print-copy"));
        draft.into_iter().chain(copy).collect()
    }

    fn title(&mut self) {
        let marks = self.marks().join(" \u{b7} ");
        let mark_style = STRONG.ink(Ink::Quiet);
        let mark_width = if marks.is_empty() { Length::ZERO } else { mark_style.width(&marks) + Length::mm(8) };
        let title = self.words.title(self.print);
        if !marks.is_empty() {
            let (right, y) = (RIGHT - Length::mm(2), self.y);
            self.canvas.text(Spot { x: right, y }, Align::End, mark_style, &marks);
            let left = right - mark_style.width(&marks) - Length::mm(2);
            let (above, below) = (y - Length::tenths(42), y + Length::tenths(18));
            for edge in [above, below] {
                self.canvas.rule(Spot { x: left, y: edge }, RIGHT, pt(6), Ink::Quiet);
            }
            for side in [left, RIGHT] {
                self.canvas.fill(
                    Spot { x: side - pt(3), y: above - pt(3) },
                    Spot { x: side + pt(3), y: below + pt(3) },
                    Ink::Quiet,
                );
            }
        }
        for line in TITLE.wrap(&title, RIGHT - LEFT - mark_width) {
            self.canvas.text(Spot { x: LEFT, y: self.y }, Align::Start, TITLE, &line);
            self.y += TITLE.pitch();
        }
        self.y += Length::mm(2) - TITLE.pitch();
    }

    fn introduction(&mut self) {
        let original = self.print.original.as_ref().map(|original| match original.date {
            Some(date) => {
                self.words.with("print-original-invoice", [("number", original.number.clone()), ("date", self.words.date(date))])
            }
            None => self.words.with("print-original-invoice-undated", [("number", original.number.clone())]),
        });
        let sentences: Vec<_> = original.into_iter().chain(self.print.introduction.iter().cloned()).collect();
        self.y += Length::mm(1);
        for sentence in sentences {
            for line in BODY.wrap(&sentence, RIGHT - LEFT) {
                // What does not fit on the first page is no introduction.
                if self.room() > Length::mm(40) {
                    self.line(LEFT, BODY, &line);
                }
            }
        }
        self.y += BLOCK_GAP - Length::mm(2);
    }
}

/// The text, cut with an ellipsis to a width.
fn fitted(style: Style, text: &str, width: Length) -> String {
    if style.width(text) <= width {
        return text.to_owned();
    }
    let mut cut: String = text.to_owned();
    while !cut.is_empty() && style.width(&cut) + style.width("\u{2026}") > width {
        cut.pop();
    }
    format!("{}\u{2026}", cut.trim_end())
}
