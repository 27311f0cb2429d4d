//! kontor-finance
