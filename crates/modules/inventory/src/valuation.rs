//! What stock costs, pure. A [`Holding`] is one item in one warehouse, the area within which cost is found (V12). Each
//! operation changes it and gives the moves that say so; quantity and value are kept, never a unit cost.
//!
//! Invariants, proved by `tests.rs`: the moves sum up to the holding; no value is left without quantity; with layers,
//! their sums are the holding's; taking back what was issued restores it.
//!
//! Stock that is issued before it came in costs what the last receipt cost; it is owed, as a negative holding (layer 0).
//! The receipt that covers it posts the difference. Receipts count in the order they are recorded: a back-dated one
//! joins what is on hand now and rewrites nothing.

use kontor_contract::inventory::Valuation;
use kontor_contract::stock::{MoveKind, QUANTITY_OUT_OF_RANGE};
use kontor_contract::{Error, Result};
use kontor_kernel::decimal::MAX_SCALED;
use kontor_kernel::rounding::{div_round_half_away, line_net};
use kontor_kernel::{CurrencyCode, Percent, Quantity, UnitPrice};

/// The layer of what was issued before it came in.
pub(crate) const OWED: i64 = 0;

/// What is left of one receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layer {
    /// Sequence of the move that brought it in; [`OWED`] for what is owed.
    pub(crate) layer: i64,
    /// In ten-thousandths of a unit; negative in [`OWED`].
    pub(crate) quantity: i64,
    /// In minor units.
    pub(crate) value: i64,
}

impl Layer {
    /// Whether a change takes exactly what is there.
    const fn undoes(&self, change: &Self) -> bool {
        self.layer == change.layer && self.quantity == -change.quantity && self.value == -change.value
    }
}

/// One item in one warehouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Holding {
    /// How its cost is found.
    pub(crate) valuation: Valuation,
    /// Currency of the values.
    pub(crate) currency: CurrencyCode,
    /// On hand, in ten-thousandths of a unit.
    pub(crate) quantity: i64,
    /// What that is worth, in minor units.
    pub(crate) value: i64,
    /// How many moves there were.
    pub(crate) moves: i64,
    /// For first in, first out: layers that hold something, oldest first.
    pub(crate) layers: Vec<Layer>,
}

/// A move that was decided: positive in, negative out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) kind: MoveKind,
    pub(crate) sequence: i64,
    pub(crate) quantity: i64,
    pub(crate) value: i64,
    pub(crate) layers: Vec<Layer>,
}

/// Goods coming in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Incoming {
    pub(crate) kind: MoveKind,
    pub(crate) quantity: i64,
    pub(crate) value: i64,
    /// What they are worth by the standard, if that is what counts.
    pub(crate) standard: Option<i64>,
    /// The layer they go back to; a new one if there is none.
    pub(crate) layer: Option<i64>,
}

impl Incoming {
    /// Goods at a value.
    pub(crate) const fn new(kind: MoveKind, quantity: i64, value: i64) -> Self {
        Self { kind, quantity, value, standard: None, layer: None }
    }
}

/// What stock is worth that the holding itself says nothing about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cost {
    /// Like an earlier move: so much value for so much quantity.
    Like {
        /// In ten-thousandths of a unit, more than nothing.
        quantity: i64,
        /// In minor units.
        value: i64,
    },
    /// So much a unit.
    Unit(UnitPrice),
}

impl Cost {
    /// The value of a quantity, rounded once.
    pub(crate) fn of(self, quantity: i64, currency: CurrencyCode) -> Result<i64> {
        match self {
            Self::Like { quantity: whole, value } => share(value, quantity, whole),
            Self::Unit(price) => {
                let net = line_net(Quantity::from_scaled(quantity), price, Percent::ZERO, currency);
                net.map(|net| net.minor()).map_err(|_| out_of_range(quantity))
            }
        }
    }
}

/// An earlier issue, as far as it is still out: positive quantity and value, layers in the order they were used up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Issued {
    pub(crate) quantity: i64,
    pub(crate) value: i64,
    pub(crate) layers: Vec<Layer>,
}

