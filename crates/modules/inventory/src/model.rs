//! The rules of documents that move stock, pure: what their lines mean, and what they post.

use std::collections::BTreeMap;

use kontor_contract::amount::AMOUNT_OUT_OF_RANGE;
use kontor_contract::finance::RATE_REQUIRED;
use kontor_contract::posting::{AccountRef, DocumentLine};
use kontor_contract::receipt::{AdjustmentLine, COST_REQUIRED, COUNT_OR_DIFFERENCE, ReceiptLine};
use kontor_contract::stock::{
    LayerMoved, MoveId, MoveKind, Moved, QUANTITY_NOT_POSITIVE, QUANTITY_OUT_OF_RANGE, QUANTITY_TOO_FINE, VALUE_NEGATIVE,
};
use kontor_contract::{Error, Result};
use kontor_kernel::rounding::{convert, largest_remainder, line_net};
use kontor_kernel::{CurrencyCode, Money, MoneyError, Percent, Quantity, Rate};

use crate::rows::{StockItem, Warehouse};
use crate::valuation::{Layer, Move};

/// A thousand million units: more than any warehouse holds, and far from what a column can.
const MAX_QUANTITY: i64 = 1_000_000_000 * Quantity::ONE.scaled();

/// Refuses a quantity that is nothing, finer than the item's unit, or beyond reason.
pub(crate) fn check_quantity(quantity: Quantity, item: &StockItem, field: &str) -> Result<()> {
    if quantity <= Quantity::ZERO {
        return Err(QUANTITY_NOT_POSITIVE.with("quantity", quantity).at(field));
    }
    if quantity.scaled() > MAX_QUANTITY {
        return Err(QUANTITY_OUT_OF_RANGE.with("quantity", quantity).at(field));
    }
    let step = 10_i64.pow(Quantity::SCALE.saturating_sub(item.unit_decimals));
    if quantity.scaled() % step != 0 {
        return Err(QUANTITY_TOO_FINE.with("quantity", quantity).with("decimals", item.unit_decimals).at(field));
    }
    Ok(())
}

/// What a receipt's lines cost, in its own currency: the given value, or quantity times unit cost rounded once.
pub(crate) fn receipt_amounts(lines: &[ReceiptLine], items: &[&StockItem], currency: CurrencyCode) -> Result<Vec<Money>> {
    let amount = |(at, (line, item)): (usize, (&ReceiptLine, &&StockItem))| {
        check_quantity(line.quantity, item, &format!("lines[{at}].quantity"))?;
        let (money, field) = match (line.unit_cost, line.value) {
            (Some(cost), None) => (
                line_net(line.quantity, cost, Percent::ZERO, currency).map_err(|error| too_large(&error, currency))?,
                "unit_cost",
            ),
            (None, Some(value)) => {
                (value.in_currency(currency).map_err(|error| error.at(format!("lines[{at}].value")))?, "value")
            }
            _ => return Err(COST_REQUIRED.with("item", &item.code).at(format!("lines[{at}].unit_cost"))),
        };
        if money.is_negative() {
            return Err(VALUE_NEGATIVE.with("value", money.to_plain()).at(format!("lines[{at}].{field}")));
        }
        Ok(money)
    };
    lines.iter().zip(items).enumerate().map(amount).collect()
}

/// The amounts in the company's currency: their total is converted once, lines get shares by largest remainder.
pub(crate) fn in_functional(amounts: &[Money], total: Money, rate: Option<Rate>, functional: CurrencyCode) -> Result<Vec<i64>> {
    let minors: Vec<i64> = amounts.iter().map(|amount| amount.minor()).collect();
    if total.currency() == functional {
        return Ok(minors);
    }
    let rate = rate.filter(|rate| *rate > Rate::ZERO);
    let rate = rate.ok_or_else(|| RATE_REQUIRED.with("currency", total.currency().as_str()).at("rate"))?;
    let value = convert(total, rate, functional).map_err(|error| too_large(&error, functional))?;
    Ok(largest_remainder(value.minor(), &minors))
}

