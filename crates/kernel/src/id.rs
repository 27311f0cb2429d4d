//! Ids: one UUID newtype per kind of thing, so that a customer's id cannot stand where an item's is needed.

/// Makes UUID newtypes: `id_type! { /// Id of a customer. CustomerId }`. Each has `from_uuid`, `uuid`, `short`,
/// `Display`, `FromStr`, serde as the hyphenated string, and a JSON schema. None can make a new id by itself: ids
/// come from [`Ids`](crate::clock::Ids), which a test can foresee.
#[macro_export]
macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($crate::Uuid);

        impl $name {
            /// The id with these 128 bits.
            #[must_use]
            pub const fn from_uuid(uuid: $crate::Uuid) -> Self {
                $name(uuid)
            }

            /// The bare UUID, for rows and logs.
            #[must_use]
            pub const fn uuid(self) -> $crate::Uuid {
                self.0
            }

            /// The last four hexadecimal digits, to tell drafts apart: "Draft 7c3e".
            #[must_use]
            pub fn short(self) -> ::std::string::String {
                let bytes = self.0.as_bytes();
                ::std::format!("{:02x}{:02x}", bytes[14], bytes[15])
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::write!(f, "{}({})", ::std::stringify!($name), self.0)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::id::IdError;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                $crate::id::parse(text).map($name)
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::__private::serde::Serialize::serialize(&self.0, serializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                <$crate::Uuid as $crate::__private::serde::Deserialize>::deserialize(deserializer).map($name)
            }
        }

        impl $crate::__private::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::std::stringify!($name).into()
            }

            fn json_schema(
                _: &mut $crate::__private::schemars::SchemaGenerator,
            ) -> $crate::__private::schemars::Schema {
                $crate::__private::schemars::json_schema!({ "type": "string", "format": "uuid" })
            }
        }
    )+};
}

use crate::Uuid;

pub use crate::id_type;

/// The text is not a hyphenated UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct IdError;

/// Reads a UUID in the hyphenated form, which is the only one Kontor writes.
///
/// # Errors
/// [`IdError`] for anything else, braces and URNs included.
pub fn parse(text: &str) -> Result<Uuid, IdError> {
    if text.len() != 36 {
        return Err(IdError);
    }
    Uuid::try_parse(text).map_err(|_| IdError)
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro makes public types, and here nobody else can see them")]
mod tests {
    use super::*;

    id_type! {
        /// For this test.
        SampleId,
        /// Another.
        OtherId,
    }

    #[test]
    fn ids_round_trip_and_shorten() {
        let text = "0190a5b0-1c2d-7abc-8def-001122337c3e";
        let id: SampleId = text.parse().unwrap();
        assert_eq!(id.to_string(), text);
        assert_eq!(id.short(), "7c3e");
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<SampleId>(&json).unwrap(), id);
        let other = OtherId::from_uuid(id.uuid());
        assert_eq!((other.uuid(), other.short()), (id.uuid(), id.short()));
        assert_eq!(SampleId::from_uuid(other.uuid()), id);
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "7c3e",
            "0190a5b01c2d7abc8def001122337c3e",
            "{0190a5b0-1c2d-7abc-8def-001122337c3e}",
            "0190a5b0-1c2d-7abc-8def-001122337c3g",
        ] {
            assert_eq!(text.parse::<SampleId>(), Err(IdError), "{text}");
        }
    }
}
