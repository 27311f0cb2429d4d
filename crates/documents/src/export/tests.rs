use super::*;
use kontor_kernel::money::CurrencyCode;

/// Two entries with everything that could upset a parser.
fn tricky() -> Vec<JournalLine> {
    let names = [
        ("1400", "Forderungen aus Lieferungen; \"alt\"", AccountType::Asset),
        ("8400", "Erlöse 19 % USt (Inland) | netto", AccountType::Income),
        ("1776", "  Umsatzsteuer:19 % ; fällig", AccountType::Liability),
        ("a-1", "ÉTABLISSEMENTS LEMAÎTRE & FILS", AccountType::Equity),
        ("4.1", "Ⅷ ² ª – {Zwölf} [x] *", AccountType::Expense),
        ("4-1", "Ⅷ ² ª – {Zwölf} [x] *", AccountType::Expense),
        ("9000", "", AccountType::Equity),
        ("9001", "現金 Žďár", AccountType::Asset),
    ];
    let memos = ["=cmd|' /C calc'!A0; \"x\" \\ \n\t2026-01-01 * y", "(Klammer) ! @ #tag ^link | Zeile"];
    let mut lines = Vec::new();
    for (index, memo) in memos.into_iter().enumerate() {
        for (at, (code, name, account_type)) in names.into_iter().enumerate() {
            let money = |minor| Some(Money::new(minor, CurrencyCode::EUR));
            lines.push(JournalLine {
                entry_id: Uuid::from_u128(1 + index as u128),
                entry_number: format!("JE-2026-{index})"),
                date: CivilDate::from_ymd_opt(2026, 2, 28 - u32::try_from(index).unwrap()).unwrap(),
                account_code: code.into(),
                account_name: name.into(),
                account_type,
                debit: if at % 2 == 0 { money(12_345) } else { None },
                credit: if at % 2 == 1 { money(12_345) } else { None },
                currency: CurrencyCode::EUR,
                memo: memo.into(),
            });
        }
    }
    for (debit, code) in [(true, "1400"), (false, "8400")] {
        let money = Some(Money::new(1_500, CurrencyCode::JPY));
        let template = lines.iter().find(|line| line.account_code == code).unwrap().clone();
        let (debit, credit) = if debit { (money, None) } else { (None, money) };
        lines.push(JournalLine {
            entry_id: Uuid::from_u128(9),
            currency: CurrencyCode::JPY,
            debit,
            credit,
            memo: String::new(),
            ..template
        });
    }
    lines
}

type Export = fn(Vec<JournalLine>, &mut dyn io::Write) -> Result<(), ExportError>;

fn text(export: Export, lines: Vec<JournalLine>) -> String {
    let mut bytes = Vec::new();
    export(lines, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn csv_has_exactly_its_columns() {
    let text = text(journal_csv, tricky());
    let mut rows = text.lines();
    assert_eq!(rows.next(), Some("entry_id,date,account_code,account_type,debit,credit,currency"));
    assert_eq!(rows.next(), Some("00000000-0000-0000-0000-000000000001,2026-02-28,1400,asset,123.45,,EUR"));
    assert_eq!(rows.next(), Some("00000000-0000-0000-0000-000000000001,2026-02-28,8400,income,,123.45,EUR"));
    assert_eq!(rows.count(), 16);
}

#[test]
fn plain_text_journals_are_as_the_programs_want_them() {
    insta::assert_snapshot!("hledger", text(hledger, tricky()));
    insta::assert_snapshot!("beancount", text(beancount, tricky()));
}

#[test]
fn an_empty_journal_is_a_journal() {
    for export in [hledger as Export, beancount, journal_csv] {
        assert!(!text(export, Vec::new()).is_empty());
    }
}

#[test]
fn amounts_in_another_currency_are_refused() {
    let mut line = tricky().remove(0);
    line.currency = CurrencyCode::CHF;
    assert!(matches!(hledger([line], &mut Vec::new()), Err(ExportError::Amount { .. })));
}
