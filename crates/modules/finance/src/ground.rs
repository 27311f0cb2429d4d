//! What every posting stands on, read at once: lock dates, its number series, whether the fiscal year is open, and the
//! accounts it names.

use std::collections::BTreeMap;

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::{ACCOUNT_INACTIVE, ACCOUNT_UNKNOWN, LockKind, PERIOD_LOCKED, YearOpened};
use kontor_contract::posting::{AccountRef, PURPOSE_UNKNOWN};
use kontor_contract::row::{Column as _, Value};
use kontor_contract::{Result, params};
use kontor_kernel::date::{FiscalYear, fiscal_year_of};
use kontor_kernel::{AccountCode, CivilDate};
use kontor_platform::{Change, Cx};
use kontor_store::{Ask, ask, ask_in};

use crate::posting::distinct;
use crate::rows::{Account, GroundRow, PurposeAccount};
use crate::{lock, sql};

/// What a posting on a certain day stands on.
pub(crate) struct Ground {
    locks: Vec<(LockKind, CivilDate)>,
    prefixes: BTreeMap<String, String>,
    /// The fiscal year of the day.
    pub(crate) year: FiscalYear,
    year_open: bool,
    purposes: BTreeMap<String, PurposeAccount>,
    /// Those asked for by their codes.
    pub(crate) accounts: Vec<Account>,
}

/// What is asked about it, to be gathered with whatever else a document reads.
pub(crate) type Asked = (Ask<GroundRow>, Ask<PurposeAccount>, Ask<Account>);

/// What was answered.
pub(crate) type Found = (Vec<GroundRow>, Vec<PurposeAccount>, Vec<Account>);

