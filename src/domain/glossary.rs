//! The words that the bot explains when it is asked what they mean.

use crate::domain::fixed_phrase::plain;

plain! {
    /// A word with an explanation.
    Term {
        /// Who makes an offer.
        Anbieter = "term-anbieter",
        /// The noted offers.
        Merkliste = "term-merkliste",
        /// After school.
        Hort = "term-hort",
        /// Days off for learning.
        Bildungsurlaub = "term-bildungsurlaub",
        /// Money for learning.
        Bafoeg = "term-bafoeg",
        /// How old a note is.
        Stand = "term-stand",
        /// School, training, university: with a certificate.
        Formal = "term-formal",
        /// Courses and clubs.
        NonFormal = "term-non-formal",
        /// Learning along the way.
        Informal = "term-informal",
        /// Day care.
        Kita = "term-kita",
        /// Day care under three.
        Krippe = "term-krippe",
        /// A childminder.
        Tagespflege = "term-tagespflege",
        /// School all day.
        Ganztag = "term-ganztag",
        /// Help to pay.
        Bildungspaket = "term-bildungspaket",
        /// German and life in Germany.
        Integrationskurs = "term-integrationskurs",
        /// A1 to C2.
        Niveau = "term-niveau",
        /// Reading and writing.
        Grundbildung = "term-grundbildung",
        /// The adult education centre.
        Vhs = "term-vhs",
        /// A year for others.
        Freiwilligendienst = "term-freiwilligendienst",
        /// Together.
        Inklusion = "term-inklusion",
        /// Training paid by the agency.
        Bildungsgutschein = "term-bildungsgutschein",
        /// Another trade.
        Umschulung = "term-umschulung",
        /// Sample data.
        Beispieldaten = "term-beispieldaten",
        /// The education office.
        Bildungsbuero = "term-bildungsbuero",
    }
}
