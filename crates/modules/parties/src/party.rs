//! Parties and their addresses.

use kontor_contract::access::FieldClass;
use kontor_contract::error::{CONFLICT_STALE, NOT_FOUND};
use kontor_contract::limits::{Action, Weight};
use kontor_contract::list::Page;
use kontor_contract::parties::{
    AddressAdded, AddressId, CreateParty, GetParty, ListParties, PARTY_ADDRESS_UNKNOWN, PARTY_CODE_TAKEN, PARTY_TERM_UNKNOWN,
    PartyChanged, PartyCreated, PartyData, PartyEdits, PartyFields, PartyId, PartyKind, PartyRow, PartyView, UpdateParty,
};
use kontor_contract::posting::TakenNumber;
use kontor_contract::{Result, params};
use kontor_kernel::{Code, Money};
use kontor_platform::{Caller, Change, Cx};
use kontor_store::SeriesKey;
use uuid::Uuid;

use crate::model::{self, AddressChanges, PARTY};
use crate::rows::{Address, Party};
use crate::{lists, sql};

pub(crate) async fn list(cx: &mut Cx, request: ListParties) -> Result<Page<PartyRow>> {
    cx.page(&lists::PARTIES, &request).await
}

pub(crate) async fn get(cx: &mut Cx, request: GetParty) -> Result<PartyView> {
    let party = match (request.id, &request.code) {
        (Some(id), _) => load(cx, id).await?,
        (None, Some(code)) => {
            let missing = || NOT_FOUND.with("what", "party").with("id", code).at("code");
            cx.get(&sql::PARTY_BY_CODE, params![code.clone()], missing).await?
        }
        (None, None) => return Err(NOT_FOUND.with("what", "party").with("id", "").at("id")),
    };
    let addresses = cx.rows(&sql::ADDRESSES, params![party.id]).await?;
    Ok(model::view(party, &addresses))
}

async fn load(cx: &mut Cx, id: PartyId) -> Result<Party> {
    cx.get(&sql::PARTY, params![id], || NOT_FOUND.with("what", "party").with("id", id).at("id")).await
}

/// Adds a party. The node's count of parties is taken first: whoever waits for it sees the codes given before.
pub(crate) async fn create(cx: &mut Change, request: CreateParty) -> Result<PartyView> {
    let company = cx.caller()?.company.clone();
    let (data, wanted) = decide(cx, request.party, None).await?;
    let iban_editor_id = weigh_bank_details(cx, "", data.iban.as_str(), request.id).await?;
    let series = SeriesKey { company_id: company.id.uuid(), kind: PARTY.to_owned(), fiscal_year: 0 };
    let series_no = cx.take_number(&series).await?;
    let id = request.id.unwrap_or_else(|| PartyId::from_uuid(cx.new_id()));
    if cx.value::<i64>(&sql::COUNT_OF_ID, params![id]).await? > 0 {
        return Err(CONFLICT_STALE.with("what", "party").at("id"));
    }
    let code = code(cx, request.code, data.kind).await?;
    let mut addresses = Vec::new();
    for (at, (address_id, data)) in wanted.into_iter().enumerate() {
        if let Some(stranger) = address_id {
            return Err(PARTY_ADDRESS_UNKNOWN.with("address", stranger).at(format!("party.addresses[{at}].id")));
        }
        addresses.push(Address { id: AddressId::from_uuid(cx.new_id()), data });
    }
    let identity = cx.identity();
    let number = TakenNumber {
        text: code.to_string(),
        kind: PARTY.to_owned(),
        series_no,
        fiscal_year: 0,
        node_id: identity.node_id,
        epoch: identity.epoch,
    };
    let added = addresses.iter().map(|address| AddressAdded { id: address.id, after: address.data.clone() });
    let event = PartyCreated {
        id,
        company_id: company.id,
        order: cx.order_key()?,
        code: code.clone(),
        number,
        after: data.clone(),
        addresses: added.collect(),
        iban_editor_id,
    };
    cx.record(event).await?;
    cx.document(PARTY, id.uuid(), code.as_str());
    Ok(model::view(Party { data, id, code, version: 1 }, &addresses))
}

