//! The rules of parties: pure, so that each can be read and tested by itself.

use kontor_contract::amount::{AMOUNT_NEGATIVE, Amount};
use kontor_contract::error::REQUEST_INVALID;
use kontor_contract::identity::CompanyView;
use kontor_contract::json::Lines;
use kontor_contract::parties::{
    AddressAdded, AddressChanged, AddressData, AddressEdits, AddressFields, AddressId, AddressKind, PARTY_ADDRESS_UNKNOWN,
    PARTY_CODE_REQUIRED, PARTY_COUNTRY_UNKNOWN, PARTY_IBAN_CHECK, PARTY_IBAN_COUNTRY, PARTY_IBAN_FORM, PARTY_TWO_BILLING,
    PartyData, PartyFields, PartyKind, PartyView, REGISTRATION_ID_CHECK, REGISTRATION_ID_FORM, TaxRegion, VAT_ID_CHECK,
    VAT_ID_COUNTRY, VAT_ID_FORM,
};
use kontor_contract::{Error, ErrorCode, Result};
use kontor_kernel::register::{self, RegisterError, is_country, is_eu_country};
use kontor_kernel::{Code, Language, Money};

use crate::rows::{Address, Party};

/// The kind of these documents and of the series that counts them.
pub(crate) const PARTY: &str = "parties.party";

/// A party and its addresses as they will be stored; an address without an id is new.
pub(crate) type Decided = (PartyData, Vec<(Option<AddressId>, AddressData)>);

/// Checks a request and fills in what follows from the rest.
pub(crate) fn decide(fields: PartyFields, company: &CompanyView) -> Result<Decided> {
    if fields.name.trim().is_empty() {
        return Err(REQUEST_INVALID.with("reason", "a party has a name").at("party.name"));
    }
    if fields.addresses.iter().filter(|address| address.kind == AddressKind::Billing).count() > 1 {
        return Err(PARTY_TWO_BILLING.at("party.addresses"));
    }
    let mut addresses = Vec::with_capacity(fields.addresses.len());
    for (at, address) in fields.addresses.iter().enumerate() {
        require_country(&address.country, &format!("party.addresses[{at}].country"))?;
        addresses.push((address.id, address_data(address)));
    }
    let seated = fields.country.as_deref().or(fields.billing().map(|billing| billing.country.as_str()));
    let country = seated.unwrap_or(&company.country).to_owned();
    require_country(&country, "party.country")?;
    let data = PartyData {
        kind: fields.kind,
        name: fields.name.trim().into(),
        language: fields.language.unwrap_or_else(|| language_of(&country)),
        currency: fields.currency.unwrap_or(company.currency),
        payment_term: fields.payment_term,
        vat_id: vat_id(&fields.vat_id)?,
        registration_id: registration_id(&fields.registration_id, &country)?,
        tax_region: fields.tax_region.unwrap_or_else(|| tax_region(&country, &company.country)),
        credit_limit: fields.credit_limit.map(|limit| credit_limit(limit, company)).transpose()?,
        contact: fields.contact.trim().into(),
        email: fields.email.trim().into(),
        phone: fields.phone.trim().into(),
        iban: iban(&fields.iban)?.into(),
        active: fields.active,
        notes: fields.notes.trim_end().into(),
        country,
    };
    Ok((data, addresses))
}

fn require_country(country: &str, path: &str) -> Result<()> {
    if is_country(country) { Ok(()) } else { Err(PARTY_COUNTRY_UNKNOWN.with("country", country).at(path)) }
}

fn address_data(address: &AddressFields) -> AddressData {
    AddressData {
        kind: address.kind,
        name: address.name.trim().into(),
        lines: address.lines.text().trim_end().into(),
        postal_code: address.postal_code.trim().into(),
        city: address.city.trim().into(),
        country: address.country.clone(),
        removed: false,
    }
}

/// The language most business letters to a country are written in, of those Kontor writes.
fn language_of(country: &str) -> Language {
    match country {
        "DE" | "AT" | "CH" | "LI" => Language::De,
        "FR" | "BE" | "LU" | "MC" => Language::Fr,
        _ => Language::En,
    }
}

/// Directive 2006/112/EC: supplies at home, to another member state, and out of the Union are taxed differently.
fn tax_region(country: &str, company_country: &str) -> TaxRegion {
    if country == company_country {
        TaxRegion::Domestic
    } else if is_eu_country(country) && is_eu_country(company_country) {
        TaxRegion::Eu
    } else {
        TaxRegion::Third
    }
}

fn credit_limit(limit: Amount, company: &CompanyView) -> Result<Money> {
    let money = limit.in_currency(company.currency).map_err(|error| error.at("party.credit_limit"))?;
    if money.is_negative() {
        return Err(AMOUNT_NEGATIVE.with("amount", limit.decimal()).at("party.credit_limit"));
    }
    Ok(money)
}

fn vat_id(text: &str) -> Result<String> {
    let codes = Codes { country: &VAT_ID_COUNTRY, form: &VAT_ID_FORM, check: &VAT_ID_CHECK, name: "vat_id" };
    unless_empty(text, register::vat_id, &codes)
}

