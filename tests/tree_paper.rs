//! What stands around the boxes of the decision tree: legend, summary and names, where the answers have
//! come, the narrowest page, and the sheets of paper.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::journey::tree::{Key, Shape, Sheet, Width, figure, layout, legend, outline, sheets, svg, tree};
use fairway::journey::{Answers, Mark, decide, replay};
use std::collections::BTreeSet;
use support::generate::{Dice, arbitrary, complete};
use support::told::{Told, WIDTHS, generated};

/// What a sample looks like: its class and what tells it from others of this class.
fn look(key: &Key) -> String {
    match &key.drawn.shape {
        Shape::Sign { path, .. } => (*path).to_string(),
        _ => format!("{} {:?}", key.drawn.class, key.drawn.state.or(key.state)),
    }
}

#[test]
fn the_legend_has_every_line_and_sign_of_the_drawing_once() {
    let told = Told::edition();
    let mut lines = BTreeSet::new();
    for seed in 0..30 {
        let answers = arbitrary(&told.pack, seed);
        let (tree, _, figure) = told.drawn(Some(&answers), WIDTHS[seed as usize % WIDTHS.len()]);
        let known: Vec<String> = figure.legend.iter().map(look).collect();
        assert_eq!(known.iter().collect::<BTreeSet<_>>().len(), known.len(), "{known:?}");
        let drawn = figure.ground.iter().chain(figure.groups.iter().flat_map(|group| &group.drawn));
        for drawn in drawn {
            let look = match &drawn.shape {
                Shape::Sign { path, .. } => (*path).to_string(),
                _ if drawn.class == "tree__edge" => format!("tree__edge {:?}", drawn.state),
                _ => continue,
            };
            assert!(known.contains(&look), "{look} is not among {known:?}");
            lines.insert(look);
        }
        assert_eq!(known.iter().any(|look| look == "tree__box Some(\"here\")"), tree.here().is_some());
        assert!(figure.legend.iter().all(|key| !key.text.is_empty() && !key.text.contains("tree.")));
    }
    assert!(lines.iter().filter(|look| look.starts_with("tree__edge")).count() == 3, "{lines:?}");
    // Without answers there is one kind of line and nobody is anywhere.
    let keys = legend(&tree(&told.pack, None), &told.words());
    assert!(keys.len() >= 4 && keys.iter().all(|key| matches!(key.drawn.shape, Shape::Sign { .. })));
}

#[test]
fn the_file_tells_the_legend_above_the_drawing() {
    let told = Told::edition();
    for width in WIDTHS {
        let (_, _, figure) = told.drawn(Some(&arbitrary(&told.pack, 3)), width);
        let text = svg(&figure);
        let document = roxmltree::Document::parse(&text).unwrap();
        let root = document.root_element();
        let keys: Vec<_> =
            root.children().filter(|node| node.attribute("class") == Some("tree__key")).collect();
        let texts: Vec<&str> = keys
            .iter()
            .filter_map(|key| {
                key.descendants().find_map(|node| node.text().filter(|text| !text.trim().is_empty()))
            })
            .collect();
        assert_eq!(texts, figure.legend.iter().map(|key| key.text.as_str()).collect::<Vec<_>>());
        let mut spots = Vec::new();
        for key in keys {
            let place =
                key.attribute("transform").unwrap().trim_start_matches("translate(").trim_end_matches(')');
            let (x, y) = place.split_once(' ').unwrap();
            spots.push((x.parse::<i32>().unwrap(), y.parse::<i32>().unwrap()));
        }
        let top: i32 = root.attribute("viewBox").unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        assert!(spots.iter().all(|(x, y)| *x >= 0 && *x < figure.width && *y > top && *y < 0), "{spots:?}");
        assert_eq!(spots.iter().collect::<BTreeSet<_>>().len(), spots.len());
        let title = root.children().find(|node| node.attribute("data-set") == Some("heading")).unwrap();
        // On narrow drawings it goes on in the next line.
        assert!(figure.title.starts_with(title.text().unwrap()), "{title:?}");
    }
}

