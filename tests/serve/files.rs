//! The interface as it is handed out.

use std::fs;

use kontor_tests::TestBook;
use tempfile::TempDir;

use crate::{Served, header, text};

const PAGE: &str = "<!doctype html><title>Kontor</title>";

fn interface() -> TempDir {
    let folder = tempfile::tempdir().expect("the temp folder takes one more");
    fs::create_dir(folder.path().join("dist")).expect("fresh");
    for (name, content) in [
        ("dist/index.html", PAGE.to_owned()),
        ("dist/boot.js", "export {}".to_owned()),
        ("dist/ui_bg.wasm", "x".repeat(10_000)),
        ("secret.txt", "not part of it".to_owned()),
    ] {
        fs::write(folder.path().join(name), content).expect("written");
    }
    folder
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_interface_is_served_and_keeps_to_itself() {
    let folder = interface();
    let book = TestBook::sqlite().await;
    let served = Served::with_interface(&book, Some(folder.path().join("dist"))).await;
    let table = [
        ("/", 200, "text/html", true),
        ("/sales/invoices?view=overdue", 200, "text/html", true),
        ("/boot.js", 200, "text/javascript", false),
        ("/ui_bg.wasm", 200, "application/wasm", false),
        ("/missing.js", 404, "", false),
        ("/%2e%2e/secret.txt", 404, "", false),
    ];
    for (path, status, kind, page) in table {
        let answer = served.get(path);
        assert_eq!(answer.status(), status, "{path}");
        assert!(header(&answer, "content-type").starts_with(kind), "{path}: {:?}", answer.headers());
        let policy = header(&answer, "content-security-policy");
        for rule in ["default-src 'self'", "script-src 'self' 'wasm-unsafe-eval';", "frame-ancestors 'none'", "base-uri 'self'"] {
            assert!(policy.contains(rule), "{path} lacks {rule}");
        }
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(text(answer) == PAGE, page, "{path}");
    }
}

/// Whoever may say where backups go could otherwise publish the book.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_backup_is_put_where_the_interface_is_served() {
    let folder = interface();
    let book = TestBook::sqlite().await;
    let dist = folder.path().join("dist");
    let served = Served::with_interface(&book, Some(dist.clone())).await;
    for place in [dist.clone(), dist.join("new/backups"), folder.path().join("./dist/../dist")] {
        let settings = serde_json::json!({
            "folder": place, "every_hours": 0, "keep_daily": 7, "keep_weekly": 4, "keep_monthly": 12, "encrypt": false,
        });
        let request = serde_json::json!({ "version": 0, "settings": settings }).to_string();
        let (_, refused) = served.call("book.backup.set", &request, &[]);
        assert_eq!(refused["code"], "book.backup.folder_unusable", "{refused}");
    }
    assert_eq!(fs::read_dir(&dist).expect("a folder").count(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_travel_packed() {
    let folder = interface();
    let book = TestBook::sqlite().await;
    let served = Served::with_interface(&book, Some(folder.path().join("dist"))).await;
    for packing in ["br", "gzip"] {
        let request = served.agent.get(served.address("/ui_bg.wasm")).header("accept-encoding", packing);
        let mut answer = request.call().expect("the server answers");
        assert_eq!(header(&answer, "content-encoding"), packing);
        assert!(answer.body_mut().read_to_vec().expect("bytes").len() < 1_000);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_of_the_calls_never_leads_to_a_page() {
    let folder = interface();
    let book = TestBook::sqlite().await;
    let served = Served::with_interface(&book, Some(folder.path().join("dist"))).await;
    let answer = served.get("/v1/nothing");
    assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (404, "application/json"));
    assert_eq!(served.get("/v1/call/identity.session.get").status(), 405);
}
