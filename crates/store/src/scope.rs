//! Which rows a caller may see: companies, branches, warehouses, their own; and the predicate that stands for a text's
//! `{scope:alias}`.

use std::borrow::Cow;
use std::sync::Arc;

use kontor_contract::row::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which rows a caller may see. The pipeline makes it from the session's grants; there is no query without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The system itself: relay, verify, rebuild. Never made from a session.
    Book,
    /// One company, and within it some areas.
    Company {
        /// The company.
        company: Uuid,
        /// The areas whose union may be seen.
        areas: Areas,
    },
}

/// A part of a company: what stands in none of its limits is not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Only these branches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branches: Option<Vec<Uuid>>,
    /// Of what lies in warehouses, only these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warehouses: Option<Vec<Uuid>>,
    /// Only what this user made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Uuid>,
}

impl Area {
    /// Whether it is the whole company.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a place lies in it; a document of no warehouse is told by its branch alone.
    pub fn holds(&self, branch: Uuid, warehouse: Option<Uuid>) -> bool {
        let within = |limit: &Option<Vec<Uuid>>, place: Uuid| limit.as_ref().is_none_or(|places| places.contains(&place));
        within(&self.branches, branch) && warehouse.is_none_or(|warehouse| within(&self.warehouses, warehouse))
    }

    /// Whether all of another area lies in it.
    pub fn covers(&self, other: &Self) -> bool {
        let around = |own: &Option<Vec<Uuid>>, other: &Option<Vec<Uuid>>| match (own, other) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(other)) => other.iter().all(|place| own.contains(place)),
        };
        around(&self.branches, &other.branches)
            && around(&self.warehouses, &other.warehouses)
            && (self.own.is_none() || self.own == other.own)
    }
}

/// The union of some areas. None at all is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Areas {
    list: Arc<[Area]>,
    shape: ScopeShape,
}

impl Areas {
    /// The union of areas.
    pub fn of(mut areas: Vec<Area>) -> Self {
        for area in &mut areas {
            for listed in [&mut area.branches, &mut area.warehouses].into_iter().flatten() {
                listed.truncate(MAX_BRANCHES);
            }
        }
        let shape = if areas.iter().any(Area::is_everything) {
            areas = vec![Area::default()];
            ScopeShape::Company
        } else {
            ScopeShape::Areas(areas.iter().map(AreaShape::of).collect())
        };
        Self { list: areas.into(), shape }
    }

    /// The whole company.
    pub fn everything() -> Self {
        Self::of(vec![Area::default()])
    }

    /// The areas.
    pub fn list(&self) -> &[Area] {
        &self.list
    }

    /// Whether a place lies in one of them.
    pub fn hold(&self, branch: Uuid, warehouse: Option<Uuid>) -> bool {
        self.list.iter().any(|area| area.holds(branch, warehouse))
    }
}

/// An area may name at most this many branches or warehouses one by one; whoever sees more has a grant for the company.
pub const MAX_BRANCHES: usize = 64;

/// What a text depends on of a scope: not whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ScopeShape {
    Book,
    Company,
    Areas(Arc<[AreaShape]>),
}

/// How many places an area names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AreaShape {
    branches: Option<usize>,
    warehouses: Option<usize>,
    own: bool,
}

impl AreaShape {
    fn of(area: &Area) -> Self {
        let count = |places: &Option<Vec<Uuid>>| places.as_ref().map(Vec::len);
        Self { branches: count(&area.branches), warehouses: count(&area.warehouses), own: area.own.is_some() }
    }
}

/// By what a text's scope tokens tell rows apart, besides the company.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Dimensions {
    pub(crate) scoped: bool,
    branch: bool,
    warehouse: bool,
    own: bool,
}

impl Dimensions {
    pub(crate) fn of(sql: &str) -> Self {
        let tokens = sql.match_indices(TOKEN).map(|(at, _)| Token::read(&sql[at + TOKEN.len()..]).0);
        tokens.fold(Self::default(), |all, token| Self {
            scoped: true,
            branch: all.branch || token.branch.is_some(),
            warehouse: all.warehouse || token.warehouse.is_some(),
            own: all.own || token.own.is_some_and(|column| column != NOBODYS),
        })
    }
}

