//! A book that cannot be lost: backups that were verified, putting one back, the mark that is kept outside the book and
//! the epoch that begins when a book turns out to be older than its mark.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::text::{many_lines, one_line};
use crate::{ids, text_enum};

/// Numbers an owner can name as issued since; whoever issued more names the first and the last.
pub const MAX_ISSUED: usize = 1_000;
/// Backups the list shows at most.
pub const MAX_BACKUPS: usize = 500;
/// A verified backup is old after so many days; the status bar says so.
pub const OLD_AFTER_DAYS: i64 = 7;

ids! {
    /// A backup of this book.
    BackupId,
}

text_enum! {
    /// What made a backup.
    BackupTrigger {
        /// A person.
        Hand = "hand",
        /// The schedule.
        Schedule = "schedule",
    }
}

text_enum! {
    /// Why nothing can be posted.
    LockReason {
        /// The book is older than its mark: facts were made that it does not hold.
        Behind = "behind",
        /// There is no mark beside the book, as after a move to another computer.
        Missing = "missing",
        /// The book was copied to go on elsewhere.
        Moved = "moved",
    }
}

/// A backup of this book, as it was made and verified.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "book_backup")]
pub struct BackupRow {
    /// The backup.
    pub id: BackupId,
    /// When it was made.
    pub made_at: Instant,
    /// What made it.
    pub made_by: BackupTrigger,
    /// The file.
    pub file: String,
    /// Bytes of the file.
    pub size: i64,
    /// Whether it needs a passphrase.
    pub encrypted: bool,
    /// The structure it was made with.
    pub schema_version: i64,
    /// The epoch of its last fact.
    pub epoch: i64,
    /// Its last fact.
    pub seq: i64,
    /// When it was restored into a temporary book and found right; `None` if it was not.
    pub verified_at: Option<Instant>,
    /// What was found wrong with it; empty if nothing was.
    pub problem: String,
    /// When its file was removed by the retention.
    pub removed_at: Option<Instant>,
    /// Where the book lay that it is of; empty if nobody knows any more. A copy of the book knows this backup too and leaves
    /// it alone.
    pub place: String,
}

/// How backups are made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct BackupSettings {
    /// The folder, as this computer names it; empty for the folder `backups` beside the book.
    #[garde(length(max = 1000), custom(one_line))]
    pub folder: String,
    /// Hours between two backups by the schedule; 0 for none.
    #[garde(range(max = 744))]
    pub every_hours: u32,
    /// Days of which the newest backup is kept.
    #[garde(range(max = 366))]
    pub keep_daily: u32,
    /// Weeks of which the newest backup is kept.
    #[garde(range(max = 520))]
    pub keep_weekly: u32,
    /// Months of which the newest backup is kept.
    #[garde(range(max = 600))]
    pub keep_monthly: u32,
    /// Whether they are encrypted with a passphrase.
    #[garde(skip)]
    pub encrypt: bool,
}

/// Asks for the backups of this book.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ListBackups {}

/// The backups of this book and how they are made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BackupsView {
    /// How they are made.
    pub settings: BackupSettings,
    /// Version of the settings; 0 if nobody has made any.
    pub version: i64,
    /// Where they are put: the folder of the settings, or the one beside the book.
    pub folder: String,
    /// Whether a passphrase is kept on this computer.
    pub passphrase: bool,
    /// Those whose files are there, newest first.
    pub backups: Vec<BackupRow>,
    /// A file that will take this book's place when it is next opened.
    pub staged: Option<BookSummary>,
    /// Whether the file of the book itself is encrypted; `None` for a book on a server.
    pub book_encrypted: Option<bool>,
}

/// Changes how backups are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SetBackups {
    /// The version the caller saw; 0 if there were none.
    #[garde(range(min = 0))]
    pub version: i64,
    /// The settings.
    #[garde(dive)]
    pub settings: BackupSettings,
    /// A new passphrase; the one there is stays if absent. It is kept on this computer and in no book.
    #[garde(inner(length(min = 12, max = 200), custom(one_line)))]
    #[serde(default)]
    #[schemars(extend("format" = "password"))]
    pub passphrase: Option<String>,
}

/// Makes a backup now, and verifies it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MakeBackup {}

