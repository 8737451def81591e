//! The chart's lines and bars as shapes. Names stand beside them as text of the page, so nothing here is
//! read aloud.

use super::words::{narrow, wide};
use crate::browser::drawing::Shape;
use crate::record::{Axis, Bar, Chart, Drawn, Place, Scale, Standing, Tick, Timeline, Zoom};
use crate::ui::texts::Texts;

/// Heights of the three lines of the axis, in units.
const WIDE: i32 = 24;
const NARROW: i32 = 22;
/// Height of the axis.
const AXIS: i32 = WIDE + NARROW + 24;
/// Room that a letter of the axis takes, and what stays free beside a name.
const LETTER: i32 = 8;
const ASIDE: i32 = 6;

/// Where today stands, from 0 at the beginning to 1 at the end.
pub fn place_of_today(timeline: &Timeline) -> f64 {
    // Days are spread evenly, so it is the same for every zoom.
    let axis = Axis::of(timeline, Scale::Zoom(Zoom::Month));
    f64::from(axis.x(timeline.today)) / f64::from(axis.width().max(1))
}

/// The whole drawing of such a size.
fn svg(width: i32, height: i32) -> Shape {
    let rem = |units: i32| format!("{}rem", f64::from(units) / 16.0);
    let attributes = vec![
        ("width", rem(width)),
        ("height", rem(height)),
        ("viewBox", format!("0 0 {width} {height}")),
        ("aria-hidden", "true".into()),
    ];
    Shape::new("svg", attributes)
}

fn of(tag: &'static str, class: &str, numbers: &[(&'static str, i32)]) -> Shape {
    let numbers = numbers.iter().map(|(name, number)| (*name, number.to_string()));
    Shape::new(tag, [("class", class.to_string())].into_iter().chain(numbers).collect())
}

fn line(class: &str, x: i32, from: i32, to: i32) -> Shape {
    of("line", class, &[("x1", x), ("x2", x), ("y1", from), ("y2", to)])
}

fn text(class: &str, x: i32, y: i32, words: String) -> Shape {
    Shape { text: words, ..of("text", class, &[("x", x), ("y", y)]) }
}

fn rect(class: &str, x: i32, y: i32, width: i32, height: i32) -> Shape {
    of("rect", class, &[("x", x), ("y", y), ("width", width), ("height", height)])
}

/// The line of days above the rows.
pub fn axis(texts: Texts, timeline: &Timeline, axis: &Axis) -> Shape {
    let mut whole = svg(axis.width(), AXIS);
    // A name that has no room is left out rather than cut; its lines stay.
    let fits = |tick: &Tick, words: &str| words.chars().count() as i32 * LETTER + ASIDE <= tick.width;
    for (ticks, from, height, name) in [
        (axis.wide(), 0, AXIS, wide as fn(Texts, Zoom, &Tick) -> String),
        (axis.narrow(), WIDE, NARROW, narrow),
    ] {
        for tick in ticks {
            whole.children.push(line("timeline__edge", tick.x, from, from + height));
            let words = name(texts, axis.zoom, &tick);
            if fits(&tick, &words) {
                whole.children.push(text("timeline__tick", tick.x + ASIDE, from + 16, words));
            }
        }
    }
    let (today, base) = (axis.x(timeline.today), AXIS - 7);
    if let Some(target) = timeline.target.filter(|target| axis.has(*target)) {
        let x = axis.end(target);
        whole.children.push(line("timeline__target", x, WIDE + NARROW, AXIS));
        let words = texts.t("timeline.target");
        let room = |words: &str| (words.chars().count() as i32 + 2) * LETTER;
        let behind_today = today + room(&texts.t("timeline.today"));
        // Behind its line, and behind the word for today where they are near; before it where the chart ends.
        let behind = if (today..behind_today).contains(&x) { behind_today } else { x };
        let is_before = behind + room(&words) > axis.width() && x - room(&words) > behind_today;
        let place = if is_before { x - ASIDE } else { behind + ASIDE };
        let mut word = text("timeline__tick", place, base, words);
        word.attributes.extend(is_before.then(|| ("text-anchor", "end".to_string())));
        whole.children.push(word);
    }
    whole.children.push(line("timeline__today", today, WIDE + NARROW, AXIS));
    whole.children.push(text(
        "timeline__tick timeline__tick--today",
        today + ASIDE,
        base,
        texts.t("timeline.today"),
    ));
    whole
}

