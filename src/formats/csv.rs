//! Tables as text that spreadsheets open (RFC 4180). Writes only.
//!
//! What people have typed can reach such a table, and a spreadsheet runs a cell that begins like a formula:
//! such a cell gets an apostrophe before it, by which spreadsheets know a text.

/// Without it spreadsheets take the text for one in an older encoding.
const MARK: char = '\u{feff}';
/// How formulas begin; the wide forms are what keyboards of East Asia type.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The table of `rows`, the first of which names the columns.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut out = String::from(MARK);
    for row in rows {
        for (place, text) in row.iter().enumerate() {
            if place > 0 {
                out.push(',');
            }
            cell(&mut out, text);
        }
        out.push_str("\r\n");
    }
    out
}

fn cell(out: &mut String, text: &str) {
    let begins = |end: &[char]| text.trim_start().starts_with(end);
    // Spreadsheets drop some characters at the beginning, so what follows them begins the cell.
    let guarded = begins(&FORMULA) || text.starts_with(['\t', '\r', '\n']);
    let quoted = text.contains([',', '"', '\r', '\n', ';', '\t']) || text.trim() != text;
    if quoted {
        out.push('"');
    }
    if guarded {
        out.push('\'');
    }
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\"\""),
            letter => out.push(letter),
        }
    }
    if quoted {
        out.push('"');
    }
}