/// Where money will go weighs by itself. Gives who entered it, if it changed.
async fn weigh_bank_details(cx: &mut Change, before: &str, after: &str, id: Option<PartyId>) -> Result<Option<Uuid>> {
    if before == after {
        return Ok(None);
    }
    let weight = Weight::new(Action::BankDetails);
    cx.weigh(Weight { party_id: id.map(PartyId::uuid), ..weight }).await?;
    cx.actor().map(Some)
}

/// A credit limit that is raised or taken away weighs what may be owed then.
async fn weigh_credit_limit(cx: &mut Change, party: &Party, after: Option<Money>) -> Result<()> {
    let Some(before) = party.data.credit_limit else { return Ok(()) };
    if after.is_some_and(|after| after.minor() <= before.minor()) {
        return Ok(());
    }
    let weight = Weight::new(Action::CreditLimit).with(party.id.uuid());
    cx.weigh(Weight { amount: after, ..weight }).await
}

/// The code asked for, if it is free, or the next one of its range.
async fn code(cx: &mut Cx, asked: Option<Code>, kind: PartyKind) -> Result<Code> {
    let Some(code) = asked else {
        let (from, to) = model::range(kind);
        let last: Vec<(String,)> = cx.rows(&sql::LAST_CODES, params![from.to_string(), to.to_string()]).await?;
        return model::next_code(kind, last.iter().map(|row| row.0.as_str()));
    };
    if cx.value::<i64>(&sql::COUNT_OF_CODE, params![code.clone()]).await? > 0 {
        return Err(PARTY_CODE_TAKEN.with("code", &code).at("code"));
    }
    Ok(code)
}

pub(crate) async fn update(cx: &mut Change, request: UpdateParty) -> Result<PartyView> {
    let party = load(cx, request.id).await?;
    if party.version != request.version {
        return Err(CONFLICT_STALE.with("what", party.code.as_str()));
    }
    let addresses: Vec<Address> = cx.rows(&sql::ADDRESSES, params![party.id]).await?;
    let fields = as_seen(cx.caller()?, request.party, &party.data);
    let (data, wanted) = decide(cx, fields, Some(&party)).await?;
    let edits = PartyEdits::between(&party.data, &data);
    let AddressChanges { added, changed, after } =
        model::address_changes(&addresses, wanted, || AddressId::from_uuid(cx.new_id()))?;
    if edits.is_empty() && added.is_empty() && changed.is_empty() {
        return Ok(model::view(party, &addresses));
    }
    let iban_editor_id = weigh_bank_details(cx, party.data.iban.as_str(), data.iban.as_str(), Some(party.id)).await?;
    weigh_credit_limit(cx, &party, data.credit_limit).await?;
    cx.guard(&sql::STILL_AT_VERSION, params![party.id, party.version]);
    let event = PartyChanged {
        id: party.id,
        company_id: cx.company_id()?,
        order: cx.order_key()?,
        code: party.code.clone(),
        edits,
        added,
        changed,
        iban_editor_id,
    };
    cx.record(event).await?;
    cx.document(PARTY, party.id.uuid(), party.code.as_str());
    Ok(model::view(Party { data, version: party.version + 1, ..party }, &after))
}

/// What somebody does not see they do not change: their form holds what stands in its place.
fn as_seen(caller: &Caller, mut fields: PartyFields, now: &PartyData) -> PartyFields {
    if caller.is_hidden(FieldClass::Bank) {
        fields.iban.clone_from(&now.iban.0);
    }
    if caller.is_hidden(FieldClass::Personal) {
        fields.contact.clone_from(&now.contact.0);
        fields.email.clone_from(&now.email.0);
        fields.phone.clone_from(&now.phone.0);
    }
    fields
}

/// The request as it will be stored, its payment term looked up unless the party has it already.
async fn decide(cx: &mut Cx, fields: PartyFields, before: Option<&Party>) -> Result<model::Decided> {
    let company = cx.caller()?.company.clone();
    let decided = model::decide(fields, &company)?;
    let before = before.and_then(|party| party.data.payment_term.as_ref());
    if let Some(term) = decided.0.payment_term.as_ref().filter(|term| before != Some(term))
        && cx.value::<i64>(&sql::COUNT_OF_TERM, params![term.clone()]).await? == 0
    {
        return Err(PARTY_TERM_UNKNOWN.with("term", term).at("party.payment_term"));
    }
    Ok(decided)
}
