//! How far an order has got, and how much of a line is left.

use kontor_contract::Result;
use kontor_contract::sales::delivery::LineQuantity;
use kontor_contract::sales::order::OrderState;
use kontor_contract::sales::{LINE_QUANTITY, MORE_THAN_OPEN};
use kontor_kernel::Quantity;
use uuid::Uuid;

use crate::rows::Open;

/// The state that is shown: what is stored, and for a confirmed order what is left of it.
pub(crate) fn order_state(stored: OrderState, open: Option<&Open>) -> OrderState {
    match (stored, open) {
        (OrderState::Confirmed, Some(open)) if open.to_invoice <= 0 && open.to_deliver <= 0 => OrderState::Invoiced,
        (OrderState::Confirmed, Some(open)) if open.to_deliver <= 0 && open.delivered > 0 => OrderState::Delivered,
        (OrderState::Confirmed, Some(open)) if open.delivered > 0 => OrderState::PartlyDelivered,
        (stored, _) => stored,
    }
}

/// What is left of each line, by line number.
pub(crate) type Left = Vec<(i64, Quantity)>;

/// The quantities asked for, or all that is left. Each line is named once, with more than nothing and no more than is
/// left.
///
/// # Errors
/// `sales.line.quantity`, `sales.line.more_than_open`, at the request's line.
pub(crate) fn choose(asked: Option<&[LineQuantity]>, left: &Left) -> Result<Left> {
    let Some(asked) = asked else {
        return Ok(left.iter().copied().filter(|(_, quantity)| *quantity > Quantity::ZERO).collect());
    };
    let mut chosen = Left::new();
    for (at, want) in asked.iter().enumerate() {
        let open = left.iter().find(|(line, _)| *line == want.line).map_or(Quantity::ZERO, |(_, open)| *open);
        if want.quantity <= Quantity::ZERO || chosen.iter().any(|(line, _)| *line == want.line) {
            return Err(LINE_QUANTITY.at(format!("lines[{at}].quantity")));
        }
        if want.quantity > open {
            let error = MORE_THAN_OPEN.with("line", want.line).with("open", open).with("asked", want.quantity);
            return Err(error.at(format!("lines[{at}].quantity")));
        }
        chosen.push((want.line, want.quantity));
    }
    Ok(chosen)
}

/// A delivery's line with what was not invoiced of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Uninvoiced {
    pub(crate) delivery_id: Uuid,
    pub(crate) line: i64,
    pub(crate) order_line: i64,
    pub(crate) left: Quantity,
}

/// A part of an order's line to be invoiced, and the delivery it belongs to if it was delivered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub(crate) order_line: i64,
    pub(crate) delivery: Option<(Uuid, i64)>,
    pub(crate) quantity: Quantity,
}

/// Takes a quantity of an order's line from its deliveries, oldest first; what is left over was not delivered yet.
pub(crate) fn take_from_deliveries(order_line: i64, quantity: Quantity, deliveries: &mut [Uninvoiced]) -> Vec<Piece> {
    let mut rest = quantity;
    let mut pieces = Vec::new();
    for delivered in deliveries.iter_mut().filter(|delivered| delivered.order_line == order_line) {
        let take = rest.min(delivered.left);
        if take > Quantity::ZERO {
            delivered.left = minus(delivered.left, take);
            rest = minus(rest, take);
            let delivery = Some((delivered.delivery_id, delivered.line));
            pieces.push(Piece { order_line, delivery, quantity: take });
        }
    }
    if rest > Quantity::ZERO {
        pieces.push(Piece { order_line, delivery: None, quantity: rest });
    }
    pieces
}

/// A difference of quantities a document holds, which always fits.
pub(crate) const fn minus(left: Quantity, right: Quantity) -> Quantity {
    Quantity::from_scaled(left.scaled().saturating_sub(right.scaled()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::sales::SalesDocumentId;

    fn open(to_deliver: i64, to_invoice: i64, delivered: i64, invoiced: i64) -> Open {
        let document_id = SalesDocumentId::from_uuid(Uuid::nil());
        Open { document_id, to_deliver, to_invoice, delivered, invoiced }
    }

    #[test]
    fn a_confirmed_order_shows_how_far_it_got() {
        use OrderState::{Cancelled, Confirmed, Delivered, Draft, Invoiced, PartlyDelivered};
        let table = [
            (Draft, None, Draft),
            (Confirmed, Some(open(5, 5, 0, 0)), Confirmed),
            (Confirmed, Some(open(3, 5, 2, 0)), PartlyDelivered),
            (Confirmed, Some(open(0, 5, 5, 0)), Delivered),
            (Confirmed, Some(open(0, 2, 5, 3)), Delivered),
            (Confirmed, Some(open(0, 0, 5, 5)), Invoiced),
            (Confirmed, Some(open(0, 5, 0, 0)), Confirmed),
            (Confirmed, Some(open(0, 0, 0, 5)), Invoiced),
            (Confirmed, Some(open(2, 0, 3, 5)), PartlyDelivered),
            (Cancelled, Some(open(5, 5, 0, 0)), Cancelled),
        ];
        for (stored, open, expected) in table {
            assert_eq!(order_state(stored, open.as_ref()), expected);
        }
    }

    #[test]
    fn quantities_are_chosen_within_what_is_left() {
        let left = vec![(1, Quantity::whole(5)), (2, Quantity::ZERO), (3, Quantity::whole(1))];
        assert_eq!(choose(None, &left).unwrap(), [(1, Quantity::whole(5)), (3, Quantity::whole(1))]);
        let want = |line: i64, quantity: i32| LineQuantity { line, quantity: Quantity::whole(quantity) };
        assert_eq!(choose(Some(&[want(1, 2)]), &left).unwrap(), [(1, Quantity::whole(2))]);
        let refused = [
            (vec![want(1, 6)], "sales.line.more_than_open", "lines[0].quantity"),
            (vec![want(1, 1), want(2, 1)], "sales.line.more_than_open", "lines[1].quantity"),
            (vec![want(9, 1)], "sales.line.more_than_open", "lines[0].quantity"),
            (vec![want(1, 0)], "sales.line.quantity", "lines[0].quantity"),
            (vec![want(1, -1)], "sales.line.quantity", "lines[0].quantity"),
            (vec![want(1, 3), want(1, 3)], "sales.line.quantity", "lines[1].quantity"),
        ];
        for (asked, code, path) in refused {
            let error = choose(Some(&asked), &left).unwrap_err();
            assert_eq!((error.code.as_str(), error.fields[0].path.as_str()), (code, path));
        }
    }

    #[test]
    fn invoiced_parts_come_from_the_oldest_deliveries() {
        let delivered = |id: u128, left: i32| Uninvoiced {
            delivery_id: Uuid::from_u128(id),
            line: 1,
            order_line: 1,
            left: Quantity::whole(left),
        };
        let mut deliveries = [delivered(1, 2), delivered(2, 3)];
        let pieces = take_from_deliveries(1, Quantity::whole(4), &mut deliveries);
        let shape: Vec<_> = pieces.iter().map(|piece| (piece.delivery.map(|own| own.0.as_u128()), piece.quantity)).collect();
        assert_eq!(shape, [(Some(1), Quantity::whole(2)), (Some(2), Quantity::whole(2))]);
        let pieces = take_from_deliveries(1, Quantity::whole(2), &mut deliveries);
        let shape: Vec<_> = pieces.iter().map(|piece| (piece.delivery.map(|own| own.0.as_u128()), piece.quantity)).collect();
        assert_eq!(shape, [(Some(2), Quantity::whole(1)), (None, Quantity::whole(1))]);
    }
}
