//! What a discount for paying early does to turnover and tax, pure. It makes the consideration less after the supply, so
//! turnover and tax are corrected in proportion to what the document charged of each (Directive 2006/112/EC Art. 90;
//! UStG 17 (1); CGI 272), in the period of the payment.

use kontor_contract::payment::TaxDiscount;
use kontor_contract::posting::{AccountRef, DocumentLine, OpenItemId};
use kontor_derive::Row;
use kontor_kernel::rounding::largest_remainder;
use kontor_kernel::tax::TaxCategory;
use kontor_kernel::{AccountCode, Code, Money, Percent};

use crate::rows::Discount;
use crate::settle::share;

/// What a document charged under one tax code, in its own currency, and where a discount on that goes.
#[derive(Debug, Clone, PartialEq, Row)]
pub(crate) struct TaxOfItem {
    pub(crate) item_id: OpenItemId,
    pub(crate) line: i64,
    pub(crate) tax_code: Code,
    pub(crate) category: TaxCategory,
    pub(crate) rate: Percent,
    pub(crate) base_minor: i64,
    pub(crate) tax_minor: i64,
    pub(crate) tax_account: Option<AccountCode>,
    pub(crate) discount_account: Option<AccountCode>,
}

/// A discount's part under one tax code, with its accounts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    pub(crate) told: TaxDiscount,
    tax_account: AccountRef,
    discount_account: AccountRef,
}

/// Splits a discount, tax included, over the tax codes of its document by what each was charged.
pub(crate) fn split(discount: Money, functional: Money, taxes: &[TaxOfItem]) -> Vec<Part> {
    let charged: Vec<i64> = taxes.iter().map(|tax| tax.base_minor.saturating_add(tax.tax_minor)).collect();
    let parts = largest_remainder(discount.minor(), &charged);
    let worths = largest_remainder(functional.minor(), &parts);
    let account = |code: &Option<AccountCode>, purpose: &str| match code {
        Some(code) => AccountRef::Code(code.clone()),
        None => AccountRef::purpose(purpose),
    };
    let part = |(((tax, whole), part), worth): (((&TaxOfItem, &i64), i64), i64)| {
        let of = |total: i64| if *whole == 0 { 0 } else { share(total, tax.tax_minor, *whole) };
        let (tax_part, tax_worth) = (of(part), of(worth));
        Part {
            told: TaxDiscount {
                tax_code: tax.tax_code.clone(),
                category: tax.category,
                rate: tax.rate,
                base: Money::new(part - tax_part, discount.currency()),
                tax: Money::new(tax_part, discount.currency()),
                functional_base: Money::new(worth - tax_worth, functional.currency()),
                functional_tax: Money::new(tax_worth, functional.currency()),
            },
            tax_account: account(&tax.tax_account, "output_tax"),
            discount_account: account(&tax.discount_account, "discount_given"),
        }
    };
    let parts = taxes.iter().zip(&charged).zip(parts).zip(worths).map(part);
    parts.filter(|part| !(part.told.base.is_zero() && part.told.tax.is_zero())).collect()
}

/// The ledger's lines: turnover and tax become less.
pub(crate) fn lines(parts: &[Part], number: &str) -> Vec<DocumentLine> {
    let line = |account: &AccountRef, amount: Money, transaction: Money| DocumentLine {
        account: account.clone(),
        amount,
        transaction,
        memo: number.to_owned(),
        exchange_line: false,
    };
    let both = |part: &Part| {
        let net = line(&part.discount_account, part.told.functional_base, part.told.base);
        let tax = line(&part.tax_account, part.told.functional_tax, part.told.tax);
        let taxed = !(part.told.tax.is_zero() && part.told.functional_tax.is_zero());
        std::iter::once(net).chain(taxed.then_some(tax))
    };
    parts.iter().flat_map(both).collect()
}

/// A stored discount with its signs turned, for a payment that is taken back.
pub(crate) fn turned(row: &Discount) -> TaxDiscount {
    TaxDiscount {
        tax_code: row.tax_code.clone(),
        category: row.category,
        rate: row.rate,
        base: row.base.neg(),
        tax: row.tax.neg(),
        functional_base: row.functional_base.neg(),
        functional_tax: row.functional_tax.neg(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_kernel::CurrencyCode;
    use proptest::prelude::*;

    fn tax(code: &str, rate: u16, base: i64, tax: i64, discount_account: Option<&str>) -> TaxOfItem {
        TaxOfItem {
            item_id: OpenItemId::from_uuid(uuid::Uuid::nil()),
            line: 1,
            tax_code: Code::try_new(code).unwrap(),
            category: if rate == 0 { TaxCategory::K } else { TaxCategory::S },
            rate: Percent::whole(rate),
            base_minor: base,
            tax_minor: tax,
            tax_account: (rate > 0).then(|| AccountCode::try_new("1776").unwrap()),
            discount_account: discount_account.map(|code| AccountCode::try_new(code).unwrap()),
        }
    }

    fn eur(minor: i64) -> Money {
        Money::new(minor, CurrencyCode::EUR)
    }

    #[test]
    fn a_discount_corrects_each_tax_in_proportion() {
        // 1,190.00 at 19 % and 107.00 at 7 %: 2 % of 1,297.00 is 25.94.
        let taxes = [tax("S19", 19, 1_000_00, 190_00, Some("8736")), tax("S7", 7, 100_00, 7_00, None)];
        let parts = split(eur(25_94), eur(25_94), &taxes);
        let seen: Vec<_> = parts.iter().map(|part| (part.told.base.minor(), part.told.tax.minor())).collect();
        assert_eq!(seen, [(20_00, 3_80), (2_00, 14)]);
        let told: Vec<_> = lines(&parts, "RE-1").into_iter().map(|line| (line.account, line.amount.minor())).collect();
        let code = |code: &str| AccountRef::Code(AccountCode::try_new(code).unwrap());
        let expected =
            [(code("8736"), 20_00), (code("1776"), 3_80), (AccountRef::purpose("discount_given"), 2_00), (code("1776"), 14)];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_bears_no_tax_corrects_none() {
        let parts = split(eur(2_00), eur(2_00), &[tax("K0", 0, 100_00, 0, Some("8743"))]);
        assert_eq!((parts.len(), parts[0].told.base.minor(), lines(&parts, "").len()), (1, 2_00, 1));
    }

    #[test]
    fn a_credit_note_gives_its_share_back() {
        let parts = split(eur(-2_38), eur(-2_38), &[tax("S19", 19, 100_00, 19_00, None)]);
        assert_eq!((parts[0].told.base.minor(), parts[0].told.tax.minor()), (-2_00, -38));
    }

    proptest! {
        /// No cent appears or gets lost between the tax codes, in either currency.
        #[test]
        fn parts_are_the_whole(discount in -1_000_000_i64..1_000_000, functional in -1_000_000_i64..1_000_000,
            bases in proptest::collection::vec((1_i64..10_000_000, 0_u16..20), 1..5)) {
            let taxes: Vec<_> = bases.iter()
                .map(|(base, rate)| tax("X", *rate, *base, base * i64::from(*rate) / 100, None))
                .collect();
            let functional = Money::new(functional, CurrencyCode::CHF);
            let parts = split(eur(discount), functional, &taxes);
            let sum = |of: fn(&TaxDiscount) -> i64| parts.iter().map(|part| of(&part.told)).sum::<i64>();
            prop_assert_eq!(sum(|own| own.base.minor() + own.tax.minor()), discount);
            if discount != 0 {
                prop_assert_eq!(sum(|own| own.functional_base.minor() + own.functional_tax.minor()), functional.minor());
            }
        }
    }
}
