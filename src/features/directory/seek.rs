//! Finding services from anywhere, by their names and by who offers them.

use leptos::prelude::*;
use serde::Deserialize;
use throughline_domain::contents::{Contents, Leaf};
use throughline_domain::fold::fold;
use throughline_domain::id::ItemId;
use throughline_domain::subject::Subject;
use throughline_ui::Icon;

use crate::features::{Found, Seek, rank};
use crate::route::Route;
use crate::text::kiosk;
use crate::workspace::Workspace;

/// After pages and people that are found as well.
const AFTER: u32 = 3;

/// What is read of a service: a directory may hold thousands.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Names {
    name: String,
    alternate_name: String,
    organization: Organization,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Organization {
    name: String,
}

/// A service by its names.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    id: ItemId,
    name: String,
    /// Its names and its organization's, folded, in one line.
    sought: String,
}

/// What finds them.
pub fn seek(workspace: Workspace) -> Seek {
    let all = Memo::new(move |_| {
        let view = workspace.cabinet.view(Subject::Family);
        view.map(|view| named(&view.contents)).unwrap_or_default()
    });
    Box::new(move |words| all.with(|all| all.iter().filter_map(|it| find(it, words)).collect()))
}

fn find(service: &Named, words: &[&str]) -> Option<(u32, Found)> {
    // Names are long: one that has the letters strewn about is none.
    let has = words.iter().all(|word| service.sought.contains(word));
    let rank = has.then(|| rank(&service.sought, words))??;
    let found = Found {
        words: service.name.clone(),
        detail: Some(kiosk::service()),
        icon: Icon::Globe,
        route: Route::Service(service.id),
    };
    Some((rank + AFTER, found))
}

/// The services that Family holds, by their names.
fn named(contents: &Contents) -> Vec<Named> {
    let within = "directory/";
    let fields = contents.fields.range(within.to_owned()..);
    let fields = fields.take_while(|(path, _)| path.starts_with(within));
    let named = |(path, leaf): (&String, &Leaf)| {
        let Leaf::Text(json) = leaf else { return None };
        let id = path.strip_prefix(within)?.parse().ok()?;
        let names: Names = serde_json::from_str(json).ok()?;
        let all = [
            names.name.as_str(),
            &names.alternate_name,
            &names.organization.name,
        ];
        Some(Named {
            id,
            sought: fold(&all.join(" ")),
            name: names.name,
        })
    };
    fields.filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use throughline_public::directory::{self, Service};

    use super::*;

    #[test]
    fn a_service_is_found_by_its_names_and_by_who_offers_it() {
        let service = Service {
            name: "Food pantry".into(),
            alternate_name: "Despensa".into(),
            organization: directory::Organization {
                name: "Hillside Neighbours".into(),
                ..directory::Organization::default()
            },
            ..Service::default()
        };
        let path = format!("directory/{}", ItemId(7));
        let text = Leaf::Text(serde_json::to_string(&service).unwrap());
        let contents = Contents {
            fields: [(path, text)].into(),
            ..Contents::default()
        };
        let all = named(&contents);
        let ranks = |words: &[&str]| find(&all[0], words).map(|(rank, _)| rank - AFTER);
        assert_eq!(ranks(&["despensa"]), Some(0));
        assert_eq!(ranks(&["pantry", "hill"]), Some(0));
        assert_eq!(ranks(&["sid"]), Some(1));
        assert_eq!(ranks(&["fpn"]), None);
    }
}
