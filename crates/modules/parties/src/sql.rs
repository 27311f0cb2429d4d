//! Every SQL text of this module.

use kontor_store::statements;

statements! { "parties";
    PARTY = "select p.kind, p.name, p.language, p.currency, p.country, p.payment_term, p.vat_id, p.registration_id, p.tax_region, \
            p.credit_limit_minor, p.credit_limit_currency, p.contact, p.email, p.phone, p.iban, p.active, p.notes, \
            p.id, p.code, p.version \
        from parties_party p where {scope:p} and p.id = $1 and p.code <> ''";
    PARTY_BY_CODE = "select p.kind, p.name, p.language, p.currency, p.country, p.payment_term, p.vat_id, p.registration_id, \
            p.tax_region, p.credit_limit_minor, p.credit_limit_currency, p.contact, p.email, p.phone, p.iban, p.active, p.notes, \
            p.id, p.code, p.version \
        from parties_party p where {scope:p} and p.code = $1 order by p.id limit 1";
    ADDRESSES = "select a.kind, a.name, a.lines, a.postal_code, a.city, a.country, a.removed, a.id \
        from parties_address a where {scope:a} and a.party_id = $1 and a.removed = 0 order by a.kind, a.id";
    // Holds the row until commit: of two edits that saw the same version, one must see the other's.
    STILL_AT_VERSION = "select 1 from parties_party p where {scope:p} and p.id = $1 and p.version = $2{update}";
    COUNT_OF_ID = "select count(*) from parties_party p where {scope:p} and p.id = $1";
    COUNT_OF_CODE = "select count(*) from parties_party p where {scope:p} and p.code = $1";
    // Codes people gave stand among the numbers, so the last few are looked at.
    LAST_CODES = "select p.code from parties_party p where {scope:p} and p.code >= $1 and p.code <= $2 order by p.code desc limit 100";
    COUNT_OF_TERM = "select count(*) from rpt_payment_term t where {scope:t} and t.code = $1 and t.active = 1";
}
