//! axe-core, which judges a page by the rules of WCAG and by good practice. It is put into the page by the driver,
//! so the page's own policy stays as it is.

use crate::Visit;
use serde_json::{Value, json};
use std::path::Path;
use xtask::project::Project;

/// What is wrong, a line each: the rule, and the first places.
const JUDGE: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, {resultTypes: ['violations', 'incomplete']}).then(found => done(found.violations.map(one =>
      `${one.id} (${one.help}): ` + one.nodes.slice(0, 4).map(node =>
        node.target.join(' ') + (node.any[0] ? ' · ' + node.any[0].message : '')).join(' | '))), failed => done([String(failed)]));";

/// The text of axe-core, which the tests' setup has brought.
fn axe() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let script = xtask::setup::axe::script(&Project::at(&root));
    std::fs::read_to_string(&script).unwrap_or_else(|error| panic!("{}: {error}", script.display()))
}

impl Visit {
    /// What axe-core finds wrong with the page as it is now, best practices included.
    pub async fn judged(&self) -> Vec<String> {
        let is_there = self.run("return typeof axe === 'object'", json!([])).await;
        if is_there != true {
            self.driver().execute(&axe(), vec![]).await.unwrap();
        }
        let found = self.driver().execute_async(JUDGE, Vec::<Value>::new()).await.unwrap();
        serde_json::from_value(found.json().clone()).unwrap()
    }
}
