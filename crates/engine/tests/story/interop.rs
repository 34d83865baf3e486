//! A school can read its own data without this program: with `age`, `unzip`, `minisign` and the Automerge library.

use std::path::Path;
use std::process::{Command as Program, Stdio};

use automerge::ReadDoc;
use throughline_domain::classroom::Classroom;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;
use throughline_protocol::reply::OutFile;
use throughline_protocol::{Command, Reply};
use throughline_vault::introduction::Hello;
use throughline_vault::words::RecoveryKey;

use crate::desk::{Desk, STUDENT};

/// Whether these programs are here; says so when one is not.
fn have(programs: &[&str]) -> bool {
    programs.iter().all(|program| {
        let found = Program::new("which")
            .arg(program)
            .stdout(Stdio::null())
            .status();
        let found = found.is_ok_and(|status| status.success());
        if !found {
            eprintln!("skipped: {program} is not installed");
        }
        found
    })
}

fn run(folder: &Path, program: &str, arguments: &[&str]) {
    let output = Program::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Amy, and Ben whose recovery words count in the chain that Amy has.
fn two() -> (Desk, Desk) {
    let mut amy = Desk::new();
    amy.create_school("Amy");
    let mut ben = amy.invite("Ben", Role::Counselor);
    amy.change::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
        classroom.interests = "Maps".into();
    })
    .unwrap();
    let bundle = amy.export(ben.me());
    ben.import(&bundle);
    let back = ben.export(amy.me());
    amy.import(&back);
    (amy, ben)
}

#[test]
fn age_unzip_and_minisign_open_and_verify_a_bundle() {
    if !have(&["age", "unzip", "minisign"]) {
        return;
    }
    let (mut amy, ben) = two();
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let bundle = amy.export(ben.me());
    std::fs::write(at.join("bundle.age"), &bundle.bytes).unwrap();
    let identity = RecoveryKey::from_words(&ben.words)
        .unwrap()
        .identity()
        .unwrap();
    std::fs::write(at.join("identity.txt"), identity.to_text().expose()).unwrap();
    run(
        at,
        "age",
        &["-d", "-i", "identity.txt", "-o", "bundle.zip", "bundle.age"],
    );
    run(at, "unzip", &["-q", "bundle.zip"]);

    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(at.join("manifest.json")).unwrap()).unwrap();
    let key = manifest["sender"]["signing_key"].as_str().unwrap();
    run(at, "minisign", &["-Vm", "manifest.json", "-P", key]);
}

#[test]
fn the_automerge_library_reads_the_schools_copy() {
    if !have(&["age", "unzip"]) {
        return;
    }
    let mut amy = Desk::new();
    let (_, words) = amy.create_school("Amy");
    amy.change::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
        classroom.interests = "Maps".into();
    })
    .unwrap();
    let Reply::Backup {
        school: Some(copy), ..
    } = amy.ask(Command::Backup).unwrap()
    else {
        panic!("no copy")
    };
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("copy.age"), &copy.bytes).unwrap();
    let identity = RecoveryKey::from_words(&words).unwrap().identity().unwrap();
    std::fs::write(at.join("identity.txt"), identity.to_text().expose()).unwrap();
    run(
        at,
        "age",
        &["-d", "-i", "identity.txt", "-o", "copy.zip", "copy.age"],
    );
    run(at, "unzip", &["-q", "copy.zip"]);
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(at.join("manifest.json")).unwrap()).unwrap();
    let entries = manifest["entries"].as_array().unwrap();
    let classroom = entries
        .iter()
        .find(|entry| entry["kind"] == "classroom")
        .unwrap();
    let name = format!(
        "dossiers/{}.automerge",
        classroom["dossier"].as_str().unwrap()
    );
    let document = automerge::Automerge::load(&std::fs::read(at.join(name)).unwrap()).unwrap();
    let (_, fields) = document.get(automerge::ROOT, "fields").unwrap().unwrap();
    let (interests, _) = document.get(&fields, "interests").unwrap().unwrap();
    assert_eq!(interests.as_str(), Some("Maps"));
}

#[test]
fn a_bundle_that_age_encrypted_again_is_taken_in() {
    if !have(&["age"]) {
        return;
    }
    let (mut amy, mut ben) = two();
    amy.change::<Classroom>(Subject::Classroom(STUDENT), |classroom| {
        classroom.interests = "Rivers".into();
    })
    .unwrap();
    let bundle = amy.export(ben.me());
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("bundle.age"), &bundle.bytes).unwrap();
    let identity = RecoveryKey::from_words(&ben.words)
        .unwrap()
        .identity()
        .unwrap();
    std::fs::write(at.join("identity.txt"), identity.to_text().expose()).unwrap();
    run(
        at,
        "age",
        &["-d", "-i", "identity.txt", "-o", "plain.zip", "bundle.age"],
    );
    let hello = ben.hello.clone().unwrap();
    let recipient = Hello::read(std::str::from_utf8(&hello.bytes).unwrap())
        .unwrap()
        .device
        .recipient
        .to_string();
    run(
        at,
        "age",
        &["-r", &recipient, "-o", "again.age", "plain.zip"],
    );
    let again = OutFile {
        name: "again.age".into(),
        bytes: std::fs::read(at.join("again.age")).unwrap(),
    };
    ben.import(&again);
    assert_eq!(
        ben.body::<Classroom>(Subject::Classroom(STUDENT)).interests,
        "Rivers"
    );
}
