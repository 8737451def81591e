//! Trunk's hook, called after each build and before the result becomes dist/: adds the content, the
//! policy, the service worker and the compressed copies. Files that carry an integrity value stay as
//! Trunk wrote them, but for the names of the app's.

pub mod beside;
pub mod compress;
pub mod content;
pub mod embed;
pub mod languages;
pub mod name;
pub mod page;
pub mod shell;
pub mod style;
pub mod worker;

use crate::project::Project;
use crate::server::headers;
use crate::{Failure, Result, files};
use std::path::PathBuf;

/// Finishes the build that Trunk describes in its variables.
///
/// # Errors
/// When Trunk did not call this, the content has faults, or a file cannot be written.
pub fn hook(project: &Project) -> Result<()> {
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let release = variable("TRUNK_PROFILE")? == "release";
    let texts = project.root().join("src/ui/text");
    languages::check(&project.packs(), &texts)?;
    let preloads = content::write(&project.packs(), &texts, &staging)?;

    let index = staging.join("index.html");
    let mut html = page::with_preloads(&files::read_text(&index)?, &preloads)?;
    html = shell::filled(&html, project)?;
    html = style::joined(&html, &staging)?;
    style::annex(&project.root().join("style/annex"), &staging)?;
    embed::write(project, &staging)?;
    if release {
        html = name::by_content(&html, &staging)?;
        // Not while developing: Trunk reloads the page by an inline script.
        html = page::with_policy(&html, &headers::policy_for_page())?;
    }
    files::write(&index, html)?;

    if !release {
        return files::write(&staging.join("sw.js"), worker::retiring());
    }
    files::write(&staging.join("_headers"), headers::for_static_hosts(&headers::all()))?;
    files::write(&staging.join("sw.js"), worker::caching(&staging)?)?;
    compress::beside_all(&staging)
}

fn variable(name: &str) -> Result<String> {
    std::env::var(name).map_err(|_| {
        Failure::new(
            format!("The variable {name} is not set."),
            "`cargo xtask finish` is the last step of a build and is called by Trunk, which sets it.",
            "run `cargo xtask build`.",
        )
    })
}
