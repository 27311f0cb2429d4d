//! Every SQL text of this module.

use kontor_store::statements;

statements! { "sales";
    PRICE_LIST = "select l.company_id, l.code, l.name, l.currency, l.standard, l.active, l.id, l.version \
        from sales_price_list l where {scope:l} and l.code = $1";
    PRICES_OF_LIST = "select p.company_id, p.list, p.item_id, p.min_quantity, p.valid_from, p.valid_to, p.price, p.currency, p.id, p.version \
        from sales_price p where {scope:p} and p.list = $1 and p.item_id in ({list})";
    // The lists that serve every customer of their currency.
    STANDARD_PRICES = "select p.company_id, p.list, p.item_id, p.min_quantity, p.valid_from, p.valid_to, p.price, p.currency, p.id, p.version \
        from sales_price p join sales_price_list l on l.company_id = p.company_id and l.code = p.list \
        where {scope:p} and l.active = 1 and l.standard = 1 and p.item_id in ({list})";
    CUSTOMER = "select p.id, p.code, p.kind, p.name, p.language, p.currency, p.country, p.payment_term, p.vat_id, p.tax_region, \
            p.credit_limit_minor, p.active, p.billing_name, p.billing_lines, p.billing_postal_code, p.billing_city, p.billing_country \
        from rpt_party p where {scope:p} and p.id = $1";
    CUSTOMER_OF = "select p.id, p.code, p.kind, p.name, p.language, p.currency, p.country, p.payment_term, p.vat_id, p.tax_region, \
            p.credit_limit_minor, p.active, p.billing_name, p.billing_lines, p.billing_postal_code, p.billing_city, p.billing_country \
        from rpt_party p where {scope:p} and p.id = (select d.customer_id from sales_document d where {scope:d+branch+own=none} and d.id = $1)";
    ITEMS = "select i.id, i.code, i.name, i.name_en, i.name_de, i.name_fr, i.kind, i.supply, i.unit_symbol, i.unit_decimals, i.tax_class, \
            i.price, i.price_currency, i.active from rpt_item i where {scope:i} and i.id in ({list})";
    WAREHOUSES = "select w.id, w.country from rpt_warehouse w where {scope:w} and w.branch_id = $1 and w.active = 1 order by w.code";
    TAX_CODES = "select t.code, t.category, t.rate, t.tax_account, t.revenue_account, t.reason_en, t.reason_de, t.reason_fr, t.country \
        from rpt_tax_code t where {scope:t} and t.direction = 'sales' and t.valid_from <= $1 and coalesce(t.valid_to, '9999') >= $1";
    TERMS = "select t.code, t.due_days, t.discount_days, t.discount_percent from rpt_payment_term t where {scope:t} and t.code in ({list}) and t.active = 1";
    ALL_TERMS = "select t.code, t.due_days, t.discount_days, t.discount_percent from rpt_payment_term t where {scope:t} and t.active = 1";
    SETTINGS = "select s.settings, s.logo from rpt_company_settings s where {scope:s}";
    LOGO = "select l.png from rpt_logo l where {scope:l} and l.hash = $1";
    // From what has something left, which is little, to the orders behind it.
    ORDERS_WAITING = "select count(*) as to_deliver, \
            cast(coalesce(sum(case when d.deliver_on < $1 then 1 else 0 end), 0) as BIGINT) as late \
        from sales_open o join sales_document d on d.id = o.document_id \
        where o.to_deliver > 0 and {scope:d+branch+own} and d.kind = 'sales.order' and d.state = 'confirmed'";
    DOCUMENT = "select d.id, d.company_id, d.branch_id, d.kind, d.state, d.number, d.series_no, d.fiscal_year, d.node_id, d.epoch, \
            d.customer_id, d.customer_name, d.document_on, d.valid_until, d.deliver_on, d.language, d.rate, d.delivery_name, \
            d.delivery_lines, d.delivery_country, d.payment_term, d.reference, d.introduction, d.closing, d.adjustments, \
            d.net_minor, d.net_currency, d.tax_minor, d.tax_currency, d.total_minor, d.total_currency, d.functional_minor, \
            d.source_id, d.reason, d.actor_id, d.changed_at, d.search, d.version \
        from sales_document d where {scope:d+branch+own} and d.id = $1 and d.kind = $2";
    DOCUMENT_LINES = "select l.document_id, l.line, l.item_id, l.item_code, l.description, l.quantity, l.unit, l.unit_price, l.discount, l.tax_code, \
            l.category, l.rate, l.net_minor, l.net_currency, l.warehouse_id, l.stocked \
        from sales_document_line l where l.document_id = $1 order by l.line";
    OPEN = "select o.document_id, o.to_deliver, o.to_invoice, o.delivered, o.invoiced from sales_open o where o.document_id = $1";
    PROGRESS = "select p.document_id, p.line, p.delivered, p.invoiced, p.credited from sales_progress p where p.document_id in ({list}) order by p.document_id, p.line";
    // What came of an order or a quotation, and where it came from. Links are sorted after reading, and found from their lines by
    // a cross join: to have them sorted, or without figures about its tables, SQLite would read all of a company's documents.
    ORDER_LINKS = "select 'sales.quotation' as kind, q.id, q.number, q.document_on as date, q.total_minor, q.total_currency \
        from sales_document d join sales_document q on q.id = d.source_id where {scope:d+branch+own} and d.id = $1 \
        union all select 'sales.order', o.id, o.number, o.document_on, o.total_minor, o.total_currency \
        from sales_document o where {scope:o+branch+own=none} and o.source_id = $1 \
        union all select 'sales.delivery', v.id, v.number, v.delivered_on, v.cost_minor, v.cost_currency \
        from sales_delivery v where {scope:v+branch+own=none} and v.order_id = $1 \
        union all select i.kind, i.id, i.number, i.issued_on, i.total_minor, i.total_currency \
        from (select distinct l.invoice_id from sales_invoice_line l where l.order_id = $1) x cross join sales_invoice i \
        where i.id = x.invoice_id and {scope:i+branch+own=none}";
    OWED = "select coalesce(cast(sum(o.functional_minor) as BIGINT), 0) from rpt_open_item o \
        where {scope:o} and o.side = 'receivable' and o.party_id = $1";
    COMMITMENTS = "select d.total_minor, d.total_currency, d.functional_minor, o.to_invoice, o.invoiced \
        from sales_document d join sales_open o on o.document_id = d.id \
        where {scope:d} and d.customer_id = $1 and d.kind = 'sales.order' and d.state = 'confirmed' and o.to_invoice > 0";
    // Holds the order's row until commit, so that it is not cancelled under a delivery or an invoice.
    DOCUMENT_STANDS = "select 1 from sales_document d where {scope:d+branch+own} and d.id = $1 and d.version = $2{share}";
    // What was left of a line is still left.
    PROGRESS_STANDS = "select 1 from sales_progress p where p.document_id = $1 and p.line = $2 and p.delivered = $3 \
        and p.invoiced = $4 and p.credited = $5{update}";
    OPEN_STANDS = "select 1 from sales_open o where o.document_id = $1 and o.to_deliver = $2 and o.to_invoice = $3 \
        and o.delivered = $4 and o.invoiced = $5{update}";
    DELIVERY = "select v.id, v.company_id, v.branch_id, v.number, v.series_no, v.fiscal_year, v.node_id, v.epoch, v.order_id, v.order_number, \
            v.reverses_id, v.customer_id, v.customer_name, v.customer_lines, v.customer_country, v.language, v.delivered_on, \
            v.reference, v.reason, v.closing, v.cost_minor, v.cost_currency, v.entry_id, v.actor_id, v.posted_at, v.search \
        from sales_delivery v where {scope:v+branch+own} and v.id = $1";
    DELIVERY_LINES = "select l.delivery_id, l.line, l.order_line, l.item_id, l.item_code, l.description, l.quantity, l.unit, l.warehouse_id, \
            l.cost_minor, l.cost_currency \
        from sales_delivery_line l where l.delivery_id in ({list}) order by l.delivery_id, l.line";
    // Those that were not taken back, and what takes others back; told apart and sorted after reading. SQLite would look for
    // "reverses_id is null" by the index of reversals, and for the order by the company's dates: every delivery there is.
    DELIVERIES_OF_ORDER = "select v.id, v.company_id, v.branch_id, v.number, v.series_no, v.fiscal_year, v.node_id, v.epoch, v.order_id, v.order_number, \
            v.reverses_id, v.customer_id, v.customer_name, v.customer_lines, v.customer_country, v.language, v.delivered_on, \
            v.reference, v.reason, v.closing, v.cost_minor, v.cost_currency, v.entry_id, v.actor_id, v.posted_at, v.search \
        from sales_delivery v where {scope:v+branch+own=none} and v.order_id = $1 \
        and not exists (select 1 from sales_delivery r where r.reverses_id = v.id)";
    DELIVERY_LINES_OF_ORDER = "select l.delivery_id, l.line, l.order_line, l.item_id, l.item_code, l.description, l.quantity, l.unit, l.warehouse_id, \
            l.cost_minor, l.cost_currency \
        from sales_delivery v join sales_delivery_line l on l.delivery_id = v.id where {scope:v+branch+own=none} and v.order_id = $1 order by l.delivery_id, l.line";
    PROGRESS_OF_DELIVERIES = "select p.document_id, p.line, p.delivered, p.invoiced, p.credited \
        from sales_delivery v join sales_progress p on p.document_id = v.id where {scope:v+branch+own=none} and v.order_id = $1 order by p.document_id, p.line";
    REVERSAL_OF = "select r.number from sales_delivery r where {scope:r+branch+own=none} and r.reverses_id = $1";
    DELIVERY_LINKS = "select d.kind, d.id, d.number, d.document_on as date, d.total_minor, d.total_currency \
        from sales_document d join sales_delivery v on v.order_id = d.id where {scope:v+branch+own} and v.id = $1 \
        union all select 'sales.delivery', r.id, r.number, r.delivered_on, r.cost_minor, r.cost_currency \
        from sales_delivery r where {scope:r+branch+own=none} and r.reverses_id = $1 \
        union all select 'sales.delivery', o.id, o.number, o.delivered_on, o.cost_minor, o.cost_currency \
        from sales_delivery v join sales_delivery o on o.id = v.reverses_id where {scope:v+branch+own} and v.id = $1 \
        union all select i.kind, i.id, i.number, i.issued_on, i.total_minor, i.total_currency \
        from (select distinct l.invoice_id from sales_invoice_line l where l.delivery_id = $1) x cross join sales_invoice i \
        where i.id = x.invoice_id and {scope:i+branch+own=none}";
    PRINTED = "select count(*) from sales_print p where {scope:p} and p.document_id = $1";
    INVOICE = "select i.id, i.company_id, i.branch_id, i.kind, i.number, i.series_no, i.fiscal_year, i.node_id, i.epoch, i.original_id, \
            i.original_number, i.original_on, i.customer_id, i.customer_number, i.customer_name, i.customer_lines, \
            i.customer_country, i.customer_vat_id, i.supplier, i.supplier_contact, i.supplier_register, i.logo, i.issued_on, \
            i.supplied_from, i.supplied_to, i.due_on, i.language, i.layout_version, i.tax_policy, i.price_mode, i.rate, \
            i.rate_source, i.rate_on, i.payment_term, i.terms_text, i.legal, i.introduction, i.closing, i.reference, i.order_ref, \
            i.delivery_refs, i.reason, i.lines_total_minor, i.lines_total_currency, i.net_minor, i.net_currency, i.tax_minor, \
            i.tax_currency, i.total_minor, i.total_currency, i.functional_tax_minor, i.functional_tax_currency, \
            i.functional_total_minor, i.functional_total_currency, i.entry_id, i.open_item_id, i.actor_id, i.posted_at, i.search \
        from sales_invoice i where {scope:i+branch+own} and i.id = $1 and i.kind = $2";
    INVOICE_LINES = "select l.invoice_id, l.line, l.order_id, l.order_line, l.delivery_id, l.delivery_line, l.original_line, l.item_id, \
            l.item_code, l.description, l.quantity, l.unit, l.unit_price, l.discount, l.tax_code, l.category, l.rate, l.net_minor, \
            l.net_currency \
        from sales_invoice_line l where l.invoice_id = $1 order by l.line";
    INVOICE_ADJUSTMENTS = "select a.invoice_id, a.line, a.allowance, a.reason, a.tax_code, a.category, a.rate, a.amount_minor, a.amount_currency \
        from sales_invoice_adjustment a where a.invoice_id = $1 order by a.line";
    INVOICE_TAXES = "select t.invoice_id, t.line, t.tax_code, t.category, t.rate, t.base_minor, t.base_currency, t.tax_minor, t.tax_currency, \
            t.functional_base_minor, t.functional_base_currency, t.functional_tax_minor, t.functional_tax_currency, t.reason, \
            t.revenue_account, t.tax_account \
        from sales_invoice_tax t where t.invoice_id = $1 order by t.line";
    INVOICE_OPEN = "select coalesce(cast(sum(x.open_minor) as BIGINT), 0) from rpt_open_item x where x.source_id = $1";
    INVOICE_LINKS = "select d.kind, d.id, d.number, d.document_on as date, d.total_minor, d.total_currency \
        from (select distinct l.order_id from sales_invoice_line l where l.invoice_id = $1 and l.order_id is not null) x \
        cross join sales_document d where d.id = x.order_id and {scope:d+branch+own=none} \
        union all select 'sales.delivery', v.id, v.number, v.delivered_on, v.cost_minor, v.cost_currency \
        from (select distinct l.delivery_id from sales_invoice_line l where l.invoice_id = $1 and l.delivery_id is not null) x \
        cross join sales_delivery v where v.id = x.delivery_id and {scope:v+branch+own=none} \
        union all select o.kind, o.id, o.number, o.issued_on, o.total_minor, o.total_currency \
        from sales_invoice i join sales_invoice o on o.id = i.original_id where {scope:i+branch+own} and i.id = $1 \
        union all select n.kind, n.id, n.number, n.issued_on, n.total_minor, n.total_currency \
        from sales_invoice n where {scope:n+branch+own=none} and n.original_id = $1";
    // What earlier credit notes took from an invoice.
    CREDITED_LINES = "select x.original_line as line, cast(sum(x.net_minor) as BIGINT) as first_minor, cast(0 as BIGINT) as second_minor, cast(0 as BIGINT) as third_minor, \
            cast(0 as BIGINT) as fourth_minor from sales_invoice n join sales_invoice_line x on x.invoice_id = n.id where {scope:n} and n.original_id = $1 and x.original_line is not null \
        group by x.original_line";
    CREDITED_ADJUSTMENTS = "select x.line, cast(sum(x.amount_minor) as BIGINT) as first_minor, cast(0 as BIGINT) as second_minor, cast(0 as BIGINT) as third_minor, \
            cast(0 as BIGINT) as fourth_minor from sales_invoice n join sales_invoice_adjustment x on x.invoice_id = n.id where {scope:n} and n.original_id = $1 group by x.line";
    CREDITED_TAXES = "select x.line, cast(sum(x.base_minor) as BIGINT) as first_minor, cast(sum(x.tax_minor) as BIGINT) as second_minor, \
            cast(sum(x.functional_base_minor) as BIGINT) as third_minor, cast(sum(x.functional_tax_minor) as BIGINT) as fourth_minor \
        from sales_invoice n join sales_invoice_tax x on x.invoice_id = n.id where {scope:n} and n.original_id = $1 group by x.line";

    // kontor verify
    CHECK_DOCUMENT_NUMBERS = "select d.company_id, d.kind as kind, d.fiscal_year, d.node_id, d.epoch, count(*) as documents, \
            min(d.series_no) as lowest, max(d.series_no) as highest, coalesce(max(s.next), 0) as next \
        from sales_document d left join number_series s on s.company_id = d.company_id and s.kind = d.kind \
            and s.fiscal_year = d.fiscal_year and s.node_id = d.node_id and s.epoch = d.epoch \
        where {scope:d} and d.series_no is not null group by d.company_id, d.kind, d.fiscal_year, d.node_id, d.epoch";
    CHECK_DELIVERY_NUMBERS = "select d.company_id, 'sales.delivery' as kind, d.fiscal_year, d.node_id, d.epoch, count(*) as documents, \
            min(d.series_no) as lowest, max(d.series_no) as highest, coalesce(max(s.next), 0) as next \
        from sales_delivery d left join number_series s on s.company_id = d.company_id and s.kind = 'sales.delivery' \
            and s.fiscal_year = d.fiscal_year and s.node_id = d.node_id and s.epoch = d.epoch \
        where {scope:d} and d.series_no is not null group by d.company_id, d.fiscal_year, d.node_id, d.epoch";
    CHECK_INVOICE_NUMBERS = "select d.company_id, d.kind as kind, d.fiscal_year, d.node_id, d.epoch, count(*) as documents, \
            min(d.series_no) as lowest, max(d.series_no) as highest, coalesce(max(s.next), 0) as next \
        from sales_invoice d left join number_series s on s.company_id = d.company_id and s.kind = d.kind \
            and s.fiscal_year = d.fiscal_year and s.node_id = d.node_id and s.epoch = d.epoch \
        where {scope:d} and d.series_no is not null group by d.company_id, d.kind, d.fiscal_year, d.node_id, d.epoch";
    CHECK_TOTALS = "select i.number, i.total_currency as currency, i.net_minor + i.tax_minor - i.total_minor as off_minor, i.lines_total_minor - l.lines_minor as lines_off_minor, \
            i.net_minor - l.lines_minor - a.adjusted_minor as net_off_minor, i.tax_minor - t.tax_minor as tax_off_minor \
        from sales_invoice i \
        join (select l.invoice_id, cast(sum(l.net_minor) as BIGINT) as lines_minor from sales_invoice_line l group by l.invoice_id) l on l.invoice_id = i.id \
        join (select t.invoice_id, cast(sum(t.tax_minor) as BIGINT) as tax_minor from sales_invoice_tax t group by t.invoice_id) t on t.invoice_id = i.id \
        join (select i.id as invoice_id, coalesce(cast(sum(case when a.allowance = 1 then -a.amount_minor else a.amount_minor end) as BIGINT), 0) as adjusted_minor \
            from sales_invoice i left join sales_invoice_adjustment a on a.invoice_id = i.id group by i.id) a on a.invoice_id = i.id \
        where {scope:i} and (i.net_minor + i.tax_minor <> i.total_minor or i.lines_total_minor <> l.lines_minor \
            or i.net_minor <> l.lines_minor + a.adjusted_minor or i.tax_minor <> t.tax_minor) limit 100";
    CHECK_DOCUMENT_ENTRIES = "select i.number from sales_invoice i left join rpt_entry e on e.id = i.entry_id \
            where {scope:i} and i.entry_id is not null and (e.id is null or e.source_id <> i.id) \
        union all select d.number from sales_delivery d left join rpt_entry e on e.id = d.entry_id \
            where {scope:d} and d.entry_id is not null and (e.id is null or e.source_id <> d.id) limit 100";
    CHECK_ENTRY_DOCUMENTS = "select e.number from rpt_entry e where \
            e.source_kind in ('sales.invoice', 'sales.credit_note') \
                and not exists (select 1 from sales_invoice i where {scope:i} and i.id = e.source_id) \
            or e.source_kind = 'sales.delivery' \
                and not exists (select 1 from sales_delivery d where {scope:d} and d.id = e.source_id) limit 100";
    CHECK_INVOICE_COUNT = "select count(*) from sales_invoice i where {scope:i}";
    CHECK_DELIVERED = "select d.number, l.line, coalesce(p.delivered, 0) as kept, coalesce(v.quantity, 0) as moved \
        from sales_document d join sales_document_line l on l.document_id = d.id \
        join sales_progress p on p.document_id = l.document_id and p.line = l.line \
        left join (select v.order_id, x.order_line, cast(sum(x.quantity) as BIGINT) as quantity from sales_delivery v \
            join sales_delivery_line x on x.delivery_id = v.id group by v.order_id, x.order_line) v \
            on v.order_id = d.id and v.order_line = l.line \
        where {scope:d} and (coalesce(p.delivered, 0) <> coalesce(v.quantity, 0) or p.delivered > l.quantity or p.invoiced > l.quantity) limit 100";
    CHECK_ORDER_COUNT = "select count(*) from sales_document d where {scope:d} and d.kind = 'sales.order' and d.series_no is not null";
    CHECK_CREDITED = "select i.number, i.total_currency as currency, p.credited as kept, coalesce(n.total_minor, 0) as noted, i.total_minor as whole from sales_invoice i \
        join sales_progress p on p.document_id = i.id and p.line = 0 \
        left join (select n.original_id, cast(sum(n.total_minor) as BIGINT) as total_minor from sales_invoice n \
            where n.original_id is not null group by n.original_id) n on n.original_id = i.id \
        where {scope:i} and (p.credited <> coalesce(n.total_minor, 0) or p.credited > i.total_minor) limit 100";
}
