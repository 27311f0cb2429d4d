//! The list kit: one SQL form for every list, keyset-paged, scoped by itself.

use std::borrow::Cow;

use kontor_contract::error::{INTERNAL_BUG, LIST_BAD_VALUE, LIST_UNKNOWN_FIELD};
use kontor_contract::list::{Condition, DEFAULT_LIMIT, ListRequest, Page, Scalar};
use kontor_contract::row::{Column, ColumnType, Field as _, Row, RowError, RowSource, Value};
use kontor_contract::{Error, Result};
use uuid::Uuid;

use crate::tx::Tx;
use crate::words::split;

/// A field a list can be filtered or sorted by.
#[derive(Debug, Clone, Copy)]
pub struct ListColumn {
    /// Its name in requests.
    pub name: &'static str,
    /// Its SQL expression; never NULL for a sortable one.
    pub sql: &'static str,
    /// Its type.
    pub column_type: ColumnType,
    /// Whether `sort` may name it; an index must serve that order.
    pub sortable: bool,
}

/// A list as its module declares it.
#[derive(Debug)]
pub struct ListSpec {
    /// `module.noun`, for tests and logs.
    pub name: &'static str,
    /// What stands between `select` and `from`, in the order of the row's fields.
    pub columns: &'static str,
    /// What stands after `from`, with a `{scope:alias}` in its `where`.
    pub from: &'static str,
    /// Filters and sorts.
    pub fields: &'static [ListColumn],
    /// The unique column that settles ties, an expression of type id.
    pub key: &'static str,
    /// Sort if none is asked for, as in a request.
    pub order: &'static str,
    /// Columns that `text` searches, already folded.
    pub text: &'static [&'static str],
    /// The words of the rows, where there are too many to search them all.
    pub words: Option<ListWords>,
    /// Fields every request filters by, because the module adds them: a user's own rows.
    pub always: &'static [&'static str],
}

/// An index of words that finds a list's rows.
#[derive(Debug, Clone, Copy)]
pub struct ListWords {
    /// The table of words.
    pub table: &'static str,
    /// Its column for what they are words of.
    pub of: &'static str,
    /// The same id in the list.
    pub id: &'static str,
}

/// How a condition by words begins after the id it is about.
pub(crate) const FOUND_BY_WORD: &str = " in (select w.";
/// Letters of a word that are looked up by it; fewer begin so many words that reading in order finds a page sooner.
const SHORTEST_WORD: usize = 3;
/// Words found that are still few: reading and sorting their rows takes about a millisecond.
const FEW: usize = 500;

/// Where a text that is searched for may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finding {
    /// Its longest word begins a word of few rows, which are read and sorted; its other parts stand anywhere in them.
    Few,
    /// As before, but of so many rows that a page of them is sooner found by reading in order.
    Many,
    /// All words stand anywhere.
    Anywhere,
}

struct Keyed<R> {
    row: R,
    sort: Value,
    key: Uuid,
}

impl ListSpec {
    /// One page. What is searched for begins a word; only if that finds nothing it may stand inside one.
    ///
    /// # Errors
    /// `list.unknown_field`, `list.bad_value`, `unavailable.*`.
    pub async fn page<R: Row + Send>(&self, tx: &mut Tx, request: &ListRequest) -> Result<Page<R>> {
        let finding = self.finding(tx, request).await?;
        let page = self.page_of(tx, request, finding).await?;
        if page.rows.is_empty() && finding != Finding::Anywhere {
            return self.page_of(tx, request, Finding::Anywhere).await;
        }
        Ok(page)
    }

    /// How a request's text is best searched, by how many words begin with its longest.
    async fn finding(&self, tx: &mut Tx, request: &ListRequest) -> Result<Finding> {
        let (Some(ListWords { table, .. }), Some(Condition::Is(Scalar::Text(text)))) = (self.words, request.filter.get("text"))
        else {
            return Ok(Finding::Anywhere);
        };
        let Some(word) = longest(&fold(text)) else { return Ok(Finding::Anywhere) };
        let sql = format!(
            "select cast(1 as BIGINT) from {table} w where {{scope:w}} and w.word >= $1 and w.word < $2 limit {}",
            FEW + 1
        );
        let found: Vec<(i64,)> = tx.rows_of(&sql, vec![Value::Text(word.clone()), after(&word)]).await?;
        Ok(match found.len() {
            0 => Finding::Anywhere,
            few if few <= FEW => Finding::Few,
            _ => Finding::Many,
        })
    }

