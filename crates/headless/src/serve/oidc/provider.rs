//! The provider: where it is, what its keys are, and what it says of who came back.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use kontor_contract::error::{INTERNAL_BUG, UNAVAILABLE_BUSY};
use kontor_contract::oidc::{
    OIDC_REFUSED, OIDC_SECRET_MISSING, OIDC_STATE, OIDC_TOKEN, OIDC_UNREACHABLE, OidcMatch, OidcSettings,
};
use kontor_contract::{Error, Result};
use kontor_platform::App;
use kontor_runtime::oidc::{self, Vouched};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod, CoreGenderClaim,
    CoreGrantType, CoreIdTokenClaims, CoreJsonWebKey, CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{
    AccessToken, AdditionalProviderMetadata, AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    EmptyAdditionalClaims, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, IssuerUrl, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, RequestTokenError, Scope,
    TokenResponse as _,
};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use super::browser::Browser;
use super::http::Http;
use super::token::{Expected, Refused, check};

/// How long what a provider says of itself is believed. New keys are fetched as soon as one is missing.
const BELIEVED_FOR: Duration = Duration::from_secs(60 * 60);
/// Questions to the provider at a time: each holds a thread for as long as the provider takes.
const AT_A_TIME: usize = 8;
/// Where the secret may be given to a server instead of to the book's key store.
const SECRET_VARIABLE: &str = "KONTOR_OIDC_SECRET";

/// RFC 9207: whether its answers say whose they are.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
struct NamesItself {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for NamesItself {}

type Metadata = ProviderMetadata<
    NamesItself,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// What a provider said of itself.
#[derive(Debug, Clone)]
struct Known {
    metadata: Arc<Metadata>,
    keys: Arc<CoreJsonWebKeySet>,
    asked_at: Instant,
}

/// What the provider sent the browser back with.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer {
    pub(super) code: Option<String>,
    pub(super) state: Option<String>,
    pub(super) issuer: Option<String>,
    pub(super) error: Option<String>,
}

/// What is known of the provider, for all requests.
#[derive(Debug)]
pub(super) struct Providers {
    known: Mutex<Option<Known>>,
    asking: Arc<Semaphore>,
}

impl Default for Providers {
    fn default() -> Self {
        Self { known: Mutex::default(), asking: Arc::new(Semaphore::new(AT_A_TIME)) }
    }
}

impl Providers {
    /// Where a browser goes to sign in.
    ///
    /// # Errors
    /// `auth.oidc_off`, `unavailable.*`, `secret.*`.
    pub(super) async fn address(&self, app: &App, redirect: String, browser: &Browser) -> Result<String> {
        let provider = self.provider(app, redirect).await?;
        let known = self.ask_known(&provider).await?;
        provider.address(&known, browser)
    }

    /// Who came back.
    ///
    /// # Errors
    /// `auth.oidc_*`, `unavailable.*`, `secret.*`.
    pub(super) async fn redeem(&self, app: &App, redirect: String, browser: &Browser, answer: Answer) -> Result<Vouched> {
        let provider = self.provider(app, redirect).await?;
        let known = self.ask_known(&provider).await?;
        let issuer = &provider.settings.issuer;
        if !provider.is_from(&known, answer.issuer.as_deref()) {
            return Err(OIDC_STATE.error());
        }
        if let Some(error) = answer.error {
            tracing::info!(target: "access", %error, "the provider refused a sign-in");
            return Err(OIDC_REFUSED.error());
        }
        let asked = Asked {
            code: answer.code.ok_or_else(|| OIDC_TOKEN.error())?,
            verifier: browser.verifier(issuer),
            nonce: browser.nonce(issuer),
            now: DateTime::from_timestamp_micros(app.now().micros()).unwrap_or_default(),
        };
        let (vouched, newer) = self.blocking(move || provider.redeem(&known, asked)).await?;
        if let Some(keys) = newer
            && let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).as_mut()
        {
            known.keys = Arc::new(keys);
        }
        Ok(vouched)
    }

    async fn provider(&self, app: &App, redirect: String) -> Result<Provider> {
        let settings = oidc::provider(app).await?;
        let secret = match std::env::var(SECRET_VARIABLE).ok().filter(|secret| !secret.is_empty()) {
            _ if !settings.confidential => None,
            Some(secret) => Some(secret),
            None => Some(oidc::client_secret(app).await?.ok_or_else(|| OIDC_SECRET_MISSING.error())?),
        };
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(unreachable)?;
        let redirect = RedirectUrl::new(redirect).map_err(|error| INTERNAL_BUG.with("what", error))?;
        Ok(Provider { http: Http::new(&settings.issuer), secret: secret.map(ClientSecret::new), settings, issuer, redirect })
    }

    /// What the provider says of itself, asked anew after a while.
    async fn ask_known(&self, provider: &Provider) -> Result<Known> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let fresh = |known: &Known| *known.metadata.issuer() == provider.issuer && known.asked_at.elapsed() < BELIEVED_FOR;
        if let Some(known) = known.filter(fresh) {
            return Ok(known);
        }
        let provider = provider.clone();
        let known = self.blocking(move || provider.discover()).await?;
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
        Ok(known)
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let permit = self.asking.clone().try_acquire_owned().map_err(|_| UNAVAILABLE_BUSY.error())?;
        let work = move || {
            // Held until the provider has answered, even if nobody waits for it any more.
            let _permit = permit;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| INTERNAL_BUG.with("what", error))?
    }
}

