//! The example organisations: each is a plan of its edition, whole, with nothing left to ask, and every task it tells
//! of is in its plan.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::formats::{example, saved};
use fairway::journey::replay;
use fairway::plan::plan;
use std::fs;
use std::path::Path;
use support::json_of;

#[test]
fn every_example_is_a_whole_plan_of_its_edition() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/examples");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let text = fs::read_to_string(&entry).unwrap();
        let record = example::read(&text, "2018-05-14".parse().unwrap(), |name| name.to_string()).unwrap();
        let name = format!("{}.json", record.pack.replace('/', "-"));
        assert_eq!(entry.file_name().unwrap().to_str(), Some(name.as_str()));
        let pack = support::pack();
        assert_eq!(pack.name(), record.pack);
        let answers = saved::answers_of(&pack, &record).unwrap();
        let journey = replay(&pack, &answers);
        assert_eq!(journey.next(), None, "a question is open");
        let planned = plan(&pack, &answers);
        for id in json_of(&entry)["fields"]["task"].as_object().unwrap().keys() {
            assert!(planned.tasks.iter().any(|task| task.id == *id), "{id}");
        }
        assert!(!text.contains("today") || !saved::write(&record).contains("today"));
        count += 1;
    }
    assert!(count > 0);
}
