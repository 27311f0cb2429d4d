use super::*;
use crate::print::*;
use kontor_kernel::{CurrencyCode, Language, Money, Percent, Quantity, UnitPrice};

fn eur(minor: i64) -> Money {
    Money::new(minor, CurrencyCode::EUR)
}

/// A German invoice that lacks nothing.
fn complete() -> InvoicePrint {
    let totals = PrintTotals {
        lines: eur(10_000),
        net: eur(10_000),
        tax: eur(1_900),
        gross: eur(11_900),
        prepaid: eur(0),
        rounding: eur(0),
        payable: eur(11_900),
    };
    let line = PrintLine {
        position: 1,
        item_code: None,
        description: "Bohrer".into(),
        quantity: Quantity::ONE,
        unit: "Stk".into(),
        unit_price: UnitPrice::from_scaled(100_000_000),
        discount: Percent::ZERO,
        category: TaxCategory::S,
        rate: Percent::whole(19),
        net: eur(10_000),
    };
    let group =
        PrintTaxGroup { category: TaxCategory::S, rate: Percent::whole(19), base: eur(10_000), tax: eur(1_900), reason: None };
    InvoicePrint {
        kind: DocumentKind::Invoice,
        layout_version: LAYOUT_VERSION,
        language: Language::De,
        copy: false,
        number: DocumentNumber::Draft("3f9a".into()),
        supplier: PrintSupplier {
            name: "Nordlicht GmbH".into(),
            address: vec!["Kai 4".into(), "20457 Hamburg".into()],
            country: "DE".into(),
            tax_number: Some("22/815/08151".into()),
            bank: Some(BankAccount { iban: "DE02120300000000202051".into(), ..BankAccount::default() }),
            ..PrintSupplier::default()
        },
        customer: PrintCustomer {
            name: "Werft AG".into(),
            address: vec!["Dock 1".into()],
            country: "DE".into(),
            ..PrintCustomer::default()
        },
        issued_on: CivilDate::from_ymd_opt(2026, 3, 12),
        supply: CivilDate::from_ymd_opt(2026, 3, 10).map(Supply::On),
        due_on: CivilDate::from_ymd_opt(2026, 4, 11),
        customer_reference: None,
        order: None,
        deliveries: Vec::new(),
        original: None,
        introduction: Vec::new(),
        currency: CurrencyCode::EUR,
        national_currency: CurrencyCode::EUR,
        lines: vec![line],
        allowances: Vec::new(),
        charges: Vec::new(),
        tax_groups: vec![group],
        totals,
        national_tax: None,
        payment_terms: Vec::new(),
        legal: LegalTexts::default(),
    }
}

#[test]
fn each_mandatory_field_is_named_when_it_is_absent() {
    assert_eq!(complete().missing(), []);
    type Spoil = fn(&mut InvoicePrint);
    let table: [(MissingField, Spoil); 19] = [
        (MissingField::Number, |p| p.number = DocumentNumber::Posted(" ".into())),
        (MissingField::IssueDate, |p| p.issued_on = None),
        (MissingField::SupplyDate, |p| p.supply = None),
        (MissingField::SupplierName, |p| p.supplier.name.clear()),
        (MissingField::SupplierAddress, |p| p.supplier.address.clear()),
        (MissingField::SupplierVatId, |p| p.supplier.tax_number = None),
        (MissingField::SupplierSiren, |p| {
            p.supplier.country = "FR".into();
            p.supplier.vat_id = Some("FR40303265045".into());
            p.legal = LegalTexts { late_penalty: Some(Percent::whole(12)), recovery_fee: true, ..LegalTexts::default() };
        }),
        (MissingField::CustomerName, |p| p.customer.name = "\t".into()),
        (MissingField::CustomerAddress, |p| p.customer.address = vec![String::new()]),
        (MissingField::CustomerVatId, |p| {
            p.supplier.vat_id = Some("DE136695976".into());
            p.tax_groups[0].category = TaxCategory::AE;
        }),
        (MissingField::SupplierVatId, |p| {
            p.customer.vat_id = Some("ATU10223006".into());
            p.tax_groups[0].category = TaxCategory::K;
        }),
        (MissingField::Lines, |p| p.lines.clear()),
        (MissingField::LineDescription { position: 1 }, |p| p.lines[0].description.clear()),
        (MissingField::TaxGroups, |p| p.tax_groups.clear()),
        (MissingField::ExemptionReason { category: TaxCategory::E }, |p| p.tax_groups[0].category = TaxCategory::E),
        (MissingField::NationalTax, |p| p.national_currency = CurrencyCode::CHF),
        (MissingField::PaymentTerms, |p| p.due_on = None),
        (MissingField::Iban, |p| p.supplier.bank = None),
        (MissingField::Original, |p| p.kind = DocumentKind::CreditNote),
    ];
    for (field, spoil) in table {
        let mut print = complete();
        spoil(&mut print);
        assert_eq!(print.missing(), [field], "{}", field.path());
    }
}

#[test]
fn each_mandatory_field_has_words_in_every_language() {
    use MissingField::*;
    let exemption = ExemptionReason { category: TaxCategory::E };
    let fields = [
        [Number, IssueDate, SupplyDate, SupplierName, SupplierAddress, SupplierCountry, SupplierVatId],
        [SupplierSiren, CustomerName, CustomerAddress, CustomerVatId, Lines, LineDescription { position: 1 }, TaxGroups],
        [exemption, NationalTax, Original, PaymentTerms, Iban, LatePenalty, RecoveryFee],
    ];
    for field in fields.concat() {
        let key = crate::i18n::word_key("missing", field.path());
        assert!(Language::ALL.iter().all(|language| crate::i18n::texts(*language).has(&key)), "{key}");
    }
}

#[test]
fn france_wants_its_texts_and_drafts_of_other_kinds_want_little() {
    let mut french = complete();
    french.supplier.country = "FR".into();
    french.supplier.vat_id = Some("FR40303265045".into());
    french.supplier.siren = Some("303 265 045".into());
    assert_eq!(french.missing(), [MissingField::LatePenalty, MissingField::RecoveryFee]);

    let mut quotation = complete();
    quotation.kind = DocumentKind::Quotation;
    quotation.supplier = PrintSupplier { name: "A".into(), ..PrintSupplier::default() };
    quotation.customer = PrintCustomer { name: "B".into(), ..PrintCustomer::default() };
    quotation.tax_groups.clear();
    assert_eq!(quotation.missing(), []);
}

#[test]
fn the_view_survives_the_wire() {
    let mut print = complete();
    print.supplier.logo = Some(Picture::new(vec![0, 1, 254, 255]));
    let json = serde_json::to_string(&print).unwrap();
    assert!(json.contains("\"AAH+/w==\""), "{json}");
    assert_eq!(serde_json::from_str::<InvoicePrint>(&json).unwrap(), print);
    assert!(schemars::schema_for!(InvoicePrint).get("required").is_some());
}
