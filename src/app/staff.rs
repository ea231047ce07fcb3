//! Looks after the staff from the command line; it may do so while the service runs.

use anyhow::Context as _;

use crate::{
    app::{
        files::{make_private_folder, open_store},
        machine::Clock,
    },
    config::Settings,
    domain::{
        audit::Chain,
        staff::{Role, StaffId, StaffName},
    },
    store::{
        audit,
        open::Store,
        staff::{self, Member},
    },
    usecase::{
        invite_staff::{Invitation, InviteError, invite_staff, reset_staff},
        manage_staff::remove_staff,
    },
};

/// The staff, in the store alone: no lock, so that it can be looked after while the service runs.
pub struct Roster {
    store: Store,
    clock: Clock,
}

impl Roster {
    /// Opens the store.
    pub async fn open(settings: &Settings, clock: Clock) -> anyhow::Result<Self> {
        make_private_folder(&settings.data_dir).with_context(|| {
            format!("the data folder {} cannot be made or written", settings.data_dir.display())
        })?;
        Ok(Self { store: open_store(&settings.store(), &settings.key_file()?).await?, clock })
    }

    /// Invites somebody.
    pub async fn invite(&self, name: &str, role: Role) -> anyhow::Result<Invitation> {
        let name = StaffName::parse(name)?;
        let by = StaffId::command_line();
        Ok(invite_staff(&self.store, &by, (&name, role), self.clock.now()).await?)
    }

    /// Gives a new link to somebody who cannot sign in any more.
    pub async fn reset(&self, name: &str) -> anyhow::Result<Invitation> {
        let id = self.id_of(name).await?;
        Ok(reset_staff(&self.store, &StaffId::command_line(), &id, self.clock.now()).await?)
    }

    /// Removes somebody.
    pub async fn remove(&self, name: &str) -> anyhow::Result<()> {
        let id = self.id_of(name).await?;
        Ok(remove_staff(&self.store, &StaffId::command_line(), &id, self.clock.now()).await?)
    }

    /// All people.
    pub async fn list(&self) -> anyhow::Result<Vec<Member>> {
        let mut tx = self.store.read().await?;
        Ok(staff::list(&mut tx, self.clock.now()).await?)
    }

    /// Whether the log of changes is whole.
    pub async fn audit(&self) -> anyhow::Result<Chain> {
        let mut tx = self.store.read().await?;
        Ok(audit::verify(&mut tx).await?)
    }

    /// Closes the store.
    pub async fn close(self) {
        self.store.close().await;
    }

    async fn id_of(&self, name: &str) -> anyhow::Result<StaffId> {
        let name = StaffName::parse(name)?;
        let mut tx = self.store.read().await?;
        let staff = staff::by_name(&mut tx, &name).await?.ok_or(InviteError::Unknown)?;
        Ok(staff.id)
    }
}
