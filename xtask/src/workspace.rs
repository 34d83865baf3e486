//! What cargo says of this workspace: its packages, their targets, the target folder.

use std::path::PathBuf;

use serde_json::Value;

use crate::command::{cargo, output};
use crate::failure::Failure;

/// The workspace as cargo sees it now.
pub struct Workspace {
    /// Where cargo puts what it builds.
    pub target: PathBuf,
    packages: Vec<Value>,
}

/// One target of a package: a binary or a test file.
pub struct Target {
    /// The package it belongs to.
    pub package: String,
    /// Its own name.
    pub name: String,
    /// Features that must be on for it to build.
    pub features: Vec<String>,
}

impl Workspace {
    /// Asks cargo.
    pub fn read() -> Result<Self, Failure> {
        let text = output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
        Self::parse(&text)
            .ok_or_else(|| Failure::Unexpected("`cargo metadata` was not understood".into()))
    }

    fn parse(text: &str) -> Option<Self> {
        let metadata: Value = serde_json::from_str(text).ok()?;
        Some(Self {
            target: metadata["target_directory"].as_str()?.into(),
            packages: metadata["packages"].as_array()?.clone(),
        })
    }

    /// The binary `name` of `package`, when there is one.
    pub fn binary(&self, package: &str, name: &str) -> Option<Target> {
        self.targets("bin")
            .find(|target| target.package == package && target.name == name)
    }

    /// The test files that run in a browser: `store` and those whose name starts with `browser`.
    pub fn browser_tests(&self) -> Vec<Target> {
        self.targets("test")
            .filter(|target| target.name == "store" || target.name.starts_with("browser"))
            .collect()
    }

    fn targets<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = Target> + 'a {
        self.packages.iter().flat_map(move |package| {
            list(&package["targets"])
                .filter(move |target| list(&target["kind"]).any(|is| is == kind))
                .filter_map(move |target| {
                    Some(Target {
                        package: package["name"].as_str()?.to_owned(),
                        name: target["name"].as_str()?.to_owned(),
                        features: list(&target["required-features"])
                            .filter_map(|name| name.as_str().map(str::to_owned))
                            .collect(),
                    })
                })
        })
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::Workspace;

    const METADATA: &str = r#"{"target_directory":"/t","packages":[
        {"name":"engine","targets":[
            {"name":"engine","kind":["bin"]},
            {"name":"bench","kind":["bin"],"required-features":["bench"]},
            {"name":"store","kind":["test"]},
            {"name":"rules","kind":["test"]},
            {"name":"browser_links","kind":["test"]}]}]}"#;

    #[test]
    fn binaries_are_found_with_the_features_they_need() {
        let workspace = Workspace::parse(METADATA).unwrap();
        let bench = workspace.binary("engine", "bench").unwrap();
        assert_eq!(bench.features, ["bench"]);
        assert!(workspace.binary("engine", "store").is_none());
        assert!(workspace.binary("app", "engine").is_none());
    }

    #[test]
    fn browser_tests_are_found_by_name() {
        let workspace = Workspace::parse(METADATA).unwrap();
        let names: Vec<_> = workspace
            .browser_tests()
            .into_iter()
            .map(|it| it.name)
            .collect();
        assert_eq!(names, ["store", "browser_links"]);
    }
}
