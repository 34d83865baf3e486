//! Writes a made-up school as files: `demo STUDENTS SEED FOLDER`. `cargo xtask demo` runs it.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1);
    let students = given.next().and_then(|text| text.parse().ok());
    let seed = given.next().and_then(|text| text.parse().ok());
    let (Some(students), Some(seed), Some(folder)) = (students, seed, given.next()) else {
        eprintln!("usage: demo STUDENTS SEED FOLDER");
        return ExitCode::FAILURE;
    };
    match write(students, seed, &PathBuf::from(&folder)) {
        Ok(()) => {
            println!("{students} students in {folder}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(students: u32, seed: u64, folder: &PathBuf) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (name, text) in throughline_interchange::demo::school(students, seed) {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}
