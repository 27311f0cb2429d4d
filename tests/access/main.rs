//! Who sees and does what: every command against every role and every area, in process and over HTTP; random grants
//! against what their holders are shown. The tables in this folder are reviewed text: a deviation fails.

mod areas;
mod bounds;
mod explain;
mod fields;
mod random;
mod realm;
mod roles;
