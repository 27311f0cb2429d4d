//! What the values of events stand for: words of the program, and ids of people and things. It follows from the types that
//! events declare, so that an event which is new is read like any other.

use std::collections::HashMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{call_word, document_word};
use crate::events;
use crate::i18n::Texts;
use crate::identity::Role;
use crate::outline::{Outline, Place};

/// The JSON key of what a value stands for, inside an event that is about to be told; [`VALUE_KEY`] is the value itself.
const MEANS_KEY: &str = "$means";
const VALUE_KEY: &str = "$value";

crate::text_enum! {
    /// By what people tell apart what an id is of.
    KnownBy {
        /// A name, or a number that serves as one: people, branches, parties, items, warehouses, journal entries.
        Name = "name",
        /// Kind and number or code: documents, accounts, tax codes, teams, whatever an entry of the log names.
        Number = "number",
        /// Neither.
        Nothing = "nothing",
    }
}

/// What a value stands for. The interface says it in its reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// A word of the program: the value, and of which words it is.
    Word {
        /// How the keys of their texts begin.
        of: String,
        /// As the fact holds it.
        value: String,
    },
    /// A command.
    Call(String),
    /// A kind of documents or records, or one of them.
    Document {
        /// Its kind.
        kind: String,
        /// Its number; empty for the kind as such.
        number: String,
    },
    /// A role of the company's own, by its code.
    Role(String),
    /// What somebody or something is called.
    Name(String),
    /// Somebody or something that has no name, is gone, or is not for the reader.
    Id {
        /// By what it would be told.
        known_by: KnownBy,
        /// Its id.
        id: Uuid,
    },
}

/// Enumerations that events hold, by the names of their types, and how the keys of their words begin.
const WORDS: &[(&str, &str)] = &[
    ("AccountType", "account-type"),
    ("Action", "audit-value-action"),
    ("AddressKind", "address-kind"),
    ("AdjustmentKind", "audit-value-adjustment"),
    ("Control", "control"),
    ("Direction", "payment"),
    ("FieldClass", "field-class"),
    ("ItemKind", "item-kind"),
    ("Language", "audit-label"),
    ("LockKind", "audit-value-lock"),
    ("MoveKind", "move"),
    ("NegativeStock", "negative-stock"),
    ("OidcMatch", "audit-value-oidc"),
    ("OrderState", "order-state"),
    ("PartyKind", "party-kind"),
    ("RequestState", "approval-state"),
    ("Side", "control"),
    ("StockDocumentKind", "source"),
    ("Supply", "supply"),
    ("TaxCategory", "tax-category"),
    ("TaxClass", "tax-class"),
    ("TaxDirection", "tax-direction"),
    ("TaxRegion", "tax-region"),
    ("Valuation", "valuation"),
];

/// Types of ids, by what their things are known, and for those known by nothing why.
const IDS: &[(&str, KnownBy, &str)] = &[
    ("AddressId", KnownBy::Nothing, "an address is told by its fields"),
    ("ApprovalRequestId", KnownBy::Nothing, "a request is told by the action and who asked for it, beside it"),
    ("ApprovalRuleId", KnownBy::Nothing, "the name of a rule stands beside it"),
    ("BranchId", KnownBy::Name, ""),
    ("CompanyId", KnownBy::Nothing, "every entry is of the reader's company"),
    ("EntryId", KnownBy::Name, ""),
    ("GrantId", KnownBy::Nothing, "a grant is told by its role and its place, beside it"),
    ("ItemId", KnownBy::Name, ""),
    ("MoveId", KnownBy::Nothing, "a move of stock is told by its document, beside it"),
    ("OpenItemId", KnownBy::Nothing, "the number of what is open stands beside it"),
    ("PartyId", KnownBy::Name, ""),
    ("PaymentId", KnownBy::Number, ""),
    ("ReservationId", KnownBy::Nothing, "a promise is told by the document it is for, beside it"),
    ("SalesDocumentId", KnownBy::Number, ""),
    ("SettlementId", KnownBy::Nothing, "a settlement is told by the numbers of its items, beside it"),
    ("StockDocumentId", KnownBy::Number, ""),
    ("TeamId", KnownBy::Number, ""),
    ("UserId", KnownBy::Name, ""),
    ("WarehouseId", KnownBy::Name, ""),
];

/// The same of ids without a type of their own, by the names of their fields.
const ID_FIELDS: &[(&str, KnownBy, &str)] = &[
    ("actor_id", KnownBy::Name, ""),
    ("company_id", KnownBy::Nothing, "every entry is of the reader's company"),
    ("customer_id", KnownBy::Name, ""),
    ("doc_id", KnownBy::Number, ""),
    ("granted_by", KnownBy::Name, ""),
    ("iban_editor_id", KnownBy::Name, ""),
    ("item_id", KnownBy::Name, ""),
    ("node_id", KnownBy::Nothing, "a database has no name"),
    ("owner_id", KnownBy::Number, ""),
    ("party_id", KnownBy::Name, ""),
    ("source_id", KnownBy::Number, ""),
    ("warehouse_id", KnownBy::Name, ""),
];

