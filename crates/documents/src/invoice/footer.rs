//! The foot of every page: who the company is, where it banks, and which page this is.

use kontor_contract::print::PrintSupplier;

use super::{LEFT, RIGHT, SMALL, Sheet, strong};
use crate::paper::{Align, Ink, Length, PAGE_HEIGHT, Spot, Style, pt};

const STYLE: Style = Style::regular(pt(67)).ink(Ink::Quiet);
/// From line to line.
const PITCH: Length = Length::tenths(33);
/// Below the last line; printers reach no further than 5 mm.
const MARGIN: Length = Length::mm(10);
/// Most lines of a column.
const MAX_LINES: usize = 7;
/// Least air between columns.
const LEAST_GAP: Length = Length::mm(3);
/// By how much the widest column gives way at a time.
const STEP: Length = Length::mm(1);

impl Sheet<'_> {
    /// Where the body of a page ends.
    pub(super) fn body_bottom(&self) -> Length {
        self.footer_top() - Length::mm(8)
    }

    fn footer_top(&self) -> Length {
        let most = self.footer_columns().iter().map(Vec::len).max().unwrap_or(0);
        let lines = i64::try_from(most).unwrap_or(0);
        PAGE_HEIGHT - MARGIN - PITCH.times(lines, 1)
    }

    fn footer_columns(&self) -> Vec<Vec<String>> {
        let supplier = &self.print.supplier;
        let place = std::iter::once(supplier.name.clone()).chain(supplier.address.iter().cloned());
        let texts = [place.collect(), supplier.contact.clone(), self.bank_lines(supplier), self.register_lines(supplier)];
        let texts = texts.map(|lines: Vec<String>| lines.into_iter().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>());
        let mut columns = texts.to_vec();
        columns.retain(|lines| !lines.is_empty());
        let mut widths: Vec<_> = columns.iter().enumerate().map(|(index, lines)| column_width(index, lines)).collect();
        let gaps = widths.iter().skip(1).map(|_| LEAST_GAP).sum::<Length>();
        while widths.iter().copied().sum::<Length>() + gaps > RIGHT - LEFT {
            let Some(widest) = widths.iter_mut().max() else { break };
            *widest -= STEP;
        }
        let wrap = |(index, (lines, width)): (usize, (Vec<String>, Length))| {
            lines.iter().flat_map(|line| measure(index).wrap(line, width.max(STEP))).take(MAX_LINES).collect()
        };
        columns.into_iter().zip(widths).enumerate().map(wrap).collect()
    }

    fn bank_lines(&self, supplier: &PrintSupplier) -> Vec<String> {
        let Some(bank) = &supplier.bank else { return Vec::new() };
        let labelled = |key, text: &str| format!("{} {text}", self.words.get(key));
        let bic = bank.bic.as_ref().map(|bic| labelled("print-bic", bic));
        let iban = labelled("print-iban", &iban_groups(&bank.iban));
        bank.bank.clone().into_iter().chain([iban]).chain(bic).collect()
    }

    fn register_lines(&self, supplier: &PrintSupplier) -> Vec<String> {
        let labelled = |key, text: &Option<String>| text.as_ref().map(|text| format!("{} {text}", self.words.get(key)));
        let ids = [
            labelled("print-vat-id", &supplier.vat_id),
            labelled("print-tax-number", &supplier.tax_number),
            labelled("print-siren", &supplier.siren),
        ];
        ids.into_iter().flatten().chain(supplier.register.iter().cloned()).collect()
    }

    /// Draws the foot of all pages, when their number is known.
    pub(super) fn footers(&mut self) {
        let top = self.footer_top();
        let columns = self.footer_columns();
        let taken: Length = columns.iter().enumerate().map(|(index, lines)| column_width(index, lines)).sum();
        let gaps = i64::try_from(columns.len().saturating_sub(1).max(1)).unwrap_or(1);
        let gap = (RIGHT - LEFT - taken).times(1, gaps).min(Length::mm(16));
        let pages = self.canvas.page_count();
        for page in 0..pages {
            self.canvas.go_to(page);
            let text = self.words.with("print-page", [("page", (page + 1).to_string()), ("pages", pages.to_string())]);
            self.canvas.text(Spot { x: RIGHT, y: top - Length::mm(5) }, Align::End, SMALL, &text);
            self.canvas.rule(Spot { x: LEFT, y: top - Length::mm(3) }, RIGHT, pt(5), Ink::Hairline);
            let mut x = LEFT;
            for (index, lines) in columns.iter().enumerate() {
                let mut y = top + Length::tenths(12);
                for (row, line) in lines.iter().enumerate() {
                    let style = if index == 0 && row == 0 { strong(STYLE) } else { STYLE };
                    self.canvas.text(Spot { x, y }, Align::Start, style, line);
                    y += PITCH;
                }
                x += column_width(index, lines) + gap;
            }
        }
    }
}

/// The style a column is measured in; the first begins with the name in the heavier weight.
fn measure(index: usize) -> Style {
    if index == 0 { strong(STYLE) } else { STYLE }
}

/// Width of a column's longest line.
fn column_width(index: usize, lines: &[String]) -> Length {
    lines.iter().map(|line| measure(index).width(line)).max().unwrap_or_default()
}

/// An IBAN in groups of four, as ISO 13616 prints it.
pub(super) fn iban_groups(iban: &str) -> String {
    let plain: Vec<char> = iban.chars().filter(|character| !character.is_whitespace()).collect();
    plain.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ibans_are_printed_in_fours() {
        for (iban, groups) in [
            ("DE02120300000000202051", "DE02 1203 0000 0000 2020 51"),
            ("FR14 2004 1010 0505 0001 3M02 606", "FR14 2004 1010 0505 0001 3M02 606"),
            ("", ""),
        ] {
            assert_eq!(iban_groups(iban).replace('\u{a0}', " "), groups);
        }
    }
}
