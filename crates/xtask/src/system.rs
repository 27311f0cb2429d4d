//! What a machine must have, how to tell whether it is there, and the command that brings it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{
    progress::{run, run_quietly, step},
    workspace,
};

/// The target the interface is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Why something is needed; each task asks for what it uses and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Compiling anything native, the window included.
    Build,
    /// The suites: a Postgres, two browsers to drive, and the programs that judge our output.
    Test,
    /// Making an installer.
    Bundle,
}

/// All of them.
pub const EVERY_PURPOSE: &[Purpose] = &[Purpose::Build, Purpose::Test, Purpose::Bundle];

/// How to see that something is there.
enum Sign {
    /// One of these programs is on the path.
    Program(&'static [&'static str]),
    /// `pkg-config` knows this library.
    Library(&'static str),
    /// The server programs of Postgres, which Debian keeps off the path.
    PostgresServer,
    /// A folder exists.
    Folder(&'static str),
}

/// One thing a machine must have.
struct Need {
    purpose: Purpose,
    sign: Sign,
    /// The Debian and Ubuntu package that has it.
    package: &'static str,
}

const fn need(purpose: Purpose, sign: Sign, package: &'static str) -> Need {
    Need { purpose, sign, package }
}

/// Everything Linux needs beside Rust and git. Windows and macOS bring their webview along (README).
const LINUX: &[Need] = &[
    need(Purpose::Build, Sign::Program(&["cc"]), "build-essential"),
    need(Purpose::Build, Sign::Program(&["pkg-config"]), "pkg-config"),
    need(Purpose::Build, Sign::Library("libcrypto"), "libssl-dev"),
    need(Purpose::Build, Sign::Library("webkit2gtk-4.1"), "libwebkit2gtk-4.1-dev"),
    need(Purpose::Build, Sign::Library("gtk+-3.0"), "libgtk-3-dev"),
    need(Purpose::Test, Sign::Program(&["Xvfb"]), "xvfb"),
    need(Purpose::Test, Sign::Program(&["WebKitWebDriver"]), "webkit2gtk-driver"),
    need(Purpose::Test, Sign::Program(BROWSERS), "chromium"),
    need(Purpose::Test, Sign::Program(&["chromedriver"]), "chromium-driver"),
    need(Purpose::Test, Sign::PostgresServer, "postgresql"),
    need(Purpose::Test, Sign::Program(&["pdftotext"]), "poppler-utils"),
    need(Purpose::Test, Sign::Program(&["hledger"]), "hledger"),
    need(Purpose::Test, Sign::Program(&["npm"]), "npm"),
    need(Purpose::Test, Sign::Program(&["pip3", "pip"]), "python3-pip"),
    need(Purpose::Test, Sign::Folder("/usr/share/fonts/truetype/dejavu"), "fonts-dejavu-core"),
    need(Purpose::Bundle, Sign::Program(&["npm"]), "npm"),
    need(Purpose::Bundle, Sign::Program(&["file"]), "file"),
    need(Purpose::Bundle, Sign::Program(&["patchelf"]), "patchelf"),
    need(Purpose::Bundle, Sign::Library("librsvg-2.0"), "librsvg2-dev"),
];

/// Any of these will do for the suites that run in a browser.
pub const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// Makes sure that everything for `purposes` is there: installs it as root on Debian and Ubuntu, names it elsewhere.
///
/// # Errors
/// Names what is missing and the command that installs it.
pub fn ensure(purposes: &[Purpose]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing = missing_packages(purposes);
    if missing.is_empty() {
        return Ok(());
    }
    if !has_program("apt-get") {
        bail!("missing; install what your distribution calls these Debian packages: {}", missing.join(" "));
    }
    if !is_root()? {
        bail!("missing; run: sudo apt-get install -y --no-install-recommends {}", missing.join(" "));
    }
    step(&format!("install {}", missing.join(" ")), || apt_install(&missing))?;
    let still = missing_packages(purposes);
    if !still.is_empty() {
        bail!("installed, but still not found: {}", still.join(" "));
    }
    Ok(())
}

/// The Debian packages that `purposes` still lack.
#[must_use]
pub fn missing_packages(purposes: &[Purpose]) -> Vec<&'static str> {
    LINUX.iter().filter(|need| purposes.contains(&need.purpose) && !is_there(&need.sign)).map(|need| need.package).collect()
}

