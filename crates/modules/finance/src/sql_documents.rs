//! What `kontor verify` reads of entries and the documents they come from.

use kontor_store::statements;

statements! { "finance";
    CHECK_REVERSAL_COUNT = "select count(*) from finance_entry e where {scope:e} and e.reverses_id is not null";
    CHECK_REVERSAL_LINKS = "select e.number from finance_entry e where {scope:e} and e.reverses_id is not null and not exists ( \
            select 1 from finance_reversal r where r.reversal_id = e.id and r.original_id = e.reverses_id) \
        union all select o.number from finance_reversal r join finance_entry o on o.id = r.original_id where {scope:o} \
            and not exists (select 1 from finance_entry e where e.id = r.reversal_id and e.reverses_id = r.original_id) limit 100";
    CHECK_REVERSAL_SUMS = "select o.number, p.account, o.total_currency as currency, cast(sum(p.amount_minor) as BIGINT) as rest_minor \
        from finance_reversal r join finance_entry o on o.id = r.original_id \
            join finance_posting p on p.entry_id = r.original_id or p.entry_id = r.reversal_id \
        where {scope:o} group by r.original_id, o.number, o.total_currency, p.account having sum(p.amount_minor) <> 0 limit 100";
    CHECK_YEARS = "select e.number, e.posted_on from finance_entry e where {scope:e} and not exists ( \
            select 1 from finance_year y where y.company_id = e.company_id and y.year = e.fiscal_year \
            and e.posted_on >= y.starts_on and e.posted_on <= y.ends_on) limit 100";
    CHECK_ENTRY_COUNT = "select count(*) from finance_entry e where {scope:e}";
    CHECK_LOCK_MOVES = "select f.epoch, f.seq, f.body from rpt_fact f where f.body like '%\"finance.lock.moved@1\"%' order by f.epoch, f.seq";
    CHECK_LATE = "select e.number, e.posted_on from finance_entry e join rpt_fact f on f.fact_no = e.fact_no \
        where {scope:e} and e.company_id = $1 and e.posted_on <= $2 and (f.epoch > $3 or (f.epoch = $3 and f.seq > $4)) \
            and ($5 = 'all' or e.source_kind in ('sales.invoice', 'sales.credit_note', 'sales.delivery')) limit 20";
    CHECK_PAYMENT_ENTRIES = "select p.number from finance_payment p left join finance_entry e on e.id = p.entry_id \
        where {scope:p} and p.entry_id is not null and (e.id is null or e.source_id <> p.id) limit 100";
    CHECK_SETTLEMENT_ENTRIES = "select s.source_number as number from finance_settlement s left join finance_entry e on e.id = s.entry_id \
        where {scope:s} and s.entry_id is not null and (e.id is null or e.source_id <> s.id and e.source_id <> s.source_id) limit 100";
    CHECK_ENTRY_SOURCES = "select e.number from finance_entry e where {scope:e} and ( \
            e.source_kind = 'sales.payment' and not exists (select 1 from finance_payment p where p.id = e.source_id) \
            or e.source_kind = 'finance.settlement' and not exists (select 1 from finance_settlement s where s.id = e.source_id) \
            or e.source_kind = 'finance.entry' and not exists (select 1 from finance_entry o where o.id = e.source_id)) limit 100";
}
