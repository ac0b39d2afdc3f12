"""The address in a real browser: clicks are not lost, and what it says is what a new browser shows."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_pages import at_rest, open_filter, rows, wait_for_rows

pytestmark = pytest.mark.browser

CLEAR_AFTER = """delay => new Promise((done) => {
  const clear = () => document.querySelector(".st-key-clear button");
  const look = () => {
    if (!clear() || !document.querySelector(".dl-board > *")) return setTimeout(look, 10);
    setTimeout(() => { clear().click(); done(); }, delay);
  };
  look();
})"""


@pytest.mark.parametrize("delay", [80, 110, 120, 130, 160])
def test_a_click_is_not_lost_while_the_board_tells_its_width(
    open_page: OpenPage, address: str, delay: int
) -> None:
    page = open_page(f"{address}/?kind=assault&from=1911-07", width=360)
    page.evaluate(CLEAR_AFTER, delay)
    wait_for_rows(page, 19)
    expect(page.locator("[class*=st-key-chip_]")).to_have_count(0)
    assert "kind=" not in page.url


def chips(page: Page) -> list[str]:
    """What the chips say."""
    return page.locator("[class*=st-key-chip_]").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the address."""
    return parse_qs(urlsplit(page.url).query)


def settled(page: Page, number: int, active: int) -> tuple[list[str], list[str]]:
    """The rows and the chips, once there are so many."""
    wait_for_rows(page, number)
    expect(page.locator("[class*=st-key-chip_]")).to_have_count(active)
    return rows(page), chips(page)


def check(page: Page, name: str, label: str) -> None:
    """Tick a box of the form."""
    page.locator(f'.dl-panel input[name="{name}"]').and_(page.get_by_label(label)).check()


def in_a_new_browser(open_page: OpenPage, page: Page, number: int, active: int) -> None:
    """The address opens the same view elsewhere."""
    here = settled(page, number, active)
    assert settled(open_page(page.url), number, active) == here


def test_every_filter_is_in_the_address(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    open_filter(page)
    for label, year in (("From", "1911"), ("To", "1911")):
        page.get_by_role("textbox", name=label).fill(year)
        page.get_by_role("textbox", name=label).press("Enter")
    for name, label in (("actor", "Varland"), ("actor", "Ostmark"), ("actors", "all of them")):
        check(page, name, label)
    wait_for_rows(page, 6)
    check(page, "status", "happened")
    check(page, "said", "the texts themselves")
    page.keyboard.press("Escape")
    expect(page.locator("[class*=st-key-chip_]")).to_have_count(4)
    assert asked(page) == {
        "from": ["1911"],
        "to": ["1911"],
        "actor": ["varland", "ostmark"],
        "actors": ["all"],
        "status": ["happened"],
        "said": ["texts"],
    }
    in_a_new_browser(open_page, page, 3, 4)


def test_the_other_filters_are_in_the_address(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    open_filter(page)
    for name, label in (
        ("kind", "agree"),
        ("source", "Courier of the North"),
        ("place", "Lindau"),
        ("precision", "a day"),
        ("weight", "the weightier third"),
        ("disputed", "only what sources disagree on"),
    ):
        check(page, name, label)
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="Search headlines and quotes").fill("truce lindau")
    page.get_by_role("textbox", name="Search headlines and quotes").press("Enter")
    expect(page.locator("[class*=st-key-chip_]")).to_have_count(7)
    assert set(asked(page)) == {"kind", "source", "place", "precision", "weight", "disputed", "q"}
    in_a_new_browser(open_page, page, 1, 7)


@pytest.mark.parametrize(
    "path",
    [
        "/?event=e13&from=1911&scale=true",
        "/?q=canal&event=e18",
        "/actors?actor=varland",
        "/actors?sort=name",
        "/sources?source=gazette&mention=e06-gazette",
        "/data?table=mentions&kind=assault",
    ],
)
def test_every_page_is_in_its_address(open_page: OpenPage, address: str, path: str) -> None:
    first = open_page(f"{address}{path}")
    at_rest(first)
    heading = first.get_by_role("heading", level=1).inner_text()
    board = first.locator(".dl-board").last.inner_text()
    again = open_page(first.url)
    expect(again.get_by_role("heading", level=1)).to_have_text(heading)
    at_rest(again)
    expect(again.locator(".dl-board").last).to_have_text(board, use_inner_text=True)


def test_quick_clicks_in_the_form_are_all_kept(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    open_filter(page)
    page.locator(".dl-panel").wait_for()
    page.evaluate(
        """() => ["agree", "assault", "economy", "reject"].forEach((kind) =>
             document.querySelector(`.dl-panel input[name="kind"][value="${kind}"]`).click())"""
    )
    expect(page.locator('.dl-panel input[name="kind"]:checked')).to_have_count(4)
    expect(page.locator("[class*=st-key-chip_]")).to_have_count(1)
    assert set(asked(page)["kind"]) == {"agree", "assault", "economy", "reject"}


def test_an_empty_page_offers_ways_on_and_changes_are_undone(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?kind=aid&actor=ilse-brandt")
    expect(page.get_by_text("no event passes both filters")).to_be_visible()
    page.get_by_role("button", name="Without “Ilse Brandt”: 1 event").click()
    wait_for_rows(page, 1)
    page.get_by_role("button", name="Clear").click()
    wait_for_rows(page, 19)
    page.get_by_role("button", name="Undo").click()
    wait_for_rows(page, 1)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("no event passes both filters")).to_be_visible()
    assert asked(page) == {"kind": ["aid"], "actor": ["ilse-brandt"]}
    page.go_back()
    wait_for_rows(page, 1)


def test_a_long_list_is_searched_as_one_types(open_page: OpenPage, seeds_address: str) -> None:
    page = open_page(seeds_address)
    open_filter(page)
    actors = page.locator('[data-list="actor"] .dl-opt')
    expect(actors.locator("visible=true")).to_have_count(7)
    page.get_by_role("searchbox", name="Find an actor").press_sequentially("russia")
    expect(actors.locator("visible=true").first).to_contain_text("Russia")
    page.get_by_role("searchbox", name="Find an actor").fill("")
    page.locator(".dl-p-actor").get_by_role("button", name="All").click()
    assert actors.locator("visible=true").count() > 7
