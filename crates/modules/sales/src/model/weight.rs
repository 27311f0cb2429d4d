//! What sales documents weigh: how much of what was promised goes out, and how far below the list it is given.

use std::collections::BTreeMap;

use kontor_contract::limits::{Reduction, share_of};
use kontor_contract::sales::event::{Document, DocumentLine};
use kontor_contract::sales::line::{Adjustment, AdjustmentKind};
use kontor_kernel::rounding::div_round_half_away;
use kontor_kernel::{CivilDate, CurrencyCode, Money, Percent, Quantity, UnitPrice};
use uuid::Uuid;

use super::line::Decided;
use super::price::{Asked, OwnPrice, resolve};
use super::progress::Left;
use crate::rows::{Item, Price};

/// What prices are compared with.
#[derive(Clone, Copy)]
pub(crate) struct Prices<'a> {
    pub(crate) items: &'a BTreeMap<Uuid, Item>,
    pub(crate) listed: &'a [Price],
    pub(crate) currency: CurrencyCode,
    pub(crate) on: CivilDate,
}

impl Prices<'_> {
    /// What the list says; nothing of a line without an item.
    pub(crate) fn of(&self, item_id: Option<Uuid>, quantity: Quantity) -> Option<UnitPrice> {
        let item = self.items.get(&item_id?)?;
        let asked = Asked { item_id: item.id, quantity, currency: self.currency, on: self.on };
        let own = OwnPrice { price: item.price, currency: item.price_currency };
        resolve(&asked, self.listed, own).map(|(price, _)| price)
    }
}

/// How much the allowances of a document take off its lines.
pub(crate) fn allowance(lines: impl Iterator<Item = Money>, adjustments: &[Adjustment]) -> Percent {
    let allowances = adjustments.iter().filter(|own| own.kind == AdjustmentKind::Allowance);
    share_of(sum(lines), sum(allowances.map(|own| own.amount)))
}

fn sum(amounts: impl Iterator<Item = Money>) -> i64 {
    amounts.map(Money::minor).fold(0, i64::saturating_add)
}

/// How far below the list each line of a quotation or order is, its allowances counted.
pub(crate) fn discounts<'a>(document: &'a Document, prices: Prices<'a>) -> impl Iterator<Item = Percent> + 'a {
    let allowance = allowance(document.lines.iter().map(|line| line.net), &document.head.adjustments.0);
    let percent = move |line: &DocumentLine| {
        let list = prices.of(line.item_id, line.quantity);
        Reduction { price: line.unit_price, list, discount: line.discount, allowance }.percent()
    };
    document.lines.iter().map(percent)
}

/// The discounts of an invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Discounts {
    /// Of all its lines.
    pub(crate) all: Vec<Percent>,
    /// Those that are given with it: what its orders promised was weighed when they were confirmed.
    pub(crate) given: Vec<Percent>,
}

/// What the allowances of an invoice take off.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowances {
    pub(crate) percent: Percent,
    /// Whether it names them itself; otherwise its orders did.
    pub(crate) own: bool,
}

/// How far below the list the lines of an invoice are, of which the first are those of its orders.
pub(crate) fn discounts_of_invoice(lines: &[Decided], ordered: usize, allowances: Allowances, prices: Prices<'_>) -> Discounts {
    let percent = |(at, line): (usize, &Decided)| {
        let promised = at < ordered;
        let list = if promised { None } else { prices.of(line.item_id, line.quantity) };
        let reduction = Reduction { price: line.unit_price, list, discount: line.discount, allowance: allowances.percent };
        let given = Reduction {
            discount: if promised { Percent::ZERO } else { line.discount },
            allowance: if allowances.own { allowances.percent } else { Percent::ZERO },
            ..reduction
        };
        (reduction.percent(), given.percent())
    };
    let (all, given) = lines.iter().enumerate().map(percent).unzip();
    Discounts { all, given }
}

/// The part of an order's total, in whichever currency, that some of its lines' quantities are.
pub(crate) fn share(order: &Document, chosen: &Left, total: Money) -> Money {
    let of = |line: &DocumentLine| {
        let own = chosen.iter().filter(|(own, _)| *own == line.line).map(|(_, quantity)| quantity.scaled());
        Part { net: line.net.minor(), of: line.quantity.scaled(), quantity: own.fold(0, i64::saturating_add) }
    };
    let parts: Vec<Part> = order.lines.iter().map(of).collect();
    Money::new(part_of(total.minor(), &parts), total.currency())
}

/// How much of a line is meant.
struct Part {
    net: i64,
    of: i64,
    quantity: i64,
}

/// What of a total falls to parts of its lines, by their net; all of it where no line is worth anything.
fn part_of(total: i64, parts: &[Part]) -> i64 {
    let net = |part: &Part| div_round_half_away(i128::from(part.net) * i128::from(part.quantity), i128::from(part.of.max(1)));
    let whole: i128 = parts.iter().map(|part| i128::from(part.net)).sum();
    if whole <= 0 {
        return total;
    }
    let share = div_round_half_away(i128::from(total) * parts.iter().map(net).sum::<i128>(), whole);
    i64::try_from(share).unwrap_or(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_order_are_parts_of_its_total() {
        let part = |net, of, quantity| Part { net, of, quantity };
        assert_eq!(part_of(11_900, &[part(10_000, 10, 10)]), 11_900);
        assert_eq!(part_of(11_900, &[part(10_000, 10, 3)]), 3_570);
        assert_eq!(part_of(11_900, &[part(4_000, 10, 5), part(6_000, 3, 0)]), 2_380);
        assert_eq!(part_of(11_900, &[]), 11_900, "nothing is worth anything: the charges are what it is about");
        assert_eq!(part_of(0, &[part(0, 10, 5)]), 0);
        let most = 999_999_999_999_999_999;
        assert_eq!(part_of(most, &[part(most, most, most)]), most);
    }

    #[test]
    fn allowances_are_a_share_of_the_lines() {
        let eur = |minor| Money::new(minor, CurrencyCode::EUR);
        let adjustment = |kind, minor| Adjustment {
            kind,
            reason: String::new(),
            tax_code: kontor_kernel::Code::try_new("S19").unwrap(),
            category: kontor_kernel::tax::TaxCategory::S,
            rate: Percent::whole(19),
            amount: eur(minor),
        };
        let adjustments = [
            adjustment(AdjustmentKind::Allowance, 500),
            adjustment(AdjustmentKind::Charge, 300),
            adjustment(AdjustmentKind::Allowance, 500),
        ];
        assert_eq!(allowance([eur(6_000), eur(4_000)].into_iter(), &adjustments), Percent::whole(10));
        assert_eq!(allowance(std::iter::empty(), &adjustments), Percent::ZERO);
    }
}
