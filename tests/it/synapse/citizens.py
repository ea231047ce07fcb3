"""Many citizens in one process, for tests: requests come as lines of JSON, and so do the answers.

    python citizens.py URL

A request is {"id": 1, "who": "@anna:test.local", "do": "say", "with": {…}}: `do` names a method of a citizen, and
`with` holds its arguments. Each request is a task of its own. The answer has the same id, and a result or an error.
"""

import asyncio
import json
import logging
import os
import sys
import traceback

import aiohttp
from citizen import Citizen
from way import Refused

# Longer than any line of a test, in bytes.
LONGEST_LINE = 1 << 26

DEEDS = (
    "create invite join leave members receipts redact seen_in send send_raw sign_in typing wait_for".split()
)


class House:
    """Where the citizens live."""

    def __init__(self, session: aiohttp.ClientSession, url: str):
        self.session = session
        self.url = url
        self.citizens = {}

    async def answer(self, line: bytes) -> None:
        """Does what is asked and tells what came of it."""
        request = json.loads(line)
        answer = {"id": request["id"]}
        try:
            answer["result"] = await self.do(request)
        except Refused as refusal:
            answer["error"] = str(refusal)
        except Exception:
            answer["error"] = traceback.format_exc()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

    async def do(self, request: dict):
        """Does what is asked."""
        who, deed = request["who"], request["do"]
        if deed not in DEEDS:
            raise Refused(f"nobody knows how to {deed}")
        if who not in self.citizens:
            self.citizens[who] = Citizen(self.session, self.url, who)
        return await getattr(self.citizens[who], deed)(**request["with"])


async def main() -> None:
    """Serves requests until standard input ends."""
    # It tells of every event that it cannot read; who reads the room sees that anyway.
    logging.getLogger("nio").setLevel(logging.CRITICAL)
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=LONGEST_LINE)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        house = House(session, sys.argv[1])
        # A task that nobody holds may be collected before it has ended.
        tasks = set()
        while line := await reader.readline():
            task = asyncio.create_task(house.answer(line))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
    # Whoever waits for something would hold up the end.
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(main())