fn is_there(sign: &Sign) -> bool {
    match sign {
        Sign::Program(names) => names.iter().any(|name| has_program(name)),
        Sign::Library(name) => Command::new("pkg-config")
            .args(["--exists", name])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success()),
        Sign::PostgresServer => postgres_programs().is_some(),
        Sign::Folder(path) => Path::new(path).is_dir(),
    }
}

/// Installs without a question; the lists are fetched first, since a fresh image has none.
fn apt_install(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run_quietly(apt().arg("update"))?;
    run_quietly(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))
}

/// Whether a program of this name is on the path.
#[must_use]
pub fn has_program(name: &str) -> bool {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}

/// Whether this process may install packages, and may not run Postgres.
///
/// # Errors
/// When the system cannot say who we are.
pub fn is_root() -> Result<bool> {
    Ok(cfg!(unix) && user_id(None)? == 0)
}

/// The number of a user, or of ourselves.
///
/// # Errors
/// When there is no such user.
pub fn user_id(name: Option<&str>) -> Result<u32> {
    let output = Command::new("id").arg("-u").args(name).output().context("cannot run id")?;
    String::from_utf8_lossy(&output.stdout).trim().parse().with_context(|| format!("no user {}", name.unwrap_or("of our own")))
}

/// The folder with `initdb` and `postgres`: the newest that Debian has, else wherever the path leads.
#[must_use]
pub fn postgres_programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.file_name()?.to_str()?.parse().ok()?, path.join("bin")))
        })
        .filter(|(_, programs)| programs.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, programs)| programs).or_else(|| {
        env::split_paths(&env::var_os("PATH")?)
            .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
    })
}

/// How the interface is to be compiled on this machine.
pub enum WasmCompiler {
    /// The toolchain that compiles everything else.
    Ours,
    /// Debian's, which builds the standard library along; for machines where rustup may not download.
    Debian,
}

/// Makes sure that WASM can be compiled: the target from rustup, else Debian's compiler.
///
/// # Errors
/// Names the command when neither can be had.
pub fn ensure_wasm() -> Result<WasmCompiler> {
    if has_wasm_library()? {
        return Ok(WasmCompiler::Ours);
    }
    let added = has_program("rustup")
        && step(&format!("rustup target add {WASM}"), || {
            run(Command::new("rustup").current_dir(workspace::root()).args(["target", "add", WASM]))
        })
        .is_ok();
    if added && has_wasm_library()? {
        return Ok(WasmCompiler::Ours);
    }
    if Path::new(DEBIAN_CARGO).is_file() && Path::new(DEBIAN_RUST_SOURCE).is_dir() {
        return Ok(WasmCompiler::Debian);
    }
    if !has_program("apt-get") || !is_root()? {
        bail!("the interface needs the WASM target; run: rustup target add {WASM}");
    }
    step(&format!("install {}", DEBIAN_WASM.join(" ")), || apt_install(DEBIAN_WASM))?;
    Ok(WasmCompiler::Debian)
}

/// Debian's compiler of a recent version, kept for building browsers.
const DEBIAN_WASM: &[&str] = &["rustc-web", "cargo-web", "rust-web-src"];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUST_SOURCE: &str = "/usr/lib/rustlib/src/rust/library";

/// `rustc` names the folder of a target even when nothing is in it, so the library itself is looked for.
fn has_wasm_library() -> Result<bool> {
    let folder = rustc_path(&["--print", "target-libdir", "--target", WASM])?;
    Ok(fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd-")))
    }))
}

fn rustc_path(arguments: &[&str]) -> Result<PathBuf> {
    let output = Command::new("rustc").current_dir(workspace::root()).args(arguments).output().context("cannot run rustc")?;
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

/// Debian's cargo, building the standard library from its source and linking with the linker rustup brought.
///
/// # Errors
/// When rustc does not say where its own programs lie.
pub fn debian_cargo(subcommand: &str) -> Result<Command> {
    let linkers = rustc_path(&["--print", "target-libdir"])?.with_file_name("bin");
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(std::iter::once(linkers).chain(env::split_paths(&path)))?;
    let mut command = Command::new(DEBIAN_CARGO);
    command
        .current_dir(workspace::root())
        .env("PATH", path)
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .arg(subcommand)
        .arg("-Zbuild-std=std,panic_abort");
    Ok(command)
}
