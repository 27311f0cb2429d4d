//! How a payment settles open items, pure: what each item gives up, what the ledger is told, what stays on account.

use kontor_contract::finance::RATE_REQUIRED;
use kontor_contract::payment::{
    Allocate, Allocated, DISCOUNT_TAX_UNKNOWN, Direction, ITEM_CURRENCY, ITEM_EXCEEDED, ITEM_UNKNOWN, PAYMENT_EXCEEDED,
    PAYMENT_NOT_POSITIVE,
};
use kontor_contract::posting::{AccountRef, DocumentLine, OpenItemId, Side};
use kontor_contract::{Error, Result};
use kontor_derive::Row;
use kontor_kernel::rounding::{convert, div_round_half_away, largest_remainder};
use kontor_kernel::{AccountCode, CurrencyCode, Money, Rate};

use crate::discount::{Part, TaxOfItem, lines as discount_lines, split};
use crate::model::unusable;

/// An item as it stands.
#[derive(Debug, Clone, PartialEq, Row)]
pub(crate) struct Standing {
    pub(crate) id: OpenItemId,
    pub(crate) side: Side,
    pub(crate) source_number: String,
    pub(crate) currency: CurrencyCode,
    pub(crate) open_minor: i64,
    pub(crate) functional_minor: i64,
}

/// A payment before it is decided.
pub(crate) struct Paid {
    pub(crate) direction: Direction,
    pub(crate) amount: Money,
    pub(crate) rate: Option<Rate>,
    pub(crate) functional: CurrencyCode,
    pub(crate) account: AccountCode,
}

/// The items a payment may settle.
pub(crate) struct Items<'a> {
    pub(crate) standing: &'a [Standing],
    /// The tax of those a discount is taken from.
    pub(crate) taxes: &'a [TaxOfItem],
}

/// What a payment does.
#[derive(Debug, PartialEq)]
pub(crate) struct Settlement {
    pub(crate) allocations: Vec<Allocated>,
    pub(crate) lines: Vec<DocumentLine>,
    /// Left on the party's account, in the payment's and in the company's currency; positive.
    pub(crate) on_account: Money,
    pub(crate) on_account_functional: Money,
}

/// The sub-ledger a payment concerns.
pub(crate) const fn side(direction: Direction) -> Side {
    match direction {
        Direction::Received => Side::Receivable,
        Direction::Made => Side::Payable,
    }
}

/// The purpose of a sub-ledger's account.
pub(crate) const fn control(side: Side) -> &'static str {
    match side {
        Side::Receivable => "receivable",
        Side::Payable => "payable",
    }
}

/// The oldest items first, as far as the money reaches; credit notes and payments on account are left to a person.
pub(crate) fn oldest_first(items: &[Standing], amount: Money) -> Vec<Allocate> {
    let mut left = amount.minor();
    let mut allocations = Vec::new();
    for item in items.iter().filter(|item| item.currency == amount.currency() && item.open_minor > 0) {
        let part = item.open_minor.min(left);
        if part == 0 {
            break;
        }
        left -= part;
        allocations.push(Allocate {
            item_id: item.id,
            amount: Money::new(part, amount.currency()),
            write_off: None,
            discount: None,
        });
    }
    allocations
}

