//! Serves a built app on this computer as a good static host would: for `cargo xtask serve` and for the
//! browser tests, which start, stop and mount it under sub-paths. Not a server for the internet.

mod files;
pub mod headers;
mod negotiate;

use crate::{Failure, Result};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// What to serve and where.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The folder with the built app; read at each request, so a new build is served at once.
    pub folder: PathBuf,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The path under which the folder appears, such as `/tools/fairway/`; empty for the root.
    pub prefix: String,
    /// Origins of sites that may show it in a frame.
    pub embed_in: Vec<String>,
}

/// A running server. It stops when it is dropped or told to.
#[derive(Debug)]
pub struct Server {
    local: SocketAddr,
    prefix: String,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// Starts serving; returns once requests are answered.
    ///
    /// # Errors
    /// When the port is taken or the folder is not there.
    pub async fn start(options: Options) -> Result<Self> {
        let site = Arc::new(files::Site::new(&options)?);
        let prefix = site.prefix().to_string();
        let refused = |error: std::io::Error| {
            Failure::new(
                format!("Could not listen on 127.0.0.1:{}: {error}.", options.port),
                "another program uses that port, most likely a second copy of this one.",
                "stop that program, or choose another with --port.",
            )
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.map_err(refused)?;
        let local = listener.local_addr().map_err(refused)?;
        let (stop, stopped) = oneshot::channel::<()>();
        let app = axum::Router::new().fallback(files::answer).with_state(site);
        let serving = axum::serve(listener, app).with_graceful_shutdown(async move {
            // Nothing is ever sent: the other end is dropped when the server is to stop.
            stopped.await.unwrap_or_default();
        });
        let task = tokio::spawn(serving.into_future());
        Ok(Self { local, prefix, stop, task })
    }

    /// The address of the app, ending in `/`.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.local.port(), self.prefix)
    }

    /// The same by the name `localhost`, which browsers take for another site.
    pub fn address_by_name(&self) -> String {
        format!("http://localhost:{}{}", self.local.port(), self.prefix)
    }

    /// The port in use.
    pub fn port(&self) -> u16 {
        self.local.port()
    }

    /// Stops serving: connections are closed and the port is free when this returns.
    pub async fn stop(mut self) {
        drop(self.stop);
        // A browser may hold a connection open; it does not get to decide when the server ends.
        if tokio::time::timeout(Duration::from_secs(2), &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}
