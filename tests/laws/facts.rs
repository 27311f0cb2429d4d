//! Idempotency, stale versions, locks, append-only tables, personal texts.

use kontor_contract::finance::{GetEntry, LockKind, ReverseEntry, SetLock, UpdateAccount};
use kontor_contract::identity::{DeactivateUser, ListUsers};
use kontor_kernel::AccountCode;
use kontor_platform::Call;
use kontor_tests::book::{day, entry, today};
use kontor_tests::both;

fn call(token: &str, key: &str, cents: i64) -> Call {
    Call {
        name: "finance.entry.post".into(),
        body: serde_json::to_string(&entry("1200", "0800", cents)).expect("plain JSON"),
        token: Some(token.into()),
        key: Some(key.into()),
        ..Call::default()
    }
}

both! {
    /// The same call under the same key takes effect once; another call under it is refused.
    async fn a_key_takes_effect_once(book) {
        let owner = book.company().await;
        let first = book.app.call(call(&owner.token, "k1", 100)).await.expect("balanced");
        let again = book.app.call(call(&owner.token, "k1", 100)).await.expect("a repeat");
        assert_eq!(first, again);
        let other = book.app.call(call(&owner.token, "k1", 200)).await.expect_err("another body");
        assert_eq!(other.code, "call.key_reused");
        assert_eq!(book.raw("select count(*) from finance_entry").await.expect("a count"), "1");
        book.assert_clean().await;
    }

    /// What the database holds of posted rows can be neither changed nor deleted (V2).
    async fn posted_rows_are_refused_to_everyone(book) {
        let owner = book.company().await;
        owner.post("1200", "0800", 100).await.expect("balanced");
        for table in ["finance_entry", "finance_posting", "fact", "fact_seal"] {
            for sql in [format!("update {table} set fact_no = fact_no"), format!("delete from {table}")] {
                let refused = book.raw(&sql).await.expect_err("append-only");
                assert!(refused.contains("append_only"), "{sql}: {refused}");
            }
        }
        book.assert_clean().await;
    }

    /// A change that saw an older version is told so, and nothing happens.
    async fn stale_versions_are_refused(book) {
        let owner = book.company().await;
        let code = AccountCode::try_new("8400").expect("a code");
        let update = |version, name: &str| UpdateAccount {
            code: code.clone(), version, name: name.into(), group_code: "84".into(), active: true,
        };
        assert_eq!(owner.call(update(1, "Erlöse A")).await.expect("seen the newest").version, 2);
        assert_eq!(owner.call(update(1, "Erlöse B")).await.expect_err("seen an older").code, "conflict.stale");
        book.assert_clean().await;
    }

    /// Nothing is posted into a locked period, nor reversed into it; a lock does not move back (V5).
    async fn locked_periods_refuse(book) {
        let owner = book.company().await;
        let posted = owner.post("1200", "0800", 100).await.expect("open");
        let lock = |until| SetLock { kind: LockKind::All, until };
        owner.call(lock(today())).await.expect("forward");
        let refused = owner.post("1200", "0800", 100).await.expect_err("locked");
        assert_eq!((refused.code.as_str(), refused.fields[0].path.as_str()), ("finance.period.locked", "posted_on"));
        let reverse = |posted_on| ReverseEntry { id: posted.head.id, posted_on, reason: "Storno".into() };
        assert_eq!(owner.call(reverse(today())).await.expect_err("locked").code, "finance.period.locked");
        assert_eq!(owner.call(lock(day("2026-03-01"))).await.expect_err("back").code, "finance.lock.backward");
        let reversal = owner.call(reverse(day("2026-03-17"))).await.expect("open");
        assert_eq!(reversal.head.reverses_id, Some(posted.head.id));
        assert_eq!(owner.call(reverse(day("2026-03-18"))).await.expect_err("once").code, "finance.entry.already_reversed");
        let original = owner.call(GetEntry { id: posted.head.id }).await.expect("still there");
        assert_eq!(original.head.reversed_by_id, Some(reversal.head.id));
        book.assert_clean().await;
    }

    /// Names of persons stand beside the facts, not in them; passwords nowhere.
    async fn facts_hold_no_names_and_no_secrets(book) {
        let owner = book.company().await;
        owner.colleague("lena", kontor_contract::identity::Role::Accountant).await;
        let facts = book.raw("select envelope || body from fact").await.expect("texts");
        assert!(!facts.contains("Müller") && !facts.contains("lena") && !facts.contains("argon2"), "{facts}");
        let users = owner.call(ListUsers::default()).await.expect("the owner reads users");
        assert_eq!(users.rows.len(), 2);
        book.assert_clean().await;
    }

    /// Whoever is deactivated is out at once; the last owner stays.
    async fn deactivation_ends_sessions(book) {
        let owner = book.company().await;
        let lena = owner.colleague("lena", kontor_contract::identity::Role::Accountant).await;
        lena.post("1200", "0800", 100).await.expect("accountants post");
        let users = owner.call(ListUsers::default()).await.expect("the owner reads users").rows;
        for user in users {
            let outcome = owner.call(DeactivateUser { id: user.id, version: user.version }).await;
            match user.login.as_str() {
                "owner" => assert_eq!(outcome.expect_err("the last one").code, "identity.user.last_owner"),
                _ => assert!(!outcome.expect("a colleague").active),
            }
        }
        assert_eq!(lena.post("1200", "0800", 100).await.expect_err("out").code, "auth.required");
        book.assert_clean().await;
    }
}
