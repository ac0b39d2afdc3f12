"""Who reports what: for every event and source whether they agree, differ, or are silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard import dates
from dashboard.components.eventlist import slots_of
from dashboard.load import Corpus, Event
from pipeline.interval import MAX_DAY, MIN_DAY

ONLY = ("all", "several", "differ")
WEIGHTIEST = 18
PAGE_ROWS = 60


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


def events_for(corpus: Corpus, only: str) -> list[Event]:
    """The events of a filter, in order of time: all, those of several sources, those where sources differ."""
    if only == "several":
        return [event for event in corpus.events if event.n_documents > 1]
    if only == "differ":
        return [event for event in corpus.events if differ(corpus, event)]
    return list(corpus.events)


def weightiest(events: Sequence[Event], *, keep: str | None = None, most: int = WEIGHTIEST) -> list[Event]:
    """The events with most weight, in order of time; the one to keep is always among them."""
    ranked = sorted(
        events, key=lambda e: (e.event_id != keep, -e.n_documents, not e.disputed, -e.salience, e.order)
    )
    return sorted(ranked[:most], key=lambda e: e.order)


def page_of(events: Sequence[Event], part: int, size: int = PAGE_ROWS) -> list[Event]:
    """One page of events; pages count from 1."""
    return list(events[(part - 1) * size : part * size])


def pages(number: int, size: int = PAGE_ROWS) -> int:
    """How many pages so many events take.

    >>> pages(0), pages(60), pages(61)
    (1, 1, 2)
    """
    return max(1, -(-number // size))
