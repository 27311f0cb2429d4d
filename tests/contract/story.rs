//! Every command that may be called from outside is called successfully once, as one story of a company, from its set-up to
//! signing out. The story is data (`story.json`): a command, a name for its answer, and its request, in which
//! `"$order.lines.0.id"` stands for a value of an answer named before.

use std::collections::{BTreeMap, BTreeSet};

use kontor_contract::{Access, commands};
use kontor_platform::Call;
use kontor_tests::{TestBook, both};
use serde_json::Value;

/// A request with the values of earlier answers in their places.
fn filled(template: &Value, answers: &BTreeMap<String, Value>) -> Value {
    match template {
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), filled(field, answers))).collect(),
        Value::Array(items) => items.iter().map(|item| filled(item, answers)).collect(),
        Value::String(text) => text.strip_prefix('$').map_or_else(|| template.clone(), |path| earlier(path, answers)),
        plain => plain.clone(),
    }
}

fn earlier(path: &str, answers: &BTreeMap<String, Value>) -> Value {
    let (name, rest) = path.split_once('.').expect("a placeholder names an answer and a value of it");
    let answer = answers.get(name).unwrap_or_else(|| panic!("no answer is named {name} before ${path}"));
    let value = answer.pointer(&format!("/{}", rest.replace('.', "/")));
    value.unwrap_or_else(|| panic!("${path} is not in {answer}")).clone()
}

/// Runs the story; gives the commands that answered.
pub(crate) async fn told(book: &TestBook) -> BTreeSet<String> {
    let text = include_str!("story.json");
    let story: Vec<(String, Option<String>, Value)> = serde_json::from_str(text).expect("steps of a name, a place and a request");
    let mut answers = BTreeMap::new();
    let mut done = BTreeSet::new();
    let mut token = None;
    for (name, place, template) in story {
        let body = filled(&template, &answers).to_string();
        let call = Call { name: name.clone(), body: body.clone(), token: token.clone(), ..Call::default() };
        let answer = book.app.call(call).await.unwrap_or_else(|error| panic!("{name} {body}: {error}"));
        let answer: Value = serde_json::from_str(&answer).expect("answers are JSON");
        if name == "identity.session.sign_in" {
            token = answer["token"].as_str().map(str::to_owned);
        }
        if let Some(place) = place {
            answers.insert(place, answer);
        }
        done.insert(name);
    }
    done
}

both! {
    /// The test names the commands that the story leaves out: a new command needs its step.
    async fn every_command_is_called_successfully_once(book) {
        let done = told(&book).await;
        let public = commands().filter(|spec| spec.access != Access::Inner).map(|spec| spec.name);
        let untold: Vec<&str> = public.filter(|name| !done.contains(*name)).collect();
        assert_eq!(untold, Vec::<&str>::new(), "no step of tests/contract/story.json calls these");
        book.assert_clean().await;
    }
}
