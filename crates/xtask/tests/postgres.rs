//! The throwaway Postgres, on which every suite over two databases relies.

use std::{path::Path, process::Command};

use xtask::{
    postgres::{Cluster, Durability},
    system::postgres_programs,
};

#[test]
fn a_cluster_answers_survives_a_crash_and_leaves_nothing_behind() {
    let mut cluster = Cluster::start(Durability::Unsynced).expect("Postgres is installed by the task");
    query(&cluster, "create table kept (n integer); insert into kept values (7)");

    cluster.crash().expect("it runs");
    cluster.resume().expect("it starts again");

    assert_eq!(query(&cluster, "select n from kept"), "7");
    assert_eq!(query(&cluster, "show fsync"), "off");
    let folder = query(&cluster, "show data_directory");
    assert!(Path::new(&folder).is_dir());
    drop(cluster);
    assert!(!Path::new(&folder).exists());
}

fn query(cluster: &Cluster, sql: &str) -> String {
    let psql = postgres_programs().expect("it was found for the start").join("psql");
    let output = Command::new(psql)
        .args(["--no-psqlrc", "--tuples-only", "--no-align", "-c", sql, &cluster.url()])
        .output()
        .expect("psql comes with the server");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
