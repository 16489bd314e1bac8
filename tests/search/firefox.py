"""A Firefox without a window, driven over Marionette, its own protocol, so that no driver program is needed."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_WAIT = 30.0  # seconds for the browser to begin


class Firefox:
    """One window. Commands are those of WebDriver."""

    def __init__(self, port: int) -> None:
        self._socket = self._connect(port)
        self._read()
        self._number = 0
        self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
        self.ask("WebDriver:SetTimeouts", {"script": 60_000, "pageLoad": 60_000})

    @staticmethod
    def _connect(port: int) -> socket.socket:
        end = time.monotonic() + _WAIT
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)

    def _read(self) -> Any:
        digits = b""
        while not digits.endswith(b":"):
            digits += self._socket.recv(1)
        size, text = int(digits[:-1]), b""
        while len(text) < size:
            text += self._socket.recv(size - len(text))
        return json.loads(text)

    def ask(self, command: str, parameters: dict[str, Any]) -> Any:
        """Send a command and give its value. Raises RuntimeError with what Firefox says against it."""
        self._number += 1
        text = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(str(len(text)).encode() + b":" + text)
        _, _, fault, value = self._read()
        if fault:
            raise RuntimeError(fault["message"])
        return value.get("value") if isinstance(value, dict) else value

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function with `arguments`, in the page."""
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": list(arguments)})

    def close(self) -> None:
        """End the connection."""
        self._socket.close()


def find_firefox() -> str | None:
    """The program, if there is one."""
    return next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


@contextmanager
def open_firefox() -> Iterator[Firefox]:
    """Start Firefox with a profile of its own; it ends with the block."""
    program = find_firefox()
    if program is None:
        raise FileNotFoundError("no Firefox here: apt-get install firefox-esr")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as profile:
        settings = {
            "marionette.port": port,
            "datareporting.policy.dataSubmissionEnabled": False,
            "app.update.enabled": False,
        }
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items()]
        Path(profile, "user.js").write_text("".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", profile]
        environment = {**os.environ, "MOZ_HEADLESS": "1", "HOME": profile}
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
        ) as started:
            try:
                browser = Firefox(port)
                yield browser
                browser.close()
            finally:
                started.terminate()
                started.wait()
