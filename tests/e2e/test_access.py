"""Every page: its title, its language, its heading, the way past the navigation, and what axe-core says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard.page import PAGES
from tests.e2e.axe import violations
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.browser
SPECIAL = (
    "/?event=e13",
    "/?kind=gossip&q=none",
    "/actors?actor=varland",
    "/actors?actor=varland&with=ostmark",
    "/actors?view=matrix",
    "/sources?view=coverage",
    "/sources?view=reach",
    "/sources?source=gazette&mention=e06-gazette",
    "/data?table=mentions&kind=aid",
)
PATHS = [*("/" if name == "timeline" else f"/{name}" for name in PAGES), *SPECIAL]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_no_violation_of_any_level(open_page: OpenPage, address: str, path: str, theme: str) -> None:
    page = open_page(f"{address}{path}", theme=theme)
    page.wait_for_timeout(800)
    assert violations(page) == []
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.locator(".dl-board").first).to_have_class(re.compile("dl-narrow"))
    page.wait_for_timeout(600)
    assert violations(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_every_page_has_its_own_title(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    expect(page).to_have_title("Timeline – Datelines")
    page.goto(f"{address}/data")
    expect(page).to_have_title("Data – Datelines")
    page.goto(f"{address}/actors?actor=varland")
    expect(page).to_have_title("Varland – Actors – Datelines")
    page.goto(f"{address}/sources?source=gazette")
    expect(page).to_have_title("The canal changes hands – Sources – Datelines")


def test_the_navigation_can_be_skipped(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/actors")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.stMain'))")
