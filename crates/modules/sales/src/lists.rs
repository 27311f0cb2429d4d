//! The lists of this module.

use kontor_contract::row::ColumnType;
use kontor_store::{ListColumn, ListSpec};

/// All of them, for the tests.
pub(crate) static ALL: &[&ListSpec] = &[&PRICE_LISTS, &PRICES, &QUOTATIONS, &ORDERS, &DELIVERIES, &INVOICES, &CREDIT_NOTES];

const fn column(name: &'static str, sql: &'static str, column_type: ColumnType, sortable: bool) -> ListColumn {
    ListColumn { name, sql, column_type, sortable }
}

/// How far an order has got; the same rule as `model::progress::order_state`.
macro_rules! order_state {
    () => {
        "case when d.state <> 'confirmed' then d.state \
            when o.to_invoice <= 0 and o.to_deliver <= 0 then 'invoiced' \
            when o.to_deliver <= 0 and o.delivered > 0 then 'delivered' \
            when o.delivered > 0 then 'partly_delivered' else d.state end"
    };
}

/// What became of a delivery.
macro_rules! delivery_state {
    () => {
        "case when v.reverses_id is not null then 'reversal' when r.id is not null then 'reversed' \
            when o.to_invoice <= 0 then 'invoiced' else 'posted' end"
    };
}

/// What became of an invoice, but for being overdue, which depends on the day; the same rule as `posted::state`.
macro_rules! invoice_state {
    () => {
        "case when coalesce((select p.credited from sales_progress p where p.document_id = i.id and p.line = 0), 0) \
                >= i.total_minor and i.total_minor > 0 and i.kind = 'sales.invoice' then 'reversed' \
            when coalesce((select x.open_minor from rpt_open_item x where x.source_id = i.id), 0) = 0 then 'paid' \
            when abs((select x.open_minor from rpt_open_item x where x.source_id = i.id)) < i.total_minor \
                - coalesce((select p.credited from sales_progress p where p.document_id = i.id and p.line = 0), 0) then 'partly_paid' \
            else 'posted' end"
    };
}

pub(crate) static PRICE_LISTS: ListSpec = ListSpec {
    name: "sales.price_list",
    columns: "l.code, l.name, l.currency, l.standard, l.active, l.version",
    from: "sales_price_list l where {scope:l}",
    fields: &[
        column("code", "l.code", ColumnType::Text, true),
        column("currency", "l.currency", ColumnType::Text, false),
        column("active", "l.active", ColumnType::Int, false),
        column("standard", "l.standard", ColumnType::Int, false),
    ],
    key: "l.id",
    order: "code",
    text: &[],
    words: None,
    always: &[],
};

pub(crate) static PRICES: ListSpec = ListSpec {
    name: "sales.price",
    columns: "p.id, p.list, p.item_id, i.code as item, i.name, p.min_quantity, p.valid_from, p.valid_to, p.price, p.currency, p.version",
    from: "sales_price p join rpt_item i on i.id = p.item_id where {scope:p}",
    fields: &[
        column("item", "i.code", ColumnType::Text, true),
        column("list", "p.list", ColumnType::Text, false),
        column("item_id", "p.item_id", ColumnType::Id, false),
    ],
    key: "p.id",
    order: "item",
    text: &["lower(i.code)", "lower(i.name)"],
    words: None,
    always: &[],
};

pub(crate) static QUOTATIONS: ListSpec = ListSpec {
    name: "sales.quotation",
    columns: "d.id, d.number, d.document_on as date, d.valid_until as due, d.customer_id, d.customer_name as party, d.reference, \
        d.state, d.net_minor, d.net_currency, d.tax_minor, d.tax_currency, d.total_minor, d.total_currency, d.version",
    from: "sales_document d where {scope:d+branch+own} and d.kind = 'sales.quotation' and d.state <> 'discarded'",
    fields: &[
        column("date", "d.document_on", ColumnType::Text, true),
        column("number", "d.number", ColumnType::Text, true),
        column("total", "d.total_minor", ColumnType::Int, true),
        column("due", "coalesce(d.valid_until, '9999')", ColumnType::Text, false),
        // Whether it has expired; apart from `due`, so that both can be asked for at once.
        column("last_day", "coalesce(d.valid_until, '9999')", ColumnType::Text, false),
        column("state", "d.state", ColumnType::Text, false),
        column("customer_id", "d.customer_id", ColumnType::Id, false),
    ],
    key: "d.id",
    order: "-date",
    text: &["d.search"],
    words: None,
    always: &[],
};

