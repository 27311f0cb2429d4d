//! The chart of accounts as lookups need it: read once, kept for the window, read again when it changes.

use std::{collections::HashSet, sync::Arc};

use kontor_contract::{
    finance::{AccountRow, ListAccounts},
    list::{ListRequest, MAX_LIMIT},
    packs::{PACKS, Pack},
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::{
    client::{self, live::use_live},
    kit::{Choice, LookupSource},
    pages::accounts,
    text::t,
};

/// More pages of accounts than this no chart has.
const MOST_PAGES: usize = 20;

/// The chart of this company.
#[derive(Clone, Copy)]
pub struct Chart {
    /// All accounts, in order of codes.
    pub accounts: RwSignal<Arc<Vec<AccountRow>>>,
}

impl Chart {
    /// The name of an account; empty if there is none.
    pub fn name_of(&self, code: &str) -> String {
        self.accounts.with(|accounts| {
            accounts.iter().find(|account| account.code.as_str() == code).map(|account| account.name.clone()).unwrap_or_default()
        })
    }
    /// A lookup among the accounts that take postings. Control accounts are among them: what only documents may post
    /// is for the book to refuse, with its reason.
    pub fn lookup(&self) -> LookupSource {
        let accounts = self.accounts;
        LookupSource::held(Signal::derive(move || {
            let choice = |account: &AccountRow| Choice {
                code: account.code.as_str().to_owned(),
                name: account.name.clone(),
                detail: account.control.map(|control| t(&format!("control-{}", control.as_str()))).unwrap_or_default(),
                ..Choice::default()
            };
            Arc::new(accounts.with(|accounts| accounts.iter().filter(|account| account.active).map(choice).collect::<Vec<_>>()))
        }))
        .linking(accounts::WRITE, accounts::kind)
    }
}

/// The chart, fetched for the calling screen.
pub fn use_chart() -> Chart {
    let chart = Chart { accounts: RwSignal::new(Arc::default()) };
    let changed = use_live("finance.account");
    Effect::new(move |_| {
        changed.track();
        spawn_local(async move {
            let mut all = Vec::new();
            let mut cursor = None;
            for _ in 0..MOST_PAGES {
                let request = ListAccounts(ListRequest { cursor: cursor.take(), limit: Some(MAX_LIMIT), ..Default::default() });
                // Without a chart a lookup finds nothing and says so; the field keeps what was typed.
                let Ok(page) = client::call(&request).await else { break };
                all.extend(page.rows);
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            chart.accounts.try_set(Arc::new(all));
        });
    });
    chart
}

/// The country pack a chart comes from: the one that lists at least half of its accounts, `(code, group)`, in the same
/// groups. `None` for a chart of one's own.
pub fn pack_of<'a>(accounts: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Option<&'static Pack> {
    let count = accounts.clone().count();
    let fits = |pack: &&'static Pack| {
        let known: HashSet<(&str, &str)> =
            pack.accounts.iter().map(|account| (account.code.as_str(), account.group.as_str())).collect();
        accounts.clone().filter(|account| known.contains(account)).count()
    };
    let best = PACKS.iter().max_by_key(fits)?;
    (count > 0 && fits(&best) * 2 >= count).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::pack_of;
    use kontor_contract::packs::find;

    #[test]
    fn a_chart_is_known_by_its_accounts() {
        for code in ["de-skr03", "de-skr04", "fr-pcg", "neutral"] {
            let accounts = &find(code).unwrap().accounts;
            let chart = accounts.iter().map(|account| (account.code.as_str(), account.group.as_str()));
            assert_eq!(pack_of(chart).map(|pack| pack.code.as_str()), Some(code));
        }
        assert!(pack_of([("1", "x"), ("2", "y")].into_iter()).is_none());
        assert!(pack_of(std::iter::empty()).is_none());
    }
}
