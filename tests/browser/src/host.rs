//! Pages of somebody else, on another site, that show the app in a frame: a server for them, and a copy of the
//! app that allows them.

use crate::worker::copy_of_dist;
use crate::{Visit, serve_folder};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use xtask::dist::embed;
use xtask::server::{Options, Server};

/// A page of a host: its path, its HTML with `https://fairway.example/` for the app's address, further headers.
pub type Page = (&'static str, String, &'static str);

/// A host's server; ends when it is dropped.
pub struct Host {
    /// Its origin.
    pub origin: String,
    task: JoinHandle<()>,
}

impl Drop for Host {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An example of the project.
pub fn example(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/embed/examples");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// The app on one site, a host on another, which is allowed to show and, where `commands`, to command it.
pub struct Hosted {
    /// The app.
    pub app: Server,
    /// Its folder.
    pub folder: TempDir,
    /// The page's server.
    pub host: Host,
}

/// Serves `pages` on another site than a copy of the app.
pub async fn hosted(commands: bool, pages: Vec<Page>) -> Hosted {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    // Browsers take this for another site than 127.0.0.1.
    let origin = format!("http://localhost:{}", listener.local_addr().unwrap().port());
    let folder = copy_of_dist();
    if commands {
        let list = embed::origins(std::slice::from_ref(&origin)).unwrap();
        std::fs::write(folder.path().join(embed::ORIGINS), list).unwrap();
    }
    let options =
        Options { folder: folder.path().to_path_buf(), embed_in: vec![origin.clone()], ..Options::default() };
    let app = Server::start(options).await.unwrap();
    let address = app.address();
    let pages: Vec<Page> = pages
        .into_iter()
        .map(|(path, html, headers)| (path, html.replace("https://fairway.example/", &address), headers))
        .collect();
    let task = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let pages = pages.clone();
            // A browser may drop a connection at any time; that is no fault of the test.
            tokio::spawn(async move { answer(stream, &pages).await.unwrap_or_default() });
        }
    });
    Hosted { app, folder, host: Host { origin, task } }
}

/// A further copy of the app for nobody in particular.
pub async fn app_alone() -> (TempDir, Server) {
    let folder = copy_of_dist();
    let server = serve_folder(folder.path(), "").await;
    (folder, server)
}

async fn answer(mut stream: TcpStream, pages: &[Page]) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().split('?').next().unwrap_or_default();
    let (status, html, headers) = match pages.iter().find(|(known, _, _)| *known == path) {
        Some((_, html, headers)) => ("200 OK", html.as_str(), *headers),
        None => ("404 Not Found", "", ""),
    };
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n{headers}Connection: close\r\n\r\n{html}",
        html.len()
    );
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await
}

impl Visit {
    /// Loads a page of the host, and waits until the element has its frame.
    pub async fn to_host(&self, hosted: &Hosted, path: &str) {
        self.driver().enter_default_frame().await.unwrap();
        self.driver().goto("about:blank").await.unwrap();
        self.driver().goto(format!("{}{path}", hosted.host.origin)).await.unwrap();
        self.wait_until("return document.readyState === 'complete'").await;
    }

    /// Goes on in the frame of the element at `place`, once the app has started there.
    pub async fn into_frame(&self, place: usize) {
        self.outside().await;
        let frame = "const all = [...document.querySelectorAll('fairway-plan')]; \
             return all.length ? all[arguments[0]]?.shadowRoot?.querySelector('iframe') : document.querySelectorAll('iframe')[arguments[0]]";
        let found = self.driver().execute(frame, vec![json!(place)]).await.unwrap();
        let frame = found.element().unwrap();
        // Out of sight a frame is not painted, and what waits for that waits on.
        frame.scroll_into_view().await.unwrap();
        frame.enter_frame().await.unwrap();
        self.wait_until("return document.readyState === 'complete' && document.querySelector('.opening') === null && document.querySelector('#frame-bar p') !== null").await;
    }

    /// Goes on in the host's page.
    pub async fn outside(&self) {
        self.driver().enter_default_frame().await.unwrap();
    }

    /// What the page has heard so far: event and detail, from `window.__heard` of the page.
    pub async fn heard(&self) -> Vec<(String, Value)> {
        serde_json::from_value(self.run("return window.__heard", json!([])).await).unwrap()
    }
}

/// Notes in the page everything that its elements raise.
pub const HEAR: &str = "<script>window.__heard = [];
for (const name of ['ready', 'verdict', 'progress', 'saved', 'error'])
  document.querySelectorAll('fairway-plan').forEach((one, place) => one.addEventListener(name, event => __heard.push([name, { ...event.detail, place }])));
</script>";
