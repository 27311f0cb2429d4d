//! Which company of the book a command line is about.

use clap::Args;
use kontor_contract::Result;
use kontor_contract::identity::CompanyId;
use kontor_contract::operating::{COMPANY_UNKNOWN, COMPANY_UNNAMED};

/// What parts the names of companies in an error.
const APART: &str = "; ";

/// A company as named on the command line.
#[derive(Args)]
pub(crate) struct CompanyArg {
    /// The company, by its name or id; without it, the only one there is
    #[arg(long, env = "KONTOR_COMPANY", value_name = "NAME|ID")]
    company: Option<String>,
}

impl CompanyArg {
    /// The one that is meant of some; none where there is none to choose from and none was named.
    ///
    /// # Errors
    /// `company.unknown`; `company.unnamed` where there are several. Both list them.
    pub(crate) fn choose(&self, companies: &[(CompanyId, String)]) -> Result<Option<CompanyId>> {
        let names = || companies.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(APART);
        let Some(wanted) = &self.company else {
            return match companies {
                [] => Ok(None),
                [(only, _)] => Ok(Some(*only)),
                _ => Err(COMPANY_UNNAMED.with("companies", names())),
            };
        };
        let same = |text: &str| text.trim().to_lowercase() == wanted.trim().to_lowercase();
        let found = companies.iter().find(|(id, name)| same(name) || same(&id.to_string()));
        let unknown = || COMPANY_UNKNOWN.with("company", wanted).with("companies", names());
        found.map(|(id, _)| Some(*id)).ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_company_is_named_where_there_are_several() {
        let id = |number: u128| CompanyId::from_uuid(Uuid::from_u128(number));
        let two = [(id(1), "Hansen GmbH".to_owned()), (id(2), "Hansen SARL".to_owned())];
        let chosen =
            |company: Option<&str>, of: &[(CompanyId, String)]| CompanyArg { company: company.map(str::to_owned) }.choose(of);
        assert_eq!(chosen(None, &[]), Ok(None));
        assert_eq!(chosen(None, &two[..1]), Ok(Some(id(1))));
        assert_eq!(chosen(Some("hansen sarl "), &two), Ok(Some(id(2))));
        assert_eq!(chosen(Some(&id(1).to_string()), &two), Ok(Some(id(1))));
        let unnamed = chosen(None, &two).expect_err("which one?");
        assert!(unnamed.is(&COMPANY_UNNAMED) && unnamed.params["companies"] == "Hansen GmbH; Hansen SARL", "{unnamed}");
        let unknown = chosen(Some("Nordlicht"), &two).expect_err("none of the two");
        assert!(unknown.is(&COMPANY_UNKNOWN) && unknown.params["company"] == "Nordlicht", "{unknown}");
        assert!(chosen(Some("Hansen"), &two[..1]).is_err(), "a part of a name is no name");
    }
}
