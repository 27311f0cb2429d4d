//! The lists of this module.

use kontor_contract::row::ColumnType;
use kontor_store::{ListColumn, ListSpec, ListWords};

use crate::sql;

/// All of them, for the tests.
pub(crate) static ALL: &[&ListSpec] = &[&ITEMS, &WAREHOUSES, &STOCK, &MOVES, &RESERVATIONS, &RECEIPTS, &ADJUSTMENTS];

const fn column(name: &'static str, sql: &'static str, column_type: ColumnType, sortable: bool) -> ListColumn {
    ListColumn { name, sql, column_type, sortable }
}

/// What `text` searches in an item.
const ITEM_TEXT: &[&str] = &["i.code_search", "i.name_search", "i.en_search", "i.de_search", "i.fr_search", "i.barcode"];

const ITEM_WORDS: Option<ListWords> = Some(ListWords { table: "inventory_item_word", of: "item_id", id: "i.id" });

pub(crate) static ITEMS: ListSpec = ListSpec {
    name: "inventory.item",
    columns: "i.id, i.code, i.name, i.kind, i.unit_code, i.unit_symbol, i.unit_decimals, i.valuation, i.tax_class, i.category, i.price, \
        i.price_currency, i.reorder_level, i.barcode, i.active, i.version",
    // A row without a code was made by an edit that came before the item itself.
    from: "inventory_item i where {scope:i} and i.code <> ''",
    fields: &[
        column("code", "i.code", ColumnType::Text, true),
        column("name", "i.name_search", ColumnType::Text, true),
        column("kind", "i.kind", ColumnType::Text, false),
        column("category", "i.category", ColumnType::Text, false),
        column("tax_class", "i.tax_class", ColumnType::Text, false),
        column("valuation", "coalesce(i.valuation, '')", ColumnType::Text, false),
        column("barcode", "i.barcode", ColumnType::Text, false),
        column("active", "i.active", ColumnType::Int, false),
    ],
    key: "i.id",
    order: "code",
    text: ITEM_TEXT,
    words: ITEM_WORDS,
    always: &[],
};

pub(crate) static WAREHOUSES: ListSpec = ListSpec {
    name: "inventory.warehouse",
    columns: "w.id, w.code, w.branch_id, w.name, w.region, w.address_name, w.street, w.postal_code, w.city, w.country, w.negative_stock, \
        w.active, w.version",
    from: "inventory_warehouse w where {scope:w+branch+warehouse=id+own=none}",
    fields: &[
        column("code", "w.code", ColumnType::Text, true),
        column("branch_id", "w.branch_id", ColumnType::Id, false),
        column("region", "w.region", ColumnType::Text, false),
        column("active", "w.active", ColumnType::Int, false),
    ],
    key: "w.id",
    order: "code",
    text: &["w.search"],
    words: None,
    always: &[],
};

pub(crate) static STOCK: ListSpec = ListSpec {
    name: "inventory.stock",
    columns: sql::STOCK_COLUMNS,
    // Cross joins keep SQLite from starting at the stock: it would read and sort all of it for one page of items.
    from: "inventory_item i cross join inventory_stock s cross join inventory_warehouse w \
        where {scope:i} and s.company_id = i.company_id and s.item_id = i.id and w.id = s.warehouse_id and {scope:s+branch+warehouse+own=none}",
    fields: &[
        column("code", "i.code", ColumnType::Text, true),
        column("name", "i.name_search", ColumnType::Text, true),
        column("item_id", "i.id", ColumnType::Id, false),
        column("warehouse_id", "s.warehouse_id", ColumnType::Id, false),
        column("warehouse", "w.code", ColumnType::Text, false),
        column("category", "i.category", ColumnType::Text, false),
        column("barcode", "i.barcode", ColumnType::Text, false),
        column("in_stock", "case when s.on_hand <> 0 then 1 else 0 end", ColumnType::Int, false),
        column(
            "to_reorder",
            "case when s.on_hand - s.reserved < coalesce(i.reorder_level, 0) then 1 else 0 end",
            ColumnType::Int,
            false,
        ),
    ],
    key: "s.id",
    order: "code",
    text: ITEM_TEXT,
    words: ITEM_WORDS,
    always: &[],
};

