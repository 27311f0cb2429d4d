//! What an event changed, field by field, read from its JSON: one walk for all events, whatever module declares them.
//!
//! Events say what was before in few ways, and each is known here: `before` and `after` side by side; single `edits`, each
//! with its own `before` and `after`; a field `x` beside `x_before`. What has no value before was made by the event, and
//! only what it became is told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::meaning::{self, Meaning, Sort};
use crate::personal::{BLOB_KEY, PERSONAL_KEY};

/// Fields of one event that an answer shows; a document of 1,000 lines has more, and itself shows them better.
pub const MAX_CHANGES: usize = 500;
/// The JSON key that marks what the reader may not see inside an event, until it is told as hidden.
const HIDDEN_KEY: &str = "$hidden";
/// What stands in the place of what the reader may not see: that it changed is told.
const HIDDEN: &str = "••••";
/// Letters of a value that are shown; a picture's bytes are not read by anybody.
const MAX_LETTERS: usize = 1_000;

/// Fields that place an event and are no content of it.
const TECHNICAL: &[&str] = &["company_id", "order", "version", "version_before", "stamps", "search", "node_id", "epoch", "png"];

/// Fields that tell the members of a list apart, the first that a member has.
const KEYS: &[&str] = &["line", "code", "id", "account", "item_id", "kind", "country", "currency"];

/// A field of a record, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldChange {
    /// Where it stands: `name`, `lines[2].quantity`.
    pub path: String,
    /// What places of the path stand for, where they are ids or words of the program.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PathPlace>,
    /// As it was; absent if there was nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Shown>,
    /// As it became; absent if it was taken away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Shown>,
}

impl FieldChange {
    /// Everything that it says stands for something.
    pub fn meanings_mut(&mut self) -> impl Iterator<Item = &mut Meaning> {
        let sides = [&mut self.before, &mut self.after].into_iter().flatten().flat_map(|shown| &mut shown.means);
        self.places.iter_mut().map(|place| &mut place.means).chain(sides)
    }
}

/// A place of a path that stands for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PathPlace {
    /// As it stands in the path.
    pub text: String,
    /// What for.
    pub means: Meaning,
}

/// A value as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Shown {
    /// As the fact holds it, as text: a number, a date, an id; empty if it was erased.
    pub text: String,
    /// What it stands for, one for each member of a list; nothing where the text says it itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub means: Vec<Meaning>,
    /// Whether it was about a person and was erased.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
    /// Whether the reader may not see it; only while two sides are compared.
    #[serde(skip)]
    hidden: bool,
}

impl Shown {
    fn new(text: String) -> Self {
        Self { text, means: Vec::new(), erased: false, hidden: false }
    }

    fn erased() -> Self {
        Self { erased: true, ..Self::new(String::new()) }
    }

    /// As it leaves: of what is hidden nothing but that it is there.
    fn veiled(self) -> Self {
        if self.hidden { Self { erased: self.erased, ..Self::new(HIDDEN.to_owned()) } } else { self }
    }
}

/// Marks a value of an event that the reader may not see, or both sides of one that was edited. It is compared all the same,
/// so that the reader learns that it changed.
#[must_use]
pub fn hidden(value: &Value) -> Value {
    let mark = |value: &Value| if value.is_null() { Value::Null } else { serde_json::json!({ HIDDEN_KEY: value }) };
    match value {
        Value::Object(sides) if sides.contains_key("before") || sides.contains_key("after") => {
            Value::Object(sides.iter().map(|(name, side)| (name.clone(), mark(side))).collect())
        }
        value => mark(value),
    }
}

/// The fields an event set or changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// At most [`MAX_CHANGES`] of them, in the order of the event.
    pub fields: Vec<FieldChange>,
    /// How many more there are.
    pub left_out: u32,
    /// Whether the event says what was before; otherwise it made what it tells of.
    pub edits: bool,
}

/// Reads an event's body, its personal texts attached. Values that [`explain`](super::explain) has said something of tell
/// what they stand for.
#[must_use]
pub fn changes(body: &Value) -> Changes {
    let mut found = Changes::default();
    walk(&Path::default(), body, &mut found);
    found
}

