//! What a messenger itself says of the bot: its profile, its menu of commands, its buttons.

use crate::domain::fixed_phrase::plain;

plain! {
    /// A text that a messenger shows outside of a conversation, or on a button of its own.
    Profile {
        /// The bot in one sentence: at most 120 characters.
        Short = "profile-short",
        /// The bot for those who have not begun: at most 512 characters.
        About = "profile-about",
        /// Who speaks, for whoever comes by a link.
        Introduction = "introduction",
        /// Who can read along, said once.
        Overheard = "overheard",
        /// `/start`
        CommandStart = "command-start",
        /// `/suche`
        CommandSearch = "command-suche",
        /// `/zurueck`
        CommandBack = "command-zurueck",
        /// `/hilfe`
        CommandHelp = "command-hilfe",
        /// `/sprache`
        CommandLanguage = "command-sprache",
        /// `/merkliste`
        CommandFavourites = "command-merkliste",
        /// `/abo`
        CommandSubscription = "command-abo",
        /// `/stopp`
        CommandStop = "command-stopp",
        /// `/loeschen`
        CommandDelete = "command-loeschen",
        /// `/mensch`
        CommandHuman = "command-mensch",
        /// `/datenschutz`
        CommandPrivacy = "command-datenschutz",
        /// Send where I am.
        LabelPin = "label-pin",
        /// Write privately.
        LabelPrivately = "label-privately",
        /// Why a room for many is left.
        OnlyForTwo = "only-for-two",
        /// Why an invitation is declined.
        TooManyInvitations = "too-many-invitations",
        /// Who writes, and how to hear nothing more: the end of each announcement.
        AnnouncementEnd = "announcement-end",
        /// This corrects what was said before: the beginning of a correction.
        AnnouncementCorrects = "announcement-corrects",
        /// Where there is more to read: the words before a link.
        AnnouncementMore = "announcement-more",
        /// This is only a test: the beginning of an announcement that staff send to themselves.
        AnnouncementTest = "announcement-test",
        /// This chat gets tests from now on.
        ChatLinked = "chat-linked",
        /// That code does not count.
        ChatNotLinked = "chat-not-linked",
    }
}

impl Profile {
    /// The commands of the menu, in the order in which they stand there.
    pub const COMMANDS: [Self; 11] = [
        Self::CommandStart,
        Self::CommandSearch,
        Self::CommandBack,
        Self::CommandHelp,
        Self::CommandLanguage,
        Self::CommandFavourites,
        Self::CommandSubscription,
        Self::CommandStop,
        Self::CommandDelete,
        Self::CommandHuman,
        Self::CommandPrivacy,
    ];

    /// What is typed for a command, without its slash; none for other texts.
    pub fn command(self) -> Option<&'static str> {
        self.id().strip_prefix("command-")
    }
}
