"""Many events in a real browser: a long list is read in parts, and the first chart fits the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import tablegen
from tests.e2e.browser import serve
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def many_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tablegen.write(tablegen.many(400), tmp_path_factory.mktemp("many"))) as found:
        yield found


def first_row(page: Page) -> str:
    return page.locator(".dl-listing .dl-rowlink .dl-head").first.inner_text()


def test_a_long_list_is_read_in_parts(open_page: OpenPage, many_address: str) -> None:
    page = open_page(many_address)
    expect(page.locator(".dl-listing .dl-rowlink")).to_have_count(60)
    expect(page.locator(".dl-part")).to_have_text("1–60 of 400")
    before = first_row(page)
    page.get_by_role("link", name="60 later").click()
    expect(page.locator(".dl-part")).to_have_text("61–120 of 400")
    assert "row=61" in page.url
    assert first_row(page) != before
    page.locator(".dl-listing .dl-rowlink").nth(5).click()
    expect(page.locator(".dl-card h2")).to_be_visible()
    expect(page.locator(".dl-part")).to_have_text("61–120 of 400")
    expect(page.locator(".dl-listing .dl-row.dl-on")).to_have_count(1)
    expect(page.locator('[data-figure="lanes"]')).to_have_attribute("data-ready", "true")


@pytest.mark.parametrize("width", [1440, 1024])
def test_the_first_chart_fits_the_window(open_page: OpenPage, address: str, width: int) -> None:
    page = open_page(address, width=width)
    figure = page.locator('[data-figure="overview"]')
    expect(figure).to_have_attribute("data-ready", "true")
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    assert cookies["dl_screen"] == str(width)
    board = page.evaluate("document.querySelector('.dl-board').clientWidth")
    assert cookies["dl_board"] == f"{width}:{board // 20 * 20}"
    assert figure.evaluate("f => f.style.width") == f"{board // 20 * 20}px"
    scripts = page.evaluate("[...document.querySelectorAll('link[rel=preload]')].map(l => l.href)")
    assert sum("plotly" in address for address in scripts) == 1
