"""Actors in a real browser: their line, the pair, the index and the matrix."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import OpenPage
from tests.e2e.test_pages import at_rest

pytestmark = pytest.mark.browser
WIDE, PHONE = 1440, 360
PAIR = "/actors?actor=varland&with=ostmark"
VIEWS = ["/actors?view=matrix", "/actors?sort=first", f"{PAIR}&event=e05", "/actors?actor=ilse-brandt"]


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the address."""
    return parse_qs(urlsplit(page.url).query)


def test_a_mark_of_the_line_opens_its_card_on_the_page(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/actors?actor=varland")
    chart = page.locator('[data-figure="line"]')
    expect(chart).to_have_attribute("data-ready", "true")
    label = chart.locator("text", has_text="Locks seized").first
    box = label.bounding_box()
    assert box
    page.mouse.click(box["x"] + 20, box["y"] + 8)
    expect(page.locator(".dl-card h2")).to_have_text("Varland seizes the canal's locks")
    expect(page.get_by_role("heading", level=1)).to_have_text("Varland")
    assert asked(page) == {"actor": ["varland"], "event": ["e04"]}
    page.get_by_role("link", name="Show on the timeline").click()
    expect(page.locator(".dl-listing .dl-row.dl-on .dl-head")).to_have_text(
        "Varland seizes the canal's locks"
    )


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_pair_is_opened_narrowed_and_found_again(open_page: OpenPage, address: str, width: int) -> None:
    page = open_page(f"{address}/actors?actor=varland", width=width)
    page.locator(".dl-partner", has_text="Ostmark").click()
    expect(page.get_by_role("heading", name="Varland and Ostmark")).to_be_visible()
    expect(page.locator(".dl-steplink")).to_have_count(7)
    page.locator(".dl-chip", has_text="assault 2").click()
    expect(page.locator(".dl-steplink")).to_have_count(2)
    page.locator(".dl-steplink", has_text="shells the harbour").click()
    expect(page.locator(".dl-card h2")).to_have_text("Ostmark shells the harbour")
    found = asked(page)
    assert found == {"actor": ["varland"], "with": ["ostmark"], "kind": ["assault"], "event": ["e10"]}
    page.goto(page.url)
    expect(page.locator(".dl-steplink")).to_have_count(2)
    expect(page.locator(".dl-card h2")).to_have_text("Ostmark shells the harbour")
    page.locator(".dl-close").click()
    expect(page.locator(".dl-steplink")).to_have_count(0)
    assert set(asked(page)) == {"actor", "event"}


def test_on_a_phone_the_pair_is_one_column_and_its_card_opens_in_its_row(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(f"{address}{PAIR}&event=e05", width=PHONE)
    expect(page.locator(".dl-steplist .dl-on .dl-card")).to_be_visible()
    expect(page.locator(".dl-steptable")).to_have_count(0)
    expect(page.locator('[data-figure="line"]')).to_have_count(0)
    assert page.evaluate("document.querySelector('.dl-board').scrollWidth") <= PHONE


def test_the_index_is_searched_sorted_and_filtered(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/actors")
    rows = page.locator(".dl-actorindex tbody tr")
    expect(rows).to_have_count(5)
    page.locator(".dl-actorindex thead a", has_text="Actor").click()
    expect(rows.first).to_contain_text("Canal Commission")
    page.locator(".dl-chip", has_text="state").click()
    expect(rows).to_have_count(2)
    assert asked(page) == {"sort": ["name"], "type": ["state"]}
    page.get_by_role("textbox").fill("var")
    page.get_by_role("textbox").press("Enter")
    expect(rows).to_have_count(1)
    page.goto(page.url)
    expect(rows).to_have_count(1)
    rows.first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Varland")


def test_the_matrix_by_keyboard_leads_to_the_timeline(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/actors?view=matrix&sort=name")
    first = page.locator(".dl-cell[tabindex='0']")
    expect(first).to_have_count(1)
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    here = page.locator(".dl-cell:focus")
    said = here.get_attribute("aria-label") or ""
    number = int(re.findall(r": (\d+) event", said)[0])
    expect(page.locator(".dl-cell[tabindex='0']")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".dl-listing .dl-rowlink").first).to_be_visible()
    at_rest(page)
    assert set(asked(page)) == {"actor", "from", "to"}
    assert page.locator(".dl-listing .dl-rowlink").count() >= number


def test_what_is_not_known_is_said(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}{PAIR.replace('ostmark', 'nobody')}&kind=gossip&event=e99")
    alert = page.get_by_test_id("stAlert")
    for word in ("nobody", "gossip", "e99"):
        expect(alert).to_contain_text(word)
    expect(page.locator(".dl-listing .dl-rowlink")).to_have_count(11)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", VIEWS)
def test_accessible(open_page: OpenPage, address: str, path: str, theme: str) -> None:
    page = open_page(f"{address}{path}", theme=theme)
    for width in (WIDE, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        narrow = page.locator(".dl-board.dl-narrow")
        expect(narrow).to_have_count(int(width == PHONE))
        page.wait_for_timeout(500)
        assert violations(page) == []
