//! Several companies in one book: each keeps books of its own, and who works in one sees nothing of another.

use kontor_contract::Result;
use kontor_contract::identity::Role;
use kontor_platform::{Call, Hearing, Source};
use kontor_tests::book::Session;
use kontor_tests::both;
use kontor_tests::trade::Trade;
use serde_json::{Value, json};

/// The company that is added, named so that the first one stays the one a sign-in leads to.
const NAME: &str = "Nordlicht Handel GmbH";

fn request() -> Value {
    json!({ "name": NAME, "pack": "fr-pcg", "currency": "CHF", "fiscal_start_month": 7, "branch": "Lyon", "region": "south" })
}

async fn code_of(outcome: impl Future<Output = Result<Value>>) -> String {
    outcome.await.expect_err("refused").code
}

/// Codes of what was refused.
fn refusals(outcomes: [Result<Value>; 2]) -> Vec<String> {
    outcomes.into_iter().filter_map(|outcome| outcome.err().map(|error| error.code)).collect()
}

fn rows(page: &Value) -> &[Value] {
    page["rows"].as_array().expect("rows")
}

async fn count(session: &Session, list: &str) -> usize {
    rows(&session.ask(list, json!({ "limit": 500 })).await.unwrap_or_else(|error| panic!("{list}: {error:?}"))).len()
}

async fn names_of_companies(session: &Session) -> Vec<String> {
    let me = session.ask("identity.session.get", json!({})).await.expect("signed in");
    let companies = me["companies"].as_array().expect("companies");
    companies.iter().map(|company| company["name"].as_str().unwrap_or_default().to_owned()).collect()
}

/// What was heard so far.
fn heard(hearing: &mut Hearing) -> Vec<String> {
    std::iter::from_fn(|| hearing.try_recv().ok()).flat_map(|message| message.topics).collect()
}

/// A row of the user list.
async fn user(session: &Session, login: &str) -> Value {
    let list = session.ask("identity.user.list", json!({ "filter": { "login": login } })).await.expect("readable");
    list["rows"][0].clone()
}

