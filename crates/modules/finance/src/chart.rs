//! Installing a chart of accounts from a country pack.

use kontor_contract::finance::{AccountSaved, ChartInstalled, InstallChart};
use kontor_contract::identity::{Empty, PACK_UNKNOWN};
use kontor_contract::{Result, packs};
use kontor_platform::Change;

use crate::{tax, term};

/// One event for the whole chart, its purposes and series, tax codes and payment terms.
pub(crate) async fn install(cx: &mut Change, request: InstallChart) -> Result<Empty> {
    let pack = packs::find(&request.pack).ok_or_else(|| PACK_UNKNOWN.with("pack", &request.pack).at("pack"))?;
    let accounts = pack.accounts.iter().map(|account| AccountSaved {
        code: account.code.clone(),
        name: account.name.get(pack.language).to_owned(),
        account_type: account.account_type,
        group_code: account.group.clone(),
        control: account.control,
        id: cx.new_id(),
        active: true,
    });
    let event = ChartInstalled {
        company_id: request.company_id,
        pack: format!("{}@{}", pack.code, pack.version),
        accounts: accounts.collect(),
        purposes: pack.roles.clone(),
        series: pack.series.iter().map(|series| (series.kind.clone(), series.prefix.clone())).collect(),
        tax_codes: pack.tax_codes.iter().map(|code| tax::of_pack(code, cx.new_id())).collect::<Result<_>>()?,
        payment_terms: pack.payment_terms.iter().map(|code| term::of_pack(code, cx.new_id())).collect::<Result<_>>()?,
    };
    cx.record(event).await?;
    Ok(Empty {})
}
