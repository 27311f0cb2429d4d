use proptest::prelude::*;

use super::*;

const SECOND: i64 = 1_000_000;

#[test]
fn a_try_is_free_again_when_the_window_has_passed() {
    let at = |seconds: i64| Instant::from_micros(seconds * SECOND);
    let judged: Vec<i64> = (0..10).map(|second| second * SECOND).collect();
    assert_eq!(wait(&judged[..9], 10, at(9)), None);
    assert_eq!(wait(&judged, 10, at(9)), Some(Duration::from_secs(15 * 60 - 9)));
    assert_eq!(wait(&judged, 10, at(900)), None, "the first has left the window");
    assert_eq!(counted(&judged, at(905)).len(), 5, "what is past is dropped");
}

#[test]
fn a_clock_set_back_frees_nobody() {
    let judged: Vec<i64> = vec![86_400 * SECOND; 10];
    assert_eq!(wait(&judged, 10, Instant::from_micros(0)), Some(WINDOW));
}

#[test]
fn known_places_and_strangers_count_apart() {
    let far = Place::Address("192.0.2.1".parse().expect("an address"));
    let stranger = counts(Tried::Password, "anna", far, Lane::Stranger);
    for other in [
        counts(Tried::Password, "anna", far, Lane::Known),
        counts(Tried::Password, "anna", Place::Local, Lane::Known),
        counts(Tried::Code, "berta", Place::Local, Lane::Stranger),
    ] {
        assert!(other.iter().all(|count| !stranger.contains(count)), "{other:?}");
    }
}

proptest! {
    /// Whatever the rhythm of attempts, no window of any fifteen minutes holds more than ten that were judged.
    #[test]
    fn no_window_holds_more_than_its_limit(gaps in proptest::collection::vec(0_i64..400, 1..300)) {
        let (mut now, mut judged, mut all) = (0_i64, Vec::new(), Vec::new());
        for gap in gaps {
            now += gap * SECOND;
            let at = Instant::from_micros(now);
            if wait(&judged, PER_ACCOUNT, at).is_none() {
                judged = counted(&judged, at);
                all.push(now);
            }
            prop_assert!(judged.len() <= PER_ACCOUNT, "what is kept is bounded");
        }
        for (first, begin) in all.iter().enumerate() {
            let within = all[first..].iter().filter(|at| *at - begin < 900 * SECOND).count();
            prop_assert!(within <= PER_ACCOUNT);
        }
    }
}