both! {
    /// What a country pack brings, a head office, an owner; the record of it is the new company's.
    async fn a_company_is_added_as_the_first_was_made(book) {
        let owner = book.company().await;
        let added = owner.ask("identity.company.add", request()).await.expect("an owner adds companies");
        assert_eq!((&added["name"], &added["country"], &added["currency"]), (&json!(NAME), &json!("FR"), &json!("CHF")));
        assert_eq!((&added["fiscal_start_month"], &added["demo"]), (&json!(7), &json!(false)));
        assert_eq!(names_of_companies(&owner).await, ["Hansen Werkzeuge GmbH", NAME]);
        assert_eq!(owner.ask("identity.session.get", json!({})).await.expect("open")["company"]["name"], "Hansen Werkzeuge GmbH");

        let there = book.session_in("owner", serde_json::from_value(added["id"].clone()).expect("an id")).await;
        let branches = there.ask("identity.branch.list", json!({})).await.expect("readable");
        let branch = &rows(&branches)[0];
        assert_eq!((&branch["code"], &branch["name"], &branch["region"]), (&json!("1"), &json!("Lyon"), &json!("south")));
        assert_eq!((rows(&branches).len(), &branch["id"]), (1, &added["main_branch_id"]));
        let accounts = there.ask("finance.account.list", json!({ "filter": { "code": "411" } })).await.expect("readable");
        assert_eq!(rows(&accounts).len(), 1, "the French chart");
        assert!(count(&there, "finance.tax_code.list").await > 3 && count(&there, "finance.payment_term.list").await > 3);

        let log = there.ask("audit.log.list", json!({})).await.expect("an owner reads it");
        assert_eq!(rows(&log).iter().map(|row| &row["call"]).collect::<Vec<_>>(), ["identity.company.add"]);
        let here = owner.ask("audit.log.list", json!({ "filter": { "call": "identity.company.add" } })).await.expect("readable");
        assert!(rows(&here).is_empty(), "who reads the log of one company reads nothing of the other");
        book.assert_clean().await;
    }

    /// The same numbers, accounts and days in both, and neither is in the other's figures.
    async fn books_are_separate(book) {
        let owner = book.company().await;
        let there = book.another_company(&owner, NAME).await;
        let first = [owner.post("1200", "0800", 119_00).await.expect("sound"), there.post("1200", "0800", 50_00).await.expect("sound")];
        assert_eq!(first[0].head.number, first[1].head.number, "each counts from one");
        owner.post("1200", "0800", 1_00).await.expect("sound");
        for (session, entries, debit) in [(&owner, 2, "120.00"), (&there, 1, "50.00")] {
            assert_eq!(count(session, "finance.entry.list").await, entries);
            let balance = session.ask("finance.trial_balance.get", json!({})).await.expect("readable");
            assert_eq!(balance["totals"]["debit"]["amount"], debit, "{balance}");
        }
        for (session, other) in [(&owner, &first[1]), (&there, &first[0])] {
            let id = json!({ "id": other.head.id });
            assert_eq!(code_of(session.ask("finance.entry.get", id)).await, "not_found");
        }
        // A lock of one company holds nobody up in the other.
        there.ask("finance.lock.set", json!({ "kind": "all", "until": "2026-03-16" })).await.expect("an owner may");
        assert_eq!(there.post("1200", "0800", 1).await.expect_err("locked").code, "finance.period.locked");
        owner.post("1200", "0800", 1).await.expect("open");
        book.assert_clean().await;
    }

    /// Lists, searches, documents, papers, histories, logs and the feed.
    async fn who_works_in_one_company_sees_nothing_of_the_other(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let order = trade.order("HOME", &trade.lines(&[("HYD", "2", "0")]), json!({})).await.expect("there are enough");
        let invoice = trade.invoice(&order, json!({})).await.expect("sound");
        let anna = owner.colleague("anna", Role::Controller).await;
        let there = book.another_company(owner, NAME).await;
        let luc = there.colleague("luc", Role::Owner).await;
        assert_eq!(names_of_companies(&anna).await, ["Hansen Werkzeuge GmbH"]);
        assert_eq!(names_of_companies(&luc).await, [NAME]);

        let mut heard_by_anna = book.app.live_of(&anna.token).await.expect("a session");
        let mut heard_by_luc = book.app.live_of(&luc.token).await.expect("a session");
        let party = json!({ "code": "LUC", "party": { "name": "Luchs Optik", "kind": "customer" } });
        let party = luc.ask("parties.party.create", party).await.expect("sound");
        let entry = luc.post("1200", "0800", 7_00).await.expect("sound");
        assert_eq!(heard(&mut heard_by_anna), Vec::<String>::new());
        let topics = heard(&mut heard_by_luc);
        assert!(["parties.party", "finance.entry"].iter().all(|topic| topics.iter().any(|heard| heard == topic)), "{topics:?}");

        for list in ["sales.invoice.list", "sales.order.list", "inventory.item.list", "inventory.stock.list", "inventory.move.list"] {
            assert_eq!(count(&luc, list).await, 0, "{list}");
        }
        for (query, id) in [
            ("sales.invoice.get", &invoice["id"]), ("sales.invoice.print", &invoice["id"]), ("sales.order.get", &order["id"]),
            ("sales.order.print", &order["id"]), ("parties.party.get", &json!(trade.customers["HOME"])),
        ] {
            assert_eq!(code_of(luc.ask(query, json!({ "id": id }))).await, "not_found", "{query}");
        }
        for text in ["Luchs", "LUC"] {
            let found = anna.ask("parties.party.list", json!({ "filter": { "text": text } })).await.expect("readable");
            assert!(rows(&found).is_empty(), "{found}");
        }
        for (session, id) in [(&luc, &invoice["id"]), (&luc, &order["id"]), (&anna, &party["id"]), (&anna, &json!(entry.head.id))] {
            let told = session.ask("identity.timeline.get", json!({ "doc_id": id })).await.expect("signed in");
            assert_eq!(told["steps"], json!([]), "{id}");
        }
        let mine = json!({ "filter": { "doc_id": party["id"] } });
        assert!(rows(&anna.ask("audit.log.list", mine.clone()).await.expect("a controller reads")).is_empty());
        assert_eq!(rows(&luc.ask("audit.log.list", mine).await.expect("an owner reads")).len(), 1);
        let luc_id = luc.user_id().await;
        let seen = anna.ask("audit.access.list", json!({ "limit": 500 })).await.expect("a controller reads");
        assert!(rows(&seen).iter().all(|row| row["user_id"] != luc_id), "{seen}");
        assert_eq!(count(&luc, "identity.user.list").await, 2, "the two owners");
        assert!(user(owner, "luc").await.is_null());

        assert_eq!(code_of(anna.ask("identity.session.switch", json!({ "company_id": luc.company.id }))).await, "not_found");
        assert_eq!(code_of(luc.ask("identity.session.switch", json!({ "company_id": anna.company.id }))).await, "not_found");
        anna.ask("identity.session.get", json!({})).await.expect("the session that stays where it is goes on");
        book.assert_clean().await;
    }

    /// Nobody but who owns all of a company adds another; what cannot be added is told at its field.
    async fn owners_add_companies_and_nobody_else(book) {
        let owner = book.company().await;
        let mut people = Vec::new();
        for role in Role::ALL.iter().filter(|role| **role != Role::Owner) {
            people.push(owner.colleague(role.as_str(), *role).await);
        }
        let branches = owner.ask("identity.branch.list", json!({})).await.expect("readable");
        let placed = owner.placed("placed", "owner", json!({ "branch_id": rows(&branches)[0]["id"] })).await;
        let before = book.raw("select count(*) from fact").await.expect("a count");
        for session in &people {
            assert_eq!(code_of(session.ask("identity.company.add", request())).await, "denied.permission");
        }
        assert_eq!(code_of(placed.ask("identity.company.add", request())).await, "identity.grant.owner_only");
        let with = |field: &str, value: Value| {
            let mut request = request();
            request[field] = value;
            owner.ask("identity.company.add", request)
        };
        for (field, value, code) in [
            ("name", json!(" hansen werkzeuge gmbh"), "identity.company.taken"),
            ("pack", json!("atlantis"), "identity.company.pack_unknown"),
        ] {
            let refused = with(field, value).await.expect_err(code);
            assert_eq!((refused.code.as_str(), refused.fields[0].path.as_str()), (code, field));
        }
        assert_eq!(code_of(with("name", json!(" "))).await, "request.invalid");
        assert_eq!(code_of(with("fiscal_start_month", json!(13))).await, "request.invalid");
        assert_eq!(book.raw("select count(*) from fact").await.expect("a count"), before);
        assert_eq!(names_of_companies(&owner).await.len(), 1);
    }

    async fn of_two_who_add_the_same_name_at_once_one_does(book) {
        let owner = book.company().await;
        let add = |name: &str| owner.ask("identity.company.add", json!({ "name": name, "pack": "neutral", "branch": "1" }));
        let (one, other) = tokio::join!(add("Nordlicht"), add("NORDLICHT"));
        assert_eq!(refusals([one, other]), ["identity.company.taken"]);
        assert_eq!(names_of_companies(&owner).await.len(), 2);
        book.assert_clean().await;
    }

    async fn a_request_that_is_sent_twice_adds_one(book) {
        let owner = book.company().await;
        let call = || Call {
            name: "identity.company.add".into(),
            body: request().to_string(),
            token: Some(owner.token.clone()),
            key: Some("one-company".into()),
            ..Call::default()
        };
        let first = book.app.call(call()).await.expect("an owner adds companies");
        assert_eq!(book.app.call(call()).await.expect("answered again"), first);
        let (third, fourth) = tokio::join!(
            owner.ask("identity.company.add", json!({ "name": "Dritte", "pack": "neutral", "branch": "1" })),
            owner.ask("identity.company.add", json!({ "name": "Vierte", "pack": "neutral", "branch": "1" })),
        );
        third.and(fourth).expect("two others at once");
        assert_eq!(names_of_companies(&owner).await, ["Dritte", "Hansen Werkzeuge GmbH", NAME, "Vierte"]);
        book.assert_clean().await;
    }

    /// Going to another company opens another session there and ends this one; other windows of the person hear of the company.
    async fn a_session_is_of_one_company(book) {
        let owner = book.company().await;
        let bob = owner.colleague("bob", Role::Reader).await;
        let desk = Session { token: book.sign_in("owner").await, ..owner.clone() };
        let mut windows = book.app.live_of(&desk.token).await.expect("a session");
        let mut others = book.app.live_of(&bob.token).await.expect("a session");
        let added = owner.ask("identity.company.add", request()).await.expect("an owner adds companies");
        assert_eq!(heard(&mut windows), ["identity.session"], "without a new sign-in");
        assert_eq!(heard(&mut others), Vec::<String>::new());
        assert_eq!(names_of_companies(&desk).await.len(), 2);

        let to = json!({ "company_id": added["id"] });
        owner.ask("identity.session.lock", json!({})).await.expect("their own");
        assert_eq!(code_of(owner.ask("identity.session.switch", to.clone())).await, "auth.session_locked");
        let gone = desk.ask("identity.session.switch", to.clone()).await.expect("they work there");
        assert_eq!((&gone["step"], &gone["session"]["company"]["id"]), (&json!("open"), &added["id"]));
        assert_eq!(code_of(desk.ask("identity.session.get", json!({}))).await, "auth.required", "the token was of the other");
        assert_eq!(code_of(desk.ask("identity.session.switch", to)).await, "auth.required");
        let there = Session { token: gone["token"].as_str().expect("a token").to_owned(), ..desk.clone() };
        let log = there.ask("audit.access.list", json!({ "filter": { "call": "identity.session.switch" } })).await.expect("readable");
        assert_eq!(rows(&log).iter().map(|row| &row["kind"]).collect::<Vec<_>>(), ["sign_in"]);
        let back = there.ask("identity.session.switch", json!({ "company_id": owner.company.id })).await.expect("and back");
        assert_eq!(back["session"]["company"]["id"], json!(owner.company.id));
        book.assert_clean().await;
    }

    /// A password that is set ends every session, one that goes to another company at the same moment too.
    async fn no_session_outlives_a_password_that_is_reset(book) {
        let owner = book.company().await;
        let pat = owner.colleague("pat", Role::Reader).await;
        let there = book.another_company(&owner, NAME).await;
        there.ask("identity.user.admit", json!({ "login": "pat", "role": "reader" })).await.expect("a colleague of the first");
        let request = json!({ "id": pat.user_id().await, "password": "ein neues Kennwort" });
        let (gone, reset) = tokio::join!(
            pat.ask("identity.session.switch", json!({ "company_id": there.company.id })),
            owner.ask("identity.user.reset_password", request),
        );
        reset.expect("she owns both");
        let mut tokens = vec![pat.token.clone()];
        tokens.extend(gone.ok().and_then(|gone| gone["token"].as_str().map(str::to_owned)));
        for token in tokens {
            let session = Session { token, ..pat.clone() };
            assert_eq!(code_of(session.ask("identity.session.get", json!({}))).await, "auth.required");
        }
        book.assert_clean().await;
    }

    /// What a company asks of sign-ins holds for whoever comes from another, and is taken along by one that is added.
    async fn second_factors_are_asked_for_on_the_way(book) {
        let owner = book.company().await;
        let asked = json!({ "idle_minutes": 20, "session_hours": 8, "second_factor_roles": ["auditor", "helper"] });
        let role = json!({ "code": "helper", "version": 0, "name": "Hilfe", "permissions": ["sales.price.read"] });
        owner.ask("identity.role.save", role).await.expect("the owner may");
        owner.ask("identity.security.set", json!({ "version": 0, "settings": asked })).await.expect("the owner may");
        let there = book.another_company(&owner, NAME).await;
        let taken = there.ask("identity.security.get", json!({})).await.expect("signed in");
        let expected = json!({ "idle_minutes": 20, "session_hours": 8, "second_factor_roles": ["auditor"] });
        assert_eq!((&taken["settings"], &taken["version"]), (&expected, &json!(1)), "the helper is no role there");

        let owners = json!({ "idle_minutes": 20, "session_hours": 8, "second_factor_roles": ["owner"] });
        there.ask("identity.security.set", json!({ "version": 1, "settings": owners })).await.expect("the owner may");
        let gone = owner.ask("identity.session.switch", json!({ "company_id": there.company.id })).await.expect("they work there");
        assert_eq!((&gone["step"], &gone["session"]["permissions"]), (&json!("second_factor"), &json!([])));
        let waiting = Session { token: gone["token"].as_str().expect("a token").to_owned(), ..there.clone() };
        assert_eq!(code_of(waiting.ask("finance.entry.list", json!({}))).await, "auth.second_factor_required");
        let factor = Session { token: book.sign_in("owner").await, ..owner.clone() };
        let view = factor.ask("identity.second_factor.get", json!({})).await.expect("signed in");
        assert_eq!(view["required"], true, "asked for where they do not work now");
        book.assert_clean().await;
    }

    /// Whoever could set somebody's password would work in their name, in the other company too.
    async fn a_person_of_two_companies_is_changed_by_who_governs_both(book) {
        let owner = book.company().await;
        let ada = owner.colleague("ada", Role::Owner).await;
        let there = book.another_company(&owner, NAME).await;
        let both = user(&ada, "owner").await;
        let mut renamed = both.clone();
        renamed.as_object_mut().expect("a user").remove("login");
        renamed["name"] = json!("Somebody Else");
        for (command, body) in [
            ("identity.user.update", renamed.clone()),
            ("identity.user.deactivate", json!({ "id": both["id"], "version": both["version"] })),
            ("identity.user.reset_password", json!({ "id": both["id"], "password": "an owner for a day" })),
            ("identity.second_factor.reset", json!({ "user_id": both["id"] })),
        ] {
            assert_eq!(code_of(ada.ask(command, body)).await, "identity.grant.beyond", "{command}");
        }
        let deactivate = json!({ "id": both["id"], "version": both["version"] });
        assert_eq!(code_of(owner.ask("identity.user.deactivate", deactivate)).await, "identity.user.last_owner", "of the other");
        // What they are in this company is this company's.
        ada.ask("identity.user.end_sessions", json!({ "user_id": both["id"] })).await.expect("of this company");
        assert_eq!(code_of(owner.ask("identity.session.get", json!({}))).await, "auth.required");
        there.ask("identity.session.get", json!({})).await.expect("those of the other go on");
        let mut role = renamed;
        role["name"] = both["name"].clone();
        for code in ["reader", "owner"] {
            role["role"] = json!(code);
            role["version"] = ada.ask("identity.user.update", role.clone()).await.expect("a role of this company")["version"].clone();
            there.ask("identity.user.list", json!({})).await.expect("an owner there all the same");
        }

        // Once Ada governs both, she may.
        there.ask("identity.user.admit", json!({ "login": "ada", "role": "owner" })).await.expect("a colleague of the first");
        let reset = json!({ "id": both["id"], "password": "ein neues Kennwort" });
        ada.ask("identity.user.reset_password", reset).await.expect("she owns both");
        book.assert_clean().await;
    }

    /// Backups and checks are of the whole book.
    async fn what_is_the_book_s_is_for_who_may_in_each_company(book) {
        let owner = book.company().await;
        let admin = owner.colleague("admin", Role::Administrator).await;
        let may = async |session: &Session| {
            let me = session.ask("identity.session.get", json!({})).await.expect("signed in");
            let held = me["permissions"].as_array().expect("permissions").contains(&json!("book.integrity.read"));
            assert_eq!(session.ask("book.integrity.get", json!({})).await.is_ok(), held, "told as it is");
            held
        };
        assert!(may(&admin).await);
        let there = book.another_company(&owner, NAME).await;
        let luc = there.colleague("luc", Role::Owner).await;
        assert!(!may(&admin).await && !may(&luc).await);
        assert_eq!(code_of(admin.ask("book.backup.list", json!({}))).await, "denied.permission");
        assert_eq!(code_of(luc.ask("book.epoch.preview", json!({}))).await, "denied.permission");
        assert!(may(&owner).await && may(&there).await);
        there.ask("identity.user.admit", json!({ "login": "admin", "role": "administrator" })).await.expect("a colleague");
        assert!(may(&admin).await);
        let provider = json!({ "version": 0, "settings": {
            "name": "ID", "issuer": "https://id.example", "client_id": "kontor", "confidential": false, "matches": "subject", "required": false,
        } });
        assert_eq!(code_of(luc.ask("identity.oidc.set", provider.clone())).await, "identity.grant.owner_only", "people sign in to the book");
        owner.ask("identity.oidc.set", provider).await.expect("an owner of both");
        assert_eq!(there.ask("identity.oidc.get", json!({})).await.expect("readable")["settings"]["name"], "ID");
    }

    /// When nobody may back up in each company, those who manage users are told.
    async fn a_book_that_nobody_may_back_up_says_so(book) {
        let owner = book.company().await;
        let reader = owner.colleague("pat", Role::Reader).await;
        let told = async |session: &Session| {
            let state = session.ask("book.state.get", json!({})).await.expect("signed in");
            state["backups_by_nobody"].as_bool().expect("a flag")
        };
        assert!(!told(&owner).await, "the owner may");
        let there = book.another_company(&owner, NAME).await;
        assert!(!told(&owner).await && !told(&there).await, "they own both");
        let luc = there.colleague("luc", Role::Owner).await;
        let mut both = user(&luc, "owner").await;
        both.as_object_mut().expect("a user").remove("login");
        both["role"] = json!("reader");
        both["version"] = luc.ask("identity.user.update", both.clone()).await.expect("a role of his company")["version"].clone();
        assert!(told(&owner).await && told(&luc).await);
        assert!(!told(&reader).await, "it is not theirs to mend");
        // A role of a company's own counts as well, by what it gives there.
        let keeper = json!({ "code": "keeper", "version": 0, "name": "Sicherung", "permissions": ["book.backup.write"], "hides": [] });
        luc.ask("identity.role.save", keeper).await.expect("a new code");
        both["role"] = json!("keeper");
        luc.ask("identity.user.update", both).await.expect("a role of his company");
        assert!(!told(&owner).await && !told(&luc).await);
        book.assert_clean().await;
    }

    /// Somebody of one company works in another with the same name and password.
    async fn users_of_one_company_are_let_in_to_another(book) {
        let trade = Trade::german(&book).await;
        let owner = &trade.owner;
        let pat = owner.colleague("pat", Role::Warehouse).await;
        let there = book.another_company(owner, NAME).await;
        let luc = there.colleague("luc", Role::Owner).await;
        let admit = |login: &str, role: &str| json!({ "login": login, "role": role });
        let refused = luc.ask("identity.user.admit", admit("pat", "sales")).await.expect_err("he knows nobody of the first");
        assert_eq!((refused.code.as_str(), refused.fields[0].path.as_str()), ("identity.user.not_elsewhere", "login"));
        assert_eq!(code_of(there.ask("identity.user.admit", admit("nobody", "sales"))).await, "identity.user.not_elsewhere");
        assert_eq!(code_of(there.ask("identity.user.admit", admit("luc", "sales"))).await, "identity.user.not_elsewhere");
        assert_eq!(code_of(there.ask("identity.user.admit", admit("pat", "nonsense"))).await, "identity.role.unknown");
        owner.ask("identity.user.admit", admit("luc", "auditor")).await.expect("a colleague of the other");
        let refused = code_of(luc.ask("identity.user.admit", admit("pat", "sales"))).await;
        assert_eq!(refused, "identity.user.not_elsewhere", "he sees users of the first, and manages none");
        let admin = there.colleague("admin", Role::Administrator).await;
        assert_eq!(code_of(admin.ask("identity.user.admit", admit("owner", "owner"))).await, "identity.grant.owner_only");

        let mut windows = book.app.live_of(&pat.token).await.expect("a session");
        let row = there.ask("identity.user.admit", admit(" Pat", "warehouse")).await.expect("a colleague of the first");
        assert_eq!((&row["login"], &row["role"], &row["active"]), (&json!("pat"), &json!("warehouse"), &json!(true)));
        assert_eq!(heard(&mut windows), ["identity.session"]);
        assert_eq!(code_of(there.ask("identity.user.admit", admit("pat", "sales"))).await, "identity.user.already_here");
        assert_eq!(user(&there, "pat").await["id"], row["id"]);
        assert_eq!(names_of_companies(&pat).await, ["Hansen Werkzeuge GmbH", NAME]);

        // What is told in one company is not counted in the other.
        trade.order("HOME", &trade.lines(&[("HYD", "1", "0")]), json!({})).await.expect("there are enough");
        book.app.relay().await.expect("nothing is in the way");
        let over_there = book.session_in("pat", there.company.id).await;
        for (session, unread) in [(&pat, 1), (&over_there, 0)] {
            let inbox = session.ask("notifications.inbox.count", json!({})).await.expect("readable");
            assert_eq!(inbox["unread"], unread);
            assert_eq!(count(session, "notifications.inbox.list").await, unread);
        }
        assert_eq!(over_there.ask("notifications.inbox.mark_read", json!({})).await.expect("their own")["unread"], 0);
        assert_eq!(pat.ask("notifications.inbox.count", json!({})).await.expect("readable")["unread"], 1);
        book.assert_clean().await;
    }

    /// Whoever lets somebody in says neither where their sign-ins lead nor what these ask for.
    async fn a_sign_in_leads_to_where_somebody_has_worked_longest(book) {
        let owner = book.company().await;
        owner.colleague("pat", Role::Reader).await;
        let there = book.another_company(&owner, "Anker Handel GmbH").await;
        let asked = json!({ "idle_minutes": 20, "session_hours": 8, "second_factor_roles": ["reader"] });
        there.ask("identity.security.set", json!({ "version": 0, "settings": asked })).await.expect("the owner may");
        there.ask("identity.user.admit", json!({ "login": "pat", "role": "reader" })).await.expect("a colleague of the first");
        let pat = Session { token: book.sign_in("pat").await, ..owner.clone() };
        let me = pat.ask("identity.session.get", json!({})).await.expect("open: no second factor is asked for here");
        assert_eq!(me["company"]["id"], json!(owner.company.id));
        assert_eq!(names_of_companies(&pat).await, ["Anker Handel GmbH", "Hansen Werkzeuge GmbH"]);
        let gone = pat.ask("identity.session.switch", json!({ "company_id": there.company.id })).await.expect("he works there");
        assert_eq!(gone["step"], "second_factor");
    }

    async fn of_two_who_let_somebody_in_at_once_one_does(book) {
        let owner = book.company().await;
        let there = book.another_company(&owner, NAME).await;
        owner.colleague("pat", Role::Reader).await;
        let admit = || there.ask("identity.user.admit", json!({ "login": "pat", "role": "reader" }));
        let (one, other) = tokio::join!(admit(), admit());
        assert_eq!(refusals([one, other]), ["identity.user.already_here"]);
        assert_eq!(count(&there, "identity.user.list").await, 2, "the owner and Pat");
        book.assert_clean().await;
    }

    /// Which companies belong together is nothing that strangers on the network are told.
    async fn strangers_are_not_told_which_companies_there_are(book) {
        let owner = book.company().await;
        let told = async |source: Source| {
            let call = Call { name: "identity.book.get".into(), body: "{}".into(), source, ..Call::default() };
            let answer = book.app.call(call).await.expect("whoever is there may ask");
            let view: Value = serde_json::from_str(&answer).expect("answers are JSON");
            view["companies"].as_array().map_or(0, Vec::len)
        };
        let afar = || Source::remote("192.0.2.7".parse().expect("an address"), "a browser");
        assert_eq!((told(afar()).await, told(Source::default()).await), (1, 1));
        book.another_company(&owner, NAME).await;
        assert_eq!((told(afar()).await, told(Source::default()).await), (0, 2));
    }

    /// Failed sign-ins stand in the log of every company where the person works, a stranger's in each.
    async fn attempts_to_sign_in_are_told_where_they_matter(book) {
        let owner = book.company().await;
        let there = book.another_company(&owner, NAME).await;
        owner.colleague("anna", Role::Sales).await;
        for login in ["owner", "anna", "stranger"] {
            let body = json!({ "login": login, "password": "not it at all" }).to_string();
            let call = Call { name: "identity.session.sign_in".into(), body, ..Call::default() };
            book.app.call(call).await.expect_err("wrong");
        }
        for (session, failed) in [(&owner, 3), (&there, 2)] {
            let log = session.ask("audit.access.list", json!({ "filter": { "kind": "sign_in_failed" } })).await.expect("readable");
            assert_eq!(rows(&log).len(), failed, "{log}");
        }
    }

    /// The same file is another file in another company.
    async fn a_file_is_taken_over_once_in_each_company(book) {
        let owner = book.company().await;
        let there = book.another_company(&owner, NAME).await;
        let file = json!({ "kind": "parties", "text": "code;name;kind\nK1;Köhler;customer\n", "effect": "keep" });
        for session in [&owner, &there] {
            for outcome in ["imported", "before"] {
                let report = session.ask("import.file.run", file.clone()).await.expect("a table of parties");
                assert_eq!(report["outcome"], outcome, "{report}");
            }
            assert_eq!(count(session, "parties.party.list").await, 1);
        }
        book.assert_clean().await;
    }
}
