//! Signing in at a real provider of identities: the whole code flow over HTTP, and what is refused on the way.

use std::sync::Arc;

use kontor_contract::identity::Role;
use kontor_kernel::{Clock as _, FixedClock, SystemClock};
use kontor_tests::book::{PASSWORD, Session};
use kontor_tests::oidc::{Browser, CLIENT_SECRET, Provider};
use kontor_tests::{TestBook, both};
use serde_json::{Value, json};

use crate::Served;

/// A served book whose owner has set the provider.
struct Stage {
    clock: Arc<FixedClock>,
    served: Served,
    owner: Session,
    provider: Provider,
    server: String,
}

fn settings(issuer: &str) -> Value {
    json!({ "name": "Hansen ID", "issuer": issuer, "client_id": "kontor", "confidential": true, "matches": "email", "required": false })
}

impl Stage {
    async fn open(book: &TestBook) -> Self {
        let clock = book.clock.clone();
        clock.set(SystemClock.now());
        let owner = book.company().await;
        let served = Served::over(book, owner.token.clone()).await;
        let server = served.address("");
        let provider = Provider::start(&server);
        let stage = Self { clock, served, owner, provider, server };
        stage.set(settings(&stage.provider.issuer)).await;
        stage
    }

    /// The provider's clock is the machine's, and ours stands still between steps.
    fn come_back(&self, browser: &mut Browser, subject: &str) -> String {
        let callback = browser.go_and_sign_in(&self.server, subject);
        self.page_after(browser, &callback)
    }

    fn page_after(&self, browser: &mut Browser, callback: &str) -> String {
        self.clock.set(SystemClock.now());
        browser.page_after(callback)
    }

    async fn set(&self, settings: Value) {
        let version = self.owner.ask("identity.oidc.get", json!({})).await.expect("readable")["version"].clone();
        let request = json!({ "version": version, "settings": settings, "secret": CLIENT_SECRET });
        self.owner.ask("identity.oidc.set", request).await.expect("an owner sets it");
    }

    /// Makes a user; their id.
    async fn user(&self, login: &str) -> String {
        let session = self.owner.colleague(login, Role::Sales).await;
        let me = session.ask("identity.session.get", json!({})).await.expect("signed in");
        me["user_id"].as_str().expect("an id").to_owned()
    }

    async fn expect(&self, user: &str, expected: Value) {
        let now = self.owner.ask("identity.user.get_oidc", json!({ "user_id": user })).await.expect("readable");
        let request = json!({ "user_id": user, "version": now["version"], "expected": expected });
        self.owner.ask("identity.user.set_oidc", request).await.expect("nobody else has it");
    }

    /// Takes the session up that a browser came back for.
    fn enter(&self, browser: &mut Browser) -> (u16, Value) {
        let seen = browser.post(&format!("{}/auth/oidc/session", self.server), "application/json", "", "{}");
        (seen.status, serde_json::from_str(&seen.text).expect("JSON"))
    }

    /// Goes the whole way as somebody.
    fn sign_in(&self, subject: &str) -> (u16, Value) {
        let mut browser = Browser::default();
        assert_eq!(self.come_back(&mut browser, subject), "/?oidc=back");
        self.enter(&mut browser)
    }

    /// The code of a sign-in by password over HTTP; empty if it succeeds.
    fn by_password(&self, login: &str) -> String {
        let body = json!({ "login": login, "password": PASSWORD }).to_string();
        self.served.post("identity.session.sign_in", &body, &[]).1["code"].as_str().unwrap_or_default().to_owned()
    }

    async fn access_log(&self) -> Vec<(String, String, String)> {
        let log = self.owner.ask("audit.access.list", json!({ "limit": 500 })).await.expect("an owner reads it");
        let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let rows = log["rows"].as_array().expect("rows").iter();
        rows.map(|row| (text(row, "kind"), text(row, "call"), text(row, "code"))).collect()
    }
}

fn code((_, answer): (u16, Value)) -> String {
    answer["code"].as_str().unwrap_or_default().to_owned()
}

