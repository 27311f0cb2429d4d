//! What an invoice is made from: an order, deliveries, or neither.

use std::collections::BTreeMap;

use kontor_contract::identity::BranchId;
use kontor_contract::list::MAX_LIMIT;
use kontor_contract::print::Reference;
use kontor_contract::sales::delivery::LineQuantity;
use kontor_contract::sales::event::{DeliveryHead, DeliveryLine, Document, DocumentLine};
use kontor_contract::sales::invoice::{InvoiceSource, PostInvoice};
use kontor_contract::sales::line::Adjustment;
use kontor_contract::sales::order::OrderState;
use kontor_contract::sales::{DELIVERY_REVERSED, MIXED_DOCUMENTS, NOTHING_LEFT, ORDER, SalesDocumentId};
use kontor_contract::{Result, params};
use kontor_kernel::rounding::line_net;
use kontor_kernel::{CivilDate, Code, CurrencyCode, Language, Quantity, Rate};
use kontor_platform::Cx;
use kontor_store::ask;
use uuid::Uuid;

use crate::draft::require;
use crate::model::credit::part;
use crate::model::line::Decided;
use crate::model::progress::{Left, Piece, Uninvoiced, choose, minus, take_from_deliveries};
use crate::model::too_large;
use crate::rows::Progress;
use crate::{delivery, load, sql, view};

/// An order an invoice draws on, and how far it has got.
pub(crate) struct Drawn {
    pub(crate) order: Document,
    pub(crate) progress: Vec<Progress>,
}

/// A delivery an invoice draws on.
pub(crate) struct Delivered {
    pub(crate) head: DeliveryHead,
    pub(crate) lines: Vec<DeliveryLine>,
    pub(crate) progress: Vec<Progress>,
}

/// A piece with the order it belongs to.
pub(crate) struct From {
    pub(crate) order_id: SalesDocumentId,
    pub(crate) piece: Piece,
}

/// All that an invoice draws on.
pub(crate) struct Sources {
    pub(crate) customer_id: Uuid,
    pub(crate) branch_id: BranchId,
    pub(crate) language: Option<Language>,
    pub(crate) currency: Option<CurrencyCode>,
    pub(crate) rate: Option<Rate>,
    pub(crate) payment_term: Option<Code>,
    pub(crate) reference: String,
    pub(crate) orders: Vec<Drawn>,
    pub(crate) deliveries: Vec<Delivered>,
    pub(crate) pieces: Vec<From>,
}

impl Sources {
    /// Loads what the request names and decides which parts of it are invoiced.
    pub(crate) async fn load(cx: &mut Cx, request: &PostInvoice) -> Result<Self> {
        match &request.from {
            InvoiceSource::Customer(customer_id) => Ok(Self {
                customer_id: *customer_id,
                branch_id: load::branch(cx, request.branch_id)?,
                language: None,
                currency: None,
                rate: None,
                payment_term: None,
                reference: String::new(),
                orders: Vec::new(),
                deliveries: Vec::new(),
                pieces: Vec::new(),
            }),
            InvoiceSource::Order { id, lines } => {
                let asked = lines.as_ref().map(|lines| {
                    lines.iter().map(|own| LineQuantity { line: own.line, quantity: own.quantity }).collect::<Vec<_>>()
                });
                Self::of_order(cx, *id, asked.as_deref()).await
            }
            InvoiceSource::Deliveries(ids) => Self::of_deliveries(cx, ids).await,
        }
    }

    async fn of_order(cx: &mut Cx, id: SalesDocumentId, asked: Option<&[LineQuantity]>) -> Result<Self> {
        let asked_of_order = (
            view::head(id, ORDER),
            view::lines(id),
            view::progress_of(&[id]),
            ask::<DeliveryHead>(&sql::DELIVERIES_OF_ORDER, params![id]),
            ask::<DeliveryLine>(&sql::DELIVERY_LINES_OF_ORDER, params![id]),
            ask::<Progress>(&sql::PROGRESS_OF_DELIVERIES, params![id]),
        );
        let (orders, lines, progress, heads, sent, left_to_invoice) = cx.gather(asked_of_order).await?;
        let drawn = drawn(view::whole(orders, lines, id, ORDER)?, progress)?;
        let mut stand: Vec<DeliveryHead> = heads.into_iter().filter(|head| head.reverses_id.is_none()).collect();
        stand.sort_by_key(|head| (head.delivered_on, head.id));
        stand.truncate(MAX_LIMIT as usize);
        let mut deliveries = delivered(stand, &sent, &left_to_invoice);
        let mut waiting: Vec<Uninvoiced> = deliveries.iter().flat_map(uninvoiced).collect();
        let left = left(&drawn, &waiting, asked.is_some());
        let chosen = choose(asked, &left)?;
        let pieces: Vec<From> = chosen
            .into_iter()
            .flat_map(|(line, quantity)| take_from_deliveries(line, quantity, &mut waiting))
            .map(|piece| From { order_id: id, piece })
            .collect();
        if pieces.is_empty() {
            return Err(NOTHING_LEFT.with("number", &drawn.order.head.number));
        }
        let used =
            |own: &Delivered| pieces.iter().any(|from| from.piece.delivery.is_some_and(|(id, _)| id == own.head.id.uuid()));
        deliveries.retain(used);
        Ok(Self::from(vec![drawn], deliveries, pieces))
    }

