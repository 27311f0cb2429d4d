//! `GET /v1/live`: a WebSocket that says which topics changed.
//!
//! The session's token comes as the query parameter `token` or as the first message. The feed listens before it answers,
//! so nothing that is committed after the handshake is missed.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{Query, State};
use axum::response::Response;
use kontor_contract::Result;
use kontor_contract::error::{AUTH_REQUIRED, UNAVAILABLE_BUSY};
use kontor_contract::identity::{GetSession, SessionView};
use kontor_contract::live::LiveMessage;
use kontor_platform::Hearing;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::broadcast::error::RecvError;

use super::routes::refusal;
use super::{Shared, stopped};

/// How long a client may take to say who it is.
const SIGN_IN: Duration = Duration::from_secs(10);
/// How often it is asked whether it is still there, and the session whether it still stands.
const PULSE: Duration = Duration::from_secs(30);
/// A client says nothing but its token.
const MAX_MESSAGE_BYTES: usize = 4_096;

/// Opens the feed. A token in the query that is not good is refused before the handshake.
pub(crate) async fn live(
    State(shared): State<Arc<Shared>>,
    Query(pairs): Query<Vec<(String, String)>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let token = pairs.into_iter().find(|(name, _)| name == "token").map(|(_, token)| token);
    let mut messages = shared.app.live();
    let places = match &token {
        Some(token) => match admit(&shared, token).await {
            Ok(session) => {
                messages.narrow(session.company.id, session.user_id);
                &shared.sockets
            }
            Err(error) => return refusal(error),
        },
        None => &shared.strangers,
    };
    let Ok(place) = places.clone().try_acquire_owned() else { return refusal(UNAVAILABLE_BUSY.error()) };
    let upgrade = upgrade.max_message_size(MAX_MESSAGE_BYTES);
    upgrade.on_upgrade(move |socket| async move { Feed { shared, socket, messages, place }.run(token).await })
}

/// The session, if it stands.
async fn admit(shared: &Shared, token: &str) -> Result<SessionView> {
    shared.app.dispatch(Some(token), &GetSession {}).await
}

struct Feed {
    shared: Arc<Shared>,
    socket: WebSocket,
    messages: Hearing,
    /// Among those who have said who they are, or among strangers.
    place: OwnedSemaphorePermit,
}

/// Why a feed ends.
enum End {
    /// The client is gone.
    Gone,
    /// No session, or one that has ended.
    SignedOut,
    /// As many listen as may.
    Busy,
    /// The server stops.
    Stopping,
}

impl Feed {
    async fn run(mut self, token: Option<String>) {
        let (code, reason) = match self.speak(token).await {
            End::Gone => return,
            End::SignedOut => (close_code::POLICY, AUTH_REQUIRED.code),
            End::Busy => (close_code::AGAIN, UNAVAILABLE_BUSY.code),
            End::Stopping => (close_code::AWAY, "stopping"),
        };
        let goodbye = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
        // Whoever is gone already needs no goodbye.
        drop(self.socket.send(goodbye).await);
    }

    async fn speak(&mut self, token: Option<String>) -> End {
        let token = match token {
            Some(token) => token,
            None => {
                let Some(token) = self.first_message().await else { return End::SignedOut };
                let Ok(session) = admit(&self.shared, &token).await else { return End::SignedOut };
                let Ok(place) = self.shared.sockets.clone().try_acquire_owned() else { return End::Busy };
                self.place = place;
                self.messages.narrow(session.company.id, session.user_id);
                token
            }
        };
        let mut stopping = self.shared.stopping.clone();
        let mut pulse = tokio::time::interval_at(tokio::time::Instant::now() + PULSE, PULSE);
        loop {
            let said = tokio::select! {
                heard = self.messages.recv() => match heard {
                    Ok(message) => write(&message),
                    Err(RecvError::Lagged(_)) => write(&LiveMessage::everything()),
                    Err(RecvError::Closed) => return End::Stopping,
                },
                incoming = self.socket.recv() => match incoming {
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return End::Gone,
                    // Pongs, and words nobody asked for.
                    Some(Ok(_)) => continue,
                },
                _ = pulse.tick() => match admit(&self.shared, &token).await {
                    Err(error) if error.is(&AUTH_REQUIRED) => return End::SignedOut,
                    _ => Message::Ping(Vec::new().into()),
                },
                () = stopped(&mut stopping) => return End::Stopping,
            };
            if self.socket.send(said).await.is_err() {
                return End::Gone;
            }
        }
    }

    /// The token, as text of its own.
    async fn first_message(&mut self) -> Option<String> {
        let first = tokio::time::timeout(SIGN_IN, self.socket.recv()).await.ok()??.ok()?;
        let token = first.into_text().ok()?.trim().to_owned();
        (!token.is_empty()).then_some(token)
    }
}

fn write(message: &LiveMessage) -> Message {
    Message::Text(serde_json::to_string(message).expect("topics are text").into())
}
