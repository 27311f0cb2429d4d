//! Calls, their failures, and what programs read about them.

use kontor_contract::Access;
use kontor_tests::{TestBook, both};
use serde_json::Value;

use crate::{Served, entry, header, json, text};

both! {
    async fn a_call_answers_with_the_commands_json(book) {
        let served = Served::start(&book).await;
        let (status, posted) = served.call("finance.entry.post", &entry("25.00", "25.00"), &[]);
        assert_eq!(status, 200, "{posted}");
        let (status, journal) = served.call("finance.entry.list", "", &[]);
        assert_eq!((status, &journal["rows"][0]["number"]), (200, &posted["number"]));
        served.server.stop().await;
    }

    async fn the_same_key_takes_effect_once(book) {
        let served = Served::start(&book).await;
        let key = [("idempotency-key", "order-1")];
        let (_, first) = served.call("finance.entry.post", &entry("25.00", "25.00"), &key);
        let (status, second) = served.call("finance.entry.post", &entry("25.00", "25.00"), &key);
        assert_eq!((status, second), (200, first));
        let (status, refused) = served.call("finance.entry.post", &entry("26.00", "26.00"), &key);
        assert_eq!((status, &refused["code"]), (409, &Value::from("call.key_reused")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_has_the_status_of_its_kind_and_can_be_traced() {
    let book = TestBook::sqlite().await;
    let served = Served::start(&book).await;
    let wide = "x".repeat(300);
    let unbalanced = entry("25.00", "24.00");
    let table = [
        ("finance.entry.list", "{", &[][..], 400, "request.malformed"),
        ("finance.entry.list", r#"{"limit":0}"#, &[], 400, "request.invalid"),
        ("finance.entry.list", "{}", &[("idempotency-key", wide.as_str())], 400, "request.invalid"),
        ("no.such.command", "{}", &[], 404, "call.unknown"),
        ("finance.entry.post", unbalanced.as_str(), &[], 422, "finance.entry.unbalanced"),
        ("finance.entry.list", "{}", &[("origin", "https://shop.example")], 403, "serve.origin_refused"),
    ];
    for (name, body, headers, status, code) in table {
        let (found, error) = served.call(name, body, headers);
        assert_eq!((found, error["code"].as_str()), (status, Some(code)), "{name} {body}");
        assert!(error["trace_id"].as_str().is_some_and(|trace| !trace.is_empty()), "{error}");
    }
    let (status, error) = served.post("finance.entry.list", "{}", &[]);
    assert_eq!((status, error["code"].as_str()), (403, Some("auth.required")));
    let (status, error) = served.post("finance.entry.list", "{}", &[("authorization", "Bearer 0123")]);
    assert_eq!((status, error["code"].as_str()), (403, Some("auth.required")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_over_eight_mebibytes_is_refused_and_told_so() {
    let book = TestBook::sqlite().await;
    let served = Served::start(&book).await;
    let fits = format!("{{}}{}", " ".repeat((8 << 20) - 2));
    assert_eq!(served.call("identity.session.get", &fits, &[]).0, 200);
    let (status, error) = served.call("identity.session.get", &format!("{fits} "), &[]);
    assert_eq!((status, error["code"].as_str()), (400, Some("request.too_large")), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_contract_can_be_read_by_programs() {
    let book = TestBook::sqlite().await;
    let served = Served::start(&book).await;
    let calls = json(served.get("/openapi.json"));
    assert_eq!(calls, kontor_contract::openapi::openapi());
    for spec in kontor_contract::commands().filter(|spec| spec.access != Access::Inner) {
        assert!(calls["paths"][format!("/v1/call/{}", spec.name)]["post"].is_object(), "{}", spec.name);
    }
    assert_eq!(json(served.get("/asyncapi.json")), kontor_contract::openapi::asyncapi());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_watches_the_server_learns_how_it_fares() {
    let book = TestBook::sqlite().await;
    let served = Served::start(&book).await;
    for probe in ["/healthz", "/readyz"] {
        assert_eq!(served.get(probe).status(), 200, "{probe}");
    }
    served.call("finance.entry.post", &entry("25.00", "25.00"), &[]);
    served.call("made.up.name", "{}", &[]);
    let answer = served.get("/metrics");
    assert!(header(&answer, "content-type").starts_with("text/plain"));
    let figures = text(answer);
    assert!(figures.contains(r#"kontor_calls_total{name="finance.entry.post",outcome="ok"} 1"#), "{figures}");
    assert!(figures.contains(r#"name="unknown",outcome="not_found""#) && !figures.contains("made.up"), "{figures}");
    assert!(figures.contains("kontor_commits_total"), "{figures}");
    // A proxy of this machine asks for somebody else, and how much a company trades is nothing for strangers.
    let forwarded = served.agent.get(served.address("/metrics")).header("x-forwarded-for", "198.51.100.9").call();
    assert_eq!(forwarded.expect("the server answers").status(), 404);
}
