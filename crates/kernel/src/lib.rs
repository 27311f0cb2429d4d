//! kontor-kernel
