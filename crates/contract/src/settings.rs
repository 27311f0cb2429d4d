//! What a company says of itself on paper: letterhead, logo, bank accounts, tax ids, standing texts.

use std::collections::BTreeMap;

use garde::Validate;
use kontor_kernel::{AccountCode, Code, CurrencyCode, Language, Percent};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identity::CompanyId;
use crate::personal::Personal;
use crate::print::Picture;
use crate::text::{many_lines, one_line};

/// Bytes of a logo at most: 1000 x 300 pixels in full colour fit, and every printed page carries it.
pub const MAX_LOGO_BYTES: usize = 256 << 10;
/// Width or height of a logo at most, so that a small file cannot unfold into gigabytes.
pub const MAX_LOGO_PIXELS: u32 = 4_000;

crate::error_codes! {
    /// The logo is no PNG, or too large.
    LOGO_INVALID = "identity.settings.logo_invalid" Invalid { limit };
    /// The check digits of an IBAN are wrong.
    IBAN_INVALID = "identity.settings.iban_invalid" Invalid { iban };
    /// There are no settings yet, so nothing can be printed.
    SETTINGS_MISSING = "identity.settings.missing" Rule {};
}

/// A text in every language of Kontor; an empty one falls back on English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct PaperText {
    /// English.
    #[garde(length(max = 2000), custom(many_lines))]
    pub en: String,
    /// German.
    #[garde(length(max = 2000), custom(many_lines))]
    pub de: String,
    /// French.
    #[garde(length(max = 2000), custom(many_lines))]
    pub fr: String,
}

impl PaperText {
    /// The text in a language.
    pub fn get(&self, language: Language) -> &str {
        let own = match language {
            Language::En => &self.en,
            Language::De => &self.de,
            Language::Fr => &self.fr,
        };
        if own.is_empty() { &self.en } else { own }
    }
}

/// A VAT identification number, which the company may have in several countries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct VatId {
    /// ISO 3166 country.
    #[garde(length(min = 2, max = 2), custom(one_line))]
    pub country: String,
    /// The number.
    #[garde(length(min = 1, max = 20), custom(one_line))]
    pub vat_id: String,
}

/// A bank account customers pay to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CompanyBank {
    /// IBAN, with or without spaces.
    #[garde(length(min = 5, max = 42), custom(one_line))]
    pub iban: String,
    /// BIC.
    #[garde(inner(length(max = 11), custom(one_line)))]
    #[serde(default)]
    pub bic: Option<String>,
    /// Name of the bank.
    #[garde(inner(length(max = 100), custom(one_line)))]
    #[serde(default)]
    pub bank: Option<String>,
    /// The currency it is meant for; any if absent.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// Its ledger account.
    #[garde(skip)]
    #[serde(default)]
    pub account: Option<AccountCode>,
}

/// What a country's law wants said on invoices, beside the particulars of the directive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct LegalSettings {
    /// FR: penalty for late payment, per cent a year (Code de commerce L441-10).
    #[garde(skip)]
    pub late_penalty: Option<Percent>,
    /// FR: the fixed compensation of 40 EUR (Code de commerce D441-5).
    #[garde(skip)]
    pub recovery_fee: bool,
    /// FR: no discount for early payment is given.
    #[garde(skip)]
    pub no_cash_discount: bool,
    /// DE: agreements on reductions exist outside the invoice (UStG 14 (4) no. 7).
    #[garde(skip)]
    pub discount_agreements: bool,
    /// A further sentence.
    #[garde(dive)]
    pub note: PaperText,
}

/// What a company says of itself on paper. Documents copy what they need when they are posted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct CompanySettings {
    /// Full legal name.
    #[garde(length(min = 1, max = 200), custom(one_line))]
    pub name: String,
    /// Street, postcode and town; without the country.
    #[garde(length(max = 6), inner(length(max = 100), custom(one_line)))]
    pub address: Vec<String>,
    /// ISO 3166 country.
    #[garde(length(max = 2), custom(one_line))]
    pub country: String,
    /// Telephone, e-mail, web site.
    #[garde(length(max = 6), inner(length(max = 100), custom(one_line)))]
    pub contact: Vec<String>,
    /// What the law wants on letters: seat, register court and number, managing directors, share capital.
    #[garde(length(max = 6), inner(length(max = 200), custom(one_line)))]
    pub register: Vec<String>,
    /// VAT ids; the one of the company's own country is printed first.
    #[garde(length(max = 30), dive)]
    pub vat_ids: Vec<VatId>,
    /// Tax number of the tax office (DE: Steuernummer).
    #[garde(inner(length(max = 30), custom(one_line)))]
    pub tax_number: Option<String>,
    /// SIREN (FR).
    #[garde(inner(length(max = 14), custom(one_line)))]
    pub siren: Option<String>,
    /// Bank accounts; the first of the document's currency is printed.
    #[garde(length(max = 20), dive)]
    pub bank_accounts: Vec<CompanyBank>,
    /// Payment term of a customer without one.
    #[garde(skip)]
    pub payment_term: Option<Code>,
    /// Standing texts by `kind.place`: `sales.invoice.intro`, `sales.order.closing`, ...
    #[garde(length(max = 40), dive)]
    pub texts: BTreeMap<String, PaperText>,
    /// Legal texts by country of the supplier.
    #[garde(length(max = 30), dive)]
    pub legal: BTreeMap<String, LegalSettings>,
}

