//! Which tax code a supply usually falls under, a suggestion for lines that name none; and whose tax a document bears.

use std::collections::BTreeMap;

use kontor_contract::Result;
use kontor_contract::inventory::{Supply, TaxClass};
use kontor_contract::parties::TaxRegion;
use kontor_contract::sales::TWO_COUNTRIES;
use kontor_kernel::Code;
use kontor_kernel::register::is_eu_country;
use kontor_kernel::tax::TaxCategory;

use crate::rows::{Item, TaxCode};

/// Where a supply goes from and to.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Country of the warehouse.
    pub(crate) from: String,
    /// Country of the customer.
    pub(crate) to: String,
    /// The company's own country.
    pub(crate) home: String,
    /// Where the customer stands for tax, as the company sees it.
    pub(crate) region: TaxRegion,
}

/// The tax code of an item supplied to a place: the country's own rate at home; within the Union an intra-Community supply
/// of goods (Directive 2006/112/EC Art. 138) or a service the customer owes the tax of (Art. 196); beyond it an export
/// (Art. 146) or a service outside the scope. Goods are taxed where their way begins, so those from a warehouse abroad
/// fall under the codes of that country; services are supplied from where the company is. Codes of a pack for its own
/// country begin with the letters of their category.
pub(crate) fn usual_tax(item: &Item, place: &Place, taxes: &BTreeMap<Code, TaxCode>) -> Option<Code> {
    let from = match item.supply {
        Supply::Goods => &place.from,
        Supply::Service => &place.home,
    };
    let own = |category: TaxCategory| {
        taxes.values().filter(move |tax| {
            let of_country = match &tax.country {
                Some(country) => country == from,
                None => *from == place.home && tax.code.as_str().starts_with(category.code()),
            };
            tax.category == category && of_country
        })
    };
    // Where the customer stands was said as seen from the company's country.
    let within = match place.region {
        TaxRegion::Eu => true,
        TaxRegion::Third => false,
        TaxRegion::Domestic => is_eu_country(&place.to),
    };
    let category = match (within, item.supply) {
        (true, Supply::Goods) if *from != place.to => TaxCategory::K,
        (true, Supply::Service) if *from != place.to => TaxCategory::AE,
        (false, Supply::Goods) if *from != place.to => TaxCategory::G,
        (false, Supply::Service) if *from != place.to => TaxCategory::O,
        _ => {
            let mut rates: Vec<&TaxCode> = own(TaxCategory::S).collect();
            rates.sort_by_key(|tax| std::cmp::Reverse(tax.rate));
            rates.dedup_by_key(|tax| tax.rate);
            let place = if item.tax_class == TaxClass::Standard { 0 } else { 1 };
            return rates.get(place).or(rates.last()).map(|tax| tax.code.clone());
        }
    };
    // Of several reverse charges the one for the Union: codes sort, and AE13B is the domestic one.
    own(category).max_by_key(|tax| tax.code.clone()).map(|tax| tax.code.clone())
}

