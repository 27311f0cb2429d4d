//! Identity: who works in the book and what they may do.
//!
//! Owns companies, branches, users, grants, sessions, passwords, second factors and links to a provider of identities. Refuses a sign-in without saying which part
//! was wrong or when too many were tried, a session that has ended, is locked or not yet open, the removal of the last owner. Events: `identity.company.created`, `identity.branch.created`, `identity.user.*`,
//! `identity.role.granted`. Invariants: a password's verifier never enters a fact; a token is stored as its hash only.

mod apply;
mod bounds;
mod branch;
mod codes;
mod company;
mod explain;
mod gate;
mod grant;
pub mod oidc;
mod oidc_flow;
mod oidc_link;
mod own;
mod own_password;
mod password;
mod role;
mod rows;
mod sealed;
mod second_factor;
mod security;
mod session;
mod sessions;
mod settings;
mod sign_in_rows;
mod sql;
mod sql_oidc;
mod sql_sign_in;
mod team;
mod throttle;
mod user;

use std::sync::Arc;

use kontor_platform::Router;
use kontor_store::ListSpec;

static LISTS: &[&ListSpec] = &[&user::USERS, &branch::BRANCHES];

/// Registers commands, events and the gate.
pub fn register(router: &mut Router) {
    router.gate(gate::SessionGate);
    router.query(session::get_book);
    router.query(session::get_session);
    router.change_from(session::verify, session::sign_in);
    router.change(session::sign_out);
    router.change_from(session::check_switch, session::switch);
    router.change_with(company::hash_owner, company::create);
    router.change(company::add);
    router.query(settings::get);
    router.change(settings::set);
    router.query(branch::list);
    router.change(branch::create);
    router.change(branch::update);
    router.query(role::list);
    router.change(role::save);
    router.query(grant::list);
    router.query(grant::places);
    router.change(grant::create);
    router.change(grant::update);
    router.change(grant::revoke);
    router.query(team::list);
    router.change(team::save);
    router.change(team::end);
    router.query(explain::explain);
    router.query(user::list);
    router.change_with(user::hash_new, user::create);
    router.change(user::admit);
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
    router.event(apply::team_saved);
    router.event(apply::settings_set);
    router.sql(sql::ALL, LISTS);
    register_sign_in(router);
    register_oidc(router);
}

/// Signing in at a provider of identities.
fn register_oidc(router: &mut Router) {
    router.query(oidc::get);
    router.change_from(oidc::keep_secret, oidc::set);
    router.change_from(oidc::redeem, oidc::sign_in);
    router.query(oidc_link::get_own);
    router.change_from(oidc_link::check_link, oidc_link::link);
    router.change_from(oidc_link::check_unlink, oidc_link::unlink);
    router.query(oidc_link::get_of_user);
    router.change(oidc_link::set_of_user);
    router.event(oidc::provider_set);
    router.event(oidc_link::changed);
    router.sql(sql_oidc::ALL, &[]);
}

/// Sessions, second factors and what a company asks of sign-ins.
fn register_sign_in(router: &mut Router) {
    let noted = Arc::new(sessions::Noted::default());
    router.witness(move |app, command, token| {
        let noted = noted.clone();
        Box::pin(async move { noted.note(app, command, token).await })
    });
    router.change_from(second_factor::judge, second_factor::confirm);
    router.change(sessions::lock);
    router.change_from(sessions::check_unlock, sessions::unlock);
    router.query(sessions::list);
    router.change(sessions::end);
    router.query(sessions::list_of_user);
    router.change(sessions::end_of_user);
    router.change_from(own_password::prepare, own_password::change);
    router.query(second_factor::get);
    router.change_from(second_factor::prepare_enrol, second_factor::enrol);
    router.change_from(second_factor::judge_first, second_factor::activate);
    router.change_from(second_factor::check_renew, second_factor::renew);
    router.change_from(second_factor::check_remove, second_factor::remove);
    router.change(second_factor::reset);
    router.query(security::get);
    router.change(security::set);
    router.event(second_factor::activated);
    router.event(second_factor::removed);
    router.event(security::security_set);
    router.sql(sql_sign_in::ALL, &[]);
}
