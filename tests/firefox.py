"""Firefox from disk, by its own remote control (Marionette), with the policy that readers have.

Playwright drives a Firefox of its own only, and drivers loosen the policy for local files: with
``remote.prefs.recommended`` off and the strict policy on, what works here works for readers.
"""

import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

PREFERENCES = {
    "remote.prefs.recommended": False,
    "security.fileuri.strict_origin_policy": True,
    "marionette.port": 0,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "extensions.update.enabled": False,
    "services.settings.server": "data:,",
}
START = 60  # seconds that a busy machine may take


class Firefox:
    """One running Firefox."""

    def __init__(self, program: str, profile: Path) -> None:
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        self._process = subprocess.Popen(
            [program, "--marionette", "--headless", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._socket = socket.create_connection(("127.0.0.1", _port(profile)), START)
        self._said = self._socket.makefile("rb")
        self._turn = 0
        self._read()
        self.ask("WebDriver:NewSession", {})

    def ask(self, command: str, what: dict[str, Any]) -> Any:
        """Send one command and return its answer."""
        self._turn += 1
        message = json.dumps([0, self._turn, command, what]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _kind, _turn, error, result = self._read()
        if error:
            raise RuntimeError(f"{command}: {error}")
        return result

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *args: object) -> Any:
        """Return what the body of an async function gives in the page."""
        body = f"(async (...args) => {{{script}}})(...arguments).then(DONE, DONE);"
        body = body.replace("DONE", "arguments[arguments.length - 1]")
        result = self.ask(
            "WebDriver:ExecuteAsyncScript", {"script": body, "args": args, "sandbox": None}
        )
        return result["value"]

    def close(self) -> None:
        """End this Firefox and no other."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(START)

    def _read(self) -> Any:
        length = b""
        while (byte := self._said.read(1)) != b":":
            length += byte
        return json.loads(self._said.read(int(length)))


def _port(profile: Path) -> int:
    """Return the port that Firefox has written down, as soon as it has."""
    note = profile / "MarionetteActivePort"
    for _ in range(START * 10):
        if note.is_file() and (text := note.read_text().strip()):
            return int(text)
        time.sleep(0.1)
    raise TimeoutError("Firefox has not opened its port. Is it a Firefox of version 60 or later?")
