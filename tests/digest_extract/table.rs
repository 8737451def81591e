//! Tables of a Markdown text, by the section they stand in. Reads pipes and headings, nothing else.

/// One table: the number of its section and its rows as cells, without the header.
pub struct Table {
    /// `1.1`, `2`, … or `top` for what stands before the first numbered heading.
    pub section: String,
    /// Column titles.
    pub header: Vec<String>,
    /// Cells by row.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The cell of `row` under the column `title`.
    pub fn cell<'a>(&self, row: &'a [String], title: &str) -> &'a str {
        let column = self.header.iter().position(|known| known == title);
        let column = column.unwrap_or_else(|| panic!("table {} has no column {title:?}", self.section));
        &row[column]
    }
}

/// All tables of `text`, in order.
pub fn tables(text: &str) -> Vec<Table> {
    let mut found: Vec<Table> = Vec::new();
    let mut section = "top".to_string();
    let mut inside = false;
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            section = heading.split_whitespace().next().unwrap().trim_end_matches('.').to_string();
        }
        if !line.starts_with('|') {
            inside = false;
        } else if !inside {
            inside = true;
            found.push(Table { section: section.clone(), header: cells(line), rows: Vec::new() });
        } else if !line.starts_with("|---") {
            let table = found.last_mut().unwrap();
            let row = cells(line);
            assert_eq!(row.len(), table.header.len(), "section {section}: {line}");
            table.rows.push(row);
        }
    }
    found
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|cell| cell.trim().to_string()).collect()
}
