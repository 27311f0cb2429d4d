//! kontor-store
