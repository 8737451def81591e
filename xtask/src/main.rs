//! The `xtask` program: reads the command line, runs the command, reports. Holds no logic of its own.

use std::process::ExitCode;

fn main() -> ExitCode {
    let command = match xtask::arguments::parse(std::env::args_os()) {
        Ok(command) => command,
        Err(failure) => {
            eprintln!("{failure}\n\n{}", xtask::arguments::HELP);
            return ExitCode::from(2);
        }
    };
    match xtask::run(&command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
