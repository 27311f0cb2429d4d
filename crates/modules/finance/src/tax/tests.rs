use kontor_contract::packs::PACKS;

use super::*;

fn code(category: TaxCategory, rate: &str, direction: TaxDirection) -> TaxCodeSaved {
    let account = |code: &str| Some(AccountCode::try_new(code).expect("a code"));
    let taxed = rate != "0";
    let owed = direction == TaxDirection::Purchase && matches!(category, TaxCategory::K | TaxCategory::AE);
    let text = |text: &str| PaperText { en: text.to_owned(), ..PaperText::default() };
    TaxCodeSaved {
        code: Code::try_new("X1").expect("a code"),
        id: Uuid::nil(),
        category,
        rate: rate.parse().expect("a rate"),
        direction,
        tax_code: TaxCodeFields {
            name: text("A code"),
            valid_from: "2026-01-01".parse().expect("a day"),
            valid_to: None,
            tax_account: account("1776").filter(|_| taxed),
            offset_account: account("1774").filter(|_| taxed && owed),
            revenue_account: account("8400"),
            vatex: None,
            reason: text("Exempt"),
            country: None,
            discount_account: None,
        },
    }
}

#[test]
fn every_code_of_every_pack_is_sound() {
    for pack in PACKS.iter() {
        for found in &pack.tax_codes {
            let saved = of_pack(found, Uuid::nil()).expect("a test reads every pack");
            check(&saved).unwrap_or_else(|error| panic!("{} {}: {error}", pack.code, found.code));
        }
    }
}

#[test]
fn rates_go_with_categories() {
    use TaxCategory::{AE, E, G, K, L, O, S, Z};
    use TaxDirection::{Purchase, Sales};
    let sound = [(S, "19", Sales), (Z, "0", Sales), (AE, "0", Sales), (AE, "19", Purchase), (K, "7", Purchase), (L, "7", Sales)];
    for (category, rate, direction) in sound {
        assert!(check(&code(category, rate, direction)).is_ok(), "{category:?} {rate}");
    }
    let wrong = [(S, "0", Sales), (S, "-1", Sales), (S, "101", Sales), (Z, "1", Sales), (E, "5", Purchase), (AE, "19", Sales)];
    for (category, rate, direction) in wrong.into_iter().chain([(G, "19", Sales), (O, "19", Purchase), (K, "19", Sales)]) {
        assert!(check(&code(category, rate, direction)).expect_err("refused").is(&TAX_CODE_RATE), "{category:?} {rate}");
    }
}

#[test]
fn accounts_reason_name_and_days_must_fit() {
    let sound = code(TaxCategory::S, "19", TaxDirection::Sales);
    let refused = |change: &dyn Fn(&mut TaxCodeFields), of: &TaxCodeSaved| {
        let mut changed = of.clone();
        change(&mut changed.tax_code);
        let error = check(&changed).expect_err("refused");
        (error.code.clone(), error.fields[0].path.clone())
    };
    let exempt = code(TaxCategory::E, "0", TaxDirection::Sales);
    let account = sound.tax_code.tax_account.clone();
    let pair = |code: &str, path: &str| (code.to_owned(), path.to_owned());
    assert_eq!(
        refused(&|fields| fields.tax_account = None, &sound),
        pair("finance.tax_code.account_missing", "tax_code.tax_account")
    );
    assert_eq!(
        refused(&|fields| fields.revenue_account = None, &sound),
        pair("finance.tax_code.account_missing", "tax_code.revenue_account")
    );
    assert_eq!(
        refused(&|fields| fields.offset_account.clone_from(&account), &sound),
        pair("finance.tax_code.account_unused", "tax_code.offset_account")
    );
    assert_eq!(
        refused(&|fields| fields.tax_account.clone_from(&account), &exempt),
        pair("finance.tax_code.account_unused", "tax_code.tax_account")
    );
    assert_eq!(
        refused(&|fields| fields.reason = PaperText::default(), &exempt),
        pair("finance.tax_code.reason_missing", "tax_code.reason")
    );
    assert_eq!(
        refused(&|fields| fields.name = PaperText::default(), &sound),
        pair("finance.tax_code.name_missing", "tax_code.name")
    );
    assert_eq!(
        refused(&|fields| fields.valid_to = fields.valid_from.pred_opt(), &sound),
        pair("finance.tax_code.validity", "tax_code.valid_to")
    );
}
