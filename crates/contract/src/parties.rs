//! Who the company trades with: customers, suppliers, and those who are both.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{Code, CurrencyCode, Language, Money};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::identity::CompanyId;
use crate::json::Lines;
use crate::list::Page;
use crate::personal::Personal;
use crate::posting::TakenNumber;
use crate::text::{address_lines, email_address, many_lines, one_line};
use crate::text_enum;

crate::ids! {
    /// A party: customer, supplier, or both.
    PartyId,
    /// An address of a party.
    AddressId,
}

crate::error_codes! {
    /// Another party has this code.
    PARTY_CODE_TAKEN = "parties.party.code_taken" Rule { code };
    /// The usual range of numbers is used up, so a code must be given.
    PARTY_CODE_REQUIRED = "parties.party.code_required" Invalid { from, to };
    /// Not the two letters of a country.
    PARTY_COUNTRY_UNKNOWN = "parties.party.country_unknown" Invalid { country };
    /// No such payment term.
    PARTY_TERM_UNKNOWN = "parties.party.term_unknown" Rule { term };
    /// A party has one billing address.
    PARTY_TWO_BILLING = "parties.party.two_billing" Invalid {};
    /// The address is none of this party's.
    PARTY_ADDRESS_UNKNOWN = "parties.party.address_unknown" Invalid { address };
    /// A VAT id begins with its country's letters.
    VAT_ID_COUNTRY = "parties.vat_id.country" Invalid { vat_id };
    /// The country's VAT ids have another form.
    VAT_ID_FORM = "parties.vat_id.form" Invalid { vat_id, form };
    /// The check digits are wrong.
    VAT_ID_CHECK = "parties.vat_id.check" Invalid { vat_id, rule };
    /// The country's registration numbers have another form.
    REGISTRATION_ID_FORM = "parties.registration_id.form" Invalid { registration_id, form };
    /// The check digits are wrong.
    REGISTRATION_ID_CHECK = "parties.registration_id.check" Invalid { registration_id, rule };
    /// An IBAN begins with its country's letters.
    PARTY_IBAN_COUNTRY = "parties.iban.country" Invalid { iban };
    /// The country's IBANs have another length.
    PARTY_IBAN_FORM = "parties.iban.form" Invalid { iban, form };
    /// The check digits are wrong.
    PARTY_IBAN_CHECK = "parties.iban.check" Invalid { iban, rule };
}

text_enum! {
    /// What a party is to the company.
    PartyKind {
        /// Buys.
        Customer = "customer",
        /// Sells.
        Supplier = "supplier",
        /// Buys and sells.
        Both = "both",
    }
}

impl PartyKind {
    /// Whether it buys.
    pub const fn is_customer(self) -> bool {
        matches!(self, Self::Customer | Self::Both)
    }
    /// Whether it sells.
    pub const fn is_supplier(self) -> bool {
        matches!(self, Self::Supplier | Self::Both)
    }
}

text_enum! {
    /// Where a party stands for value added tax, as the company sees it.
    TaxRegion {
        /// In the company's own country.
        Domestic = "domestic",
        /// In another member state of the Union.
        Eu = "eu",
        /// Anywhere else.
        Third = "third",
    }
}

text_enum! {
    /// What an address is for.
    AddressKind {
        /// Where invoices go; at most one.
        Billing = "billing",
        /// Where goods go.
        Delivery = "delivery",
    }
}

/// What is known of a party. In a request, what is left out follows from the rest: the country from the billing address
/// or else the company, language and tax region from the country, the currency from the company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PartyFields {
    /// Customer, supplier or both.
    #[garde(skip)]
    pub kind: PartyKind,
    /// Its name.
    #[garde(length(min = 1, max = 200), custom(one_line))]
    pub name: String,
    /// The language of its papers.
    #[garde(skip)]
    #[serde(default)]
    pub language: Option<Language>,
    /// The currency it trades in.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// ISO 3166 country it is seated in.
    #[garde(inner(length(min = 2, max = 2)))]
    #[serde(default)]
    pub country: Option<String>,
    /// Its usual payment term.
    #[garde(skip)]
    #[serde(default)]
    pub payment_term: Option<Code>,
    /// VAT identification number, empty for none.
    #[garde(length(max = 32), custom(one_line))]
    #[serde(default)]
    pub vat_id: String,
    /// Number in the commercial register; in France SIREN or SIRET.
    #[garde(length(max = 32), custom(one_line))]
    #[serde(default)]
    pub registration_id: String,
    /// Where it stands for tax.
    #[garde(skip)]
    #[serde(default)]
    pub tax_region: Option<TaxRegion>,
    /// How much it may owe, in the company's currency; `None` for no limit.
    #[garde(skip)]
    #[serde(default)]
    pub credit_limit: Option<Amount>,
    /// Whom to talk to.
    #[garde(length(max = 200), custom(one_line))]
    #[serde(default)]
    #[schemars(extend("x-class" = "personal"))]
    pub contact: String,
    /// E-mail address.
    #[garde(length(max = 254), custom(email_address))]
    #[serde(default)]
    #[schemars(extend("x-class" = "personal"))]
    pub email: String,
    /// Telephone number.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    #[schemars(extend("x-class" = "personal"))]
    pub phone: String,
    /// Bank account.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    #[schemars(extend("x-class" = "bank"))]
    pub iban: String,
    /// Whether it takes new documents.
    #[garde(skip)]
    #[serde(default = "yes")]
    pub active: bool,
    /// Whatever else should be known.
    #[garde(length(max = 2000), custom(many_lines))]
    #[serde(default)]
    pub notes: String,
    /// Its addresses.
    #[garde(length(max = 50), dive)]
    #[serde(default)]
    pub addresses: Vec<AddressFields>,
}

