//! The lists of this module.

use kontor_contract::row::ColumnType;
use kontor_store::{ListColumn, ListSpec, ListWords};

/// All of them, for the tests.
pub(crate) static ALL: &[&ListSpec] = &[&PARTIES];

const fn column(name: &'static str, sql: &'static str, column_type: ColumnType, sortable: bool) -> ListColumn {
    ListColumn { name, sql, column_type, sortable }
}

pub(crate) static PARTIES: ListSpec = ListSpec {
    name: "parties.party",
    columns: "p.id, p.code, p.name, p.kind, p.country, coalesce(b.city, '') as city, p.currency, p.payment_term, p.vat_id, p.email, \
        p.phone, p.active, p.version",
    // A row without a code was made by an edit that came before the party itself.
    from: "parties_party p left join parties_address b on b.party_id = p.id and b.kind = 'billing' and b.removed = 0 \
            and not exists (select 1 from parties_address o \
                where o.party_id = p.id and o.kind = 'billing' and o.removed = 0 and o.id < b.id) \
        where {scope:p} and p.code <> ''",
    fields: &[
        column("code", "p.code", ColumnType::Text, true),
        column("name", "p.name_search", ColumnType::Text, true),
        column("kind", "p.kind", ColumnType::Text, false),
        column("customer", "case when p.kind = 'supplier' then 0 else 1 end", ColumnType::Int, false),
        column("supplier", "case when p.kind = 'customer' then 0 else 1 end", ColumnType::Int, false),
        column("country", "p.country", ColumnType::Text, false),
        column("active", "p.active", ColumnType::Int, false),
    ],
    key: "p.id",
    order: "code",
    text: &["p.name_search", "p.code_search"],
    words: Some(ListWords { table: "parties_party_word", of: "party_id", id: "p.id" }),
    always: &[],
};