    async fn of_deliveries(cx: &mut Cx, ids: &[SalesDocumentId]) -> Result<Self> {
        let mut orders: Vec<Drawn> = Vec::new();
        let mut deliveries: Vec<Delivered> = Vec::new();
        for id in ids {
            if deliveries.iter().any(|own| own.head.id == *id) {
                return Err(MIXED_DOCUMENTS.at("from.deliveries"));
            }
            let (head, lines) = delivery::stored(cx, *id).await?;
            let progress = view::progress(cx, *id).await?;
            let own = Delivered { head, lines, progress };
            let reversed = cx.find::<(String,)>(&sql::REVERSAL_OF, params![*id]).await?.is_some();
            if reversed || own.head.reverses_id.is_some() {
                return Err(DELIVERY_REVERSED.with("number", own.head.number));
            }
            if orders.iter().all(|drawn| drawn.order.head.id != own.head.order_id) {
                let (order, progress) = view::with_progress(cx, own.head.order_id, ORDER).await?;
                orders.push(drawn(order, progress)?);
            }
            deliveries.push(own);
        }
        let alike = |drawn: &Drawn| (drawn.order.head.customer_id, drawn.order.head.currency(), drawn.order.head.branch_id);
        if orders.iter().any(|own| alike(own) != alike(&orders[0])) {
            return Err(MIXED_DOCUMENTS.at("from.deliveries"));
        }
        let piece = |own: Uninvoiced, order_id: SalesDocumentId| {
            let delivery = Some((own.delivery_id, own.line));
            From { order_id, piece: Piece { order_line: own.order_line, delivery, quantity: own.left } }
        };
        let pieces: Vec<From> = deliveries
            .iter()
            .flat_map(|own| uninvoiced(own).map(|waiting| piece(waiting, own.head.order_id)))
            .filter(|from| from.piece.quantity > Quantity::ZERO)
            .collect();
        if pieces.is_empty() {
            return Err(NOTHING_LEFT.with("number", &deliveries[0].head.number));
        }
        Ok(Self::from(orders, deliveries, pieces))
    }

    /// What the first order says holds for the whole invoice.
    fn from(orders: Vec<Drawn>, deliveries: Vec<Delivered>, pieces: Vec<From>) -> Self {
        let head = &orders[0].order.head;
        Self {
            customer_id: head.customer_id,
            branch_id: head.branch_id,
            language: Some(head.language),
            currency: Some(head.currency()),
            rate: head.rate,
            payment_term: head.payment_term.clone(),
            reference: head.reference.clone(),
            orders,
            deliveries,
            pieces,
        }
    }

    /// First and last day of the deliveries.
    pub(crate) fn supplied(&self) -> Option<(CivilDate, CivilDate)> {
        let days = || self.deliveries.iter().map(|own| own.head.delivered_on);
        Some((days().min()?, days().max()?))
    }

    /// The order as printed, if it is one.
    pub(crate) fn order_ref(&self) -> Option<Reference> {
        match self.orders.as_slice() {
            [one] => Some(Reference { number: one.order.head.number.clone(), date: Some(one.order.head.document_on) }),
            _ => None,
        }
    }

    /// The deliveries as printed.
    pub(crate) fn delivery_refs(&self) -> Vec<Reference> {
        let reference = |own: &Delivered| Reference { number: own.head.number.clone(), date: Some(own.head.delivered_on) };
        self.deliveries.iter().map(reference).collect()
    }

    /// The line of an order a piece belongs to.
    fn line_of(&self, from: &From) -> Option<&DocumentLine> {
        let drawn = self.orders.iter().find(|drawn| drawn.order.head.id == from.order_id)?;
        drawn.order.lines.iter().find(|line| line.line == from.piece.order_line)
    }

