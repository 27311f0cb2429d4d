//! Many strangers at the door of a served book.

use kontor_contract::error::{AUTH_FAILED, AUTH_THROTTLED};
use serde_json::{Value, json};
use ureq::Agent;

/// What became of many attempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flood {
    /// Attempts whose password was judged.
    pub judged: u32,
    /// Attempts refused unseen.
    pub refused: u32,
}

/// Tries one account from as many addresses as there are attempts, by so many callers at a time, through a server that
/// trusts this machine as a proxy. The scenario does the same in process with 100,000; a soak may do it here.
///
/// # Panics
/// When the server answers anything but a wrong password or too many attempts.
#[must_use]
pub fn flood(address: &str, login: &str, attempts: u32, callers: u32) -> Flood {
    let callers = callers.max(1);
    let counts: Vec<Flood> = std::thread::scope(|scope| {
        let run = |caller: u32| {
            scope.spawn(move || {
                let agent = Agent::config_builder().http_status_as_error(false).build().new_agent();
                let mine = (caller..attempts).step_by(callers as usize);
                mine.fold(Flood { judged: 0, refused: 0 }, |so_far, number| so_far.and(&attempt(&agent, address, login, number)))
            })
        };
        let running: Vec<_> = (0..callers).map(run).collect();
        running.into_iter().map(|running| running.join().expect("a caller does not panic")).collect()
    });
    counts.iter().fold(Flood { judged: 0, refused: 0 }, |all, one| Flood {
        judged: all.judged + one.judged,
        refused: all.refused + one.refused,
    })
}

impl Flood {
    fn and(self, code: &str) -> Self {
        let Self { judged, refused } = self;
        if code == AUTH_FAILED.code {
            Self { judged: judged + 1, refused }
        } else {
            assert_eq!(code, AUTH_THROTTLED.code);
            Self { judged, refused: refused + 1 }
        }
    }
}

/// One attempt, from an address of its own; the code it was refused with.
fn attempt(agent: &Agent, address: &str, login: &str, number: u32) -> String {
    let [_, a, b, c] = number.to_be_bytes();
    let body = json!({ "login": login, "password": "not the password" }).to_string();
    let mut answer = agent
        .post(format!("{address}/v1/call/identity.session.sign_in"))
        .header("x-forwarded-for", format!("10.{a}.{b}.{c}"))
        .send(body)
        .expect("the server answers");
    let text = answer.body_mut().read_to_string().expect("text");
    let answer: Value = serde_json::from_str(&text).expect("JSON");
    answer["code"].as_str().unwrap_or_default().to_owned()
}
