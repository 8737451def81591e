//! The fuzz target: every parser that takes text or bytes from outside, fed with damaged inputs; what must hold
//! of each stands with it in `fuzz/parsers`. The plain run takes the corpus and some thousand inputs of a fixed
//! seed for each parser; `FAIRWAY_FUZZ=200000` takes that many of another one. How it works: `fuzz/mod.rs`.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

#[path = "fuzz/mod.rs"]
mod fuzz;
mod support;

use fuzz::parsers;

/// One test for each parser, and a check that every folder of the corpus belongs to one.
macro_rules! targets {
    ($($name:ident: $parser:path),* $(,)?) => {
        $(#[test] fn $name() { fuzz::run(stringify!($name), &$parser); })*

        #[test]
        fn every_folder_of_the_corpus_has_its_parser() {
            let names = [$(stringify!($name)),*];
            for folder in fuzz::corpus::folders() {
                assert!(names.contains(&folder.as_str()), "tests/fuzz/corpus/{folder}: no such parser");
            }
        }
    };
}

targets! {
    saved_plan: parsers::plans::SAVED,
    deleted_plan: parsers::plans::DELETED,
    summary: parsers::plans::SUMMARY,
    file: parsers::files::FILE,
    slot: parsers::stored::SLOT,
    key: parsers::stored::KEY,
    answers: parsers::answers::TEXT,
    form: parsers::answers::FORM,
    amount: parsers::answers::AMOUNT,
    address: parsers::addresses::ROUTE,
    plan_address: parsers::addresses::PLAN_PAGE,
    day: parsers::addresses::DAY,
    pack: parsers::packs::PACK,
    wording: parsers::packs::WORDING,
}