impl Issued {
    /// What is left of an issue after some came back. What was used up last comes back first, so what is left is its
    /// beginning; the last layer of that takes the remaining value.
    pub(crate) fn less(mut self, quantity: i64, value: i64) -> Self {
        self.quantity -= quantity;
        self.value -= value;
        let (mut rest, mut worth) = (self.quantity, self.value);
        let mut layers = Vec::new();
        for layer in self.layers {
            if rest <= 0 {
                break;
            }
            let part = layer.quantity.min(rest);
            let value = if part == rest { worth } else { layer.value };
            layers.push(Layer { quantity: part, value, ..layer });
            (rest, worth) = (rest - part, worth - value);
        }
        self.layers = layers;
        self
    }
}

impl Holding {
    /// Nothing, ever.
    pub(crate) const fn empty(valuation: Valuation, currency: CurrencyCode) -> Self {
        Self { valuation, currency, quantity: 0, value: 0, moves: 0, layers: Vec::new() }
    }

    /// What a unit costs at present, if there is any.
    pub(crate) fn cost(&self) -> Option<Cost> {
        (self.quantity > 0).then_some(Cost::Like { quantity: self.quantity, value: self.value })
    }

    /// Takes goods out. What there is not is owed at `shortage`.
    ///
    /// # Errors
    /// `inventory.quantity.out_of_range`.
    pub(crate) fn issue(&mut self, kind: MoveKind, quantity: i64, shortage: Option<Cost>) -> Result<Move> {
        let covered = quantity.min(self.quantity.max(0));
        let mut layers = Vec::new();
        let mut value = self.worth_of(covered, &mut layers)?;
        let short = quantity - covered;
        if short > 0 {
            let cost = shortage.map_or(Ok(0), |cost| cost.of(short, self.currency))?;
            value = add(value, cost)?;
            if self.valuation == Valuation::Fifo {
                layers.push(Layer { layer: OWED, quantity: -short, value: -cost });
            }
        }
        self.settle(kind, -quantity, -value, layers)
    }

    /// The value of the next `quantity` to leave, which is on hand; what empties the holding takes all of it.
    fn worth_of(&self, quantity: i64, used: &mut Vec<Layer>) -> Result<i64> {
        if quantity == 0 {
            return Ok(0);
        }
        if self.valuation != Valuation::Fifo {
            return share(self.value, quantity, self.quantity);
        }
        let (mut rest, mut value) = (quantity, 0);
        for layer in self.layers.iter().filter(|layer| layer.quantity > 0) {
            if rest == 0 {
                break;
            }
            let part = layer.quantity.min(rest);
            let worth = share(layer.value, part, layer.quantity)?;
            used.push(Layer { layer: layer.layer, quantity: -part, value: -worth });
            (rest, value) = (rest - part, value + worth);
        }
        // Layers say the same as the holding, so they cover what is on hand.
        if rest == 0 { Ok(value) } else { Err(out_of_range(quantity)) }
    }

    /// Brings goods in. What is owed is covered first, and the difference to what it was issued at is posted.
    ///
    /// # Errors
    /// `inventory.quantity.out_of_range`.
    pub(crate) fn receive(&mut self, incoming: Incoming) -> Result<Vec<Move>> {
        let Incoming { kind, quantity, value, standard, layer } = incoming;
        let layered = self.valuation == Valuation::Fifo;
        let worth = standard.unwrap_or(value);
        let (short, owed) = ((-self.quantity).max(0), if self.quantity < 0 { -self.value } else { 0 });
        let covered = quantity.min(short);
        let cost = if covered > 0 { share(worth, covered, quantity)? } else { 0 };
        let expected = if covered > 0 { share(owed, covered, short)? } else { 0 };
        let mut layers = Vec::new();
        if layered && covered > 0 {
            layers.push(Layer { layer: OWED, quantity: covered, value: cost });
        }
        if layered && quantity > covered {
            let layer = layer.unwrap_or(self.moves + 1);
            layers.push(Layer { layer, quantity: quantity - covered, value: worth - cost });
        }
        let mut moves = vec![self.settle(kind, quantity, value, layers)?];
        if worth != value {
            moves.push(self.settle(MoveKind::Variance, 0, worth - value, Vec::new())?);
        }
        let delta = expected - cost;
        if delta != 0 {
            let layers = if layered { vec![Layer { layer: OWED, quantity: 0, value: delta }] } else { Vec::new() };
            moves.push(self.settle(MoveKind::Delta, 0, delta, layers)?);
        }
        Ok(moves)
    }

