//! What answers a pack can tell apart: a variable for every question with one choice, for every option
//! of a question with several, for every item with amounts. Numbers are split at their thresholds,
//! options that no condition tells apart are one value. It decides nothing.
//!
//! The topmost variable of a question also has the value "unanswered".

use crate::content::{Condition, Pack, Question, QuestionKind, Table};
use crate::journey::{Amount, Answer, MAX_AMOUNT};
use std::collections::{BTreeMap, BTreeSet};

/// More variables or questions than this are not tried: operations go as deep as there are variables, and a
/// browser has little stack. Packs of ordinary shape reach it with about 1,000 questions.
pub const DEEPEST: usize = 2_000;

/// One variable of a question.
#[derive(Debug)]
pub enum Part<'a> {
    /// The choice among all options, as classes of options that no condition tells apart.
    One(Vec<Vec<&'a String>>),
    /// Whether this option is among those chosen: 0 for no, 1 for yes.
    Option(&'a String),
    /// Between which thresholds the number of this item lies: value `n` reaches the first `n` of them.
    Item(&'a String, Vec<u32>),
}

impl Part<'_> {
    /// Number of values, "unanswered" not counted.
    pub fn values(&self) -> u32 {
        match self {
            Self::One(classes) => classes.len() as u32,
            Self::Option(_) => 2,
            Self::Item(_, thresholds) => thresholds.len() as u32 + 1,
        }
    }
}

/// A question and its variables.
#[derive(Debug)]
pub struct Block<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its topmost variable; `None` where no condition looks at the question.
    pub head: Option<u32>,
    /// One for each variable, topmost first; empty where all answers are alike.
    pub parts: Vec<Part<'a>>,
    /// At least one of its options must be chosen, and conditions tell all of them apart.
    pub needs_some: bool,
    /// Whether it has an answer at all.
    pub answerable: bool,
}

impl Block<'_> {
    /// The variable behind the last one of this question.
    pub fn end(&self) -> u32 {
        self.head.map_or(0, |head| head + self.parts.len().max(1) as u32)
    }

    /// An answer with these values, one for each part.
    pub fn answer(&self, values: &[u32]) -> Answer {
        let question = self.question;
        let mut chosen: Vec<String> = Vec::new();
        let mut amounts = Table::default();
        for (part, value) in self.parts.iter().zip(values) {
            match part {
                Part::One(classes) => {
                    let option = classes.get(*value as usize).and_then(|class| class.first());
                    return Answer::One(option.map(ToString::to_string).unwrap_or_default());
                }
                Part::Option(option) if *value == 1 => chosen.push(option.to_string()),
                Part::Item(item, thresholds) if *value > 0 => {
                    let number = thresholds[*value as usize - 1];
                    amounts.insert(item.to_string(), Amount::Number(number));
                }
                _ => {}
            }
        }
        match question.kind {
            QuestionKind::One => Answer::One(question.options.first().cloned().unwrap_or_default()),
            QuestionKind::Amounts => Answer::Amounts(amounts),
            QuestionKind::Many => {
                if chosen.is_empty() && !question.none {
                    let tested = |option: &&String| {
                        self.parts.iter().any(|part| matches!(part, Part::Option(known) if known == option))
                    };
                    chosen.extend(question.options.iter().find(|option| !tested(option)).cloned());
                }
                Answer::many(chosen)
            }
        }
    }
}

/// Which variables stand on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Those of later questions: for many functions at once, which then share what they look back at.
    LatestFirst,
    /// Those of earlier questions: for one function that is built from the last question backwards, so that
    /// each further question touches only the top.
    EarliestFirst,
}

/// All questions with their variables.
pub struct Space<'a> {
    /// In the pack's order.
    pub blocks: Vec<Block<'a>>,
    /// Which variables stand on top.
    pub order: Order,
    /// Number of values of each variable, topmost first.
    pub values: Vec<u32>,
    /// A further variable for each verdict table, where they were asked for.
    pub verdicts: Vec<u32>,
    places: BTreeMap<&'a str, usize>,
}

impl<'a> Space<'a> {
    /// The variables of `pack`. `verdicts` gives, for each verdict table that is to have a variable of its
    /// own, the number of its values and the place of the question below which it stands.
    pub fn new(pack: &'a Pack, order: Order, verdicts: &[(u32, usize)]) -> Self {
        let tests = Tests::of(pack);
        let mut blocks: Vec<Block<'a>> =
            pack.questions.iter().map(|question| tests.block(question)).collect();
        let mut values = Vec::new();
        let mut levels = vec![0; verdicts.len()];
        let count = blocks.len();
        for nth in 0..count {
            let place = if order == Order::LatestFirst { count - 1 - nth } else { nth };
            let block = &mut blocks[place];
            if tests.0.contains_key(block.question.id.as_str()) {
                block.head = Some(values.len() as u32);
                let first = block.parts.first().map_or(u32::from(block.answerable), Part::values);
                values.push(first + 1);
                values.extend(block.parts.iter().skip(1).map(Part::values));
            }
            for (level, (count, _)) in levels.iter_mut().zip(verdicts).filter(|(_, (_, last))| *last == place)
            {
                *level = values.len() as u32;
                values.push(*count);
            }
        }
        let mut places = BTreeMap::new();
        for (place, block) in blocks.iter().enumerate() {
            places.entry(block.question.id.as_str()).or_insert(place);
        }
        Self { blocks, order, values, verdicts: levels, places }
    }

