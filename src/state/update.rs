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
            if state.record.id != record.id && state.keeping.writes() {
                state.keeping = Keeping::Saved;
            }
            state.record = record;
            state.answers = answers;
            if save && changed && !state.record.is_new() { saving(state) } else { Vec::new() }
        }
        Event::SaveSucceeded => {
            if state.keeping == Keeping::Full {
                state.keeping = Keeping::Saved;
            }
            Vec::new()
        }
        Event::SaveFailed => {
            if state.keeping.original().is_none() {
                state.keeping = Keeping::Full;
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
    fn nothing_is_written_over_a_newer_plan_or_without_storage() {
        for keeping in [Keeping::Newer { original: "{}".into() }, Keeping::Denied] {
            let mut state = AppState { keeping: keeping.clone(), ..AppState::default() };
            assert_eq!(update(&mut state, answered(1, "single")), []);
            let empty =
                Event::Replaced { record: Record::new("b", "p"), answers: Answers::default(), save: true };
            assert_eq!(update(&mut state, empty), []);
            assert_eq!(state.keeping, keeping);
        }
    }

    #[test]
    fn an_empty_record_takes_the_place_of_another_and_is_not_written() {
        let mut state = AppState { record: Record::new("one", "p"), ..AppState::default() };
        update(&mut state, answered(1, "single"));
        update(&mut state, Event::SaveFailed);
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
        update(&mut state, Event::SaveFailed);
        assert_eq!(state.keeping, Keeping::Full);
        update(&mut state, Event::SaveSucceeded);
        assert_eq!(state.keeping, Keeping::Saved);
    }
}
