//! Things side by side: a table with a column for each and a row for each point. Where there is no room
//! for columns, the rows become blocks, each cell under its column's name; the roles are written out,
//! because some browsers drop those of a table that is laid out as something else.

use crate::ui::markup::{El, el};

/// One row.
pub struct Compared {
    /// What is compared.
    pub name: El,
    /// What stands in the cell of each column.
    pub cells: Vec<Vec<El>>,
    /// Whether the row shall stand out, besides what it says itself.
    pub differs: bool,
}

/// A table of `groups`, each with its title. `columns` are names, and what stands with them in the head.
pub fn comparison(
    caption: String,
    corner: String,
    columns: Vec<(String, Option<El>)>,
    groups: Vec<(Option<String>, Vec<Compared>)>,
) -> El {
    let names: Vec<String> = columns.iter().map(|(name, _)| name.clone()).collect();
    let span = (columns.len() + 1).to_string();
    let head = |name: String| el("th").attr("scope", "col").attr("role", "columnheader").with(name);
    let heads = columns.into_iter().map(|(name, more)| head(name).with(more));
    let heads = el("tr").attr("role", "row").with(head(corner)).with(heads.collect::<Vec<_>>());
    let bodies = groups.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(title, rows)| {
        let title = title.map(|title| {
            let title = el("th")
                .attr("scope", "rowgroup")
                .attr("colspan", span.as_str())
                .attr("role", "rowheader")
                .with(title);
            el("tr").class("comparison__group").attr("role", "row").with(title)
        });
        let rows = rows.into_iter().map(|row| compared(row, &names)).collect::<Vec<_>>();
        el("tbody").attr("role", "rowgroup").with(title).with(rows)
    });
    el("table")
        .class("comparison")
        .attr("role", "table")
        .attr("data-columns", names.len().to_string())
        .with(el("caption").with(caption))
        .with(el("thead").attr("role", "rowgroup").with(heads))
        .with(bodies.collect::<Vec<_>>())
}

fn compared(row: Compared, names: &[String]) -> El {
    let cells = row.cells.into_iter().zip(names).map(|(cell, name)| {
        // For the eye only, where the head is out of sight; to others the table says it.
        let name = el("span").class("comparison__column").attr("aria-hidden", "true").with(name.as_str());
        el("td").attr("role", "cell").with(name).with(el("div").class("comparison__cell").with(cell))
    });
    el("tr")
        .class("comparison__row")
        .attr("role", "row")
        .flag("data-differs", row.differs)
        .with(el("th").attr("scope", "row").attr("role", "rowheader").with(row.name))
        .with(cells.collect::<Vec<_>>())
}
