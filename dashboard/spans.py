"""Which days a view covers: those of its events, or those of its window."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.filters import Filters
from dashboard.load import Event
from pipeline.interval import MAX_DAY, MIN_DAY, Interval


def spans_of(events: Sequence[Event]) -> list[Interval]:
    """The possible days of events; an open side counts by the other alone."""
    found = []
    for event in events:
        if event.when is None:
            continue
        start, end = event.when.start, event.when.end
        first = start if start is not None else (end or MAX_DAY) - 1
        found.append(Interval(first, end if end is not None else first + 1))
    return found


def window_of(asked: Filters, spans: Sequence[Interval]) -> Interval | None:
    """The window that the filters set; its open side ends with the events."""
    if asked.start is None and asked.end is None:
        return None
    start = asked.start if asked.start is not None else min([s.start for s in spans], default=MIN_DAY)
    end = asked.end + 1 if asked.end is not None else max([s.end for s in spans], default=MAX_DAY)
    return Interval(start, end) if start < end else None
