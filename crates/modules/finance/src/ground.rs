//! What every posting stands on, read at once: lock dates, accounts by purpose, number series, and whether a fiscal year
//! is open.

use std::collections::BTreeMap;

use kontor_contract::error::NOT_FOUND;
use kontor_contract::finance::{LockKind, PERIOD_LOCKED, YearOpened};
use kontor_contract::{Result, params};
use kontor_kernel::date::{FiscalYear, fiscal_year_of};
use kontor_kernel::{AccountCode, CivilDate};
use kontor_platform::Change;

use crate::rows::GroundRow;
use crate::{lock, sql};

/// What a posting on a certain day stands on.
pub(crate) struct Ground {
    locks: Vec<(LockKind, CivilDate)>,
    purposes: BTreeMap<String, AccountCode>,
    prefixes: BTreeMap<String, String>,
    /// The fiscal year of the day.
    pub(crate) year: FiscalYear,
    year_open: bool,
}

impl Ground {
    /// Reads it for a posting on `posted_on`.
    ///
    /// # Errors
    /// `unavailable.*`.
    pub(crate) async fn load(cx: &mut Change, posted_on: CivilDate) -> Result<Self> {
        let year = fiscal_year_of(posted_on, cx.caller()?.company.fiscal_start_month);
        let rows: Vec<GroundRow> = cx.rows(&sql::GROUND, params![i64::from(year.year())]).await?;
        let (locks, purposes, prefixes) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        let mut ground = Self { locks, purposes, prefixes, year, year_open: false };
        for row in rows {
            ground.locks.extend(row.lock.zip(row.until));
            ground.purposes.extend(row.purpose.zip(row.account));
            ground.prefixes.extend(row.series.zip(row.prefix));
            ground.year_open |= row.year.is_some();
        }
        Ok(ground)
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
    pub(crate) fn account(&self, purpose: &str) -> Option<&AccountCode> {
        self.purposes.get(purpose)
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
