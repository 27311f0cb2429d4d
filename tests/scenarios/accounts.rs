//! Accounts and their sessions: first passwords, what ends sessions, and what is kept of calls that carry secrets.

use std::time::Duration;

use kontor_contract::Result;
use kontor_contract::identity::Role;
use kontor_platform::Call;
use kontor_tests::book::{PASSWORD, Session};
use kontor_tests::{TestBook, both};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

const NEW: &str = "neun Kräne im Hafen";

async fn code_of(outcome: impl Future<Output = Result<Value>>) -> String {
    outcome.await.expect_err("refused").code
}

async fn sign_in(session: &Session, login: &str, password: &str) -> Result<Value> {
    let call = Call {
        name: "identity.session.sign_in".into(),
        body: json!({ "login": login, "password": password }).to_string(),
        ..Call::default()
    };
    Ok(serde_json::from_str(&session.app.call(call).await?).expect("answers are JSON"))
}

/// A session as far as a sign-in opened it.
fn opened(owner: &Session, signed_in: &Value) -> Session {
    Session { token: signed_in["token"].as_str().expect("a token").to_owned(), ..owner.clone() }
}

async fn id_of(owner: &Session, login: &str) -> Value {
    let list = owner.ask("identity.user.list", json!({ "filter": { "login": login } })).await.expect("readable");
    list["rows"][0]["id"].clone()
}

/// Sets a second factor up.
async fn enrol(book: &TestBook, session: &Session) -> Result<Value> {
    let made = session.ask("identity.second_factor.enrol", json!({ "password": PASSWORD })).await?;
    session.ask("identity.second_factor.activate", json!({ "code": shown(book, &made) })).await
}

/// What the app of a telephone shows now of a secret.
fn shown(book: &TestBook, enrolment: &Value) -> String {
    let secret = Secret::try_from_base32(enrolment["secret"].as_str().expect("shown once")).expect("base 32");
    let totp = Builder::new().with_secret(secret).with_account_name("anyone").build().expect("a secret of 160 bits");
    let now = kontor_kernel::Clock::now(&*book.clock).micros() / 1_000_000;
    totp.generate(u64::try_from(now).expect("after 1970")).to_string()
}

async fn count(book: &TestBook, sql: &str) -> i64 {
    let printed = book.raw(&format!("select count(*) from {sql}")).await.expect("readable");
    printed.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a count")
}

async fn access(owner: &Session, kind: &str) -> Vec<Value> {
    let page = owner.ask("audit.access.list", json!({ "filter": { "kind": kind } })).await.expect("an owner reads");
    page["rows"].as_array().expect("rows").clone()
}

