//! Which tax code a supply usually falls under. A suggestion for lines that name none; the person may say otherwise.

use std::collections::BTreeMap;

use kontor_contract::inventory::{Supply, TaxClass};
use kontor_contract::parties::TaxRegion;
use kontor_kernel::Code;
use kontor_kernel::tax::TaxCategory;

use crate::rows::{Item, TaxCode};

/// Where a supply goes from and to.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Country of the warehouse.
    pub(crate) from: String,
    /// Country of the customer.
    pub(crate) to: String,
    /// Where the customer stands for tax, as the company sees it.
    pub(crate) region: TaxRegion,
}

/// The tax code of an item supplied to a place: the country's own rate at home; within the Union an intra-Community supply
/// of goods (Directive 2006/112/EC Art. 138) or a service the customer owes the tax of (Art. 196); beyond it an export
/// (Art. 146) or a service outside the scope. Codes of a pack begin with the letters of their category; those of another
/// country's tax do not and are never suggested.
pub(crate) fn usual_tax(item: &Item, place: &Place, taxes: &BTreeMap<Code, TaxCode>) -> Option<Code> {
    let own = |category: TaxCategory| {
        taxes.values().filter(move |tax| tax.category == category && tax.code.as_str().starts_with(category.code()))
    };
    let abroad = place.from != place.to;
    let category = match (place.region, item.supply) {
        (TaxRegion::Eu, Supply::Goods) if abroad => TaxCategory::K,
        (TaxRegion::Eu, Supply::Service) if abroad => TaxCategory::AE,
        (TaxRegion::Third, Supply::Goods) if abroad => TaxCategory::G,
        (TaxRegion::Third, Supply::Service) if abroad => TaxCategory::O,
        _ => {
            let mut rates: Vec<&TaxCode> = own(TaxCategory::S).collect();
            rates.sort_by_key(|tax| std::cmp::Reverse(tax.rate));
            let place = if item.tax_class == TaxClass::Standard { 0 } else { 1 };
            return rates.get(place).or(rates.last()).map(|tax| tax.code.clone());
        }
    };
    // Of several reverse charges the one for the Union: codes sort, and AE13B is the domestic one.
    own(category).max_by_key(|tax| tax.code.clone()).map(|tax| tax.code.clone())
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
            ("K0", TaxCategory::K, 0),
            ("FK0", TaxCategory::K, 0),
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
            ("DE", Domestic, Goods, Standard, "S19"),
            ("DE", Domestic, Goods, Reduced, "S7"),
            ("FR", Eu, Goods, Standard, "K0"),
            ("FR", Eu, Service, Standard, "AEEU"),
            ("CH", Third, Goods, Reduced, "G0"),
            ("CH", Third, Service, Standard, "O0"),
        ];
        for (to, region, supply, tax_class, expected) in table {
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
            let place = Place { from: "DE".to_owned(), to: to.to_owned(), region };
            assert_eq!(usual_tax(&item, &place, &taxes()).unwrap().as_str(), expected, "{to}");
        }
    }
}
