//! What a person is told of, in every window they have open.

use kontor_contract::identity::Role;
use kontor_tests::both;
use kontor_tests::trade::Trade;
use serde_json::json;

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
