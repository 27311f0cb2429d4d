//! `cargo xtask screenshots [FOLDER [NAME...]]`: pictures of the real window. It needs what only Linux has, see `webdriver`.

#[cfg(target_os = "linux")]
fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map(std::path::PathBuf::from);
    kontor_tests::pictures::take_all(folder.as_deref(), &arguments.collect::<Vec<_>>());
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("the real window can be pictured on Linux only");
}
