//! The decision tree to look at: that nothing of a pack is missing from it or in it twice, that it stands
//! as the engine says, and that drawing, outline and Mermaid text tell the same.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::journey::tree::{Course, Part, Way, mermaid, outline, outline_text, tree};
use fairway::journey::{Answers, Evaluator, Mark, Truth, decide, replay};
use std::collections::BTreeSet;
use support::generate::{Dice, arbitrary, complete};
use support::told::{Told, WIDTHS, generated};

#[test]
fn every_question_option_and_rule_is_in_the_tree_exactly_once() {
    for told in [Told::edition(), generated(60, 120)] {
        let tree = tree(&told.pack, None);
        let ids: BTreeSet<&str> = tree.nodes.iter().map(|node| node.id.as_str()).collect();
        assert_eq!(ids.len(), tree.nodes.len(), "an id is there twice");
        let mut questions: Vec<&str> = Vec::new();
        let mut rules = 0;
        for (place, node) in tree.nodes.iter().enumerate() {
            assert!(node.parent.is_none_or(|parent| parent < place), "{}", node.id);
            match &node.part {
                Part::Question { question, number, .. } => {
                    assert_eq!(told.pack.questions[number - 1].id, *question);
                    questions.push(question);
                    // Each option stands on at least one branch.
                    let mut options: BTreeSet<&String> = BTreeSet::new();
                    for branch in tree.children(place) {
                        if let Part::Branch { way: Way::Options(some) | Way::Rest(some, _), .. } =
                            &tree.nodes[branch].part
                        {
                            options.extend(some);
                        }
                    }
                    let all: BTreeSet<&String> = told.pack.questions[number - 1].options.iter().collect();
                    assert_eq!(options, all, "{question}");
                }
                Part::Rule { .. } => rules += 1,
                Part::Branch { .. } | Part::Outcome { .. } => {}
            }
        }
        questions.sort_unstable();
        let mut asked: Vec<&str> = told.pack.questions.iter().map(|question| question.id.as_str()).collect();
        asked.sort_unstable();
        assert_eq!(questions, asked);
        assert_eq!(rules, told.pack.verdicts.iter().map(|table| table.rules.len()).sum::<usize>());
    }
}

/// A few places of the edition, as read off its data by hand.
#[test]
fn questions_hang_on_the_answer_that_opens_them() {
    let told = Told::edition();
    let tree = tree(&told.pack, None);
    let words = told.words();
    let check = |question: &str, above: &str, way: &str, also: Option<&str>| {
        let node = tree.nodes.iter().find(|node| node.id == format!("question/{question}")).unwrap();
        let Part::Question { also: needs, .. } = &node.part else { panic!("{question}") };
        assert_eq!(words.also(needs).as_deref(), also, "{question}");
        let Some(branch) = node.parent else { return assert_eq!(above, "", "{question}") };
        assert_eq!(tree.nodes[tree.nodes[branch].parent.unwrap()].id, format!("question/{above}"));
        assert_eq!(words.node(&tree.nodes[branch].part).0, way, "{question}");
    };
    check("service", "", "", None);
    check("licences", "", "", None);
    check("identity", "service", "Azure Active Directory Premium; or Intune", None);
    check("configmgr", "service", "Intune", None);
    check(
        "directory-ready",
        "forest-count",
        "One; or Several",
        Some("Also needs: Services: Azure Active Directory Premium"),
    );
    check("forest-trusts", "sign-in", "On your own servers", Some("Also needs: Forests: Several"));
    check("certificate-authority", "profiles", "Wi-Fi profiles; or VPN profiles; or Email profiles", None);
}

