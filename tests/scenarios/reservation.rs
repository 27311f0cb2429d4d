//! Stock promised to orders and given to deliveries, with many callers at once.

use kontor_contract::Result;
use kontor_contract::inventory::{ItemId, Valuation};
use kontor_contract::list::ListRequest;
use kontor_contract::parties::{CreateParty, PartyFields};
use kontor_contract::reservation::ListReservations;
use kontor_contract::sales::delivery::{LineQuantity, PostDelivery, ReverseDelivery};
use kontor_contract::sales::order::{CancelOrder, ConfirmOrder, DraftBody, OrderView, SaveOrderDraft};
use kontor_contract::warehouse::{NegativeStock, WarehouseId};
use kontor_tests::book::Session;
use kontor_tests::both;
use serde_json::json;
use uuid::Uuid;

use crate::stock::{goods, item, quantity, stock, warehouse};

async fn customer(owner: &Session) -> Uuid {
    let party: PartyFields =
        serde_json::from_value(json!({ "kind": "customer", "name": "Nordwind GmbH" })).expect("the least a party needs");
    owner.call(CreateParty { id: None, code: None, party }).await.expect("a customer").id.uuid()
}

/// The draft of an order of some items from one warehouse.
async fn draft(owner: &Session, customer_id: Uuid, from: WarehouseId, lines: &[(ItemId, &str)]) -> OrderView {
    let lines: Vec<_> = lines
        .iter()
        .map(|(item_id, count)| {
            json!({ "item_id": item_id, "quantity": count, "unit_price": "19.90", "tax_code": "S19", "warehouse_id": from })
        })
        .collect();
    let body: DraftBody = serde_json::from_value(json!({ "customer_id": customer_id, "lines": lines })).expect("a draft");
    owner.call(SaveOrderDraft { id: None, version: 0, draft: body }).await.expect("a draft may say anything")
}

async fn confirm(owner: &Session, order: &OrderView) -> Result<OrderView> {
    owner.call(ConfirmOrder { id: order.head.id, version: order.head.version }).await
}

fn deliver(order: &OrderView, lines: Option<Vec<LineQuantity>>) -> PostDelivery {
    PostDelivery { id: None, order_id: order.head.id, date: None, lines }
}

