//! Who works in a book: users, roles, grants, sessions; and the companies and branches that grants speak of.

use garde::Validate;
use kontor_derive::Row;
use kontor_kernel::{CivilDate, CurrencyCode, Language};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::{FieldClass, GrantTerms, ROLE_UNKNOWN, RoleCode};
use crate::company::CompanyChoice;
use crate::limits::Limits;
use crate::list::Page;
use crate::personal::Personal;
use crate::sign_in::SignInStep;
use crate::team::TeamId;
use crate::text::{one_line, proper_name};
use crate::text_enum;

crate::ids! {
    /// A company: keeps its own ledger.
    CompanyId,
    /// A branch of a company.
    BranchId,
    /// A user.
    UserId,
    /// A grant of a role to a user.
    GrantId,
}

crate::error_codes! {
    /// The sign-in name is taken.
    LOGIN_TAKEN = "identity.user.login_taken" Rule { login };
    /// A password must have a minimum length.
    PASSWORD_TOO_SHORT = "identity.user.password_too_short" Invalid { minimum };
    /// There is no such branch.
    BRANCH_UNKNOWN = "identity.user.branch_unknown" Rule {};
    /// The last owner must stay.
    LAST_OWNER = "identity.user.last_owner" Rule {};
    /// One's own password and second factor are changed in one's own account.
    OWN_ACCOUNT = "identity.user.own_account" Rule {};
    /// The book already holds a company.
    BOOK_NOT_EMPTY = "identity.book.not_empty" Rule {};
    /// There is no such country pack.
    PACK_UNKNOWN = "identity.company.pack_unknown" Invalid { pack };
}

text_enum! {
    /// A ready-made role. What each may do stands in [`crate::roles`].
    Role {
        /// Everything.
        Owner = "owner",
        /// Users, roles, settings; no business.
        Administrator = "administrator",
        /// Quotations to invoices.
        Sales = "sales",
        /// Sales with their costs and prices, usually of a region.
        SalesManager = "sales_manager",
        /// Suppliers, items, receipts.
        Purchaser = "purchaser",
        /// Receipts, deliveries, stock.
        Warehouse = "warehouse",
        /// Ledger, invoices, payments, reports.
        Accountant = "accountant",
        /// The accountant's work, locks and the record of it.
        Controller = "controller",
        /// Reads all, changes nothing.
        Auditor = "auditor",
        /// Users of the company as people; no figures.
        Hr = "hr",
        /// Reads, changes nothing.
        Reader = "reader",
    }
}

/// What the sign-in screen needs before anyone has signed in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetBook {}

/// The book as a stranger may see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BookView {
    /// Whether it holds no company yet, so that onboarding comes first.
    pub empty: bool,
    /// Whether it is the demo company, whose sign-in names may be shown.
    pub demo: bool,
    /// Names of its companies; over the network of the only one, and of none where there are several.
    pub companies: Vec<String>,
    /// In a demo book: the sign-in names.
    pub demo_logins: Vec<String>,
    /// What the provider of identities is called that people may sign in at; only browsers are sent there.
    pub provider: Option<String>,
}

/// Signs in.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Sign-in name.
    #[garde(length(min = 1, max = 64))]
    pub login: String,
    /// Password.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub password: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn").field("login", &self.login).finish_non_exhaustive()
    }
}

/// A session just opened.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SignedIn {
    /// Goes with every call; known to the client only.
    pub token: String,
    /// What the sign-in still waits for; until then only the commands of that step answer.
    pub step: SignInStep,
    /// Who signed in and what they may do.
    pub session: SessionView,
}

/// Who is signed in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct GetSession {}

/// The caller, the company they work in, and what they may do there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SessionView {
    /// The user.
    pub user_id: UserId,
    /// Sign-in name.
    pub login: String,
    /// Name.
    pub name: String,
    /// Language of screen and messages.
    pub language: Language,
    /// The company.
    pub company: CompanyView,
    /// Permissions held, sorted.
    pub permissions: Vec<String>,
    /// What no grant shows: columns and fields to leave out.
    #[serde(default)]
    pub hides: Vec<FieldClass>,
    /// The companies the user works in, by name; the one they work in now is among them while a grant holds there.
    #[serde(default)]
    pub companies: Vec<CompanyChoice>,
}

