//! Where in the JSON of a type values of some sort stand. It is read from the type's schema, so that what a field is said
//! to be where it is declared holds wherever it appears.

use std::collections::BTreeMap;

use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value};

/// Where values of some sort stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outline<T> {
    /// Here.
    Here(T),
    /// In some fields of an object.
    Object(BTreeMap<String, Outline<T>>),
    /// In every element of a list, or every value of a map.
    Each(Box<Outline<T>>),
    /// In either of two forms.
    Both(Box<Outline<T>>, Box<Outline<T>>),
}

/// A place of a schema, as whoever tells sorts apart is shown it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// What may stand there.
    pub schema: &'a Value,
    /// The name of its type; empty if it has none of its own.
    pub type_name: &'a str,
    /// The field that it is the value of, or an element of the value of.
    pub field: &'a str,
}

impl<T> Outline<T> {
    /// Reads a schema. What `sort` knows is not looked into any further; `None` if it knows nothing in it.
    pub fn read(part: fn(&mut SchemaGenerator) -> Schema, sort: &dyn Fn(Place<'_>) -> Option<T>) -> Option<Self> {
        let mut generator = SchemaGenerator::default();
        let schema = part(&mut generator);
        let definitions = generator.take_definitions(true);
        let mut reader = Reader { definitions: &definitions, sort, open: Vec::new() };
        reader.at(Place { schema: schema.as_value(), type_name: "", field: "" })
    }

    /// Shows every value of some sort, to be replaced.
    pub fn visit(&self, value: &mut Value, act: &impl Fn(&T, &mut Value)) {
        match (self, value) {
            (Self::Here(sort), value) => act(sort, value),
            (Self::Object(fields), Value::Object(object)) => {
                for (name, outline) in fields {
                    if let Some(value) = object.get_mut(name) {
                        outline.visit(value, act);
                    }
                }
            }
            (Self::Each(outline), Value::Array(items)) => items.iter_mut().for_each(|item| outline.visit(item, act)),
            (Self::Each(outline), Value::Object(items)) => items.values_mut().for_each(|item| outline.visit(item, act)),
            (Self::Both(one, other), value) => {
                one.visit(value, act);
                other.visit(value, act);
            }
            (Self::Object(_) | Self::Each(_), _) => {}
        }
    }
}

/// Walks a schema. A type that holds itself is entered once.
struct Reader<'a, T> {
    definitions: &'a Map<String, Value>,
    sort: &'a dyn Fn(Place<'_>) -> Option<T>,
    open: Vec<&'a str>,
}

impl<'a, T> Reader<'a, T> {
    fn at(&mut self, place: Place<'a>) -> Option<Outline<T>> {
        if let Some(sort) = (self.sort)(place) {
            return Some(Outline::Here(sort));
        }
        let Place { schema, field, .. } = place;
        let own = self.object(schema).or_else(|| self.each(schema, field));
        let referred = schema.get("$ref").and_then(Value::as_str).and_then(|path| self.definition(path, field));
        let forms = ["anyOf", "oneOf", "allOf"].iter().filter_map(|key| schema.get(*key)?.as_array()).flatten();
        let forms: Vec<&'a Value> = forms.collect();
        let all = forms.into_iter().filter_map(|schema| self.at(Place { schema, type_name: "", field })).collect::<Vec<_>>();
        own.into_iter().chain(referred).chain(all).reduce(|one, other| Outline::Both(Box::new(one), Box::new(other)))
    }

    fn object(&mut self, schema: &'a Value) -> Option<Outline<T>> {
        let properties = schema.get("properties")?.as_object()?;
        let mut fields = BTreeMap::new();
        for (field, schema) in properties {
            if let Some(outline) = self.at(Place { schema, type_name: "", field }) {
                fields.insert(field.clone(), outline);
            }
        }
        (!fields.is_empty()).then_some(Outline::Object(fields))
    }

    fn each(&mut self, schema: &'a Value, field: &'a str) -> Option<Outline<T>> {
        let schema = schema.get("items").or_else(|| schema.get("additionalProperties"))?;
        self.at(Place { schema, type_name: "", field }).map(|outline| Outline::Each(Box::new(outline)))
    }

    fn definition(&mut self, path: &'a str, field: &'a str) -> Option<Outline<T>> {
        let type_name = path.rsplit('/').next()?;
        let definitions = self.definitions;
        let schema = definitions.get(type_name).filter(|_| !self.open.contains(&type_name))?;
        self.open.push(type_name);
        let outline = self.at(Place { schema, type_name, field });
        self.open.pop();
        outline
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::finance::ChartInstalled;
    use crate::team::TeamSaved;

    #[test]
    fn values_are_found_wherever_their_type_stands() {
        let say = |field: &String, value: &mut Value| *value = json!(format!("{field} {}", value.as_str().unwrap_or_default()));
        let of_type = |name: &'static str| move |place: Place<'_>| (place.type_name == name).then(|| place.field.to_owned());

        let users = Outline::read(|generator| generator.subschema_for::<TeamSaved>(), &of_type("UserId")).expect("it names some");
        let mut team = json!({ "before": null, "after": { "name": "a", "members": ["b", "c"] } });
        users.visit(&mut team, &say);
        assert_eq!(team, json!({ "before": null, "after": { "name": "a", "members": ["members b", "members c"] } }));

        let accounts = Outline::read(|generator| generator.subschema_for::<ChartInstalled>(), &of_type("AccountCode"));
        let mut chart = json!({ "purposes": { "bank": "1200" }, "pack": "neutral" });
        accounts.expect("it names some").visit(&mut chart, &say);
        assert_eq!(chart, json!({ "purposes": { "bank": "purposes 1200" }, "pack": "neutral" }));

        assert_eq!(Outline::read(|generator| generator.subschema_for::<TeamSaved>(), &of_type("ItemId")), None);
    }
}
