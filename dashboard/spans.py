"""Which days a view covers: those of its events, or those of its window."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard import dates
from dashboard.corpus import Corpus
from dashboard.filters import Filters
from dashboard.lookup import Rows
from dashboard.records import Event
from pipeline.interval import MAX_DAY, MIN_DAY, Interval
from pipeline.model import When


def known_days(when: When) -> Interval:
    """The possible days of a time; an open side reaches no further than the other.

    >>> from pipeline.model import Unit
    >>> known_days(When(Unit.day(1956, 10, 24), None)).days, known_days(When(None, Unit.year(1956))).days
    (1, 1)
    """
    start, end = when.start, when.end
    first = start if start is not None else (end or MAX_DAY) - 1
    return Interval(first, end if end is not None else first + 1)


def spans_of(events: Sequence[Event]) -> list[Interval]:
    """The known days of events that have a date."""
    return [known_days(event.when) for event in events if event.when]


def days_of(frame: pd.DataFrame, rows: Rows) -> tuple[Rows, Rows]:
    """The same for rows of the events frame: first days, and the days after the last ones."""
    first, low, high = (frame[name].to_numpy()[rows] for name in ("first", "lo", "hi"))
    dated = (low > MIN_DAY) | (high < MAX_DAY)
    first, high = first[dated], high[dated]
    return first, np.where(high < MAX_DAY, high, first) + 1


def with_publications(corpus: Corpus, starts: Rows, ends: Rows) -> tuple[Rows, Rows]:
    """The days of events, and beside them those on which the sources were published."""
    known = [when for s in corpus.sources.values() if (when := dates.parse(s.published))]
    spans = [known_days(when) for when in known]
    more = np.array([(s.start, s.end) for s in spans], dtype=int).reshape(-1, 2)
    return np.concatenate([starts, more[:, 0]]), np.concatenate([ends, more[:, 1]])


def window_of(asked: Filters, spans: Sequence[Interval]) -> Interval | None:
    """The window that the filters set; its open side ends with the events."""
    first = min([s.start for s in spans], default=MIN_DAY)
    return window_within(asked, first, max([s.end for s in spans], default=MAX_DAY))


def window_within(asked: Filters, first: int, last: int) -> Interval | None:
    """The window that the filters set, where the events lie from `first` until before `last`."""
    if asked.start is None and asked.end is None:
        return None
    start = asked.start if asked.start is not None else first
    end = asked.end + 1 if asked.end is not None else last
    return Interval(start, end) if start < end else None