/// A company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct CompanyView {
    /// Its id.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
    /// ISO 3166 country.
    pub country: String,
    /// The currency its ledger is kept in.
    pub currency: CurrencyCode,
    /// The month its fiscal year starts in, 1 to 12.
    pub fiscal_start_month: u32,
    /// Whether it is the demo company.
    pub demo: bool,
    /// Where documents belong unless said otherwise.
    pub main_branch_id: BranchId,
    /// Version.
    pub version: i64,
}

/// Signs out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SignOut {}

/// Nothing more to say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Empty {}

/// Sets a company up in an empty book: its chart and taxes from a country pack, its first branch, its owner.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateCompany {
    /// Its name.
    #[garde(length(min = 1, max = 200), custom(proper_name))]
    pub name: String,
    /// Code of a country pack, for example `de-skr03`.
    #[garde(length(min = 1, max = 32))]
    pub pack: String,
    /// The ledger's currency; the pack's if absent.
    #[garde(skip)]
    #[serde(default)]
    pub currency: Option<CurrencyCode>,
    /// The month the fiscal year starts in; the pack's if absent.
    #[garde(inner(range(min = 1, max = 12)))]
    #[serde(default)]
    pub fiscal_start_month: Option<u32>,
    /// Name of the first branch.
    #[garde(length(min = 1, max = 200), custom(proper_name))]
    pub branch: String,
    /// The region the first branch belongs to; grants may be limited to it.
    #[garde(length(max = 64), custom(one_line))]
    #[serde(default)]
    pub region: String,
    /// The first user, who becomes owner.
    #[garde(dive)]
    pub owner: NewUser,
    /// Whether it is the demo company.
    #[garde(skip)]
    #[serde(default)]
    pub demo: bool,
}

/// A user to be made.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// Sign-in name.
    #[garde(length(min = 1, max = 64), custom(proper_name))]
    pub login: String,
    /// Name.
    #[garde(length(min = 1, max = 200), custom(proper_name))]
    pub name: String,
    /// Language of screen and messages.
    #[garde(skip)]
    pub language: Language,
    /// First password.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub password: String,
}

/// Makes a user with a role in the caller's company.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CreateUser {
    /// The user.
    #[garde(dive)]
    pub user: NewUser,
    /// The role.
    #[garde(skip)]
    pub role: RoleCode,
    /// Only this branch, or all.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// Whether the first password is the user's own. Otherwise it opens nothing but the choice of another.
    #[garde(skip)]
    #[serde(default)]
    pub keep_password: bool,
}

/// Changes a user: what they are called, what they may do and where, and whether they may sign in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateUser {
    /// The user.
    #[garde(skip)]
    pub id: UserId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
    /// Name.
    #[garde(length(min = 1, max = 200), custom(proper_name))]
    pub name: String,
    /// Language of screen and messages.
    #[garde(skip)]
    pub language: Language,
    /// The role.
    #[garde(skip)]
    pub role: RoleCode,
    /// Only this branch, or all.
    #[garde(skip)]
    #[serde(default)]
    pub branch_id: Option<BranchId>,
    /// Whether they may sign in.
    #[garde(skip)]
    pub active: bool,
}

/// Ends a user's access: no sign-in, no session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DeactivateUser {
    /// The user.
    #[garde(skip)]
    pub id: UserId,
    /// The version the caller saw.
    #[garde(range(min = 1))]
    pub version: i64,
}

/// Gives a user a new password and ends their sessions.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    /// The user.
    #[garde(skip)]
    pub id: UserId,
    /// The new password.
    #[garde(length(min = 1, max = 256))]
    #[schemars(extend("format" = "password"))]
    pub password: String,
}

macro_rules! hides_secrets {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )+};
}
hides_secrets!(CreateCompany, NewUser, CreateUser, ResetPassword, SignedIn);

