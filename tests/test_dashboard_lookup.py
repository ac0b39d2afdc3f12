"""Objects made on demand and rows by value are what the straightforward way gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.corpus import TEXTS, Corpus
from dashboard.lookup import Lazy, Postings
from pipeline.interval import MAX_DAY, MIN_DAY
from tests import tablegen
from tests.conftest import BUSY

CORPUS = Corpus(tablegen.canal()).prepared()  # the first use of pandas takes long, and no example pays for it
MANY = Corpus(tablegen.many(700, seed=3))

cells = st.lists(st.lists(st.sampled_from("abcde"), max_size=4), max_size=30)


@settings(deadline=BUSY)
@given(cells, st.data())
def test_postings_are_what_a_loop_finds(lists: list[list[str]], data: st.DataObject) -> None:
    found = Postings.of_lists(lists)
    wanted = data.draw(st.lists(st.sampled_from("abcdef"), max_size=3))
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=len(lists), max_size=len(lists))), dtype=bool)
    assert found.any_of(wanted).tolist() == [bool(set(wanted) & set(cell)) for cell in lists]
    assert found.all_of(wanted).tolist() == [set(wanted) <= set(cell) for cell in lists]
    kept = [cell for cell, keep in zip(lists, mask, strict=True) if keep]
    assert found.counts(mask) == {v: n for v in found.values if (n := sum(v in cell for cell in kept))}


def test_items_are_made_once_and_only_when_asked_for() -> None:
    made: list[int] = []

    def make(rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[str]:
        made.extend(rows.tolist())
        return [f"item {row}" for row in rows]

    items = Lazy(1000, make)
    assert items[999] == items[-1] == "item 999"
    assert items.at([3, 500, 3]) == ["item 3", "item 500", "item 3"]
    assert items[2:5] == ["item 2", "item 3", "item 4"]
    assert len(made) == len(set(made)) < 200
    assert list(items) == [f"item {n}" for n in range(1000)]
    assert len(made) == len(set(made)) == 1000


def test_events_are_those_of_the_frame() -> None:
    for corpus in (CORPUS, MANY):
        for event, row in zip(corpus.events, corpus.frame.itertuples(), strict=True):
            assert (event.event_id, event.headline) == (row.event_id, row.headline)
            assert (list(event.actors), event.salience) == (row.actors, row.salience)
            assert event.when is not None
            assert (event.when.start or MIN_DAY) == row.lo
            assert (event.when.end - 1 if event.when.end is not None else MAX_DAY) == row.hi


def test_rows_by_value_hold_every_event() -> None:
    for event in CORPUS.events:
        row = CORPUS.row_of(event.event_id)
        assert {name for name in CORPUS.actor_rows.values if row in CORPUS.actor_rows.rows_of(name)} == set(
            event.actors
        )
        docs = {mention.doc_id for mention in CORPUS.mentions_of[event.event_id]}
        assert {doc for doc in CORPUS.source_rows.values if row in CORPUS.source_rows.rows_of(doc)} == docs
    assert sum(CORPUS.kind_rows.counts().values()) == len(CORPUS.events)
    said = {m.event_id for m in CORPUS.mentions.values() if m.said_by == "a harbour pilot"}
    itself = {m.event_id for m in CORPUS.mentions.values() if m.said_by is None}
    assert CORPUS.speaker_rows.counts() == {"a harbour pilot": len(said), TEXTS: len(itself)}


def test_the_span_reaches_from_the_first_day_to_the_last() -> None:
    days = [d for e in CORPUS.events if e.when for d in (e.when.start, e.when.end and e.when.end - 1) if d]
    assert CORPUS.span == (min(days), max(days))
    assert Corpus(tablegen.empty()).span is None
