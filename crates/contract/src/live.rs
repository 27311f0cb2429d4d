//! What open windows hear: which topics changed, never the contents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Stands for every topic: whoever missed messages reads everything again.
pub const EVERYTHING: &str = "*";

/// Something was committed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LiveMessage {
    /// What changed, as `module.noun`; `*` for everything.
    pub topics: Vec<String>,
    /// The window that caused it, so that it can ignore its own echo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

impl LiveMessage {
    /// Tells somebody who missed messages to read everything again.
    pub fn everything() -> Self {
        Self { topics: vec![EVERYTHING.to_owned()], origin: None }
    }
}
