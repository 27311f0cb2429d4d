//! Which part of a payment settles which open item, while it is typed. Pure: the screen only draws what is here.

use kontor_contract::{
    payment::{Allocate, OpenItemRow},
    posting::OpenItemId,
};
use kontor_kernel::{CurrencyCode, Decimal, Money};

use crate::kit::linegrid::{LineCell, LineModel, model::Line};

/// Columns of the grid, in order: the item's document,
pub const DOCUMENT: usize = 0;
/// when it is due,
pub const DUE: usize = 1;
/// what is open,
pub const OPEN: usize = 2;
/// what is paid of it,
pub const PAY: usize = 3;
/// what is given as a discount for paying early,
pub const DISCOUNT: usize = 4;
/// what is forgiven besides,
pub const WRITE_OFF: usize = 5;
/// and what stays open then.
pub const REST: usize = 6;

/// Shares an amount out: to the item somebody asked for, then to the oldest ones, each no more than is open. What is
/// negative (credit notes, earlier payments on account) is left to a person. `open` stands in order of due dates.
pub fn share_out(open: &[Decimal], first: Option<usize>, amount: Decimal) -> Vec<Decimal> {
    let mut left = amount.max(Decimal::ZERO);
    let mut shares = vec![Decimal::ZERO; open.len()];
    let order = first.into_iter().chain((0..open.len()).filter(|at| Some(*at) != first));
    for at in order {
        let Some(share) = open.get(at).map(|open| (*open).max(Decimal::ZERO).min(left)) else { continue };
        left -= share;
        shares[at] = share;
    }
    shares
}

/// Brings what was typed in lines of some items into the lines of those that are open now: it stays with its item. False if
/// something was typed for an item that is gone.
pub fn carry_over(typed: &[Line], before: &[OpenItemId], lines: &mut [Line], now: &[OpenItemId]) -> bool {
    let mut all = true;
    for (typed, item) in typed.iter().zip(before) {
        let typed = &typed[PAY..=WRITE_OFF];
        match now.iter().position(|one| one == item).and_then(|at| lines.get_mut(at)) {
            Some(line) => line[PAY..=WRITE_OFF].clone_from_slice(typed),
            None => all &= typed.iter().all(LineCell::is_empty),
        }
    }
    all
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// More is taken from the item than is open.
    Exceeds,
    /// A receivable is paid with a positive amount, a credit is used up with a negative one.
    OtherSign,
}

/// Whether so much can be taken from an item, paid and without money: the same rule the book has.
pub fn wrong(open: Decimal, parts: &[Decimal]) -> Option<Wrong> {
    let goes_with = |part: &Decimal| part.is_zero() || part.is_sign_negative() == open.is_sign_negative();
    if !parts.iter().all(goes_with) {
        Some(Wrong::OtherSign)
    } else if parts.iter().sum::<Decimal>().abs() > open.abs() {
        Some(Wrong::Exceeds)
    } else {
        None
    }
}

/// Sums of the lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// What is paid.
    pub paid: Decimal,
    /// What is given as a discount.
    pub discounted: Decimal,
    /// What is forgiven.
    pub written_off: Decimal,
}

impl Sums {
    /// Adds the lines up.
    pub fn of(model: &LineModel) -> Self {
        let sum = |column: usize| model.filled().filter_map(|(_, line)| line[column].decimal()).sum();
        Self { paid: sum(PAY), discounted: sum(DISCOUNT), written_off: sum(WRITE_OFF) }
    }
}

/// What the lines make of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Everything settles something.
    Even,
    /// So much stays on the party's account.
    OnAccount(Decimal),
    /// So much more is allocated than was paid; cannot be posted.
    Over(Decimal),
}

/// Compares what was paid with what is allocated.
pub fn standing(amount: Decimal, sums: Sums) -> Standing {
    let left = amount - sums.paid;
    if left.is_zero() {
        Standing::Even
    } else if left.is_sign_negative() {
        Standing::Over(-left)
    } else {
        Standing::OnAccount(left)
    }
}

