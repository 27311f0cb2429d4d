//! Which crate may be built from which, and where the heavy libraries stay.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// Every crate of ours that is not a module, with the crates of ours it may be built from.
/// `MODULES` stands for all of `crates/modules/`.
const MAY_USE: &[(&str, &[&str])] = &[
    ("kontor-kernel", &[]),
    ("kontor-derive", &[]),
    ("kontor-contract", &["kontor-derive", "kontor-kernel"]),
    ("kontor-documents", &["kontor-kernel", "kontor-contract"]),
    ("kontor-secrets", &["kontor-contract"]),
    ("kontor-ui", &["kontor-kernel", "kontor-contract"]),
    ("kontor-store", &["kontor-derive", "kontor-kernel", "kontor-contract"]),
    ("kontor-platform", &["kontor-derive", "kontor-kernel", "kontor-contract", "kontor-secrets", "kontor-store"]),
    (MODULES, BELOW_MODULES),
    ("kontor-sync", BELOW_MODULES),
    ("kontor-runtime", BELOW_RUNTIME),
    ("kontor-desktop", BELOW_PROGRAMS),
    ("kontor-headless", BELOW_PROGRAMS),
    ("kontor-tests", BELOW_TESTS),
    ("kontor-verify", &[]),
    ("xtask", &[]),
];

const MODULES: &str = "a module";

const BELOW_MODULES: &[&str] =
    &["kontor-derive", "kontor-kernel", "kontor-contract", "kontor-secrets", "kontor-store", "kontor-platform"];

const BELOW_RUNTIME: &[&str] = &[
    "kontor-derive",
    "kontor-kernel",
    "kontor-contract",
    "kontor-documents",
    "kontor-secrets",
    "kontor-store",
    "kontor-platform",
    "kontor-sync",
    MODULES,
];

const BELOW_PROGRAMS: &[&str] = &[
    "kontor-kernel",
    "kontor-contract",
    "kontor-documents",
    "kontor-secrets",
    "kontor-store",
    "kontor-platform",
    "kontor-sync",
    "kontor-runtime",
];

const BELOW_TESTS: &[&str] = &[
    "kontor-derive",
    "kontor-kernel",
    "kontor-contract",
    "kontor-documents",
    "kontor-secrets",
    "kontor-store",
    "kontor-platform",
    "kontor-sync",
    MODULES,
    "kontor-runtime",
    "kontor-headless",
    "kontor-verify",
    "xtask",
];

/// Libraries that one crate hides from all others. The suites may open a database behind the store's back: that is
/// how tampering is tried.
const STAYS_IN: &[(&str, &[&str])] = &[
    ("tauri", &["kontor-desktop"]),
    ("axum", &["kontor-headless"]),
    ("leptos", &["kontor-ui"]),
    ("leptos_router", &["kontor-ui"]),
    ("sqlx-core", &["kontor-store"]),
    ("sqlx-postgres", &["kontor-store"]),
    ("rusqlite", &["kontor-store", "kontor-tests"]),
    ("libsqlite3-sys", &["kontor-store"]),
];

#[test]
fn dependencies_point_one_way() {
    let workspace = Workspace::read();
    let refused: Vec<String> = workspace
        .edges()
        .filter(|(user, used)| !workspace.may_use(user, used))
        .map(|(user, used)| format!("{user} must not depend on {used}"))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn no_module_depends_on_another() {
    let workspace = Workspace::read();
    let refused: Vec<_> =
        workspace.edges().filter(|(user, used)| workspace.modules.contains(user) && workspace.modules.contains(used)).collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn every_crate_has_a_tier() {
    let workspace = Workspace::read();
    let unknown: Vec<&str> = workspace.crates.keys().filter(|name| workspace.tier(name).is_none()).map(String::as_str).collect();
    assert!(unknown.is_empty(), "give these a line in MAY_USE: {unknown:?}");
}

#[test]
fn heavy_libraries_stay_where_they_belong() {
    let workspace = Workspace::read();
    let mut strays = Vec::new();
    for (name, package) in &workspace.crates {
        for dependency in &package.dependencies {
            let homes = STAYS_IN.iter().find(|(library, _)| *library == dependency.name).map(|(_, homes)| *homes);
            if homes.is_some_and(|homes| !homes.contains(&name.as_str())) {
                strays.push(format!("{} stays in {homes:?}, {name} uses it", dependency.name));
            }
        }
    }
    assert!(strays.is_empty(), "{strays:#?}");
}

/// What the interface shows must not be able to reach a disk, a socket or a thread: nothing it is built from may.
#[test]
fn the_interface_is_built_without_input_or_output() {
    let workspace = Workspace::read();
    let mut reached = BTreeSet::new();
    let mut waiting = vec!["kontor-ui".to_owned()];
    while let Some(name) = waiting.pop() {
        for dependency in built_from(&workspace.crates[&name]) {
            if workspace.crates.contains_key(&dependency.name) {
                waiting.push(dependency.name.clone());
            }
            reached.insert(dependency.name.clone());
        }
    }
    for library in ["tokio", "sqlx-core", "rusqlite", "axum", "tauri", "ureq"] {
        assert!(!reached.contains(library), "{library} is reached from kontor-ui");
    }
}

/// Our own crates, by name.
struct Workspace {
    crates: BTreeMap<String, Package>,
    modules: BTreeSet<String>,
}

impl Workspace {
    fn read() -> Self {
        let metadata: Metadata = MetadataCommand::new()
            .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
            .no_deps()
            .exec()
            .expect("cargo can read its own workspace");
        let crates: BTreeMap<String, Package> =
            metadata.packages.into_iter().map(|package| (package.name.to_string(), package)).collect();
        let modules = crates
            .iter()
            .filter(|(_, package)| package.manifest_path.components().any(|part| part.as_str() == "modules"))
            .map(|(name, _)| name.clone())
            .collect();
        Self { crates, modules }
    }

    /// Which of our crates is built from which other.
    fn edges(&self) -> impl Iterator<Item = (String, String)> {
        self.crates.iter().flat_map(|(user, package)| {
            built_from(package)
                .filter(|dependency| self.crates.contains_key(&dependency.name))
                .map(move |dependency| (user.clone(), dependency.name.clone()))
        })
    }

    fn tier(&self, name: &str) -> Option<&'static [&'static str]> {
        let name = self.kind(name);
        MAY_USE.iter().find(|(user, _)| *user == name).map(|(_, used)| *used)
    }

    fn may_use(&self, user: &str, used: &str) -> bool {
        self.tier(user).is_some_and(|tier| tier.contains(&self.kind(used)))
    }

    fn kind<'a>(&self, name: &'a str) -> &'a str {
        if self.modules.contains(name) { MODULES } else { name }
    }
}

/// What a crate is built from; its tests may borrow from anywhere.
fn built_from(package: &Package) -> impl Iterator<Item = &cargo_metadata::Dependency> {
    package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development)
}
