//! A book for one test: a fresh SQLite file or a fresh Postgres database, a clock that stands still, ids from a seed.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kontor_contract::amount::Amount;
use kontor_contract::company::{AddCompany, SwitchCompany};
use kontor_contract::finance::{EntryLine, EntryView, PostEntry};
use kontor_contract::identity::{CompanyId, CompanyView, CreateCompany, CreateUser, GetSession, NewUser, Role, SignIn, UserRow};
use kontor_contract::{Command, Result};
use kontor_kernel::{AccountCode, CivilDate, FixedClock, Language, SeededIds};
use kontor_platform::{App, Call, VerifyReport};
use kontor_runtime::{Config, Location, Secrets};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::raw;

/// The password of every test user.
pub const PASSWORD: &str = "demo-kontor";

/// A book and the app that has it open.
pub struct TestBook {
    /// The app.
    pub app: App,
    /// The app's clock.
    pub clock: Arc<FixedClock>,
    /// Where the book lies.
    pub location: Location,
    folder: TempDir,
}

/// Runs a test on both engines: `both! { async fn name(book) { ... } }`.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($book:ident) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;
            async fn run($book: $crate::TestBook) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                run($crate::TestBook::sqlite().await).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                run($crate::TestBook::postgres().await).await;
            }
        }
    )+};
}

/// Another seed for every app, so that no two make the same ids.
fn seed() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A day most tests happen on.
pub fn today() -> CivilDate {
    day("2026-03-16")
}

/// A civil date.
pub fn day(text: &str) -> CivilDate {
    text.parse().expect("a test writes dates that exist")
}

/// A test never touches the keyring of whoever runs it.
fn secrets_in(folder: &TempDir) -> Secrets {
    Secrets::in_folder(folder.path().join("secrets"))
}

