//! `cargo xtask pack` as authors call it: the guide's example from an empty folder to a decision, faults as
//! they are printed, bundles, and the schema that editors read.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use fairway::content::authoring::{difference_schema, read_untrusted, schema};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use xtask::pack::start::{GUIDE, example};

/// Whether the command succeeded, and what it printed.
fn xtask(arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// A new folder with the guide's example, and its path as text.
fn started() -> (TempDir, String) {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("mine").display().to_string();
    let (done, told) = xtask(&["pack", "new", &folder]);
    assert!(done, "{told}");
    (above, folder)
}

/// Replaces a text in a file of the folder.
fn change(folder: &str, file: &str, from: &str, to: &str) {
    let path = Path::new(folder).join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} is not in {file}");
    fs::write(path, text.replace(from, to)).unwrap();
}

/// Blocks of a kind after a heading of the guide.
fn blocks(heading: &str, kind: &str) -> Vec<String> {
    let section = GUIDE.split(&format!("\n## {heading}\n")).nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let fence = format!("```{kind}\n");
    section.split(&fence).skip(1).map(|block| block.split("```").next().unwrap().to_string()).collect()
}

/// What `pack` prints for a folder with faults, and its last line.
fn faults(what: &str, folder: &str) -> (String, String) {
    let (done, told) = xtask(&["pack", what, "--folder", folder]);
    assert!(!done, "no faults: {told}");
    let (faults, last) = told.trim_end().rsplit_once('\n').unwrap();
    (format!("{faults}\n"), last.to_string())
}

fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/content/packs")
}

#[test]
fn the_guides_example_goes_from_an_empty_folder_to_a_decision() {
    let (above, folder) = started();
    assert_eq!(example(GUIDE).len(), 5);
    let (sound, told) = xtask(&["pack", "check", "--folder", &folder]);
    assert!(sound, "{told}");
    assert_eq!(told, "harbour/2024-05 is sound: 5 questions, 2 verdicts with 7 rules, 4 tasks.\n");
    let (proved, told) = xtask(&["pack", "prove", "--folder", &folder]);
    assert!(proved && told.starts_with("harbour/2024-05 is proved"), "{told}");

    let [answers, expected] = <[String; 2]>::try_from(blocks("Decide", "json")).unwrap();
    let file = above.path().join("answers.json");
    fs::write(&file, answers).unwrap();
    let (decided, told) = xtask(&["decide", "--folder", &folder, "--answers", &file.display().to_string()]);
    assert!(decided, "{told}");
    let told: Value = serde_json::from_str(&told).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    for (subject, level) in expected["verdicts"].as_object().unwrap() {
        assert_eq!(told["services"][subject]["verdict"], *level, "{subject}");
    }
    let tasks: Vec<&Value> = told["tasks"].as_array().unwrap().iter().map(|task| &task["id"]).collect();
    assert_eq!(json!(tasks), expected["tasks"]);
}

