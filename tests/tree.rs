//! The decision tree to look at: that nothing of a pack is missing from it or in it twice, that drawing,
//! outline and Mermaid text tell the same, that nothing overlaps, and that hostile packs stay text.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Pack, Wording};
use fairway::journey::tree::{
    COLOURS, Course, Figure, Layout, Part, Piece, Tree, Way, Width, Words, figure, layout, mermaid, outline,
    outline_text, svg, tree,
};
use fairway::journey::{Answers, Evaluator, Mark, Truth, decide, replay};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Instant;
use support::generate::{Dice, arbitrary, complete};

const WIDTHS: [Width; 4] = [Width::Free, Width::Within(1200), Width::Within(768), Width::Within(360)];

/// A pack with the texts to tell it in.
struct Told {
    pack: Pack,
    content: Wording,
    interface: Wording,
}

impl Told {
    fn edition() -> Self {
        Self { pack: support::pack(), content: support::wording(), interface: interface() }
    }

    fn words(&self) -> Words<'_> {
        Words { pack: &self.pack, content: &self.content, interface: &self.interface }
    }

    fn drawn(&self, answers: Option<&Answers>, width: Width) -> (Tree, Layout, Figure) {
        let tree = tree(&self.pack, answers);
        let layout = layout(&tree, &self.words(), width);
        let figure = figure(&tree, &layout, &self.words());
        (tree, layout, figure)
    }
}

fn interface() -> Wording {
    Wording::from_json(support::text_of("src/ui/text/en.json")).unwrap()
}

/// A chain of questions in three strands, with verdicts of four rules: the shape of ordinary packs.
fn generated(questions: usize, rules: usize) -> Told {
    let mut pack = support::pack();
    let mut wording = serde_json::Map::new();
    let mut asked = Vec::new();
    for own in 0..questions {
        let id = format!("q{own}");
        wording
            .insert(format!("question.{id}"), json!(format!("What do you say to number {own} of the many?")));
        wording.insert(format!("question.{id}.short"), json!(format!("Number {own}")));
        for option in ["a", "b", "c"] {
            wording.insert(format!("question.{id}.{option}"), json!(format!("Answer {option}")));
        }
        let above = format!("q{}", own / 3);
        let also = format!("q{}", own / 9 + own / 30);
        let when = match own {
            _ if own % 10 == 0 => json!({"all": []}),
            _ if own % 4 == 0 && above != also => {
                json!({"all": [{"is": [above, ["a", "b"]]}, {"is": [also, ["c"]]}]})
            }
            _ => json!({"is": [above, ["b"]]}),
        };
        asked.push(json!({"id": id, "kind": "one", "when": when, "options": ["a", "b", "c"], "sources": []}));
    }
    let tables: Vec<Value> = (0..rules / 4)
        .map(|own| {
            let is = |by: usize| json!({"is": [format!("q{}", (own * by + by) % questions), ["a"]]});
            let rule = |when: Value, level: &str| json!({"id": "r", "when": when, "level": level, "sources": []});
            wording.insert(format!("subject-{own}"), json!(format!("Subject {own}")));
            json!({"subject": format!("subject-{own}"), "kind": "service", "rules": [
                rule(json!({"all": [is(3), is(5)]}), "full"), rule(json!({"any": [is(7), is(11)]}), "limited"),
                rule(json!({"not": is(2)}), "depends"), rule(json!({"all": []}), "none"),
            ]})
        })
        .collect();
    pack.questions = serde_json::from_value(Value::Array(asked)).unwrap();
    pack.verdicts = serde_json::from_value(Value::Array(tables)).unwrap();
    let mut content: Value = serde_json::from_str("{}").unwrap();
    content.as_object_mut().unwrap().extend(wording);
    Told { pack, content: Wording::from_json(content.to_string()).unwrap(), interface: interface() }
}

/// What stands for itself: questions and cards, and branches that are not within a question.
fn apart(tree: &Tree, layout: &Layout) -> Vec<Piece> {
    let within = |piece: &&Piece| {
        tree.nodes[piece.node].parent.is_some_and(|parent| inside(piece, &layout.pieces[parent]))
    };
    layout.pieces.iter().filter(|piece| !within(piece)).cloned().collect()
}

