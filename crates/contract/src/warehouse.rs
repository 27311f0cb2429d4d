//! Where stock lies: warehouses.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{Code, CurrencyCode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::CONFLICT_STALE;
use crate::identity::{BranchId, CompanyId};
use crate::list::Page;
use crate::text::one_line;
use crate::text_enum;

crate::ids! {
    /// A warehouse.
    WarehouseId,
}

crate::error_codes! {
    /// No such warehouse, or not for this user.
    WAREHOUSE_UNKNOWN = "inventory.warehouse.unknown" Rule { warehouse };
    /// The warehouse is closed to new moves.
    WAREHOUSE_INACTIVE = "inventory.warehouse.inactive" Rule { warehouse };
    /// The code is taken.
    WAREHOUSE_TAKEN = "inventory.warehouse.taken" Rule { warehouse };
    /// The warehouse has promised more than it has, so it cannot begin to refuse that.
    WAREHOUSE_SHORT = "inventory.warehouse.short" Rule { warehouse, count };
    /// Not the two letters of a country.
    WAREHOUSE_COUNTRY = "inventory.warehouse.country_unknown" Invalid { country };
    /// No such branch in this company, or not for this user.
    WAREHOUSE_BRANCH = "inventory.warehouse.branch_unknown" Rule {};
}

text_enum! {
    /// What a warehouse does when more is taken than there is.
    NegativeStock {
        /// Refuses.
        Refuse = "refuse",
        /// Does it and says so.
        Warn = "warn",
        /// Does it.
        Allow = "allow",
    }
}

impl NegativeStock {
    /// Whether it refuses to give more than it has.
    pub const fn refuses(self) -> bool {
        matches!(self, Self::Refuse)
    }
    /// Whether it says that it gave more than it had.
    pub const fn warns(self) -> bool {
        matches!(self, Self::Warn)
    }
}

/// What is known of a warehouse, besides its code and branch, which stay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct WarehouseFields {
    /// Its name.
    #[garde(length(min = 1, max = 200), custom(one_line))]
    pub name: String,
    /// The region it lies in.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub region: String,
    /// Who is named in its address.
    #[garde(length(max = 200), custom(one_line))]
    #[serde(default)]
    pub address_name: String,
    /// Street and number.
    #[garde(length(max = 200), custom(one_line))]
    #[serde(default)]
    pub street: String,
    /// Postal code.
    #[garde(length(max = 16), custom(one_line))]
    #[serde(default)]
    pub postal_code: String,
    /// City.
    #[garde(length(max = 100), custom(one_line))]
    #[serde(default)]
    pub city: String,
    /// ISO 3166 country, which decides the tax of what is supplied from here.
    #[garde(length(min = 2, max = 2), custom(one_line))]
    pub country: String,
    /// What it does when more is taken than there is.
    #[garde(skip)]
    #[serde(default = "refuse")]
    pub negative_stock: NegativeStock,
    /// Whether it takes new moves.
    #[garde(skip)]
    #[serde(default = "yes")]
    pub active: bool,
}

const fn refuse() -> NegativeStock {
    NegativeStock::Refuse
}

/// Adds a warehouse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateWarehouse {
    /// Its code.
    #[garde(skip)]
    pub code: Code,
    /// Its branch; the company's main branch if left out.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// The warehouse.
    #[garde(dive)]
    pub warehouse: WarehouseFields,
}

/// Changes a warehouse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateWarehouse {
    /// The warehouse.
    #[garde(skip)]
    pub id: WarehouseId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// The warehouse as it is to be, whole.
    #[garde(dive)]
    pub warehouse: WarehouseFields,
}

/// A warehouse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct WarehouseRow {
    /// The warehouse.
    pub id: WarehouseId,
    /// Its code.
    pub code: Code,
    /// Its branch.
    pub branch_id: BranchId,
    /// Its name.
    pub name: String,
    /// The region it lies in.
    pub region: String,
    /// Who is named in its address.
    pub address_name: String,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// City.
    pub city: String,
    /// Country.
    pub country: String,
    /// What it does when more is taken than there is.
    pub negative_stock: NegativeStock,
    /// Whether it takes new moves.
    pub active: bool,
    /// Version.
    pub version: i64,
}

const fn yes() -> bool {
    true
}

crate::list_requests! {
    /// Warehouses. Filters: code, branch_id, region, active, text. Sorts: code.
    ListWarehouses,
}

crate::commands! {
    /// Warehouses.
    query "inventory.warehouse.list" needs "inventory.warehouse.read": ListWarehouses => Page<WarehouseRow>;
    /// Adds a warehouse.
    change "inventory.warehouse.create" needs "inventory.warehouse.write" fails [WAREHOUSE_TAKEN, WAREHOUSE_BRANCH, WAREHOUSE_COUNTRY]: CreateWarehouse => WarehouseRow;
    /// Changes a warehouse.
    change "inventory.warehouse.update" needs "inventory.warehouse.write" fails [WAREHOUSE_SHORT, WAREHOUSE_COUNTRY, CONFLICT_STALE]: UpdateWarehouse => WarehouseRow;
}

/// A warehouse was added or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WarehouseChanged {
    /// The warehouse.
    pub id: WarehouseId,
    /// The company.
    pub company_id: CompanyId,
    /// The branch.
    pub branch_id: BranchId,
    /// Its code.
    pub code: Code,
    /// Currency its stock is valued in: the company's.
    pub currency: CurrencyCode,
    /// The warehouse before; `None` for a new one.
    pub before: Option<WarehouseFields>,
    /// The warehouse after.
    pub after: WarehouseFields,
    /// The version this replaces; 0 for a new one.
    pub version_before: i64,
}

crate::events! {
    "inventory.warehouse.changed@1" => WarehouseChanged;
}
