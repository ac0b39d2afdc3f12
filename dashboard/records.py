"""What the pages show, one value for one row of a table: events, mentions, documents, actors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from dashboard import dates
from dashboard.lookup import Rows, columns_of
from pipeline.interval import MAX_DAY
from pipeline.model import Unit, When

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Event:
    """One event as the pages show it."""

    event_id: str
    headline: str
    label: str
    edtf: str
    when: When | None
    event_type: str
    status: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    salience: float
    n_documents: int
    n_mentions: int
    disputed: bool
    dispute_note: str | None

    @property
    def order(self) -> tuple[int, int, str]:
        """Where it stands in a list: by first day, then by last day, then by id.

        An event with an open beginning stands at its last day, one without a date at the end.
        """
        if self.when is None:
            return (MAX_DAY + 1, MAX_DAY + 1, self.event_id)
        start, end = self.when.start, self.when.end
        first = start if start is not None else end or MAX_DAY
        return (first, end if end is not None else MAX_DAY, self.event_id)


@dataclass(frozen=True, slots=True)
class Mention:
    """One report of an event in one document."""

    mention_id: str
    event_id: str
    doc_id: str
    sentence_start: int
    sentence_end: int
    quote: str
    trigger_start: int
    trigger_end: int
    timex_text: str
    timex_start: int
    timex_end: int
    edtf: str
    anchor: str
    headline: str
    event_type: str
    status: str
    said_by: str | None
    confidence: float
    merge_note: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One document, with a short sign for narrow columns."""

    doc_id: str
    name: str
    sign: str
    title: str
    publisher: str | None
    language: str | None
    published: str | None
    published_basis: str
    published_note: str
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A canonical actor."""

    actor_id: str
    name: str
    type: str
    wikidata: str | None
    aliases: tuple[str, ...]
    country: str | None
    n_events: int
    n_documents: int


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor in a mention, as written."""

    mention_id: str
    actor_id: str
    role: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something seen and not used."""

    doc_id: str
    start: int
    end: int
    text: str
    kind: str
    reason: str


def made(kind: type[T], frame: pd.DataFrame, rows: Rows) -> list[T]:
    """Some rows of a table as values of their own."""
    cells = columns_of(frame, kind.__dataclass_fields__, rows)  # type: ignore[attr-defined]
    return [kind(*values) for values in zip(*cells.values(), strict=True)]


def events(frame: pd.DataFrame, rows: Rows) -> list[Event]:
    """Some rows of the events frame as events."""
    names = [name for name in Event.__dataclass_fields__ if name != "when"]
    cells = columns_of(frame, [*names, "earliest", "latest"], rows)
    cells["when"] = list(map(when_of, cells["edtf"], cells["earliest"], cells["latest"]))
    for name in ("actors", "places"):
        cells[name] = list(map(tuple, cells[name]))
    return list(starmap(Event, zip(*(cells[name] for name in Event.__dataclass_fields__), strict=True)))


def as_dicts(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries, every missing text None."""
    cells = columns_of(frame, frame.columns, np.arange(len(frame)))
    return [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]


def only(kind: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of a row that a kind of value has."""
    return {name: row[name] for name in kind.__dataclass_fields__}


def when_of(text: str, earliest: dt.date | None, latest: dt.date | None) -> When | None:
    """An event's time, from its EDTF, else from its bounds."""
    found = dates.parse(text)
    if found is not None:
        return found
    sides = [Unit.of_day(day.toordinal()) if day is not None else None for day in (earliest, latest)]
    return When(sides[0], sides[1]) if any(sides) else None