const fn yes() -> bool {
    true
}

impl PartyFields {
    /// Where its invoices go.
    pub fn billing(&self) -> Option<&AddressFields> {
        self.addresses.iter().find(|address| address.kind == AddressKind::Billing)
    }
}

/// An address of a party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AddressFields {
    /// The address; left out for a new one.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<AddressId>,
    /// What it is for.
    #[garde(skip)]
    pub kind: AddressKind,
    /// Who is named in it; the party if empty.
    #[garde(length(max = 200), custom(one_line))]
    #[serde(default)]
    pub name: String,
    /// Street and number, and what stands above them.
    #[garde(custom(address_lines))]
    #[serde(default)]
    pub lines: Lines,
    /// Postal code.
    #[garde(length(max = 16), custom(one_line))]
    #[serde(default)]
    pub postal_code: String,
    /// City.
    #[garde(length(max = 100), custom(one_line))]
    #[serde(default)]
    pub city: String,
    /// ISO 3166 country.
    #[garde(length(min = 2, max = 2))]
    pub country: String,
}

/// Adds a party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateParty {
    /// An id the caller has chosen.
    #[garde(skip)]
    #[serde(default)]
    pub id: Option<PartyId>,
    /// Its number; the next free one if left out.
    #[garde(skip)]
    #[serde(default)]
    pub code: Option<Code>,
    /// The party.
    #[garde(dive)]
    pub party: PartyFields,
}

/// Changes a party; fields that stay as they are do not disturb an edit made elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateParty {
    /// The party.
    #[garde(skip)]
    pub id: PartyId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// The party as it is to be, whole; an address that is missing is removed.
    #[garde(dive)]
    pub party: PartyFields,
}

/// Asks for one party, by id or by code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct GetParty {
    /// The party.
    #[garde(skip)]
    pub id: Option<PartyId>,
    /// Its number.
    #[garde(skip)]
    pub code: Option<Code>,
}

/// A party with its addresses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartyView {
    /// The party.
    pub id: PartyId,
    /// Its number, which never changes.
    pub code: Code,
    /// Version.
    pub version: i64,
    /// What is known of it, nothing left out.
    #[serde(flatten)]
    pub party: PartyFields,
}

/// A party in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct PartyRow {
    /// The party.
    pub id: PartyId,
    /// Its number.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// Customer, supplier or both.
    pub kind: PartyKind,
    /// Country it is seated in.
    pub country: String,
    /// City of its billing address.
    pub city: String,
    /// Currency it trades in.
    pub currency: CurrencyCode,
    /// Its usual payment term.
    pub payment_term: Option<Code>,
    /// VAT identification number.
    pub vat_id: String,
    /// E-mail address.
    #[schemars(extend("x-class" = "personal"))]
    pub email: String,
    /// Telephone number.
    #[schemars(extend("x-class" = "personal"))]
    pub phone: String,
    /// Whether it takes new documents.
    pub active: bool,
    /// Version.
    pub version: i64,
}

crate::list_requests! {
    /// Parties. Filters: code, kind, customer, supplier, country, active, text. Sorts: code, name.
    ListParties,
}

