//! The interface, from Rust to a folder of files that both the window and the server hand out.
//!
//! `target/dist` mirrors `ui/` (index.html, boot.js, style/, fonts/) and adds `ui.js` and `ui_bg.wasm`. Files are
//! written only when they differ, so a shell that embeds the folder is compiled again only when it must be.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use anyhow::{Context, Result, anyhow};
use clap::Args;
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    progress::{run, step},
    system::{self, WasmCompiler},
    workspace::{self, INTERFACE},
};

/// What of `ui/` goes along as it is.
const STATIC_FILES: &[&str] = &["index.html", "boot.js"];
const STATIC_FOLDERS: &[&str] = &["style", "fonts"];

/// `cargo xtask ui`.
#[derive(Args)]
pub struct Arguments {
    /// Small and fast instead of quick to build
    #[arg(long)]
    release: bool,
}

impl Arguments {
    /// The profile asked for.
    #[must_use]
    pub fn profile(&self) -> Profile {
        if self.release { Profile::Small } else { Profile::Quick }
    }
}

/// How the interface is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build: for work on it and for the suites.
    Quick,
    /// What is shipped.
    Small,
}

impl Profile {
    /// Its name in the root Cargo.toml.
    fn name(self) -> &'static str {
        match self {
            Self::Quick => "ui-dev",
            Self::Small => "ui",
        }
    }
}

/// Builds the interface if anything it is made of changed, and answers the folder.
///
/// # Errors
/// When WASM cannot be compiled here, or the interface does not compile.
pub fn build(profile: Profile) -> Result<PathBuf> {
    let compiler = system::ensure_wasm()?;
    step(&format!("interface ({})", profile.name()), || {
        let module = compile(profile, &compiler)?;
        let bound = bind(&module, profile)?;
        assemble(&bound)
    })
}

/// Builds the interface and what `native` builds side by side: neither needs the other to compile, and the interface's own
/// crate keeps one core busy for minutes. `with_interface` follows the interface.
///
/// # Errors
/// When WASM cannot be compiled here, or either does not compile.
pub fn build_with_native(native: impl Fn() -> Result<()>, with_interface: impl FnOnce() -> Result<()> + Send) -> Result<()> {
    system::ensure_wasm()?;
    thread::scope(|scope| {
        let interface = scope.spawn(|| build(Profile::Quick).and_then(|_| with_interface()));
        let programs = step("native build", &native);
        interface.join().expect("building does not panic").and(programs)
    })?;
    // The window holds the interface, which may have come after it.
    step("window", native)
}

/// The interface has its own target folder: in the common one it would wait for the lock of the native build.
fn build_folder(compiler: &WasmCompiler) -> PathBuf {
    match compiler {
        WasmCompiler::Ours => workspace::target().join("ui"),
        // Libraries of two compilers do not mix.
        WasmCompiler::Debian => workspace::target().join("ui-debian"),
    }
}

/// Cargo for the interface; also how it is linted.
///
/// # Errors
/// When the fallback compiler does not know its own folders.
pub fn cargo_interface(subcommand: &str, compiler: &WasmCompiler) -> Result<Command> {
    let mut command = match compiler {
        WasmCompiler::Ours => workspace::cargo(subcommand),
        WasmCompiler::Debian => system::debian_cargo(subcommand)?,
    };
    command.env("CARGO_TARGET_DIR", build_folder(compiler)).args(["--package", INTERFACE, "--target", system::WASM]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", ERASED);
    Ok(command)
}

/// The interface's own unit tests: pure functions, so they run natively, without a browser. They are built apart
/// from the other crates, whose libraries would otherwise be compiled a second time with what a webview needs.
#[must_use]
pub fn cargo_unit_tests() -> Command {
    let mut command = workspace::cargo("test");
    // The profile of the build before, so that the macros compiled for it serve again.
    command.env("CARGO_TARGET_DIR", build_folder(&WasmCompiler::Ours)).env("RUSTFLAGS", ERASED).args([
        "--package",
        INTERFACE,
        "--lib",
        "--profile",
        Profile::Quick.name(),
    ]);
    command
}

/// Components hand over views whose types are erased. With their types whole, every screen is part of the type of the
/// window, and the compiler works on that for more than ten minutes.
const ERASED: &str = "--cfg erase_components";

/// Cargo decides what is stale; the answer is the compiled module.
fn compile(profile: Profile, compiler: &WasmCompiler) -> Result<PathBuf> {
    run(cargo_interface("build", compiler)?.args(["--profile", profile.name()]))?;
    Ok(build_folder(compiler).join(system::WASM).join(profile.name()).join(format!("{INTERFACE}.wasm")))
}

/// Turns the compiled module into what a webview loads, unless that was done for this very module.
fn bind(module: &Path, profile: Profile) -> Result<PathBuf> {
    let folder = module.with_file_name("bound");
    let stamp = folder.join("stamp");
    let identity = identity(module)?;
    if fs::read_to_string(&stamp).is_ok_and(|old| old == identity) {
        return Ok(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Bindgen::new()
        .input_path(module)
        .web(true)
        .map_err(as_anyhow)?
        .typescript(false)
        .remove_name_section(profile == Profile::Small)
        .remove_producers_section(true)
        .out_name("ui")
        .generate(&folder)
        .map_err(as_anyhow)?;
    fs::write(stamp, identity)?;
    Ok(folder)
}

/// Tells one compiled module from another without reading it.
fn identity(module: &Path) -> Result<String> {
    let data = fs::metadata(module).with_context(|| format!("not built: {}", module.display()))?;
    Ok(format!("{} bytes, {:?}", data.len(), data.modified()?))
}

/// wasm-bindgen has an error type of its own version of anyhow.
fn as_anyhow(error: impl std::fmt::Debug) -> anyhow::Error {
    anyhow!("wasm-bindgen: {error:?}")
}

/// Fills `target/dist`, and takes away what no longer belongs there.
fn assemble(bound: &Path) -> Result<PathBuf> {
    let sources = workspace::root().join("ui");
    let dist = workspace::target().join("dist");
    let mut wanted = BTreeSet::new();
    for file in STATIC_FILES {
        wanted.insert(place(&sources.join(file), &dist.join(file))?);
    }
    for folder in STATIC_FOLDERS {
        for file in files_below(&sources.join(folder))? {
            let inside = file.strip_prefix(&sources).expect("found below it").to_owned();
            wanted.insert(place(&file, &dist.join(inside))?);
        }
    }
    for file in files_below(bound)?.into_iter().filter(|file| !file.ends_with("stamp")) {
        let inside = file.strip_prefix(bound).expect("found below it").to_owned();
        wanted.insert(place(&file, &dist.join(inside))?);
    }
    for file in files_below(&dist)? {
        if !wanted.contains(&file) {
            fs::remove_file(file)?;
        }
    }
    Ok(dist)
}

/// Copies a file unless the copy is there already, so that its time only moves with its content.
fn place(from: &Path, to: &Path) -> Result<PathBuf> {
    let content = fs::read(from).with_context(|| format!("the interface lacks {}", from.display()))?;
    if fs::read(to).is_ok_and(|old| old == content) {
        return Ok(to.to_owned());
    }
    fs::create_dir_all(to.parent().expect("a file lies in a folder"))?;
    fs::write(to, content)?;
    Ok(to.to_owned())
}

/// All files of a folder and the folders in it.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    Ok(files)
}
