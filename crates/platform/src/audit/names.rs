//! What ids in the audit log are called, and in whatever else tells values as it does. Names, numbers of documents and records,
//! and roles are each asked for once for all of an answer; what is not within the reader's scope stays an id.

use std::collections::{BTreeSet, HashMap};

use kontor_contract::Result;
use kontor_contract::audit::{KnownBy, Meaning, short};
use kontor_contract::row::Value;
use kontor_derive::Row;
use kontor_store::{ask_in, statements};
use uuid::Uuid;

use crate::cx::Cx;

statements! { "platform.audit_names";
    // Entries by their ids first: of many ids SQLite would rather look through the company.
    NAMES = "select u.id, u.name from rpt_user u where u.id in ({list}) \
        union all select b.id, b.name from rpt_branch b where {scope:b+branch=id+own=none} and b.id in ({list}) \
        union all select p.id, p.name from rpt_party_name p where {scope:p} and p.id in ({list}) \
        union all select i.id, i.code || ' ' || i.name from rpt_item i where {scope:i} and i.id in ({list}) \
        union all select c.id, c.name from rpt_company c where c.id in ({list}) \
        union all select w.id, w.name from rpt_warehouse w where {scope:w+branch+warehouse=id+own=none} and w.id in ({list}) \
        union all select e.id, e.number from rpt_entry_number o cross join rpt_entry_number e \
            where o.id in ({list}) and e.id = o.id and {scope:e+branch+own}";
    // By the last fact that names them with a number, or else the last. A price list has as many facts as it had changes, so its
    // facts are gone through once.
    NUMBERS = "select d.doc_id as id, d.doc_kind as kind, d.number from (\
            select n.doc_id, coalesce(max(case when n.number <> '' then n.fact_no end), max(n.fact_no)) as fact_no \
            from fact_document n where n.doc_id in ({list}) group by n.doc_id) newest \
        cross join fact_document d cross join audit_fact a \
        where {scope:a+branch+own} and d.doc_id = newest.doc_id and d.fact_no = newest.fact_no and a.fact_no = d.fact_no";
    ROLES = "select r.code, r.name from rpt_role_name r where {scope:r} and r.code in ({list})";
}

#[derive(Row)]
struct Numbered {
    id: Uuid,
    kind: String,
    number: String,
}

/// Says what is told only as an id or a code, as far as it can be said.
///
/// # Errors
/// `unavailable.*`.
pub async fn tell_names(cx: &mut Cx, meanings: Vec<&mut Meaning>) -> Result<()> {
    let (mut named, mut numbered, mut roles) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for meaning in &meanings {
        match &**meaning {
            Meaning::Id { known_by: KnownBy::Name, id } => {
                named.insert(*id);
            }
            Meaning::Id { known_by: KnownBy::Number, id } => {
                numbered.insert(*id);
            }
            Meaning::Role(code) => {
                roles.insert(code.clone());
            }
            _ => {}
        }
    }
    let ids = |ids: BTreeSet<Uuid>| -> Vec<Value> { ids.into_iter().map(Value::Id).collect() };
    let codes: Vec<Value> = roles.into_iter().map(Value::Text).collect();
    let asked = (
        ask_in::<(Uuid, String)>(&NAMES, Vec::new(), ids(named)),
        ask_in::<Numbered>(&NUMBERS, Vec::new(), ids(numbered)),
        ask_in::<(String, String)>(&ROLES, Vec::new(), codes),
    );
    let (names, numbers, roles) = cx.gather(asked).await?;
    // What was erased has no name any more.
    let names: HashMap<Uuid, String> = names.into_iter().filter(|(_, name)| !name.is_empty()).collect();
    let numbers: HashMap<Uuid, Numbered> = numbers.into_iter().map(|found| (found.id, found)).collect();
    let roles: HashMap<String, String> = roles.into_iter().collect();
    for meaning in meanings {
        let told = match &*meaning {
            Meaning::Id { known_by: KnownBy::Name, id } => names.get(id).cloned().map(Meaning::Name),
            Meaning::Id { known_by: KnownBy::Number, id } => numbers.get(id).map(document),
            Meaning::Role(code) => roles.get(code).cloned().map(Meaning::Name),
            _ => None,
        };
        if let Some(told) = told {
            *meaning = told;
        }
    }
    Ok(())
}

/// A document or a record; a draft by its kind and the end of its id.
fn document(found: &Numbered) -> Meaning {
    let number = if found.number.is_empty() { short(found.id) } else { found.number.clone() };
    Meaning::Document { kind: found.kind.clone(), number }
}
