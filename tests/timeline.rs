//! The plan over time: which days there are to show and where a chart has them.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod support;

use fairway::content::PhaseName;
use fairway::plan::{Date, plan};
use fairway::record::{
    Axis, Bar, Board, By, Chart, Draft, Drawn, Part, Place, Record, Scale, Stamp, Timeline, Zoom,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;
use support::items::day;

const TODAY: &str = "2026-11-23";

/// A plan with synchronised users and Intune, with these fields on top.
fn board(fields: &[(&str, Value)]) -> (Board, Record) {
    let pack = support::pack();
    let answers = json!({"service": ["azure-ad-premium", "intune"], "licences": {"plan-ems": 300}, "onboarded": [],
        "forest-count": "single", "identity": "synchronized", "forest-level": "2008-or-later",
        "directory-ready": "yes", "sign-in": "phs", "seamless-sso": "yes", "sso-deployed": "no", "k12": "no",
        "intune-use": ["mdm"], "configmgr": "none", "profiles": []});
    let plan = plan(&pack, &support::answers(&pack, &answers));
    let mut record = Record::new("k3f9x2ab", "ems/2018-03");
    let fields = fields.iter().map(|(path, value)| (path.to_string(), Some(value.clone())));
    record.edit(&Stamp::default(), fields.collect());
    (Board::of(&pack, &plan, &record, day(TODAY)), record)
}

fn timeline(fields: &[(&str, Value)]) -> Timeline {
    let (board, record) = board(fields);
    Timeline::of(&board, &record, None)
}

fn part(timeline: &Timeline, phase: PhaseName) -> &Part {
    timeline.parts.iter().find(|part| part.phase == phase).unwrap()
}

fn bar<'a>(timeline: &'a Timeline, id: &str) -> &'a Bar {
    timeline.parts.iter().flat_map(|part| &part.bars).find(|bar| bar.id == id).unwrap()
}

#[test]
fn a_task_with_one_date_takes_its_days_of_work_from_there() {
    let timeline = timeline(&[
        ("task/step-mdm-1/start", json!("2026-12-24")),
        ("task/step-mdm-1/effort", json!(3)),
        ("task/step-mdm-2/due", json!("2026-12-28")),
        ("task/step-mdm-2/effort", json!(2)),
        ("task/step-mdm-3/start", json!("2027-01-11")),
        ("task/step-mdm-3/due", json!("2027-01-04")),
        ("holiday/2026-12-25", json!("Christmas Day")),
    ]);
    let days = |id: &str| {
        let bar = bar(&timeline, id);
        (bar.first.day.to_string(), bar.first.by, bar.last.day.to_string(), bar.last.by)
    };
    // Thursday, then Monday and Tuesday: Friday is off.
    let (first, last) = ("2026-12-24".to_string(), "2026-12-29".to_string());
    assert_eq!(days("step-mdm-1"), (first.clone(), By::Hand, last, By::Effort));
    assert_eq!(days("step-mdm-2"), (first, By::Effort, "2026-12-28".into(), By::Hand));
    // In the wrong order, so drawn from the earlier one on.
    assert_eq!(days("step-mdm-3"), ("2027-01-04".into(), By::Hand, "2027-01-11".into(), By::Hand));
    let enable = part(&timeline, PhaseName::Enable);
    assert_eq!(enable.span(), Some((day("2026-12-24"), day("2027-01-11"))));
    assert_eq!(enable.bars.len(), 3);
}

#[test]
fn phases_hold_dated_tasks_by_their_first_day_and_count_the_open_ones_without() {
    let (board, record) = board(&[
        ("task/step-init-2/due", json!("2026-12-01")),
        ("task/step-init-1/due", json!("2026-11-20")),
        ("task/step-init-3/status", json!("done")),
        ("meeting/m2/day", json!("2026-12-09")),
        ("meeting/m1/day", json!("2026-12-08")),
        ("meeting/m3/title", json!("Some day")),
    ]);
    let timeline = Timeline::of(&board, &record, None);
    let initiate = part(&timeline, PhaseName::Initiate);
    let ids: Vec<&str> = initiate.bars.iter().map(|bar| bar.id.as_str()).collect();
    assert_eq!(ids, ["step-init-1", "step-init-2"]);
    assert_eq!(initiate.bars.iter().map(|bar| bar.overdue).collect::<Vec<_>>(), [true, false]);
    let rows = board.rows.iter().filter(|row| row.phase == PhaseName::Initiate).count();
    assert_eq!(initiate.undated, rows - 3);
    assert_eq!((initiate.gate, part(&timeline, PhaseName::Enable).gate), (None, None));
    let meetings: Vec<&str> = timeline.meetings.iter().map(|mark| mark.id.as_str()).collect();
    assert_eq!(meetings, ["m1", "m2"]);
    assert!(!timeline.is_empty());
}

