//! The JSON Schema of packs, generated from the types so that it cannot say anything else. Editors check the
//! files of an edition with it, and so does `shape`. Kept in the project; a test tells when it is stale.

use super::Bundle;
use crate::content::Pack;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// The schema as text. At its root stands the form of one file of an edition, which may hold any keys of a
/// pack; `#/$defs/Pack` is a whole pack and `#/$defs/Bundle` a pack with its wording.
pub fn schema() -> String {
    let mut settings = SchemaSettings::draft2020_12();
    settings.transforms.push(Box::new(schemars::transform::RecursiveTransform(whole_numbers)));
    let mut generator = settings.into_generator();
    // A bundle holds a pack, and a pack all the rest.
    generator.subschema_for::<Bundle>();
    let definitions = generator.take_definitions(true);
    let mut keys = Map::new();
    keys.insert("$schema".into(), json!({"type": "string", "description": "Where this schema stands."}));
    let known = definitions.get(Pack::schema_name().as_ref()).and_then(|pack| pack["properties"].as_object());
    for key in known.into_iter().flat_map(Map::keys) {
        keys.insert(key.clone(), json!({"$ref": format!("#/$defs/Pack/properties/{key}")}));
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "File of an edition",
        "description": "Written by `cargo xtask pack schema` from the types in src/content.",
        "type": "object",
        "properties": keys,
        "additionalProperties": false,
        "$defs": definitions,
    });
    format!("{schema:#}\n")
}

/// The largest number of the type, which `format` names but only some validators know.
fn whole_numbers(schema: &mut Schema) {
    if schema.get("format").and_then(Value::as_str) == Some("uint32") {
        schema.remove("format");
        schema.insert("maximum".into(), u32::MAX.into());
    }
}
