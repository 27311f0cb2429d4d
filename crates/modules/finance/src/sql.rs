//! Every SQL text of this module.

use kontor_store::statements;

/// Whether what an exchange rate is from stands: nothing has taken it back, other than whoever asks, of another's.
macro_rules! stands {
    ($alias:literal) => {
        concat!(
            "not exists (select 1 from finance_reversal v join finance_entry t on t.id = v.reversal_id \
                where v.original_id = ",
            $alias,
            ".entry_id and (t.actor_id <> $3 or ",
            $alias,
            ".actor_id = $3)) and not exists (select 1 from finance_payment b join finance_entry t on t.id = b.entry_id \
                where b.reverses_id = ",
            $alias,
            ".source_id and (t.actor_id <> $3 or ",
            $alias,
            ".actor_id = $3)) and not exists (select 1 from rpt_invoice_credit c where c.id = ",
            $alias,
            ".source_id and (c.actor_id <> $3 or ",
            $alias,
            ".actor_id = $3) group by c.id, c.total_minor having sum(c.credited_minor) >= c.total_minor)"
        )
    };
}

/// How long a span of rates is, in microseconds: thirty days. The index that has the highest of each says the same.
macro_rules! span {
    () => {
        "2592000000000"
    };
}

statements! { "finance";
    ACCOUNT = "select a.company_id, a.code, a.name, a.search, a.account_type, a.group_code, a.control, a.active, a.id, a.version \
        from finance_account a where {scope:a} and a.code = $1";
    ACCOUNTS_BY_CODE = "select a.company_id, a.code, a.name, a.search, a.account_type, a.group_code, a.control, a.active, a.id, a.version \
        from finance_account a where {scope:a} and a.code in ({list})";
    ACCOUNT_NAMES = "select a.code, a.name, a.account_type, a.group_code from finance_account a where {scope:a} order by a.code";
    RETAINED_EARNINGS = "select p.account from finance_purpose p where {scope:p} and p.purpose = 'retained_earnings'";
    ACCOUNT_FOR = "select a.company_id, a.code, a.name, a.search, a.account_type, a.group_code, a.control, a.active, a.id, a.version \
        from finance_purpose p join finance_account a on a.company_id = p.company_id and a.code = p.account where {scope:p} and p.purpose = $1";
    // Everything a posting stands on but its accounts, in one reading.
    GROUND = "select l.kind as lock, l.until, cast(null as TEXT) as series, cast(null as TEXT) as prefix, cast(null as BIGINT) as year \
            from finance_lock l where {scope:l} \
        union all select null, null, s.kind, s.prefix, null from finance_series s where {scope:s} and s.kind = $2 \
        union all select null, null, null, null, y.year from finance_year y where {scope:y} and y.year = $1";
    ACCOUNTS_FOR = "select p.purpose, a.code, a.active from finance_purpose p join finance_account a on a.company_id = p.company_id and a.code = p.account \
        where {scope:p} and p.purpose in ({list})";
    LOCKS = "select l.company_id, l.kind, l.until, l.version from finance_lock l where {scope:l} order by l.kind";
    // Holds the lock row until commit, so that a period cannot close under a posting.
    LOCK_STILL_BEFORE = "select 1 from finance_lock l where {scope:l} and l.kind = $1 and l.until < $2{share}";
    ENTRY_HEAD = "select e.id, e.number, case when r.original_id is null then 'posted' else 'reversed' end as state, e.branch_id, \
            e.document_on, e.tax_on, e.posted_on, e.reference, e.memo, e.total_minor, e.total_currency, e.source_kind, e.source_id, \
            e.source_number, e.reverses_id, r.reversal_id as reversed_by_id, coalesce(u.name, '') as posted_by, e.posted_at \
        from finance_entry e left join finance_reversal r on r.original_id = e.id left join rpt_user u on u.id = e.actor_id \
        where {scope:e+branch+own} and e.id = $1";
    ENTRY_AUTHOR = "select e.actor_id from finance_entry e where {scope:e+branch+own} and e.id = $1";
    ENTRY_POSTINGS = "select p.line, p.account, coalesce(a.name, '') as account_name, p.amount_minor, p.amount_currency, \
            p.transaction_minor, p.transaction_currency, p.memo \
        from finance_posting p left join finance_account a on a.company_id = p.company_id and a.code = p.account \
        where {scope:p+branch+own=none} and p.entry_id = $1 order by p.line";
    REVERSED_BY = "select e.number from finance_reversal r join finance_entry e on e.id = r.reversal_id \
        where {scope:e} and r.original_id = $1";
    // One row per account: what it stood at before the year, moved in the year before the span, and in the span.
    BALANCES = "select b.account, \
            cast(sum(case when b.month < $1 then b.debit_minor - b.credit_minor else 0 end) as BIGINT) as before_year_minor, \
            cast(sum(case when b.month >= $1 and b.month < $2 then b.debit_minor - b.credit_minor else 0 end) as BIGINT) as in_year_minor, \
            cast(sum(case when b.month >= $2 then b.debit_minor else 0 end) as BIGINT) as debit_minor, \
            cast(sum(case when b.month >= $2 then b.credit_minor else 0 end) as BIGINT) as credit_minor \
        from finance_balance b where {scope:b+branch} and b.month <= $3 group by b.account order by b.account";
    BALANCES_OF_BRANCH = "select b.account, \
            cast(sum(case when b.month < $1 then b.debit_minor - b.credit_minor else 0 end) as BIGINT) as before_year_minor, \
            cast(sum(case when b.month >= $1 and b.month < $2 then b.debit_minor - b.credit_minor else 0 end) as BIGINT) as in_year_minor, \
            cast(sum(case when b.month >= $2 then b.debit_minor else 0 end) as BIGINT) as debit_minor, \
            cast(sum(case when b.month >= $2 then b.credit_minor else 0 end) as BIGINT) as credit_minor \
        from finance_balance b where {scope:b+branch} and b.month <= $3 and b.branch_id = $4 group by b.account order by b.account";

    // kontor export journal: companies in the order they were made, entries by date and id, a page at a time.
    JOURNAL_COMPANIES = "select l.company_id from finance_lock l where {scope:l} group by l.company_id order by l.company_id";
    JOURNAL_ENTRIES = "select e.id, e.number, e.posted_on, e.memo from finance_entry e \
        where {scope:e} and e.company_id = $1 and (e.posted_on, e.id) > ($2, $3) order by e.posted_on, e.id limit 1000";
    JOURNAL_POSTINGS = "select p.entry_id, p.line, p.account, coalesce(a.name, '') as account_name, a.account_type, \
            p.amount_minor, p.amount_currency \
        from finance_posting p left join finance_account a on a.company_id = p.company_id and a.code = p.account \
        where {scope:p} and p.entry_id in ({list}) order by p.entry_id, p.line";

    // Every payment of a party reads what the party has open, oldest due first.
    STANDING_ITEMS = "select i.id, i.side, i.source_number, i.amount_currency as currency, b.open_minor, b.functional_minor \
        from finance_open_balance b join finance_open_item i on i.id = b.item_id \
        where {scope:b} and b.side = $1 and b.party_id = $2 and b.open_minor <> 0 and {scope:i+branch} order by i.due_on, i.document_on, i.id limit 5000";
    // What was decided on must still stand: an item is settled by one payment at a time.
    ITEM_STILL_OPEN = "select 1 from finance_open_balance b where {scope:b} and b.side = $1 and b.party_id = $2 and b.item_id = $3 \
        and b.open_minor = $4{update}";
    // Who made a payment is who posted its entry.
    PAYMENT = "select p.id, p.company_id, p.branch_id, p.number, p.series_no, p.fiscal_year, p.node_id, p.epoch, p.direction, \
            p.party_id, p.account, p.paid_on, p.reference, p.amount_minor, p.amount_currency, p.on_account_minor, p.on_account_currency, \
            p.reverses_id, p.entry_id \
        from finance_payment p join finance_entry e on e.id = p.entry_id where {scope:p} and {scope:e+branch+own} and p.id = $1";
    // Holds the party until commit, so that of payments at the same moment the second is weighed with the first.
    PAYEE_HELD = "select p.id from rpt_payee p where {scope:p} and p.id = $1{update}";
    // What somebody paid a party lately that stands and that nobody else approved, by the currency it was paid in.
    PAID_BEFORE = "select cast(sum(p.amount_minor) as BIGINT) as amount_minor, p.amount_currency, \
            cast(sum(e.total_minor) as BIGINT) as total_minor, e.total_currency \
        from finance_entry e join finance_payment p on p.id = e.source_id \
        where {scope:e} and {scope:p} and e.source_kind = 'sales.payment' and e.actor_id = $1 and e.posted_at >= $2 \
            and p.party_id = $3 and p.direction = 'made' and p.reverses_id is null \
            and not exists (select 1 from finance_payment r where r.reverses_id = p.id) \
            and not exists (select 1 from rpt_approved_document a where {scope:a} and a.doc_id = p.id) \
        group by p.amount_currency, e.total_currency";
    // The highest rate of a currency that stands of each span in which one was posted, from that of a moment on; and the last one
    // before, another's if there is one, of few. Each span is walked from its top, past what was taken back.
    KNOWN_RATES = concat!(
        "with recursive posted (span) as (select (select r.posted_at / ", span!(), " from finance_rate r \
                where {scope:r} and r.currency = $1 and r.posted_at >= $2 / ", span!(), " * ", span!(), " order by r.posted_at limit 1) \
            union all select (select r.posted_at / ", span!(), " from finance_rate r \
                where {scope:r} and r.currency = $1 and r.posted_at >= (p.span + 1) * ", span!(), " order by r.posted_at limit 1) \
            from posted p where p.span is not null) \
        select (select r.rate from finance_rate r where {scope:r} and r.currency = $1 and r.posted_at / ", span!(), " = p.span and ",
        stands!("r"),
        " order by r.rate desc limit 1) as rate from posted p \
        union all select newest.rate from (select late.rate from (select r.rate, r.entry_id, r.source_id, r.actor_id, r.posted_at \
            from finance_rate r where {scope:r} and r.currency = $1 and r.posted_at < $2 / ", span!(), " * ", span!(), " \
            order by r.posted_at desc limit 50) late where ",
        stands!("late"),
        " order by case when late.actor_id = $3 then 1 else 0 end, late.posted_at desc limit 1) newest"
    );
    PAYMENT_REVERSAL = "select p.id from finance_payment p where {scope:p} and p.reverses_id = $1";
    ALLOCATIONS = "select a.payment_id, a.line, a.company_id, a.item_id, a.side, a.source_number, a.amount_minor, a.amount_currency, \
            a.write_off_minor, a.write_off_currency, a.functional_minor, a.functional_currency, a.exchange_minor, a.exchange_currency, \
            a.discount_minor, a.discount_currency \
        from finance_allocation a where {scope:a} and a.payment_id = $1 order by a.line";
    // What a payment settled, with the documents behind it.
    SETTLED = "select a.item_id, i.source_kind, i.source_id, a.source_number, a.amount_minor, a.amount_currency, \
            a.write_off_minor, a.write_off_currency, a.discount_minor, a.discount_currency, a.exchange_minor, a.exchange_currency \
        from finance_allocation a join finance_open_item i on i.id = a.item_id where {scope:a} and a.payment_id = $1 order by a.line";
    DISCOUNTS = "select d.payment_id, d.line, d.part, d.company_id, d.item_id, d.tax_code, d.category, d.rate, d.base_minor, d.base_currency, d.tax_minor, d.tax_currency, \
            d.functional_base_minor, d.functional_base_currency, d.functional_tax_minor, d.functional_tax_currency \
        from finance_discount d where {scope:d} and d.payment_id = $1 order by d.line, d.part";
    // What a discount on an item corrects: the tax of its document, and where such discounts go.
    TAXES_OF_ITEMS = "select i.id as item_id, t.line, t.tax_code, t.category, t.rate, t.base_minor, t.tax_minor, t.tax_account, c.discount_account \
        from finance_open_item i join rpt_invoice_tax t on t.document_id = i.source_id \
            left join finance_tax_code c on c.company_id = i.company_id and c.code = t.tax_code \
        where {scope:i} and i.id in ({list})";
    // Reads only what is not settled: its cost follows the open items, not the history.
    OPEN_SUMS = "select b.side, cast(sum(b.functional_minor) as BIGINT) as open_minor, count(*) as items, \
            cast(sum(case when b.open_minor > 0 and i.due_on < $1 then b.functional_minor else 0 end) as BIGINT) as overdue_minor, \
            cast(sum(case when b.open_minor > 0 and i.due_on < $1 then 1 else 0 end) as BIGINT) as overdue_items \
        from finance_open_balance b join finance_open_item i on i.id = b.item_id \
        where {scope:b} and b.open_minor <> 0 and {scope:i+branch} group by b.side";
    ON_ACCOUNT_ITEM = "select i.id, i.side, i.source_number, i.amount_currency as currency, b.open_minor, b.functional_minor \
        from finance_open_item i join finance_open_balance b on b.item_id = i.id where {scope:i} and i.source_id = $1";
    PARTY_BY_CODE = "select p.id from rpt_party p where {scope:p} and p.code = $1";
    ITEMS_OF_NUMBER = "select count(*) from finance_open_balance b join finance_open_item i on i.id = b.item_id \
        where {scope:b} and b.side = $1 and b.party_id = $2 and i.source_number = $3 \
            and not exists (select 1 from finance_reversal r where r.original_id = i.entry_id)";
    OPENING_ITEM = "select i.side, i.party_id, i.branch_id, i.source_number, i.entry_id, i.due_on, i.amount_minor, i.amount_currency, \
            i.functional_minor, i.functional_currency, b.open_minor, e.posted_on, e.reverses_id, r.reversal_id \
        from finance_open_item i join finance_open_balance b on b.item_id = i.id join finance_entry e on e.id = i.entry_id \
            left join finance_reversal r on r.original_id = i.entry_id \
        where {scope:i+branch} and i.id = $1 and i.source_kind = 'finance.opening'";
    PAYER_NAME = "select n.name from finance_payment p join rpt_party_name n on n.id = p.party_id where {scope:p} and p.id = $1";
    ENTRY_LINES = "select p.line, p.account, '' as account_name, p.amount_minor, p.amount_currency, p.transaction_minor, \
            p.transaction_currency, p.memo from finance_posting p where {scope:p} and p.entry_id = $1 order by p.line";

    // kontor verify: each reads a page of raw rows in order of a key.
    CHECK_ENTRIES = "select e.id, e.number, e.total_minor, e.total_currency as currency, coalesce(cast(sum(p.amount_minor) as BIGINT), 0) as difference_minor, \
            coalesce(cast(sum(case when p.amount_minor > 0 then p.amount_minor else 0 end) as BIGINT), 0) as debit_minor, \
            count(p.line) as postings \
        from finance_entry e left join finance_posting p on p.entry_id = e.id where e.id > $1 and {scope:e} \
        group by e.id, e.number, e.total_minor, e.total_currency order by e.id limit 1000";
    CHECK_STRAY_POSTINGS = "select count(*) from finance_posting p where {scope:p} \
        and not exists (select 1 from finance_entry e where e.id = p.entry_id)";
    CHECK_CURRENCIES = "select e.number, p.transaction_currency, cast(sum(p.transaction_minor) as BIGINT) as difference_minor \
        from finance_posting p join finance_entry e on e.id = p.entry_id where {scope:e} and e.source_kind = 'finance.entry' \
        group by e.id, e.number, p.transaction_currency having sum(p.transaction_minor) <> 0 limit 100";
    CHECK_NUMBERS = "select e.company_id, e.fiscal_year, e.node_id, e.epoch, count(*) as entries, coalesce(min(e.series_no), 0) as lowest, \
            coalesce(max(e.series_no), 0) as highest, coalesce(max(s.next), 0) as next \
        from finance_entry e left join number_series s on s.company_id = e.company_id and s.kind = 'finance.entry' \
            and s.fiscal_year = e.fiscal_year and s.node_id = e.node_id and s.epoch = e.epoch \
        where {scope:e} and e.series_no is not null group by e.company_id, e.fiscal_year, e.node_id, e.epoch";
    // A company's currency is that of its entries.
    CHECK_BALANCES = "select coalesce(p.account, b.account) as account, coalesce(p.month, b.month) as month, \
            coalesce((select e.total_currency from finance_entry e \
                where e.company_id = coalesce(p.company_id, b.company_id) limit 1), '') as currency, \
            coalesce(p.debit, 0) as posted_debit, coalesce(b.debit, 0) as kept_debit, \
            coalesce(p.credit, 0) as posted_credit, coalesce(b.credit, 0) as kept_credit \
        from (select company_id, branch_id, account, month, \
                cast(sum(case when amount_minor > 0 then amount_minor else 0 end) as BIGINT) as debit, \
                cast(sum(case when amount_minor < 0 then -amount_minor else 0 end) as BIGINT) as credit \
            from (select p.company_id, p.branch_id, p.account, p.amount_minor, \
                    cast(substr(p.posted_on, 1, 4) as BIGINT) * 100 + cast(substr(p.posted_on, 6, 2) as BIGINT) as month \
                from finance_posting p where {scope:p}) dated group by company_id, branch_id, account, month) p \
        full join (select company_id, branch_id, account, month, cast(sum(debit_minor) as BIGINT) as debit, \
                cast(sum(credit_minor) as BIGINT) as credit from finance_balance b where {scope:b} \
            group by company_id, branch_id, account, month) b \
            on b.company_id = p.company_id and b.branch_id = p.branch_id and b.account = p.account and b.month = p.month \
        where coalesce(p.debit, 0) <> coalesce(b.debit, 0) or coalesce(p.credit, 0) <> coalesce(b.credit, 0) limit 100";
    CHECK_OPEN_ITEMS = "select i.source_number, i.amount_minor - coalesce(s.taken, 0) as due_minor, b.open_minor, \
            i.amount_currency as currency, i.functional_minor - coalesce(s.functional, 0) as due_functional_minor, \
            b.functional_minor as kept_functional_minor, i.functional_currency \
        from finance_open_item i join finance_open_balance b on b.item_id = i.id \
        left join (select t.item_id, cast(sum(t.taken) as BIGINT) as taken, cast(sum(t.functional) as BIGINT) as functional \
            from (select a.item_id, a.amount_minor + a.write_off_minor + coalesce(a.discount_minor, 0) as taken, a.functional_minor as functional \
                    from finance_allocation a where {scope:a} \
                union all select l.item_id, l.amount_minor as taken, l.functional_minor as functional \
                    from finance_settlement_item l where {scope:l}) t group by t.item_id) s on s.item_id = i.id \
        where {scope:i} and (i.amount_minor - coalesce(s.taken, 0) <> b.open_minor or i.functional_minor - coalesce(s.functional, 0) <> b.functional_minor) \
        limit 100";
    CHECK_OPEN_COUNT = "select count(*) from finance_open_item i where {scope:i}";
    CHECK_CONTROL = "select a.company_id, a.control, coalesce((select e.total_currency from finance_entry e \
                where e.company_id = a.company_id limit 1), '') as currency, \
            cast(sum(a.balance_minor) as BIGINT) as ledger_minor, \
            coalesce((select cast(sum(case when b.side = 'receivable' then b.functional_minor else -b.functional_minor end) as BIGINT) \
                from finance_open_balance b where {scope:b} and b.company_id = a.company_id and b.side = a.control), 0) as items_minor \
        from rpt_account_balance a where a.control in ('receivable', 'payable') group by a.company_id, a.control";
    CHECK_PAYMENT_NUMBERS = "select p.company_id, p.fiscal_year, p.node_id, p.epoch, count(*) as entries, \
            coalesce(min(p.series_no), 0) as lowest, coalesce(max(p.series_no), 0) as highest, coalesce(max(s.next), 0) as next \
        from finance_payment p left join number_series s on s.company_id = p.company_id and s.kind = 'sales.payment' \
            and s.fiscal_year = p.fiscal_year and s.node_id = p.node_id and s.epoch = p.epoch \
        where {scope:p} group by p.company_id, p.fiscal_year, p.node_id, p.epoch";
    CHECK_BALANCE_COUNT = "select count(*) from finance_balance b where {scope:b}";
}
