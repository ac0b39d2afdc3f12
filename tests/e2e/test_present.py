"""Present in a real browser: keys, hiding, the address, and the way back; and what is copied."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.browser


def count(page: Page, words: str) -> None:
    expect(page.locator(".dl-pcount")).to_have_text(words)


def headline(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_quick_keys_are_all_counted(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/present")
    count(page, "1 of 19")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    count(page, "6 of 19")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageUp")
    count(page, "17 of 19")
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    count(page, "2 of 19")
    expect(page.locator('.dl-pnow [aria-current="step"]')).to_have_count(1)


def test_a_scene_is_its_address(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/present?kind=agree&kind=consult")
    count(page, "1 of 4")
    page.keyboard.press("h")
    expect(page.locator(".dl-pwide", has_text="3 to come, hidden")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    count(page, "3 of 4")
    page.wait_for_url(re.compile("event=e13"))
    assert "sign a treaty" not in page.content()
    again = open_page(page.url)
    count(again, "3 of 4")
    expect(again.locator(".dl-pwide", has_text="1 to come, hidden")).to_be_visible()
    assert headline(again) == headline(page) == "Truce agreed at Lindau"
    again.keyboard.press("h")
    expect(again.get_by_text("Treaty signed")).to_be_visible()


def test_escape_leads_back_to_the_same_view(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?kind=agree&kind=consult")
    page.get_by_role("link", name="Present").click()
    count(page, "1 of 4")
    page.get_by_role("button", name="Later event").click()
    count(page, "2 of 4")
    expect(page.get_by_role("button", name="Later event")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".dl-card h2")).to_have_text("Peace may be signed")
    expect(page.locator(".dl-listing .dl-rowlink")).to_have_count(4)
    page.keyboard.press("p")
    count(page, "2 of 4")


@pytest.mark.parametrize("width", [1440, 1024, 360])
def test_in_an_embed_and_on_a_phone_nothing_is_cut(open_page: OpenPage, address: str, width: int) -> None:
    page = open_page(f"{address}/present?embed=true&event=e18&hide=next", width=width)
    expect(page.locator(".dl-pline")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in ("Earlier event", "Later event", "Hide what comes next"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= (44 if width == 360 else 24)
    expect(page.get_by_role("button", name="Hide what comes next")).to_have_attribute("aria-pressed", "true")


def test_a_view_without_events_says_so(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/present?q=nothing-like-it")
    expect(page.get_by_role("heading", level=1)).to_have_text("No event fits these filters")
    page.keyboard.press("ArrowRight")
    page.get_by_role("link", name="Exit").click()
    expect(page.get_by_role("textbox", name="Search headlines and quotes")).to_have_value("nothing-like-it")


def test_the_address_of_a_view_is_copied(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?kind=agree&event=e13")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page.locator(".dl-card h2")).to_be_visible()
    page.locator(".dl-viewbar").get_by_role("button", name="Copy link").click()
    expect(page.locator("#dl-tell")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/?kind=agree&event=e13"


def test_an_event_is_cited_with_its_address(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=e13")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".dl-card").get_by_text("Cite", exact=True).click()
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.locator("#dl-tell")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"url = {{{address}/?event=e13}}" in copied
    assert re.search(r"urldate = \{\d{4}-\d\d-\d\d\}", copied)


def test_without_a_clipboard_the_selection_is_copied(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=e13")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator(".dl-card").get_by_role("button", name="Copy link").click()
    expect(page.locator("#dl-tell")).to_have_text("Copied")


def test_on_a_phone_the_other_reports_unfold(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?event=e13", width=360)
    reports = page.locator(".dl-card .dl-report:visible")
    expect(reports).to_have_count(1)
    page.get_by_text("All 2 reports").click()
    expect(reports).to_have_count(2)