fn inside(piece: &Piece, other: &Piece) -> bool {
    piece.x >= other.x
        && piece.y >= other.y
        && piece.x + piece.width <= other.x + other.width
        && piece.y + piece.height <= other.y + other.height
}

fn overlap(one: &Piece, other: &Piece) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

fn check_layout(told: &Told, answers: Option<&Answers>, width: Width) {
    let (tree, layout, _) = told.drawn(answers, width);
    let nodes: Vec<usize> = layout.pieces.iter().map(|piece| piece.node).collect();
    assert_eq!(
        nodes,
        (0..tree.nodes.len()).collect::<Vec<_>>(),
        "{width:?}: a piece for each node, in order"
    );
    let apart = apart(&tree, &layout);
    for (place, one) in apart.iter().enumerate() {
        for other in &apart[place + 1..] {
            assert!(!overlap(one, other), "{width:?}: {one:?} overlaps {other:?}");
        }
        assert!(one.x >= 0 && one.y >= 0 && one.x + one.width <= layout.width, "{width:?}: {one:?}");
        assert!(one.y + one.height <= layout.height, "{width:?}: {one:?}");
    }
    for parent in 0..tree.nodes.len() {
        let rows: Vec<usize> = tree.children(parent).collect();
        for pair in rows.windows(2) {
            let (one, other) = (&layout.pieces[pair[0]], &layout.pieces[pair[1]]);
            assert!(!overlap(one, other), "{width:?}: rows {one:?} and {other:?}");
        }
    }
    for piece in &layout.pieces {
        for line in &piece.lines {
            let room = piece.x..piece.x + piece.width;
            assert!(room.contains(&line.x), "{width:?}: {line:?} in {piece:?}");
            assert!(line.y > piece.y && line.y < piece.y + piece.height, "{width:?}: {line:?} in {piece:?}");
        }
    }
    // Lines touch boxes at their ends only. (A stacked line ends within the branch it leads to.)
    if apart.iter().all(|piece| tree.nodes[piece.node].kind() != "branch") {
        let boxes: Vec<&Piece> = apart.iter().collect();
        for edge in &layout.edges {
            for ends in edge.points.windows(2) {
                let crossed = boxes.iter().find(|piece| {
                    let (left, right) = (ends[0].0.min(ends[1].0), ends[0].0.max(ends[1].0));
                    let (top, bottom) = (ends[0].1.min(ends[1].1), ends[0].1.max(ends[1].1));
                    left < piece.x + piece.width
                        && right > piece.x
                        && top < piece.y + piece.height
                        && bottom > piece.y
                });
                assert!(crossed.is_none(), "{edge:?} runs through {crossed:?}");
            }
        }
    }
}

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
fn nothing_overlaps_and_no_line_runs_through_a_box() {
    let told = Told::edition();
    for width in WIDTHS {
        check_layout(&told, None, width);
        for seed in 0..10 {
            check_layout(&told, Some(&arbitrary(&told.pack, seed)), width);
        }
    }
    // Texts that are empty, that never break, and that are long.
    for text in ["", "m", &"M".repeat(4000), &"word ".repeat(1000), "日本語の長い質問です。"] {
        let content = format!(
            "{{\"question.identity.short\": {text:?}, \"question.identity\": {text:?}, \"question.identity.cloud\": {text:?}, \"level.full\": {text:?}, \"intune\": {text:?}}}"
        );
        let told = Told { content: Wording::from_json(content).unwrap(), ..Told::edition() };
        WIDTHS.iter().for_each(|width| check_layout(&told, None, *width));
    }
}

