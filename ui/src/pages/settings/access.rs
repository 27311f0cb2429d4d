//! The words of rights: roles, areas, limits, days, permissions and hidden fields, said the same way on every screen.

use std::collections::BTreeMap;

use kontor_contract::{
    access::{BranchPlace, FieldClass, GrantTerms, ListPlaces, ListRoles, PlacesView, RoleCode, RoleView, WarehousePlace},
    branch::{BranchRow, ListBranches},
    i18n::key_of,
    limits::Limits,
    list::ListRequest,
    team::{ListTeams, TeamId, TeamView},
    warehouse::{ListWarehouses, WarehouseRow},
};
use kontor_kernel::{CivilDate, CurrencyCode, Money};

use crate::{
    client::{self, CallError},
    figures,
    kit::metaform::Group,
    session::Session,
    text::{self, t, ta},
};

/// What grants speak of: roles, branches, warehouses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Realm {
    /// Ready-made roles, then the company's own.
    pub roles: Vec<RoleView>,
    /// Branches of the company.
    pub branches: Vec<BranchPlace>,
    /// Warehouses, as far as this person gives rights in them or sees them.
    pub warehouses: Vec<WarehousePlace>,
    /// Teams of the company.
    pub teams: Vec<TeamView>,
}

impl Realm {
    /// Reads them.
    ///
    /// # Errors
    /// When roles, branches or teams cannot be read.
    pub async fn load(session: Session) -> Result<Self, CallError> {
        let roles = client::call(&ListRoles {}).await?.roles;
        let teams = client::call(&ListTeams {}).await?.teams;
        if session.may("identity.grant.write") {
            let PlacesView { branches, warehouses } = client::call(&ListPlaces {}).await?;
            return Ok(Self { roles, branches, warehouses, teams });
        }
        let branches = client::call(&ListBranches(ListRequest::default())).await?.rows;
        let branch = |row: BranchRow| BranchPlace { id: row.id, name: row.name, region: row.region };
        let warehouses = if session.may("inventory.warehouse.read") {
            client::call(&ListWarehouses(ListRequest::default())).await?.rows
        } else {
            Vec::new()
        };
        let warehouse = |row: WarehouseRow| WarehousePlace {
            id: row.id.uuid(),
            branch_id: row.branch_id,
            code: row.code.as_str().to_owned(),
            name: row.name,
        };
        let warehouses = warehouses.into_iter().map(warehouse).collect();
        Ok(Self { roles, branches: branches.into_iter().map(branch).collect(), warehouses, teams })
    }
    /// The name of a role.
    pub fn role(&self, code: &RoleCode) -> String {
        let own = self.roles.iter().find(|role| role.code == *code);
        role_name(code, own.map_or("", |role| &role.name))
    }
    /// The name of a team.
    pub fn team(&self, id: TeamId) -> String {
        self.teams.iter().find(|team| team.id == id).map(|team| team.name.clone()).unwrap_or_default()
    }
    /// Regions of branches, sorted.
    pub fn regions(&self) -> Vec<String> {
        let mut regions: Vec<String> =
            self.branches.iter().map(|branch| branch.region.clone()).filter(|region| !region.is_empty()).collect();
        regions.sort_unstable();
        regions.dedup();
        regions
    }
    /// The roles to choose from: ready-made ones with what they are for, own ones by name.
    pub fn role_choices(&self) -> Vec<(String, String)> {
        let choice = |role: &RoleView| {
            let words = if role.ready_made { t(&format!("role-{}", key_of(&role.code.0))) } else { role.name.clone() };
            (role.code.0.clone(), words)
        };
        self.roles.iter().map(choice).collect()
    }
    /// Where a grant holds.
    pub fn area(&self, terms: &GrantTerms) -> String {
        let branch = terms.branch_id.and_then(|id| self.branches.iter().find(|branch| branch.id == id));
        let warehouse = terms.warehouse_id.map(|id| self.warehouses.iter().find(|warehouse| warehouse.id == id));
        let warehouse = warehouse.map(|known| known.map_or_else(|| t("area-warehouse-unknown"), |known| known.name.clone()));
        area(terms, branch.map_or("", |branch| &branch.name), &warehouse.unwrap_or_default())
    }
}

/// The name of a role; `own` is the name of one of the company's own.
pub fn role_name(code: &RoleCode, own: &str) -> String {
    match code.ready_made() {
        Some(role) => t(&format!("role-name-{}", key_of(role.as_str()))),
        None if own.is_empty() => code.to_string(),
        None => own.to_owned(),
    }
}