#[test]
fn a_draft_is_shown_as_if_it_were_taken_over() {
    let (board, record) =
        board(&[("plan/target", json!("2027-04-30")), ("task/step-init-1/due", json!("2026-11-27"))]);
    assert!(Timeline::of(&board, &record, None).parts.iter().map(|part| part.bars.len()).sum::<usize>() == 1);
    let draft = Draft::of(&board, &record);
    let timeline = Timeline::of(&board, &record, Some(&draft));
    let bars: Vec<&Bar> = timeline.parts.iter().flat_map(|part| &part.bars).collect();
    assert_eq!(bars.len(), board.rows.len());
    assert!(timeline.parts.iter().all(|part| part.undated == 0));
    // What ends a phase is done before the next one begins, though other work of it may go on.
    let gate = part(&timeline, PhaseName::Enable).gate.unwrap();
    assert_eq!(gate.phase, PhaseName::Remediate);
    let ends = board.rows.iter().flat_map(|row| &row.waits).filter(|wait| wait.exit_of.is_some());
    let ends = ends.filter(|wait| board.row(&wait.id).unwrap().phase == PhaseName::Remediate);
    assert_eq!(Some(gate.end), ends.map(|wait| bar(&timeline, &wait.id).last.day).max());
    assert!(gate.end < gate.begin, "{gate:?}");
    let proposed: Vec<&&Bar> = bars.iter().filter(|bar| bar.is_proposed()).collect();
    assert_eq!(proposed.len(), bars.len() - 1, "the one with a date by hand is not");
    assert_eq!(bar(&timeline, "step-init-1").last.by, By::Hand);
}

#[test]
fn a_mistyped_year_does_not_make_the_chart_endless() {
    let timeline = timeline(&[
        ("task/step-init-1/due", json!("0206-11-27")),
        ("task/step-init-2/due", json!("9206-11-27")),
        ("task/step-init-3/due", json!("2026-12-04")),
        ("plan/target", json!("3027-04-30")),
    ]);
    let chart = Chart::of(&timeline, Scale::Zoom(Zoom::Week), |_| usize::MAX);
    assert!(chart.axis.width() < 80_000, "{}", chart.axis.width());
    let cut: Vec<&str> = chart.rows.iter().filter(|place| place.cut).filter_map(task).collect();
    assert_eq!(cut, ["step-init-1", "step-init-2"]);
    inside(&chart);
    assert!(!chart.axis.has(day("3027-04-30")));
}

fn task<'a>(place: &Place<'a>) -> Option<&'a str> {
    match place.drawn {
        Drawn::Task(bar) => Some(&bar.id),
        _ => None,
    }
}

/// Bars lie within the chart, and each in a row of its own.
fn inside(chart: &Chart<'_>) {
    for place in &chart.rows {
        assert!(place.x >= 0 && place.x + place.width <= chart.axis.width() + 5, "{place:?}");
        assert!(place.y >= 0 && place.y + Place::HEIGHT <= chart.height, "{place:?}");
    }
    for pair in chart.rows.windows(2) {
        assert!(pair[0].y + Place::HEIGHT < pair[1].y, "{pair:?}");
    }
}

fn numbers(path: &str) -> Vec<i32> {
    path.split(|letter: char| !letter.is_ascii_digit() && letter != '-')
        .filter_map(|number| number.parse().ok())
        .collect()
}

#[test]
fn lines_lead_from_the_end_of_one_bar_to_the_beginning_of_what_waits_for_it() {
    let (board, record) = board(&[("plan/target", json!("2027-04-30"))]);
    let draft = Draft::of(&board, &record);
    let timeline = Timeline::of(&board, &record, Some(&draft));
    for zoom in Zoom::ALL {
        let chart = Chart::of(&timeline, Scale::Zoom(zoom), |_| usize::MAX);
        inside(&chart);
        let name = |place: &Place<'_>| match place.drawn {
            Drawn::Task(bar) => bar.id.clone(),
            Drawn::Phase(phase) => phase.word().to_string(),
            _ => String::new(),
        };
        let place = |id: &str| *chart.rows.iter().find(|place| name(place) == *id).unwrap();
        assert!(chart.links.len() > 30, "{}", chart.links.len());
        assert!(chart.links.iter().any(|link| link.gate && link.from == "remediate" && link.to == "enable"));
        for link in chart.links.iter().filter(|link| !link.gate) {
            let (from, to, path) = (place(&link.from), place(&link.to), numbers(&link.path));
            assert_eq!(path[..2], [from.x + from.width, from.middle()], "{link:?}");
            assert_eq!(*path.last().unwrap(), to.x, "{link:?}");
            assert!(link.path.contains(&format!("V{}H{}", to.middle(), to.x)), "{link:?}");
        }
        let waits = board.rows.iter().flat_map(|row| &row.waits).filter(|wait| wait.exit_of.is_none());
        assert_eq!(chart.links.iter().filter(|link| !link.gate).count(), waits.count());
        assert!(chart.links.iter().all(|link| !link.against), "what is proposed waits");
    }
}

