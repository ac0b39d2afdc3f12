"""Lanes by actor, kind, source, place or none: an event stands in each of its lanes, and none is lost."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard import look, strings
from dashboard.components.lookbar import look_bar
from dashboard.corpus import Corpus
from dashboard.figures import LIST, joins, lanes_figure
from dashboard.lanes import MOST_ALONE, arrange
from dashboard.scale import build
from dashboard.spans import spans_of
from dashboard.theme import LIGHT
from tests import tablegen

CORPUS = Corpus(tablegen.canal())
ROWS = np.arange(len(CORPUS.events))


@pytest.mark.parametrize("lanes", look.LANES)
def test_no_choice_of_lanes_loses_an_event(lanes: str) -> None:
    groups = look.groups(CORPUS, look.Look(lanes=lanes), ROWS)
    assert {row for group in groups for row in group.rows} == set(ROWS)
    assert all(group.name for group in groups)


def test_an_event_stands_in_every_lane_it_belongs_to() -> None:
    groups = look.groups(CORPUS, look.Look(lanes="source"), ROWS)
    told = {row: len(CORPUS.frame["sources"][row]) for row in ROWS}
    found = {row: sum(row in group.rows for group in groups) for row in ROWS}
    assert found == told
    assert {group.name for group in groups} == {source.name for source in CORPUS.sources.values()}


def test_a_name_leads_where_the_lane_says() -> None:
    assert look.way_of(CORPUS, look.Look(), "Varland") == {"page": "actors", "actor": "varland"}
    assert look.way_of(CORPUS, look.Look("source"), "gazette") == {"page": "sources", "source": "gazette"}
    assert look.way_of(CORPUS, look.Look("kind"), "aid") == {"set": {"kind": "aid"}}
    assert look.way_of(CORPUS, look.Look("place"), "Lindau") is None


def test_what_the_address_does_not_know_is_said() -> None:
    found, problems = look.from_params({"lanes": ["place"], "by": ["hearsay"]})
    assert found == look.Look(lanes="place")
    assert problems == (strings.unknown_value("by", "hearsay"),)


def test_a_choice_keeps_the_address_and_names_itself() -> None:
    html = look_bar(look.Look(lanes="kind"), {"actor": ["varland"], "lanes": "kind"})
    assert 'href="?actor=varland&amp;lanes=place"' in html
    assert 'href="?actor=varland"' in html
    assert html.count('aria-current="true"') == 2
    assert strings.WHOLE_SPAN not in html
    assert strings.WHOLE_SPAN in look_bar(look.Look(), {"from": "1911"})


def test_the_marks_of_one_event_light_up_together() -> None:
    events = list(CORPUS.events)
    scale = build(spans_of(events), 700)
    groups = look.groups(CORPUS, look.Look(), ROWS)
    lanes = arrange([(g.name, g.value, CORPUS.events_at(g.rows)) for g in groups], scale)
    lines = joins([item for lane in lanes for item in lane.placed])
    boxes = lanes_figure(lanes, scale, LIGHT)["layout"]["meta"]["boxes"]
    assert lines
    for event_id, line in lines.items():
        mine = [box for box in boxes if box["go"].get("event") == event_id]
        assert len(mine) == len(line)
        assert len({box["path"] for box in mine}) == 1


def test_a_pill_of_one_day_leads_closer_and_then_to_the_list() -> None:
    corpus = Corpus(tablegen.many(300, first=1950, last=1950, only="1950-05-05"))
    events = list(corpus.events)
    for window in (None, events[0].when.days if events[0].when else None):
        spans = [*spans_of(events)]
        scale = build(spans, 700, window=window)
        lanes = arrange([("", None, events)], scale, most_tracks=MOST_ALONE)
        pills = [p for lane in lanes for p in lane.clusters]
        boxes = lanes_figure(lanes, scale, LIGHT)["layout"]["meta"]["boxes"]
        ways = [box["go"] for box in boxes if "event" not in box["go"]]
        assert pills
        assert ways == [{"window": ["1950-05-05"] * 2} if window is None else {"scroll": LIST}]


def test_events_of_one_wide_day_stand_side_by_side() -> None:
    corpus = Corpus(tablegen.many(40, first=1950, last=1950, only="1950-05-05"))
    events = list(corpus.events)
    days = events[0].when.days if events[0].when else None
    lanes = arrange([("", None, events)], build(spans_of(events), 700, window=days), most_tracks=MOST_ALONE)
    assert not any(lane.clusters for lane in lanes)
    assert sum(len(lane.placed) for lane in lanes) == len(events)
