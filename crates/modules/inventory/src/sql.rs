//! Every SQL text of this module.

use kontor_store::statements;

/// The columns of an item, in the order of `ItemData`, and what identifies it.
macro_rules! item {
    ($rest:literal) => {
        concat!(
            "select i.name, i.name_en, i.name_de, i.name_fr, i.kind, i.supply, i.unit_code, i.unit_symbol, i.unit_decimals, i.valuation, \
                i.tax_class, i.category, i.price, i.price_currency, i.standard_cost, i.reorder_level, i.barcode, i.weight_kg, i.active, \
                i.id, i.code, i.version \
            from inventory_item i where {scope:i} and ",
            $rest
        )
    };
}

/// The columns of a warehouse.
macro_rules! warehouse {
    ($rest:literal) => {
        concat!(
            "select w.id, w.company_id, w.branch_id, w.code, w.currency, w.name, w.search, w.region, w.address_name, w.street, \
                w.postal_code, w.city, w.country, w.negative_stock, w.active, w.version \
            from inventory_warehouse w where {scope:w+branch+warehouse=id+own=none} and ",
            $rest
        )
    };
}

/// The columns of a stock row in lists.
macro_rules! stock_columns {
    () => {
        "s.item_id, i.code, i.name, s.warehouse_id, w.code as warehouse, i.unit_symbol, i.unit_decimals, s.on_hand, s.reserved, \
            s.on_hand - s.reserved as available, s.value_minor, w.currency as value_currency, i.reorder_level"
    };
}

/// The columns of the stock ledger.
macro_rules! move_columns {
    () => {
        "m.id, m.posted_on as date, m.kind, m.item_id, i.code, i.name, i.unit_symbol, m.warehouse_id, w.code as warehouse, m.sequence, \
            m.source_kind, m.source_id, m.source_number, m.source_line, \
            case when m.quantity > 0 then m.quantity else 0 end as quantity_in, \
            case when m.quantity < 0 then -m.quantity else 0 end as quantity_out, m.value_minor, m.value_currency"
    };
}

/// The columns of a live promise.
macro_rules! live {
    ($from:literal) => {
        concat!(
            "select r.id, r.owner_id, r.owner_number, r.owner_line, r.item_id, r.warehouse_id, r.branch_id, l.quantity from ",
            $from,
            " and l.company_id = r.company_id and l.owner_number = r.owner_number and l.reservation_id = r.id and l.quantity <> 0 and "
        )
    };
}

pub(crate) const STOCK_COLUMNS: &str = stock_columns!();
pub(crate) const MOVE_COLUMNS: &str = move_columns!();