    async fn page_of<R: Row + Send>(&self, tx: &mut Tx, request: &ListRequest, finding: Finding) -> Result<Page<R>> {
        let limit = i64::from(request.limit.unwrap_or(DEFAULT_LIMIT));
        let (sql, params) = self.sql(request, limit + 1, finding)?;
        let sort_type = self.order_of(request)?.0.column_type;
        let mut rows: Vec<Keyed<R>> = match sort_type {
            ColumnType::Int => tx.rows_of::<KeyedBy<R, i64>>(&sql, params).await?.into_iter().map(KeyedBy::keyed).collect(),
            _ => tx.rows_of::<KeyedBy<R, String>>(&sql, params).await?.into_iter().map(KeyedBy::keyed).collect(),
        };
        let more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
        if more {
            rows.pop();
        }
        let next = rows.last().filter(|_| more).map(|last| cursor(&last.sort, last.key));
        Ok(Page { rows: rows.into_iter().map(|keyed| keyed.row).collect(), next })
    }

    /// Every form of this list's text, for the tests that prepare and explain them.
    pub fn texts(&self) -> Vec<(String, String)> {
        let sorts = self
            .fields
            .iter()
            .filter(|field| field.sortable)
            .flat_map(|field| [field.name.to_owned(), format!("-{}", field.name)]);
        let mut base = ListRequest::default();
        for field in self.fields.iter().filter(|field| self.always.contains(&field.name)) {
            base.filter.insert(field.name.to_owned(), sample(field));
        }
        let mut requests: Vec<ListRequest> = sorts.map(|sort| ListRequest { sort: Some(sort), ..base.clone() }).collect();
        for field in self.fields {
            let mut request = base.clone();
            request.filter.insert(field.name.to_owned(), sample(field));
            requests.push(request);
        }
        if self.words.is_some() {
            let mut request = base;
            request.filter.insert("text".to_owned(), Condition::Is(Scalar::Text("word m8".to_owned())));
            requests.push(request);
        }
        let text = |request: &ListRequest| self.sql(request, 2, Finding::Few).ok();
        requests.iter().filter_map(|request| Some((format!("{} {request:?}", self.name), text(request)?.0))).collect()
    }

    fn order_of(&self, request: &ListRequest) -> Result<(&'static ListColumn, bool)> {
        let order = request.sort.as_deref().unwrap_or(self.order);
        let (name, descending) = order.strip_prefix('-').map_or((order, false), |name| (name, true));
        let field = self.fields.iter().find(|field| field.name == name && field.sortable);
        field.map(|field| (field, descending)).ok_or_else(|| LIST_UNKNOWN_FIELD.with("field", name).at("sort"))
    }

    fn sql(&self, request: &ListRequest, limit: i64, finding: Finding) -> Result<(String, Vec<Value>)> {
        let (order, descending) = self.order_of(request)?;
        if let Some(missing) = self.always.iter().find(|name| !request.filter.contains_key(**name)) {
            return Err(INTERNAL_BUG.with("what", format!("{} was asked without {missing}", self.name)));
        }
        let mut params = Vec::new();
        let mut conditions = String::new();
        for (name, condition) in &request.filter {
            conditions.push_str(" and ");
            conditions.push_str(&self.condition(name, condition, finding, &mut params)?);
        }
        let (direction, beyond) = if descending { ("desc", "<") } else { ("asc", ">") };
        if let Some(text) = &request.cursor {
            let (sort, key) = read_cursor(text, order.column_type)?;
            params.push(sort);
            params.push(Value::Id(key));
            // The first half says nothing new: it bounds the index where sort and key lie in different tables, which Postgres
            // does not see in the second.
            let (sort, key) = (params.len() - 1, params.len());
            conditions.push_str(&format!(
                " and {} {beyond}= ${sort} and ({}, {}) {beyond} (${sort}, ${key})",
                order.sql, order.sql, self.key
            ));
        }
        params.push(Value::Int(limit));
        let sql = format!(
            "select {}, {} as sort_value, {} as sort_key from {}{conditions} order by {} {direction}, {} {direction} limit ${}",
            self.columns,
            order.sql,
            self.key,
            self.from,
            order.sql,
            self.key,
            params.len()
        );
        Ok((sql, params))
    }