both! {
    /// 32 orders over 64 pieces of which there are 40, confirmed at once: 40 are promised at most, and nobody is told
    /// anything but yes or not available.
    async fn nothing_is_promised_twice(book) {
        let owner = book.company().await;
        let place = warehouse(&owner, "HAM1", NegativeStock::Refuse).await;
        let items = [item(&owner, "HYD-1", Valuation::Fifo).await, item(&owner, "HYD-2", Valuation::MovingAverage).await];
        owner.call(goods(place.id, &[(items[0], "40", "400"), (items[1], "40", "400")])).await.expect("goods");
        let customer_id = customer(&owner).await;
        let mut orders = Vec::new();
        for caller in 0..32 {
            let count = if caller % 2 == 0 { "1" } else { "3" };
            // Every third names the items the other way round.
            let (first, second) = if caller % 3 == 0 { (items[1], items[0]) } else { (items[0], items[1]) };
            orders.push((count, draft(&owner, customer_id, place.id, &[(first, count), (second, count)]).await));
        }
        let callers = orders.into_iter().map(|(count, order)| {
            let owner = owner.clone();
            tokio::spawn(async move { (count, confirm(&owner, &order).await) })
        });
        let (mut promised, mut refused) = (0, Vec::new());
        for caller in callers.collect::<Vec<_>>() {
            match caller.await.expect("no panic") {
                (count, Ok(_)) => promised += count.parse::<i64>().expect("a number"),
                (_, Err(error)) => refused.push(error.code),
            }
        }
        assert!((38..=40).contains(&promised), "{promised} of 40 promised");
        assert!(refused.iter().all(|code| code == "inventory.stock.not_available"), "{refused:?}");
        for one in items {
            assert_eq!(stock(&owner, one).await, ("40".into(), promised.to_string(), 400_00));
        }
        let live = owner.call(ListReservations(ListRequest::default())).await.expect("readable").rows;
        let of_second = live.iter().filter(|row| row.item_id == items[1]).map(|row| row.quantity.scaled());
        assert_eq!(of_second.sum::<i64>(), quantity(&promised.to_string()).scaled());
        book.assert_clean().await;
    }

    /// 30 deliveries at once of one item valued first in, first out: each takes its own part of the layers.
    async fn deliveries_at_once_keep_their_cost_apart(book) {
        let owner = book.company().await;
        let place = warehouse(&owner, "HAM1", NegativeStock::Refuse).await;
        let one = item(&owner, "HYD-1", Valuation::Fifo).await;
        for value in ["100", "130", "90"] {
            owner.call(goods(place.id, &[(one, "10", value)])).await.expect("goods");
        }
        let customer_id = customer(&owner).await;
        let mut orders = Vec::new();
        for _ in 0..30 {
            let order = draft(&owner, customer_id, place.id, &[(one, "1")]).await;
            orders.push(confirm(&owner, &order).await.expect("there are enough"));
        }
        let callers = orders.into_iter().map(|order| {
            let owner = owner.clone();
            tokio::spawn(async move { owner.call(deliver(&order, None)).await })
        });
        let mut cost = 0;
        for caller in callers.collect::<Vec<_>>() {
            cost += caller.await.expect("no panic").expect("it was promised").cost.expect("an owner sees it").minor();
        }
        assert_eq!(cost, 320_00);
        assert_eq!(stock(&owner, one).await, ("0".into(), "0".into(), 0));
        book.assert_clean().await;
    }

    /// A promise is used up by deliveries, comes back with a reversed one, and ends with its order.
    async fn promises_follow_their_order(book) {
        let owner = book.company().await;
        let place = warehouse(&owner, "HAM1", NegativeStock::Refuse).await;
        let one = item(&owner, "HYD-1", Valuation::Fifo).await;
        owner.call(goods(place.id, &[(one, "4", "40")])).await.expect("goods");
        owner.call(goods(place.id, &[(one, "4", "52")])).await.expect("goods");
        let customer_id = customer(&owner).await;
        let order = confirm(&owner, &draft(&owner, customer_id, place.id, &[(one, "6")]).await).await.expect("available");
        let other = draft(&owner, customer_id, place.id, &[(one, "3")]).await;
        let refused = confirm(&owner, &other).await.expect_err("refused");
        assert_eq!((refused.params["available"].as_str(), refused.params["asked"].as_str()), ("2", "3"));
        let part = vec![LineQuantity { line: 1, quantity: quantity("5") }];
        let delivery = owner.call(deliver(&order, Some(part))).await.expect("promised");
        assert_eq!(delivery.cost.expect("an owner sees it").minor(), 53_00, "four at ten and one at thirteen");
        assert_eq!(stock(&owner, one).await, ("3".into(), "1".into(), 39_00));
        let back = owner.call(ReverseDelivery { id: delivery.id, date: None, reason: "Irrtum".into() }).await.expect("not invoiced");
        assert_eq!(back.cost.expect("an owner sees it").minor().abs(), 53_00);
        assert_eq!(stock(&owner, one).await, ("8".into(), "6".into(), 92_00));
        let again = owner.call(deliver(&order, None)).await.expect("promised again");
        assert_eq!(again.cost.expect("an owner sees it").minor(), 66_00, "the layers are as they were");
        let third = confirm(&owner, &draft(&owner, customer_id, place.id, &[(one, "2")]).await).await.expect("available");
        let cancel = CancelOrder { id: third.head.id, version: third.head.version, reason: "storniert".into() };
        owner.call(cancel).await.expect("nothing went out");
        assert_eq!(stock(&owner, one).await, ("2".into(), "0".into(), 26_00));
        book.assert_clean().await;
    }
}
