//! What a typed line becomes: item, price and tax filled in, limits checked.

use std::collections::BTreeMap;

use kontor_contract::Result;
use kontor_contract::inventory::ItemKind;
use kontor_contract::sales::line::LineInput;
use kontor_contract::sales::{ITEM_UNKNOWN, LINE_EMPTY, LINE_PRICE, LINE_QUANTITY, PRICE_MISSING, TAX_CODE_UNKNOWN};
use kontor_kernel::rounding::line_net;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Language, Money, Percent, Quantity, UnitPrice};
use uuid::Uuid;

use super::price::{Asked, OwnPrice, resolve};
use super::too_large;
use super::total::Taxed;
use crate::rows::{Item, Price, TaxCode};

/// All that lines are decided on.
pub(crate) struct Basis {
    /// Where in the request the lines stand, for errors: `draft.lines`.
    pub(crate) path: &'static str,
    pub(crate) language: Language,
    pub(crate) currency: CurrencyCode,
    pub(crate) on: CivilDate,
    pub(crate) items: BTreeMap<Uuid, Item>,
    pub(crate) prices: Vec<Price>,
    pub(crate) taxes: BTreeMap<Code, TaxCode>,
    /// The tax code of each item for this customer, where the rules name one.
    pub(crate) usual_tax: BTreeMap<Uuid, Code>,
    /// Where stocked items come from unless said otherwise.
    pub(crate) warehouse: Option<Uuid>,
}

/// A line, whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decided {
    pub(crate) item_id: Option<Uuid>,
    pub(crate) item_code: String,
    pub(crate) description: String,
    pub(crate) quantity: Quantity,
    pub(crate) unit: String,
    pub(crate) unit_price: UnitPrice,
    pub(crate) discount: Percent,
    pub(crate) tax_code: Code,
    pub(crate) category: TaxCategory,
    pub(crate) rate: Percent,
    pub(crate) net: Money,
    pub(crate) warehouse_id: Option<Uuid>,
    pub(crate) stocked: bool,
}

impl Decided {
    /// Its amount and how it is taxed.
    pub(crate) fn taxed(&self) -> Taxed {
        Taxed { tax_code: self.tax_code.clone(), category: self.category, rate: self.rate, net: self.net }
    }
}

/// All lines, in order.
///
/// # Errors
/// `sales.line.*`, `sales.item.unknown`, `sales.price.missing`, `sales.tax_code.unknown`, each at its field.
pub(crate) fn decide_all(inputs: &[LineInput], basis: &Basis) -> Result<Vec<Decided>> {
    inputs.iter().enumerate().map(|(at, input)| decide(input, at, basis)).collect()
}

fn decide(input: &LineInput, at: usize, basis: &Basis) -> Result<Decided> {
    let field = |name: &str| format!("{}[{at}].{name}", basis.path);
    let item = item_of(input, basis).map_err(|error| error.at(field("item_id")))?;
    let named = item.map_or("", |item| item.name_in(basis.language));
    let description = if input.description.trim().is_empty() { named } else { &input.description };
    if description.trim().is_empty() {
        return Err(LINE_EMPTY.at(field("description")));
    }
    let decimals = item.map_or(Quantity::SCALE, |item| item.unit_decimals);
    if input.quantity <= Quantity::ZERO || input.quantity.to_decimal().normalize().scale() > decimals {
        return Err(LINE_QUANTITY.at(field("quantity")));
    }
    let unit_price = price_of(input, item, basis).map_err(|error| error.at(field("unit_price")))?;
    if unit_price.is_negative() {
        return Err(LINE_PRICE.at(field("unit_price")));
    }
    if !(Percent::ZERO..=Percent::HUNDRED).contains(&input.discount) {
        return Err(LINE_PRICE.at(field("discount")));
    }
    let tax = tax_of(input, item, basis).map_err(|error| error.at(field("tax_code")))?;
    let stocked = item.is_some_and(|item| item.kind == ItemKind::Stock);
    let unit = if input.unit.is_empty() { item.map_or("", |item| item.unit_symbol.as_str()) } else { &input.unit };
    let net = line_net(input.quantity, unit_price, input.discount, basis.currency);
    Ok(Decided {
        item_id: input.item_id,
        item_code: item.map(|item| item.code.to_string()).unwrap_or_default(),
        description: description.to_owned(),
        quantity: input.quantity,
        unit: unit.to_owned(),
        unit_price,
        discount: input.discount,
        tax_code: tax.code.clone(),
        category: tax.category,
        rate: tax.rate,
        net: net.map_err(|error| too_large(error).at(field("unit_price")))?,
        warehouse_id: input.warehouse_id.or(basis.warehouse).filter(|_| stocked),
        stocked,
    })
}

fn item_of<'a>(input: &LineInput, basis: &'a Basis) -> Result<Option<&'a Item>> {
    let Some(id) = input.item_id else { return Ok(None) };
    let item = basis.items.get(&id).filter(|item| item.active);
    item.map(Some).ok_or_else(|| ITEM_UNKNOWN.with("item", id))
}

fn price_of(input: &LineInput, item: Option<&Item>, basis: &Basis) -> Result<UnitPrice> {
    if let Some(price) = input.unit_price {
        return Ok(price);
    }
    let missing = |what: &str| PRICE_MISSING.with("item", what).with("currency", basis.currency.as_str());
    let item = item.ok_or_else(|| missing(&input.description))?;
    let asked = Asked { item_id: item.id, quantity: input.quantity, currency: basis.currency, on: basis.on };
    let own = OwnPrice { price: item.price, currency: item.price_currency };
    resolve(&asked, &basis.prices, own).map(|(price, _)| price).ok_or_else(|| missing(item.code.as_str()))
}

