//! The figure of the tree as SVG elements of the page: groups with their names, questions and verdicts as
//! links, and the samples of the legend. How it looks is the style sheet's.

use crate::browser::drawing::Shape as Node;
use crate::formats::route::Route;
use crate::journey::tree::{Drawn, Figure, Group, Key, Part, SAMPLE, Shape, Tree};

/// A drawing: what of the figure lies in the `height` units below `top`.
pub fn whole(made: &Tree, figure: &Figure, top: i32, height: i32) -> Node {
    let mut svg = Node::new(
        "svg",
        vec![
            ("width", figure.width.to_string()),
            ("height", height.to_string()),
            ("viewBox", format!("0 {top} {} {height}", figure.width)),
            // Not a picture: it has links inside.
            ("role", "group".into()),
            ("aria-label", figure.title.clone()),
        ],
    );
    svg.children.extend(figure.ground.iter().map(one));
    svg.children.extend(figure.groups.iter().map(|group| node(made, group)));
    svg
}

/// A node with all it says as its name: its lines of text are broken for the eye, and how it stands is
/// shown by lines and marks.
fn node(made: &Tree, group: &Group) -> Node {
    let mut node = Node::new("g", vec![("data-kind", group.kind.into()), ("data-node", group.id.clone())]);
    node.attributes.extend(group.state.map(|state| ("data-state", state.to_string())));
    let shapes = group.drawn.iter().map(one);
    let route = match &made.nodes[group.node].part {
        Part::Question { question, .. } => {
            Some(Route::Question { id: question.clone(), change: group.state == Some("passed") })
        }
        Part::Outcome { subject, .. } => Some(Route::Why(subject.clone())),
        _ => None,
    };
    let name = ("aria-label", group.name.clone());
    match route {
        Some(route) => {
            let mut link = vec![("href", route.href()), ("class", "tree__link".into()), name];
            link.extend((group.state == Some("here")).then(|| ("aria-current", "step".to_string())));
            let mut link = Node::new("a", link);
            link.children.extend(shapes);
            node.children.push(link);
        }
        None => {
            node.attributes.extend([("role", "img".to_string()), name]);
            node.children.extend(shapes);
        }
    }
    node
}

/// The sample of a key. Its text stands beside it, so it is silent.
pub fn sample(key: &Key) -> Node {
    let size = [("width", key.width), ("height", SAMPLE)].map(|(name, length)| (name, length.to_string()));
    let mut svg = Node::new("svg", size.to_vec());
    svg.attributes.push(("aria-hidden", "true".into()));
    svg.attributes.extend(key.state.map(|state| ("data-state", state.to_string())));
    svg.children.push(one(&key.drawn));
    svg
}

fn one(drawn: &Drawn) -> Node {
    let mut attributes = vec![("class", drawn.class.to_string())];
    attributes.extend(drawn.set.map(|set| ("data-set", set.to_string())));
    attributes.extend(drawn.state.map(|state| ("data-state", state.to_string())));
    let number = |value: &i32| value.to_string();
    let (tag, place, said) = match &drawn.shape {
        Shape::Rect { x, y, width, height, radius } => {
            let place = vec![
                ("x", number(x)),
                ("y", number(y)),
                ("width", number(width)),
                ("height", number(height)),
            ];
            ("rect", place.into_iter().chain([("rx", number(radius))]).collect(), String::new())
        }
        Shape::Circle { x, y, radius } => {
            ("circle", vec![("cx", number(x)), ("cy", number(y)), ("r", number(radius))], String::new())
        }
        Shape::Path(path) => ("path", vec![("d", path.clone())], String::new()),
        Shape::Sign { x, y, path } => {
            let moved = format!("translate({x} {y})");
            (
                "path",
                vec![("transform", moved), ("d", (*path).into()), ("fill-rule", "evenodd".into())],
                String::new(),
            )
        }
        // A line ends in a blank, so that what is seen reads as what is said: words apart where lines break.
        Shape::Text { x, y, text } => ("text", vec![("x", number(x)), ("y", number(y))], format!("{text} ")),
    };
    attributes.extend(place);
    Node { text: said, ..Node::new(tag, attributes) }
}