/// The reason is for the log: it may hold what the provider wrote.
fn unreachable(error: impl std::fmt::Display) -> Error {
    tracing::warn!(%error, "the provider of identities cannot be used");
    OIDC_UNREACHABLE.error()
}

/// A code to be redeemed.
struct Asked {
    code: String,
    verifier: String,
    nonce: String,
    now: DateTime<Utc>,
}

/// The provider as it is set, ready to be asked.
#[derive(Clone)]
struct Provider {
    settings: OidcSettings,
    secret: Option<ClientSecret>,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    http: Http,
}

impl Provider {
    /// Asks the provider what it is. It blocks.
    fn discover(&self) -> Result<Known> {
        let metadata = Metadata::discover(&self.issuer, &|request: HttpRequest| self.http.call(request)).map_err(unreachable)?;
        if !self.http.allows(metadata.authorization_endpoint().as_str()) {
            return Err(unreachable("its authorization endpoint is no https address"));
        }
        let keys = Arc::new(metadata.jwks().clone());
        Ok(Known { metadata: Arc::new(metadata), keys, asked_at: Instant::now() })
    }

    fn client(&self, known: &Known) -> Client {
        let client_id = ClientId::new(self.settings.client_id.clone());
        let client = CoreClient::from_provider_metadata((*known.metadata).clone(), client_id, self.secret.clone());
        let methods = known.metadata.token_endpoint_auth_methods_supported();
        let basic = methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let auth = if basic { AuthType::BasicAuth } else { AuthType::RequestBody };
        client.set_redirect_uri(self.redirect.clone()).set_auth_type(auth)
    }

    /// Where a browser goes: the code flow with state, nonce and an S256 challenge.
    fn address(&self, known: &Known, browser: &Browser) -> Result<String> {
        let issuer = &self.settings.issuer;
        let (state, nonce) = (CsrfToken::new(browser.state(issuer)), Nonce::new(browser.nonce(issuer)));
        let verifier = PkceCodeVerifier::new(browser.verifier(issuer));
        let client = self.client(known);
        let request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        Ok(request.url().0.into())
    }

    /// Whether an answer is this provider's and not another's that was mixed up with it (RFC 9207).
    fn is_from(&self, known: &Known, issuer: Option<&str>) -> bool {
        match issuer {
            Some(issuer) => issuer == self.settings.issuer,
            None => !known.metadata.additional_metadata().authorization_response_iss_parameter_supported,
        }
    }

    /// Gives the code for a token and checks it; with the keys that had to be fetched anew, if they had to. It blocks.
    fn redeem(&self, known: &Known, asked: Asked) -> Result<(Vouched, Option<CoreJsonWebKeySet>)> {
        let http = |request: HttpRequest| self.http.call(request);
        let client = self.client(known);
        let request = client.exchange_code(AuthorizationCode::new(asked.code)).map_err(unreachable)?;
        let answer = request.set_pkce_verifier(PkceCodeVerifier::new(asked.verifier)).request(&http);
        let answer = answer.map_err(|error| match error {
            RequestTokenError::ServerResponse(refusal) => unsound(refusal),
            error => unreachable(error),
        })?;
        let token = answer.id_token().ok_or_else(|| unsound("there is no id token"))?;
        let expected = Expected {
            issuer: self.issuer.clone(),
            client_id: ClientId::new(self.settings.client_id.clone()),
            nonce: Nonce::new(asked.nonce),
            now: asked.now,
        };
        let mut newer = None;
        let mut checked = check(token, &known.keys, &expected, Some(answer.access_token()));
        if matches!(checked, Err(Refused::UnknownKey)) {
            // Keys are changed now and then. The provider itself has just sent the token, so nobody can make us ask for nothing.
            let keys = CoreJsonWebKeySet::fetch(known.metadata.jwks_uri(), &http).map_err(unreachable)?;
            checked = check(token, &keys, &expected, Some(answer.access_token()));
            newer = Some(keys);
        }
        let claims = checked.map_err(|refused| match refused {
            Refused::UnknownKey => unsound("it is signed with a key that the provider does not name"),
            Refused::Unsound(reason) => unsound(reason),
        })?;
        let email = self.email(&client, &claims, answer.access_token())?;
        let (issuer, subject) = (self.settings.issuer.clone(), claims.subject().to_string());
        Ok((Vouched { issuer, subject, email }, newer))
    }

    /// The verified e-mail address, where accounts may be matched by one; a provider may keep it for those who ask for it.
    fn email(&self, client: &Client, claims: &CoreIdTokenClaims, access: &AccessToken) -> Result<Option<String>> {
        if self.settings.matches != OidcMatch::Email {
            return Ok(None);
        }
        if let Some(email) = claims.email() {
            return Ok((claims.email_verified() == Some(true)).then(|| email.to_string()));
        }
        // A provider that tells no more has told all.
        let Ok(request) = client.user_info(access.clone(), Some(claims.subject().clone())) else { return Ok(None) };
        let info = request.request::<EmptyAdditionalClaims, CoreGenderClaim, _>(&|request: HttpRequest| self.http.call(request));
        let info = info.map_err(unreachable)?;
        let verified = info.email_verified() == Some(true);
        Ok(info.email().filter(|_| verified).map(|email| email.to_string()))
    }
}

/// The reason is for the log only.
fn unsound(reason: impl std::fmt::Display) -> Error {
    tracing::warn!(target: "access", %reason, "what the provider says does not hold");
    OIDC_TOKEN.error()
}
