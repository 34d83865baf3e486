//! What goes into the next pack: only what is marked public.

use throughline_public::content::Content;
use throughline_public::directory::Directory;

use super::{Family, usual_numbers};
use crate::school::School;

impl Family {
    /// All that families will see, as the next pack carries it.
    pub fn content(&self, school: &School) -> Content {
        let mut about = self.about.clone();
        about.name.clone_from(&school.name);
        about.language.clone_from(&school.language);
        about.languages = self.languages().into_iter().collect();
        if about.numbers.is_empty() {
            about.numbers = usual_numbers();
        }
        let mut content = Content {
            about,
            directory: self.public_directory(),
            guides: self.guides.clone(),
            strategies: self.strategies.clone(),
            workshops: self.workshops.clone(),
            surveys: self.surveys.clone(),
            answered: self.answered.clone(),
        };
        content.guides.retain(|id, _| self.is_public(&id.0));
        content.strategies.retain(|id, _| self.is_public(&id.0));
        content.workshops.retain(|id, _| self.is_public(&id.0));
        content.surveys.retain(|id, _| self.is_public(&id.0));
        content.answered.retain(|id, _| self.is_public(&id.0));
        for guide in content.guides.values_mut() {
            guide.files.retain(|_, file| file.is_whole());
        }
        for strategy in content.strategies.values_mut() {
            strategy.files.retain(|_, file| file.is_whole());
        }
        let review = |id: &str| self.kept.get(id).and_then(|kept| kept.review);
        for (id, guide) in &mut content.guides {
            guide.review_on = review(&id.0).map(|day| day.0);
        }
        for (id, strategy) in &mut content.strategies {
            strategy.review_on = review(&id.0).map(|day| day.0);
        }
        content
    }

    /// The services that families may see.
    fn public_directory(&self) -> Directory {
        let services = self
            .directory
            .iter()
            .filter(|(id, _)| self.is_public(&id.0));
        Directory {
            services: services
                .map(|(id, service)| (id.clone(), service.0.clone()))
                .collect(),
        }
    }
}