fn iban(text: &str) -> Result<String> {
    let codes = Codes { country: &PARTY_IBAN_COUNTRY, form: &PARTY_IBAN_FORM, check: &PARTY_IBAN_CHECK, name: "iban" };
    unless_empty(text, register::iban, &codes)
}

fn registration_id(text: &str, country: &str) -> Result<String> {
    let form = &REGISTRATION_ID_FORM;
    let codes = Codes { country: form, form, check: &REGISTRATION_ID_CHECK, name: "registration_id" };
    unless_empty(text, |text| register::registration_id(text, country), &codes)
}

/// The failures of one kind of number; `name` is its field and its parameter in their sentences.
struct Codes {
    country: &'static ErrorCode,
    form: &'static ErrorCode,
    check: &'static ErrorCode,
    name: &'static str,
}

fn unless_empty(text: &str, read: impl Fn(&str) -> Result<String, RegisterError>, codes: &Codes) -> Result<String> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    read(text).map_err(|error| -> Error {
        let error = match error {
            RegisterError::Country => codes.country.error(),
            RegisterError::Form { form } => codes.form.with("form", form),
            RegisterError::CheckDigits { rule } => codes.check.with("rule", rule),
        };
        error.with(codes.name, text.trim()).at(format!("party.{}", codes.name))
    })
}

/// The numbers usually given: customers from 10000, suppliers from 70000 (the ranges of DATEV's personal accounts).
pub(crate) const fn range(kind: PartyKind) -> (u32, u32) {
    match kind {
        PartyKind::Customer | PartyKind::Both => (10_000, 69_999),
        PartyKind::Supplier => (70_000, 99_999),
    }
}

/// One more than the largest number of the range; `last` are the largest codes in it, some of them perhaps no numbers.
pub(crate) fn next_code<'a>(kind: PartyKind, last: impl Iterator<Item = &'a str>) -> Result<Code> {
    let (from, to) = range(kind);
    let numbers = last.filter(|code| code.len() == 5).filter_map(|code| code.parse().ok());
    let next = numbers.max().unwrap_or(from) + 1;
    let exhausted = || PARTY_CODE_REQUIRED.with("from", from).with("to", to).at("code");
    if next > to {
        return Err(exhausted());
    }
    Code::try_new(&next.to_string()).map_err(|_| exhausted())
}

/// What becomes of a party's addresses.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct AddressChanges {
    pub(crate) added: Vec<AddressAdded>,
    pub(crate) changed: Vec<AddressChanged>,
    /// The addresses that stand afterwards.
    pub(crate) after: Vec<Address>,
}

/// Compares the addresses a party has with those it is to have; `new_id` gives ids to new ones.
pub(crate) fn address_changes(
    before: &[Address],
    wanted: Vec<(Option<AddressId>, AddressData)>,
    new_id: impl Fn() -> AddressId,
) -> Result<AddressChanges> {
    let mut changes = AddressChanges::default();
    for (at, (id, data)) in wanted.into_iter().enumerate() {
        let address = Address { id: id.unwrap_or_else(&new_id), data };
        let known = before.iter().find(|known| known.id == address.id);
        let twice = changes.after.iter().any(|other| other.id == address.id);
        match (id, known) {
            (Some(id), found) if found.is_none() || twice => {
                return Err(PARTY_ADDRESS_UNKNOWN.with("address", id).at(format!("party.addresses[{at}].id")));
            }
            (Some(_), Some(known)) => changes.edit(known, &address.data),
            _ => changes.added.push(AddressAdded { id: address.id, after: address.data.clone() }),
        }
        changes.after.push(address);
    }
    for known in before {
        if !changes.after.iter().any(|address| address.id == known.id) {
            changes.edit(known, &AddressData { removed: true, ..known.data.clone() });
        }
    }
    changes.after.sort_by_key(|address| (address.data.kind, address.id));
    Ok(changes)
}

impl AddressChanges {
    fn edit(&mut self, known: &Address, after: &AddressData) {
        let edits = AddressEdits::between(&known.data, after);
        if !edits.is_empty() {
            self.changed.push(AddressChanged { id: known.id, edits });
        }
    }
}

/// A party as it is answered.
pub(crate) fn view(party: Party, addresses: &[Address]) -> PartyView {
    let Party { data, id, code, version } = party;
    let fields = PartyFields {
        kind: data.kind,
        name: data.name.0,
        language: Some(data.language),
        currency: Some(data.currency),
        country: Some(data.country),
        payment_term: data.payment_term,
        vat_id: data.vat_id,
        registration_id: data.registration_id,
        tax_region: Some(data.tax_region),
        credit_limit: data.credit_limit.map(Amount::from),
        contact: data.contact.0,
        email: data.email.0,
        phone: data.phone.0,
        iban: data.iban.0,
        active: data.active,
        notes: data.notes.0,
        addresses: addresses.iter().map(address_view).collect(),
    };
    PartyView { id, code, version, party: fields }
}

fn address_view(address: &Address) -> AddressFields {
    let Address { id, data } = address.clone();
    AddressFields {
        id: Some(id),
        kind: data.kind,
        name: data.name.0,
        lines: Lines::of(data.lines.as_str()),
        postal_code: data.postal_code.0,
        city: data.city.0,
        country: data.country,
    }
}

#[cfg(test)]
mod tests;
