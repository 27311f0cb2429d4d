//! The lists of this module.

use kontor_contract::row::ColumnType;
use kontor_store::{ListColumn, ListSpec};

/// All of them, for the tests.
pub(crate) static ALL: &[&ListSpec] = &[&ACCOUNTS, &ENTRIES, &LEDGER, &OPEN_ITEMS, &PAYMENTS];

const fn column(name: &'static str, sql: &'static str, column_type: ColumnType, sortable: bool) -> ListColumn {
    ListColumn { name, sql, column_type, sortable }
}

pub(crate) static ACCOUNTS: ListSpec = ListSpec {
    name: "finance.account",
    columns: "a.code, a.name, a.account_type, a.group_code, a.control, a.active, a.version",
    from: "finance_account a where {scope:a}",
    fields: &[
        column("code", "a.code", ColumnType::Text, true),
        column("account_type", "a.account_type", ColumnType::Text, false),
        column("control", "coalesce(a.control, '')", ColumnType::Text, false),
        column("active", "a.active", ColumnType::Int, false),
    ],
    key: "a.id",
    order: "code",
    text: &["a.search"],
    words: None,
    always: &[],
};

pub(crate) static ENTRIES: ListSpec = ListSpec {
    name: "finance.entry",
    columns: "e.id, e.number, e.posted_on as date, e.reference, e.memo, e.source_kind, e.source_number, \
        case when r.original_id is null then 'posted' else 'reversed' end as state, e.total_minor, e.total_currency",
    from: "finance_entry e left join finance_reversal r on r.original_id = e.id where {scope:e+branch+own}",
    fields: &[
        column("date", "e.posted_on", ColumnType::Text, true),
        column("number", "e.number", ColumnType::Text, true),
        column("total", "e.total_minor", ColumnType::Int, true),
        column("source_kind", "e.source_kind", ColumnType::Text, false),
        column("source_id", "e.source_id", ColumnType::Id, false),
        column("state", "case when r.original_id is null then 'posted' else 'reversed' end", ColumnType::Text, false),
    ],
    key: "e.id",
    order: "-date",
    text: &["e.search"],
    words: None,
    always: &[],
};

pub(crate) static LEDGER: ListSpec = ListSpec {
    name: "finance.ledger",
    columns: "p.entry_id, e.number, p.line, p.account, p.posted_on as date, case when p.memo = '' then e.memo else p.memo end as memo, \
        e.source_kind, e.source_id, e.source_number, p.amount_minor, p.amount_currency",
    from: "finance_posting p join finance_entry e on e.id = p.entry_id where {scope:p+branch}",
    fields: &[
        column("date", "p.posted_on", ColumnType::Text, true),
        column("account", "p.account", ColumnType::Text, false),
        column("entry_id", "p.entry_id", ColumnType::Id, false),
    ],
    key: "p.id",
    order: "date",
    text: &[],
    words: None,
    always: &[],
};

pub(crate) static OPEN_ITEMS: ListSpec = ListSpec {
    name: "finance.open_item",
    columns: "i.id, i.side, i.party_id, coalesce(p.name, '') as party, i.source_kind, i.source_id, i.source_number as number, \
        i.document_on as date, i.due_on, i.amount_minor as total_minor, i.amount_currency as total_currency, \
        b.open_minor, i.amount_currency as open_currency, b.functional_minor as open_functional_minor, \
        i.functional_currency as open_functional_currency",
    from: "finance_open_balance b join finance_open_item i on i.id = b.item_id left join rpt_party_name p on p.id = i.party_id \
        where b.open_minor <> 0 and {scope:b} and {scope:i+branch}",
    fields: &[
        column("due_on", "i.due_on", ColumnType::Text, true),
        column("side", "b.side", ColumnType::Text, false),
        column("party_id", "b.party_id", ColumnType::Id, false),
        column("source_id", "i.source_id", ColumnType::Id, false),
    ],
    key: "i.id",
    order: "due_on",
    text: &["lower(i.source_number)", "coalesce(p.name_search, '')"],
    words: None,
    always: &[],
};

pub(crate) static PAYMENTS: ListSpec = ListSpec {
    name: "finance.payment",
    columns: "y.id, y.number, y.paid_on as date, y.direction, y.party_id, coalesce(p.name, '') as party, \
        case when r.id is null and y.reverses_id is null then 'posted' else 'reversed' end as state, y.account, y.reference, \
        y.amount_minor as total_minor, y.amount_currency as total_currency, y.on_account_minor, y.on_account_currency",
    from: "finance_payment y join finance_entry e on e.id = y.entry_id left join finance_payment r on r.reverses_id = y.id \
        left join rpt_party_name p on p.id = y.party_id where {scope:y} and {scope:e+branch+own}",
    fields: &[
        column("date", "y.paid_on", ColumnType::Text, true),
        column("number", "y.number", ColumnType::Text, true),
        column("direction", "y.direction", ColumnType::Text, false),
        column("party_id", "y.party_id", ColumnType::Id, false),
    ],
    key: "y.id",
    order: "-date",
    text: &["lower(y.number)", "lower(y.reference)", "coalesce(p.name_search, '')"],
    words: None,
    always: &[],
};
