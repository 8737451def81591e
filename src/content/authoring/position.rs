//! Where things stand in a JSON text: the line of a path, and keys that stand twice in one object. A
//! reader of JSON forgets both. Made for texts that such a reader has accepted; of any other it may say
//! nothing.

/// As deep as the reader of JSON goes.
const DEEPEST: usize = 128;

/// A value with the line on which it stands.
pub struct Position {
    line: usize,
    inside: Inside,
}

enum Inside {
    Object(Vec<(String, Position)>),
    List(Vec<Position>),
    Text(String),
    Other,
}

impl Position {
    /// The positions in a JSON text; `None` where it is none.
    pub fn read(text: &str) -> Option<Self> {
        Scanner { text, at: 0, line: 1 }.value(0)
    }

    /// The line of what stands at `path`, or of the last thing on the way that is there. The entries of a
    /// list go by place (`rules[0]`) or by their id (`questions.identity`).
    pub fn line_of(&self, path: &str) -> usize {
        self.find(path).0
    }

    /// The same line, and how many steps of the path lead there.
    pub fn find(&self, path: &str) -> (usize, usize) {
        let (mut here, mut path, mut steps) = (self, path, 0);
        while let Some((next, rest)) = here.step(path) {
            (here, path, steps) = (next, rest, steps + 1);
        }
        (here.line, steps)
    }

    /// Paths and lines of keys that their object holds already.
    pub fn repeated(&self) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        self.repeated_in("", &mut found);
        found
    }

    fn step<'a>(&self, path: &'a str) -> Option<(&Position, &'a str)> {
        let path = path.trim_start_matches('.');
        match &self.inside {
            // A key may hold points: the longest that fits is meant.
            Inside::Object(entries) => entries
                .iter()
                .filter_map(|(key, value)| Some((key.len(), (value, after(path, key)?))))
                .max_by_key(|(length, _)| *length)
                .map(|(_, found)| found),
            Inside::List(entries) => {
                if let Some((index, rest)) = path.strip_prefix('[').and_then(|path| path.split_once(']')) {
                    return entries.get(index.parse::<usize>().ok()?).map(|entry| (entry, rest));
                }
                entries.iter().find_map(|entry| Some((entry, after(path, entry.id()?)?)))
            }
            _ => None,
        }
    }

    fn id(&self) -> Option<&str> {
        let Inside::Object(entries) = &self.inside else { return None };
        let (_, value) = entries.iter().find(|(key, _)| key == "id" || key == "subject")?;
        if let Inside::Text(id) = &value.inside { Some(id) } else { None }
    }

    fn repeated_in(&self, path: &str, found: &mut Vec<(String, usize)>) {
        match &self.inside {
            Inside::Object(entries) => {
                let mut keys: Vec<(&str, usize)> = Vec::new();
                for (key, value) in entries {
                    keys.push((key, value.line));
                    value.repeated_in(&super::faults::join(path, key), found);
                }
                keys.sort_unstable();
                let twice = keys.windows(2).filter(|pair| pair[0].0 == pair[1].0);
                found.extend(twice.map(|pair| (super::faults::join(path, pair[1].0), pair[1].1)));
            }
            Inside::List(entries) => {
                let numbered = entries.iter().enumerate();
                numbered.for_each(|(index, entry)| entry.repeated_in(&format!("{path}[{index}]"), found));
            }
            _ => {}
        }
    }
}

/// What follows `name` in `path`, where `name` is its first step.
fn after<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(name)?;
    (!name.is_empty() && (rest.is_empty() || rest.starts_with(['.', '[']))).then_some(rest)
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Scanner<'_> {
    fn value(&mut self, depth: usize) -> Option<Position> {
        let first = self.peek()?;
        let line = self.line;
        let inside = match first {
            _ if depth > DEEPEST => return None,
            b'{' => {
                let mut entries = Vec::new();
                self.entries(b'}', |scanner| {
                    scanner.peek()?;
                    let line = scanner.line;
                    let key = scanner.string()?;
                    scanner.peek().filter(|byte| *byte == b':')?;
                    scanner.at += 1;
                    let value = scanner.value(depth + 1)?;
                    entries.push((key, Position { line, ..value }));
                    Some(())
                })?;
                Inside::Object(entries)
            }
            b'[' => {
                let mut entries = Vec::new();
                self.entries(b']', |scanner| {
                    entries.push(scanner.value(depth + 1)?);
                    Some(())
                })?;
                Inside::List(entries)
            }
            b'"' => Inside::Text(self.string()?),
            _ => {
                let rest = &self.text[self.at..];
                self.at += rest.find([',', '}', ']', ' ', '\n', '\r', '\t']).unwrap_or(rest.len());
                Inside::Other
            }
        };
        Some(Position { line, inside })
    }

    /// From an opening bracket to the closing one.
    fn entries(&mut self, close: u8, mut entry: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.peek()? == close {
            self.at += 1;
            return Some(());
        }
        loop {
            entry(self)?;
            let next = self.peek()?;
            self.at += 1;
            match next {
                b',' => {}
                next if next == close => return Some(()),
                _ => return None,
            }
        }
    }

    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'\n' => self.line += 1,
                b' ' | b'\r' | b'\t' => {}
                other => return Some(*other),
            }
            self.at += 1;
        }
        None
    }

    fn string(&mut self) -> Option<String> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut end = start + 1;
        while *bytes.get(end)? != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        self.at = end + 1;
        serde_json::from_str(self.text.get(start..self.at)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{
  "a.b": 1, "a": {
    "x": [],
    "x": "two \" \\",
    "list": [true,
      {"id": "first", "rules": [
        null ]},
      {"subject": "first-born",
       "when": -1.5e3}]
  }
}"#;

    #[test]
    fn lines_are_found_by_key_place_and_id() {
        let text = Position::read(TEXT).map(|found| {
            let lines = |path: &str| (path.to_string(), found.line_of(path));
            [
                "",
                "a.b",
                "a",
                "a.list",
                "a.list[1]",
                "a.list.first.rules[0]",
                "a.list.first-born",
                "a.list.first-born.when",
                "a.gone.x",
                "a.list[1].gone",
            ]
            .map(lines)
            .map(|(path, line)| format!("{path}:{line}"))
        });
        let expected = [
            ":1",
            "a.b:2",
            "a:2",
            "a.list:5",
            "a.list[1]:6",
            "a.list.first.rules[0]:7",
            "a.list.first-born:8",
            "a.list.first-born.when:9",
            "a.gone.x:2",
            "a.list[1].gone:6",
        ];
        assert_eq!(text, Some(expected.map(ToString::to_string)));
    }

    #[test]
    fn keys_that_stand_twice_are_found() {
        let found = Position::read(TEXT).map(|position| position.repeated());
        assert_eq!(found, Some(vec![("a.x".to_string(), 4)]));
    }

    #[test]
    fn what_is_no_json_has_no_positions() {
        for text in ["", "{", "[1", "\"a", "{\"a\" 1}", "{1: 2}", &"[".repeat(100_000)] {
            assert!(Position::read(text).is_none(), "{}", &text[..text.len().min(9)]);
        }
    }
}
