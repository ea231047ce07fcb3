"""Receives mails for tests on three ports of this machine, and keeps them in FOLDER/mails.jsonl.

    python server.py FOLDER

FOLDER holds key.pem and cert.pem of localhost. Once the server listens, FOLDER/ports holds three numbers: without
TLS; with STARTTLS; with TLS from the first byte. The last two let in USER with PASSWORD alone.

What becomes of a mail is said by its recipient: PLAN+ANYTHING@ANYWHERE. A plan is words joined by dots, one for each
attempt; a word with a number counts so often, and when there are no more words, mails are taken.

    ok      it is taken
    later   RCPT is answered by 451
    greylist  the same
    reject  RCPT is answered by 550
    cut     the connection is closed instead of an answer to DATA
    torn    the connection is closed as soon as the mail may come
    full    the mail is answered by 452 and not kept
    refuse  the mail is answered by 554 and not kept
    drop    the mail is kept, and the connection is closed instead of an answer

So `drop.later2+anna@test.example` gets the mail at the first attempt, which cannot know that, is put off twice, and gets
it once more at the fourth.
"""

import asyncio
import email
import email.policy
import json
import pathlib
import re
import ssl
import sys
from collections import Counter

from aiosmtpd.smtp import SMTP, AuthResult

USER = b"lotse"
PASSWORD = b"geheim"

WORD = re.compile(r"(ok|later|greylist|reject|cut|torn|full|refuse|drop)([0-9]*)")

attempts: Counter = Counter()


def plan(recipient: str) -> list[str]:
    """The words for the attempts to reach `recipient`; none where it has no plan."""
    local, plus, _ = recipient.partition("@")[0].partition("+")
    words = []
    for part in local.split(".") if plus else []:
        match = WORD.fullmatch(part)
        if not match:
            return []
        words += [match[1]] * int(match[2] or 1)
    return words


class Server(SMTP):
    """One connection."""

    word = "ok"

    async def smtp_DATA(self, arg):
        if self.word == "cut":
            self.transport.abort()
        elif self.word == "torn":
            await self.push("354 Go ahead")
            self.transport.close()
        else:
            await super().smtp_DATA(arg)


class Handler:
    """What becomes of mails."""

    def __init__(self, folder: pathlib.Path):
        self.file = (folder / "mails.jsonl").open("a", encoding="utf-8")

    async def handle_RCPT(self, server, session, envelope, address, options):
        number = attempts[address]
        attempts[address] += 1
        words = plan(address)
        server.word = words[number] if number < len(words) else "ok"
        if server.word in ("later", "greylist"):
            return f"451 4.7.1 <{address}>: try again later"
        if server.word == "reject":
            return f"550 5.1.1 <{address}>: nobody has this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if server.word == "full":
            return "452 4.2.2 there is no room"
        if server.word == "refuse":
            return "554 5.7.1 nobody wants to read this"
        self.keep(envelope, session)
        if server.word == "drop":
            server.transport.abort()
        return "250 OK"

    def keep(self, envelope, session):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        for recipient in envelope.rcpt_tos:
            kept = {
                "from": envelope.mail_from,
                "to": recipient,
                "headers": {name: str(value) for name, value in message.items()},
                "text": message.get_content(),
                "user": getattr(session, "login_name", None),
                "raw": envelope.content.decode("ascii"),
            }
            self.file.write(json.dumps(kept) + "\n")
        self.file.flush()


def authenticate(server, session, envelope, mechanism, data):
    """Lets in the one account there is."""
    is_known = (data.login, data.password) == (USER, PASSWORD)
    if is_known:
        session.login_name = data.login.decode()
    return AuthResult(success=is_known, handled=False)


async def main(folder: pathlib.Path):
    handler = Handler(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    with_account = {"authenticator": authenticate, "auth_required": True}
    kinds = [
        ({}, None),
        ({**with_account, "tls_context": context, "require_starttls": True}, None),
        ({**with_account, "auth_require_tls": False}, context),
    ]
    loop = asyncio.get_running_loop()
    # Where what is written to is closed by the plan, aiosmtpd complains.
    loop.set_exception_handler(lambda loop, context: None)
    listening = [
        await loop.create_server(lambda how=how: Server(handler, **how), "127.0.0.1", 0, ssl=tls)
        for how, tls in kinds
    ]
    ports = [str(one.sockets[0].getsockname()[1]) for one in listening]
    (folder / "ports.new").write_text(" ".join(ports))
    (folder / "ports.new").rename(folder / "ports")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(pathlib.Path(sys.argv[1])))
