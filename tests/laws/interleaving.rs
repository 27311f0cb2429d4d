//! Order independence: facts of several nodes, applied in any interleaving that keeps each node's own order, make the
//! same rows.

use kontor_store::Rebuild;
use kontor_tests::TestBook;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// The facts of a book as row operations, each with its number.
async fn operations(book: &TestBook) -> Vec<Vec<kontor_store::RowOp>> {
    let facts = book.app.db().sealed_after(0, 10_000).await.expect("readable");
    let mut all = Vec::new();
    for fact in facts {
        // What a fact is searched by is kept under its position here.
        let mut ops = book.app.operations_of(&fact).await.expect("its own fact");
        ops.retain(|op| op.table() != "audit_fact");
        all.push(ops);
    }
    all
}

#[tokio::test]
async fn any_interleaving_of_two_nodes_makes_the_same_rows() {
    let mut nodes = Vec::new();
    for (cents, login) in [(100, "annika"), (7_000, "louis")] {
        let book = TestBook::sqlite().await;
        let owner = book.company_of(login).await;
        for at in 0..6 {
            owner.post("1200", "0800", cents + at).await.expect("balanced");
        }
        nodes.push(operations(&book).await);
    }
    let (left, right) = (nodes.remove(0), nodes.remove(0));
    let apply = |order: &[bool]| -> Vec<String> {
        let mut rebuild = Rebuild::start().expect("memory");
        let (mut lefts, mut rights) = (left.iter(), right.iter());
        for take_left in order {
            let ops = if *take_left { lefts.next() } else { rights.next() };
            // The position is the receiving node's own affair; the rows must not depend on it.
            rebuild.apply(1, ops.expect("as many as in the order").clone()).expect("applicable");
        }
        rebuild.dump().expect("memory")
    };
    let total = left.len() + right.len();
    let mut sorted = vec![true; left.len()];
    sorted.resize(total, false);
    let expected = apply(&sorted);
    assert!(expected.len() > 100, "{} rows", expected.len());
    TestRunner::new(Config { cases: 24, ..Config::default() })
        .run(&Just(sorted).prop_shuffle(), |order| {
            prop_assert_eq!(&apply(&order), &expected);
            Ok(())
        })
        .expect("order does not matter");
}
