//! How items are set off against each other, pure: what each gives up, and what the ledger is told of the difference.

use kontor_contract::payment::{ITEM_CURRENCY, ITEM_EXCEEDED, ITEM_UNKNOWN};
use kontor_contract::posting::{AccountRef, DocumentLine, Side};
use kontor_contract::settlement::{ItemPart, SETTLEMENT_UNEVEN, SettledItem};
use kontor_contract::{Error, Result};
use kontor_kernel::{CurrencyCode, Money};

use crate::settle::{Standing, control, share};

/// Decides which parts of which items are set off. They are of one currency, go with what is open of their item, and
/// come to nothing.
///
/// # Errors
/// `finance.open_item.*`, `finance.settlement.uneven`.
pub(crate) fn set_off(items: &[Standing], wanted: &[ItemPart], functional: CurrencyCode) -> Result<Vec<SettledItem>> {
    let mut settled: Vec<SettledItem> = Vec::with_capacity(wanted.len());
    let mut sum = 0_i64;
    for (at, part) in wanted.iter().enumerate() {
        let item = items.iter().find(|item| item.id == part.item_id);
        let item = item.ok_or_else(|| ITEM_UNKNOWN.with("id", part.item_id).at(format!("items[{at}].item_id")))?;
        let own = part.amount.currency() == item.currency;
        if !own || settled.first().is_some_and(|first| first.amount.currency() != item.currency) {
            let error = ITEM_CURRENCY.with("number", &item.source_number).with("currency", item.currency.as_str());
            return Err(error.at(format!("items[{at}].amount")));
        }
        let taken = part.amount.minor();
        let goes_with = taken != 0 && (taken > 0) == (item.open_minor > 0) && taken.abs() <= item.open_minor.abs();
        if !goes_with || settled.iter().any(|done| done.item_id == item.id) {
            return Err(exceeded(item, taken).at(format!("items[{at}].amount")));
        }
        sum = sum.saturating_add(taken);
        settled.push(taken_of(item, taken, share(item.functional_minor, taken, item.open_minor), functional));
    }
    let currency = wanted.first().map_or(functional, |part| part.amount.currency());
    if sum == 0 { Ok(settled) } else { Err(SETTLEMENT_UNEVEN.with("difference", Money::new(sum, currency)).at("items")) }
}

fn exceeded(item: &Standing, asked: i64) -> Error {
    let money = |minor: i64| Money::new(minor, item.currency).to_plain();
    ITEM_EXCEEDED.with("number", &item.source_number).with("open", money(item.open_minor)).with("asked", money(asked))
}

/// A correction and what it corrects stand at the same rate: as far as one of them stays open it gives up exactly what the
/// other does, so that rounding is not mistaken for a difference of exchange. Nothing if they have nothing in common.
pub(crate) fn correct(correction: &Standing, corrected: &Standing, functional: CurrencyCode) -> Option<[SettledItem; 2]> {
    let opposite = (correction.open_minor > 0) != (corrected.open_minor > 0);
    if !opposite || correction.currency != corrected.currency {
        return None;
    }
    let common = correction.open_minor.abs().min(corrected.open_minor.abs());
    if common == 0 {
        return None;
    }
    let closes = |item: &Standing| item.open_minor.abs() == common;
    let (own, other) = match (closes(correction), closes(corrected)) {
        (true, true) => (correction.functional_minor, corrected.functional_minor),
        (true, false) => (correction.functional_minor, -correction.functional_minor),
        (false, _) => (-corrected.functional_minor, corrected.functional_minor),
    };
    let signed = |item: &Standing| common * item.open_minor.signum();
    Some([taken_of(correction, signed(correction), own, functional), taken_of(corrected, signed(corrected), other, functional)])
}

fn taken_of(item: &Standing, taken: i64, functional_minor: i64, functional: CurrencyCode) -> SettledItem {
    SettledItem {
        item_id: item.id,
        source_number: item.source_number.clone(),
        amount: Money::new(taken, item.currency),
        functional: Money::new(functional_minor, functional),
    }
}

/// What a settlement realises in the company's currency: a gain is positive. What is taken from receivables is lost, what
/// is taken from payables is won (IAS 21.28).
pub(crate) fn exchange(side: Side, settled: &[SettledItem], functional: CurrencyCode) -> Money {
    let taken: i64 = settled.iter().map(|item| item.functional.minor()).sum();
    Money::new(if side == Side::Receivable { -taken } else { taken }, functional)
}

/// The ledger's lines of a difference: the control account against exchange gain or loss. None if there is none.
pub(crate) fn lines(side: Side, exchange: Money, transaction: CurrencyCode) -> Vec<DocumentLine> {
    if exchange.is_zero() {
        return Vec::new();
    }
    let line = |account: &str, amount: Money| DocumentLine {
        account: AccountRef::purpose(account),
        amount,
        transaction: if transaction == amount.currency() { amount } else { Money::zero(transaction) },
        memo: String::new(),
        exchange_line: true,
    };
    let difference = if exchange.minor() > 0 { "exchange_gain" } else { "exchange_loss" };
    vec![line(control(side), exchange), line(difference, exchange.neg())]
}

