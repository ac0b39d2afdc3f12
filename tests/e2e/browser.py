"""A real server and a real browser, for tests and for screenshots."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 60


def find_chromium() -> str:
    """The browser: DATELINES_CHROMIUM, else an installed one; raises RuntimeError saying what to do."""
    asked = os.environ.get("DATELINES_CHROMIUM")
    found = [asked] if asked else [*map(shutil.which, NAMES), *PLACES]
    for path in found:
        if path and Path(path).exists():
            return path
    raise RuntimeError(
        f"{asked}: no such browser; DATELINES_CHROMIUM has to name one"
        if asked
        else "no Chromium or Chrome found: install one (Debian: apt-get install chromium), "
        "or set DATELINES_CHROMIUM to its path"
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serve(data: Path) -> Iterator[str]:
    """The app over a folder of tables, as its address; stopped at the end."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "server.py"]
    flags = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    environment = {**os.environ, "DATELINES_DATA": str(data)}
    server = subprocess.Popen(
        [*command, *flags], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_until_up(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_until_up(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the app ended with exit code {server.returncode} before it answered")
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.2)
    raise RuntimeError(f"the app did not answer within {START_SECONDS} s")
