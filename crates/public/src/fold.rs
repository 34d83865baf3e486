//! Letters as people type them in haste: without capitals and accents.

/// Lower case without the accents of the Latin languages; other letters stay.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match base(letter) {
            Some(base) => folded.push_str(base),
            None => folded.push(letter),
        }
    }
    folded
}

/// What people type for a letter; `None` for the letter itself. A combining accent is left out.
fn base(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => "e",
        'ğ' | 'ģ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'ĩ' | 'ỉ' | 'ị' => "i",
        'ķ' => "k",
        'ł' | 'ļ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ř' | 'ŕ' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ũ' | 'ư' | 'ụ'..='ự' => "u",
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\u{300}'..='\u{36f}' | '\'' | '’' | 'ʻ' => "",
        '-' => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_and_capitals_do_not_matter() {
        for (name, typed) in [
            ("Álvarez", "alvarez"),
            ("Muñoz-Peña", "munoz pena"),
            ("O’Brien", "obrien"),
            ("Jose\u{301}", "jose"),
            ("Großmann", "grossmann"),
            ("Nguyễn Trần Hữu Lộc", "nguyen tran huu loc"),
            ("王小明", "王小明"),
        ] {
            assert_eq!(fold(name), typed);
        }
    }
}
