//! Conditions, branches and states of a tree in words. Every word comes from the pack's wording or the
//! interface's (`tree.…`); here they are only put together.

use super::branch::{amounts, tested};
use super::{Course, Part, Way};
use crate::content::{Condition, Pack, SubjectKind, Wording};
use crate::journey::{Amount, Answer, Mark};

/// A pack and the wordings in which it is told.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// Its wording.
    pub content: &'a Wording,
    /// The interface's wording.
    pub interface: &'a Wording,
}

impl Words<'_> {
    /// A text of the interface.
    pub fn t(&self, key: &str) -> String {
        self.interface.text(key)
    }

    /// A text of the interface with placeholders.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.interface.fill(key, values)
    }

    /// The short name of a question.
    pub fn short(&self, question: &str) -> String {
        self.content.text(&format!("question.{question}.short"))
    }

    /// A question as it is asked.
    pub fn question(&self, question: &str) -> String {
        self.content.text(&format!("question.{question}"))
    }

    /// An option or entry of a question.
    pub fn option(&self, question: &str, option: &str) -> String {
        self.content.text(&format!("question.{question}.{option}"))
    }

    /// What a verdict is about.
    pub fn subject(&self, subject: &str) -> String {
        self.content.text(subject)
    }

    /// The word of a level.
    pub fn level(&self, level: crate::content::Level) -> String {
        self.content.text(&format!("level.{}", level.word()))
    }

    /// The heading over outcomes of a kind.
    pub fn kind(&self, kind: SubjectKind) -> String {
        self.t(match kind {
            SubjectKind::Service => "outcome.services",
            SubjectKind::Identity => "outcome.identity",
            SubjectKind::Method => "outcome.methods",
        })
    }

    /// How a question stands; nothing for one that is simply still to come.
    pub fn mark(&self, mark: Option<Mark>) -> Option<String> {
        mark.map(|mark| self.t(&format!("mark.{}", mark.word())))
    }

    /// How a branch or rule stands; `keys` is how the keys begin.
    pub fn course(&self, keys: &str, course: Option<Course>) -> Option<String> {
        course.map(|course| self.t(&format!("{keys}{}", course.word())))
    }

    /// The answers of a branch, a line for each that opens the same.
    pub fn ways(&self, question: &str, way: &Way) -> Vec<String> {
        let each = |options: &[String]| options.iter().map(|option| self.option(question, option)).collect();
        match way {
            Way::Options(options) => {
                let lines: Vec<String> = each(options);
                let lines = lines.into_iter().enumerate().map(|(place, option)| match place {
                    0 => option,
                    _ => self.fill("tree.or-next", &[("option", &option)]),
                });
                lines.collect()
            }
            Way::AtLeast(entries, least) => vec![self.at_least(question, entries, *least)],
            Way::When(condition) => vec![self.condition(condition)],
            Way::Every => vec![self.t("tree.anything")],
            Way::Rest(options, none) => {
                let mut said: Vec<String> = each(options);
                if *none {
                    said.push(self.option(question, "none"));
                }
                let said = said.into_iter();
                let all = said
                    .reduce(|before, next| self.fill("tree.rest", &[("before", &before), ("next", &next)]));
                vec![all.unwrap_or_else(|| self.t("tree.otherwise"))]
            }
        }
    }

    /// What was said to a question.
    pub fn said(&self, question: &str, said: &Answer) -> Option<String> {
        let none = || vec![self.option(question, "none")];
        let said: Vec<String> = match said {
            Answer::Unknown => return None,
            Answer::One(option) => vec![self.option(question, option)],
            Answer::Many(options) if options.is_empty() => none(),
            Answer::Many(options) => options.iter().map(|option| self.option(question, option)).collect(),
            Answer::Amounts(amounts) if amounts.is_empty() => none(),
            Answer::Amounts(amounts) => {
                let each = amounts.iter().map(|(entry, amount)| {
                    let plan = self.option(question, entry);
                    match amount {
                        Amount::Unknown => self.fill("answers.amount-unknown", &[("plan", &plan)]),
                        Amount::Number(number) => {
                            self.fill("answers.amount", &[("plan", &plan), ("count", &number.to_string())])
                        }
                    }
                });
                each.collect()
            }
        };
        Some(self.fill("tree.said", &[("answer", &self.joined("and", said))]))
    }

    /// What must hold besides the branch.
    pub fn also(&self, also: &[Condition]) -> Option<String> {
        let said = also.iter().map(|part| self.part(part)).collect();
        (!also.is_empty()).then(|| self.fill("tree.also", &[("conditions", &self.joined("and", said))]))
    }

    /// The condition of a rule; `last` is the rule that takes what the others leave.
    pub fn rule(&self, when: &Condition, last: bool) -> String {
        match when {
            Condition::All(parts) if parts.is_empty() && last => self.t("tree.otherwise"),
            _ => self.condition(when),
        }
    }

    /// A condition in words.
    pub fn condition(&self, condition: &Condition) -> String {
        if let Condition::Named(name) = condition
            && let Some(text) = self.content.get(&format!("condition.{name}"))
        {
            return text.to_string();
        }
        if let Some((question, options)) = tested(self.pack, condition) {
            let options = self.options(question, &options);
            return self.fill("tree.is", &[("question", &self.short(question)), ("options", &options)]);
        }
        if let Some((question, entries, least)) = amounts(self.pack, condition) {
            let options = self.at_least(question, &entries, least);
            return self.fill("tree.is", &[("question", &self.short(question)), ("options", &options)]);
        }
        match condition {
            Condition::All(parts) if parts.is_empty() => self.t("tree.always"),
            Condition::Any(parts) if parts.is_empty() => self.t("tree.never"),
            Condition::All(parts) => self.joined("and", parts.iter().map(|part| self.part(part)).collect()),
            Condition::Any(parts) => self.joined("or", parts.iter().map(|part| self.part(part)).collect()),
            Condition::Not(part) => self.not(part),
            Condition::Named(name) => {
                self.pack.conditions.get(name).map_or_else(|| name.clone(), |named| self.condition(named))
            }
            Condition::Verdict(subject, levels) => {
                let levels = levels.iter().map(|level| self.level(*level)).collect();
                let levels = self.joined("or", levels);
                self.fill("tree.is", &[("question", &self.subject(subject)), ("options", &levels)])
            }
            // Told above: each is a test on one question.
            Condition::Is(..) | Condition::Has(..) | Condition::AtLeast(..) => String::new(),
        }
    }

    /// A condition within another: in brackets where "and" and "or" would run into each other.
    fn part(&self, condition: &Condition) -> String {
        let text = self.condition(condition);
        let one = tested(self.pack, condition).is_some() || amounts(self.pack, condition).is_some();
        match condition {
            Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 && !one => {
                self.fill("tree.group", &[("condition", &text)])
            }
            _ => text,
        }
    }

    fn not(&self, part: &Condition) -> String {
        match (part, tested(self.pack, part)) {
            (Condition::Named(_), _) | (_, None) => {
                self.fill("tree.not", &[("condition", &self.condition(part))])
            }
            (_, Some((question, options))) => {
                let options = self.options(question, &options);
                self.fill("tree.is-not", &[("question", &self.short(question)), ("options", &options)])
            }
        }
    }

    fn options(&self, question: &str, options: &[impl AsRef<str>]) -> String {
        self.joined("or", options.iter().map(|option| self.option(question, option.as_ref())).collect())
    }

    fn at_least(&self, question: &str, entries: &[impl AsRef<str>], least: u32) -> String {
        let entries = self.options(question, entries);
        self.interface.count("tree.at-least", least, &[("entries", &entries)])
    }

    /// "a, b and c" or "a, b or c".
    pub fn joined(&self, how: &str, items: Vec<String>) -> String {
        let last = items.len().saturating_sub(1);
        let mut all = String::new();
        for (place, item) in items.into_iter().enumerate() {
            all = match place {
                0 => item,
                _ if place == last => self.fill(&format!("tree.{how}"), &[("before", &all), ("last", &item)]),
                _ => self.fill("tree.comma", &[("before", &all), ("next", &item)]),
            };
        }
        all
    }

    /// A node in words: what it says, and how it stands.
    pub fn node(&self, part: &Part) -> (String, Option<String>) {
        match part {
            Part::Question { question, mark, .. } => (self.short(question), self.mark(*mark)),
            Part::Branch { question, way, course } => {
                let ways = self.ways(question, way).into_iter();
                let all = ways
                    .reduce(|before, next| self.fill("tree.ways", &[("before", &before), ("next", &next)]));
                (all.unwrap_or_default(), self.course("tree.branch.", *course))
            }
            Part::Outcome { subject, possible, .. } => {
                let levels: Vec<String> = possible.iter().map(|level| self.level(*level)).collect();
                let state = match levels.as_slice() {
                    [] => None,
                    [only] => Some(only.clone()),
                    _ => Some(self.fill("tree.possible", &[("levels", &self.joined("or", levels))])),
                };
                (self.subject(subject), state)
            }
            Part::Rule { when, last, course, .. } => {
                // Most rules do not decide: only the others are worth a word.
                let course = course.filter(|course| *course != Course::Closed);
                (self.rule(when, *last), self.course("tree.rule.", course))
            }
        }
    }
}
