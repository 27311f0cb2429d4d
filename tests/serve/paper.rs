//! Documents on paper: over HTTP, from the command line, and whether they say all that the law wants said.

use std::io::Write as _;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use kontor_contract::identity::Role;
use kontor_tests::book::{PASSWORD, today};
use kontor_tests::trade::plain;
use kontor_tests::{TestBook, Trade, both};
use serde_json::{Value, json};
use ureq::Body;
use ureq::http::Response;

use crate::{Served, header, json};

const PDF: &str = "application/pdf";
const PAGES: &str = "application/vnd.kontor.pages+json";

/// The text of a PDF as a reader sees it, lines kept apart.
fn text_of(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("poppler-utils is installed");
    child.stdin.take().expect("it was asked for").write_all(pdf).expect("pdftotext reads all");
    let output = child.wait_with_output().expect("pdftotext ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Asks for a form of an answer.
fn ask(served: &Served, token: &str, name: &str, body: &Value, form: &str) -> Response<Body> {
    let request = served.agent.post(served.address(&format!("/v1/call/{name}")));
    let request = request.header("authorization", format!("Bearer {token}")).header("accept", form);
    request.send(body.to_string()).expect("the server answers")
}

fn bytes(mut answer: Response<Body>) -> Vec<u8> {
    answer.body_mut().read_to_vec().expect("bytes")
}

fn pdf_of(served: &Served, trade: &Trade, name: &str, document: &Value) -> Vec<u8> {
    let answer = ask(served, &trade.owner.token, name, &json!({ "id": document["id"] }), PDF);
    assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (200, PDF));
    bytes(answer)
}

fn says(text: &str, particulars: &[&str]) {
    // The reader guesses spaces from distances, so they do not count.
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    let whole = squeeze(text);
    let missing: Vec<&&str> = particulars.iter().filter(|wanted| !whole.contains(&squeeze(wanted))).collect();
    assert!(missing.is_empty(), "{missing:?} are not said in\n{text}");
}

both! {
    async fn an_answer_comes_as_paper_to_whoever_asks(book) {
        let trade = Trade::german(&book).await;
        let served = Served::over(&book, trade.owner.token.clone()).await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "3", "0")]), json!({})).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        let body = json!({ "id": invoice["id"] });

        let answer = ask(&served, &trade.owner.token, "sales.invoice.print", &body, PDF);
        let name = format!("Rechnung {}.pdf", plain(&invoice["number"]).replace('/', "-"));
        let disposition = header(&answer, "content-disposition");
        assert!(disposition.starts_with(&format!("attachment; filename=\"{name}\"; ")), "{disposition}");
        assert_eq!(header(&answer, "cache-control"), "no-store");
        let pdf = bytes(answer);
        says(&text_of(&pdf), &[&plain(&invoice["number"]), "Hydraulikzylinder"]);
        let copy = pdf_of(&served, &trade, "sales.invoice.print", &invoice);
        assert!(!text_of(&pdf).contains("Kopie") && text_of(&copy).contains("Kopie"), "there is one original");
        assert_eq!(copy, pdf_of(&served, &trade, "sales.invoice.print", &invoice), "a reprint is the same to the byte");

        let pages = json(ask(&served, &trade.owner.token, "sales.invoice.print", &body, PAGES));
        assert_eq!((plain(&pages["file_name"]), &pages["page_count"]), (name, &json!(1)));
        let page = &pages["pages"][0];
        assert_eq!((page["width"].as_u64(), page["height"].as_u64()), (Some(1190), Some(1683)));
        let png = BASE64_STANDARD.decode(plain(&page["png"])).expect("base64");
        assert!(png.starts_with(b"\x89PNG"));

        // A draft has a paper too, and whoever may not read the document has none.
        let preview = json!({ "from": { "customer": trade.customers["HOME"] }, "supply": { "on": today() }, "lines": trade.lines(&[("WORK", "2", "0")]) });
        let preview = json(ask(&served, &trade.owner.token, "sales.invoice.preview", &preview, PAGES));
        assert_eq!(preview["page_count"], 1, "{preview}");
        let keeper = trade.owner.colleague("keeper", Role::Warehouse).await;
        let refused = ask(&served, &keeper.token, "sales.invoice.print", &body, PDF);
        assert_eq!((refused.status().as_u16(), &json(refused)["code"]), (403, &json!("denied.permission")));
    }

    /// `kontor print` finds a document by its number.
    async fn a_document_is_printed_from_the_command_line(book) {
        let trade = Trade::german(&book).await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "3", "0")]), json!({})).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        let served = Served::over(&book, trade.owner.token.clone()).await;
        let folder = tempfile::tempdir().expect("the temp folder takes one more");
        let print = |kind: &str, number: &str, file: &str, extra: &[&str]| {
            let mut command = Command::new(kontor_tests::book::kontor());
            command.args(["print", kind, number, "--user", "owner", "--book", &served.address("")]).args(extra);
            command.arg("-o").arg(folder.path().join(file)).env("KONTOR_PASSWORD", PASSWORD);
            command.output().expect("kontor runs")
        };
        for (kind, document, title) in [("invoice", &invoice, "Rechnung"), ("order", &order, "Auftragsbestätigung")] {
            let printed = print(kind, &plain(&document["number"]), kind, &[]);
            assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
            says(&text_of(&std::fs::read(folder.path().join(kind)).expect("just written")), &[title, &plain(&document["number"])]);
        }
        let again = print("invoice", &plain(&invoice["number"]), "invoice", &[]);
        assert!(String::from_utf8_lossy(&again.stderr).contains("file.present"));
        assert!(print("invoice", &plain(&invoice["number"]), "invoice", &["--replace"]).status.success());
        let unknown = print("credit-note", "GS-1", "note", &[]);
        assert!(String::from_utf8_lossy(&unknown.stderr).contains("not_found"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_paper_is_not_acceptable() {
    let book = TestBook::sqlite().await;
    let served = Served::start(&book).await;
    for form in [PDF, PAGES] {
        let refused = ask(&served, &served.token, "finance.entry.list", &json!({}), form);
        assert_eq!((refused.status().as_u16(), &json(refused)["code"]), (406, &json!("paper.none")));
        // A change that answers data does not take effect before it is refused.
        let entry = serde_json::from_str(&crate::entry("25.00", "25.00")).expect("JSON");
        assert_eq!(ask(&served, &served.token, "finance.entry.post", &entry, form).status(), 406);
        let unknown = ask(&served, &served.token, "no.such.command", &json!({}), form);
        assert_eq!((unknown.status().as_u16(), &json(unknown)["code"]), (404, &json!("call.unknown")));
    }
    assert_eq!(served.call("finance.entry.list", "{}", &[]).1["rows"], json!([]));
}

/// UStG 14 and 14a, Directive 2006/112/EC Art. 226: two rates and an intra-Community supply cannot share an invoice, so
/// there are two; the first is long enough for two pages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_german_invoice_says_what_the_law_wants() {
    let book = TestBook::sqlite().await;
    let trade = Trade::german(&book).await;
    let served = Served::over(&book, trade.owner.token.clone()).await;
    let kinds = [("HYD", "1", "10"), ("FOOD", "1", "0"), ("WORK", "0.5", "0")];
    let many: Vec<_> = (0..21).map(|at| kinds[at % 3]).collect();
    let draft = json!({ "reference": "Bestellung 4711", "adjustments": [{ "kind": "charge", "reason": "Fracht", "amount": "12.00", "tax_code": "S19" }] });
    let order = trade.order("HOME", &trade.lines(&many), draft).await.expect("there are enough");
    let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
    let text = text_of(&pdf_of(&served, &trade, "sales.invoice.print", &invoice));
    assert_eq!(text.matches('\u{c}').count(), 2, "two pages: {text}");
    says(
        &text,
        &[
            "Hansen Werkzeuge GmbH",
            "Veringkanal 84",
            "21107 Hamburg",
            "DE136695976",
            "22/999/04711",
            "HRB 999001",
            "Äpfel & Söhne GmbH",
            "Grüner Weg 7",
            "01067 Dömitz",
            &plain(&invoice["number"]),
            "16.03.2026",
            "Leistungsdatum",
            "Bestellung 4711",
            &plain(&order["number"]),
            "Hydraulikzylinder",
            "Kaffee, geröstet",
            "Montage",
            "Fracht",
            "Rabatt %",
            "19 %",
            "7 %",
            "DE89 3704 0044 0532 0130 00",
            "2 %",
            "15.04.2026",
            "Seite 2",
        ],
    );
    for group in invoice["tax_groups"].as_array().expect("groups") {
        says(&text, &[&german(&group["base"]), &german(&group["tax"])]);
    }
    says(&text, &[&german(&invoice["totals"]["total"]), "Entgeltminderung"]);

    let abroad = trade.order("EU", &trade.lines(&[("HYD", "2", "0")]), json!({})).await.expect("there are enough");
    let invoice = trade.invoice(&abroad, json!({ "language": "de" })).await.expect("delivered");
    let text = text_of(&pdf_of(&served, &trade, "sales.invoice.print", &invoice));
    says(&text, &["Établissements Noël", "FR44732829320", "DE136695976", "FRANKREICH", "nnergemeinschaftliche Lieferung"]);
}

/// A document in dollars says the tax in euros, and a credit note what it corrects.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_english_invoice_in_dollars_says_its_tax_in_euros() {
    let book = TestBook::sqlite().await;
    let trade = Trade::german(&book).await;
    let served = Served::over(&book, trade.owner.token.clone()).await;
    let mut lines = trade.lines(&[("HYD", "2", "0"), ("FOOD", "5", "0")]);
    (lines[0]["unit_price"], lines[1]["unit_price"]) = (json!("21.50"), json!("9.20"));
    let order = trade.order("USD", &lines, json!({ "rate": "0.917431" })).await.expect("there are enough");
    let invoice = trade.invoice(&order, json!({ "rate_source": "ECB", "rate_on": "2026-03-13" })).await.expect("delivered");
    let text = text_of(&pdf_of(&served, &trade, "sales.invoice.print", &invoice));
    // 43.00 at 19 % is 8.17, 46.00 at 7 % is 3.22; 11.39 USD of tax are 10.45 EUR.
    says(
        &text,
        &["Dollar Traders", "Invoice", "USD", "43.00", "8.17", "46.00", "3.22", "100.39", "10.45", "EUR", "0.917431", "ECB"],
    );
    let note = json!({ "invoice_id": invoice["id"], "reason": "Wrong colour", "lines": [{ "line": 1, "quantity": "1" }], "goods_returned": true });
    let note = trade.ask("sales.credit_note.post", note).await.expect("two were invoiced");
    let text = text_of(&pdf_of(&served, &trade, "sales.credit_note.print", &note));
    says(&text, &["Credit note", &plain(&note["number"]), &plain(&invoice["number"]), "Wrong colour", "21.50", "4.09", "25.59"]);
}

