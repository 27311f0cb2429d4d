//! Who sees and does what: every command against every role and every area, in process and over HTTP; random grants
//! against what their holders are shown. The tables in this folder are reviewed text: a deviation fails.

mod answers;
mod areas;
mod bounds;
mod door;
mod explain;
mod fields;
mod live;
mod log;
mod random;
mod realm;
mod roles;
mod shapes;
