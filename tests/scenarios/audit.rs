//! Who did what, when, from where, and what it was before; who saw what; what is an original.

use kontor_contract::Result;
use kontor_contract::audit::{Shown, value_word};
use kontor_contract::i18n::texts;
use kontor_contract::identity::Role;
use kontor_contract::paper::Form;
use kontor_kernel::Language;
use kontor_platform::Call;
use kontor_runtime::paper::Paper;
use kontor_tests::book::{PASSWORD, Session, today};
use kontor_tests::trade::plain;
use kontor_tests::{TestBook, Trade, both};
use serde_json::{Value, json};

fn call(session: &Session, name: &str, body: &Value) -> Call {
    Call {
        name: name.into(),
        body: body.to_string(),
        token: Some(session.token.clone()),
        source: kontor_platform::Source::local("desktop, window main"),
        ..Call::default()
    }
}

/// Runs a command from a window.
async fn ask(session: &Session, name: &str, body: Value) -> Result<Value> {
    let answer = session.app.call(call(session, name, &body)).await?;
    Ok(serde_json::from_str(&answer).expect("answers are JSON"))
}

/// All entries of the log that a filter finds, by pages of a few.
async fn log(session: &Session, filter: Value) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut request = json!({ "filter": filter, "limit": 7 });
    loop {
        let page = session.ask("audit.log.list", request.clone()).await.expect("an auditor reads");
        rows.extend(page["rows"].as_array().expect("rows").iter().cloned());
        if page["next"].is_null() {
            return rows;
        }
        request["cursor"] = page["next"].clone();
    }
}

/// The newest entry of a command, whole.
async fn newest(session: &Session, name: &str) -> Value {
    let rows = log(session, json!({ "call": name })).await;
    let fact_no = &rows.first().unwrap_or_else(|| panic!("{name} is not in the log"))["fact_no"];
    session.ask("audit.entry.get", json!({ "fact_no": fact_no })).await.expect("it is in the list")
}

/// Gives a party or an item another name.
async fn rename(session: &Session, what: &str, id: &str, name: &str) {
    let (module, noun) = what.split_once('.').expect("module and noun");
    let mut fields = session.ask(&format!("{what}.get"), json!({ "id": id })).await.expect("there");
    let version = fields["version"].clone();
    let known = fields.as_object_mut().expect("a record");
    for field in ["id", "code", "version"] {
        known.remove(field);
    }
    known.insert("name".to_owned(), json!(name));
    let request = json!({ "id": id, "version": version, noun: fields });
    ask(session, &format!("{module}.{noun}.update"), request).await.expect("a name may be anything");
}

/// A field of an entry.
fn field<'a>(entry: &'a Value, path: &str) -> &'a Value {
    let events = entry["events"].as_array().expect("events");
    let mut changes = events.iter().flat_map(|event| event["changes"].as_array().expect("changes"));
    changes.find(|change| change["path"] == path).unwrap_or_else(|| panic!("no {path} in {entry:#}"))
}

/// What a field of an entry became: as the fact holds it, and in words.
fn became(entry: &Value, path: &str, language: Language) -> (String, String) {
    let shown: Shown = serde_json::from_value(field(entry, path)["after"].clone()).expect("a value");
    let word = value_word(texts(language), Some(&shown));
    (shown.text, word)
}

/// A field of an entry as `before > after`.
fn change(entry: &Value, path: &str) -> String {
    let found = field(entry, path);
    let side = |side: &Value| if side.is_null() { "-".to_owned() } else { plain(&side["text"]) };
    format!("{} > {}", side(&found["before"]), side(&found["after"]))
}

async fn access(session: &Session, kind: &str) -> Vec<Value> {
    let page = session.ask("audit.access.list", json!({ "filter": { "kind": kind } })).await.expect("an auditor reads");
    page["rows"].as_array().expect("rows").clone()
}

