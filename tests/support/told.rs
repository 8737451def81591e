//! A pack with the texts to tell it in: the edition, or one made to size. For tests of the decision tree.

use fairway::content::{Pack, Wording};
use fairway::journey::Answers;
use fairway::journey::tree::{Figure, Layout, Tree, Width, Words, figure, layout, tree};
use serde_json::{Value, json};

/// The widths at which drawings are tested.
pub const WIDTHS: [Width; 5] =
    [Width::Free, Width::Within(1200), Width::Within(768), Width::Within(360), Width::Within(286)];

/// A pack with the texts to tell it in.
pub struct Told {
    /// The pack.
    pub pack: Pack,
    /// Its wording.
    pub content: Wording,
    /// The interface's wording.
    pub interface: Wording,
}

impl Told {
    /// The March 2018 edition.
    pub fn edition() -> Self {
        Self { pack: super::pack(), content: super::wording(), interface: super::interface() }
    }

    /// As the tree takes them.
    pub fn words(&self) -> Words<'_> {
        Words { pack: &self.pack, content: &self.content, interface: &self.interface }
    }

    /// Tree, layout and figure.
    pub fn drawn(&self, answers: Option<&Answers>, width: Width) -> (Tree, Layout, Figure) {
        let tree = tree(&self.pack, answers);
        let layout = layout(&tree, &self.words(), width);
        let figure = figure(&tree, &layout, &self.words());
        (tree, layout, figure)
    }
}

/// A chain of questions in three strands, with verdicts of four rules: the shape of ordinary packs.
pub fn generated(questions: usize, rules: usize) -> Told {
    let mut pack = super::pack();
    let mut wording = serde_json::Map::new();
    let mut asked = Vec::new();
    for own in 0..questions {
        let id = format!("q{own}");
        wording
            .insert(format!("question.{id}"), json!(format!("What do you say to number {own} of the many?")));
        wording.insert(format!("question.{id}.short"), json!(format!("Number {own}")));
        for option in ["a", "b", "c"] {
            wording.insert(format!("question.{id}.{option}"), json!(format!("Answer {option}")));
        }
        let above = format!("q{}", own / 3);
        let also = format!("q{}", own / 9 + own / 30);
        let when = match own {
            _ if own % 10 == 0 => json!({"all": []}),
            _ if own % 4 == 0 && above != also => {
                json!({"all": [{"is": [above, ["a", "b"]]}, {"is": [also, ["c"]]}]})
            }
            _ => json!({"is": [above, ["b"]]}),
        };
        asked.push(json!({"id": id, "kind": "one", "when": when, "options": ["a", "b", "c"], "sources": []}));
    }
    let tables: Vec<Value> = (0..rules / 4)
        .map(|own| {
            let is = |by: usize| json!({"is": [format!("q{}", (own * by + by) % questions), ["a"]]});
            let rule = |when: Value, level: &str| json!({"id": "r", "when": when, "level": level, "sources": []});
            wording.insert(format!("subject-{own}"), json!(format!("Subject {own}")));
            json!({"subject": format!("subject-{own}"), "kind": "service", "rules": [
                rule(json!({"all": [is(3), is(5)]}), "full"), rule(json!({"any": [is(7), is(11)]}), "limited"),
                rule(json!({"not": is(2)}), "depends"), rule(json!({"all": []}), "none"),
            ]})
        })
        .collect();
    pack.questions = serde_json::from_value(Value::Array(asked)).unwrap();
    pack.verdicts = serde_json::from_value(Value::Array(tables)).unwrap();
    let mut content: Value = serde_json::from_str("{}").unwrap();
    content.as_object_mut().unwrap().extend(wording);
    Told { pack, content: Wording::from_json(content.to_string()).unwrap(), interface: super::interface() }
}
