"""What one citizen sees of one room."""

import asyncio
import collections


class Room:
    """The events in order, the state, and what others do meanwhile."""

    def __init__(self):
        self.events = []
        self.by_id = {}
        self.state = {}
        self.messages = collections.Counter()
        # Receipts in the order in which they were given; a dictionary, so that each stands once.
        self.receipts = {}
        self.is_someone_typing = False
        self.times_typing = 0
        self.changed = asyncio.Condition()

    def members(self) -> dict:
        """Who has which membership."""
        return {
            key: content.get("membership", "leave")
            for (kind, key), content in self.state.items()
            if kind == "m.room.member"
        }

    def set_state(self, event: dict) -> None:
        """Remembers an event of the state."""
        if "state_key" in event:
            self.state[event["type"], event["state_key"]] = event["content"]

    def add(self, seen: dict) -> None:
        """Puts one more event at the end."""
        self.events.append(seen)
        self.by_id[seen["event_id"]] = seen
        self.count(seen)

    def count(self, seen: dict) -> None:
        """Counts a message, as soon as it can be read."""
        if seen["kind"] == "m.room.message":
            self.messages[seen["sender"]] += 1

    def redact(self, event: dict) -> None:
        """Empties what was redacted; it keeps its place and its kind."""
        target = event.get("redacts") or event["content"].get("redacts")
        if target in self.by_id:
            self.by_id[target]["content"] = {}

    def hear(self, event: dict, own: str) -> None:
        """Takes in what is not kept in the room: who types, and who has read what."""
        content = event["content"]
        if event["type"] == "m.typing":
            is_someone_typing = any(user != own for user in content["user_ids"])
            self.times_typing += is_someone_typing and not self.is_someone_typing
            self.is_someone_typing = is_someone_typing
        elif event["type"] == "m.receipt":
            for event_id, kinds in content.items():
                if any(user != own for user in kinds.get("m.read", {})):
                    self.receipts[event_id] = None

    async def until(self, is_so) -> None:
        """Waits until `is_so` tells true."""
        async with self.changed:
            await self.changed.wait_for(is_so)

    async def tell(self) -> None:
        """Lets all who wait look again."""
        async with self.changed:
            self.changed.notify_all()
