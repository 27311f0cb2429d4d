//! The laws of valuation, over random histories, and the cases an auditor would try by hand.

use kontor_kernel::UnitPrice;
use proptest::prelude::*;

use super::*;

const ALL: [Valuation; 3] = [Valuation::MovingAverage, Valuation::Fifo, Valuation::Standard];
const STANDARD: Cost = Cost::Unit(UnitPrice::from_scaled(7_330_000));

fn empty(valuation: Valuation) -> Holding {
    Holding::empty(valuation, CurrencyCode::EUR)
}

fn pieces(count: i64) -> i64 {
    count * Quantity::ONE.scaled()
}

/// A receipt as the handler would make it.
fn receive(holding: &mut Holding, quantity: i64, value: i64) -> Vec<Move> {
    let standard = (holding.valuation == Valuation::Standard).then(|| STANDARD.of(quantity, CurrencyCode::EUR).unwrap());
    holding.receive(Incoming { standard, ..Incoming::new(MoveKind::Receipt, quantity, value) }).unwrap()
}

fn issue(holding: &mut Holding, quantity: i64) -> Move {
    holding.issue(MoveKind::Issue, quantity, Some(STANDARD)).unwrap()
}

fn issued(step: &Move) -> Issued {
    let layers = step.layers.iter().map(|used| Layer { quantity: -used.quantity, value: -used.value, ..*used });
    Issued { quantity: -step.quantity, value: -step.value, layers: layers.collect() }
}

fn check(holding: &Holding, moves: &[Move]) {
    assert_eq!(holding.quantity, moves.iter().map(|step| step.quantity).sum::<i64>(), "on hand is the sum of moves");
    assert_eq!(holding.value, moves.iter().map(|step| step.value).sum::<i64>(), "value is the sum of moves");
    assert_eq!(holding.moves, i64::try_from(moves.len()).unwrap());
    assert!(moves.iter().zip(1..).all(|(step, sequence)| step.sequence == sequence));
    assert!(holding.quantity != 0 || holding.value == 0, "no value without quantity: {holding:?}");
    assert!(holding.quantity.signum() * holding.value.signum() >= 0, "value has the sign of quantity: {holding:?}");
    if holding.valuation == Valuation::Fifo {
        assert_eq!(holding.quantity, holding.layers.iter().map(|layer| layer.quantity).sum::<i64>(), "layers hold the quantity");
        assert_eq!(holding.value, holding.layers.iter().map(|layer| layer.value).sum::<i64>(), "layers hold the value");
        let one_sided = holding.layers.iter().all(|layer| (layer.layer == OWED) == (layer.quantity < 0));
        assert!(one_sided && (holding.quantity >= 0 || holding.layers.len() == 1), "{holding:?}");
    } else {
        assert!(holding.layers.is_empty());
    }
}

#[test]
fn first_in_first_out_by_hand() {
    let mut holding = empty(Valuation::Fifo);
    receive(&mut holding, pieces(10), 100_00);
    receive(&mut holding, pieces(10), 130_00);
    let out = issue(&mut holding, pieces(12));
    assert_eq!(out.value, -126_00);
    assert_eq!(holding.layers, [Layer { layer: 2, quantity: pieces(8), value: 104_00 }]);
    let back = holding.take_back(&issued(&out), pieces(3)).unwrap();
    assert_eq!(back.iter().map(|step| step.value).sum::<i64>(), 36_00, "the two of the second layer come back first");
    assert_eq!(
        holding.layers,
        [Layer { layer: 1, quantity: pieces(1), value: 10_00 }, Layer { layer: 2, quantity: pieces(10), value: 130_00 }]
    );
}

#[test]
fn moving_average_by_hand() {
    let mut holding = empty(Valuation::MovingAverage);
    receive(&mut holding, pieces(3), 10_00);
    assert_eq!(issue(&mut holding, pieces(1)).value, -3_33);
    assert_eq!(issue(&mut holding, pieces(1)).value, -3_34);
    assert_eq!(issue(&mut holding, pieces(1)).value, -3_33, "the issue that empties the stock takes the rest");
    assert_eq!((holding.quantity, holding.value), (0, 0));
}

#[test]
fn standard_posts_the_variance() {
    let mut holding = empty(Valuation::Standard);
    let moves = receive(&mut holding, pieces(10), 80_00);
    assert_eq!(
        moves.iter().map(|step| (step.kind, step.value)).collect::<Vec<_>>(),
        [(MoveKind::Receipt, 80_00), (MoveKind::Variance, -6_70)]
    );
    assert_eq!(issue(&mut holding, pieces(4)).value, -2_932);
}

#[test]
fn what_is_owed_is_settled_by_the_receipt() {
    for valuation in [Valuation::MovingAverage, Valuation::Fifo] {
        let mut holding = empty(valuation);
        receive(&mut holding, pieces(2), 20_00);
        let last = Some(Cost::Like { quantity: pieces(2), value: 20_00 });
        let out = holding.issue(MoveKind::Issue, pieces(5), last).unwrap();
        assert_eq!((out.value, holding.quantity, holding.value), (-50_00, pieces(-3), -30_00));
        let moves = receive(&mut holding, pieces(4), 48_00);
        assert_eq!(
            moves.iter().map(|step| (step.kind, step.value)).collect::<Vec<_>>(),
            [(MoveKind::Receipt, 48_00), (MoveKind::Delta, -6_00)]
        );
        assert_eq!((holding.quantity, holding.value), (pieces(1), 12_00));
    }
}