/// A user in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, Row)]
pub struct UserRow {
    /// The user.
    pub id: UserId,
    /// Sign-in name.
    pub login: String,
    /// Name.
    pub name: String,
    /// Role in this company.
    pub role: RoleCode,
    /// Whether they may sign in.
    pub active: bool,
    /// Version.
    pub version: i64,
    /// Language of screen and messages.
    pub language: Language,
    /// Only this branch, or all.
    pub branch_id: Option<BranchId>,
}

crate::list_requests! {
    /// Users of the caller's company.
    ListUsers,
}

crate::commands! {
    /// What a stranger may know of the book: whether it is empty, whether it is the demo.
    query "identity.book.get" needs public: GetBook => BookView;
    /// Opens a session.
    change "identity.session.sign_in" needs public fails [crate::error::AUTH_FAILED, crate::error::AUTH_THROTTLED]: SignIn => SignedIn;
    /// Who is signed in and what they may do.
    query "identity.session.get" needs signed_in: GetSession => SessionView;
    /// Ends the session.
    change "identity.session.sign_out" needs public: SignOut => Empty;
    /// Sets up the first company of an empty book.
    change "identity.company.create" needs public calls ["finance.chart.install"] fails [BOOK_NOT_EMPTY, PACK_UNKNOWN, PASSWORD_TOO_SHORT]: CreateCompany => CompanyView;
    /// Users of the company.
    query "identity.user.list" needs "identity.user.read": ListUsers => Page<UserRow>;
    /// Makes a user.
    change "identity.user.create" needs "identity.user.write" fails [
        LOGIN_TAKEN, PASSWORD_TOO_SHORT, crate::sign_in::PASSWORD_COMMON, BRANCH_UNKNOWN, ROLE_UNKNOWN, crate::access::OWNER_ONLY,
        crate::access::GRANT_BEYOND
    ]: CreateUser => UserRow;
    /// Changes a user's name, language, role and branch, or lets them in again.
    change "identity.user.update" needs "identity.user.write" fails [
        crate::error::NOT_FOUND, crate::error::CONFLICT_STALE, LAST_OWNER, BRANCH_UNKNOWN, ROLE_UNKNOWN,
        crate::access::OWNER_ONLY, crate::access::GRANT_OWN, crate::access::GRANT_BEYOND
    ]: UpdateUser => UserRow;
    /// Ends a user's access.
    change "identity.user.deactivate" needs "identity.user.write" fails [
        crate::error::NOT_FOUND, crate::error::CONFLICT_STALE, LAST_OWNER, crate::access::OWNER_ONLY, crate::access::GRANT_BEYOND
    ]: DeactivateUser => UserRow;
    /// Gives a user a new password.
    change "identity.user.reset_password" needs "identity.user.write" fails [
        crate::error::NOT_FOUND, PASSWORD_TOO_SHORT, crate::sign_in::PASSWORD_COMMON, OWN_ACCOUNT, crate::access::OWNER_ONLY,
        crate::access::GRANT_BEYOND
    ]: ResetPassword => UserRow;
}

/// A company was set up, with its first branch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CompanyCreated {
    /// The company.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
    /// ISO 3166 country.
    pub country: String,
    /// The ledger's currency.
    pub currency: CurrencyCode,
    /// The month its fiscal year starts in.
    pub fiscal_start_month: u32,
    /// The country pack it was made from, with its version.
    pub pack: String,
    /// Whether it is the demo company.
    pub demo: bool,
    /// The first branch.
    pub branch_id: BranchId,
    /// Its code.
    pub branch_code: String,
    /// Its name.
    pub branch_name: String,
    /// The region it belongs to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub branch_region: String,
}

/// A user was made. The password is no part of the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UserCreated {
    /// The user.
    pub id: UserId,
    /// Sign-in name.
    pub login: Personal,
    /// Name.
    pub name: Personal,
    /// Language of screen and messages.
    pub language: Language,
}

