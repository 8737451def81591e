//! What the app is made of as a bill of materials, CycloneDX 1.5 in JSON, for those who must account for the
//! parts of what they host. Without time and serial number, which would differ from build to build.

use super::components::{Component, Components};
use serde_json::{Value, json};

/// The file's text.
pub fn text(components: &Components) -> String {
    let app = format!("pkg:cargo/fairway@{}", components.version);
    let needs = components.needs.iter().map(|(key, needs)| {
        let key = if key.is_empty() { &app } else { key };
        json!({"ref": key, "dependsOn": needs})
    });
    let bom = json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": {
            "type": "application", "bom-ref": app, "name": "fairway", "version": components.version,
            "purl": app, "licenses": [{"license": {"id": "MIT"}}],
        }},
        "components": components.list.iter().map(library).collect::<Vec<Value>>(),
        "dependencies": needs.collect::<Vec<Value>>(),
    });
    format!("{bom:#}\n")
}

fn library(component: &Component) -> Value {
    let mut value = json!({
        "type": "library", "bom-ref": component.key(), "purl": component.key(),
        "name": component.name, "version": component.version, "scope": "required",
        "licenses": [{"expression": component.licence}],
        "hashes": [{"alg": "SHA-256", "content": component.checksum}],
    });
    if !component.repository.is_empty() {
        value["externalReferences"] = json!([{"type": "vcs", "url": component.repository}]);
    }
    value
}

#[cfg(test)]
mod tests {
    use crate::project::Project;
    use crate::release::components;
    use crate::{Failure, Result};
    use cyclonedx_bom::prelude::{Bom, Validate};

    #[test]
    fn a_reader_of_the_format_finds_no_fault() -> Result<()> {
        let made_of = components::of_the_app(&Project::here()?)?;
        let text = super::text(&made_of);
        let bom = Bom::parse_from_json_v1_5(text.as_bytes())
            .map_err(|error| Failure::new(format!("{error}"), "", ""))?;
        let faults = bom.validate();
        assert!(faults.passed(), "{faults:?}");
        assert_eq!(bom.components.map(|components| components.0.len()), Some(made_of.list.len()));
        Ok(())
    }
}
