//! A map from ids to values, kept as a sorted list. Read from and written as a map.
//!
//! Not `BTreeMap`, which costs about 4 kB of wasm for every type of value it holds; these tables
//! hold some dozen entries, most of them read once and only looked up after that.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// Values by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<V>(Vec<(String, V)>);

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Table<V> {
    /// The value of `id`.
    pub fn get(&self, id: &str) -> Option<&V> {
        self.get_key_value(id).map(|(_, value)| value)
    }

    /// The value of `id`, to be changed.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut V> {
        let place = self.place(id).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// The id as the table holds it, and its value.
    pub fn get_key_value(&self, id: &str) -> Option<(&str, &V)> {
        let place = self.place(id).ok()?;
        self.0.get(place).map(|(id, value)| (id.as_str(), value))
    }

    /// Ids and values, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &V)> {
        self.0.iter().map(|(id, value)| (id, value))
    }

    /// All ids, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(id, _)| id)
    }

    /// All values, in the order of their ids.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Number of ids.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets the value of `id`, whatever it was. Files are sorted by id, so reading nearly always adds at
    /// the end.
    pub fn insert(&mut self, id: String, value: V) {
        self.replace(id, value);
    }

    /// Sets the value of `id` and gives back what it was.
    pub fn replace(&mut self, id: String, value: V) -> Option<V> {
        match self.place(&id) {
            Ok(place) => Some(std::mem::replace(&mut self.0[place].1, value)),
            Err(place) => {
                self.0.insert(place, (id, value));
                None
            }
        }
    }

    /// Ids that begin with `prefix` and their values, sorted by id.
    pub fn under<'a>(&'a self, prefix: &str) -> impl Iterator<Item = (&'a String, &'a V)> {
        let first = self.0.partition_point(|(id, _)| id.as_str() < prefix);
        let within = self.0[first..].iter().take_while(|(id, _)| id.starts_with(prefix)).count();
        self.0[first..first + within].iter().map(|(id, value)| (id, value))
    }

    /// Takes out the value of `id`.
    pub fn remove(&mut self, id: &str) -> Option<V> {
        self.place(id).ok().map(|place| self.0.remove(place).1)
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }
}

impl<V: Default> Table<V> {
    /// The value of `id` to be changed; the default where there was none.
    pub fn at(&mut self, id: &str) -> &mut V {
        let place = self.place(id).unwrap_or_else(|place| {
            self.0.insert(place, (id.to_string(), V::default()));
            place
        });
        &mut self.0[place].1
    }
}

impl<V> FromIterator<(String, V)> for Table<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(pairs: I) -> Self {
        let mut table = Self::default();
        for (id, value) in pairs {
            table.insert(id, value);
        }
        table
    }
}

impl<V, const N: usize> From<[(String, V); N]> for Table<V> {
    fn from(pairs: [(String, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<V: Serialize> Serialize for Table<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, value) in &self.0 {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Table<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TableVisitor(PhantomData))
    }
}

struct TableVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for TableVisitor<V> {
    type Value = Table<V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object from ids to values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table<V>, A::Error> {
        let mut table = Table::default();
        while let Some((id, value)) = map.next_entry()? {
            table.insert(id, value);
        }
        Ok(table)
    }
}

#[cfg(feature = "schema")]
impl<V: schemars::JsonSchema> schemars::JsonSchema for Table<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Table of {}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let values = generator.subschema_for::<V>();
        schemars::json_schema!({"type": "object", "additionalProperties": values})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_sorted_whatever_the_order_of_its_file() -> Result<(), serde_json::Error> {
        let table: Table<u32> = serde_json::from_str(r#"{"b": 2, "a": 1, "c": 3, "b": 4}"#)?;
        let all: Vec<_> = table.iter().map(|(id, value)| (id.as_str(), *value)).collect();
        assert_eq!(all, [("a", 1), ("b", 4), ("c", 3)]);
        assert_eq!((table.get("b"), table.get("d"), table.len()), (Some(&4), None, 3));
        assert_eq!(serde_json::to_string(&table)?, r#"{"a":1,"b":4,"c":3}"#);
        assert!(serde_json::from_str::<Table<u32>>("[]").is_err_and(|e| e.to_string().contains("an object")));
        Ok(())
    }
}
