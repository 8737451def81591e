//! From a request to an answer with a file. Which headers all answers carry is in `headers`.

use super::{Options, headers, negotiate};
use crate::files::digest;
use crate::{Failure, Result};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use std::path::PathBuf;
use std::sync::Arc;

/// A folder under a path.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    prefix: String,
    fixed: HeaderMap,
}

impl Site {
    /// Prepares the folder that the options name.
    ///
    /// # Errors
    /// When the folder is not there.
    pub fn new(options: &Options) -> Result<Self> {
        let folder = options.folder.canonicalize().map_err(|error| {
            Failure::new(
                format!("The folder {} cannot be served: {error}.", options.folder.display()),
                "there is no built app in it.",
                "run `cargo xtask build` first.",
            )
        })?;
        let inner = options.prefix.trim_matches('/');
        let prefix = if inner.is_empty() { "/".to_string() } else { format!("/{inner}/") };
        let mut fixed = HeaderMap::new();
        for (name, value) in headers::all_with(&options.embed_in)? {
            let pair = HeaderName::try_from(name).ok().zip(HeaderValue::try_from(value).ok());
            let (name, value) = pair.ok_or_else(|| {
                Failure::new(
                    format!("The header {name} has a value that cannot be sent."),
                    "the list of headers holds a character that HTTP forbids.",
                    "correct it in xtask/src/server/headers.rs.",
                )
            })?;
            fixed.insert(name, value);
        }
        Ok(Self { folder, prefix, fixed })
    }

    /// The path under which the folder appears, with `/` at both ends.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The file's path, if it is one of this folder and not a link out of it.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let names = negotiate::segments(path, &self.prefix)?;
        let file = self.folder.join(names.iter().collect::<PathBuf>()).canonicalize().ok()?;
        (file.starts_with(&self.folder) && file.is_file()).then_some(file)
    }
}

/// Answers any request.
pub async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response<Body> {
    let path = request.uri().path();
    let mut response = if ![Method::GET, Method::HEAD].contains(request.method()) {
        plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD are answered here.\n")
    } else if format!("{path}/") == site.prefix {
        to(&site.prefix)
    } else {
        found(&site, path, request.headers())
            .unwrap_or_else(|| plain(StatusCode::NOT_FOUND, "There is no such file here.\n"))
    };
    for (name, value) in &site.fixed {
        response.headers_mut().insert(name, value.clone());
    }
    response
}

fn found(site: &Site, path: &str, asked: &HeaderMap) -> Option<Response<Body>> {
    let text = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let file = site.file(path)?;
    let name = file.file_name()?.to_str()?;
    let has_copies = file.with_file_name(format!("{name}.br")).is_file();
    let packed =
        negotiate::encodings(text(header::ACCEPT_ENCODING)).into_iter().find_map(|(encoding, ending)| {
            let copy = std::fs::read(file.with_file_name(format!("{name}.{ending}"))).ok()?;
            Some((Some(encoding), copy))
        });
    let (encoding, bytes) = match packed {
        Some(packed) => packed,
        None => (None, std::fs::read(&file).ok()?),
    };
    // A digest of the bytes sent: a rebuilt but equal file keeps its tag, and each encoding has its own.
    let tag = format!("\"{}\"", &digest(&bytes)[..32]);
    let mut response = if negotiate::is_known(text(header::IF_NONE_MATCH), &tag) {
        status(StatusCode::NOT_MODIFIED, Body::empty())
    } else {
        status(StatusCode::OK, Body::from(bytes))
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(headers::media_type(name)));
    headers.insert(header::ETAG, HeaderValue::try_from(tag).ok()?);
    if has_copies {
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

fn plain(code: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = status(code, Body::from(text));
    let media_type = HeaderValue::from_static(headers::media_type("x.txt"));
    response.headers_mut().insert(header::CONTENT_TYPE, media_type);
    response
}

fn to(prefix: &str) -> Response<Body> {
    let mut response = status(StatusCode::PERMANENT_REDIRECT, Body::empty());
    if let Ok(place) = HeaderValue::try_from(prefix) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

fn status(code: StatusCode, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = code;
    response
}