/// The field of what an event itself is about: named by its number, whatever it is, as its name is one of the other fields.
const OWN_ID: &str = "id";

/// What may stand at a place of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// One of the words whose keys begin so.
    Word(&'static str),
    /// An id.
    Id(KnownBy),
    /// A role's code.
    Role,
    /// A command.
    Call,
    /// A kind of documents or records.
    Kind,
    /// Where on which paper a standing text is printed.
    StandingText,
}

/// Texts that are words of the program, by the names of their fields.
const TEXT_FIELDS: &[(&str, Sort)] = &[
    ("call", Sort::Call),
    ("doc_kind", Sort::Kind),
    ("kind", Sort::Kind),
    ("owner_kind", Sort::Kind),
    ("permissions", Sort::Word("permission")),
    ("price_mode", Sort::Word("audit-value-price-mode")),
    ("rate_source", Sort::Word("audit-value-rate-source")),
    ("role", Sort::Role),
    ("second_factor_roles", Sort::Role),
    ("source_kind", Sort::Kind),
    ("tax_policy", Sort::Word("audit-value-tax-policy")),
];

/// Fields that hold values by keys which are words of the program.
const MAPS: &[(&str, Sort)] = &[("purposes", Sort::Word("purpose")), ("series", Sort::Kind), ("texts", Sort::StandingText)];

/// How the keys of an enumeration's words begin, by the name of its type.
pub fn words_of(type_name: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == type_name).map(|(_, of)| *of)
}

/// By what the thing of an id is known, and why if by nothing: by the id's type, or by its field if it has none of its own.
pub fn known_by(type_name: &str, field: &str) -> Option<(KnownBy, &'static str)> {
    if field == OWN_ID {
        return Some((KnownBy::Number, ""));
    }
    let (table, name) = if type_name.is_empty() { (ID_FIELDS, field) } else { (IDS, type_name) };
    table.iter().find(|(known, ..)| *known == name).map(|(_, known_by, why)| (*known_by, *why))
}

/// What the keys of a field's values are, if it holds values by such keys.
pub(super) fn keys_of(field: &str) -> Option<Sort> {
    MAPS.iter().find(|(known, _)| *known == field).map(|(_, sort)| *sort)
}

/// Whether the keys of a field's values are told in words.
pub fn has_keys_in_words(field: &str) -> bool {
    keys_of(field).is_some()
}

fn sort(place: Place<'_>) -> Option<Sort> {
    let Place { schema, type_name, field } = place;
    if let Some(of) = words_of(type_name) {
        return Some(Sort::Word(of));
    }
    if schema.get("format").is_some_and(|format| format == "uuid") {
        return known_by(type_name, field).map(|(known_by, _)| Sort::Id(known_by));
    }
    // A text, or a text or nothing.
    let is_text = |of_type: &Value| match of_type {
        Value::Array(types) => types.iter().any(|one| one == "string"),
        one => one == "string",
    };
    let known = TEXT_FIELDS.iter().find(|(known, _)| *known == field).filter(|_| schema.get("type").is_some_and(is_text));
    known.map(|(_, sort)| *sort)
}

/// Says of every value of an event what it stands for.
pub fn explain(kind: &str, body: &mut Value) {
    static OUTLINES: LazyLock<HashMap<&'static str, Outline<Sort>>> =
        LazyLock::new(|| events().filter_map(|spec| Some((spec.kind, Outline::read(spec.schema, &sort)?))).collect());
    let Some(outline) = OUTLINES.get(kind) else { return };
    outline.visit(body, &|sort: &Sort, value: &mut Value| {
        let text = value.as_str().filter(|text| !text.is_empty());
        let meant = text.and_then(|text| Some(json!({ MEANS_KEY: meaning(*sort, text)?, VALUE_KEY: text })));
        if let Some(meant) = meant {
            *value = meant;
        }
    });
}

/// What a text of some sort stands for.
pub(super) fn meaning(sort: Sort, text: &str) -> Option<Meaning> {
    let word = |of: &str, value: &str| Meaning::Word { of: of.to_owned(), value: value.to_owned() };
    Some(match sort {
        Sort::Word(of) => word(of, text),
        Sort::Id(known_by) => Meaning::Id { known_by, id: Uuid::parse_str(text).ok()? },
        Sort::Role if Role::ALL.iter().any(|role| role.as_str() == text) => word("role-name", text),
        Sort::Role => Meaning::Role(text.to_owned()),
        Sort::Call => Meaning::Call(text.to_owned()),
        Sort::Kind => Meaning::Document { kind: text.to_owned(), number: String::new() },
        Sort::StandingText => word("text", text.strip_prefix("sales.").unwrap_or(text)),
    })
}

