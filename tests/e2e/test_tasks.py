"""What stopped or slowed a person who had only the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_a_row_far_down_opens_its_card_in_sight(open_page: OpenPage, seeds_address: str) -> None:
    page = open_page(seeds_address)
    row = page.locator(".dl-listing .dl-rowlink").last
    row.scroll_into_view_if_needed()
    row.click()
    expect(page.locator(".dl-card h2")).to_be_in_viewport()
    expect(page.locator(".dl-listing .dl-on")).to_be_in_viewport()


def test_on_a_phone_search_count_and_pages_are_in_sight(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?kind=agree&from=1900", width=360)
    expect(page.get_by_role("textbox", name="Search headlines and quotes")).to_be_in_viewport(ratio=1)
    expect(page.locator(".st-key-standfirst")).to_contain_text(" of 19 events")
    expect(page.locator(".st-key-standfirst p").first).to_be_in_viewport(ratio=1)
    for link in page.locator(".st-key-phonenav a").all():
        expect(link).to_be_in_viewport(ratio=1)


def test_chips_push_nothing_out_of_its_place(open_page: OpenPage, address: str) -> None:
    before, after = (
        open_page(f"{address}/{query}").locator(".st-key-help").bounding_box()
        for query in ("", "?actor=varland&actor=rus&kind=agree&kind=reject&from=1900&to=1912&status=happened")
    )
    assert before == after


def test_a_slip_is_put_right_with_one_click(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?q=Lindua")
    page.get_by_role("button", name="Did you mean “lindau”?").click()
    expect(page.locator(".dl-listing .dl-row").first).to_be_visible()
    expect(page).to_have_url(f"{address}/?q=lindau")


def test_help_shows_what_the_marks_mean(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/", width=360)
    page.get_by_role("button", name="Help").click()
    expect(page.locator(".dl-help svg")).to_have_count(10)
    expect(page.locator(".dl-help svg").first).to_be_in_viewport()


def test_a_click_on_a_bar_narrows_to_its_time(open_page: OpenPage, seeds_address: str) -> None:
    page = open_page(seeds_address)
    overview = page.locator(".dl-overview .dl-figure[data-ready]")
    expect(overview).to_be_visible()
    box = overview.bounding_box() or {"x": 0, "width": 0}
    overview.click(position={"x": box["width"] - 12, "y": 60})  # the last bar
    expect(page).to_have_url(re.compile(r"\?from=2023-02&to=2023-02$"))
    expect(page.locator(".st-key-chip_when")).to_contain_text("February 2023")


def test_present_opens_by_a_click(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?kind=agree")
    page.get_by_role("link", name="Present").click()
    expect(page).to_have_url(f"{address}/present?kind=agree")
    expect(page.locator(".dl-present h1")).to_be_visible()


def test_narrow_paper_says_the_filters_and_has_no_navigation(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?kind=agree", width=718)
    expect(page.locator(".dl-onpaper")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".st-key-phonenav")).to_be_hidden()
    expect(page.locator(".dl-onpaper")).to_have_text("Narrowed to: agree.")
    expect(page.locator(".dl-onpaper")).to_be_visible()