    /// Every part of a text must be there. The longest word of it is looked up where there is an index; what that finds is
    /// few enough to look for the other parts in.
    fn searched(&self, text: &str, finding: Finding, params: &mut Vec<Value>) -> String {
        let folded = fold(text);
        let looked_up = self.words.filter(|_| finding != Finding::Anywhere).zip(longest(&folded));
        let mut conditions = Vec::new();
        if let Some((ListWords { table, of, id }, word)) = &looked_up {
            params.extend([Value::Text(word.clone()), after(word)]);
            let (from, to) = (params.len() - 1, params.len());
            // No index serves an expression, so rows are then read in the order of the list.
            let id = if finding == Finding::Many { format!("coalesce({id}, {id})") } else { (*id).to_owned() };
            conditions.push(format!(
                "{id}{FOUND_BY_WORD}{of} from {table} w where {{scope:w}} and w.word >= ${from} and w.word < ${to})"
            ));
        }
        for part in folded.split_whitespace().filter(|part| looked_up.as_ref().is_none_or(|(_, word)| part != word)) {
            params.push(Value::Text(format!("%{}%", escape_like(part))));
            let place = params.len();
            let any: Vec<String> = self.text.iter().map(|column| format!("{column} like ${place} escape '\\'")).collect();
            conditions.push(format!("({})", any.join(" or ")));
        }
        if conditions.is_empty() { "1 = 1".to_owned() } else { conditions.join(" and ") }
    }

    fn condition(&self, name: &str, condition: &Condition, finding: Finding, params: &mut Vec<Value>) -> Result<String> {
        if name == "text" && !self.text.is_empty() {
            let Condition::Is(Scalar::Text(text)) = condition else {
                return Err(LIST_BAD_VALUE.with("field", name).with("value", "").at("filter.text"));
            };
            return Ok(self.searched(text, finding, params));
        }
        let field = self.fields.iter().find(|field| field.name == name);
        let field = field.ok_or_else(|| LIST_UNKNOWN_FIELD.with("field", name).at(format!("filter.{name}")))?;
        let mut compare = |operator: &str, scalar: &Scalar| -> Result<String> {
            params.push(value(scalar, field)?);
            Ok(format!("{} {operator} ${}", field.sql, params.len()))
        };
        match condition {
            Condition::Is(scalar) => compare("=", scalar),
            Condition::Range { from, to } => {
                let bounds = [(">=", from), ("<=", to)];
                let bounds = bounds.iter().filter_map(|(operator, bound)| bound.as_ref().map(|bound| compare(operator, bound)));
                let bounds = bounds.collect::<Result<Vec<_>>>()?;
                Ok(if bounds.is_empty() { "1 = 1".to_owned() } else { bounds.join(" and ") })
            }
        }
    }
}

/// The longest word of a folded text, if it is long enough to be looked up.
fn longest(folded: &str) -> Option<String> {
    split(folded).max_by_key(|word| word.chars().count()).filter(|word| word.chars().count() >= SHORTEST_WORD)
}

/// What lies behind everything that begins with a word.
fn after(word: &str) -> Value {
    Value::Text(format!("{word}{}", char::MAX))
}

/// A condition of a field's type, for the tests.
fn sample(field: &ListColumn) -> Condition {
    Condition::Is(if field.column_type == ColumnType::Int { Scalar::Int(0) } else { Scalar::Text(Uuid::nil().to_string()) })
}

