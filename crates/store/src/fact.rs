//! Facts and seals: what one committed business transaction looks like on disk, and the hash chain over them.

use kontor_contract::row::Value;
use kontor_derive::Row;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::statements;

/// A committed business transaction, whole. Both texts are kept and sent verbatim; their bytes are what is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Row)]
pub struct Fact {
    /// Position in this database; 0 until the store gives one.
    pub fact_no: i64,
    /// Its id.
    pub id: Uuid,
    /// Hybrid logical clock: microseconds, strictly increasing in one process, drawn after the transaction's reads.
    pub hlc: i64,
    /// Who, when, under which grant and basis, which documents (JSON).
    pub envelope: String,
    /// The events (JSON).
    pub body: String,
}

impl Fact {
    /// SHA-256 over envelope, a line feed, and body.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(self.envelope.as_bytes());
        hash.update(b"\n");
        hash.update(self.body.as_bytes());
        hash.finalize().into()
    }
}

/// A fact's place in the chain of its node and epoch.
#[derive(Debug, Clone, PartialEq, Eq, Row)]
pub struct Seal {
    /// The node that made the fact.
    pub node_id: Uuid,
    /// The node's epoch.
    pub epoch: i64,
    /// From 1, without gaps.
    pub seq: i64,
    /// The sealed fact.
    pub fact_no: i64,
    /// Hash of the seal before; 32 zero bytes for the first.
    pub prev_hash: Vec<u8>,
    /// SHA-256 over previous hash, tenant, node, epoch, seq and the fact's digest.
    pub hash: Vec<u8>,
}

/// Who this database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Row)]
pub struct Identity {
    /// The book.
    pub tenant_id: Uuid,
    /// This database.
    pub node_id: Uuid,
    /// Its epoch.
    pub epoch: i64,
}

impl Identity {
    /// The parameters that store it, made at `now` (microseconds).
    pub(crate) fn row(&self, now: i64) -> Vec<Value> {
        vec![Value::Id(self.tenant_id), Value::Id(self.node_id), Value::Int(self.epoch), Value::Int(now)]
    }
}

/// The end of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Whose chain.
    pub identity: Identity,
    /// Of the last seal; 0 before the first.
    pub seq: i64,
    /// Of the last seal; zero before the first.
    pub hash: [u8; 32],
}

impl Head {
    /// The start of a chain.
    pub const fn start(identity: Identity) -> Self {
        Self { identity, seq: 0, hash: [0; 32] }
    }

    /// The seal that follows this head, for the fact with the given digest.
    pub fn seal(&self, fact_no: i64, digest: &[u8; 32]) -> Seal {
        let seq = self.seq + 1;
        let mut hash = Sha256::new();
        hash.update(self.hash);
        hash.update(self.identity.tenant_id.as_bytes());
        hash.update(self.identity.node_id.as_bytes());
        hash.update(self.identity.epoch.to_be_bytes());
        hash.update(seq.to_be_bytes());
        hash.update(digest);
        Seal {
            node_id: self.identity.node_id,
            epoch: self.identity.epoch,
            seq,
            fact_no,
            prev_hash: self.hash.to_vec(),
            hash: hash.finalize().to_vec(),
        }
    }

    /// Where it stands.
    pub const fn position(&self) -> Position {
        Position { epoch: self.identity.epoch, seq: self.seq }
    }

    /// The head after `seal`.
    #[must_use]
    pub fn after(&self, seal: &Seal) -> Self {
        // A damaged seal is for verify to name; what follows it does not fit in any case.
        let hash = seal.hash.as_slice().try_into().unwrap_or([0; 32]);
        Self { identity: self.identity, seq: seal.seq, hash }
    }
}

/// A place in the chains of one node: epochs follow each other, facts within one too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Row)]
pub struct Position {
    /// The epoch.
    pub epoch: i64,
    /// The fact within it; 0 before the first.
    pub seq: i64,
}

