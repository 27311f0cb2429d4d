//! Signed heads: this node signs the end of its chain with a key that does not lie in the book.
//!
//! A signature over a head covers every fact before it, so one a minute costs nothing on the way of a command. The public key
//! is a fact; the private one lies where [`kontor_secrets`] keeps it. Whoever rewrites the book with right hashes lacks it.
//! Beside the key this computer notes the head it signed last: it signs no chain that does not go on from there, so that a
//! rewritten one does not get its signature from us.

use std::sync::Arc;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use kontor_contract::command::Access;
use kontor_contract::error::INTERNAL_BUG;
use kontor_contract::integrity::{ANCHOR_VERSION, ARCHIVE_DOMAIN, Anchor, AnchorHead, BOOK_WITHOUT_FACTS, HEAD_LOST, KeyBegun};
use kontor_contract::{Error, Result, params};
use kontor_derive::Row;
use kontor_kernel::Instant;
use kontor_store::{Done, Head, Identity, Location, RowOp, Scope, statements};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::app::{App, Attempt};
use crate::cx::{Change, Cx};
use crate::facts::{hex, unhex};
use crate::router::{Boxed, Prepared, Router};
use crate::source::Source;

/// The heads of so many days before stand in an anchor.
const ANCHORED_DAYS: i64 = 31;
/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;
/// The name a key's fact bears.
const BEGIN: &str = "book.key.begin";

statements! { "platform.signing";
    KEYS = "select node_id, epoch, public_key, replaces, begun_at from book_key where node_id = $1 and epoch = $2 order by begun_at, public_key";
    LAST_SIGNED = "select node_id, epoch, seq, hash, public_key, signature, signed_at from fact_signature \
        where node_id = $1 and epoch = $2 order by seq desc limit 1";
    DAILY = "select s.node_id, s.epoch, s.seq, s.hash, s.public_key, s.signature, s.signed_at from fact_signature s \
        where s.node_id = $1 and s.epoch = $2 and s.signed_at >= $3 \
        and not exists (select 1 from fact_signature l where l.node_id = s.node_id and l.epoch = s.epoch \
            and l.signed_at >= s.signed_at and l.seq > s.seq and l.signed_at < (s.signed_at / 86400000000 + 1) * 86400000000) \
        order by s.signed_at desc limit 100";
    // The ends of all chains that have a key, newest epochs first.
    CHECK_ENDS = "select s.node_id, s.epoch, s.seq, s.hash, s.public_key, s.signature, s.signed_at \
        from (select distinct node_id, epoch from book_key) k join fact_signature s on s.node_id = k.node_id and s.epoch = k.epoch \
            and s.seq = (select max(l.seq) from fact_signature l where l.node_id = k.node_id and l.epoch = k.epoch) \
        order by s.epoch desc, s.node_id limit 100";
    SEAL_AT = "select fact_no, hash from fact_seal where node_id = $1 and epoch = $2 and seq = $3";
}

/// The public key of a node.
#[derive(Debug, Clone, PartialEq, Eq, Row)]
#[row(table = "book_key")]
pub struct NodeKey {
    /// The node.
    pub node_id: Uuid,
    /// Its epoch.
    pub epoch: i64,
    /// In hexadecimal.
    pub public_key: String,
    /// The key before, where its private part was lost.
    pub replaces: Option<String>,
    /// Since when.
    pub begun_at: Instant,
}

/// A head as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Row)]
#[row(table = "fact_signature")]
pub struct SignedHead {
    /// The node.
    pub node_id: Uuid,
    /// Its epoch.
    pub epoch: i64,
    /// The place in the chain.
    pub seq: i64,
    /// Hash of the seal there.
    pub hash: Vec<u8>,
    /// The key, in hexadecimal.
    pub public_key: String,
    /// Ed25519 over [`AnchorHead::message`].
    pub signature: Vec<u8>,
    /// When.
    pub signed_at: Instant,
}

impl SignedHead {
    /// The same for people and files.
    pub fn anchor(&self) -> AnchorHead {
        AnchorHead {
            node_id: self.node_id,
            epoch: self.epoch,
            seq: self.seq,
            hash: hex(&self.hash),
            signed_at: self.signed_at,
            public_key: self.public_key.clone(),
            signature: hex(&self.signature),
        }
    }
}

