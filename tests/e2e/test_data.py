"""The page of tables, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import tablegen
from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.browser


def saved(page: Page, button: str) -> bytes:
    """The file behind a button."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def test_tables_narrow_sort_and_download(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/data?kind=assault")
    grid = page.locator('table[role="grid"]')
    expect(grid).to_have_attribute("aria-rowcount", "3")
    text = saved(page, "CSV").decode("utf-8-sig")
    assert text.count("\r\n") == 3
    assert "Ostmark shells the harbour" in text
    page.get_by_role("link", name=re.compile("^Mentions")).click()
    page.wait_for_url(re.compile("table=mentions"))
    assert "kind=assault" in page.url
    expect(page.get_by_role("link", name=re.compile("^Mentions"))).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="All rows").click()
    expect(grid).to_have_attribute("aria-rowcount", str(len(tablegen.canal().mentions) + 1))
    assert saved(page, "All tables (ZIP)")[:2] == b"PK"
    assert saved(page, "Parquet")[:4] == b"PAR1"
    assert page.get_by_role("button", name=re.compile("Download as CSV")).count() == 0


def test_from_the_list_to_its_table(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?kind=assault&event=e10")
    page.get_by_role("link", name="Table and downloads").click()
    page.wait_for_url(re.compile(r"/data\?kind=assault$"))
    expect(page.locator('table[role="grid"]')).to_have_attribute("aria-rowcount", "3")
    page.get_by_role("link", name="On the timeline").click()
    page.wait_for_url(re.compile(r"/\?kind=assault$"))
