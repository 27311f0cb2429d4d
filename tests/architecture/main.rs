//! The house rules of docs/ARCHITECTURE.md, read from what cargo knows rather than from what we intend.

mod tiers;
