"""The scale, the lanes and the figures: nothing overlaps, nothing is lost, and every text is escaped."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import draw, lanes, theme
from dashboard.corpus import Corpus
from dashboard.figures import lanes_figure
from dashboard.overview import first_days, overview_figure
from dashboard.records import Event
from dashboard.scale import Scale, build, ticks
from dashboard.spans import spans_of
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT, DARK, LIGHT
from pipeline.interval import Interval, day_of
from pipeline.table import EVENT_TYPES
from tests import tablegen
from tests.conftest import BUSY

CORPUS = Corpus(tablegen.canal())
EVENTS = list(CORPUS.events)
DENSE = list(Corpus(tablegen.many(300, first=1950, last=1953)).events)

days = st.integers(day_of(1), day_of(9988))
spans = st.lists(
    st.tuples(days, st.integers(1, 4000)).map(lambda p: Interval(p[0], p[0] + p[1])), min_size=1, max_size=40
)


@settings(deadline=BUSY)
@given(spans, st.integers(200, 2000), st.booleans())
def test_the_scale_rises_and_stays_inside(chosen: list[Interval], width: int, fold: bool) -> None:
    scale = build(chosen, width, fold=fold)
    places = [scale.x(day) for day in sorted({d for s in chosen for d in (s.start, s.end)})]
    assert all(a <= b + 1e-6 for a, b in pairwise(places))
    assert places[0] >= -1e-6
    assert places[-1] <= width + 1e-6


@settings(deadline=BUSY)
@given(spans, st.integers(200, 1500))
def test_a_pixel_leads_back_to_its_day(chosen: list[Interval], width: int) -> None:
    scale = build(chosen, width)
    for stretch in scale.stretches:
        day = (stretch.days.start + stretch.days.end) // 2
        assert abs(scale.day(scale.x(day)) - day) <= 1


@settings(deadline=BUSY)
@given(spans, st.integers(300, 1500))
def test_tick_labels_never_touch(chosen: list[Interval], width: int) -> None:
    scale = build(chosen, width)
    for stretch in scale.stretches:
        inside = [t for t in ticks(scale, size=13) if t.label and stretch.left <= t.x < stretch.right]
        assert all(a.x + measure(a.label, 13) <= b.x for a, b in pairwise(inside))


def test_long_empty_years_fold() -> None:
    scale = build(spans_of(EVENTS), 700)
    assert [gap.years for gap in scale.gaps] == [41, 77]
    assert not build(spans_of(EVENTS), 700, fold=False).gaps


def laid_out(
    events: list[Event], width: float = 690, selected: str | None = None
) -> tuple[Scale, list[lanes.Lane]]:
    scale = build(spans_of(events), width)
    groups = lanes.group_by_actor(events, others="Others")
    return scale, lanes.arrange(groups, scale, selected=selected)


def boxes(lane: lanes.Lane) -> list[tuple[float, float, float]]:
    found = []
    for item in lane.placed:
        left, right = item.extent.box
        if item.label:
            size = measure(item.label, CHART_TEXT)
            left, right = (
                (min(left, item.label_x), item.label_x + size)
                if item.side == "right"
                else (
                    item.label_x - size,
                    right,
                )
            )
        found.append((item.y, left, right))
    found += [(pill.y, pill.x - lanes.PILL[0] / 2, pill.x + lanes.PILL[0] / 2) for pill in lane.clusters]
    return sorted(found)


@pytest.mark.parametrize("events", [EVENTS, DENSE], ids=["story", "dense"])
@pytest.mark.parametrize("width", [380, 690, 1100])
def test_marks_and_labels_never_overlap(events: list[Event], width: float) -> None:
    _, made = laid_out(events, width)
    for lane in made:
        point_boxes = [b for b in boxes(lane) if b[2] - b[1] < 1e6]
        for a, b in pairwise(point_boxes):
            if a[0] == b[0] and not _has_bar(lane, a, b):
                assert a[2] <= b[1] + 1.5, (lane.name, a, b)


def _has_bar(lane: lanes.Lane, *found: tuple[float, float, float]) -> bool:
    """Whether a pill lies on a bar: bars run on beneath pills."""
    return any(
        item.extent.is_bar and item.y == box[0] and item.extent.left < box[2] and item.extent.right > box[1]
        for item in lane.placed
        for box in found
    )


@pytest.mark.parametrize("events", [EVENTS, DENSE], ids=["story", "dense"])
def test_no_event_is_lost(events: list[Event]) -> None:
    _, made = laid_out(events)
    drawn = {p.event.event_id for lane in made for p in lane.placed}
    drawn |= {e.event_id for lane in made for pill in lane.clusters for e in pill.events}
    assert drawn == {event.event_id for event in events}


def test_a_label_stands_once() -> None:
    _, made = laid_out(EVENTS)
    named = [p.event.event_id for lane in made for p in lane.placed if p.label]
    assert len(named) == len(set(named))


def test_the_selected_event_is_never_in_a_pill() -> None:
    chosen = DENSE[150].event_id
    _, made = laid_out(DENSE, selected=chosen)
    assert any(p.event.event_id == chosen for lane in made for p in lane.placed)
    assert not any(e.event_id == chosen for lane in made for pill in lane.clusters for e in pill.events)


def test_layout_is_deterministic() -> None:
    assert laid_out(DENSE) == laid_out(list(DENSE))


def test_bars_fade_where_a_bound_is_not_known() -> None:
    scale = build([Interval(day_of(1911), day_of(1912))], 700)
    by_id = {event.event_id: event for event in EVENTS}

    def extent(event_id: str) -> lanes.Extent:
        when = by_id[event_id].when
        assert when is not None
        return lanes.extent_of(when, scale)

    talks, half, closed, day = extent("e03"), extent("e14"), extent("e11"), extent("e04")
    assert (talks.fade_left, talks.fade_right, talks.dot == talks.left) == (False, False, True)
    assert (half.fade_left, half.fade_right, half.dot) == (True, True, None)
    assert closed.goes_on
    assert not day.is_bar


def figure(events: list[Event], selected: Event | None = None) -> dict[str, object]:
    scale, made = laid_out(events, selected=selected.event_id if selected else None)
    return lanes_figure(made, scale, LIGHT, selected=selected)


def test_a_figure_is_plain_data() -> None:
    made = figure(EVENTS, EVENTS[3])
    assert json.loads(json.dumps(made))["layout"]["width"] == 690 + lanes.NAME_PX + lanes.EDGE_PX
    ids = {box["go"].get("event") for box in made["layout"]["meta"]["boxes"]}  # type: ignore[index]
    assert EVENTS[3].event_id in ids


def test_labels_cannot_carry_tags() -> None:
    hostile = [replace(EVENTS[2], label="<b>x</b>", headline="<i>")]
    text = json.dumps({k: v for k, v in figure(hostile).items() if k == "data"})
    assert "<b>" not in text
    assert "&lt;b&gt;" in text


def test_a_figure_of_nothing() -> None:
    scale = build([], 700)
    assert lanes_figure([], scale, LIGHT)["data"] == []
    assert overview_figure([], [], scale, DARK)["data"] == []


def test_the_overview_counts_every_event() -> None:
    found = first_days(CORPUS.frame)
    scale = build([Interval(day, day + 1) for day in found], 1280)
    notes = overview_figure(found, found, scale, LIGHT)["layout"]["annotations"]
    assert sum(int(n["text"]) for n in notes if n["text"].isdigit() and n["y"] < 60) == len(found)


def test_every_kind_has_a_group_and_every_hue_is_told_apart() -> None:
    assert set(theme.KIND_ORDER) == set(EVENT_TYPES)
    assert len({group.silhouette for group in theme.GROUPS}) == len(theme.GROUPS)


@settings(max_examples=30)
@given(st.text(max_size=40), st.floats(20, 300))
def test_text_is_cut_to_fit(text: str, width: float) -> None:
    from dashboard.textwidth import fit

    assert measure(fit(text, width, 13), 13) <= max(width, measure("…", 13))


def test_hex_colours_become_rgba() -> None:
    assert draw.rgba("#15171C", 0.82) == "rgba(21,23,28,0.82)"