pub(crate) static MOVES: ListSpec = ListSpec {
    name: "inventory.move",
    columns: sql::MOVE_COLUMNS,
    from: "inventory_move m join inventory_item i on i.id = m.item_id join inventory_warehouse w on w.id = m.warehouse_id \
        where {scope:m+branch+warehouse+own=none}",
    fields: &[
        column("date", "m.posted_on", ColumnType::Text, true),
        column("item_id", "m.item_id", ColumnType::Id, false),
        column("warehouse_id", "m.warehouse_id", ColumnType::Id, false),
        column("kind", "m.kind", ColumnType::Text, false),
        column("source_kind", "m.source_kind", ColumnType::Text, false),
        column("source_id", "m.source_id", ColumnType::Id, false),
    ],
    key: "m.id",
    order: "-date",
    text: &["lower(m.source_number)", "i.code_search", "i.name_search"],
    words: None,
    always: &[],
};

pub(crate) static RESERVATIONS: ListSpec = ListSpec {
    name: "inventory.reservation",
    columns: "r.id, r.item_id, i.code, r.warehouse_id, w.code as warehouse, r.owner_kind, r.owner_id, r.owner_number, r.owner_line, \
        l.quantity, r.expires_on",
    from: "inventory_reservation_live l join inventory_reservation r \
            on r.company_id = l.company_id and r.owner_number = l.owner_number and r.id = l.reservation_id \
        join inventory_item i on i.id = r.item_id join inventory_warehouse w on w.id = r.warehouse_id \
        where {scope:l} and {scope:r+branch+warehouse+own=none} and l.quantity <> 0",
    fields: &[
        column("owner_number", "l.owner_number", ColumnType::Text, true),
        column("owner_kind", "r.owner_kind", ColumnType::Text, false),
        column("owner_id", "r.owner_id", ColumnType::Id, false),
        column("item_id", "r.item_id", ColumnType::Id, false),
        column("warehouse_id", "r.warehouse_id", ColumnType::Id, false),
        column("expires_on", "coalesce(r.expires_on, '')", ColumnType::Text, false),
    ],
    key: "l.reservation_id",
    order: "owner_number",
    text: &["lower(l.owner_number)", "i.code_search", "i.name_search"],
    words: None,
    always: &[],
};

const DOCUMENT_COLUMNS: &str = "d.id, d.number, d.posted_on as date, d.warehouse_id, w.code as warehouse, d.party_id, d.reference, d.memo, \
    d.opening, case when exists (select 1 from inventory_document r where r.reverses_id = d.id) then 'reversed' else 'posted' end as state, d.total_minor, d.total_currency";

const DOCUMENT_FIELDS: &[ListColumn] = &[
    column("date", "d.posted_on", ColumnType::Text, true),
    column("number", "d.number", ColumnType::Text, true),
    column("warehouse_id", "d.warehouse_id", ColumnType::Id, false),
    column("party_id", "d.party_id", ColumnType::Id, false),
    column("opening", "d.opening", ColumnType::Int, false),
];

pub(crate) static RECEIPTS: ListSpec = ListSpec {
    name: "inventory.receipt",
    columns: DOCUMENT_COLUMNS,
    from: "inventory_document d join inventory_warehouse w on w.id = d.warehouse_id \
        where {scope:d+branch+warehouse+own} and d.kind = 'inventory.receipt'",
    fields: DOCUMENT_FIELDS,
    key: "d.id",
    order: "-date",
    text: &["d.search"],
    words: None,
    always: &[],
};

pub(crate) static ADJUSTMENTS: ListSpec = ListSpec {
    name: "inventory.adjustment",
    columns: DOCUMENT_COLUMNS,
    from: "inventory_document d join inventory_warehouse w on w.id = d.warehouse_id \
        where {scope:d+branch+warehouse+own} and d.kind = 'inventory.adjustment'",
    fields: DOCUMENT_FIELDS,
    key: "d.id",
    order: "-date",
    text: &["d.search"],
    words: None,
    always: &[],
};
