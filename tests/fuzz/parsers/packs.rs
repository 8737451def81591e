//! Packs from outside, and the texts of a language.

use super::{bytes, is_bounded, size, text};
use crate::fuzz::{Parser, Seen};
use crate::support::outside::use_it;
use crate::support::text_of;
use fairway::content::authoring::{Bundle, EditionFiles, Files, read_untrusted};
use fairway::content::{Wording, decode, encode};
use fairway::formats::loaded::load;
use std::collections::BTreeMap;

/// `read_untrusted`, `loaded::load`.
pub const PACK: Parser = Parser { slow: 4, ..Parser::new(packs, PACK_WORDS, pack) };
/// `Wording::from_json`.
pub const WORDING: Parser =
    Parser::new(wordings, &["{count}", "{", "}", ".one", ".other", "\"a\":\"b\","], wording);

const PACK_WORDS: &[&str] = &[
    "pack",
    "edition",
    "format",
    "wording",
    "en",
    "pt-BR",
    "questions",
    "conditions",
    "verdicts",
    "rules",
    "tasks",
    "steps",
    "phases",
    "sources",
    "when",
    "all",
    "any",
    "not",
    "is",
    "has",
    "named",
    "verdict",
    "one",
    "many",
    "amounts",
    "after",
    "party-when",
    "full",
    "none",
    "depends",
    "unknown",
    "__proto__",
    "options",
    "{\"not\":{\"all\":[]}}",
    "{\"any\":[]}",
    "\"javascript:alert(1)\"",
    "https://example.org",
];

/// The authoring guide's example, each of its files under a heading with its name.
fn guide() -> Files {
    let guide = text_of("src/content/packs/README.md");
    let file = |part: &str| {
        let name = part.split('`').nth(1).filter(|name| name.ends_with(".json"))?;
        let block = part.split("```json\n").nth(1)?.split("```").next()?;
        Some((name.to_string(), block.to_string()))
    };
    guide.split("\n#").filter_map(file).collect()
}

fn packs() -> Vec<Vec<u8>> {
    let (wording, pack): (Files, Files) = guide().into_iter().partition(|(name, _)| name.starts_with("en/"));
    let edition = EditionFiles { pack, wording: vec![("en".into(), wording)], ..EditionFiles::default() };
    let bundle = edition.bundle().unwrap_or_else(|faults| panic!("{faults:?}"));
    bytes([bundle.clone(), bundle.replace("\"en\"", "\"pt-BR\"")])
}

fn pack(input: &[u8]) -> Seen {
    let text = text(input);
    let loaded = load(&text);
    match read_untrusted(&text) {
        Ok(bundle) => {
            within_limits(&bundle);
            use_it(&bundle, 1);
            let travels = encode(&bundle.pack).unwrap();
            is_bounded(travels.len(), input, "the pack as it travels");
            assert_eq!(format!("{:?}", decode(&travels).unwrap()), format!("{:?}", bundle.pack));
            let loaded = loaded.unwrap_or_else(|faults| panic!("{faults:?}"));
            let (language, texts) = bundle.told().unwrap();
            assert_eq!((loaded.pack, loaded.language.as_str()), (travels, language));
            let same = Wording::from_json(&loaded.wording).unwrap();
            assert!(pairs(&same) == pairs(texts), "texts that are handed over");
            let pack = &bundle.pack;
            let lists =
                [pack.expectations.len(), pack.conditions.len(), pack.sources.len(), pack.links.len()];
            let rows = [pack.questions.len(), pack.verdicts.len(), pack.tasks.len(), pack.steps.len()];
            let ids = pack.work().map(|task| task.after.len() + task.sources.len()).sum::<usize>();
            Seen::Taken(format!("{rows:?} {lists:?} {ids} {}", bundle.wording.len()))
        }
        Err(problems) => {
            assert!((1..=501).contains(&problems.len()), "{} faults", problems.len());
            for problem in &problems {
                assert!(!problem.message.is_empty() && !problem.path.is_empty(), "{problem:?}");
            }
            let faults = loaded.err().unwrap();
            assert_eq!(faults.told.len() + faults.more, problems.len());
            assert!(faults.told.len() <= 20);
            assert!(faults.told.iter().all(|told| !told.place.is_empty() && !told.message.is_empty()));
            Seen::refused(&problems[0].message)
        }
    }
}

fn pairs(wording: &Wording) -> BTreeMap<&str, Option<&str>> {
    wording.keys().map(|key| (key, wording.get(key))).collect()
}

/// What was taken is plain: ids, texts, languages.
fn within_limits(bundle: &Bundle) {
    let is_plain = |id: &str| {
        let letters = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(letters && (1..=60).contains(&id.len()) && !id.starts_with('-'), "{id:?}");
    };
    let pack = &bundle.pack;
    pack.questions
        .iter()
        .flat_map(|question| question.options.iter().chain([&question.id]))
        .for_each(|id| is_plain(id));
    pack.work().for_each(|task| is_plain(&task.id));
    pack.verdicts.iter().for_each(|table| is_plain(&table.subject));
    pack.conditions.keys().for_each(|name| is_plain(name));
    assert!(
        pack.links
            .iter()
            .all(|link| link.address.starts_with("http://") || link.address.starts_with("https://"))
    );
    assert!((1..=20).contains(&bundle.wording.len()));
    for (language, texts) in bundle.wording.iter() {
        assert!(!language.is_empty() && language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        for (key, text) in pairs(texts) {
            assert!(key.chars().count() <= 200);
            assert!(text.is_some_and(|text| text.chars().count() <= 2_000 && !text.contains('\u{0}')));
        }
    }
}

fn wordings() -> Vec<Vec<u8>> {
    let files = guide().into_iter().filter(|(name, _)| name.starts_with("en/")).map(|(_, text)| text);
    bytes(
        files.chain(["{\"task.one\": \"{count} task\", \"task.other\": \"{count} tasks of {name}\"}".into()]),
    )
}

fn wording(input: &[u8]) -> Seen {
    let read = match Wording::from_json(text(input)) {
        Ok(read) => read,
        Err(error) => return Seen::refused(&error.to_string()),
    };
    let json = serde_json::to_string(&pairs(&read)).unwrap();
    is_bounded(json.len(), input, "the texts as they are written");
    assert!(pairs(&Wording::from_json(&json).unwrap()) == pairs(&read));
    let mut gaps = 0;
    for key in read.keys() {
        let text = read.text(key);
        gaps += usize::from(text.contains('{'));
        // A value stays what it is, whatever it looks like.
        let filled = read.fill(key, &[("name", "{count}"), ("count", "7")]);
        assert_eq!(filled.matches("{count}").count(), text.matches("{name}").count(), "{text}");
        is_bounded(read.count(key, 2, &[("name", "x")]).len(), input, "a text that is filled");
    }
    Seen::Taken(format!("{} {}", size(read.keys().count()), size(gaps)))
}
