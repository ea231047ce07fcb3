"""One citizen: an account signed in on one device, which syncs by itself and encrypts with the library nio.

Only the cryptography is nio's. Its own requests are left aside: they sleep longer and longer when the homeserver
is away, and count a key as shared even where the request that shares it has failed.
"""

import asyncio
import collections
import json
import traceback
import uuid

import aiohttp
import nio
from nio.store import SqliteMemoryStore
from room import Room
from way import PATIENCE, PAUSE, Refused, Way, path

FILTER = json.dumps({"presence": {"types": []}, "room": {"timeline": {"limit": 1000}}})

# How long the homeserver may hold back a sync that has nothing to tell, in milliseconds.
LONG_POLL = 30_000


class Citizen:
    """Somebody who has an account."""

    def __init__(self, session: aiohttp.ClientSession, url: str, user_id: str):
        self.way = Way(session, url)
        self.user_id = user_id
        self.rooms = collections.defaultdict(Room)
        self.crypto = nio.Client(user_id, config=nio.ClientConfig(store=SqliteMemoryStore))
        # Whoever changes keys holds this: what a sync tells of changed devices must not be lost to a query on its way.
        self.keys = asyncio.Lock()
        self.since = None
        # Events whose key has not come yet.
        self.sealed = []
        self.syncing = None

    async def sign_in(self, password: str) -> None:
        """Signs in, syncs once, makes the own keys known, and goes on syncing."""
        # A device of that name: an answer that got lost does not leave a second one behind.
        device = "NIO" + uuid.uuid4().hex[:10].upper()
        identifier = {"type": "m.id.user", "user": self.user_id}
        body = {"type": "m.login.password", "identifier": identifier, "password": password, "device_id": device}
        answer = await self.way.request("POST", "login", body)
        self.way.token = answer["access_token"]
        self.crypto.restore_login(self.user_id, device, self.way.token)
        # Nobody verifies a device here, and nio would look that up for every message.
        self.crypto.olm.is_device_verified = lambda device: False
        await self.sync(0)
        self.syncing = asyncio.create_task(self.keep_syncing())

    # What happens by itself.

    async def keep_syncing(self) -> None:
        """Syncs for ever, also when the homeserver is away for a while."""
        while True:
            try:
                await self.sync(LONG_POLL)
            except (aiohttp.ClientError, asyncio.TimeoutError):
                await asyncio.sleep(PAUSE)
            except Exception:
                traceback.print_exc()
                await asyncio.sleep(PAUSE)

    async def sync(self, timeout: int) -> None:
        """Asks once what is new and takes it in."""
        query = {"filter": FILTER, "timeout": str(timeout)}
        if self.since:
            query["since"] = self.since
        status, answer = await self.way.once("GET", "sync", query=query, seconds=timeout / 1000 + PATIENCE)
        if status != 200:
            raise Refused(f"sync: {status} {answer}")
        # Before anything is kept, so that a fault here leaves nothing half done and the sync is repeated whole.
        gaps = {}
        rooms = answer.get("rooms", {})
        for room_id, news in rooms.get("join", {}).items():
            if news["timeline"].get("limited"):
                gaps[room_id] = await self.page_back(room_id, news["timeline"]["prev_batch"])
        async with self.keys:
            self.learn_keys(answer)
            for room_id, news in (rooms.get("join", {}) | rooms.get("leave", {})).items():
                self.take_in(room_id, news, gaps.get(room_id, []))
            self.since = answer["next_batch"]
            if answer.get("to_device", {}).get("events"):
                self.open_sealed()
        for room_id in rooms.get("join", {}) | rooms.get("leave", {}):
            await self.rooms[room_id].tell()
        await self.keep_keys()

    async def page_back(self, room_id: str, start: str) -> list:
        """What lies before `start` and is not known yet, in order."""
        known = self.rooms[room_id].by_id
        found = []
        while start:
            query = {"dir": "b", "from": start, "limit": "1000"}
            page = await self.way.request("GET", path("rooms", room_id, "messages"), query=query)
            for event in page["chunk"]:
                if event["event_id"] in known:
                    return found[::-1]
                found.append(event)
            start = page.get("end")
        return found[::-1]

    def learn_keys(self, answer: dict) -> None:
        """Gives nio what it needs to know whom to encrypt for: keys and state, but no words."""
        joined = {}
        for room_id, news in answer.get("rooms", {}).get("join", {}).items():
            state = [event for event in news["timeline"]["events"] if "state_key" in event]
            timeline = {"events": state, "limited": False, "prev_batch": ""}
            joined[room_id] = {
                "timeline": timeline,
                "state": news.get("state", {"events": []}),
                "ephemeral": {"events": []},
                "account_data": {"events": []},
            }
        lean = {
            "next_batch": answer["next_batch"],
            "device_one_time_keys_count": answer.get("device_one_time_keys_count", {}),
            "device_lists": answer.get("device_lists", {}),
            "to_device": answer.get("to_device", {"events": []}),
            "rooms": {"join": joined, "invite": {}, "leave": {}},
        }
        response = nio.SyncResponse.from_dict(lean)
        if not isinstance(response, nio.SyncResponse):
            raise Refused(f"nio cannot read the sync: {response}")
        self.crypto.receive_response(response)
        # It takes no notice when none is left.
        counts = lean["device_one_time_keys_count"]
        self.crypto.olm.uploaded_key_count = counts.get("signed_curve25519", 0)
        for room_id in joined:
            # Members are not loaded lazily, so all are there.
            self.crypto.rooms[room_id].members_synced = True

    def take_in(self, room_id: str, news: dict, gap: list) -> None:
        """Keeps what is new in a room."""
        room = self.rooms[room_id]
        for event in news.get("state", {}).get("events", []):
            room.set_state(event)
        timeline = news.get("timeline", {}).get("events", [])
        for event in timeline:
            room.set_state(event)
        for event in gap + timeline:
            if event["event_id"] not in room.by_id:
                room.add(self.seen(room_id, event))
            if event["type"] == "m.room.redaction":
                room.redact(event)
        for event in news.get("ephemeral", {}).get("events", []):
            room.hear(event, self.user_id)

    def seen(self, room_id: str, event: dict) -> dict:
        """An event as it can be read, or as it came if its key is missing."""
        is_encrypted = event["type"] == "m.room.encrypted"
        seen = {
            "event_id": event["event_id"],
            "sender": event["sender"],
            "kind": event["type"],
            "content": event["content"],
            "is_encrypted": is_encrypted,
            "is_decrypted": False,
        }
        # One without content has been redacted.
        if is_encrypted and event["content"] and not self.open(room_id, event, seen):
            self.sealed.append((room_id, event, seen))
        return seen

    def open(self, room_id: str, event: dict, seen: dict) -> bool:
        """Decrypts an event, if that can be done now."""
        try:
            parsed = nio.Event.parse_encrypted_event(event)
            parsed.room_id = room_id
            clear = self.crypto.decrypt_event(parsed).source
            seen.update(kind=clear["type"], content=clear["content"], is_decrypted=True)
        except Exception:
            # Whatever somebody sends who means no good.
            return False
        return True

    def open_sealed(self) -> None:
        """Tries once more what could not be read."""
        still_sealed = []
        for room_id, event, seen in self.sealed:
            if self.open(room_id, event, seen):
                self.rooms[room_id].count(seen)
            else:
                still_sealed.append((room_id, event, seen))
        self.sealed = still_sealed

    # Keys.

    async def keep_keys(self) -> None:
        """Does what is due between two syncs."""
        async with self.keys:
            if self.crypto.should_upload_keys:
                await self.upload_keys()
            if self.crypto.should_query_keys:
                await self.query_keys()
            if self.crypto.should_claim_keys:
                await self.claim_keys(self.crypto.get_users_for_key_claiming())
            for message in list(self.crypto.outgoing_to_device_messages):
                await self.send_to_devices(message.type, message.as_dict())
                self.crypto.receive_response(nio.ToDeviceResponse(message))

    async def upload_keys(self) -> None:
        """Makes keys known with which others can begin a session."""
        olm = self.crypto.olm
        is_new = not olm.account.shared
        body = olm.share_keys()
        if is_new:
            body["fallback_keys"] = self.fallback_keys()
        answer = await self.way.request("POST", "keys/upload", body)
        self.crypto.receive_response(nio.KeysUploadResponse.from_dict(answer))

    def fallback_keys(self) -> dict:
        """The key for all who come when the one-time keys are used up, which nio does without."""
        olm = self.crypto.olm
        account = olm.account._account
        account.generate_fallback_key()
        keys = {}
        for key_id, public in account.fallback_key.items():
            key = {"key": public.to_base64(), "fallback": True}
            signature = olm.sign_json(key)
            key["signatures"] = {self.user_id: {f"ed25519:{self.crypto.device_id}": signature}}
            keys[f"signed_curve25519:{key_id}"] = key
        return keys

    async def query_keys(self) -> None:
        """Asks for the devices of those whose devices are not known or have changed."""
        people = {user: [] for user in self.crypto.users_for_key_query}
        answer = await self.way.request("POST", "keys/query", {"device_keys": people})
        self.crypto.receive_response(nio.KeysQueryResponse.from_dict(answer))

    async def claim_keys(self, devices: dict) -> None:
        """Takes a key of each device, to begin a session with it."""
        wanted = {user: {device: "signed_curve25519" for device in own} for user, own in devices.items()}
        answer = await self.way.request("POST", "keys/claim", {"one_time_keys": wanted})
        self.crypto.receive_response(nio.KeysClaimResponse.from_dict(answer))

    async def share_keys(self, room_id: str) -> None:
        """Lets all who are in the room or invited read what comes next."""
        olm = self.crypto.olm
        if self.crypto.should_query_keys:
            await self.query_keys()
        if not olm.should_share_group_session(room_id):
            return
        missing = self.crypto.get_missing_sessions(room_id)
        if missing:
            await self.claim_keys(missing)
        people = list(self.crypto.rooms[room_id].users)
        for devices, messages in olm.share_group_session_parallel(room_id, people, ignore_unverified_devices=True):
            await self.send_to_devices("m.room.encrypted", messages)
            olm.outbound_group_sessions[room_id].users_shared_with.update(devices)
        olm.outbound_group_sessions[room_id].shared = True

    async def send_to_devices(self, kind: str, messages: dict) -> None:
        """Sends to devices instead of to a room."""
        await self.way.request("PUT", path("sendToDevice", kind, uuid.uuid4().hex), messages)

    # What somebody does.

    async def create(self, body: dict) -> str:
        """Creates a room, and returns its id as soon as all that `body` asks for has arrived."""
        answer = await self.way.request("POST", "createRoom", body)
        room = self.rooms[answer["room_id"]]
        wanted = {(event["type"], event.get("state_key", "")) for event in body.get("initial_state", [])}
        # Invitations are the last that happens in a new room; without any, the own entry has to do.
        wanted |= {("m.room.member", user) for user in [*body.get("invite", []), self.user_id]}
        await room.until(lambda: wanted <= room.state.keys())
        return answer["room_id"]

    async def send(self, room_id: str, kind: str, content: dict) -> str:
        """Sends an event, encrypted if the room is."""
        await self.be_in(room_id)
        # Reactions are never encrypted.
        if self.crypto.rooms[room_id].encrypted and kind != "m.reaction":
            async with self.keys:
                await self.share_keys(room_id)
                kind, content = self.crypto.encrypt(room_id, kind, content)
        return await self.send_raw(room_id, kind, content)

    async def send_raw(self, room_id: str, kind: str, content: dict) -> str:
        """Sends an event as it is."""
        address = path("rooms", room_id, "send", kind, uuid.uuid4().hex)
        return (await self.way.request("PUT", address, content))["event_id"]

    async def redact(self, room_id: str, event_id: str) -> str:
        """Takes an event back."""
        address = path("rooms", room_id, "redact", event_id, uuid.uuid4().hex)
        return (await self.way.request("PUT", address, {}))["event_id"]

    async def invite(self, room_id: str, user: str) -> None:
        """Invites somebody, and waits until that has arrived, so that the next words are encrypted for them too."""
        await self.way.request("POST", path("rooms", room_id, "invite"), {"user_id": user})
        room = self.rooms[room_id]
        await room.until(lambda: room.members().get(user) in ("invite", "join"))

    async def join(self, room_id: str) -> None:
        """Enters a room."""
        await self.way.request("POST", path("join", room_id), {})
        await self.be_in(room_id)

    async def leave(self, room_id: str) -> None:
        """Leaves a room."""
        await self.way.request("POST", path("rooms", room_id, "leave"), {})
        room = self.rooms[room_id]
        await room.until(lambda: room.members().get(self.user_id) == "leave")

    async def be_in(self, room_id: str) -> None:
        """Waits until the own entry has arrived."""
        room = self.rooms[room_id]
        await asyncio.wait_for(room.until(lambda: room.members().get(self.user_id) == "join"), PATIENCE)

    async def wait_for(self, room_id: str, sender: str, count: int, patience: float) -> list:
        """Waits until so many messages of `sender` can be read, and returns all that stands in the room."""
        room = self.rooms[room_id]
        try:
            await asyncio.wait_for(room.until(lambda: room.messages[sender] >= count), patience)
        except asyncio.TimeoutError:
            lines = "\n".join(json.dumps(seen, ensure_ascii=False) for seen in room.events)
            raise Refused(f"{count} messages of {sender} did not come; there stand:\n{lines}") from None
        return room.events

    async def seen_in(self, room_id: str) -> list:
        """What stands in a room."""
        return self.rooms[room_id].events

    async def members(self, room_id: str) -> list:
        """Who has which membership."""
        return list(self.rooms[room_id].members().items())

    async def typing(self, room_id: str) -> int:
        """How often somebody else began to type."""
        return self.rooms[room_id].times_typing

    async def receipts(self, room_id: str) -> list:
        """What somebody else has read."""
        return list(self.rooms[room_id].receipts)
