//! The checks, in the order in which they run: cheap ones first. Each brings what it needs itself.

use super::totals::Totals;
use crate::process::{Call, Environment};
use crate::project::Project;
use crate::setup::{self, lint, wasm_target};
use crate::{Result, build, size};

/// One check or group of tests.
pub struct Step {
    /// What people read.
    pub name: &'static str,
    /// With nothing compiled before, on two cores.
    pub duration: &'static str,
    /// Part of `--quick`.
    pub quick: bool,
    /// The step without which this one makes no sense.
    pub needs: Option<&'static str>,
    /// Does it and counts.
    pub run: fn(&Project) -> Result<Totals>,
}

const BUILD: &str = "release build";

/// Every check.
pub const ALL: [Step; 10] = [
    Step { name: "formatting", duration: "a few seconds", quick: true, needs: None, run: formatting },
    Step {
        name: "clippy, native, all packages",
        duration: "3 minutes",
        quick: true,
        needs: None,
        run: clippy_native,
    },
    Step {
        name: "clippy, native, the core alone",
        duration: "half a minute",
        quick: true,
        needs: None,
        run: clippy_core,
    },
    Step {
        name: "native tests of the core",
        duration: "a minute",
        quick: true,
        needs: None,
        run: native_core,
    },
    Step { name: "native tests of xtask", duration: "a minute", quick: true, needs: None, run: native_xtask },
    Step { name: "clippy, wasm", duration: "2 minutes", quick: false, needs: None, run: clippy_wasm },
    Step {
        name: "wasm tests in a browser",
        duration: "3 minutes",
        quick: false,
        needs: None,
        run: wasm_tests,
    },
    Step { name: BUILD, duration: "3 minutes", quick: false, needs: None, run: release_build },
    Step {
        name: "size of a first visit",
        duration: "a second",
        quick: false,
        needs: Some(BUILD),
        run: size_check,
    },
    Step {
        name: "end-to-end tests in a browser",
        duration: "5 minutes",
        quick: false,
        needs: Some(BUILD),
        run: end_to_end,
    },
];

fn formatting(project: &Project) -> Result<Totals> {
    lint::ensure_native()?;
    check(project, "fmt --all --check", &Environment::default())
}

fn clippy_native(project: &Project) -> Result<Totals> {
    lint::ensure_native()?;
    check(
        project,
        "clippy --quiet --locked --workspace --all-targets -- -D warnings",
        &Environment::default(),
    )
}

fn clippy_core(project: &Project) -> Result<Totals> {
    let arguments =
        "clippy --quiet --locked --package fairway --no-default-features --all-targets -- -D warnings";
    check(project, arguments, &Environment::default())
}

fn clippy_wasm(project: &Project) -> Result<Totals> {
    let target = wasm_target::ensure(project)?;
    lint::ensure_wasm(&target)?;
    let arguments = format!(
        "clippy --quiet --locked --package fairway --features annex --lib --bins --test web --target {} -- -D warnings",
        wasm_target::TARGET
    );
    check(project, &arguments, &target.environment())
}

fn native_core(project: &Project) -> Result<Totals> {
    tests(project, "test --locked --package fairway --no-default-features", &Environment::default())
}

fn native_xtask(project: &Project) -> Result<Totals> {
    tests(project, "test --locked --package xtask", &Environment::default())
}

fn wasm_tests(project: &Project) -> Result<Totals> {
    let environment = setup::wasm_tests(project)?;
    let arguments = format!("test --locked --package fairway --test web --target {}", wasm_target::TARGET);
    tests(project, &arguments, &environment)
}

fn release_build(project: &Project) -> Result<Totals> {
    build::release(project).map(|()| Totals { passed: 1, failed: 0 })
}

fn size_check(project: &Project) -> Result<Totals> {
    size::run(project).map(|()| Totals { passed: 1, failed: 0 })
}

fn end_to_end(project: &Project) -> Result<Totals> {
    setup::browser::ensure()?;
    setup::axe::ensure(project)?;
    tests(project, "test --locked --package fairway-browser-tests", &Environment::default())
}

/// One check that passes or fails as a whole.
fn check(project: &Project, arguments: &str, environment: &Environment) -> Result<Totals> {
    let call = Call::new("cargo").args(arguments).folder(project.root()).environment(environment);
    call.run().map(|()| Totals { passed: 1, failed: 0 })
}

/// Test programs, whose result lines are counted.
fn tests(project: &Project, arguments: &str, environment: &Environment) -> Result<Totals> {
    let mut counted: Option<Totals> = None;
    let call = Call::new("cargo").args(arguments).arg("--no-fail-fast").folder(project.root());
    let succeeded = call.environment(environment).run_reading(|line| {
        if let Some(totals) = Totals::in_line(line) {
            counted = Some(counted.unwrap_or_default() + totals);
        }
    })?;
    Ok(Totals::of_run(counted, succeeded))
}