impl CompanySettings {
    /// The standing text of a document kind at a place, in a language.
    pub fn text(&self, kind: &str, place: &str, language: Language) -> &str {
        self.texts.get(&format!("{kind}.{place}")).map_or("", |text| text.get(language))
    }
    /// The account a document in this currency asks to be paid to.
    pub fn bank(&self, currency: CurrencyCode) -> Option<&CompanyBank> {
        let own = self.bank_accounts.iter().find(|bank| bank.currency == Some(currency));
        own.or_else(|| self.bank_accounts.iter().find(|bank| bank.currency.is_none())).or(self.bank_accounts.first())
    }
    /// The VAT id of a country, else the first.
    pub fn vat_id(&self, country: &str) -> Option<&str> {
        let own = self.vat_ids.iter().find(|id| id.country == country);
        own.or(self.vat_ids.first()).map(|id| id.vat_id.as_str())
    }
}

/// Asks for the company's settings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetSettings {}

/// What happens to the logo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LogoChange {
    /// There is none any more. Documents already posted keep theirs.
    Remove,
    /// It is this PNG from now on.
    Replace(Picture),
}

/// Replaces the company's settings as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SetSettings {
    /// The version the caller saw; 0 if there were none.
    #[garde(range(min = 0))]
    pub version: i64,
    /// The settings.
    #[garde(dive)]
    pub settings: CompanySettings,
    /// What happens to the logo; it stays if absent.
    #[garde(skip)]
    #[serde(default)]
    pub logo: Option<LogoChange>,
}

/// The company's settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SettingsView {
    /// The settings; empty ones if nobody has made any.
    pub settings: CompanySettings,
    /// The logo.
    pub logo: Option<Picture>,
    /// Version; 0 if nobody has made any.
    pub version: i64,
}

crate::commands! {
    /// What the company says of itself on paper.
    query "identity.company.get_settings" needs signed_in: GetSettings => SettingsView;
    /// Replaces what the company says of itself on paper.
    change "identity.company.set_settings" needs "identity.company.write" fails [
        LOGO_INVALID, IBAN_INVALID, crate::error::CONFLICT_STALE, crate::access::GRANT_BEYOND
    ]: SetSettings => SettingsView;
}

/// Settings as an event holds them: lines that name persons are detached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SettingsSaved {
    /// All but the lines that name persons.
    pub settings: CompanySettings,
    /// Contact lines.
    pub contact: Vec<Personal>,
    /// Register lines, managing directors among them.
    pub register: Vec<Personal>,
    /// SHA-256 of the logo, hexadecimal.
    pub logo: Option<String>,
}

impl SettingsSaved {
    /// Detaches the lines that name persons.
    pub fn new(mut settings: CompanySettings, logo: Option<String>) -> Self {
        let detach = |lines: &mut Vec<String>| std::mem::take(lines).into_iter().map(Personal).collect();
        let (contact, register) = (detach(&mut settings.contact), detach(&mut settings.register));
        Self { settings, contact, register, logo }
    }
    /// The settings, whole again.
    pub fn whole(&self) -> CompanySettings {
        let attach = |lines: &[Personal]| lines.iter().map(|line| line.0.clone()).collect();
        CompanySettings { contact: attach(&self.contact), register: attach(&self.register), ..self.settings.clone() }
    }
}

/// A picture as an event holds it: base64, detached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LogoSaved {
    /// SHA-256 of the PNG, hexadecimal.
    pub hash: String,
    /// The PNG in base64.
    pub png: Personal,
}

/// The company's settings were replaced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SettingsSet {
    /// The company.
    pub company_id: CompanyId,
    /// The settings before; `None` for the first.
    pub before: Option<SettingsSaved>,
    /// The settings after.
    pub after: SettingsSaved,
    /// A logo the book did not hold yet.
    pub new_logo: Option<LogoSaved>,
    /// The version this replaces; 0 for the first.
    pub version_before: i64,
}

crate::events! {
    "identity.company.settings_set@1" => SettingsSet;
}
