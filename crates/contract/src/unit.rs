//! Units of measure everybody knows, with their symbols.

use kontor_kernel::Language;

/// A unit of measure that everybody knows (UN/ECE Recommendation 20 and 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Its code.
    pub code: &'static str,
    /// Its symbol in English, German and French.
    pub symbols: [&'static str; 3],
    /// Decimals its quantities may have.
    pub decimals: u32,
}

const fn unit(code: &'static str, symbols: [&'static str; 3], decimals: u32) -> Unit {
    Unit { code, symbols, decimals }
}

/// The units of measure known by code; an item may use another one by giving symbol and decimals.
pub const UNITS: &[Unit] = &[
    unit("C62", ["pcs", "Stk", "pce"], 0),
    unit("SET", ["set", "Satz", "jeu"], 0),
    unit("PR", ["pair", "Paar", "paire"], 0),
    unit("XDR", ["drum", "Fass", "fût"], 0),
    unit("XPX", ["pallet", "Palette", "palette"], 0),
    unit("XCT", ["carton", "Karton", "carton"], 0),
    unit("MTR", ["m", "m", "m"], 3),
    unit("MTK", ["m²", "m²", "m²"], 3),
    unit("MTQ", ["m³", "m³", "m³"], 3),
    unit("KGM", ["kg", "kg", "kg"], 3),
    unit("GRM", ["g", "g", "g"], 3),
    unit("TNE", ["t", "t", "t"], 4),
    unit("LTR", ["l", "l", "l"], 3),
    unit("HUR", ["h", "Std", "h"], 2),
    unit("DAY", ["d", "Tag", "j"], 2),
    unit("LS", ["flat", "psch", "fft"], 0),
];

impl Unit {
    /// A known unit by code.
    pub fn find(code: &str) -> Option<&'static Self> {
        UNITS.iter().find(|unit| unit.code == code)
    }
    /// Its symbol in a language.
    pub const fn symbol(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.symbols[0],
            Language::De => self.symbols[1],
            Language::Fr => self.symbols[2],
        }
    }
}
