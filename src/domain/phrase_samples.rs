//! One phrase of each kind: to try out whether there are words for everything.

use crate::domain::{
    fixed_phrase::Plain,
    glossary::Term,
    inquiry_phrase::{InquiryLine, InquiryPhrase},
    line::Line,
    phrase::Phrase,
    profile_phrase::Profile,
    subscription_phrase::{SubscriptionLine, SubscriptionPhrase},
};

impl Phrase {
    /// One of each kind, with long values.
    pub fn samples() -> Vec<Self> {
        let text = || "Volkshochschule im Landkreis Merzig-Wadern".to_owned();
        let plain = Plain::ALL.iter().map(|plain| Self::Plain(*plain));
        let lines = Line::ALL.iter().map(|line| Self::Line(*line, text()));
        let counted = [0, 1, 2, 13].into_iter();
        let results = counted.clone().flat_map(|count| {
            [
                Self::ResultHead { count, exact: count },
                Self::ResultHead { count: 13, exact: count },
                Self::ResultEnd(count),
                Self::DataFavourites(count),
                Self::AndMore(count),
                Self::RelaxedPlace { place: text(), km: 7, fitting: count },
                Self::RelaxedRadius { radius: 5, km: 0, fitting: count },
                Self::RelaxedAge { ages: text(), limits: text(), fitting: count },
            ]
        });
        let ages = [0, 1, 2, 13].into_iter().flat_map(|age| {
            [
                Self::Years(age),
                Self::Months(age),
                Self::MonthsFrom(age),
                Self::AgeFrom(age),
                Self::AgeUpTo(age),
            ]
        });
        let others = [
            Self::LabelOpen(12),
            Self::AgeWrong(text()),
            Self::PlaceUnknown(text()),
            Self::PlaceOutside { place: text(), nearest: text() },
            Self::Understood(text()),
            Self::Without(text()),
            Self::Meant { written: text(), word: text() },
            Self::RelaxedOutside { place: text(), km: 40 },
            Self::RelaxedFacet(text()),
            Self::RelaxedTime(text()),
            Self::RelaxedLanguage(text()),
            Self::RelaxedTopic(text()),
            Self::WithinKm(10),
            Self::Kilometres(4),
            Self::SpokenIn(text()),
            Self::DateIn { date: text(), place: text() },
            Self::ResultNav { from: 1, to: 5, count: 13 },
            Self::CardTitle { number: 1, title: text() },
            Self::AgeBetween(6, 10),
            Self::MonthsBetween(0, 23),
            Self::PlaceWithDistance { place: text(), km: 4 },
            Self::PlaceIn { district: text(), municipality: text() },
            Self::Price("12,50".to_owned()),
            Self::DateBetween(text(), text()),
            Self::DateFrom(text()),
            Self::DateUpTo(text()),
            Self::AsOf(text()),
            Self::AsOfSample(text()),
            Self::Confirmed(text()),
            Self::Stale(text()),
            Self::FreePlaces { count: 2, as_of: text() },
            Self::FreePlacesUndated(2),
            Self::HoursBetween(text(), text()),
            Self::Hour(text()),
        ];
        let terms = Term::ALL.iter().map(|term| Self::Term(*term));
        let subscription = SubscriptionPhrase::ALL.iter().map(|phrase| Self::Subscription(*phrase));
        let of_subscription = SubscriptionLine::ALL.iter();
        let of_subscription = of_subscription.map(|line| Self::SubscriptionLine(*line, text()));
        let plain = plain.chain(subscription).chain(of_subscription);
        let inquiry = InquiryPhrase::ALL.iter().map(|phrase| Self::Inquiry(*phrase));
        let of_inquiry = InquiryLine::ALL.iter().map(|line| Self::InquiryLine(*line, text()));
        let plain = plain.chain(inquiry).chain(of_inquiry);
        let profile = Profile::ALL.iter().map(|text| Self::Profile(*text));
        plain.chain(terms).chain(profile).chain(lines).chain(results).chain(ages).chain(others).collect()
    }
}