/// The amount that `=` puts into a cell: what is still unallocated, as far as the item takes it; in the columns for
/// discounts and for writing off, what the item has left.
pub fn filling(model: &LineModel, amount: Decimal, row: usize, column: usize) -> Option<Decimal> {
    let own = |column: usize| model.cell(row, column).and_then(LineCell::decimal).unwrap_or_default();
    let open = own(OPEN);
    match column {
        PAY if open > Decimal::ZERO => {
            let left = amount - Sums::of(model).paid + own(PAY);
            Some(left.max(Decimal::ZERO).min(open - own(DISCOUNT) - own(WRITE_OFF)))
        }
        PAY => Some(open - own(DISCOUNT) - own(WRITE_OFF)),
        DISCOUNT => Some(open - own(PAY) - own(WRITE_OFF)),
        WRITE_OFF => Some(open - own(PAY) - own(DISCOUNT)),
        _ => None,
    }
    .filter(|value| !value.is_zero())
}

/// What the book is asked to allocate, and which line of the grid each part is.
///
/// # Errors
/// The line and column of the first cell that cannot be sent.
pub fn allocations(
    model: &LineModel,
    items: &[OpenItemId],
    currency: CurrencyCode,
) -> Result<(Vec<Allocate>, Vec<usize>), (usize, usize)> {
    let (mut parts, mut sent) = (Vec::new(), Vec::new());
    for ((row, line), item_id) in model.filled().zip(items) {
        if let Some(column) = line.iter().position(|cell| cell.error.is_some()) {
            return Err((row, column));
        }
        let money = |column: usize| {
            Money::try_from_decimal(line[column].decimal().unwrap_or_default(), currency).map_err(|_| (row, column))
        };
        let amount = money(PAY)?;
        let [discount, write_off] =
            [money(DISCOUNT)?, money(WRITE_OFF)?].map(|money| Some(money).filter(|money| !money.is_zero()));
        if amount.is_zero() && discount.is_none() && write_off.is_none() {
            continue;
        }
        parts.push(Allocate { item_id: *item_id, amount, write_off, discount });
        sent.push(row);
    }
    Ok((parts, sent))
}

/// The rate at which an item stands in the company's books, to six decimals: what a payment in its currency starts with.
pub fn rate_of(item: &OpenItemRow) -> Option<Decimal> {
    let (open, functional) = (item.open.to_decimal(), item.open_functional.to_decimal());
    functional.checked_div(open).map(|rate| rate.round_dp(6).normalize()).filter(|rate| *rate > Decimal::ZERO)
}

#[cfg(test)]
mod tests {
    use kontor_contract::posting::OpenItemId;
    use kontor_kernel::{CurrencyCode, Decimal};

