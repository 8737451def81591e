//! Makes the machine-readable extract of a fact digest: row ids of every table, and for the rows that
//! decide or plan what the pack must agree with. Texts of facts are not taken over.

pub mod table;

use serde_json::{Map, Value, json};
use table::{Table, tables};

/// The tables whose rows are accounted for, in the digest's order.
const SECTIONS: [&str; 25] = [
    "top", "1.1", "1.2", "1.3", "1.4", "1.5", "2", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "4.4", "4.5",
    "5", "6.1", "6.2", "6.3", "7.1", "7.2", "8", "9.1", "9.2", "10",
];

/// Name of the table before the first numbered section.
const VOCABULARY: &str = "condition-vocabulary";

/// The extract of a digest. Panics where the digest does not have the shape that is expected.
pub fn extract(digest: &str) -> Value {
    let all = tables(digest);
    let of = |section: &str| all.iter().find(|table| table.section == section).unwrap();
    let codes: Vec<String> = ["1.2", "1.3"].iter().flat_map(|section| ids(of(section))).collect();
    let list = |section: &str, entry: &dyn Fn(&Table, &[String]) -> Value| -> Value {
        let table = of(section);
        table.rows.iter().map(|row| with_id(table, row, entry(table, row))).collect()
    };
    let sourced = |section: &str| {
        list(section, &|table, row| json!({"sources": sources(&codes, table.cell(row, "Source"))}))
    };
    let rows: Map<String, Value> = SECTIONS
        .iter()
        .map(|section| {
            (if *section == "top" { VOCABULARY } else { section }.to_string(), json!(ids(of(section))))
        })
        .collect();
    let mut value = json!({
        "rows": rows,
        "process": sourced("6.1"),
        "languages": sourced("6.2"),
        "programme": sourced("1.1"),
        "eligibility": sourced("3.3"),
        "identity-options": sourced("4.1"),
        "phases": sourced("7.1"),
        "out-of-scope": sourced("4.4"),
        "decision-rules": sourced("4.3"),
    });
    value["sources"] = list("1.2", &page);
    value["diagrams"] =
        list("1.3", &|t, row| json!({"file": plain(t.cell(row, "Image file")), "page": t.cell(row, "Page")}));
    value["glossary"] =
        list("1.4", &|t, row| json!({"term": t.cell(row, "Term"), "origin": t.cell(row, "Origin")}));
    value["links"] = list("1.5", &|t, row| {
        let address = t.cell(row, "Address").split_whitespace().next().unwrap();
        json!({"address": address, "sources": sources(&codes, t.cell(row, "Source"))})
    });
    value["services"] = list("2", &|t, row| {
        let onboarding = t.cell(row, "In service onboarding (`OVER`)");
        let sources = sources(&codes, t.cell(row, "Source"));
        let name = t.cell(row, "Full name").split(" (").next().unwrap();
        json!({"name": name, "level": t.cell(row, "Level of benefit"), "service-onboarding": onboarding, "sources": sources})
    });
    value["plans"] = list("3.1", &|t, row| {
        let sources = sources(&codes, t.cell(row, "Source"));
        json!({"name": t.cell(row, "Plan"), "kind": t.cell(row, "Kind"), "eligible": t.cell(row, "Eligible"), "sources": sources})
    });
    value["bundle-services"] = list("3.2", &|t, row| {
        let name = t.cell(row, "Cloud service").split(" (").next().unwrap();
        json!({"name": name, "eligible": t.cell(row, "Eligible"), "sources": sources(&codes, t.cell(row, "Source"))})
    });
    value["matrix"] = list("4.2", &|t, row| {
        let (identity, forests) = (t.cell(row, "`identity`"), t.cell(row, "`forest-count`"));
        json!({"identity": identity, "forest-count": forests, "sources": sources(&codes, t.cell(row, "Basis"))})
    });
    value["unclear"] = list("4.5", &|t, row| {
        let named = format!("{} {}", t.cell(row, "Topic"), t.cell(row, "What the pages say"));
        json!({"sources": sources(&codes, &named)})
    });
    value["expectations"] = list("5", &|t, row| {
        let (activity, when) = (t.cell(row, "Activity"), t.cell(row, "Applies when"));
        json!({"activity": activity, "when": when, "sources": sources(&codes, t.cell(row, "Source"))})
    });
    value["request"] = list("6.3", &|t, row| {
        let step: u32 = t.cell(row, "Step").parse().unwrap();
        let variant = t.cell(row, "Variant").split(',').next().unwrap();
        json!({"variant": variant, "step": step, "sources": sources(&codes, t.cell(row, "Source"))})
    });
    value["steps"] = list("7.2", &|t, row| {
        let order: u32 = t.cell(row, "Order").parse().unwrap();
        let party = t.cell(row, "Party");
        json!({"diagram": t.cell(row, "Diagram"), "order": order, "party": party, "when": t.cell(row, "Condition")})
    });
    value["tasks"] = list("8", &|t, row| {
        let (party, phase, track) = (t.cell(row, "Party"), t.cell(row, "Phase"), t.cell(row, "Track"));
        let sources = sources(&codes, t.cell(row, "Source"));
        json!({"party": party, "phase": phase, "track": track, "when": t.cell(row, "Applies when"), "sources": sources})
    });
    value["completion"] = completion(&codes, of("9.1"), of("9.2"));
    value["gotchas"] = list("10", &|t, row| json!({"see": quoted(t.cell(row, "See"))}));
    value["counts"] = counts(of("11"));
    value
}

