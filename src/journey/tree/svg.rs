//! The drawing as a file of its own: SVG with its own style for light and dark. All texts come out as
//! text, whatever they hold.

use super::legend::flow;
use super::measure::wrap;
use super::{Drawn, Figure, Lettering, Shape};

/// Colours by role, light and dark; those of `style/tokens.css`, which a file that stands alone cannot read.
pub const COLOURS: [(&str, &str, &str); 12] = [
    ("paper", "#fbfaf7", "#0c1620"),
    ("surface", "#ffffff", "#14222f"),
    ("ink", "#0e2233", "#e9eff5"),
    ("quiet", "#48596a", "#a9b8c6"),
    ("line", "#d3dbe3", "#2b3d4e"),
    ("edge", "#6f8191", "#6e8599"),
    ("channel", "#175a88", "#8ac6f2"),
    ("channel-tint", "#e6eff6", "#1a3347"),
    ("in-scope", "#1b6e48", "#7dd3a8"),
    ("limited", "#7a5200", "#e8be6a"),
    ("out", "#a1281f", "#f2a199"),
    ("unknown", "#5a4b8a", "#bdb0ea"),
];

/// What does not change between light and dark.
const FORM: &str = r#"
text{font-family:"Segoe UI",-apple-system,BlinkMacSystemFont,Roboto,"Noto Sans",Ubuntu,Cantarell,"Liberation Sans",sans-serif;font-size:15px;unicode-bidi:isolate}
[data-set=heading]{font-size:21px;font-weight:600}[data-set=name]{font-size:17px;font-weight:600}
[data-set=small]{font-size:14px}text[data-set=level]{font-size:14px;font-weight:600}
[data-set=strong]{font-weight:600}
.tree__edge,.tree__quay,.tree__rule,.tree__sign{fill:none}
.tree__edge{stroke-width:1.5}[data-set=trunk]{stroke-width:2}
.tree__edge[data-state=taken]{stroke-width:3}[data-set=trunk][data-state=taken]{stroke-width:4}
.tree__edge[data-state=closed]{stroke-width:1;stroke-dasharray:4 4}
.tree__quay{stroke-width:4;stroke-linecap:round}
.tree__sign{stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.tree__mark{stroke-width:2}
[data-state=here]>.tree__box{stroke-width:3}
:is([data-state=off],[data-state=set-aside],[data-state=open])>.tree__box{stroke-dasharray:4 4}
@media(forced-colors:active){svg{forced-color-adjust:none}}
"#;

/// What takes its colours from the theme; `{role}` stands for the colour of a role.
const THEME: &str = "\
.tree__paper{fill:{paper}}.tree__text{fill:{ink}}[data-set=small]{fill:{quiet}}\
[data-kind=rule]>[data-set=body],[data-kind=branch]>[data-set=body]{fill:{ink}}\
[data-kind=question]>[data-set=body]{fill:{quiet}}\
.tree__box{fill:{surface};stroke:{edge}}[data-kind=outcome]>.tree__box{stroke:{line}}\
.tree__row{fill:{channel-tint}}.tree__rule{stroke:{line}}\
.tree__edge{stroke:{edge}}[data-set=trunk],.tree__quay{stroke:{channel}}\
.tree__edge[data-state=taken]{stroke:{channel}}\
.tree__mark{fill:{surface};stroke:{channel}}[data-kind=branch]>.tree__mark{stroke:{edge}}\
[data-state=passed]>.tree__mark,[data-state=taken]>.tree__mark{fill:{channel};stroke:{channel}}\
[data-state=unsure]>.tree__mark{fill:{unknown};stroke:{unknown}}\
[data-state=passed]>.tree__box{stroke:{channel}}[data-state=unsure]>.tree__box{stroke:{unknown}}\
[data-state=here]>.tree__box{fill:{channel-tint};stroke:{channel}}[data-state=here]>.tree__mark{fill:{channel}}\
[data-state=off]>.tree__text,[data-state=set-aside]>.tree__text,[data-state=closed]>.tree__text{fill:{quiet}}\
[data-set=full],[data-set=in-scope]{stroke:{in-scope}}[data-set=limited]{stroke:{limited}}\
[data-set=none],[data-set=out-of-scope]{stroke:{out}}[data-set=depends]{stroke:{unknown}}";

/// Around what stands above the drawing.
const EDGE: i32 = 24;

/// The figure as the text of an SVG file: title, summary and legend stand above the drawing, so that the
/// file can be read alone.
pub fn svg(figure: &Figure) -> String {
    let Figure { width, height, .. } = figure;
    let head = head(figure);
    let (top, tall) = (-head.height, height + head.height);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let size = format!("width=\"{width}\" height=\"{tall}\" viewBox=\"0 {top} {width} {tall}\"");
    let role = "role=\"img\" aria-labelledby=\"tree-title tree-description\"";
    out.push_str(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size} {role}>\n"));
    element(&mut out, "title", " id=\"tree-title\"", &figure.title);
    element(&mut out, "desc", " id=\"tree-description\"", &figure.description);
    let (light, dark) = (theme(|colour| colour.1), theme(|colour| colour.2));
    let style = format!("{FORM}{light}\n@media(prefers-color-scheme:dark){{{dark}}}\n");
    element(&mut out, "style", "", &style);
    out.push_str(&format!("<rect class=\"tree__paper\" y=\"{top}\" width=\"{width}\" height=\"{tall}\"/>\n"));
    head.lines.iter().for_each(|line| shape(&mut out, line));
    for ((x, y), key) in head.spots.iter().zip(&figure.legend) {
        out.push_str(&format!("<g class=\"tree__key\" transform=\"translate({x} {y})\""));
        attribute(&mut out, "data-state", key.state);
        out.push_str(">\n");
        [&key.drawn, &key.beside()].into_iter().for_each(|drawn| shape(&mut out, drawn));
        out.push_str("</g>\n");
    }
    figure.ground.iter().for_each(|drawn| shape(&mut out, drawn));
    for group in &figure.groups {
        out.push_str(&format!("<g id=\"{}\" data-kind=\"{}\"", escaped(&group.id), group.kind));
        attribute(&mut out, "data-state", group.state);
        out.push_str(">\n");
        group.drawn.iter().for_each(|drawn| shape(&mut out, drawn));
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

/// What stands above the drawing, at heights below nought.
struct Head {
    height: i32,
    lines: Vec<Drawn>,
    spots: Vec<(i32, i32)>,
}

fn head(figure: &Figure) -> Head {
    let room = figure.width - 2 * EDGE;
    let (mut lines, mut y) = (Vec::new(), EDGE);
    for (lettering, said) in [(Lettering::Heading, &figure.title), (Lettering::Body, &figure.description)] {
        for text in wrap(said, lettering, room) {
            y += lettering.leading();
            let shape = Shape::Text { x: EDGE, y, text };
            lines.push(Drawn { class: "tree__text", set: Some(lettering.word()), state: None, shape });
        }
        y += EDGE / 3;
    }
    y += EDGE / 3;
    let (spots, rows) = flow(&figure.legend, room);
    let height = y + rows + EDGE / 2;
    for line in &mut lines {
        if let Shape::Text { y, .. } = &mut line.shape {
            *y -= height;
        }
    }
    Head {
        height,
        lines,
        spots: spots.into_iter().map(|(left, top)| (left + EDGE, top + y - height)).collect(),
    }
}

fn theme(colour: impl Fn(&(&'static str, &'static str, &'static str)) -> &'static str) -> String {
    COLOURS
        .iter()
        .fold(THEME.to_string(), |sheet, role| sheet.replace(&format!("{{{}}}", role.0), colour(role)))
}

fn shape(out: &mut String, drawn: &Drawn) {
    let mut attributes = format!(" class=\"{}\"", drawn.class);
    attribute(&mut attributes, "data-set", drawn.set);
    attribute(&mut attributes, "data-state", drawn.state);
    match &drawn.shape {
        Shape::Rect { x, y, width, height, radius } => {
            let place = format!(" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"");
            empty(out, "rect", &(attributes + &place));
        }
        Shape::Circle { x, y, radius } => {
            empty(out, "circle", &format!("{attributes} cx=\"{x}\" cy=\"{y}\" r=\"{radius}\""));
        }
        Shape::Path(path) => empty(out, "path", &format!("{attributes} d=\"{path}\"")),
        Shape::Sign { x, y, path } => {
            let place = format!(" transform=\"translate({x} {y})\" d=\"{path}\" fill-rule=\"evenodd\"");
            empty(out, "path", &(attributes + &place));
        }
        Shape::Text { x, y, text } => {
            element(out, "text", &format!("{attributes} x=\"{x}\" y=\"{y}\""), text);
        }
    }
}

fn attribute(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        out.push_str(&format!(" {name}=\"{}\"", escaped(value)));
    }
}

fn empty(out: &mut String, name: &str, attributes: &str) {
    out.push_str(&format!("<{name}{attributes}/>\n"));
}

fn element(out: &mut String, name: &str, attributes: &str, text: &str) {
    out.push_str(&format!("<{name}{attributes}>{}</{name}>\n", escaped(text)));
}

/// A text as XML. Characters that XML cannot hold at all become a blank.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
