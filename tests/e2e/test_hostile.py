"""Texts that would do harm, on every page: nothing runs, nothing is lost, nothing is mangled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from dashboard.components import datatable
from dashboard.components.board import visible
from dashboard.corpus import Corpus
from dashboard.page import PAGES, plain
from pipeline import run, table
from tests import hostile, tablegen
from tests.e2e.browser import serve
from tests.e2e.conftest import OpenPage
from tests.hostile import STRINGS

pytestmark = pytest.mark.browser
TABLES = hostile.tables()
CORPUS = Corpus(TABLES)
WRITTEN = [text.replace("\0", "") for text in STRINGS]
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


def sent(app: AppTest) -> list[str]:
    """The HTML that a page sends to its boards."""
    found = []
    for element in app.get("bidi_component"):
        proto: Any = element.proto
        if not (kind := proto.WhichOneof("data")):  # what stands behind "Help" is sent nothing
            continue
        value = getattr(proto, kind)
        found.append(json.loads(value if isinstance(value, str) else value.json)["html"])
    return found


def words_of(page: Page, app: AppTest) -> str:
    """Every word and every hint that a page's boards show, as the browser reads them."""
    assert not app.exception
    return " ".join(line(text) for html in sent(app) for text in page.evaluate(_READ, [html, "*"]))


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
  const hints = [...place.querySelectorAll("[title], [aria-label]")].flatMap(
    one => [one.title, one.getAttribute("aria-label") ?? ""]);
  const found = selector === "*" ? [place.textContent, ...hints]
    : [...place.querySelectorAll(selector)].map(one => one.textContent);
  place.remove();
  return found;
}"""


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("DATELINES_DATA", str(tablegen.write(TABLES, tmp_path)))
    return AppTest.from_file(str(Path(__file__).parents[2] / "app.py"), default_timeout=60)


def test_every_event_is_shown_as_it_stands(open_page: OpenPage, bad_address: str, app: AppTest) -> None:
    page = open_page(f"{bad_address}/actors")
    for event in CORPUS.events:
        app.query_params["event"] = event.event_id
        app.run()
        (mention,) = CORPUS.mentions_of[event.event_id]
        heads = [head for html in sent(app) for head in page.evaluate(_READ, [html, ".dl-card h2"])]
        assert heads == [shown(event.headline)]
        found = words_of(page, app)
        for text in (mention.anchor, mention.said_by, mention.quote, event.dispute_note, *event.actors):
            assert line(text or "") in found
        assert line(CORPUS.sources[mention.doc_id].name) in found
    assert_harmless(page)


def test_every_actor_is_shown_as_it_stands(open_page: OpenPage, bad_address: str, app: AppTest) -> None:
    page = open_page(f"{bad_address}/sources")
    app.run()
    app.switch_page("dashboard/views/actors.py")
    for number, actor in enumerate(CORPUS.actors.values()):
        app.query_params["actor"] = actor.actor_id
        app.run()
        assert plain(actor.name) in [title.value for title in app.title], number
        found = words_of(page, app)
        for alias in actor.aliases:
            assert line(alias) in found
    assert_harmless(page)


def test_every_text_is_shown_as_it_stands(open_page: OpenPage, bad_address: str, app: AppTest) -> None:
    page = open_page(f"{bad_address}/actors")
    app.run()
    app.switch_page("dashboard/views/sources.py")
    for source in CORPUS.sources.values():
        app.query_params["source"] = source.doc_id
        app.run()
        read = [text for html in sent(app) for text in page.evaluate(_READ, [html, ".dl-article"])]
        assert "".join("".join(read).split()) == "".join(shown(source.text).split())
        found = words_of(page, app)
        (left,) = CORPUS.leftovers_in[source.doc_id]
        assert line(left.reason) in found
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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables that the pipeline built from texts which hold every string, in files that are named by some.

    A file with a NUL is no text for the pipeline, and says so among the leftovers.
    """
    folder = tmp_path_factory.mktemp("texts")
    for number in range(0, len(STRINGS), 5):
        parts = [
            f"On {day} June 1956 Egypt accused France of an attack on {text} today.\n\n{text}\n"
            for day, text in enumerate(WRITTEN[number : number + 5], 3)
        ]
        name = "".join(sign for sign in WRITTEN[number][:60] if sign not in "/\r\n\t")
        prose = f"{WRITTEN[(number + 1) % len(WRITTEN)]}\n\nPublished 12 June 1956\n\n" + "\n".join(parts)
        (folder / f"{number} {name}.txt").write_text(prose, encoding="utf-8", newline="")
    out = tmp_path_factory.mktemp("tables")
    run.save(run.build([folder]), out, fingerprint=run.inputs([folder]))
    return out


def test_texts_that_the_pipeline_built(
    open_page: OpenPage, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINES_DATA", str(built))
    corpus = Corpus(table.read(built))
    assert len(corpus.sources) == -(-len(STRINGS) // 5)
    assert len(corpus.events) > len(corpus.sources)
    held = "".join("".join(source.text).replace("\r\n", "\n") for source in corpus.sources.values())
    assert all(text.replace("\r\n", "\n") in held for text in WRITTEN)
    app = AppTest.from_file(str(Path(__file__).parents[2] / "app.py"), default_timeout=60).run()
    with serve(built) as found:
        page = open_page(found)
        assert_harmless(page)
        for name in PAGES:
            page.goto(f"{found}/{'' if name == 'timeline' else name}")
            expect(page.get_by_role("heading", level=1).first).to_be_visible()
            assert_harmless(page)
        app.switch_page("dashboard/views/sources.py")
        for source in corpus.sources.values():
            app.query_params["source"] = source.doc_id
            app.run()
            assert not app.exception
            read = [text for html in sent(app) for text in page.evaluate(_READ, [html, ".dl-article"])]
            assert "".join("".join(read).split()) == "".join(shown(source.text).split())
        assert_harmless(page)