#[test]
fn what_comes_back_in_parts_comes_back_whole() {
    let issue = Issued {
        quantity: pieces(5),
        value: 10_01,
        layers: vec![Layer { layer: 1, quantity: pieces(2), value: 4_00 }, Layer { layer: 4, quantity: pieces(3), value: 6_01 }],
    };
    let left = issue.clone().less(pieces(4), 8_01);
    assert_eq!(
        left,
        Issued { quantity: pieces(1), value: 2_00, layers: vec![Layer { layer: 1, quantity: pieces(1), value: 2_00 }] }
    );
    assert_eq!(issue.clone().less(pieces(5), 10_01).layers, []);
    assert_eq!(issue.clone().less(0, 0), issue);
}

#[test]
fn more_than_eighteen_digits_is_refused() {
    let mut holding = empty(Valuation::MovingAverage);
    receive(&mut holding, MAX_SCALED, 1);
    let more = holding.receive(Incoming::new(MoveKind::Receipt, 1, 1));
    assert_eq!(more.unwrap_err().code, "inventory.quantity.out_of_range");
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Receive(i64, i64),
    Issue(i64),
    TakeBack(usize, i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (1_i64..40_000, 0_i64..5_000).prop_map(|(quantity, value)| Step::Receive(quantity, value)),
        (1_i64..40_000).prop_map(Step::Issue),
        (0_usize..8, 1_i64..40_000).prop_map(|(which, quantity)| Step::TakeBack(which, quantity)),
    ]
}

/// Runs a history; with `debts`, more may be issued than there is. Gives the holding, its moves and what is still out.
fn run(valuation: Valuation, steps: &[Step], debts: bool) -> (Holding, Vec<Move>) {
    let mut holding = empty(valuation);
    let mut moves: Vec<Move> = Vec::new();
    let mut out: Vec<(Issued, i64, i64)> = Vec::new();
    for step in steps {
        match *step {
            Step::Receive(quantity, value) => moves.extend(receive(&mut holding, quantity, value)),
            Step::Issue(quantity) => {
                let quantity = if debts { quantity } else { quantity.min(holding.quantity) };
                if quantity > 0 {
                    let step = issue(&mut holding, quantity);
                    out.push((issued(&step), 0, 0));
                    moves.push(step);
                }
            }
            Step::TakeBack(which, quantity) => {
                let Some((issue, returned, worth)) = out.get_mut(which) else { continue };
                let left = issue.clone().less(*returned, *worth);
                let quantity = quantity.min(left.quantity);
                if quantity > 0 {
                    let steps = holding.take_back(&left, quantity).unwrap();
                    let back = || steps.iter().filter(|step| step.kind == MoveKind::TakeBack);
                    *returned += back().map(|step| step.quantity).sum::<i64>();
                    *worth += back().map(|step| step.value).sum::<i64>();
                    assert!(*returned < issue.quantity || *worth == issue.value, "all of it came back at its value");
                    moves.extend(steps);
                }
            }
        }
        check(&holding, &moves);
    }
    (holding, moves)
}

proptest! {
    /// Whatever happens, moves sum up to the holding, layers too, and no value is left without quantity.
    #[test]
    fn every_history_adds_up(steps in prop::collection::vec(step(), 1..40), debts in any::<bool>()) {
        for valuation in ALL {
            run(valuation, &steps, debts);
        }
    }

    /// What came in at some value goes out at that value once the stock is empty.
    #[test]
    fn value_in_is_value_out_after_emptying(steps in prop::collection::vec(step(), 1..40), debts in any::<bool>()) {
        for valuation in ALL {
            let (mut holding, mut moves) = run(valuation, &steps, debts);
            match holding.quantity {
                0 => {}
                rest if rest > 0 => moves.push(issue(&mut holding, rest)),
                owed => moves.extend(receive(&mut holding, -owed, 12_345)),
            }
            check(&holding, &moves);
            prop_assert_eq!((holding.quantity, holding.value), (0, 0));
            prop_assert!(holding.layers.is_empty());
        }
    }

    /// Taking back all of an issue restores quantity, value and layers, also when it came in parts.
    #[test]
    fn taking_back_restores(steps in prop::collection::vec(step(), 1..20), quantity in 1_i64..60_000, part in 0_i64..60_000) {
        for valuation in ALL {
            let (mut holding, _) = run(valuation, &steps, false);
            let quantity = quantity.min(holding.quantity);
            if quantity == 0 {
                continue;
            }
            let before = holding.clone();
            let step = issue(&mut holding, quantity);
            let part = part.min(quantity);
            let first = if part > 0 { holding.take_back(&issued(&step), part).unwrap() } else { Vec::new() };
            let worth = first.iter().map(|step| step.value).sum();
            let left = issued(&step).less(part, worth);
            if left.quantity > 0 {
                holding.take_back(&left, left.quantity).unwrap();
            }
            prop_assert_eq!((before.quantity, before.value, before.layers), (holding.quantity, holding.value, holding.layers));
        }
    }
}
