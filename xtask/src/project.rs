//! Where things are in this project. Paths only: nothing is created or checked here.

use crate::{Failure, Result};
use std::path::{Path, PathBuf};

/// The project's folders.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project this program was built from.
    ///
    /// # Errors
    /// When its folder is no longer there.
    pub fn here() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf);
        root.filter(|root| root.join("Cargo.toml").is_file()).map(|root| Self { root }).ok_or_else(|| {
            Failure::new(
                "The project's folder is not where it was when these commands were compiled.",
                "it was moved or deleted.",
                "change into the project's folder and call `cargo xtask` there: that compiles them anew.",
            )
        })
    }

    /// A project in another folder, for tests.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder that holds `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The built app.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What set-up brings and remembers; ignored by git, safe to delete.
    pub fn cache(&self) -> PathBuf {
        self.root.join(".cache")
    }

    /// Where `cargo install` puts Trunk and wasm-bindgen.
    pub fn tools(&self) -> PathBuf {
        self.cache().join("tools")
    }

    /// Where npm puts what it brings.
    pub fn npm(&self) -> PathBuf {
        self.cache().join("npm")
    }

    /// Where cargo puts what it compiles.
    pub fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.root.join("target"), |dir| self.root.join(dir))
    }

    /// The content packs' source files: `<pack>/<edition>/*.json`.
    pub fn packs(&self) -> PathBuf {
        self.root.join("src/content/packs")
    }
}
