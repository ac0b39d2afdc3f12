"""The tables as indexed lookups: what the pages ask for, found by id."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from dashboard import dates, strings, titles
from dashboard.lookup import Grouped, Keyed, Lazy, Mask, Postings, Rows, columns_of
from pipeline import table
from pipeline.interval import MAX_DAY, MIN_DAY
from pipeline.model import Unit, When

T = TypeVar("T")
MOST_TEXTS = 64
"""Searched texts whose events are remembered."""

TEXTS = "texts"
"""Who says so where no speaker is named: the texts themselves."""


class LoadError(Exception):
    """The folder holds no tables that can be shown; the message says what to do."""


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


@dataclass(frozen=True)
class Corpus:
    """Everything a page may ask for; built once for every build of the tables.

    Events, mentions and participations are made when they are asked for: a page that shows sixty events of a
    hundred thousand makes sixty.
    """

    tables: table.Tables
    title: str | None = None

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The events in order of time, with what filters need: `lo`, `hi`, `first`, `sources`, `haystack`.

        `lo` and `hi` are day ordinals, inclusive; an open side reaches to the end of the calendar. `first` is
        the day by which an event is counted.
        """
        events, mentions = self.tables.events, self.tables.mentions
        quotes: dict[str, list[str]] = defaultdict(list)
        sources: dict[str, set[str]] = defaultdict(set)
        told = zip(mentions["event_id"], mentions["doc_id"], mentions["quote"], strict=True)
        for event_id, doc_id, quote in told:
            quotes[event_id].append(quote)
            sources[event_id].add(doc_id)
        shared: dict[frozenset[str], frozenset[str]] = {}  # equal sets are one object
        sets = [frozenset(sources.get(i, ())) for i in events["event_id"]]
        cells = zip(events["event_id"], events["headline"], events["label"], events["actors"], strict=True)
        frame = events.assign(
            lo=_ordinals(events["earliest"], MIN_DAY),
            hi=_ordinals(events["latest"], MAX_DAY),
            sources=pd.Series(
                [shared.setdefault(docs, docs) for docs in sets], index=events.index, dtype=object
            ),
            haystack=[
                " ".join((headline, label, " ".join(quotes.get(i, ())), " ".join(actors))).casefold()
                for i, headline, label, actors in cells
            ],
        )
        first = frame["lo"].where(frame["lo"] > MIN_DAY, frame["hi"])
        return (
            frame.assign(first=first)
            .sort_values(["first", "hi", "event_id"], kind="stable")
            .reset_index(drop=True)
        )

    @cached_property
    def events(self) -> Lazy[Event]:
        """The events, in order of time; the frame's index counts them."""
        return Lazy(len(self.frame), lambda rows: _events(self.frame, rows))

    def events_at(self, rows: pd.DataFrame | Rows) -> list[Event]:
        """The events of some rows of the frame, or at some places of it."""
        return self.events.at(rows.index.to_numpy() if isinstance(rows, pd.DataFrame) else rows)

    def prepared(self) -> Corpus:
        """The same, with the lookups that the first page needs made."""
        _ = self.frame, self.events, self.sources, self.actors, self.mentions_of, self._row_of
        _ = self.actor_rows, self.source_rows, self.kind_rows, self.status_rows
        return self

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """The first and the last day that any event may take; None where no event has a date."""
        frame = self.frame
        starts, ends = frame["lo"][frame["earliest"].notna()], frame["hi"][frame["latest"].notna()]
        days = [*starts.agg(["min", "max"]), *ends.agg(["min", "max"])] if len(frame) else []
        known = [int(day) for day in days if day == day]
        return (min(known), max(known)) if known else None

    @cached_property
    def actor_rows(self) -> Postings:
        """Rows of the frame by actor, whose canonical name it is."""
        return Postings.of_lists(self.frame["actors"])

    @cached_property
    def source_rows(self) -> Postings:
        """Rows of the frame by source."""
        return Postings.of_lists(self.frame["sources"])

    @cached_property
    def kind_rows(self) -> Postings:
        """Rows of the frame by kind of event."""
        return Postings.of_values(self.frame["event_type"])

    @cached_property
    def status_rows(self) -> Postings:
        """Rows of the frame by status."""
        return Postings.of_values(self.frame["status"])

    @cached_property
    def place_rows(self) -> Postings:
        """Rows of the frame by place."""
        return Postings.of_lists(self.frame["places"])

    @cached_property
    def precision_rows(self) -> Postings:
        """Rows of the frame by the precision of the date."""
        return Postings.of_values(self.frame["precision"])

    @cached_property
    def speaker_rows(self) -> Postings:
        """Rows of the frame by who says so: a speaker whom a text names, or `TEXTS`, the text itself."""
        told = self.tables.mentions
        said = told["said_by"].astype(object).where(told["said_by"].notna(), TEXTS)
        rows = told["event_id"].map(self._row_of)
        known = rows.notna()
        return Postings.of_pairs(rows[known].to_numpy(dtype=np.int64), said[known], len(self.frame))

    def holding(self, words: str) -> Mask:
        """Which rows of the frame hold a text in headline, label, quotes or names; the last ones are kept."""
        found = self._holding.get(words)
        if found is None:
            found = self.frame["haystack"].str.contains(words, regex=False).to_numpy(dtype=bool)
            if len(self._holding) >= MOST_TEXTS:
                self._holding.pop(next(iter(self._holding), ""), None)
            self._holding[words] = found
        return found

    @cached_property
    def _holding(self) -> dict[str, Mask]:
        return {}

    @cached_property
    def _mentions(self) -> Lazy[Mention]:
        """The mentions, in the table's order."""
        return Lazy(len(self.tables.mentions), lambda rows: _made(Mention, self.tables.mentions, rows))

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """Mentions by id."""
        return Keyed({i: row for row, i in enumerate(self.tables.mentions["mention_id"])}, self._mentions)

    @cached_property
    def mentions_of(self) -> Mapping[str, tuple[Mention, ...]]:
        """The reports of an event, in order of publication and place."""
        table_ = self.tables.mentions
        rank = {doc_id: place for place, doc_id in enumerate(self.sources)}
        publication = table_["doc_id"].map(rank).fillna(0).to_numpy()
        order = np.lexsort((table_["sentence_start"].to_numpy(), publication))
        return Grouped(_groups(table_["event_id"], order), self._mentions)

    @cached_property
    def mentions_in(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions in a document, in order of place."""
        table_ = self.tables.mentions
        order = np.argsort(table_["trigger_start"].to_numpy(), kind="stable")
        return Grouped(_groups(table_["doc_id"], order), self._mentions)

    def mentions_between(self, doc_id: str, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions in a stretch of a document, in order of place."""
        table_ = self.tables.mentions
        place = table_["trigger_start"].to_numpy()
        inside = (table_["doc_id"] == doc_id).to_numpy() & (place >= start) & (place < end)
        rows = np.flatnonzero(inside)
        return tuple(self._mentions.at(rows[np.argsort(place[rows], kind="stable")]))

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Documents by id, in order of publication (unknown ones last)."""
        rows = sorted(_records(self.tables.documents), key=_publication)
        names = titles.names_of(rows)
        signs = signs_of([name.strip("“”") for name in names])
        return {
            row["doc_id"]: Source(
                **_only(Source, row | {"name": name, "sign": sign, "title": titles.heading_of(row)})
            )
            for row, name, sign in zip(rows, names, signs, strict=True)
        }

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Actors by id, the most frequent first."""
        rows = sorted(_records(self.tables.actors), key=lambda row: (-row["n_events"], row["name"]))
        return {
            row["actor_id"]: Actor(**_only(Actor, row | {"aliases": tuple(row["aliases"])})) for row in rows
        }

    @cached_property
    def actor_named(self) -> Mapping[str, Actor]:
        """Actors by canonical name."""
        return {actor.name: actor for actor in reversed(list(self.actors.values()))}

    @cached_property
    def participations_of(self) -> Grouped[Participation]:
        """Who takes part in a mention."""
        mention_ids = self.tables.participations["mention_id"]
        return Grouped(_groups(mention_ids, np.arange(len(mention_ids))), self._participations)

    @cached_property
    def _participations(self) -> Lazy[Participation]:
        """The participations, in the table's order."""
        table_ = self.tables.participations
        return Lazy(len(table_), lambda rows: _made(Participation, table_, rows))

    @cached_property
    def first_days(self) -> tuple[int, ...]:
        """The day on which every event of the frame is counted."""
        return tuple(int(day) for day in self.frame["first"])

    @cached_property
    def known_days(self) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last known day of every event; an open side is as far as the other."""
        low, high = (self.frame[name].to_numpy() for name in ("lo", "hi"))
        return np.where(low > MIN_DAY, low, high), np.where(high < MAX_DAY, high, low)

    @cached_property
    def participation_rows(self) -> Postings:
        """Rows of the table of participations by actor."""
        return Postings.of_values(self.tables.participations["actor_id"])

    @cached_property
    def told(self) -> pd.DataFrame:
        """The mentions by id, in order of their events: `event_id`, `doc_id` and `said_by`."""
        table_ = self.tables.mentions[["mention_id", "event_id", "doc_id", "said_by", "sentence_start"]]
        known = table_.assign(row=table_["event_id"].map(self._row_of)).dropna(subset=["row"])
        return known.sort_values(["row", "doc_id", "sentence_start"], kind="stable").set_index("mention_id")

    @cached_property
    def leftovers_in(self) -> Mapping[str, tuple[Leftover, ...]]:
        """What was seen in a document and not used, in order of place."""
        table_ = self.tables.leftovers
        items = Lazy(len(table_), lambda rows: _made(Leftover, table_, rows))
        order = np.argsort(table_["start"].to_numpy(), kind="stable")
        return Grouped(_groups(table_["doc_id"], order), items)

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        return {event_id: row for row, event_id in enumerate(self.frame["event_id"])}

    def row_of(self, event_id: str) -> int:
        """The place of an event in the frame."""
        return self._row_of[event_id]

    def event_id_of(self, any_id: str | None) -> str | None:
        """The event behind an event's or a mention's id, so that links outlive merges; None if unknown."""
        if any_id is None or any_id in self._row_of:
            return any_id
        mention = self.mentions.get(any_id)
        return mention.event_id if mention and mention.event_id in self._row_of else None

    def event(self, event_id: str) -> Event:
        """One event by its id."""
        return self.events[self._row_of[event_id]]


def _groups(keys: pd.Series, order: Rows) -> Postings:
    """A table's rows by the value of a column, every group in the given order."""
    return Postings.of_pairs(order, keys.to_numpy(dtype=object)[order], len(keys))


def _made(kind: type[T], frame: pd.DataFrame, rows: Rows) -> list[T]:
    """Some rows of a table as values of their own."""
    cells = columns_of(frame, kind.__dataclass_fields__, rows)  # type: ignore[attr-defined]
    return [kind(*values) for values in zip(*cells.values(), strict=True)]


def _events(frame: pd.DataFrame, rows: Rows) -> list[Event]:
    """Some rows of the events frame as events."""
    names = [name for name in Event.__dataclass_fields__ if name != "when"]
    cells = columns_of(frame, [*names, "earliest", "latest"], rows)
    cells["when"] = list(map(_when, cells["edtf"], cells["earliest"], cells["latest"]))
    for name in ("actors", "places"):
        cells[name] = list(map(tuple, cells[name]))
    return list(starmap(Event, zip(*(cells[name] for name in Event.__dataclass_fields__), strict=True)))


def signs_of(names: Iterable[str]) -> list[str]:
    """A short, unique sign for every name, in order.

    >>> signs_of(["Harbour Gazette", "Nile Monitor", "Harbour Guide", "Le Monde"])
    ['HG', 'NM', 'HG2', 'LM']
    """
    seen: dict[str, int] = defaultdict(int)
    signs = []
    for name in names:
        words = [word for word in name.replace("-", " ").split() if word[:1].isalnum()]
        sign = "".join(word[0] for word in words[:2]).upper() if len(words) > 1 else name[:2].upper()
        seen[sign] += 1
        signs.append(sign if seen[sign] == 1 else f"{sign}{seen[sign]}")
    return signs


def read(folder: Path) -> Corpus:
    """Read the tables in `folder`; raises LoadError, saying what is wrong and what to do."""
    if not folder.is_dir():
        raise LoadError(strings.no_folder(str(folder)))
    if not any(folder.glob("*.parquet")):
        raise LoadError(strings.no_tables(str(folder)))
    try:
        tables = table.read(folder)
    except table.TableError as error:
        raise LoadError(str(error)) from error
    return Corpus(tables, _title(folder))


def stamp(folder: Path) -> tuple[float, ...]:
    """What changes when the tables are built again: the times of their files."""
    names = ("datapackage.json", *(f"{name}.parquet" for name in table.COLUMNS))
    return tuple((folder / name).stat().st_mtime if (folder / name).exists() else 0.0 for name in names)


def _title(folder: Path) -> str | None:
    """The data package's title, unless it is the one every build has."""
    generic = table.datapackage(sources={}, version="")["title"]
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    title = package.get("title") if isinstance(package, dict) else None
    return title if isinstance(title, str) and title != generic else None


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries, every missing text None."""
    cells = columns_of(frame, frame.columns, np.arange(len(frame)))
    return [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]


def _only(kind: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in kind.__dataclass_fields__}


def _ordinals(days: pd.Series, missing: int) -> list[int]:
    return [day.toordinal() if isinstance(day, dt.date) else missing for day in days]


def _when(text: str, earliest: dt.date | None, latest: dt.date | None) -> When | None:
    """An event's time, from its EDTF, else from its bounds."""
    found = dates.parse(text)
    if found is not None:
        return found
    sides = [Unit.of_day(day.toordinal()) if day is not None else None for day in (earliest, latest)]
    return When(sides[0], sides[1]) if any(sides) else None


def _publication(row: Mapping[str, Any]) -> tuple[int, str]:
    when = dates.parse(row["published"])
    day = None if when is None else when.start if when.start is not None else when.end
    return (MAX_DAY + 1 if day is None else day, row["doc_id"])
