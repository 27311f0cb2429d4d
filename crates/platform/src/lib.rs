//! kontor-platform
