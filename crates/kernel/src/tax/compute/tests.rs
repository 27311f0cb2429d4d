use proptest::prelude::*;

use super::*;

const EUR: CurrencyCode = CurrencyCode::EUR;

fn eur(minor: i64) -> Money {
    Money::new(minor, EUR)
}

fn line(minor: i64, category: TaxCategory, rate: &str) -> TaxLine {
    TaxLine { net_or_gross: eur(minor), category, rate: rate.parse().unwrap() }
}

fn standard(minor: i64, rate: &str) -> TaxLine {
    line(minor, TaxCategory::S, rate)
}

fn minors(amounts: &[Money]) -> Vec<i64> {
    amounts.iter().map(|amount| amount.minor()).collect()
}

#[test]
fn an_invoice_with_everything() {
    let lines = [standard(10_000, "19"), standard(5_005, "7"), line(3_000, TaxCategory::E, "0"), standard(99, "19")];
    let allowances = [standard(1_000, "19")];
    let charges = [standard(495, "7")];
    let input = TaxInput {
        allowances: &allowances,
        charges: &charges,
        prepaid: eur(2_000),
        rounding: Some(eur(-1)),
        ..TaxInput::new(EUR, &lines)
    };
    let result = compute(&input).unwrap();
    assert_eq!(minors(&result.line_nets), [10_000, 5_005, 3_000, 99]);
    let groups: Vec<_> = result.groups.iter().map(|g| (g.category, g.rate.to_string(), g.base.minor(), g.tax.minor())).collect();
    let expected = [
        (TaxCategory::S, "19".to_owned(), 9_099, 1_729),
        (TaxCategory::S, "7".to_owned(), 5_500, 385),
        (TaxCategory::E, "0".to_owned(), 3_000, 0),
    ];
    assert_eq!(groups, expected);
    assert_eq!((result.line_total, result.allowance_total, result.charge_total), (eur(18_104), eur(1_000), eur(495)));
    assert_eq!((result.net_total, result.tax_total, result.gross_total), (eur(17_599), eur(2_114), eur(19_713)));
    assert_eq!((result.prepaid, result.rounding, result.payable), (eur(2_000), eur(-1), eur(17_712)));
}

#[test]
fn by_group_and_by_line_differ_where_they_must() {
    // Three times 0.13 at 19 %: the group owes 0.07, the lines 3 x 0.02.
    let lines = [standard(13, "19"); 3];
    let by_group = compute(&TaxInput::new(EUR, &lines)).unwrap();
    let by_line = compute(&TaxInput { policy: TaxPolicy::ByLine, ..TaxInput::new(EUR, &lines) }).unwrap();
    assert_eq!((by_group.tax_total, by_line.tax_total), (eur(7), eur(6)));
}

#[test]
fn gross_prices_stay_what_they_are() {
    // 3 x 0.99 gross at 19 %: each net 0.83, the group's 2.50, so the first of the equal lines takes the cent.
    let lines = [standard(99, "19"); 3];
    let input = TaxInput { price_mode: PriceMode::Gross, ..TaxInput::new(EUR, &lines) };
    let result = compute(&input).unwrap();
    assert_eq!(minors(&result.line_nets), [84, 83, 83]);
    assert_eq!((result.net_total, result.tax_total, result.gross_total), (eur(250), eur(47), eur(297)));
    let by_line = compute(&TaxInput { policy: TaxPolicy::ByLine, ..input }).unwrap();
    assert_eq!(minors(&by_line.line_nets), [83, 83, 83]);
    assert_eq!((by_line.tax_total, by_line.gross_total), (eur(48), eur(297)));
}

#[test]
fn the_remainder_goes_to_the_largest_line_not_to_an_allowance() {
    let lines = [standard(99, "19"), standard(101, "19"), standard(-3, "19")];
    let allowances = [standard(500, "19")];
    let input = TaxInput { price_mode: PriceMode::Gross, allowances: &allowances, ..TaxInput::new(EUR, &lines) };
    let result = compute(&input).unwrap();
    assert_eq!(result.allowance_nets, [eur(420)]);
    assert_eq!(result.gross_total, eur(99 + 101 - 3 - 500));
    assert_eq!(minors(&result.line_nets)[0], 83);
    assert_eq!(minors(&result.line_nets)[2], -3);
}

