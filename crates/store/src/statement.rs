//! SQL texts: declared once with `$n` placeholders for both engines, registered by name so that a test can prepare
//! every one of them on both and look at its plan.

use std::borrow::Cow;
use std::sync::OnceLock;

use kontor_contract::row::Value;

use crate::schema::Dialect;

/// A text in a module's `sql.rs`. Only [`statements!`](crate::statements) makes them.
pub struct Statement {
    /// `module.NAME`, for tests, logs and metrics.
    pub name: &'static str,
    /// The text, with `$1`, `$2`, ... and perhaps one `{scope:alias}`.
    pub sql: &'static str,
    sqlite: OnceLock<String>,
}

impl Statement {
    /// For the macro only.
    #[doc(hidden)]
    pub const fn declared(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, sqlite: OnceLock::new() }
    }

    /// The text with `{list}` replaced by `length` placeholders after the first `given`.
    pub(crate) fn with_list(&self, given: usize, length: usize) -> String {
        let places: Vec<String> = (given + 1..=given + length).map(|place| format!("${place}")).collect();
        self.sql.replace("{list}", &places.join(", "))
    }

    /// The SQLite form of a text without scope: `?n` is positional there, `$n` would be a name.
    pub(crate) fn sqlite(&self) -> &str {
        self.sqlite.get_or_init(|| sqlite_placeholders(self.sql))
    }
}

/// Declares SQL texts: each becomes a `static`, and `ALL` lists them for the tests.
#[macro_export]
macro_rules! statements {
    ($module:literal; $($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* pub(crate) static $name: $crate::Statement =
            $crate::Statement::declared(concat!($module, ".", stringify!($name)), $sql);)+
        /// Every text of this module.
        pub(crate) static ALL: &[&$crate::Statement] = &[$(&$name),+];
    };
}

/// Which rows a caller may see. The pipeline makes it from the session's grants; there is no query without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The system itself: relay, verify, rebuild. Never made from a session.
    Book,
    /// One company, and within it all branches or some.
    Company {
        /// The company.
        company: uuid::Uuid,
        /// The branches, `None` for all.
        branches: Option<Vec<uuid::Uuid>>,
    },
}

/// A scoped text may name at most this many branches one by one; whoever sees more has a grant for the company.
pub const MAX_BRANCHES: usize = 64;

impl Scope {
    /// Replaces `{scope:alias}` in `sql` by this scope's predicate, appending its parameters.
    ///
    /// `alias` names a table with `company_id`; a table with `branch_id` too is written `{scope:alias+branch}`.
    pub fn bind<'a>(&self, sql: &'a str, params: &mut Vec<Value>) -> Cow<'a, str> {
        let Some(start) = sql.find("{scope:") else { return Cow::Borrowed(sql) };
        let end = sql[start..].find('}').map_or(sql.len(), |length| start + length);
        let token = &sql[start + "{scope:".len()..end];
        let (alias, by_branch) = token.strip_suffix("+branch").map_or((token, false), |alias| (alias, true));
        let predicate = self.predicate(alias, by_branch, params);
        let head = &sql[..start];
        let tail = self.bind(&sql[end + 1..], params);
        Cow::Owned(format!("{head}{predicate}{tail}"))
    }

    fn predicate(&self, alias: &str, by_branch: bool, params: &mut Vec<Value>) -> String {
        let mut next = |id: uuid::Uuid| {
            params.push(Value::Id(id));
            format!("${}", params.len())
        };
        match self {
            Self::Book => "1 = 1".to_owned(),
            Self::Company { company, branches: Some(branches) } if by_branch => {
                let company = next(*company);
                let list: Vec<String> = branches.iter().take(MAX_BRANCHES).map(|branch| next(*branch)).collect();
                let list = if list.is_empty() { "null".to_owned() } else { list.join(", ") };
                format!("{alias}.company_id = {company} and {alias}.branch_id in ({list})")
            }
            Self::Company { company, .. } => format!("{alias}.company_id = {}", next(*company)),
        }
    }
}

/// A text as an engine gets it when a caller is limited to two branches: for the tests that prepare and explain every
/// text. Gives the number of parameters too.
pub fn rendered(dialect: Dialect, sql: &str) -> (String, usize) {
    let highest = |text: &str| (1..200).rev().find(|place| text.contains(&format!("${place}"))).unwrap_or(0);
    let with_list = sql.replace("{list}", &format!("${}", highest(sql) + 1));
    let scope = Scope::Company { company: uuid::Uuid::nil(), branches: Some(vec![uuid::Uuid::nil(), uuid::Uuid::max()]) };
    let mut params = vec![Value::Int(0); highest(&with_list)];
    let text = match dialect {
        Dialect::Sqlite => crate::sqlite::render(&scope, &with_list, &mut params),
        Dialect::Postgres => crate::postgres::render(&scope, &with_list, &mut params),
    };
    (text, params.len())
}

/// `$3` becomes `?3`, outside of quotes.
pub(crate) fn sqlite_placeholders(sql: &str) -> String {
    let mut quoted = false;
    let mut out = String::with_capacity(sql.len());
    let mut characters = sql.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\'' {
            quoted = !quoted;
        }
        let digit_follows = characters.peek().is_some_and(char::is_ascii_digit);
        out.push(if character == '$' && !quoted && digit_follows { '?' } else { character });
    }
    out
}

/// `$n` becomes `$(n + by)`, outside of quotes: for texts merged into one.
pub(crate) fn shift_placeholders(sql: &str, by: usize, out: &mut String) {
    let mut quoted = false;
    let mut characters = sql.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\'' {
            quoted = !quoted;
        }
        out.push(character);
        if character == '$' && !quoted {
            let mut number = 0;
            while let Some(digit) = characters.peek().and_then(|next| next.to_digit(10)) {
                number = number * 10 + digit as usize;
                characters.next();
            }
            out.push_str(&(number + by).to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_rewritten_outside_quotes() {
        assert_eq!(sqlite_placeholders("select '$1', $1 || $12"), "select '$1', ?1 || ?12");
        let mut out = String::new();
        shift_placeholders("a = $1 and b = $10 and c = '$1'", 5, &mut out);
        assert_eq!(out, "a = $6 and b = $15 and c = '$1'");
    }

    #[test]
    fn a_scope_becomes_its_predicate() {
        let company = uuid::Uuid::from_u128(1);
        let branch = uuid::Uuid::from_u128(2);
        let mut params = vec![Value::Int(7)];
        let scope = Scope::Company { company, branches: Some(vec![branch]) };
        let sql = scope.bind("select 1 from a where {scope:a+branch} and x = $1", &mut params);
        assert_eq!(sql, "select 1 from a where a.company_id = $2 and a.branch_id in ($3) and x = $1");
        assert_eq!(params, vec![Value::Int(7), Value::Id(company), Value::Id(branch)]);
    }

    #[test]
    fn a_scope_of_no_branches_sees_nothing() {
        let scope = Scope::Company { company: uuid::Uuid::from_u128(1), branches: Some(Vec::new()) };
        let mut params = Vec::new();
        assert!(scope.bind("{scope:a+branch}", &mut params).ends_with("in (null)"));
    }
}
