//! Tables as CSV text, for a spreadsheet. What a spreadsheet would take for a formula is made harmless.

/// The text of a CSV file in UTF-8 with a byte order mark, which Excel needs to see the accents.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if safe.contains(['"', ',', '\n', '\r', '\t']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::csv;

    fn check(cell: &str, expected: &str) {
        let text = csv([vec![cell.to_owned(), "b".to_owned()]]);
        assert_eq!(text, format!("\u{feff}{expected},b\r\n"));
    }

    #[test]
    fn cells_are_quoted_when_they_must_be_and_formulas_are_made_harmless() {
        check("Ana", "Ana");
        check("Ruiz, Ana", "\"Ruiz, Ana\"");
        check("the \"other\" one", "\"the \"\"other\"\" one\"");
        check("=1+1", "'=1+1");
        check("-2", "'-2");
        check("@home,", "\"'@home,\"");
        check("two\nlines", "\"two\nlines\"");
    }
}