/// The same lines with their signs turned, on the accounts they were on: a loss taken back is no gain.
pub(crate) fn turned(lines: Vec<DocumentLine>) -> Vec<DocumentLine> {
    let turn = |line: DocumentLine| DocumentLine { amount: line.amount.neg(), transaction: line.transaction.neg(), ..line };
    lines.into_iter().map(turn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::posting::OpenItemId;
    use proptest::prelude::*;

    const EUR: CurrencyCode = CurrencyCode::EUR;
    const CHF: CurrencyCode = CurrencyCode::CHF;

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

    fn part(item: &Standing, amount: i64) -> ItemPart {
        ItemPart { item_id: item.id, amount: Money::new(amount, item.currency) }
    }

    #[test]
    fn a_credit_on_account_settles_what_is_owed() {
        let items = [item(1, CHF, 100_00, 95_00), item(2, CHF, -60_00, -54_00)];
        let settled = set_off(&items, &[part(&items[0], 60_00), part(&items[1], -60_00)], EUR).unwrap();
        let functional: Vec<i64> = settled.iter().map(|item| item.functional.minor()).collect();
        assert_eq!(functional, [57_00, -54_00]);
        let exchange = exchange(Side::Receivable, &settled, EUR);
        assert_eq!(exchange.minor(), -3_00, "what stood at 57 was settled with what stood at 54");
        let lines = lines(Side::Receivable, exchange, CHF);
        let told: Vec<_> = lines.iter().map(|line| (line.account.clone(), line.amount.minor())).collect();
        assert_eq!(told, [(AccountRef::purpose("receivable"), -3_00), (AccountRef::purpose("exchange_loss"), 3_00)]);
    }

    #[test]
    fn what_cannot_be_set_off_is_refused() {
        let (owed, credit, foreign) = (item(1, EUR, 100_00, 100_00), item(2, EUR, -60_00, -60_00), item(3, CHF, -50_00, -45_00));
        let items = [owed.clone(), credit.clone(), foreign.clone()];
        let code = |parts: &[ItemPart]| set_off(&items, parts, EUR).unwrap_err().code;
        assert_eq!(code(&[part(&owed, 50_00), part(&credit, -40_00)]), "finance.settlement.uneven");
        assert_eq!(code(&[part(&owed, 61_00), part(&credit, -61_00)]), "finance.open_item.exceeded");
        assert_eq!(code(&[part(&owed, -10_00), part(&credit, 10_00)]), "finance.open_item.exceeded");
        assert_eq!(code(&[part(&owed, 0), part(&credit, 0)]), "finance.open_item.exceeded");
        assert_eq!(code(&[part(&owed, 50_00), part(&foreign, -50_00)]), "finance.open_item.currency");
        assert_eq!(code(&[part(&credit, -30_00), part(&owed, 60_00), part(&credit, -30_00)]), "finance.open_item.exceeded");
        assert_eq!(code(&[part(&item(9, EUR, 1, 1), 1), part(&credit, -1)]), "finance.open_item.unknown");
    }

    #[test]
    fn a_correction_takes_what_both_have_in_common() {
        let table = [
            // invoice, note: (open, functional) each; taken of the note and of the invoice in the company's currency
            ((100_00, 91_74), (-40_00, -36_70), Some((-36_70, 36_70))),
            ((100_00, 91_74), (-100_00, -91_74), Some((-91_74, 91_74))),
            // One cent of rounding when both close.
            ((33_33, 30_58), (-33_33, -30_57), Some((-30_57, 30_58))),
            // The invoice was paid in part before.
            ((10_00, 9_17), (-40_00, -36_70), Some((-9_17, 9_17))),
            ((0, 0), (-40_00, -36_70), None),
        ];
        for ((open, functional), (note, note_functional), expected) in table {
            let found = correct(&item(2, CHF, note, note_functional), &item(1, CHF, open, functional), EUR);
            let found = found.map(|[own, other]| {
                assert_eq!(own.amount.minor() + other.amount.minor(), 0);
                (own.functional.minor(), other.functional.minor())
            });
            assert_eq!(found, expected, "{open} {note}");
        }
    }

    proptest! {
        /// Set off in parts, an item gives up exactly what it stood at, and the ledger's lines balance.
        #[test]
        fn parts_take_the_whole(open in 1_i64..10_000_000, first in 1_i64..10_000_000, functional in 1_i64..10_000_000, credit in 1_i64..10_000_000) {
            let first = first.min(open);
            let (mut owed, mut credit) = (item(1, CHF, open, functional), item(2, CHF, -open, -credit));
            let whole = (owed.functional_minor, credit.functional_minor);
            let mut taken = (0, 0);
            for amount in [first, open - first] {
                if amount == 0 { continue; }
                let settled = set_off(&[owed.clone(), credit.clone()], &[part(&owed, amount), part(&credit, -amount)], EUR).unwrap();
                let told = lines(Side::Receivable, exchange(Side::Receivable, &settled, EUR), CHF);
                prop_assert_eq!(told.iter().map(|line| line.amount.minor()).sum::<i64>(), 0);
                let [one, two] = [settled[0].functional.minor(), settled[1].functional.minor()];
                taken = (taken.0 + one, taken.1 + two);
                owed.open_minor -= amount;
                owed.functional_minor -= one;
                credit.open_minor += amount;
                credit.functional_minor -= two;
            }
            prop_assert_eq!(taken, whole);
        }
    }
}
