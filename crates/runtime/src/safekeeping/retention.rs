//! Which backups stay: the newest of each of the last days, weeks and months that have one.

use std::collections::BTreeSet;

use chrono::Datelike as _;
use kontor_contract::safekeeping::{BackupId, BackupRow, BackupSettings};
use kontor_kernel::CivilDate;

/// Backups whose files may go. The newest stays whatever was set, so does the newest verified one, and everything that is
/// newer than that: who knows which of them is right.
pub(super) fn superfluous(backups: &[BackupRow], settings: &BackupSettings) -> Vec<BackupId> {
    let mut newest_first: Vec<&BackupRow> = backups.iter().collect();
    newest_first.sort_by_key(|backup| std::cmp::Reverse((backup.made_at, backup.id)));
    let verified = newest_first.iter().find(|backup| backup.verified_at.is_some());
    let mut kept: BTreeSet<BackupId> = newest_first.first().into_iter().chain(verified).map(|backup| backup.id).collect();
    let week = |day: CivilDate| (day.iso_week().year(), day.iso_week().week());
    keep(&newest_first, settings.keep_daily, |day| (day.year(), day.ordinal()), &mut kept);
    keep(&newest_first, settings.keep_weekly, week, &mut kept);
    keep(&newest_first, settings.keep_monthly, |day| (day.year(), day.month()), &mut kept);
    let older = newest_first.iter().skip_while(|backup| backup.verified_at.is_none());
    older.map(|backup| backup.id).filter(|id| !kept.contains(id)).collect()
}

fn keep(newest_first: &[&BackupRow], spans: u32, span: impl Fn(CivilDate) -> (i32, u32), kept: &mut BTreeSet<BackupId>) {
    let mut seen = BTreeSet::new();
    for backup in newest_first.iter().filter(|backup| backup.problem.is_empty()) {
        let new = seen.insert(span(backup.made_at.date_utc()));
        if seen.len() > usize::try_from(spans).unwrap_or(usize::MAX) {
            return;
        }
        if new {
            kept.insert(backup.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_contract::safekeeping::BackupTrigger;
    use kontor_kernel::Instant;
    use uuid::Uuid;

    fn made(number: u128, day: &str, right: bool) -> BackupRow {
        let made_at = Instant::noon(day.parse().expect("a day"));
        BackupRow {
            id: BackupId::from_uuid(Uuid::from_u128(number)),
            made_at,
            made_by: BackupTrigger::Schedule,
            file: String::new(),
            size: 1,
            encrypted: false,
            schema_version: 17,
            epoch: 1,
            seq: 1,
            verified_at: right.then_some(made_at),
            problem: if right { String::new() } else { "damaged".to_owned() },
            removed_at: None,
            place: String::new(),
        }
    }

    fn left(days: &[(&str, bool)], keep: (u32, u32, u32)) -> Vec<usize> {
        let rows: Vec<BackupRow> = (0_u128..).zip(days).map(|(number, (day, right))| made(number, day, *right)).collect();
        let settings =
            BackupSettings { keep_daily: keep.0, keep_weekly: keep.1, keep_monthly: keep.2, ..BackupSettings::default() };
        let gone = superfluous(&rows, &settings);
        (0..rows.len()).filter(|at| !gone.contains(&rows[*at].id)).collect()
    }

    #[test]
    fn the_newest_of_each_span_stays() {
        let days = [("2026-03-16", true), ("2026-03-15", true), ("2026-03-14", true), ("2026-03-09", true), ("2026-02-01", true)];
        assert_eq!(left(&days, (2, 0, 0)), [0, 1]);
        assert_eq!(left(&days, (0, 2, 0)), [0, 1]);
        assert_eq!(left(&days, (0, 0, 2)), [0, 4]);
        assert_eq!(left(&days, (1, 2, 3)), [0, 1, 4]);
        // Without a rule only what is needed to put the book back.
        assert_eq!(left(&days, (0, 0, 0)), [0]);
        assert_eq!(left(&[], (7, 4, 12)), Vec::<usize>::new());
    }

    #[test]
    fn two_of_one_day_leave_the_later() {
        assert_eq!(left(&[("2026-03-16", true), ("2026-03-16", true)], (7, 0, 0)), [1]);
    }

    #[test]
    fn damaged_ones_push_no_good_one_out() {
        assert_eq!(left(&[("2026-03-16", false), ("2026-03-15", true), ("2026-03-14", true)], (1, 0, 0)), [0, 1]);
        assert_eq!(left(&[("2026-03-16", false), ("2026-03-15", true)], (0, 0, 0)), [0, 1]);
    }

    #[test]
    fn what_could_not_be_verified_stays_until_something_newer_is() {
        let days = [("2026-03-16", false), ("2026-03-15", false), ("2026-03-14", false)];
        assert_eq!(left(&days, (1, 0, 0)), [0, 1, 2]);
        let days = [("2026-03-16", true), ("2026-03-15", false), ("2026-03-14", false)];
        assert_eq!(left(&days, (1, 0, 0)), [0]);
    }
}
