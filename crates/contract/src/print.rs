//! What a printed document needs, already decided: the view the module makes and `kontor-documents` turns into bytes.
//!
//! Nothing is calculated on the way to paper. Amounts come from the tax kernel, texts from the document, and nothing
//! here is read from live settings, so a reprint says what the original said (domain.md, "Ledger").

mod missing;

use std::borrow::Cow;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{CivilDate, CurrencyCode, Language, Money, Percent, Quantity, Rate, UnitPrice};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use missing::MissingField;

/// The layout every new document is printed with. A posted document keeps the one it was made under.
pub const LAYOUT_VERSION: u16 = 1;

/// What kind of document is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// An offer to a customer.
    Quotation,
    /// What was ordered and will be delivered.
    OrderConfirmation,
    /// What was delivered; shows no prices.
    DeliveryNote,
    /// Directive 2006/112/EC Art. 218.
    Invoice,
    /// A correction of an invoice, Directive 2006/112/EC Art. 219. Its amounts are printed as they are given: a
    /// credit of 100 is 100.
    CreditNote,
}

impl DocumentKind {
    /// Whether the document shows prices and totals.
    #[must_use]
    pub const fn has_prices(self) -> bool {
        !matches!(self, Self::DeliveryNote)
    }

    /// Whether the law's list of particulars applies (Directive 2006/112/EC Art. 226).
    #[must_use]
    pub const fn is_invoice(self) -> bool {
        matches!(self, Self::Invoice | Self::CreditNote)
    }
}

/// A number given from its series, or none yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "state", content = "text")]
pub enum DocumentNumber {
    /// The legal number, Directive 2006/112/EC Art. 226(2).
    Posted(String),
    /// The short id of a draft, which is marked as one.
    Draft(String),
}

/// When goods were delivered or services rendered, Directive 2006/112/EC Art. 226(7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Supply {
    /// On one day.
    On(CivilDate),
    /// From the first to the last day of a period.
    Period {
        /// First day.
        from: CivilDate,
        /// Last day.
        to: CivilDate,
    },
}

/// A PNG picture; on the wire in base64.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture(Vec<u8>);

impl Picture {
    /// The bytes of a PNG file; they are looked at when the document is made.
    #[must_use]
    pub const fn new(png: Vec<u8>) -> Self {
        Self(png)
    }

    /// The bytes of the PNG file.
    #[must_use]
    pub fn png(&self) -> &[u8] {
        &self.0
    }

    /// The picture as an address that holds it: `data:image/png;base64,...`.
    #[must_use]
    pub fn data_url(&self) -> String {
        format!("data:image/png;base64,{}", BASE64_STANDARD.encode(&self.0))
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} bytes)", self.0.len())
    }
}

impl Serialize for Picture {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Picture {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        BASE64_STANDARD.decode(text.as_bytes()).map(Self).map_err(de::Error::custom)
    }
}

impl JsonSchema for Picture {
    fn schema_name() -> Cow<'static, str> {
        "Picture".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "contentEncoding": "base64", "contentMediaType": "image/png" })
    }
}

/// Where money is to be sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BankAccount {
    /// IBAN, with or without spaces.
    pub iban: String,
    /// BIC.
    pub bic: Option<String>,
    /// Name of the bank.
    pub bank: Option<String>,
}

/// Whom the document comes from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PrintSupplier {
    /// Full legal name.
    pub name: String,
    /// Street, postcode and town; without the country.
    pub address: Vec<String>,
    /// Country, two letters of ISO 3166-1. Decides which country's particulars are mandatory.
    pub country: String,
    /// VAT identification number.
    pub vat_id: Option<String>,
    /// Tax number of the tax office (DE: Steuernummer).
    pub tax_number: Option<String>,
    /// What the law wants on letters: form, seat, register court and number, managing directors, share capital.
    pub register: Vec<String>,
    /// SIREN (FR).
    pub siren: Option<String>,
    /// Telephone, e-mail, web site.
    pub contact: Vec<String>,
    /// Where to pay.
    pub bank: Option<BankAccount>,
    /// Logo at the top.
    pub logo: Option<Picture>,
}

/// Whom the document goes to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PrintCustomer {
    /// Full name.
    pub name: String,
    /// Further lines of the address: person, street, postcode and town; without the country.
    pub address: Vec<String>,
    /// Country, two letters of ISO 3166-1; printed when it is not the supplier's.
    pub country: String,
    /// VAT identification number.
    pub vat_id: Option<String>,
    /// The supplier's number for this customer.
    pub number: Option<String>,
}

