//! What a screen reader has to say of the page, in order, from the browser's accessibility tree. A line for each thing
//! it would stop at: role, name, state and description. How a product words that is its own affair.

use crate::Visit;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Roles that only hold others, or say what their parent has said.
const SILENT: [&str; 13] = [
    "RootWebArea",
    "generic",
    "paragraph",
    "none",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "LabelText",
    "Legend",
    "SvgRoot",
    "LayoutTable",
    "LayoutTableRow",
    "LayoutTableCell",
];

/// Roles whose text is their name, so that the text in them is not said again.
const NAMED_BY_TEXT: [&str; 7] =
    ["link", "button", "heading", "checkbox", "radio", "DisclosureTriangle", "columnheader"];

/// What is said besides name and role, in this order.
const STATES: [&str; 9] =
    ["level", "checked", "pressed", "expanded", "required", "invalid", "disabled", "focused", "url"];

impl Visit {
    /// The lines, indented as the page is nested.
    pub async fn spoken(&self) -> Vec<String> {
        let cdp = self.driver().cdp();
        cdp.send_raw("Accessibility.enable", json!({})).await.unwrap();
        let tree = cdp.send_raw("Accessibility.getFullAXTree", json!({})).await.unwrap();
        cdp.send_raw("Accessibility.disable", json!({})).await.unwrap();
        lines(tree["nodes"].as_array().unwrap())
    }
}

fn lines(nodes: &[Value]) -> Vec<String> {
    let by_id: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut said = Vec::new();
    if let Some(root) = nodes.first() {
        say(root, &by_id, 0, &mut said);
    }
    said
}

fn say(node: &Value, by_id: &BTreeMap<&str, &Value>, depth: usize, said: &mut Vec<String>) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let is_silent =
        node["ignored"] == true || SILENT.contains(&role) || (role == "StaticText" && name.is_empty());
    let mut deeper = depth;
    if !is_silent {
        said.push(format!("{}{}", "  ".repeat(depth), line(node, role, name)));
        deeper += 1;
    }
    if role == "StaticText" || NAMED_BY_TEXT.contains(&role) {
        return;
    }
    let children = node["childIds"].as_array().into_iter().flatten();
    for child in children.filter_map(|id| by_id.get(id.as_str()?)) {
        // The text of a label is the name of what it belongs to, which may stand in it.
        if role == "LabelText" && child["role"]["value"] == "StaticText" {
            continue;
        }
        say(child, by_id, deeper, said);
    }
}

fn line(node: &Value, role: &str, name: &str) -> String {
    let mut parts = vec![match (role, name) {
        ("StaticText", text) => text.to_string(),
        (role, "") => role.to_string(),
        (role, name) => format!("{role} “{name}”"),
    }];
    let properties = node["properties"].as_array();
    for state in STATES {
        let found = properties.into_iter().flatten().find(|property| property["name"] == state);
        let value = found.map(|property| &property["value"]["value"]);
        parts.extend(value.and_then(|value| state_in_words(state, role, value)));
    }
    let described = node["description"]["value"].as_str().unwrap_or_default();
    if !described.is_empty() {
        parts.push(format!("described as “{described}”"));
    }
    let value = node["value"]["value"].as_str().unwrap_or_default();
    if !value.is_empty() && value != name {
        parts.push(format!("value “{value}”"));
    }
    parts.join(", ")
}

/// A state, where it is worth a word.
fn state_in_words(state: &str, role: &str, value: &Value) -> Option<String> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_string);
    match (state, text.as_str()) {
        ("url", address) if role == "link" => {
            // What lies outside differs by nothing that a listener hears.
            address.split_once('#').map(|(_, page)| format!("to #{page}"))
        }
        ("url", _) => None,
        // How deep a list is shows in how far it is set in.
        ("level", _) if role != "heading" => None,
        ("level", level) => Some(format!("level {level}")),
        ("checked", "true") => Some("checked".into()),
        ("checked", "false") => Some("not checked".into()),
        ("expanded", "true") => Some("expanded".into()),
        ("expanded", "false") => Some("collapsed".into()),
        (_, "true") => Some(state.into()),
        _ => None,
    }
}