/// The head this computer signed last, as it notes it outside the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LastSigned {
    /// Where the book lay: a copy elsewhere may end earlier.
    pub(crate) place: String,
    pub(crate) epoch: i64,
    pub(crate) seq: i64,
    /// In hexadecimal.
    pub(crate) hash: String,
    pub(crate) public_key: String,
    pub(crate) signed_at: Instant,
}

/// What this computer knows of a book beside the book.
pub struct Outside {
    /// Where the book lies.
    pub(crate) place: String,
    /// The public key whose private part is kept here, if one is.
    pub(crate) key: Result<Option<String>>,
    /// The head that was signed last in this epoch, and in the next one, if the book does not know of that.
    pub(crate) signed: Vec<LastSigned>,
}

/// Where a book lies, without secrets.
fn place_of(location: &Location) -> String {
    match location {
        Location::File(path) => path.canonicalize().unwrap_or_else(|_| path.clone()).display().to_string(),
        Location::Postgres(url) => {
            let place = url.rsplit_once('@').map_or(url.as_str(), |(_, place)| place);
            place.split('?').next().unwrap_or(place).to_owned()
        }
    }
}

/// The key of this process and its epoch, once it was asked for.
#[derive(Default)]
pub(crate) struct Signing(Mutex<Option<(i64, SigningKey)>>);

/// Registers the event.
pub(crate) fn register(router: &mut Router) {
    router.event(key_begun);
    router.sql(ALL, &[]);
}

fn key_begun(event: &KeyBegun) -> Vec<RowOp> {
    let KeyBegun { node_id, epoch, public_key, replaces, begun_at } = event.clone();
    vec![RowOp::insert(&NodeKey { node_id, epoch, public_key, replaces, begun_at })]
}

/// Whether a head bears the signature of the key it names.
pub(crate) fn bears_signature(book: Uuid, head: &AnchorHead) -> bool {
    verifies(&head.public_key, &head.message(book), &head.signature)
}

fn verifies(public_key: &str, message: &[u8], signature: &str) -> bool {
    let key = unhex(public_key).and_then(|bytes| bytes.try_into().ok()).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
    let signature = unhex(signature).and_then(|bytes| bytes.try_into().ok()).map(|bytes| Signature::from_bytes(&bytes));
    match (key, signature) {
        (Some(key), Some(signature)) => key.verify_strict(message, &signature).is_ok(),
        _ => false,
    }
}

/// What the key of a node and epoch is called where secrets are kept.
fn secret_name(identity: Identity) -> String {
    format!("signing-{}-{}", identity.node_id, identity.epoch)
}

/// What the head signed last is noted as.
fn signed_name(node_id: Uuid, epoch: i64) -> String {
    format!("signed-{node_id}-{epoch}")
}

impl App {
    /// Signs the present head, unless it is signed. Nothing is to be signed in a book without facts. A key is made, and
    /// recorded as a fact, when the epoch has none or its private part is not to be found.
    ///
    /// # Errors
    /// `secret.*` when the key cannot be reached now; `book.head_lost` when the chain does not hold what was signed before;
    /// `unavailable.*`.
    pub async fn sign_head(&self) -> Result<Option<AnchorHead>> {
        let mut kept = self.shared().signing.0.lock().await;
        if self.db().last_seq().await? == 0 {
            return Ok(None);
        }
        let epoch = self.db().identity().epoch;
        let key = match kept.take() {
            Some((of, key)) if of == epoch => key,
            _ => self.signing_key().await?,
        };
        self.demand_last_signed().await?;
        self.begin_key(&hex(key.verifying_key().as_bytes())).await?;
        let head = self.db().head().await?;
        let signed = self.sign(&key, head).await;
        *kept = Some((epoch, key));
        let signed = signed?;
        self.note_signed(&signed).await;
        Ok(Some(signed))
    }

    /// What this computer knows of the book beside the book. Asks the keyring, which may take seconds.
    pub async fn outside(&self) -> Outside {
        let key = self.own_public_key().await;
        Outside { place: place_of(&self.db().location()), key, signed: self.last_signed().await }
    }

    async fn last_signed(&self) -> Vec<LastSigned> {
        let (secrets, Identity { tenant_id, node_id, epoch }) = (self.secrets().clone(), self.db().identity());
        let look = move || {
            let noted = [epoch, epoch + 1].map(|epoch| secrets.noted(tenant_id, &signed_name(node_id, epoch)));
            let noted = noted.into_iter().filter_map(|noted| {
                noted.inspect_err(|error| tracing::warn!(%error, "the head signed last cannot be read")).ok().flatten()
            });
            noted.filter_map(|bytes| serde_json::from_slice(&bytes).ok()).collect()
        };
        tokio::task::spawn_blocking(look).await.unwrap_or_default()
    }

