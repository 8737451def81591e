//! Reading and proving packs beside the page, in the words of the page where it fails.

use super::texts::Texts;
use crate::browser::worker::{self, Done, Undone};
use crate::formats::loaded::Proved;
use js_sys::Uint8Array;

/// What came of a proof: the proof with its milliseconds, or the words for what stopped it.
pub type Result = std::result::Result<(Proved, f64), String>;

/// Has the worker read the text of a file from outside.
///
/// # Errors
/// Why it did not.
pub async fn read(texts: Texts, text: &str) -> std::result::Result<Done, String> {
    worker::ask("read_pack", &text.into()).await.map_err(|undone| words(texts, &undone))
}

/// Has the worker prove a pack, given in the form that travels.
///
/// # Errors
/// Why it did not.
pub async fn prove(texts: Texts, encoded: &[u8]) -> Result {
    let done = worker::ask("prove_pack", &Uint8Array::from(encoded).into()).await;
    let done = done.map_err(|undone| words(texts, &undone))?;
    let proof = serde_json::from_slice(done.told.as_string().unwrap_or_default().as_bytes());
    proof.map(|proof| (proof, done.took)).map_err(|error| error.to_string())
}

/// Why the worker did not do what it was asked for.
fn words(texts: Texts, undone: &Undone) -> String {
    match undone {
        Undone::TooLong => texts.t("packs.too-long"),
        Undone::Broken(reason) => texts.fill("packs.broken", &[("reason", reason)]),
    }
}
