"""The pages as Streamlit runs them, without a browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pipeline import table
from tests import tablegen
from tests.sent import payloads

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def canal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tablegen.write(tablegen.canal(), tmp_path_factory.mktemp("canal"))


@pytest.fixture
def app(canal: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("DATELINES_DATA", str(canal))
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def board(app: AppTest) -> dict[str, Any]:
    """What the page sent to its board."""
    return sent(app, form=False)


def panel(app: AppTest) -> str:
    """The filter's form."""
    return str(sent(app, form=True)["html"])


def sent(app: AppTest, *, form: bool) -> dict[str, Any]:
    """What went to the first of the page's components that is the filter's form, or is not."""
    for text in payloads(app):
        data: dict[str, Any] = json.loads(text)
        if data["html"].startswith("<form") is form:
            return data
    raise AssertionError("no such component")


def words(app: AppTest) -> str:
    """Every text of the page."""
    parts = [element.value for element in (*app.title, *app.markdown, *app.caption, *app.text, *app.warning)]
    return " ".join(str(part) for part in (*parts, *(e.value for e in app.info)))


def test_timeline(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert app.title[0].value == "Varland and Ostmark, 1869–1989"
    sent = board(app)
    assert set(sent["figures"]) == {"overview", "lanes"}
    assert sent["html"].count('class="dl-rowlink"') == 19 + 5


def test_a_filter_reaches_the_address_and_the_list(app: AppTest) -> None:
    app.run()
    app.text_input(key="filter_q").set_value("lindau").run()
    assert app.query_params["q"] == "lindau"
    assert board(app)["html"].count("data-event=") == 2
    app.button(key="clear").click().run()
    assert "q" not in app.query_params
    assert board(app)["html"].count("data-event=") == 19


def test_a_first_visit_is_told_how_to_begin(app: AppTest) -> None:
    app.run()
    app.button(key="hint_done").click().run()
    assert "hint_done" not in {button.key for button in app.button}


def test_who_comes_by_a_link_is_not_kept(app: AppTest) -> None:
    app.query_params["kind"] = "aid"
    app.run()
    assert "hint_done" not in {button.key for button in app.button}


def test_an_address_sets_the_widgets(app: AppTest) -> None:
    app.query_params["kind"] = ["assault", "agree"]
    app.query_params["q"] = "varland"
    app.run()
    assert not app.exception
    assert 'value="assault" checked' in panel(app)
    assert app.text_input(key="filter_q").value == "varland"


def test_wrong_values_are_said(app: AppTest) -> None:
    app.query_params["kind"] = "gossip"
    app.query_params["event"] = "nothing"
    app.run()
    assert "gossip" in words(app)
    assert "nothing" in words(app)
    assert board(app)["html"].count("data-event=") == 19


def test_any_mention_opens_its_event(app: AppTest) -> None:
    app.query_params["event"] = "e13-monitor"
    app.run()
    html = board(app)["html"]
    assert 'aria-label="Truce agreed at Lindau"' in html
    assert '<mark class="dl-timex">About 2 October</mark>' in html
    assert "quoting a harbour pilot" in html
    assert "One text has it a day later." in html


def test_an_empty_result_is_explained(app: AppTest) -> None:
    app.query_params["q"] = "no such word"
    app.run()
    assert not app.exception
    assert "No event fits these filters" in words(app)
    assert "no such word" in words(app)
    app.button(key="clear").click().run()
    app.query_params["kind"] = "aid"
    app.query_params["actor"] = "ilse-brandt"
    app.run()
    assert "no event passes both filters" in words(app)
    app.button(key="without_kind").click().run()
    assert board(app)["html"].count("data-event=") == 1
    app.button(key="undo").click().run()
    assert app.query_params["kind"] in ("aid", ["aid"])


@pytest.mark.parametrize(
    ("page", "params", "said"),
    [
        ("actors", {}, "Canal Commission"),
        ("actors", {"sort": "name"}, 'aria-sort="ascending"'),
        ("actors", {"actor": "varland"}, "In the same event"),
        ("sources", {}, "stated"),
        ("sources", {"source": "gazette", "mention": "e06-gazette"}, 'id="m-e06-gazette"'),
    ],
)
def test_other_pages(app: AppTest, page: str, params: dict[str, str], said: str) -> None:
    app.run()
    app.switch_page(f"dashboard/views/{page}.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert said in board(app)["html"]


def test_the_whole_text_stands_in_the_reading_view(app: AppTest) -> None:
    app.run()
    app.switch_page("dashboard/views/sources.py")
    app.query_params["source"] = "monitor"
    app.run()
    article = board(app)["html"].split('<div class="dl-article"')[1].split("</section>")[0].split("</div>")[0]
    shown = unescape(re.sub(r"<[^>]*>", "", article.partition(">")[2].replace("</p>", " ")))
    text = str(tablegen.canal().documents.set_index("doc_id").loc["monitor", "text"])
    assert shown.split() == text.split()


def test_unknown_actor_and_source_are_said(app: AppTest) -> None:
    app.run()
    app.switch_page("dashboard/views/actors.py")
    app.query_params["actor"] = "nobody"
    app.run()
    assert "do not hold" in words(app)


@pytest.mark.parametrize("page", ["timeline", "actors", "sources"])
def test_empty_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setenv("DATELINES_DATA", str(tablegen.write(tablegen.empty(), tmp_path)))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page(f"dashboard/views/{page}.py").run()
    assert not app.exception


def test_no_folder_and_broken_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINES_DATA", str(tmp_path / "nowhere"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "no tables to show" in words(app)
    tablegen.write(tablegen.canal(), tmp_path)
    (tmp_path / "events.parquet").write_bytes(b"not a table")
    monkeypatch.setenv("DATELINES_DATA", str(tmp_path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "events.parquet" in words(app)


def test_texts_are_escaped_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = "<img src=x onerror=alert(1)>\"'&"
    tables = tablegen.canal()
    for name in list(table.COLUMNS):
        frame = getattr(tables, name)
        for column in (
            "headline",
            "label",
            "anchor",
            "reason",
            "title",
            "publisher",
            "said_by",
            "dispute_note",
        ):
            if column in frame:
                frame[column] = bad[:26] if column == "label" else bad
    tables.actors["name"] = [bad, *tables.actors["name"][1:]]
    monkeypatch.setenv("DATELINES_DATA", str(tablegen.write(tables, tmp_path)))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["event"] = "e13"
    app.run()
    assert not app.exception
    assert "<img" not in board(app)["html"]
    for page, parameter, value in (("actors", "actor", "varland"), ("sources", "source", "gazette")):
        app.switch_page(f"dashboard/views/{page}.py")
        app.run()
        assert "<img" not in board(app)["html"]
        app.query_params[parameter] = value
        app.run()
        assert not app.exception
        assert "<img" not in board(app)["html"]


def test_the_app_never_imports_spacy(canal: Path) -> None:
    program = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        f"app = AppTest.from_file({str(ROOT / 'app.py')!r}, default_timeout=60).run()\n"
        "assert not app.exception\n"
        "heavy = {'spacy', 'dateparser', 'plotly.express'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)\n"
    )
    environment = {**os.environ, "DATELINES_DATA": str(canal)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
