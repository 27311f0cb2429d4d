//! Goods in, counts, items and warehouses: what lies where, and what the ledger says of it.

use kontor_contract::amount::Amount;
use kontor_contract::finance::{GetEntry, LockKind, SetLock};
use kontor_contract::identity::Role;
use kontor_contract::inventory::{
    CreateItem, GetItem, ItemFields, ItemId, ItemKind, ItemView, ListItems, Supply, TaxClass, UpdateItem, Valuation,
};
use kontor_contract::list::{Condition, ListRequest, Scalar};
use kontor_contract::receipt::{
    AdjustmentLine, GetAdjustment, GetReceipt, ListAdjustments, ListReceipts, PostAdjustment, PostReceipt, ReceiptLine,
    StockDocumentView,
};
use kontor_contract::stock::{GetStock, ListMoves, ListStock};
use kontor_contract::warehouse::{
    CreateWarehouse, ListWarehouses, NegativeStock, UpdateWarehouse, WarehouseFields, WarehouseId, WarehouseRow,
};
use kontor_kernel::{Code, CurrencyCode, Quantity};
use kontor_tests::book::{Session, day, today};
use kontor_tests::both;

/// A warehouse with a policy.
pub(crate) async fn warehouse(owner: &Session, code: &str, negative_stock: NegativeStock) -> WarehouseRow {
    let request =
        CreateWarehouse { code: Code::try_new(code).expect("a code"), branch_id: None, warehouse: place(negative_stock) };
    owner.call(request).await.expect("a new code")
}

fn place(negative_stock: NegativeStock) -> WarehouseFields {
    WarehouseFields {
        name: "Lager Süd".into(),
        region: "south".into(),
        address_name: String::new(),
        street: "Veringkanal 84".into(),
        postal_code: "21107".into(),
        city: "Hamburg".into(),
        country: "DE".into(),
        negative_stock,
        active: true,
    }
}

pub(crate) fn fields(name: &str, valuation: Valuation) -> ItemFields {
    ItemFields {
        name: name.into(),
        name_en: String::new(),
        name_de: String::new(),
        name_fr: String::new(),
        kind: ItemKind::Stock,
        supply: Supply::Goods,
        unit_code: "C62".into(),
        unit_symbol: String::new(),
        unit_decimals: None,
        valuation: Some(valuation),
        tax_class: TaxClass::Standard,
        category: String::new(),
        price: "19.90".parse().ok(),
        price_currency: None,
        standard_cost: None,
        reorder_level: None,
        barcode: String::new(),
        weight_kg: None,
        active: true,
    }
}

/// A stocked item.
pub(crate) async fn item(owner: &Session, code: &str, valuation: Valuation) -> ItemId {
    let standard_cost = (valuation == Valuation::Standard).then(|| "10".parse().expect("a price"));
    let item = ItemFields { standard_cost, ..fields("Hydraulikzylinder", valuation) };
    create(owner, code, item).await.id
}

async fn create(owner: &Session, code: &str, item: ItemFields) -> ItemView {
    owner.call(CreateItem { code: Code::try_new(code).expect("a code"), item }).await.expect("a new code")
}

pub(crate) fn quantity(text: &str) -> Quantity {
    text.parse().expect("a test writes quantities")
}

fn amount(text: &str) -> Amount {
    Amount::new(text.parse().expect("a test writes amounts"))
}

/// Goods in: item, quantity, value.
pub(crate) fn goods(warehouse_id: WarehouseId, lines: &[(ItemId, &str, &str)]) -> PostReceipt {
    let line = |(item_id, count, value): &(ItemId, &str, &str)| ReceiptLine {
        item_id: *item_id,
        quantity: quantity(count),
        unit_cost: None,
        value: Some(amount(value)),
    };
    PostReceipt {
        id: None,
        warehouse_id,
        document_on: today(),
        posted_on: None,
        party_id: None,
        reference: "LS 4711".into(),
        memo: String::new(),
        opening: false,
        currency: None,
        rate: None,
        lines: lines.iter().map(line).collect(),
    }
}

fn count(warehouse_id: WarehouseId, lines: Vec<AdjustmentLine>) -> PostAdjustment {
    PostAdjustment { id: None, warehouse_id, document_on: today(), posted_on: None, reason: "Inventur".into(), lines }
}

fn counted(item_id: ItemId, text: &str) -> AdjustmentLine {
    AdjustmentLine { item_id, difference: None, counted: Some(quantity(text)), unit_cost: None }
}

