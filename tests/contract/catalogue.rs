//! Declared equals registered.

use std::collections::BTreeSet;

use kontor_contract::i18n::{key_of, texts, word_key};
use kontor_kernel::Language;
use serde_json::{Map, Value};

#[test]
fn every_declared_command_is_registered_and_no_other() {
    let mut declared: Vec<_> = kontor_contract::commands().map(|spec| spec.name).collect();
    declared.sort_unstable();
    let unique = declared.len();
    declared.dedup();
    assert_eq!(declared.len(), unique, "a command is declared twice");
    assert_eq!(kontor_runtime::router().commands(), declared);
}

#[test]
fn every_declared_event_is_applied_and_no_other() {
    let mut declared: Vec<_> = kontor_contract::events().map(|spec| spec.kind).collect();
    declared.sort_unstable();
    assert_eq!(kontor_runtime::router().events(), declared);
}

#[test]
fn names_are_module_noun_verb_and_kinds_carry_a_version() {
    for spec in kontor_contract::commands() {
        assert_eq!(spec.name.split('.').count(), 3, "{}", spec.name);
        assert!(!spec.about.trim().is_empty(), "{} says nothing about itself", spec.name);
    }
    for spec in kontor_contract::events() {
        let (kind, version) = spec.kind.split_once('@').unwrap_or_default();
        assert!(kind.split('.').count() == 3 && version.parse::<u32>().is_ok(), "{}", spec.kind);
    }
}

#[test]
fn listed_inner_calls_and_failures_exist() {
    let commands: Vec<_> = kontor_contract::commands().map(|spec| spec.name).collect();
    let codes: Vec<_> = kontor_contract::errors().map(|error| error.code).collect();
    for spec in kontor_contract::commands() {
        for call in spec.calls {
            assert!(commands.contains(call), "{} calls {call}, which nobody declares", spec.name);
        }
        for code in spec.fails {
            assert!(codes.contains(code), "{} fails with {code}, which no catalogue lists", spec.name);
        }
    }
}

#[test]
fn every_failure_has_a_sentence_in_every_language() {
    for language in Language::ALL {
        let missing: Vec<_> =
            kontor_contract::errors().map(|error| error.code).filter(|code| !texts(language).has(&key_of(code))).collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

#[test]
fn sentences_use_only_the_failure_s_parameters() {
    for language in Language::ALL {
        for error in kontor_contract::errors() {
            let params: Vec<(&str, kontor_contract::i18n::Arg)> = error.params.iter().map(|name| (*name, "x".into())).collect();
            let sentence = texts(language).format(&key_of(error.code), &params);
            assert!(!sentence.contains('{') && !sentence.contains('$'), "{language:?} {}: {sentence}", error.code);
        }
    }
}

#[test]
fn whatever_a_check_of_the_book_says_has_a_sentence_with_its_parameters() {
    let mut codes = BTreeSet::new();
    for finding in kontor_contract::integrity::finding::FINDINGS {
        assert!(codes.insert(finding.code), "{} stands twice", finding.code);
        let told = finding.params.iter().fold(finding.told(), |told, name| told.with(name, format!("<{name}>")));
        for language in Language::ALL {
            assert!(texts(language).has(&key_of(finding.code)), "{language}: {}", finding.code);
            let sentence = told.sentence(language);
            assert!(!sentence.contains('{') && !sentence.contains("()"), "{language} {}: {sentence}", finding.code);
            let silent: Vec<_> = finding.params.iter().filter(|name| !sentence.contains(&format!("<{name}>"))).collect();
            assert!(silent.is_empty(), "{language} {}: {silent:?}", finding.code);
        }
    }
}

/// Programs are written against the copies in `docs/`.
#[test]
fn the_documents_describe_this_contract() {
    let copies = [("openapi", kontor_contract::openapi::openapi()), ("asyncapi", kontor_contract::openapi::asyncapi())];
    for (name, document) in copies {
        let path = format!("{}/../docs/{name}.json", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("KONTOR_UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, format!("{document:#}\n")).expect("the project's folder can be written");
        }
        let copy = std::fs::read_to_string(path).expect("the copy is part of the project");
        let copy: Value = serde_json::from_str(&copy).expect("JSON");
        assert!(copy == document, "{name} is not what this build does; run the test with KONTOR_UPDATE_SNAPSHOTS=1");
    }
}

/// Names of the properties of a schema, at any depth.
fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(parts) => {
            found.extend(parts.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned());
            parts.values().for_each(|part| properties(part, found));
        }
        Value::Array(parts) => parts.iter().for_each(|part| properties(part, found)),
        _ => {}
    }
}

#[test]
fn the_audit_log_has_a_word_for_every_field_of_an_event() {
    let mut names = BTreeSet::new();
    properties(&kontor_contract::openapi::asyncapi(), &mut names);
    // `$blob` stands for a file, whose field has the word.
    names.remove("$blob");
    assert!(names.contains("customer_id"));
    for language in Language::ALL {
        let texts = texts(language);
        let has_word = |name: &&String| {
            let key = format!("label-{}", name.replace('_', "-"));
            texts.has(&key) || texts.has(&format!("audit-{key}"))
        };
        let missing: Vec<&String> = names.iter().filter(|name| !has_word(name)).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}

/// Errors and the audit log name an account that is missing by what it is for.
#[test]
fn whatever_a_chart_names_accounts_for_has_words() {
    let purposes: BTreeSet<&String> = kontor_contract::packs::PACKS.iter().flat_map(|pack| pack.roles.keys()).collect();
    assert!(purposes.len() > 10);
    for language in Language::ALL {
        let missing: Vec<_> = purposes.iter().filter(|purpose| !texts(language).has(&word_key("purpose", purpose))).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}