#[test]
fn how_nodes_stand_is_what_the_engine_says() {
    let told = Told::edition();
    let mut dice = Dice::new(7);
    let (mut taken, mut closed) = (0, 0);
    for seed in 0..200 {
        let answers = if seed % 2 == 0 {
            arbitrary(&told.pack, seed)
        } else {
            complete(&told.pack, &Answers::default(), &mut dice)
        };
        let tree = tree(&told.pack, Some(&answers));
        let evaluator = Evaluator::new(&told.pack, &answers);
        let counts = |question: &str| evaluator.applies(question) == Truth::True;
        let (journey, outcome) = (replay(&told.pack, &answers), decide(&told.pack, &answers));
        for (place, node) in tree.nodes.iter().enumerate() {
            match &node.part {
                Part::Question { question, mark, .. } => assert_eq!(*mark, journey.mark(question)),
                Part::Outcome { subject, possible, .. } => {
                    let verdict = outcome.verdict(subject).unwrap();
                    assert_eq!(*possible, verdict.possible);
                    for (rule, row) in tree.children(place).enumerate() {
                        let Part::Rule { course, .. } = &tree.nodes[row].part else { panic!("{}", node.id) };
                        assert_eq!(
                            *course == Some(Course::Closed),
                            !verdict.rules.contains(&rule),
                            "{}",
                            node.id
                        );
                    }
                }
                Part::Branch { course, .. } => {
                    taken += usize::from(*course == Some(Course::Taken));
                    closed += usize::from(*course == Some(Course::Closed));
                }
                Part::Rule { .. } => {}
            }
            // An answer to a question that certainly applies marks its way, and nothing else does.
            if let Part::Question { question, mark: Some(mark), .. } = &node.part {
                let ways = tree.children(place).filter(|branch| {
                    matches!(tree.nodes[*branch].part, Part::Branch { course: Some(Course::Taken), .. })
                });
                match (mark, ways.count()) {
                    (Mark::Passed, ways) => assert_eq!(ways > 0, counts(question), "{}", node.id),
                    (_, ways) => assert_eq!(ways, 0, "{}", node.id),
                }
            }
        }
    }
    assert!(taken > 200 && closed > 200, "{taken} taken, {closed} closed");
}

#[test]
fn drawing_outline_and_mermaid_have_the_same_nodes_in_the_same_order() {
    let told = Told::edition();
    for seed in 0..20 {
        let answers = arbitrary(&told.pack, seed);
        let answers = (seed > 0).then_some(&answers);
        let (tree, _, figure) = told.drawn(answers, WIDTHS[seed as usize % WIDTHS.len()]);
        let entries = outline(&tree, &told.words());
        let listed: Vec<(&str, &str, Option<&str>)> =
            entries.iter().map(|entry| (entry.id.as_str(), entry.kind, entry.state)).collect();
        let drawn: Vec<(&str, &str, Option<&str>)> =
            figure.groups.iter().map(|group| (group.id.as_str(), group.kind, group.state)).collect();
        assert_eq!(listed, drawn);
        let text = outline_text(&tree, &told.words());
        let lines: Vec<&str> =
            text.lines().skip(2).filter(|line| line.starts_with(['-', ' ', '1', '2', '3'])).collect();
        assert_eq!(lines.len(), entries.len());
        for (line, entry) in lines.iter().zip(&entries) {
            assert!(line.contains(&entry.text), "{line} tells {}", entry.text);
            assert_eq!(line.len() - line.trim_start().len(), 2 * entry.depth, "{line}");
        }
        let chart = mermaid(&tree, &told.words());
        let edges = chart.lines().filter(|line| line.contains(" --> ")).count();
        assert_eq!(edges, tree.nodes.iter().filter(|node| node.parent.is_some()).count());
        for (place, entry) in entries.iter().enumerate() {
            let node = chart.lines().filter(|line| {
                line.trim_start()
                    .strip_prefix(&format!("n{place}"))
                    .is_some_and(|rest| rest.starts_with(['[', '(', '{']))
            });
            assert_eq!(node.count(), 1, "{}", entry.id);
        }
    }
}

#[test]
fn every_word_of_the_tree_has_its_text() {
    let told = Told::edition();
    for seed in 0..20 {
        let tree = tree(&told.pack, Some(&arbitrary(&told.pack, seed)));
        let text = outline_text(&tree, &told.words());
        let keys = ["tree.", "mark.", "question.", "level.", "outcome.", "answers.", "condition."];
        let missing = text
            .split([' ', '[', '\n'])
            .find(|word| keys.iter().any(|key| word.strip_prefix(key).is_some_and(|rest| !rest.is_empty())));
        assert_eq!(missing, None, "a key stands for its text");
        let left = text.find('{').map(|at| &text[at..]);
        assert_eq!(left, None, "a value is missing");
    }
}
