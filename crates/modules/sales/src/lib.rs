//! kontor-sales