fn differs(item_id: ItemId, text: &str) -> AdjustmentLine {
    AdjustmentLine { item_id, difference: Some(quantity(text)), counted: None, unit_cost: None }
}

/// On hand, reserved, and value in cents, over all warehouses.
pub(crate) async fn stock(owner: &Session, item_id: ItemId) -> (String, String, i64) {
    let view = owner.call(GetStock { item_id }).await.expect("the item exists");
    assert_eq!(view.available.scaled(), view.on_hand.scaled() - view.reserved.scaled());
    (view.on_hand.to_string(), view.reserved.to_string(), view.value.expect("an owner sees it").minor())
}

/// Account and cents of a document's entry.
async fn posted(owner: &Session, view: &StockDocumentView) -> Vec<(String, i64)> {
    let id = view.head.entry_id.expect("it was worth something");
    let entry = owner.call(GetEntry { id }).await.expect("it was posted");
    assert_eq!((entry.head.source_number.as_str(), entry.head.source_id), (view.head.number.as_str(), view.head.id.uuid()));
    entry.postings.iter().map(|posting| (posting.account.to_string(), posting.amount.minor())).collect()
}

fn filter(pairs: &[(&str, &str)], limit: u32) -> ListRequest {
    let filter = pairs.iter().map(|(field, value)| ((*field).to_owned(), Condition::Is(Scalar::Text((*value).to_owned()))));
    ListRequest { filter: filter.collect(), limit: Some(limit), ..ListRequest::default() }
}

fn pairs(lines: &[(&str, i64)]) -> Vec<(String, i64)> {
    lines.iter().map(|(account, cents)| ((*account).to_owned(), *cents)).collect()
}

