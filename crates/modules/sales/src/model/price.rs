//! What a customer pays: the list's price for the quantity on the day, else the item's own.

use kontor_kernel::{CivilDate, Code, CurrencyCode, Quantity, UnitPrice};
use uuid::Uuid;

use crate::rows::Price;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) item_id: Uuid,
    pub(crate) quantity: Quantity,
    pub(crate) currency: CurrencyCode,
    pub(crate) on: CivilDate,
}

/// The item's own price.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnPrice {
    pub(crate) price: Option<UnitPrice>,
    pub(crate) currency: Option<CurrencyCode>,
}

/// The price of the customer's lists: valid on the day, in the currency, the highest quantity break that is reached, of
/// equal ones the one that began last; else the item's own price, if it is in the currency.
pub(crate) fn resolve(asked: &Asked, prices: &[Price], own: OwnPrice) -> Option<(UnitPrice, Option<Code>)> {
    let fits = |price: &&Price| {
        price.item_id == asked.item_id
            && price.currency == asked.currency
            && price.min_quantity <= asked.quantity.abs()
            && price.valid_from <= asked.on
            && price.valid_to.is_none_or(|last| asked.on <= last)
    };
    let best = prices.iter().filter(fits).max_by_key(|price| (price.min_quantity, price.valid_from));
    match best {
        Some(price) => Some((price.price, Some(price.list.clone()))),
        None => own.price.filter(|_| own.currency == Some(asked.currency)).map(|price| (price, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::identity::CompanyId;
    use kontor_kernel::date::parse_iso;

    fn price(min: i32, from: &str, to: Option<&str>, amount: &str, currency: CurrencyCode) -> Price {
        Price {
            company_id: CompanyId::from_uuid(Uuid::nil()),
            list: Code::try_new("STD").unwrap(),
            item_id: Uuid::from_u128(1),
            min_quantity: Quantity::whole(min),
            valid_from: parse_iso(from).unwrap(),
            valid_to: to.map(|to| parse_iso(to).unwrap()),
            price: amount.parse().unwrap(),
            currency,
            id: Uuid::nil(),
            version: 1,
        }
    }

    #[test]
    fn the_best_fitting_price_wins() {
        let eur = CurrencyCode::EUR;
        let prices = [
            price(1, "2025-01-01", None, "10.00", eur),
            price(1, "2026-01-01", Some("2026-06-30"), "9.00", eur),
            price(10, "2025-01-01", None, "8.00", eur),
            price(100, "2025-01-01", Some("2025-12-31"), "7.00", eur),
            price(1, "2025-01-01", None, "11.00", CurrencyCode::USD),
        ];
        let own = OwnPrice { price: Some("12".parse().unwrap()), currency: Some(eur) };
        let table = [
            (1, "2025-05-05", eur, Some("10")),
            (9, "2026-05-05", eur, Some("9")),
            (9, "2026-07-01", eur, Some("10")),
            (10, "2026-05-05", eur, Some("8")),
            (100, "2025-05-05", eur, Some("7")),
            (100, "2026-05-05", eur, Some("8")),
            (-10, "2026-05-05", eur, Some("8")),
            (1, "2024-12-31", eur, Some("12")),
            (1, "2026-05-05", CurrencyCode::USD, Some("11")),
            (1, "2026-05-05", CurrencyCode::JPY, None),
        ];
        for (quantity, on, currency, expected) in table {
            let asked =
                Asked { item_id: Uuid::from_u128(1), quantity: Quantity::whole(quantity), currency, on: parse_iso(on).unwrap() };
            let found = resolve(&asked, &prices, own).map(|(price, _)| price);
            assert_eq!(found, expected.map(|text| text.parse().unwrap()), "{quantity} on {on} in {currency}");
        }
    }
}
