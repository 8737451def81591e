//! A brotli and a gzip copy beside every file that gets smaller by it, for servers that send such copies.

use super::embed;
use crate::{Failure, Result, files};
use std::io::Write;
use std::path::Path;

const COMPRESSIBLE: [&str; 9] = ["bin", "html", "css", "js", "wasm", "json", "svg", "webmanifest", "txt"];

/// Writes `.br` and `.gz` beside the compressible files of the folder and those below it.
///
/// # Errors
/// When a file cannot be read or written.
pub fn beside_all(folder: &Path) -> Result<()> {
    for name in files::walk(folder, &|_| true)?.iter().filter(|name| is_compressible(name)) {
        let path = folder.join(name);
        let bytes = files::read(&path)?;
        let failed = |error: std::io::Error| {
            Failure::new(
                format!("Could not compress {name}: {error}."),
                "a server could only send it at full length.",
                "run the command again; if it fails again, the disk may be full.",
            )
        };
        for (ending, packed) in
            [("br", brotli(&bytes).map_err(failed)?), ("gz", gzip(&bytes).map_err(failed)?)]
        {
            if packed.len() < bytes.len() {
                files::write(&folder.join(format!("{name}.{ending}")), packed)?;
            }
        }
    }
    Ok(())
}

/// Whether files of this name are text, or wasm, rather than compressed by themselves. Not what hosts change: a
/// copy would go on saying what it said before.
pub fn is_compressible(name: &str) -> bool {
    name != embed::ORIGINS && name.rsplit_once('.').is_some_and(|(_, ending)| COMPRESSIBLE.contains(&ending))
}

/// Brotli at quality 11 with the largest window that browsers accept.
///
/// # Errors
/// When memory runs out.
pub fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

/// Gzip at its best.
///
/// # Errors
/// When memory runs out.
pub fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // No file name and no time in the header: the same input gives the same bytes.
    let mut writer = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn copies_unpack_to_the_original_and_stand_beside_it() -> Result<()> {
        let failed = |error: std::io::Error| Failure::new(error.to_string(), "", "");
        let folder = tempfile::tempdir().map_err(failed)?;
        let text = "one channel, many marks; ".repeat(50);
        for (name, content) in
            [("content/a.json", text.as_str()), ("icon.png", text.as_str()), ("b.txt", "x")]
        {
            files::write(&folder.path().join(name), content)?;
        }
        beside_all(folder.path())?;
        let names = files::walk(folder.path(), &|_| true)?;
        assert_eq!(names, ["b.txt", "content/a.json", "content/a.json.br", "content/a.json.gz", "icon.png"]);
        let mut unpacked = String::new();
        let packed = files::read(&folder.path().join("content/a.json.br"))?;
        brotli::Decompressor::new(&packed[..], 4096).read_to_string(&mut unpacked).map_err(failed)?;
        assert_eq!(unpacked, text);
        let packed = files::read(&folder.path().join("content/a.json.gz"))?;
        unpacked.clear();
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).map_err(failed)?;
        assert_eq!(unpacked, text);
        Ok(())
    }
}
