//! SQL texts: declared once with `$n` placeholders for both engines, registered by name so that a test can prepare
//! every one of them on both and look at its plan.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use kontor_contract::row::Value;
use uuid::Uuid;

use crate::schema::Dialect;
use crate::scope::{Area, Areas, Dimensions, Scope, ScopeShape};
use crate::work::{Reading, tape_reading};

/// A text in a module's `sql.rs`. Only [`statements!`](crate::statements) makes them.
pub struct Statement {
    /// `module.NAME`, for tests, logs and metrics.
    pub name: &'static str,
    /// The text, with `$1`, `$2`, ... and perhaps some `{scope:alias}` and one `{list}`.
    pub sql: &'static str,
    /// The forms it was asked for so far; few.
    forms: RwLock<Vec<(Form, Arc<str>)>>,
    /// By what its scope tokens tell rows apart.
    needs: OnceLock<Dimensions>,
}

/// What a statement's text depends on beside itself.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        Self { name, sql, forms: RwLock::new(Vec::new()), needs: OnceLock::new() }
    }

    /// The text as an engine takes it, with the parameters of the scope appended. The last `list` parameters stand for
    /// `{list}`.
    pub(crate) fn text(&self, dialect: Dialect, scope: &Scope, params: &mut Vec<Value>, list: usize) -> Arc<str> {
        let form = Form { dialect, scope: scope.shape(), given: params.len(), list };
        tape_reading(|| reading(dialect, scope, &self.listed(params.len(), list), params));
        scope.append(self.needs(), params);
        let known = self.forms.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = known.iter().find(|(own, _)| *own == form) {
            return text.clone();
        }
        drop(known);
        let made: Arc<str> = self.make(&form).into();
        self.forms.write().unwrap_or_else(PoisonError::into_inner).push((form, made.clone()));
        made
    }

    fn needs(&self) -> Dimensions {
        *self.needs.get_or_init(|| Dimensions::of(self.sql))
    }

    fn make(&self, Form { dialect, scope, given, list }: &Form) -> String {
        finish(*dialect, &scope.write(&self.listed(*given, *list), self.needs(), *given))
    }

    /// The text with the last `list` of `given` parameters in the place of its list.
    fn listed(&self, given: usize, list: usize) -> String {
        let places: Vec<String> = (given - list + 1..=given).map(|place| format!("${place}")).collect();
        self.sql.replace("{list}", &places.join(", "))
    }

    /// The SQLite form of a text without scope.
    pub(crate) fn sqlite(&self) -> Arc<str> {
        self.text(Dialect::Sqlite, &Scope::Book, &mut Vec::new(), 0)
    }
}

/// A text made at run time, as an engine takes it.
pub(crate) fn render(dialect: Dialect, scope: &Scope, sql: &str, params: &mut Vec<Value>) -> String {
    tape_reading(|| reading(dialect, scope, sql, params));
    write(dialect, scope, sql, params)
}

/// What a bench compares, of a text that narrows its rows to a company's.
fn reading(dialect: Dialect, scope: &Scope, sql: &str, given: &[Value]) -> Option<Reading> {
    let Scope::Company { company, .. } = scope else { return None };
    let form = |scope: &Scope| {
        let mut params = given.to_vec();
        (write(dialect, scope, sql, &mut params), params)
    };
    Dimensions::of(sql).scoped.then(|| Reading([form(scope), form(&Scope::company(*company)), form(&Scope::Book)]))
}

fn write(dialect: Dialect, scope: &Scope, sql: &str, params: &mut Vec<Value>) -> String {
    let given = params.len();
    let needs = Dimensions::of(sql);
    scope.append(needs, params);
    finish(dialect, &scope.shape().write(sql, needs, given))
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

/// A text as an engine gets it when a caller has two grants, one limited in every way and one to two branches: for the tests
/// that prepare and explain every text. `listed` values stand in its list. Gives the number of parameters too.
pub fn rendered(dialect: Dialect, sql: &str, listed: usize) -> (String, usize) {
    let highest = |text: &str| (1..200).rev().find(|place| text.contains(&format!("${place}"))).unwrap_or(0);
    let first = highest(sql) + 1;
    let places: Vec<String> = (first..first + listed).map(|place| format!("${place}")).collect();
    let with_list = sql.replace("{list}", &places.join(", "));
    let narrow = Area { branches: Some(vec![Uuid::nil()]), warehouses: Some(vec![Uuid::nil()]), own: Some(Uuid::nil()) };
    let two = Area { branches: Some(vec![Uuid::nil(), Uuid::max()]), ..Area::default() };
    let scope = Scope::Company { company: Uuid::nil(), areas: Areas::of(vec![narrow, two]) };
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
    let mut rest = sql;
    while let Some(at) = rest.find(['\'', '$']) {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        rest = after;
        if before.ends_with('\'') {
            quoted = !quoted;
            continue;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let (false, Ok(number)) = (quoted, rest[..digits].parse::<usize>()) {
            out.push_str(&(number + by).to_string());
            rest = &rest[digits..];
        }
    }
    out.push_str(rest);
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
    fn a_form_is_made_once_for_each_shape_of_its_parameters() {
        static TEXT: Statement =
            Statement::declared("test.TEXT", "select 1 from a where {scope:a} and a.x in ({list}) and a.y = $1");
        let scope = Scope::company(Uuid::from_u128(1));
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
