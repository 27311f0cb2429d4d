//! The chain of facts: every seal recomputed, every key, every signature, every anchor.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::Finding;
use crate::archive::{Archive, Manifest};
use crate::ledger::Ledger;
use crate::signature::{Anchor, Head, hex, unhex, uuid};

/// The event that names a node's key.
const KEY_BEGUN: &str = "book.key.begun@1";
/// The event that begins an epoch.
const EPOCH_GRANTED: &str = "book.epoch.granted@1";
/// The event that posts an entry.
const ENTRY_POSTED: &str = "finance.entry.posted@1";

/// A node and its epoch.
type Chain = (String, i64);

/// A public key of a node, as its fact names it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Key {
    node_id: String,
    epoch: i64,
    public_key: String,
    /// The key before, where its private part was lost.
    #[serde(default)]
    replaces: Option<String>,
    #[serde(default)]
    begun_at: String,
    /// Its fact's place in the chain.
    #[serde(skip)]
    seq: i64,
}

/// Where the chain before an epoch ended, as the fact says that begins it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Epoch {
    node_id: String,
    epoch: i64,
    epoch_before: i64,
    seq_before: i64,
    hash_before: String,
}

/// A chain as recomputed.
#[derive(Default)]
struct Links {
    /// Hash of every seal, by place; 32 bytes per fact.
    seals: Vec<[u8; 32]>,
    /// In the order of their facts.
    keys: Vec<Key>,
    /// The last signed head.
    signed: i64,
}

/// What the facts say.
#[derive(Default)]
pub(crate) struct Facts {
    chains: BTreeMap<Chain, Links>,
    epochs: Vec<Epoch>,
    pub(crate) ledger: Ledger,
}

impl Facts {
    fn chain(&self, head: &Head) -> Option<&Links> {
        self.chains.get(&(head.node_id.clone(), head.epoch))
    }

    /// Whether a fact names the key, and whether another followed it in its chain.
    pub(crate) fn names(&self, public_key: &str) -> Option<bool> {
        let of = self.chains.values().find(|chain| chain.keys.iter().any(|key| key.public_key == public_key))?;
        Some(of.keys.last().is_some_and(|last| last.public_key != public_key))
    }
}

pub(crate) fn check(archive: &mut Archive, findings: &mut Vec<Finding>, notes: &mut Vec<String>) -> Facts {
    let mut facts = Facts::default();
    let mut chain = Finding::new("the chain of facts is whole and every byte is as sealed");
    let mut keys = Finding::new("every key is named in the chain that it signs, and says which one it replaces");
    let book = uuid(&archive.manifest.book).unwrap_or_default();
    archive.lines("facts.jsonl", |number, line| {
        let problem = line.and_then(|fact| add_fact(&book, &fact, &mut facts, &mut keys)).err();
        chain.look(problem.map(|problem| format!("line {number}: {problem}")));
    });
    let expected = archive.manifest.facts;
    if chain.checked != expected {
        chain.look(Some(format!("{} facts are in the archive, {expected} are listed", chain.checked)));
    }
    for (node, epoch) in facts.chains.keys().filter(|(node, _)| *node != archive.manifest.node) {
        chain.look(Some(format!("epoch {epoch} of node {node} is in the archive, which has no part in the book")));
    }
    findings.extend([chain, keys, check_epochs(&facts), check_signatures(archive, &mut facts)]);
    findings.push(check_heads(&archive.manifest, &facts));
    tell(&facts, notes);
    facts
}

/// What an auditor may compare with what they know, and what is not signed.
fn tell(facts: &Facts, notes: &mut Vec<String>) {
    for ((node, epoch), Links { seals, keys, signed }) in &facts.chains {
        let place = format!("node {node} epoch {epoch}");
        for key in keys {
            let Key { public_key, begun_at, seq, replaces, .. } = key;
            let instead = replaces.as_ref().map(|before| format!(" in place of {before}")).unwrap_or_default();
            notes.push(format!("{place}: key {public_key} since seq {seq} ({begun_at}){instead}"));
        }
        let facts = i64::try_from(seals.len()).unwrap_or(i64::MAX);
        match signed {
            0 => notes.push(format!("{place}: none of {facts} facts is under a signature")),
            signed if *signed < facts => {
                notes.push(format!("{place}: {} facts after seq {signed} are not signed", facts - signed));
            }
            _ => {}
        }
    }
}

