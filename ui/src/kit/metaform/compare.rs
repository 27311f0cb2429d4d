//! Where two people changed the same record: field by field, what it was, what was typed here, what the book has now.

use kontor_kernel::{date, decimal};
use serde_json::Value as Json;

use super::{
    record::Record,
    spec::{FieldKind, FieldSpec},
};
use crate::{
    figures,
    kit::merge::{Row, Side},
    text::{t, tn},
};

/// Decimals of a number shown at most, where its field does not say.
const MOST_DECIMALS: u32 = 6;
/// Text of a value shown at most; the rest is in the form.
const MOST_TEXT: usize = 120;

/// Where a value stands in a record, step by step.
pub type Place = Vec<String>;

/// A field whose value here is not the book's.
struct Difference<'a> {
    place: Place,
    /// The part it lies in, as `(key of what one is called, which one)`.
    part: Option<(&'static str, usize)>,
    /// Of a set, the text of the one word it is about.
    word: Option<&'a str>,
    field: &'a FieldSpec,
    /// As it was, here, there.
    values: [&'a Json; 3],
}

impl Difference<'_> {
    /// Who changed it: here, there.
    fn changed(&self) -> (bool, bool) {
        let [base, mine, theirs] = self.values;
        (!same(&self.field.kind, base, mine), !same(&self.field.kind, base, theirs))
    }
    fn row(&self) -> Row {
        let label = self.word.map_or_else(|| t(self.field.label), str::to_owned);
        let label = self.part.map_or(label.clone(), |(one, at)| format!("{} {}: {label}", t(one), at + 1));
        let (here, there) = self.changed();
        Row::new(label, self.values.map(|value| shown(&self.field.kind, value)), here, there)
    }
}

/// The fields whose value here is not the book's, with where they stand.
pub fn compare(fields: &[FieldSpec], records: [&Record; 3]) -> Vec<(Place, Row)> {
    differ(fields, records).into_iter().map(|found| (found.place.clone(), found.row())).collect()
}

fn differ<'a>(fields: &'a [FieldSpec], records: [&'a Record; 3]) -> Vec<Difference<'a>> {
    let mut found = Vec::new();
    walk(fields, records, &[], None, &mut found);
    found
}

fn walk<'a>(
    fields: &'a [FieldSpec],
    records: [&'a Record; 3],
    above: &[String],
    part: Option<(&'static str, usize)>,
    found: &mut Vec<Difference<'a>>,
) {
    for field in fields.iter().filter(|field| !matches!(field.kind, FieldKind::Section) && !field.at_first) {
        let place: Place = above.iter().cloned().chain(field.name.split('/').map(str::to_owned)).collect();
        let values = records.map(|record| at(record, &place));
        if let FieldKind::Many(many) = &field.kind {
            let counts = values.map(|value| value.as_array().map_or(0, Vec::len));
            // Parts have no names: where some came or went, the parts can only be taken all together.
            if counts[0] == counts[1] && counts[1] == counts[2] {
                for one in 0..counts[0] {
                    let inside: Place = place.iter().cloned().chain([one.to_string()]).collect();
                    walk(&many.fields, records, &inside, Some((many.one, one)), found);
                }
                continue;
            }
        }
        if let FieldKind::Set(groups) = &field.kind {
            for (word, text) in groups.iter().flat_map(|group| &group.words) {
                let inside: Place = place.iter().chain([word]).cloned().collect();
                let values = records.map(|record| at(record, &inside));
                if !same(&field.kind, values[1], values[2]) {
                    found.push(Difference { place: inside, part, word: Some(text), field, values });
                }
            }
        } else if !same(&field.kind, values[1], values[2]) {
            found.push(Difference { place, part, word: None, field, values });
        }
    }
}

/// What the book has now, with the values of this side where they were chosen.
pub fn merge(theirs: &Record, mine: &Record, places: &[Place], sides: &[Side]) -> Record {
    let mut merged = theirs.clone();
    for place in places.iter().zip(sides).filter(|(_, side)| **side == Side::Mine).map(|(place, _)| place) {
        set(&mut merged, place, at(mine, place).clone());
    }
    merged
}

static NOTHING: Json = Json::Null;

fn at<'a>(record: &'a Record, place: &[String]) -> &'a Json {
    let step = |value: &'a Json, step: &String| match value {
        Json::Array(parts) => step.parse::<usize>().ok().and_then(|at| parts.get(at)),
        other => other.get(step.as_str()),
    };
    place.iter().try_fold(record, step).unwrap_or(&NOTHING)
}

