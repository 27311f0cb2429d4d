//! Documents of invented companies, for the tests and for looking at.

use kontor_contract::print::{
    BankAccount, DocumentKind, DocumentNumber, InvoicePrint, LAYOUT_VERSION, LegalTexts, NationalTax, Picture, PrintAdjustment,
    PrintCustomer, PrintLine, PrintSupplier, PrintTaxGroup, PrintTotals, Reference, Supply,
};
use kontor_kernel::tax::{TaxCategory, TaxInput, TaxLine, compute};
use kontor_kernel::{CivilDate, CurrencyCode, Language, Money, Percent, Quantity, UnitPrice};

/// Description, quantity, unit, price, discount and tax of a line.
pub(crate) struct Goods(
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub &'static str,
    pub u16,
    pub (TaxCategory, &'static str),
);

pub(crate) const STANDARD: (TaxCategory, &str) = (TaxCategory::S, "19");
pub(crate) const REDUCED: (TaxCategory, &str) = (TaxCategory::S, "7");
pub(crate) const REVERSE: (TaxCategory, &str) = (TaxCategory::AE, "0");

pub(crate) fn day(year: i32, month: u32, day: u32) -> CivilDate {
    CivilDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

fn texts<const N: usize>(lines: [&str; N]) -> Vec<String> {
    lines.map(str::to_owned).to_vec()
}

pub(crate) fn hamburg() -> PrintSupplier {
    PrintSupplier {
        name: "Nordlicht Werkzeughandel GmbH".into(),
        address: texts(["Am Sandtorkai 48", "20457 Hamburg"]),
        country: "DE".into(),
        vat_id: Some("DE136695976".into()),
        tax_number: Some("22/815/08151".into()),
        register: texts(["Amtsgericht Hamburg HRB 104711", "Geschäftsführung: Dr. Insa Petersen, Jörg Großmann"]),
        siren: None,
        contact: texts(["Telefon +49 40 5550-1480", "rechnung@nordlicht.example", "www.nordlicht.example"]),
        bank: Some(BankAccount {
            iban: "DE02120300000000202051".into(),
            bic: Some("BYLADEM1001".into()),
            bank: Some("Deutsche Kreditbank Berlin".into()),
        }),
        logo: Some(Picture::new(logo())),
    }
}

pub(crate) fn lyon() -> PrintSupplier {
    PrintSupplier {
        name: "Établissements Lemaître & Fils".into(),
        address: texts(["12 bis, quai Saint-Antoine", "69002 Lyon"]),
        country: "FR".into(),
        vat_id: Some("FR40303265045".into()),
        tax_number: None,
        register: texts(["SAS au capital de 120 000 €", "RCS Lyon 303 265 045"]),
        siren: Some("303 265 045".into()),
        contact: texts(["Tél. +33 4 72 00 00 00", "compta@lemaitre.example"]),
        bank: Some(BankAccount {
            iban: "FR1420041010050500013M02606".into(),
            bic: Some("PSSTFRPPLYO".into()),
            bank: Some("La Banque Postale".into()),
        }),
        logo: None,
    }
}

pub(crate) fn customer() -> PrintCustomer {
    PrintCustomer {
        name: "Werft Łódź & Žďár Schiffsbau AG".into(),
        address: texts(["Einkauf, Frau Świętosława Čapková", "Große Elbstraße 145", "22767 Hamburg"]),
        country: "DE".into(),
        vat_id: Some("DE811569869".into()),
        number: Some("K-10042".into()),
    }
}

/// A document over these goods, its totals from the tax kernel.
pub(crate) fn document(kind: DocumentKind, language: Language, currency: CurrencyCode, goods: &[Goods]) -> InvoicePrint {
    let lines = lines(goods, currency);
    let number = match kind {
        DocumentKind::Quotation => "AN-2026-00031",
        DocumentKind::OrderConfirmation => "AB-2026-00028",
        DocumentKind::DeliveryNote => "LS-2026-00025",
        DocumentKind::Invoice => "RE-2026-00017",
        DocumentKind::CreditNote => "GS-2026-00003",
    };
    let zero = Money::zero(currency);
    let mut print = InvoicePrint {
        kind,
        layout_version: LAYOUT_VERSION,
        language,
        copy: false,
        number: DocumentNumber::Posted(number.into()),
        supplier: hamburg(),
        customer: customer(),
        issued_on: Some(day(2026, 3, 12)),
        supply: Some(Supply::On(day(2026, 3, 10))),
        due_on: Some(day(2026, 4, 11)),
        customer_reference: Some("PO 4500018823".into()),
        order: Some(Reference { number: "AB-2026-00028".into(), date: Some(day(2026, 3, 4)) }),
        deliveries: vec![Reference { number: "LS-2026-00025".into(), date: Some(day(2026, 3, 10)) }],
        original: None,
        introduction: Vec::new(),
        currency,
        national_currency: CurrencyCode::EUR,
        lines,
        allowances: Vec::new(),
        charges: Vec::new(),
        tax_groups: Vec::new(),
        totals: PrintTotals { lines: zero, net: zero, tax: zero, gross: zero, prepaid: zero, rounding: zero, payable: zero },
        national_tax: None,
        payment_terms: Vec::new(),
        legal: LegalTexts::default(),
    };
    total(&mut print);
    print
}

fn lines(goods: &[Goods], currency: CurrencyCode) -> Vec<PrintLine> {
    let line = |(index, Goods(description, quantity, unit, price, discount, (category, rate))): (usize, &Goods)| {
        let quantity: Quantity = quantity.parse().expect("a quantity");
        let unit_price: UnitPrice = price.parse().expect("a price");
        let discount = Percent::whole(*discount);
        let gross = quantity.to_decimal() * unit_price.to_decimal();
        let net = gross * (Percent::HUNDRED.to_decimal() - discount.to_decimal()) / Percent::HUNDRED.to_decimal();
        PrintLine {
            position: u32::try_from(index + 1).expect("few lines"),
            item_code: Some(format!("{}-{:03}", if index % 3 == 0 { "BO" } else { "WZ" }, 100 + index * 7)),
            description: (*description).to_owned(),
            quantity,
            unit: (*unit).to_owned(),
            unit_price,
            discount,
            category: *category,
            rate: rate.parse().expect("a rate"),
            net: Money::round_from_decimal(net, currency).expect("a small amount"),
        }
    };
    goods.iter().enumerate().map(line).collect()
}

/// Lets the tax kernel make groups and totals again.
pub(crate) fn total(print: &mut InvoicePrint) {
    let lines: Vec<_> = print.lines.iter().map(|l| TaxLine { net_or_gross: l.net, category: l.category, rate: l.rate }).collect();
    let adjust = |adjustments: &[PrintAdjustment]| -> Vec<_> {
        adjustments.iter().map(|a| TaxLine { net_or_gross: a.amount, category: a.category, rate: a.rate }).collect()
    };
    let (allowances, charges) = (adjust(&print.allowances), adjust(&print.charges));
    let (prepaid, rounding) = (print.totals.prepaid, Some(print.totals.rounding));
    let base = TaxInput::new(print.currency, &lines);
    let input = TaxInput { allowances: &allowances, charges: &charges, prepaid, rounding, ..base };
    let result = compute(&input).expect("the sample adds up");
    print.totals = PrintTotals {
        lines: result.line_total,
        net: result.net_total,
        tax: result.tax_total,
        gross: result.gross_total,
        prepaid: result.prepaid,
        rounding: result.rounding,
        payable: result.payable,
    };
    let group = |g: &kontor_kernel::tax::TaxGroup| PrintTaxGroup {
        category: g.category,
        rate: g.rate,
        base: g.base,
        tax: g.tax,
        reason: None,
    };
    print.tax_groups = result.groups.iter().map(group).collect();
}

fn tools() -> Vec<Goods> {
    vec![
        Goods("Akku-Bohrschrauber 18 V, zwei Akkus 5,0 Ah, Koffer", "12", "Stk", "189.90", 10, STANDARD),
        Goods("Spiralbohrersatz HSS-Co 1–13 mm, 25-teilig", "40", "Satz", "64.5", 0, STANDARD),
        Goods("Hydrauliköl HLP 46 nach DIN 51524-2, Gebinde 20 l", "2.5", "Geb.", "112.345", 0, STANDARD),
        Goods("Fachbuch „Zerspanungstechnik“, 4. Auflage", "3", "Stk", "49.90", 0, REDUCED),
        Goods(
            "Montageplatte Edelstahl 1.4301, gelasert und entgratet, Oberfläche geschliffen Korn 240, mit acht \
             Senkbohrungen M8 nach Zeichnung ZN-2026-118 Rev. C\nLieferung in zwei Teilen, Rest bis 20. März",
            "1250",
            "Stk",
            "7.8125",
            3,
            STANDARD,
        ),
    ]
}

pub(crate) fn german() -> InvoicePrint {
    let mut print = document(DocumentKind::Invoice, Language::De, CurrencyCode::EUR, &tools());
    let allowance = |reason: &str, minor, rate: &str| PrintAdjustment {
        reason: reason.into(),
        category: TaxCategory::S,
        rate: rate.parse().expect("a rate"),
        amount: Money::new(minor, CurrencyCode::EUR),
    };
    print.allowances = vec![allowance("Mengenrabatt Rahmenvertrag 2026", 25_000, "19")];
    print.charges = vec![allowance("Fracht und Verpackung", 4_850, "19")];
    print.totals.prepaid = Money::new(500_000, CurrencyCode::EUR);
    print.payment_terms = texts(["2 % Skonto bei Zahlung bis 22.03.2026, danach bis 11.04.2026 ohne Abzug zahlbar."]);
    print.legal.discount_agreements = true;
    total(&mut print);
    print
}

/// Sixty lines, some with long descriptions.
pub(crate) fn long() -> InvoicePrint {
    let goods: Vec<_> = std::iter::repeat_with(tools).flatten().take(60).collect();
    let mut print = document(DocumentKind::Invoice, Language::De, CurrencyCode::EUR, &goods);
    print.copy = true;
    print
}

/// Sixty short lines without item codes: three pages.
pub(crate) fn three_pages() -> InvoicePrint {
    let short = || {
        tools()
            .into_iter()
            .map(|goods| Goods(goods.0.split([',', ' ']).next().unwrap_or(goods.0), goods.1, goods.2, goods.3, 0, goods.5))
    };
    let goods: Vec<_> = std::iter::repeat_with(short).flatten().take(60).collect();
    let mut print = document(DocumentKind::Invoice, Language::En, CurrencyCode::EUR, &goods);
    for line in &mut print.lines {
        line.item_code = None;
    }
    print
}

pub(crate) fn credit_note() -> InvoicePrint {
    let mut print = document(DocumentKind::CreditNote, Language::De, CurrencyCode::EUR, &tools()[..2]);
    print.original = Some(Reference { number: "RE-2026-00017".into(), date: Some(day(2026, 3, 12)) });
    print.due_on = None;
    print.payment_terms = texts(["Der Betrag wird mit der nächsten Rechnung verrechnet."]);
    print
}

pub(crate) fn french() -> InvoicePrint {
    let goods = [
        Goods(
            "Perceuse-visseuse sans fil 18 V, coffret et deux batteries 5,0 Ah",
            "12",
            "pce",
            "189.90",
            10,
            (TaxCategory::S, "20"),
        ),
        Goods(
            "Assortiment de chevilles et vis à bois, boîte de mille pièces",
            "1500",
            "boîte",
            "24.5",
            0,
            (TaxCategory::S, "20"),
        ),
        Goods("Manuel « Usinage des métaux », relié", "3", "pce", "49.90", 0, (TaxCategory::S, "5.5")),
    ];
    let mut print = document(DocumentKind::Invoice, Language::Fr, CurrencyCode::EUR, &goods);
    print.supplier = lyon();
    print.customer = PrintCustomer {
        name: "Menuiserie Œuvrard et Associés".into(),
        address: texts(["ZA des Chênes", "38200 Vienne"]),
        country: "FR".into(),
        vat_id: Some("FR83404833048".into()),
        number: Some("C-0117".into()),
    };
    print.number = DocumentNumber::Posted("FA-2026-00042".into());
    print.supply = Some(Supply::Period { from: day(2026, 3, 1), to: day(2026, 3, 31) });
    print.payment_terms = texts(["Payable sous 30 jours, au plus tard le 11/04/2026."]);
    print.legal = LegalTexts {
        late_penalty: Some("12.15".parse().expect("a rate")),
        recovery_fee: true,
        no_cash_discount: true,
        ..LegalTexts::default()
    };
    print
}

pub(crate) fn swiss_francs() -> InvoicePrint {
    let mut print = document(DocumentKind::Invoice, Language::En, CurrencyCode::CHF, &tools()[..4]);
    print.customer = PrintCustomer {
        name: "Zürcher Präzisionsmechanik AG".into(),
        address: texts(["Hardturmstrasse 201", "8005 Zürich"]),
        country: "CH".into(),
        vat_id: Some("CHE-116.281.710 MWST".into()),
        number: Some("K-20007".into()),
    };
    print.national_tax = Some(NationalTax {
        tax: Money::new(96_544, CurrencyCode::EUR),
        rate: "1.0523".parse().expect("a rate"),
        source: "ECB".into(),
        on: day(2026, 3, 11),
    });
    print
}

pub(crate) fn reverse_charge() -> InvoicePrint {
    let goods = [
        Goods("Installation of a machining centre on site, including travel", "3.5", "days", "1250", 0, REVERSE),
        Goods("Precision vice 160 mm, delivered from Hamburg", "4", "pcs", "498", 5, (TaxCategory::K, "0")),
    ];
    let mut print = document(DocumentKind::Invoice, Language::En, CurrencyCode::EUR, &goods);
    print.customer = PrintCustomer {
        name: "Győri Szerszámgép Kft.".into(),
        address: texts(["Ipari Park, Körtöltés utca 4.", "9027 Győr"]),
        country: "HU".into(),
        vat_id: Some("HU12345676".into()),
        number: Some("K-30011".into()),
    };
    print
}

pub(crate) fn quotation() -> InvoicePrint {
    let mut print = document(DocumentKind::Quotation, Language::De, CurrencyCode::EUR, &tools()[..3]);
    print.number = DocumentNumber::Draft("3f9a".into());
    print.supply = None;
    print.order = None;
    print.deliveries.clear();
    print.introduction = texts(["Sehr geehrte Frau Čapková, vielen Dank für Ihre Anfrage. Wir bieten Ihnen freibleibend an:"]);
    print
}

pub(crate) fn delivery_note() -> InvoicePrint {
    let mut print = document(DocumentKind::DeliveryNote, Language::De, CurrencyCode::EUR, &tools());
    print.due_on = None;
    print.deliveries.clear();
    print
}

/// The longest of everything.
pub(crate) fn extreme() -> InvoicePrint {
    let word = "Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsantragsformular";
    let goods = [
        Goods(word, "99999999999.1234", "Gebinde", "0.000123", 99, STANDARD),
        Goods("x", "1", "Stk", "999999999999.99", 0, (TaxCategory::S, "12.3456")),
    ];
    let mut print = document(DocumentKind::Invoice, Language::Fr, CurrencyCode::EUR, &goods);
    print.supplier.name = word.repeat(2);
    print.supplier.address = vec![word.to_owned(); 3];
    print.supplier.register = vec![word.to_owned(); 9];
    print.customer.name = word.repeat(2);
    print.customer.address = vec![word.to_owned(); 6];
    print.customer_reference = Some(word.to_owned());
    print.number = DocumentNumber::Posted("RE-2026-00017-".repeat(8));
    print
}

/// Every sample with its name.
pub(crate) fn all() -> Vec<(&'static str, InvoicePrint)> {
    vec![
        ("german", german()),
        ("long", long()),
        ("three_pages", three_pages()),
        ("credit_note", credit_note()),
        ("french", french()),
        ("swiss_francs", swiss_francs()),
        ("reverse_charge", reverse_charge()),
        ("quotation", quotation()),
        ("delivery_note", delivery_note()),
        ("extreme", extreme()),
    ]
}

/// A drawn mark: a beam of light in a ring, partly transparent.
fn logo() -> Vec<u8> {
    const SIDE: i32 = 160;
    const WIDTH: i32 = 420;
    let pixel = |x: i32, y: i32| -> [u8; 4] {
        let (dx, dy) = (x - SIDE / 2, y - SIDE / 2);
        let distance = dx * dx + dy * dy;
        match distance {
            ..=1_600 => [0x2a, 0x56, 0xd6, 255],
            3_600..=5_600 => [0x14, 0x17, 0x1c, 255],
            _ if x > SIDE && (y - 80).abs() < 4 + (WIDTH - x) / 12 && (y / 4) % 3 != 1 => [0x2a, 0x56, 0xd6, 150],
            _ => [0, 0, 0, 0],
        }
    };
    let pixels: Vec<u8> = (0..SIDE).flat_map(|y| (0..WIDTH).flat_map(move |x| pixel(x, y))).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH.unsigned_abs(), SIDE.unsigned_abs());
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().expect("a buffer takes everything");
    writer.write_image_data(&pixels).expect("as many pixels as announced");
    writer.finish().expect("a buffer takes everything");
    bytes
}