    /// Takes back part of an issue at the value it left with, into the layers it came from.
    ///
    /// # Errors
    /// `inventory.quantity.out_of_range`.
    pub(crate) fn take_back(&mut self, issued: &Issued, quantity: i64) -> Result<Vec<Move>> {
        if self.valuation != Valuation::Fifo {
            let value = share(issued.value, quantity, issued.quantity)?;
            return self.receive(Incoming::new(MoveKind::TakeBack, quantity, value));
        }
        let mut moves = Vec::new();
        let mut rest = quantity;
        for used in issued.layers.iter().rev() {
            if rest == 0 {
                break;
            }
            let part = used.quantity.min(rest);
            let value = share(used.value, part, used.quantity)?;
            let layer = Some(used.layer).filter(|layer| *layer != OWED);
            moves.extend(self.receive(Incoming { layer, ..Incoming::new(MoveKind::TakeBack, part, value) })?);
            rest -= part;
        }
        Ok(moves)
    }

    /// Does the opposite of an earlier move. `None` if what it brought in is not all there any more, or if it settled what was
    /// owed: its cost then stands in other documents.
    ///
    /// # Errors
    /// `inventory.quantity.out_of_range`.
    pub(crate) fn undo(&mut self, done: &Move) -> Result<Option<Move>> {
        let layers: Vec<Layer> =
            done.layers.iter().map(|layer| Layer { quantity: -layer.quantity, value: -layer.value, ..*layer }).collect();
        let owed = self.quantity < 0 || done.kind == MoveKind::Delta || layers.iter().any(|layer| layer.layer == OWED);
        let whole = |change: &Layer| change.quantity >= 0 || self.layers.iter().any(|layer| layer.undoes(change));
        let (quantity, value) = (add(self.quantity, -done.quantity)?, add(self.value, -done.value)?);
        // Worth nothing is what is free, but nothing is worth nothing.
        let sound = quantity >= 0 && value >= 0 && (quantity > 0 || value == 0 || done.quantity == 0);
        if owed || !sound || !layers.iter().all(whole) {
            return Ok(None);
        }
        self.settle(done.kind, -done.quantity, -done.value, layers).map(Some)
    }

    fn settle(&mut self, kind: MoveKind, quantity: i64, value: i64, layers: Vec<Layer>) -> Result<Move> {
        self.quantity = add(self.quantity, quantity)?;
        self.value = add(self.value, value)?;
        self.moves += 1;
        for change in &layers {
            match self.layers.iter_mut().find(|layer| layer.layer == change.layer) {
                Some(layer) => {
                    layer.quantity += change.quantity;
                    layer.value += change.value;
                }
                None => self.layers.push(*change),
            }
        }
        self.layers.retain(|layer| layer.quantity != 0 || layer.value != 0);
        self.layers.sort_by_key(|layer| layer.layer);
        Ok(Move { kind, sequence: self.moves, quantity, value, layers })
    }
}

/// `value x part / whole`, rounded half away from zero; all of it for the whole.
fn share(value: i64, part: i64, whole: i64) -> Result<i64> {
    if part == whole {
        return Ok(value);
    }
    let share = div_round_half_away(i128::from(value) * i128::from(part), i128::from(whole));
    i64::try_from(share).map_err(|_| out_of_range(part))
}

/// The sum, if it can be kept.
fn add(left: i64, right: i64) -> Result<i64> {
    let sum = left.checked_add(right).filter(|sum| (-MAX_SCALED..=MAX_SCALED).contains(sum));
    sum.ok_or_else(|| out_of_range(right))
}

fn out_of_range(quantity: i64) -> Error {
    QUANTITY_OUT_OF_RANGE.with("quantity", Quantity::from_scaled(quantity))
}

#[cfg(test)]
mod tests;
