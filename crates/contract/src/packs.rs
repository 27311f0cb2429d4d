//! Country packs: charts of accounts, taxes, terms and series as data files (`packs/*.json`), compiled in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kontor_kernel::{AccountCode, CivilDate, CurrencyCode, Language, Percent};
use serde::Deserialize;

use crate::finance::{AccountType, Control};

/// A country pack.
#[derive(Debug, Clone, Deserialize)]
pub struct Pack {
    /// Its code, for example `de-skr03`.
    pub code: String,
    /// Raised with every change.
    pub version: u32,
    /// ISO 3166 country; `ZZ` for none.
    pub country: String,
    /// The language of its official names.
    pub language: Language,
    /// Usual currency.
    pub currency: CurrencyCode,
    /// Usual first month of the fiscal year.
    pub fiscal_year_start_month: u32,
    /// What it is called.
    pub name: Localised,
    /// Headings of the chart.
    pub groups: Vec<PackGroup>,
    /// The chart.
    pub accounts: Vec<PackAccount>,
    /// Which account documents use for what.
    pub roles: BTreeMap<String, AccountCode>,
    /// Tax codes.
    pub tax_codes: Vec<PackTaxCode>,
    /// Payment terms.
    pub payment_terms: Vec<PackTerm>,
    /// Number series.
    pub series: Vec<PackSeries>,
}

/// A text in every language.
#[derive(Debug, Clone, Deserialize)]
pub struct Localised {
    /// English.
    pub en: String,
    /// German.
    pub de: String,
    /// French.
    pub fr: String,
}

impl Localised {
    /// The text in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::De => &self.de,
            Language::Fr => &self.fr,
        }
    }
}

/// A heading of the chart.
#[derive(Debug, Clone, Deserialize)]
pub struct PackGroup {
    /// Its code.
    pub code: String,
    /// The heading above it.
    pub parent: Option<String>,
    /// What it is called.
    pub name: Localised,
}

/// An account.
#[derive(Debug, Clone, Deserialize)]
pub struct PackAccount {
    /// Its number.
    pub code: AccountCode,
    /// What it is called.
    pub name: Localised,
    /// Where it stands in the statements.
    #[serde(rename = "type")]
    pub account_type: AccountType,
    /// Its heading.
    pub group: String,
    /// The sub-ledger it controls.
    pub control: Option<Control>,
}

/// A tax code.
#[derive(Debug, Clone, Deserialize)]
pub struct PackTaxCode {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: Localised,
    /// EN 16931 category (UNCL 5305).
    pub category: String,
    /// Its rate.
    pub rate: Percent,
    /// `sales` or `purchase`.
    pub direction: String,
    /// First day.
    pub valid_from: CivilDate,
    /// Last day.
    pub valid_to: Option<CivilDate>,
    /// Where the tax goes.
    pub tax_account: Option<AccountCode>,
    /// The liability of a buyer who owes the tax.
    pub offset_account: Option<AccountCode>,
    /// Where the net amount goes.
    pub revenue_account: Option<AccountCode>,
    /// EN 16931 BT-121.
    pub vatex: Option<String>,
    /// EN 16931 BT-120, printed.
    pub reason: Option<Localised>,
    /// Whose tax it is, where that is not the pack's country.
    pub country: Option<String>,
    /// Where a cash discount granted on it goes.
    pub discount_account: Option<AccountCode>,
}

/// A payment term.
#[derive(Debug, Clone, Deserialize)]
pub struct PackTerm {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: Localised,
    /// Days until the amount is due.
    pub due_days: u32,
    /// Days within which a discount is given.
    pub discount_days: u32,
    /// The discount.
    pub discount_percent: Percent,
}

/// A number series.
#[derive(Debug, Clone, Deserialize)]
pub struct PackSeries {
    /// The document kind.
    pub kind: String,
    /// What its numbers begin with.
    pub prefix: String,
}

/// All packs.
pub static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let read = |text| serde_json::from_str(text).expect("a test reads every pack");
    [
        include_str!("../../../packs/de-skr03.json"),
        include_str!("../../../packs/de-skr04.json"),
        include_str!("../../../packs/fr-pcg.json"),
        include_str!("../../../packs/neutral.json"),
    ]
    .map(read)
    .into()
});

/// A pack by code.
pub fn find(code: &str) -> Option<&'static Pack> {
    PACKS.iter().find(|pack| pack.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_is_read_and_whole() {
        for pack in PACKS.iter() {
            let known = |code: &AccountCode| pack.accounts.iter().any(|account| &account.code == code);
            assert!(pack.accounts.len() > 50, "{}", pack.code);
            assert!(pack.roles.values().all(known), "{}", pack.code);
            for code in &pack.tax_codes {
                let accounts = [&code.tax_account, &code.offset_account, &code.revenue_account, &code.discount_account];
                assert!(accounts.into_iter().flatten().all(known), "{} {}", pack.code, code.code);
            }
            assert!(
                pack.accounts.iter().all(|account| pack.groups.iter().any(|group| group.code == account.group)),
                "{}",
                pack.code
            );
        }
    }
}