fn text<'a>(value: &'a Value, field: &str) -> Result<&'a str, String> {
    value[field].as_str().ok_or_else(|| format!("it has no {field}"))
}

fn number(value: &Value, field: &str) -> Result<i64, String> {
    value[field].as_i64().ok_or_else(|| format!("it has no {field}"))
}

/// Recomputes one seal: SHA-256 over the hash before, book, node, epoch, place, and the digest of the fact's bytes. What the
/// fact says counts in any case: that it is not as it was sealed stands in the report.
fn add_fact(book: &[u8; 16], fact: &Value, facts: &mut Facts, keys: &mut Finding) -> Result<(), String> {
    let (node, epoch, seq) = (text(fact, "node_id")?, number(fact, "epoch")?, number(fact, "seq")?);
    let (envelope, body) = (text(fact, "envelope")?, text(fact, "body")?);
    let node_bytes = uuid(node).ok_or_else(|| format!("{node:?} is no node"))?;
    let chain = (node.to_owned(), epoch);
    let links = facts.chains.entry(chain.clone()).or_default();
    let before = links.seals.last().copied().unwrap_or_default();
    let follows = i64::try_from(links.seals.len()).unwrap_or(i64::MAX) + 1;
    let digest = Sha256::new().chain_update(envelope).chain_update(b"\n").chain_update(body).finalize();
    let expected: [u8; 32] = Sha256::new()
        .chain_update(before)
        .chain_update(book)
        .chain_update(node_bytes)
        .chain_update(epoch.to_be_bytes())
        .chain_update(follows.to_be_bytes())
        .chain_update(digest)
        .finalize()
        .into();
    let found = unhex::<32>(text(fact, "hash")?);
    // The next fact is compared with what is written here, so that one broken fact is named once.
    links.seals.push(found.unwrap_or_default());
    let place = format!("fact {} (epoch {epoch}, seq {seq}, {})", fact["fact_no"], about(envelope));
    let read = read_events(body, (&chain, follows), facts, keys);
    if seq != follows {
        Err(format!("{place} follows seq {}", follows - 1))
    } else if unhex::<32>(text(fact, "prev_hash")?) != Some(before) {
        Err(format!("{place} does not continue the one before it"))
    } else if found != Some(expected) {
        Err(format!("{place} is not what was sealed"))
    } else {
        read.map_err(|problem| format!("{place}: {problem}"))
    }
}

