//! `kontor serve`: a book over HTTP.

mod call;
mod guard;
mod interface;
mod live;
mod metrics;
mod oidc;
mod probes;
mod routes;
mod source;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use kontor_contract::Result;
use kontor_contract::operating::{LISTEN_FAILED, LISTEN_REMOTE};
use kontor_platform::App;
use kontor_runtime::{Background, Config, Location, safekeeping};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;

use self::metrics::Metrics;

/// Windows that may listen to the live feed at a time.
const MAX_SOCKETS: usize = 1_024;
/// Connections to the live feed that have not said yet who they are: they take no place from those that have.
const MAX_STRANGERS: usize = 64;
/// How long calls under way may take to end when the server is told to.
const GRACE: Duration = Duration::from_secs(10);

/// Options of `kontor serve`.
#[derive(Args)]
pub(crate) struct Options {
    /// Where to listen; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:7878", value_name = "ADDRESS")]
    listen: String,
    /// The built interface; without it a folder `dist` beside the program or above it
    #[arg(long, value_name = "FOLDER")]
    ui: Option<PathBuf>,
    /// Makes the book if there is none
    #[arg(long)]
    create: bool,
    /// Listens beyond this machine. Calls are not encrypted: let a proxy with TLS stand before it
    #[arg(long)]
    allow_remote: bool,
    /// A proxy whose X-Forwarded-For says who asks; may be given several times. Without it the proxy itself is taken for
    /// whoever signs in, and all its clients share their attempts
    #[arg(long, value_name = "ADDRESS")]
    trusted_proxy: Vec<IpAddr>,
    /// An address beyond this machine that may read /metrics; may be given several times
    #[arg(long, value_name = "ADDRESS")]
    metrics_for: Vec<IpAddr>,
    /// Under which address browsers reach this server, such as https://kontor.example: a provider of identities sends people
    /// back there. Without it the address it listens on, if that is one of this machine
    #[arg(long, value_name = "URL", env = "KONTOR_PUBLIC_URL", value_parser = oidc::public_url)]
    public_url: Option<String>,
}

/// How a server is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The built interface.
    pub interface: Option<PathBuf>,
    /// Whether other machines may ask.
    pub allow_remote: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Who may read the figures besides this machine.
    pub metrics_for: Vec<IpAddr>,
    /// Under which address browsers reach it, if not the one it listens on.
    pub public_url: Option<String>,
}

impl Settings {
    /// A server without an interface for this machine only.
    pub fn at(listen: SocketAddr) -> Self {
        let (trusted_proxies, metrics_for) = (Vec::new(), Vec::new());
        Self { listen, interface: None, allow_remote: false, trusted_proxies, metrics_for, public_url: None }
    }
}

/// A book being served. Dropping it ends the server at once, [`Server::stop`] lets calls end first.
pub struct Server {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    app: App,
    _background: Background,
}

/// What the routes share.
pub(crate) struct Shared {
    pub(crate) app: App,
    pub(crate) metrics: Metrics,
    pub(crate) sockets: Arc<Semaphore>,
    pub(crate) strangers: Arc<Semaphore>,
    pub(crate) stopping: watch::Receiver<bool>,
    pub(crate) allow_remote: bool,
    pub(crate) trusted_proxies: Vec<IpAddr>,
    pub(crate) metrics_for: Vec<IpAddr>,
    pub(crate) oidc: oidc::Oidc,
}

pub(crate) async fn run(location: Result<Location>, options: Options) -> Result<ExitCode> {
    let listen = resolve(&options.listen).await?;
    refuse_remote(listen, options.allow_remote)?;
    let location = location?;
    let config = if options.create { Config::create(location) } else { Config::existing(location) };
    let app = kontor_runtime::open(config).await?;
    let interface = options.ui.or_else(interface::beside_program);
    let Options { allow_remote, trusted_proxy: trusted_proxies, metrics_for, public_url, .. } = options;
    let settings = Settings { listen, interface, allow_remote, trusted_proxies, metrics_for, public_url };
    let server = Server::start(app, settings).await?;
    say!("Kontor is served on http://{}/", server.address());
    asked_to_end().await;
    server.stop().await;
    Ok(ExitCode::SUCCESS)
}

impl Server {
    /// Listens, and starts the work that goes on while a book is open.
    ///
    /// # Errors
    /// `serve.listen_remote` for an address beyond this machine that was not allowed; `serve.listen_failed`.
    pub async fn start(app: App, settings: Settings) -> Result<Self> {
        refuse_remote(settings.listen, settings.allow_remote)?;
        let failed = |error: std::io::Error| LISTEN_FAILED.with("address", settings.listen).with("reason", error);
        let listener = TcpListener::bind(settings.listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let background = kontor_runtime::start(&app);
        app.db().publish_address(&format!("http://{address}"));
        let (stop, stopping) = watch::channel(false);
        let shared = Shared {
            app: app.clone(),
            metrics: Metrics::new(),
            sockets: Arc::new(Semaphore::new(MAX_SOCKETS)),
            strangers: Arc::new(Semaphore::new(MAX_STRANGERS)),
            stopping: stopping.clone(),
            allow_remote: settings.allow_remote,
            trusted_proxies: settings.trusted_proxies,
            metrics_for: settings.metrics_for,
            oidc: oidc::Oidc::new(settings.public_url, address),
        };
        if let Some(folder) = &settings.interface {
            safekeeping::hand_out(folder);
        }
        let router = routes::router(Arc::new(shared), settings.interface);
        let mut stopping = stopping;
        let task = tokio::spawn(async move {
            let router = router.into_make_service_with_connect_info::<SocketAddr>();
            let served = axum::serve(listener, router).with_graceful_shutdown(async move { stopped(&mut stopping).await });
            if let Err(error) = served.await {
                tracing::error!(%error, "the server ended");
            }
        });
        tracing::info!(%address, "serving");
        Ok(Self { address, stop, task, app, _background: background })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more calls and lets those under way end, for a while.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(GRACE, &mut self.task).await.is_err() {
            tracing::warn!("calls were still under way; their work stands or has no effect");
        }
        kontor_runtime::close(&self.app).await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Ends when the server is told to stop.
async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // A sender that is gone is a server that is gone.
    drop(stopping.wait_for(|stop| *stop).await);
}

/// Reads `host:port`; a name may stand for the address.
async fn resolve(listen: &str) -> Result<SocketAddr> {
    let failed = |reason: String| LISTEN_FAILED.with("address", listen).with("reason", reason);
    let mut found = tokio::net::lookup_host(listen).await.map_err(|error| failed(error.to_string()))?;
    found.next().ok_or_else(|| failed("the name has no address".to_owned()))
}

fn refuse_remote(listen: SocketAddr, allow_remote: bool) -> Result<()> {
    if listen.ip().is_loopback() || allow_remote { Ok(()) } else { Err(LISTEN_REMOTE.with("address", listen)) }
}

/// Ends at Ctrl+C, and where there are such signals at SIGTERM.
async fn asked_to_end() {
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signals) => drop(signals.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_is_listened_on_unasked() {
        for (address, allow_remote, fine) in [
            ("127.0.0.1:0", false, true),
            ("[::1]:80", false, true),
            ("0.0.0.0:80", false, false),
            ("192.168.1.4:80", false, false),
            ("0.0.0.0:80", true, true),
        ] {
            let listen = address.parse().expect("an address");
            assert_eq!(refuse_remote(listen, allow_remote).is_ok(), fine, "{address}");
        }
    }
}
