//! A layout cut into sheets of paper, so that no box is cut in two: where a drawing is printed, a page break
//! would go through whatever stands there. It moves nothing.

use super::Layout;

/// Above a heading, within its own sheet.
const ABOVE: i32 = 16;

/// A part of a layout, as high as it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Where it begins, in units of the whole.
    pub top: i32,
    /// How high it is.
    pub height: i32,
    /// What stands on it, in its place in the whole; lines reach beyond.
    pub layout: Layout,
}

/// Cuts the layout into sheets: the first at most `first` high, the others `other`. What is higher than a
/// sheet is cut where the sheet ends.
pub fn sheets(layout: &Layout, first: i32, other: i32) -> Vec<Sheet> {
    let held = held(layout);
    let (mut sheets, mut top) = (Vec::new(), 0);
    while top < layout.height {
        // At least a line of text, so that it comes to an end whatever is asked for.
        let most = top + if sheets.is_empty() { first } else { other }.max(ABOVE);
        let bottom = if most >= layout.height { layout.height } else { cut(&held, top, most) };
        sheets.push(Sheet { top, height: bottom - top, layout: within(layout, top, bottom) });
        top = bottom;
    }
    sheets
}

/// What must not be cut: top and bottom of every piece, of a heading with the piece below it.
fn held(layout: &Layout) -> Vec<(i32, i32)> {
    let headings = layout.headings.iter().filter_map(|(node, line)| {
        let below = layout.pieces.get(*node)?;
        Some((line.y - line.lettering.size() - ABOVE, below.y + below.height))
    });
    layout.pieces.iter().map(|piece| (piece.y, piece.y + piece.height)).chain(headings).collect()
}

/// The lowest place up to `most` that cuts nothing; `most` itself where there is none.
fn cut(held: &[(i32, i32)], top: i32, most: i32) -> i32 {
    let free = |y: &i32| *y > top && *y <= most && held.iter().all(|(from, to)| *y <= *from || *y >= *to);
    // Above a thing is as good as anywhere between it and the one before, and looks tidiest.
    held.iter().map(|(from, _)| *from - 2).chain([most]).filter(free).max().unwrap_or(most)
}

fn within(layout: &Layout, top: i32, bottom: i32) -> Layout {
    let meets = |from: i32, to: i32| from < bottom && to > top;
    let ends = |points: &[(i32, i32)]| {
        let heights = || points.iter().map(|(_, y)| *y);
        meets(heights().min().unwrap_or(0) - 1, heights().max().unwrap_or(0) + 1)
    };
    let pieces = layout.pieces.iter().filter(|piece| meets(piece.y, piece.y + piece.height));
    let headings = layout.headings.iter().filter(|(_, line)| meets(line.y - line.lettering.size(), line.y));
    Layout {
        width: layout.width,
        height: layout.height,
        pieces: pieces.cloned().collect(),
        edges: layout.edges.iter().filter(|edge| ends(&edge.points)).cloned().collect(),
        headings: headings.cloned().collect(),
    }
}
