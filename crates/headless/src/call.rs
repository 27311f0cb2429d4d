//! `kontor call`: commands for scripts, with exactly the permissions of the user they run as.

use std::io::{BufRead as _, Read as _};
use std::process::ExitCode;

use clap::Args;
use kontor_contract::company::SwitchCompany;
use kontor_contract::error::{AUTH_REQUIRED, INTERNAL_BUG, REQUEST_MALFORMED};
use kontor_contract::identity::{CreateCompany, GetSession, SessionView, SignIn, SignOut, SignedIn};
use kontor_contract::sign_in::{CODE_REQUIRED, ConfirmSignIn, NEW_PASSWORD_REQUIRED, SECOND_FACTOR_REQUIRED, SignInStep};
use kontor_contract::{Access, Command, Result, commands};
use kontor_platform::{App, Call, Source};
use kontor_runtime::Config;

use crate::book::Book;
use crate::company::CompanyArg;
use crate::remote::Remote;

#[derive(Args)]
pub(crate) struct Options {
    /// The command, for example finance.trial_balance.get
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    name: Option<String>,
    /// The request's JSON, or - to read it from standard input
    #[arg(default_value = "{}")]
    body: String,
    /// Runs as this user; the password is taken from KONTOR_PASSWORD, the code of a second factor from KONTOR_CODE
    #[arg(long)]
    user: Option<String>,
    #[command(flatten)]
    company: CompanyArg,
    /// Idempotency key: the same call under the same key takes effect once
    #[arg(long, conflicts_with = "batch")]
    key: Option<String>,
    /// Reads one call per line from standard input: NAME, a space, the request's JSON. Stops at the first failure
    #[arg(long)]
    batch: bool,
}

/// Who answers: the book in this process, or a server that has it open.
pub(crate) enum Callee {
    Here(App),
    Served(Remote),
}

impl Callee {
    pub(crate) async fn open(book: Book, name: Option<&str>) -> Result<Self> {
        match book {
            // Setting up a company is the one command that makes its book.
            Book::Here(location) if name == Some(CreateCompany::NAME) => {
                Ok(Self::Here(kontor_runtime::open(Config::create(location)).await?))
            }
            Book::Here(location) => Ok(Self::Here(kontor_runtime::open(Config::existing(location)).await?)),
            Book::Served(address) => Ok(Self::Served(Remote::try_new(address)?)),
        }
    }

    pub(crate) async fn call(&self, call: Call) -> Result<String> {
        match self {
            Self::Here(app) => app.call(Call { source: Source::of_this_machine("kontor"), ..call }).await,
            Self::Served(remote) => remote.call(&call),
        }
    }

    pub(crate) async fn dispatch<C: Command>(&self, token: Option<&str>, request: &C) -> Result<C::Answer> {
        let body = serde_json::to_string(request).map_err(|error| INTERNAL_BUG.with("what", error))?;
        let call = Call { name: C::NAME.to_owned(), body, token: token.map(str::to_owned), ..Call::default() };
        serde_json::from_str(&self.call(call).await?).map_err(|error| INTERNAL_BUG.with("what", error))
    }

    /// Hands what was recorded to the subscribers; a server does so by itself.
    pub(crate) async fn relay(&self) -> Result<()> {
        match self {
            Self::Here(app) => {
                app.relay().await?;
                // What was done is under a signature before the program ends; without a key there is a warning and no more.
                kontor_runtime::close(app).await;
                Ok(())
            }
            Self::Served(_) => Ok(()),
        }
    }
}

/// A session for as long as the program runs.
pub(crate) struct Signed(Option<String>);

