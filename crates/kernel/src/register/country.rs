//! Countries, by the two letters of ISO 3166-1.

/// ISO 3166-1 alpha-2, and XI (Northern Ireland) and XK (Kosovo), which trade documents use.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW \
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB \
    GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM \
    KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC \
    NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL \
    SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI \
    XK YE YT ZA ZM ZW";

/// The member states of the Union.
pub const EU_COUNTRIES: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL",
    "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Every country, by its two letters.
pub fn countries() -> impl Iterator<Item = &'static str> {
    COUNTRIES.split(' ')
}

/// Whether a text is the two letters of a country.
#[must_use]
pub fn is_country(code: &str) -> bool {
    countries().any(|known| known == code)
}

/// Whether a country is a member of the Union.
#[must_use]
pub fn is_eu_country(code: &str) -> bool {
    EU_COUNTRIES.contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_two_upper_case_letters() {
        assert!(["DE", "FR", "AD", "ZW", "XI"].into_iter().all(is_country));
        assert!(["de", "D", "", "D E", "EL", "UK", "XX", "DEU"].into_iter().all(|code| !is_country(code)));
        assert!(EU_COUNTRIES.into_iter().all(is_country));
        assert!(!is_eu_country("CH") && !is_eu_country("GB"));
    }
}