/// The extract as text: one row of the digest on each line.
pub fn write(extract: &Value) -> String {
    let lines = |values: Vec<String>| values.join(",\n    ");
    let part = |value: &Value| match value {
        Value::Array(rows) => format!("[\n    {}\n  ]", lines(rows.iter().map(Value::to_string).collect())),
        Value::Object(map) => {
            let rows = map.iter().map(|(key, value)| format!("{}: {value}", json!(key)));
            format!("{{\n    {}\n  }}", lines(rows.collect()))
        }
        other => other.to_string(),
    };
    let parts: Vec<String> = extract
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, value)| format!("  {}: {}", json!(key), part(value)))
        .collect();
    format!("{{\n{}\n}}\n", parts.join(",\n"))
}

fn ids(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| id(table, row)).collect()
}

/// The id of a row: the first cell without its marks, or a slug of the term in the glossary. The last
/// row of the vocabulary lists the soft conditions; it is called `qualifier`.
fn id(table: &Table, row: &[String]) -> String {
    let first = row[0].as_str();
    if table.section == "1.4" {
        return slug(first);
    }
    let names = quoted(first);
    if names.len() > 1 { "qualifier".to_string() } else { plain(first) }
}

fn slug(term: &str) -> String {
    let words: String =
        term.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

fn plain(cell: &str) -> String {
    cell.trim_matches('`').to_string()
}

/// The names that stand in backticks.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(ToString::to_string).collect()
}

/// The page and diagram codes in a cell, each once, in order; all pages for `all`.
fn sources(codes: &[String], cell: &str) -> Vec<String> {
    if cell == "all" {
        return codes.iter().filter(|code| !code.starts_with("D-")).cloned().collect();
    }
    let words = cell.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let mut found: Vec<String> = Vec::new();
    for word in words.filter(|word| codes.iter().any(|code| code == word)) {
        if !found.iter().any(|known| known == word) {
            found.push(word.to_string());
        }
    }
    found
}

fn with_id(table: &Table, row: &[String], mut entry: Value) -> Value {
    entry["id"] = json!(id(table, row));
    entry
}

fn page(table: &Table, row: &[String]) -> Value {
    let title = table.cell(row, "Title in front matter");
    let heading = table.cell(row, "Heading on the page");
    let files = quoted(table.cell(row, "File name"));
    let date: Vec<&str> = table.cell(row, "ms.date").split('/').collect();
    let mut entry = json!({
        "title": title, "file": files[0], "date": format!("{}-{}-{}", date[2], date[0], date[1]),
        "heading": if heading == "same as title" { title } else { heading },
    });
    if let Some(published) = files.get(1) {
        entry["published-as"] = json!(published);
    }
    entry
}

fn completion(codes: &[String], by_option: &Table, by_service: &Table) -> Value {
    let entry = |table: &Table, row: &[String], column: &str| {
        let when = table.cell(row, "Applies when");
        with_id(table, row, json!({"when": when, "sources": sources(codes, table.cell(row, column))}))
    };
    let stated = by_option.rows.iter().map(|row| entry(by_option, row, "Source"));
    stated.chain(by_service.rows.iter().map(|row| entry(by_service, row, "Basis"))).collect()
}

/// The digest's own count of its rows, section by section, and in all.
fn counts(table: &Table) -> Value {
    let mut counts = Map::new();
    for row in &table.rows {
        let section = match row[0].split_whitespace().next().unwrap() {
            "Condition" => VOCABULARY,
            "All" => "all",
            number => number.trim_end_matches('.'),
        };
        counts.insert(section.to_string(), json!(row[1].parse::<u32>().unwrap()));
    }
    Value::Object(counts)
}