/// All rows.
pub fn rows(texts: Texts, timeline: &Timeline, chart: &Chart<'_>, id: &str) -> Shape {
    let (axis, height) = (&chart.axis, chart.height);
    let mut whole = svg(axis.width(), height);
    let hatch = join_id(id, "late");
    whole.children.push(patterns(id));
    for off in axis.off(&timeline.calendar) {
        whole.children.push(rect("timeline__off", off.x, 0, off.width, height));
    }
    for tick in axis.wide() {
        whole.children.push(line("timeline__edge", tick.x, 0, height));
    }
    if let Some(target) = timeline.target.filter(|target| axis.has(*target)) {
        whole.children.push(line("timeline__target", axis.end(target), 0, height));
    }
    for link in &chart.links {
        let mut path = of("path", "timeline__link", &[]);
        path.attributes.extend([
            ("d", link.path.clone()),
            ("marker-end", format!("url(#{})", join_id(id, if link.against { "against" } else { "arrow" }))),
        ]);
        path.attributes.extend(link.against.then(|| ("data-against", String::new())));
        path.attributes.extend(link.gate.then(|| ("data-gate", String::new())));
        whole.children.push(path);
    }
    for place in &chart.rows {
        whole.children.extend(one(texts, place, &hatch));
    }
    whole.children.push(line("timeline__today", axis.x(timeline.today), 0, height));
    whole
}

fn join_id(id: &str, name: &str) -> String {
    [id, "-", name].concat()
}

/// What lines end in, and what late bars are filled with.
fn patterns(id: &str) -> Shape {
    let arrow = |name: &str| {
        let attributes = vec![
            ("id", join_id(id, name)),
            ("viewBox", "0 0 8 8".to_string()),
            ("refX", "8".into()),
            ("refY", "4".into()),
            ("markerWidth", "8".into()),
            ("markerHeight", "8".into()),
            ("markerUnits", "userSpaceOnUse".into()),
            ("orient", "auto".into()),
        ];
        let mut tip = of("path", "timeline__tip", &[]);
        tip.attributes.extend([("d", "M0 0L8 4L0 8Z".to_string()), ("data-tip", name.to_string())]);
        Shape { children: vec![tip], ..Shape::new("marker", attributes) }
    };
    let attributes = vec![
        ("id", join_id(id, "late")),
        ("width", "6".to_string()),
        ("height", "6".into()),
        ("patternUnits", "userSpaceOnUse".into()),
        ("patternTransform", "rotate(45)".into()),
    ];
    let stripes = vec![rect("timeline__ground", 0, 0, 6, 6), rect("timeline__stripe", 0, 0, 2, 6)];
    let hatch = Shape { children: stripes, ..Shape::new("pattern", attributes) };
    Shape { children: vec![arrow("arrow"), arrow("against"), hatch], ..Shape::new("defs", Vec::new()) }
}

/// The bar of a row, and the word behind it.
fn one(texts: Texts, place: &Place<'_>, hatch: &str) -> Vec<Shape> {
    let Place { x, y, width, .. } = *place;
    let (height, behind) = (Place::HEIGHT, x + width + 8);
    match place.drawn {
        Drawn::Phase(_) if width > 0 => {
            let (end, drop) = (x + width, y + height);
            let mut shape = of("path", "timeline__phase", &[]);
            let path = format!("M{x} {y}H{end}V{drop}L{} {}H{}L{x} {drop}Z", end - 5, y + 7, x + 5);
            shape.attributes.push(("d", path));
            vec![shape]
        }
        Drawn::Meeting(_) => {
            let (middle, half) = (x + width / 2, height / 2);
            let mut shape = of("path", "timeline__mark", &[]);
            let path = format!("M{middle} {y}l{half} {half}l-{half} {half}l-{half} -{half}Z");
            shape.attributes.push(("d", path));
            vec![shape]
        }
        Drawn::Task(bar) => {
            let mut shape = rect("timeline__bar", x, y, width, height);
            shape.attributes.extend([("rx", "3".to_string()), ("data-task", bar.id.clone())]);
            shape.attributes.push(("data-state", look(bar).into()));
            if bar.overdue {
                shape.attributes.push(("fill", format!("url(#{hatch})")));
            }
            let word = match look(bar) {
                "late" => Some("timeline.late"),
                "done" => Some("status.done"),
                "begun" => Some("status.in-progress"),
                _ => None,
            };
            let word = word.map(|key| text("timeline__word", behind, y + 13, texts.t(key)));
            [shape].into_iter().chain(word).collect()
        }
        _ => Vec::new(),
    }
}

/// How a bar looks.
fn look(bar: &Bar) -> &'static str {
    match bar.standing {
        Standing::Settled => "done",
        _ if bar.overdue => "late",
        Standing::InProgress => "begun",
        _ if bar.is_proposed() => "proposed",
        Standing::Ready | Standing::Waiting => "set",
    }
}
