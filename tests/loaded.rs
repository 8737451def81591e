//! A pack from outside on its way into the app: what is handed over, what is told of faults, and that the
//! interface does not speak of our own subject while another pack is in use.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::{Wording, decode, encode};
use fairway::formats::answers;
use fairway::formats::loaded::{load, proved};
use serde_json::json;
use support::outside::{bundle, damaged};

#[test]
fn what_is_handed_over_is_the_pack_and_its_texts() {
    let text = bundle().to_string();
    let loaded = load(&text).unwrap();
    let pack = decode(&loaded.pack).unwrap();
    assert_eq!(encode(&pack).unwrap(), encode(&support::pack()).unwrap());
    let wording = Wording::from_json(&loaded.wording).unwrap();
    let texts = bundle()["wording"]["en"].as_object().unwrap().clone();
    assert_eq!(wording.keys().count(), texts.len());
    assert!(texts.iter().all(|(key, text)| wording.get(key) == text.as_str()));
}

#[test]
fn the_first_faults_are_told_with_their_places_and_the_rest_counted() {
    let one = load(&damaged("/pack/questions/1/id", json!("__proto__")).to_string()).err().unwrap();
    assert!(
        one.told.iter().any(|told| told.place.contains("__proto__") && told.message.contains("expected"))
    );
    let mut many = bundle();
    for task in many["pack"]["tasks"].as_array_mut().unwrap().iter_mut().take(30) {
        task["party"] = json!("nobody");
    }
    let many = load(&many.to_string()).err().unwrap();
    assert_eq!((many.told.len(), many.more), (20, 10));
    let told = load("{\n\"pack\": }").err().unwrap().told.remove(0);
    assert!(told.message.contains("line 2") && told.witness.is_none(), "{told:?}");
}

#[test]
fn steps_and_links_of_a_request_must_be_there() {
    for (key, expected) in [("steps", "`information`"), ("links", "`links`"), ("unclear", "`unclear`")] {
        let faults =
            load(&damaged(&format!("/pack/request/{key}/0"), json!("intune")).to_string()).err().unwrap();
        let told = &faults.told[0];
        let is_there = told.place.ends_with(&format!("request.{key}"));
        assert!(is_there && told.message.contains(expected), "{told:?}");
    }
}

#[test]
fn the_proof_that_travels_is_the_proof() {
    let pack = support::pack();
    let (told, proof) = (proved(&pack).unwrap(), fairway::proof::prove(&pack, Default::default()));
    let figure = |name: &str| told.figures.iter().find(|(known, _)| known == name).unwrap().1.clone();
    assert_eq!((figure("paths"), figure("outcomes")), (proof.figures.paths, proof.figures.outcomes));
    assert_eq!(figure("questions"), Some(pack.questions.len().to_string()));
    assert_eq!((told.faults.told.len(), told.digest.len()), (0, 64));
    let mut broken = pack;
    broken.verdicts[0].rules.pop();
    let (before, told) = (told.digest, proved(&broken).unwrap());
    assert!(told.digest != before);
    // The fault travels with the answers that show it, and they can be read back.
    let (fault, proof) = (&told.faults.told[0], fairway::proof::prove(&broken, Default::default()));
    let witness = answers::read(&broken, fault.witness.as_ref().unwrap()).unwrap();
    assert_eq!(Some(&witness), proof.faults[0].witness.as_ref());
    assert_eq!(told.notes.told.len(), proof.notes.len().min(20));
    assert!(told.notes.told.iter().any(|note| note.witness.is_some()));
}

/// What `Texts::t` and `Texts::fill` show while another pack is in use.
#[test]
fn texts_that_speak_of_our_own_subject_have_a_form_for_other_packs() {
    let ours = ["FastTrack", "Microsoft", "Azure", "Intune", "EMS", "Mobility", "AD FS", "2018", "licence"];
    let files = ["src/ui/text/en.json", "src/ui/text/annex.en.json"];
    let texts = files.map(|file| Wording::from_json(support::text_of(file)).unwrap());
    let get = |key: &str| texts.iter().find_map(|wording| wording.get(key));
    let (mut forms, mut wrong) = (0, Vec::new());
    for key in texts.iter().flat_map(|wording| wording.keys()) {
        let form = get(&format!("{key}.other-pack")).or(get(key)).unwrap_or_default();
        forms += usize::from(key.ends_with(".other-pack"));
        if ours.iter().any(|word| form.contains(word)) {
            wrong.push(format!("{key}: {form}"));
        }
    }
    assert!(forms > 10 && wrong.is_empty(), "{wrong:#?}");
}
