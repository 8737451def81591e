//! The path through the questions, replayed from the answers. Position is never stored.

use super::{Answer, Answers, Evaluator, Truth};
use crate::content::{Pack, Question, WhenUnsure};

/// How a question stands on the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Asked and answered.
    Passed,
    /// Asked and answered with "not sure".
    Unsure,
    /// The next one to answer.
    Here,
    /// It will be asked, or may be, once earlier answers are known.
    Ahead,
    /// Not asked, because an earlier "not sure" leaves open whether it applies.
    Open,
    /// Answered earlier, but off the path now; the answer is kept.
    SetAside,
    /// Off the path and never answered.
    Off,
}

impl Mark {
    /// The word used as a state in pages and wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Unsure => "unsure",
            Self::Here => "here",
            Self::Ahead => "ahead",
            Self::Open => "open",
            Self::SetAside => "set-aside",
            Self::Off => "off",
        }
    }

    /// Whether the question is part of the path walked so far.
    pub fn is_answered(self) -> bool {
        matches!(self, Self::Passed | Self::Unsure)
    }
}

/// One question and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Question id.
    pub question: String,
    /// How it stands.
    pub mark: Mark,
}

/// The path: every question of the pack with its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// All questions in order.
    pub places: Vec<Place>,
}

impl Journey {
    /// The next question to answer; `None` when all that matters is answered.
    pub fn next(&self) -> Option<&str> {
        self.places.iter().find(|place| place.mark == Mark::Here).map(|place| place.question.as_str())
    }

    /// The mark of a question.
    pub fn mark(&self, question: &str) -> Option<Mark> {
        self.places.iter().find(|place| place.question == question).map(|place| place.mark)
    }

    /// The question to go back to from `question`: the one answered before it.
    pub fn before(&self, question: &str) -> Option<&str> {
        let end = self.places.iter().position(|place| place.question == question)?;
        self.places[..end].iter().rfind(|place| place.mark.is_answered()).map(|place| place.question.as_str())
    }

    /// Number of questions with this mark.
    pub fn count(&self, mark: Mark) -> usize {
        self.places.iter().filter(|place| place.mark == mark).count()
    }
}

/// Walks the questions of `pack` under `answers`.
pub fn replay(pack: &Pack, answers: &Answers) -> Journey {
    let evaluator = Evaluator::new(pack, answers);
    let mut here = false;
    let places = pack.questions.iter().map(|question| {
        let mark = mark(&evaluator, answers, question, here);
        here |= mark == Mark::Here;
        Place { question: question.id.clone(), mark }
    });
    Journey { places: places.collect() }
}

fn mark(evaluator: &Evaluator<'_>, answers: &Answers, question: &Question, passed_here: bool) -> Mark {
    let asked = match (evaluator.applies(&question.id), question.when_unsure) {
        (Truth::True, _) | (Truth::Unknown, WhenUnsure::Ask) => true,
        (Truth::Unknown, WhenUnsure::Skip) => false,
        (Truth::False, _) => {
            return if answers.get(&question.id).is_some() { Mark::SetAside } else { Mark::Off };
        }
    };
    match answers.get(&question.id) {
        Some(Answer::Unknown) if asked => Mark::Unsure,
        Some(_) if asked => Mark::Passed,
        _ if passed_here => Mark::Ahead,
        None if asked => Mark::Here,
        _ => Mark::Open,
    }
}