impl Signed {
    /// Signs a user in to the company that is meant; the password, and the code of a second factor in `KONTOR_CODE`, are taken from
    /// the environment.
    ///
    /// # Errors
    /// `auth.*`, `company.*`.
    pub(crate) async fn try_new(callee: &Callee, user: Option<&str>, company: &CompanyArg) -> Result<Self> {
        let login = user.ok_or_else(|| AUTH_REQUIRED.error())?.to_owned();
        let password = std::env::var("KONTOR_PASSWORD").unwrap_or_default();
        let signed_in: SignedIn = callee.dispatch(None, &SignIn { login, password }).await?;
        let token = signed_in.token;
        let step = match (signed_in.step, std::env::var("KONTOR_CODE")) {
            (SignInStep::Code, Ok(code)) => callee.dispatch(Some(&token), &ConfirmSignIn { code }).await?.step,
            (step, _) => step,
        };
        require_open(step)?;
        match Self::go_to(callee, &token, company).await {
            Ok(gone) => Ok(Self(Some(gone.unwrap_or(token)))),
            Err(error) => {
                Self(Some(token)).out(callee).await?;
                Err(error)
            }
        }
    }

    /// Goes to the company that is meant, if it is another than where the sign-in led; gives the token there.
    async fn go_to(callee: &Callee, token: &str, company: &CompanyArg) -> Result<Option<String>> {
        let session: SessionView = callee.dispatch(Some(token), &GetSession {}).await?;
        let companies: Vec<_> = session.companies.into_iter().map(|company| (company.id, company.name)).collect();
        match company.choose(&companies)? {
            Some(company_id) if company_id != session.company.id => {
                let there: SignedIn = callee.dispatch(Some(token), &SwitchCompany { company_id }).await?;
                require_open(there.step).map(|()| Some(there.token))
            }
            _ => Ok(None),
        }
    }

    /// Its token.
    pub(crate) fn token(&self) -> Option<String> {
        self.0.clone()
    }

    /// Ends it.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn out(self, callee: &Callee) -> Result<()> {
        match self.0 {
            Some(token) => callee.dispatch(Some(&token), &SignOut {}).await.map(drop),
            None => Ok(()),
        }
    }
}

/// Refuses a session that waits for another step: nobody is there to take it.
fn require_open(step: SignInStep) -> Result<()> {
    match step {
        SignInStep::Open => Ok(()),
        SignInStep::Code => Err(CODE_REQUIRED.error()),
        SignInStep::NewPassword => Err(NEW_PASSWORD_REQUIRED.error()),
        SignInStep::SecondFactor => Err(SECOND_FACTOR_REQUIRED.error()),
    }
}

pub(crate) async fn run(book: Result<Book>, options: Options) -> Result<ExitCode> {
    let callee = Callee::open(book?, options.name.as_deref()).await?;
    let signed = match &options.user {
        None if names_public(&options) => Signed(None),
        user => Signed::try_new(&callee, user.as_deref(), &options.company).await?,
    };
    let token = signed.token();
    let outcome = if options.batch { batch(&callee, token.as_deref()).await } else { single(&callee, token, options).await };
    signed.out(&callee).await?;
    callee.relay().await?;
    outcome.map(|()| ExitCode::SUCCESS)
}

/// Whether the command may be called by anyone.
fn names_public(options: &Options) -> bool {
    options.name.as_deref().is_some_and(|name| commands().any(|spec| spec.name == name && spec.access == Access::Public))
}

async fn single(callee: &Callee, token: Option<String>, options: Options) -> Result<()> {
    let mut body = options.body;
    if body == "-" {
        body.clear();
        std::io::stdin().read_to_string(&mut body).map_err(|error| REQUEST_MALFORMED.with("reason", error))?;
    }
    let name = options.name.unwrap_or_default();
    let answer = callee.call(Call { name, body, token, key: options.key, ..Call::default() }).await?;
    say!("{answer}");
    Ok(())
}

async fn batch(callee: &Callee, token: Option<&str>) -> Result<()> {
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| REQUEST_MALFORMED.with("reason", error))?;
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (name, body) = line.split_once(' ').unwrap_or((line, "{}"));
        let call = Call { name: name.to_owned(), body: body.to_owned(), token: token.map(str::to_owned), ..Call::default() };
        say!("{}", callee.call(call).await?);
    }
    Ok(())
}
