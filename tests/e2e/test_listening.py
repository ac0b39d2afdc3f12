"""What a screen reader is told: names, changes, and where reading goes on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_pages import wait_for_rows

pytestmark = pytest.mark.browser


def said(page: Page, words: str) -> None:
    """Wait until the live region says this."""
    expect(page.locator("#dl-tell")).to_have_text(words)


def test_a_change_is_said_and_the_focus_is_kept(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_rows(page, 19)
    page.get_by_placeholder("Search headlines and quotes").fill("canal")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove filter “canal”")).to_be_visible()
    left = page.locator(".st-key-count").inner_text()
    said(page, f"{left}.")
    page.locator(".st-key-clear button").focus()
    page.keyboard.press("Enter")
    wait_for_rows(page, 19)
    said(page, "19 events.")
    expect(page.locator(".st-key-filters button")).to_be_focused()


def test_what_is_opened_far_down_is_said_and_seen(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_rows(page, 19)
    row = page.locator(".dl-listing .dl-rowlink").last
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-card h2")).to_be_in_viewport()
    headline = page.locator(".dl-card h2").inner_text()
    expect(page.locator("#dl-tell")).to_contain_text("Opened: ")
    expect(page.locator("#dl-tell")).to_contain_text(headline)
    expect(row).to_be_focused()


def test_another_page_is_read_from_its_heading_and_a_source_from_the_sentence(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(f"{address}/?event=e13")
    page.get_by_role("link", name="Read in the article").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-chosen a").first).to_be_focused()
    page.go_back()
    expect(page.locator(".dl-card h2")).to_be_focused()
    page.locator(".dl-cardactors a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-names")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_the_timeline_in_words(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_rows(page, 19)
    expect(page.locator("main, [data-testid=stMain]").first).to_match_aria_snapshot("""
      - button "Copy link"
      - link "Present"
    """)
    expect(page.locator(".dl-look")).to_match_aria_snapshot("""
      - navigation "How the chart is drawn":
        - link "As it happened"
        - group "Lanes by":
          - link "actor"
    """)
    names = page.locator(".dl-listing .dl-slots[role=img]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert names
    assert not [name for name in names if "silent" in name]


def test_the_list_is_reached_past_the_filters_and_the_chart(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_rows(page, 19)
    skip = page.get_by_role("button", name="Skip to the list")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-listing .dl-rowlink").first).to_be_focused()
