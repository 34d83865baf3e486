//! How an input is laid out that stands for files, and what stands in for the keys of a school.

/// A ZIP, or files that each begin with `@@` and their name in a line.
pub fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    if bytes.starts_with(b"PK") {
        return vec![("offered.zip".to_owned(), bytes.to_vec())];
    }
    let mut files = Vec::new();
    let mut rest = bytes;
    while let Some(body) = rest.strip_prefix(b"@@") {
        let end = body
            .windows(2)
            .position(|two| two == b"@@")
            .unwrap_or(body.len());
        let (file, next) = body.split_at(end);
        let name = file
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(file.len());
        let (name, content) = file.split_at(name);
        let content = content.strip_prefix(b"\n").unwrap_or(content);
        files.push((String::from_utf8_lossy(name).into_owned(), content.to_vec()));
        rest = next;
    }
    files
}

/// Stands in for the keyed hash: FNV-1a with 128 bits.
pub fn derive(kind: &str, key: &str) -> u128 {
    let bytes = kind.bytes().chain([0]).chain(key.bytes());
    bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B)
    })
}