crate::commands! {
    /// Customers and suppliers.
    query "parties.party.list" needs "parties.party.read": ListParties => Page<PartyRow>;
    /// One party with its addresses.
    query "parties.party.get" needs "parties.party.read" fails [crate::error::NOT_FOUND]: GetParty => PartyView;
    /// Adds a party.
    change "parties.party.create" needs "parties.party.write" fails [
        PARTY_CODE_TAKEN, PARTY_CODE_REQUIRED, PARTY_COUNTRY_UNKNOWN, PARTY_TERM_UNKNOWN, PARTY_TWO_BILLING, PARTY_ADDRESS_UNKNOWN,
        VAT_ID_COUNTRY, VAT_ID_FORM, VAT_ID_CHECK, REGISTRATION_ID_FORM, REGISTRATION_ID_CHECK, PARTY_IBAN_COUNTRY, PARTY_IBAN_FORM,
        PARTY_IBAN_CHECK, crate::amount::AMOUNT_NEGATIVE, crate::amount::AMOUNT_OUT_OF_RANGE
    ]: CreateParty => PartyView;
    /// Changes a party.
    change "parties.party.update" needs "parties.party.write" fails [
        crate::error::NOT_FOUND, crate::error::CONFLICT_STALE, PARTY_COUNTRY_UNKNOWN, PARTY_TERM_UNKNOWN, PARTY_TWO_BILLING,
        PARTY_ADDRESS_UNKNOWN, VAT_ID_COUNTRY, VAT_ID_FORM, VAT_ID_CHECK, REGISTRATION_ID_FORM, REGISTRATION_ID_CHECK,
        PARTY_IBAN_COUNTRY, PARTY_IBAN_FORM, PARTY_IBAN_CHECK, crate::amount::AMOUNT_NEGATIVE, crate::amount::AMOUNT_OUT_OF_RANGE
    ]: UpdateParty => PartyView;
}

crate::merged! {
    /// A party's fields as events and rows hold them.
    PartyData, edited by PartyEdits {
        /// Customer, supplier or both.
        kind: PartyKind,
        /// Its name.
        name: Personal,
        /// The language of its papers.
        language: Language,
        /// The currency it trades in.
        currency: CurrencyCode,
        /// Country it is seated in.
        country: String,
        /// Its usual payment term.
        payment_term: Option<Code>,
        /// VAT identification number.
        vat_id: String,
        /// Number in the commercial register.
        registration_id: String,
        /// Where it stands for tax.
        tax_region: TaxRegion,
        /// How much it may owe.
        credit_limit: Option<Money>,
        /// Whom to talk to.
        #[schemars(extend("x-class" = "personal"))]
        contact: Personal,
        /// E-mail address.
        #[schemars(extend("x-class" = "personal"))]
        email: Personal,
        /// Telephone number.
        #[schemars(extend("x-class" = "personal"))]
        phone: Personal,
        /// Bank account.
        #[schemars(extend("x-class" = "bank"))]
        iban: Personal,
        /// Whether it takes new documents.
        active: bool,
        /// Whatever else should be known.
        notes: Personal,
    }
}

crate::merged! {
    /// An address as events and rows hold it.
    AddressData, edited by AddressEdits {
        /// What it is for.
        kind: AddressKind,
        /// Who is named in it.
        name: Personal,
        /// Street and number, and what stands above them, a line feed between lines.
        lines: Personal,
        /// Postal code.
        postal_code: Personal,
        /// City.
        city: Personal,
        /// Country.
        country: String,
        /// Whether it was taken off the party; a merged row never goes away.
        removed: bool,
    }
}

/// A party was added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartyCreated {
    /// The party.
    pub id: PartyId,
    /// The company.
    pub company_id: CompanyId,
    /// Which of two edits is the later one.
    pub order: i64,
    /// Its number.
    pub code: Code,
    /// Which of this node's parties it is, counted from 1.
    pub number: TakenNumber,
    /// The party.
    pub after: PartyData,
    /// Its addresses.
    pub addresses: Vec<AddressAdded>,
    /// Who entered its bank details, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iban_editor_id: Option<uuid::Uuid>,
}

/// A party was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartyChanged {
    /// The party.
    pub id: PartyId,
    /// The company.
    pub company_id: CompanyId,
    /// Which of two edits is the later one.
    pub order: i64,
    /// Its number.
    pub code: Code,
    /// What changed of the party.
    pub edits: PartyEdits,
    /// Addresses that are new.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<AddressAdded>,
    /// Addresses that changed or were removed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<AddressChanged>,
    /// Who entered its bank details, if they changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iban_editor_id: Option<uuid::Uuid>,
}

/// A new address of a party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AddressAdded {
    /// The address.
    pub id: AddressId,
    /// What it is.
    pub after: AddressData,
}

/// An address of a party that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AddressChanged {
    /// The address.
    pub id: AddressId,
    /// What changed of it.
    pub edits: AddressEdits,
}

crate::events! {
    "parties.party.created@1" => PartyCreated;
    "parties.party.changed@1" => PartyChanged;
}