#[test]
fn currencies_without_and_with_three_decimals() {
    let yen = Money::new(105, CurrencyCode::JPY);
    let lines = [TaxLine { net_or_gross: yen, category: TaxCategory::S, rate: Percent::whole(10) }];
    let result = compute(&TaxInput::new(CurrencyCode::JPY, &lines)).unwrap();
    assert_eq!(result.tax_total, Money::new(11, CurrencyCode::JPY));
    let dinar = Money::new(1_005, CurrencyCode::KWD);
    let lines = [TaxLine { net_or_gross: dinar, category: TaxCategory::S, rate: Percent::whole(10) }];
    assert_eq!(compute(&TaxInput::new(CurrencyCode::KWD, &lines)).unwrap().tax_total.minor(), 101);
}

#[test]
fn rates_must_go_with_categories() {
    for category in TaxCategory::ALL {
        let allowed = |rate: &str| compute(&TaxInput::new(EUR, &[line(1, category, rate)])).is_ok();
        let may_be_zero = category != TaxCategory::S;
        let may_be_positive = matches!(category, TaxCategory::S | TaxCategory::L | TaxCategory::M);
        assert_eq!((allowed("0"), allowed("19"), allowed("-1")), (may_be_zero, may_be_positive, false), "{category:?}");
        assert_eq!(TaxCategory::find(category.code()), Some(category));
        assert_eq!(serde_json::to_value(category).unwrap(), category.code());
    }
    let charges = [standard(1, "19"), line(1, TaxCategory::AE, "19")];
    let error = compute(&TaxInput { charges: &charges, ..TaxInput::new(EUR, &[]) }).unwrap_err();
    assert_eq!(error, TaxError::RateNotAllowed { part: TaxPart::Charge(1), category: TaxCategory::AE, rate: Percent::whole(19) });
}

#[test]
fn wrong_currencies_and_sizes_are_refused() {
    let mismatch = TaxError::Money(MoneyError::CurrencyMismatch { left: EUR, right: CurrencyCode::USD });
    let dollars = Money::new(1, CurrencyCode::USD);
    let lines = [TaxLine { net_or_gross: dollars, ..standard(1, "19") }];
    assert_eq!(compute(&TaxInput::new(EUR, &lines)), Err(mismatch));
    assert_eq!(compute(&TaxInput { prepaid: dollars, ..TaxInput::new(EUR, &[]) }), Err(mismatch));
    assert_eq!(compute(&TaxInput { rounding: Some(dollars), ..TaxInput::new(EUR, &[]) }), Err(mismatch));
    for price_mode in [PriceMode::Net, PriceMode::Gross] {
        let lines = [standard(i64::MAX, "19"), standard(i64::MIN, "19")];
        let input = TaxInput { price_mode, ..TaxInput::new(EUR, &lines) };
        assert_eq!(compute(&input), Err(TaxError::Money(MoneyError::Overflow)));
    }
}

#[test]
fn an_empty_document_has_empty_totals() {
    let result = compute(&TaxInput::new(EUR, &[])).unwrap();
    assert_eq!((result.groups.len(), result.payable), (0, eur(0)));
}

fn any_line() -> impl Strategy<Value = TaxLine> {
    let kind = prop::sample::select(vec![
        (TaxCategory::S, "19"),
        (TaxCategory::S, "7"),
        (TaxCategory::S, "5.5"),
        (TaxCategory::S, "2.1"),
        (TaxCategory::E, "0"),
        (TaxCategory::AE, "0"),
        (TaxCategory::L, "0"),
        (TaxCategory::M, "4"),
    ]);
    (-10_000_000_i64..10_000_000, kind).prop_map(|(minor, (category, rate))| line(minor, category, rate))
}

fn any_lines(most: usize) -> impl Strategy<Value = Vec<TaxLine>> {
    prop::collection::vec(any_line(), 0..most)
}

