//! Signing in: how often it may be tried, in which steps a session opens, when it locks, and who ends it.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use kontor_contract::Result;
use kontor_contract::identity::Role;
use kontor_platform::{App, Call, Source};
use kontor_tests::book::{PASSWORD, Session};
use kontor_tests::{TestBook, both};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

const WRONG: &str = "not the password";
const NEW: &str = "neun Kräne im Hafen";

fn far(number: u32) -> Source {
    Source::remote(IpAddr::V4(Ipv4Addr::from_bits(0xC633_0000 + number)), "a stranger's browser")
}

async fn ask_from(app: &App, source: Source, token: Option<&str>, name: &str, body: Value) -> Result<Value> {
    let call = Call { name: name.into(), body: body.to_string(), token: token.map(str::to_owned), source, ..Call::default() };
    Ok(serde_json::from_str(&app.call(call).await?).expect("answers are JSON"))
}

async fn sign_in_from(app: &App, source: Source, login: &str, password: &str) -> Result<Value> {
    ask_from(app, source, None, "identity.session.sign_in", json!({ "login": login, "password": password })).await
}

async fn code_of(outcome: impl Future<Output = Result<Value>>) -> String {
    outcome.await.expect_err("refused").code
}

/// What the app of a telephone shows at the book's time, in half minutes from now.
fn shown(book: &TestBook, secret: &str, half_minutes: i64) -> String {
    let secret = Secret::try_from_base32(secret).expect("base 32");
    let totp = Builder::new().with_secret(secret).with_account_name("anyone").build().expect("a secret of 160 bits");
    let now = kontor_kernel::Clock::now(&*book.clock).micros() / 1_000_000 + half_minutes * 30;
    totp.generate(u64::try_from(now).expect("after 1970")).to_string()
}

/// Sets a second factor up; gives its secret and the recovery codes.
async fn enrol(book: &TestBook, session: &Session) -> (String, Vec<String>) {
    let enrolment =
        session.ask("identity.second_factor.enrol", json!({ "password": PASSWORD })).await.expect("the password fits");
    let secret = enrolment["secret"].as_str().expect("shown once").to_owned();
    assert!(enrolment["qr_svg"].as_str().is_some_and(|svg| svg.contains("<svg")));
    let code = json!({ "code": shown(book, &secret, 0) });
    let answer = session.ask("identity.second_factor.activate", code).await.expect("the first code fits");
    let codes = answer["codes"].as_array().expect("recovery codes").iter();
    (secret, codes.map(|code| code.as_str().expect("text").to_owned()).collect())
}

/// Attempts of many strangers on one account, several at a time; how many were judged.
async fn flood(book: &TestBook, login: &'static str, from: u32, attempts: u32) -> u32 {
    const AT_A_TIME: u32 = 8;
    let callers = (0..AT_A_TIME).map(|caller| {
        let app = book.app.clone();
        tokio::spawn(async move {
            let mut judged = 0;
            for number in (caller..attempts).step_by(AT_A_TIME as usize) {
                let code = code_of(sign_in_from(&app, far(from + number), login, WRONG)).await;
                judged += u32::from(code == "auth.failed");
                assert!(code == "auth.failed" || code == "auth.throttled", "{code}");
            }
            judged
        })
    });
    let mut judged = 0;
    for caller in callers.collect::<Vec<_>>() {
        judged += caller.await.expect("no panic");
    }
    judged
}

async fn rows(book: &TestBook, table: &str) -> usize {
    let printed = book.raw(&format!("select count(*) from {table}")).await.expect("readable");
    printed.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a count")
}

/// 100,000 attempts from as many places: ten are judged, little is kept, and nobody who belongs there is shut out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_attempts_shuts_nobody_out() {
    let book = TestBook::sqlite().await;
    book.company().await;
    let home = far(9_000_000);
    sign_in_from(&book.app, home.clone(), "owner", PASSWORD).await.expect("before the flood, so this place is known");
    assert_eq!(flood(&book, "owner", 0, 100_000).await, 10);
    assert!(rows(&book, "identity_attempt").await <= 11, "the account, and the ten that were judged");
    assert_eq!(rows(&book, "identity_known_source").await, 1);
    sign_in_from(&book.app, Source::default(), "owner", PASSWORD).await.expect("at the machine itself");
    sign_in_from(&book.app, home, "owner", PASSWORD).await.expect("from where the owner has been before");
    let stranger = sign_in_from(&book.app, far(8_000_000), "owner", PASSWORD);
    assert_eq!(code_of(stranger).await, "auth.throttled", "whoever was never here waits, whatever the password");
    book.clock.advance(Duration::from_secs(15 * 60));
    sign_in_from(&book.app, far(8_000_000), "owner", PASSWORD).await.expect("a quarter of an hour later");
    assert!(rows(&book, "identity_attempt").await <= 2, "what is past was pruned");
}