    /// Refuses to go on from a chain that is not the one signed before.
    async fn demand_last_signed(&self) -> Result<()> {
        let place = place_of(&self.db().location());
        for last in self.last_signed().await.into_iter().filter(|last| last.place == place) {
            if self.read(None, async |cx: &mut Cx| seal_at(cx, &last).await).await?.is_none_or(|(_, hash)| hash != last.hash) {
                return Err(HEAD_LOST.with("epoch", last.epoch).with("seq", last.seq));
            }
        }
        Ok(())
    }

    /// That it cannot be noted keeps nobody from signing.
    async fn note_signed(&self, head: &AnchorHead) {
        let AnchorHead { node_id, epoch, seq, hash, signed_at, public_key, .. } = head.clone();
        let last = LastSigned { place: place_of(&self.db().location()), epoch, seq, hash, public_key, signed_at };
        let (secrets, book) = (self.secrets().clone(), self.db().identity().tenant_id);
        let note = move || {
            let name = signed_name(node_id, epoch);
            let known = secrets.noted(book, &name)?;
            let text = serde_json::to_vec(&last).map_err(|error| INTERNAL_BUG.with("what", error))?;
            if known.as_ref() == Some(&text) { Ok(()) } else { secrets.note(book, &name, &text) }
        };
        let noted = tokio::task::spawn_blocking(note).await.map_err(|error| INTERNAL_BUG.with("what", error)).flatten();
        if let Err(error) = noted {
            tracing::warn!(%error, "the head signed last is not noted outside the book");
        }
    }

    /// The signature of this node's key over an archive's list of contents: the key and the signature in hexadecimal.
    ///
    /// # Errors
    /// As [`App::sign_head`].
    pub async fn sign_archive(&self, digest: &[u8; 32]) -> Result<Option<(String, String)>> {
        if self.sign_head().await?.is_none() {
            return Ok(None);
        }
        let kept = self.shared().signing.0.lock().await;
        let (_, key) = kept.as_ref().ok_or_else(|| INTERNAL_BUG.with("what", "the signing key is gone"))?;
        let signature = key.sign(&[ARCHIVE_DOMAIN, digest].concat());
        Ok(Some((hex(key.verifying_key().as_bytes()), hex(&signature.to_bytes()))))
    }

    /// Signs the present head and gives it with the last one of each day before, and with the ends of the chains of epochs
    /// before.
    ///
    /// # Errors
    /// `book.without_facts`; as [`App::sign_head`].
    pub async fn anchor(&self, companies: Vec<String>) -> Result<Anchor> {
        let present = self.sign_head().await?.ok_or_else(|| BOOK_WITHOUT_FACTS.error())?;
        let identity = self.db().identity();
        let since = present.signed_at.micros() - ANCHORED_DAYS * DAY;
        let key = params![identity.node_id, identity.epoch, since];
        let daily: Vec<SignedHead> = self.read(None, async move |cx: &mut Cx| cx.rows(&DAILY, key).await).await?;
        let ends = self.read(None, async |cx: &mut Cx| signed_ends(cx).await).await?;
        let before = daily.iter().map(SignedHead::anchor).filter(|head| head.seq < present.seq);
        let others = ends.into_iter().filter(|end| (end.node_id, end.epoch) != (present.node_id, present.epoch));
        let heads = std::iter::once(present.clone()).chain(before).chain(others).collect();
        Ok(Anchor { kontor_anchor: ANCHOR_VERSION, book: identity.tenant_id, companies, made_at: self.now(), heads })
    }

    /// The public key whose private part is kept on this computer for this node, if one is.
    pub(crate) async fn own_public_key(&self) -> Result<Option<String>> {
        let (secrets, identity) = (self.secrets().clone(), self.db().identity());
        let look = move || secrets.get(identity.tenant_id, &secret_name(identity));
        let found = tokio::task::spawn_blocking(look).await.map_err(|error| INTERNAL_BUG.with("what", error))??;
        found.map(|bytes| Ok(hex(read_key(&bytes)?.verifying_key().as_bytes()))).transpose()
    }

