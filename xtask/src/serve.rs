//! `cargo xtask serve`: build, then serve on this computer and say where, until it is stopped.

use crate::arguments::Serve;
use crate::process::{Call, find};
use crate::project::Project;
use crate::server::{Options, Server};
use crate::{Failure, Result, build};

/// The port to try first.
const USUAL_PORT: u16 = 8080;
/// How many ports to try where none was asked for.
const TRIES: u16 = 20;

/// Builds what is needed and serves it.
///
/// # Errors
/// When the build fails or no port is free.
pub fn run(project: &Project, options: &Serve) -> Result<()> {
    if options.dev {
        return build::watch(project, options.port, options.open);
    }
    build::release(project)?;
    let refused = |error: std::io::Error| {
        Failure::new(
            format!("Could not serve: {error}."),
            "the system refused a resource.",
            "close other programs and try again.",
        )
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(refused)?;
    runtime.block_on(async {
        let server = start(project, options.port).await?;
        println!("\nFairway is at {} (Ctrl+C stops it)", server.address());
        if options.open {
            open(&server.address());
        }
        tokio::signal::ctrl_c().await.map_err(refused)?;
        server.stop().await;
        Ok(())
    })
}

async fn start(project: &Project, port: Option<u16>) -> Result<Server> {
    let at = |port| Server::start(Options { folder: project.dist(), port, ..Options::default() });
    if let Some(port) = port {
        return at(port).await;
    }
    let mut result = at(USUAL_PORT).await;
    for port in USUAL_PORT + 1..USUAL_PORT + TRIES {
        if result.is_ok() {
            break;
        }
        println!("Port {} is taken; trying {port}.", port - 1);
        result = at(port).await;
    }
    result
}

/// Shows the page; where that does not work the printed address is enough.
fn open(address: &str) {
    let call = if cfg!(target_os = "macos") {
        Call::new("open")
    } else if cfg!(windows) {
        Call::new("explorer")
    } else if find("xdg-open", &[]).is_some() {
        Call::new("xdg-open")
    } else {
        println!("There is no xdg-open to show it with: open that address yourself.");
        return;
    };
    if let Err(failure) = call.arg(address).output() {
        println!("{failure}");
    }
}