fn tax_of<'a>(input: &LineInput, item: Option<&Item>, basis: &'a Basis) -> Result<&'a TaxCode> {
    let usual = item.and_then(|item| basis.usual_tax.get(&item.id));
    let code = input.tax_code.as_ref().or(usual);
    let unknown = || TAX_CODE_UNKNOWN.with("tax_code", code.map_or("", Code::as_str)).with("date", basis.on);
    code.and_then(|code| basis.taxes.get(code)).ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::inventory::{Supply, TaxClass};
    use kontor_kernel::date::parse_iso;

    fn item(id: u128, kind: ItemKind, decimals: u32, active: bool) -> Item {
        Item {
            id: Uuid::from_u128(id),
            code: Code::try_new("HYD-1").unwrap(),
            name: "Zylinder".to_owned(),
            name_en: "Cylinder".to_owned(),
            name_de: String::new(),
            name_fr: String::new(),
            kind,
            supply: Supply::Goods,
            unit_symbol: "Stk".to_owned(),
            unit_decimals: decimals,
            tax_class: TaxClass::Standard,
            price: Some("10".parse().unwrap()),
            price_currency: Some(CurrencyCode::EUR),
            active,
        }
    }

    fn basis() -> Basis {
        let s19 = Code::try_new("S19").unwrap();
        let tax = TaxCode {
            code: s19.clone(),
            category: TaxCategory::S,
            rate: Percent::whole(19),
            tax_account: None,
            revenue_account: None,
            reason_en: String::new(),
            reason_de: String::new(),
            reason_fr: String::new(),
            country: None,
        };
        let items = [item(1, ItemKind::Stock, 0, true), item(2, ItemKind::Service, 2, true), item(3, ItemKind::Stock, 0, false)];
        Basis {
            path: "draft.lines",
            language: Language::En,
            currency: CurrencyCode::EUR,
            on: parse_iso("2026-05-05").unwrap(),
            items: items.into_iter().map(|item| (item.id, item)).collect(),
            prices: Vec::new(),
            taxes: [(s19.clone(), tax)].into(),
            usual_tax: [(Uuid::from_u128(1), s19.clone()), (Uuid::from_u128(2), s19)].into(),
            warehouse: Some(Uuid::from_u128(77)),
        }
    }

    fn input(item: Option<u128>, quantity: &str) -> LineInput {
        LineInput {
            item_id: item.map(Uuid::from_u128),
            description: String::new(),
            quantity: quantity.parse().unwrap(),
            unit: String::new(),
            unit_price: None,
            discount: Percent::ZERO,
            tax_code: None,
            warehouse_id: None,
        }
    }

    #[test]
    fn an_item_fills_its_line() {
        let lines = decide_all(&[input(Some(1), "3"), input(Some(2), "1.5")], &basis()).unwrap();
        assert_eq!((lines[0].description.as_str(), lines[0].unit.as_str()), ("Cylinder", "Stk"));
        assert_eq!((lines[0].net.minor(), lines[0].stocked, lines[0].warehouse_id), (3_000, true, Some(Uuid::from_u128(77))));
        assert_eq!((lines[1].net.minor(), lines[1].stocked, lines[1].warehouse_id), (1_500, false, None));
        let discounted = LineInput { discount: "12.5".parse().unwrap(), ..input(Some(1), "3") };
        assert_eq!(decide_all(&[discounted], &basis()).unwrap()[0].net.minor(), 2_625);
    }

    #[test]
    fn refusals_name_the_field() {
        let free = LineInput { description: "Montage".to_owned(), ..input(None, "1") };
        let priced = LineInput { unit_price: Some("5".parse().unwrap()), ..free.clone() };
        let table = [
            (input(None, "1"), "sales.line.empty", "draft.lines[0].description"),
            (input(Some(9), "1"), "sales.item.unknown", "draft.lines[0].item_id"),
            (input(Some(3), "1"), "sales.item.unknown", "draft.lines[0].item_id"),
            (input(Some(1), "0"), "sales.line.quantity", "draft.lines[0].quantity"),
            (input(Some(1), "-1"), "sales.line.quantity", "draft.lines[0].quantity"),
            (input(Some(1), "1.5"), "sales.line.quantity", "draft.lines[0].quantity"),
            (free, "sales.price.missing", "draft.lines[0].unit_price"),
            (priced.clone(), "sales.tax_code.unknown", "draft.lines[0].tax_code"),
            (
                LineInput { unit_price: Some("-5".parse().unwrap()), ..priced.clone() },
                "sales.line.price",
                "draft.lines[0].unit_price",
            ),
            (LineInput { discount: "100.1".parse().unwrap(), ..priced }, "sales.line.price", "draft.lines[0].discount"),
            (
                LineInput { unit_price: Some("99999999999".parse().unwrap()), ..input(Some(1), "99999999999999") },
                "sales.document.amounts_too_large",
                "draft.lines[0].unit_price",
            ),
        ];
        for (line, code, path) in table {
            let error = decide_all(&[line], &basis()).unwrap_err();
            assert_eq!((error.code.as_str(), error.fields[0].path.as_str()), (code, path));
        }
    }
}