/// Another document a document refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Option<CivilDate>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PrintLine {
    /// Position, from 1.
    pub position: u32,
    /// The item's code.
    pub item_code: Option<String>,
    /// What it is, Directive 2006/112/EC Art. 226(6); may be long and have several lines.
    pub description: String,
    /// How much, in `unit`.
    pub quantity: Quantity,
    /// Unit of measure as it is written in the document's language.
    pub unit: String,
    /// Price of one unit in the document's currency.
    pub unit_price: UnitPrice,
    /// Discount on this line, zero if there is none.
    pub discount: Percent,
    /// Tax category.
    pub category: TaxCategory,
    /// Tax rate.
    pub rate: Percent,
    /// Net after discount (BT-131).
    pub net: Money,
}

/// An allowance or a charge on the whole document (BG-20, BG-21).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PrintAdjustment {
    /// What it is for: "Freight", "Trade discount 3 %".
    pub reason: String,
    /// Tax category.
    pub category: TaxCategory,
    /// Tax rate.
    pub rate: Percent,
    /// Positive for both; an allowance is printed with a minus.
    pub amount: Money,
}

/// Tax of one category and rate (BG-23), Directive 2006/112/EC Art. 226(8) to (11a).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PrintTaxGroup {
    /// Category (BT-118).
    pub category: TaxCategory,
    /// Rate (BT-119).
    pub rate: Percent,
    /// Taxable amount (BT-116).
    pub base: Money,
    /// Tax (BT-117).
    pub tax: Money,
    /// Why no tax is charged (BT-120), in the document's language. Where it is absent and the category has a
    /// standard sentence, that one is printed.
    pub reason: Option<String>,
}

/// Tax in the currency of the country where it is due, Directive 2006/112/EC Art. 230.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NationalTax {
    /// Tax of the document in national currency (BT-111).
    pub tax: Money,
    /// Units of the national currency for one unit of the document's.
    pub rate: Rate,
    /// Who published the rate: "ECB".
    pub source: String,
    /// The day the rate is of.
    pub on: CivilDate,
}

/// Totals, as the tax kernel made them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PrintTotals {
    /// Sum of line nets (BT-106).
    pub lines: Money,
    /// Without tax (BT-109).
    pub net: Money,
    /// Tax (BT-110).
    pub tax: Money,
    /// With tax (BT-112).
    pub gross: Money,
    /// Paid in advance (BT-113).
    pub prepaid: Money,
    /// Explicit rounding (BT-114).
    pub rounding: Money,
    /// Amount due (BT-115).
    pub payable: Money,
}

/// What national law wants said, beside the particulars of the directive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LegalTexts {
    /// FR: penalty for late payment, per cent a year (Code de commerce L441-9 and L441-10).
    pub late_penalty: Option<Percent>,
    /// FR: the fixed compensation of 40 EUR (Code de commerce D441-5).
    pub recovery_fee: bool,
    /// FR: no discount for early payment is given; where one is, the payment terms say so (L441-9).
    pub no_cash_discount: bool,
    /// DE: agreements on reductions exist outside this document (UStG 14 (4) no. 7).
    pub discount_agreements: bool,
    /// Further sentences, in the document's language.
    pub notes: Vec<String>,
}

/// A document ready to be printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InvoicePrint {
    /// Which kind.
    pub kind: DocumentKind,
    /// Layout it is printed with; [`LAYOUT_VERSION`] for new documents.
    pub layout_version: u16,
    /// Language of the paper.
    pub language: Language,
    /// Marks a reprint with "Copy".
    pub copy: bool,
    /// Number or draft marker.
    pub number: DocumentNumber,
    /// From whom.
    pub supplier: PrintSupplier,
    /// To whom.
    pub customer: PrintCustomer,
    /// Date of issue, Directive 2006/112/EC Art. 226(1).
    pub issued_on: Option<CivilDate>,
    /// Date or period of supply.
    pub supply: Option<Supply>,
    /// Last day of payment; on a quotation the last day it is valid.
    pub due_on: Option<CivilDate>,
    /// The customer's own sign for the order.
    pub customer_reference: Option<String>,
    /// The order.
    pub order: Option<Reference>,
    /// The deliveries.
    pub deliveries: Vec<Reference>,
    /// The invoice a credit note corrects, Directive 2006/112/EC Art. 219.
    pub original: Option<Reference>,
    /// Sentences above the lines.
    pub introduction: Vec<String>,
    /// Currency of every amount but `national_tax`.
    pub currency: CurrencyCode,
    /// The supplier's national currency, in which tax must be stated as well (Directive 2006/112/EC Art. 230).
    pub national_currency: CurrencyCode,
    /// Lines in order.
    pub lines: Vec<PrintLine>,
    /// Allowances on the whole document.
    pub allowances: Vec<PrintAdjustment>,
    /// Charges on the whole document.
    pub charges: Vec<PrintAdjustment>,
    /// One per category and rate.
    pub tax_groups: Vec<PrintTaxGroup>,
    /// Totals.
    pub totals: PrintTotals,
    /// Tax in national currency, where another is used.
    pub national_tax: Option<NationalTax>,
    /// Payment terms as sentences, one per line.
    pub payment_terms: Vec<String>,
    /// National texts.
    pub legal: LegalTexts,
}
