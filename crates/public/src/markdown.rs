//! The simple Markdown of guides: paragraphs, headings, lists, emphasis. Everything else, and all HTML, is plain text.

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list of points.
    Points(Vec<Vec<Span>>),
    /// A list of steps.
    Steps(Vec<Vec<Span>>),
}

/// Words that are said alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Plain(String),
    /// Words that matter.
    Strong(String),
    /// Words with stress.
    Stressed(String),
}

impl Span {
    /// The words alone.
    pub fn words(&self) -> &str {
        match self {
            Span::Plain(words) | Span::Strong(words) | Span::Stressed(words) => words,
        }
    }
}

/// The blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the next line goes on with the last block.
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
            continue;
        }
        let (block, goes_on) = read(line);
        match (blocks.last_mut(), block) {
            (Some(Block::Points(points)), Block::Points(more))
            | (Some(Block::Steps(points)), Block::Steps(more)) => points.extend(more),
            (Some(last), Block::Paragraph(more)) if open => join(last, more),
            (_, block) => blocks.push(block),
        }
        open = goes_on;
    }
    blocks
}

/// What one line begins, and whether a further line may go on with it.
fn read(line: &str) -> (Block, bool) {
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() && heading.starts_with(' ') {
        return (Block::Heading(spans(heading.trim())), false);
    }
    if let Some(point) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return (Block::Points(vec![spans(point.trim())]), true);
    }
    if let Some((number, step)) = line.split_once(['.', ')'])
        && (1..=2).contains(&number.len())
        && number.bytes().all(|letter| letter.is_ascii_digit())
        && step.starts_with(' ')
    {
        return (Block::Steps(vec![spans(step.trim())]), true);
    }
    (Block::Paragraph(spans(line)), true)
}

/// Adds a further line to a block.
fn join(block: &mut Block, more: Vec<Span>) {
    let line = match block {
        Block::Heading(line) | Block::Paragraph(line) => Some(line),
        Block::Points(lines) | Block::Steps(lines) => lines.last_mut(),
    };
    if let Some(line) = line {
        line.push(Span::Plain(" ".to_owned()));
        line.extend(more);
    }
}

/// The words of a line. A mark without its partner is plain text.
fn spans(line: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['*', '_']) {
        let mark = if rest[at..].starts_with("**") {
            "**"
        } else {
            &rest[at..=at]
        };
        let inner = &rest[at + mark.len()..];
        // Within a word, an underscore is a letter.
        let begins = mark != "_" || !rest[..at].ends_with(char::is_alphanumeric);
        let end = inner.find(mark).filter(|end| *end > 0 && begins);
        let Some(end) = end else {
            plain.push_str(&rest[..at + mark.len()]);
            rest = inner;
            continue;
        };
        plain.push_str(&rest[..at]);
        if !plain.is_empty() {
            spans.push(Span::Plain(std::mem::take(&mut plain)));
        }
        let words = inner[..end].to_owned();
        spans.push(if mark == "**" {
            Span::Strong(words)
        } else {
            Span::Stressed(words)
        });
        rest = &inner[end + mark.len()..];
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        spans.push(Span::Plain(plain));
    }
    spans
}

/// The words of a text without its marks, a block a line: for reading aloud and for a code to take along.
pub fn plain(text: &str) -> String {
    let line = |spans: &[Span]| spans.iter().map(Span::words).collect::<String>();
    let mut lines = Vec::new();
    for block in blocks(text) {
        match block {
            Block::Heading(spans) | Block::Paragraph(spans) => lines.push(line(&spans)),
            Block::Points(points) => {
                lines.extend(points.iter().map(|point| format!("- {}", line(point))));
            }
            Block::Steps(steps) => lines.extend(
                (1..)
                    .zip(&steps)
                    .map(|(number, step)| format!("{number}. {}", line(step))),
            ),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(text: &str) -> Vec<Span> {
        vec![Span::Plain(text.to_owned())]
    }

    #[test]
    fn paragraphs_headings_and_lists_are_told_apart() {
        let text = "# Sleep\nA child\nneeds it.\n\n- no screens\n- a story\n\n1. Bath\n2) Bed";
        let paragraph = ["A child", " ", "needs it."].map(|text| Span::Plain(text.to_owned()));
        assert_eq!(
            blocks(text),
            [
                Block::Heading(said("Sleep")),
                Block::Paragraph(paragraph.to_vec()),
                Block::Points(vec![said("no screens"), said("a story")]),
                Block::Steps(vec![said("Bath"), said("Bed")]),
            ]
        );
        assert_eq!(
            plain(text),
            "Sleep\nA child needs it.\n- no screens\n- a story\n1. Bath\n2. Bed"
        );
    }

    #[test]
    fn emphasis_needs_both_its_marks_and_html_is_text() {
        assert_eq!(
            spans("a **b** _c_ d_e_f 2*3 <b>x</b>"),
            [
                Span::Plain("a ".into()),
                Span::Strong("b".into()),
                Span::Plain(" ".into()),
                Span::Stressed("c".into()),
                Span::Plain(" d_e_f 2*3 <b>x</b>".into()),
            ]
        );
    }

    proptest! {
        #[test]
        fn no_word_is_lost(words in proptest::collection::vec("[a-zé]{1,6}", 1..12)) {
            let text = words.join(" ");
            prop_assert_eq!(plain(&format!("- {text}")), format!("- {text}"));
            prop_assert_eq!(plain(&text), text);
        }

        #[test]
        fn anything_can_be_read(text: String) {
            let _ = plain(&text);
        }
    }
}