fn set(record: &mut Record, place: &[String], value: Json) {
    let Some((first, rest)) = place.split_first() else {
        *record = value;
        return;
    };
    match record {
        Json::Array(parts) => {
            if let Some(part) = first.parse::<usize>().ok().and_then(|at| parts.get_mut(at)) {
                set(part, rest, value);
            }
        }
        _ => {
            if !record.is_object() {
                *record = Json::Object(serde_json::Map::new());
            }
            if let Json::Object(fields) = record {
                set(fields.entry(first.as_str()).or_insert(Json::Null), rest, value);
            }
        }
    }
}

/// Nothing is written in several ways.
fn empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        Json::Array(parts) => parts.iter().all(empty),
        _ => false,
    }
}

fn same(kind: &FieldKind, one: &Json, other: &Json) -> bool {
    let number = |value: &Json| value.as_str().and_then(|text| decimal::parse_plain(text).ok());
    match kind {
        _ if empty(one) && empty(other) => true,
        FieldKind::Flag | FieldKind::Set(_) => one.as_bool().unwrap_or_default() == other.as_bool().unwrap_or_default(),
        FieldKind::Amount(_) | FieldKind::Price(..) | FieldKind::Quantity(_) => match (number(one), number(other)) {
            (Some(one), Some(other)) => one == other,
            _ => one == other,
        },
        FieldKind::Many(many) => match (one.as_array(), other.as_array()) {
            (Some(one), Some(other)) if one.len() == other.len() => one.iter().zip(other).all(|(one, other)| {
                many.fields.iter().all(|field| {
                    let place: Place = field.name.split('/').map(str::to_owned).collect();
                    same(&field.kind, at(one, &place), at(other, &place))
                })
            }),
            _ => false,
        },
        _ => one == other,
    }
}

