//! What events do to rows. Pure: an event in, row operations out.

use kontor_contract::approvals::event::{
    RequestApproved, RequestFailed, RequestMade, RequestRefused, RequestSaved, RequestWithdrawn, RuleChanged, RuleCreated,
};
use kontor_store::RowOp;

use crate::rows::Rule;

pub(crate) fn rule_created(event: &RuleCreated) -> Vec<RowOp> {
    vec![RowOp::create(&Rule::new(event.id, event.company_id, event.after.clone(), 1))]
}

pub(crate) fn rule_changed(event: &RuleChanged) -> Vec<RowOp> {
    let rule = Rule::new(event.id, event.company_id, event.after.clone(), event.version_before + 1);
    vec![RowOp::replace(&rule, event.version_before)]
}

pub(crate) fn request_made(event: &RequestMade) -> Vec<RowOp> {
    vec![RowOp::create(&event.0)]
}

pub(crate) fn request_approved(event: &RequestApproved) -> Vec<RowOp> {
    next(&event.0)
}

pub(crate) fn request_refused(event: &RequestRefused) -> Vec<RowOp> {
    next(&event.0)
}

pub(crate) fn request_withdrawn(event: &RequestWithdrawn) -> Vec<RowOp> {
    next(&event.0)
}

pub(crate) fn request_failed(event: &RequestFailed) -> Vec<RowOp> {
    next(&event.0)
}

fn next(saved: &RequestSaved) -> Vec<RowOp> {
    vec![RowOp::replace(saved, saved.version - 1)]
}
