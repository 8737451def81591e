//! The inputs that are damaged further in a run: seeds, the corpus, and the first of every class.

use super::Seen;
use super::damage;
use crate::support::generate::Dice;

/// How many of a kind there are at most; new ones take the place of others.
const MOST: usize = 300;

/// Inputs, apart by what came of them.
#[derive(Default)]
pub struct Pool {
    taken: Vec<Vec<u8>>,
    refused: Vec<Vec<u8>>,
}

impl Pool {
    /// Adds an input.
    pub fn add(&mut self, input: Vec<u8>, seen: &Seen, dice: &mut Dice) {
        let list = if matches!(seen, Seen::Taken(_)) { &mut self.taken } else { &mut self.refused };
        if list.len() < MOST {
            list.push(input);
        } else {
            list[dice.below(MOST)] = input;
        }
    }

    /// One of them, damaged. Mostly one that was taken: what was refused once mostly is again, for the same reason.
    pub fn damaged(&self, words: &[&str], dice: &mut Dice) -> Vec<u8> {
        let from_refused = !self.refused.is_empty() && dice.below(5) == 0;
        let list = if from_refused { &self.refused } else { &self.taken };
        // The last ones are those that are least known.
        let last = list.len().min(8);
        let place =
            if dice.below(3) > 0 { dice.below(list.len()) } else { list.len() - 1 - dice.below(last) };
        damage::damaged(&list[place], &self.taken, words, dice)
    }
}