/// What a fact is about, for people: its command, its document, its time.
fn about(envelope: &str) -> String {
    let envelope: Value = serde_json::from_str(envelope).unwrap_or_default();
    let doc = &envelope["docs"][0];
    let words = [&envelope["call"], &doc["kind"], &doc["number"], &envelope["at"]];
    words.into_iter().filter_map(Value::as_str).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn read_events(body: &str, (chain, seq): (&Chain, i64), facts: &mut Facts, keys: &mut Finding) -> Result<(), String> {
    let body: Value = serde_json::from_str(body).map_err(|error| format!("what it says cannot be read: {error}"))?;
    let events = body["events"].as_array().ok_or("it says nothing")?;
    for event in events {
        let body = &event["body"];
        match text(event, "kind")? {
            KEY_BEGUN => {
                let key: Key =
                    serde_json::from_value(body.clone()).map_err(|error| format!("its key cannot be read: {error}"))?;
                let links = facts.chains.entry(chain.clone()).or_default();
                keys.look(key_problem(&key, chain, &links.keys));
                links.keys.push(Key { seq, ..key });
            }
            EPOCH_GRANTED => {
                let epoch = serde_json::from_value(body.clone()).map_err(|error| format!("its epoch cannot be read: {error}"))?;
                facts.epochs.push(epoch);
            }
            ENTRY_POSTED => facts.ledger.record(body)?,
            _ => {}
        }
    }
    Ok(())
}

/// A key that is begun in secret, beside one that is there, is how a chain is signed anew.
fn key_problem(key: &Key, (node, epoch): &Chain, before: &[Key]) -> Option<String> {
    let Key { public_key, replaces, .. } = key;
    if (&key.node_id, &key.epoch) != (node, epoch) {
        return Some(format!("the key {public_key} is of another chain than the fact that names it"));
    }
    match (replaces, before.last()) {
        (None, None) => None,
        (None, Some(known)) => Some(format!("the key {public_key} does not say that it replaces {}", known.public_key)),
        (Some(replaced), _) if before.iter().any(|known| known.public_key == *replaced) => None,
        (Some(replaced), _) => Some(format!("the key {public_key} replaces {replaced}, which no fact names")),
    }
}

/// A chain that was cut off before the next epoch began is found by where that one says it ended.
fn check_epochs(facts: &Facts) -> Finding {
    let mut finding = Finding::new("every epoch begins where the one before it ended");
    for Epoch { node_id, epoch, epoch_before, seq_before, hash_before } in &facts.epochs {
        let seals = facts.chains.get(&(node_id.clone(), *epoch_before)).map_or(&[][..], |links| links.seals.as_slice());
        let ended = (i64::try_from(seals.len()).ok(), seals.last().map(|hash| hex(hash)).unwrap_or_default());
        let right = ended == (Some(*seq_before), hash_before.clone());
        finding.look((!right).then(|| {
            format!("epoch {epoch} began after seq {seq_before} of epoch {epoch_before}, which ends at {}", seals.len())
        }));
    }
    let granted = |node: &str, number: i64| facts.epochs.iter().any(|epoch| epoch.node_id == node && epoch.epoch == number);
    for (node, epoch) in facts.chains.keys().filter(|(node, epoch)| *epoch != 1 && !granted(node, *epoch)) {
        finding.look(Some(format!("no fact begins epoch {epoch} of node {node}")));
    }
    finding
}

fn check_signatures(archive: &mut Archive, facts: &mut Facts) -> Finding {
    let mut finding = Finding::new("signed heads bear the signature of the key of their node");
    let book = archive.manifest.book.clone();
    archive.lines("signatures.jsonl", |_, line| {
        let head = line.and_then(|line| serde_json::from_value::<Head>(line).map_err(|error| error.to_string()));
        finding.look(match head {
            Ok(head) => {
                let problem = head_problem(&book, facts, &head);
                if let (None, Some(chain)) = (&problem, facts.chains.get_mut(&(head.node_id.clone(), head.epoch))) {
                    chain.signed = chain.signed.max(head.seq);
                }
                problem
            }
            Err(problem) => Some(problem),
        });
    });
    finding
}

/// The list of contents is signed, and says how far the signatures reached.
fn check_heads(manifest: &Manifest, facts: &Facts) -> Finding {
    let mut finding = Finding::new("the archive holds the heads that its list of contents names");
    for head in &manifest.heads {
        let problem = head_problem(&manifest.book, facts, head);
        let reached = facts.chain(head).map_or(0, |chain| chain.signed);
        finding.look(problem.or_else(|| {
            (reached < head.seq).then(|| format!("the head of epoch {}, seq {} is not in signatures.jsonl", head.epoch, head.seq))
        }));
    }
    finding
}

fn head_problem(book: &str, facts: &Facts, head: &Head) -> Option<String> {
    let place = format!("the head of {} (epoch {}, seq {})", head.signed_at, head.epoch, head.seq);
    let gone = || Some(format!("{place} is not in the chain: facts were cut off"));
    let at = usize::try_from(head.seq).ok().and_then(|seq| seq.checked_sub(1));
    let Some((chain, hash)) = facts.chain(head).and_then(|chain| Some((chain, chain.seals.get(at?)?))) else { return gone() };
    match chain.keys.iter().find(|key| key.public_key == head.public_key) {
        None => return Some(format!("{place} is signed with a key that no fact of its chain names")),
        Some(key) if key.seq > head.seq => {
            return Some(format!("{place} is signed with a key that began later, with seq {}", key.seq));
        }
        Some(_) if !head.is_signed(book) => return Some(format!("{place} does not bear the signature of its key")),
        Some(_) => {}
    }
    (hex(hash) != head.hash).then(|| format!("{place} is another one in the chain: a fact up to it was changed"))
}

pub(crate) fn check_anchors(manifest: &Manifest, anchors: &[Anchor], facts: &Facts) -> Finding {
    let mut finding = Finding::new("the archive holds the heads of the anchors");
    for anchor in anchors {
        if anchor.book != manifest.book {
            finding.look(Some(format!("the anchor is of the book {}, the archive of {}", anchor.book, manifest.book)));
        } else if anchor.heads.is_empty() {
            finding.look(Some("the anchor holds no head".to_owned()));
        }
        for head in anchor.heads.iter().filter(|_| anchor.book == manifest.book) {
            finding.look(head_problem(&anchor.book, facts, head));
        }
    }
    finding
}
