//! kontor-inventory
