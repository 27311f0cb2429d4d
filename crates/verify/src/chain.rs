//! The chain of facts: every seal recomputed, every signature, every anchor.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::Finding;
use crate::archive::{Anchor, Archive, ArchiveError, Head, Key, Manifest, hex, unhex, uuid};
use crate::ledger::{Entry, entry_of};

/// The event that names a node's key.
const KEY_BEGUN: &str = "book.key.begun@1";
/// The event that posts an entry.
const ENTRY_POSTED: &str = "finance.entry.posted@1";

/// What the facts say.
#[derive(Default)]
pub(crate) struct Facts {
    /// Hash of every seal, by node, epoch and place; 32 bytes per fact.
    seals: BTreeMap<(String, i64), Vec<[u8; 32]>>,
    keys: Vec<Key>,
    /// Entries by id.
    pub(crate) entries: BTreeMap<String, Entry>,
    /// Events that say they post an entry and cannot be read.
    pub(crate) unreadable: Vec<String>,
}

impl Facts {
    fn seal(&self, head: &Head) -> Option<String> {
        let seals = self.seals.get(&(head.node_id.clone(), head.epoch))?;
        let at = usize::try_from(head.seq).ok()?.checked_sub(1)?;
        seals.get(at).map(|hash| hex(hash))
    }

    fn names(&self, public_key: &str) -> bool {
        self.keys.iter().any(|key| key.public_key == public_key)
    }
}

/// The end of a chain as recomputed so far.
#[derive(Clone)]
struct End {
    seq: i64,
    hash: [u8; 32],
}