/// Decides a payment.
///
/// # Errors
/// `finance.payment.*`, `finance.open_item.*`, `finance.entry.rate_required`.
pub(crate) fn settle(paid: &Paid, items: &Items<'_>, wanted: &[Allocate]) -> Result<Settlement> {
    if paid.amount.minor() <= 0 {
        return Err(PAYMENT_NOT_POSITIVE.at("amount"));
    }
    let money = in_functional(paid)?;
    let total: i64 = wanted.iter().map(|wish| wish.amount.minor()).sum();
    if total > paid.amount.minor() {
        let total = Money::new(total, paid.amount.currency());
        return Err(PAYMENT_EXCEEDED.with("paid", paid.amount.to_plain()).with("allocated", total.to_plain()).at("allocations"));
    }
    let on_account = Money::new(paid.amount.minor() - total, paid.amount.currency());
    // The money's worth is converted once and shared out, so that no cent appears or gets lost between the items.
    let mut weights: Vec<i64> = wanted.iter().map(|wish| wish.amount.minor()).collect();
    weights.push(on_account.minor());
    let mut worths = largest_remainder(money.minor(), &weights);
    let on_account_functional = Money::new(worths.pop().unwrap_or_default(), paid.functional);
    let mut allocations: Vec<Allocated> = Vec::with_capacity(wanted.len());
    let mut reductions = Reductions::default();
    for (at, (wish, worth)) in wanted.iter().zip(worths).enumerate() {
        let item = items.standing.iter().find(|item| item.id == wish.item_id);
        let item = item.ok_or_else(|| ITEM_UNKNOWN.with("id", wish.item_id).at(format!("allocations[{at}].item_id")))?;
        if allocations.iter().any(|done| done.item_id == item.id) {
            return Err(exceeded(item, 0, wish.amount.minor(), at));
        }
        allocations.push(reductions.allocate(paid, (item, items.taxes), wish, worth, at)?);
    }
    let lines = lines(paid, money, &allocations, reductions, (on_account, on_account_functional));
    Ok(Settlement { allocations, lines, on_account, on_account_functional })
}

/// What items give up without money.
#[derive(Default)]
struct Reductions {
    /// What is forgiven, in the company's currency.
    written_off: i64,
    /// The ledger's lines of discounts, as for a payment received.
    discounts: Vec<DocumentLine>,
}

impl Reductions {
    /// What an item gives up: its share of what is left in the company's currency, and all of it when it closes, so that no
    /// cent stays behind. The difference to what the money is worth is realised (IAS 21.28).
    fn allocate(
        &mut self,
        paid: &Paid,
        (item, taxes): (&Standing, &[TaxOfItem]),
        wish: &Allocate,
        worth: i64,
        at: usize,
    ) -> Result<Allocated> {
        let currency = item.currency;
        let (write_off, discount) =
            (wish.write_off.unwrap_or(Money::zero(currency)), wish.discount.unwrap_or(Money::zero(currency)));
        let amounts = [wish.amount, write_off, discount];
        if currency != paid.amount.currency() || amounts.iter().any(|amount| amount.currency() != currency) {
            let error = ITEM_CURRENCY.with("number", &item.source_number).with("currency", currency.as_str());
            return Err(error.at(format!("allocations[{at}].amount")));
        }
        let taken = Money::sum(amounts, currency).map_err(|error| unusable(&error))?.minor();
        let goes_with = |minor: i64| minor == 0 || (minor > 0) == (item.open_minor > 0);
        if ![taken, write_off.minor(), discount.minor()].into_iter().all(goes_with) || taken.abs() > item.open_minor.abs() {
            return Err(exceeded(item, item.open_minor, taken, at));
        }
        let functional = share(item.functional_minor, taken, item.open_minor);
        let forgiven = share(functional, write_off.minor(), taken);
        let reduced = share(functional, discount.minor(), taken);
        let parts = self.discount(item, taxes, discount, Money::new(reduced, paid.functional), at)?;
        self.written_off += forgiven;
        Ok(Allocated {
            item_id: item.id,
            side: item.side,
            source_number: item.source_number.clone(),
            amount: wish.amount,
            write_off,
            functional: Money::new(functional, paid.functional),
            exchange: Money::new(worth + forgiven + reduced - functional, paid.functional),
            discounts: parts.into_iter().map(|part| part.told).collect(),
        })
    }

    fn discount(
        &mut self,
        item: &Standing,
        taxes: &[TaxOfItem],
        discount: Money,
        functional: Money,
        at: usize,
    ) -> Result<Vec<Part>> {
        if discount.is_zero() {
            return Ok(Vec::new());
        }
        let mut own: Vec<TaxOfItem> = taxes.iter().filter(|tax| tax.item_id == item.id).cloned().collect();
        if own.is_empty() {
            return Err(DISCOUNT_TAX_UNKNOWN.with("number", &item.source_number).at(format!("allocations[{at}].discount")));
        }
        own.sort_by_key(|tax| tax.line);
        let parts = split(discount, functional, &own);
        self.discounts.extend(discount_lines(&parts, &item.source_number));
        Ok(parts)
    }
}

