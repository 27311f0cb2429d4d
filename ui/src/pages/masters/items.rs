//! Items: what is bought, sold and kept in stock.

use kontor_contract::{
    access::FieldClass,
    import::ImportKind,
    inventory::{CreateItem, GetItem, ItemKind, ItemRow, ListItems, Supply, TaxClass, UpdateItem, Valuation},
    unit::UNITS,
};
use kontor_kernel::{Quantity, UnitPrice};
use leptos::prelude::*;
use serde_json::json;

use super::{active_column, active_field, words};
use crate::{
    client::{self, CallError},
    kit::{
        Cell, ColumnKind,
        list::{Column, use_list},
        metaform::{FieldKind, FieldSpec, MetaPage, Record, RecordKind, part, read, to_record, without},
    },
    pages::{filters, history, lookups, settings::import},
    session::use_session,
    text::{self, t},
};

/// Decimals a price shows at least.
const PRICE_DECIMALS: u32 = 2;

/// The price of one unit, decimal marks of a column in line.
pub fn price_cell(price: UnitPrice) -> Cell {
    Cell::Decimal(price.to_decimal(), PRICE_DECIMALS, UnitPrice::SCALE.min(4))
}

fn columns() -> Vec<Column<ItemRow>> {
    vec![
        Column::new("code", t("label-number"), ColumnKind::Link, "128px", |row: &ItemRow| {
            Cell::Link(row.code.as_str().to_owned())
        })
        .sortable(),
        Column::new("name", t("label-name"), ColumnKind::Text, "minmax(200px, 1fr)", |row: &ItemRow| {
            Cell::Text(row.name.clone())
        })
        .sortable(),
        Column::new("kind", t("label-kind"), ColumnKind::Text, "112px", |row: &ItemRow| {
            Cell::Text(t(&format!("item-kind-{}", row.kind.as_str())))
        })
        .low(),
        Column::new("category", t("label-category"), ColumnKind::Text, "152px", |row: &ItemRow| Cell::Text(row.category.clone()))
            .low(),
        Column::new("tax_class", t("label-tax-class"), ColumnKind::Text, "104px", |row: &ItemRow| {
            Cell::Text(t(&format!("tax-class-{}", row.tax_class.as_str())))
        })
        .low(),
        Column::new("price", t("label-price-net"), ColumnKind::Amount, "128px", |row: &ItemRow| {
            row.price.map_or(Cell::None, price_cell)
        }),
        Column::new("price_currency", t("label-currency"), ColumnKind::Code, "80px", |row: &ItemRow| {
            row.price_currency.map_or(Cell::None, |currency| Cell::Code(currency.to_string()))
        })
        .low(),
        Column::new("unit", t("label-unit"), ColumnKind::Text, "72px", |row: &ItemRow| Cell::Text(row.unit_symbol.clone())).low(),
        active_column(|row: &ItemRow| row.active),
    ]
}

fn units() -> Vec<(String, String)> {
    let symbol = |unit: &kontor_contract::unit::Unit| format!("{} ({})", unit.symbol(text::language()), unit.code);
    UNITS.iter().map(|unit| (unit.code.to_owned(), symbol(unit))).collect()
}

