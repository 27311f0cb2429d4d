//! kontor-notifications
