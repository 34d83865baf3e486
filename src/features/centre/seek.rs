//! Finding guides, strategies and workshops from anywhere, by their titles in every language in which they are written.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_domain::contents::{Contents, Leaf};
use throughline_domain::family::ThingKind;
use throughline_domain::fold::fold;
use throughline_domain::id::ItemId;
use throughline_domain::subject::Subject;
use throughline_public::words::Words;
use throughline_ui::Icon;

use super::names;
use crate::features::{Found, Seek, rank};
use crate::route::Route;
use crate::text;
use crate::workspace::Workspace;

/// After pages and people that are found as well.
const AFTER: u32 = 3;

/// A thing by its titles.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Titled {
    id: ItemId,
    kind: ThingKind,
    icon: Icon,
    title: Words,
    /// All its titles, folded, a line each.
    sought: String,
}

/// What finds them.
pub fn seek(workspace: Workspace) -> Seek {
    let all = Memo::new(move |_| {
        let view = workspace.cabinet.view(Subject::Family);
        view.map(|view| titles(&view.contents)).unwrap_or_default()
    });
    Box::new(move |words| {
        all.with(|all| all.iter().filter_map(|thing| find(thing, words)).collect())
    })
}

fn find(thing: &Titled, words: &[&str]) -> Option<(u32, Found)> {
    let rank = rank_of(&thing.sought, words)?;
    let title = thing.title.best(text::language().tag())?.1.to_owned();
    let found = Found {
        words: title,
        detail: Some(names::kind(thing.kind)),
        icon: thing.icon,
        route: Route::Thing(thing.id),
    };
    Some((rank + AFTER, found))
}

/// How well words find the best of these titles, a line each. A title is long: what has its letters strewn about is none.
fn rank_of(titles: &str, words: &[&str]) -> Option<u32> {
    let has = |title: &&str| words.iter().all(|word| title.contains(word));
    titles
        .lines()
        .filter(has)
        .filter_map(|it| rank(it, words))
        .min()
}

/// The things that Family holds, by their titles; nothing else of it is read.
fn titles(contents: &Contents) -> Vec<Titled> {
    let kinds = [
        ("guides/", ThingKind::Guide, Icon::Heart),
        ("strategies/", ThingKind::Strategy, Icon::Star),
        ("workshops/", ThingKind::Workshop, Icon::Calendar),
    ];
    let of = |(within, kind, icon): (&str, ThingKind, Icon)| {
        let fields = contents.fields.range(within.to_owned()..);
        let mut found: BTreeMap<ItemId, Words> = BTreeMap::new();
        for (path, leaf) in fields.take_while(|(path, _)| path.starts_with(within)) {
            let parts: Vec<&str> = path.split('/').collect();
            if let ([_, id, "title", tag], Leaf::Text(title)) = (parts.as_slice(), leaf)
                && let Ok(id) = id.parse()
            {
                let words = found.entry(id).or_default();
                words.0.insert((*tag).to_owned(), title.clone());
            }
        }
        let titled = move |(id, title): (ItemId, Words)| {
            let sought: Vec<String> = title.0.values().map(|title| fold(title)).collect();
            Titled {
                id,
                kind,
                icon,
                title,
                sought: sought.join("\n"),
            }
        };
        found.into_iter().map(titled).collect::<Vec<_>>()
    };
    kinds.into_iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(fields: &[(&str, &str)]) -> Contents {
        let field = |(path, text): &(&str, &str)| {
            let id = ItemId(7).to_string();
            (path.replace("ID", &id), Leaf::Text((*text).to_owned()))
        };
        Contents {
            fields: fields.iter().map(field).collect(),
            ..Contents::default()
        }
    }

    #[test]
    fn a_guide_is_found_by_its_title_in_either_language_and_by_nothing_else() {
        let all = titles(&contents(&[
            ("guides/ID/text/en", "Screens before bed"),
            ("guides/ID/title/en", "Sleep well"),
            ("guides/ID/title/es", "Dormir bien, aprender mejor"),
            ("kept/ID/starter", "sleep"),
        ]));
        let ranks = |words: &[&str]| rank_of(&all[0].sought, words);
        assert_eq!(all.len(), 1);
        assert_eq!(ranks(&["sle"]), Some(0));
        assert_eq!(ranks(&["apren", "dormir"]), Some(0));
        assert_eq!(ranks(&["leep"]), Some(1));
        // Neither its text, nor words of two languages together, nor letters strewn about.
        assert_eq!(ranks(&["screens"]), None);
        assert_eq!(ranks(&["sleep", "dormir"]), None);
        assert_eq!(ranks(&["dpm"]), None);
    }
}
