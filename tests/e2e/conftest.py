"""One server over invented tables, one browser, and a page that keeps watch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import tablegen
from tests.e2e.browser import FLAGS, find_chromium, serve

TIMEOUT = 30_000
expect.set_options(timeout=TIMEOUT)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tablegen.write(tablegen.canal(), tmp_path_factory.mktemp("canal"))) as found:
        yield found


@pytest.fixture(scope="session")
def seeds_address() -> Iterator[str]:
    """The app over the committed tables."""
    data = Path(__file__).parent.parent.parent / "data"
    with serve(data) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield started
        started.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages; at the end, no request has left the machine and the console shows no error."""
    watched: list[str] = []
    contexts = []

    def opened(address: str, *, width: int = 1440, theme: str = "light") -> Page:
        size = {"width": width, "height": 1000 if width >= 700 else 800}
        context = browser.new_context(viewport=size, color_scheme=theme)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(TIMEOUT)
        page = context.new_page()
        page.on("request", lambda request: watched.append(_left_the_machine(request.url)))
        page.on("pageerror", lambda error: watched.append(f"error: {error}"))
        page.on(
            "console",
            lambda message: watched.append(
                f"console: {message.text} {message.location['url']}" if message.type == "error" else ""
            ),
        )
        page.goto(address)
        page.wait_for_selector(".dl-board > *", state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [problem for problem in watched if problem] == []


def _left_the_machine(url: str) -> str:
    parts = urlsplit(url)
    inside = parts.scheme in ("data", "blob") or parts.hostname in ("127.0.0.1", "localhost")
    return "" if inside else f"request: {url}"