impl TestBook {
    /// A new SQLite book.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("the temp folder takes one more");
        let location = Location::File(folder.path().join("book.kontor"));
        Self::create(location, folder).await
    }

    /// A new Postgres book, in a database of its own.
    pub async fn postgres() -> Self {
        let folder = tempfile::tempdir().expect("the temp folder takes one more");
        Self::create(Location::Postgres(raw::create_database().await), folder).await
    }

    async fn create(location: Location, folder: TempDir) -> Self {
        let clock = Arc::new(FixedClock::on(today()));
        let ids = Arc::new(SeededIds::new(seed(), kontor_kernel::Clock::now(&*clock)));
        let secrets = secrets_in(&folder);
        let config = Config { location: location.clone(), create: true, clock: clock.clone(), ids, secrets };
        let app = kontor_runtime::open(config).await.expect("a fresh place takes a book");
        Self { app, clock, location, folder }
    }

    /// Opens the same book once more, as another process would.
    pub async fn reopen(&self) -> Result<App> {
        let ids = SeededIds::new(seed(), kontor_kernel::Clock::now(&*self.clock));
        let config = Config {
            location: self.location.clone(),
            create: false,
            clock: self.clock.clone(),
            ids: Arc::new(ids),
            secrets: secrets_in(&self.folder),
        };
        kontor_runtime::open(config).await
    }

    /// Where this computer keeps its keys, and what it knows of the book beside the book.
    pub fn secrets_folder(&self) -> PathBuf {
        self.folder.path().join("secrets")
    }

    /// The same book with another app, the one before being gone: a database is served by one process at a time.
    ///
    /// # Panics
    /// When the book does not open.
    pub async fn reopened(self) -> Self {
        let secrets = secrets_in(&self.folder);
        self.handed_over(secrets).await
    }

    /// Lets go of the book; gives its folder, which goes away when that is dropped.
    #[must_use]
    pub fn closed(self) -> TempDir {
        self.folder
    }

    /// As [`TestBook::reopened`], with the app of another computer, whose keys lie elsewhere.
    ///
    /// # Panics
    /// When the book does not open.
    pub async fn handed_over(self, secrets: Secrets) -> Self {
        let Self { app, clock, location, folder } = self;
        drop(app);
        let ids = Arc::new(SeededIds::new(seed(), kontor_kernel::Clock::now(&*clock)));
        let config = Config { location: location.clone(), create: false, clock: clock.clone(), ids, secrets };
        let app = kontor_runtime::open(config).await.expect("it was let go of");
        Self { app, clock, location, folder }
    }

    /// Sets up the company with its owner, and signs the owner in.
    pub async fn company(&self) -> Session {
        self.company_of("owner").await
    }

    /// As [`TestBook::company`], with another name for the owner.
    pub async fn company_of(&self, owner: &str) -> Session {
        self.company_with(owner, "de-skr03").await
    }

    /// As [`TestBook::company_of`], with the chart of another country pack.
    pub async fn company_with(&self, owner: &str, pack: &str) -> Session {
        let request = CreateCompany {
            name: "Hansen Werkzeuge GmbH".into(),
            pack: pack.into(),
            currency: None,
            fiscal_start_month: None,
            branch: "Hamburg".into(),
            region: String::new(),
            owner: new_user(owner),
            demo: false,
        };
        let company = self.app.dispatch(None, &request).await.expect("an empty book takes a company");
        Session { app: self.app.clone(), token: self.sign_in(owner).await, company }
    }

    /// Signs a user in; gives the token.
    pub async fn sign_in(&self, login: &str) -> String {
        let request = SignIn { login: login.into(), password: PASSWORD.into() };
        self.app.dispatch(None, &request).await.expect("test users have the test password").token
    }

    /// Adds a company to the book, with the German chart, and signs its owner in there. The session it is added from stays.
    pub async fn another_company(&self, owner: &Session, name: &str) -> Session {
        let request = AddCompany {
            name: name.into(),
            pack: "de-skr03".into(),
            currency: None,
            fiscal_start_month: None,
            branch: "Bremen".into(),
            region: "north".into(),
        };
        let company = owner.call(request).await.expect("an owner adds companies");
        let me = owner.call(GetSession {}).await.expect("signed in");
        self.session_in(&me.login, company.id).await
    }

    /// Signs a user in to one of the companies where they work.
    pub async fn session_in(&self, login: &str, company_id: CompanyId) -> Session {
        let token = self.sign_in(login).await;
        let here = self.app.dispatch(Some(&token), &GetSession {}).await.expect("signed in");
        if here.company.id == company_id {
            return Session { app: self.app.clone(), token, company: here.company };
        }
        let there = self.app.dispatch(Some(&token), &SwitchCompany { company_id }).await.expect("they work there");
        Session { app: self.app.clone(), token: there.token, company: there.session.company }
    }

    /// The SQLite file.
    pub fn path(&self) -> &Path {
        match &self.location {
            Location::File(path) => path,
            Location::Postgres(_) => panic!("a Postgres book has no file"),
        }
    }

    /// Runs SQL past the app, as a tamperer or an auditor would.
    pub async fn raw(&self, sql: &str) -> Result<String, String> {
        raw::execute(&self.location, sql).await
    }

    /// Verifies, and demands a clean book.
    pub async fn assert_clean(&self) {
        let report = self.app.verify().await.expect("the book can be read");
        assert!(report.clean, "{report:#?}");
        assert!(report.checks.iter().all(|check| !check.id.is_empty()));
    }

    /// Verifies; whatever is found is told to people.
    pub async fn verify(&self) -> VerifyReport {
        let report = self.app.verify().await.expect("the book can be read");
        for finding in report.checks.iter().flat_map(|check| &check.problems).chain(&report.notes) {
            for sentence in Language::ALL.map(|language| finding.sentence(language)) {
                assert!(!names_an_id(&sentence), "{sentence}");
            }
        }
        report
    }
}

/// Whether a text writes an id out.
fn names_an_id(text: &str) -> bool {
    let is_of_id = |letter: char| letter.is_ascii_hexdigit() || letter == '-';
    text.split(|letter: char| !is_of_id(letter)).any(|run| run.len() == 36 && kontor_kernel::Uuid::parse_str(run).is_ok())
}

/// A user to be made, with the test password.
pub fn new_user(login: &str) -> NewUser {
    NewUser { login: login.into(), name: format!("{login} Müller"), language: Language::De, password: PASSWORD.into() }
}