pub(crate) fn check(archive: &mut Archive, findings: &mut Vec<Finding>, notes: &mut Vec<String>) -> Result<Facts, ArchiveError> {
    let mut facts = Facts::default();
    let mut chain = Finding::new("the chain of facts is whole and every byte is as sealed");
    let mut ends: BTreeMap<(String, i64), End> = BTreeMap::new();
    let book = uuid(&archive.manifest.book).unwrap_or_default();
    archive.lines("facts.jsonl", |number, line| {
        let problem = match line {
            Ok(fact) => {
                let problem = check_seal(&book, &fact, &mut ends, &mut facts);
                read_events(&fact, &mut facts);
                problem
            }
            Err(problem) => Some(problem),
        };
        chain.look(problem.map(|problem| format!("line {number}: {problem}")));
    })?;
    let expected = archive.manifest.facts;
    if chain.checked != expected {
        chain.look(Some(format!("{} facts are in the archive, {expected} are listed", chain.checked)));
    }
    findings.push(chain);
    findings.push(check_signatures(archive, &facts, &ends, notes)?);
    notes.extend(
        facts
            .keys
            .iter()
            .filter(|key| key.replaces.is_some())
            .map(|key| format!("node {} epoch {}: its key was replaced by {}", key.node_id, key.epoch, key.public_key)),
    );
    Ok(facts)
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// Recomputes one seal: SHA-256 over the hash before, book, node, epoch, place, and the digest of the fact's bytes.
fn check_seal(book: &[u8; 16], fact: &Value, ends: &mut BTreeMap<(String, i64), End>, facts: &mut Facts) -> Option<String> {
    let (node, epoch, seq) = (text(fact, "node_id").to_owned(), fact["epoch"].as_i64().unwrap_or(-1), fact["seq"].as_i64()?);
    let fact_no = fact["fact_no"].as_i64().unwrap_or(-1);
    let end = ends.entry((node.clone(), epoch)).or_insert(End { seq: 0, hash: [0; 32] });
    let digest =
        Sha256::new().chain_update(text(fact, "envelope")).chain_update(b"\n").chain_update(text(fact, "body")).finalize();
    let expected: [u8; 32] = Sha256::new()
        .chain_update(end.hash)
        .chain_update(book)
        .chain_update(uuid(&node).unwrap_or_default())
        .chain_update(epoch.to_be_bytes())
        .chain_update((end.seq + 1).to_be_bytes())
        .chain_update(digest)
        .finalize()
        .into();
    let found = unhex::<32>(text(fact, "hash"));
    let place = format!("fact {fact_no} (epoch {epoch}, seq {seq}, {})", about(fact));
    let problem = if seq != end.seq + 1 {
        Some(format!("{place} follows seq {}", end.seq))
    } else if unhex::<32>(text(fact, "prev_hash")) != Some(end.hash) {
        Some(format!("{place} does not continue the one before it"))
    } else if found != Some(expected) {
        Some(format!("{place} is not what was sealed"))
    } else {
        None
    };
    *end = End { seq, hash: found.unwrap_or_default() };
    facts.seals.entry((node, epoch)).or_default().push(end.hash);
    problem
}

/// What a fact is about, for people: its command, its document, its time.
fn about(fact: &Value) -> String {
    let envelope: Value = serde_json::from_str(text(fact, "envelope")).unwrap_or_default();
    let doc = &envelope["docs"][0];
    let words = [text(&envelope, "call"), text(doc, "kind"), text(doc, "number"), text(&envelope, "at")];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn read_events(fact: &Value, facts: &mut Facts) {
    let body: Value = serde_json::from_str(text(fact, "body")).unwrap_or_default();
    for event in body["events"].as_array().into_iter().flatten() {
        match text(event, "kind") {
            KEY_BEGUN => facts.keys.extend(serde_json::from_value::<Key>(event["body"].clone()).ok()),
            ENTRY_POSTED => match entry_of(&event["body"]) {
                Some((id, entry)) => drop(facts.entries.insert(id, entry)),
                None => facts.unreadable.push(format!("fact {} posts an entry that cannot be read", fact["fact_no"])),
            },
            _ => {}
        }
    }
}

fn check_signatures(
    archive: &mut Archive,
    facts: &Facts,
    ends: &BTreeMap<(String, i64), End>,
    notes: &mut Vec<String>,
) -> Result<Finding, ArchiveError> {
    let mut finding = Finding::new("signed heads bear the signature of the key of their node");
    let book = archive.manifest.book.clone();
    let mut reach: BTreeMap<(String, i64), i64> = BTreeMap::new();
    archive.lines("signatures.jsonl", |_, line| {
        let head = line.and_then(|line| serde_json::from_value::<Head>(line).map_err(|error| error.to_string()));
        finding.look(match head {
            Ok(head) => {
                let reached = reach.entry((head.node_id.clone(), head.epoch)).or_default();
                *reached = head.seq.max(*reached);
                head_problem(&book, facts, &head)
            }
            Err(problem) => Some(problem),
        });
    })?;
    for ((node, epoch), end) in ends {
        match reach.get(&(node.clone(), *epoch)) {
            None => notes.push(format!("node {node} epoch {epoch}: none of {} facts is under a signature", end.seq)),
            Some(seq) if *seq < end.seq => {
                notes.push(format!("node {node} epoch {epoch}: {} facts after seq {seq} are not signed", end.seq - seq));
            }
            Some(_) => {}
        }
    }
    Ok(finding)
}

fn head_problem(book: &str, facts: &Facts, head: &Head) -> Option<String> {
    let place = format!("the head of {} (epoch {}, seq {})", head.signed_at, head.epoch, head.seq);
    if !facts.names(&head.public_key) {
        Some(format!("{place} is signed with a key that no fact names"))
    } else if !head.is_signed(book) {
        Some(format!("{place} does not bear the signature of its key"))
    } else {
        match facts.seal(head) {
            None => Some(format!("{place} is not in the chain: facts were cut off")),
            Some(hash) if hash != head.hash => Some(format!("{place} is another one in the chain: a fact up to it was changed")),
            Some(_) => None,
        }
    }
}

pub(crate) fn check_anchors(manifest: &Manifest, anchors: &[Anchor], facts: &Facts) -> Finding {
    let mut finding = Finding::new("the archive holds the heads of the anchors");
    for anchor in anchors {
        if anchor.book != manifest.book {
            finding.look(Some(format!("the anchor is of the book {}, the archive of {}", anchor.book, manifest.book)));
            continue;
        }
        for head in &anchor.heads {
            finding.look(head_problem(&anchor.book, facts, head));
        }
    }
    finding
}
