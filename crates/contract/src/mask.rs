//! Fields that a role may not see. A view's field declares its class where it is declared
//! (`#[schemars(extend("x-class" = "cost"))]`); from the schema of an answer follows where such fields stand in it, and the
//! pipeline empties them for whoever may not see them: in lists, documents, prints, exports and over the network alike.

use std::collections::HashMap;
use std::sync::LazyLock;

use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

use crate::access::FieldClass;
use crate::outline::{Outline, Place};
use crate::{commands, events};

/// What a view's field says of its class.
pub const CLASS_KEY: &str = "x-class";
/// How much of bank details stays readable, so that two accounts can be told apart.
const TAIL: usize = 4;

/// Where in an answer fields of some class stand.
pub type Mask = Outline<FieldClass>;

impl Mask {
    /// Empties what must not be seen. Bank details keep their last digits.
    pub fn apply(&self, value: &mut Value, hides: &[FieldClass]) {
        self.replace(value, hides, &emptied);
    }

    /// Puts something else in the place of what must not be seen.
    pub fn replace(&self, value: &mut Value, hides: &[FieldClass], with: &impl Fn(FieldClass, &Value) -> Value) {
        self.visit(value, &|class: &FieldClass, value: &mut Value| {
            if hides.contains(class) {
                *value = with(*class, value);
            }
        });
    }

    /// Names of the fields it empties, for refusing to filter or sort by them.
    pub fn names(&self, hides: &[FieldClass]) -> Vec<&str> {
        match self {
            Self::Here(_) => Vec::new(),
            Self::Object(fields) => fields
                .iter()
                .flat_map(|(name, mask)| match mask {
                    Self::Here(class) if hides.contains(class) => vec![name.as_str()],
                    mask => mask.names(hides),
                })
                .collect(),
            Self::Each(mask) => mask.names(hides),
            Self::Both(one, other) => [one.names(hides), other.names(hides)].concat(),
        }
    }

    /// Classes it knows.
    pub fn classes(&self) -> Vec<FieldClass> {
        let mut classes = match self {
            Self::Here(class) => vec![*class],
            Self::Object(fields) => fields.values().flat_map(Self::classes).collect(),
            Self::Each(mask) => mask.classes(),
            Self::Both(one, other) => [one.classes(), other.classes()].concat(),
        };
        classes.sort_unstable();
        classes.dedup();
        classes
    }
}

/// What stands in the place of what must not be seen.
fn emptied(class: FieldClass, value: &Value) -> Value {
    match value {
        Value::String(text) if class == FieldClass::Bank && text.chars().count() > TAIL => {
            let tail: String = text.chars().skip(text.chars().count() - TAIL).collect();
            Value::String(format!("•••• {tail}"))
        }
        // Texts stay texts: a party without an IBAN is still read, and whoever sends a form back as it came is not told
        // that what stands there is no address.
        Value::String(_) if matches!(class, FieldClass::Bank | FieldClass::Personal) => Value::String(String::new()),
        _ => Value::Null,
    }
}

/// Where the answer of a command holds fields of some class; `None` where it holds none.
pub fn of(command: &str) -> Option<&'static Mask> {
    static MASKS: LazyLock<HashMap<&'static str, Mask>> =
        LazyLock::new(|| commands().filter_map(|spec| Some((spec.name, read(spec.answer)?))).collect());
    MASKS.get(command)
}

/// The same for the request of a command, where one is kept and shown to somebody else.
pub fn of_request(command: &str) -> Option<&'static Mask> {
    static MASKS: LazyLock<HashMap<&'static str, Mask>> =
        LazyLock::new(|| commands().filter_map(|spec| Some((spec.name, read(spec.request)?))).collect());
    MASKS.get(command)
}

/// The same for the body of an event, as the audit log shows it.
pub fn of_event(kind: &str) -> Option<&'static Mask> {
    static MASKS: LazyLock<HashMap<&'static str, Mask>> =
        LazyLock::new(|| events().filter_map(|spec| Some((spec.kind, read(spec.schema)?))).collect());
    MASKS.get(kind)
}

fn read(part: fn(&mut SchemaGenerator) -> Schema) -> Option<Mask> {
    Outline::read(part, &class_of)
}

