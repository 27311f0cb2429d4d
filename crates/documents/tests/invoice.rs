//! Printed documents, read back from their bytes by another library than the one that wrote them.

mod read_back;
mod samples;

use kontor_contract::print::{DocumentKind, InvoicePrint, Picture};
use kontor_documents::PdfError;
use kontor_documents::invoice::pdf;
use kontor_documents::preview;
use kontor_kernel::{CurrencyCode, Language, Money, Quantity, UnitPrice};
use read_back::{Run, lines_of, pages_of};
use samples::{Goods, STANDARD, document};

fn text(print: &InvoicePrint) -> String {
    lines_of(&pdf(print).expect("the sample prints"))
}

#[test]
fn every_sample_prints_and_lacks_nothing() {
    for (name, print) in samples::all() {
        assert_eq!(print.missing(), [], "{name}");
        insta::assert_snapshot!(name, text(&print));
    }
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    let print = samples::german();
    let first = pdf(&print).unwrap();
    pdf(&samples::french()).unwrap();
    assert!(first == pdf(&print).unwrap());
    let copy = InvoicePrint { copy: true, ..print };
    assert!(first != pdf(&copy).unwrap());
    assert!(text(&copy).contains("Kopie"));
    assert!(first.len() < 35_000, "{} bytes", first.len());
}

#[test]
fn nothing_leaves_the_page_or_overlaps_its_neighbour() {
    for (name, print) in samples::all() {
        for (number, runs) in pages_of(&pdf(&print).unwrap()).into_iter().enumerate() {
            for run in &runs {
                let inside = run.x >= 10_000 && run.end() <= 570_000 && run.y >= 20_000 && run.y <= 830_000;
                assert!(inside, "{name}, page {}: {run:?}", number + 1);
            }
            for (index, left) in runs.iter().enumerate() {
                let hit = |right: &&Run| left.y == right.y && left.x < right.end() && right.x < left.end();
                assert_eq!(runs[index + 1..].iter().find(hit), None, "{name}, page {}: {left:?}", number + 1);
            }
        }
    }
}

#[test]
fn decimal_marks_of_a_column_stand_in_line() {
    let goods = [("1", "7.8125"), ("2.5", "112.345"), ("1250", "0.000123"), ("0.0001", "99999.5")]
        .map(|(quantity, price)| Goods("Teil", quantity, "Stk", price, 0, STANDARD));
    let print = document(DocumentKind::Invoice, Language::De, CurrencyCode::EUR, &goods);
    let runs = pages_of(&pdf(&print).unwrap()).remove(0);
    let mark = |text: &str| {
        let run = runs.iter().find(|run| run.text == text).unwrap_or_else(|| panic!("{text} is printed"));
        run.x + run.width_until(',')
    };
    let marks = ["7,8125", "112,345", "0,000123", "99.999,50"].map(mark);
    assert!(marks.iter().all(|x| (x - marks[0]).abs() < 100), "{marks:?}");
    let ends: Vec<_> =
        print.lines.iter().map(|line| runs.iter().rfind(|run| run.text == german(line.net)).unwrap().end()).collect();
    assert!(ends.iter().all(|x| (x - ends[0]).abs() < 100), "{ends:?}");
}

fn german(money: Money) -> String {
    let plain = money.to_plain();
    let (whole, fraction) = plain.split_once('.').expect("two decimals");
    if whole.len() > 3 {
        let (thousands, rest) = whole.split_at(whole.len() - 3);
        return format!("{thousands}.{rest},{fraction}");
    }
    format!("{whole},{fraction}")
}

