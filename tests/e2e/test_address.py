"""The address in a real browser: clicks are not lost, and what it says is what a new browser shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_pages import wait_for_rows

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
