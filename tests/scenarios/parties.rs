//! Customers and suppliers, tax codes and payment terms.

use std::collections::BTreeSet;

use kontor_contract::identity::Role;
use kontor_contract::json::Lines;
use kontor_contract::list::{Condition, ListRequest, Scalar};
use kontor_contract::parties::{
    AddressFields, AddressKind, CreateParty, GetParty, ListParties, PartyFields, PartyKind, PartyView, UpdateParty,
};
use kontor_contract::settings::PaperText;
use kontor_contract::tax::{
    CreatePaymentTerm, CreateTaxCode, ListPaymentTerms, ListTaxCodes, PaymentTermFields, TaxCodeFields, TaxDirection,
    UpdatePaymentTerm, UpdateTaxCode,
};
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{AccountCode, Code};
use kontor_tests::book::{Session, day};
use kontor_tests::both;

fn code(text: &str) -> Code {
    Code::try_new(text).expect("a test writes codes")
}

fn account(text: &str) -> Option<AccountCode> {
    Some(AccountCode::try_new(text).expect("a test writes account codes"))
}

fn german(text: &str) -> PaperText {
    PaperText { de: text.into(), ..PaperText::default() }
}

fn party(name: &str) -> PartyFields {
    serde_json::from_value(serde_json::json!({ "kind": "customer", "name": name })).expect("the least a party needs")
}

fn address(kind: AddressKind, city: &str, country: &str) -> AddressFields {
    let lines = Lines::of("24, rue de la Métallurgie\nPorte B");
    AddressFields {
        id: None,
        kind,
        name: String::new(),
        lines,
        postal_code: "69100".into(),
        city: city.into(),
        country: country.into(),
    }
}

async fn create(session: &Session, party: PartyFields) -> kontor_contract::Result<PartyView> {
    session.call(CreateParty { id: None, code: None, party }).await
}

fn update(view: &PartyView, change: impl FnOnce(&mut PartyFields)) -> UpdateParty {
    let mut party = view.party.clone();
    change(&mut party);
    UpdateParty { id: view.id, version: view.version, party }
}

fn filtered(field: &str, value: Scalar) -> ListParties {
    let filter = [(field.to_owned(), Condition::Is(value))].into();
    ListParties(ListRequest { filter, ..ListRequest::default() })
}

