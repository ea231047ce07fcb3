"""Runs one homeserver for tests in a folder of its own, on a port of this machine.

    python server.py FOLDER PORT [--default-limits] [--end-with-input]

What is missing in FOLDER is made, so the same FOLDER and PORT continue what was killed. The homeserver is this
very process: whoever kills it kills the homeserver. With --default-limits people may send, invite and join as
often as Synapse allows them by itself. With --end-with-input it ends when its standard input does, so that it
never outlives the test that started it.
"""

import json
import os
import pathlib
import sys
import threading

from signedjson.key import generate_signing_key, write_signing_keys
from synapse.app import homeserver
from synapse.storage.engines.sqlite import Sqlite3Engine

PLENTY = {"per_second": 10000, "burst_count": 10000}

# Everyone comes from one address here, so these would only be in the way.
LIMITS_OF_THE_DOOR = {
    "rc_registration": PLENTY,
    "rc_login": {"address": PLENTY, "account": PLENTY, "failed_attempts": PLENTY},
}

LIMITS_OF_PEOPLE = {
    "rc_message": PLENTY,
    "rc_joins": {"local": PLENTY, "remote": PLENTY},
    "rc_joins_per_room": PLENTY,
    "rc_invites": {"per_room": PLENTY, "per_user": PLENTY, "per_issuer": PLENTY},
    "rc_room_creation": PLENTY,
    "rc_key_requests": PLENTY,
    "rc_admin_redaction": PLENTY,
}


def settings(folder: pathlib.Path, port: int, default_limits: bool) -> dict:
    """The configuration of the homeserver."""
    return {
        "server_name": "test.local",
        "pid_file": str(folder / "homeserver.pid"),
        "listeners": [
            {
                "bind_addresses": ["127.0.0.1"],
                "port": port,
                "tls": False,
                "type": "http",
                "resources": [{"names": ["client"], "compress": False}],
            }
        ],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "log_config": str(folder / "log.yaml"),
        "media_store_path": str(folder / "media_store"),
        "signing_key_path": str(folder / "signing.key"),
        "registration_shared_secret": "testsecret",
        "macaroon_secret_key": "macaroon",
        "form_secret": "form",
        # As little work as is allowed: nobody attacks these passwords.
        "bcrypt_rounds": 4,
        # No traffic leaves this machine.
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "federation_domain_whitelist": [],
        "report_stats": False,
        "enable_registration": False,
        # What no test looks at need not be worked out.
        "presence": {"enabled": False},
        "user_directory": {"enabled": False},
        "push": {"enabled": False},
        "url_preview_enabled": False,
        "redaction_retention_period": None,
        "user_ips_max_age": None,
        **LIMITS_OF_THE_DOOR,
        **({} if default_limits else LIMITS_OF_PEOPLE),
    }


def log_settings(folder: pathlib.Path) -> dict:
    """Warnings go to a file, which can be read when a test has failed."""
    return {
        "version": 1,
        "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {
            "file": {"class": "logging.FileHandler", "formatter": "plain", "filename": str(folder / "log")}
        },
        "root": {"level": "WARNING", "handlers": ["file"]},
        "disable_existing_loggers": False,
    }


def prepare(folder: pathlib.Path, port: int, default_limits: bool) -> pathlib.Path:
    """Writes what the homeserver reads, and returns where the configuration stands."""
    folder.mkdir(parents=True, exist_ok=True)
    # YAML reads JSON.
    (folder / "log.yaml").write_text(json.dumps(log_settings(folder)))
    configuration = folder / "homeserver.yaml"
    configuration.write_text(json.dumps(settings(folder, port, default_limits), indent=1))
    key = folder / "signing.key"
    if not key.exists():
        # Under another name first: what is killed meanwhile leaves no half a key.
        half = folder / "signing.key.new"
        with half.open("w") as file:
            write_signing_keys(file, [generate_signing_key("a_test")])
        half.rename(key)
    return configuration


def do_not_wait_for_the_disk() -> None:
    """What was written outlives the process all the same, for the system holds it; a power cut does not matter."""
    connect = Sqlite3Engine.on_new_connection

    def connect_hastily(engine, connection):
        connect(engine, connection)
        connection.execute("PRAGMA synchronous = OFF;")
        connection.commit()

    Sqlite3Engine.on_new_connection = connect_hastily


def end_with_input() -> None:
    """Ends this process as soon as nobody holds the other end of its standard input."""

    def wait() -> None:
        while os.read(0, 4096):
            pass
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    """Reads the arguments and becomes the homeserver."""
    folder, port, *options = sys.argv[1:]
    if "--end-with-input" in options:
        end_with_input()
    configuration = prepare(pathlib.Path(folder).resolve(), int(port), "--default-limits" in options)
    do_not_wait_for_the_disk()
    sys.argv = ["synapse", "--config-path", str(configuration)]
    homeserver.main()


if __name__ == "__main__":
    main()
