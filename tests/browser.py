"""`python -m tests.browser` makes sure that there is a browser for the tests, and says which.

Where none is installed it installs Debian's Chromium, if this is Debian and we are root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.e2e.browser import find_chromium


def main() -> int:
    """Find a browser, else install one; 1 with advice where neither works."""
    try:
        find_chromium()
    except RuntimeError:
        if "DATELINES_CHROMIUM" not in os.environ:
            install()
    try:
        print(f"browser: {find_chromium()}")
    except RuntimeError as error:
        print(f"error: the browser tests cannot run: {error}", file=sys.stderr)
        return 1
    return 0


def install() -> None:
    """Install Debian's Chromium, where that is allowed."""
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print("Installing Debian's Chromium for the browser tests", flush=True)
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdin=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    sys.exit(main())
