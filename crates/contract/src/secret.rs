//! Secrets: which fields of requests are some, and what can go wrong with keys and passphrases that lie outside the book.

use std::collections::HashSet;
use std::sync::LazyLock;

use schemars::SchemaGenerator;
use serde_json::Value;

use crate::commands;

/// What a request's field says of itself if it is a secret (`#[schemars(extend("format" = "password"))]`, as OpenAPI has it).
const FORMAT: &str = "password";

/// Whether a command's request holds a secret: nothing of it is kept, not even its hash.
pub fn asked_for_by(command: &str) -> bool {
    static ALL: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        let asks = |request: fn(&mut SchemaGenerator) -> schemars::Schema| {
            let mut generator = SchemaGenerator::default();
            let schema = request(&mut generator).to_value();
            let definitions = generator.take_definitions(true);
            holds_secret(&schema) || definitions.values().any(holds_secret)
        };
        commands().filter(|spec| asks(spec.request)).map(|spec| spec.name).collect()
    });
    ALL.contains(command)
}

fn holds_secret(schema: &Value) -> bool {
    match schema {
        Value::Object(fields) => fields.get("format").is_some_and(|format| format == FORMAT) || fields.values().any(holds_secret),
        Value::Array(items) => items.iter().any(holds_secret),
        _ => false,
    }
}

crate::error_codes! {
    /// The secret lies in a keyring that cannot be reached now.
    SECRET_KEYRING_MISSING = "secret.keyring_missing" Unavailable { name };
    /// Others may read the file of a secret.
    SECRET_EXPOSED = "secret.exposed" Unavailable { path };
    /// The file of a secret cannot be read or written.
    SECRET_STORAGE = "secret.storage" Unavailable { path, reason };
    /// There is neither a keyring nor a folder for secrets.
    SECRET_FOLDER_MISSING = "secret.folder_missing" Unavailable {};
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of fields that are secrets wherever they are asked for.
    const TELLTALE: &[&str] = &["password", "passphrase", "secret", "token"];

    #[test]
    fn a_field_that_is_a_secret_says_so() {
        let mut generator = SchemaGenerator::default();
        for spec in commands() {
            (spec.request)(&mut generator);
        }
        let mut unsaid = Vec::new();
        for (owner, definition) in generator.take_definitions(true) {
            for (name, field) in definition["properties"].as_object().into_iter().flatten() {
                let text = field.to_string().contains("\"string\"");
                if TELLTALE.contains(&name.as_str()) && text && !holds_secret(field) {
                    unsaid.push(format!("{owner}.{name}"));
                }
            }
        }
        assert!(unsaid.is_empty(), "give these the format of a password: {unsaid:#?}");
    }

    #[test]
    fn commands_that_ask_for_secrets_are_known() {
        for asks in [
            "identity.session.sign_in",
            "identity.company.create",
            "identity.user.create",
            "identity.user.reset_password",
            "identity.password.change",
            "identity.session.confirm",
            "identity.second_factor.activate",
        ] {
            assert!(asked_for_by(asks), "{asks}");
        }
        assert!(!asked_for_by("identity.user.update") && !asked_for_by("finance.entry.post"));
    }
}
