"""Every page on paper: black on white, no controls, nothing clipped, and the address at the end."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.page import PAGES
from tests.e2e.conftest import OpenPage
from tests.e2e.test_pages import DRAWN

pytestmark = pytest.mark.browser
PATHS = [
    *("/" if name == "timeline" else f"/{name}" for name in PAGES),
    "/?event=e13",
    "/actors?actor=varland",
    "/sources?source=gazette",
]


CONTROLS = "header, .st-key-phonenav a, .dl-hint, .dl-look, button, input, .dl-tip, .dl-pager"
_WIDTHS = "[...document.querySelectorAll('.dl-figure')].map(f => f.getBoundingClientRect().width)"


def colour(page: Page, selector: str, part: str) -> str:
    found = page.locator(selector).first.evaluate(f"one => getComputedStyle(one).{part}")
    return str(found)


@pytest.mark.parametrize("path", PATHS)
def test_on_paper(open_page: OpenPage, address: str, path: str) -> None:
    page = open_page(f"{address}{path}", theme="dark")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert colour(page, "h1", "color") == "rgb(0, 0, 0)"
    assert colour(page, ".stApp", "backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(f":is({CONTROLS}):visible").count() == 0
    inner, outer = page.locator(".stMain").evaluate("one => [one.scrollHeight, one.clientHeight]")
    assert inner <= outer + 1
    assert page.locator(".dl-address").inner_text() == page.url
    page.wait_for_function(DRAWN)
    assert all(width <= 690 for width in page.evaluate(_WIDTHS))


def test_a_long_list_takes_many_pages(open_page: OpenPage, seeds_address: str) -> None:
    page = open_page(seeds_address)
    paper = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) > 2