#[test]
fn drawing_outline_and_mermaid_have_the_same_nodes_in_the_same_order() {
    let told = Told::edition();
    for seed in 0..20 {
        let answers = arbitrary(&told.pack, seed);
        let answers = (seed > 0).then_some(&answers);
        let (tree, _, figure) = told.drawn(answers, WIDTHS[seed as usize % 4]);
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

#[test]
fn the_drawing_is_xml_and_says_what_it_is() {
    let told = Told::edition();
    let answers = arbitrary(&told.pack, 3);
    for width in WIDTHS {
        let (tree, _, figure) = told.drawn(Some(&answers), width);
        let text = svg(&figure);
        let document = roxmltree::Document::parse(&text).unwrap();
        let root = document.root_element();
        assert_eq!((root.tag_name().name(), root.attribute("role")), ("svg", Some("img")));
        let named: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
        for (id, tag) in named.iter().zip(["title", "desc"]) {
            let found = root.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
            assert_eq!(found.tag_name().name(), tag);
            assert!(!found.text().unwrap().is_empty());
        }
        let groups = root.children().filter(|node| node.has_tag_name("g")).count();
        assert_eq!(groups, tree.nodes.len());
        assert_eq!(svg(&told.drawn(Some(&answers), width).2), text, "the same drawing twice");
    }
}

/// Every text of the pack and every id that reaches the drawing is hostile.
#[test]
fn hostile_texts_stay_texts() {
    let hostile =
        "</text></style><script>alert(1)</script><a onload=\"x\">]]>&amp;\u{0}\u{1b}\u{ffff}\"]\nend";
    let told = Told::edition();
    let keys = told.content.keys().map(|key| (key.to_string(), json!(hostile)));
    let content = Value::Object(keys.collect()).to_string();
    let mut told = Told { content: Wording::from_json(content).unwrap(), ..told };
    told.pack.pack = hostile.to_string();
    told.pack.questions[0].id = hostile.to_string();
    told.pack.verdicts[0].subject = hostile.to_string();
    for width in WIDTHS {
        let (_, _, figure) = told.drawn(None, width);
        let text = svg(&figure);
        let document = roxmltree::Document::parse(&text).unwrap();
        let known = ["svg", "title", "desc", "style", "rect", "circle", "path", "text", "g"];
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(known.contains(&node.tag_name().name()), "<{}>", node.tag_name().name());
            assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
        }
        assert_eq!(document.descendants().filter(|node| node.has_tag_name("style")).count(), 1);
        assert!(text.contains("&lt;script&gt;alert(1)"));
    }
    let tree = tree(&told.pack, None);
    let chart = mermaid(&tree, &told.words());
    assert!(!chart.contains("<script") && !chart.contains("onload=\"") && !chart.contains("\u{0}"));
    for line in chart.lines().skip(2) {
        let known = ["  n", "  classDef ", "  class "];
        assert!(known.iter().any(|start| line.starts_with(start)), "{line}");
        assert!(line.matches('"').count() <= 2, "{line}");
    }
    assert!(outline_text(&tree, &told.words()).lines().all(|line| !line.starts_with("end")));
}

#[test]
fn a_pack_of_two_hundred_questions_is_drawn_readably_and_at_once() {
    let told = generated(200, 1000);
    let answers = arbitrary(&told.pack, 1);
    for width in WIDTHS {
        check_layout(&told, Some(&answers), width);
        let start = Instant::now();
        let (tree, layout, figure) = told.drawn(Some(&answers), width);
        let text = svg(&figure);
        let took = start.elapsed();
        println!(
            "{width:?}: {} nodes, {}x{}, {} bytes, {took:?}",
            tree.nodes.len(),
            layout.width,
            layout.height,
            text.len()
        );
        assert!(layout.width <= 4000, "{}", layout.width);
        assert!(layout.height <= 200 * 300 + 1000 * 120, "{}", layout.height);
        assert!(took.as_millis() < 2000, "{took:?}");
    }
}

/// A chain as long as the pack: deeper than a drawing can be wide, or a stack of calls can be high.
#[test]
fn a_chain_of_questions_stays_within_its_width() {
    let mut told = generated(400, 4);
    for own in 1..400 {
        let above = format!("q{}", own - 1);
        told.pack.questions[own].when = serde_json::from_value(json!({"is": [above, ["a"]]})).unwrap();
    }
    for (width, most) in [(Width::Free, 960), (Width::Within(360), 360)] {
        check_layout(&told, None, width);
        let (tree, layout, _) = told.drawn(None, width);
        assert_eq!(tree.nodes.iter().map(|node| node.depth).max(), Some(799));
        assert!(layout.width <= most, "{}", layout.width);
    }
}

#[test]
fn the_colours_of_the_file_are_those_of_the_app() {
    let tokens = support::text_of("style/tokens.css");
    for (role, light, dark) in COLOURS {
        let line = format!("--color-{role}: light-dark({light}, {dark});");
        assert!(tokens.contains(&line), "{line}");
    }
}
