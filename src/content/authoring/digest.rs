//! The name of a pack by its content: whoever has the same pack has the same digest, on every machine.

use sha2::{Digest as _, Sha256};

/// SHA-256 of the bytes that `content::encode` gives, in hexadecimal digits.
pub fn digest(encoded: &[u8]) -> String {
    Sha256::digest(encoded).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published example of the standard.
    #[test]
    fn it_is_the_digest_of_the_standard() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(b"abc"), expected);
    }
}
