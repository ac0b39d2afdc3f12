"""The tables as indexed lookups: what the pages ask for, found by id."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import dates, titles
from pipeline import table
from pipeline.interval import MAX_DAY, MIN_DAY
from pipeline.model import Unit, When


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
    """Everything a page may ask for; built once for every build of the tables."""

    tables: table.Tables
    title: str | None = None

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The events in order of time, with what filters need: `lo`, `hi`, `sources`, `haystack`.

        `lo` and `hi` are day ordinals, inclusive; an open side reaches to the end of the calendar.
        """
        events, mentions = self.tables.events, self.tables.mentions
        by_event = mentions.groupby("event_id", sort=False)
        quotes: Any = by_event["quote"].agg(" ".join) if len(mentions) else {}
        sources: Any = by_event["doc_id"].agg(frozenset) if len(mentions) else {}
        ids = events["event_id"]
        frame = events.assign(
            lo=[_ordinal(day, MIN_DAY) for day in events["earliest"]],
            hi=[_ordinal(day, MAX_DAY) for day in events["latest"]],
            sources=pd.Series([sources.get(i, frozenset()) for i in ids], index=events.index, dtype=object),
            haystack=[
                " ".join((headline, label, quotes.get(i, ""), " ".join(actors))).casefold()
                for i, headline, label, actors in zip(
                    ids, events["headline"], events["label"], events["actors"], strict=True
                )
            ],
        )
        first = frame["lo"].where(frame["lo"] > MIN_DAY, frame["hi"])
        return (
            frame.assign(first=first)
            .sort_values(["first", "hi", "event_id"], kind="stable")
            .reset_index(drop=True)
        )

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, in order of time; the frame's index counts them."""
        return tuple(_events(self.frame))

    def events_at(self, rows: pd.DataFrame) -> list[Event]:
        """The events of some rows of the frame."""
        return [self.events[place] for place in rows.index]

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """Mentions by id."""
        rows = _records(self.tables.mentions)
        return {row["mention_id"]: Mention(**_only(Mention, row)) for row in rows}

    @cached_property
    def mentions_of(self) -> Mapping[str, tuple[Mention, ...]]:
        """The reports of an event, in order of publication and place."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions.values():
            found[mention.event_id].append(mention)
        rank = {doc_id: place for place, doc_id in enumerate(self.sources)}
        return {
            event_id: tuple(sorted(group, key=lambda m: (rank.get(m.doc_id, 0), m.sentence_start)))
            for event_id, group in found.items()
        }

    @cached_property
    def mentions_in(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions in a document, in order of place."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions.values():
            found[mention.doc_id].append(mention)
        return {doc: tuple(sorted(group, key=lambda m: m.trigger_start)) for doc, group in found.items()}

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
    def participations_of(self) -> Mapping[str, tuple[Participation, ...]]:
        """Who takes part in a mention."""
        found: dict[str, list[Participation]] = defaultdict(list)
        for row in _records(self.tables.participations):
            found[row["mention_id"]].append(Participation(**_only(Participation, row)))
        return {mention_id: tuple(group) for mention_id, group in found.items()}

    @cached_property
    def leftovers_in(self) -> Mapping[str, tuple[Leftover, ...]]:
        """What was seen in a document and not used, in order of place."""
        found: dict[str, list[Leftover]] = defaultdict(list)
        for row in _records(self.tables.leftovers):
            found[row["doc_id"]].append(Leftover(**_only(Leftover, row)))
        return {doc_id: tuple(sorted(group, key=lambda o: o.start)) for doc_id, group in found.items()}

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        return {event_id: row for row, event_id in enumerate(self.frame["event_id"])}

    def event_id_of(self, any_id: str | None) -> str | None:
        """The event behind an event's or a mention's id, so that links outlive merges; None if unknown."""
        if any_id is None or any_id in self._row_of:
            return any_id
        mention = self.mentions.get(any_id)
        return mention.event_id if mention and mention.event_id in self._row_of else None

    def event(self, event_id: str) -> Event:
        """One event by its id."""
        return self.events[self._row_of[event_id]]


def _events(frame: pd.DataFrame) -> list[Event]:
    """The rows of the events frame as events, in the frame's order."""
    return [
        Event(
            **_only(
                Event,
                row
                | {
                    "when": _when(row),
                    "actors": tuple(row["actors"]),
                    "places": tuple(row["places"]),
                },
            )
        )
        for row in _records(frame)
    ]


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
        raise LoadError(f"There is no folder {folder}.")
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
    columns = [[_present(value) for value in frame[name]] for name in frame.columns]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _present(value: Any) -> Any:
    """A cell's value, None where it is missing (pandas has several ways to say so)."""
    return None if value is None or value is pd.NA or value is pd.NaT or value != value else value


def _only(kind: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in kind.__dataclass_fields__}


def _ordinal(day: Any, missing: int) -> int:
    return day.toordinal() if isinstance(day, dt.date) else missing


def _when(row: Mapping[str, Any]) -> When | None:
    """The event's time, from its EDTF, else from its bounds."""
    found = dates.parse(row["edtf"])
    if found is not None:
        return found
    first, last = row["earliest"], row["latest"]
    sides = [Unit.of_day(day.toordinal()) if isinstance(day, dt.date) else None for day in (first, last)]
    return When(sides[0], sides[1]) if any(sides) else None


def _publication(row: Mapping[str, Any]) -> tuple[int, str]:
    when = dates.parse(row["published"])
    day = None if when is None else when.start if when.start is not None else when.end
    return (MAX_DAY + 1 if day is None else day, row["doc_id"])
