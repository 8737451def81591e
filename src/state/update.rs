//! The only writer of state: one event in, the new state and commands out.

use super::{AppState, Command, Event, Keeping};

/// Applies `event` to `state`.
pub fn update(state: &mut AppState, event: Event) -> Vec<Command> {
    match event {
        Event::Answered { question, answer } => {
            if state.answers.get(&question) == Some(&answer) {
                return Vec::new();
            }
            state.answers.set(&question, answer);
            saving(state)
        }
        Event::StatusSet { task, status } => {
            state.progress.at(&task).status = status;
            saving(state)
        }
        Event::ReasonSet { task, reason } => {
            state.progress.at(&task).reason = reason;
            saving(state)
        }
        Event::Replaced { answers, progress, save } => {
            state.answers = answers;
            state.progress = progress;
            if save { saving(state) } else { Vec::new() }
        }
        Event::AnswersReplaced { answers } => {
            if state.answers == answers {
                return Vec::new();
            }
            state.answers = answers;
            saving(state)
        }
        Event::StartedOver => {
            let erase = state.keeping.writes();
            let keeping = if erase { Keeping::Saved } else { state.keeping.clone() };
            *state = AppState { keeping, ..AppState::default() };
            if erase { vec![Command::Erase] } else { Vec::new() }
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
    use crate::plan::{Progress, Status};

    fn answered(option: &str) -> Event {
        Event::Answered { question: "forest-count".into(), answer: Answer::One(option.into()) }
    }

    #[test]
    fn a_change_is_saved_once_and_a_repeat_is_not() {
        let mut state = AppState::default();
        assert_eq!(update(&mut state, answered("single")), [Command::Save]);
        assert_eq!(update(&mut state, answered("single")), []);
        assert_eq!(update(&mut state, answered("multiple")), [Command::Save]);
    }

    #[test]
    fn nothing_is_written_over_a_newer_plan_or_without_storage() {
        for keeping in [Keeping::Newer { original: "{}".into() }, Keeping::Denied] {
            let mut state = AppState { keeping: keeping.clone(), ..AppState::default() };
            assert_eq!(update(&mut state, answered("single")), []);
            assert_eq!(update(&mut state, Event::StartedOver), []);
            assert_eq!(state.keeping, keeping);
        }
    }

    #[test]
    fn a_reason_survives_a_change_of_status() {
        let mut state = AppState::default();
        let task = || "cust-general-onprem-mfa".to_string();
        update(&mut state, Event::StatusSet { task: task(), status: Status::NotNeeded });
        update(&mut state, Event::ReasonSet { task: task(), reason: "we use Azure MFA".into() });
        update(&mut state, Event::StatusSet { task: task(), status: Status::InProgress });
        assert_eq!(state.progress.at(&task()).reason, "we use Azure MFA");
    }

    #[test]
    fn a_plan_from_another_tab_is_not_saved_back() {
        let mut state = AppState::default();
        let other =
            |save| Event::Replaced { answers: Answers::default(), progress: Progress::default(), save };
        assert_eq!(update(&mut state, other(false)), []);
        assert_eq!(update(&mut state, other(true)), [Command::Save]);
    }

    #[test]
    fn answers_that_were_tried_replace_the_others_and_leave_progress_alone() {
        let mut state = AppState::default();
        update(&mut state, answered("single"));
        update(&mut state, Event::StatusSet { task: "any-task".into(), status: Status::Done });
        let progress = state.progress.clone();
        let mut tried = Answers::default();
        tried.set("identity", Answer::One("cloud".into()));
        let keep = || Event::AnswersReplaced { answers: tried.clone() };
        assert_eq!(update(&mut state, keep()), [Command::Save]);
        assert_eq!((&state.answers, &state.progress), (&tried, &progress));
        assert_eq!(update(&mut state, keep()), []);
        state.keeping = Keeping::Denied;
        assert_eq!(update(&mut state, Event::AnswersReplaced { answers: Answers::default() }), []);
        assert!(state.answers.is_empty());
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