/// A role was granted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleGranted {
    /// The grant.
    pub id: GrantId,
    /// Who holds it.
    pub user_id: UserId,
    /// The role.
    pub role: RoleCode,
    /// In this company.
    pub company_id: CompanyId,
    /// Only in this branch, or in all.
    pub branch_id: Option<BranchId>,
    /// Only in branches of this region; empty for all.
    #[serde(default)]
    pub region: String,
    /// Of stock only this warehouse, or all.
    #[serde(default)]
    pub warehouse_id: Option<Uuid>,
    /// Only records of one's own.
    #[serde(default)]
    pub own_only: bool,
    /// How much.
    #[serde(default)]
    pub limits: Limits,
    /// First day it holds.
    #[serde(default)]
    pub valid_from: Option<CivilDate>,
    /// Last day it holds.
    #[serde(default)]
    pub valid_to: Option<CivilDate>,
    /// Whether it is the one that the user's form shows.
    #[serde(default = "main_grant")]
    pub main: bool,
    /// The team it comes from, if it is one's as a member.
    #[serde(default)]
    pub team_id: Option<TeamId>,
}

/// Grants recorded before there could be several are the user's only ones.
const fn main_grant() -> bool {
    true
}

impl RoleGranted {
    /// Its terms.
    pub fn terms(&self) -> GrantTerms {
        GrantTerms {
            role: self.role.clone(),
            region: self.region.clone(),
            branch_id: self.branch_id,
            warehouse_id: self.warehouse_id,
            own_only: self.own_only,
            limits: self.limits,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
        }
    }

    /// The same grant on other terms.
    #[must_use]
    pub fn on(self, terms: GrantTerms) -> Self {
        let GrantTerms { role, region, branch_id, warehouse_id, own_only, limits, valid_from, valid_to } = terms;
        Self { role, region, branch_id, warehouse_id, own_only, limits, valid_from, valid_to, ..self }
    }

    /// A user's first grant.
    pub fn main(id: GrantId, user_id: UserId, company_id: CompanyId, terms: GrantTerms) -> Self {
        let blank = GrantTerms::everywhere(Role::Reader);
        let GrantTerms { role, region, branch_id, warehouse_id, own_only, limits, valid_from, valid_to } = blank;
        let granted = Self {
            id,
            user_id,
            role,
            company_id,
            branch_id,
            region,
            warehouse_id,
            own_only,
            limits,
            valid_from,
            valid_to,
            main: true,
            team_id: None,
        };
        granted.on(terms)
    }
}

/// A user's access was ended. Carries the row before, so that the audit log shows both sides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UserDeactivated {
    /// The user.
    pub id: UserId,
    /// Sign-in name.
    pub login: Personal,
    /// Name.
    pub name: Personal,
    /// Language.
    pub language: Language,
    /// The version this replaces.
    pub version_before: i64,
}

/// A user was changed. Carries the row before, so that the audit log shows both sides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UserChanged {
    /// The user.
    pub id: UserId,
    /// Sign-in name, which never changes.
    pub login: Personal,
    /// As it was.
    pub before: UserSaved,
    /// As it is.
    pub after: UserSaved,
    /// The version this replaces.
    pub version_before: i64,
}

/// What may change of a user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UserSaved {
    /// Name.
    pub name: Personal,
    /// Language.
    pub language: Language,
    /// Whether they may sign in.
    pub active: bool,
}

/// A role was changed for another, or the branch it holds in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleChanged {
    /// As it was.
    pub before: RoleGranted,
    /// As it is; of the same grant.
    pub after: RoleGranted,
    /// The version this replaces.
    pub version_before: i64,
}

/// A user has a new password; the secret itself stays in this database's local tables.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PasswordSet {
    /// The user.
    pub user_id: UserId,
}

crate::events! {
    "identity.company.created@1" => CompanyCreated;
    "identity.user.created@1" => UserCreated;
    "identity.user.deactivated@1" => UserDeactivated;
    "identity.user.changed@1" => UserChanged;
    "identity.user.password_set@1" => PasswordSet;
    "identity.role.granted@1" => RoleGranted;
    "identity.role.changed@1" => RoleChanged;
}
