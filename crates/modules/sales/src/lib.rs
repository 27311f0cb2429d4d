//! Selling: prices, quotations, orders, deliveries, invoices, credit notes.
//!
//! Owns price lists, sales documents and how far each line has got. Refuses an order beyond the customer's credit limit,
//! more than a line has left, an invoice that lacks a particular the law asks for, a change of anything posted. Events:
//! `sales.*`. Invariants: V3 (a delivery or an invoice is corrected by another document), V4 (gapless numbers), V6 (open
//! receivables agree with their control account), and that progress is the sum of deliveries and invoices; each is proved
//! by `checks.rs`.

mod apply;
mod checks;
mod credit;
mod delivery;
mod draft;
mod invoice;
mod lists;
mod load;
mod model;
mod order;
mod paper;
mod posted;
mod price;
mod print;
mod quotation;
mod rows;
mod source;
mod sql;
mod view;

use kontor_platform::Router;

/// Registers commands, events and checks.
pub fn register(router: &mut Router) {
    router.query(price::list_lists);
    router.change(price::save_list);
    router.query(price::list);
    router.change(price::set);
    router.query(price::resolve);
    router.query(draft::calculate);
    router.change_shown(quotation::save_draft, quotation::shown);
    router.change_shown(quotation::discard, quotation::shown);
    router.change_shown(quotation::send, quotation::shown);
    router.change_shown(quotation::lose, quotation::shown);
    router.change_shown(quotation::to_order, order::shown);
    router.query(quotation::get);
    router.query(quotation::list);
    router.query(paper::quotation);
    router.change_shown(order::save_draft, order::shown);
    router.change_shown(order::discard, order::shown);
    router.change_shown(order::confirm, order::shown);
    router.change_shown(order::cancel, order::shown);
    router.change_shown(order::close, order::shown);
    router.query(order::get);
    router.query(order::list);
    router.query(order::count);
    router.query(paper::order);
    router.change_shown(delivery::post, delivery::shown);
    router.change_shown(delivery::reverse, delivery::shown);
    router.query(delivery::get);
    router.query(delivery::list);
    router.query(paper::delivery);
    router.change_shown(invoice::post, posted::shown_invoice);
    router.query(invoice::preview);
    router.query(posted::get_invoice);
    router.query(posted::list_invoices);
    router.query(print::show_invoice);
    router.change_shown(print::invoice, print::printed_invoice);
    router.change_shown(credit::post, posted::shown_credit_note);
    router.query(posted::get_credit_note);
    router.query(posted::list_credit_notes);
    router.query(print::show_credit_note);
    router.change_shown(print::credit_note, print::printed_credit_note);
    events(router);
    router.sql(sql::ALL, lists::ALL);
    checks::register(router);
}

fn events(router: &mut Router) {
    router.event(apply::price_list_changed);
    router.event(apply::prices_set);
    router.event(apply::quotation_drafted);
    router.event(apply::quotation_sent);
    router.event(apply::quotation_ordered);
    router.event(apply::quotation_lost);
    router.event(apply::quotation_discarded);
    router.event(apply::order_drafted);
    router.event(apply::order_confirmed);
    router.event(apply::order_cancelled);
    router.event(apply::order_closed);
    router.event(apply::order_discarded);
    router.event(apply::delivery_posted);
    router.event(apply::delivery_reversed);
    router.event(apply::invoice_posted);
    router.event(apply::credit_note_posted);
    router.event(print::original_printed);
}