#[test]
fn summary_and_names_say_how_it_stands() {
    let told = Told::edition();
    let mut dice = Dice::new(11);
    for seed in 0..40 {
        let answers = if seed % 4 == 0 {
            complete(&told.pack, &Answers::default(), &mut dice)
        } else {
            arbitrary(&told.pack, seed)
        };
        let (tree, _, figure) = told.drawn(Some(&answers), Width::Free);
        let said = told.words().told(&tree).join(" ");
        assert_eq!(figure.description, said);
        let journey = replay(&told.pack, &answers);
        let answered = journey.places.iter().filter(|place| place.mark.is_answered());
        let names: Vec<String> = answered.map(|place| told.words().short(&place.question)).collect();
        let places: Vec<usize> = names.iter().map(|name| said.find(name.as_str()).unwrap()).collect();
        assert!(places.is_sorted(), "{names:?} in {said}");
        let outcome = decide(&told.pack, &answers);
        let possible = tree
            .nodes
            .iter()
            .filter(|node| node.kind() == "outcome")
            .map(|node| outcome.verdict(node.id.trim_start_matches("outcome/")).unwrap().possible.len());
        let possible: Vec<usize> = possible.collect();
        let settled = possible.iter().filter(|levels| **levels == 1).count();
        assert!(said.contains(&format!("{settled} of {} verdicts", possible.len())), "{said}");
        for (group, entry) in figure.groups.iter().zip(outline(&tree, &told.words())) {
            let level = entry.level.as_ref().map(|(_, level)| level);
            for part in entry.standing.iter().chain(level).chain([&entry.text]) {
                assert!(group.name.contains(part.as_str()), "{} does not say {part}", group.name);
            }
        }
    }
}

#[test]
fn where_the_answers_have_come_is_found_in_the_layout() {
    let told = Told::edition();
    let mut dice = Dice::new(3);
    for width in WIDTHS {
        for seed in 0..20 {
            let answers = arbitrary(&told.pack, seed);
            let (tree, layout, _) = told.drawn(Some(&answers), width);
            let [x, y, ..] = layout.here(&tree).unwrap();
            let found = layout.pieces.iter().find(|piece| (piece.x, piece.y) == (x, y)).unwrap();
            let id = tree.nodes[found.node].id.as_str();
            let next = replay(&told.pack, &answers).places.into_iter().find(|place| place.mark == Mark::Here);
            match next {
                Some(next) => assert_eq!(id, format!("question/{}", next.question)),
                None => assert_eq!(id, format!("outcome/{}", told.pack.verdicts[0].subject)),
            }
        }
        let done = complete(&told.pack, &Answers::default(), &mut dice);
        let (tree, layout, _) = told.drawn(Some(&done), width);
        assert!(tree.here().is_none() && layout.here(&tree).is_some());
        let (tree, layout, _) = told.drawn(None, width);
        assert_eq!(layout.here(&tree), None);
    }
}

/// A page 320 pixels wide leaves 286 for the drawing.
#[test]
fn it_fits_the_narrowest_page() {
    let told = Told::edition();
    for told in [told, generated(200, 400)] {
        let (_, layout, _) = told.drawn(None, Width::Within(286));
        assert_eq!(layout.width, 286);
        assert!(layout.pieces.iter().all(|piece| piece.x >= 0 && piece.x + piece.width <= 286));
    }
}

fn check_sheets(told: &Told, width: Width, (first, other): (i32, i32)) -> Vec<Sheet> {
    let tree = tree(&told.pack, None);
    let whole = layout(&tree, &told.words(), width);
    let found = sheets(&whole, first, other);
    let mut end = 0;
    for (place, sheet) in found.iter().enumerate() {
        assert_eq!(sheet.top, end, "sheets adjoin");
        end += sheet.height;
        let most = if place == 0 { first } else { other };
        assert!(sheet.height > 0 && sheet.height <= most.max(16), "{} of {most}", sheet.height);
        let names: Vec<usize> =
            figure(&tree, &sheet.layout, &told.words()).groups.iter().map(|group| group.node).collect();
        assert_eq!(names, sheet.layout.pieces.iter().map(|piece| piece.node).collect::<Vec<_>>());
    }
    assert_eq!(end, whole.height, "nothing is left over");
    let mut nodes: Vec<usize> =
        found.iter().flat_map(|sheet| sheet.layout.pieces.iter().map(|piece| piece.node)).collect();
    let all = nodes.len();
    nodes.sort_unstable();
    nodes.dedup();
    assert_eq!(nodes.len(), tree.nodes.len(), "every node is on a sheet");
    let headings: usize = found.iter().map(|sheet| sheet.layout.headings.len()).sum();
    assert_eq!(headings, whole.headings.len());
    if whole.pieces.iter().all(|piece| piece.height + 60 <= first.min(other)) {
        assert_eq!(all, nodes.len(), "no node is on two sheets");
    }
    found
}

#[test]
fn no_box_is_cut_between_sheets_of_paper() {
    let told = Told::edition();
    for (width, sizes) in [(672, (550, 880)), (672, (700, 700)), (286, (600, 900))] {
        let found = check_sheets(&told, Width::Within(width), sizes);
        assert!(found.len() > 3, "{}", found.len());
        // Sheets are used: on average they are more than half full.
        let used: i32 = found.iter().map(|sheet| sheet.height).sum();
        assert!(used > sizes.1 * (found.len() as i32 - 2) / 2, "{used} on {} sheets", found.len());
    }
    check_sheets(&generated(200, 400), Width::Within(672), (550, 880));
    // Sheets on which no box has room come to an end as well.
    check_sheets(&told, Width::Within(672), (0, 90));
    check_sheets(&told, Width::Free, (550, 880));
}
