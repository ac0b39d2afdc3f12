"""Lanes, threads and odd data in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from dashboard.textwidth import measure
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


def test_words_are_as_wide_as_they_are_taken_for(open_page: OpenPage, odd_address: str) -> None:
    page = open_page(f"{odd_address}/?lanes=place")
    drawn(page)
    page.evaluate("document.fonts.ready")
    found = page.locator('[data-figure="lanes"] text').evaluate_all(
        """all => all.map(one => { const css = getComputedStyle(one);
        return [one.textContent, one.getComputedTextLength(), parseFloat(css.fontSize), css.fontFamily] })"""
    )
    faces = {True: "serif-bold", False: "sans"}
    plain = [(text, size, wide, faces["Serif" in face]) for text, wide, size, face in found if text.isascii()]
    assert {face for *_, face in plain} == set(faces.values())
    for text, size, wide, face in plain:
        if not text.startswith("+"):  # a pill's number is bold
            assert abs(measure(text, size, face) - wide) <= 2 + wide / 50, (text, wide)


def test_long_names_of_a_pair_stay_on_the_page(open_page: OpenPage, odd_address: str) -> None:
    one, other = (tablegen.actor_id(name) for name in oddtables.NAMES[:2])
    page = open_page(f"{odd_address}/actors?actor={one}&with={other}", width=360)
    expect(page.locator(".dl-pair h2")).to_be_visible()
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 360
    page.goto(f"{odd_address}/actors?q=donau")
    expect(page.locator(".dl-actorindex tbody tr")).to_have_count(1)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 360
    assert page.locator(".st-key-phonenav").evaluate("bar => bar.scrollWidth - bar.clientWidth") <= 0


def test_rules_of_a_table_run_through(open_page: OpenPage, odd_address: str) -> None:
    for path in ("/actors", "/sources"):
        page = open_page(odd_address + path)
        row = page.locator(".dl-index tbody tr").first
        expect(row).to_be_visible()
        assert row.evaluate("tr => new Set([...tr.cells].map(c => getComputedStyle(c).display)).size") == 1


def test_marks_of_sources_stand_under_their_signs(open_page: OpenPage, odd_address: str) -> None:
    page = open_page(f"{odd_address}/?from=3000")
    drawn(page)
    lefts = "all => all.map(one => [...one.children].map(c => c.getBoundingClientRect().x))"
    found = page.locator(".dl-listing .dl-slots").evaluate_all(lefts)
    assert len(found) > 1
    for row in found:
        assert row == pytest.approx(found[0], abs=2), (row, found[0])


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
