//! The only writer of state: one event in, the new state and commands out.

use super::{AppState, Command, Event, Keeping};
use crate::formats::answers::write_one;

/// Applies `event` to `state`.
pub fn update(state: &mut AppState, event: Event) -> Vec<Command> {
    match event {
        Event::Answered { question, answer, stamp } => {
            let field = (["answer/", &question].concat(), Some(write_one(&answer)));
            if !state.record.edit(&stamp, vec![field]) {
                return Vec::new();
            }
            state.answers.set(&question, answer);
            saving(state)
        }
        Event::Replaced { record, answers, save } => {
            let changed = state.record != record;
            if state.record.id != record.id && !state.keeping.stays() {
                state.keeping = Keeping::Saved;
            }
            state.record = record;
            state.answers = answers;
            if save && changed && !state.record.is_new() { saving(state) } else { Vec::new() }
        }
        Event::Kept(keeping) => {
            // What was found at the start goes on being told.
            if keeping != Keeping::Saved || state.keeping == Keeping::Full {
                state.keeping = keeping;
            }
            Vec::new()
        }
    }
}

fn saving(state: &AppState) -> Vec<Command> {
    if state.keeping.writes() { vec![Command::Save] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journey::{Answer, Answers};
    use crate::record::{Record, Stamp};

    fn answered(at: u64, option: &str) -> Event {
        let stamp = Stamp { at, tab: "a".into(), by: String::new() };
        Event::Answered { question: "forest-count".into(), answer: Answer::One(option.into()), stamp }
    }

    #[test]
    fn a_change_is_saved_once_and_a_repeat_is_not() {
        let mut state = AppState::default();
        assert_eq!(update(&mut state, answered(1, "single")), [Command::Save]);
        assert_eq!(update(&mut state, answered(2, "single")), []);
        assert_eq!(update(&mut state, answered(3, "multiple")), [Command::Save]);
        assert_eq!(state.record.text("answer/forest-count"), "multiple");
        assert_eq!(state.answers.get("forest-count"), Some(&Answer::One("multiple".into())));
        assert_eq!(state.record.history.len(), 2, "each change is a step");
    }

    #[test]
    fn nothing_is_written_over_a_newer_plan_and_denied_storage_stays_denied() {
        for (keeping, saved) in
            [(Keeping::Newer, vec![]), (Keeping::Unread, vec![]), (Keeping::Denied, vec![Command::Save])]
        {
            let mut state = AppState { keeping, ..AppState::default() };
            assert_eq!(update(&mut state, answered(1, "single")), saved);
            // What stands in the place of denied storage has taken it, and is gone with the page.
            update(&mut state, Event::Kept(Keeping::Saved));
            assert!(state.is_unkept());
            let empty =
                Event::Replaced { record: Record::new("b", "p"), answers: Answers::default(), save: true };
            assert_eq!(update(&mut state, empty), []);
            // Another plan has nothing to do with what was found of this one.
            let next = if keeping == Keeping::Denied { keeping } else { Keeping::Saved };
            assert_eq!(state.keeping, next);
        }
    }

    #[test]
    fn an_empty_record_takes_the_place_of_another_and_is_not_written() {
        let mut state = AppState { record: Record::new("one", "p"), ..AppState::default() };
        update(&mut state, answered(1, "single"));
        update(&mut state, Event::Kept(Keeping::Full));
        let empty = || (Record::new("two", "p"), Answers::default());
        let event = Event::Replaced { record: empty().0, answers: empty().1, save: true };
        assert_eq!(update(&mut state, event), []);
        assert_eq!(((state.record, state.answers), state.keeping), (empty(), Keeping::Saved));
    }

    #[test]
    fn a_record_from_another_tab_is_not_saved_back() {
        let mut state = AppState::default();
        let other = |id: &str, save| {
            let mut record = Record::new(id, "p");
            record.edit(&Stamp::default(), vec![("plan/name".into(), Some(id.into()))]);
            Event::Replaced { record, answers: Answers::default(), save }
        };
        assert_eq!(update(&mut state, other("a", false)), []);
        assert_eq!(update(&mut state, other("a", true)), [], "it is the same");
        assert_eq!(update(&mut state, other("b", true)), [Command::Save]);
    }

    #[test]
    fn a_full_storage_is_told_and_forgotten_when_it_works_again() {
        let mut state = AppState::default();
        update(&mut state, answered(1, "single"));
        assert!(!state.is_unkept());
        for (event, told, unkept) in [
            (Keeping::Saved, Keeping::Saved, false),
            (Keeping::Full, Keeping::Full, true),
            (Keeping::Saved, Keeping::Saved, false),
            (Keeping::Near, Keeping::Near, false),
            (Keeping::Saved, Keeping::Near, false),
        ] {
            update(&mut state, Event::Kept(event));
            assert_eq!((state.keeping, state.is_unkept()), (told, unkept));
        }
    }

    #[test]
    fn what_was_found_at_the_start_is_told_until_something_weighs_more() {
        for word in ["repaired", "migrated", "damaged"] {
            let keeping = Keeping::from_word(word);
            let mut state = AppState { keeping, ..AppState::default() };
            assert_eq!((keeping.word(), keeping.writes()), (word, true));
            update(&mut state, Event::Kept(Keeping::Saved));
            assert_eq!(state.keeping, keeping);
        }
        assert_eq!(Keeping::from_word("something"), Keeping::Unread);
    }
}
