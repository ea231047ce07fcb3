//! The form in which an announcement is written: what was typed, word for word, and the draft that it means.

use serde::Serialize;

use crate::{
    domain::{
        age::AgeBand,
        announcement_draft::{Draft, LONGEST_TEXT, LONGEST_TITLE, Wording},
        announcement_text::{line, lines, selection},
        audience::{Audience, Selection},
        dialog::guide::Guide,
        import::address::with_scheme,
        language::Language,
        time::Timestamp,
        topic::Topic,
        wall_clock::{self, Reading},
    },
    web::{
        announcement_words::{Wrong, name},
        fields::Fields,
    },
};

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Typed {
    /// The title in German.
    pub title: String,
    /// The text in German.
    pub text: String,
    /// The title in simple language.
    pub simple_title: String,
    /// The text in simple language.
    pub simple_text: String,
    /// The link.
    pub link: String,
    /// The ids of topics.
    pub topics: Vec<String>,
    /// The names of municipalities.
    pub municipalities: Vec<String>,
    /// The ids of age bands.
    pub bands: Vec<String>,
    /// The tags of languages.
    pub languages: Vec<String>,
    /// Day and hour on which it is to leave.
    pub send: (String, String),
    /// Day and hour on which it is over.
    pub end: (String, String),
}

/// What can be chosen in the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choices {
    /// Ids and names of topics.
    pub topics: Vec<(String, String)>,
    /// Names of municipalities.
    pub municipalities: Vec<(String, String)>,
    /// Ids and names of age bands.
    pub bands: Vec<(String, String)>,
    /// Tags and names of languages.
    pub languages: Vec<(String, String)>,
    /// The most characters of a title.
    pub longest_title: usize,
    /// The most characters of a text.
    pub longest_text: usize,
}

/// What the form means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The draft; what is wrong is left out of it.
    pub draft: Draft,
    /// What is wrong: it cannot be kept like this.
    pub wrong: Vec<Wrong>,
    /// What should be known about the times.
    pub notes: Vec<&'static str>,
}

impl Choices {
    /// All that `guide` knows.
    pub fn of(guide: &Guide) -> Self {
        let topic = |topic: &Topic| (topic.id.clone(), topic.de.clone());
        let mut municipalities: Vec<_> =
            guide.gazetteer.municipalities().map(|place| place.municipality.clone()).collect();
        municipalities.sort();
        let band = |band: &AgeBand| (band.id.clone(), band.de.clone());
        let language = |language: Language| (language.tag().to_owned(), name(language).to_owned());
        Self {
            topics: guide.topics.topics.iter().map(topic).collect(),
            municipalities: municipalities.into_iter().map(|name| (name.clone(), name)).collect(),
            bands: guide.ages.bands.iter().map(band).collect(),
            languages: Language::ALL.map(language).into(),
            longest_title: LONGEST_TITLE,
            longest_text: LONGEST_TEXT,
        }
    }
}

impl Typed {
    /// What somebody sent.
    pub fn sent(fields: &Fields) -> Self {
        let all = |name| fields.all(name).map(str::to_owned).collect();
        let moment = |day, clock| (fields.text(day).to_owned(), fields.text(clock).to_owned());
        // Browsers send line breaks as two signs; a page shows them as one.
        let text = |name| fields.raw(name).replace("\r\n", "\n");
        Self {
            title: fields.raw("titel").to_owned(),
            text: text("text"),
            simple_title: fields.raw("titel-einfach").to_owned(),
            simple_text: text("text-einfach"),
            link: with_scheme(fields.text("link")),
            topics: all("thema"),
            municipalities: all("gemeinde"),
            bands: all("alter"),
            languages: all("lesen"),
            send: moment("senden-tag", "senden-uhr"),
            end: moment("ende-tag", "ende-uhr"),
        }
    }

    /// What stands in the form when `draft` is opened.
    pub fn of(draft: &Draft) -> Self {
        let chosen = match &draft.audience {
            Audience::Selected(selection) => selection.clone(),
            Audience::ReachedBy(_) => Selection::default(),
        };
        let moment = |at: Option<Timestamp>| at.map(wall_clock::written).unwrap_or_default();
        Self {
            title: draft.german.title.clone(),
            text: draft.german.text.clone(),
            simple_title: draft.simple.title.clone(),
            simple_text: draft.simple.text.clone(),
            link: draft.link.clone().unwrap_or_default(),
            topics: chosen.topics.iter().map(|topic| topic.as_str().to_owned()).collect(),
            municipalities: chosen.municipalities.into_iter().collect(),
            bands: chosen.bands.into_iter().collect(),
            languages: chosen.languages.iter().map(|language| language.tag().to_owned()).collect(),
            send: moment(draft.send_at),
            end: moment(draft.expires_at),
        }
    }

    /// What that means. For whom a correction is stays as it is in `kept`.
    pub fn meant(&self, guide: &Guide, kept: Option<&Audience>) -> Meant {
        let (mut wrong, mut notes) = (Vec::new(), Vec::new());
        let chosen = [&self.topics, &self.municipalities, &self.bands, &self.languages];
        let audience = match kept {
            Some(Audience::ReachedBy(id)) => Audience::ReachedBy(id.clone()),
            Some(Audience::Selected(_)) | None => {
                let selected =
                    selection(guide, chosen.map(|names| names.iter().map(String::as_str).collect()));
                wrong.extend(
                    selected.as_ref().err().map(|_| Wrong { field: "thema", text: "audience-unknown" }),
                );
                Audience::Selected(selected.unwrap_or_default())
            }
        };
        let mut moment = |(day, clock): &(String, String), field| {
            let reading = wall_clock::read(day, clock);
            let text = match reading {
                Reading::Nothing | Reading::Once(_) => return reading.moment(),
                Reading::Twice(_) => {
                    notes.push("moment-twice");
                    return reading.moment();
                }
                Reading::Never => "moment-never",
                Reading::Half => "moment-half",
                Reading::Unreadable => "moment-unreadable",
            };
            wrong.push(Wrong { field, text });
            None
        };
        let send_at = moment(&self.send, "senden-tag");
        let expires_at = moment(&self.end, "ende-tag");
        let wording = |title: &str, text: &str| Wording { title: line(title), text: lines(text) };
        let link = Some(line(&self.link)).filter(|link| !link.is_empty());
        let draft = Draft {
            german: wording(&self.title, &self.text),
            simple: wording(&self.simple_title, &self.simple_text),
            link,
            audience,
            send_at,
            expires_at,
        };
        Meant { draft, wrong, notes }
    }
}

impl Meant {
    /// The same, where nothing is planned for a moment before `now`.
    #[must_use]
    pub fn after(mut self, now: Timestamp) -> Self {
        let moments = [("senden-tag", &mut self.draft.send_at), ("ende-tag", &mut self.draft.expires_at)];
        for (field, moment) in moments {
            if moment.is_some_and(|at| at <= now) {
                self.wrong.push(Wrong { field, text: "moment-over" });
                *moment = None;
            }
        }
        self
    }
}