/// Where the walk is.
#[derive(Debug, Clone, Default)]
struct Path {
    text: String,
    places: Vec<PathPlace>,
    /// What its fields are named by, if by words of the program.
    keys: Option<Sort>,
}

impl Path {
    fn under(&self, name: &str) -> Self {
        if let Some(sort) = self.keys {
            return self.at(&Spot::new(name, meaning::meaning(sort, name)));
        }
        let text = if self.text.is_empty() { name.to_owned() } else { format!("{}.{name}", self.text) };
        Self { text, places: self.places.clone(), keys: meaning::keys_of(name) }
    }

    fn at(&self, spot: &Spot) -> Self {
        let mut places = self.places.clone();
        // Of two that are told apart by the same, the second is counted too.
        let text = spot.text.split("][").next().unwrap_or_default();
        places.extend(spot.means.clone().map(|means| PathPlace { text: text.to_owned(), means }));
        Self { text: format!("{}[{}]", self.text, spot.text), places, keys: None }
    }
}

/// A place in a list.
struct Spot {
    text: String,
    means: Option<Meaning>,
}

impl Spot {
    fn new(text: &str, means: Option<Meaning>) -> Self {
        Self { text: text.replace(['.', '[', ']'], "-"), means }
    }
}

impl Changes {
    fn push(&mut self, path: &Path, before: Option<Shown>, after: Option<Shown>) {
        self.edits |= before.is_some();
        if before == after && before.as_ref().is_none_or(|shown| !shown.erased) {
            return;
        }
        if self.fields.len() < MAX_CHANGES {
            let (before, after) = (before.map(Shown::veiled), after.map(Shown::veiled));
            self.fields.push(FieldChange { path: path.text.clone(), places: path.places.clone(), before, after });
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }
}

/// A value of an event that may hold differences further inside.
fn walk(path: &Path, value: &Value, out: &mut Changes) {
    match value {
        Value::Object(fields) if !is_leaf(value) => walk_object(path, fields, out),
        Value::Array(items) if items.iter().any(holds_fields) => {
            for (at, item) in items.iter().enumerate() {
                walk(&path.at(&place_of(item, at)), item, out);
            }
        }
        leaf => out.push(path, None, shown(leaf)),
    }
}

fn walk_object(path: &Path, fields: &Map<String, Value>, out: &mut Changes) {
    // A document that went on to another state: its content stayed, so the state is what changed.
    if let (Some(before), Some(document)) = (fields.get("state_before"), fields.get("document")) {
        let after = document.pointer("/head/state").or_else(|| document.get("state")).unwrap_or(&Value::Null);
        return differ(&path.under("state"), before, after, out);
    }
    let mut told: Vec<&str> = TECHNICAL.to_vec();
    let mut edited = false;
    if let Some((name, before, after)) = sides(fields) {
        edited = !before.is_null();
        out.edits |= edited;
        differ(&name.map_or_else(|| path.clone(), |name| path.under(name)), before, after, out);
        told.extend(["before", "after"].into_iter().chain(name));
    }
    if let Some(edits) = fields.get("edits") {
        (edited, out.edits) = (true, true);
        walk(path, edits, out);
        told.push("edits");
    }
    for (name, value) in fields.iter().filter(|(name, _)| !told.contains(&name.as_str())) {
        match name.strip_suffix("_before") {
            // Told beside the field it belongs to.
            Some(own) if fields.contains_key(own) => {}
            _ => walk_field(path, name, value, (fields, edited), out),
        }
    }
}

/// A field beside those that are told as before and after. Of something edited it only names what is edited, unless it
/// holds differences of its own.
fn walk_field(path: &Path, name: &str, value: &Value, (beside, edited): (&Map<String, Value>, bool), out: &mut Changes) {
    let path = path.under(name);
    match beside.get(&format!("{name}_before")) {
        Some(before) => {
            out.edits = true;
            differ(&path, before, value, out);
        }
        None if edited && !holds_fields(value) && !value.as_array().is_some_and(|items| items.iter().any(holds_fields)) => {}
        None => walk(&path, value, out),
    }
}

/// The two sides of an object that has them, and the name of the field if it is a single one.
fn sides(fields: &Map<String, Value>) -> Option<(Option<&'static str>, &Value, &Value)> {
    const NOTHING: &Value = &Value::Null;
    match (fields.get("before"), fields.get("after"), fields.get("until")) {
        (before, Some(after), _) => Some((None, before.unwrap_or(NOTHING), after)),
        (Some(before), None, Some(until)) => Some((Some("until"), before, until)),
        (Some(before), None, None) => Some((None, before, NOTHING)),
        (None, None, _) => None,
    }
}

/// The fields in which two values differ. What was one thing and became several went away, and the others came.
fn differ(path: &Path, before: &Value, after: &Value, out: &mut Changes) {
    match (Shape::of(before), Shape::of(after)) {
        (Shape::Fields(left), Shape::Fields(right)) => differ_fields(path, Some(left), Some(right), out),
        (Shape::Fields(left), Shape::Nothing) => differ_fields(path, Some(left), None, out),
        (Shape::Nothing, Shape::Fields(right)) => differ_fields(path, None, Some(right), out),
        (Shape::Members, Shape::Members | Shape::Nothing) | (Shape::Nothing, Shape::Members) => {
            differ_members(path, before, after, out);
        }
        (Shape::Fields(_) | Shape::Members, _) | (_, Shape::Fields(_) | Shape::Members) => {
            differ(path, before, &Value::Null, out);
            differ(path, &Value::Null, after, out);
        }
        _ => out.push(path, shown(before), shown(after)),
    }
}

/// How a value is compared.
enum Shape<'a> {
    /// There is nothing to show.
    Nothing,
    /// As one text.
    Text,
    /// Field by field.
    Fields(&'a Map<String, Value>),
    /// Member by member.
    Members,
}

impl<'a> Shape<'a> {
    fn of(value: &'a Value) -> Self {
        match value {
            Value::Object(fields) if !is_leaf(value) => Self::Fields(fields),
            list if is_list(list) => Self::Members,
            leaf if shown(leaf).is_none() => Self::Nothing,
            _ => Self::Text,
        }
    }
}

fn differ_fields(path: &Path, left: Option<&Map<String, Value>>, right: Option<&Map<String, Value>>, out: &mut Changes) {
    let names = |side: Option<&Map<String, Value>>| side.into_iter().flat_map(Map::keys).cloned().collect::<Vec<_>>();
    let of = |side: Option<&Map<String, Value>>, name: &str| side.and_then(|side| side.get(name)).cloned().unwrap_or_default();
    let (mut all, own) = (names(left), names(right));
    all.extend(own.into_iter().filter(|name| left.is_none_or(|left| !left.contains_key(name))));
    for name in all.iter().filter(|name| !TECHNICAL.contains(&name.as_str())) {
        differ(&path.under(name), &of(left, name), &of(right, name), out);
    }
}

/// Members of two lists, paired by what tells them apart.
fn differ_members(path: &Path, left: &Value, right: &Value, out: &mut Changes) {
    let members = |side: &Value| -> Vec<(Spot, Value)> {
        let items = side.as_array().cloned().unwrap_or_default();
        let mut placed: Vec<(Spot, Value)> = Vec::with_capacity(items.len());
        for (at, item) in items.into_iter().enumerate() {
            let mut spot = place_of(&item, at);
            if placed.iter().any(|(other, _)| other.text == spot.text) {
                spot.text = format!("{}][{}", spot.text, at + 1);
            }
            placed.push((spot, item));
        }
        placed
    };
    let (left, right) = (members(left), members(right));
    let of =
        |side: &[(Spot, Value)], spot: &Spot| side.iter().find(|(own, _)| own.text == spot.text).map(|(_, item)| item.clone());
    let added = right.iter().filter(|(spot, _)| of(&left, spot).is_none());
    for (spot, _) in left.iter().chain(added) {
        let (before, after) = (of(&left, spot).unwrap_or_default(), of(&right, spot).unwrap_or_default());
        differ(&path.at(spot), &before, &after, out);
    }
}

/// What a member of a list is told apart by; its place, counted from 1, if by nothing else.
fn place_of(item: &Value, at: usize) -> Spot {
    let tells_apart =
        |value: &Value| value.is_string() || value.is_number() || value.as_object().is_some_and(meaning::is_explained);
    let key = KEYS.iter().find_map(|key| item.get(key).filter(|value| tells_apart(value)));
    match key.and_then(shown) {
        Some(Shown { text, means, .. }) => Spot::new(&text, means.into_iter().next()),
        None => Spot::new(&(at + 1).to_string(), None),
    }
}

/// Whether a value is shown as one text.
fn is_leaf(value: &Value) -> bool {
    let Value::Object(fields) = value else { return !is_list(value) };
    fields.is_empty()
        || fields.contains_key(HIDDEN_KEY)
        || fields.contains_key(PERSONAL_KEY)
        || fields.contains_key(BLOB_KEY)
        || meaning::is_explained(fields)
        || is_amount(fields)
}

fn is_amount(fields: &Map<String, Value>) -> bool {
    fields.len() == 2 && ["amount", "currency"].iter().all(|name| fields.get(*name).is_some_and(Value::is_string))
}

/// Whether a value is an object with fields.
fn holds_fields(value: &Value) -> bool {
    value.is_object() && !is_leaf(value)
}

/// Whether a value is a list of such objects; a list of plain values is one text.
fn is_list(value: &Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().any(holds_fields))
}