/// How much more or less a count found than there is by the book.
pub(crate) fn difference(line: &AdjustmentLine, item: &StockItem, on_hand: i64, at: usize) -> Result<i64> {
    let both = || COUNT_OR_DIFFERENCE.with("item", &item.code).at(format!("lines[{at}].counted"));
    match (line.difference, line.counted) {
        (Some(difference), None) => {
            if !difference.is_zero() {
                check_quantity(difference.abs(), item, &format!("lines[{at}].difference"))?;
            }
            Ok(difference.scaled())
        }
        (None, Some(counted)) => {
            if !counted.is_zero() {
                check_quantity(counted, item, &format!("lines[{at}].counted"))?;
            }
            Ok(counted.scaled() - on_hand)
        }
        _ => Err(both()),
    }
}

/// The sum of amounts of one currency.
pub(crate) fn total(amounts: impl IntoIterator<Item = Money>, currency: CurrencyCode) -> Result<Money> {
    Money::sum(amounts, currency).map_err(|error| too_large(&error, currency))
}

fn too_large(error: &MoneyError, currency: CurrencyCode) -> Error {
    AMOUNT_OUT_OF_RANGE.with("amount", error).with("currency", currency.as_str()).at("lines")
}

/// Where a move stands: the document's line, and the item and warehouse it moves.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) line: i64,
    pub(crate) item: &'a StockItem,
    pub(crate) warehouse: &'a Warehouse,
    pub(crate) returns: Option<MoveId>,
}

/// A decided move as an event carries it.
pub(crate) fn moved(place: Place<'_>, step: Move) -> Moved {
    let currency = place.warehouse.currency;
    let amount = |minor: i64| Money::new(minor, currency).into();
    let layer =
        |used: Layer| LayerMoved { layer: used.layer, quantity: Quantity::from_scaled(used.quantity), value: amount(used.value) };
    Moved {
        line: place.line,
        kind: step.kind,
        item_id: place.item.id,
        warehouse_id: place.warehouse.id,
        branch_id: place.warehouse.branch_id,
        sequence: step.sequence,
        quantity: Quantity::from_scaled(step.quantity),
        value: amount(step.value),
        layers: step.layers.into_iter().map(layer).collect(),
        returns: place.returns.filter(|_| step.kind == MoveKind::TakeBack),
    }
}

/// The account against which a kind of move is posted, by its purpose.
const fn purpose(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Receipt => "grni",
        MoveKind::Opening => "opening_balance",
        MoveKind::Adjustment | MoveKind::Variance => "inventory_adjustment",
        MoveKind::Issue | MoveKind::TakeBack | MoveKind::Delta => "cost_of_goods_sold",
    }
}

/// The debits and credits of some moves, once per account: stock against whatever it came from or went to. With
/// `foreign`, the goods received cost that much in another currency, and their two lines say so.
pub(crate) fn journal(moves: &[Moved], currency: CurrencyCode, foreign: Option<Money>) -> Result<Vec<DocumentLine>> {
    let mut received: BTreeMap<&'static str, Vec<Money>> = BTreeMap::new();
    let mut others: BTreeMap<&'static str, Vec<Money>> = BTreeMap::new();
    for step in moves {
        let goods_in = foreign.is_some() && matches!(step.kind, MoveKind::Receipt | MoveKind::Opening);
        let group = if goods_in { &mut received } else { &mut others };
        group.entry(purpose(step.kind)).or_default().push(step.value.in_currency(currency)?);
    }
    let mut lines = Vec::new();
    let stock = || AccountRef::purpose("inventory");
    for (purpose, values) in received {
        let value = total(values, currency)?;
        let transaction = foreign.unwrap_or(value);
        lines.push(DocumentLine { transaction, ..DocumentLine::new(stock(), value) });
        lines.push(DocumentLine {
            transaction: transaction.neg(),
            ..DocumentLine::new(AccountRef::purpose(purpose), value.neg())
        });
    }
    if !others.is_empty() {
        lines.push(DocumentLine::new(stock(), total(others.values().flatten().copied(), currency)?));
    }
    for (purpose, values) in others {
        lines.push(DocumentLine::new(AccountRef::purpose(purpose), total(values, currency)?.neg()));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests;