impl Scope {
    /// The whole of a company.
    pub fn company(company: Uuid) -> Self {
        Self::Company { company, areas: Areas::everything() }
    }

    pub(crate) fn shape(&self) -> ScopeShape {
        match self {
            Self::Book => ScopeShape::Book,
            Self::Company { areas, .. } => areas.shape.clone(),
        }
    }

    /// Appends the parameters that a text needs: the company once, then what its tokens tell rows apart by, area by area.
    pub(crate) fn append(&self, needs: Dimensions, params: &mut Vec<Value>) {
        let Self::Company { company, areas } = self else { return };
        if !needs.scoped {
            return;
        }
        // Without any area there is nothing to compare with.
        if !areas.list.is_empty() {
            params.push(Value::Id(*company));
        }
        for area in &*areas.list {
            let branches = area.branches.as_ref().filter(|_| needs.branch);
            let warehouses = area.warehouses.as_ref().filter(|_| needs.warehouse);
            params.extend([branches, warehouses].into_iter().flatten().flatten().copied().map(Value::Id));
            params.extend(area.own.filter(|_| needs.own).map(Value::Id));
        }
    }
}

/// How `{scope:alias}` begins; `alias` names a table with `company_id`. It goes on with `+branch`, `+warehouse` and `+own`
/// where rows belong to a branch, lie in a warehouse or were made by somebody: columns `branch_id`, `warehouse_id` and
/// `actor_id`, or `+own=column`. `+branch?` shows rows of no branch too. Rows that are nobody's, such as stock, say `+own=none`: whoever sees only what they made
/// themselves sees none of a table that does not say.
const TOKEN: &str = "{scope:";
/// Stands for the column of rows that are nobody's.
const NOBODYS: &str = "none";

/// A scope token, read.
struct Token<'a> {
    alias: &'a str,
    branch: Option<&'a str>,
    /// Whether rows of no branch are shown too.
    branchless: bool,
    warehouse: Option<&'a str>,
    own: Option<&'a str>,
}

impl<'a> Token<'a> {
    /// Reads what follows [`TOKEN`]; gives what follows the token too.
    fn read(text: &'a str) -> (Self, &'a str) {
        let (token, tail) = text.split_once('}').unwrap_or((text, ""));
        let mut words = token.split('+');
        let alias = words.next().unwrap_or_default();
        let mut read = Self { alias, branch: None, branchless: false, warehouse: None, own: None };
        for word in words {
            let (name, column) = word.split_once('=').map_or((word, None), |(name, column)| (name, Some(column)));
            match name {
                "branch" => read.branch = Some(column.unwrap_or("branch_id")),
                "branch?" => (read.branch, read.branchless) = (Some(column.unwrap_or("branch_id")), true),
                "warehouse" => read.warehouse = Some(column.unwrap_or("warehouse_id")),
                _ => read.own = Some(column.unwrap_or("actor_id")),
            }
        }
        (read, tail)
    }

    /// The predicate, whose parameters begin at `place`.
    fn predicate(&self, shape: &ScopeShape, needs: Dimensions, place: usize) -> String {
        let company = format!("{}.company_id = ${place}", self.alias);
        let by_place = self.branch.is_some() || self.warehouse.is_some() || self.own.is_some();
        match shape {
            ScopeShape::Book => "1 = 1".to_owned(),
            ScopeShape::Areas(areas) if areas.is_empty() => "1 = 0".to_owned(),
            ScopeShape::Areas(areas) if by_place => {
                let mut place = place + 1;
                let any: Vec<String> = areas.iter().map(|area| self.area(*area, needs, &mut place)).collect();
                match &any[..] {
                    [one] => format!("{company} and {one}"),
                    any => format!("{company} and (({}))", any.join(") or (")),
                }
            }
            ScopeShape::Company | ScopeShape::Areas(_) => company,
        }
    }

