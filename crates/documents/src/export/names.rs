//! Account names in plain text accounting: `Assets:1400-Forderungen`.

use std::collections::{BTreeMap, BTreeSet};

use kontor_contract::finance::AccountType;
use kontor_kernel::CivilDate;

use super::JournalLine;

/// Longest account name kept; the code before it tells accounts apart.
const MAX_NAME: usize = 60;

/// The five roots both programs know.
const fn root(account_type: AccountType) -> &'static str {
    match account_type {
        AccountType::Asset => "Assets",
        AccountType::Liability => "Liabilities",
        AccountType::Equity => "Equity",
        AccountType::Income => "Income",
        AccountType::Expense => "Expenses",
    }
}

/// An account met in the journal.
pub(super) struct Account {
    /// Full name, unique.
    pub(super) name: String,
    /// Where it stands.
    pub(super) account_type: AccountType,
    /// First day it is used.
    pub(super) since: CivilDate,
}

/// Every account met so far.
#[derive(Default)]
pub(super) struct Accounts {
    by_code: BTreeMap<(AccountType, String), Account>,
    taken: BTreeSet<String>,
}

impl Accounts {
    /// The name of a line's account. An account keeps the name it was first met with.
    pub(super) fn name_of(&mut self, line: &JournalLine) -> String {
        let key = (line.account_type, line.account_code.clone());
        if let Some(account) = self.by_code.get_mut(&key) {
            account.since = account.since.min(line.date);
            return account.name.clone();
        }
        let wanted = format!("{}:{}", root(line.account_type), component(&line.account_code, &line.account_name));
        let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
        let mut names = std::iter::once(wanted.clone()).chain(numbered);
        let name = names.find(|name| !self.taken.contains(name)).expect("numbers do not end");
        self.taken.insert(name.clone());
        let account = Account { name: name.clone(), account_type: line.account_type, since: line.date };
        self.by_code.insert(key, account);
        name
    }

    /// All of them, by type and code.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Account> {
        self.by_code.values()
    }
}

/// Code and name as one component: it begins with a capital letter or a digit and holds letters, digits and hyphens.
fn component(code: &str, name: &str) -> String {
    let name: String = name.chars().take(MAX_NAME).collect();
    let mut text = String::new();
    for character in format!("{code}-{name}").chars() {
        let legal = if is_legal(character) { character } else { '-' };
        if legal != '-' || !(text.is_empty() || text.ends_with('-')) {
            text.push(legal);
        }
    }
    let text = text.trim_end_matches('-');
    let begins_well = text.starts_with(|first: char| first.is_ascii_digit() || first.is_ascii_uppercase());
    if begins_well { text.to_owned() } else { format!("X{text}") }
}

/// Letters and digits that beancount's `\p{L}` and `\p{Nd}` hold for certain: ASCII, Latin, Greek, Cyrillic, Japanese,
/// Chinese and Korean. `char::is_alphabetic` alone would let marks and Roman numerals through.
fn is_legal(character: char) -> bool {
    let script = matches!(character,
        '\u{c0}'..='\u{24f}' | '\u{386}'..='\u{3ff}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}'
        | '\u{1e00}'..='\u{1eff}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    character.is_ascii_alphanumeric() || (script && character.is_alphabetic())
}
