//! Calling other programs: found on PATH or in the project's cache, with errors that say what was called.
//! Decides nothing about which program is wanted.

use crate::{Failure, Result};
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Settings for a group of calls: variables to set and folders to look in before those of PATH.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment {
    /// Variables by name.
    pub variables: Vec<(String, String)>,
    /// Folders that go before PATH.
    pub folders: Vec<PathBuf>,
}

/// One call of a program.
#[derive(Debug)]
pub struct Call {
    command: Command,
    shown: String,
}

impl Call {
    /// A call of `program`, in the folder of this process.
    pub fn new(program: impl AsRef<Path>) -> Self {
        let program = program.as_ref();
        // Windows starts `npm.cmd` only when it is named in full, so the search is done here.
        let found = find(&program.to_string_lossy(), &[]).unwrap_or_else(|| program.to_path_buf());
        Self { command: Command::new(found), shown: program.display().to_string() }
    }

    /// Adds arguments separated by blanks.
    #[must_use]
    pub fn args(mut self, arguments: &str) -> Self {
        for argument in arguments.split_whitespace() {
            self = self.arg(argument);
        }
        self
    }

    /// Adds one argument as it is.
    #[must_use]
    pub fn arg(mut self, argument: impl Into<OsString>) -> Self {
        let argument = argument.into();
        self.shown = format!("{} {}", self.shown, argument.to_string_lossy());
        self.command.arg(argument);
        self
    }

    /// Sets a variable.
    #[must_use]
    pub fn variable(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.command.env(name, value.into());
        self
    }

    /// Takes a variable away.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs in another folder.
    #[must_use]
    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Applies an environment.
    #[must_use]
    pub fn environment(mut self, environment: &Environment) -> Self {
        self.command.envs(environment.variables.iter().cloned());
        if !environment.folders.is_empty() {
            let path = std::env::var_os("PATH").unwrap_or_default();
            let all = environment.folders.iter().cloned().chain(std::env::split_paths(&path));
            if let Ok(joined) = std::env::join_paths(all) {
                self.command.env("PATH", joined);
            }
        }
        self
    }

    /// Runs it with this terminal and waits.
    ///
    /// # Errors
    /// When it cannot be started or ends with a failure.
    pub fn run(mut self) -> Result<()> {
        let status = self.command.status().map_err(|error| not_started(&self.shown, &error))?;
        if status.success() { Ok(()) } else { Err(ended_badly(&self.shown, &status.to_string(), "")) }
    }

    /// Runs it, gives each line of its standard output to `read` and prints it; true if it succeeded.
    ///
    /// # Errors
    /// When it cannot be started or its output breaks off.
    pub fn run_reading(mut self, mut read: impl FnMut(&str)) -> Result<bool> {
        let started = self.command.stdout(Stdio::piped()).spawn();
        let mut child = started.map_err(|error| not_started(&self.shown, &error))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n') {
                let line = line.map_err(|error| not_started(&self.shown, &error))?;
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                read(&line);
            }
        }
        let status = child.wait().map_err(|error| not_started(&self.shown, &error))?;
        Ok(status.success())
    }

    /// Runs it quietly and returns what it wrote to standard output.
    ///
    /// # Errors
    /// When it cannot be started or ends with a failure; the end of its error output is in the text.
    pub fn output(mut self) -> Result<String> {
        let output = self.command.stdin(Stdio::null()).output();
        let output = output.map_err(|error| not_started(&self.shown, &error))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            Err(ended_badly(&self.shown, &output.status.to_string(), &complaint))
        }
    }
}

/// The first executable of that name in `folders`, then on PATH.
pub fn find(name: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ""] } else { &[""] };
    folders
        .iter()
        .cloned()
        .chain(std::env::split_paths(&path))
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|file| file.is_file())
}

fn not_started(shown: &str, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("Could not run `{shown}`: {error}."),
        "the program is missing or may not be started.",
        "install it, or put it on PATH, and run the command again.",
    )
}

fn ended_badly(shown: &str, status: &str, complaint: &str) -> Failure {
    let lines: Vec<&str> = complaint.lines().filter(|line| !line.trim().is_empty()).collect();
    let last = lines[lines.len().saturating_sub(6)..].join("\n    ");
    let said = if last.is_empty() { String::new() } else { format!(" It said:\n    {last}") };
    Failure::new(
        format!("`{shown}` did not succeed ({status}).{said}"),
        "this step is not done, and what depends on it was not tried.",
        "mend what the lines above name, then run the same command again: finished steps are not repeated.",
    )
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_the_end_is_told() {
        let mut lines = Vec::new();
        let call = Call::new("sh").arg("-c").arg("echo one; echo two; exit 3");
        assert_eq!(call.run_reading(|line| lines.push(line.to_string())), Ok(false));
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn a_failure_names_the_call_and_what_it_said() {
        let told = Call::new("sh").arg("-c").arg("echo why >&2; exit 3").output();
        let text = told.map_err(|failure| failure.to_string()).err().unwrap_or_default();
        assert!(text.contains("exit status: 3") && text.contains("why"), "{text}");
        let missing = Call::new("no-such-program-here").run().map_err(|failure| failure.to_string());
        assert!(missing.is_err_and(|text| text.contains("`no-such-program-here`")));
    }
}
