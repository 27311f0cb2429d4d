//! What a check of the book says: what it looks at, what is wrong, what should be known. Each is a code with parameters, as an
//! error is; its sentence lies in `locales/*/errors.ftl`, so that everybody reads it in their language. What a parameter stands
//! for stands beside it, as in the audit log: programs get minor units and ids, people amounts and names.

use std::collections::BTreeMap;

use kontor_kernel::{CivilDate, Instant, Language, Quantity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::audit::{KnownBy, Meaning, short};
use crate::i18n::{Texts, texts};

/// Characters of an id as it is written.
const ID_LENGTH: usize = 36;

/// A catalogued sentence of a report. Only this file makes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingCode {
    /// The code, for example `found.entry_off`.
    pub code: &'static str,
    /// The names of its parameters, as the sentences use them.
    pub params: &'static [&'static str],
}

impl FindingCode {
    /// The sentence without parameters yet.
    #[must_use]
    pub fn told(&self) -> Finding {
        Finding { code: self.code.to_owned(), params: BTreeMap::new(), means: BTreeMap::new() }
    }

    /// The sentence with a first parameter.
    #[must_use]
    pub fn with(&self, name: &'static str, value: impl ToString) -> Finding {
        self.told().with(name, value)
    }
}

/// A sentence of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// A code of the catalogue.
    pub code: String,
    /// Parameters for the code's sentence, as the book holds them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
    /// What parameters stand for, where they do not say it themselves.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub means: BTreeMap<String, Meaning>,
}

impl Finding {
    /// Adds a parameter of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Adds a parameter and what it stands for.
    #[must_use]
    pub fn meaning(mut self, name: &'static str, value: impl ToString, means: Meaning) -> Self {
        self.means.insert(name.to_owned(), means);
        self.with(name, value)
    }

    fn meaning_if_any(self, name: &'static str, value: impl ToString, means: Option<Meaning>) -> Self {
        match means {
            Some(means) => self.meaning(name, value, means),
            None => self.with(name, value),
        }
    }

    /// Adds an amount in minor units; where its currency is none, a number.
    #[must_use]
    pub fn amount(self, name: &'static str, minor: i64, currency: &str) -> Self {
        self.meaning_if_any(name, minor, Meaning::amount(minor, currency))
    }

    /// Adds a quantity.
    #[must_use]
    pub fn quantity(self, name: &'static str, quantity: Quantity) -> Self {
        self.meaning(name, quantity, Meaning::Number(quantity.to_string()))
    }

    /// Adds a day.
    #[must_use]
    pub fn day(self, name: &'static str, day: CivilDate) -> Self {
        self.meaning(name, day, Meaning::Day(day))
    }

    /// Adds a moment.
    #[must_use]
    pub fn moment(self, name: &'static str, moment: Instant) -> Self {
        self.meaning_if_any(name, moment, Meaning::moment(moment))
    }

    /// Adds the id of something, with what it is known by. Whoever hands the report out asks for names.
    #[must_use]
    pub fn id(self, name: &'static str, id: Uuid, known_by: KnownBy) -> Self {
        self.meaning(name, id, Meaning::Id { known_by, id })
    }

    /// Whether it is this one.
    #[must_use]
    pub fn is(&self, code: &FindingCode) -> bool {
        self.code == code.code
    }

    /// Everything that it says stands for something.
    pub fn meanings_mut(&mut self) -> impl Iterator<Item = &mut Meaning> {
        self.means.values_mut().flat_map(Meaning::parts_mut)
    }

    /// What it says; moments in UTC.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let texts = texts(language);
        self.said(texts, &|meaning: &Meaning| meaning.word(texts))
    }

    /// What it says, moments as the reader's clock shows them.
    #[must_use]
    pub fn told(&self, texts: &Texts, moment: &dyn Fn(Instant) -> String) -> String {
        self.said(texts, &|meaning: &Meaning| meaning.told(texts, moment))
    }

    fn said(&self, texts: &Texts, word: &dyn Fn(&Meaning) -> String) -> String {
        let told = |(name, value): (&String, &String)| {
            let text = self.means.get(name).map_or_else(|| with_short_ids(value), word);
            (name.clone(), text)
        };
        texts.sentence(&self.code, &self.params.iter().map(told).collect())
    }
}