    /// The pieces as lines, at the order's own prices and taxes.
    pub(crate) fn decided(&self) -> Result<Vec<Decided>> {
        let decided = |from: &From| {
            let line = self.line_of(from)?;
            let quantity = from.piece.quantity;
            let net = line_net(quantity, line.unit_price, line.discount, line.net.currency()).map_err(too_large);
            Some(net.map(|net| Decided {
                item_id: line.item_id,
                item_code: line.item_code.clone(),
                description: line.description.clone(),
                quantity,
                unit: line.unit.clone(),
                unit_price: line.unit_price,
                discount: line.discount,
                tax_code: line.tax_code.clone(),
                category: line.category,
                rate: line.rate,
                net,
                warehouse_id: line.warehouse_id,
                stocked: line.stocked,
            }))
        };
        self.pieces.iter().filter_map(decided).collect()
    }

    /// The orders' own allowances and charges, by how much of their lines is invoiced now: all parts together are the
    /// whole, to the cent.
    pub(crate) fn adjustments(&self) -> Vec<Adjustment> {
        self.orders.iter().flat_map(|drawn| self.share(drawn)).filter(|own| !own.amount.is_zero()).collect()
    }

    fn share(&self, drawn: &Drawn) -> Vec<Adjustment> {
        let mut extents: BTreeMap<&Code, [i64; 3]> = BTreeMap::new();
        for line in &drawn.order.lines {
            let before = drawn.progress.iter().find(|own| own.line == line.line).map_or(0, |own| own.invoiced.scaled());
            let own = |from: &&From| from.order_id == drawn.order.head.id && from.piece.order_line == line.line;
            let now: i64 = self.pieces.iter().filter(own).map(|from| from.piece.quantity.scaled()).sum();
            let value = |quantity: i64| part(line.net.minor(), quantity, line.quantity.scaled(), 0);
            let [whole, done_before, done] = extents.entry(&line.tax_code).or_default();
            *whole += line.net.minor();
            *done_before += value(before);
            *done += value(before + now);
        }
        let of = |own: &Adjustment| {
            let [whole, before, done] = extents.get(&own.tax_code).copied().unwrap_or_default();
            let minor = own.amount.minor();
            let taken = if before == 0 { 0 } else { part(minor, before, whole, 0) };
            let amount = kontor_kernel::Money::new(part(minor, done, whole, taken), own.amount.currency());
            Adjustment { amount, ..own.clone() }
        };
        drawn.order.head.adjustments.0.iter().map(of).collect()
    }
}

fn drawn(order: Document, progress: Vec<Progress>) -> Result<Drawn> {
    require(&order.head, order.head.version, &[OrderState::Confirmed, OrderState::Closed])?;
    Ok(Drawn { order, progress })
}

fn delivered(heads: Vec<DeliveryHead>, lines: &[DeliveryLine], progress: &[Progress]) -> Vec<Delivered> {
    let of = |head: DeliveryHead| Delivered {
        lines: lines.iter().filter(|line| line.delivery_id == head.id).cloned().collect(),
        progress: progress.iter().filter(|own| own.document_id == head.id).cloned().collect(),
        head,
    };
    heads.into_iter().map(of).collect()
}

fn uninvoiced(own: &Delivered) -> impl Iterator<Item = Uninvoiced> {
    own.lines.iter().map(|line| {
        let invoiced = own.progress.iter().find(|row| row.line == line.line).map_or(Quantity::ZERO, |row| row.invoiced);
        let (delivery_id, left) = (own.head.id.uuid(), minus(line.quantity, invoiced));
        Uninvoiced { delivery_id, line: line.line, order_line: line.order_line, left }
    })
}

/// What may be invoiced of each line: by name all that was ordered, else of stocked lines what was delivered.
fn left(drawn: &Drawn, waiting: &[Uninvoiced], by_name: bool) -> Left {
    let of = |line: &DocumentLine| {
        let invoiced = drawn.progress.iter().find(|own| own.line == line.line).map_or(Quantity::ZERO, |own| own.invoiced);
        let ordered = minus(line.quantity, invoiced);
        let delivered = waiting.iter().filter(|own| own.order_line == line.line).map(|own| own.left.scaled()).sum();
        let delivered = Quantity::from_scaled(delivered);
        (line.line, if line.stocked && !by_name { ordered.min(delivered) } else { ordered })
    };
    drawn.order.lines.iter().map(of).collect()
}
