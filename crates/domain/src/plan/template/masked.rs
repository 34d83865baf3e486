//! Taking names out of a template.

use super::Template;
use crate::masking::{Names, Piece};

/// What stands where a name was taken out: it shows that something is missing, in any language.
pub const BLANK: &str = "___";

/// The template without the names that the school knows, and how many were taken out. What is no name of the school's, such
/// as a nickname or a place, stays: a person must look it over.
pub fn masked(mut template: Template, names: &Names) -> (Template, usize) {
    let mut taken_out = 0;
    for text in template.texts() {
        let pieces = names.mask(text);
        let kept = pieces.into_iter().map(|piece| match piece {
            Piece::Kept(text) => text,
            Piece::Masked(..) => {
                taken_out += 1;
                BLANK.to_owned()
            }
        });
        *text = kept.collect();
    }
    (template, taken_out)
}