/// Told the end of the chain after every durable commit of a fact; it must not wait for anything.
pub type Watcher = Box<dyn Fn(Position) + Send + Sync>;

/// A sealed fact, as relay, sync, archives and audit see it.
#[derive(Debug, Clone, PartialEq, Eq, Row)]
pub struct SealedFact {
    /// The node that made it.
    pub node_id: Uuid,
    /// The node's epoch.
    pub epoch: i64,
    /// Its place in the chain.
    pub seq: i64,
    /// Hash of the seal before.
    pub prev_hash: Vec<u8>,
    /// Hash of its seal.
    pub hash: Vec<u8>,
    /// Position in this database.
    pub fact_no: i64,
    /// Its id.
    pub id: Uuid,
    /// Its order key.
    pub hlc: i64,
    /// Verbatim.
    pub envelope: String,
    /// Verbatim.
    pub body: String,
}

impl SealedFact {
    /// The seal without its fact.
    pub fn seal(&self) -> Seal {
        Seal {
            node_id: self.node_id,
            epoch: self.epoch,
            seq: self.seq,
            fact_no: self.fact_no,
            prev_hash: self.prev_hash.clone(),
            hash: self.hash.clone(),
        }
    }

    /// The fact without its seal.
    pub fn fact(&self) -> Fact {
        Fact { fact_no: self.fact_no, id: self.id, hlc: self.hlc, envelope: self.envelope.clone(), body: self.body.clone() }
    }
}

statements! { "store.fact";
    IDENTITY = "select tenant_id, node_id, epoch from book_node where one = 1";
    INSERT_IDENTITY = "insert into book_node (one, tenant_id, node_id, epoch, created_at) values (1, $1, $2, $3, $4)";
    LAST_SEAL = "select node_id, epoch, seq, fact_no, prev_hash, hash from fact_seal \
        where node_id = $1 and epoch = $2 order by seq desc limit 1";
    LAST_FACT_NO = "select coalesce(max(fact_no), 0) from fact";
    // The newest facts carry the largest clock, give or take the callers of one moment.
    LAST_HLC = "select coalesce(max(hlc), 0) from fact where fact_no > (select coalesce(max(fact_no), 0) - 1000 from fact)";
    INSERT_FACT = "insert into fact (fact_no, id, hlc, envelope, body) values ($1, $2, $3, $4, $5)";
    INSERT_SEAL = "insert into fact_seal (node_id, epoch, seq, fact_no, prev_hash, hash) values ($1, $2, $3, $4, $5, $6)";
    UNSEALED = "select f.fact_no, f.id, f.hlc, f.envelope, f.body from fact f \
        where not exists (select 1 from fact_seal s where s.fact_no = f.fact_no) order by f.hlc, f.fact_no";
    SEALED_AFTER = "select s.node_id, s.epoch, s.seq, s.prev_hash, s.hash, f.fact_no, f.id, f.hlc, f.envelope, f.body \
        from fact_seal s join fact f on f.fact_no = s.fact_no \
        where s.node_id = $1 and s.epoch = $2 and s.seq > $3 order by s.seq limit $4";
    // Across epochs: those of one node follow each other.
    SEALED_FROM = "select s.node_id, s.epoch, s.seq, s.prev_hash, s.hash, f.fact_no, f.id, f.hlc, f.envelope, f.body \
        from fact_seal s join fact f on f.fact_no = s.fact_no \
        where s.node_id = $1 and (s.epoch, s.seq) > ($2, $3) order by s.epoch, s.seq limit $4";
    LAST_POSITION = "select epoch, seq from fact_seal where node_id = $1 order by epoch desc, seq desc limit 1";
    ENTER_EPOCH = "update book_node set epoch = $1 where one = 1 and epoch < $1 returning epoch";
    FACT_BY_NO = "select fact_no, id, hlc, envelope, body from fact where fact_no = $1";
}
