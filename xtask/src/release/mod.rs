//! `cargo xtask dist`: the built app as people get it who host it. A folder with the site, the settings for
//! the usual hosts, what it is made of and under which licences, with checksums; and the folder as a zip.
//! The same sources give the same bytes.

mod archive;
mod bom;
mod components;
mod hosts;
mod licences;
pub mod single;

use crate::dist::embed;
use crate::project::Project;
use crate::server::headers;
use crate::{Result, build, files};

/// The folder's file that holds the checksums of all others.
const SUMS: &str = "SHA256SUMS";

/// Builds, and writes the release into `target/dist/`.
///
/// # Errors
/// When the build fails, an origin cannot be one, or something cannot be read or written.
pub fn run(project: &Project, embed_in: &[String]) -> Result<()> {
    let headers = headers::all_with(embed_in)?;
    build::release(project)?;
    let components = components::of_the_app(project)?;
    let name = format!("fairway-{}", components.version);
    let above = project.target().join("dist");
    let folder = above.join(&name);
    files::remove_folder(&folder)?;
    for file in files::walk(&project.dist(), &|_| true)? {
        files::write(&folder.join(&file), files::read(&project.dist().join(&file))?)?;
    }
    files::write(&folder.join(embed::ORIGINS), embed::origins(embed_in)?)?;
    for (file, text) in hosts::all(&headers) {
        files::write(&folder.join(file), text)?;
    }
    let own = files::read_text(&project.root().join("LICENSE"))?;
    // Below the line with our name it is the licence's own text.
    let mit = own.find("Permission is hereby granted").map_or(own.as_str(), |start| &own[start..]);
    files::write(&folder.join("THIRD-PARTY-LICENCES.txt"), licences::text(&components, mit)?)?;
    files::write(&folder.join("LICENSE"), &own)?;
    files::write(&folder.join("sbom.cdx.json"), bom::text(&components))?;
    let listed = files::walk(&folder, &|_| true)?;
    let mut sums = String::new();
    for file in &listed {
        sums.push_str(&format!("{}  {file}\n", files::digest(&files::read(&folder.join(file))?)));
    }
    files::write(&folder.join(SUMS), sums)?;
    let zip = archive::pack(&folder, &name)?;
    let digest = files::digest(&zip);
    files::write(&above.join(format!("{name}.zip")), zip)?;
    files::write(&above.join(format!("{name}.zip.sha256")), format!("{digest}  {name}.zip\n"))?;
    println!("{}: {} files, {} components", folder.display(), listed.len() + 1, components.list.len());
    println!("{}.zip: SHA-256 {digest}", above.join(name).display());
    Ok(())
}
