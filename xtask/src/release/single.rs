//! `cargo xtask single-file`: the built app as one HTML file that needs no web server. What is hosted as files
//! lies in the page, packed; scripts and styles stand in it, allowed by their digests and nothing else. The
//! same build gives the same bytes.

use crate::dist::compress;
use crate::project::Project;
use crate::server::headers;
use crate::{Failure, Result, build, files};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;

const START: &str = include_str!("../../templates/single.js");

/// What boot.js does otherwise in the single file: each text has to be there exactly once.
const OTHERWISE: [(&str, &str); 6] = [
    ("/[?&]embed=1(&|$)/.test(location.search)", "false"),
    ("location.hash.startsWith(\"#/take/\")", "false"),
    ("link[rel=modulepreload]", "link[rel=held-part]"),
    ("import(address(", "fairwayImport(address("),
    ("import(\"./annex.js\"), sheet(\"./annex.css\")", "fairwayImport(\"./annex.js\")"),
    ("const workers = navigator.serviceWorker;", "const workers = null;"),
];

/// Builds, and writes the file into `target/dist/`.
///
/// # Errors
/// When the build fails, is not of the shape that is expected here, or a file cannot be read or written.
pub fn run(project: &Project) -> Result<()> {
    build::release(project)?;
    let html = page(&project.dist())?;
    let file = project.target().join("dist/fairway.html");
    println!("{}: {} bytes, SHA-256 {}", file.display(), html.len(), files::digest(html.as_bytes()));
    files::write(&file, html)
}

