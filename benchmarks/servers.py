"""The servers that the dashboard's benchmark compares: the app over some tables, and a bare page."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.browser import free_port

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 90.0
BARE = """
import plotly.graph_objects as go
import streamlit as st

n = int(st.query_params.get("n", 20))
x, y = [1900 + i for i in range(n)], [i % 7 for i in range(n)]
st.plotly_chart(go.Figure(go.Scatter(x=x, y=y, mode="markers")))
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    name: str
    address: str
    pid: int

    def memory(self) -> float:
        """Its resident memory in MB; NaN where the system does not tell."""
        try:
            lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        except OSError:
            return float("nan")
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


@contextmanager
def app(name: str, data: Path) -> Iterator[Server]:
    """The app over a folder of tables."""
    with _started(name, "server.py", ROOT, {"DATELINES_DATA": str(data)}) as server:
        yield server


@contextmanager
def bare(folder: Path) -> Iterator[Server]:
    """A Streamlit page with one small chart and nothing else, in a folder of its own."""
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    with _started("bare page", "bare.py", folder, {}) as server:
        yield server


@contextmanager
def _started(name: str, script: str, folder: Path, more: Mapping[str, str]) -> Iterator[Server]:
    port = free_port()
    flags = {
        "server.port": str(port),
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    command = [sys.executable, "-m", "streamlit", "run", script]
    command += [part for flag, value in flags.items() for part in (f"--{flag}", value)]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/_stcore/health", process)
        yield Server(name, address, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"a server ended with exit code {process.returncode} before it answered")
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"a server did not answer within {PATIENCE:.0f} s")
