//! The programs behind a session: started with everything that belongs to them, ended with it.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
};

/// A running program and all it started; ended when dropped.
pub(super) struct Process {
    child: Child,
}

impl Process {
    /// Starts a program that takes `home` for its user's, and shares nothing with the person at this machine:
    /// no settings, no session bus (on which a second Kontor would find the first), no runtime folder.
    pub(super) fn in_home(command: &mut Command, home: &Path) -> Self {
        command
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home)
            .env("LC_ALL", "C.UTF-8")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null());
        Self::start(command)
    }

    /// Starts a display in memory and answers its name; the server picks a free one by itself.
    pub(super) fn display((width, height): (u32, u32)) -> (Self, String) {
        let screen = format!("{width}x{height}x24");
        let mut display = Self::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let mut number = String::new();
        let answer = display.child.stdout.take().expect("it was asked for");
        BufReader::new(answer).read_line(&mut number).expect("Xvfb says which display it took");
        let number = number.trim();
        assert!(!number.is_empty(), "Xvfb found no free display");
        (display, format!(":{number}"))
    }

    /// In a group of its own, so that its children can be ended with it.
    fn start(command: &mut Command) -> Self {
        let child = command.process_group(0).stdin(Stdio::null()).spawn();
        let program = command.get_program().to_string_lossy();
        Self { child: child.unwrap_or_else(|error| panic!("{program} does not start: {error}")) }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A driver that is killed leaves its browser behind; the group has both.
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}
