//! Newer versions: found, refused without our signature, put in place with it. The window is a copy of the program, since
//! an update replaces the file that runs.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    path::{Path, PathBuf},
    thread,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use kontor_tests::{
    desk::{demo_book, holds, sign_in},
    webdriver::{Session, program},
};
use serde_json::json;
use tempfile::TempDir;

/// Bytes that look enough like a program to be put in place of one.
const NEWER: &[u8] = b"\x7fELF of a newer version, with as many bytes as the head of a program has at least, and some more";

/// What an update server hands out.
struct Release {
    /// What lies at the download's address.
    file: Vec<u8>,
    /// The signature the manifest names.
    signature: String,
}

/// A server that offers version 99.0.0; the address of its manifest.
fn offer(release: Release) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let origin = format!("http://{}", listener.local_addr().expect("it is bound"));
    let platform = json!({ "url": format!("{origin}/kontor"), "signature": release.signature });
    let platforms: serde_json::Map<_, _> =
        ["linux-x86_64", "linux-aarch64"].map(|name| (name.to_owned(), platform.clone())).into_iter().collect();
    let manifest = json!({ "version": "99.0.0", "notes": "Faster month end.", "platforms": platforms }).to_string().into_bytes();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut first = String::new();
            let mut lines = BufReader::new(&stream);
            // A client that has gone asks for nothing.
            if lines.read_line(&mut first).is_err() {
                continue;
            }
            let mut line = String::new();
            while lines.read_line(&mut line).is_ok_and(|read| read > 2) {
                line.clear();
            }
            let body = if first.starts_with("GET /kontor ") { &release.file } else { &manifest };
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _gone = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
        }
    });
    format!("{origin}/latest.json")
}

/// A key pair: the public half as the program takes it, and a signer.
fn keys() -> (String, impl Fn(&[u8]) -> String) {
    let pair = minisign::KeyPair::generate_unencrypted_keypair().expect("keys can be made");
    let public = pair.pk.to_box().expect("a key is text").to_string();
    let sign = move |bytes: &[u8]| {
        let signed = minisign::sign(None, &pair.sk, bytes, None, None).expect("bytes can be signed");
        BASE64_STANDARD.encode(signed.to_string())
    };
    (BASE64_STANDARD.encode(public), sign)
}

/// The settings page of a copy of the program that looks for updates there.
fn settings(endpoint: &str, key: &str) -> (Session, TempDir, PathBuf) {
    let (folder, book) = demo_book(0);
    let copy = folder.path().join("kontor-desktop");
    fs::copy(program("kontor-desktop"), &copy).expect("the program can be copied");
    let arguments = ["--book", &*book.to_string_lossy(), "--update-endpoint", endpoint, "--update-key", key];
    let session = Session::desktop_of(&copy, &arguments);
    sign_in(&session, "owner");
    session.press("Ctrl+,");
    session.find("#update-check").click();
    (session, folder, copy)
}

fn is_as_it_was(copy: &Path) -> bool {
    fs::metadata(copy).is_ok_and(|copy| copy.len() == fs::metadata(program("kontor-desktop")).map_or(0, |own| own.len()))
}

#[test]
fn a_tampered_update_is_refused_and_nothing_changes() {
    let (key, sign) = keys();
    let mut tampered = NEWER.to_vec();
    tampered.push(b'!');
    let (session, _folder, copy) = settings(&offer(Release { file: tampered, signature: sign(NEWER) }), &key);

    session.find("#update-install").click();

    holds(&session, "#update-outcome", "update.refused");
    assert!(is_as_it_was(&copy));
}

#[test]
fn an_update_signed_by_somebody_else_is_refused() {
    let ((key, _), (_, foreign)) = (keys(), keys());
    let (session, _folder, copy) = settings(&offer(Release { file: NEWER.to_vec(), signature: foreign(NEWER) }), &key);

    session.find("#update-install").click();

    holds(&session, "#update-outcome", "update.refused");
    assert!(is_as_it_was(&copy));
}

#[test]
fn a_signed_update_takes_the_place_of_the_program() {
    let (key, sign) = keys();
    let (session, _folder, copy) = settings(&offer(Release { file: NEWER.to_vec(), signature: sign(NEWER) }), &key);
    holds(&session, "#update-outcome", "99.0.0");
    holds(&session, "#update-outcome", "Faster month end.");

    session.find("#update-install").click();

    holds(&session, "#update-outcome", "runs from the next start");
    assert!(fs::read(&copy).is_ok_and(|now| now == NEWER), "another file than the one that was signed");
}

#[test]
fn a_server_that_does_not_answer_is_said_in_words() {
    let (key, _) = keys();
    let (session, _folder, copy) = settings("http://127.0.0.1:9/latest.json", &key);

    holds(&session, "#update-outcome", "update.unreachable");
    assert!(is_as_it_was(&copy));
}
