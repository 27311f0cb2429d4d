//! Every command that may be called from outside is called successfully once, as one story of a company, from its set-up to
//! signing out. The story is data (`story.json`): a command, a name for its answer, and its request, in which
//! `"$order.lines.0.id"` stands for a value of an answer named before, and `"@enrolled.secret"` for the code that an
//! authenticator app shows of it. A ticket `"%olga"` is one with which Olga came back from the provider of identities.

use std::collections::{BTreeMap, BTreeSet};

use kontor_contract::{Access, commands};
use kontor_platform::{Call, Source};
use kontor_runtime::oidc::{self, Vouched};
use kontor_tests::book::today;
use kontor_tests::{TestBook, both};
use serde_json::Value;

/// A request with the values of earlier answers in their places.
fn filled(template: &Value, answers: &BTreeMap<String, Value>) -> Value {
    match template {
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), filled(field, answers))).collect(),
        Value::Array(items) => items.iter().map(|item| filled(item, answers)).collect(),
        Value::String(text) => match (text.strip_prefix('$'), text.strip_prefix('@')) {
            (Some(path), _) => earlier(path, answers),
            (_, Some(path)) => code_of(&earlier(path, answers)).into(),
            _ => template.clone(),
        },
        plain => plain.clone(),
    }
}

fn earlier(path: &str, answers: &BTreeMap<String, Value>) -> Value {
    let (name, rest) = path.split_once('.').expect("a placeholder names an answer and a value of it");
    let answer = answers.get(name).unwrap_or_else(|| panic!("no answer is named {name} before ${path}"));
    let value = answer.pointer(&format!("/{}", rest.replace('.', "/")));
    value.unwrap_or_else(|| panic!("${path} is not in {answer}")).clone()
}

/// The code of a secret on the day the story happens.
fn code_of(secret: &Value) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret.as_str().expect("base 32")).expect("base 32");
    let totp = totp_rs::Builder::new().with_secret(secret).with_account_name("anyone").build().expect("long enough");
    let now = kontor_kernel::Clock::now(&kontor_kernel::FixedClock::on(today())).micros() / 1_000_000;
    totp.generate(u64::try_from(now).expect("after 1970")).to_string()
}

/// The ticket of somebody who came back from the provider: the one step that a server takes beside the commands.
async fn ticket_of(book: &TestBook, subject: &str) -> String {
    let (source, secret) = (Source::default(), "what only the browser has");
    oidc::begin(&book.app, &source, secret).await.expect("the way there");
    let returned = oidc::come_back(&book.app, &source, secret).await.expect("the way back");
    let vouched = Vouched { issuer: "https://id.example".into(), subject: subject.into(), email: None };
    oidc::vouch(&book.app, returned, vouched).await.expect("a ticket")
}

/// Runs the story; gives the commands that answered.
pub(crate) async fn told(book: &TestBook) -> BTreeSet<String> {
    let text = include_str!("story.json");
    let story: Vec<(String, Option<String>, Value)> = serde_json::from_str(text).expect("steps of a name, a place and a request");
    let mut answers = BTreeMap::new();
    let mut done = BTreeSet::new();
    let mut token = None;
    for (name, place, mut template) in story {
        if let Some(subject) = template["ticket"].as_str().and_then(|ticket| ticket.strip_prefix('%')) {
            template["ticket"] = ticket_of(book, subject).await.into();
        }
        let body = filled(&template, &answers).to_string();
        let call = Call { name: name.clone(), body: body.clone(), token: token.clone(), ..Call::default() };
        let answer = book.app.call(call).await.unwrap_or_else(|error| panic!("{name} {body}: {error}"));
        let answer: Value = serde_json::from_str(&answer).expect("answers are JSON");
        if ["identity.session.sign_in", "identity.session.switch"].contains(&name.as_str()) {
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