#[test]
fn faults_are_told_as_the_guide_shows_them() {
    let [shape, names] = <[String; 2]>::try_from(blocks("How to read the faults", "text")).unwrap();
    let (_above, folder) = started();
    change(
        &folder,
        "verdicts.json",
        r#""files-limited", "when": {"at-least": ["seats", "plan-business""#,
        r#""files-limited", "when": {"at-least": ["seats", "plan-busines""#,
    );
    change(&folder, "tasks.json", r#""kick-off", "phase""#, r#""kick-off", "stage""#);
    assert_eq!(faults("check", &folder), (shape, format!("2 faults in {folder}.")));
    change(&folder, "tasks.json", r#""kick-off", "stage""#, r#""kick-off", "phase""#);
    assert_eq!(faults("check", &folder), (names, format!("1 fault in {folder}.")));

    let [gap] = <[String; 1]>::try_from(blocks("Prove it", "text")).unwrap();
    change(&folder, "verdicts.json", "plan-busines\"", "plan-business\"");
    let last = ",\n      {\"id\": \"too-few-seats\", \"when\": {\"all\": []}, \"level\": \"none\", \"sources\": [\"TERMS\"]}\n    ]}\n  ]";
    change(&folder, "verdicts.json", last, "\n    ]}\n  ]");
    assert_eq!(faults("prove", &folder), (gap, format!("1 fault in {folder}.")));
}

#[test]
fn the_next_edition_says_what_differs_as_the_guide_shows_it() {
    let section = "The next edition from this one";
    let [changes, texts] = <[String; 2]>::try_from(blocks(section, "json")).unwrap();
    let [idle] = <[String; 1]>::try_from(blocks(section, "text")).unwrap();
    let above = tempfile::tempdir().unwrap();
    let folder = |name: &str| above.path().join("harbour").join(name).display().to_string();
    let (base, next) = (folder("2024-05"), folder("2024-11"));
    assert!(xtask(&["pack", "new", &base]).0);
    fs::create_dir_all(Path::new(&next).join("en")).unwrap();
    fs::write(Path::new(&next).join("changes.json"), &changes).unwrap();
    fs::write(Path::new(&next).join("en/texts.json"), texts).unwrap();
    let (sound, told) = xtask(&["pack", "check", "--folder", &next]);
    assert!(sound, "{told}");
    assert_eq!(told, "harbour/2024-11 is sound: 4 questions, 2 verdicts with 7 rules, 4 tasks.\n");
    let (proved, told) = xtask(&["pack", "prove", "--folder", &next]);
    assert!(proved && told.starts_with("harbour/2024-11 is proved"), "{told}");

    // Forty seats are enough from then on, and not before.
    let file = above.path().join("answers.json").display().to_string();
    fs::write(&file, r#"{"product": ["mail"], "region": "europe", "seats": {"plan-business": 40}}"#).unwrap();
    for (folder, level) in [(&base, "limited"), (&next, "full")] {
        let told = xtask(&["decide", "--folder", folder, "--answers", &file]).1;
        let told: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told["services"]["mail"]["verdict"], level);
    }

    let schema: Value = serde_json::from_str(&difference_schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(&changes).unwrap()));
    change(&next, "changes.json", "  \"unclear\": {\"remove\": [\"access-owner\"]},\n", "");
    assert_eq!(faults("check", &next), (idle, format!("1 fault in {next}.")));
}

#[test]
fn faults_of_all_files_are_told_at_once() {
    let (_above, folder) = started();
    change(&folder, "questions.json", r#""kind": "many""#, r#""kind": "several""#);
    change(&folder, "tasks.json", r#""party": "joint", "#, "");
    change(&folder, "tasks.json", r#""phase": "enable""#, r#""phase": 4"#);
    change(&folder, "edition.json", r#""format": 1,"#, r#""format": 1, "tasks": [],"#);
    change(&folder, "en/texts.json", r#""Mail","#, "5,");
    let told = faults("check", &folder).0;
    let expected = [
        "questions.json:3: questions[0].kind: found \"several\"; expected one of one, many, amounts",
        "tasks.json:3: tasks[0]: found no key \"party\"",
        "tasks.json:6: tasks[3].phase: found 4; expected one of",
        "tasks.json:2: tasks: found this key in \"edition.json\" too",
        "en/texts.json:7: question.product.mail: expected a text",
    ];
    for part in expected {
        assert!(told.contains(part), "told:\n{told}expected:\n{part}");
    }

    let (_above, folder) = started();
    change(&folder, "en/texts.json", "\"mail.level\"", "\"mial.level\"");
    change(
        &folder,
        "questions.json",
        r#"{"is": ["mail-system", ["own-server"]]}"#,
        r#"{"is": ["server-access", ["yes"]]}"#,
    );
    change(&folder, "tasks.json", r#""unclear": ["access-owner"]"#, r#""unclear": ["access"]"#);
    let told = faults("check", &folder).0;
    let expected = "\
tasks.json:4: tasks.ask-for-access.unclear: unknown id \"access\"; expected an id of `unclear`
questions.json:7: questions.server-access.when: refers to \"server-access\"; expected an earlier question
en/: mail.level: found no text; expected one for this key
en/texts.json:38: mial.level: found a text that belongs to nothing in the pack; expected the key of something in it
";
    assert_eq!(told, expected);

    change(&folder, "tasks.json", "\"tasks\": [", "\"tasks\": [,");
    let told = faults("check", &folder).0;
    assert_eq!(told, "tasks.json:2: (whole file): found expected value at line 2 column 13; expected JSON\n");
}

#[test]
fn a_bundle_is_the_pack_with_its_wording_in_one_file() {
    let (above, folder) = started();
    let file = above.path().join("harbour.json").display().to_string();
    let (done, told) = xtask(&["pack", "bundle", "--folder", &folder, "--to", &file]);
    assert!(done && told.contains("harbour.json is written"), "{told}");
    let text = fs::read_to_string(&file).unwrap();
    let bundle = read_untrusted(&text).unwrap();
    assert_eq!((bundle.pack.name().as_str(), bundle.wording.len()), ("harbour/2024-05", 1));
    assert_eq!(bundle.wording.get("en").unwrap().get("files"), Some("Files"));
    let (sound, told) = xtask(&["pack", "check", &file]);
    assert!(sound, "{told}");
    let (proved, _) = xtask(&["pack", "prove", &file]);
    assert!(proved);
    assert_eq!(xtask(&["pack", "bundle", "--folder", &folder]), (true, format!("{text}\n")));

    fs::write(&file, text.replace("\"own-server\"]]", "\"our-server\"]]")).unwrap();
    let (done, told) = xtask(&["pack", "check", &file]);
    assert!(!done && told.ends_with(&format!("2 faults in {file}.\n")), "{told}");
    assert!(told.starts_with("pack: pack.questions.server-access.when: question \"mail-system\""), "{told}");
    change(&folder, "tasks.json", "GUIDE", "GUIDES");
    let (done, told) = xtask(&["pack", "bundle", "--folder", &folder]);
    assert!(!done && told.contains("unknown source \"GUIDES\""), "what has faults is not passed on: {told}");
}

#[test]
fn the_tree_is_told_in_words_and_drawn() {
    let (above, folder) = started();
    let (done, outline) = xtask(&["pack", "outline", "--folder", &folder]);
    assert!(
        done && outline.contains("4. Mail today") && outline.contains("On a server of our own"),
        "{outline}"
    );
    let (done, chart) = xtask(&["pack", "graph", "--folder", &folder, "--as", "mermaid"]);
    assert!(done && chart.starts_with("flowchart TD\n") && chart.contains("Mail today"), "{chart}");
    let file = above.path().join("tree.svg").display().to_string();
    let (done, told) = xtask(&["pack", "graph", "--folder", &folder, "--to", &file]);
    assert!(done && told.contains("tree.svg is written"), "{told}");
    let drawing = fs::read_to_string(&file).unwrap();
    assert!(drawing.starts_with("<?xml") && drawing.contains("Mail today") && drawing.ends_with("</svg>\n"));
    change(&folder, "tasks.json", "GUIDE", "GUIDES");
    for what in ["outline", "graph"] {
        assert!(
            faults(what, &folder).0.contains("unknown source \"GUIDES\""),
            "a pack with faults has no tree"
        );
    }
}

#[test]
fn a_start_is_not_written_over_something() {
    let (_above, folder) = started();
    fs::write(Path::new(&folder).join("tasks.json"), "mine").unwrap();
    let (done, told) = xtask(&["pack", "new", &folder]);
    assert!(!done && told.contains("is not empty"), "{told}");
    assert_eq!(fs::read_to_string(Path::new(&folder).join("tasks.json")).unwrap(), "mine");
}

#[test]
fn the_schema_in_the_project_is_the_one_that_the_types_give() {
    let kept = fs::read_to_string(packs().join("pack.schema.json")).unwrap();
    assert!(kept == schema(), "stale: run `cargo xtask pack schema`");
    let kept = fs::read_to_string(packs().join("difference.schema.json")).unwrap();
    assert!(kept == difference_schema(), "stale: run `cargo xtask pack schema`");
}

/// Every file that says what differs is of the shape that editors are told.
#[test]
fn a_validator_takes_our_differences() {
    let schema: Value = serde_json::from_str(&difference_schema()).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "no valid schema");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut seen = 0;
    for edition in ["2016-04", "2016-09", "2017-06", "2018-12", "2020-07", "2021-06"] {
        let folder = packs().join("ems").join(edition);
        let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        for path in files.filter(|path| path.is_file()) {
            let value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            assert!(validator.is_valid(&value), "{}: {:?}", path.display(), validator.validate(&value).err());
            assert_eq!(value["$schema"], "../../difference.schema.json", "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} files");
    for wrong in [
        json!({"base": "a", "tasks": []}),
        json!({"base": "a", "tasks": {"change": [{"effort": 1}]}}),
        json!({"base": "a", "tasks": {"remove": [1]}}),
        json!({"base": "a", "format": 1}),
        json!({"base": "a", "conditions": {"change": {"x": {"iz": []}}}}),
    ] {
        assert!(!validator.is_valid(&wrong), "{wrong}: taken by the validator");
    }
}

/// Editors use validators of their own; this one stands for them.
#[test]
fn a_validator_takes_our_files_and_refuses_what_the_program_refuses() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "no valid schema");
    let part = jsonschema::validator_for(&schema).unwrap();
    let edition = packs().join("ems/2018-03");
    let files: Vec<PathBuf> = fs::read_dir(&edition).unwrap().map(|entry| entry.unwrap().path()).collect();
    let files: Vec<&PathBuf> = files.iter().filter(|path| path.is_file()).collect();
    assert_eq!(files.len(), 14);
    for path in files {
        let value: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert!(part.is_valid(&value), "{}: {:?}", path.display(), part.validate(&value).err());
        // Editors find the schema by this key.
        let address =
            value["$schema"].as_str().unwrap_or_else(|| panic!("{} names no schema", path.display()));
        assert!(edition.join(address).is_file(), "{address}");
    }
    let (_above, folder) = started();
    let text = xtask(&["pack", "bundle", "--folder", &folder]).1;
    let bundle: Value = serde_json::from_str(&text).unwrap();
    let whole = json!({"$ref": "#/$defs/Bundle", "$defs": schema["$defs"]});
    let whole = jsonschema::validator_for(&whole).unwrap();
    assert!(whole.is_valid(&bundle));
    for (at, value) in [
        ("/pack/questions/0/kind", json!("several")),
        ("/pack/questions/0/colour", json!("red")),
        ("/pack/tasks/0", json!({})),
        ("/pack/verdicts/0/rules/0/when", json!({"iz": []})),
        ("/pack/verdicts/0/rules/0/when", json!({"all": [], "any": []})),
        ("/pack/verdicts/0/rules/1/when/at-least/2", json!(-1)),
        ("/pack/verdicts/0/rules/1/when/at-least/2", json!(1.5)),
        ("/pack/verdicts/0/rules/1/when/at-least/2", json!(5_000_000_000_u64)),
        ("/pack/verdicts/0/answer", json!(["product"])),
        ("/pack/plans/0/kind", json!("gift")),
        ("/pack/pack", json!(null)),
        ("/wording/en/mail", json!(1)),
        ("/wording", json!([])),
        ("/pack/conditions", json!({"a": []})),
        ("/pack/rows", json!({"a": "b"})),
        ("/more", json!(1)),
    ] {
        let mut damaged = bundle.clone();
        match damaged.pointer_mut(at) {
            Some(place) => *place = value,
            None => {
                let (above, key) = at.rsplit_once('/').unwrap();
                damaged.pointer_mut(above).unwrap()[key] = value;
            }
        }
        assert!(!whole.is_valid(&damaged), "{at}: taken by the validator");
        assert!(read_untrusted(&damaged.to_string()).is_err(), "{at}: taken by the program");
    }
}
