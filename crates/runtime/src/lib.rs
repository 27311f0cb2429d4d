//! kontor-runtime