/// A value as text; nothing of what is empty.
fn shown(value: &Value) -> Option<Shown> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Bool(yes) => return Some(Shown { means: vec![meaning::flag(*yes)], ..Shown::new(yes.to_string()) }),
        Value::Object(fields) if meaning::is_explained(fields) => {
            let (text, means) = meaning::explained(fields)?;
            return Some(Shown { means: vec![means], ..Shown::new(cut(text)) });
        }
        Value::Object(fields) if fields.contains_key(HIDDEN_KEY) => {
            let inner = shown(fields.get(HIDDEN_KEY).unwrap_or(&Value::Null))?;
            return Some(Shown { hidden: true, ..inner });
        }
        Value::Object(fields) if fields.contains_key(BLOB_KEY) => return Some(Shown::erased()),
        Value::Object(fields) if fields.contains_key(PERSONAL_KEY) => {
            fields.get(PERSONAL_KEY).and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        Value::Object(fields) if is_amount(fields) => {
            let part = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
            let means = serde_json::from_value(value.clone()).map(Meaning::Amount).into_iter().collect();
            return Some(Shown { means, ..Shown::new(format!("{} {}", part("amount"), part("currency"))) });
        }
        Value::Object(fields) if fields.is_empty() => return None,
        Value::Array(items) => {
            let shown: Vec<Shown> = items.iter().filter_map(shown).collect();
            if shown.iter().any(|one| one.erased) {
                return Some(Shown::erased());
            }
            let hidden = shown.iter().any(|one| one.hidden);
            let all_mean = shown.iter().all(|one| !one.means.is_empty());
            let (texts, means): (Vec<_>, Vec<_>) = shown.into_iter().map(|one| (one.text, one.means)).unzip();
            let means = if all_mean { means.concat() } else { Vec::new() };
            let text = texts.join(", ");
            return (!text.is_empty()).then(|| Shown { means, hidden, ..Shown::new(cut(text)) });
        }
        plain => plain.to_string(),
    };
    (!text.is_empty()).then(|| Shown::new(cut(text)))
}

