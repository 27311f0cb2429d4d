use super::*;

fn book() -> Uuid {
    Uuid::from_u128(7)
}

#[test]
fn a_secret_is_kept_replaced_and_forgotten() {
    let folder = tempfile::tempdir().expect("a folder");
    let secrets = Secrets::in_folder(folder.path().join("secrets"));
    assert_eq!(secrets.get(book(), "chain"), Ok(None));
    let place = secrets.put(book(), "chain", b"one").expect("kept");
    assert_eq!(place, Place::File(folder.path().join("secrets").join(book().to_string()).join("chain")));
    secrets.put(book(), "chain", b"two").expect("replaced");
    assert_eq!(secrets.get(book(), "chain"), Ok(Some(b"two".to_vec())));
    assert_eq!(secrets.get(Uuid::from_u128(8), "chain"), Ok(None), "another book has its own");
    secrets.delete(book(), "chain").expect("forgotten");
    secrets.delete(book(), "chain").expect("twice is fine");
    assert_eq!(secrets.get(book(), "chain"), Ok(None));
}

#[test]
fn what_is_noted_lies_in_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let secrets = Secrets::in_folder(folder.path());
    assert_eq!(secrets.noted(book(), "signed"), Ok(None));
    secrets.note(book(), "signed", b"one").expect("kept");
    secrets.note(book(), "signed", b"two").expect("replaced");
    assert_eq!(secrets.noted(book(), "signed"), Ok(Some(b"two".to_vec())));
    assert_eq!(Secrets::new(None, None).noted(book(), "signed"), Ok(None), "nowhere to look");
}

#[test]
fn the_first_who_asks_makes_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let secrets = Secrets::in_folder(folder.path());
    let made: Vec<_> = std::thread::scope(|scope| {
        let ask = |byte: u8| {
            let secrets = &secrets;
            scope.spawn(move || secrets.get_or_make(book(), "chain", || vec![byte; 32]))
        };
        let asking: Vec<_> = (0..8).map(ask).collect();
        asking.into_iter().map(|asked| asked.join().expect("no panic").expect("made")).collect()
    });
    assert!(made.iter().all(|secret| *secret == made[0]), "{made:?}");
}

#[cfg(unix)]
#[test]
fn a_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().expect("a folder");
    let secrets = Secrets::in_folder(folder.path().join("secrets"));
    let Place::File(path) = secrets.put(book(), "chain", b"one").expect("kept") else { panic!("there is no keyring here") };
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().expect("a folder")), 0o700);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("ours");
    let error = secrets.get(book(), "chain").expect_err("others may read it");
    assert!(error.is(&kontor_contract::secret::SECRET_EXPOSED), "{error}");
}

#[test]
fn a_key_in_a_keyring_out_of_reach_is_not_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    Files::new(folder.path().to_owned()).mark_in_keyring(book(), "chain").expect("marked");
    let secrets = Secrets::in_folder(folder.path());
    let error = secrets.get_or_make(book(), "chain", || vec![1]).expect_err("the key exists elsewhere");
    assert!(error.is(&SECRET_KEYRING_MISSING), "{error}");
}
