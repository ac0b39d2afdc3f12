"""Odd data: on no chart of these tables does anything overlap, leave the chart or get lost."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest

from dashboard import lanes as lanes_
from dashboard import look, threads
from dashboard.corpus import Corpus
from dashboard.density import thin
from dashboard.figures import lanes_figure
from dashboard.lanes import EDGE_PX, NAME_PX, PILL, Lane, arrange, name_lines
from dashboard.overview import first_days, overview_figure
from dashboard.scale import Scale, build_over, ticks
from dashboard.spans import days_of, with_publications
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT, LANE_TEXT, LIGHT
from pipeline.interval import Interval, day_of
from tests import oddtables

WIDTHS = (380, 690, 1100, 1500)
WINDOWS = (
    None,
    Interval(day_of(1914, 7, 1), day_of(1914, 9, 1)),
    Interval(day_of(1914, 8, 4), day_of(1914, 8, 5)),
    Interval(day_of(1), day_of(1000)),
    Interval(day_of(1801), day_of(3001)),
)


@cache
def corpus(name: str) -> Corpus:
    return Corpus(oddtables.TABLES[name]())


def drawn(
    name: str, by: str, width: float, window: Interval | None, fold: bool = True
) -> tuple[Scale, list[Lane]]:
    here = corpus(name)
    rows = np.arange(len(here.events))
    if window is not None:
        frame = here.frame
        rows = np.flatnonzero((frame["hi"] >= window.start) & (frame["lo"] < window.end))
    scale = build_over(*days_of(here.frame, rows), width, fold=fold, window=window)
    groups = thin(here.frame, look.groups(here, look.Look(lanes=by), rows), scale)
    crowds = {group.name: group.crowds for group in groups}
    events = [(g.name, g.value, here.events_at(g.rows)) for g in groups]
    return scale, arrange(events, scale, crowds=crowds)


def boxes(lane: Lane) -> list[tuple[float, float, float]]:
    """Track, left and right of marks, labels and pills; bars run on beneath pills, so they are left out."""
    found = []
    for item in lane.placed:
        left, right = item.extent.box
        if item.label:
            size = measure(item.label, CHART_TEXT)
            left = min(left, item.label_x - size * (item.side == "left"))
            right = max(right, item.label_x + size * (item.side == "right"))
        if not item.extent.is_bar:
            found.append((item.y, left, right))
    half = PILL[0] / 2
    return sorted([*found, *((pill.y, pill.x - half, pill.x + half) for pill in lane.clusters)])


@pytest.mark.parametrize("name", ["odd", "single", "open"])
@pytest.mark.parametrize("by", look.LANES)
@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_overlaps_or_leaves_the_chart(name: str, by: str, window: Interval | None) -> None:
    for width in WIDTHS:
        _, made = drawn(name, by, width, window)
        assert all(a.bottom <= b.top for a, b in pairwise(made))
        for lane in made:
            for a, b in pairwise(boxes(lane)):
                assert a[0] != b[0] or a[2] <= b[1] + 1.5, (lane.name, a, b)
            for y, left, right in boxes(lane):
                assert lane.top < y < lane.bottom
                assert left >= -7 - lanes_.TAIL
                assert right <= width + EDGE_PX


@pytest.mark.parametrize("by", look.LANES)
def test_no_event_is_lost(by: str) -> None:
    _, made = drawn("odd", by, 690, None)
    assert {lane.number for lane in made} == {
        len({p.event.event_id for p in lane.placed} | {e.event_id for c in lane.clusters for e in c.events})
        + sum(c.crowd.number for c in lane.clusters if c.crowd)
        for lane in made
    }


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("fold", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_words_on_the_axis_never_touch(window: Interval | None, fold: bool, width: float) -> None:
    scale, made = drawn("odd", "none", width, window, fold)
    axis = [n for n in lanes_figure(made, scale, LIGHT)["layout"]["annotations"] if n["y"] == -16]
    assert axis
    assert_apart(axis, -1, width + EDGE_PX)


@pytest.mark.parametrize("fold", [True, False])
@pytest.mark.parametrize("width", [328, 636, 1280, 1760])
@pytest.mark.parametrize("name", ["odd", "single", "open"])
def test_words_of_the_overview_never_touch(name: str, fold: bool, width: float) -> None:
    days = first_days(corpus(name).frame)
    scale = build_over(days, days + 1, width, fold=fold)
    notes = overview_figure(days, days, scale, LIGHT)["layout"]["annotations"]
    assert notes
    for y in {note["y"] for note in notes}:
        assert_apart([n for n in notes if n["y"] == y], -1, width + 1)


def assert_apart(notes: list[dict[str, object]], left: float, right: float) -> None:
    """Texts of one line lie beside each other, between two sides."""
    places = []
    for note in notes:
        size = measure(str(note["text"]), CHART_TEXT)
        x = float(str(note["x"])) - size / 2 * (note["xanchor"] == "center")
        places.append((x, x + size, note["text"]))
    places.sort()
    for a, b in pairwise(places):
        assert a[1] <= b[0] + 1, (a, b)
    assert places[0][0] >= left
    assert places[-1][1] <= right, places[-1]


def test_every_name_of_a_lane_fits_its_lane() -> None:
    for by in look.LANES:
        _, made = drawn("odd", by, 690, None)
        for lane in made:
            lines = name_lines(lane.name)
            assert all(measure(line, LANE_TEXT, "serif-bold") <= NAME_PX - 10 for line in lines)
            assert (lane.bottom - lane.top) >= 16 * len(lines) + 18


def test_sources_of_the_threads_stand_apart() -> None:
    here = corpus("odd")
    rows = np.arange(len(here.events))
    scale = build_over(*with_publications(here, *days_of(here.frame, rows)), 690)
    made = arrange([("", None, list(here.events))], scale, most_tracks=threads.TRACKS)
    figure = threads.threads_figure(here, made, scale, LIGHT)
    names = [
        n["y"] for n in figure["layout"]["annotations"] if n["x"] == -NAME_PX and n["y"] > made[-1].bottom
    ]
    assert len(names) >= len(here.sources)
    assert all(abs(a - b) >= 16 for a, b in combinations(names, 2))


@pytest.mark.parametrize(
    ("first", "last"), [(1, 3000), (45, 46), (1000, 1500), (1900, 1903), (1914, 1915), (9000, 9999)]
)
def test_ticks_suit_every_zoom(first: int, last: int) -> None:
    whole = Interval(day_of(first), day_of(last))
    while whole.days > 1:
        scale = build_over(np.array([whole.start]), np.array([whole.end]), 700, fold=False, window=whole)
        found = ticks(scale, size=CHART_TEXT, room=40)
        assert 1 <= sum(bool(tick.label) for tick in found) <= 40, (whole, found)
        whole = Interval(whole.start, whole.start + max(whole.days // 3, 1))