fn value(scalar: &Scalar, field: &ListColumn) -> Result<Value> {
    let bad = |value: &dyn std::fmt::Display| {
        LIST_BAD_VALUE.with("field", field.name).with("value", value).at(format!("filter.{}", field.name))
    };
    match (field.column_type, scalar) {
        (ColumnType::Int, Scalar::Int(number)) => Ok(Value::Int(*number)),
        (ColumnType::Int, Scalar::Bool(yes)) => Ok(Value::Int(i64::from(*yes))),
        (ColumnType::Text, Scalar::Text(text)) => Ok(Value::Text(text.clone())),
        (ColumnType::Id, Scalar::Text(text)) => Uuid::parse_str(text).map(Value::Id).map_err(|_| bad(text)),
        (_, Scalar::Text(text)) => Err(bad(text)),
        (_, Scalar::Int(number)) => Err(bad(number)),
        (_, Scalar::Bool(yes)) => Err(bad(yes)),
    }
}

/// The form texts are searched in: lower case, without the marks European names carry.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(fold_character).collect::<Vec<Cow<'static, str>>>().concat()
}

fn fold_character(character: char) -> Cow<'static, str> {
    Cow::Borrowed(match character {
        'ä' | 'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' | 'ń' => "n",
        'ö' | 'ò' | 'ó' | 'ô' | 'õ' | 'ø' => "o",
        'ü' | 'ù' | 'ú' | 'û' => "u",
        'ß' => "ss",
        'ł' => "l",
        'š' | 'ś' => "s",
        'ž' | 'ż' | 'ź' => "z",
        'ý' | 'ÿ' => "y",
        'œ' => "oe",
        'æ' => "ae",
        other => return Cow::Owned(other.to_string()),
    })
}

fn escape_like(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

fn cursor(sort: &Value, key: Uuid) -> String {
    match sort {
        Value::Int(number) => format!("{key}:{number}"),
        Value::Text(text) => format!("{key}:{text}"),
        Value::Null(_) | Value::Id(_) | Value::Bytes(_) => format!("{key}:"),
    }
}

fn read_cursor(text: &str, sort_type: ColumnType) -> Result<(Value, Uuid)> {
    let bad = || -> Error { LIST_BAD_VALUE.with("field", "cursor").with("value", text).at("cursor") };
    let (key, sort) = text.split_once(':').ok_or_else(bad)?;
    let key = Uuid::parse_str(key).map_err(|_| bad())?;
    let sort = match sort_type {
        ColumnType::Int => Value::Int(sort.parse().map_err(|_| bad())?),
        _ => Value::Text(sort.to_owned()),
    };
    Ok((sort, key))
}

/// A row with the two columns after it that make the next cursor.
struct KeyedBy<R, S> {
    row: R,
    sort: S,
    key: Uuid,
}

impl<R, S: Column> KeyedBy<R, S> {
    fn keyed(self) -> Keyed<R> {
        Keyed { row: self.row, sort: self.sort.to_value(), key: self.key }
    }
}

impl<R: Row, S: Column> Row for KeyedBy<R, S> {
    const FIELDS: &'static [(&'static str, &'static [&'static str])] = R::FIELDS;
    fn read<T: RowSource + ?Sized>(source: &T) -> Result<Self, RowError> {
        let width = R::FIELDS.iter().map(|(_, suffixes)| suffixes.len()).sum::<usize>();
        Ok(Self { row: R::read(source)?, sort: S::read(source, width)?, key: Uuid::read(source, width + 1)? })
    }
    fn write(&self, out: &mut Vec<Value>) {
        self.row.write(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_and_escaping() {
        assert_eq!(fold("Größe Éa"), "grosse ea");
        assert_eq!(escape_like("50%_\\"), "50\\%\\_\\\\");
    }

    #[test]
    fn cursors_round_trip() {
        let key = Uuid::from_u128(7);
        for (value, kind) in [(Value::Int(-5), ColumnType::Int), (Value::Text("a:b".into()), ColumnType::Text)] {
            assert_eq!(read_cursor(&cursor(&value, key), kind).expect("its own form"), (value, key));
        }
        assert!(read_cursor("nonsense", ColumnType::Int).is_err());
    }
}