    /// One area. Its parameters are stepped over even where this token has no column for them; a row that does not say who
    /// made it is nobody's own.
    fn area(&self, shape: AreaShape, needs: Dimensions, place: &mut usize) -> String {
        let mut all = Vec::new();
        let listed = [
            (shape.branches.filter(|_| needs.branch), self.branch, self.branchless),
            (shape.warehouses.filter(|_| needs.warehouse), self.warehouse, false),
        ];
        for (count, column, placeless) in listed.into_iter().filter_map(|(count, column, also)| Some((count?, column, also))) {
            let places: Vec<String> = (*place..*place + count).map(|place| format!("${place}")).collect();
            *place += count;
            if let Some(column) = column {
                let places = if places.is_empty() { "null".to_owned() } else { places.join(", ") };
                let within = format!("{}.{column} in ({places})", self.alias);
                all.push(if placeless { format!("({}.{column} is null or {within})", self.alias) } else { within });
            }
        }
        if shape.own {
            match self.own {
                Some(NOBODYS) => {}
                Some(column) => all.push(format!("{}.{column} = ${place}", self.alias)),
                None => all.push("1 = 0".to_owned()),
            }
            *place += usize::from(needs.own);
        }
        if all.is_empty() { "1 = 1".to_owned() } else { all.join(" and ") }
    }
}