pub(crate) static ORDERS: ListSpec = ListSpec {
    name: "sales.order",
    columns: concat!(
        "d.id, d.number, d.document_on as date, d.deliver_on as due, d.customer_id, d.customer_name as party, d.reference, ",
        order_state!(),
        " as state, d.net_minor, d.net_currency, d.tax_minor, d.tax_currency, d.total_minor, d.total_currency, d.version"
    ),
    from: "sales_document d left join sales_open o on o.document_id = d.id \
        where {scope:d+branch+own} and d.kind = 'sales.order' and d.state <> 'discarded'",
    fields: &[
        column("date", "d.document_on", ColumnType::Text, true),
        column("number", "d.number", ColumnType::Text, true),
        column("total", "d.total_minor", ColumnType::Int, true),
        column("due", "coalesce(d.deliver_on, '9999')", ColumnType::Text, false),
        column("state", order_state!(), ColumnType::Text, false),
        column("to_deliver", "case when d.state = 'confirmed' and o.to_deliver > 0 then 1 else 0 end", ColumnType::Int, false),
        column("customer_id", "d.customer_id", ColumnType::Id, false),
    ],
    key: "d.id",
    order: "-date",
    text: &["d.search"],
    words: None,
    always: &[],
};

pub(crate) static DELIVERIES: ListSpec = ListSpec {
    name: "sales.delivery",
    columns: concat!(
        "v.id, v.number, v.delivered_on as date, v.customer_id, v.customer_name as party, v.order_id, v.order_number, ",
        delivery_state!(),
        " as state, v.cost_minor as total_minor, v.cost_currency as total_currency"
    ),
    from: "sales_delivery v left join sales_delivery r on r.reverses_id = v.id left join sales_open o on o.document_id = v.id \
        where {scope:v+branch+own}",
    fields: &[
        column("date", "v.delivered_on", ColumnType::Text, true),
        column("number", "v.number", ColumnType::Text, true),
        column("total", "v.cost_minor", ColumnType::Int, true),
        column("state", delivery_state!(), ColumnType::Text, false),
        column("customer_id", "v.customer_id", ColumnType::Id, false),
        column("order_id", "v.order_id", ColumnType::Id, false),
    ],
    key: "v.id",
    order: "-date",
    text: &["v.search"],
    words: None,
    always: &[],
};

const INVOICE_COLUMNS: &str = concat!(
    "i.id, i.number, i.issued_on as date, i.due_on as due, i.customer_id, i.customer_name as party, i.reference, i.original_number, ",
    invoice_state!(),
    " as state, i.net_minor, i.net_currency, i.tax_minor, i.tax_currency, i.total_minor, i.total_currency, \
    coalesce((select x.open_minor from rpt_open_item x where x.source_id = i.id), 0) as open_minor, i.total_currency as open_currency"
);

const INVOICE_FIELDS: &[ListColumn] = &[
    column("date", "i.issued_on", ColumnType::Text, true),
    column("number", "i.number", ColumnType::Text, true),
    column("total", "i.total_minor", ColumnType::Int, true),
    column("due", "coalesce(i.due_on, i.issued_on)", ColumnType::Text, true),
    column("state", invoice_state!(), ColumnType::Text, false),
    // Whether it is overdue; apart from `due`, so that both can be asked for at once.
    column("fallen_due", "coalesce(i.due_on, '9999-12-31')", ColumnType::Text, false),
    column("open", "coalesce((select x.open_minor from rpt_open_item x where x.source_id = i.id), 0)", ColumnType::Int, false),
    column(
        "unsettled",
        concat!("case ", invoice_state!(), " when 'posted' then 1 when 'partly_paid' then 1 else 0 end"),
        ColumnType::Int,
        false,
    ),
    column("customer_id", "i.customer_id", ColumnType::Id, false),
    column("original_id", "i.original_id", ColumnType::Id, false),
];

pub(crate) static INVOICES: ListSpec = ListSpec {
    name: "sales.invoice",
    columns: INVOICE_COLUMNS,
    from: "sales_invoice i where {scope:i+branch+own} and i.kind = 'sales.invoice'",
    fields: INVOICE_FIELDS,
    key: "i.id",
    order: "-date",
    text: &["i.search"],
    words: None,
    always: &[],
};

pub(crate) static CREDIT_NOTES: ListSpec = ListSpec {
    name: "sales.credit_note",
    columns: INVOICE_COLUMNS,
    from: "sales_invoice i where {scope:i+branch+own} and i.kind = 'sales.credit_note'",
    fields: INVOICE_FIELDS,
    key: "i.id",
    order: "-date",
    text: &["i.search"],
    words: None,
    always: &[],
};
