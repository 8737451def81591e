//! axe-core, by which the end-to-end tests judge every page. From npm, into the cache: it is no part of the app.

use super::npm::Package;
use crate::Result;
use crate::project::Project;
use std::path::PathBuf;

const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    without: "the pages could not be judged, so the end-to-end tests are not run.",
};

/// The script that is put into a page.
pub fn script(project: &Project) -> PathBuf {
    AXE.folder(project).join("axe.min.js")
}

/// Brings it where it is missing.
///
/// # Errors
/// When it is missing and cannot be brought.
pub fn ensure(project: &Project) -> Result<()> {
    AXE.ensure(project)
}
