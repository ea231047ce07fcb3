"""The way to the homeserver: requests of one account, which outlast a restart of the homeserver."""

import asyncio
import json
import sys
import time
from urllib.parse import quote

import aiohttp

# How long a request is tried again before it counts as failed, in seconds.
PATIENCE = 60

# How soon it is tried again where the homeserver does not answer, in seconds.
PAUSE = 0.2


class Refused(Exception):
    """The homeserver answered with an error."""


def path(*parts: str) -> str:
    """The parts of an address, each with its slashes and exclamation marks made harmless."""
    return "/".join(quote(part, safe="") for part in parts)


class Way:
    """Sends requests with the token of one account."""

    def __init__(self, session: aiohttp.ClientSession, url: str):
        self.session = session
        self.base = url.rstrip("/") + "/_matrix/client/v3/"
        self.token = None

    async def once(self, method: str, address: str, body=None, query=None, seconds: float = PATIENCE):
        """Sends one request; returns the status and the answer."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        timeout = aiohttp.ClientTimeout(total=seconds)
        async with self.session.request(
            method, self.base + address, json=body, params=query, headers=headers, timeout=timeout
        ) as response:
            return response.status, json.loads(await response.read())

    async def request(self, method: str, address: str, body=None, query=None):
        """Sends a request until it is answered. The same address, transaction and all, is used each time."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                status, answer = await self.once(method, address, body, query)
                if status < 300:
                    return answer
                failure = Refused(f"{method} {address}: {status} {answer}")
                if status != 429 and status < 500:
                    raise failure
                pause = answer.get("retry_after_ms", PAUSE * 1000) / 1000
            except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as fault:
                failure, pause = fault, PAUSE
            if time.monotonic() + pause > end:
                raise failure
            if isinstance(failure, Refused):
                print(f"tried again in {pause} s: {failure}", file=sys.stderr, flush=True)
            await asyncio.sleep(pause)