/// Names a file that may take this book's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PreviewRestore {
    /// The file, as the computer that has the book open names it.
    #[garde(length(min = 1, max = 1000), custom(one_line))]
    pub file: String,
    /// The passphrase of an encrypted one; the one kept on this computer if absent.
    #[garde(inner(length(max = 200), custom(one_line)))]
    #[serde(default)]
    #[schemars(extend("format" = "password"))]
    pub passphrase: Option<String>,
}

/// What a book holds, told in a few lines.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BookSummary {
    /// Its companies.
    pub companies: Vec<String>,
    /// The book.
    pub tenant_id: Uuid,
    /// The database.
    pub node_id: Uuid,
    /// The epoch of its last fact.
    pub epoch: i64,
    /// Its last fact.
    pub seq: i64,
    /// When its last fact was made.
    pub last_at: Option<Instant>,
    /// Its structure.
    pub schema_version: i64,
    /// Journal entries.
    pub entries: i64,
    /// Parties.
    pub parties: i64,
    /// Items.
    pub items: i64,
}

/// What putting a file in this book's place would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RestorePreview {
    /// This book.
    pub current: BookSummary,
    /// The file.
    pub file: BookSummary,
    /// Whether the file is an earlier state of this very book.
    pub same_book: bool,
    /// Whether every invariant of the file holds.
    pub clean: bool,
    /// What is wrong with it; empty if nothing is.
    pub problem: String,
    /// Facts of this book that the file does not hold.
    pub facts_lost: i64,
    /// Numbers issued since; they are on paper somewhere.
    pub numbers: Vec<PossibleNumbers>,
}

/// Puts a file ready to take this book's place when it is next opened. What is there now is kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct StageRestore {
    /// The file, as the computer that has the book open names it.
    #[garde(length(min = 1, max = 1000), custom(one_line))]
    pub file: String,
    /// The passphrase of an encrypted one; the one kept on this computer if absent.
    #[garde(inner(length(max = 200), custom(one_line)))]
    #[serde(default)]
    #[schemars(extend("format" = "password"))]
    pub passphrase: Option<String>,
    /// Whether another book may take this one's place; only who may begin epochs can say so.
    #[garde(skip)]
    #[serde(default)]
    pub another_book: bool,
}

/// Takes back what [`StageRestore`] put ready.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CancelRestore {}

/// Whether something was put ready and is not any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RestoreCancelled {
    /// Whether there was something.
    pub cancelled: bool,
}

/// Asks how this book stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetBookState {}

/// How this book stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BookState {
    /// Why nothing can be posted; `None` if everything can.
    pub lock: Option<PostingLock>,
    /// When the last verified backup was made, for those who may read backups.
    pub verified_at: Option<Instant>,
    /// Whether that is too long ago, for those who may read backups.
    pub backup_due: bool,
    /// Whether nobody may make backups in each company, so that only the command line makes any; for those who manage users.
    pub backups_by_nobody: bool,
    /// Seconds by which this computer's clock is behind the last fact, when it is noticeably.
    pub clock_behind: Option<i64>,
}

/// Why nothing can be posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PostingLock {
    /// Why.
    pub reason: LockReason,
    /// The epoch of the book's last fact.
    pub epoch: i64,
    /// The book's last fact.
    pub seq: i64,
    /// The epoch of the mark.
    pub marked_epoch: Option<i64>,
    /// The last fact that the mark knows.
    pub marked_seq: Option<i64>,
}

/// Numbers of a series that may have been issued by facts which the book does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PossibleNumbers {
    /// The company.
    pub company_id: Uuid,
    /// The document kind.
    pub kind: String,
    /// The fiscal year, by the calendar year it ends in.
    pub fiscal_year: i64,
    /// The epoch of the series.
    pub epoch: i64,
    /// The first of them.
    pub first: i64,
    /// The last of them; `None` if nothing tells.
    pub last: Option<i64>,
}

/// Asks what granting a new epoch would be about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PreviewEpoch {}

/// What a new epoch would be about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EpochPreview {
    /// Why nothing can be posted; `None` if everything can.
    pub lock: Option<PostingLock>,
    /// The epoch that would begin.
    pub epoch: i64,
    /// Numbers that may have been issued since the book's last fact.
    pub possible: Vec<PossibleNumbers>,
    /// Epochs granted before, newest first.
    pub granted: Vec<EpochRow>,
}

