//! What events do to rows. Pure: an event in, row operations out.

use kontor_contract::identity::CompanyId;
use kontor_contract::parties::{AddressAdded, AddressChanged, PartyChanged, PartyCreated, PartyId};
use kontor_platform::raise_series;
use kontor_store::{RowOp, fold};
use uuid::Uuid;

const PARTY: &str = "parties_party";
const ADDRESS: &str = "parties_address";

pub(crate) fn party_created(event: &PartyCreated) -> Vec<RowOp> {
    let PartyCreated { id, company_id, order, code, number, after, addresses, iban_editor_id } = event;
    let party = RowOp::merge(PARTY, id.uuid(), *order)
        .set("company_id", company_id)
        .set("code", code)
        .set("code_search", &fold(code.as_str()))
        .set("name_search", &fold(after.name.as_str()))
        .set_all(after.columns());
    let party = edited_by(party, *iban_editor_id);
    let addresses = addresses.iter().map(|address| added(*company_id, *id, *order, address));
    [party, raise_series(*company_id, number)].into_iter().chain(addresses).collect()
}

pub(crate) fn party_changed(event: &PartyChanged) -> Vec<RowOp> {
    let PartyChanged { id, company_id, order, edits, added: new, changed: edited, iban_editor_id, .. } = event;
    // Also where only an address changed: the party's version says that it did.
    let mut party = RowOp::merge(PARTY, id.uuid(), *order).set("company_id", company_id).set_all(edits.columns());
    if let Some(name) = &edits.name {
        party = party.set("name_search", &fold(name.after.as_str()));
    }
    let party = edited_by(party, *iban_editor_id);
    let new = new.iter().map(|address| added(*company_id, *id, *order, address));
    let edited = edited.iter().map(|address| changed(*company_id, *id, *order, address));
    std::iter::once(party).chain(new).chain(edited).collect()
}

/// Who entered the bank details goes with them, by the same order.
fn edited_by(party: RowOp, editor: Option<Uuid>) -> RowOp {
    if editor.is_some() { party.set("iban_editor_id", &editor) } else { party }
}

fn added(company_id: CompanyId, party_id: PartyId, order: i64, address: &AddressAdded) -> RowOp {
    of_party(company_id, party_id, RowOp::merge(ADDRESS, address.id.uuid(), order)).set_all(address.after.columns())
}

fn changed(company_id: CompanyId, party_id: PartyId, order: i64, address: &AddressChanged) -> RowOp {
    of_party(company_id, party_id, RowOp::merge(ADDRESS, address.id.uuid(), order)).set_all(address.edits.columns())
}

fn of_party(company_id: CompanyId, party_id: PartyId, op: RowOp) -> RowOp {
    op.set("company_id", &company_id).set("party_id", &party_id)
}
