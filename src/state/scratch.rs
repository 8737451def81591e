//! Answers tried out in a scratch copy: what is said otherwise than in the real answers, which stay as
//! they are until somebody hands the copy back.

use crate::content::Table;
use crate::journey::{Answer, Answers};

/// The answers that are tried, by question id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scratch(Table<Answer>);

impl Scratch {
    /// Tries an answer over those of `now`. What is the same as there is not a trial.
    pub fn try_out(&mut self, now: &Answers, question: &str, answer: Answer) {
        if now.get(question) == Some(&answer) {
            self.undo(question);
        } else {
            self.0.insert(question.to_string(), answer);
        }
    }

    /// Takes one trial back.
    pub fn undo(&mut self, question: &str) {
        self.0.remove(question);
    }

    /// What is tried for this question.
    pub fn get(&self, question: &str) -> Option<&Answer> {
        self.0.get(question)
    }

    /// Number of answers that are tried.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is tried.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answers of `now` with the trials in place.
    pub fn over(&self, now: &Answers) -> Answers {
        let mut then = now.clone();
        for (question, answer) in self.0.iter() {
            then.set(question, answer.clone());
        }
        then
    }

    /// Puts the trials over other answers: those that say the same are none any more. Where nothing is
    /// answered, the person has started over, and the scratch copy goes as well.
    pub fn rebase(&mut self, now: &Answers) {
        if now.is_empty() {
            *self = Self::default();
        }
        let same = self.0.iter().filter(|(question, answer)| now.get(question) == Some(*answer));
        for question in same.map(|(question, _)| question.clone()).collect::<Vec<_>>() {
            self.undo(&question);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(option: &str) -> Answer {
        Answer::One(option.into())
    }

    fn present() -> Answers {
        let mut now = Answers::default();
        now.set("forest-count", one("single"));
        now
    }

    #[test]
    fn trials_lie_over_the_answers_and_can_be_taken_back() {
        let (mut scratch, now) = (Scratch::default(), present());
        assert_eq!(scratch.over(&now), now);
        scratch.try_out(&now, "forest-count", one("multiple"));
        scratch.try_out(&now, "identity", one("cloud"));
        assert_eq!(scratch.len(), 2);
        let then = scratch.over(&now);
        assert_eq!(
            (then.get("forest-count"), then.get("identity")),
            (Some(&one("multiple")), Some(&one("cloud")))
        );
        scratch.undo("identity");
        scratch.try_out(&now, "forest-count", one("single"));
        assert!(scratch.is_empty() && scratch.over(&now) == now);
    }

    #[test]
    fn other_answers_take_the_place_below_the_trials() {
        let (mut scratch, mut now) = (Scratch::default(), present());
        scratch.try_out(&now, "forest-count", one("multiple"));
        scratch.try_out(&now, "identity", one("cloud"));
        now.set("forest-count", one("multiple"));
        now.set("k12", one("no"));
        scratch.rebase(&now);
        assert_eq!((scratch.get("forest-count"), scratch.get("identity")), (None, Some(&one("cloud"))));
        assert_eq!(scratch.over(&now).get("k12"), Some(&one("no")));
        scratch.rebase(&Answers::default());
        assert!(scratch.is_empty(), "starting over leaves nothing to be tried");
    }
}