/// Code de commerce L441-9: SIREN, the rate of the penalty, the 40 EUR.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_french_invoice_says_what_the_law_wants() {
    let book = TestBook::sqlite().await;
    let trade = Trade::french(&book).await;
    let served = Served::over(&book, trade.owner.token.clone()).await;
    let mut lines = trade.lines(&[("HYD", "3", "5"), ("FOOD", "4", "0"), ("FOOD", "2", "0")]);
    lines[2]["tax_code"] = json!("S55");
    let order = trade.order("HOME", &lines, json!({})).await.expect("there are enough");
    let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
    let text = text_of(&pdf_of(&served, &trade, "sales.invoice.print", &invoice));
    says(
        &text,
        &[
            "Facture",
            "Outillage du Rhône SARL",
            "12 rue de la République",
            "69002 Lyon",
            "FR44732829320",
            "732 829 320",
            "RCS Lyon",
            &plain(&invoice["number"]),
            "16/03/2026",
            "20 %",
            "10 %",
            "5,5 %",
            "12,15 %",
            "40",
            "escompte",
            "FR14 2004 1010 0505 0001 3M02 606",
        ],
    );
    for group in invoice["tax_groups"].as_array().expect("groups") {
        says(&text, &[&german(&group["base"]), &german(&group["tax"])]);
    }
}

/// An amount with a decimal comma; the amounts here have no thousands.
fn german(amount: &Value) -> String {
    plain(&amount["amount"]).replace('.', ",")
}