/// A text whose ids are told by their ends.
fn with_short_ids(text: &str) -> String {
    let is_of_id = |letter: char| letter.is_ascii_hexdigit() || letter == '-';
    let one = |piece: &str| {
        let (run, rest) = piece.split_at(piece.trim_end_matches(|letter: char| !is_of_id(letter)).len());
        match Uuid::parse_str(run) {
            Ok(id) if run.len() == ID_LENGTH => format!("{}{rest}", short(id)),
            _ => piece.to_owned(),
        }
    };
    text.split_inclusive(|letter: char| !is_of_id(letter)).map(one).collect()
}

macro_rules! findings {
    ($($(#[$meta:meta])* $name:ident = $code:literal { $($param:ident),* };)+) => {
        $($(#[$meta])* pub const $name: FindingCode = FindingCode { code: $code, params: &[$(stringify!($param)),*] };)+
        /// All of them.
        pub const FINDINGS: &[FindingCode] = &[$($name),+];
    };
}

findings! {
    /// What a check looks at: every journal entry balances and has two postings.
    CHECK_ENTRIES_BALANCE = "check.entries_balance" {};
    /// What a check looks at: entry numbers are unique and without gaps.
    CHECK_ENTRY_NUMBERS = "check.entry_numbers" {};
    /// What a check looks at: payment numbers are unique and without gaps.
    CHECK_PAYMENT_NUMBERS = "check.payment_numbers" {};
    /// What a check looks at: numbers of goods receipts and counts are unique and without gaps.
    CHECK_STOCK_NUMBERS = "check.stock_numbers" {};
    /// What a check looks at: numbers of sales documents are unique and without gaps.
    CHECK_SALES_NUMBERS = "check.sales_numbers" {};
    /// What a check looks at: every reversal is linked both ways and takes back its entry to the cent.
    CHECK_REVERSALS = "check.reversals" {};
    /// What a check looks at: every entry lies in its fiscal year and none in what was locked when it was made.
    CHECK_DATES = "check.dates" {};
    /// What a check looks at: open items agree with their control accounts.
    CHECK_CONTROL_ACCOUNTS = "check.control_accounts" {};
    /// What a check looks at: stock value equals the balance of the stock accounts.
    CHECK_STOCK_VALUE = "check.stock_value" {};
    /// What a check looks at: what is open is what was opened less what was allocated and set off.
    CHECK_OPEN_ITEMS = "check.open_items" {};
    /// What a check looks at: settlements come to nothing but exchange.
    CHECK_SETTLEMENTS = "check.settlements" {};
    /// What a check looks at: kept balances equal the sums of postings.
    CHECK_BALANCES = "check.balances" {};
    /// What a check looks at: entries and the documents they come from name each other.
    CHECK_SOURCES = "check.sources" {};
    /// What a check looks at: goods receipts and counts and their entries name each other.
    CHECK_STOCK_ENTRIES = "check.stock_entries" {};
    /// What a check looks at: sales documents and their entries name each other.
    CHECK_SALES_ENTRIES = "check.sales_entries" {};
    /// What a check looks at: totals of invoices are the sums of their lines, allowances and taxes.
    CHECK_INVOICE_TOTALS = "check.invoice_totals" {};
    /// What a check looks at: progress of orders is the sum of their deliveries.
    CHECK_ORDER_PROGRESS = "check.order_progress" {};
    /// What a check looks at: what is credited of an invoice is the sum of its credit notes.
    CHECK_CREDITS = "check.credits" {};
    /// What a check looks at: stock on hand and its value equal the sums of moves.
    CHECK_STOCK_MOVES = "check.stock_moves" {};
    /// What a check looks at: reserved equals the live promises, and no more than there is is promised.
    CHECK_PROMISES = "check.promises" {};
    /// What a check looks at: cost layers equal what moves did to them and hold the value of the stock.
    CHECK_LAYERS = "check.layers" {};
    /// What a check looks at: every page of the file is sound, and every index agrees with its table.
    CHECK_FILE = "check.file" {};
    /// What a check looks at: the chain of facts is whole and every byte is as sealed.
    CHECK_CHAIN = "check.chain" {};
    /// What a check looks at: rows rebuilt from the facts equal the rows of the book.
    CHECK_ROWS = "check.rows" {};
    /// What a check looks at: every key is named in the chain that it signs, and says which one it replaces.
    CHECK_KEYS = "check.keys" {};
    /// What a check looks at: signed heads bear the signature of the key of their node.
    CHECK_HEADS = "check.heads" {};
    /// What a check looks at: the book holds what this computer signed last.
    CHECK_OWN_HEADS = "check.own_heads" {};
    /// What a check looks at: the book holds the heads of the anchors.
    CHECK_ANCHORS = "check.anchors" {};
    /// What a check looks at: every epoch begins where the one before it ended.
    CHECK_EPOCHS = "check.epochs" {};
    /// What a check looks at: personal texts are as recorded, or erased.
    CHECK_TEXTS = "check.texts" {};

    /// An entry whose debits and credits differ, in minor units.
    ENTRY_OFF = "found.entry_off" { number, difference };
    /// The same in a currency of its lines.
    ENTRY_OFF_IN = "found.entry_off_in" { number, difference, currency };
    /// An entry with too few postings.
    ENTRY_POSTINGS = "found.entry_postings" { number, postings };
    /// An entry whose total is not the sum of its debits.
    ENTRY_TOTAL = "found.entry_total" { number, total, debits };
    /// Postings without an entry.
    STRAY_POSTINGS = "found.stray_postings" { count };
    /// A series with a gap, or whose next number is not the one after the last.
    SERIES_BROKEN = "found.series_broken" { kind, company, year, node, epoch, numbers, lowest, highest, next };
    /// A control account that is not the sum of its open items.
    CONTROL_OFF = "found.control_off" { control, company, ledger, items };
    /// An open item of which another amount is kept than is left.
    OPEN_ITEM_OFF = "found.open_item_off" { number, due, due_functional, kept, kept_functional };
    /// A settlement that leaves something beside exchange.
    SETTLEMENT_OFF = "found.settlement_off" { settlement, amount, realised, kept };
    /// A balance that is kept and not the sum of postings.
    BALANCE_OFF = "found.balance_off" { account, month, debit, credit, kept_debit, kept_credit };
    /// An entry and its reversal that do not name each other.
    REVERSAL_UNLINKED = "found.reversal_unlinked" { number };
    /// A reversal that leaves something.
    REVERSAL_OFF = "found.reversal_off" { number, rest, account };
    /// An entry outside of its fiscal year.
    ENTRY_OUTSIDE_YEAR = "found.entry_outside_year" { number, date };
    /// An entry in what was locked when it was made.
    ENTRY_IN_LOCKED = "found.entry_in_locked" { number, date, until };
    /// A payment and an entry that do not name each other.
    PAYMENT_UNLINKED = "found.payment_unlinked" { number };
    /// A settlement and an entry that do not name each other.
    SETTLEMENT_UNLINKED = "found.settlement_unlinked" { number };
    /// An entry of a document that is not there.
    ENTRY_SOURCE_LOST = "found.entry_source_lost" { number };
    /// A document and its entry that do not name each other.
    DOCUMENT_UNLINKED = "found.document_unlinked" { number };
    /// Stock whose value is not in the books.
    STOCK_VALUE_OFF = "found.stock_value_off" { company, value, balance };
    /// Stock that is not the sum of its moves.
    STOCK_OFF = "found.stock_off" { item, warehouse, on_hand, value, moved, moved_value, moves, last, kept };
    /// Stock of which another quantity is reserved than promised.
    RESERVED_OFF = "found.reserved_off" { item, warehouse, reserved, on_hand, promised };
    /// A promise of which more is left than was made.
    PROMISE_OFF = "found.promise_off" { number, line, promised, left };
    /// A cost layer that is not what moves left of it.
    LAYER_OFF = "found.layer_off" { item, warehouse, layer, kept, kept_value, moved, moved_value };
    /// Stock that is not the sum of its layers.
    LAYERS_OFF = "found.layers_off" { item, warehouse, on_hand, value, layered, layered_value };
    /// An invoice whose sums do not add up, by how much.
    INVOICE_OFF = "found.invoice_off" { number, total, lines, net, tax };
    /// An order that counts other deliveries than there are.
    ORDER_OFF = "found.order_off" { number, line, kept, moved };
    /// An invoice that counts other credits than there are.
    CREDIT_OFF = "found.credit_off" { number, kept, noted, whole };
    /// What the database engine says of the file, in its words.
    FILE_UNSOUND = "found.file_unsound" { said };
    /// Facts of a node that has no part in the book.
    NODE_UNKNOWN = "found.node_unknown" { node };
    /// A fact without a seal.
    FACT_UNSEALED = "found.fact_unsealed" { fact };
    /// Seals without a fact.
    SEALS_ALONE = "found.seals_alone" { count };
    /// A seal that follows another one than the one before.
    SEAL_OUT_OF_ORDER = "found.seal_out_of_order" { fact, seq, before };
    /// A seal that does not continue the one before.
    SEAL_UNCHAINED = "found.seal_unchained" { fact, seq };
    /// A fact that is not what was sealed.
    FACT_CHANGED = "found.fact_changed" { fact, seq };
    /// A fact that cannot be applied.
    FACT_UNUSABLE = "found.fact_unusable" { fact, reason };
    /// A row that is not what the facts make.
    ROW_DIFFERS = "found.row_differs" { table, key, fact, made, kept };
    /// A row that the facts make and the book has not.
    ROW_MISSING = "found.row_missing" { table, key, fact, made };
    /// A row that no fact makes.
    ROW_UNMADE = "found.row_unmade" { table, key, fact, kept };
    /// A personal text that is another.
    TEXT_CHANGED = "found.text_changed" { hash };
    /// A personal text that is gone.
    TEXT_GONE = "found.text_gone" { hash, fact };
    /// An epoch that no fact begins.
    EPOCH_UNBEGUN = "found.epoch_unbegun" { epoch, node };
    /// An epoch that begins elsewhere than where the one before ends.
    EPOCH_OFF = "found.epoch_off" { epoch_before, ends, epoch, begins };
    /// A key of another chain than the fact that names it.
    KEY_OF_ANOTHER_CHAIN = "found.key_of_another_chain" { key };
    /// A second key that does not say that it replaces the first.
    KEY_IN_SECRET = "found.key_in_secret" { key, known };
    /// A key in the place of one that no fact names.
    KEY_REPLACES_UNKNOWN = "found.key_replaces_unknown" { key, replaced };
    /// A head signed with a key that no fact names.
    HEAD_KEY_UNKNOWN = "found.head_key_unknown" { at, epoch, seq, key };
    /// A head signed with a key that began later.
    HEAD_KEY_LATER = "found.head_key_later" { at, epoch, seq, begun };
    /// A head without the signature of its key.
    HEAD_FORGED = "found.head_forged" { at, epoch, seq, fact };
    /// A signed head beyond the end of the chain.
    HEAD_GONE = "found.head_gone" { at, epoch, seq };
    /// A signed head that is not what is sealed there.
    HEAD_CHANGED = "found.head_changed" { at, epoch, seq, fact };
    /// What this computer signed last is not in the book.
    OWN_HEAD_LOST = "found.own_head_lost" { at, epoch, seq };
    /// What this computer signed last is another in the book.
    OWN_HEAD_CHANGED = "found.own_head_changed" { at, epoch, seq, fact };
    /// The key of this computer is not one the book names.
    OWN_KEY_UNKNOWN = "found.own_key_unknown" { key };
    /// An anchor of another book.
    ANCHOR_FOREIGN = "found.anchor_foreign" { anchor, book };
    /// An anchor without a head.
    ANCHOR_EMPTY = "found.anchor_empty" {};
    /// An anchor that is not as it was signed.
    ANCHOR_FORGED = "found.anchor_forged" { at, epoch, seq };
    /// A head of an anchor that is not in the book.
    ANCHOR_LOST = "found.anchor_lost" { at, epoch, seq };
    /// A head of an anchor that is another in the book.
    ANCHOR_CHANGED = "found.anchor_changed" { at, epoch, seq, fact };

    /// Personal texts that were erased.
    NOTED_TEXTS_ERASED = "noted.texts_erased" { count };
    /// Tables that nothing keeps from being changed.
    NOTED_TABLES_OPEN = "noted.tables_open" { tables };
    /// No fact of an epoch is signed.
    NOTED_NOTHING_SIGNED = "noted.nothing_signed" { epoch, facts, since };
    /// Signatures begin later than the chain.
    NOTED_SIGNED_FROM = "noted.signed_from" { epoch, seq, at };
    /// The end of the chain is not signed yet.
    NOTED_SIGNED_UP_TO = "noted.signed_up_to" { epoch, facts, seq, since };
    /// A key that was replaced.
    NOTED_KEY_REPLACED = "noted.key_replaced" { epoch, at };
    /// The key of this computer is not named, and was not used.
    NOTED_KEY_UNUSED = "noted.key_unused" { key };
    /// The key of this computer is out of reach.
    NOTED_KEY_NOT_COMPARED = "noted.key_not_compared" { reason };
    /// What this computer signed in another place is not in this book.
    NOTED_ELSEWHERE_LOST = "noted.elsewhere_lost" { at, epoch, seq, place };
    /// What this computer signed in another place is another here.
    NOTED_ELSEWHERE_CHANGED = "noted.elsewhere_changed" { at, epoch, seq, fact, place };
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: Uuid = Uuid::from_u128(0x0190_a5b0_1c2d_7abc_8def_0011_2233_7c3e);

    #[test]
    fn people_read_amounts_where_programs_read_minor_units() {
        let off = ENTRY_OFF.with("number", "BU-26-1/000002").amount("difference", 123_456, "EUR");
        assert_eq!(off.params["difference"], "123456");
        for (language, amount) in
            [(Language::En, "1,234.56\u{a0}EUR"), (Language::De, "1.234,56\u{a0}EUR"), (Language::Fr, "1\u{202f}234,56\u{a0}EUR")]
        {
            let sentence = off.sentence(language);
            assert!(sentence.contains(amount) && !sentence.contains("123456"), "{sentence}");
        }
        let yen = ENTRY_OFF.with("number", "1").amount("difference", -1_000, "JPY");
        assert!(yen.sentence(Language::De).contains("\u{2212}1.000\u{a0}JPY"), "{yen:?}");
        let damaged = ENTRY_OFF.with("number", "1").amount("difference", 100, "euro");
        assert!(damaged.means.is_empty() && damaged.sentence(Language::En).ends_with("100"), "{damaged:?}");
    }

    #[test]
    fn people_read_days_moments_and_quantities_in_their_own_way() {
        let day = |text: &str| kontor_kernel::date::parse_iso(text).expect("a day");
        let outside = ENTRY_OUTSIDE_YEAR.with("number", "1").day("date", day("2026-03-09"));
        assert_eq!(outside.params["date"], "2026-03-09");
        assert!(outside.sentence(Language::De).contains("09.03.2026"), "{outside:?}");
        let signed = HEAD_GONE.told().moment("at", Instant::noon(day("2026-03-09"))).with("epoch", 1).with("seq", 7);
        assert_eq!(signed.params["at"], "2026-03-09T12:00:00.000000Z");
        assert!(signed.sentence(Language::Fr).contains("09/03/2026 12:00 UTC"), "{signed:?}");
        let clock = |moment: Instant| format!("({} s)", moment.micros() / 1_000_000);
        assert!(signed.told(texts(Language::Fr), &clock).contains("(1773057600 s)"), "{signed:?}");
        let order = ORDER_OFF.with("number", "1").with("line", 1).quantity("kept", Quantity::from_scaled(12_5000));
        let order = order.quantity("moved", Quantity::from_scaled(-5_000));
        assert_eq!((order.params["kept"].as_str(), order.params["moved"].as_str()), ("12.5", "-0.5"));
        let sentence = order.sentence(Language::De);
        assert!(sentence.contains("12,5") && sentence.contains("\u{2212}0,5"), "{sentence}");
    }

    #[test]
    fn people_read_names_or_the_ends_of_ids() {
        let mut found = NODE_UNKNOWN.told().id("node", ID, KnownBy::Name);
        assert_eq!(found.params["node"], ID.to_string());
        assert!(found.sentence(Language::En).contains("…7c3e"), "{found:?}");
        for meaning in found.meanings_mut() {
            *meaning = Meaning::Name("Hamburg".to_owned());
        }
        assert!(found.sentence(Language::En).contains("Hamburg"), "{found:?}");
        assert_eq!(found.params["node"], ID.to_string(), "programs still get the id");
        let said = FILE_UNSOUND.with("said", format!("row ({ID}), {ID} and deadbeef-1"));
        assert!(said.sentence(Language::En).contains("row (…7c3e), …7c3e and deadbeef-1"), "{said:?}");
    }

    #[test]
    fn what_a_finding_means_is_kept() {
        let found = ENTRY_OFF.told().id("number", ID, KnownBy::Name).amount("difference", 100, "EUR");
        let text = serde_json::to_string(&found).expect("writable");
        assert_eq!(serde_json::from_str::<Finding>(&text).expect("readable"), found);
        let old: Finding =
            serde_json::from_str(r#"{"code":"found.entry_off","params":{"difference":"1"}}"#).expect("an older report");
        assert!(old.means.is_empty());
    }
}
