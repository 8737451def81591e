//! The timeline as a chart: each row with its bar at a place, and how the lines between them run. All
//! lengths are units of a sixteenth of the letters' size, so that the chart grows with the text.

use super::{Axis, Bar, Scale, Timeline};
use crate::content::PhaseName;
use std::collections::BTreeMap;

/// Height of a row; the upper part is for its name.
const ROW: i32 = 52;
/// Where the bar begins in its row, and how high it is.
const TOP: i32 = 29;
const BAR: i32 = 16;
/// How far a line runs on before it turns.
const TURN: i32 = 7;
/// The least width of a bar, so that a day can be seen from afar.
const LEAST: i32 = 5;

/// What stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn<'a> {
    /// The meeting at this place of the list.
    Meeting(usize),
    /// A phase with everything in it.
    Phase(PhaseName),
    /// A task.
    Task(&'a Bar),
    /// So many tasks of a phase are not shown.
    Hidden(PhaseName, usize),
    /// So many open tasks of a phase have no dates.
    Undated(PhaseName, usize),
}

/// A row: what stands in it, and where its bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// What.
    pub drawn: Drawn<'a>,
    /// Top of the bar.
    pub y: i32,
    /// Where the bar begins.
    pub x: i32,
    /// How wide it is; 0 where there is none.
    pub width: i32,
    /// Whether it goes on beyond the ends of the chart.
    pub cut: bool,
}

/// A line from the end of one bar to the beginning of another that waits for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Id of the task, or word of the phase, that is waited for.
    pub from: String,
    /// The same of what waits.
    pub to: String,
    /// How the line runs, as the path of a drawing.
    pub path: String,
    /// Whether what waits begins before what it waits for is done.
    pub against: bool,
    /// Whether it runs between phases.
    pub gate: bool,
}

/// Where everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart<'a> {
    /// The days.
    pub axis: Axis,
    /// The rows from the top.
    pub rows: Vec<Place<'a>>,
    /// The lines between tasks that are both shown.
    pub links: Vec<Link>,
    /// Height of all rows.
    pub height: i32,
}

impl<'a> Chart<'a> {
    /// The chart of `timeline`. `shown` says how many tasks of a phase are shown at most; 0 folds it.
    pub fn of(timeline: &'a Timeline, scale: Scale, shown: impl Fn(PhaseName) -> usize) -> Self {
        let axis = Axis::of(timeline, scale);
        let mut drawn: Vec<Drawn<'a>> = (0..timeline.meetings.len()).map(Drawn::Meeting).collect();
        for part in &timeline.parts {
            drawn.push(Drawn::Phase(part.phase));
            let most = shown(part.phase);
            if most == 0 {
                continue;
            }
            drawn.extend(part.bars.iter().take(most).map(Drawn::Task));
            let rest = part.bars.len().saturating_sub(most);
            drawn.extend((rest > 0).then_some(Drawn::Hidden(part.phase, rest)));
            drawn.extend((part.undated > 0).then_some(Drawn::Undated(part.phase, part.undated)));
        }
        let place = |(number, drawn): (i32, Drawn<'a>)| {
            let days = match drawn {
                Drawn::Meeting(place) => timeline.meetings.get(place).map(|mark| (mark.day, mark.day)),
                Drawn::Phase(phase) => timeline.part(phase).and_then(super::Part::span),
                Drawn::Task(bar) => Some((bar.first.day, bar.last.day)),
                Drawn::Hidden(..) | Drawn::Undated(..) => None,
            };
            let y = number * ROW + TOP;
            let Some((first, last)) = days else { return Place { drawn, y, x: 0, width: 0, cut: false } };
            let x = axis.x(first);
            let width = (axis.end(last) - x).max(LEAST);
            Place { drawn, y, x, width, cut: !axis.has(first) || !axis.has(last) }
        };
        let rows: Vec<Place<'a>> = (0..).zip(drawn).map(place).collect();
        let height = i32::try_from(rows.len()).unwrap_or_default() * ROW;
        Self { links: links(timeline, &axis, &rows), axis, rows, height }
    }
}

impl Place<'_> {
    /// Height of its bar.
    pub const HEIGHT: i32 = BAR;

    /// The middle of its bar.
    pub fn middle(&self) -> i32 {
        self.y + BAR / 2
    }
}

/// The lines between what is shown.
fn links(timeline: &Timeline, axis: &Axis, rows: &[Place<'_>]) -> Vec<Link> {
    let name = |place: &Place<'_>| match place.drawn {
        Drawn::Task(bar) => Some(bar.id.clone()),
        Drawn::Phase(phase) => Some(phase.word().to_string()),
        _ => None,
    };
    let places: BTreeMap<String, &Place<'_>> =
        rows.iter().filter_map(|place| Some((name(place)?, place))).collect();
    let mut links = Vec::new();
    for to in rows {
        match to.drawn {
            Drawn::Task(bar) => {
                for blocker in &bar.after {
                    let Some(from) = places.get(blocker) else { continue };
                    let Drawn::Task(before) = from.drawn else { continue };
                    links.push(Link {
                        from: blocker.clone(),
                        to: bar.id.clone(),
                        path: path((from.x + from.width, from), (to.x, to)),
                        against: bar.first.day <= before.last.day,
                        gate: false,
                    });
                }
            }
            Drawn::Phase(phase) => {
                let Some(gate) = timeline.part(phase).and_then(|part| part.gate) else { continue };
                let Some(from) = places.get(gate.phase.word()) else { continue };
                links.push(Link {
                    from: gate.phase.word().into(),
                    to: phase.word().into(),
                    path: path((axis.end(gate.end), from), (axis.x(gate.begin), to)),
                    against: gate.begin <= gate.end,
                    gate: true,
                });
            }
            _ => {}
        }
    }
    links
}

/// Out of one bar, down or up, and into the other; where that begins before the first one ends, back between
/// the rows.
fn path((out, from): (i32, &Place<'_>), (into, to): (i32, &Place<'_>)) -> String {
    let (y, end) = (from.middle(), to.middle());
    if into - out >= 2 * TURN {
        let turn = into - TURN;
        return format!("M{out} {y}H{turn}V{end}H{into}");
    }
    // The gap between the bar and the name of the next row.
    let gap = if end > y { from.y + BAR + 4 } else { from.y - 4 };
    let (right, left) = (out + TURN, into - TURN);
    format!("M{out} {y}H{right}V{gap}H{left}V{end}H{into}")
}
