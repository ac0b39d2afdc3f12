"""A whole task by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_pages import wait_for_rows

pytestmark = pytest.mark.browser
MOST_STEPS = 80


def tab_to(page: Page, selector: str, *, shift: bool = False) -> None:
    """Step with Tab until the focus is on what the selector finds."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Shift+Tab" if shift else "Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def test_narrow_read_go_on_come_back_and_clear(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    wait_for_rows(page, 19)
    tab_to(page, ".st-key-filters button")
    page.keyboard.press("Enter")
    expect(page.locator("form.dl-panel")).to_be_focused()
    for name in ("from", "to"):
        tab_to(page, f'input[name="{name}"]')
        page.keyboard.type("1911")
    tab_to(page, 'input[name="actor"][value="varland"]')
    page.keyboard.press("Space")
    wait_for_rows(page, 10)
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-filters button")).to_be_focused()

    tab_to(page, ".dl-listing .dl-rowlink")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".dl-card h2")).to_be_visible()
    title = page.locator(".dl-listing .dl-on .dl-head").inner_text()
    expect(page.locator(".dl-card h2")).to_have_text(title)
    expect(page.locator(".dl-listing .dl-on .dl-rowlink")).to_be_focused()

    tab_to(page, 'a[href^="sources?"]')
    page.keyboard.press("Enter")
    expect(page.locator(".dl-chosen").first).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".dl-card h2")).to_have_text(title)
    wait_for_rows(page, 10)

    other = page.locator('.dl-cardactors a:not([href*="varland"])')
    name = other.inner_text()
    tab_to(page, '.dl-cardactors a:not([href*="varland"])')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.go_back()
    expect(page.locator(".dl-card h2")).to_have_text(title)
    tab_to(page, ".st-key-clear button")
    page.keyboard.press("Enter")
    wait_for_rows(page, 19)


def test_shortcuts_clear_and_undo(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?kind=assault")
    wait_for_rows(page, 2)
    page.keyboard.press("Control+Alt+x")
    wait_for_rows(page, 19)
    page.keyboard.press("Control+Alt+z")
    wait_for_rows(page, 2)
