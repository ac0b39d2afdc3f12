"""Who reports what: for every event and source whether they agree, differ, or are silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from dashboard import dates
from dashboard.corpus import Corpus
from dashboard.lookup import Rows
from dashboard.records import Event, Source
from pipeline.interval import MAX_DAY, MIN_DAY

ONLY = ("all", "several", "differ")
WEIGHTIEST = 18
PAGE_ROWS = 60
MOST_CELLS = 1_800
MOST_COLUMNS = 6
SPOKEN = ("reports", "cites", "denies")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a source has to say of an event, and its own `date` where that is another one.

    `apart` says that the two dates cannot both be right.
    """

    what: str
    date: str | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An event with what every source has to say of it."""

    event: Event
    cells: dict[str, Cell]


def slots_of(corpus: Corpus, event: Event) -> dict[str, str]:
    """What every source has to say of an event: `reports`, `cites`, `denies`, `silent`, or "" (too early)."""
    said: dict[str, str] = {}
    for mention in corpus.mentions_of.get(event.event_id, ()):
        here = "denies" if mention.status == "denied" else "cites" if mention.said_by else "reports"
        before = said.get(mention.doc_id)
        said[mention.doc_id] = "reports" if "reports" in (before, here) else before or here
    return {
        doc_id: said.get(doc_id) or ("" if _too_early(source, event) else "silent")
        for doc_id, source in corpus.sources.items()
    }


def _too_early(source: Source, event: Event) -> bool:
    """Whether a source's text is older than the event."""
    published = dates.parse(source.published)
    if published is None or published.end is None or event.when is None or event.when.start is None:
        return False
    return published.end <= event.when.start


def row_of(corpus: Corpus, event: Event) -> Row:
    """The row of an event: one cell a source."""
    said = dict[str, str]()
    for mention in sorted(corpus.mentions_of.get(event.event_id, ()), key=lambda m: m.edtf != event.edtf):
        said.setdefault(mention.doc_id, mention.edtf)
    cells = {}
    for doc_id, what in slots_of(corpus, event).items():
        date = said.get(doc_id)
        other = date if date != event.edtf else None
        cells[doc_id] = Cell(what, other, other is not None and apart(other, event.edtf))
    return Row(event, cells)


def apart(one: str, other: str) -> bool:
    """Whether two dates cannot both be right: no day is in both.

    >>> apart("1911-08", "1911-08-12"), apart("1911-08-11", "1911-08-12"), apart("soon", "1911")
    (False, True, False)
    """
    bounds = [dates.parse(text) for text in (one, other)]
    if None in bounds:
        return False
    starts = [MIN_DAY if when is None or when.start is None else when.start for when in bounds]
    ends = [MAX_DAY + 1 if when is None or when.end is None else when.end for when in bounds]
    return max(starts) >= min(ends)


def differ(corpus: Corpus, event: Event) -> bool:
    """Whether sources contradict one another: by the dispute found, by the days, or by a denial."""
    if event.disputed:
        return True
    if event.n_documents < 2:
        return False
    mentions = corpus.mentions_of.get(event.event_id, ())
    denials = {m.status == "denied" for m in mentions}
    pairs = combinations({(m.doc_id, m.edtf) for m in mentions}, 2)
    return len(denials) == 2 or any(a[0] != b[0] and apart(a[1], b[1]) for a, b in pairs)


def rows_for(corpus: Corpus, only: str) -> Rows:
    """The rows of a filter, in order of time: all, those of several sources, those where sources differ."""
    frame = corpus.frame
    several = (frame["n_documents"] > 1).to_numpy()
    if only == "several":
        return np.flatnonzero(several)
    if only == "differ":
        mentions = corpus.tables.mentions
        shared = mentions[mentions["event_id"].isin(frame["event_id"][several])]
        told = shared.groupby("event_id")[["edtf", "status"]].nunique().max(axis=1)
        unlike = several & (frame["event_id"].map(told).fillna(0) > 1).to_numpy()
        found = [row for row in np.flatnonzero(unlike).tolist() if differ(corpus, corpus.events[row])]
        return np.union1d(np.flatnonzero(frame["disputed"].to_numpy(dtype=bool)), found).astype(np.int64)
    return np.arange(len(frame))


def weightiest(corpus: Corpus, *, keep: str | None = None, most: int = WEIGHTIEST) -> list[Event]:
    """The events with most weight, in order of time; the one to keep is always among them."""
    frame = corpus.frame
    weight = (
        frame["salience"],
        frame["disputed"].astype(bool),
        frame["n_documents"],
        frame["event_id"] == keep,
    )
    ranked = np.lexsort([-np.asarray(column, dtype=float) for column in weight])
    return corpus.events.at(np.sort(ranked[:most]))


def columns_for(rows: Sequence[Row], source: str, most: int = MOST_COLUMNS) -> list[str]:
    """The sources that a small matrix has room for: the given one, and those that say most of its events."""
    order = list(rows[0].cells) if rows else []
    said = {doc_id: sum(row.cells[doc_id].what in SPOKEN for row in rows) for doc_id in order}
    kept = sorted(order, key=lambda doc_id: (doc_id != source, -said[doc_id]))[:most]
    return [doc_id for doc_id in order if doc_id in kept]


def page_rows(sources: int) -> int:
    """How many rows a page of the whole matrix has, so that it never holds too many marks.

    >>> page_rows(5), page_rows(60), page_rows(1000)
    (60, 30, 10)
    """
    return max(10, min(PAGE_ROWS, MOST_CELLS // max(sources, 1)))


def page_of(rows: Rows, part: int, size: int) -> Rows:
    """One page of rows; pages count from 1."""
    return rows[(part - 1) * size : part * size]


def pages(number: int, size: int) -> int:
    """How many pages so many events take.

    >>> pages(0, 60), pages(60, 60), pages(61, 60)
    (1, 1, 2)
    """
    return max(1, -(-number // size))
