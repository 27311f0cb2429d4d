//! `kontor verify`: says what was checked, with counts, and names what is wrong, in the language of the environment.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kontor_contract::Result;
use kontor_contract::audit::{Meaning, document_word};
use kontor_contract::i18n::{Arg, texts};
use kontor_contract::integrity::{BrokenFact, CheckReport, Finding, VerifyReport};
use kontor_kernel::Language;
use kontor_runtime::{Config, Location};
use serde_json::{Value, json};

use crate::anchor;

#[derive(Args)]
pub(crate) struct Options {
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Also checks that the book still holds the heads of this anchor; may be given several times
    #[arg(long, value_name = "FILE")]
    anchor: Vec<PathBuf>,
}

/// Where POSIX says which language messages are in; the first that is set counts.
const LANGUAGE_VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

pub(crate) async fn run(location: Result<Location>, options: &Options) -> Result<ExitCode> {
    let anchors = options.anchor.iter().map(|path| anchor::read(path)).collect::<Result<Vec<_>>>()?;
    let app = kontor_runtime::open(Config::existing(location?)).await?;
    let report = app.verify_against(&anchors).await?;
    let language = language(LANGUAGE_VARIABLES.map(|name| std::env::var(name).ok()));
    if options.json {
        say!("{}", as_json(&report, language));
    } else {
        for line in lines(&report, language) {
            say!("{line}");
        }
    }
    Ok(if report.clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The language that an environment asks for, or English.
fn language(variables: [Option<String>; 3]) -> Language {
    let set = variables.into_iter().flatten().find(|value| !value.is_empty());
    set.as_deref().and_then(Language::from_tag).unwrap_or_default()
}

/// Everything as a code with its parameters, and its sentence.
fn as_json(report: &VerifyReport, language: Language) -> Value {
    let told =
        |finding: &Finding| json!({ "code": finding.code, "params": finding.params, "sentence": finding.sentence(language) });
    let all = |findings: &[Finding]| findings.iter().map(told).collect::<Vec<_>>();
    let line = |check: &CheckReport| {
        let CheckReport { id, about, checked, wrong, problems } = check;
        json!({ "id": id, "about": told(about), "checked": checked, "wrong": wrong, "problems": all(problems) })
    };
    json!({
        "clean": report.clean,
        "checks": report.checks.iter().map(line).collect::<Vec<_>>(),
        "first_broken": report.first_broken,
        "notes": all(&report.notes),
    })
}

fn lines(report: &VerifyReport, language: Language) -> Vec<String> {
    let texts = texts(language);
    let mut lines = Vec::new();
    for check in &report.checks {
        let wrong = [("count", Arg::from(check.wrong.to_string()))];
        let state = if check.wrong == 0 { texts.get("verify-ok") } else { texts.format("verify-wrong", &wrong) };
        let (checked, about) = (texts.get("verify-checked"), check.about.sentence(language));
        lines.push(format!("{:<4} {:>9} {checked}  {state:<10} {about}", check.id, check.checked));
        lines.extend(check.problems.iter().map(|problem| format!("       {}", problem.sentence(language))));
    }
    let note = |note: &Finding| texts.format("verify-note", &[("note", Arg::from(note.sentence(language)))]);
    lines.extend(report.notes.iter().map(note));
    lines.extend(report.first_broken.as_ref().map(|broken| first_broken(broken, language)));
    lines.push(texts.get(if report.clean { "verify-clean" } else { "verify-not-clean" }));
    lines
}

fn first_broken(broken: &BrokenFact, language: Language) -> String {
    let texts = texts(language);
    let document = Some(&broken.doc_kind).filter(|kind| !kind.is_empty());
    let document = document.map(|kind| document_word(texts, kind, &broken.doc_number));
    let at = broken.at.map(|at| Meaning::Moment(at).word(texts));
    let about: Vec<String> = [at, document].into_iter().flatten().collect();
    let args = [
        ("fact", Arg::from(broken.fact_no.to_string())),
        ("seq", Arg::from(broken.seq.map(|seq| seq.to_string()).unwrap_or_default())),
        ("about", Arg::from(about.join(", "))),
    ];
    texts.format("integrity-first-broken", &args)
}

#[cfg(test)]
mod tests {
    use kontor_contract::integrity::finding::{CHECK_CHAIN, CHECK_ENTRIES_BALANCE, ENTRY_OFF, NOTED_TEXTS_ERASED};

    use super::*;

    fn report() -> VerifyReport {
        let check = |id: &str, about: Finding, problems: Vec<Finding>| {
            let wrong = u64::try_from(problems.len()).expect("few");
            CheckReport { id: id.to_owned(), about, checked: 3, wrong, problems }
        };
        let off = ENTRY_OFF.with("number", "BU-26-1/000002").amount("difference", 100, "EUR");
        VerifyReport {
            clean: false,
            checks: vec![check("V1", CHECK_ENTRIES_BALANCE.told(), vec![off]), check("V13", CHECK_CHAIN.told(), Vec::new())],
            first_broken: None,
            notes: vec![NOTED_TEXTS_ERASED.with("count", 2)],
        }
    }

    #[test]
    fn a_report_is_told_in_a_language() {
        let english = [
            "V1           3 checked  1 WRONG    every journal entry balances and has at least two postings",
            "       entry BU-26-1/000002 does not balance: the difference is 1.00\u{a0}EUR",
            "V13          3 checked  ok         the audit log is a whole chain, and every byte of it is as sealed",
            "note: personal texts that are erased: 2",
            "NOT CLEAN",
        ];
        assert_eq!(lines(&report(), Language::En), english);
        let german = lines(&report(), Language::De);
        assert_eq!(german[1], "       Buchung BU-26-1/000002 geht nicht auf, die Differenz ist 1,00\u{a0}EUR");
        assert_eq!(german[4], "NICHT IN ORDNUNG");
    }

    #[test]
    fn programs_get_codes_and_sentences() {
        let json = as_json(&report(), Language::Fr);
        let problem = json!({
            "code": "found.entry_off",
            "params": { "number": "BU-26-1/000002", "difference": "100" },
            "sentence": "l’écriture BU-26-1/000002 n’est pas équilibrée\u{a0}: l’écart est de 1,00\u{a0}EUR",
        });
        assert_eq!(json["checks"][0]["problems"][0], problem);
        assert_eq!(json["checks"][1]["about"]["code"], "check.chain");
    }

    #[test]
    fn the_environment_says_the_language() {
        let of = |all: &str, messages: &str, lang: &str| language([all, messages, lang].map(|value| Some(value.to_owned())));
        assert_eq!(of("", "", "de_DE.UTF-8"), Language::De);
        assert_eq!(of("fr_FR", "de_DE", "de_DE"), Language::Fr);
        assert_eq!(of("C", "de_DE", ""), Language::En);
        assert_eq!(language([None, None, None]), Language::En);
    }
}
