//! Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, quotes around line breaks.

/// Reads tab-separated text. Quoted cells may hold tabs, line breaks and doubled quotes.
pub fn read_block(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\n' => cell.push(' '),
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

/// Whether a text is more than one cell.
pub fn is_block(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n'])
}

/// Writes cells as spreadsheets read them.
pub fn write_block(rows: impl Iterator<Item = Vec<String>>) -> String {
    rows.map(|row| row.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect::<Vec<_>>().join("\t"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::{is_block, read_block, write_block};

    #[test]
    fn spreadsheets_are_understood() {
        for (text, expected) in [
            ("1200\tRent\t500", vec![vec!["1200", "Rent", "500"]]),
            ("1200\t\t500\r\n4210\tx\t\r\n", vec![vec!["1200", "", "500"], vec!["4210", "x", ""]]),
            ("\"two\nlines\"\t\"say \"\"hi\"\"\"", vec![vec!["two lines", "say \"hi\""]]),
            ("", vec![]),
        ] {
            assert_eq!(read_block(text), expected, "{text}");
        }
        assert!(is_block("a\tb") && is_block("a\nb") && !is_block("a\n") && !is_block("12,50"));
        assert_eq!(write_block([vec!["a".to_owned(), "b\tc".to_owned()]].into_iter()), "a\tb c");
    }
}
