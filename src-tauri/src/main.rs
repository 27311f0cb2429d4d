//! Kontor's desktop program.

// A release build on Windows opens no console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use clap::Parser;

fn main() {
    if let Err(error) = kontor_desktop::run(kontor_desktop::Options::parse()) {
        eprintln!("kontor-desktop: {error}");
        std::process::exit(1);
    }
}
