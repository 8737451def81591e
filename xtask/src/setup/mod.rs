//! Brings what a command needs and no more: each part looks first, says what it will do and how long that
//! may take, does it once, and knows it the next time. Tools go into the project's cache; what has to go
//! into the system (wasm target, browser) is announced before.

pub mod axe;
pub mod browser;
pub mod cargo_tool;
pub mod debian;
pub mod lint;
pub mod npm;
pub mod version;
pub mod wasm_opt;
pub mod wasm_target;

use crate::Result;
use crate::process::Environment;
use crate::project::Project;

/// Says what comes now. `duration` is for a machine with two cores.
pub fn announce(what: &str, duration: &str) {
    println!("→ {what} (about {duration})");
}

/// What compiling to wasm needs: the target's standard library.
///
/// # Errors
/// When it is missing and cannot be brought.
pub fn compiler(project: &Project) -> Result<Environment> {
    Ok(wasm_target::ensure(project)?.environment())
}

/// What Trunk needs to build the app: the compiler, Trunk itself, wasm-bindgen and wasm-opt.
///
/// # Errors
/// When one of them is missing and cannot be brought.
pub fn trunk(project: &Project) -> Result<Environment> {
    let target = wasm_target::ensure(project)?;
    let mut environment = target.environment();
    environment.folders.extend(cargo_tool::ensure(project, &target, cargo_tool::Tool::Trunk)?);
    environment.folders.extend(cargo_tool::ensure(project, &target, cargo_tool::Tool::WasmBindgen)?);
    let wasm_opt = wasm_opt::ensure(project, &target)?;
    // With everything here, Trunk need not try to reach a server that may not be reachable.
    let offline = wasm_opt != wasm_opt::Place::LeftToTrunk;
    if let wasm_opt::Place::Folder(folder) = wasm_opt {
        environment.folders.push(folder);
    }
    environment.variables.push(("TRUNK_OFFLINE".into(), offline.to_string()));
    environment.variables.push(("TRUNK_SKIP_VERSION_CHECK".into(), "true".into()));
    Ok(environment)
}

/// What tests of wasm code need: the compiler, wasm-bindgen's test runner, a browser and its driver.
///
/// # Errors
/// When one of them is missing and cannot be brought.
pub fn wasm_tests(project: &Project) -> Result<Environment> {
    let target = wasm_target::ensure(project)?;
    let mut environment = target.environment();
    environment.folders.extend(cargo_tool::ensure(project, &target, cargo_tool::Tool::WasmBindgen)?);
    browser::ensure()?;
    for (name, value) in [
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner"),
        ("WASM_BINDGEN_TEST_TIMEOUT", "180"),
    ] {
        environment.variables.push((name.into(), value.into()));
    }
    Ok(environment)
}

/// Everything, for those who want it at once.
///
/// # Errors
/// When something is missing and cannot be brought.
pub fn everything(project: &Project) -> Result<()> {
    lint::ensure_native()?;
    trunk(project)?;
    wasm_tests(project)?;
    axe::ensure(project)?;
    lint::ensure_wasm(&wasm_target::ensure(project)?)?;
    println!("Everything is in place.");
    Ok(())
}
