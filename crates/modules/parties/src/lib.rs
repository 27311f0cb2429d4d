//! kontor-parties