/// Begins a new epoch: new series, so that no number that may have been issued is issued again. The one who confirms says
/// why, and which numbers they know to have been issued since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GrantEpoch {
    /// Why.
    #[garde(length(min = 5, max = 2000), custom(many_lines))]
    pub reason: String,
    /// Numbers known to have been issued since the book's last fact, as they stand on the papers.
    #[garde(length(max = MAX_ISSUED), inner(length(min = 1, max = 100), custom(one_line)))]
    #[serde(default)]
    pub issued: Vec<String>,
}

/// An epoch that was granted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
#[row(table = "book_epoch")]
pub struct EpochRow {
    /// The database.
    pub node_id: Uuid,
    /// The epoch that began.
    pub epoch: i64,
    /// When.
    pub granted_at: Instant,
    /// Who confirmed.
    pub granted_by: Uuid,
    /// The epoch of the last fact before.
    pub epoch_before: i64,
    /// The last fact before.
    pub seq_before: i64,
    /// The hash of its seal, hexadecimal.
    pub hash_before: String,
    /// The epoch of the mark, if there was one.
    pub marked_epoch: Option<i64>,
    /// The last fact that the mark knew.
    pub marked_seq: Option<i64>,
    /// Why.
    pub reason: String,
    /// Numbers that may have been issued in between.
    pub possible: crate::json::Json<Vec<PossibleNumbers>>,
    /// Numbers known to have been issued in between.
    pub issued: crate::json::Json<Vec<String>>,
}

/// Writes a file that helps to find out what is wrong: versions, counts, names of settings, the log without its values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct MakeDiagnosis {}

/// Where the file lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DiagnosisView {
    /// The file.
    pub file: String,
}

/// A new epoch began with this fact, the first of its chain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EpochGranted {
    /// The database.
    pub node_id: Uuid,
    /// The epoch that began.
    pub epoch: i64,
    /// When.
    pub granted_at: Instant,
    /// Who confirmed.
    pub granted_by: Uuid,
    /// The epoch of the last fact before.
    pub epoch_before: i64,
    /// The last fact before.
    pub seq_before: i64,
    /// The hash of its seal, hexadecimal.
    pub hash_before: String,
    /// The epoch of the mark, if there was one.
    #[serde(default)]
    pub marked_epoch: Option<i64>,
    /// The last fact that the mark knew.
    #[serde(default)]
    pub marked_seq: Option<i64>,
    /// Why.
    pub reason: String,
    /// Numbers that may have been issued in between.
    pub possible: Vec<PossibleNumbers>,
    /// Numbers known to have been issued in between.
    pub issued: Vec<String>,
}

crate::events! {
    "book.epoch.granted@1" => EpochGranted;
}

crate::commands! {
    /// How the book stands: whether anything can be posted, how old the last verified backup is, whether the clock is right.
    query "book.state.get" needs signed_in: GetBookState => BookState;
    /// The backups of this book and how they are made.
    query "book.backup.list" needs "book.backup.read": ListBackups => BackupsView;
    /// Changes how backups are made on this computer.
    change "book.backup.set" needs "book.backup.write" fails [BACKUP_FOLDER_UNUSABLE, BACKUP_PASSPHRASE_MISSING]: SetBackups => BackupsView;
    /// Makes a backup now: restored into a temporary book, where every invariant is looked at.
    change "book.backup.make" needs "book.backup.write" fails [BACKUP_FOLDER_UNUSABLE, BACKUP_PASSPHRASE_MISSING, BACKUP_UNREADABLE]: MakeBackup => BackupRow;
    /// What putting a file in this book's place would do: both books side by side, and what would be lost.
    change "book.restore.preview" needs "book.backup.write" fails [BACKUP_UNREADABLE, BACKUP_PASSPHRASE_WRONG, BACKUP_PASSPHRASE_MISSING]: PreviewRestore => RestorePreview;
    /// Puts a file ready to take this book's place when it is next opened.
    change "book.restore.stage" needs "book.backup.write" fails [BACKUP_UNREADABLE, BACKUP_PASSPHRASE_WRONG, BACKUP_PASSPHRASE_MISSING, BACKUP_OF_ANOTHER_BOOK]: StageRestore => RestorePreview;
    /// Leaves this book in its place after all.
    change "book.restore.cancel" needs "book.backup.write": CancelRestore => RestoreCancelled;
    /// What a new epoch would be about: why nothing can be posted, and which numbers may have been issued.
    query "book.epoch.preview" needs "book.epoch.write": PreviewEpoch => EpochPreview;
    /// Begins a new epoch with new series, as a fact with the reason and the numbers possibly issued since.
    change "book.epoch.grant" needs "book.epoch.write": GrantEpoch => EpochPreview;
    /// Writes a file that helps to find out what is wrong; no amounts, no names, no secrets stand in it.
    change "book.diagnosis.make" needs "book.backup.write" fails [BACKUP_FOLDER_UNUSABLE]: MakeDiagnosis => DiagnosisView;
}

