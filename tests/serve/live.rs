//! The live feed.

use kontor_tests::{TestBook, both};
use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Error, Message, WebSocket};

use crate::{Served, entry};

type Socket = WebSocket<MaybeTlsStream<std::net::TcpStream>>;

fn connect(served: &Served, query: &str) -> Result<Socket, Error> {
    let address = served.address(&format!("/v1/live{query}")).replacen("http", "ws", 1);
    tungstenite::connect(address).map(|(socket, _)| socket)
}

/// The next message that is no ping.
fn next(socket: &mut Socket) -> Message {
    loop {
        match socket.read().expect("the feed is open") {
            Message::Ping(_) => {}
            message => return message,
        }
    }
}

fn heard(socket: &mut Socket) -> Value {
    let text = next(socket).into_text().expect("text");
    serde_json::from_str(&text).expect("JSON")
}

both! {
    async fn a_commit_is_heard_with_the_window_it_came_from(book) {
        let served = Served::start(&book).await;
        let mut socket = connect(&served, &format!("?token={}", served.token)).expect("a good token");
        let (status, answer) = served.call("finance.entry.post", &entry("25.00", "25.00"), &[("x-kontor-origin", "window-7")]);
        assert_eq!(status, 200, "{answer}");
        let message = loop {
            let message = heard(&mut socket);
            // What set the company up is announced by the watch for other processes.
            if message["origin"] == "window-7" {
                break message;
            }
        };
        assert!(message["topics"].as_array().expect("topics").contains(&json!("finance.entry")), "{message}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_token_may_be_the_first_message() {
    let book = TestBook::sqlite().await;
    let served = Served::start(&book).await;
    let mut socket = connect(&served, "").expect("the handshake needs no token");
    socket.send(Message::text(served.token.clone())).expect("sent");
    served.call("finance.entry.post", &entry("25.00", "25.00"), &[]);
    let topics = heard(&mut socket)["topics"].clone();
    assert!(topics.as_array().is_some_and(|topics| !topics.is_empty()), "{topics}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_hears_nothing() {
    let book = TestBook::sqlite().await;
    let served = Served::start(&book).await;
    let refused = connect(&served, "?token=0123").expect_err("no session");
    assert!(matches!(&refused, Error::Http(answer) if answer.status() == 403), "{refused}");
    let mut socket = connect(&served, "").expect("the handshake needs no token");
    socket.send(Message::text("0123")).expect("sent");
    let Message::Close(Some(goodbye)) = next(&mut socket) else { panic!("a stranger was let in") };
    assert_eq!((u16::from(goodbye.code), goodbye.reason.as_str()), (1008, "auth.required"));
}

/// Whoever does not say who they are takes no place from those who have.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_have_few_places_of_their_own() {
    let book = TestBook::sqlite().await;
    let served = Served::start(&book).await;
    let silent: Vec<Socket> = (0..64).map(|_| connect(&served, "").expect("the handshake needs no token")).collect();
    let refused = connect(&served, "").expect_err("no place left");
    assert!(matches!(&refused, Error::Http(answer) if answer.status() == 503), "{refused}");
    let mut socket = connect(&served, &format!("?token={}", served.token)).expect("those who are known have others");
    served.call("finance.entry.post", &entry("25.00", "25.00"), &[]);
    assert!(heard(&mut socket)["topics"].is_array());
    drop(silent);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_stops_says_goodbye() {
    let book = TestBook::sqlite().await;
    let served = Served::start(&book).await;
    let mut socket = connect(&served, &format!("?token={}", served.token)).expect("a good token");
    served.server.stop().await;
    let goodbye = loop {
        match next(&mut socket) {
            Message::Close(Some(goodbye)) => break goodbye,
            Message::Close(None) => panic!("no reason was given"),
            _ => {}
        }
    };
    assert_eq!(u16::from(goodbye.code), 1001);
}
