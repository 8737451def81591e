//! What the app's two modules are made of, asked of cargo: the crates that end up in the wasm, with what they
//! say of themselves. Crates that only run while compiling are not in it.

use crate::project::Project;
use crate::{Failure, Result};
use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, PackageId};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The app's own version and the crates that it is made of.
#[derive(Debug)]
pub struct Components {
    /// Fairway's version.
    pub version: String,
    /// The crates, by name and version.
    pub list: Vec<Component>,
    /// Which of them each needs, by the key of [`Component::key`]; the app itself under the empty one.
    pub needs: BTreeMap<String, BTreeSet<String>>,
}

/// One crate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence as an SPDX expression.
    pub licence: String,
    /// Who has written it, as it says.
    pub authors: String,
    /// Where its sources are shown; empty where it does not say.
    pub repository: String,
    /// SHA-256 of what was downloaded, from `Cargo.lock`.
    pub checksum: String,
    /// Its folder on this computer.
    pub folder: PathBuf,
}

impl Component {
    /// What names it among packages, as a package URL.
    pub fn key(&self) -> String {
        format!("pkg:cargo/{}@{}", self.name, self.version)
    }
}

/// What the app and the annex are made of.
///
/// # Errors
/// When cargo does not tell, or a crate does not say under which licence it is.
pub fn of_the_app(project: &Project) -> Result<Components> {
    let platform = ["--filter-platform", "wasm32-unknown-unknown", "--locked"].map(String::from);
    let metadata = MetadataCommand::new()
        .manifest_path(project.root().join("Cargo.toml"))
        .features(CargoOpt::SomeFeatures(vec!["fairway/annex".into()]))
        .other_options(platform)
        .exec()
        .map_err(|error| failed(&error.to_string()))?;
    let lock = crate::files::read_text(&project.root().join("Cargo.lock"))?;
    gather(&metadata, &lock)
}

fn gather(metadata: &Metadata, lock: &str) -> Result<Components> {
    let nodes = metadata.resolve.as_ref().ok_or_else(|| failed("it does not say what needs what"))?;
    let needs: BTreeMap<&PackageId, Vec<&PackageId>> = nodes
        .nodes
        .iter()
        .map(|node| {
            let shipped = node.deps.iter().filter(|needed| {
                needed.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal)
                    && !is_macro(metadata, &needed.pkg)
            });
            (&node.id, shipped.map(|needed| &needed.pkg).collect())
        })
        .collect();
    let app = metadata.packages.iter().find(|package| *package.name == "fairway");
    let app = app.ok_or_else(|| failed("the app is not among the packages"))?;
    let (mut reached, mut open) = (BTreeSet::new(), vec![&app.id]);
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(needs.get(id).into_iter().flatten());
        }
    }
    let mut list = Vec::new();
    let mut keys = BTreeMap::from([(&app.id, String::new())]);
    for package in
        metadata.packages.iter().filter(|package| package.id != app.id && reached.contains(&package.id))
    {
        let licence =
            package.license.clone().ok_or_else(|| failed(&format!("{} names no licence", package.name)))?;
        let component = Component {
            name: package.name.to_string(),
            version: package.version.to_string(),
            // The older way to say “or”.
            licence: licence.replace('/', " OR "),
            authors: package.authors.join(", "),
            repository: package.repository.clone().unwrap_or_default(),
            checksum: checksum(lock, &package.name, &package.version.to_string()),
            folder: package.manifest_path.parent().map(PathBuf::from).unwrap_or_default(),
        };
        keys.insert(&package.id, component.key());
        list.push(component);
    }
    list.sort();
    let named = |id: &&PackageId| keys.get(*id).cloned();
    let needs = reached.iter().filter_map(|id| {
        let needed = needs.get(*id)?.iter().filter_map(named).collect();
        Some((named(id)?, needed))
    });
    Ok(Components { version: app.version.to_string(), needs: needs.collect(), list })
}

fn is_macro(metadata: &Metadata, id: &PackageId) -> bool {
    let package = metadata.packages.iter().find(|package| package.id == *id);
    package.is_some_and(|package| package.targets.iter().any(cargo_metadata::Target::is_proc_macro))
}

/// The checksum that the lock file has of a crate; empty for one that was not downloaded.
fn checksum(lock: &str, name: &str, version: &str) -> String {
    let head = format!("name = \"{name}\"\nversion = \"{version}\"\n");
    let entry = lock.split("[[package]]").find(|entry| entry.trim_start().starts_with(&head));
    let line = entry.and_then(|entry| entry.lines().find_map(|line| line.strip_prefix("checksum = \"")));
    line.map(|rest| rest.trim_end_matches('"').to_string()).unwrap_or_default()
}

fn failed(what: &str) -> Failure {
    Failure::new(
        format!("What the app is made of could not be told: {what}."),
        "without it the release has neither licences nor a list of its parts, and is not made.",
        "mend what is named, then run the command again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_is_made_of_what_is_shipped_and_of_nothing_else() -> Result<()> {
        let made_of = of_the_app(&Project::here()?)?;
        let names: Vec<&str> = made_of.list.iter().map(|component| component.name.as_str()).collect();
        for shipped in ["leptos", "wasm-bindgen", "serde_json", "gloo-storage", "web-sys", "postcard", "sha2"]
        {
            assert!(names.contains(&shipped), "{shipped} is missing of {names:?}");
        }
        for other in ["fairway", "xtask", "proptest", "serde_derive", "leptos_macro", "axum", "thirtyfour"] {
            assert!(!names.contains(&other), "{other} is not in the wasm");
        }
        for component in &made_of.list {
            assert!(component.checksum.len() == 64 && !component.licence.is_empty(), "{component:?}");
        }
        let own = made_of.needs.get("").cloned().unwrap_or_default();
        assert!(own.iter().any(|key| key.starts_with("pkg:cargo/leptos@")), "{own:?}");
        Ok(())
    }
}
