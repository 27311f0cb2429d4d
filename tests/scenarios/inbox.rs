//! What a person is told of, in every window they have open.

use kontor_contract::identity::Role;
use kontor_tests::trade::Trade;
use kontor_tests::{TestBook, both};
use serde_json::json;

/// Commits of local rows are counted on SQLite, where each waits for the disk.
#[tokio::test]
async fn facts_that_nobody_wants_cost_the_relay_few_commits_however_many_they_are() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    book.app.relay().await.expect("nothing is in the way");
    for cents in 1..=20 {
        owner.post("1200", "0800", cents).await.expect("balanced");
    }
    let before = book.app.db().commits();
    assert_eq!(book.app.relay().await.expect("nothing is in the way"), 0);
    let spent = book.app.db().commits() - before;
    assert!((1..20).contains(&spent), "{spent}");
    book.app.relay().await.expect("nothing is in the way");
    assert_eq!(book.app.db().commits() - before, spent, "nothing is handed over twice");
}

both! {
    /// Reading in one window is heard by the others; reading again changes nothing and is not told.
    async fn what_is_read_in_one_window_is_heard_in_the_others(book) {
        let trade = Trade::german(&book).await;
        let picker = trade.owner.colleague("picker", Role::Warehouse).await;
        trade.order("HOME", &trade.lines(&[("HYD", "1", "0")]), json!({})).await.expect("there are enough");
        book.app.relay().await.expect("nothing is in the way");
        let unread = picker.ask("notifications.inbox.count", json!({})).await.expect("readable");
        assert_eq!(unread["unread"], 1);
        let mut windows = book.app.live();
        let left = picker.ask("notifications.inbox.mark_read", json!({})).await.expect("their own");
        assert_eq!(left["unread"], 0);
        assert_eq!(windows.try_recv().expect("told").topics, ["relay.notifications"]);
        picker.ask("notifications.inbox.mark_read", json!({})).await.expect("nothing is left");
        assert!(windows.try_recv().is_err());
    }
}
