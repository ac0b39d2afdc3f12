"""The actor's line: of marks, labels and stems none lies on another, and no event is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import stems
from dashboard.corpus import Corpus
from dashboard.records import Event
from dashboard.scale import build
from dashboard.spans import spans_of
from dashboard.textwidth import measure
from dashboard.theme import CHART_TEXT
from pipeline.interval import day_of
from pipeline.model import Unit, When
from tests import tablegen
from tests.conftest import BUSY

STORY = list(Corpus(tablegen.canal()).events)
DENSE = list(Corpus(tablegen.many(55, first=1950, last=1952)).events)
WIDE, MIDDLE, NARROW = 1070.0, 760.0, 428.0
EDGE = 104.0


def placed(events: list[Event], width: float, selected: str | None = None) -> list[stems.Stem]:
    found = stems.place(events, build(spans_of(events), width), room=width + EDGE, selected=selected)
    assert found is not None
    return found


def overlaps(found: list[stems.Stem]) -> list[tuple[str, str]]:
    """Pairs of events whose marks or labels share pixels, or where a stem goes through a label."""
    return [
        (a.event.event_id, b.event.event_id)
        for a, b in combinations(sorted(found, key=lambda s: s.row), 2)
        if (a.row == b.row and a.box[0] < b.box[1] and b.box[0] < a.box[1])
        or (a.row < b.row and stems.crosses(b, a) == "label")
    ]


@pytest.mark.parametrize(
    ("events", "width"), [(STORY, WIDE), (STORY, NARROW), (DENSE, WIDE), (DENSE, MIDDLE)]
)
def test_nothing_overlaps_and_nothing_is_lost(events: list[Event], width: float) -> None:
    found = placed(events, width)
    assert overlaps(found) == []
    assert {s.event.event_id for s in found} == {e.event_id for e in events}
    assert all(0 <= s.row < stems.LAST_ROWS for s in found)


made = st.lists(
    st.tuples(st.integers(0, 700), st.sampled_from([1, 1, 1, 30, 200]), st.integers(1, 26), st.floats(0, 1)),
    min_size=1,
    max_size=24,
)


def invented(rows: list[tuple[int, int, int, float]]) -> list[Event]:
    start = day_of(1950)
    return [
        replace(
            STORY[0],
            event_id=f"e{n:02d}",
            label="m" * size,
            salience=salience,
            when=When(Unit.of_day(start + day), Unit.of_day(start + day + length - 1)),
        )
        for n, (day, length, size, salience) in enumerate(rows)
    ]


@settings(max_examples=80, deadline=BUSY)
@given(made, st.sampled_from([WIDE, NARROW]))
def test_nothing_overlaps_whatever_the_events(rows: list[tuple[int, int, int, float]], width: float) -> None:
    events = invented(rows)
    found = stems.place(events, build(spans_of(events), width), room=width + EDGE, selected="e00")
    if found is None:
        return
    marks_only = [s for s in found if not s.label]
    labelled = [pair for pair in overlaps(found) if pair]
    assert len(found) == len(events)
    assert not labelled or len(marks_only) >= len(found) - 1  # where all labels but the chosen one's are gone
    assert all(s.box[1] <= width + EDGE and s.box[0] >= 0 for s in found if s.label)


def test_two_of_one_day_share_a_stem() -> None:
    found = placed(invented([(100, 1, 10, 0.5), (100, 1, 10, 0.4), (400, 1, 5, 0.1)]), WIDE)
    rows = {s.event.event_id: (s.row, s.x) for s in found}
    assert rows["e00"][1] == rows["e01"][1]
    assert rows["e00"][0] < rows["e01"][0]
    assert all(s.label for s in found)


def test_a_label_goes_left_where_there_is_no_room_at_the_right() -> None:
    events = invented([(0, 1, 3, 0.5), (700, 1, 12, 0.5)])
    scale = build(spans_of(events), WIDE)
    last = max(stems.place(events, scale, room=WIDE + 20) or [], key=lambda s: s.x)
    assert (last.side, last.row) == ("left", 0)
    assert last.label_x < last.x


def test_the_chosen_event_keeps_its_label() -> None:
    weakest = min(DENSE, key=lambda e: e.salience)
    found = {s.event.event_id: s for s in placed(DENSE, MIDDLE, selected=weakest.event_id)}
    assert found[weakest.event_id].label
    assert measure(found[weakest.event_id].label, CHART_TEXT) > 0


def test_the_salient_keep_their_labels_first() -> None:
    found = placed(DENSE, MIDDLE)
    named = [s.event.salience for s in found if s.label]
    bare = [s.event.salience for s in found if not s.label]
    assert named
    assert bare
    assert sum(named) / len(named) > sum(bare) / len(bare)


def test_very_many_events_are_left_to_the_bars() -> None:
    many = list(Corpus(tablegen.many(stems.MOST_STEMS + 1)).events)
    assert stems.place(many, build(spans_of(many), WIDE), room=WIDE + EDGE) is None


def test_the_places_are_always_the_same() -> None:
    assert placed(DENSE, WIDE) == placed(list(reversed(DENSE)), WIDE)