/// The page made of a built folder.
///
/// # Errors
/// When the folder is not of the shape that is expected here, or a file cannot be read.
pub fn page(dist: &Path) -> Result<String> {
    let index = files::read_text(&dist.join("index.html"))?;
    let mut inline = Inline::default();
    let mut head = String::new();
    let mut links = String::new();
    let mut body = String::new();
    // At the end: it finds the others in the page.
    let mut boot = String::new();
    // In the order in which they arrive where it is hosted.
    let mut styles = [String::new(), String::new()];
    for file in files::walk(dist, &|_| true)? {
        let path = dist.join(&file);
        match file.rsplit_once('.').unwrap_or_default() {
            ("icon", "svg") => {
                let icon = BASE64_STANDARD.encode(files::read(&path)?);
                head.push_str(&format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n"));
            }
            (name, "css") => {
                styles[usize::from(name == "annex")] = inline.style(&files::read_text(&path)?)?
            }
            (name, "js") if name.starts_with("boot-") => {
                boot = inline.script("", &otherwise(files::read_text(&path)?)?)?;
            }
            (name, "js") if name == "annex" || name.starts_with("fairway-") => {
                if name != "annex" {
                    links.push_str(&format!("<link rel=\"held-part\" href=\"./{file}\">\n"));
                }
                let script = announced(&file, &files::read_text(&path)?)?;
                body.push_str(&inline.script(&format!(" type=\"module\" id=\"held:{file}\""), &script)?);
            }
            (name, "wasm") if name.starts_with("fairway-") => {
                links.push_str(&format!("<link rel=\"held\" as=\"fetch\" href=\"./{file}\">\n"));
                body.push_str(&held(&file, &files::read(&path)?)?);
            }
            ("annex-worker", "js") | (_, "wasm" | "bin") => {
                body.push_str(&held(&file, &files::read(&path)?)?)
            }
            ("embed", "json") => {}
            (_, "json") => body.push_str(&held(&file, &files::read(&path)?)?),
            // The service worker, its list, copies, pictures for a home screen: nothing of it works in a file.
            _ => {}
        }
    }
    // First of all: the others ask it.
    let start = inline.script("", START)?;
    let policy = inline.policy();
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
    let shell = between(&index, "<body>", "</body>")?;
    let title = between(&index, "<title>", "</title>")?;
    // Language and the list of languages.
    let root = between(&index, "<html ", ">")?;
    let about = between(&index, "<meta name=\"description\" content=\"", "\"")?;
    Ok(format!(
        "<!doctype html>\n<html {root} data-single-file>\n<head>\n<meta charset=\"utf-8\">\n{meta}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <meta name=\"description\" content=\"{about}\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         {head}{links}{}</head>\n<body>{shell}{start}{body}{boot}</body>\n</html>\n",
        styles.concat()
    ))
}

/// The scripts and styles of the page, by their digests.
#[derive(Default)]
struct Inline {
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Inline {
    fn script(&mut self, attributes: &str, text: &str) -> Result<String> {
        self.scripts.push(digest(text));
        element("script", attributes, text)
    }

    fn style(&mut self, text: &str) -> Result<String> {
        self.styles.push(digest(text));
        element("style", "", text)
    }

    /// The policy of the hosted app with these digests in place of its own origin, which a file does not have.
    fn policy(&self) -> String {
        let directives = headers::policy_for_page();
        let directives = directives.split("; ").filter_map(|directive| {
            Some(match directive.split(' ').next()? {
                "script-src" => format!("script-src 'wasm-unsafe-eval' {}", self.scripts.join(" ")),
                "style-src" => format!("style-src {}", self.styles.join(" ")),
                "img-src" => "img-src data: blob:".to_string(),
                "worker-src" => "worker-src blob:".to_string(),
                "trusted-types" => "trusted-types default fairway-file".to_string(),
                // Nothing is fetched, nothing lies beside the file.
                "font-src" | "connect-src" | "manifest-src" => return None,
                _ => directive.to_string(),
            })
        });
        directives.collect::<Vec<_>>().join("; ")
    }
}

fn digest(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

fn element(name: &str, attributes: &str, text: &str) -> Result<String> {
    // HTML ends the element there, whatever the script means by it.
    if text.to_ascii_lowercase().contains(&format!("</{name}")) || text.contains("<!--") {
        return Err(unexpected(&format!("a {name} holds its own end")));
    }
    Ok(format!("<{name}{attributes}>{text}</{name}>\n"))
}

/// A file as letters, in an element that the browser does not run and the policy does not ask about.
fn held(name: &str, bytes: &[u8]) -> Result<String> {
    let packed = BASE64_STANDARD
        .encode(compress::gzip(bytes).map_err(|error| unexpected(&format!("{name}: {error}")))?);
    let media_type = headers::media_type(name);
    Ok(format!(
        "<script type=\"application/octet-stream\" id=\"held:{name}\" data-type=\"{media_type}\">{packed}</script>\n"
    ))
}

/// A part of the app as a script that stands in the page: it tells of its functions instead of exporting them.
fn announced(file: &str, text: &str) -> Result<String> {
    const LAST: &str = "export { initSync, __wbg_init as default };";
    let body =
        text.trim_end().strip_suffix(LAST).ok_or_else(|| unexpected(&format!("{file} ends otherwise")))?;
    let functions = body.lines().filter_map(|line| line.strip_prefix("export function ")?.split('(').next());
    let names = functions.collect::<Vec<_>>().join(", ");
    let body = body.replace("export function ", "function ").replace("export class ", "class ");
    // In a worker it is no module. Nothing is asked for at that address: the bytes are given.
    let body = body.replace("import.meta.url", "location.href");
    // Both parts have names of their own; a module's are not seen outside.
    Ok(format!("{body}fairwayPart(\"{file}\", {{ default: __wbg_init, {names} }});\n"))
}

fn otherwise(mut boot: String) -> Result<String> {
    for (here, there) in OTHERWISE {
        if boot.matches(here).count() != 1 {
            return Err(unexpected(&format!("boot.js does not have {here:?} once")));
        }
        boot = boot.replace(here, there);
    }
    Ok(boot)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let rest = text.split_once(start).map(|(_, rest)| rest);
    rest.and_then(|rest| rest.split_once(end))
        .map(|(found, _)| found)
        .ok_or_else(|| unexpected(&format!("no {start} in index.html")))
}

fn unexpected(what: &str) -> Failure {
    Failure::new(
        format!("The built app is not as the single file needs it: {what}."),
        "the file was not written; dist/ is as it was.",
        "bring xtask/src/release/single.rs in step with what the build makes.",
    )
}
