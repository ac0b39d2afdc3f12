"""Many events: only a part is made, drawn and sent, and it is what the straightforward way gives."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.testing.v1 import AppTest

from benchmarks import tables as generator
from dashboard.components import assets, eventlist, pager
from dashboard.corpus import Corpus
from dashboard.density import BIN_PX, FULL, PER_BIN, group_rows, thin
from dashboard.lanes import arrange, group_by_actor
from dashboard.overview import bins_of
from dashboard.scale import FOLD_YEARS, YEAR, Stretch, build, build_over
from dashboard.spans import days_of, spans_of
from pipeline import edtf, table
from pipeline.interval import Interval, day_of
from tests import tablegen
from tests.conftest import BUSY
from tests.sent import payloads

ROOT = Path(__file__).parent.parent
MOST_MARKS, MOST_BYTES = 2000, 500_000
CANAL = Corpus(tablegen.canal())
MANY = Corpus(tablegen.many(3000, seed=5))
ALL = np.arange(len(MANY.frame))
OTHERS = "Others"


def scale_of(corpus: Corpus, rows: Any) -> Any:
    return build_over(*days_of(corpus.frame, rows), 700)


@pytest.mark.parametrize("corpus", [CANAL, MANY])
@pytest.mark.parametrize("prefer", [(), ("Ilse Brandt",)])
def test_lanes_of_rows_are_those_of_events(corpus: Corpus, prefer: tuple[str, ...]) -> None:
    rows = np.arange(len(corpus.frame))[::2]
    groups = group_rows(corpus.actor_rows, rows, prefer=prefer, most=3, others=OTHERS)
    events = group_by_actor(corpus.events_at(rows), prefer=prefer, most=3, others=OTHERS)
    assert [(g.name, g.value, tuple(corpus.events_at(g.rows))) for g in groups] == events


def test_a_lane_with_room_is_drawn_whole() -> None:
    groups = group_rows(CANAL.actor_rows, np.arange(len(CANAL.frame)), most=8, others=OTHERS)
    thinned = thin(CANAL.frame, groups, scale_of(CANAL, np.arange(len(CANAL.frame))))
    assert [(t.name, t.rows.tolist(), t.crowds) for t in thinned] == [
        (g.name, g.rows.tolist(), ()) for g in groups
    ]


def test_a_full_lane_keeps_the_strongest_and_counts_the_rest() -> None:
    groups = group_rows(MANY.actor_rows, ALL, most=8, others=OTHERS)
    scale = scale_of(MANY, ALL)
    for group, lane in zip(groups, thin(MANY.frame, groups, scale, selected=int(ALL[7])), strict=True):
        assert len(group.rows) > FULL
        assert len(lane.rows) + sum(crowd.number for crowd in lane.crowds) == len(group.rows)
        assert len(lane.rows) <= PER_BIN * (scale.width / BIN_PX + 2) + 1
        assert (7 in lane.rows) == (7 in group.rows)
        bins = np.floor(scale.places(MANY.frame["first"].to_numpy()) / BIN_PX)
        left_out = np.setdiff1d(group.rows, lane.rows)
        for bin_ in set(bins[left_out]):
            kept = [n for n in lane.rows if bins[n] == bin_ and n != 7]
            weakest = MANY.frame["salience"].iloc[kept].min()
            assert MANY.frame["salience"].iloc[left_out[bins[left_out] == bin_]].max() <= weakest


def test_pills_stand_for_everything_that_is_not_drawn() -> None:
    groups = group_rows(MANY.actor_rows, ALL, most=8, others=OTHERS)
    scale = scale_of(MANY, ALL)
    thinned = thin(MANY.frame, groups, scale)
    drawn = [(t.name, t.value, MANY.events_at(t.rows)) for t in thinned]
    lanes = arrange(drawn, scale, crowds={t.name: t.crowds for t in thinned})
    for lane, group in zip(lanes, groups, strict=True):
        assert lane.number == len(group.rows)
        assert len(lane.placed) + sum(pill.number for pill in lane.clusters) == lane.number


spans = st.lists(st.tuples(st.integers(0, 60_000), st.integers(1, 5_000)), min_size=1, max_size=25)


@settings(deadline=BUSY)
@given(spans)
def test_a_scale_over_arrays_folds_where_nothing_happens(pairs: list[tuple[int, int]]) -> None:
    whole = [Interval(day_of(1800) + start, day_of(1800) + start + length) for start, length in pairs]
    scale = build(whole, 20_000)
    short = [s for s in whole if s.days <= FOLD_YEARS * YEAR]
    ends = [i for s in whole for i in (Interval(s.start, s.start + 1), Interval(s.end - 1, s.end))]
    runs: list[list[int]] = []
    for span in sorted(short or ends, key=lambda s: (s.start, s.end)):
        if runs and span.start - runs[-1][1] < FOLD_YEARS * YEAR:
            runs[-1] = [runs[-1][0], max(runs[-1][1], span.end), runs[-1][2] + 1]
        else:
            runs.append([span.start, span.end, 1])
    assert [s.count for s in scale.stretches] == [count for *_, count in runs]
    days = np.array([day for s in whole for day in (s.start, s.end)])
    assert np.allclose(scale.places(days), [scale.x(day) for day in days])


def test_spans_of_rows_are_those_of_events() -> None:
    for corpus in (CANAL, MANY):
        starts, ends = days_of(corpus.frame, np.arange(len(corpus.frame)))
        expected = spans_of(list(corpus.events))
        assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == [(s.start, s.end) for s in expected]


def test_the_overview_counts_as_a_loop_does() -> None:
    days = MANY.frame["first"].to_numpy()
    stretch = Stretch(Interval(day_of(1950), day_of(1960)), 0, 700, 1)
    found = bins_of(stretch, days, days[::3], "year")
    years = Counter(
        1950 + sum(day >= day_of(y) for y in range(1951, 1960))
        for day in days
        if stretch.days.start <= day < stretch.days.end
    )
    assert {int(b.label): b.total for b in found} == years


def test_a_long_list_comes_in_parts() -> None:
    part = pager.part_of(len(ALL), chosen=130)
    assert (part.first, part.last, part.total) == (120, 180, 3000)
    shown = MANY.events_at(ALL[part.first : part.last])
    html = eventlist.event_list(MANY, shown, selected=shown[10].event_id, params={"q": "thing"}, part=part)
    assert html.count('class="dl-row') - html.count('class="dl-rowlink') == 60
    assert "121–180 of 3,000" in html
    assert "The same 3,000 events as a list" in html
    for row in (1, 61, 181, 2941):
        assert f'href="?q=thing&amp;row={row}"' in html
    assert 'start="121"' in html
    last = pager.part_of(3010, row=99_999)
    assert (last.first, last.last) == (3000, 3010)
    assert pager.part_of(100).number == 100


def test_the_generator_writes_valid_tables(tmp_path: Path) -> None:
    made = generator.make(400, seed=1)
    table.write(made, tmp_path, sources={}, version="0")
    assert len(table.read(tmp_path).events) == 400
    again = generator.make(400, seed=1)
    assert all(getattr(made, name).equals(getattr(again, name)) for name in table.COLUMNS)
    texts = made.documents.set_index("doc_id")["text"]
    for row in made.mentions.itertuples():
        text = texts[row.doc_id]
        assert text[row.sentence_start : row.sentence_end] == row.quote
        assert text[row.timex_start : row.timex_end] == row.timex_text
        assert text[row.trigger_start : row.trigger_end] == row.trigger
    for row in made.participations.merge(made.mentions, on="mention_id").itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.text
    for row in made.events.itertuples():
        assert {
            name: getattr(row, name) for name in ("edtf", "earliest", "latest", "precision")
        } == tablegen.bounds(row.edtf)
    assert {edtf.read(text).precision for text in made.events["edtf"]} == set(made.events["precision"])
    assert made.events["disputed"].any()


def test_ten_thousand_events_are_few_marks_and_few_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generator.main(tmp_path, 10_000)
    monkeypatch.setenv("DATELINES_DATA", str(tmp_path))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert not app.exception
    text = sent(app)
    assert len(text.encode()) < MOST_BYTES
    figures = json.loads(text)["figures"]
    marks = sum(len(f["layout"][part]) for f in figures.values() for part in ("shapes", "annotations"))
    marks += sum(len(t["x"]) for f in figures.values() for t in f["data"] if t["mode"] != "lines")
    marks += sum(t["x"].count(None) for f in figures.values() for t in f["data"] if t["mode"] == "lines")
    assert 200 < marks <= MOST_MARKS
    assert json.loads(text)["html"].count("data-event=") == pager.PAGE
    first = json.loads(text)["html"].partition('<ol class="dl-list"')[2]
    app.query_params["row"] = "61"
    app.run()
    assert json.loads(sent(app))["html"].partition('<ol class="dl-list"')[2] != first
    app.query_params["row"] = "soon"
    app.run()
    assert "soon" in app.warning[0].value


VIEWS = [
    *(("timeline", {"lanes": by}) for by in ("kind", "source", "place", "none")),
    ("timeline", {"by": "report"}),
    ("timeline", {"scale": "true"}),
    *(("actors", params) for params in ({}, {"view": "matrix"}, {"actor": "varland"})),
    ("actors", {"actor": "varland", "with": "ostland"}),
    *(
        ("sources", params)
        for params in ({}, {"view": "coverage"}, {"view": "reach"}, {"source": "source-11"})
    ),
    *(("data", {"table": name}) for name in ("events", "mentions")),
    ("present", {"hide": "next"}),
]


@pytest.fixture(scope="module")
def many_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    generator.main(folder, 30_000)
    return folder


@pytest.mark.parametrize(("view", "params"), VIEWS, ids=[f"{page}-{params}" for page, params in VIEWS])
def test_no_view_of_many_events_sends_much(
    view: str, params: dict[str, str], many_tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINES_DATA", str(many_tables))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    app.switch_page(f"dashboard/views/{view}.py")
    app.query_params.update(params)
    app.run()
    assert not app.exception
    assert not app.warning
    assert 1_000 < sum(len(text.encode()) for text in payloads(app)) < MOST_BYTES


def sent(app: AppTest) -> str:
    """What the board with the figures is given, as JSON; all that is sent stays small."""
    texts = payloads(app)
    assert sum(len(text.encode()) for text in texts) < MOST_BYTES
    (board,) = [text for text in texts if "figures" in json.loads(text)]
    return board


def asked(app: ASGIApp, path: str, headers: list[tuple[bytes, bytes]]) -> tuple[bytes, dict[bytes, bytes]]:
    """The body and the headers of an answer."""
    messages: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        messages.append(message)

    serving = app({"type": "http", "method": "GET", "path": path, "headers": headers}, receive, send)
    with ThreadPoolExecutor(1) as thread:  # a browser test of this process may leave a loop running
        thread.submit(asyncio.run, serving).result()
    return b"".join(m.get("body", b"") for m in messages), dict(messages[0]["headers"])


def test_the_head_goes_into_pages_and_into_nothing_else() -> None:
    from server import HeadOfPage

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        assert not {b"accept-encoding", b"if-none-match"} & {name for name, _ in scope["headers"]} or scope[
            "path"
        ].endswith("json")
        body = b"<html><head></head><body></body></html>"
        headers = [(b"content-length", str(len(body)).encode()), (b"etag", b"x")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body[:9], "more_body": True})
        await send({"type": "http.response.body", "body": body[9:]})

    def answer(path: str, accept: bytes) -> tuple[bytes, dict[bytes, bytes]]:
        headers = [(b"accept", accept), (b"accept-encoding", b"gzip"), (b"if-none-match", b"x")]
        return asked(HeadOfPage(inner, "<i>", "<b>"), path, headers)

    page, headers = answer("/", b"text/html,*/*")
    assert page == b"<html><head><b><i></head><body></body></html>"
    assert answer("/actors", b"text/html")[0] == b"<html><head><i></head><body></body></html>"
    assert headers == {b"content-length": str(len(page)).encode()}
    assert answer("/data.json", b"*/*")[0] == b"<html><head></head><body></body></html>"


def test_plotly_is_packed_once_and_compiled_once() -> None:
    from server import PackedPlotly

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"as it is"})

    path = f"/base/app/static/{assets.plotly_script()}"
    body, headers = asked(PackedPlotly(inner), path, [(b"accept-encoding", b"br, gzip")])
    assert headers[b"content-encoding"] == b"gzip"
    served = gzip.decompress(body).decode()
    copied = (assets.STATIC / assets.plotly_script()).read_text(encoding="utf-8")
    assert len(served) == len(copied) + 2
    assert re.sub("[()]", "", served) == re.sub("[()]", "", copied)
    assert asked(PackedPlotly(inner), path, [])[0] == b"as it is"
    assert (
        asked(PackedPlotly(inner), "/app/static/icon.svg", [(b"accept-encoding", b"gzip")])[0] == b"as it is"
    )


def test_the_head_names_scripts_that_are_there() -> None:
    import streamlit

    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    names = assets.late(folder)
    assert {name.split(".")[0] for name in names} >= set(assets.LATE)
    assert all((folder / name).is_file() for name in names)
    assert all(f'"./static/js/{name}"' in assets.head(folder) for name in names)
    assert f'"./app/static/{assets.plotly_script()}"' in assets.head_of_first()


@pytest.mark.parametrize("cookie", ["", "x", "-5", "1440:", ":", "9" * 40, "²", "1440:0"])
def test_a_strange_cookie_is_no_width(cookie: str) -> None:
    assert assets.board_width({"dl_screen": cookie, "dl_board": cookie}) == assets.DEFAULT_WIDTH
