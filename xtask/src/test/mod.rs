//! `cargo xtask test`: every check in order, all of them even if one fails, and one line of totals. What
//! the checks are is in `steps`, how their output is counted in `totals`.

mod steps;
mod totals;

use crate::Result;
use crate::project::Project;
use steps::Step;
use totals::Totals;

/// Runs the checks; true if all passed.
///
/// # Errors
/// Never for a failed check: those are counted.
pub fn run(project: &Project, quick: bool) -> Result<bool> {
    let wanted: Vec<&Step> = steps::ALL.iter().filter(|step| step.quick || !quick).collect();
    let mut totals = Totals::default();
    let mut failed: Vec<&str> = Vec::new();
    for (place, step) in wanted.iter().enumerate() {
        println!("\n── {} of {}: {} (about {})", place + 1, wanted.len(), step.name, step.duration);
        let counted = match step.needs.filter(|needed| failed.contains(needed)) {
            Some(needed) => {
                println!("Not run, because it needs \"{needed}\", which failed.");
                Totals { passed: 0, failed: 1 }
            }
            None => carry_out(project, step),
        };
        if counted.failed > 0 {
            failed.push(step.name);
        }
        totals = totals + counted;
    }
    println!();
    for name in &failed {
        println!("Failed: {name}");
    }
    println!("{totals}");
    Ok(totals.failed == 0)
}

fn carry_out(project: &Project, step: &Step) -> Totals {
    match (step.run)(project) {
        Ok(totals) => totals,
        Err(failure) => {
            println!("{failure}");
            Totals { passed: 0, failed: 1 }
        }
    }
}
