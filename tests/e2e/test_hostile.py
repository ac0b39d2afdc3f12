"""Texts that would do harm, on every page: nothing runs, nothing is lost, nothing is mangled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from dashboard.actorlist import Asked, in_order
from dashboard.components import actor_index, card, datatable, eventlist, reading, sourceindex
from dashboard.components.board import visible
from dashboard.load import Corpus
from dashboard.page import PAGES
from tests import hostile, tablegen
from tests.e2e.browser import serve
from tests.e2e.conftest import OpenPage
from tests.hostile import STRINGS

pytestmark = pytest.mark.browser
TABLES = hostile.tables()
CORPUS = Corpus(TABLES)
WIDE = 1280
SAMPLE = (2, 9, 28, 36, 37, 38, 46)
"""Numbers of strings whose own pages are opened in the app; all are tried as fragments."""


@pytest.fixture(scope="module")
def bad_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tablegen.write(TABLES, tmp_path_factory.mktemp("hostile"))) as found:
        yield found


def shown(text: str) -> str:
    """A text as the page holds it: line ends as HTML has them, NUL by its sign."""
    return visible(text).replace("\r\n", "\n").replace("\r", "\n")


def line(text: str) -> str:
    """A text with every white space as one blank."""
    return " ".join(shown(text).replace("\u2060", "").split())


def assert_harmless(page: Page) -> None:
    """Nothing ran and nothing was asked for."""
    page.wait_for_timeout(300)
    assert page.evaluate("window.__hit") is None
    asked = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert not [url for url in asked if "evil" in url or url.endswith(("/x", "/x.png", "/x.css"))]
    assert page.locator(f".stMain :is({_WILD})").count() == 0
    assert page.locator(".stApp").is_visible()


def texts(page: Page, selector: str) -> list[str]:
    return page.locator(selector).all_text_contents()


def test_the_list_shows_every_headline(open_page: OpenPage, bad_address: str) -> None:
    page = open_page(bad_address)
    expect(page.locator(".dl-listing .dl-rowlink")).to_have_count(len(STRINGS))
    heads = {head.removesuffix(" ≠") for head in texts(page, ".dl-listing .dl-head")}
    assert heads == {shown(text) for text in STRINGS}
    expect(page.locator('[data-figure="lanes"]')).to_have_attribute("data-ready", "true")
    assert_harmless(page)
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("textbox", name="From").wait_for()
    assert_harmless(page)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1440, 360])
def test_every_page(open_page: OpenPage, bad_address: str, name: str, width: int) -> None:
    page = open_page(f"{bad_address}/{'' if name == 'timeline' else name}", width=width)
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    assert_harmless(page)


@pytest.mark.parametrize("number", SAMPLE)
def test_pages_of_one_thing(open_page: OpenPage, bad_address: str, number: int) -> None:
    text = STRINGS[number]
    page = open_page(f"{bad_address}/?event=e{number:02d}")
    expect(page.locator(".dl-card h2")).to_have_text(line(text))
    assert_harmless(page)
    for name, parameter, value in (
        ("actors", "actor", hostile.actor_of(number)),
        ("sources", "source", hostile.doc_of(number)),
    ):
        page.goto(f"{bad_address}/{name}?{urlencode({parameter: value})}")
        heading = page.get_by_role("heading", level=1)
        expect(heading).not_to_have_text(name.capitalize())
        assert line(heading.inner_text()) == line(text)
        assert_harmless(page)


def test_an_address_is_hostile_too(open_page: OpenPage, bad_address: str) -> None:
    asked = [("kind", STRINGS[2]), ("event", STRINGS[9]), ("q", STRINGS[0]), ("from", STRINGS[36])]
    page = open_page(f"{bad_address}/?{urlencode(asked)}")
    warning = page.get_by_test_id("stAlert").first
    assert line(STRINGS[2]) in line(warning.inner_text())
    assert_harmless(page)


def test_fragments_of_every_string(open_page: OpenPage, bad_address: str) -> None:
    page = open_page(f"{bad_address}/actors")
    wanted: list[tuple[str, str, list[str]]] = []
    actors = in_order(CORPUS, list(CORPUS.actors.values()), "name")
    listed = actor_index.index(CORPUS, actors, Asked(sort="name"), WIDE)
    wanted.append((listed, "tbody th a", [a.name for a in actors]))
    sources = list(CORPUS.sources.values())
    index = sourceindex.index(CORPUS, "published")
    wanted.append((index, ".dl-title", [s.title for s in sources]))
    wanted.append((index, ".dl-publisher", [s.publisher or "" for s in sources]))
    events = list(CORPUS.events)
    listed = eventlist.event_list(CORPUS, events, selected=None, params={"q": STRINGS[0]})
    wanted.append((listed, ".dl-head", [f"{e.headline} ≠" for e in events]))
    for event in events:
        (mention,) = CORPUS.mentions_of[event.event_id]
        html = card.card(CORPUS, event, [event.event_id], params={})
        wanted += [
            (html, "h2", [event.headline]),
            (html, ".dl-cardactors a", list(event.actors)),
            (html, ".dl-when .dl-timex", [mention.timex_text]),
            (html, ".dl-why", [mention.anchor]),
            (html, ".dl-who b", [CORPUS.sources[mention.doc_id].name]),
            (html, "dl.dl-facts dd:last-of-type", [", ".join(event.places)]),
        ]
    for doc_id in CORPUS.sources:
        (left,) = CORPUS.leftovers_in[doc_id]
        wanted.append((reading.left_over(CORPUS, doc_id), ".dl-leftovers dd", [left.reason]))
    for html, selector, expected in wanted:
        found = page.evaluate(_READ, [visible(html), selector])
        assert found == [shown(text) for text in expected], selector
    assert_harmless(page)


_WILD = (
    "iframe, object, embed, form[action], base, meta[http-equiv=refresh], a[href^='javascript:'], "
    "a[href^='data:']"
)
_READ = """async ([html, selector]) => {
  const place = document.createElement("div");
  place.className = "dl-board";
  document.querySelector(".dl-board").after(place);
  place.innerHTML = html;
  await new Promise(requestAnimationFrame);
  const found = [...place.querySelectorAll(selector)].map(one => one.textContent);
  place.remove();
  return found;
}"""


def test_the_reading_view_holds_every_text(open_page: OpenPage, bad_address: str) -> None:
    page = open_page(f"{bad_address}/sources")
    for source in CORPUS.sources.values():
        html = reading.article(CORPUS, source.doc_id)
        found = page.evaluate(_READ, [visible(html.replace("</p>", "\n</p>")), ".dl-article"])
        assert "".join(found).split() == shown(source.text).split()
    assert_harmless(page)


@pytest.mark.parametrize("name", ["events", "mentions", "actors", "documents", "leftovers"])
def test_the_grid_holds_what_the_table_holds(open_page: OpenPage, bad_address: str, name: str) -> None:
    page = open_page(f"{bad_address}/data?table={name}")
    row = page.locator('table[role="grid"] tbody tr').first
    row.wait_for(state="attached")
    order = datatable.order(name)  # type: ignore[arg-type]
    grid = datatable.grid(name, getattr(TABLES, name))  # type: ignore[arg-type]
    for number in range(10):
        cells = page.locator(f'table[role="grid"] tr[aria-rowindex="{number + 2}"] td')
        for cell in cells.all():
            column = order[int(cell.get_attribute("aria-colindex") or 0) - 1]
            value = grid.column(column)[number].as_py()
            if isinstance(value, str):
                assert cell.text_content() == value, column
    assert_harmless(page)


def test_downloads_hold_every_string(open_page: OpenPage, bad_address: str) -> None:
    page = open_page(f"{bad_address}/data")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV", exact=True).click()
    found = Path(waiting.value.path()).read_bytes().decode("utf-8-sig")
    assert found.count("__hit") > 20
    assert_harmless(page)
