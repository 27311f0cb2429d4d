//! Identity: who works in the book and what they may do.
//!
//! Owns companies, branches, users, grants, sessions and passwords. Refuses a sign-in without saying which part was wrong,
//! a session that has ended, the removal of the last owner. Events: `identity.company.created`, `identity.branch.created`, `identity.user.*`,
//! `identity.role.granted`. Invariants: a password's verifier never enters a fact; a token is stored as its hash only.

mod apply;
mod branch;
mod company;
mod explain;
mod gate;
mod grant;
mod password;
mod role;
mod rows;
mod session;
mod settings;
mod sql;
mod user;

use kontor_platform::Router;
use kontor_store::ListSpec;

static LISTS: &[&ListSpec] = &[&user::USERS, &branch::BRANCHES];

/// Registers commands, events and the gate.
pub fn register(router: &mut Router) {
    router.gate(gate::SessionGate);
    router.query(session::get_book);
    router.query(session::get_session);
    router.change_with(session::verify, session::sign_in);
    router.change(session::sign_out);
    router.change_with(company::hash_owner, company::create);
    router.query(settings::get);
    router.change(settings::set);
    router.query(branch::list);
    router.change(branch::create);
    router.change(branch::update);
    router.query(role::list);
    router.change(role::save);
    router.query(grant::list);
    router.change(grant::create);
    router.change(grant::update);
    router.change(grant::revoke);
    router.query(explain::explain);
    router.query(user::list);
    router.change_with(user::hash_new, user::create);
    router.change(user::update);
    router.change(user::deactivate);
    router.change_with(user::hash_reset, user::reset_password);
    router.event(apply::company_created);
    router.event(apply::branch_created);
    router.event(apply::branch_changed);
    router.event(apply::user_created);
    router.event(apply::user_changed);
    router.event(apply::user_deactivated);
    router.event(apply::password_set);
    router.event(apply::role_granted);
    router.event(apply::role_changed);
    router.event(apply::role_revoked);
    router.event(apply::role_saved);
    router.event(apply::settings_set);
    router.sql(sql::ALL, LISTS);
}
