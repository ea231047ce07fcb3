//! Which rooms the bot enters, and which it leaves.

use std::collections::BTreeSet;

use matrix_sdk::{
    Room,
    deserialized_responses::MemberEvent,
    ruma::api::client::membership::{join_room_by_id, leave_room},
};

use crate::{
    channel::matrix::{
        bot::Matrix,
        guests::{Guests, Invitation, Verdict},
        refusal::Refusal,
        timeline::FOR_TWO,
    },
    domain::time::Timestamp,
};

/// What is said at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// To whoever invites to a room for many.
    pub for_two: String,
    /// To whoever invites too often.
    pub too_many: String,
}

impl Matrix {
    /// Answers the invitations that lie here, leaves rooms where others read along or nobody is left, and forgets those it
    /// has left. What fails is tried again later, and holds up nothing else.
    pub async fn tend(&self, guests: &mut Guests, words: &Words, now: Timestamp) -> Result<(), Refusal> {
        let invited = self.client.invited_rooms();
        guests.keep(&invited.iter().map(|room| room.room_id().to_string()).collect::<BTreeSet<_>>());
        for room in &invited {
            let name = room.room_id().as_str();
            // One that is just being taken in is not whole yet; it is looked at again.
            let Ok(invite) = room.invite_details().await else { continue };
            let Some(invitation) = invitation(invite.invitee.event()) else { continue };
            let Some(verdict) = guests.judge(name, &invitation, now) else { continue };
            tracing::info!(?verdict, "an invitation is answered");
            let answered = match verdict {
                Verdict::Accepted => self.enter(room).await,
                Verdict::NotForTwo => self.leave(room, Some(&words.for_two)).await,
                Verdict::TooMany => self.leave(room, Some(&words.too_many)).await,
            };
            match answered {
                Ok(()) => (),
                Err(refusal) if refusal.is_of_all() => {
                    guests.not_yet(name, now);
                    return Err(refusal);
                }
                // The room is not there any more, or its server is away.
                Err(refusal) => {
                    tracing::warn!(%refusal, "an invitation cannot be answered just now");
                    if !guests.failed(name, now) {
                        let _ = self.leave(room, None).await;
                    }
                }
            }
        }
        for room in self.client.joined_rooms() {
            let (joined, all) = (room.joined_members_count(), room.active_members_count());
            let left = if all > FOR_TWO {
                self.leave(&room, Some(&words.for_two)).await
            } else if (joined, all) == (1, 1) {
                self.leave(&room, None).await
            } else {
                Ok(())
            };
            left.or_else(|refusal| if refusal.is_of_all() { Err(refusal) } else { Ok(()) })?;
        }
        for room in self.client.left_rooms() {
            // A room that cannot be forgotten now is forgotten the next time.
            let _ = room.forget().await;
        }
        Ok(())
    }

    async fn enter(&self, room: &Room) -> Result<(), Refusal> {
        self.client.send(join_room_by_id::v3::Request::new(room.room_id().to_owned())).await?;
        Ok(())
    }

    async fn leave(&self, room: &Room, reason: Option<&str>) -> Result<(), Refusal> {
        let mut request = leave_room::v3::Request::new(room.room_id().to_owned());
        request.reason = reason.map(str::to_owned);
        self.client.send(request).await?;
        Ok(())
    }
}

/// The invitation that our own membership in a room is; none if the room was entered in the meantime. Both who invites and to
/// what stand in this one event: who asks the library again gets the answer for a room that was entered, and takes it for one
/// for many.
fn invitation(membership: &MemberEvent) -> Option<Invitation<'_>> {
    let MemberEvent::Stripped(event) = membership else { return None };
    Some(Invitation { inviter: event.sender.as_str(), is_direct: event.content.is_direct.unwrap_or(false) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn membership(kind: &str, direct: &Value) -> Value {
        let content = json!({"membership": kind, "is_direct": direct});
        json!({"type": "m.room.member", "state_key": "@bot:a", "sender": "@anna:a", "event_id": "$1", "origin_server_ts": 1,
            "content": content})
    }

    #[test]
    fn an_invitation_says_who_invites_and_whether_to_a_conversation_for_two() {
        for (direct, expected) in [(json!(true), true), (json!(false), false), (Value::Null, false)] {
            let event = MemberEvent::Stripped(serde_json::from_value(membership("invite", &direct)).unwrap());
            let found = invitation(&event).unwrap();
            assert_eq!((found.inviter, found.is_direct), ("@anna:a", expected));
        }
    }

    #[test]
    fn a_room_that_was_entered_meanwhile_is_no_invitation() {
        let event = MemberEvent::Sync(serde_json::from_value(membership("join", &Value::Null)).unwrap());
        assert!(invitation(&event).is_none());
    }
}
