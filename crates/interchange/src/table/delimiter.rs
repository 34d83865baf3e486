//! Which character separates the columns.

/// The candidates; where two occur equally often, the earlier one wins.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The separator of a table's columns: the candidate (comma, semicolon, tab, bar) that its first line has most often
/// outside quotation marks; a comma when it has none.
pub fn sniff(text: &str) -> u8 {
    let mut counts = [0_u32; CANDIDATES.len()];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                for (candidate, count) in CANDIDATES.iter().zip(&mut counts) {
                    *count += u32::from(*candidate == byte);
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    CANDIDATES
        .iter()
        .zip(counts)
        .find(|(_, count)| *count == most)
        .map_or(b',', |(candidate, _)| *candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: u8) {
        assert_eq!(sniff(text), expected, "{text:?}");
    }

    #[test]
    fn the_most_frequent_candidate_of_the_first_line() {
        check("a,b,c\n1;2;3;4;5", b',');
        check("a;b;c", b';');
        check("a\tb\tc, d", b'\t');
        check("a|b", b'|');
        check("\r\n\n a;b\n", b';');
        check("\"Doe, Jane, Dr\";b\n", b';');
    }

    #[test]
    fn a_comma_where_there_is_none() {
        check("", b',');
        check("sourcedId\n1;2", b',');
    }
}
