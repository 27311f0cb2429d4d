//! The SQL texts of settlements.

use kontor_store::statements;

statements! { "finance.settlement";
    STANDING = "select i.id, i.side, i.source_number, i.amount_currency as currency, b.open_minor, b.functional_minor \
        from finance_open_item i join finance_open_balance b on b.item_id = i.id \
        where {scope:i+branch} and i.side = $1 and i.party_id = $2 and i.id in ({list})";
    // Whose document corrects another may be limited to their own records: the document was looked for as theirs.
    CORRECTED = "select i.id, i.side, i.source_number, i.amount_currency as currency, b.open_minor, b.functional_minor \
        from finance_open_item i join finance_open_balance b on b.item_id = i.id \
        where {scope:i+branch+own=none} and i.side = $1 and i.party_id = $2 and i.id in ({list})";
    ITEM = "select i.id, i.side, i.party_id, coalesce((select p.name from rpt_party_name p where p.id = i.party_id), '') as party, i.source_kind, i.source_id, i.source_number as number, \
            i.document_on as date, i.due_on, i.amount_minor as total_minor, i.amount_currency as total_currency, \
            b.open_minor, i.amount_currency as open_currency, b.functional_minor as open_functional_minor, \
            i.functional_currency as open_functional_currency \
        from finance_open_item i join finance_open_balance b on b.item_id = i.id where {scope:i+branch} and i.id = $1";
    PAID_PARTS = "select 'sales.payment' as kind, p.id, p.number, cast(null as UUID) as settlement_id, p.paid_on as date, \
            a.amount_minor + a.write_off_minor + coalesce(a.discount_minor, 0) as amount_minor, a.amount_currency, \
            cast(case when r.id is null and p.reverses_id is null then 0 else 1 end as BIGINT) as reversed \
        from finance_allocation a join finance_payment p on p.id = a.payment_id left join finance_payment r on r.reverses_id = p.id \
        where {scope:a} and a.item_id = $1 order by p.paid_on, p.id limit 1000";
    SET_OFF_PARTS = "select s.source_kind as kind, s.source_id as id, s.source_number as number, s.id as settlement_id, \
            s.settled_on as date, l.amount_minor, l.amount_currency, \
            cast(case when r.id is null and s.reverses_id is null then 0 else 1 end as BIGINT) as reversed \
        from finance_settlement_item l join finance_settlement s on s.id = l.settlement_id \
            left join finance_settlement r on r.reverses_id = s.id \
        where {scope:l} and l.item_id = $1 order by s.settled_on, s.id limit 1000";
    SETTLEMENT = "select s.id, s.company_id, s.branch_id, s.side, s.party_id, s.settled_on, s.source_kind, s.source_id, \
            s.source_number, s.exchange_minor, s.exchange_currency, s.entry_id, s.reverses_id, s.reason, s.actor_id, s.posted_at \
        from finance_settlement s where {scope:s+branch+own} and s.id = $1";
    ITEMS = "select l.item_id, l.source_number, l.amount_minor, l.amount_currency, l.functional_minor, l.functional_currency \
        from finance_settlement_item l where {scope:l} and l.settlement_id = $1 order by l.line";
    REVERSAL = "select s.id from finance_settlement s where {scope:s} and s.reverses_id = $1";

    // kontor verify: parts come to nothing, and what they are worth beyond each other is what was realised.
    CHECK_UNEVEN = "select s.id, s.source_number as number, cast(sum(l.amount_minor) as BIGINT) as amount_minor, \
            min(l.amount_currency) as currency, \
            cast(sum(case when s.side = 'receivable' then -l.functional_minor else l.functional_minor end) as BIGINT) as realised_minor, \
            s.exchange_minor as kept_minor, s.exchange_currency as functional_currency \
        from finance_settlement s join finance_settlement_item l on l.settlement_id = s.id where {scope:s} \
        group by s.id, s.source_number, s.exchange_minor, s.exchange_currency \
        having sum(l.amount_minor) <> 0 \
            or sum(case when s.side = 'receivable' then -l.functional_minor else l.functional_minor end) <> s.exchange_minor limit 100";
    CHECK_COUNT = "select count(*) from finance_settlement s where {scope:s}";
}