fn turned(lines: &[TaxLine]) -> Vec<TaxLine> {
    lines.iter().map(|line| TaxLine { net_or_gross: line.net_or_gross.neg(), ..*line }).collect()
}

fn total(amounts: impl Iterator<Item = Money>) -> i64 {
    amounts.map(Money::minor).sum()
}

proptest! {
    #[test]
    fn the_rules_of_en_16931_hold(
        lines in any_lines(20), allowances in any_lines(4), charges in any_lines(4),
        gross in any::<bool>(), by_line in any::<bool>(), prepaid in -1_000_i64..1_000, rounding in prop::option::of(-9_i64..9),
    ) {
        let input = TaxInput {
            currency: EUR,
            policy: if by_line { TaxPolicy::ByLine } else { TaxPolicy::ByGroup },
            price_mode: if gross { PriceMode::Gross } else { PriceMode::Net },
            lines: &lines,
            allowances: &allowances,
            charges: &charges,
            prepaid: eur(prepaid),
            rounding: rounding.map(eur),
        };
        let result = compute(&input).unwrap();
        prop_assert_eq!(result.line_total.minor(), total(result.line_nets.iter().copied()), "BR-CO-10");
        prop_assert_eq!(result.allowance_total.minor(), total(result.allowance_nets.iter().copied()), "BR-CO-11");
        prop_assert_eq!(result.charge_total.minor(), total(result.charge_nets.iter().copied()), "BR-CO-12");
        let net = result.line_total.minor() - result.allowance_total.minor() + result.charge_total.minor();
        prop_assert_eq!(result.net_total.minor(), net, "BR-CO-13");
        prop_assert_eq!(result.tax_total.minor(), total(result.groups.iter().map(|group| group.tax)), "BR-CO-14");
        prop_assert_eq!(result.gross_total.minor(), net + result.tax_total.minor(), "BR-CO-15");
        prop_assert_eq!(result.payable.minor(), result.gross_total.minor() - prepaid + rounding.unwrap_or(0), "BR-CO-16");
        for group in &result.groups {
            let of_group = |lines: &[TaxLine], nets: &[Money]| -> i64 {
                let pairs = lines.iter().zip(nets);
                total(pairs.filter(|(line, _)| (line.category, line.rate) == (group.category, group.rate)).map(|(_, net)| *net))
            };
            let base = of_group(&lines, &result.line_nets) - of_group(&allowances, &result.allowance_nets)
                + of_group(&charges, &result.charge_nets);
            prop_assert_eq!(group.base.minor(), base, "BR-S-08 and its kin");
            if !by_line {
                let off = group.tax.checked_sub(percent_of(group.base, group.rate).unwrap()).unwrap();
                prop_assert!(off.abs().minor() <= i64::from(gross), "BR-CO-17");
            }
        }
        let sorted = result.groups.is_sorted_by_key(|group| (group.category, Reverse(group.rate)));
        prop_assert!(sorted);
        if gross {
            let agreed = total(lines.iter().map(|line| line.net_or_gross)) - total(allowances.iter().map(|line| line.net_or_gross))
                + total(charges.iter().map(|line| line.net_or_gross));
            prop_assert_eq!(result.gross_total.minor(), agreed);
        }

        let (lines, allowances, charges) = (turned(&lines), turned(&allowances), turned(&charges));
        let mirror = TaxInput {
            lines: &lines,
            allowances: &allowances,
            charges: &charges,
            prepaid: input.prepaid.neg(),
            rounding: input.rounding.map(Money::neg),
            ..input
        };
        let mirror = compute(&mirror).unwrap();
        prop_assert_eq!(mirror.payable, result.payable.neg());
        prop_assert_eq!(mirror.tax_total, result.tax_total.neg());
        let negative: Vec<Money> = result.line_nets.iter().map(|net| net.neg()).collect();
        prop_assert_eq!(mirror.line_nets, negative);
        for (group, opposite) in result.groups.iter().zip(&mirror.groups) {
            prop_assert_eq!((group.base.neg(), group.tax.neg()), (opposite.base, opposite.tax));
        }
    }
}