fn token(answer: &Value) -> String {
    answer["token"].as_str().expect("a session").to_owned()
}

both! {
    /// An administrator says whom to expect; who comes from the provider has a session like any other.
    async fn who_is_expected_signs_in(book) {
        let stage = Stage::open(&book).await;
        let user = stage.user("sales").await;
        assert_eq!(code(stage.sign_in("anna")), "auth.oidc_unknown", "nobody is expected yet");
        stage.expect(&user, json!({ "subject": "anna" })).await;
        let (status, answer) = stage.sign_in("anna");
        assert_eq!((status, answer["step"].as_str(), answer["session"]["login"].as_str()), (200, Some("open"), Some("sales")));
        let session = Session { token: token(&answer), ..stage.owner.clone() };
        let list = session.ask("identity.session.list", json!({})).await.expect("open");
        assert!(list["sessions"].as_array().expect("a list").iter().any(|one| one["own"] == true && one["source"] == "127.0.0.1"));
        session.ask("identity.session.lock", json!({})).await.expect("it locks like any other");
        assert_eq!(session.ask("identity.session.list", json!({})).await.expect_err("locked").code, "auth.session_locked");
        let ended = stage.owner.ask("identity.user.end_sessions", json!({ "user_id": user })).await;
        ended.expect("it is ended like any other");
        assert_eq!(session.ask("identity.session.list", json!({})).await.expect_err("ended").code, "auth.required");
        let log = stage.access_log().await;
        let line = |kind: &str, code: &str| (kind.to_owned(), "identity.oidc.sign_in".to_owned(), code.to_owned());
        assert!(log.contains(&line("sign_in", "")), "{log:?}");
        assert!(log.contains(&line("sign_in_failed", "auth.oidc_unknown")), "{log:?}");
        book.assert_clean().await;
        stage.served.server.stop().await;
    }

    /// A verified address counts once, for the account that was prepared for it; then the subject does.
    async fn an_address_links_once_and_only_if_it_is_verified(book) {
        let stage = Stage::open(&book).await;
        let (user, other) = (stage.user("sales").await, stage.user("other").await);
        stage.expect(&other, json!({ "email": "new-bert@hansen.example" })).await;
        assert_eq!(code(stage.sign_in("new-bert")), "auth.oidc_unknown", "the address is not verified");
        stage.expect(&user, json!({ "email": "Anna@Hansen.example" })).await;
        let taken = json!({ "user_id": other, "version": 1, "expected": { "email": "anna@hansen.example" } });
        assert_eq!(stage.owner.ask("identity.user.set_oidc", taken).await.expect_err("taken").code, "identity.oidc.taken");
        assert_eq!(stage.sign_in("anna").0, 200);
        let link = stage.owner.ask("identity.user.get_oidc", json!({ "user_id": user })).await.expect("readable");
        assert_eq!((link["subject"].as_str(), link["email"].as_str()), (Some("anna"), None));
        assert_eq!(stage.sign_in("anna").0, 200, "by subject now");
        // By subject only: an address makes nobody of anybody.
        stage.expect(&other, json!({ "email": "carla@hansen.example" })).await;
        let mut by_subject = settings(&stage.provider.issuer);
        by_subject["matches"] = json!("subject");
        stage.set(by_subject).await;
        assert_eq!(code(stage.sign_in("carla")), "auth.oidc_unknown");
        book.assert_clean().await;
        stage.served.server.stop().await;
    }

    /// Signed in, a user links their own account with the password, and unlinks it.
    async fn an_account_is_linked_by_its_user(book) {
        let stage = Stage::open(&book).await;
        let session = stage.owner.colleague("sales", Role::Sales).await;
        let mut browser = Browser::default();
        let start = format!("{}/auth/oidc/start?to=/c/1/settings/account", stage.server);
        let link = |browser: &mut Browser, token: &str, password: &str| {
            let body = json!({ "password": password }).to_string();
            let seen = browser.post(&format!("{}/auth/oidc/link", stage.server), "application/json", token, &body);
            let answer: Value = serde_json::from_str(&seen.text).expect("JSON");
            answer["code"].as_str().unwrap_or_default().to_owned()
        };
        assert!(browser.get(&start).location.is_some_and(|to| to.starts_with(&stage.provider.issuer)));
        assert_eq!(link(&mut browser, &session.token, PASSWORD), "auth.oidc_state", "nobody came back yet");
        stage.come_back(&mut browser, "anna");
        assert_eq!(link(&mut browser, "", PASSWORD), "auth.required");
        assert_eq!(link(&mut browser, &session.token, "not the password"), "auth.password_wrong");
        assert_eq!(link(&mut browser, &session.token, PASSWORD), "");
        assert_eq!(link(&mut browser, &session.token, PASSWORD), "auth.oidc_state", "a ticket counts once");
        assert_eq!(session.ask("identity.oidc.get_own", json!({})).await.expect("open")["linked"], true);
        assert_eq!(stage.sign_in("anna").1["session"]["login"], "sales");
        let taken = stage.user("other").await;
        let expected = json!({ "user_id": taken, "version": 0, "expected": { "subject": "anna" } });
        assert_eq!(stage.owner.ask("identity.user.set_oidc", expected).await.expect_err("taken").code, "identity.oidc.taken");
        session.ask("identity.oidc.unlink", json!({ "password": PASSWORD })).await.expect("the link goes");
        assert_eq!(code(stage.sign_in("anna")), "auth.oidc_unknown");
        book.assert_clean().await;
        stage.served.server.stop().await;
    }

    /// Whoever may no longer sign in may not from the provider either.
    async fn a_deactivated_user_is_refused(book) {
        let stage = Stage::open(&book).await;
        let user = stage.user("sales").await;
        stage.expect(&user, json!({ "subject": "anna" })).await;
        assert_eq!(stage.sign_in("anna").0, 200);
        let end = json!({ "id": user, "version": 1 });
        stage.owner.ask("identity.user.deactivate", end).await.expect("an owner may");
        assert_eq!(code(stage.sign_in("anna")), "auth.oidc_unknown");
        stage.served.server.stop().await;
    }

    /// What a company asks of linked accounts: the password is refused, but never to an owner at the machine itself.
    async fn a_linked_account_may_be_refused_by_password(book) {
        let stage = Stage::open(&book).await;
        let user = stage.user("sales").await;
        let owner = stage.owner.ask("identity.session.get", json!({})).await.expect("open")["user_id"].clone();
        stage.expect(&user, json!({ "subject": "anna" })).await;
        stage.expect(owner.as_str().expect("an id"), json!({ "subject": "olga" })).await;
        assert_eq!(stage.by_password("sales"), "");
        let mut required = settings(&stage.provider.issuer);
        required["required"] = json!(true);
        stage.set(required).await;
        assert_eq!(stage.by_password("sales"), "auth.oidc_only");
        assert_eq!(stage.by_password("owner"), "auth.oidc_only");
        book.sign_in("owner").await;
        let (_, answer) = stage.sign_in("anna");
        let session = Session { token: token(&answer), ..stage.owner.clone() };
        let kept = session.ask("identity.oidc.unlink", json!({ "password": PASSWORD })).await;
        assert_eq!(kept.expect_err("it stays").code, "identity.oidc.kept");
        session.ask("identity.session.lock", json!({})).await.expect("open");
        let unlock = session.ask("identity.session.unlock", json!({ "password": PASSWORD })).await;
        assert_eq!(unlock.expect_err("no password lets them in").code, "auth.oidc_only");
        assert_eq!(stage.sign_in("anna").0, 200, "a new session is the way");
        // Accounts that are not linked go on as before, and off is off.
        stage.user("other").await;
        assert_eq!(stage.by_password("other"), "");
        stage.set(Value::Null).await;
        assert_eq!(stage.by_password("sales"), "");
        stage.served.server.stop().await;
    }

    /// Wrong states, foreign browsers, second uses and doctored answers lead nowhere.
    async fn an_answer_counts_once_in_the_browser_that_asked(book) {
        let stage = Stage::open(&book).await;
        let user = stage.user("sales").await;
        stage.expect(&user, json!({ "subject": "anna" })).await;
        let refused = |address: &str, browser: &mut Browser| stage.page_after(browser, address);
        let state_lost = "/?oidc=auth.oidc_state";

        // Another browser: whoever is handed somebody's answer does not sign in as them.
        let mut browser = Browser::default();
        let callback = browser.go_and_sign_in(&stage.server, "anna");
        assert_eq!(refused(&callback, &mut Browser::default()), state_lost);
        let mut victim = Browser::default();
        victim.get(&format!("{}/auth/oidc/start", stage.server));
        assert_eq!(refused(&callback, &mut victim), state_lost);
        // Another state, none, two.
        for doctored in [
            callback.replace("state=", "state=x"),
            callback.replace("state=", "other="),
            format!("{callback}&state=x"),
            format!("{callback}&code=x"),
        ] {
            let kept = browser.cookie(&stage.server, "kontor-oidc").expect("on its way").to_owned();
            assert_eq!(refused(&doctored, &mut browser), state_lost, "{doctored}");
            browser.set_cookie(&stage.server, "kontor-oidc", &kept);
        }
        // The answer of another provider under this state.
        let kept = browser.cookie(&stage.server, "kontor-oidc").expect("on its way").to_owned();
        let mixed = callback.replace("iss=", "iss=https%3A%2F%2Fevil.example&other=");
        assert_eq!(refused(&mixed, &mut browser), state_lost);
        // That used the sign-in up: the right answer comes too late.
        browser.set_cookie(&stage.server, "kontor-oidc", &kept);
        assert_eq!(refused(&callback, &mut browser), state_lost);

        // A code counts once, and so does the way it came on.
        let mut browser = Browser::default();
        let callback = browser.go_and_sign_in(&stage.server, "anna");
        let kept = browser.cookie(&stage.server, "kontor-oidc").expect("on its way").to_owned();
        assert_eq!(refused(&callback, &mut browser), "/?oidc=back");
        let ticket = browser.cookie(&stage.server, "kontor-oidc-ticket").expect("a ticket").to_owned();
        browser.set_cookie(&stage.server, "kontor-oidc", &kept);
        assert_eq!(refused(&callback, &mut browser), state_lost);
        browser.set_cookie(&stage.server, "kontor-oidc-ticket", &ticket);
        assert_eq!(stage.enter(&mut browser).0, 200);
        browser.set_cookie(&stage.server, "kontor-oidc-ticket", &ticket);
        assert_eq!(code(stage.enter(&mut browser)), "auth.oidc_state");

        // A code of another sign-in: the provider refuses it, as the verifier is another one.
        let (mut one, mut other) = (Browser::default(), Browser::default());
        let stolen = one.go_and_sign_in(&stage.server, "anna");
        let own = other.go_and_sign_in(&stage.server, "bert");
        let part = |address: &str, name: &str| {
            let pair = address.split(['?', '&']).find(|pair| pair.starts_with(name)).expect("a parameter");
            pair.to_owned()
        };
        let injected = own.replace(&part(&own, "code="), &part(&stolen, "code="));
        assert_eq!(refused(&injected, &mut other), "/?oidc=auth.oidc_token");

        // Ten minutes later nobody waits any more.
        let mut late = Browser::default();
        let callback = late.go_and_sign_in(&stage.server, "anna");
        book.clock.advance(std::time::Duration::from_secs(601));
        assert_eq!(late.page_after(&callback), state_lost);
        stage.served.server.stop().await;
    }

    /// A provider that says no, that is gone, and that comes back with other keys.
    async fn a_provider_may_refuse_vanish_and_change_its_keys(book) {
        let mut stage = Stage::open(&book).await;
        let user = stage.user("sales").await;
        stage.expect(&user, json!({ "subject": "anna" })).await;
        assert_eq!(stage.sign_in("anna").0, 200);

        let mut browser = Browser::default();
        let callback = browser.go_and_sign_in(&stage.server, "anna");
        let refused = callback.replace("code=", "error=access_denied&other=");
        assert_eq!(browser.page_after(&refused), "/?oidc=auth.oidc_refused");

        stage.provider = stage.provider.restart(&stage.server);
        assert_eq!(stage.sign_in("anna").0, 200, "the new keys are fetched");
        // As a public client, with tokens signed by the other kind of key.
        let mut public = settings(&stage.provider.issuer);
        public["client_id"] = json!("kontor-public");
        public["confidential"] = json!(false);
        stage.set(public).await;
        assert_eq!(stage.sign_in("anna").0, 200, "ES256 and no secret");

        let mut gone = settings("http://127.0.0.1:9");
        gone["name"] = json!("Nobody");
        stage.set(gone).await;
        let mut browser = Browser::default();
        assert_eq!(browser.page_after(&format!("{}/auth/oidc/start", stage.server)), "/?oidc=unavailable.oidc");
        assert_eq!(stage.by_password("sales"), "", "who signs in locally does not notice");
        stage.served.server.stop().await;
    }

    /// Off unless it is set, by an owner; the screen says what is there, and the secret lies nowhere in the book.
    async fn it_is_off_unless_an_owner_sets_it(book) {
        let stage = Stage::open(&book).await;
        let offered = |stage: &Stage| stage.served.post("identity.book.get", "{}", &[]).1["provider"].clone();
        assert_eq!(offered(&stage), "Hansen ID");
        let here = stage.owner.ask("identity.book.get", json!({})).await.expect("public");
        assert_eq!(here["provider"], Value::Null, "the window of the machine itself has nowhere to come back to");
        let administrator = stage.owner.colleague("admin", Role::Administrator).await;
        let request = json!({ "version": 1, "settings": settings(&stage.provider.issuer), "secret": "theirs" });
        assert_eq!(administrator.ask("identity.oidc.set", request).await.expect_err("no owner").code, "identity.grant.owner_only");
        let owner = stage.owner.ask("identity.session.get", json!({})).await.expect("open")["user_id"].clone();
        let request = json!({ "user_id": owner, "version": 0, "expected": { "subject": "admin" } });
        let taken = administrator.ask("identity.user.set_oidc", request).await;
        assert_eq!(taken.expect_err("no owner").code, "identity.grant.owner_only");
        for table in ["fact", "identity_oidc"] {
            let column = if table == "fact" { "body" } else { "settings" };
            let found = book.raw(&format!("select count(*) from {table} where {column} like '%{CLIENT_SECRET}%'")).await;
            let digits: String = found.expect("a count").chars().filter(char::is_ascii_digit).collect();
            assert_eq!(digits, "0", "{table}");
        }
        stage.set(Value::Null).await;
        assert_eq!(offered(&stage), Value::Null);
        let mut browser = Browser::default();
        assert_eq!(browser.page_after(&format!("{}/auth/oidc/start", stage.server)), "/?oidc=auth.oidc_off");
        let seen = stage.served.get("/auth/oidc/start");
        assert!(crate::header(&seen, "content-security-policy").contains("default-src 'self'"));
        stage.served.server.stop().await;
    }

    /// One place that comes back without a good answer again and again is told to wait, as with passwords.
    async fn attempts_are_counted(book) {
        let stage = Stage::open(&book).await;
        let mut page = String::new();
        for _ in 0..31 {
            let mut browser = Browser::default();
            let to_provider = browser.get(&format!("{}/auth/oidc/start", stage.server)).location.expect("the way there");
            let state = to_provider.split('&').find(|pair| pair.starts_with("state=")).expect("a state").to_owned();
            let answer = format!("{}/auth/oidc/callback?code=guessed&{state}&iss={}", stage.server, stage.provider.issuer);
            page = browser.page_after(&answer);
            if page != "/?oidc=auth.oidc_token" {
                break;
            }
        }
        assert!(page.starts_with("/?oidc=auth.throttled&seconds="), "{page}");
        stage.served.server.stop().await;
    }
}
