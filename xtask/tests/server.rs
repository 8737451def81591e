//! The server against a folder, by plain HTTP over a socket: headers, freshness, encodings, escape.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use xtask::server::{Options, Server, headers};

type Anything = Box<dyn std::error::Error>;

struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

async fn ask(server: &Server, request: &str, extra: &str) -> Result<Reply, Anything> {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).await?;
    let text = format!("{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{extra}\r\n");
    stream.write_all(text.as_bytes()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or("no end of headers")?;
    let head = String::from_utf8(bytes[..end].to_vec())?;
    let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
    Ok(Reply { status, head, body: bytes[end + 4..].to_vec() })
}

fn site() -> Result<tempfile::TempDir, Anything> {
    let folder = tempfile::tempdir()?;
    std::fs::create_dir(folder.path().join("app"))?;
    for (name, text) in [
        ("app/index.html", "<p>page</p>"),
        ("app/a.wasm", "raw wasm"),
        ("app/a.wasm.br", "brotli wasm"),
        ("app/a.wasm.gz", "gzip wasm"),
        ("app/m.webmanifest", "{}"),
        ("secret.txt", "secret"),
    ] {
        std::fs::write(folder.path().join(name), text)?;
    }
    Ok(folder)
}

async fn start(folder: &tempfile::TempDir, prefix: &str) -> Result<Server, Anything> {
    let options =
        Options { folder: folder.path().join("app"), prefix: prefix.to_string(), ..Options::default() };
    Ok(Server::start(options).await?)
}

#[tokio::test]
async fn every_answer_carries_the_headers_of_production() -> Result<(), Anything> {
    let folder = site()?;
    let server = start(&folder, "").await?;
    for request in ["GET /", "HEAD /a.wasm", "GET /none", "POST /"] {
        let reply = ask(&server, request, "").await?;
        for (name, value) in headers::all() {
            assert_eq!(reply.header(name), Some(value.as_str()), "{request}: {name}");
        }
    }
    assert_eq!(ask(&server, "POST /", "").await?.status, 405);
    let missing = ask(&server, "GET /none", "").await?;
    assert_eq!((missing.status, missing.header("content-type")), (404, Some("text/plain; charset=utf-8")));
    assert_eq!(
        ask(&server, "GET /m.webmanifest", "").await?.header("content-type"),
        Some("application/manifest+json")
    );
    server.stop().await;
    Ok(())
}

#[tokio::test]
async fn encodings_are_chosen_and_told() -> Result<(), Anything> {
    let folder = site()?;
    let server = start(&folder, "").await?;
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", Some("br"), "brotli wasm"),
        ("gzip", Some("gzip"), "gzip wasm"),
        ("br;q=0", None, "raw wasm"),
    ] {
        let reply = ask(&server, "GET /a.wasm", &format!("Accept-Encoding: {accepted}\r\n")).await?;
        assert_eq!(reply.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(reply.body, body.as_bytes(), "{accepted}");
        assert_eq!(reply.header("vary"), Some("Accept-Encoding"), "{accepted}");
        assert_eq!(reply.header("content-type"), Some("application/wasm"), "{accepted}");
    }
    assert_eq!(ask(&server, "GET /", "Accept-Encoding: br\r\n").await?.body, b"<p>page</p>");
    server.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_known_file_is_not_sent_again_until_it_changes() -> Result<(), Anything> {
    let folder = site()?;
    let server = start(&folder, "").await?;
    let first = ask(&server, "GET /", "").await?;
    let tag = first.header("etag").ok_or("no tag")?;
    assert!(tag.starts_with('"'), "a strong tag: {tag}");
    let condition = format!("If-None-Match: {tag}\r\n");
    let second = ask(&server, "GET /", &condition).await?;
    assert_eq!((second.status, second.body.len()), (304, 0));
    assert_eq!(second.header("etag"), Some(tag));
    std::fs::write(folder.path().join("app/index.html"), "<p>new</p>")?;
    let third = ask(&server, "GET /", &condition).await?;
    assert_eq!((third.status, third.body), (200, b"<p>new</p>".to_vec()));
    server.stop().await;
    Ok(())
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() -> Result<(), Anything> {
    let folder = site()?;
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("secret.txt"), folder.path().join("app/link.txt"))?;
    let server = start(&folder, "").await?;
    for path in
        ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//secret.txt", "/link.txt", "/app/"]
    {
        let reply = ask(&server, &format!("GET {path}"), "").await?;
        assert!(reply.status == 404 || reply.status == 400, "{path}: {}", reply.status);
        assert!(!reply.body.windows(6).any(|six| six == b"secret"), "{path}");
    }
    server.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_prefix_mounts_the_app_and_stopping_frees_the_port() -> Result<(), Anything> {
    let folder = site()?;
    let server = start(&folder, "tools/fairway").await?;
    assert!(server.address().ends_with("/tools/fairway/"), "{}", server.address());
    assert_eq!(ask(&server, "GET /tools/fairway/a.wasm", "").await?.body, b"raw wasm");
    assert_eq!(ask(&server, "GET /a.wasm", "").await?.status, 404);
    let moved = ask(&server, "GET /tools/fairway", "").await?;
    assert_eq!((moved.status, moved.header("location")), (308, Some("/tools/fairway/")));
    let port = server.port();
    // A connection that stays open does not keep the server alive.
    let open = TcpStream::connect(("127.0.0.1", port)).await?;
    server.stop().await;
    assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err());
    drop(open);
    Ok(())
}
