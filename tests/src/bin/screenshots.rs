//! `cargo xtask screenshots [FOLDER]`: pictures of the real window. It needs what only Linux has, see `webdriver`.

#[cfg(target_os = "linux")]
fn main() {
    let folder = std::env::args().nth(1).map(std::path::PathBuf::from);
    kontor_tests::pictures::take_all(folder.as_deref());
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("the real window can be pictured on Linux only");
}
