"""What a reader does, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.browser
WIDE, PHONE = 1440, 360
DRAWN = "[...document.querySelectorAll('.dl-figure')].every(f => !f.offsetParent || f.dataset.ready)"


def at_rest(page: Page) -> None:
    """Until the run whose first results are seen is over, and its charts are drawn."""
    page.locator('[data-test-script-state="notRunning"]').wait_for(state="attached")
    page.wait_for_function(DRAWN)


def rows(page: Page) -> list[str]:
    """The headlines of the list."""
    at_rest(page)
    return page.locator(".dl-listing .dl-rowlink .dl-head").all_inner_texts()


def wait_for_rows(page: Page, number: int) -> None:
    expect(page.locator(".dl-listing .dl-rowlink")).to_have_count(number)


def open_filter(page: Page) -> None:
    page.get_by_role("button", name="Filter").click()


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_filter_open_reload(open_page: OpenPage, address: str, width: int) -> None:
    page = open_page(address, width=width)
    wait_for_rows(page, 19)
    open_filter(page)
    page.get_by_role("textbox", name="From").fill("1911-07")
    page.get_by_role("textbox", name="From").press("Enter")
    page.get_by_role("checkbox", name="assault").check()
    wait_for_rows(page, 2)
    page.keyboard.press("Escape")
    page.locator(".dl-listing .dl-rowlink", has_text="shells the harbour").click()
    expect(page.locator(".dl-card h2")).to_have_text("Ostmark shells the harbour")
    expect(page.locator(".dl-card .dl-timex").first).to_have_text("On 12 August")
    assert "event=e10" in page.url
    before = rows(page)
    page.goto(page.url)
    expect(page.locator(".dl-card h2")).to_have_text("Ostmark shells the harbour")
    assert rows(page) == before
    page.get_by_role("button", name="Clear").click()
    wait_for_rows(page, 19)
    assert "kind=" not in page.url


def test_the_chart_is_drawn_and_a_mark_opens_its_event(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    chart = page.locator('[data-figure="lanes"]')
    expect(chart).to_have_attribute("data-ready", "true")
    label = chart.locator("text", has_text="Treaty signed").first
    box = label.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    expect(chart.locator(".dl-tip")).to_contain_text("21 February 1912")
    page.mouse.click(box["x"] + 20, box["y"] + 8)
    expect(page.locator(".dl-card h2")).to_have_text("Varland and Ostmark sign a treaty")


def test_measured_widths_are_those_of_the_browser(open_page: OpenPage, address: str) -> None:
    from dashboard.textwidth import measure

    page = open_page(address)
    expect(page.locator('[data-figure="lanes"]')).to_have_attribute("data-ready", "true")
    drawn = page.locator(".textpoint text").evaluate_all(
        "all => all.map(t => [t.textContent, t.getComputedTextLength()])"
    )
    assert drawn
    assert all(abs(measure(text, 13) - width) < 2.5 for text, width in drawn)


def test_text_is_shown_as_it_stands(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=e18")
    expect(page.locator(".dl-card h2")).to_have_text(
        "Canal Commission <i>doubles</i> tolls & $fees$ [x](javascript:alert(1))"
    )
    chart = page.locator('[data-figure="lanes"]')
    expect(chart).to_have_attribute("data-ready", "true")
    assert "<b>Tolls</b> & $5" in chart.locator(".textpoint text").all_text_contents()


def test_a_drag_on_the_overview_sets_the_window(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    strip = page.locator('[data-figure="overview"]')
    expect(strip).to_have_attribute("data-ready", "true")
    box = strip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 40, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile("from=19"))
    expect(strip.locator(".dl-brush")).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_from_an_event_to_its_actor_and_its_source(open_page: OpenPage, address: str, width: int) -> None:
    page = open_page(f"{address}/?event=e13", width=width)
    page.locator(".dl-cardactors a", has_text="Varland").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Varland")
    assert "actor=varland" in page.url
    page.locator(".dl-listing .dl-rowlink", has_text="Truce agreed").click()
    expect(page.locator(".dl-card h2")).to_have_text("Truce agreed at Lindau")
    page.get_by_role("link", name="Read in the article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the commission knew")
    expect(page.locator(".dl-chosen").first).to_be_in_viewport()
    page.locator(".dl-chosen .dl-trigger").click()
    expect(page.locator(".dl-card h2")).to_have_text("Truce agreed at Lindau")


def test_by_keyboard(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_rows(page, 19)
    first = page.locator(".dl-listing .dl-rowlink").first
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".dl-card h2")).to_have_text("Canal Commission refuses to share tolls")
    expect(page.locator(".dl-listing .dl-rowlink:focus .dl-head")).to_have_text(
        "Canal Commission refuses to share tolls"
    )


def test_on_a_phone_the_card_opens_in_its_row(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=e13", width=PHONE)
    expect(page.locator(".dl-row.dl-on .dl-card")).to_be_visible()
    expect(page.locator('[data-figure="lanes"]')).to_be_hidden()
    assert page.evaluate("document.querySelector('.dl-board').scrollWidth") <= PHONE


def test_the_filter_is_accessible(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    open_filter(page)
    page.get_by_role("textbox", name="From").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/", "/actors", "/sources"])
def test_the_committed_tables_are_shown(open_page: OpenPage, seeds_address: str, path: str) -> None:
    page = open_page(f"{seeds_address}{path}")
    expect(page.locator(".dl-board a").first).to_be_visible()
