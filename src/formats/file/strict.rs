//! JSON read as it stands: which keys occur twice, which `serde_json` alone does not tell. Nesting beyond 127
//! levels is refused by `serde_json` itself.

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// How many keys that occur twice are remembered.
const REMEMBERED: usize = 1_000;

/// How long the path of such a key may be, in bytes; of a longer one the key alone is remembered.
const LONG: usize = 1_000;

/// What was read.
pub struct Read {
    /// The value; of a key that occurs twice the last one.
    pub value: Value,
    /// Paths of keys that occur more than once.
    pub twice: Vec<String>,
}

/// Reads one value and nothing behind it.
///
/// # Errors
/// What is wrong, with line and column.
pub fn read(text: &str) -> Result<Read, String> {
    let mut twice = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Place { path: &[], twice: &mut twice }.deserialize(&mut reader);
    let value = value.and_then(|value| reader.end().map(|()| value)).map_err(|error| error.to_string())?;
    Ok(Read { value, twice })
}

struct Place<'a> {
    path: &'a [&'a str],
    twice: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number that is none"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(Place { path: self.path, twice: self.twice })? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let path = [self.path, &[key.as_str()]].concat();
            if values.contains_key(&key) && self.twice.len() < REMEMBERED {
                // Of names without end only the last are remembered: a thousand of them would fill the memory.
                let long = path.iter().map(|key| key.len()).sum::<usize>() > LONG;
                let named = if long { &path[path.len() - 1..] } else { &path[..] };
                self.twice.push(named.join("/").chars().take(LONG).collect());
            }
            let value = map.next_value_seed(Place { path: &path, twice: self.twice })?;
            values.insert(key, value);
        }
        Ok(Value::Object(values))
    }
}
