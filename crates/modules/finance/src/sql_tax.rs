//! The SQL texts and lists of tax codes and payment terms.

use kontor_contract::row::ColumnType;
use kontor_store::{ListColumn, ListSpec, statements};

statements! { "finance.tax";
    TAX_CODE = "select t.company_id, t.code, t.id, t.category, t.rate, t.direction, t.name_en, t.name_de, t.name_fr, t.search, \
            t.valid_from, t.valid_to, t.tax_account, t.offset_account, t.revenue_account, t.vatex, t.reason_en, t.reason_de, \
            t.reason_fr, t.version, t.country, t.discount_account \
        from finance_tax_code t where {scope:t} and t.code = $1";
    PAYMENT_TERM = "select t.company_id, t.code, t.id, t.name_en, t.name_de, t.name_fr, t.search, t.due_days, t.discount_days, \
            t.discount_percent, t.active, t.version \
        from finance_payment_term t where {scope:t} and t.code = $1";
}

/// All lists of this file, for the tests.
pub(crate) static LISTS: &[&ListSpec] = &[&TAX_CODES, &PAYMENT_TERMS];

const fn column(name: &'static str, sql: &'static str, column_type: ColumnType, sortable: bool) -> ListColumn {
    ListColumn { name, sql, column_type, sortable }
}

pub(crate) static TAX_CODES: ListSpec = ListSpec {
    name: "finance.tax_code",
    columns: "t.code, t.name_en, t.name_de, t.name_fr, t.category, t.rate, t.direction, t.valid_from, t.valid_to, t.tax_account, \
        t.offset_account, t.revenue_account, t.vatex, t.reason_en, t.reason_de, t.reason_fr, t.version, t.country, \
        t.discount_account",
    from: "finance_tax_code t where {scope:t}",
    fields: &[
        column("code", "t.code", ColumnType::Text, true),
        column("category", "t.category", ColumnType::Text, false),
        column("direction", "t.direction", ColumnType::Text, false),
        column("valid_from", "t.valid_from", ColumnType::Text, false),
        // What is valid on a day: `valid_from` up to it and `valid_to` from it on.
        column("valid_to", "coalesce(t.valid_to, '9999-12-31')", ColumnType::Text, false),
    ],
    key: "t.id",
    order: "code",
    text: &["t.search"],
    words: None,
    always: &[],
};

pub(crate) static PAYMENT_TERMS: ListSpec = ListSpec {
    name: "finance.payment_term",
    columns: "t.code, t.name_en, t.name_de, t.name_fr, t.due_days, t.discount_days, t.discount_percent, t.active, t.version",
    from: "finance_payment_term t where {scope:t}",
    fields: &[
        column("code", "t.code", ColumnType::Text, true),
        column("due_days", "t.due_days", ColumnType::Int, true),
        column("active", "t.active", ColumnType::Int, false),
    ],
    key: "t.id",
    order: "code",
    text: &["t.search"],
    words: None,
    always: &[],
};
