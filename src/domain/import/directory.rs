//! The providers that are known: whom a name means, and what people call each.

use std::collections::BTreeMap;

use crate::domain::{
    import::{
        likeness::{likeness, likest},
        text::slug,
    },
    provider::Provider,
    spelling::typo_distance,
};

/// The providers that are known, ready for looking up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    /// The id of whom a name or an id means, as a slug.
    meant: BTreeMap<String, String>,
    /// By id.
    entries: BTreeMap<String, Entry>,
}

/// What one provider is called.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    name: String,
    slug: String,
}

impl Directory {
    /// The directory of these providers.
    pub fn of(providers: &[Provider]) -> Self {
        let mut directory = Self::default();
        directory.extend(providers);
        directory
    }

    /// Takes these providers in. What means two of them means the one that came later, and an id rather than a name.
    pub fn extend(&mut self, providers: &[Provider]) {
        for provider in providers {
            let entry = Entry { name: provider.name.clone(), slug: slug(&provider.name) };
            self.mean(entry.slug.clone(), &provider.id);
            self.entries.insert(provider.id.clone(), entry);
        }
        for provider in providers {
            self.mean(slug(&provider.id), &provider.id);
        }
    }

    fn mean(&mut self, slug: String, id: &str) {
        if !slug.is_empty() {
            self.meant.insert(slug, id.to_owned());
        }
    }

    /// The id of the provider that `text` names by its name or by its id.
    pub fn provider(&self, text: &str) -> Option<&str> {
        self.meant.get(&slug(text)).map(String::as_str)
    }

    /// What people call the provider with this id; the id, if the name means somebody else as well.
    pub fn name<'n>(&'n self, id: &'n str) -> &'n str {
        self.entries.get(id).map_or(id, |entry| self.shown(id, entry))
    }

    /// What people call each of the providers, in the order of their ids.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(id, entry)| self.shown(id, entry))
    }

    /// At most three providers whom `text` may have meant, as people call them.
    pub fn like(&self, text: &str) -> Vec<&str> {
        let wanted = slug(text);
        // A word of the name is enough: nobody types all of it.
        let rate = |name: &str| {
            name.split('-').chain([name]).map(|word| likeness(&wanted, word)).fold(0.0, f64::max)
        };
        let mut names: Vec<&str> = Vec::new();
        for id in likest(self.meant.iter().map(|(slug, id)| (rate(slug), id))) {
            let name = self.name(id);
            if names.len() < 3 && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The provider whose name differs from `text` by a slip of the keyboard only, as people call it.
    pub fn nearly(&self, text: &str) -> Option<&str> {
        let wanted = slug(text);
        let near = self.meant.iter().filter_map(|(slug, id)| Some((typo_distance(&wanted, slug)?, id)));
        near.min().map(|(_, id)| self.name(id))
    }

    /// Whether there is a provider with this id.
    pub fn knows(&self, id: &str) -> bool {
        self.entries.contains_key(id)
    }

    fn shown<'n>(&self, id: &'n str, entry: &'n Entry) -> &'n str {
        let is_meant = self.meant.get(&entry.slug).is_some_and(|meant| meant == id);
        if is_meant { &entry.name } else { id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory(providers: &[(&str, &str)]) -> Directory {
        let provider = |(id, name): &(&str, &str)| Provider {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            ..Provider::default()
        };
        Directory::of(&providers.iter().map(provider).collect::<Vec<_>>())
    }

    #[test]
    fn a_provider_is_known_by_its_name_and_by_its_id() {
        let directory = directory(&[("vhs", "Volkshochschule Merzig")]);
        assert_eq!(directory.provider("volkshochschule  merzig"), Some("vhs"));
        assert_eq!(directory.provider("VHS"), Some("vhs"));
        assert_eq!(directory.provider("TV Wadern"), None);
        assert_eq!(directory.like("Volkshochschuhle"), ["Volkshochschule Merzig"]);
        assert!(directory.like("Turnverein").is_empty());
        assert_eq!(directory.nearly("Volkshochschuhle Merzig"), Some("Volkshochschule Merzig"));
        assert_eq!(directory.nearly("Volkshochschule Wadern"), None, "that is another one");
        assert_eq!((directory.name("vhs"), directory.name("tv")), ("Volkshochschule Merzig", "tv"));
        assert!(directory.knows("vhs") && !directory.knows("VHS") && !directory.knows("tv"));
    }

    #[test]
    fn of_two_with_one_name_the_one_whom_it_does_not_mean_is_called_by_its_id() {
        let directory = directory(&[("tv-1", "Turnverein"), ("tv-2", "Turnverein"), ("chor", "Chor")]);
        assert_eq!(directory.names().collect::<Vec<_>>(), ["Chor", "tv-1", "Turnverein"]);
        for name in directory.names() {
            assert_eq!(directory.provider(name).map(|id| directory.name(id)), Some(name));
        }
    }

    #[test]
    fn who_is_called_by_signs_alone_is_known_by_the_id() {
        let directory = directory(&[("stern", "***")]);
        assert_eq!((directory.provider("***"), directory.provider("stern")), (None, Some("stern")));
        assert_eq!(directory.name("stern"), "stern");
    }
}