both! {
    /// Receipts credit goods received and not invoiced, opening stock the opening account; stock is worth what its
    /// accounts say.
    async fn goods_come_in_with_their_value(book) {
        let owner = book.company().await;
        let hamburg = warehouse(&owner, "HAM1", NegativeStock::Refuse).await;
        let (fifo, average) = (item(&owner, "HYD-1", Valuation::Fifo).await, item(&owner, "HYD-2", Valuation::MovingAverage).await);
        let receipt = owner.call(goods(hamburg.id, &[(fifo, "10", "100.00"), (average, "3", "10.00")])).await.expect("goods");
        assert_eq!(receipt.head.number, "WE-26-1/000001");
        assert_eq!(receipt.moves.len(), 2);
        assert_eq!(posted(&owner, &receipt).await, pairs(&[("3980", 110_00), ("1799", -110_00)]));
        let opening = PostReceipt { opening: true, ..goods(hamburg.id, &[(fifo, "5", "60.00")]) };
        let opening = owner.call(opening).await.expect("opening stock");
        assert_eq!(posted(&owner, &opening).await, pairs(&[("3980", 60_00), ("9000", -60_00)]));
        assert_eq!(stock(&owner, fifo).await, ("15".into(), "0".into(), 160_00));

        let again = owner.call(GetReceipt { id: receipt.head.id }).await.expect("it was posted");
        assert_eq!(again, receipt);
        let twice = PostReceipt { id: Some(receipt.head.id), ..goods(hamburg.id, &[(fifo, "1", "1")]) };
        assert_eq!(owner.call(twice).await.expect_err("refused").code, "inventory.document.posted");
        assert_eq!(owner.call(ListReceipts(filter(&[], 10))).await.expect("readable").rows.len(), 2);
        let ledger = owner.call(ListMoves(filter(&[("item_id", &fifo.to_string())], 10))).await.expect("readable");
        assert_eq!(ledger.rows.iter().map(|row| row.sequence).collect::<Vec<_>>(), [2, 1]);
        book.assert_clean().await;
    }

    /// A foreign receipt is converted once; free goods make no entry.
    async fn foreign_and_free_goods(book) {
        let owner = book.company().await;
        let hamburg = warehouse(&owner, "HAM1", NegativeStock::Refuse).await;
        let one = item(&owner, "HYD-1", Valuation::Fifo).await;
        let usd = CurrencyCode::try_new("USD").ok();
        let foreign = PostReceipt { currency: usd, rate: "0.917431".parse().ok(), ..goods(hamburg.id, &[(one, "3", "100.00")]) };
        let receipt = owner.call(foreign.clone()).await.expect("a rate");
        assert_eq!((receipt.head.total.expect("an owner sees it").minor(), receipt.head.value.expect("an owner sees it").minor()), (100_00, 91_74));
        assert_eq!(posted(&owner, &receipt).await, pairs(&[("3980", 91_74), ("1799", -91_74)]));
        let refused = owner.call(PostReceipt { rate: None, ..foreign }).await.expect_err("refused");
        assert_eq!(refused.code, "finance.entry.rate_required");
        let free = owner.call(goods(hamburg.id, &[(one, "1", "0")])).await.expect("samples cost nothing");
        assert_eq!(free.head.entry_id, None);
        book.assert_clean().await;
    }

    /// What a standard receipt costs more or less goes to the adjustment account.
    async fn standard_cost_posts_the_variance(book) {
        let owner = book.company().await;
        let hamburg = warehouse(&owner, "HAM1", NegativeStock::Refuse).await;
        let one = item(&owner, "HYD-1", Valuation::Standard).await;
        let receipt = owner.call(goods(hamburg.id, &[(one, "4", "43.00")])).await.expect("goods");
        assert_eq!(posted(&owner, &receipt).await, pairs(&[("3980", 40_00), ("1799", -43_00), ("3950", 3_00)]));
        assert_eq!(stock(&owner, one).await, ("4".into(), "0".into(), 40_00));
        let view = owner.call(GetItem { id: Some(one), code: None }).await.expect("it exists");
        let ItemView { id, version, item, .. } = view;
        let dearer = ItemFields { standard_cost: "11".parse().ok(), ..fields(&item.name, Valuation::Standard) };
        let refused = owner.call(UpdateItem { id, version, item: dearer }).await.expect_err("refused");
        assert_eq!(refused.code, "inventory.item.cost_fixed");
        book.assert_clean().await;
    }

    /// A count posts what differs, at present cost; what empties the stock takes its whole value.
    async fn counts_post_differences(book) {
        let owner = book.company().await;
        let hamburg = warehouse(&owner, "HAM1", NegativeStock::Refuse).await;
        let (one, two) = (item(&owner, "HYD-1", Valuation::MovingAverage).await, item(&owner, "HYD-2", Valuation::Fifo).await);
        owner.call(goods(hamburg.id, &[(one, "3", "10.00"), (two, "4", "40.00")])).await.expect("goods");
        let view = owner.call(count(hamburg.id, vec![counted(one, "4"), differs(two, "-1"), counted(two, "3")])).await.expect("differs");
        assert_eq!(view.moves.len(), 2, "the third line agrees by then");
        assert_eq!((view.head.number.as_str(), view.head.total.expect("an owner sees it").minor()), ("BK-26-1/000001", -6_67));
        assert_eq!(posted(&owner, &view).await, pairs(&[("3980", -6_67), ("3950", 6_67)]));
        owner.call(count(hamburg.id, vec![counted(one, "0"), counted(two, "0")])).await.expect("all gone");
        assert_eq!(stock(&owner, one).await, ("0".into(), "0".into(), 0));
        assert_eq!(stock(&owner, two).await, ("0".into(), "0".into(), 0));
        let found = owner.call(count(hamburg.id, vec![counted(two, "2")])).await.expect("worth what it last cost");
        assert_eq!(found.head.total.expect("an owner sees it").minor(), 20_00);
        assert_eq!(owner.call(GetAdjustment { id: found.head.id }).await.expect("it was posted"), found);
        assert_eq!(owner.call(ListAdjustments(filter(&[("text", "inventur")], 10))).await.expect("readable").rows.len(), 3);

        let three = item(&owner, "HYD-3", Valuation::Fifo).await;
        for (lines, code) in [
            (vec![counted(two, "2")], "inventory.adjustment.no_difference"),
            (vec![counted(three, "1")], "inventory.adjustment.cost_required"),
            (vec![differs(two, "-3")], "inventory.stock.not_available"),
            (vec![AdjustmentLine { difference: None, ..differs(two, "1") }], "inventory.adjustment.count_or_difference"),
        ] {
            assert_eq!(owner.call(count(hamburg.id, lines)).await.expect_err("refused").code, code);
        }
        book.assert_clean().await;
    }

    /// What cannot be a receipt is refused, naming the line.
    async fn bad_receipts_are_refused(book) {
        let owner = book.company().await;
        let hamburg = warehouse(&owner, "HAM1", NegativeStock::Refuse).await;
        let one = item(&owner, "HYD-1", Valuation::Fifo).await;
        let service = create(&owner, "SRV-1", ItemFields { kind: ItemKind::Service, supply: Supply::Service, unit_code: "HUR".into(), ..fields("Montage", Valuation::Fifo) }).await;
        assert_eq!((service.item.valuation, service.item.unit_symbol.as_str(), service.item.unit_decimals), (None, "Std", 2));
        let good = || goods(hamburg.id, &[(one, "1", "1")]);
        let stranger = ItemId::from_uuid(hamburg.id.uuid());
        let no_place = WarehouseId::from_uuid(one.uuid());
        for (request, code, path) in [
            (goods(hamburg.id, &[(one, "1", "1"), (stranger, "1", "1")]), "inventory.item.unknown", "lines[1].item_id"),
            (goods(hamburg.id, &[(service.id, "1", "1")]), "inventory.item.not_stocked", "lines[0].item_id"),
            (goods(no_place, &[(one, "1", "1")]), "inventory.warehouse.unknown", "lines[0].warehouse_id"),
            (goods(hamburg.id, &[(one, "1.5", "1")]), "inventory.quantity.too_fine", "lines[0].quantity"),
            (goods(hamburg.id, &[(one, "0", "1")]), "inventory.quantity.not_positive", "lines[0].quantity"),
            (goods(hamburg.id, &[(one, "1", "-1")]), "inventory.value.negative", "lines[0].value"),
            (PostReceipt { document_on: day("2036-03-16"), ..good() }, "finance.entry.date_implausible", "document_on"),
        ] {
            let error = owner.call(request).await.expect_err("refused");
            assert_eq!((error.code.as_str(), error.fields[0].path.as_str()), (code, path));
        }
        owner.call(SetLock { kind: LockKind::Purchases, until: today() }).await.expect("a lock");
        assert_eq!(owner.call(good()).await.expect_err("refused").code, "finance.period.locked");
        owner.call(PostReceipt { opening: true, ..good() }).await.expect("opening stock is no purchase");
        book.assert_clean().await;
    }

    /// Items: unique numbers, edits by version, and what stock was built on stays.
    async fn items_are_kept(book) {
        let owner = book.company().await;
        let hamburg = warehouse(&owner, "HAM1", NegativeStock::Refuse).await;
        let one = create(&owner, "HYD-1", ItemFields { name_fr: "Vérin hydraulique".into(), ..fields("Zylinder", Valuation::Fifo) }).await;
        assert_eq!((one.version, one.item.unit_symbol.as_str(), one.item.unit_decimals), (1, "Stk", 0));
        let twice = CreateItem { code: one.code.clone(), item: fields("Noch einer", Valuation::Fifo) };
        assert_eq!(owner.call(twice).await.expect_err("refused").code, "inventory.item.taken");
        let edit = |version: i64, item: ItemFields| UpdateItem { id: one.id, version, item };
        let renamed = owner.call(edit(1, fields("Zylinder 40/20", Valuation::MovingAverage))).await.expect("nothing moved yet");
        assert_eq!((renamed.version, renamed.item.name.as_str(), renamed.item.name_fr.as_str()), (2, "Zylinder 40/20", ""));
        assert_eq!(owner.call(edit(1, fields("Zylinder", Valuation::Fifo))).await.expect_err("refused").code, "conflict.stale");
        assert_eq!(owner.call(GetItem { id: None, code: Some(one.code.clone()) }).await.expect("by number"), renamed);
        owner.call(goods(hamburg.id, &[(one.id, "1", "1")])).await.expect("goods");
        assert_eq!(owner.call(edit(2, fields("Zylinder", Valuation::Fifo))).await.expect_err("refused").code, "inventory.item.moved");
        let closed = ItemFields { active: false, ..fields("Zylinder 40/20", Valuation::MovingAverage) };
        assert_eq!(owner.call(edit(2, closed)).await.expect("may be closed").version, 3);
        assert_eq!(owner.call(goods(hamburg.id, &[(one.id, "1", "1")])).await.expect_err("refused").code, "inventory.item.inactive");
        let odd = ItemFields { unit_code: "ZZ".into(), ..fields("Seltsam", Valuation::Fifo) };
        let refused = CreateItem { code: Code::try_new("ODD").expect("a code"), item: odd };
        assert_eq!(owner.call(refused).await.expect_err("refused").code, "inventory.unit.unknown");
        // A word by its beginning, after a change by what it is now; inside of a word only what begins none.
        for (text, count) in [("zylinder 40", 1), ("ZYL hyd-1", 1), ("linder", 1), ("40", 1), ("hydraulique", 0), ("zyl 41", 0), ("%", 0)] {
            let found = owner.call(ListItems(filter(&[("text", text)], 10))).await.expect("readable");
            assert_eq!(found.rows.len(), count, "{text}");
        }
        book.assert_clean().await;
    }

    /// A warehouse knows its branch and policy; roles decide who may keep it.
    async fn warehouses_are_kept(book) {
        let owner = book.company().await;
        let hamburg = warehouse(&owner, "HAM1", NegativeStock::Allow).await;
        assert_eq!(hamburg.branch_id, owner.company.main_branch_id);
        let twice = CreateWarehouse { code: hamburg.code.clone(), branch_id: None, warehouse: place(NegativeStock::Refuse) };
        assert_eq!(owner.call(twice).await.expect_err("refused").code, "inventory.warehouse.taken");
        let abroad = CreateWarehouse { code: Code::try_new("X").expect("a code"), branch_id: None, warehouse: WarehouseFields { country: "QQ".into(), ..place(NegativeStock::Refuse) } };
        assert_eq!(owner.call(abroad).await.expect_err("refused").code, "inventory.warehouse.country_unknown");
        let one = item(&owner, "HYD-1", Valuation::Fifo).await;
        owner.call(goods(hamburg.id, &[(one, "2", "20")])).await.expect("goods");
        owner.call(count(hamburg.id, vec![differs(one, "-3")])).await.expect("this warehouse allows it");
        assert_eq!(stock(&owner, one).await, ("-1".into(), "0".into(), -10_00));
        let strict = UpdateWarehouse { id: hamburg.id, version: 1, warehouse: place(NegativeStock::Refuse) };
        assert_eq!(owner.call(strict.clone()).await.expect_err("refused").code, "inventory.warehouse.short");
        let settled = owner.call(goods(hamburg.id, &[(one, "3", "36.00")])).await.expect("goods");
        assert_eq!(posted(&owner, &settled).await, pairs(&[("3980", 34_00), ("4000", 2_00), ("1799", -36_00)]));
        assert_eq!(owner.call(strict).await.expect("nothing is short").version, 2);
        let clerk = owner.colleague("weber", Role::Warehouse).await;
        assert_eq!(clerk.call(ListWarehouses(filter(&[], 10))).await.expect("may look").rows.len(), 1);
        clerk.call(goods(hamburg.id, &[(one, "1", "12")])).await.expect("may receive");
        let own = CreateWarehouse { code: Code::try_new("Y").expect("a code"), branch_id: None, warehouse: place(NegativeStock::Refuse) };
        assert_eq!(clerk.call(own).await.expect_err("refused").code, "denied.permission");
        book.assert_clean().await;
    }

    /// The stock list pages by item over warehouses without gaps or repeats.
    async fn the_stock_list_pages(book) {
        let owner = book.company().await;
        let places = [warehouse(&owner, "HAM1", NegativeStock::Refuse).await, warehouse(&owner, "LYO1", NegativeStock::Refuse).await];
        let mut lines = Vec::new();
        for at in 0..7 {
            lines.push((item(&owner, &format!("HYD-{at}"), Valuation::Fifo).await, "2", "5.00"));
        }
        for place in &places {
            owner.call(goods(place.id, &lines)).await.expect("goods");
        }
        for sort in ["code", "-code", "name", "-name"] {
            let mut seen = Vec::new();
            let mut request = ListRequest { sort: Some(sort.into()), ..filter(&[("in_stock", "1")], 3) };
            request.filter.insert("in_stock".into(), Condition::Is(Scalar::Int(1)));
            loop {
                let page = owner.call(ListStock(request.clone())).await.expect("readable");
                seen.extend(page.rows.iter().map(|row| (row.code.to_string(), row.warehouse.to_string())));
                request.cursor = page.next;
                if request.cursor.is_none() {
                    break;
                }
            }
            let mut distinct = seen.clone();
            distinct.sort();
            distinct.dedup();
            assert_eq!((seen.len(), distinct.len()), (14, 14), "{sort}");
            if sort == "code" {
                assert!(seen.windows(2).all(|pair| pair[0].0 <= pair[1].0));
            }
        }
        let one = owner.call(ListStock(filter(&[("code", "HYD-3"), ("warehouse", "LYO1")], 10))).await.expect("readable");
        assert_eq!(one.rows.len(), 1);
        assert_eq!((one.rows[0].on_hand, one.rows[0].value.expect("an owner sees it").minor()), (quantity("2"), 5_00));
    }
}