/// What a flag stands for.
pub(super) fn flag(yes: bool) -> Meaning {
    Meaning::Word { of: "filter".to_owned(), value: if yes { "yes" } else { "no" }.to_owned() }
}

/// Whether an object is a value that [`explain`] has said something of.
pub(super) fn is_explained(fields: &Map<String, Value>) -> bool {
    fields.len() == 2 && fields.contains_key(MEANS_KEY) && fields.contains_key(VALUE_KEY)
}

/// The value of such an object, and what it stands for.
pub(super) fn explained(fields: &Map<String, Value>) -> Option<(String, Meaning)> {
    let value = fields.get(VALUE_KEY)?.as_str()?.to_owned();
    Some((value, serde_json::from_value(fields.get(MEANS_KEY)?.clone()).ok()?))
}

impl Meaning {
    /// In words.
    pub fn word(&self, texts: &Texts) -> String {
        match self {
            Self::Word { of, value } => texts.word(of, value),
            Self::Call(name) => call_word(texts, name),
            Self::Document { kind, number } => document_word(texts, kind, number),
            Self::Role(text) | Self::Name(text) => text.clone(),
            Self::Id { id, .. } => short(*id),
        }
    }
}

/// The end of an id, by which what has no name is told apart.
pub fn short(id: Uuid) -> String {
    let bytes = id.as_bytes();
    format!("…{:02x}{:02x}", bytes[14], bytes[15])
}

#[cfg(test)]
mod tests {
    use kontor_kernel::Language;

    use super::*;
    use crate::audit::{change_word, changes, value_word};
    use crate::i18n::texts;

    const ID: &str = "0190a5b0-1c2d-7abc-8def-001122337c3e";

    /// `field: before > after` of an event, in German and sorted.
    fn told(kind: &str, mut body: Value) -> Vec<String> {
        explain(kind, &mut body);
        let texts = texts(Language::De);
        let found = changes(&body);
        let side = |shown: Option<&crate::audit::Shown>| value_word(texts, shown);
        let one = |change: &crate::audit::FieldChange| {
            format!("{}: {} > {}", change_word(texts, change), side(change.before.as_ref()), side(change.after.as_ref()))
        };
        let mut lines: Vec<String> = found.fields.iter().map(one).collect();
        lines.sort();
        lines
    }

    #[test]
    fn values_are_told_by_the_types_of_their_fields() {
        let edit = |before: &str, after: &str| json!({ "before": before, "after": after });
        let item = json!({ "id": ID, "edits": { "kind": edit("stock", "service"), "category": edit("stock", "service") } });
        // A text that somebody typed stays what it is.
        let expected = ["Art: Lagerartikel > Dienstleistung", "Warengruppe: stock > service"];
        assert_eq!(told("inventory.item.changed@1", item), expected);
        let role = json!({ "code": "owner", "before": null, "after": { "permissions": ["audit.log.read", "new.thing.read"] } });
        let expected = ["Kürzel:  > owner", "Rechte:  > Das Protokoll lesen, new.thing.read"];
        assert_eq!(told("identity.role.saved@1", role), expected);
        let grant = json!({ "before": { "role": "owner", "own_only": true, "warehouse_id": ID }, "after": { "role": "night" } });
        let expected = ["Lager: …7c3e > ", "Nur eigene: Ja > ", "Rolle: Inhaber > night"];
        assert_eq!(told("identity.role.changed@1", grant), expected);
    }

    #[test]
    fn keys_and_places_are_told_in_words_too() {
        let chart = json!({ "purposes": { "bank": "1200" }, "series": { "sales.order": "AB" } });
        assert_eq!(told("finance.chart.installed@1", chart), ["Nummernkreis Auftrag:  > AB", "Zweck Bank:  > 1200"]);
        let prices = json!({ "prices": [{ "id": ID, "price": "2", "price_before": "1" }] });
        let found = told("sales.price.set@1", prices);
        assert!(found.contains(&"Preis …7c3e · Preis: 1 > 2".to_owned()), "{found:?}");
    }

    #[test]
    fn the_fact_s_own_value_stays_beside_what_it_stands_for() {
        let mut body = json!({ "after": { "tax_region": "eu" } });
        explain("parties.party.created@1", &mut body);
        let found = changes(&body);
        let shown = found.fields[0].after.as_ref().expect("it was made");
        assert_eq!(shown.text, "eu");
        assert_eq!(shown.means, [Meaning::Word { of: "tax-region".into(), value: "eu".into() }]);
    }

    #[test]
    fn tables_say_why_something_has_no_name() {
        for (name, known_by, why) in IDS.iter().chain(ID_FIELDS) {
            assert_eq!(*known_by == KnownBy::Nothing, !why.is_empty(), "{name}");
        }
    }
}
