"""Pictures of every page, to look at and for docs: `python -m tests.screenshots [OUT [DATA [NAME ...]]]`.

They are written as small PNG files; each needs the tables in DATA (default `data`).
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from dashboard.corpus import Corpus
from dashboard.load import read
from tests.e2e.browser import FLAGS, ROOT, find_chromium, serve

COLOURS = 256
TIMEOUT = 40_000


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file's name, the page, and how it is looked at."""

    name: str
    path: str
    width: int = 1440
    height: int = 1000
    theme: str = "light"


def shots(corpus: Corpus) -> list[Shot]:
    """The pictures: the weightiest event, the most frequent actor, the text with most events."""
    event = max(corpus.events, key=lambda e: (e.n_documents, e.salience), default=None)
    actor, other = [*corpus.actors, "", ""][:2]
    source = max(corpus.mentions_in, key=lambda doc: len(corpus.mentions_in[doc]), default="")
    opened = f"/?event={event.event_id}" if event else "/"
    pages = {
        "timeline": "/",
        "event": opened,
        "actors": "/actors",
        "matrix": "/actors?view=matrix",
        "actor": f"/actors?actor={actor}",
        "pair": f"/actors?actor={actor}&with={other}",
        "sources": "/sources",
        "source": f"/sources?source={source}",
        "coverage": "/sources?view=coverage",
        "reach": "/sources?view=reach",
        "reported": "/?by=report",
        "data": "/data",
        "present": f"/present?{opened[2:]}&hide=next" if event else "/present",
    }
    found = [
        Shot(f"{name}-{theme}", path, theme=theme)
        for name, path in pages.items()
        for theme in ("light", "dark")
    ]
    found += [Shot(f"{name}-phone", path, 360, 800) for name, path in pages.items()]
    projector = Shot("present-projector", pages["present"], 1920, 1080)
    return [*found, Shot("event-tablet", opened, 1024, 1000), projector]


def take(browser: Browser, address: str, shot: Shot) -> bytes:
    """The page as PNG, once its chart is drawn."""
    size = {"width": shot.width, "height": shot.height}
    context = browser.new_context(viewport=size, color_scheme=shot.theme)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    page.goto(address + shot.path)
    page.wait_for_selector(".dl-board > *", state="attached")
    page.wait_for_function(
        "[...document.querySelectorAll('[data-figure]')].every(f => !f.offsetParent || f.dataset.ready)"
    )
    page.wait_for_timeout(700)
    picture = page.screenshot()
    context.close()
    return picture


def save(picture: bytes, path: Path) -> None:
    """Write a picture with few colours, so that it stays small."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main(out: Path, data: Path, names: list[str]) -> None:
    """Take all pictures, or those named."""
    out.mkdir(parents=True, exist_ok=True)
    wanted = [shot for shot in shots(read(data)) if not names or shot.name in names]
    with serve(data) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for shot in wanted:
            save(take(browser, address, shot), out / f"{shot.name}.png")
        browser.close()


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(
        Path(arguments[0]) if arguments else ROOT / "docs" / "screenshots",
        Path(arguments[1]) if len(arguments) > 1 else ROOT / "data",
        arguments[2:],
    )