/// Where a grant holds: `Branch Hamburg, own records only`.
pub fn area(terms: &GrantTerms, branch: &str, warehouse: &str) -> String {
    let place = if terms.warehouse_id.is_some() {
        ta("area-warehouse", &[("warehouse", warehouse)])
    } else if terms.branch_id.is_some() {
        ta("area-branch", &[("branch", branch)])
    } else if terms.region.is_empty() {
        t("area-everywhere")
    } else {
        ta("area-region", &[("region", &terms.region)])
    };
    if terms.own_only { format!("{place}, {}", t("area-own")) } else { place }
}

/// How much a grant allows; empty if as much as one likes.
pub fn limits(limits: Limits, currency: CurrencyCode) -> String {
    let amount = |minor: i64| format!("{} {currency}", figures::amount(Money::new(minor, currency)));
    let post = limits.post_up_to.map(|most| ta("limit-post", &[("amount", &amount(most))]));
    let approve = limits.approve_up_to.map(|most| ta("limit-approve", &[("amount", &amount(most))]));
    let discount = limits
        .discount_up_to
        .map(|most| ta("limit-discount", &[("percent", &figures::decimal(most.to_decimal(), 0, kontor_kernel::Percent::SCALE))]));
    [post, approve, discount].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// On which days a grant holds; empty if always.
pub fn days(from: Option<CivilDate>, to: Option<CivilDate>) -> String {
    match (from.map(figures::date), to.map(figures::date)) {
        (Some(from), Some(to)) => ta("days-between", &[("from", &from), ("to", &to)]),
        (Some(from), None) => ta("days-from", &[("from", &from)]),
        (None, Some(to)) => ta("days-to", &[("to", &to)]),
        (None, None) => String::new(),
    }
}

/// What is not shown: `cost, bank details`; empty if all is.
pub fn hidden(classes: &[FieldClass]) -> String {
    classes.iter().map(|class| t(&format!("field-class-{}", class.as_str()))).collect::<Vec<_>>().join(", ")
}

/// What a permission allows. One that is newer than this interface is named by its code.
pub fn permission(code: &str) -> String {
    let key = format!("permission-{}", key_of(code));
    if text::has(&key) { t(&key) } else { code.to_owned() }
}

/// The module a permission belongs to.
pub fn module(permission: &str) -> &str {
    permission.split('.').next().unwrap_or(permission)
}

/// What a module is called.
pub fn module_name(module: &str) -> String {
    let key = format!("module-{module}");
    if text::has(&key) { t(&key) } else { module.to_owned() }
}

/// Modules in the order of the sidebar; others follow.
const ORDER: &[&str] =
    &["sales", "purchasing", "parties", "inventory", "finance", "identity", "approvals", "audit", "book", "import"];

/// Where a module stands among the others.
pub fn place(module: &str) -> usize {
    ORDER.iter().position(|known| *known == module).unwrap_or(ORDER.len())
}

/// Permissions grouped by module, in the words of the screen.
pub fn permission_groups(permissions: &[String]) -> Vec<Group> {
    let mut modules: BTreeMap<(usize, &str), Vec<(String, String)>> = BTreeMap::new();
    for code in permissions {
        let module = module(code);
        modules.entry((place(module), module)).or_default().push((code.clone(), permission(code)));
    }
    modules.into_iter().map(|((_, module), words)| Group { title: module_name(module), words }).collect()
}

#[cfg(test)]
mod tests {
    use kontor_contract::{
        access::FieldClass,
        i18n::{key_of, texts},
        identity::Role,
    };
    use kontor_kernel::Language;

    use super::module;

    /// Rights are explained to people: nothing that can be allowed goes without words in any language.
    #[test]
    fn everything_that_can_be_allowed_has_words_in_every_language() {
        let permissions = kontor_contract::permissions();
        assert!(permissions.len() > 30);
        let named = permissions.iter().map(|code| format!("permission-{}", key_of(code)));
        let modules = permissions.iter().map(|code| format!("module-{}", module(code)));
        let roles = Role::ALL.iter().flat_map(|role| {
            let key = key_of(role.as_str());
            [format!("role-{key}"), format!("role-name-{key}")]
        });
        let classes = FieldClass::ALL.iter().map(|class| format!("field-class-{}", class.as_str()));
        let keys: Vec<String> = named.chain(modules).chain(roles).chain(classes).collect();
        for language in [Language::En, Language::De, Language::Fr] {
            let missing: Vec<&String> = keys.iter().filter(|key| !texts(language).has(key)).collect();
            assert!(missing.is_empty(), "{language:?}: {missing:?}");
        }
    }
}
