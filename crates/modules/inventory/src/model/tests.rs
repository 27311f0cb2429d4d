//! Table tests of the documents' rules.

use kontor_contract::amount::Amount;
use kontor_contract::inventory::{ItemId, ItemKind, Valuation};
use kontor_contract::warehouse::WarehouseId;
use kontor_kernel::{Code, Decimal, UnitPrice};
use uuid::Uuid;

use super::*;

fn item(decimals: u32) -> StockItem {
    StockItem {
        id: ItemId::from_uuid(Uuid::from_u128(1)),
        code: Code::try_new("HYD-1").unwrap(),
        kind: ItemKind::Stock,
        unit_decimals: decimals,
        valuation: Some(Valuation::Fifo),
        standard_cost: None,
        active: true,
    }
}

fn amount(text: &str) -> Amount {
    Amount::new(text.parse::<Decimal>().unwrap())
}

fn step(kind: MoveKind, value: &str) -> Moved {
    Moved {
        line: 1,
        kind,
        item_id: ItemId::from_uuid(Uuid::from_u128(1)),
        warehouse_id: WarehouseId::from_uuid(Uuid::from_u128(2)),
        branch_id: kontor_contract::identity::BranchId::from_uuid(Uuid::from_u128(3)),
        sequence: 1,
        quantity: Quantity::ONE,
        value: amount(value),
        layers: Vec::new(),
        returns: None,
    }
}

#[test]
fn quantities_fit_the_unit() {
    let table = [
        ("0", 0, "inventory.quantity.not_positive"),
        ("-1", 0, "inventory.quantity.not_positive"),
        ("1.5", 0, "inventory.quantity.too_fine"),
        ("1.0005", 3, "inventory.quantity.too_fine"),
        ("1000000001", 0, "inventory.quantity.out_of_range"),
    ];
    for (text, decimals, code) in table {
        let error = check_quantity(text.parse().unwrap(), &item(decimals), "lines[0].quantity").unwrap_err();
        assert_eq!((error.code.as_str(), error.fields[0].path.as_str()), (code, "lines[0].quantity"), "{text}");
    }
    for (text, decimals) in [("1", 0), ("0.001", 3), ("0.0001", 4), ("1000000000", 0)] {
        assert!(check_quantity(text.parse().unwrap(), &item(decimals), "").is_ok(), "{text}");
    }
}

#[test]
fn a_receipt_line_has_a_cost_or_a_value() {
    let line = |unit_cost: Option<&str>, value: Option<&str>| ReceiptLine {
        item_id: ItemId::from_uuid(Uuid::from_u128(1)),
        quantity: "3".parse().unwrap(),
        unit_cost: unit_cost.map(|cost| cost.parse::<UnitPrice>().unwrap()),
        value: value.map(amount),
    };
    let item = item(0);
    let of = |line: ReceiptLine| receipt_amounts(&[line], &[&item], CurrencyCode::EUR);
    assert_eq!(of(line(Some("1.115"), None)).unwrap()[0].minor(), 335);
    assert_eq!(of(line(None, Some("3.34"))).unwrap()[0].minor(), 334);
    let refused = [
        (line(None, None), "inventory.receipt.cost_required"),
        (line(Some("1"), Some("3")), "inventory.receipt.cost_required"),
        (line(Some("-1"), None), "inventory.value.negative"),
        (line(None, Some("-1")), "inventory.value.negative"),
        (line(None, Some("1.001")), "amount.out_of_range"),
        (line(Some("999999999999"), None), "amount.out_of_range"),
    ];
    for (line, code) in refused {
        let line =
            if code == "amount.out_of_range" { ReceiptLine { quantity: "1000000000".parse().unwrap(), ..line } } else { line };
        assert_eq!(of(line).unwrap_err().code, code);
    }
}

#[test]
fn a_foreign_receipt_is_converted_once() {
    let usd = |minor: i64| Money::new(minor, CurrencyCode::USD);
    let amounts = [usd(33_33), usd(33_33), usd(33_34)];
    let rate = "0.917431".parse().unwrap();
    assert_eq!(in_functional(&amounts, usd(100_00), Some(rate), CurrencyCode::EUR).unwrap(), [30_58, 30_58, 30_58]);
    let error = in_functional(&amounts, usd(100_00), None, CurrencyCode::EUR).unwrap_err();
    assert_eq!(error.code, "finance.entry.rate_required");
}

#[test]
fn a_count_says_one_of_two_things() {
    let line = |difference: Option<&str>, counted: Option<&str>| AdjustmentLine {
        item_id: ItemId::from_uuid(Uuid::from_u128(1)),
        difference: difference.map(|text| text.parse().unwrap()),
        counted: counted.map(|text| text.parse().unwrap()),
        unit_cost: None,
    };
    let of = |line: AdjustmentLine| difference(&line, &item(0), 50_000, 0);
    assert_eq!(of(line(Some("-2"), None)).unwrap(), -20_000);
    assert_eq!(of(line(None, Some("7"))).unwrap(), 20_000);
    assert_eq!(of(line(None, Some("0"))).unwrap(), -50_000);
    for (line, code) in [
        (line(None, None), "inventory.adjustment.count_or_difference"),
        (line(Some("1"), Some("1")), "inventory.adjustment.count_or_difference"),
        (line(None, Some("-1")), "inventory.quantity.not_positive"),
        (line(Some("0.5"), None), "inventory.quantity.too_fine"),
    ] {
        assert_eq!(of(line).unwrap_err().code, code);
    }
}

#[test]
fn moves_post_once_per_account_and_balance() {
    let moves = [
        step(MoveKind::Issue, "-10.00"),
        step(MoveKind::Issue, "-2.50"),
        step(MoveKind::Delta, "-0.75"),
        step(MoveKind::Adjustment, "4.00"),
    ];
    let lines = journal(&moves, CurrencyCode::EUR, None).unwrap();
    let posted: Vec<(AccountRef, i64)> = lines.iter().map(|line| (line.account.clone(), line.amount.minor())).collect();
    let expected = [("inventory", -9_25), ("cost_of_goods_sold", 13_25), ("inventory_adjustment", -4_00)];
    assert_eq!(posted, expected.map(|(purpose, minor)| (AccountRef::purpose(purpose), minor)));
}

#[test]
fn foreign_goods_post_their_own_currency() {
    let moves = [step(MoveKind::Receipt, "91.74"), step(MoveKind::Variance, "-1.74")];
    let foreign = Money::new(100_00, CurrencyCode::USD);
    let lines = journal(&moves, CurrencyCode::EUR, Some(foreign)).unwrap();
    let posted: Vec<(i64, Money)> = lines.iter().map(|line| (line.amount.minor(), line.transaction)).collect();
    let eur = |minor: i64| Money::new(minor, CurrencyCode::EUR);
    assert_eq!(posted, [(91_74, foreign), (-91_74, foreign.neg()), (-1_74, eur(-1_74)), (1_74, eur(1_74))]);
    assert!(journal(&[], CurrencyCode::EUR, None).unwrap().is_empty());
}