both! {
    /// A password that somebody else has chosen opens nothing but the choice of another; a name says something.
    async fn a_first_password_is_changed(book) {
        let owner = book.company().await;
        let user = |login: &str, name: &str| json!({ "login": login, "name": name, "language": "de", "password": PASSWORD });
        for (login, name, path) in [("  ", "Anna", "user.login"), ("anna", " \u{a0}", "user.name"), ("an\tna", "Anna", "user.login")] {
            let refused = owner.ask("identity.user.create", json!({ "user": user(login, name), "role": "sales" })).await.expect_err("blank");
            assert_eq!((refused.code.as_str(), refused.fields[0].path.as_str()), ("request.invalid", path));
        }
        owner.ask("identity.user.create", json!({ "user": user("anna", "Anna"), "role": "sales" })).await.expect("sound");
        let signed_in = sign_in(&owner, "anna", PASSWORD).await.expect("fits");
        assert_eq!(signed_in["step"], "new_password");
        let anna = opened(&owner, &signed_in);
        assert_eq!(code_of(anna.ask("sales.quotation.list", json!({}))).await, "auth.new_password_required");
        anna.ask("identity.password.change", json!({ "old": PASSWORD, "new": NEW })).await.expect("sound");
        anna.ask("sales.quotation.list", json!({})).await.expect("open");
        owner.ask("identity.user.create", json!({ "user": user("till", "Till"), "role": "sales", "keep_password": true })).await.expect("sound");
        assert_eq!(sign_in(&owner, "till", PASSWORD).await.expect("fits")["step"], "open");
        book.assert_clean().await;
    }

    /// What asks for the old password in one's own account is not done from the list of users.
    async fn ones_own_account_is_changed_there(book) {
        let owner = book.company().await;
        let me = owner.user_id().await;
        let reset = owner.ask("identity.user.reset_password", json!({ "id": me, "password": NEW }));
        assert_eq!(code_of(reset).await, "identity.user.own_account");
        enrol(&book, &owner).await.expect("set up");
        assert_eq!(code_of(owner.ask("identity.second_factor.reset", json!({ "user_id": me }))).await, "identity.user.own_account");
        book.assert_clean().await;
    }

    /// Whoever was signed in without the second factor is signed out when there is one, and a code is of the secret it was
    /// shown for.
    async fn a_second_factor_ends_sessions_without_it(book) {
        let owner = book.company().await;
        let elsewhere = opened(&owner, &sign_in(&owner, "owner", PASSWORD).await.expect("fits"));
        let first = owner.ask("identity.second_factor.enrol", json!({ "password": PASSWORD })).await.expect("fits");
        let second = owner.ask("identity.second_factor.enrol", json!({ "password": PASSWORD })).await.expect("begun anew");
        let old = owner.ask("identity.second_factor.activate", json!({ "code": shown(&book, &first) }));
        assert_eq!(code_of(old).await, "auth.code_wrong");
        elsewhere.ask("identity.session.get", json!({})).await.expect("nothing has changed");
        owner.ask("identity.second_factor.activate", json!({ "code": shown(&book, &second) })).await.expect("fits");
        owner.ask("identity.session.get", json!({})).await.expect("this session stays");
        assert_eq!(code_of(elsewhere.ask("identity.session.get", json!({}))).await, "auth.required");
        book.assert_clean().await;
    }

    /// Settings hold for the sessions that are open.
    async fn tighter_settings_end_sessions(book) {
        let owner = book.company().await;
        let anna = owner.colleague("anna", Role::Accountant).await;
        let till = owner.colleague("till", Role::Accountant).await;
        enrol(&book, &till).await.expect("set up");
        let seller = owner.colleague("seller", Role::Sales).await;
        let set = async |version: i64, idle: u32, hours: u32, roles: Value| {
            let settings = json!({ "idle_minutes": idle, "session_hours": hours, "second_factor_roles": roles });
            owner.ask("identity.security.set", json!({ "version": version, "settings": settings })).await.expect("the owner may")
        };
        let ask = async |session: &Session| session.ask("identity.branch.list", json!({})).await.map_err(|error| error.code);
        set(0, 0, 24, json!(["accountant"])).await;
        assert_eq!(ask(&anna).await, Err("auth.required".to_owned()), "she has no second factor");
        // A use is noted once a minute at most; from then on nobody is locked.
        book.clock.advance(Duration::from_secs(61));
        for session in [&till, &seller, &owner] {
            ask(session).await.expect("nothing more is asked of them");
        }
        book.clock.advance(Duration::from_secs(3 * 60 * 60));
        set(1, 0, 4, json!([])).await;
        ask(&seller).await.expect("three hours of four");
        set(2, 0, 2, json!([])).await;
        for session in [&till, &seller, &owner] {
            assert_eq!(ask(session).await, Err("auth.required".to_owned()), "three hours of two");
        }
        book.assert_clean().await;
    }

    /// A session leads to every company of its user without a password, so it locks as soon as any of them wants it to.
    async fn a_session_locks_as_soon_as_any_of_the_companies_wants(book) {
        let owner = book.company().await;
        let there = book.another_company(&owner, "Nordlicht Handel GmbH").await;
        let set = async |session: &Session, minutes: u32| {
            let read = session.ask("identity.security.get", json!({})).await.expect("signed in");
            let settings = json!({ "idle_minutes": minutes, "session_hours": 24, "second_factor_roles": [] });
            let request = json!({ "version": read["version"], "settings": settings });
            session.ask("identity.security.set", request).await.expect("the owner may")["locks_after_minutes"].clone()
        };
        let work = async |session: &Session| session.ask("identity.branch.list", json!({})).await.map_err(|error| error.code).map(drop);
        let unlock = async |session: &Session| {
            session.ask("identity.session.unlock", json!({ "password": PASSWORD })).await.expect("their own");
        };
        let locked = Err("auth.session_locked".to_owned());
        let beyond = Duration::from_secs(6 * 60 + 1);
        assert_eq!(set(&there, 0).await, 15, "what the first company asks");
        let pat = there.colleague("pat", Role::Reader).await;
        assert_eq!(set(&owner, 5).await, 5);
        book.clock.advance(beyond);
        assert_eq!((work(&owner).await, work(&there).await), (locked.clone(), locked.clone()), "sessions that were open");
        unlock(&there).await;
        book.clock.advance(beyond);
        assert_eq!(work(&there).await, locked, "one that was unlocked");
        unlock(&there).await;
        book.clock.advance(Duration::from_secs(2 * 60));
        work(&there).await.expect("it is noted");
        book.clock.advance(beyond);
        assert_eq!(work(&there).await, locked, "one that was worked in");
        unlock(&owner).await;
        let gone = owner.ask("identity.session.switch", json!({ "company_id": there.company.id })).await.expect("they work there");
        let gone = opened(&there, &gone);
        work(&gone).await.expect("open");
        book.clock.advance(beyond);
        assert_eq!(work(&gone).await, locked, "one that came from the other company");
        work(&pat).await.expect("who works where nothing locks");
        let own = pat.ask("identity.security.get", json!({})).await.expect("signed in");
        assert_eq!(own["locks_after_minutes"], 0);
        book.assert_clean().await;
    }

    /// Whoever has stolen a password, and no more, ends no session by trying.
    async fn waiting_sign_ins_take_no_place_of_open_ones(book) {
        let owner = book.company().await;
        enrol(&book, &owner).await.expect("set up");
        for _ in 0..60 {
            assert_eq!(sign_in(&owner, "owner", PASSWORD).await.expect("fits")["step"], "code");
        }
        owner.ask("identity.session.get", json!({})).await.expect("still open");
        assert_eq!(count(&book, "identity_session where step = 'code'").await, 5);
        book.assert_clean().await;
    }

    /// A sign-in is judged by the password there is when its session opens: none survives a change.
    async fn no_session_of_an_old_password_survives_its_change(book) {
        let owner = book.company().await;
        let anna = owner.colleague("anna", Role::Sales).await;
        let attempts: Vec<_> = (0..8).map(|_| {
            let owner = owner.clone();
            tokio::spawn(async move { sign_in(&owner, "anna", PASSWORD).await })
        }).collect();
        anna.ask("identity.password.change", json!({ "old": PASSWORD, "new": NEW })).await.expect("sound");
        for attempt in attempts {
            match attempt.await.expect("no panic") {
                Ok(signed_in) => {
                    let stale = opened(&owner, &signed_in);
                    assert_eq!(code_of(stale.ask("identity.session.get", json!({}))).await, "auth.required");
                }
                Err(error) => assert_eq!(error.code, "auth.failed"),
            }
        }
        anna.ask("identity.session.get", json!({})).await.expect("the one that changed it");
        book.assert_clean().await;
    }

    /// Of a call with a secret nothing is kept that the secret could be guessed from; answers are forgotten after a week, but
    /// for what takes effect once for good.
    async fn nothing_is_kept_of_a_secret(book) {
        let owner = book.company().await;
        let call = async |key: &str, name: &str, body: Value| {
            let call = Call { name: name.into(), body: body.to_string(), token: Some(owner.token.clone()), key: Some(key.into()), ..Call::default() };
            owner.app.call(call).await
        };
        let user = |password: &str| json!({ "role": "sales", "user": { "login": "anna", "name": "Anna", "language": "de", "password": password } });
        let first = call("k1", "identity.user.create", user(PASSWORD)).await.expect("sound");
        assert_eq!(call("k1", "identity.user.create", user(PASSWORD)).await, Ok(first.clone()), "repeated");
        assert_eq!(call("k1", "identity.user.create", user(NEW)).await, Ok(first), "the key says that it is the same");
        assert_eq!(count(&book, "identity_user where login = 'anna'").await, 1);
        let branch = |code: &str| json!({ "code": code, "name": "Lyon" });
        call("k2", "identity.branch.create", branch("LY")).await.expect("sound");
        assert_eq!(call("k2", "identity.branch.create", branch("NA")).await.expect_err("another request").code, "call.key_reused");
        assert_eq!(call("k1", "identity.branch.create", branch("NA")).await.expect_err("another command").code, "call.key_reused");
        call("import-x", "identity.branch.create", branch("NA")).await.expect("sound");
        // Whatever was typed, the same is kept.
        let hashes = async |key: &str| {
            let hash = if matches!(book.location, kontor_runtime::Location::File(_)) { "hex(request_hash)" } else { "encode(request_hash, 'hex')" };
            book.raw(&format!("select {hash} from call_answer where call_key = '{key}'")).await.expect("readable")
        };
        let kept = hashes("k1").await;
        let list = owner.ask("identity.user.list", json!({ "filter": { "login": "anna" } })).await.expect("readable");
        call("k3", "identity.user.deactivate", json!({ "id": list["rows"][0]["id"], "version": 1 })).await.expect("sound");
        let other = json!({ "role": "reader", "user": { "login": "till", "name": "Till", "language": "fr", "password": NEW } });
        call("k4", "identity.user.create", other).await.expect("sound");
        assert_eq!(hashes("k4").await, kept);

        book.clock.advance(Duration::from_secs(6 * 24 * 60 * 60));
        book.app.forget_answers().await.expect("writable");
        assert_eq!(count(&book, "call_answer").await, 5);
        book.clock.advance(Duration::from_secs(2 * 24 * 60 * 60));
        book.app.forget_answers().await.expect("writable");
        assert_eq!(count(&book, "call_answer").await, 1);
        assert_eq!(count(&book, "call_answer where call_key = 'import-x'").await, 1);
        book.assert_clean().await;
    }

    /// A stranger costs a look: no writer waits for tokens that open nothing, and no password is hashed for a second company.
    async fn strangers_cost_little(book) {
        let owner = book.company().await;
        let again = json!({ "name": "X", "pack": "de-skr03", "branch": "Y", "owner": { "login": "x", "name": "X", "language": "de", "password": "short" } });
        assert_eq!(code_of(owner.ask("identity.company.create", again)).await, "identity.book.not_empty", "before its password is looked at");
        let before = book.app.db().commits();
        for number in 0..50 {
            let stranger = Session { token: format!("made-up-{number}"), ..owner.clone() };
            stranger.ask("identity.book.get", json!({})).await.expect("for everybody");
        }
        assert_eq!(book.app.db().commits(), before);
        let noted = book.raw("select max(idle_at) from identity_session").await.expect("readable");
        book.clock.advance(Duration::from_secs(120));
        owner.ask("identity.branch.list", json!({})).await.expect("signed in");
        assert_ne!(book.raw("select max(idle_at) from identity_session").await.expect("readable"), noted, "work is noted");
        book.assert_clean().await;
    }

    /// Whoever locks, leaves, or changes a password or second factor is in the access log, and who did it for whom.
    async fn what_is_done_with_accounts_is_logged(book) {
        let owner = book.company().await;
        let anna = owner.colleague("anna", Role::Sales).await;
        let (me, her) = (owner.user_id().await, id_of(&owner, "anna").await);
        anna.ask("identity.session.lock", json!({})).await.expect("for lunch");
        let lock = &access(&owner, "lock").await[0];
        assert_eq!((&lock["user_id"], &lock["call"], &lock["subject_id"]), (&her, &json!("identity.session.lock"), &Value::Null));
        anna.ask("identity.session.unlock", json!({ "password": PASSWORD })).await.expect("fits");
        anna.ask("identity.password.change", json!({ "old": PASSWORD, "new": NEW })).await.expect("sound");
        assert_eq!(access(&owner, "credential").await[0]["user_id"], her);
        book.clock.advance(Duration::from_secs(1));
        owner.ask("identity.user.reset_password", json!({ "id": her, "password": PASSWORD })).await.expect("the owner may");
        let reset = &access(&owner, "credential").await[0];
        assert_eq!((&reset["user_id"], &reset["subject_id"]), (&me, &her));
        enrol(&book, &owner).await.expect("set up");
        assert_eq!(access(&owner, "credential").await.len(), 3);
        owner.ask("identity.user.end_sessions", json!({ "user_id": her })).await.expect("the owner may");
        book.clock.advance(Duration::from_secs(1));
        let guest = opened(&owner, &sign_in(&owner, "anna", PASSWORD).await.expect("fits"));
        guest.ask("identity.session.sign_out", json!({})).await.expect("whatever its step");
        let ended: Vec<(Value, Value)> =
            access(&owner, "sign_out").await.iter().map(|row| (row["user_id"].clone(), row["subject_id"].clone())).collect();
        assert_eq!(ended, [(her.clone(), Value::Null), (me, her)]);
        book.assert_clean().await;
    }
}
