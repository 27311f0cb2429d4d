//! Texts in the user's language.