fn fields() -> Vec<FieldSpec> {
    let choice = |prefix: &str, all: Vec<&'static str>| FieldKind::Choice(words(prefix, all));
    let kinds = choice("item-kind", ItemKind::ALL.iter().map(|kind| kind.as_str()).collect());
    let supplies = choice("supply", Supply::ALL.iter().map(|supply| supply.as_str()).collect());
    let valuations = choice("valuation", Valuation::ALL.iter().map(|valuation| valuation.as_str()).collect());
    let classes = choice("tax-class", TaxClass::ALL.iter().map(|class| class.as_str()).collect());
    vec![
        FieldSpec::new("code", "label-number", FieldKind::Code(32)).required().fixed(),
        FieldSpec::new("kind", "label-kind", kinds).required(),
        FieldSpec::new("name", "label-name", FieldKind::Text(200)).required().wide(),
        FieldSpec::new("unit_code", "label-unit", FieldKind::Choice(units())).required(),
        FieldSpec::new("category", "label-category", FieldKind::Text(64)),
        FieldSpec::section("item-sales"),
        FieldSpec::new("price", "label-price-net", FieldKind::Price(PRICE_DECIMALS, UnitPrice::SCALE)),
        FieldSpec::new("price_currency", "label-currency", FieldKind::Lookup(lookups::currencies())),
        FieldSpec::new("supply", "label-supply", supplies).required().help("supply-help"),
        FieldSpec::new("tax_class", "label-tax-class", classes).required(),
        FieldSpec::section("item-stock"),
        FieldSpec::new("valuation", "label-valuation", valuations).when("kind", &["stock"]),
        FieldSpec::new("standard_cost", "label-standard-cost", FieldKind::Price(PRICE_DECIMALS, UnitPrice::SCALE)),
        FieldSpec::new("reorder_level", "label-reorder-level", FieldKind::Quantity(Quantity::SCALE)).when("kind", &["stock"]),
        FieldSpec::new("weight_kg", "label-weight", FieldKind::Quantity(Quantity::SCALE)),
        FieldSpec::new("barcode", "label-barcode", FieldKind::Mono(64)),
        FieldSpec::section("item-names"),
        FieldSpec::new("name_en", "label-name-en", FieldKind::Text(200)),
        FieldSpec::new("name_de", "label-name-de", FieldKind::Text(200)),
        FieldSpec::new("name_fr", "label-name-fr", FieldKind::Text(200)),
        active_field(),
    ]
}

/// Symbol and decimals follow the unit when another one is chosen; those of an unknown unit stay.
fn with_unit(mut record: Record, before: Option<&Record>) -> Record {
    let unit = read(&record, "unit_code").clone();
    if before.is_none_or(|before| *read(before, "unit_code") != unit)
        && let Some(fields) = record.as_object_mut()
    {
        fields.remove("unit_symbol");
        fields.remove("unit_decimals");
    }
    record
}

async fn save(record: Record, before: Option<Record>) -> Result<Record, CallError> {
    let code = read(&record, "code").clone();
    let item = part(&with_unit(without(record, &["id", "code", "version"]), before.as_ref()))?;
    let saved = match before {
        Some(before) => {
            let (id, version) = (part(read(&before, "id"))?, part(read(&before, "version"))?);
            client::call(&UpdateItem { id, version, item }).await?
        }
        None => client::call(&CreateItem { code: part(&code)?, item }).await?,
    };
    to_record(&saved)
}

/// The permission to make and change items.
pub const WRITE: &str = "inventory.item.write";

/// Items as a form.
pub fn kind() -> RecordKind {
    let session = use_session();
    let currency = session.currency();
    let mut fields = fields();
    fields.retain(|field| field.name != "standard_cost" || session.sees(FieldClass::Cost));
    RecordKind::new("item-new", WRITE, fields)
        .within("item")
        .wide()
        .blank(move || {
            json!({
                "kind": ItemKind::Stock, "supply": Supply::Goods, "unit_code": "C62", "tax_class": TaxClass::Standard,
                "valuation": Valuation::MovingAverage, "price_currency": currency, "active": true,
            })
        })
        .fetching(|key| async move {
            let request = GetItem { id: None, code: Some(part(&json!(key))?) };
            to_record(&client::call(&request).await?)
        })
        .saving(save)
}

/// Items.
#[component]
pub fn Items() -> impl IntoView {
    let rows = use_list("inventory.item", |request| async move { client::call(&ListItems(request)).await });
    MetaPage::new("items-title", (columns(), rows, |row: &ItemRow| row.code.as_str().to_owned()), kind())
        .filtered(vec![
            filters::active(|row: &ItemRow| row.active),
            filters::text("category", "label-category", |row: &ItemRow| &row.category),
        ])
        .offering(|| import::offer(ImportKind::Items))
        .beside(history::of)
        .view()
}

#[cfg(test)]
mod tests {
    use super::with_unit;
    use serde_json::json;

    #[test]
    fn symbol_and_decimals_follow_another_unit() {
        let record = json!({"unit_code": "KGM", "unit_symbol": "pcs", "unit_decimals": 0});
        assert_eq!(with_unit(record.clone(), Some(&json!({"unit_code": "C62"}))), json!({"unit_code": "KGM"}));
        assert_eq!(with_unit(record.clone(), Some(&json!({"unit_code": "KGM"}))), record);
    }
}
