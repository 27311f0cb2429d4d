//! Finance: the ledger.
//!
//! Owns the chart of accounts, journal entries and postings, balances, fiscal years, locks, number series' prefixes.
//! Refuses an entry that does not balance, a date in a locked period, a posting by hand to a control account, a reversal
//! of a reversed entry. Events: `finance.*`. Invariants: V1 (balanced), V2 (append-only), V4 (gapless numbers),
//! V5 (locks), V7 (nothing is settled twice), V8 (balances are the sums of postings), each proved by `checks.rs`.

mod account;
mod apply;
mod chart;
mod checks;
mod checks_documents;
mod discount;
mod entry;
mod ground;
pub mod journal;
mod lists;
mod lock;
mod model;
mod numbering;
mod offset;
mod opening;
mod payment;
mod posting;
mod rate;
mod rows;
mod settle;
mod settlement;
mod sql;
mod sql_documents;
mod sql_settlement;
mod sql_tax;
mod tax;
mod term;
mod trial_balance;

use kontor_platform::Router;

/// Registers commands, events and checks.
pub fn register(router: &mut Router) {
    router.change(chart::install);
    router.query(account::list);
    router.change(account::create);
    router.change(account::update);
    router.change_shown(entry::post, entry::load);
    router.change_shown(entry::reverse, entry::load);
    router.change(numbering::take_number);
    router.change(posting::post_document);
    router.query(entry::get);
    router.query(entry::list);
    router.query(entry::ledger);
    router.query(payment::open_items);
    router.query(payment::open_sums);
    router.query(payment::list);
    router.query(payment::get);
    router.change_shown(payment::post, payment::load);
    router.change_shown(payment::reverse, payment::load);
    router.change_shown(opening::post_balances, entry::load);
    router.change(opening::post_item);
    router.change(opening::reverse_item);
    router.query(settlement::get_item);
    router.change_shown(settlement::allocate, settlement::load);
    router.change_shown(settlement::reverse, settlement::load);
    router.query(trial_balance::get);
    router.query(lock::get);
    router.change(lock::set);
    router.query(tax::list);
    router.change(tax::create);
    router.change(tax::update);
    router.query(term::list);
    router.change(term::create);
    router.change(term::update);
    router.event(tax::apply_changed);
    router.event(term::apply_changed);
    router.event(apply::chart_installed);
    router.event(apply::account_changed);
    router.event(apply::year_opened);
    router.event(apply::entry_posted);
    router.event(apply::lock_moved);
    router.event(apply::item_opened);
    router.event(apply::payment_posted);
    router.event(apply::items_settled);
    router.rates(rate::KnownRates);
    router.sql(sql::ALL, lists::ALL);
    router.sql(sql_settlement::ALL, &[]);
    router.sql(sql_tax::ALL, sql_tax::LISTS);
    checks::register(router);
    checks_documents::register(router);
}