/// The country whose tax a document bears, if that is not the company's own: its codes say so, and all say the same, as an
/// invoice carries the one VAT id its goods were supplied under (Directive 2006/112/EC Art. 226 (3)).
///
/// # Errors
/// `sales.document.two_countries`.
pub(crate) fn country_of<'a>(
    codes: impl Iterator<Item = &'a Code>,
    taxes: &BTreeMap<Code, TaxCode>,
    home: &str,
) -> Result<Option<String>> {
    let mut found: Option<String> = None;
    for code in codes {
        let country = taxes.get(code).and_then(|tax| tax.country.as_deref()).unwrap_or(home);
        match &found {
            Some(first) if first != country => {
                return Err(TWO_COUNTRIES.with("first", first).with("second", country).at("lines"));
            }
            _ => found = Some(country.to_owned()),
        }
    }
    Ok(found.filter(|country| country != home))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::inventory::ItemKind;
    use kontor_kernel::Percent;
    use uuid::Uuid;

    fn taxes() -> BTreeMap<Code, TaxCode> {
        let codes = [
            ("S19", TaxCategory::S, 19),
            ("S7", TaxCategory::S, 7),
            ("F20", TaxCategory::S, 20),
            ("F55", TaxCategory::S, 5),
            ("K0", TaxCategory::K, 0),
            ("FK0", TaxCategory::K, 0),
            ("FG0", TaxCategory::G, 0),
            ("G0", TaxCategory::G, 0),
            ("AE13B", TaxCategory::AE, 0),
            ("AEEU", TaxCategory::AE, 0),
            ("O0", TaxCategory::O, 0),
        ];
        let row = |(code, category, rate): (&str, TaxCategory, u16)| {
            let code = Code::try_new(code).unwrap();
            let tax = TaxCode {
                code: code.clone(),
                category,
                rate: Percent::whole(rate),
                tax_account: None,
                revenue_account: None,
                reason_en: String::new(),
                reason_de: String::new(),
                reason_fr: String::new(),
                country: (code.as_str().starts_with('F')).then(|| "FR".to_owned()),
            };
            (code, tax)
        };
        codes.into_iter().map(row).collect()
    }

    #[test]
    fn a_supply_falls_under_the_tax_of_its_place() {
        use Supply::{Goods, Service};
        use TaxClass::{Reduced, Standard};
        use TaxRegion::{Domestic, Eu, Third};
        let table = [
            ("DE", "DE", Domestic, Goods, Standard, "S19"),
            ("DE", "DE", Domestic, Goods, Reduced, "S7"),
            ("DE", "FR", Eu, Goods, Standard, "K0"),
            ("DE", "FR", Eu, Service, Standard, "AEEU"),
            ("DE", "CH", Third, Goods, Reduced, "G0"),
            ("DE", "CH", Third, Service, Standard, "O0"),
            ("FR", "FR", Eu, Goods, Standard, "F20"),
            ("FR", "FR", Eu, Goods, Reduced, "F55"),
            ("FR", "IT", Eu, Goods, Standard, "FK0"),
            ("FR", "DE", Domestic, Goods, Standard, "FK0"),
            ("FR", "CH", Third, Goods, Standard, "FG0"),
            ("FR", "DE", Domestic, Service, Standard, "S19"),
            ("FR", "FR", Eu, Service, Standard, "AEEU"),
        ];
        for (from, to, region, supply, tax_class, expected) in table {
            let item = Item {
                id: Uuid::nil(),
                code: Code::try_new("A").unwrap(),
                name: String::new(),
                name_en: String::new(),
                name_de: String::new(),
                name_fr: String::new(),
                kind: ItemKind::Stock,
                supply,
                unit_symbol: String::new(),
                unit_decimals: 0,
                tax_class,
                price: None,
                price_currency: None,
                active: true,
            };
            let place = Place { from: from.to_owned(), to: to.to_owned(), home: "DE".to_owned(), region };
            assert_eq!(usual_tax(&item, &place, &taxes()).unwrap().as_str(), expected, "{from} {to}");
        }
    }

    #[test]
    fn a_document_bears_the_tax_of_one_country() {
        let of = |codes: &[&str]| {
            let codes: Vec<Code> = codes.iter().map(|code| Code::try_new(code).unwrap()).collect();
            country_of(codes.iter(), &taxes(), "DE").map_err(|error| (error.code, error.params))
        };
        assert_eq!(of(&["S19", "S7"]).unwrap(), None);
        assert_eq!(of(&["F20", "F55"]).unwrap().as_deref(), Some("FR"));
        let (code, params) = of(&["F20", "AEEU"]).unwrap_err();
        assert_eq!((code.as_str(), params["first"].as_str(), params["second"].as_str()), (TWO_COUNTRIES.code, "FR", "DE"));
    }
}
