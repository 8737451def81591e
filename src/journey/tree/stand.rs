//! How the nodes of a tree stand under answers: the engine's own words on questions, branches and rules.

use super::{Course, Way};
use crate::content::{Condition, Level, Pack, Question, QuestionKind, VerdictTable};
use crate::journey::{Answer, Answers, Evaluator, Journey, Mark, Outcome, Truth, decide, replay};

/// Answers and what follows from them; nothing of it where a tree is made without answers.
pub struct Stand<'a>(Option<Walked<'a>>);

struct Walked<'a> {
    answers: &'a Answers,
    evaluator: Evaluator<'a>,
    journey: Journey,
    outcome: Outcome,
}

impl<'a> Stand<'a> {
    /// Takes the answers in.
    pub fn new(pack: &'a Pack, answers: Option<&'a Answers>) -> Self {
        Self(answers.map(|answers| Walked {
            answers,
            evaluator: Evaluator::new(pack, answers),
            journey: replay(pack, answers),
            outcome: decide(pack, answers),
        }))
    }

    /// How the question at this place of the pack stands.
    pub fn mark(&self, question: usize) -> Option<Mark> {
        self.0.as_ref()?.journey.places.get(question).map(|place| place.mark)
    }

    /// What was said to the question at this place of the pack, where it is asked and known.
    pub fn said(&self, question: usize) -> Option<&'a Answer> {
        let walked = self.0.as_ref()?;
        let place = walked.journey.places.get(question).filter(|place| place.mark == Mark::Passed)?;
        walked.answers.get(&place.question)
    }

    /// How a branch of `question` stands, `others` being the branches before it.
    pub fn branch(&self, question: &Question, way: &Way, others: &[Course]) -> Option<Course> {
        let walked = self.0.as_ref()?;
        let chosen = |options: &[String]| {
            let each = options.iter().map(|option| walked.evaluator.chooses(&question.id, option));
            each.fold(Truth::False, Truth::or)
        };
        let truth = match way {
            Way::Options(options) => chosen(options),
            Way::When(condition) => walked.evaluator.truth(condition),
            Way::AtLeast(entries, least) => {
                let each = entries.iter().map(|entry| {
                    walked.evaluator.truth(&Condition::AtLeast(question.id.clone(), entry.clone(), *least))
                });
                each.fold(Truth::False, Truth::or)
            }
            Way::Every => walked.answered(question),
            // Amounts that open nothing are those that open no other branch.
            Way::Rest(..) if question.kind == QuestionKind::Amounts => {
                let other = others.iter().map(|course| match course {
                    Course::Taken => Truth::True,
                    Course::Remains => Truth::Unknown,
                    Course::Closed => Truth::False,
                });
                other.fold(Truth::False, Truth::or).not().and(walked.answered(question))
            }
            Way::Rest(options, none) => {
                let nothing = if *none { walked.nothing(question) } else { Truth::False };
                chosen(options).or(nothing)
            }
        };
        Some(course(truth))
    }

    /// The levels still possible, and how each rule of the table stands.
    pub fn rules(&self, table: &VerdictTable) -> (Vec<Level>, Vec<Option<Course>>) {
        let Some(walked) = &self.0 else { return (Vec::new(), vec![None; table.rules.len()]) };
        let mut courses = vec![Some(Course::Closed); table.rules.len()];
        let Some(verdict) = walked.outcome.verdict(&table.subject) else { return (Vec::new(), courses) };
        for rule in &verdict.rules {
            // A rule behind one that is open decides only if that one does not hold.
            let decides = verdict.rules.len() == 1;
            courses[*rule] = Some(if decides { Course::Taken } else { Course::Remains });
        }
        (verdict.possible.clone(), courses)
    }
}

impl Walked<'_> {
    /// Whether the question has an answer that counts.
    fn answered(&self, question: &Question) -> Truth {
        let known = match self.answers.get(&question.id) {
            Some(Answer::Unknown) | None => Truth::Unknown,
            Some(_) => Truth::True,
        };
        self.evaluator.applies(&question.id).and(known)
    }

    /// Whether "none of these" was said.
    fn nothing(&self, question: &Question) -> Truth {
        let said = match self.answers.get(&question.id) {
            Some(Answer::Many(options)) => options.is_empty().into(),
            _ => Truth::Unknown,
        };
        self.evaluator.applies(&question.id).and(said)
    }
}

fn course(truth: Truth) -> Course {
    match truth {
        Truth::True => Course::Taken,
        Truth::Unknown => Course::Remains,
        Truth::False => Course::Closed,
    }
}