impl Ground {
    /// Reads it for a posting on `posted_on` that may take a number of the series of a kind, and the accounts it names.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn load<'a>(
        cx: &mut Change,
        posted_on: CivilDate,
        series: &str,
        accounts: impl Iterator<Item = &'a AccountRef> + Clone,
    ) -> Result<Self> {
        let asked = Self::asked(cx, posted_on, series, accounts)?;
        let found = cx.gather(asked).await?;
        Self::found(cx, posted_on, found)
    }

    /// What [`Ground::load`] asks.
    ///
    /// # Errors
    /// `auth.required`.
    pub(crate) fn asked<'a>(
        cx: &Cx,
        posted_on: CivilDate,
        series: &str,
        accounts: impl Iterator<Item = &'a AccountRef> + Clone,
    ) -> Result<Asked> {
        let year = i64::from(year_of(cx, posted_on)?.year());
        let (purposes, codes) = asked_accounts(accounts);
        Ok((ask(&sql::GROUND, params![year, series.to_owned()]), purposes, codes))
    }

    /// What came of [`Ground::asked`].
    ///
    /// # Errors
    /// `auth.required`.
    pub(crate) fn found(cx: &Cx, posted_on: CivilDate, (rows, purposes, accounts): Found) -> Result<Self> {
        let year = year_of(cx, posted_on)?;
        let (locks, prefixes) = (Vec::new(), BTreeMap::new());
        let mut ground = Self { locks, prefixes, year, year_open: false, purposes: BTreeMap::new(), accounts };
        ground.purposes.extend(purposes.into_iter().map(|row| (row.purpose.clone(), row)));
        for row in rows {
            ground.locks.extend(row.lock.zip(row.until));
            ground.prefixes.extend(row.series.zip(row.prefix));
            ground.year_open |= row.year.is_some();
        }
        Ok(ground)
    }

    /// Reads the accounts of lines that were not asked for yet.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn know<'a>(
        &mut self,
        cx: &mut Change,
        accounts: impl Iterator<Item = &'a AccountRef> + Clone,
    ) -> Result<()> {
        let missing = accounts.filter(|account| match account {
            AccountRef::Purpose(purpose) => !self.purposes.contains_key(purpose),
            AccountRef::Code(code) => self.accounts.iter().all(|known| known.code != *code),
        });
        let missing: Vec<&AccountRef> = missing.collect();
        if missing.is_empty() {
            return Ok(());
        }
        let (purposes, accounts) = cx.gather(asked_accounts(missing.into_iter())).await?;
        self.purposes.extend(purposes.into_iter().map(|row| (row.purpose.clone(), row)));
        self.accounts.extend(accounts);
        Ok(())
    }

    /// Refuses a date in a locked period, and makes sure at commit that nobody has locked it since.
    ///
    /// # Errors
    /// `finance.period.locked`.
    pub(crate) fn require_open(&self, cx: &mut Change, kinds: &[LockKind], posted_on: CivilDate) -> Result<()> {
        let closed = self.locks.iter().filter(|(kind, _)| kinds.contains(kind)).find(|(_, until)| posted_on <= *until);
        if let Some((_, until)) = closed {
            return Err(PERIOD_LOCKED.with("date", posted_on).with("until", until).at("posted_on"));
        }
        kinds.iter().for_each(|kind| lock::guard(cx, *kind, posted_on));
        Ok(())
    }

    /// The account the chart names for a purpose.
    ///
    /// # Errors
    /// `finance.purpose.unknown`.
    pub(crate) fn account(&self, purpose: &str) -> Result<&AccountCode> {
        self.purposes.get(purpose).map(|row| &row.code).ok_or_else(|| PURPOSE_UNKNOWN.with("purpose", purpose))
    }

    /// The account of a line, if it takes postings.
    ///
    /// # Errors
    /// `finance.purpose.unknown`, `finance.account.unknown`, `finance.account.inactive`.
    pub(crate) fn resolve(&self, account: &AccountRef) -> Result<AccountCode> {
        let (code, active) = match account {
            AccountRef::Purpose(purpose) => (self.account(purpose)?, self.purposes.get(purpose).is_some_and(|row| row.active)),
            AccountRef::Code(code) => match self.accounts.iter().find(|known| known.code == *code) {
                Some(known) => (code, known.active),
                None => return Err(ACCOUNT_UNKNOWN.with("account", code.as_str())),
            },
        };
        if active { Ok(code.clone()) } else { Err(ACCOUNT_INACTIVE.with("account", code.as_str())) }
    }

    /// What the numbers of a kind begin with.
    ///
    /// # Errors
    /// `not_found` for a kind without a series.
    pub(crate) fn prefix(&self, kind: &str) -> Result<&str> {
        self.prefixes.get(kind).map(String::as_str).ok_or_else(|| NOT_FOUND.with("what", "series").with("id", kind))
    }

    /// Opens the fiscal year if nobody has yet.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn open_year(&mut self, cx: &mut Change) -> Result<()> {
        if !self.year_open {
            let company_id = cx.company_id()?;
            let FiscalYear { start, end, .. } = self.year;
            cx.record(YearOpened { company_id, year: i64::from(self.year.year()), starts_on: start, ends_on: end }).await?;
            self.year_open = true;
        }
        Ok(())
    }
}

fn year_of(cx: &Cx, posted_on: CivilDate) -> Result<FiscalYear> {
    Ok(fiscal_year_of(posted_on, cx.caller()?.company.fiscal_start_month))
}

fn asked_accounts<'a>(accounts: impl Iterator<Item = &'a AccountRef> + Clone) -> (Ask<PurposeAccount>, Ask<Account>) {
    let purposes = accounts.clone().filter_map(|account| match account {
        AccountRef::Purpose(purpose) => Some(Value::Text(purpose.clone())),
        AccountRef::Code(_) => None,
    });
    let codes = accounts.filter_map(|account| match account {
        AccountRef::Code(code) => Some(code.to_value()),
        AccountRef::Purpose(_) => None,
    });
    let purposes = ask_in(&sql::ACCOUNTS_FOR, Vec::new(), distinct(purposes.collect()));
    (purposes, ask_in(&sql::ACCOUNTS_BY_CODE, Vec::new(), distinct(codes.collect())))
}