both! {
    /// Names that exist and names that do not are answered alike, also after a restart.
    async fn attempts_are_counted_for_good_and_alike(book) {
        book.company().await;
        assert_eq!(flood(&book, "owner", 0, 300).await, 10);
        assert_eq!(flood(&book, "nobody", 10_000, 300).await, 10);
        let reopened = book.reopen().await;
        let app = reopened.as_ref().unwrap_or(&book.app);
        for login in ["owner", "OWNER ", "nobody"] {
            assert_eq!(code_of(sign_in_from(app, far(5_000), login, PASSWORD)).await, "auth.throttled", "{login}");
        }
        // One source has its own limit, over all names.
        let mut judged = 0;
        for number in 0..60 {
            let code = code_of(sign_in_from(app, far(70_000), &format!("name-{number}"), WRONG)).await;
            judged += u32::from(code == "auth.failed");
        }
        assert_eq!(judged, 30);
        // And so has the keyboard of this machine, which nobody far away can use up.
        for _ in 0..10 {
            assert_eq!(code_of(sign_in_from(app, Source::default(), "owner", WRONG)).await, "auth.failed");
        }
        assert_eq!(code_of(sign_in_from(app, Source::default(), "owner", PASSWORD)).await, "auth.throttled");
        book.assert_clean().await;
    }

    /// The old password is asked for, weak ones are refused, other sessions end.
    async fn a_password_is_changed_by_its_owner(book) {
        let owner = book.company().await;
        let other = Session { token: book.sign_in("owner").await, ..owner.clone() };
        let change = |old: &str, new: &str| owner.ask("identity.password.change", json!({ "old": old, "new": new }));
        assert_eq!(code_of(change(WRONG, NEW)).await, "auth.password_wrong");
        assert_eq!(code_of(change(PASSWORD, "short")).await, "identity.user.password_too_short");
        assert_eq!(code_of(change(PASSWORD, "Password1234")).await, "identity.password.common");
        assert_eq!(code_of(change(PASSWORD, PASSWORD)).await, "identity.password.same");
        assert_eq!(change(PASSWORD, NEW).await.expect("sound")["step"], "open");
        owner.ask("identity.session.get", json!({})).await.expect("this session stays");
        assert_eq!(code_of(other.ask("identity.session.get", json!({}))).await, "auth.required");
        assert_eq!(code_of(sign_in_from(&book.app, Source::default(), "owner", PASSWORD)).await, "auth.failed");
        sign_in_from(&book.app, Source::default(), "owner", NEW).await.expect("the new one");
        assert!(!book.raw("select body from fact").await.expect("readable").contains("argon2"), "no verifier in a fact");
        book.assert_clean().await;
    }

    /// A password that somebody else has set opens nothing but the choice of another.
    async fn a_reset_password_must_be_changed(book) {
        let owner = book.company().await;
        let anna = owner.colleague("anna", Role::Sales).await;
        let list = owner.ask("identity.user.list", json!({ "filter": { "login": "anna" } })).await.expect("readable");
        let reset = json!({ "id": list["rows"][0]["id"], "password": "set by the owner" });
        owner.ask("identity.user.reset_password", reset).await.expect("the owner may");
        assert_eq!(code_of(anna.ask("identity.session.get", json!({}))).await, "auth.required");
        let signed_in = sign_in_from(&book.app, Source::default(), "anna", "set by the owner").await.expect("fits");
        assert_eq!((&signed_in["step"], &signed_in["session"]["permissions"]), (&json!("new_password"), &json!([])));
        let anna = Session { token: signed_in["token"].as_str().expect("a token").to_owned(), ..anna };
        for name in ["identity.session.get", "sales.quotation.list", "identity.session.list", "identity.second_factor.get"] {
            assert_eq!(code_of(anna.ask(name, json!({}))).await, "auth.new_password_required", "{name}");
        }
        let enrol = anna.ask("identity.second_factor.enrol", json!({ "password": "set by the owner" }));
        assert_eq!(code_of(enrol).await, "auth.new_password_required");
        let change = json!({ "old": "set by the owner", "new": NEW });
        assert_eq!(anna.ask("identity.password.change", change).await.expect("sound")["step"], "open");
        anna.ask("sales.quotation.list", json!({})).await.expect("open");
        assert_eq!(sign_in_from(&book.app, Source::default(), "anna", NEW).await.expect("fits")["step"], "open");
        book.assert_clean().await;
    }

    /// Set up with a code, asked for at sign-in, each code once, each recovery code once.
    async fn a_second_factor_is_asked_for(book) {
        let owner = book.company().await;
        assert_eq!(code_of(owner.ask("identity.second_factor.enrol", json!({ "password": WRONG }))).await, "auth.password_wrong");
        let (secret, codes) = enrol(&book, &owner).await;
        assert_eq!(codes.len(), 10);
        let state = owner.ask("identity.second_factor.get", json!({})).await.expect("readable");
        assert_eq!((&state["recovery_codes_left"], state["since"].is_null()), (&json!(10), false));
        assert_eq!(
            code_of(owner.ask("identity.second_factor.enrol", json!({ "password": PASSWORD }))).await,
            "identity.second_factor.exists"
        );

        let signed_in = sign_in_from(&book.app, Source::default(), "owner", PASSWORD).await.expect("the password fits");
        assert_eq!(signed_in["step"], "code");
        let session = Session { token: signed_in["token"].as_str().expect("a token").to_owned(), ..owner.clone() };
        assert_eq!(code_of(session.ask("identity.session.get", json!({}))).await, "auth.code_required");
        let change = session.ask("identity.password.change", json!({ "old": PASSWORD, "new": NEW }));
        assert_eq!(code_of(change).await, "auth.code_required", "no step is left out");
        let confirm = |code: &str| session.ask("identity.session.confirm", json!({ "code": code }));
        assert_eq!(code_of(confirm("000000")).await, "auth.code_wrong");
        assert_eq!(code_of(confirm(&shown(&book, &secret, 0))).await, "auth.code_wrong", "it was used to set the factor up");
        assert_eq!(code_of(confirm(&shown(&book, &secret, 3))).await, "auth.code_wrong", "from a clock far ahead");
        book.clock.advance(Duration::from_secs(30));
        assert_eq!(confirm(&shown(&book, &secret, 0)).await.expect("the next code")["step"], "open");
        session.ask("finance.account.list", json!({})).await.expect("open");

        let again = async |code: &str| {
            let signed_in = sign_in_from(&book.app, Source::default(), "owner", PASSWORD).await.expect("the password fits");
            let session = Session { token: signed_in["token"].as_str().expect("a token").to_owned(), ..owner.clone() };
            session.ask("identity.session.confirm", json!({ "code": code })).await
        };
        assert_eq!(code_of(again(&shown(&book, &secret, 0))).await, "auth.code_wrong", "used a moment ago");
        again(&codes[3].to_uppercase()).await.expect("a recovery code stands in");
        assert_eq!(code_of(again(&codes[3])).await, "auth.code_wrong", "once");

        let renewed = owner.ask("identity.second_factor.renew_codes", json!({ "password": PASSWORD })).await.expect("fits");
        assert_eq!(code_of(again(&codes[4])).await, "auth.code_wrong", "the old ones are gone");
        again(renewed["codes"][0].as_str().expect("text")).await.expect("a new one");
        let everything = book.raw("select body from fact").await.expect("readable");
        assert!(!everything.contains(&secret) && !everything.contains(&codes[0]), "no secret in a fact");
        owner.ask("identity.second_factor.remove", json!({ "password": PASSWORD })).await.expect("it may go");
        assert_eq!(sign_in_from(&book.app, Source::default(), "owner", PASSWORD).await.expect("fits")["step"], "open");
        book.assert_clean().await;
    }

    /// Codes are tried as seldom as passwords, and a stranger's tries are not the owner's.
    async fn codes_cannot_be_tried_at_will(book) {
        let owner = book.company().await;
        let (secret, _) = enrol(&book, &owner).await;
        let mut judged = 0;
        for number in 0..30 {
            let signed_in = sign_in_from(&book.app, far(number), "owner", PASSWORD).await.expect("the thief has the password");
            let token = signed_in["token"].as_str();
            let code = code_of(ask_from(&book.app, far(number), token, "identity.session.confirm", json!({ "code": "123456" }))).await;
            judged += u32::from(code == "auth.code_wrong");
        }
        assert_eq!(judged, 10);
        book.clock.advance(Duration::from_secs(60));
        let signed_in = sign_in_from(&book.app, Source::default(), "owner", PASSWORD).await.expect("at the machine itself");
        let code = json!({ "code": shown(&book, &secret, 0) });
        let confirmed = ask_from(&book.app, Source::default(), signed_in["token"].as_str(), "identity.session.confirm", code).await;
        assert_eq!(confirmed.expect("the owner's own tries")["step"], "open");
        book.assert_clean().await;
    }

    /// A company may ask roles for a second factor; who lost theirs is helped by an administrator.
    async fn a_company_asks_for_second_factors(book) {
        let owner = book.company().await;
        let settings = json!({ "idle_minutes": 15, "session_hours": 24, "second_factor_roles": ["accountant"] });
        owner.ask("identity.security.set", json!({ "version": 0, "settings": settings })).await.expect("the owner may");
        let stale = owner.ask("identity.security.set", json!({ "version": 0, "settings": settings }));
        assert_eq!(code_of(stale).await, "conflict.stale");
        let anna = owner.colleague("anna", Role::Accountant).await;
        let signed_in = sign_in_from(&book.app, Source::default(), "anna", PASSWORD).await.expect("fits");
        assert_eq!(signed_in["step"], "second_factor");
        let anna = Session { token: signed_in["token"].as_str().expect("a token").to_owned(), ..anna };
        assert_eq!(code_of(anna.ask("finance.account.list", json!({}))).await, "auth.second_factor_required");
        enrol(&book, &anna).await;
        anna.ask("finance.account.list", json!({})).await.expect("open");
        let remove = anna.ask("identity.second_factor.remove", json!({ "password": PASSWORD }));
        assert_eq!(code_of(remove).await, "identity.second_factor.kept");

        let list = owner.ask("identity.user.list", json!({ "filter": { "login": "anna" } })).await.expect("readable");
        let lost = json!({ "user_id": list["rows"][0]["id"] });
        assert_eq!(code_of(anna.ask("identity.second_factor.reset", lost.clone())).await, "denied.permission");
        let administrator = owner.colleague("edda", Role::Administrator).await;
        let (_, _) = enrol(&book, &owner).await;
        let list = owner.ask("identity.user.list", json!({ "filter": { "login": "owner" } })).await.expect("readable");
        let the_owner = json!({ "user_id": list["rows"][0]["id"] });
        let taken = administrator.ask("identity.second_factor.reset", the_owner);
        assert_eq!(code_of(taken).await, "identity.grant.owner_only", "an administrator is no owner");
        administrator.ask("identity.second_factor.reset", lost).await.expect("the administrator may");
        assert_eq!(code_of(anna.ask("identity.session.get", json!({}))).await, "auth.required", "signed out");
        let signed_in = sign_in_from(&book.app, Source::default(), "anna", PASSWORD).await.expect("fits");
        assert_eq!(signed_in["step"], "second_factor", "and sets up another one");
        book.assert_clean().await;
    }

    /// The company's own roles may be asked too; a role that is none may not.
    async fn own_roles_are_asked_for_second_factors(book) {
        let owner = book.company().await;
        let role = json!({ "code": "till", "version": 0, "name": "Kasse", "permissions": ["finance.account.read"], "hides": [] });
        owner.ask("identity.role.save", role).await.expect("sound");
        let set = |role: &str| {
            let settings = json!({ "idle_minutes": 15, "session_hours": 24, "second_factor_roles": [role] });
            owner.ask("identity.security.set", json!({ "version": 0, "settings": settings }))
        };
        assert_eq!(code_of(set("pope")).await, "identity.role.unknown");
        owner.placed("anna", "till", json!({})).await;
        set("till").await.expect("the owner may");
        let signed_in = sign_in_from(&book.app, Source::default(), "anna", PASSWORD).await.expect("fits");
        assert_eq!(signed_in["step"], "second_factor");
        book.assert_clean().await;
    }

    /// A desk left alone locks; the password opens it; nothing else does, and in the end the session is over.
    async fn a_session_locks_and_ages(book) {
        let owner = book.company().await;
        let ask = || owner.ask("finance.account.list", json!({}));
        for _ in 0..3 {
            book.clock.advance(Duration::from_secs(14 * 60));
            ask().await.expect("there is work now and then");
        }
        // Windows ask who is signed in by themselves; that is no work.
        for _ in 0..17 {
            book.clock.advance(Duration::from_secs(60));
            drop(owner.ask("identity.session.get", json!({})).await);
        }
        assert_eq!(code_of(ask()).await, "auth.session_locked");
        assert_eq!(code_of(owner.ask("identity.session.unlock", json!({ "password": WRONG }))).await, "auth.password_wrong");
        owner.ask("identity.session.unlock", json!({ "password": PASSWORD })).await.expect("the owner is back");
        ask().await.expect("open");
        owner.ask("identity.session.lock", json!({})).await.expect("for lunch");
        assert_eq!(code_of(ask()).await, "auth.session_locked");
        let change = owner.ask("identity.password.change", json!({ "old": PASSWORD, "new": NEW }));
        assert_eq!(code_of(change).await, "auth.session_locked");
        for _ in 0..10 {
            assert_eq!(code_of(owner.ask("identity.session.unlock", json!({ "password": WRONG }))).await, "auth.password_wrong");
        }
        assert_eq!(code_of(owner.ask("identity.session.unlock", json!({ "password": PASSWORD }))).await, "auth.throttled");
        book.clock.advance(Duration::from_secs(16 * 60));
        owner.ask("identity.session.unlock", json!({ "password": PASSWORD })).await.expect("after a while");
        book.clock.advance(Duration::from_secs(24 * 60 * 60));
        assert_eq!(code_of(ask()).await, "auth.required", "a day is over");
        assert_eq!(code_of(owner.ask("identity.session.unlock", json!({ "password": PASSWORD }))).await, "auth.required");

        let owner = Session { token: book.sign_in("owner").await, ..owner.clone() };
        let settings = json!({ "idle_minutes": 0, "session_hours": 2, "second_factor_roles": [] });
        owner.ask("identity.security.set", json!({ "version": 0, "settings": settings })).await.expect("the owner may");
        let owner = Session { token: book.sign_in("owner").await, ..owner };
        book.clock.advance(Duration::from_secs(119 * 60));
        owner.ask("identity.session.get", json!({})).await.expect("it never locks");
        book.clock.advance(Duration::from_secs(60));
        assert_eq!(code_of(owner.ask("identity.session.get", json!({}))).await, "auth.required", "and lasts two hours");
        book.assert_clean().await;
    }

    /// Whose sessions are open, from where; and an end to them.
    async fn sessions_are_seen_and_ended(book) {
        let owner = book.company().await;
        let anna = owner.colleague("anna", Role::Sales).await;
        let far_away = Source::remote("2001:db8::7".parse().expect("an address"), "Firefox on a tablet");
        let tablet = sign_in_from(&book.app, far_away, "anna", PASSWORD).await.expect("fits");
        let tablet = Session { token: tablet["token"].as_str().expect("a token").to_owned(), ..anna.clone() };
        let sessions = anna.ask("identity.session.list", json!({})).await.expect("her own");
        let sessions = sessions["sessions"].as_array().expect("a list");
        assert_eq!(sessions.len(), 2);
        let on_tablet = sessions.iter().find(|session| session["own"] == false).expect("the other one");
        assert_eq!((&on_tablet["source"], &on_tablet["device"]), (&json!("2001:db8::7"), &json!("Firefox on a tablet")));

        assert_eq!(code_of(owner.ask("identity.session.end", json!({ "id": on_tablet["id"] }))).await, "not_found", "not one's own");
        anna.ask("identity.session.end", json!({ "id": on_tablet["id"] })).await.expect("her own");
        assert_eq!(code_of(tablet.ask("identity.session.get", json!({}))).await, "auth.required");

        let list = owner.ask("identity.user.list", json!({ "filter": { "login": "anna" } })).await.expect("readable");
        let user = json!({ "user_id": list["rows"][0]["id"] });
        assert_eq!(code_of(anna.ask("identity.user.list_sessions", user.clone())).await, "denied.permission");
        let sessions = owner.ask("identity.user.list_sessions", user.clone()).await.expect("the owner may");
        assert_eq!(sessions["sessions"].as_array().map(Vec::len), Some(1));
        owner.ask("identity.user.end_sessions", user).await.expect("all of them");
        assert_eq!(code_of(anna.ask("identity.session.get", json!({}))).await, "auth.required");
        book.assert_clean().await;
    }
}