#[test]
fn sums_are_carried_and_totals_stay_with_the_last_line() {
    for count in (1..=20).chain([35, 36, 37, 60]) {
        let goods: Vec<_> = (0..count).map(|_| Goods("Schraube", "1", "Stk", "1.5", 0, STANDARD)).collect();
        let print = document(DocumentKind::Invoice, Language::De, CurrencyCode::EUR, &goods);
        let pages = pages_of(&pdf(&print).unwrap());
        let last = count.to_string();
        let holds = |page: &Vec<Run>, text: &str| page.iter().any(|run| run.text == text);
        let totals = pages.iter().find(|page| holds(page, "Gesamtbetrag EUR")).unwrap();
        let position = totals.iter().any(|run| run.text == last && run.x < 100_000);
        assert!(position, "{count} lines");
        let mut seen = 0;
        for page in pages.iter().filter(|page| holds(page, "Bezeichnung")) {
            let carried = |lines: i64| german(Money::new(lines * 150, CurrencyCode::EUR));
            if seen > 0 {
                assert!(holds(page, "\u{dc}bertrag") && holds(page, &carried(seen)), "{count} lines, after {seen}");
            }
            seen += i64::try_from(page.iter().filter(|run| run.text == "Schraube").count()).unwrap();
            if seen < i64::from(count) {
                assert!(holds(page, &carried(seen)), "{count} lines, carry {seen}");
            }
        }
        assert_eq!(seen, i64::from(count));
    }
}

#[test]
fn a_description_longer_than_a_page_goes_on_and_a_book_is_refused() {
    let mut print = samples::credit_note();
    print.lines[0].description = "Zeile mit Worten\n".repeat(150);
    let pages = pages_of(&pdf(&print).unwrap());
    assert!(pages.len() >= 3);
    let printed: usize = pages.iter().flatten().filter(|run| run.text == "Zeile mit Worten").count();
    assert_eq!(printed, 150);
    print.lines[0].description = "x\n".repeat(60_000);
    assert_eq!(pdf(&print), Err(PdfError::TooManyPages(500)));
}

#[test]
fn pictures_that_are_none_and_layouts_of_tomorrow_are_refused() {
    let mut print = samples::german();
    print.layout_version = 99;
    assert_eq!(pdf(&print), Err(PdfError::UnknownLayout(99)));
    let mut print = samples::german();
    print.supplier.logo = Some(Picture::new(b"GIF89a".to_vec()));
    assert!(matches!(pdf(&print), Err(PdfError::LogoUnreadable(_))));
    print.supplier.logo = Some(Picture::new(vec![0; 3 * 1024 * 1024]));
    assert_eq!(pdf(&print), Err(PdfError::LogoTooLarge));
}

#[test]
fn an_empty_document_still_prints() {
    for kind in [DocumentKind::Invoice, DocumentKind::DeliveryNote] {
        let mut print = document(kind, Language::En, CurrencyCode::JPY, &[]);
        print.supplier = kontor_contract::print::PrintSupplier::default();
        print.customer = kontor_contract::print::PrintCustomer::default();
        print.issued_on = None;
        assert!(!print.missing().is_empty());
        assert_eq!(pages_of(&pdf(&print).unwrap()).len(), 1);
    }
}

#[test]
fn the_preview_shows_ink_on_every_page() {
    let print = samples::german();
    let pages = preview::pages(&pdf(&print).unwrap(), 48, 500).unwrap().pages;
    assert!(!pages.is_empty());
    for page in pages {
        assert!((396..=398).contains(&page.width) && (560..=562).contains(&page.height), "{} x {}", page.width, page.height);
        let mut reader = png::Decoder::new(std::io::Cursor::new(&page.png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert!(pixels.iter().filter(|sample| **sample < 128).count() > 100);
    }
}

#[test]
fn numbers_follow_the_language() {
    let goods = [Goods("A", "1234.5", "u", "1000.25", 0, STANDARD)];
    for (language, amount) in
        [(Language::En, "1,234,808.63"), (Language::De, "1.234.808,63"), (Language::Fr, "1\u{202f}234\u{202f}808,63")]
    {
        let print = document(DocumentKind::Invoice, language, CurrencyCode::EUR, &goods);
        assert_eq!(print.lines[0].quantity, Quantity::from_scaled(12_345_000));
        assert_eq!(print.lines[0].unit_price, UnitPrice::from_scaled(1_000_250_000));
        assert!(text(&print).contains(amount), "{amount}");
    }
}
