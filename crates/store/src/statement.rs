//! SQL texts: declared once with `$n` placeholders for both engines, registered by name so that a test can prepare
//! every one of them on both and look at its plan.

use std::borrow::Cow;
use std::sync::{Arc, PoisonError, RwLock};

use kontor_contract::row::Value;

use crate::schema::Dialect;

/// A text in a module's `sql.rs`. Only [`statements!`](crate::statements) makes them.
pub struct Statement {
    /// `module.NAME`, for tests, logs and metrics.
    pub name: &'static str,
    /// The text, with `$1`, `$2`, ... and perhaps some `{scope:alias}` and one `{list}`.
    pub sql: &'static str,
    /// The forms it was asked for so far; few.
    forms: RwLock<Vec<(Form, Arc<str>)>>,
}

/// What a statement's text depends on beside itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Form {
    dialect: Dialect,
    scope: ScopeShape,
    given: usize,
    list: usize,
}

impl Statement {
    /// For the macro only.
    #[doc(hidden)]
    pub const fn declared(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, forms: RwLock::new(Vec::new()) }
    }

    /// The text as an engine takes it, with the parameters of the scope appended. The last `list` parameters stand for
    /// `{list}`.
    pub(crate) fn text(&self, dialect: Dialect, scope: &Scope, params: &mut Vec<Value>, list: usize) -> Arc<str> {
        let form = Form { dialect, scope: scope.shape(), given: params.len(), list };
        scope.append(self.sql, params);
        let known = self.forms.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = known.iter().find(|(own, _)| *own == form) {
            return text.clone();
        }
        drop(known);
        let made: Arc<str> = self.make(form).into();
        self.forms.write().unwrap_or_else(PoisonError::into_inner).push((form, made.clone()));
        made
    }

    fn make(&self, Form { dialect, scope, given, list }: Form) -> String {
        let places: Vec<String> = (given - list + 1..=given).map(|place| format!("${place}")).collect();
        let listed = self.sql.replace("{list}", &places.join(", "));
        finish(dialect, &scope.write(&listed, given))
    }

    /// The SQLite form of a text without scope.
    pub(crate) fn sqlite(&self) -> Arc<str> {
        self.text(Dialect::Sqlite, &Scope::Book, &mut Vec::new(), 0)
    }
}

/// A text made at run time, as an engine takes it.
pub(crate) fn render(dialect: Dialect, scope: &Scope, sql: &str, params: &mut Vec<Value>) -> String {
    let given = params.len();
    scope.append(sql, params);
    finish(dialect, &scope.shape().write(sql, given))
}

/// The tokens that are left, in the words of an engine.
fn finish(dialect: Dialect, sql: &str) -> String {
    match dialect {
        Dialect::Sqlite => crate::sqlite::finish(sql),
        Dialect::Postgres => crate::postgres::finish(sql),
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

/// What a text depends on of a scope: not whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ScopeShape {
    Book,
    Company,
    Branches(usize),
}

impl Scope {
    fn shape(&self) -> ScopeShape {
        match self {
            Self::Book => ScopeShape::Book,
            Self::Company { branches: None, .. } => ScopeShape::Company,
            Self::Company { branches: Some(branches), .. } => ScopeShape::Branches(branches.len().min(MAX_BRANCHES)),
        }
    }

    /// Appends the parameters that `sql` needs: the company once, then the branches if a table is scoped by them.
    fn append(&self, sql: &str, params: &mut Vec<Value>) {
        let Self::Company { company, branches } = self else { return };
        if !sql.contains(TOKEN) {
            return;
        }
        params.push(Value::Id(*company));
        if let Some(branches) = branches.as_ref().filter(|_| sql.contains(BY_BRANCH)) {
            params.extend(branches.iter().take(MAX_BRANCHES).copied().map(Value::Id));
        }
    }
}

/// How `{scope:alias}` begins; `alias` names a table with `company_id`.
const TOKEN: &str = "{scope:";
/// How it ends where the table has a `branch_id` too.
const BY_BRANCH: &str = "+branch}";

impl ScopeShape {
    /// Replaces each token by the predicate whose parameters follow the first `given`.
    fn write(self, sql: &str, given: usize) -> Cow<'_, str> {
        let Some((head, rest)) = sql.split_once(TOKEN) else { return Cow::Borrowed(sql) };
        let (token, tail) = rest.split_once('}').unwrap_or((rest, ""));
        let (alias, by_branch) = token.strip_suffix("+branch").map_or((token, false), |alias| (alias, true));
        let company = given + 1;
        let predicate = match self {
            Self::Book => "1 = 1".to_owned(),
            Self::Branches(count) if by_branch => {
                let list: Vec<String> = (company + 1..=company + count).map(|place| format!("${place}")).collect();
                let list = if list.is_empty() { "null".to_owned() } else { list.join(", ") };
                format!("{alias}.company_id = ${company} and {alias}.branch_id in ({list})")
            }
            Self::Company | Self::Branches(_) => format!("{alias}.company_id = ${company}"),
        };
        Cow::Owned(format!("{head}{predicate}{}", self.write(tail, given)))
    }
}

/// A text as an engine gets it when a caller is limited to two branches: for the tests that prepare and explain every
/// text. `listed` values stand in its list. Gives the number of parameters too.
pub fn rendered(dialect: Dialect, sql: &str, listed: usize) -> (String, usize) {
    let highest = |text: &str| (1..200).rev().find(|place| text.contains(&format!("${place}"))).unwrap_or(0);
    let first = highest(sql) + 1;
    let places: Vec<String> = (first..first + listed).map(|place| format!("${place}")).collect();
    let with_list = sql.replace("{list}", &places.join(", "));
    let scope = Scope::Company { company: uuid::Uuid::nil(), branches: Some(vec![uuid::Uuid::nil(), uuid::Uuid::max()]) };
    let mut params = vec![Value::Int(0); highest(&with_list)];
    (render(dialect, &scope, &with_list, &mut params), params.len())
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
        let sql =
            render(Dialect::Postgres, &scope, "select 1 from a, b where {scope:a+branch} and x = $1 and {scope:b}", &mut params);
        assert_eq!(sql, "select 1 from a, b where a.company_id = $2 and a.branch_id in ($3) and x = $1 and b.company_id = $2");
        assert_eq!(params, vec![Value::Int(7), Value::Id(company), Value::Id(branch)]);
    }

    #[test]
    fn a_scope_of_no_branches_sees_nothing() {
        let scope = Scope::Company { company: uuid::Uuid::from_u128(1), branches: Some(Vec::new()) };
        let mut params = Vec::new();
        assert!(render(Dialect::Postgres, &scope, "{scope:a+branch}", &mut params).ends_with("in (null)"));
    }

    #[test]
    fn a_form_is_made_once_for_each_shape_of_its_parameters() {
        static TEXT: Statement =
            Statement::declared("test.TEXT", "select 1 from a where {scope:a} and a.x in ({list}) and a.y = $1");
        let company = uuid::Uuid::from_u128(1);
        let scope = Scope::Company { company, branches: None };
        let text = |values: usize| {
            let mut params = vec![Value::Int(0); 1 + values];
            (TEXT.text(Dialect::Sqlite, &scope, &mut params, values), params.len())
        };
        let (one, places) = text(1);
        assert_eq!((&*one, places), ("select 1 from a where a.company_id = ?3 and a.x in (?2) and a.y = ?1", 3));
        assert_eq!(&*text(2).0, "select 1 from a where a.company_id = ?4 and a.x in (?2, ?3) and a.y = ?1");
        assert!(Arc::ptr_eq(&one, &text(1).0));
    }
}