impl ScopeShape {
    /// Replaces each token by the predicate whose parameters follow the first `given`.
    pub(crate) fn write<'a>(&self, sql: &'a str, needs: Dimensions, given: usize) -> Cow<'a, str> {
        let Some((head, rest)) = sql.split_once(TOKEN) else { return Cow::Borrowed(sql) };
        let (token, tail) = Token::read(rest);
        let predicate = token.predicate(self, needs, given + 1);
        Cow::Owned(format!("{head}{predicate}{}", self.write(tail, needs, given)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Dialect;
    use crate::statement::render;

    fn branches(ids: &[u128]) -> Area {
        Area { branches: Some(ids.iter().copied().map(Uuid::from_u128).collect()), ..Area::default() }
    }

    fn scope(areas: Vec<Area>) -> Scope {
        Scope::Company { company: Uuid::from_u128(1), areas: Areas::of(areas) }
    }

    #[test]
    fn a_scope_becomes_its_predicate() {
        let mut params = vec![Value::Int(7)];
        let sql = "select 1 from a, b where {scope:a+branch} and x = $1 and {scope:b}";
        let sql = render(Dialect::Postgres, &scope(vec![branches(&[2])]), sql, &mut params);
        assert_eq!(sql, "select 1 from a, b where a.company_id = $2 and a.branch_id in ($3) and x = $1 and b.company_id = $2");
        assert_eq!(params, vec![Value::Int(7), Value::Id(Uuid::from_u128(1)), Value::Id(Uuid::from_u128(2))]);
    }

    #[test]
    fn areas_are_a_union_of_what_each_demands() {
        let keeper = Area { warehouses: Some(vec![Uuid::from_u128(4)]), ..branches(&[2]) };
        let seller = Area { own: Some(Uuid::from_u128(5)), ..branches(&[2, 3]) };
        let both = scope(vec![keeper, seller]);
        let text = |sql: &str| {
            let mut params = Vec::new();
            (render(Dialect::Postgres, &both, sql, &mut params), params.len())
        };
        let (all, places) = text("{scope:d+branch+warehouse=id+own}");
        let expected =
            "d.company_id = $1 and ((d.branch_id in ($2) and d.id in ($3)) or (d.branch_id in ($4, $5) and d.actor_id = $6))";
        assert_eq!((all.as_str(), places), (expected, 6));
        // A row that does not say who made it is nobody's own; one that lies in no warehouse is told by its branch.
        let (by_branch, places) = text("{scope:d+branch}");
        let expected = "d.company_id = $1 and ((d.branch_id in ($2)) or (d.branch_id in ($3, $4) and 1 = 0))";
        assert_eq!((by_branch.as_str(), places), (expected, 4));
        assert_eq!(text("{scope:d}").0, "d.company_id = $1");
        let (also, _) = text("{scope:d+branch?+own=none}");
        let expected = "d.company_id = $1 and (((d.branch_id is null or d.branch_id in ($2))) or ((d.branch_id is null or d.branch_id in ($3, $4))))";
        assert_eq!(also, expected);
        // Two tokens of one text share the parameters.
        let (mixed, places) = text("{scope:d+own} and {scope:e+branch}");
        let expected = "d.company_id = $1 and ((1 = 1) or (d.actor_id = $5)) and e.company_id = $1 and ((e.branch_id in ($2)) or (e.branch_id in ($3, $4) and 1 = 0))";
        assert_eq!((mixed.as_str(), places), (expected, 5));
    }

    #[test]
    fn one_grant_for_everything_is_everything() {
        let mut params = Vec::new();
        let sql = render(Dialect::Postgres, &scope(vec![branches(&[2]), Area::default()]), "{scope:a+branch}", &mut params);
        assert_eq!((sql.as_str(), params.len()), ("a.company_id = $1", 1));
    }

    #[test]
    fn a_scope_without_areas_or_branches_sees_nothing() {
        let mut params = Vec::new();
        assert!(render(Dialect::Postgres, &scope(vec![branches(&[])]), "{scope:a+branch}", &mut params).ends_with("in (null)"));
        let mut params = Vec::new();
        assert_eq!(render(Dialect::Postgres, &scope(Vec::new()), "{scope:a} and {scope:b+own}", &mut params), "1 = 0 and 1 = 0");
        assert!(params.is_empty());
    }

    #[test]
    fn an_area_lies_within_another() {
        let keeper = Area { warehouses: Some(vec![Uuid::from_u128(4)]), ..branches(&[2]) };
        let seller = Area { own: Some(Uuid::from_u128(5)), ..branches(&[2]) };
        let table = [
            (branches(&[2]), branches(&[2, 3]), true),
            (branches(&[2, 3]), branches(&[2]), false),
            (Area::default(), branches(&[2]), false),
            (keeper.clone(), branches(&[2]), true),
            (branches(&[2]), keeper, false),
            (seller.clone(), branches(&[2]), true),
            (branches(&[2]), seller.clone(), false),
            (seller.clone(), seller, true),
            (branches(&[2]), Area::default(), true),
        ];
        for (area, wider, within) in table {
            assert_eq!(wider.covers(&area), within, "{area:?} in {wider:?}");
        }
    }

    #[test]
    fn places_lie_in_areas() {
        let [one, two, three] = [1, 2, 3].map(Uuid::from_u128);
        let areas = Areas::of(vec![Area { warehouses: Some(vec![three]), ..branches(&[1]) }]);
        assert!(areas.hold(one, None) && areas.hold(one, Some(three)));
        assert!(!areas.hold(one, Some(two)) && !areas.hold(two, None) && !areas.hold(two, Some(three)));
        assert!(Areas::everything().hold(two, Some(two)) && !Areas::of(Vec::new()).hold(one, None));
    }

    #[test]
    fn areas_cover_what_lies_in_them() {
        let [user, other] = [8, 9].map(Uuid::from_u128);
        let own = |area: Area, own: Uuid| Area { own: Some(own), ..area };
        let keeper = Area { warehouses: Some(vec![Uuid::from_u128(4)]), ..branches(&[1]) };
        for (area, within, expected) in [
            (Area::default(), Area::default(), true),
            (Area::default(), own(keeper.clone(), user), true),
            (branches(&[1, 2]), branches(&[2]), true),
            (branches(&[1]), keeper.clone(), true),
            (branches(&[1]), branches(&[1, 2]), false),
            (branches(&[1]), Area::default(), false),
            (keeper.clone(), branches(&[1]), false),
            (own(Area::default(), user), own(branches(&[1]), user), true),
            (own(Area::default(), user), own(branches(&[1]), other), false),
            (own(Area::default(), user), branches(&[1]), false),
        ] {
            assert_eq!(area.covers(&within), expected, "{area:?} {within:?}");
        }
    }
}
