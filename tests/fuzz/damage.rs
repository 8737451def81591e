//! Damages inputs: bytes changed, pieces removed, repeated and moved, inputs spliced, words of the format,
//! numbers and letters that nobody expects, nesting without end; and JSON as its structure has it (`reshape`).

use super::reshape::{NUMBERS, reshaped};
use crate::support::generate::Dice;

/// Letters that are more than one byte, one place or one direction, and what is none.
const LETTERS: [&[u8]; 14] = [
    "\u{0}".as_bytes(),
    "\u{7f}".as_bytes(),
    "\u{a0}".as_bytes(),
    "\u{feff}".as_bytes(),
    "\u{202e}".as_bytes(),
    "e\u{301}".as_bytes(),
    "ß".as_bytes(),
    "İ".as_bytes(),
    "🏗".as_bytes(),
    "\u{10ffff}".as_bytes(),
    "\\ud800".as_bytes(),
    "\\u0000".as_bytes(),
    b"\xff",
    b"\xed\xa0\x80",
];
/// Signs that mean something to most formats.
const SIGNS: &[u8] = b" \"\\{}[]()<>,:;=&?#%/+-.*_'0123456789aeEx~\n\r\t\x00\xff";
/// What opens a level.
const LEVELS: [&[u8]; 4] = [b"[", b"{\"a\":", b"{\"\":", b"[{\"not\":"];

/// The input with up to four kinds of damage, the pool at hand.
pub fn damaged(input: &[u8], pool: &[Vec<u8>], words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let mut input = input.to_vec();
    for _ in 0..*dice.pick(&[1, 1, 1, 2, 4]) {
        // Bytes that are changed anywhere seldom leave JSON what it is.
        let other = dice.pick::<Vec<u8>>(pool);
        let new = if dice.below(4) > 0 { reshaped(&input, other, words, dice) } else { None };
        input = new.unwrap_or_else(|| in_bytes(input, pool, words, dice));
    }
    input
}

fn in_bytes(mut input: Vec<u8>, pool: &[Vec<u8>], words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let at = dice.below(input.len() + 1);
    // Mostly small pieces, at times large ones.
    let end = |dice: &mut Dice| {
        let most = *dice.pick(&[1, 1, 2, 4, 8, 32, 200, 2_000]);
        (at + 1 + dice.below(most)).min(input.len()).max(at)
    };
    let end = end(dice);
    let insert = |input: &mut Vec<u8>, piece: &[u8]| drop(input.splice(at..at, piece.iter().copied()));
    match dice.below(14) {
        0 if at < input.len() => input[at] = *dice.pick(SIGNS),
        1 if at < input.len() => input[at] ^= 1 << dice.below(8),
        2 | 3 => drop(input.drain(at..end)),
        4 => {
            let piece = input[at..end].to_vec();
            let to = dice.below(input.len() + 1);
            input.splice(to..to, piece);
        }
        5 => {
            let piece: Vec<u8> = input.drain(at..end).collect();
            let to = dice.below(input.len() + 1);
            input.splice(to..to, piece);
        }
        6 if dice.below(4) == 0 => input.truncate(at),
        7 if dice.below(8) == 0 => {
            let piece = input[at..end].repeat(1 + dice.below(200));
            insert(&mut input, &piece);
        }
        8 if dice.below(8) == 0 => {
            insert(&mut input, &dice.pick::<&[u8]>(&LEVELS).repeat(1 + dice.below(300)))
        }
        9 => {
            let other = dice.pick::<Vec<u8>>(pool);
            input.truncate(at);
            input.extend_from_slice(&other[dice.below(other.len() + 1)..]);
        }
        10 => {
            let piece = *dice.pick(&LETTERS);
            insert(&mut input, piece);
        }
        11 => replace_token(&mut input, at, dice.pick::<&str>(&NUMBERS).as_bytes()),
        12 if !words.is_empty() => replace_token(&mut input, at, dice.pick::<&str>(words).as_bytes()),
        _ if !words.is_empty() => insert(&mut input, dice.pick::<&str>(words).as_bytes()),
        _ => insert(&mut input, &[*dice.pick(SIGNS)]),
    }
    input
}

/// Puts something in the place of the word or number at or behind a place.
fn replace_token(input: &mut Vec<u8>, at: usize, with: &[u8]) {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let from = input[at..].iter().position(is_word).map_or(input.len(), |skipped| at + skipped);
    let before = input[..from].iter().rev().take_while(|byte| is_word(byte)).count();
    let behind = input[from..].iter().take_while(|byte| is_word(byte)).count();
    input.splice(from - before..from + behind, with.iter().copied());
}
