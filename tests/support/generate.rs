//! Makes answers at random: complete ones by walking the path, and arbitrary ones for properties.

use fairway::content::{Pack, Question, QuestionKind};
use fairway::journey::{Amount, Answer, Answers, replay};

/// Numbers in an order that is always the same (a linear congruential generator).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }

    /// One of some things.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Numbers of licences around the threshold, and far from it.
const NUMBERS: [u32; 8] = [0, 1, 100, 149, 150, 151, 1000, 10_000_000];

/// A definite answer to `question`.
pub fn definite(question: &Question, dice: &mut Dice) -> Answer {
    match question.kind {
        QuestionKind::One => Answer::One(dice.pick(&question.options).clone()),
        QuestionKind::Many => loop {
            let chosen: Vec<String> =
                question.options.iter().filter(|_| dice.below(2) == 0).cloned().collect();
            if question.none || !chosen.is_empty() {
                return Answer::many(chosen);
            }
        },
        QuestionKind::Amounts => {
            let held = question.items.iter().filter(|_| dice.below(3) == 0).cloned().collect::<Vec<_>>();
            Answer::Amounts(
                held.into_iter().map(|item| (item, Amount::Number(*dice.pick(&NUMBERS)))).collect(),
            )
        }
    }
}

/// Any answer to `question`, also "not sure", in whole or for one plan.
pub fn any(question: &Question, dice: &mut Dice) -> Answer {
    if dice.below(5) == 0 {
        return Answer::Unknown;
    }
    let mut answer = definite(question, dice);
    if let Answer::Amounts(amounts) = &mut answer
        && dice.below(3) == 0
    {
        amounts.insert(dice.pick(&question.items).clone(), Amount::Unknown);
    }
    answer
}

/// Answers to some questions, on the path and off it.
pub fn arbitrary(pack: &Pack, seed: u64) -> Answers {
    let mut dice = Dice::new(seed);
    // Half of the sets are nearly complete, so that the depths of the tree are reached as well.
    let gaps = if dice.below(2) == 0 { 2 } else { 12 };
    let mut answers = Answers::default();
    for question in &pack.questions {
        if dice.below(gaps) != 0 {
            answers.set(&question.id, any(question, &mut dice));
        }
    }
    answers
}

/// Definite answers to every question on the path, and to no other. `first` is taken over as it is.
pub fn complete(pack: &Pack, first: &Answers, dice: &mut Dice) -> Answers {
    let mut answers = first.clone();
    while let Some(id) = replay(pack, &answers).next().map(ToString::to_string) {
        let question = pack.question(&id).unwrap();
        answers.set(&id, definite(question, dice));
    }
    answers
}

/// Licences of the EMS bundle that reach the threshold, no other plan.
pub fn enough_licences() -> Answer {
    Answer::Amounts([("plan-ems".to_string(), Amount::Number(150))].into())
}