fn exceeded(item: &Standing, open: i64, asked: i64, at: usize) -> Error {
    let money = |minor: i64| Money::new(minor, item.currency).to_plain();
    ITEM_EXCEEDED
        .with("number", &item.source_number)
        .with("open", money(open))
        .with("asked", money(asked))
        .at(format!("allocations[{at}].amount"))
}

/// `part / whole` of `total`; exact when the part is the whole.
pub(crate) fn share(total: i64, part: i64, whole: i64) -> i64 {
    if part == 0 {
        return 0;
    }
    // Of a credit the whole is negative; a division wants a positive divisor.
    let product = i128::from(total) * i128::from(part) * i128::from(whole.signum());
    i64::try_from(div_round_half_away(product, i128::from(whole).abs())).expect("a part of an amount is no larger than it")
}

fn in_functional(paid: &Paid) -> Result<Money> {
    let foreign = paid.amount.currency();
    if foreign == paid.functional {
        return Ok(paid.amount);
    }
    let missing = || RATE_REQUIRED.with("currency", foreign.as_str()).at("rate");
    let rate = paid.rate.filter(|rate| *rate > Rate::ZERO).ok_or_else(missing)?;
    convert(paid.amount, rate, paid.functional).map_err(|error| unusable(&error))
}

/// Money in, items down, differences out; turned round for a payment made.
fn lines(
    paid: &Paid,
    money: Money,
    allocations: &[Allocated],
    reductions: Reductions,
    (on_account, on_account_functional): (Money, Money),
) -> Vec<DocumentLine> {
    let turn = |amount: Money| if paid.direction == Direction::Received { amount } else { amount.neg() };
    let control = AccountRef::purpose(control(side(paid.direction)));
    let line = |account: AccountRef, amount: Money, transaction: Money, memo: &str| DocumentLine {
        account,
        amount: turn(amount),
        transaction: turn(transaction),
        memo: memo.to_owned(),
        exchange_line: false,
    };
    let mut lines = vec![line(AccountRef::Code(paid.account.clone()), money, paid.amount, "")];
    for done in allocations {
        lines.push(line(control.clone(), done.functional.neg(), done.taken().neg(), &done.source_number));
    }
    lines.push(line(control, on_account_functional.neg(), on_account.neg(), ""));
    let forgiven: i64 = allocations.iter().map(|done| done.write_off.minor()).sum();
    let forgiven = Money::new(forgiven, paid.amount.currency());
    lines.push(line(AccountRef::purpose("write_off"), Money::new(reductions.written_off, paid.functional), forgiven, ""));
    lines.extend(reductions.discounts.into_iter().map(|own| line(own.account, own.amount, own.transaction, &own.memo)));
    let exchange: i64 = allocations.iter().map(|done| done.exchange.minor()).sum();
    let gain = (exchange > 0) == (paid.direction == Direction::Received);
    let account = AccountRef::purpose(if gain { "exchange_gain" } else { "exchange_loss" });
    let zero = Money::zero(paid.amount.currency());
    let difference = line(account, Money::new(-exchange, paid.functional), zero, "");
    let transaction = if paid.amount.currency() == paid.functional { difference.amount } else { zero };
    lines.push(DocumentLine { transaction, exchange_line: true, ..difference });
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn settle(paid: &Paid, standing: &[Standing], wanted: &[Allocate]) -> Result<Settlement> {
        super::settle(paid, &Items { standing, taxes: &[] }, wanted)
    }

    fn item(id: u128, currency: CurrencyCode, open: i64, functional: i64) -> Standing {
        Standing {
            id: OpenItemId::from_uuid(uuid::Uuid::from_u128(id)),
            side: Side::Receivable,
            source_number: format!("RE-26-1/{id:06}"),
            currency,
            open_minor: open,
            functional_minor: functional,
        }
    }

    fn paid(amount: Money, rate: Option<&str>) -> Paid {
        Paid {
            direction: Direction::Received,
            amount,
            rate: rate.map(|rate| rate.parse().unwrap()),
            functional: CurrencyCode::EUR,
            account: AccountCode::try_new("1200").unwrap(),
        }
    }

    fn wish(item: &Standing, amount: i64, write_off: i64) -> Allocate {
        let write_off = (write_off != 0).then(|| Money::new(write_off, item.currency));
        Allocate { item_id: item.id, amount: Money::new(amount, item.currency), write_off, discount: None }
    }

    fn balanced(settlement: &Settlement) -> bool {
        settlement.lines.iter().map(|line| line.amount.minor()).sum::<i64>() == 0
    }

    #[test]
    fn a_payment_settles_the_oldest_and_leaves_the_rest_on_account() {
        let items = [item(1, CurrencyCode::EUR, 119_00, 119_00), item(2, CurrencyCode::EUR, 50_00, 50_00)];
        let amount = Money::new(200_00, CurrencyCode::EUR);
        let settlement = settle(&paid(amount, None), &items, &oldest_first(&items, amount)).unwrap();
        assert_eq!(settlement.allocations.len(), 2);
        assert_eq!(settlement.on_account, Money::new(31_00, CurrencyCode::EUR));
        assert!(balanced(&settlement));
    }

    #[test]
    fn a_closing_payment_realises_the_exchange_difference() {
        // 1,000 CHF invoiced at 0.95 (950.00 EUR), paid at 0.97 (970.00 EUR): 20.00 EUR gain.
        let chf = item(1, CurrencyCode::CHF, 1_000_00, 950_00);
        let settlement = settle(
            &paid(Money::new(1_000_00, CurrencyCode::CHF), Some("0.97")),
            std::slice::from_ref(&chf),
            &[wish(&chf, 1_000_00, 0)],
        )
        .unwrap();
        assert_eq!(settlement.allocations[0].exchange, Money::new(20_00, CurrencyCode::EUR));
        let difference = settlement.lines.last().unwrap();
        assert_eq!((difference.account.clone(), difference.amount.minor()), (AccountRef::purpose("exchange_gain"), -20_00));
        assert!(balanced(&settlement));
    }

    #[test]
    fn a_write_off_closes_an_item_for_less_money() {
        let invoice = item(1, CurrencyCode::EUR, 100_00, 100_00);
        let settlement = settle(
            &paid(Money::new(98_00, CurrencyCode::EUR), None),
            std::slice::from_ref(&invoice),
            &[wish(&invoice, 98_00, 2_00)],
        )
        .unwrap();
        assert!(balanced(&settlement));
        assert_eq!(settlement.allocations[0].functional.minor(), 100_00);
        assert!(
            settlement.lines.iter().any(|line| line.account == AccountRef::purpose("write_off") && line.amount.minor() == 2_00)
        );
    }

    #[test]
    fn a_discount_closes_an_item_and_corrects_its_tax() {
        let invoice = item(1, CurrencyCode::CHF, 119_00, 113_05);
        let tax = TaxOfItem {
            item_id: invoice.id,
            line: 1,
            tax_code: kontor_kernel::Code::try_new("S19").unwrap(),
            category: kontor_kernel::tax::TaxCategory::S,
            rate: kontor_kernel::Percent::whole(19),
            base_minor: 100_00,
            tax_minor: 19_00,
            tax_account: None,
            discount_account: None,
        };
        let reduced = Allocate { discount: Some(Money::new(2_38, CurrencyCode::CHF)), ..wish(&invoice, 116_62, 0) };
        let money = paid(Money::new(116_62, CurrencyCode::CHF), Some("0.97"));
        let of = |taxes: &[TaxOfItem]| {
            super::settle(&money, &Items { standing: std::slice::from_ref(&invoice), taxes }, std::slice::from_ref(&reduced))
        };
        let settlement = of(std::slice::from_ref(&tax)).unwrap();
        assert!(balanced(&settlement));
        let done = &settlement.allocations[0];
        assert_eq!((done.functional.minor(), done.discount()), (113_05, Some(Money::new(2_38, CurrencyCode::CHF))));
        // 2 % of 113.05 at the invoice's rate; the gain is on the money alone: 116.62 at 0.97 against 110.79.
        let corrected = (done.discounts[0].functional_base.minor(), done.discounts[0].functional_tax.minor());
        assert_eq!((corrected, done.exchange.minor()), ((1_90, 36), 2_33));
        let unknown = of(&[]).unwrap_err();
        assert_eq!(
            (unknown.code.as_str(), unknown.fields[0].path.as_str()),
            (DISCOUNT_TAX_UNKNOWN.code, "allocations[0].discount")
        );
    }

    #[test]
    fn a_payment_uses_up_a_credit_note() {
        let (invoice, note) = (item(1, CurrencyCode::CHF, 100_00, 95_00), item(2, CurrencyCode::CHF, -30_00, -28_50));
        let wanted = [wish(&invoice, 100_00, 0), wish(&note, -30_00, 0)];
        let money = paid(Money::new(70_00, CurrencyCode::CHF), Some("0.97"));
        let settlement = settle(&money, &[invoice, note], &wanted).unwrap();
        let taken: Vec<i64> = settlement.allocations.iter().map(|done| done.functional.minor()).collect();
        assert_eq!((taken, settlement.on_account.minor()), (vec![95_00, -28_50], 0));
        assert!(balanced(&settlement));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let eur = item(1, CurrencyCode::EUR, 100_00, 100_00);
        let chf = item(2, CurrencyCode::CHF, 100_00, 95_00);
        let items = [eur.clone(), chf.clone()];
        let pay = |minor| paid(Money::new(minor, CurrencyCode::EUR), None);
        let code = |outcome: Result<Settlement>| outcome.unwrap_err().code;
        assert_eq!(code(settle(&pay(0), &items, &[])), "finance.payment.not_positive");
        assert_eq!(code(settle(&pay(200_00), &items, &[wish(&eur, 100_01, 0)])), "finance.open_item.exceeded");
        assert_eq!(code(settle(&pay(200_00), &items, &[wish(&eur, -1, 0)])), "finance.open_item.exceeded");
        assert_eq!(code(settle(&pay(50_00), &items, &[wish(&eur, 60_00, 0)])), "finance.payment.exceeded");
        assert_eq!(code(settle(&pay(50_00), &items, &[wish(&chf, 10_00, 0)])), "finance.open_item.currency");
        assert_eq!(
            code(settle(&pay(50_00), &items, &[wish(&eur, 10_00, 0), wish(&eur, 10_00, 0)])),
            "finance.open_item.exceeded"
        );
        assert_eq!(
            code(settle(&pay(50_00), &items, &[wish(&item(9, CurrencyCode::EUR, 1, 1), 1, 0)])),
            "finance.open_item.unknown"
        );
        let foreign = paid(Money::new(50_00, CurrencyCode::CHF), None);
        assert_eq!(code(settle(&foreign, &items, &[])), "finance.entry.rate_required");
    }

    proptest! {
        /// Whatever the rates and parts, the lines balance, and paying an item in parts takes exactly its whole value.
        #[test]
        fn parts_take_the_whole(open in 1_i64..10_000_000, first in 1_i64..10_000_000, functional in 1_i64..10_000_000, rate in 1_u32..5_000_000) {
            let first = first.min(open);
            let rate = format!("{}.{:06}", rate / 1_000_000, rate % 1_000_000 + 1);
            let mut standing = item(1, CurrencyCode::CHF, open, functional);
            let mut taken = 0;
            for part in [first, open - first] {
                if part == 0 { continue; }
                let amount = Money::new(part, CurrencyCode::CHF);
                let settlement = settle(&paid(amount, Some(&rate)), std::slice::from_ref(&standing), &[wish(&standing, part, 0)]).unwrap();
                prop_assert!(balanced(&settlement));
                prop_assert!(settlement.on_account.is_zero());
                prop_assert!(settlement.on_account_functional.is_zero());
                let done = &settlement.allocations[0];
                taken += done.functional.minor();
                standing.open_minor -= part;
                standing.functional_minor -= done.functional.minor();
            }
            prop_assert_eq!(taken, functional);
            prop_assert_eq!((standing.open_minor, standing.functional_minor), (0, 0));
        }
    }
}