fn class_of(place: Place<'_>) -> Option<FieldClass> {
    let word = place.schema.get(CLASS_KEY)?.as_str()?;
    FieldClass::ALL.iter().copied().find(|class| class.as_str() == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Words in the name of a field that make it look like one some role may not see.
    const TELLTALE: &[&str] = &["cost", "iban", "bic", "margin", "salary", "wage", "email", "phone", "valuation_amount"];

    /// Fields that look so and are for everybody who may run the command, with the reason.
    const OPEN: &[(&str, &str)] = &[
        ("CompanyBank.iban", "the company's own, printed on every invoice"),
        ("CompanyBank.bic", "the company's own, printed on every invoice"),
        ("BankAccount.iban", "the company's own, printed on every invoice"),
        ("BankAccount.bic", "the company's own, printed on every invoice"),
        ("OidcLink.email", "a user's own at the provider, for whoever manages users"),
        ("UserOidcView.email", "a user's own at the provider, for whoever manages users"),
        ("PartyChanged.iban_editor_id", "who entered bank details, not the details"),
        ("PartyCreated.iban_editor_id", "who entered bank details, not the details"),
    ];

    fn fields(schema: &Value, owner: &str, out: &mut Vec<(String, String, Value)>) {
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            for (name, field) in properties {
                out.push((owner.to_owned(), name.clone(), field.clone()));
            }
        }
    }

    /// A field that looks secret says of which class it is, or why it is open.
    #[test]
    fn every_telltale_field_has_a_class() {
        let mut generator = SchemaGenerator::default();
        for spec in commands() {
            (spec.answer)(&mut generator);
        }
        for spec in events() {
            (spec.schema)(&mut generator);
        }
        let mut all = Vec::new();
        for (name, definition) in generator.take_definitions(true) {
            fields(&definition, &name, &mut all);
        }
        let unsaid: Vec<String> = all
            .iter()
            .filter(|(_, name, field)| {
                TELLTALE.iter().any(|word| name.split('_').any(|part| part == *word)) && field.get(CLASS_KEY).is_none()
            })
            .map(|(owner, name, _)| format!("{owner}.{name}"))
            .filter(|field| !OPEN.iter().any(|(open, _)| open == field))
            .collect();
        assert!(unsaid.is_empty(), "give these a class or a line in OPEN: {unsaid:#?}");
    }

    /// What is emptied can still be read by whoever asked: a hidden amount is absent, not a broken answer.
    #[test]
    fn what_is_emptied_still_fits_its_schema() {
        let mut generator = SchemaGenerator::default();
        for spec in commands() {
            (spec.answer)(&mut generator);
        }
        let definitions = generator.take_definitions(true);
        let mut all = Vec::new();
        for (name, definition) in &definitions {
            fields(definition, name, &mut all);
        }
        let classed: Vec<_> = all.iter().filter(|(_, _, field)| field.get(CLASS_KEY).is_some()).collect();
        assert!(!classed.is_empty());
        for (owner, name, field) in classed {
            let nullable = field.to_string().contains("\"null\"");
            let text = field.get("type").is_some_and(|kind| kind == "string");
            assert!(nullable || text, "{owner}.{name}: {field}");
        }
    }

    /// What a view hides, the event that made it hides too: else the audit log tells it.
    #[test]
    fn events_know_the_classes_of_their_fields() {
        let classes = |kind| of_event(kind).map(Mask::classes).unwrap_or_default();
        let party = [FieldClass::Bank, FieldClass::Personal];
        assert_eq!(classes("parties.party.created@1"), party);
        assert_eq!(classes("parties.party.changed@1"), party);
        assert_eq!(classes("sales.delivery.posted@1"), [FieldClass::Cost]);
        assert_eq!(classes("sales.order.confirmed@1"), []);
    }

    #[test]
    fn fields_are_emptied_wherever_they_stand() {
        let class = |class| Mask::Here(class);
        let row = Mask::Object(
            [("cost".to_owned(), class(FieldClass::Cost)), ("iban".to_owned(), class(FieldClass::Bank))].into_iter().collect(),
        );
        let mask = Mask::Object([("rows".to_owned(), Mask::Each(Box::new(row)))].into_iter().collect());
        let answer = || json!({ "rows": [{ "cost": "5.00", "iban": "DE02120300000000202051", "name": "x" }], "next": null });
        let mut value = answer();
        mask.apply(&mut value, &[FieldClass::Bank]);
        assert_eq!(value["rows"][0], json!({ "cost": "5.00", "iban": "•••• 2051", "name": "x" }));
        mask.apply(&mut value, &[FieldClass::Cost]);
        assert_eq!(value["rows"][0]["cost"], Value::Null);
        assert_eq!(mask.names(&[FieldClass::Cost]), vec!["cost"]);
        assert_eq!(mask.classes(), vec![FieldClass::Cost, FieldClass::Bank]);
        for short in ["", "12"] {
            let mut value = json!({ "rows": [{ "iban": short }] });
            mask.apply(&mut value, &[FieldClass::Bank]);
            assert_eq!(value["rows"][0]["iban"], json!(""), "a text stays a text");
        }
        let mut untouched = answer();
        mask.apply(&mut untouched, &[FieldClass::Personal]);
        assert_eq!(untouched, answer());
    }
}
