"""The browser that the tests drive: found, or installed from Debian where that is allowed.

`python -m tests.browser` makes sure that there is one and says which.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ADVICE = (
    "no Chromium or Chrome was found, and the browser tests need one: install it "
    "(Debian, Ubuntu: apt install chromium; elsewhere: Google Chrome) or name its program in CHROMIUM"
)


def find() -> str | None:
    """The program of an installed Chromium or Chrome: the one named in CHROMIUM, else a usual one."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), next((p for p in PLACES if Path(p).is_file()), None))


def install() -> None:
    """Install Debian's Chromium, where this is Debian and we are root."""
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print("Installing Debian's Chromium for the browser tests", flush=True)
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdin=subprocess.DEVNULL, check=False)


def main() -> int:
    """Find a browser, else install one; 1 with advice where neither works."""
    if find() is None:
        install()
    program = find()
    print(ADVICE if program is None else f"browser: {program}", file=sys.stderr if program is None else None)
    return 1 if program is None else 0


if __name__ == "__main__":
    sys.exit(main())
