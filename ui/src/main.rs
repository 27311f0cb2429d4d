//! The window's program: mounts the interface into the page.

fn main() {
    kontor_ui::start();
}
