//! Tokens that no well-behaved provider makes, signed with a key of our own.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};

use super::*;

const ISSUER: &str = "https://id.example";
const CLIENT: &str = "kontor";
const NONCE: &str = "what the browser's secret says";
const NOW: i64 = 1_800_000_000;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).expect("a number below the order of P-256")
}

/// A set with the public part of a key, under a name.
fn keys(key: &SigningKey, name: &str) -> CoreJsonWebKeySet {
    let point = key.verifying_key().to_sec1_point(false);
    let part = |part: Option<&p256::FieldBytes>| BASE64_URL_SAFE_NO_PAD.encode(part.expect("not at infinity").as_slice());
    let jwk = json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": name, "x": part(point.x()), "y": part(point.y()),
    });
    serde_json::from_value(json!({ "keys": [jwk] })).expect("a set of keys")
}

fn jws(key: &SigningKey, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(header), part(claims));
    let signature: Signature = key.sign(signed.as_bytes());
    format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

fn header() -> Value {
    json!({ "alg": "ES256", "kid": "one" })
}

fn claims() -> Value {
    json!({
        "iss": ISSUER, "aud": CLIENT, "sub": "248289761001", "nonce": NONCE, "iat": NOW, "exp": NOW + 300,
        "email": "anna@hansen.example", "email_verified": true,
    })
}

/// The claims with some of them otherwise; `null` leaves one out.
fn but(changes: Value) -> Value {
    let mut claims = claims();
    for (name, value) in changes.as_object().expect("an object") {
        claims[name] = value.clone();
    }
    if let Some(fields) = claims.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    claims
}

fn expected() -> Expected {
    Expected {
        issuer: IssuerUrl::new(ISSUER.to_owned()).expect("an address"),
        client_id: ClientId::new(CLIENT.to_owned()),
        nonce: Nonce::new(NONCE.to_owned()),
        now: DateTime::from_timestamp(NOW, 0).expect("a moment"),
    }
}

/// The subject of a token that holds. One that cannot even be read is refused like any other.
fn judged(jws: &str, keys: &CoreJsonWebKeySet) -> Result<String, Refused> {
    let token: CoreIdToken = serde_json::from_value(json!(jws)).map_err(unsound)?;
    let access = AccessToken::new("an access token".to_owned());
    check(&token, keys, &expected(), Some(&access)).map(|claims| claims.subject().to_string())
}

#[test]
fn a_token_as_the_norm_has_it_holds() {
    let (key, subject) = (key(1), Ok("248289761001".to_owned()));
    let known = keys(&key, "one");
    for claims in [
        claims(),
        but(json!({ "aud": [CLIENT] })),
        but(json!({ "azp": CLIENT })),
        but(json!({ "iat": NOW + 30, "exp": NOW + 330 })),
        but(json!({ "iat": NOW - 500, "exp": NOW - 30 })),
    ] {
        assert_eq!(judged(&jws(&key, &header(), &claims), &known), subject, "{claims}");
    }
    // A set with a single key needs no names.
    assert_eq!(judged(&jws(&key, &json!({ "alg": "ES256" }), &claims()), &known), subject);
}

#[test]
fn a_token_with_anything_wrong_is_refused() {
    let key = key(1);
    let known = keys(&key, "one");
    for changes in [
        json!({ "nonce": "another browser's" }),
        json!({ "nonce": null }),
        json!({ "aud": "another client" }),
        json!({ "aud": [] }),
        json!({ "aud": [CLIENT, "another client"], "azp": CLIENT }),
        json!({ "aud": [CLIENT, "another client"] }),
        json!({ "azp": "another client" }),
        json!({ "iss": "https://evil.example" }),
        json!({ "iss": "https://id.example/" }),
        json!({ "iss": null }),
        json!({ "exp": NOW - 61 }),
        json!({ "exp": null }),
        json!({ "iat": NOW + 61 }),
        json!({ "iat": NOW - 601 }),
        json!({ "iat": null }),
        json!({ "sub": null }),
        json!({ "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" }),
    ] {
        let refused = judged(&jws(&key, &header(), &but(changes.clone())), &known);
        assert!(matches!(refused, Err(Refused::Unsound(_))), "{changes}: {refused:?}");
    }
}

#[test]
fn a_signature_counts_only_by_a_key_of_the_provider() {
    let (key, foreign) = (key(1), key(2));
    let known = keys(&key, "one");
    // A key the provider does not name yet: its keys are asked for anew.
    let other_name = json!({ "alg": "ES256", "kid": "two" });
    assert_eq!(judged(&jws(&foreign, &other_name, &claims()), &known), Err(Refused::UnknownKey));
    // A foreign key under a known name.
    assert!(matches!(judged(&jws(&foreign, &header(), &claims()), &known), Err(Refused::Unsound(_))));
    // What was signed says something else now.
    let good = jws(&key, &header(), &claims());
    let parts: Vec<&str> = good.split('.').collect();
    let other = BASE64_URL_SAFE_NO_PAD.encode(but(json!({ "sub": "somebody else" })).to_string());
    let tampered = format!("{}.{other}.{}", parts[0], parts[2]);
    assert!(matches!(judged(&tampered, &known), Err(Refused::Unsound(_))));
}

#[test]
fn no_algorithm_but_the_two_is_taken() {
    let key = key(1);
    let known = keys(&key, "one");
    for algorithm in ["none", "None", "HS256", "HS384", "HS512", "RS384", "PS256", "ES384", "EdDSA", ""] {
        let header = json!({ "alg": algorithm, "kid": "one" });
        assert!(judged(&jws(&key, &header, &claims()), &known).is_err(), "{algorithm}");
        let good = jws(&key, &header, &claims());
        let unsigned = good.rsplit_once('.').map(|(signed, _)| format!("{signed}.")).expect("three parts");
        assert!(judged(&unsigned, &known).is_err(), "{algorithm} without a signature");
    }
    // A token for RSA finds no key among those of the curve.
    assert!(judged(&jws(&key, &json!({ "alg": "RS256", "kid": "one" }), &claims()), &known).is_err());
    // What a program of another kind may understand is not understood here.
    let critical = json!({ "alg": "ES256", "kid": "one", "crit": ["exp"] });
    assert!(judged(&jws(&key, &critical, &claims()), &known).is_err());
}
