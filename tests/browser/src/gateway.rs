//! A gateway in front of the server: remembers what was asked for, holds answers back until told, and
//! shows the app in a sandboxed frame. The headers of the app's own files stay the server's.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use xtask::server::Server;

/// A page of the gateway's own, which shows the app in a frame without an origin.
const HOST: &str = "<!doctype html><title>Host</title><iframe sandbox='allow-scripts allow-forms' src='./' width='800' height='600'></iframe>";

/// A running gateway; ends when it is dropped.
pub struct Gateway {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    held: watch::Sender<String>,
    task: JoinHandle<()>,
}

impl Gateway {
    /// Starts one before `server`, which must serve at the root.
    pub async fn before(server: &Server) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (port, behind) = (listener.local_addr().unwrap().port(), server.port());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (held, is_held) = watch::channel(String::new());
        let log = asked.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, is_held) = (log.clone(), is_held.clone());
                // A browser may drop a connection at any time; that is no fault of the test.
                tokio::spawn(async move { pass(stream, behind, log, is_held).await.unwrap_or_default() });
            }
        });
        Self { port, asked, held, task }
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
        let length = HOST.len();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{HOST}"
        );
        return stream.write_all(answer.as_bytes()).await;
    }
    asked.lock().unwrap().push(path.clone());
    // The sender is gone when the test is over; then nobody waits for the answer either.
    held.wait_for(|ending| ending.is_empty() || !path.ends_with(ending.as_str()))
        .await
        .map_err(std::io::Error::other)?;
    let head = head.replace("Connection: keep-alive", "Connection: close");
    let mut server = TcpStream::connect(("127.0.0.1", behind)).await?;
    server.write_all(head.as_bytes()).await?;
    tokio::io::copy(&mut server, &mut stream).await?;
    stream.shutdown().await
}
