"""What the browser can be told before the first run of a page, so that it waits for nothing twice.

The page's head (server.py puts it there) asks for the scripts that will be needed, while Streamlit's own are
still on their way, and tells the width of the window in a cookie, so that the first chart fits at once.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).parent
STATIC = _HERE.parent.parent / "static"
DEFAULT_WIDTH = 1280
STEP = 20
"""Widths are counted in these steps, as in board.js."""
_MARGINS = ((1100, 80), (700, 32), (0, 16))
"""The least width of the window, and the page's margin there; as in chrome.css."""
_WIDEST = 1760
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
_FACTORY = re.compile(r"(?s)\A(.{0,600}?, ?)(\(\) ?=> ?\{.*\})(\)\);?\s*)\Z")
LATE = ("BidiComponent", "TextInput", "Checkbox", "Html")
"""Streamlit's scripts that it asks for when the first run arrives."""


@cache
def plotly_script() -> str:
    """The name under which Plotly's script is served; copied from the installed package when missing."""
    name = f"plotly-{version('plotly')}.min.js"
    package = find_spec("plotly")
    places = (package.submodule_search_locations if package else None) or []
    _write(STATIC / name, lambda: (Path(next(iter(places))) / "package_data" / "plotly.min.js").read_bytes())
    return name


@cache
def packed_plotly() -> Path:
    """Plotly's script packed with gzip, once for all readers."""
    script = STATIC / plotly_script()
    packed = script.with_name(f"{script.name}.gz")
    _write(packed, lambda: gzip.compress(compiled_once(script.read_text(encoding="utf-8")).encode(), mtime=0))
    return packed


def compiled_once(script: str) -> str:
    """A UMD script whose factory stands in parentheses; any other script as it is.

    Browsers skim a function before they compile it when it is called, unless it stands in parentheses
    (https://v8.dev/blog/preparser). Plotly's factory is the whole of its script.

    >>> compiled_once("(function(r, f) {f()} (this, () => {1}));")
    '(function(r, f) {f()} (this, (() => {1})));'
    """
    return _FACTORY.sub(r"\1(\2)\3", script)


@cache
def board_script() -> str:
    """The name under which the board's script is served, with its styles in it; written when missing.

    Streamlit would send both again with every run.
    """
    script, styles = ("\n".join(map(_read, _parts(kind))) for kind in ("js", "css"))
    whole = f"const STYLES = {json.dumps(styles)};\n{script}".encode()
    name = f"board-{hashlib.sha256(whole).hexdigest()[:12]}.js"
    _write(STATIC / name, lambda: whole)
    return name


def _parts(kind: str) -> list[Path]:
    """The files of one kind in web/: that of the board begins, the others follow by name."""
    files = (_HERE / "web").glob(f"*.{kind}")
    return sorted(files, key=lambda file: (file.stem != "board", file.name))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _write(target: Path, content: Callable[[], bytes]) -> None:
    """Write a file that is missing; other processes see all of it or nothing."""
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        part = target.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(content())
        part.replace(target)


def head(scripts: Path) -> str:
    """What goes into the head of every page; `scripts` is the folder of Streamlit's own."""
    links = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in late(scripts))
    own = f'<link rel="modulepreload" href="./app/static/{board_script()}">'
    width = "<script>document.cookie=`dl_screen=${innerWidth}; path=/; SameSite=Lax`</script>"
    return "".join(links) + own + width


def head_of_first() -> str:
    """What goes into the head of the first page besides: it has charts, other pages may have none."""
    return f'<link rel="preload" as="script" href="./app/static/{plotly_script()}">'


def late(scripts: Path) -> list[str]:
    """The scripts that the page asks for late, with all that they import."""
    found: dict[str, None] = {}
    waiting = [file for start in LATE for file in sorted(scripts.glob(f"{start}.*.js"))]
    while waiting:
        file = waiting.pop()
        if file.name not in found and file.is_file():
            found[file.name] = None
            waiting += [scripts / name for name in _IMPORT.findall(file.read_text(encoding="utf-8"))]
    return sorted(found)


def board_width(cookies: Mapping[str, str]) -> int:
    """The width that a board will have: as it was last in this window, else what the page's margins leave.

    >>> board_width({"dl_screen": "1440"}), board_width({"dl_screen": "360"}), board_width({})
    (1280, 320, 1280)
    >>> board_width({"dl_screen": "1440", "dl_board": "1440:1260"})
    1260
    """
    screen = _number(str(cookies.get("dl_screen", "")))
    seen, _, width = str(cookies.get("dl_board", "")).partition(":")
    if (known := _number(width)) and screen in (None, _number(seen)):
        return known
    if screen is None:
        return DEFAULT_WIDTH
    margin = next(margin for least, margin in _MARGINS if screen >= least)
    return max(STEP, (min(screen, _WIDEST) - 2 * margin) // STEP * STEP)


def _number(text: str) -> int | None:
    """A width in pixels; what is none is ignored, since a cookie can hold anything."""
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:6]) < 20_000 else None
