//! What stands in the browser's storage: keys, and texts in slots.

use super::{SECOND, bytes, is_bounded, size, text};
use crate::fuzz::{Parser, Seen};
use crate::support::generate::Dice;
use crate::support::model_storage::{Fault, Model, Stored};
use crc::{CRC_32_ISO_HDLC, Crc};
use fairway::formats::saved;
use fairway::record::Record;
use fairway::storage::{self, Named, NotKept, OURS};

/// `storage::unseal`, and opening, recovering and writing over what stands in a slot.
pub const SLOT: Parser = Parser { dress: sealed, ..Parser::new(slots, SLOT_WORDS, slot) };
/// `storage::named`, and the lists that are made from keys.
pub const KEY: Parser = Parser { slow: 2, ..Parser::new(keys, KEY_WORDS, key) };

const SLOT_WORDS: &[&str] =
    &["\n", " ", "0 ", "1 0\n", "18446744073709551615 ", "+1 ", "fairway-plan", "version"];
const KEY_WORDS: &[&str] = &[
    "fairway:",
    "fairway:plan",
    "fairway:plan:",
    "fairway:kept:",
    "fairway:trash:",
    "fairway:apart:",
    "fairway:pack:",
    "fairway:summary:",
    ":a",
    ":b",
    ":",
    "/",
    "k3f9x2",
    "harbour/2024-05",
];
const ID: &str = "k3f9x2";
const ROOM: usize = 10_000_000;

fn model(stored: &[(&str, &str)]) -> Model {
    let stored: Stored = stored.iter().map(|(key, text)| (key.to_string(), text.to_string())).collect();
    Model::new(stored, Fault::None, ROOM)
}

fn slots() -> Vec<Vec<u8>> {
    let texts = [saved::write(&SECOND), saved::write(&Record::new(ID, "ems/2018-03")), "no plan".into()];
    let sealed = texts.map(|text| {
        let model = model(&[]);
        storage::write(&model, ID, &text, 40).unwrap();
        model.stored().into_values().next().unwrap()
    });
    bytes(sealed)
}

/// The right checksum for whatever stands there, most of the time.
fn sealed(input: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    let text = text(&input);
    let Some((head, plan)) = text.split_once('\n').filter(|_| dice.below(3) > 0) else { return input };
    let revision = head.split(' ').next().unwrap_or_default();
    let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum([revision, plan].concat().as_bytes());
    format!("{revision} {sum}\n{plan}").into_bytes()
}

fn slot(input: &[u8]) -> Seen {
    let text = text(input);
    let key = format!("fairway:plan:{ID}:a");
    let backend = || model(&[(&key, &text)]);
    let unsealed = storage::unseal(&text);
    let opened = storage::open(&backend(), ID);
    assert_eq!(opened.kept, unsealed);
    assert_eq!(opened.is_sound, unsealed.is_some());
    // What is written next is what is read from then on; behind the last number nothing is written.
    let known = unsealed.as_ref().map_or(0, |kept| kept.revision);
    let model = backend();
    match storage::write(&model, ID, "next", known) {
        Ok(written) => {
            assert_eq!(written.revision, known + 1);
            assert_eq!(storage::open(&model, ID).kept.unwrap().text, "next");
        }
        Err(refused) => {
            assert_eq!((refused, known), (NotKept::Full, u64::MAX));
            assert_eq!(storage::open(&model, ID).kept, unsealed);
        }
    }
    // Nothing is lost where it is repaired: it can be opened, or stands aside.
    let model = backend();
    let ready = storage::recover(&model, ID);
    let aside = storage::kept_aside(&model, ID);
    let whole = unsealed.as_ref().map_or(&text, |kept| &kept.text);
    let is_plan = unsealed.is_some() && saved::read(whole).is_ok();
    let is_newer = matches!(saved::read(whole), Err(saved::SavedError::Newer(_))) && unsealed.is_some();
    assert!(is_plan || is_newer || aside.iter().any(|(_, kept)| kept == whole), "{ready:?}");
    assert_eq!(storage::recover(&model, ID).kept.map(|kept| kept.text), ready.kept.map(|kept| kept.text));
    let Some(kept) = unsealed else { return Seen::refused("no slot") };
    assert!(text.ends_with(&kept.text) && text.len() > kept.text.len());
    is_bounded(model.stored().values().map(String::len).sum(), input, "what is kept");
    Seen::Taken(format!("{} {} {}", ready.recovered.word(), size(kept.text.len()), kept.revision == 0))
}

fn keys() -> Vec<Vec<u8>> {
    bytes([
        "fairway:plan",
        "fairway:plan:harbour/2024-05",
        "fairway:plan:k3f9x2",
        "fairway:plan:k3f9x2:a",
        "fairway:plan:k3f9x2:b",
    ])
}

fn key(input: &[u8]) -> Seen {
    let text = text(input);
    let named = storage::named(&text);
    let rest = text.strip_prefix("fairway:plan:");
    let class = match named {
        None => "other",
        Some(Named::First) => {
            assert!(text == "fairway:plan" || rest.is_some_and(|rest| rest.contains('/')));
            "first"
        }
        Some(Named::Before(id)) => {
            assert_eq!(rest, Some(id));
            assert!(!id.contains('/') && !id.ends_with(":a") && !id.ends_with(":b"));
            "before"
        }
        Some(Named::Slot(id)) => {
            assert!([":a", ":b"].iter().any(|place| rest == Some(&[id, place].concat())));
            "slot"
        }
    };
    // Whatever the key is called, what stands there is not touched by looking at all plans and deleting one.
    let own = format!("fairway:plan:{ID}:a");
    if text.starts_with(OURS) && !text[OURS.len()..].contains(ID) {
        let model = model(&[(&text, "what stands there")]);
        storage::write(&model, ID, &saved::write(&SECOND), 0).unwrap();
        assert!(model.stored().contains_key(&own));
        assert!(storage::plans(&model).iter().any(|id| id == ID));
        for id in storage::plans(&model) {
            assert!(storage::any_text(&model, &id).is_some(), "{id}");
        }
        let deleted = storage::deleted(&model);
        storage::recover(&model, ID);
        storage::remove_for_good(&model, ID);
        assert_eq!(storage::deleted(&model), deleted);
        assert_eq!(model.stored().get(&text).map(String::as_str), Some("what stands there"));
    }
    if named.is_none() { Seen::refused(class) } else { Seen::Taken(format!("{class} {}", size(text.len()))) }
}
