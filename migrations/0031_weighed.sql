-- What weighs together is weighed one after the other.

-- a party whose payments are weighed together; whoever pays holds it until the commit
create view rpt_payee as select p.id, p.company_id from parties_party p;