async fn count(book: &TestBook, table: &str) -> usize {
    book.raw(&format!("select count(*) from {table}")).await.expect("a count").parse().expect("a number")
}

fn pdf_text(paper: Paper) -> String {
    let Paper::Pdf { bytes, .. } = paper else { panic!("a PDF was asked for") };
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).expect("a fresh folder");
    let text =
        std::process::Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("pdftotext is installed");
    String::from_utf8(text.stdout).expect("UTF-8")
}

async fn pdf(session: &Session, name: &str, id: &Value) -> String {
    let paper = kontor_runtime::paper::ask(&session.app, call(session, name, &json!({ "id": id })), Form::Pdf).await;
    pdf_text(paper.expect("it can be printed"))
}

both! {
    /// A flow with every kind of change: each is there with who, when, from where, and what it was before.
    async fn every_change_of_a_flow_is_in_the_log(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "3", "0")]), json!({})).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        owner.colleague("jonas", Role::Warehouse).await;

        let user = owner.ask("identity.user.list", json!({ "filter": { "login": "jonas" } })).await.expect("readable")["rows"][0].clone();
        let mut update = user.clone();
        update.as_object_mut().expect("a user").remove("login");
        (update["role"], update["name"]) = (json!("sales"), json!("Jonas Thießen"));
        ask(owner, "identity.user.update", update).await.expect("sound");
        let entry = newest(owner, "identity.user.update").await;
        assert_eq!(change(&entry, "role"), "warehouse > sales");
        assert_eq!(change(&entry, "name"), "jonas Müller > Jonas Thießen");
        let head = &entry["entry"];
        assert_eq!((&head["actor"], &head["source"]), (&json!("owner Müller"), &json!("desktop, window main")));
        assert_eq!(head["documents"][0]["id"], user["id"]);
        assert!(plain(&head["at"]).starts_with(&today().to_string()), "{head}");

        ask(owner, "finance.lock.set", json!({ "kind": "sales", "until": "2025-12-31" })).await.expect("later");
        ask(owner, "finance.lock.set", json!({ "kind": "sales", "until": "2026-01-31" })).await.expect("later");
        assert_eq!(change(&newest(owner, "finance.lock.set").await, "until"), "2025-12-31 > 2026-01-31");

        rename(owner, "parties.party", &trade.customers["HOME"], "Äpfel & Töchter GmbH").await;
        assert_eq!(change(&newest(owner, "parties.party.update").await, "name"), "Äpfel & Söhne GmbH > Äpfel & Töchter GmbH");

        rename(owner, "inventory.item", &trade.items["HYD"], "Zylinder").await;
        assert_eq!(change(&newest(owner, "inventory.item.update").await, "name"), "Hydraulikzylinder > Zylinder");

        assert_eq!(change(&newest(owner, "sales.order.confirm").await, "state"), "draft > confirmed");
        // Ids are shown as what they are called.
        let posted = newest(owner, "sales.invoice.post").await;
        assert_eq!(became(&posted, "head.actor_id", Language::De).1, "owner Müller");

        // Every fact is an entry, made or changed, and every entry says who, when and what.
        let all = log(owner, json!({})).await;
        assert_eq!(all.len(), count(&book, "fact").await);
        assert!(all.windows(2).all(|pair| plain(&pair[0]["at"]) >= plain(&pair[1]["at"])), "newest first");
        for row in &all {
            assert!(!plain(&row["call"]).is_empty() && !row["kinds"].as_array().expect("kinds").is_empty(), "{row}");
            assert_eq!(row["actor"], "owner Müller", "{row}");
        }
        let calls: std::collections::BTreeSet<String> = all.iter().map(|row| plain(&row["call"])).collect();
        for name in [
            "identity.company.create", "identity.company.set_settings", "identity.user.create", "parties.party.create",
            "inventory.warehouse.create", "inventory.item.create", "inventory.receipt.post", "sales.order.save_draft",
            "sales.delivery.post", "sales.invoice.post",
        ] {
            assert!(calls.contains(name), "{name} is not in {calls:?}");
        }
        // What was made says what it is.
        let created = newest(owner, "parties.party.create").await;
        assert!(created.to_string().contains("Dollar Traders"), "{created:#}");

        // A document's history, newest first, with its fields.
        let history = owner.ask("audit.record.list", json!({ "doc_id": order["id"] })).await.expect("readable");
        let calls: Vec<String> = history["entries"].as_array().expect("entries").iter().map(|one| plain(&one["entry"]["call"])).collect();
        assert_eq!(calls, ["sales.invoice.post", "sales.delivery.post", "sales.order.confirm", "sales.order.save_draft"]);
        assert!(history["next"].is_null());
        assert!(history["entries"][2]["events"].to_string().contains("sales.order.confirmed@1"), "{history:#}");
        drop(invoice);
        book.assert_clean().await;
    }

    /// Ids are told as what they are called, words of the program in the reader's language; what the fact holds stays beside.
    async fn values_are_told_in_words(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "3", "0")]), json!({})).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        let posted = newest(owner, "sales.invoice.post").await;
        let held = |id: &Value, word: &str| (plain(id), word.to_owned());
        let entry = owner.ask("finance.entry.get", json!({ "id": invoice["entry_id"] })).await.expect("it was posted");
        for (path, expected) in [
            ("head.customer_id", held(&json!(trade.customers["HOME"]), "Äpfel & Söhne GmbH")),
            ("head.entry_id", held(&invoice["entry_id"], &plain(&entry["number"]))),
            ("lines[1].item_id", held(&json!(trade.items["HYD"]), "HYD Hydraulikzylinder")),
            ("lines[1].order_id", held(&order["id"], &format!("Auftrag {}", plain(&order["number"])))),
            ("lines[1].category", held(&json!("S"), "Regelsatz oder ermäßigter Satz")),
        ] {
            assert_eq!(became(&posted, path, Language::De), expected, "{path}");
        }
        assert_eq!(became(&posted, "head.branch_id", Language::De).1, "Hamburg");
        let french = texts(Language::Fr).get("tax-category-s");
        assert_eq!(became(&posted, "lines[1].category", Language::Fr), ("S".to_owned(), french));

        let role = json!({ "code": "night", "version": 0, "name": "Nachtschicht", "permissions": ["sales.order.read"], "hides": ["cost"] });
        owner.ask("identity.role.save", role).await.expect("a new code");
        let saved = newest(owner, "identity.role.save").await;
        let may = texts(Language::De).get("permission-sales-order-read");
        assert_eq!(became(&saved, "permissions", Language::De), ("sales.order.read".to_owned(), may));
        owner.placed("eva", "night", json!({})).await;
        let granted = newest(owner, "identity.grant.update").await;
        assert_eq!(became(&granted, "role", Language::De), ("night".to_owned(), "Nachtschicht".to_owned()));
        let before: Shown = serde_json::from_value(field(&granted, "role")["before"].clone()).expect("a value");
        assert_eq!(value_word(texts(Language::De), Some(&before)), "Leser");
    }

    /// Who sees one warehouse is not told what another is called.
    async fn names_are_told_within_the_reader_s_area(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let warehouse = json!({ "name": "Nebenlager", "region": "north", "address_name": "", "street": "Kai 2", "postal_code": "20457",
            "city": "Hafen", "country": "DE" });
        let side = owner.ask("inventory.warehouse.create", json!({ "code": "SIDE", "warehouse": warehouse })).await.expect("a new code");
        let keeper = owner.placed("keeper", "auditor", json!({ "warehouse_id": side["id"] })).await;
        let told = async |session: &Session| {
            let entry = newest(session, "inventory.receipt.post").await;
            ["warehouse_id", "movement.moves[1].item_id"].map(|path| became(&entry, path, Language::De).1)
        };
        assert_eq!(told(owner).await, ["Lager", "HYD Hydraulikzylinder"]);
        let end = &trade.warehouse[trade.warehouse.len() - 4..];
        assert_eq!(told(&keeper).await, [format!("…{end}"), "HYD Hydraulikzylinder".to_owned()]);
    }

    /// Found by who, when, what, which kind, which number, and by a text.
    async fn the_log_is_searched(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let clerk = owner.colleague("clerk", Role::Accountant).await;
        clerk.post("1200", "0800", 100).await.expect("balanced");
        let order = trade.order("HOME", &trade.lines(&[("HYD", "1", "0")]), json!({})).await.expect("there are enough");
        let calls = async |filter: Value| -> Vec<String> { log(owner, filter).await.iter().map(|row| plain(&row["call"])).collect() };
        let session = clerk.ask("identity.session.get", json!({})).await.expect("signed in");
        assert_eq!(calls(json!({ "actor_id": session["user_id"] })).await, ["finance.entry.post"]);
        assert_eq!(calls(json!({ "kind": "sales.order" })).await, ["sales.order.confirm", "sales.order.save_draft"]);
        assert_eq!(calls(json!({ "number": order["number"] })).await, ["sales.order.confirm"]);
        assert_eq!(calls(json!({ "doc_id": order["id"] })).await, ["sales.order.confirm", "sales.order.save_draft"]);
        assert_eq!(calls(json!({ "text": plain(&order["number"]).to_lowercase() })).await, ["sales.order.confirm"]);
        assert_eq!(calls(json!({ "text": order["id"] })).await, ["sales.order.confirm", "sales.order.save_draft"]);
        assert_eq!(calls(json!({ "text": "HYD" })).await, ["inventory.item.create"], "masters are found by their codes");
        assert!(calls(json!({ "text": "there is no such thing" })).await.is_empty());
        let all = calls(json!({})).await.len();
        assert_eq!(calls(json!({ "on": today() })).await.len(), all);
        assert_eq!(calls(json!({ "on": { "from": "2026-03-01", "to": "2026-03-31" } })).await.len(), all);
        assert!(calls(json!({ "on": { "to": "2026-03-15" } })).await.is_empty());
        assert!(calls(json!({ "on": { "from": "2026-03-17" } })).await.is_empty());
        for (filter, code) in [(json!({ "on": "2026-02-30" }), "list.bad_value"), (json!({ "colour": "red" }), "list.unknown_field")] {
            assert_eq!(owner.ask("audit.log.list", json!({ "filter": filter })).await.expect_err("not so").code, code);
        }
        assert_eq!(owner.ask("audit.entry.get", json!({ "fact_no": 999_999_999 })).await.expect_err("no such").code, "not_found");
    }

    /// Whoever may not read the log does not; whoever is limited to a branch sees that branch's; another company's entries
    /// are shown to nobody here.
    async fn foreign_entries_are_not_shown(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let clerk = owner.colleague("clerk", Role::Accountant).await;
        for (name, body) in [
            ("audit.log.list", json!({})), ("audit.entry.get", json!({ "fact_no": 1 })), ("audit.access.list", json!({})),
            ("audit.record.list", json!({ "doc_id": trade.customers["HOME"] })), ("audit.log.export", json!({})),
        ] {
            assert_eq!(clerk.ask(name, body).await.expect_err("not theirs").code, "denied.permission", "{name}");
        }
        let order = trade.order("HOME", &trade.lines(&[("HYD", "1", "0")]), json!({})).await.expect("there are enough");
        let branch = owner.ask("identity.branch.create", json!({ "code": "LY", "name": "Lyon" })).await.expect("a new code");
        let user = json!({ "login": "lyon", "name": "Lyon", "language": "fr", "password": PASSWORD });
        owner.ask("identity.user.create", json!({ "user": user, "role": "owner", "branch_id": branch["id"], "keep_password": true })).await.expect("a new name");
        let lyon = Session { token: book.sign_in("lyon").await, ..owner.clone() };
        let calls: Vec<String> = log(&lyon, json!({})).await.iter().map(|row| plain(&row["call"])).collect();
        assert_eq!(calls, ["identity.user.create"], "the grant for Lyon is all that happened there");
        let foreign = &log(owner, json!({ "doc_id": order["id"] })).await[0]["fact_no"];
        assert_eq!(lyon.ask("audit.entry.get", json!({ "fact_no": foreign })).await.expect_err("Hamburg's").code, "not_found");
        let history = lyon.ask("audit.record.list", json!({ "doc_id": order["id"] })).await.expect("empty");
        assert_eq!(history["entries"], json!([]));

        // As if another company kept its books here too.
        let other = "00000000-0000-7000-8000-000000000077";
        let (id, moved) = match &book.location {
            kontor_runtime::Location::File(_) => (format!("x'{}'", other.replace('-', "")), "drop trigger audit_fact_no_update"),
            kontor_runtime::Location::Postgres(_) => (format!("'{other}'"), "drop trigger audit_fact_append_only on audit_fact"),
        };
        book.raw(&format!("{moved}; update audit_fact set company_id = {id} where fact_no = {foreign};")).await.expect("a tamperer can");
        let before = count(&book, "fact").await;
        assert_eq!(log(owner, json!({})).await.len(), before - 1);
        assert_eq!(owner.ask("audit.entry.get", json!({ "fact_no": foreign })).await.expect_err("another's").code, "not_found");
        let report = book.verify().await;
        assert!(!report.clean, "and verify finds that the log was changed");
    }

    /// Nobody changes or clears the logs, and no command, setting or role does without them.
    async fn the_logs_cannot_be_changed_or_switched_off(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        owner.ask("identity.company.get_settings", json!({})).await.expect("their own");
        for table in ["audit_fact", "fact_document", "access_log"] {
            assert!(count(&book, table).await > 0, "{table}");
            let column = if table == "access_log" { "times" } else { "fact_no" };
            for sql in [format!("update {table} set {column} = {column}"), format!("delete from {table}")] {
                let refused = book.raw(&sql).await.expect_err("append-only");
                assert!(refused.contains("append_only"), "{sql}: {refused}");
            }
        }
        let named = |name: &str| name.starts_with("audit.");
        let changes = kontor_contract::commands().filter(|spec| named(spec.name) && spec.kind == kontor_contract::CommandKind::Change);
        assert_eq!(changes.count(), 0, "no command changes a log");
        let before = count(&book, "fact").await;
        ask(owner, "finance.lock.set", json!({ "kind": "all", "until": "2025-12-31" })).await.expect("later");
        assert_eq!(log(owner, json!({})).await.len(), before + 1);
        // A log that somebody emptied past the app is found, and made again from the facts.
        let drop = match &book.location {
            kontor_runtime::Location::File(_) => "drop trigger audit_fact_no_delete",
            kontor_runtime::Location::Postgres(_) => "drop trigger audit_fact_append_only on audit_fact",
        };
        book.raw(&format!("{drop}; delete from audit_fact;")).await.expect("a tamperer can");
        assert!(!book.verify().await.clean);
        book.app.index_facts().await.expect("the facts are there");
        assert_eq!(log(owner, json!({})).await.len(), before + 1);
        book.assert_clean().await;
    }

    /// What was erased says so; what was left is shown.
    async fn an_erased_text_says_so(book) {
        let trade = Trade::german(&book).await;
        book.raw("update blob set salt = null, bytes = null").await.expect("texts may be erased");
        let created = newest(&trade.owner, "parties.party.create").await;
        let text = created.to_string();
        assert!(!text.contains("Dollar Traders") && text.contains("\"erased\":true"), "{created:#}");
        assert!(text.contains("USD"), "{created:#}");
    }

    /// Sign-ins, failures, refusals and reads of what is sensitive, with ids and no names; repeats are counted.
    async fn access_is_logged(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let clerk = owner.colleague("clerk", Role::Warehouse).await;
        let id = clerk.ask("identity.session.get", json!({})).await.expect("signed in")["user_id"].clone();
        let signed_in = access(owner, "sign_in").await;
        assert_eq!((signed_in.len(), &signed_in[0]["user_id"], &signed_in[0]["user"]), (2, &id, &json!("clerk Müller")));

        for _ in 0..3 {
            let sign_in = json!({ "login": " Clerk ", "password": "wrong" });
            assert_eq!(ask(&clerk, "identity.session.sign_in", sign_in).await.expect_err("wrong").code, "auth.failed");
        }
        let nobody = json!({ "login": "nobody at all", "password": "wrong" });
        ask(&clerk, "identity.session.sign_in", nobody).await.expect_err("no such user");
        let failed = access(owner, "sign_in_failed").await;
        let of = |user: &Value| -> i64 {
            failed.iter().filter(|row| row["user_id"] == *user).map(|row| row["times"].as_i64().expect("a count")).sum()
        };
        assert_eq!((of(&id), of(&Value::Null)), (3, 1), "{failed:#?}");
        assert!(failed.iter().all(|row| row["source"] == "desktop, window main"));

        // A script that is refused a thousand times writes two rows.
        let rows = count(&book, "access_log").await;
        for _ in 0..1_000 {
            ask(&clerk, "finance.lock.set", json!({ "kind": "all", "until": "2025-12-31" })).await.expect_err("not theirs");
        }
        let denied = access(owner, "denied").await;
        let times: i64 = denied.iter().map(|row| row["times"].as_i64().expect("a count")).sum();
        assert_eq!((denied.len(), times), (2, 1_000), "{denied:#?}");
        assert_eq!((&denied[0]["user_id"], &denied[0]["call"], &denied[0]["code"]), (&id, &json!("finance.lock.set"), &json!("denied.permission")));
        assert_eq!(count(&book, "access_log").await, rows + 2);
        // Nor does one that asks for the log itself.
        for _ in 0..20 {
            ask(&clerk, "audit.access.list", json!({})).await.expect_err("not theirs");
        }
        assert_eq!(count(&book, "access_log").await, rows + 3);

        // Bank details.
        let read = async || access(owner, "read").await.iter().filter(|row| row["call"] == "identity.company.get_settings").count();
        assert_eq!(read().await, 0);
        ask(owner, "identity.company.get_settings", json!({})).await.expect("their own");
        assert_eq!(read().await, 1);

        // Ids only: neither a name nor an amount nor what was typed is kept.
        let kept = book.raw("select call || code || source || kind from access_log").await.expect("texts");
        for text in ["Müller", "nobody", "clerk", "wrong", "DE89"] {
            assert!(!kept.contains(text), "{text}");
        }
        book.assert_clean().await;
    }

    /// One original; whatever is printed later says that it is a copy, in the document's language. Looking is not printing.
    async fn the_original_is_printed_once(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let reader = owner.colleague("reader", Role::Reader).await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "3", "0")]), json!({})).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        let id = &invoice["id"];
        let shown = kontor_runtime::paper::ask(&book.app, call(owner, "sales.invoice.print", &json!({ "id": id })), Form::Pages).await;
        assert!(matches!(shown, Ok(Paper::Pages(_))));
        assert_eq!(owner.ask("sales.invoice.show", json!({ "id": id })).await.expect("posted")["copy"], false);
        let refused = kontor_runtime::paper::ask(&book.app, call(owner, "sales.invoice.show", &json!({ "id": id })), Form::Pdf).await;
        assert_eq!(refused.expect_err("the screen only").code, "paper.screen_only");
        assert_eq!(count(&book, "sales_print").await, 0, "nobody has printed it");
        assert!(pdf(&reader, "sales.invoice.print", id).await.contains("Kopie"), "who only reads prints copies");
        assert_eq!(count(&book, "sales_print").await, 0);

        let original = pdf(owner, "sales.invoice.print", id).await;
        assert!(!original.contains("Kopie") && original.contains("Hydraulikzylinder"), "{original}");
        let copy = pdf(owner, "sales.invoice.print", id).await;
        assert!(copy.contains("Kopie"), "{copy}");
        assert_eq!(owner.ask("sales.invoice.show", json!({ "id": id })).await.expect("posted")["copy"], true);
        assert_eq!(count(&book, "sales_print").await, 1);
        let entry = newest(owner, "sales.invoice.print").await;
        assert_eq!(entry["entry"]["documents"][0]["number"], invoice["number"]);
        assert_eq!(entry["events"][0]["kind"], "sales.original.printed@1");
        // Every print is in the access log, with the document and who.
        let printed = access(owner, "print").await;
        assert_eq!((printed.len(), &printed[0]["subject_id"]), (3, id));

        let note = json!({ "invoice_id": id, "reason": "Mangel", "lines": [{ "line": 1, "quantity": "1" }] });
        let note = trade.ask("sales.credit_note.post", note).await.expect("three were invoiced");
        assert!(!pdf(owner, "sales.credit_note.print", &note["id"]).await.contains("Kopie"));
        assert!(pdf(owner, "sales.credit_note.print", &note["id"]).await.contains("Kopie"));
        let foreign = json!({ "id": note["id"] });
        assert_eq!(owner.ask("sales.invoice.print", foreign).await.expect_err("a credit note").code, "not_found");
        book.assert_clean().await;
    }

    /// Two who print at once do not both hold an original.
    async fn two_prints_at_once_give_one_original(book) {
        let trade = Trade::german(&book).await;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "3", "0")]), json!({})).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("delivered");
        let print = || {
            let (owner, id) = (trade.owner.clone(), invoice["id"].clone());
            tokio::spawn(async move { owner.ask("sales.invoice.print", json!({ "id": id })).await })
        };
        let prints: Vec<_> = (0..8).map(|_| print()).collect();
        let mut originals = 0;
        for one in prints {
            let print = one.await.expect("no panic").expect("printed");
            originals += usize::from(print["copy"] == false);
        }
        assert_eq!(originals, 1);
        book.assert_clean().await;
    }

    /// The filtered log as a file: every field before and after, and no formula runs.
    async fn the_log_leaves_as_a_file(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let party = &trade.customers["HOME"];
        rename(owner, "parties.party", party, "=cmd|' /C calc'!A0").await;
        let body = json!({ "filter": { "doc_id": party } });
        let table = kontor_runtime::table::ask(&book.app, call(owner, "audit.log.export", &body)).await.expect("a table");
        let text = String::from_utf8(table.bytes).expect("UTF-8");
        assert!(table.file_name.starts_with("Änderungsprotokoll 2026-03-16"), "{}", table.file_name);
        let heads = text.lines().next().expect("a line of heads");
        assert_eq!(heads, "Eintrag,Wann,Wer,Von wo,Was getan wurde,Belege und Stammdaten,Ereignis,Feld,Vorher,Nachher,Freigegeben von,\
            Vorher (aufgezeichnet),Nachher (aufgezeichnet)");
        // In words, and as the fact holds it.
        assert!(text.contains("Art: Kunde") && text.contains("Art: customer"), "{text}");
        assert!(text.contains("Äpfel & Söhne GmbH,'=cmd|"), "{text}");
        assert!(text.contains("\"desktop, window main\""), "{text}");
        assert_eq!(access(owner, "export").await.len(), 1);
        let other = kontor_runtime::table::ask(&book.app, call(owner, "sales.order.list", &json!({}))).await;
        assert_eq!(other.expect_err("no table").code, "table.none");
    }
}
