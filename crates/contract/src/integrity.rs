//! Integrity: the signed chain of facts, its heads as anchors outside the book, and what a check of the book finds.

pub mod finding;

use garde::Validate;
use kontor_kernel::{CivilDate, Instant, Language};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use finding::{Finding, FindingCode};

use crate::safekeeping::BACKUP_FOLDER_UNUSABLE;

/// The form anchors have today.
pub const ANCHOR_VERSION: u32 = 1;

/// What a signed head begins with, so that no other signed bytes can pass for one.
pub const HEAD_DOMAIN: &[u8] = b"kontor-head-1\0";

/// What a signed archive begins with.
pub const ARCHIVE_DOMAIN: &[u8] = b"kontor-archive-1\0";

crate::error_codes! {
    /// There is nothing to sign or to anchor yet.
    BOOK_WITHOUT_FACTS = "book.without_facts" Rule {};
    /// The book does not hold the head that this computer signed last.
    HEAD_LOST = "book.head_lost" Rule { epoch, seq };
    /// A check of this book is under way.
    CHECK_UNDER_WAY = "book.check_under_way" Unavailable {};
    /// The file is no anchor.
    ANCHOR_UNREADABLE = "book.anchor_unreadable" Invalid { path, reason };
    /// The file's ending says no form that Kontor writes.
    FORM_UNKNOWN = "file.form_unknown" Invalid { path, known };
}

/// A node signs the heads of its chain with a key from here on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KeyBegun {
    /// The node.
    pub node_id: Uuid,
    /// Its epoch.
    pub epoch: i64,
    /// Ed25519, 32 bytes in hexadecimal.
    pub public_key: String,
    /// The key before, where its private part was lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// When.
    pub begun_at: Instant,
}

/// A head of the chain outside the book: whoever has it can tell that the book still holds everything up to there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnchorHead {
    /// The node.
    pub node_id: Uuid,
    /// Its epoch.
    pub epoch: i64,
    /// The place in the chain: how many facts stand up to here.
    pub seq: i64,
    /// Hash of the seal, 32 bytes in hexadecimal.
    pub hash: String,
    /// When it was signed.
    pub signed_at: Instant,
    /// The node's Ed25519 key in hexadecimal.
    pub public_key: String,
    /// The signature, 64 bytes in hexadecimal.
    pub signature: String,
}

impl AnchorHead {
    /// The bytes that are signed: book, node, epoch, place, hash and time.
    #[must_use]
    pub fn message(&self, book: Uuid) -> Vec<u8> {
        let mut bytes = HEAD_DOMAIN.to_vec();
        bytes.extend(book.as_bytes());
        bytes.extend(self.node_id.as_bytes());
        bytes.extend(self.epoch.to_be_bytes());
        bytes.extend(self.seq.to_be_bytes());
        bytes.extend(self.hash.as_bytes());
        bytes.extend(self.signed_at.micros().to_be_bytes());
        bytes
    }
}

/// Heads of a book to be kept elsewhere: the present one and the last one of each day before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// Form of this file.
    pub kontor_anchor: u32,
    /// The book.
    pub book: Uuid,
    /// Names of its companies.
    pub companies: Vec<String>,
    /// When it was made.
    pub made_at: Instant,
    /// The heads, newest first.
    pub heads: Vec<AnchorHead>,
}

/// A fact that something is wrong with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BrokenFact {
    /// Its position in this book.
    pub fact_no: i64,
    /// The epoch of its chain.
    pub epoch: Option<i64>,
    /// Its place in the chain.
    pub seq: Option<i64>,
    /// When it was made, as far as that can still be read.
    pub at: Option<Instant>,
    /// The command that made it.
    pub call: String,
    /// Kind of the document it is about.
    pub doc_kind: String,
    /// Number of that document; empty for what has none.
    pub doc_number: String,
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CheckReport {
    /// The invariant.
    pub id: String,
    /// What it says.
    pub about: Finding,
    /// How many things were looked at.
    pub checked: u64,
    /// How many are wrong.
    pub wrong: u64,
    /// The first of them.
    pub problems: Vec<Finding>,
}

/// What a check of the book found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VerifyReport {
    /// Whether nothing is wrong.
    pub clean: bool,
    /// One line per invariant.
    pub checks: Vec<CheckReport>,
    /// The first fact that something is wrong with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_broken: Option<BrokenFact>,
    /// What is not wrong but should be known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Finding>,
}

/// Asks how the chain stands and what the last check found.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetIntegrity {}

/// How the chain stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IntegrityView {
    /// The book.
    pub book: Uuid,
    /// Facts in the chain of this node and epoch.
    pub facts: i64,
    /// The head that was signed last.
    pub signed: Option<AnchorHead>,
    /// The last check.
    pub last_check: Option<BookCheck>,
}

/// A check and when it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BookCheck {
    /// When.
    pub checked_at: Instant,
    /// What it found.
    pub report: VerifyReport,
}

/// Checks the whole book now. In a large book this takes minutes; everybody else works on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CheckIntegrity {
    /// Heads kept outside the book that it must still hold.
    #[garde(length(max = 10))]
    #[serde(default)]
    pub anchors: Vec<Anchor>,
}

/// Signs the present head and gives it with those of the days before, to be kept outside the book.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MakeAnchor {}

/// Writes the auditor's archive into the folder of the backups. In a large book this takes minutes; everybody else works on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MakeArchive {
    /// Only rows posted on this day or later; the chain of facts is whole in any case.
    #[garde(skip)]
    #[serde(default)]
    pub from: Option<CivilDate>,
    /// Only rows posted on this day or earlier.
    #[garde(skip)]
    #[serde(default)]
    pub to: Option<CivilDate>,
}

/// An archive that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ArchiveView {
    /// Where it lies.
    pub file: String,
    /// How many files are in it.
    pub files: u32,
    /// How many facts are in it.
    pub facts: u64,
    /// Whether the check before found nothing wrong.
    pub clean: bool,
    /// Whether its list of contents is signed.
    pub signed: bool,
}

/// Writes how the book is kept, as everything is set today, into the folder of the backups.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MakeProcedures {
    /// Its language; the company's country decides if absent.
    #[garde(skip)]
    #[serde(default)]
    pub language: Option<Language>,
}

/// A document that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProceduresView {
    /// Where it lies.
    pub file: String,
}

crate::events! {
    "book.key.begun@1" => KeyBegun;
}

crate::commands! {
    /// How the chain of facts stands and what the last check of the book found.
    query "book.integrity.get" needs "book.integrity.read": GetIntegrity => IntegrityView;
    /// Checks the whole book from its raw rows and facts.
    change "book.integrity.check" needs "book.integrity.read" fails [CHECK_UNDER_WAY]: CheckIntegrity => BookCheck;
    /// Signs the present head of the chain and gives the heads to be kept outside the book.
    change "book.anchor.make" needs "book.integrity.read" fails [BOOK_WITHOUT_FACTS, HEAD_LOST]: MakeAnchor => Anchor;
    /// Writes the whole book for an auditor, as files that need no Kontor.
    change "book.archive.make" needs "book.archive.export" fails [BACKUP_FOLDER_UNUSABLE]: MakeArchive => ArchiveView;
    /// Writes the procedure documentation from what is set in the book.
    change "book.procedures.make" needs "book.archive.export" fails [BACKUP_FOLDER_UNUSABLE]: MakeProcedures => ProceduresView;
}
