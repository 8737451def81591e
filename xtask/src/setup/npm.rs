//! Packages that npm brings into the project's cache: programs and scripts for building and testing, none of which
//! the app has in it.

use super::{announce, version};
use crate::process::{Call, find};
use crate::project::Project;
use crate::{Failure, Result};
use std::path::PathBuf;

/// A package in one version.
#[derive(Debug, Clone, Copy)]
pub struct Package {
    /// As npm calls it.
    pub name: &'static str,
    /// As the registry has it; a number alone is that or any later of the same major version.
    pub version: &'static str,
    /// What is lost without it, as a sentence's second half.
    pub without: &'static str,
}

impl Package {
    /// Where it is.
    pub fn folder(self, project: &Project) -> PathBuf {
        project.npm().join("node_modules").join(self.name)
    }

    /// Whether it is there in the wanted version. Read, not run: starting Node takes a second.
    pub fn is_there(self, project: &Project) -> bool {
        let text = std::fs::read_to_string(self.folder(project).join("package.json")).ok();
        let found = text.and_then(|text| version::of_package(&text));
        found.is_some_and(|found| found == self.version || version::major(&found) == self.version)
    }

    /// Brings it where it is missing.
    ///
    /// # Errors
    /// When it is missing and npm cannot bring it.
    pub fn ensure(self, project: &Project) -> Result<()> {
        if self.is_there(project) {
            return Ok(());
        }
        if find("npm", &[]).is_none() {
            return Err(Failure::new(
                format!("{} is missing, and so is npm, which would bring it.", self.name),
                self.without,
                "install Node with npm (on Debian: `apt-get install nodejs npm`), then run this command again.",
            ));
        }
        announce(
            &format!("Installing {} {} into .cache/npm, by npm", self.name, self.version),
            "half a minute",
        );
        Call::new("npm")
            .args("install --silent --no-audit --no-fund --ignore-scripts --prefix")
            .arg(project.npm())
            .arg(format!("{}@{}", self.name, self.version))
            .run()
    }
}
