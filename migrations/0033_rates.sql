-- What a currency is worth is read from the ends of indexes, however often it was posted in.

-- the highest rate of a currency in each thirty days, by when entries were posted
create index finance_rate_highest on finance_rate (company_id, currency, (posted_at / 2592000000000), rate);
