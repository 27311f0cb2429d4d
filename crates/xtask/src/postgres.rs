//! A Postgres of our own: made in a temporary folder, on a private port, gone afterwards.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::{
    progress::run_quietly,
    system::{is_root, postgres_programs, user_id},
};

/// Where the suites find the cluster: `postgres://kontor@127.0.0.1:PORT/postgres`.
pub const URL_VARIABLE: &str = "KONTOR_TEST_POSTGRES";

/// The user that owns everything in the cluster; trusted, since only this machine can reach it.
const OWNER: &str = "kontor";

/// How long a start may take before it counts as failed.
const START_DEADLINE: Duration = Duration::from_secs(30);

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// As in production: what the bench measures.
    Synced,
    /// Never waits: a killed server loses nothing, a killed machine would. For the suites.
    Unsynced,
}

/// A running cluster. Dropping it stops the server at once and removes the folder.
pub struct Cluster {
    programs: PathBuf,
    folder: TempDir,
    account: Account,
    durability: Durability,
    port: u16,
    server: Option<Child>,
}

impl Cluster {
    /// Makes a cluster and waits until it answers.
    ///
    /// # Errors
    /// When Postgres is not installed, or does not start within 30 seconds (its log is in the message).
    pub fn start(durability: Durability) -> Result<Self> {
        let programs = postgres_programs().context("Postgres is not installed")?;
        let account = Account::unprivileged()?;
        let folder = tempfile::Builder::new().prefix("kontor-postgres-").tempdir()?;
        account.give(folder.path())?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut cluster = Self { programs, folder, account, durability, port, server: None };
        cluster.initialise()?;
        cluster.resume()?;
        Ok(cluster)
    }

    /// The address of its first database.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://{OWNER}@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts the server again after [`Cluster::crash`], on the same port.
    ///
    /// # Errors
    /// When it does not answer within 30 seconds.
    pub fn resume(&mut self) -> Result<()> {
        let fsync = match self.durability {
            Durability::Synced => "fsync=on",
            Durability::Unsynced => "fsync=off",
        };
        let log = fs::File::create(self.log())?;
        let server = self
            .program("postgres")
            .args(["-D", "data", "-h", "127.0.0.1", "-k", "."])
            .args(["-p", &self.port.to_string()])
            .args(["-c", fsync, "-c", "max_connections=300"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("cannot start postgres")?;
        self.server = Some(server);
        self.await_answer()
    }

    /// Ends the server as a crash would: no connection is asked, nothing is written down.
    ///
    /// # Errors
    /// When the server cannot be told.
    pub fn crash(&mut self) -> Result<()> {
        let Some(mut server) = self.server.take() else {
            return Ok(());
        };
        run_quietly(self.program("pg_ctl").args(["stop", "-D", "data", "-m", "immediate"]))?;
        server.wait()?;
        Ok(())
    }

    fn initialise(&self) -> Result<()> {
        // macOS does not know C.UTF-8.
        let locale = if cfg!(target_os = "linux") { "--locale=C.UTF-8" } else { "--locale=C" };
        run_quietly(self.program("initdb").args(["-D", "data", "-U", OWNER, "-A", "trust"]).args([
            "--encoding=UTF8",
            locale,
            "--no-sync",
        ]))
    }

    fn await_answer(&mut self) -> Result<()> {
        let deadline = Instant::now() + START_DEADLINE;
        loop {
            let port = self.port.to_string();
            let answer = self.program("pg_isready").args(["--quiet", "-h", "127.0.0.1", "-p", &port]).status()?;
            if answer.success() {
                return Ok(());
            }
            let ended = self.server.as_mut().is_none_or(|server| server.try_wait().is_ok_and(|end| end.is_some()));
            if ended || Instant::now() > deadline {
                bail!("postgres did not start:\n{}", fs::read_to_string(self.log())?);
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// A server program as the account that may run it, in the cluster's folder.
    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(self.folder.path());
        self.account.apply(&mut command);
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.crash() {
            eprintln!("the throwaway Postgres could not be stopped: {error:#}");
        }
    }
}

/// Who runs the server. Postgres refuses to be root.
enum Account {
    Ourselves,
    #[cfg_attr(not(unix), expect(dead_code, reason = "only unix has a root to step down from"))]
    Other {
        user: u32,
        group: u32,
    },
}

impl Account {
    /// Ourselves, or the account the Postgres package brought when we are root.
    fn unprivileged() -> Result<Self> {
        if !is_root()? {
            return Ok(Self::Ourselves);
        }
        let user = user_id(Some("postgres"))?;
        Ok(Self::Other { user, group: user_group("postgres")? })
    }

    #[cfg(unix)]
    fn give(&self, folder: &Path) -> Result<()> {
        if let Self::Other { user, group } = self {
            std::os::unix::fs::chown(folder, Some(*user), Some(*group))?;
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn give(&self, _folder: &Path) -> Result<()> {
        Ok(())
    }

    #[cfg(unix)]
    fn apply(&self, command: &mut Command) {
        use std::os::unix::process::CommandExt;
        if let Self::Other { user, group } = self {
            command.uid(*user).gid(*group);
        }
    }

    #[cfg(not(unix))]
    fn apply(&self, _command: &mut Command) {}
}

fn user_group(name: &str) -> Result<u32> {
    let output = Command::new("id").args(["-g", name]).output().context("cannot run id")?;
    String::from_utf8_lossy(&output.stdout).trim().parse().with_context(|| format!("no group of {name}"))
}