fn cut(text: String) -> String {
    match text.char_indices().nth(MAX_LETTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(body: &Value) -> Vec<String> {
        let side = |shown: &Option<Shown>| match shown {
            None => "-".to_owned(),
            Some(Shown { erased: true, .. }) => "erased".to_owned(),
            Some(Shown { text, .. }) => text.clone(),
        };
        let found = changes(body);
        found.fields.iter().map(|field| format!("{}: {} > {}", field.path, side(&field.before), side(&field.after))).collect()
    }

    /// Of what the reader may not see they learn that it changed.
    #[test]
    fn what_is_hidden_is_told_as_changed() {
        let text = |text: &str| json!({ "$personal": text });
        let edit = json!({ "before": text("DE1"), "after": text("DE2") });
        let money = json!({ "amount": "1.00", "currency": "EUR" });
        let table = [
            (
                json!({ "edits": { "iban": hidden(&edit), "city": { "before": "Kiel", "after": "Ulm" } } }),
                vec!["city: Kiel > Ulm", "iban: •••• > ••••"],
            ),
            (json!({ "before": null, "after": { "iban": hidden(&text("DE1")) } }), vec!["iban: - > ••••"]),
            (json!({ "before": null, "after": { "iban": hidden(&text("")) } }), vec![]),
            (json!({ "before": { "cost": hidden(&money) }, "after": { "cost": hidden(&money) } }), vec![]),
            (
                json!({ "lines": [{ "line": 1, "cost": hidden(&money) }] }),
                vec!["lines[1].line: - > 1", "lines[1].cost: - > ••••"],
            ),
            (json!({ "contact": [hidden(&text("Ida")), "x"] }), vec!["contact: - > ••••"]),
            (json!({ "after": { "layers": hidden(&json!([{ "cost": "1" }])) } }), vec!["layers: - > ••••"]),
        ];
        for (body, expected) in table {
            let mut found = told(&body);
            found.sort();
            let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
            expected.sort();
            assert_eq!(found, expected, "{body}");
        }
    }

    #[test]
    fn every_way_of_saying_what_was_before_is_read() {
        let table = [
            // Two sides; what names the thing is not told again.
            (
                json!({ "id": "7", "login": { "$personal": "eva" }, "before": { "name": { "$personal": "Eva" }, "active": true },
                    "after": { "name": { "$personal": "Eva M." }, "active": true }, "version_before": 3 }),
                vec!["name: Eva > Eva M."],
            ),
            // Made: only after, and what names it.
            (json!({ "code": "A", "before": null, "after": { "name": "x", "note": "" } }), vec!["name: - > x", "code: - > A"]),
            // Single edits, members that are new and members that changed.
            (
                json!({ "id": "7", "company_id": "c", "order": 5, "edits": { "city": { "before": "Kiel", "after": "Köln" } },
                    "added": [{ "id": "a", "after": { "city": "Ulm" } }],
                    "changed": [{ "id": "b", "edits": { "city": { "before": "Bonn", "after": "" } } }] }),
                vec!["city: Kiel > Köln", "added[a].city: - > Ulm", "added[a].id: - > a", "changed[b].city: Bonn > -"],
            ),
            // A field beside what it was.
            (
                json!({ "prices": [{ "id": "p", "price": "2", "price_before": "1", "version_before": 1 }] }),
                vec!["prices[p].id: - > p", "prices[p].price: 1 > 2"],
            ),
            (json!({ "kind": "all", "before": "2026-01-31", "until": "2026-02-28" }), vec!["until: 2026-01-31 > 2026-02-28"]),
            // The content of a document that goes on stays.
            (
                json!({ "document": { "head": { "state": "confirmed", "number": "A-1" }, "lines": [] }, "state_before": "draft" }),
                vec!["state: draft > confirmed"],
            ),
            // Lines are told apart by their number, amounts are one value.
            (
                json!({ "before": { "lines": [{ "line": 1, "net": { "amount": "1.00", "currency": "EUR" } }, { "line": 2, "quantity": "4" }] },
                    "after": { "lines": [{ "line": 1, "net": { "amount": "2.00", "currency": "EUR" } }] } }),
                vec!["lines[1].net: 1.00 EUR > 2.00 EUR", "lines[2].line: 2 > -", "lines[2].quantity: 4 > -"],
            ),
            // What was erased says so, on either side.
            (
                json!({ "before": { "name": { "$blob": "00", "size": 3 } }, "after": { "name": { "$personal": "Eva" } } }),
                vec!["name: erased > Eva"],
            ),
            (json!({ "tags": ["a", "b"], "empty": [], "none": {} }), vec!["tags: - > a, b"]),
        ];
        for (body, expected) in table {
            assert_eq!(told(&body), expected, "{body}");
        }
    }

    #[test]
    fn long_events_and_long_texts_are_cut() {
        let many: Vec<Value> = (1..=MAX_CHANGES + 7).map(|line| json!({ "line": line, "text": "x" })).collect();
        let found = changes(&json!({ "lines": many }));
        assert_eq!((found.fields.len(), found.left_out), (MAX_CHANGES, u32::try_from(MAX_CHANGES + 14).unwrap()));
        let long = "ä".repeat(MAX_LETTERS + 1);
        let found = changes(&json!({ "text": long }));
        assert_eq!(found.fields[0].after.as_ref().map(|shown| shown.text.chars().count()), Some(MAX_LETTERS + 1));
    }
}
