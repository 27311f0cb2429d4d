//! What the values of events stand for: words of the program, ids of people and things, amounts, numbers and days. It follows
//! from the types that events declare, so that an event which is new is read like any other. What a check of the book finds
//! tells its values the same way.

use std::collections::HashMap;
use std::sync::LazyLock;

use kontor_kernel::date::{self, CivilDate, DateFormat};
use kontor_kernel::locale::{NegativeStyle, NumberFormat, format_amount, format_decimal};
use kontor_kernel::{CurrencyCode, Instant, Language, Money, decimal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{call_word, document_word, field_word};
use crate::events;
use crate::i18n::{Arg, Texts};
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
    /// What somebody or something is called, or another text that says it itself.
    Name(String),
    /// Somebody or something that has no name, is gone, or is not for the reader.
    Id {
        /// By what it would be told.
        known_by: KnownBy,
        /// Its id.
        id: Uuid,
    },
    /// An amount.
    Amount(Money),
    /// A quantity, a price, a rate or a percentage, as plain text.
    Number(String),
    /// A day.
    Day(CivilDate),
    /// A moment.
    Moment(Instant),
    /// A calendar month, as its year and its number: 202603.
    Month(i64),
    /// Fields of a row of the book with what they hold.
    Fields(Vec<FieldMeaning>),
}

/// A field and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldMeaning {
    /// The field; empty where the value alone says it.
    pub field: String,
    /// What its value stands for.
    pub means: Meaning,
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
    /// A number with decimals.
    Number,
    /// A day.
    Day,
    /// A moment.
    Moment,
}

