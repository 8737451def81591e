//! Whole numbers without an upper limit, for counting: added, multiplied by a small number, written in
//! decimal. Not a library of arithmetic: that is all that counting needs, and `num-bigint` costs many
//! times the code (see the README of this folder).

use super::diagram::{Diagrams, FALSE, Id, TRUE};
use std::fmt;

const BASE: u64 = 1_000_000_000;

/// A whole number from 0, in groups of nine digits, least first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count(Vec<u32>);

impl Count {
    /// A small number.
    pub fn of(number: u32) -> Self {
        let mut count = Self(Vec::new());
        count.add_shifted(u64::from(number), 0);
        count
    }

    fn add_shifted(&mut self, number: u64, from: usize) {
        let (mut carry, mut at) = (number, from);
        while carry > 0 {
            if at == self.0.len() {
                self.0.push(0);
            }
            let sum = u64::from(self.0[at]) + carry;
            self.0[at] = (sum % BASE) as u32;
            carry = sum / BASE;
            at += 1;
        }
    }

    fn add(&mut self, other: &Self) {
        for (at, group) in other.0.iter().enumerate() {
            while self.0.len() < at {
                self.0.push(0);
            }
            self.add_shifted(u64::from(*group), at);
        }
    }

    fn multiply(&mut self, factor: u32) {
        let mut carry = 0;
        for group in &mut self.0 {
            let product = u64::from(*group) * u64::from(factor) + carry;
            *group = (product % BASE) as u32;
            carry = product / BASE;
        }
        let at = self.0.len();
        self.add_shifted(carry, at);
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.last().copied().unwrap_or(0))?;
        self.0.iter().rev().skip(1).try_for_each(|group| write!(f, "{group:09}"))
    }
}

/// In how many ways the variables that `weight` counts can make `id` true. `weight` gives the number
/// of values of a variable, and 1 for one that is not counted (and that `id` does not test).
pub fn ways(diagrams: &Diagrams, id: Id, weight: &dyn Fn(u32) -> u32, levels: u32) -> Count {
    let mut known: Vec<Option<Count>> = vec![None; diagrams.len()];
    let top = diagrams.level(id).min(levels);
    let mut count = below(diagrams, id, weight, levels, &mut known);
    (0..top).for_each(|level| count.multiply(weight(level)));
    count
}

fn below(
    diagrams: &Diagrams,
    id: Id,
    weight: &dyn Fn(u32) -> u32,
    levels: u32,
    known: &mut Vec<Option<Count>>,
) -> Count {
    if id == FALSE || id == TRUE {
        return Count::of(id);
    }
    if let Some(count) = &known[id as usize] {
        return count.clone();
    }
    let level = diagrams.level(id);
    let mut sum = Count::of(0);
    for kid in diagrams.kids(id) {
        let mut count = below(diagrams, *kid, weight, levels, known);
        (level + 1..diagrams.level(*kid).min(levels)).for_each(|skipped| count.multiply(weight(skipped)));
        sum.add(&count);
    }
    known[id as usize] = Some(sum.clone());
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_machine_arithmetic() {
        proptest::proptest!(|(a in 0..u32::MAX, factors in proptest::collection::vec(0..u32::MAX, 0..3), b in 0..u32::MAX)| {
            let mut count = Count::of(a);
            let mut number = u128::from(a);
            for factor in factors {
                count.multiply(factor);
                number *= u128::from(factor);
            }
            count.add(&Count::of(b));
            proptest::prop_assert_eq!(count.to_string(), (number + u128::from(b)).to_string());
        });
        let mut large = Count::of(1);
        (0..70).for_each(|_| large.multiply(10));
        let mut sum = Count::of(5);
        sum.add(&large);
        assert_eq!(sum.to_string(), format!("1{}5", "0".repeat(69)));
    }
}