/// A signed-in user.
#[derive(Clone)]
pub struct Session {
    /// The app.
    pub app: App,
    /// The session's token.
    pub token: String,
    /// The company.
    pub company: CompanyView,
}

impl Session {
    /// Runs a command as this user.
    ///
    /// # Errors
    /// Those of the command.
    pub async fn call<C: Command>(&self, request: C) -> Result<C::Answer> {
        self.app.dispatch(Some(&self.token), &request).await
    }

    /// Runs a command by name, as a script would.
    ///
    /// # Errors
    /// Those of the command.
    pub async fn ask(&self, name: &str, body: Value) -> Result<Value> {
        let call = Call { name: name.into(), body: body.to_string(), token: Some(self.token.clone()), ..Call::default() };
        let answer = self.app.call(call).await?;
        Ok(serde_json::from_str(&answer).expect("answers are JSON"))
    }

    /// Makes a user with a role and signs them in.
    pub async fn colleague(&self, login: &str, role: Role) -> Self {
        let request = CreateUser { user: new_user(login), role: role.into(), branch_id: None, keep_password: true };
        let _made: UserRow = self.call(request).await.expect("the owner may make users");
        let signed_in = self.app.dispatch(None, &SignIn { login: login.into(), password: PASSWORD.into() }).await;
        Self { token: signed_in.expect("just made").token, ..self.clone() }
    }

    /// Makes a user whose one grant is of these terms, and signs them in.
    pub async fn placed(&self, login: &str, role: &str, terms: Value) -> Self {
        let session = self.colleague(login, Role::Reader).await;
        let grants = self.ask("identity.grant.list", json!({ "user_id": session.user_id().await })).await.expect("a user");
        let main = &grants["grants"][0];
        let mut wanted = terms;
        wanted["role"] = json!(role);
        let request = json!({ "id": main["id"], "version": main["version"], "terms": wanted });
        self.ask("identity.grant.update", request).await.unwrap_or_else(|error| panic!("{login}: {error:?}"));
        session
    }

    /// Gives a user one more grant.
    pub async fn also(&self, user_id: &Value, terms: Value) -> Value {
        self.ask("identity.grant.create", json!({ "user_id": user_id, "terms": terms })).await.expect("the owner may")
    }

    /// Who this is.
    pub async fn user_id(&self) -> Value {
        self.ask("identity.session.get", json!({})).await.expect("signed in")["user_id"].clone()
    }

    /// Posts an entry over two accounts: debit first, credit second, in cents.
    ///
    /// # Errors
    /// Those of `finance.entry.post`.
    pub async fn post(&self, debit: &str, credit: &str, cents: i64) -> Result<EntryView> {
        self.call(entry(debit, credit, cents)).await
    }
}

/// An entry over two accounts, on the test day.
pub fn entry(debit: &str, credit: &str, cents: i64) -> PostEntry {
    let amount = Amount::new(kontor_kernel::Decimal::new(cents, 2));
    let line = |account: &str| EntryLine {
        account: AccountCode::try_new(account).expect("a test writes account codes"),
        debit: None,
        credit: None,
        memo: String::new(),
    };
    PostEntry {
        id: None,
        branch_id: None,
        document_on: today(),
        tax_on: None,
        posted_on: None,
        currency: None,
        rate: None,
        reference: String::new(),
        memo: "Prüfung".into(),
        lines: vec![EntryLine { debit: Some(amount), ..line(debit) }, EntryLine { credit: Some(amount), ..line(credit) }],
    }
}

/// Where `cargo xtask test` puts what comes from package registries.
pub fn tools() -> PathBuf {
    kontor().parent().and_then(Path::parent).expect("a build's folder lies in the target folder").join("tools")
}

/// The `kontor` program of this build.
pub fn kontor() -> PathBuf {
    program("kontor")
}

/// A program of this build.
pub fn program(name: &str) -> PathBuf {
    let suite = std::env::current_exe().expect("a running test has a path");
    let folder = suite.parent().and_then(Path::parent).expect("tests lie in deps below the build's folder");
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