/// Types of values that people write in their own way. An amount with its currency is known by its form.
const TYPES: &[(&str, Sort)] = &[
    ("Amount", Sort::Number),
    ("Instant", Sort::Moment),
    ("Percent", Sort::Number),
    ("Quantity", Sort::Number),
    ("Rate", Sort::Number),
    ("UnitPrice", Sort::Number),
];

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
    if let Some((_, sort)) = TYPES.iter().find(|(known, _)| *known == type_name) {
        return Some(*sort);
    }
    match schema.get("format").and_then(Value::as_str) {
        Some("uuid") => return known_by(type_name, field).map(|(known_by, _)| Sort::Id(known_by)),
        Some("date") => return Some(Sort::Day),
        _ => {}
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
        Sort::Number => Meaning::Number(decimal::parse_plain(text).ok().map(|_| text.to_owned())?),
        Sort::Day => Meaning::Day(date::parse_iso(text).ok()?),
        Sort::Moment => Meaning::Moment(text.parse().ok()?),
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
    /// In words; moments in UTC.
    pub fn word(&self, texts: &Texts) -> String {
        self.told(texts, &|moment: Instant| utc(moment, texts.language()))
    }

    /// In words, moments as the reader's clock shows them.
    pub fn told(&self, texts: &Texts, moment: &dyn Fn(Instant) -> String) -> String {
        match self {
            Self::Word { of, value } => texts.word(of, value),
            Self::Call(name) => call_word(texts, name),
            Self::Document { kind, number } => document_word(texts, kind, number),
            Self::Role(text) | Self::Name(text) => text.clone(),
            Self::Id { id, .. } => short(*id),
            Self::Amount(amount) => amount_word(*amount, texts.language()),
            Self::Number(text) => number_word(text, texts.language()),
            Self::Day(day) => date::format(*day, DateFormat::for_language(texts.language())),
            Self::Moment(at) => moment(*at),
            Self::Month(month) => month_word(*month, texts),
            Self::Fields(fields) => {
                let told = |FieldMeaning { field, means }: &FieldMeaning| {
                    let value = means.told(texts, moment);
                    if field.is_empty() { value } else { format!("{} {value}", field_word(texts, field)) }
                };
                fields.iter().map(told).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// An amount in minor units. In a damaged book its currency may be none and its digits too many: then it is no amount.
    pub fn amount(minor: i64, currency: &str) -> Option<Self> {
        let currency = CurrencyCode::try_new(currency).ok()?;
        Money::zero(currency).checked_add(Money::new(minor, currency)).ok().map(Self::Amount)
    }

    /// A moment, if it can be written: one of a damaged book may lie beyond the calendar.
    pub fn moment(moment: Instant) -> Option<Self> {
        moment.to_string().parse::<Instant>().ok().map(Self::Moment)
    }

    /// Itself, or what each of its fields holds.
    pub fn parts_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::Fields(fields) => fields.iter_mut().flat_map(|field| field.means.parts_mut()).collect(),
            one => vec![one],
        }
    }
}

fn amount_word(amount: Money, language: Language) -> String {
    let format = NumberFormat::for_language(language);
    let written = format_amount(amount.minor(), amount.currency(), &format, NegativeStyle::Minus);
    // A line does not end between an amount and its currency.
    format!("{written}\u{a0}{}", amount.currency())
}

/// A number with the decimals it was given.
fn number_word(text: &str, language: Language) -> String {
    let Ok(number) = decimal::parse_plain(text) else { return text.to_owned() };
    format_decimal(number, number.scale(), number.scale(), &NumberFormat::for_language(language))
}

fn month_word(month: i64, texts: &Texts) -> String {
    let (year, number) = (month / 100, month % 100);
    let name = format!("month-{number}");
    if !texts.has(&name) {
        return month.to_string();
    }
    texts.format("month-year", &[("month", Arg::from(texts.get(&name))), ("year", Arg::from(year.to_string()))])
}

fn utc(moment: Instant, language: Language) -> String {
    let day = date::format(moment.date_utc(), DateFormat::for_language(language));
    format!("{day} {} UTC", moment.to_chrono().format("%H:%M"))
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
    fn amounts_numbers_and_days_are_written_as_the_reader_does() {
        let party = json!({ "after": { "credit_limit": { "amount": "1234.50", "currency": "EUR" } } });
        assert_eq!(told("parties.party.created@1", party), ["Kreditlimit:  > 1.234,50\u{a0}EUR"]);
        let lock = json!({ "before": "2025-12-31", "until": "2026-01-31" });
        assert_eq!(told("finance.lock.moved@1", lock), ["Bis: 31.12.2025 > 31.01.2026"]);
        let prices = json!({ "prices": [{ "id": ID, "price": "2.50", "price_before": "1234" }] });
        assert!(told("sales.price.set@1", prices).contains(&"Preis …7c3e · Preis: 1.234 > 2,50".to_owned()));
        // What is not as its type says is told as it stands.
        let lock = json!({ "before": "2025-12-31", "until": "soon" });
        assert_eq!(told("finance.lock.moved@1", lock), ["Bis: 31.12.2025 > soon"]);
    }

    #[test]
    fn moments_and_months_are_told_in_words() {
        let moment = Instant::from_micros(1_782_295_200_000_000);
        let told = |meaning: &Meaning| Language::ALL.map(|language| meaning.word(texts(language)));
        let expected = ["2026-06-24 10:00 UTC", "24.06.2026 10:00 UTC", "24/06/2026 10:00 UTC"];
        assert_eq!(told(&Meaning::Moment(moment)), expected);
        assert_eq!(told(&Meaning::Month(202_603)), ["March 2026", "März 2026", "mars 2026"]);
        assert_eq!(told(&Meaning::Month(202_613)), ["202613", "202613", "202613"]);
        assert_eq!(Meaning::moment(moment), Some(Meaning::Moment(moment)));
        assert_eq!(Meaning::moment(Instant::from_micros(i64::MAX)), None);
        let clock = |_: Instant| "noon".to_owned();
        let fields = Meaning::Fields(vec![FieldMeaning { field: "posted_at".to_owned(), means: Meaning::Moment(moment) }]);
        assert_eq!(fields.told(texts(Language::En), &clock), "Posted on noon");
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