/// A value in words.
fn shown(kind: &FieldKind, value: &Json) -> String {
    let text = value.as_str().unwrap_or_default();
    let number = |least: u32, most: u32| {
        decimal::parse_plain(text).map_or_else(|_| text.to_owned(), |value| figures::decimal(value, least, most))
    };
    let words = match kind {
        FieldKind::Secret => String::new(),
        FieldKind::Choice(options) => {
            options.iter().find(|(word, _)| word == text).map_or_else(|| text.to_owned(), |(_, shown)| shown.clone())
        }
        FieldKind::Amount(decimals) => number(*decimals, *decimals),
        FieldKind::Price(least, most) => number(*least, *most),
        FieldKind::Quantity(_) => number(0, MOST_DECIMALS),
        FieldKind::Whole => value.as_i64().map(|value| value.to_string()).unwrap_or_default(),
        FieldKind::Date => date::parse_iso(text).map_or_else(|_| text.to_owned(), figures::date),
        FieldKind::Flag | FieldKind::Set(_) => t(if value.as_bool().unwrap_or_default() { "filter-yes" } else { "filter-no" }),
        FieldKind::Lines(_) => value.as_array().into_iter().flatten().filter_map(Json::as_str).collect::<Vec<_>>().join(", "),
        FieldKind::Many(_) => tn("merge-parts", value.as_array().map_or(0, Vec::len)),
        _ => text.to_owned(),
    };
    if words.chars().count() <= MOST_TEXT { words } else { words.chars().take(MOST_TEXT).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::{differ, merge};
    use crate::kit::{
        merge::Side,
        metaform::{
            set::Group,
            spec::{FieldKind, FieldSpec, Many},
        },
    };

    fn fields() -> Vec<FieldSpec> {
        let address = vec![FieldSpec::new("city", "label-city", FieldKind::Text(9))];
        let many = Many { one: "address-one", add: "", fields: address, blank: Arc::new(|_| json!({})), most: 9 };
        vec![
            FieldSpec::new("name", "label-name", FieldKind::Text(9)),
            FieldSpec::new("phone", "label-phone", FieldKind::Text(9)),
            FieldSpec::new("limit", "label-credit-limit", FieldKind::Amount(2)),
            FieldSpec::new("texts/en", "label-name-en", FieldKind::Text(9)),
            FieldSpec::new("active", "field-active", FieldKind::Flag),
            FieldSpec::new("addresses", "party-addresses", FieldKind::Many(many)),
        ]
    }

    #[test]
    fn every_field_keeps_the_side_that_changed_it() {
        let base =
            json!({"version": 1, "name": "A", "phone": "1", "limit": "10.00", "addresses": [{"city": "Ulm"}, {"city": "Ulm"}]});
        let mine = json!({"version": 1, "name": "B", "phone": "1", "limit": "10", "texts": {"en": "x"}, "addresses": [{"city": "Bonn"}, {"city": "Ulm"}]});
        let theirs =
            json!({"version": 2, "name": "C", "phone": "2", "limit": "10.00", "addresses": [{"city": "Ulm"}, {"city": "Kiel"}]});
        let fields = fields();
        let found = differ(&fields, [&base, &mine, &theirs]);
        let places: Vec<_> = found.iter().map(|found| found.place.clone()).collect();
        let changed: Vec<_> = found.iter().map(|found| (found.place.join("/"), found.changed())).collect();
        let own = |(place, changed): (&str, (bool, bool))| (place.to_owned(), changed);
        assert_eq!(
            changed,
            [
                ("name", (true, true)),
                ("phone", (false, true)),
                ("texts/en", (true, false)),
                ("addresses/0/city", (true, false)),
                ("addresses/1/city", (false, true)),
            ]
            .map(own)
        );
        let sides = [Side::Mine, Side::Theirs, Side::Mine, Side::Mine, Side::Theirs];
        assert_eq!(
            merge(&theirs, &mine, &places, &sides),
            json!({"version": 2, "name": "B", "phone": "2", "limit": "10.00", "texts": {"en": "x"}, "addresses": [{"city": "Bonn"}, {"city": "Kiel"}]})
        );
    }

    #[test]
    fn a_set_is_told_apart_word_by_word() {
        let word = |word: &str| (word.to_owned(), word.to_uppercase());
        let groups = vec![Group { title: String::new(), words: vec![word("a.b"), word("c"), word("d")] }];
        let fields = [FieldSpec::new("may", "label-name", FieldKind::Set(groups))];
        let (base, mine, theirs) =
            (json!({"may": {"c": true}}), json!({"may": {"a.b": true, "c": true}}), json!({"may": {"c": true, "d": true}}));
        let found = differ(&fields, [&base, &mine, &theirs]);
        let told: Vec<_> = found.iter().map(|found| (found.word.unwrap_or_default(), found.changed())).collect();
        assert_eq!(told, [("A.B", (true, false)), ("D", (false, true))]);
        let places: Vec<_> = found.into_iter().map(|found| found.place).collect();
        let merged = merge(&theirs, &mine, &places, &[Side::Mine, Side::Theirs]);
        assert_eq!(merged, json!({"may": {"a.b": true, "c": true, "d": true}}));
    }

    #[test]
    fn parts_that_came_or_went_are_taken_together() {
        let base = json!({"addresses": [{"city": "Ulm"}]});
        let mine = json!({"addresses": [{"city": "Ulm"}, {"city": "Bonn"}]});
        let theirs = json!({"addresses": []});
        let fields = fields();
        let places: Vec<_> = differ(&fields, [&base, &mine, &theirs]).into_iter().map(|found| found.place).collect();
        assert_eq!(places, [["addresses"]]);
        assert_eq!(merge(&theirs, &mine, &places, &[Side::Mine]), mine);
        assert_eq!(merge(&theirs, &mine, &places, &[Side::Theirs]), theirs);
    }

    #[test]
    fn nothing_is_nothing_however_it_is_written() {
        let (one, other) = (json!({"name": "", "phone": null, "active": false}), json!({"addresses": []}));
        assert!(differ(&fields(), [&one, &one, &other]).is_empty());
    }
}
