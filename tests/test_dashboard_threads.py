"""As it happened against as it was reported: every report has its thread, and its lag in words."""

from __future__ import annotations

import json

import numpy as np

from dashboard import strings, threads
from dashboard.components.pager import part_of
from dashboard.components.reportlist import report_list
from dashboard.corpus import Corpus
from dashboard.lanes import EDGE_PX, Lane, arrange
from dashboard.reports import reports_of
from dashboard.scale import Scale, build_over
from dashboard.spans import days_of, with_publications
from dashboard.theme import LIGHT
from tests import tablegen

CORPUS = Corpus(tablegen.canal())
EVENTS = list(CORPUS.events)


def drawn(corpus: Corpus, width: float = 690) -> tuple[Scale, list[Lane]]:
    rows = np.arange(len(corpus.events))
    scale = build_over(*with_publications(corpus, *days_of(corpus.frame, rows)), width)
    return scale, arrange([("", None, list(corpus.events))], scale, most_tracks=threads.TRACKS)


def test_every_report_has_its_thread() -> None:
    scale, lanes = drawn(CORPUS)
    places = threads.places_of(lanes)
    rows = threads.rows_of(CORPUS, EVENTS, scale, lanes[-1].bottom)
    found = {(t.event.event_id, t.doc_id) for t in threads.threads_of(CORPUS, places, rows, scale)}
    assert found == {(e.event_id, r.source.doc_id) for e in EVENTS for r in reports_of(CORPUS, e)}


def test_a_publication_stands_at_its_day_and_an_unknown_one_apart() -> None:
    scale, lanes = drawn(CORPUS)
    rows = {row.source.doc_id: row for row in threads.rows_of(CORPUS, EVENTS, scale, lanes[-1].bottom)}
    assert rows["gazette"].x(scale) < rows["monitor"].x(scale) < rows["review"].x(scale)
    assert rows["courier"].extent is None
    assert scale.width < rows["courier"].x(scale) < scale.width + EDGE_PX
    assert not any(b.y - a.y < threads.ROW for a, b in zip(rows.values(), [*rows.values()][1:], strict=False))


def test_the_chosen_event_keeps_its_threads_among_very_many() -> None:
    corpus = Corpus(tablegen.many(900, first=1950, last=1951))
    scale, lanes = drawn(corpus)
    chosen = min(corpus.events, key=lambda e: e.salience)
    places = threads.places_of(lanes)
    rows = threads.rows_of(corpus, list(corpus.events), scale, lanes[-1].bottom)
    found = threads.threads_of(corpus, places, rows, scale, selected=chosen.event_id)
    assert len(found) <= threads.MOST_THREADS
    assert any(t.event.event_id == chosen.event_id for t in found)


def test_a_thread_leaves_its_event_and_ends_at_its_publication() -> None:
    thread = threads.Thread(EVENTS[0], "gazette", (0.0, 0.0), (100.0, 50.0), True)
    assert thread.points()[0] == (0, 0)
    assert thread.points()[-1] == (100, 50)
    assert thread.path() == "M0.0,0.0C0.0,27.5 100.0,22.5 100.0,50.0"


def test_the_figure_is_plain_data_and_lights_up() -> None:
    scale, lanes = drawn(CORPUS)
    figure = threads.threads_figure(CORPUS, lanes, scale, LIGHT, selected=EVENTS[3])
    boxes = json.loads(json.dumps(figure))["layout"]["meta"]["boxes"]
    assert all(box["path"].startswith("M") for box in boxes if "event" in box["go"])
    assert {box["go"].get("source") for box in boxes} == {None, *CORPUS.sources}
    assert (
        figure["layout"]["height"]
        == figure["layout"]["yaxis"]["range"][0] - figure["layout"]["yaxis"]["range"][1]
    )


def test_the_list_says_when_each_source_was_published_and_how_much_later() -> None:
    html = report_list(CORPUS, EVENTS, selected=None, params={"by": "report"}, part=part_of(len(EVENTS)))
    assert html.count('<li class="dl-lag">') == sum(len(reports_of(CORPUS, e)) for e in EVENTS)
    assert " days later<" in html
    assert strings.DATE_UNKNOWN in html
    assert "<b>" not in html
