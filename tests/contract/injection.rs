//! Texts that would be something else in another place: SQL, HTML, formulas, paths, templates. Each is stored and shown as the
//! text it is, or refused as a text; none of them does anything.

use kontor_contract::parties::PartyKind;
use kontor_tests::TestBook;
use kontor_tests::book::Session;
use serde_json::{Value, json};

/// What is dangerous somewhere.
const PAYLOADS: &[&str] = &[
    "' or '1'='1",
    "'; drop table parties_party; --",
    "\"; drop table fact; --",
    "') union select phc from identity_password --",
    "1; update finance_posting set amount_minor = 0",
    "$1",
    "?1",
    "{scope:p}",
    "{list}",
    "{update}",
    "' || (select login from identity_user) || '",
    "%",
    "_",
    "\\",
    "%' escape '\\' --",
    "/* */",
    "--",
    ";",
    "``",
    "\u{2019} or 1=1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "\"><b>",
    "&lt;b&gt;",
    "&#x41;",
    "<!--",
    "]]>",
    "<![CDATA[x]]>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
    "&x;",
    "<?xml version='1.0'?>",
    "{{7*7}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{0}",
    "%s%n%x",
    "{ $name }",
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "=HYPERLINK(\"http://x.example\")",
    "=WEBSERVICE(\"http://x.example\")",
    "../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/dev/null",
    "file:///etc/passwd",
    "C:\\boot.ini",
    "con",
    "nul.txt",
    "~root",
    "$(id)",
    "`id`",
    "| id",
    "& calc",
    "\u{202e}evil",
    "\u{200b}",
    "\u{feff}x",
    "e\u{301}",
    "\u{1f4a9}",
    "\u{0}",
    "a\u{0}b",
    "\u{7}",
    "a\nb",
    "a\r\nb",
    "null",
    "undefined",
    "NaN",
    "true",
    "0x10",
    "1e309",
];

/// Where it stands in a text.
const AROUND: &[(&str, &str)] = &[
    ("", ""),
    ("Müller ", ""),
    ("", " GmbH"),
    ("a", "b"),
    (" ", " "),
    ("'", "'"),
    ("\"", "\""),
    ("(", ")"),
    ("[", "]"),
    ("<", ">"),
    ("{", "}"),
    ("%", "%"),
    ("\\", ""),
    ("=", ""),
    ("x=", "&y=1"),
    ("1 ", " 2"),
    ("--", "--"),
    ("/*", "*/"),
    ("\u{201e}", "\u{201c}"),
    ("Ä", "ß"),
    (";", ";"),
    ("#", ""),
    ("$", ""),
    ("@", ""),
    ("+", ""),
    ("-", ""),
    ("`", "`"),
    ("~", ""),
];

fn texts() -> Vec<String> {
    PAYLOADS.iter().flat_map(|payload| AROUND.iter().map(move |(before, after)| format!("{before}{payload}{after}"))).collect()
}

async fn tried(owner: &Session, at: usize, text: &str) {
    let address =
        json!([{ "kind": "billing", "name": "", "lines": ["Weg 1"], "postal_code": "1", "city": "Ort", "country": "DE" }]);
    let party = json!({ "name": text, "kind": PartyKind::Customer, "notes": text, "addresses": address });
    let made = owner.ask("parties.party.create", json!({ "code": format!("I-{at}"), "party": party })).await;
    match made {
        Ok(made) => {
            let view = owner.ask("parties.party.get", json!({ "id": made["id"] })).await.expect("just made");
            assert_eq!(
                (view["name"].as_str(), view["notes"].as_str().map(str::trim)),
                (Some(text.trim()), Some(text.trim())),
                "{text:?}"
            );
        }
        Err(error) => assert_eq!(format!("{:?}", error.kind), "Invalid", "{text:?}: {error:?}"),
    }
    // As a filter it finds what holds it and nothing else; as a field, a sort or a cursor it is none.
    let found = owner.ask("parties.party.list", json!({ "filter": { "text": text }, "limit": 5 })).await;
    assert!(found.as_ref().is_ok_and(|page| page["rows"].is_array()), "{text:?}: {found:?}");
    let exact = owner.ask("parties.party.list", json!({ "filter": { "code": text } })).await.expect("no such code");
    assert_eq!(exact["rows"], json!([]), "{text:?}");
    for wrong in [json!({ "sort": text }), json!({ "cursor": text }), json!({ "filter": { text: "x" } })] {
        let refused = owner.ask("parties.party.list", wrong.clone()).await.expect_err("neither a field nor a cursor");
        assert!(refused.code.starts_with("list.") || refused.code.starts_with("request."), "{wrong}: {refused:?}");
    }
    let name = owner.ask(text, json!({})).await.expect_err("no such command");
    assert_eq!(name.code, "call.unknown", "{text:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_texts_are_nothing_but_texts() {
    let book = TestBook::sqlite().await;
    let owner = book.company().await;
    let texts = texts();
    assert!(texts.len() >= 2_000, "{}", texts.len());
    for (at, text) in texts.iter().enumerate() {
        tried(&owner, at, text).await;
    }
    // What a spreadsheet would take for a formula leaves as text.
    let csv = kontor_runtime::table::ask(&book.app, export(&owner)).await.expect("the owner exports");
    let text = String::from_utf8(csv.bytes).expect("UTF-8");
    let formulas =
        text.lines().flat_map(|line| line.split(',')).filter(|cell| cell.trim_matches('"').starts_with(['=', '+', '@', '\t']));
    assert_eq!(formulas.collect::<Vec<_>>(), Vec::<&str>::new());
    book.assert_clean().await;
}

fn export(owner: &Session) -> kontor_platform::Call {
    let body: Value = json!({});
    kontor_platform::Call {
        name: "audit.log.export".into(),
        body: body.to_string(),
        token: Some(owner.token.clone()),
        ..kontor_platform::Call::default()
    }
}
