use kontor_contract::identity::{BranchId, CompanyId};
use kontor_kernel::{CurrencyCode, Decimal};
use uuid::Uuid;

use super::*;

fn company() -> CompanyView {
    CompanyView {
        id: CompanyId::from_uuid(Uuid::from_u128(1)),
        name: "Hansen Werkzeuge GmbH".to_owned(),
        country: "DE".to_owned(),
        currency: CurrencyCode::try_new("EUR").expect("a currency"),
        fiscal_start_month: 1,
        demo: true,
        main_branch_id: BranchId::from_uuid(Uuid::from_u128(2)),
        version: 1,
    }
}

fn fields(extra: &str) -> PartyFields {
    let text = format!(r#"{{"kind": "customer", "name": "Forge SARL"{extra}}}"#);
    serde_json::from_str(&text).expect("a test writes requests of the declared shape")
}

fn address(country: &str) -> String {
    format!(r#", "addresses": [{{"kind": "billing", "lines": ["Rue 1"], "city": "Lyon", "country": "{country}"}}]"#)
}

fn code_of(extra: &str) -> String {
    decide(fields(extra), &company()).expect_err(extra).code
}

#[test]
fn what_is_left_out_follows_from_the_rest() {
    let cases = [
        (String::new(), "DE", Language::De, TaxRegion::Domestic),
        (address("FR"), "FR", Language::Fr, TaxRegion::Eu),
        (address("CH"), "CH", Language::De, TaxRegion::Third),
        (format!(r#", "country": "GB"{}"#, address("FR")), "GB", Language::En, TaxRegion::Third),
        (format!(r#", "tax_region": "domestic", "language": "en"{}"#, address("FR")), "FR", Language::En, TaxRegion::Domestic),
    ];
    for (extra, country, language, region) in cases {
        let (data, _) = decide(fields(&extra), &company()).expect("a sound request");
        assert_eq!((data.country.as_str(), data.language, data.tax_region), (country, language, region), "{extra}");
        assert_eq!(data.currency.as_str(), "EUR");
    }
}

#[test]
fn numbers_of_registers_are_checked_and_take_their_usual_form() {
    let extra = r#", "country": "FR", "vat_id": "fr 44 999100043", "registration_id": "999 100 043", "iban": "de89 3704 0044 0532 0130 00""#;
    let (data, _) = decide(fields(extra), &company()).expect("a sound request");
    assert_eq!((data.vat_id.as_str(), data.registration_id.as_str()), ("FR44999100043", "999100043"));
    assert_eq!(data.iban.as_str(), "DE89370400440532013000");
    let cases = [
        (r#", "vat_id": "12345""#, "parties.vat_id.country"),
        (r#", "vat_id": "DE1234""#, "parties.vat_id.form"),
        (r#", "vat_id": "DE999100019""#, "parties.vat_id.check"),
        (r#", "country": "FR", "registration_id": "99910004""#, "parties.registration_id.form"),
        (r#", "country": "FR", "registration_id": "999100044""#, "parties.registration_id.check"),
        (r#", "iban": "3704""#, "parties.iban.country"),
        (r#", "iban": "DE89""#, "parties.iban.form"),
        (r#", "iban": "DE88370400440532013000""#, "parties.iban.check"),
        (r#", "country": "XX""#, "parties.party.country_unknown"),
        (r#", "name": " ", "kind": "both""#, "request.invalid"),
        (r#", "credit_limit": "-1""#, "amount.negative"),
        (r#", "credit_limit": "1.001""#, "amount.out_of_range"),
    ];
    for (extra, code) in cases {
        if extra.contains("\"name\"") {
            let blank = PartyFields { name: " ".to_owned(), ..fields("") };
            assert_eq!(decide(blank, &company()).expect_err("no name").code, code);
        } else {
            assert_eq!(code_of(extra), code, "{extra}");
        }
    }
    let error = decide(fields(r#", "vat_id": "DE999100019""#), &company()).expect_err("a wrong digit");
    assert_eq!(error.params["rule"], "ISO/IEC 7064 MOD 11,10");
    assert_eq!(error.fields[0].path, "party.vat_id");
}

#[test]
fn a_party_has_one_billing_address_and_addresses_lie_in_countries() {
    assert_eq!(code_of(&address("ZZ")), "parties.party.country_unknown");
    let two = r#", "addresses": [{"kind": "billing", "country": "DE"}, {"kind": "billing", "country": "DE"}]"#;
    assert_eq!(code_of(two), "parties.party.two_billing");
}

#[test]
fn the_next_code_follows_the_largest_number_of_its_range() {
    let cases: [(PartyKind, &[&str], &str); 5] = [
        (PartyKind::Customer, &[], "10001"),
        (PartyKind::Customer, &["10036", "10035"], "10037"),
        (PartyKind::Both, &["10A00", "10036"], "10037"),
        (PartyKind::Supplier, &["70012", "7001"], "70013"),
        (PartyKind::Supplier, &["80000", "70012"], "80001"),
    ];
    for (kind, last, next) in cases {
        assert_eq!(next_code(kind, last.iter().copied()).expect("there is room").as_str(), next);
    }
    assert!(next_code(PartyKind::Supplier, ["99999"].into_iter()).expect_err("full").is(&PARTY_CODE_REQUIRED));
}

fn stored(number: u128, city: &str) -> Address {
    let data = AddressData {
        kind: AddressKind::Delivery,
        name: "".into(),
        lines: "Kai 1".into(),
        postal_code: "20457".into(),
        city: city.into(),
        country: "DE".to_owned(),
        removed: false,
    };
    Address { id: AddressId::from_uuid(Uuid::from_u128(number)), data }
}

#[test]
fn addresses_are_added_changed_and_removed() {
    let before = [stored(1, "Hamburg"), stored(2, "Bremen"), stored(3, "Kiel")];
    let new_id = || AddressId::from_uuid(Uuid::from_u128(9));
    let wanted = vec![
        (Some(before[0].id), before[0].data.clone()),
        (Some(before[1].id), stored(2, "Bremerhaven").data),
        (None, stored(9, "Husum").data),
    ];
    let changes = address_changes(&before, wanted, new_id).expect("its own addresses");
    assert_eq!(changes.added, [AddressAdded { id: new_id(), after: stored(9, "Husum").data }]);
    assert_eq!(changes.changed.iter().map(|change| change.id).collect::<Vec<_>>(), [before[1].id, before[2].id]);
    let city = changes.changed[0].edits.city.as_ref().expect("the city changed");
    assert_eq!((city.before.as_str(), city.after.as_str()), ("Bremen", "Bremerhaven"));
    assert!(changes.changed[0].edits.lines.is_none());
    assert!(changes.changed[1].edits.removed.as_ref().is_some_and(|edit| edit.after));
    assert_eq!(changes.after.len(), 3);
    let foreign = vec![(Some(new_id()), stored(9, "Husum").data)];
    assert!(address_changes(&before, foreign, new_id).expect_err("of another party").is(&PARTY_ADDRESS_UNKNOWN));
    let twice = vec![(Some(before[0].id), before[0].data.clone()), (Some(before[0].id), before[0].data.clone())];
    assert!(address_changes(&before, twice, new_id).is_err());
}

#[test]
fn a_view_saved_again_changes_nothing() {
    let extra = format!(r#", "vat_id": "CHE-107.787.577 IVA", "credit_limit": "1500.50", "notes": "a\nb"{}"#, address("CH"));
    let (data, addresses) = decide(fields(&extra), &company()).expect("a sound request");
    assert_eq!(data.credit_limit.map(Money::to_decimal), Some(Decimal::new(150_050, 2)));
    let id = kontor_contract::parties::PartyId::from_uuid(Uuid::from_u128(5));
    let stored: Vec<Address> =
        addresses.into_iter().map(|(_, data)| Address { id: AddressId::from_uuid(Uuid::from_u128(6)), data }).collect();
    let party = Party { data: data.clone(), id, code: Code::try_new("10001").expect("a code"), version: 1 };
    let (again, wanted) = decide(view(party, &stored).party, &company()).expect("its own view");
    assert_eq!(again, data);
    let changes = address_changes(&stored, wanted, || AddressId::from_uuid(Uuid::nil())).expect("its own addresses");
    assert!(changes.added.is_empty() && changes.changed.is_empty());
}
