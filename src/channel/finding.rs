//! What is found when a bot is looked after, in words an administrator understands.

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How it stands.
    pub state: State,
    /// What it is, and what to do about it.
    pub text: String,
}

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Sound,
    /// It works, and should be looked into.
    Doubtful,
    /// It does not work.
    Faulty,
}

impl Finding {
    /// Something is as it should be.
    pub fn sound(text: &str) -> Self {
        Self { state: State::Sound, text: text.to_owned() }
    }

    /// Something works, and should be looked into.
    pub fn doubtful(text: &str) -> Self {
        Self { state: State::Doubtful, text: text.to_owned() }
    }

    /// Something does not work.
    pub fn faulty(text: &str) -> Self {
        Self { state: State::Faulty, text: text.to_owned() }
    }
}