    async fn signing_key(&self) -> Result<SigningKey> {
        let (secrets, identity) = (self.secrets().clone(), self.db().identity());
        let ask = move || secrets.get_or_make(identity.tenant_id, &secret_name(identity), || rand::random::<[u8; 32]>().to_vec());
        let bytes = tokio::task::spawn_blocking(ask).await.map_err(|error| INTERNAL_BUG.with("what", error))??;
        read_key(&bytes)
    }

    /// Records the public key, unless the book has it.
    async fn begin_key(&self, public_key: &str) -> Result<()> {
        let identity = self.db().identity();
        let keys = self.read(None, async move |cx: &mut Cx| keys_of(cx, identity).await).await?;
        if keys.iter().any(|key| key.public_key == public_key) {
            return Ok(());
        }
        let attempt = Attempt {
            shared: self.shared().clone(),
            name: BEGIN,
            calls: &[],
            access: Access::Public,
            prepared: Arc::new(Beginning { public_key: public_key.to_owned() }),
            show: None,
            token: None,
            key: None,
            request_hash: Vec::new(),
            source: Source::default(),
        };
        self.attempt(attempt, None).await.map(drop)
    }

    async fn sign(&self, key: &SigningKey, head: Head) -> Result<AnchorHead> {
        let Identity { tenant_id, node_id, epoch } = head.identity;
        let public_key = hex(key.verifying_key().as_bytes());
        let mut row = SignedHead {
            node_id,
            epoch,
            seq: head.seq,
            hash: head.hash.to_vec(),
            public_key,
            signature: Vec::new(),
            signed_at: self.now(),
        };
        row.signature = key.sign(&row.anchor().message(tenant_id)).to_bytes().to_vec();
        let write = move |mut tx: kontor_store::Tx| {
            let row = row.clone();
            async move {
                let written = async {
                    // Another process may have signed this head a moment ago.
                    let last: Option<SignedHead> = tx.find(&LAST_SIGNED, params![node_id, epoch]).await?;
                    if let Some(last) = last.filter(|last| last.seq >= row.seq) {
                        return Ok(Done { answer: last, fact: None });
                    }
                    tx.put(RowOp::insert(&row)).await?;
                    Ok::<_, Error>(Done { answer: row, fact: None })
                };
                let outcome = written.await;
                (tx, outcome)
            }
        };
        self.db().write(Scope::Book, write).await.map(|signed| signed.anchor())
    }
}

/// The last signed head of every chain.
///
/// # Errors
/// `unavailable.*`.
pub async fn signed_ends(cx: &mut Cx) -> Result<Vec<AnchorHead>> {
    let ends: Vec<SignedHead> = cx.rows(&CHECK_ENDS, Vec::new()).await?;
    Ok(ends.iter().map(SignedHead::anchor).collect())
}

/// The fact at the place of a head, and the hash of its seal in hexadecimal.
pub(crate) async fn seal_at(cx: &mut Cx, last: &LastSigned) -> Result<Option<(i64, String)>> {
    let key = params![cx.identity().node_id, last.epoch, last.seq];
    let found: Option<(i64, Vec<u8>)> = cx.find(&SEAL_AT, key).await?;
    Ok(found.map(|(fact_no, hash)| (fact_no, hex(&hash))))
}

fn read_key(bytes: &[u8]) -> Result<SigningKey> {
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| INTERNAL_BUG.with("what", "the signing key is not 32 bytes long"))?;
    Ok(SigningKey::from_bytes(&bytes))
}

async fn keys_of(cx: &mut Cx, identity: Identity) -> Result<Vec<NodeKey>> {
    cx.rows(&KEYS, params![identity.node_id, identity.epoch]).await
}

/// The fact that a node signs with a key from here on. The node itself acts.
struct Beginning {
    public_key: String,
}

impl Prepared<Change> for Beginning {
    fn run<'a>(&'a self, cx: &'a mut Change) -> Boxed<'a, String> {
        Box::pin(async move {
            let identity = cx.identity();
            let keys = keys_of(cx, identity).await?;
            if keys.iter().any(|key| key.public_key == self.public_key) {
                return Ok(String::new());
            }
            cx.act_as(identity.node_id);
            cx.document("book.key", identity.node_id, "");
            let replaces = keys.last().map(|key| key.public_key.clone());
            let begun_at = cx.now();
            let Identity { node_id, epoch, .. } = identity;
            cx.record(KeyBegun { node_id, epoch, public_key: self.public_key.clone(), replaces, begun_at }).await?;
            Ok(String::new())
        })
    }
}