both! {
    /// A party comes, changes in parts, loses an address; lists and look-ups follow; its name is in no fact.
    async fn a_party_from_the_first_order_on(book) {
        let owner = book.company().await;
        let fields = PartyFields {
            payment_term: Some(code("N45")),
            vat_id: "fr 44 999100043".into(),
            registration_id: "999 100 043".into(),
            contact: "Hélène Lemaître".into(),
            addresses: vec![address(AddressKind::Billing, "Villeurbanne", "FR"), address(AddressKind::Delivery, "Lyon", "FR")],
            ..party("Établissements Lemaître & Fils")
        };
        let made = create(&owner, fields).await.expect("a sound party");
        assert_eq!((made.code.as_str(), made.version, made.party.vat_id.as_str()), ("10001", 1, "FR44999100043"));
        let by_code = GetParty { code: Some(made.code.clone()), ..GetParty::default() };
        assert_eq!(owner.call(by_code).await.expect("just made"), made);

        let moved = update(&made, |party| {
            party.phone = "+33 4 65 71 10 04".into();
            party.addresses[0].city = "Lyon".into();
            party.addresses.truncate(1);
            party.addresses.push(address(AddressKind::Delivery, "Grenoble", "FR"));
        });
        let after = owner.call(moved.clone()).await.expect("the version it saw");
        assert_eq!(after.version, 2);
        assert_eq!(after.party.addresses.iter().map(|address| address.city.as_str()).collect::<Vec<_>>(), ["Lyon", "Grenoble"]);
        assert_eq!(owner.call(GetParty { id: Some(made.id), ..GetParty::default() }).await.expect("there"), after);
        assert_eq!(owner.call(moved).await.expect_err("saw version 1").code, "conflict.stale");
        assert_eq!(owner.call(update(&after, |_| ())).await.expect("nothing to do").version, 2);

        let found = owner.call(filtered("text", Scalar::Text("lemaitre".into()))).await.expect("readable").rows;
        assert_eq!(found.iter().map(|row| row.city.as_str()).collect::<Vec<_>>(), ["Lyon"]);
        assert!(owner.call(filtered("supplier", Scalar::Bool(true))).await.expect("readable").rows.is_empty());
        let in_facts = book.raw("select count(*) from fact where body like '%Lemaître%' or body like '%Villeurbanne%'").await;
        assert_eq!(in_facts.expect("readable").trim(), "0");
        book.assert_clean().await;
    }

    /// What is refused leaves nothing behind.
    async fn parties_are_refused_with_the_field_and_the_rule(book) {
        let owner = book.company().await;
        create(&owner, party("Erste GmbH")).await.expect("a sound party");
        let taken = CreateParty { id: None, code: Some(code("10001")), party: party("Zweite GmbH") };
        assert_eq!(owner.call(taken).await.expect_err("taken").code, "parties.party.code_taken");
        let cases = [
            (PartyFields { vat_id: "DE123456789".into(), ..party("X") }, "parties.vat_id.check", "party.vat_id"),
            (PartyFields { iban: "DE00".into(), ..party("X") }, "parties.iban.form", "party.iban"),
            (PartyFields { payment_term: Some(code("N99")), ..party("X") }, "parties.party.term_unknown", "party.payment_term"),
            (PartyFields { email: "nobody".into(), ..party("X") }, "request.invalid", "party.email"),
            (PartyFields { addresses: vec![address(AddressKind::Billing, "X", "ZZ")], ..party("X") }, "parties.party.country_unknown",
                "party.addresses[0].country"),
        ];
        for (fields, code, path) in cases {
            let error = create(&owner, fields).await.expect_err(code);
            assert_eq!((error.code.as_str(), error.fields[0].path.as_str()), (code, path));
        }
        let reader = owner.colleague("leser", Role::Reader).await;
        assert_eq!(create(&reader, party("X")).await.expect_err("reads only").code, "denied.permission");
        assert_eq!(reader.call(ListParties::default()).await.expect("reads").rows.len(), 1);
        book.assert_clean().await;
    }

    /// Sixteen callers add parties: no code twice, none left out. Sixteen change one: one of them wins.
    async fn parties_under_many_callers(book) {
        let owner = book.company().await;
        let first = create(&owner, party("Erste GmbH")).await.expect("a sound party");
        let callers: Vec<_> = (0..16)
            .map(|caller| {
                let (owner, first) = (owner.clone(), first.clone());
                tokio::spawn(async move {
                    let kind = if caller % 2 == 0 { PartyKind::Customer } else { PartyKind::Supplier };
                    let made = create(&owner, PartyFields { kind, ..party("Nächste GmbH") }).await.expect("a sound party");
                    let changed = owner.call(update(&first, |party| party.notes = format!("von {caller}"))).await;
                    (made.code, changed.map_err(|error| error.code))
                })
            })
            .collect();
        let (mut codes, mut won) = (BTreeSet::new(), 0);
        for caller in callers {
            let (code, changed) = caller.await.expect("no panic");
            codes.insert(code.as_str().to_owned());
            match changed {
                Ok(_) => won += 1,
                Err(code) => assert_eq!(code, "conflict.stale"),
            }
        }
        let expected = (10_002..=10_009).chain(70_001..=70_008).map(|number| number.to_string());
        assert_eq!(codes, expected.collect());
        assert_eq!(won, 1);
        book.assert_clean().await;
    }

    /// Tax codes and terms come with the chart, are added and closed.
    async fn tax_codes_and_terms(book) {
        let owner = book.company().await;
        let valid_on = |on: &str| {
            let bound = |from: Option<&str>, to: Option<&str>| {
                let scalar = |day: &str| Scalar::Text(day.to_owned());
                Condition::Range { from: from.map(scalar), to: to.map(scalar) }
            };
            let direction = Condition::Is(Scalar::Text("sales".into()));
            let filter = [("direction", direction), ("valid_from", bound(None, Some(on))), ("valid_to", bound(Some(on), None))];
            let filter = filter.into_iter().map(|(field, condition)| (field.to_owned(), condition)).collect();
            ListTaxCodes(ListRequest { filter, ..ListRequest::default() })
        };
        let before = owner.call(valid_on("2024-06-01")).await.expect("readable").rows;
        assert!(before.iter().any(|row| row.code.as_str() == "S19") && !before.iter().any(|row| row.code.as_str() == "EKU"));
        let fields = TaxCodeFields {
            name: german("Umsatzsteuer 5 %"),
            valid_from: day("2026-01-01"),
            valid_to: None,
            tax_account: account("1776"),
            offset_account: None,
            revenue_account: account("8400"),
            vatex: None,
            reason: PaperText::default(),
            country: None,
            discount_account: None,
        };
        let request = CreateTaxCode {
            code: code("S5"),
            category: TaxCategory::S,
            rate: "5".parse().expect("a rate"),
            direction: TaxDirection::Sales,
            tax_code: fields.clone(),
        };
        let made = owner.call(request.clone()).await.expect("a sound code");
        assert_eq!(owner.call(request.clone()).await.expect_err("taken").code, "finance.tax_code.taken");
        let control = TaxCodeFields { revenue_account: account("1400"), ..fields.clone() };
        let control = CreateTaxCode { code: code("S6"), tax_code: control, ..request };
        assert_eq!(owner.call(control).await.expect_err("a control account").code, "finance.account.control");
        let closed = TaxCodeFields { valid_to: Some(day("2026-06-30")), ..fields };
        let close = UpdateTaxCode { code: made.code.clone(), version: made.version, tax_code: closed };
        assert_eq!(owner.call(close.clone()).await.expect("the version it saw").version, 2);
        assert_eq!(owner.call(close).await.expect_err("saw version 1").code, "conflict.stale");
        assert!(!owner.call(valid_on("2026-07-01")).await.expect("readable").rows.iter().any(|row| row.code == made.code));

        let term = PaymentTermFields {
            name: german("90 Tage netto"),
            due_days: 90,
            discount_days: 0,
            discount_percent: "0".parse().expect("a percentage"),
            active: true,
        };
        let term_code = code("N90");
        let made = owner.call(CreatePaymentTerm { code: term_code.clone(), term: term.clone() }).await.expect("a sound term");
        create(&owner, PartyFields { payment_term: Some(term_code.clone()), ..party("Geduldige GmbH") }).await.expect("it is there");
        let idle = PaymentTermFields { active: false, ..term };
        owner.call(UpdatePaymentTerm { code: term_code.clone(), version: made.version, term: idle }).await.expect("the version it saw");
        let late = PartyFields { payment_term: Some(term_code), ..party("Späte GmbH") };
        assert_eq!(create(&owner, late).await.expect_err("no longer in use").code, "parties.party.term_unknown");
        assert_eq!(owner.call(ListPaymentTerms::default()).await.expect("readable").rows.len(), 8);
        book.assert_clean().await;
    }
}