statements! { "inventory";
    ITEM = item!("i.id = $1");
    ITEM_BY_CODE = item!("i.code = $1 order by i.id");
    ITEM_CODES = "select count(*) from inventory_item i where {scope:i} and i.code = $1";
    ITEM_MOVES = "select count(*) from inventory_stock s where {scope:s} and s.item_id = $1 and s.moves > 0";
    ITEM_ON_HAND = "select count(*) from inventory_stock s where {scope:s} and s.item_id = $1 and s.on_hand <> 0";
    STOCK_ITEMS = "select i.id, i.code, i.kind, i.unit_decimals, i.valuation, i.standard_cost, i.active \
        from inventory_item i where {scope:i} and i.id in ({list})";
    WAREHOUSE = warehouse!("w.id = $1");
    WAREHOUSES = warehouse!("w.id in ({list})");
    WAREHOUSE_CODES = "select count(*) from inventory_warehouse w where {scope:w} and w.code = $1";
    // Stock that is short: promised beyond what there is, or owed.
    WAREHOUSE_SHORTAGES = "select count(*) from inventory_item i join inventory_stock s on s.company_id = i.company_id and s.item_id = i.id \
        where {scope:i} and {scope:s} and s.warehouse_id = $1 and (s.on_hand < 0 or s.on_hand < s.reserved)";
    BRANCH_KNOWN = "select count(*) from rpt_branch b where {scope:b} and b.id = $1";

    STOCK = "select s.item_id, s.warehouse_id, s.on_hand, s.reserved, s.value_minor, s.moves \
        from inventory_stock s where {scope:s} and s.id in ({list})";
    // Cost is decided on the stock as it is, so whoever moves it holds it until the commit; always in this order.
    STOCK_HELD = "select s.item_id, s.warehouse_id, s.on_hand, s.reserved, s.value_minor, s.moves \
        from inventory_stock s where {scope:s} and s.id in ({list}) order by s.item_id, s.warehouse_id{update}";
    STOCK_OF_ITEM = concat!("select ", stock_columns!(), " \
        from inventory_stock s join inventory_item i on i.id = s.item_id join inventory_warehouse w on w.id = s.warehouse_id \
        where {scope:s+branch+warehouse+own=none} and s.item_id = $1 order by w.code");
    LAYERS = "select l.item_id, l.warehouse_id, l.layer, l.quantity, l.value_minor \
        from inventory_layer l where {scope:l} and l.warehouse_id = $1 and l.quantity <> 0 and l.item_id in ({list}) order by l.item_id, l.layer";
    LAST_COST = "select m.quantity, m.value_minor from inventory_move m \
        where {scope:m} and m.item_id = $1 and m.warehouse_id = $2 and m.quantity > 0 and m.kind <> 'take_back' \
        order by m.sequence desc limit 1";
    // Holds the stock row until commit, so that what is available is promised once.
    STILL_AVAILABLE = "select 1 from inventory_stock s \
        where {scope:s} and s.item_id = $1 and s.warehouse_id = $2 and s.on_hand - s.reserved >= $3{update}";

    DOCUMENT_NUMBER = "select d.number from inventory_document d where {scope:d} and d.id = $1";
    DOCUMENT = "select d.id, d.company_id, d.branch_id, d.kind, d.number, d.series_no, d.fiscal_year, d.node_id, d.epoch, d.warehouse_id, \
            d.document_on, d.posted_on, d.party_id, d.reference, d.memo, d.search, d.opening, d.rate, d.total_minor, d.total_currency, \
            d.value_minor, d.value_currency, d.actor_id, d.posted_at, d.entry_id, d.reverses_id \
        from inventory_document d where {scope:d+branch+warehouse+own} and d.id = $1 and d.kind = $2";
    DOCUMENT_REVERSAL = "select d.number from inventory_document d where {scope:d} and d.reverses_id = $1";
    MOVES_TO_UNDO = "select m.id, m.source_line, m.item_id, m.warehouse_id, m.kind, m.sequence, m.quantity, m.value_minor \
        from inventory_move m where {scope:m} and m.source_id = $1 order by m.source_line desc, m.id desc";
    DOCUMENT_HEAD = "select d.id, d.number, d.branch_id, d.warehouse_id, w.code as warehouse, d.document_on, d.posted_on, d.party_id, \
            d.reference, d.memo, d.opening, d.rate, d.total_minor, d.total_currency, d.value_minor, d.value_currency, d.entry_id, \
            coalesce(u.name, '') as posted_by, d.posted_at, d.reverses_id, r.id as reversed_by_id \
        from inventory_document d join inventory_warehouse w on w.id = d.warehouse_id left join rpt_user u on u.id = d.actor_id \
            left join inventory_document r on r.reverses_id = d.id \
        where {scope:d+branch+warehouse+own} and d.id = $1 and d.kind = $2";
    DOCUMENT_MOVES = concat!("select ", move_columns!(), " \
        from inventory_move m join inventory_item i on i.id = m.item_id join inventory_warehouse w on w.id = m.warehouse_id \
        where {scope:m+branch+warehouse+own=none} and m.source_id = $1 order by m.source_line, m.id");

    // A document's promises are few, and so are the live ones: each text begins with what it knows (SQLite keeps to that order).
    LIVE_OF_OWNER = concat!(live!("inventory_reservation r cross join inventory_reservation_live l where {scope:r}"), "r.owner_id = $1 \
        order by r.owner_line, r.id");
    LIVE_EXPIRED = concat!(live!("inventory_reservation_live l cross join inventory_reservation r where {scope:l}"), "r.expires_on < $1 \
        order by l.owner_number, l.reservation_id limit 500");
    STILL_PROMISED = "select 1 from inventory_reservation_live l \
        where {scope:l} and l.owner_number = $1 and l.reservation_id = $2 and l.quantity >= $3{update}";

    ISSUED_BY = "select m.id, m.source_line, m.item_id, m.warehouse_id, m.quantity, m.value_minor from inventory_move m \
        where {scope:m} and m.source_id = $1 and m.kind = 'issue' order by m.source_line, m.id";
    RETURNED = "select m.returns_id, cast(sum(m.quantity) as BIGINT) as quantity, cast(sum(m.value_minor) as BIGINT) as value_minor \
        from inventory_move m where {scope:m} and m.kind = 'take_back' and m.returns_id in ({list}) group by m.returns_id";
    USED_LAYERS = "select l.move_id, l.layer, l.quantity, l.value_minor from inventory_move_layer l \
        where {scope:l} and l.move_id in ({list}) order by l.move_id, l.ordinal";

    // kontor verify: from raw rows.
    CHECK_DOCUMENT_COUNT = "select count(*) from inventory_document d where {scope:d}";
    CHECK_DOCUMENT_ENTRIES = "select d.number from inventory_document d left join rpt_entry e on e.id = d.entry_id \
        where {scope:d} and d.entry_id is not null and (e.id is null or e.source_id <> d.id) limit 100";
    CHECK_NUMBERS = "select d.company_id, d.kind, d.fiscal_year, d.node_id, d.epoch, count(*) as documents, min(d.series_no) as lowest, \
            max(d.series_no) as highest, coalesce(max(s.next), 0) as next \
        from inventory_document d left join number_series s on s.company_id = d.company_id and s.kind = d.kind \
            and s.fiscal_year = d.fiscal_year and s.node_id = d.node_id and s.epoch = d.epoch \
        where {scope:d} group by d.company_id, d.kind, d.fiscal_year, d.node_id, d.epoch";
    CHECK_STOCK_COUNT = "select count(*) from inventory_stock s where {scope:s}";
    // A company's currency is that of its warehouses.
    CHECK_STOCK = "select coalesce(m.item_id, s.item_id) as item_id, coalesce(m.warehouse_id, s.warehouse_id) as warehouse_id, \
            coalesce((select w.currency from inventory_warehouse w where w.id = coalesce(m.warehouse_id, s.warehouse_id)), '') as currency, \
            coalesce(m.quantity, 0) as moved, coalesce(s.on_hand, 0) as on_hand, coalesce(m.value_minor, 0) as moved_minor, \
            coalesce(s.value_minor, 0) as value_minor, coalesce(m.moves, 0) as moves, coalesce(m.last, 0) as last, coalesce(s.moves, 0) as kept \
        from (select m.company_id, m.item_id, m.warehouse_id, cast(sum(m.quantity) as BIGINT) as quantity, \
                cast(sum(m.value_minor) as BIGINT) as value_minor, count(*) as moves, max(m.sequence) as last \
            from inventory_move m where {scope:m} group by m.company_id, m.item_id, m.warehouse_id) m \
        full join (select * from inventory_stock s where {scope:s}) s \
            on s.company_id = m.company_id and s.item_id = m.item_id and s.warehouse_id = m.warehouse_id \
        where coalesce(m.quantity, 0) <> coalesce(s.on_hand, 0) or coalesce(m.value_minor, 0) <> coalesce(s.value_minor, 0) \
            or coalesce(m.moves, 0) <> coalesce(s.moves, 0) or coalesce(m.last, 0) <> coalesce(s.moves, 0) \
            or (coalesce(s.on_hand, 0) = 0 and coalesce(s.value_minor, 0) <> 0) limit 100";
    CHECK_RESERVED = "select coalesce(r.item_id, s.item_id) as item_id, coalesce(r.warehouse_id, s.warehouse_id) as warehouse_id, \
            coalesce(r.quantity, 0) as promised, coalesce(s.reserved, 0) as reserved, coalesce(s.on_hand, 0) as on_hand \
        from (select r.company_id, r.item_id, r.warehouse_id, cast(sum(l.quantity) as BIGINT) as quantity \
            from inventory_reservation r join inventory_reservation_live l \
                on l.company_id = r.company_id and l.owner_number = r.owner_number and l.reservation_id = r.id \
            where {scope:r} group by r.company_id, r.item_id, r.warehouse_id) r \
        full join (select s.*, w.negative_stock from inventory_stock s join inventory_warehouse w on w.id = s.warehouse_id where {scope:s}) s \
            on s.company_id = r.company_id and s.item_id = r.item_id and s.warehouse_id = r.warehouse_id \
        where coalesce(r.quantity, 0) <> coalesce(s.reserved, 0) or coalesce(s.reserved, 0) < 0 \
            or (s.negative_stock = 'refuse' and s.reserved > s.on_hand) limit 100";
    CHECK_LIVE = "select r.owner_number, r.owner_line, r.quantity as promised, coalesce(l.quantity, 0) as live \
        from inventory_reservation r left join inventory_reservation_live l \
            on l.company_id = r.company_id and l.owner_number = r.owner_number and l.reservation_id = r.id \
        where {scope:r} and (coalesce(l.quantity, -1) < 0 or l.quantity > r.quantity) limit 100";
    CHECK_LAYERS = "select coalesce(m.item_id, l.item_id) as item_id, coalesce(m.warehouse_id, l.warehouse_id) as warehouse_id, \
            coalesce((select w.currency from inventory_warehouse w where w.id = coalesce(m.warehouse_id, l.warehouse_id)), '') as currency, \
            coalesce(m.layer, l.layer) as layer, coalesce(m.quantity, 0) as moved, coalesce(l.quantity, 0) as kept, \
            coalesce(m.value_minor, 0) as moved_minor, coalesce(l.value_minor, 0) as kept_minor \
        from (select m.company_id, m.item_id, m.warehouse_id, m.layer, cast(sum(m.quantity) as BIGINT) as quantity, \
                cast(sum(m.value_minor) as BIGINT) as value_minor \
            from inventory_move_layer m where {scope:m} group by m.company_id, m.item_id, m.warehouse_id, m.layer) m \
        full join (select * from inventory_layer l where {scope:l}) l \
            on l.company_id = m.company_id and l.item_id = m.item_id and l.warehouse_id = m.warehouse_id and l.layer = m.layer \
        where coalesce(m.quantity, 0) <> coalesce(l.quantity, 0) or coalesce(m.value_minor, 0) <> coalesce(l.value_minor, 0) \
            or (coalesce(l.quantity, 0) = 0 and coalesce(l.value_minor, 0) <> 0) limit 100";
    CHECK_LAYERED = "select s.item_id, s.warehouse_id, \
            coalesce((select w.currency from inventory_warehouse w where w.id = s.warehouse_id), '') as currency, \
            s.on_hand, coalesce(l.quantity, 0) as layered, s.value_minor, \
            coalesce(l.value_minor, 0) as layered_minor \
        from inventory_stock s join inventory_item i on i.id = s.item_id \
        left join (select l.company_id, l.item_id, l.warehouse_id, cast(sum(l.quantity) as BIGINT) as quantity, \
                cast(sum(l.value_minor) as BIGINT) as value_minor \
            from inventory_layer l where {scope:l} group by l.company_id, l.item_id, l.warehouse_id) l \
            on l.company_id = s.company_id and l.item_id = s.item_id and l.warehouse_id = s.warehouse_id \
        where {scope:s} and ((i.valuation = 'fifo' and (s.on_hand <> coalesce(l.quantity, 0) or s.value_minor <> coalesce(l.value_minor, 0))) \
            or (i.valuation <> 'fifo' and l.quantity <> 0)) limit 100";
    CHECK_VALUE = "select coalesce(s.company_id, b.company_id) as company_id, \
            coalesce((select min(w.currency) from inventory_warehouse w \
                where w.company_id = coalesce(s.company_id, b.company_id)), '') as currency, \
            coalesce(s.value_minor, 0) as value_minor, \
            coalesce(b.balance_minor, 0) as balance_minor \
        from (select s.company_id, cast(sum(s.value_minor) as BIGINT) as value_minor from inventory_stock s where {scope:s} group by s.company_id) s \
        full join (select b.company_id, cast(sum(b.balance_minor) as BIGINT) as balance_minor from rpt_account_balance b \
            where {scope:b} and b.control = 'inventory' group by b.company_id) b on b.company_id = s.company_id";
}
