//! A gateway in front of the server: remembers what was asked for, holds answers back until told, spoils
//! them, and shows the app in a sandboxed frame. The headers of the app's own files stay the server's.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use xtask::server::Server;

/// A page of the gateway's own, which shows the app in a frame without an origin.
const HOST: &str = "<!doctype html><title>Host</title><iframe sandbox='allow-scripts allow-forms' src='./' width='800' height='600'></iframe>";

/// What becomes of an answer on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoil {
    /// It ends in the middle of the file.
    Cut,
    /// There is no such file.
    Missing,
    /// A page comes instead, as from hosts that show their start page for everything they do not have.
    Page,
}

/// The end of the paths whose answers are spoiled, and how.
type Spoiled = Arc<Mutex<Option<(String, Spoil)>>>;

/// A running gateway; ends when it is dropped.
pub struct Gateway {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    held: watch::Sender<String>,
    spoiled: Spoiled,
    task: JoinHandle<()>,
}

impl Gateway {
    /// Starts one before `server`, which must serve at the root.
    pub async fn before(server: &Server) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (port, behind) = (listener.local_addr().unwrap().port(), server.port());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (held, is_held) = watch::channel(String::new());
        let spoiled = Spoiled::default();
        let (log, spoils) = (asked.clone(), spoiled.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, is_held, spoils) = (log.clone(), is_held.clone(), spoils.clone());
                // A browser may drop a connection at any time; that is no fault of the test.
                tokio::spawn(
                    async move { pass(stream, behind, log, is_held, spoils).await.unwrap_or_default() },
                );
            }
        });
        Self { port, asked, held, spoiled, task }
    }

    /// The address of the app, ending in `/`.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The paths asked for so far, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// Holds back the answers for paths that end in `ending`, from now on.
    pub fn hold(&self, ending: &str) {
        self.held.send_replace(ending.to_string());
    }

    /// Gives what was held back.
    pub fn release(&self) {
        self.held.send_replace(String::new());
    }

    /// Spoils the answers for paths that end in `ending`, from now on; those of before are whole again.
    pub fn spoil(&self, ending: &str, how: Spoil) {
        *self.spoiled.lock().unwrap() = Some((ending.to_string(), how));
    }

    /// Lets all answers through whole.
    pub fn mend(&self) {
        *self.spoiled.lock().unwrap() = None;
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass(
    mut stream: TcpStream,
    behind: u16,
    asked: Arc<Mutex<Vec<String>>>,
    mut held: watch::Receiver<String>,
    spoiled: Spoiled,
) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return Ok(()),
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_string();
    if path == "/host.html" {
        return stream.write_all(page("200 OK", HOST).as_bytes()).await;
    }
    asked.lock().unwrap().push(path.clone());
    // The sender is gone when the test is over; then nobody waits for the answer either.
    held.wait_for(|ending| ending.is_empty() || !path.ends_with(ending.as_str()))
        .await
        .map_err(std::io::Error::other)?;
    let spoil =
        spoiled.lock().unwrap().as_ref().filter(|(ending, _)| path.ends_with(ending)).map(|(_, how)| *how);
    let mut head = head.replace("Connection: keep-alive", "Connection: close");
    if spoil.is_some() {
        // What the browser has already would not be sent again, and not be spoiled.
        head = head
            .replace("If-None-Match:", "Was-If-None-Match:")
            .replace("If-Modified-Since:", "Was-If-Modified-Since:");
    }
    let mut server = TcpStream::connect(("127.0.0.1", behind)).await?;
    server.write_all(head.as_bytes()).await?;
    match spoil {
        None => drop(tokio::io::copy(&mut server, &mut stream).await?),
        Some(Spoil::Cut) => {
            let mut answer = Vec::new();
            server.read_to_end(&mut answer).await?;
            let body = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap() + 4;
            stream.write_all(&answer[..body.midpoint(answer.len())]).await?;
        }
        Some(Spoil::Missing) => stream.write_all(page("404 Not Found", "Not found").as_bytes()).await?,
        Some(Spoil::Page) => {
            stream.write_all(page("200 OK", "<!doctype html><title>Host</title>").as_bytes()).await?
        }
    }
    stream.shutdown().await
}

fn page(status: &str, text: &str) -> String {
    let length = text.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{text}"
    )
}