    /// The place of a question.
    pub fn place(&self, question: &str) -> Option<usize> {
        self.places.get(question).copied()
    }
}

/// Every condition of the pack: those with names, and those that questions, rules, rows and work carry.
pub fn conditions(pack: &Pack) -> impl Iterator<Item = &Condition> {
    let all = pack.conditions.values().chain(pack.questions.iter().map(|row| &row.when));
    let all = all.chain(pack.verdicts.iter().flat_map(|table| &table.rules).map(|rule| &rule.when));
    let all = all.chain(pack.consequences.iter().map(|row| &row.when));
    let all = all.chain(pack.expectations.iter().flat_map(|row| [&row.when, &row.met]));
    let all = all.chain(pack.out_of_scope.iter().map(|row| &row.when));
    let all = all.chain(pack.completion.iter().map(|row| &row.when));
    #[cfg(feature = "authoring")]
    let all = all.chain(pack.deadlines.iter().map(|row| &row.when));
    all.chain(
        pack.work().flat_map(|task| {
            std::iter::once(&task.when).chain(task.party_when.iter().map(|other| &other.when))
        }),
    )
}

/// What conditions ask about one question.
#[derive(Default)]
struct Test<'a> {
    choices: Vec<&'a Vec<String>>,
    options: BTreeSet<&'a str>,
    thresholds: BTreeMap<&'a str, BTreeSet<u32>>,
}

struct Tests<'a>(BTreeMap<&'a str, Test<'a>>);

impl<'a> Tests<'a> {
    fn of(pack: &'a Pack) -> Self {
        let mut tests: BTreeMap<&str, Test<'a>> = BTreeMap::new();
        for condition in conditions(pack) {
            condition.walk(&mut |part| match part {
                Condition::Is(question, options) => {
                    tests.entry(question).or_default().choices.push(options);
                }
                Condition::Has(question, option) => {
                    tests.entry(question).or_default().options.insert(option);
                }
                Condition::AtLeast(question, item, least) => {
                    let of_item = tests.entry(question).or_default().thresholds.entry(item).or_default();
                    // No number is below zero, and none above the largest one taken.
                    if (1..=MAX_AMOUNT).contains(least) {
                        of_item.insert(*least);
                    }
                }
                _ => {}
            });
        }
        Self(tests)
    }

    fn block(&self, question: &'a Question) -> Block<'a> {
        let none = Test::default();
        let test = self.0.get(question.id.as_str()).unwrap_or(&none);
        let mut options: Vec<&String> = Vec::new();
        let mut seen = BTreeSet::new();
        options.extend(question.options.iter().filter(|option| seen.insert(option.as_str())));
        let parts: Vec<Part<'a>> = match question.kind {
            QuestionKind::One => vec![Part::One(classes(&options, &test.choices))],
            QuestionKind::Many => {
                let tested = options.iter().filter(|option| test.options.contains(option.as_str()));
                tested.map(|option| Part::Option(option)).collect()
            }
            QuestionKind::Amounts => {
                let thresholds = |item: &'a String| {
                    let found = test.thresholds.get(item.as_str())?;
                    Some(Part::Item(item, found.iter().copied().collect())).filter(|part| part.values() > 1)
                };
                let mut seen = BTreeSet::new();
                let items = question.items.iter().filter(|item| seen.insert(item.as_str()));
                items.filter_map(thresholds).collect()
            }
        };
        let must = question.kind != QuestionKind::Amounts && !question.none;
        let needs_some = must && question.kind == QuestionKind::Many && parts.len() == options.len();
        let answerable = !(options.is_empty() && (must || question.kind == QuestionKind::One));
        Block { question, head: None, parts, needs_some, answerable }
    }
}

/// Options in classes: two are in one class where each test names both or neither.
fn classes<'a>(options: &[&'a String], tests: &[&Vec<String>]) -> Vec<Vec<&'a String>> {
    let places: BTreeMap<&str, usize> =
        options.iter().enumerate().map(|(place, option)| (option.as_str(), place)).collect();
    let mut class = vec![0; options.len()];
    let mut next = 1;
    for test in tests {
        // Those named leave their class together; the others stay.
        let named: BTreeSet<usize> =
            test.iter().filter_map(|option| places.get(option.as_str()).copied()).collect();
        let mut moved = BTreeMap::new();
        for place in named {
            class[place] = *moved.entry(class[place]).or_insert_with(|| {
                next += 1;
                next - 1
            });
        }
    }
    let mut order = BTreeMap::new();
    let mut classes: Vec<Vec<&String>> = Vec::new();
    for (class, option) in class.into_iter().zip(options) {
        let place = *order.entry(class).or_insert(classes.len());
        if place == classes.len() {
            classes.push(Vec::new());
        }
        classes[place].push(option);
    }
    classes
}