crate::error_codes! {
    /// The disk is full.
    BOOK_DISK_FULL = "book.disk_full" Unavailable {};
    /// The system refused a write: a limit on a file's size, a quota, a failing disk.
    BOOK_WRITE_FAILED = "book.write_failed" Unavailable { reason };
    /// The file cannot be written; it can be read.
    BOOK_READ_ONLY = "book.read_only" Unavailable {};
    /// The file cannot be opened.
    BOOK_UNOPENABLE = "book.unopenable" Unavailable { reason };
    /// Another program holds the file.
    BOOK_LOCKED = "book.locked" Unavailable { path };
    /// A page of the file is damaged, or it is no book.
    BOOK_CORRUPT = "book.corrupt" Unavailable { reason };
    /// The log beside the file, which holds what was written last, does not begin as one does.
    BOOK_LOG_DAMAGED = "book.log_damaged" Unavailable { path, log };
    /// All of a book stood in the log beside its file, and that is gone or cut short.
    BOOK_LOG_LOST = "book.log_lost" Unavailable { path };
    /// The log of a book is there, and its file is gone or empty.
    BOOK_FILE_LOST = "book.file_lost" Unavailable { path, log };
    /// The book is older than the mark kept outside it.
    BOOK_BEHIND_ITS_MARK = "book.behind_its_mark" Rule { epoch, seq, marked_epoch, marked_seq };
    /// There is no mark for this book.
    BOOK_MARK_MISSING = "book.mark_missing" Rule { epoch, seq };
    /// The book was copied to go on elsewhere, with the same series.
    BOOK_MOVED = "book.moved" Rule { epoch, seq };
    /// The book could not be brought up to date; it stays as it was.
    BOOK_UPGRADE_FAILED = "book.upgrade_failed" Unavailable { path, reason };
    /// Two books are not the same after all.
    BOOK_COPY_DIFFERS = "book.copy_differs" Internal { reason };
    /// Backups cannot be put into this folder.
    BACKUP_FOLDER_UNUSABLE = "book.backup.folder_unusable" Invalid { path, reason };
    /// The file is no backup, or a damaged one.
    BACKUP_UNREADABLE = "book.backup.unreadable" Rule { path, reason };
    /// The file is a copy of another book.
    BACKUP_OF_ANOTHER_BOOK = "book.backup.of_another_book" Rule { path };
    /// The passphrase does not open the file.
    BACKUP_PASSPHRASE_WRONG = "book.backup.passphrase_wrong" Rule {};
    /// Encryption needs a passphrase.
    BACKUP_PASSPHRASE_MISSING = "book.backup.passphrase_missing" Rule {};
    /// The file is encrypted, and nobody has given its key.
    BOOK_KEY_NEEDED = "book.key_needed" Unavailable { path };
    /// The key does not open the file.
    BOOK_KEY_WRONG = "book.key_wrong" Rule { path };
    /// The book is encrypted already.
    BOOK_ENCRYPTED = "book.encrypted" Conflict { path };
    /// The book is not encrypted.
    BOOK_PLAIN = "book.plain" Conflict { path };
    /// A book on a server is encrypted by its server.
    BOOK_NOT_IN_A_FILE = "book.not_in_a_file" Rule {};
    /// The passphrase is too short to keep anybody out.
    BOOK_PASSPHRASE_SHORT = "book.passphrase_short" Invalid { least };
    /// A new passphrase was entered twice, and not the same.
    BOOK_PASSPHRASES_DIFFER = "book.passphrases_differ" Invalid {};
    /// The book could not be written anew under its key; it stays as it was.
    BOOK_ENCRYPTION_FAILED = "book.encryption_failed" Unavailable { path, reason };
}
