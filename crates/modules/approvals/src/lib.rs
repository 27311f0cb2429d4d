//! Approvals: changes that need a second person.
//!
//! Owns the rules that say when, the requests, and the decisions on them. Refuses to decide on one's own request, to decide
//! twice, to let money go to bank details that the approver entered. Events: `approvals.rule.created`, `.changed`,
//! `approvals.request.made`, `.approved`, `.refused`, `.withdrawn`, `.failed`. Invariants: a request is run at most once; what
//! it does and that it was approved is one fact; it is done with what who asked may do then, not with the approver's rights.

mod apply;
mod decide;
mod deciders;
mod documents;
mod lists;
mod met;
mod model;
mod preview;
mod request;
mod rows;
mod rule;
mod sql;

use kontor_platform::Router;

/// Registers commands, events and the rules.
pub fn register(router: &mut Router) {
    router.rules(met::CompanyRules);
    router.query(rule::list);
    router.query(rule::get);
    router.change(rule::create);
    router.change(rule::update);
    router.task(request::check);
    router.task(request::create);
    router.query(request::list);
    router.query(request::get);
    router.query(request::find);
    router.query(request::find_all);
    router.task(preview::preview);
    router.query(request::inbox);
    router.query(request::count);
    router.task(decide::approve);
    router.change(decide::refuse);
    router.change(decide::withdraw);
    router.event(apply::rule_created);
    router.event(apply::rule_changed);
    router.event(apply::request_made);
    router.event(apply::request_approved);
    router.event(apply::request_refused);
    router.event(apply::request_withdrawn);
    router.event(apply::request_failed);
    router.sql(sql::ALL, lists::ALL);
}
