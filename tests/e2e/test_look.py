"""Lanes, threads and odd data in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import oddtables, tablegen
from tests.e2e.browser import serve
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.browser
DAY = f"/?from={oddtables.CROWDED_DAY}&to={oddtables.CROWDED_DAY}"
PAGES = [
    "/",
    DAY,
    "/?by=report",
    "/?lanes=place",
    "/?event=o0005",
    "/actors",
    "/sources",
    "/sources?source=arabic",
]


@pytest.fixture(scope="module")
def odd_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tablegen.write(oddtables.odd(), tmp_path_factory.mktemp("odd"))) as found:
        yield found


def drawn(page: Page) -> None:
    expect(page.locator('[data-figure="lanes"]')).to_have_attribute("data-ready", "true")


def test_lanes_are_chosen_and_kept_in_the_address(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?actor=varland")
    page.get_by_role("link", name="source", exact=True).click()
    page.wait_for_url(re.compile("lanes=source"))
    assert "actor=varland" in page.url
    expect(page.get_by_role("link", name="source", exact=True)).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("link", name="source", exact=True)).to_be_focused()
    page.get_by_role("link", name="actor", exact=True).click()
    expect(page.get_by_role("link", name="actor", exact=True)).to_have_attribute("aria-current", "true")
    assert "lanes=" not in page.url


def test_an_event_lights_up_with_its_threads(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?by=report")
    drawn(page)
    box = page.locator('[data-figure="lanes"] text', has_text="Treaty signed").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    expect(page.locator(".dl-lit path")).to_have_attribute("d", re.compile("^M"))
    expect(page.locator(".dl-lag", has_text="date unknown").first).to_be_visible()


def test_the_whole_span_is_one_click_away(open_page: OpenPage, odd_address: str) -> None:
    page = open_page(odd_address + DAY)
    drawn(page)
    page.get_by_role("link", name="Whole span").click()
    expect(page.get_by_role("link", name="Whole span")).to_have_count(0)
    assert "from=" not in page.url


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_on_a_phone(open_page: OpenPage, odd_address: str, path: str) -> None:
    page = open_page(odd_address + path, width=360)
    expect(page.locator(".dl-board").first).to_have_class(re.compile("dl-narrow"))
    for size in (360, 1024):
        page.set_viewport_size({"width": size, "height": 800})
        page.wait_for_function(
            "size => innerWidth === size && document.querySelector('.stMain').scrollWidth <= size", arg=size
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= size


def test_the_pages_are_named_on_a_phone(open_page: OpenPage, address: str) -> None:
    page = open_page(address, width=360)
    links = page.locator(".st-key-phonenav a")
    expect(links.nth(1)).to_be_visible()
    links.nth(1).click()
    page.wait_for_url(re.compile("/actors"))
