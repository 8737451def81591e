//! The parsers, each with its seeds, its words and what must hold of whatever it reads.

pub mod addresses;
pub mod answers;
pub mod files;
pub mod packs;
pub mod plans;
pub mod stored;

use crate::support;
use crate::support::second::{second, third};
use fairway::content::Pack;
use fairway::record::Record;
use std::sync::LazyLock;

/// Our edition.
pub static EDITION: LazyLock<Pack> = LazyLock::new(support::pack);

/// The record of `tests/saved/v2.json`.
pub static SECOND: LazyLock<Record> = LazyLock::new(second);

/// The record of `tests/saved/v3.json`.
pub static THIRD: LazyLock<Record> = LazyLock::new(third);

/// Later times are beyond every clock: 2^53.
pub const NEVER: u64 = 1 << 53;

/// An input as text: what is no UTF-8 is replaced, as browsers do it.
fn text(input: &[u8]) -> String {
    String::from_utf8_lossy(input).into_owned()
}

fn bytes<T: Into<Vec<u8>>>(texts: impl IntoIterator<Item = T>) -> Vec<Vec<u8>> {
    texts.into_iter().map(Into::into).collect()
}

/// What is written of an input may not be many times as long.
fn is_bounded(written: usize, input: &[u8], name: &str) {
    assert!(written <= 16 * input.len() + 1_000, "{name}: {} bytes became {written}", input.len());
}

/// The size of something as a power of two, to tell classes of results apart.
fn size(number: usize) -> u32 {
    usize::BITS - number.leading_zeros()
}