    use super::{
        DISCOUNT, OPEN, PAY, REST, Standing, Sums, WRITE_OFF, Wrong, allocations, carry_over, filling, share_out, standing, wrong,
    };
    use crate::kit::linegrid::{LineCell, LineModel};

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }
    fn cell(value: &str) -> LineCell {
        LineCell { value: value.to_owned(), shown: value.to_owned(), ..Default::default() }
    }
    /// Lines of open, paid, written off; none has a discount.
    fn model(lines: &[[&str; 3]]) -> LineModel {
        let editable = (0..=REST).map(|column| matches!(column, PAY | DISCOUNT | WRITE_OFF)).collect();
        let mut model = LineModel::new(editable, Vec::new());
        let line =
            |[open, pay, off]: &[&str; 3]| vec![cell("R1"), cell("d"), cell(open), cell(pay), cell(""), cell(off), cell("")];
        model.freeze(lines.iter().map(line).collect());
        model
    }

    #[test]
    fn the_oldest_item_is_paid_first_unless_one_was_asked_for() {
        for (open, first, amount, expected) in [
            (vec!["100", "50", "25"], None, "120", vec!["100", "20", "0"]),
            (vec!["100", "50", "25"], Some(2), "120", vec!["95", "0", "25"]),
            (vec!["100", "-30", "25"], None, "200", vec!["100", "0", "25"]),
            (vec!["100"], None, "0", vec!["0"]),
            (vec!["100"], None, "-5", vec!["0"]),
            (vec![], None, "10", vec![]),
            (vec!["0.10", "0.20"], Some(1), "0.25", vec!["0.05", "0.20"]),
        ] {
            let open: Vec<Decimal> = open.into_iter().map(d).collect();
            let expected: Vec<Decimal> = expected.into_iter().map(d).collect();
            assert_eq!(share_out(&open, first, d(amount)), expected, "{amount} over {open:?}");
        }
    }

    #[test]
    fn a_line_takes_no_more_than_is_open_and_has_the_items_sign() {
        for (open, pay, off, expected) in [
            ("100", "100", "0", None),
            ("100", "98", "2", None),
            ("100", "98", "3", Some(Wrong::Exceeds)),
            ("100", "-1", "0", Some(Wrong::OtherSign)),
            ("-40", "-40", "0", None),
            ("-40", "40", "0", Some(Wrong::OtherSign)),
            ("-40", "-41", "0", Some(Wrong::Exceeds)),
            ("100", "0", "-1", Some(Wrong::OtherSign)),
        ] {
            assert_eq!(wrong(d(open), &[d(pay), d(off)]), expected, "{open} {pay} {off}");
        }
    }

    #[test]
    fn what_is_not_allocated_stays_on_account() {
        let sums = Sums::of(&model(&[["100", "100", ""], ["50", "20", "5"]]));
        assert_eq!(sums, Sums { paid: d("120"), discounted: Decimal::ZERO, written_off: d("5") });
        assert_eq!(standing(d("120"), sums), Standing::Even);
        assert_eq!(standing(d("130.50"), sums), Standing::OnAccount(d("10.50")));
        assert_eq!(standing(d("100"), sums), Standing::Over(d("20")));
    }

    #[test]
    fn equals_fills_what_fits() {
        let lines = model(&[["100", "100", ""], ["50", "", ""], ["-30", "", ""], ["20", "18", ""]]);
        assert_eq!(filling(&lines, d("150"), 1, PAY), Some(d("32")));
        assert_eq!(filling(&lines, d("500"), 1, PAY), Some(d("50")));
        assert_eq!(filling(&lines, d("118"), 1, PAY), None);
        assert_eq!(filling(&lines, d("150"), 2, PAY), Some(d("-30")));
        assert_eq!(filling(&lines, d("150"), 3, WRITE_OFF), Some(d("2")));
        assert_eq!(filling(&lines, d("150"), 3, DISCOUNT), Some(d("2")));
        assert_eq!(filling(&lines, d("150"), 0, 0), None);
    }

    #[test]
    fn what_was_typed_stays_with_its_item() {
        let [first, second, third]: [OpenItemId; 3] =
            ["1", "2", "3"].map(|digit| format!("019e54b4-de00-7b43-9685-3f2a09b6b37{digit}").parse().expect("an id"));
        let typed = model(&[["100", "", ""], ["50", "30", "5"]]);
        let carried = |now: &[OpenItemId]| {
            let mut lines = model(&[["70", "", ""], ["60", "", ""]]).lines()[..now.len()].to_vec();
            let all = carry_over(typed.lines(), &[first, second], &mut lines, now);
            let line = |line: &Vec<LineCell>| [OPEN, PAY, WRITE_OFF].map(|column| line[column].shown.clone()).join(" ");
            (lines.iter().map(line).collect::<Vec<_>>(), all)
        };
        // Another item came before it, the first one was settled.
        assert_eq!(carried(&[third, second]), (vec!["70  ".to_owned(), "60 30 5".to_owned()], true));
        assert_eq!(carried(&[first]), (vec!["70  ".to_owned()], false), "what was typed has no item any more");
    }

    #[test]
    fn only_lines_with_something_in_them_are_sent() {
        let item: OpenItemId = "019e54b4-de00-7b43-9685-3f2a09b6b376".parse().expect("an id");
        let items = [item, item, item];
        let lines = model(&[["100", "100", ""], ["50", "", ""], ["20", "18", "2"]]);
        let (parts, sent) = allocations(&lines, &items, CurrencyCode::EUR).expect("all can be sent");
        assert_eq!((parts.len(), sent), (2, vec![0, 2]));
        assert_eq!(parts[1].write_off.map(|money| money.minor()), Some(200));
        assert_eq!(parts[0].write_off, None);
        let fine = model(&[["100", "1.005", ""]]);
        assert_eq!(allocations(&fine, &items, CurrencyCode::EUR).err(), Some((0, PAY)));
    }
}
