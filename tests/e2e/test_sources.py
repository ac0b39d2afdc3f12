"""The sources in a real browser: curves, hints, who reports what, and how far texts look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import tablegen
from tests.e2e.axe import violations
from tests.e2e.browser import serve
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.browser
PHONE = 360
READY = "document.querySelector('.dl-read')?.dataset.ready === 'true'"
# the ends of every curve that is drawn, and how far they are from the trigger's line and the row's mark
ENDS = """() => {
  const drawn = [...document.querySelectorAll('.dl-curves path')].filter((p) => p.style.display !== 'none');
  return drawn.map((path) => {
    const top = path.ownerSVGElement.getBoundingClientRect().top;
    const middle = (e) => { const r = e.getClientRects()[0]; return r.top + r.height / 2 - top; };
    const from = path.getPointAtLength(0).y, to = path.getPointAtLength(path.getTotalLength()).y;
    const all = [...document.querySelectorAll(`.dl-trigger[data-of="${path.dataset.of}"]`)];
    const row = document.querySelector(`.dl-happened [data-of="${path.dataset.of}"] .dl-mark`);
    return [Math.min(...all.map((t) => Math.abs(middle(t) - from))), Math.abs(middle(row) - to)];
  });
}"""


def lit(page: Page, selector: str) -> None:
    expect(page.locator(selector)).to_have_class(re.compile(r"\bdl-glow\b"))


def test_curves_join_a_line_with_its_place_in_time(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/sources?source=monitor&mention=e13-monitor")
    page.wait_for_function(READY)
    expect(page.locator(".dl-chosen").first).to_be_in_viewport()
    page.wait_for_function("document.querySelector('.dl-curves path.dl-on')?.style.display === ''")
    ends = page.evaluate(ENDS)
    assert len(ends) > 1
    assert all(text < 15 and row < 2 for text, row in ends)


def test_either_side_lights_both(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/sources?source=monitor")
    page.wait_for_function(READY)
    page.locator('.dl-article .dl-trigger[data-of="e04"]').hover()
    for selector in (
        '.dl-happened [data-of="e04"]',
        '.dl-coverage [data-of="e04"]',
        '.dl-curves [data-of="e04"]',
    ):
        lit(page, selector)
    expect(page.locator(".dl-hint")).to_have_text("26 July 1911: Varland seizes the canal's locks")
    page.keyboard.press("Escape")
    expect(page.locator(".dl-hint")).to_be_hidden()
    page.locator('.dl-happened [data-of="e10"] a').focus()
    lit(page, '.dl-article .dl-trigger[data-of="e10"]')
    page.keyboard.press("Enter")
    expect(page.locator(".dl-chosen .dl-trigger")).to_have_text("fell")
    assert "mention=e10-monitor" in page.url


@pytest.mark.parametrize("width", [1440, PHONE])
def test_an_unused_passage_says_why(open_page: OpenPage, address: str, width: int) -> None:
    page = open_page(f"{address}/sources?source=gazette", width=width)
    left = page.locator(".dl-article .dl-left")
    expect(left).to_have_accessible_description("“That” refers to no date in the text.")
    left.click()
    expect(page.locator(".dl-hint")).to_have_text("Not used: “That” refers to no date in the text.")
    page.keyboard.press("Escape")
    expect(page.locator(".dl-hint")).to_be_hidden()
    left.press("Enter")
    expect(page.locator(".dl-hint")).to_be_visible()
    page.locator(".dl-passages a").click()
    expect(page.locator(".dl-article .dl-chosen").first).to_be_in_viewport()
    assert "at=" in page.url


def test_the_matrix_leads_to_events_and_sources(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/sources?view=coverage")
    expect(page.locator(".dl-coverage tbody tr")).to_have_count(19)
    page.get_by_role("link", name=re.compile("^Only where sources differ")).click()
    expect(page.locator(".dl-coverage tbody tr")).to_have_count(2)
    assert "only=differ" in page.url
    expect(page.locator(".dl-coverage thead").get_by_role("link", name="DM Delta Monitor")).to_be_visible()
    page.get_by_role("link", name="Truce agreed at Lindau").click()
    expect(page.locator(".dl-card h2")).to_have_text("Truce agreed at Lindau")


def test_a_mark_of_the_plot_opens_its_event(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/sources?view=reach")
    first = page.locator(".dl-reachrow").first.locator(".dl-dotlink").first
    first.focus()
    expect(page.locator(".dl-hint")).to_have_text("17 Nov 1869: Canal opens to all ships")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator(".dl-card h2")).to_have_text("Canal opens to all ships")


def test_the_index_is_sorted_by_its_heads(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/sources")
    page.get_by_role("columnheader", name="Title").get_by_role("link").click()
    expect(page.locator(".dl-sourceindex .dl-title").first).to_have_text("A season of notes")
    assert "sort=name" in page.url


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tablegen.write(tablegen.many(3000), tmp_path_factory.mktemp("long"))
    with serve(folder) as found:
        yield found


def test_a_long_text_is_read_in_parts(open_page: OpenPage, long_address: str) -> None:
    page = open_page(f"{long_address}/sources?source=long")
    page.wait_for_function(READY)
    page.get_by_role("link", name="Part 2 ›").first.click()
    expect(page.locator(".dl-textparts").first).to_contain_text("Part 2 of 13")
    page.wait_for_function(READY)
    assert page.locator(".dl-article .dl-trigger").count() < 300


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    ["", "?view=coverage", "?view=reach", "?source=monitor&mention=e13-monitor", "?source=none&view=x"],
)
def test_sources_are_accessible(open_page: OpenPage, address: str, path: str, theme: str) -> None:
    page = open_page(f"{address}/sources{path}", theme=theme)
    for width in (1440, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(500)
        assert violations(page) == []
        assert page.evaluate("document.querySelector('.dl-board').scrollWidth <= innerWidth")