#[test]
fn a_line_against_the_order_of_work_is_told_apart() {
    let fields = |due: &str| {
        [("task/own-a/after/own-b", json!(true))]
            .into_iter()
            .chain([
                ("task/own-a/title", json!("After")),
                ("task/own-b/title", json!("Before")),
                ("task/own-a/start", json!("2026-12-07")),
                ("task/own-a/due", json!("2026-12-08")),
                ("task/own-b/start", json!("2026-12-01")),
                ("task/own-b/due", json!(due)),
            ])
            .collect::<Vec<_>>()
    };
    for (due, against) in [("2026-12-04", false), ("2026-12-07", true), ("2026-12-20", true)] {
        let timeline = timeline(&fields(due));
        let chart = Chart::of(&timeline, Scale::Zoom(Zoom::Month), |_| usize::MAX);
        let links: Vec<bool> = chart.links.iter().map(|link| link.against).collect();
        assert_eq!(links, [against], "{due}");
    }
}

#[test]
fn folded_and_long_phases_say_what_they_hide() {
    let (board, record) = board(&[("plan/target", json!("2027-04-30"))]);
    let timeline = Timeline::of(&board, &record, Some(&Draft::of(&board, &record)));
    let folded = Chart::of(&timeline, Scale::Zoom(Zoom::Quarter), |_| 0);
    assert_eq!(folded.rows.len(), timeline.parts.len());
    assert!(folded.links.iter().all(|link| link.gate) && !folded.links.is_empty());
    let most = |phase| if phase == PhaseName::Enable { 5 } else { 0 };
    let cut = Chart::of(&timeline, Scale::Zoom(Zoom::Quarter), most);
    let enable = part(&timeline, PhaseName::Enable).bars.len();
    let hidden = cut.rows.iter().filter_map(|place| match place.drawn {
        Drawn::Hidden(phase, count) => Some((phase, count)),
        _ => None,
    });
    assert_eq!(hidden.collect::<Vec<_>>(), [(PhaseName::Enable, enable - 5)]);
    assert_eq!(cut.rows.iter().filter_map(task).count(), 5);
}

#[test]
fn paper_holds_all_days_whatever_their_number() {
    for target in ["2026-12-04", "2027-04-30", "2029-04-30"] {
        let timeline = timeline(&[("plan/target", json!(target))]);
        let axis = Axis::of(&timeline, Scale::Within(820));
        assert!((400..=820).contains(&axis.width()), "{target}: {}", axis.width());
    }
}

static EMPTY: LazyLock<Timeline> = LazyLock::new(|| timeline(&[]));

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Days stand one after another without a gap, and so do weeks, months and quarters.
    #[test]
    fn days_have_their_places(before in 0..600i32, after in 0..1400i32, zoom in 0..3usize, within in 0..2000i32) {
        let mut timeline = EMPTY.clone();
        timeline.start = day(TODAY).add_days(-before);
        timeline.target = day(TODAY).add_days(after);
        let scale = if within < 300 { Scale::Zoom(Zoom::ALL[zoom]) } else { Scale::Within(within) };
        let axis = Axis::of(&timeline, scale);
        let all: Vec<Date> =
            (0..=axis.first.days_until(axis.last)).map(|days| axis.first.add_days(days).unwrap()).collect();
        prop_assert!(all.contains(&timeline.start.unwrap()) && all.contains(&timeline.target.unwrap()));
        for pair in all.windows(2) {
            prop_assert_eq!(axis.end(pair[0]), axis.x(pair[1]));
            prop_assert!(axis.x(pair[0]) <= axis.x(pair[1]));
        }
        for ticks in [axis.wide(), axis.narrow()] {
            prop_assert_eq!(ticks[0].x, 0);
            for pair in ticks.windows(2) {
                prop_assert_eq!(pair[0].x + pair[0].width, pair[1].x);
                prop_assert!(pair[0].day < pair[1].day);
            }
            let last = ticks.last().unwrap();
            prop_assert_eq!(last.x + last.width, axis.width());
        }
        let off = axis.off(&timeline.calendar);
        let lone = all.iter().filter(|day| !timeline.calendar.is_working(**day));
        let width: i32 = lone.map(|day| axis.end(*day) - axis.x(*day)).sum();
        prop_assert!(axis.zoom == Zoom::Quarter || off.iter().map(|run| run.width).sum::<i32>() == width);
    }
}
