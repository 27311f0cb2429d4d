//! Whether the provider's word holds: the checks of OpenID Connect Core 1.0, section 3.1.3.7, with nothing left to choice.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{
    AccessToken, AccessTokenHash, ClaimsVerificationError, ClientId, IssuerUrl, Nonce, SignatureVerificationError,
};

/// How far the provider's clock may be from ours.
const SKEW: TimeDelta = TimeDelta::minutes(1);
/// How old a token may be: it is made while we wait for it.
const MAX_AGE: TimeDelta = TimeDelta::minutes(10);
/// What tokens are signed with: RSA and P-256, what every provider has. Nothing that our own secret could sign, never nothing.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 2] =
    [CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256];

/// What a token must say.
#[derive(Debug, Clone)]
pub(super) struct Expected {
    pub(super) issuer: IssuerUrl,
    pub(super) client_id: ClientId,
    pub(super) nonce: Nonce,
    pub(super) now: DateTime<Utc>,
}

/// Why a token is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is signed with a key that was not known when the keys were last fetched.
    UnknownKey,
    /// It does not hold; for the log.
    Unsound(String),
}

/// The claims of a token that holds.
pub(super) fn check(
    token: &CoreIdToken,
    keys: &CoreJsonWebKeySet,
    expected: &Expected,
    access: Option<&AccessToken>,
) -> Result<CoreIdTokenClaims, Refused> {
    let now = expected.now;
    // As for a client without a secret: a secret is no key for a signature.
    let verifier = CoreIdTokenVerifier::new_public_client(expected.client_id.clone(), expected.issuer.clone(), keys.clone())
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || now - SKEW)
        .set_issue_time_verifier_fn(move |issued| made_now(issued, now));
    let claims = token.claims(&verifier, &expected.nonce).map_err(|error| match error {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Refused::UnknownKey,
        ClaimsVerificationError::SignatureVerification(error) => unsound(error),
        error => unsound(error),
    })?;
    check_party(claims, &expected.client_id)?;
    if let (Some(said), Some(access)) = (claims.access_token_hash(), access) {
        let algorithm = token.signing_alg().map_err(unsound)?;
        let key = token.signing_key(&verifier).map_err(unsound)?;
        let hash = AccessTokenHash::from_token(access, algorithm, key).map_err(unsound)?;
        if hash != *said {
            return Err(unsound("at_hash belongs to another access token"));
        }
    }
    Ok(claims.clone())
}

fn unsound(error: impl ToString) -> Refused {
    Refused::Unsound(error.to_string())
}

fn made_now(issued: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), String> {
    if issued > now + SKEW {
        return Err(format!("made at {issued}, which is yet to come"));
    }
    if issued < now - MAX_AGE { Err(format!("made at {issued}, long ago")) } else { Ok(()) }
}

/// The library leaves `azp` to us: it must be ours, and be there if the token is for others too.
fn check_party(claims: &CoreIdTokenClaims, client_id: &ClientId) -> Result<(), Refused> {
    match claims.authorized_party() {
        Some(party) if party == client_id => Ok(()),
        Some(_) => Err(unsound("azp is another client")),
        None if claims.audiences().len() > 1 => Err(unsound("several audiences and no azp")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
