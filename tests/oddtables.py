"""Tables that are odd but true: the years 45 to 3000, 300 events on a day, 60 actors, long and foreign text.

`python -m tests.oddtables FOLDER [NAME]` writes those of one name, which stand in TABLES.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.table import EVENT_TYPES, Tables
from tests import tablegen
from tests.tablegen import Builder

KINDS = tuple(EVENT_TYPES)
CROWDED_DAY = "1914-08-04"
CROWD = 300
ACTORS = 60
LONG = (
    "Commissioners of the Federated Harbour and Inland Waterways Conference of the Lower Provinces announce, "
    "after eleven weeks of talks, that nothing whatever has been decided about the second lock at Lindau"
)
ARABIC = "أعلنت الحكومة فتح القناة أمام جميع السفن بعد سنوات طويلة من المفاوضات"
HEBREW = "הממשלה הודיעה על פתיחת התעלה לכל האוניות"
CHINESE = "运河委员会宣布向所有船只开放运河并停止征收通行费"
JAPANESE = "運河委員会はすべての船舶に運河を開放すると発表した"
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
NAMES = (
    "United Nations Emergency Force for the Canal Zone and the Adjoining Harbours",
    UNBROKEN,
    "هيئة القناة",
    "运河委员会",
    "הליגה הצפונית",
    *(f"Province {n:02d}" for n in range(ACTORS - 5)),
)
SOURCES = {
    "chronicle": ("Chronicle", "A chronicle of all things", "1500~", "inferred"),
    "long": (
        "The Very Long Name of a Weekly for Harbours, Locks and Inland Waterways",
        LONG,
        "2018/..",
        "inferred",
    ),
    "arabic": ("صحيفة الميناء", ARABIC, "1914-08-05", "stated"),
    "chinese": ("运河日报", CHINESE, None, "unknown"),
}
# date, headline, status; what the years, the scripts and the doubts ask of a page
STORY: tuple[tuple[str, str, str], ...] = (
    ("0045-03-15", "The first lock is dug", "happened"),
    ("0079-10~", "A harbour is buried in ash", "happened"),
    ("08XX", "Pilots form a guild", "alleged"),
    ("14XX", "The canal silts up", "happened"),
    ("1066-10-14?", "A fleet lands beside the mole", "happened"),
    ("1492~", LONG, "happened"),
    ("1789-07-14%", "A toll house is stormed", "alleged"),
    ("1801/1900", "A century of tolls", "ongoing"),
    ("1914-07-28", ARABIC, "happened"),
    ("1914-07-30", HEBREW, "planned"),
    ("1914-08-01", CHINESE, "happened"),
    ("1914-08-02?", JAPANESE, "denied"),
    ("1914-08-03", UNBROKEN, "happened"),
    ("../1914-09-01", "The last pilot leaves", "happened"),
    ("1915/..", "The mole stays shut", "ongoing"),
    ("2500-06", "The locks are to be renewed", "planned"),
    ("3000-12-31", "The lease ends", "planned"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """One event of an odd table."""

    date: str
    headline: str
    status: str = "happened"
    kind: str = "other"
    actors: tuple[str, ...] = ()
    docs: tuple[str, ...] = ("chronicle",)


def odd() -> Tables:
    """Everything odd at once."""
    docs = tuple(SOURCES)
    story = [
        Told(
            date,
            headline,
            status,
            KINDS[n % len(KINDS)],
            (NAMES[n % 5], NAMES[(n + 1) % 5]),
            docs[: 1 + n % len(docs)],
        )
        for n, (date, headline, status) in enumerate(STORY)
    ]
    crowd = [
        Told(
            CROWDED_DAY,
            f"Province {n:03d} declares war on its neighbours",
            kind=KINDS[n % len(KINDS)],
            actors=tuple(dict.fromkeys((NAMES[5 + n % (ACTORS - 5)], NAMES[5 + n * 7 % (ACTORS - 5)]))),
            docs=(docs[n % len(docs)],),
        )
        for n in range(CROWD)
    ]
    return of([*story, *crowd])


def single() -> Tables:
    """One event alone."""
    return of([Told("1911-05-20", "The canal opens", actors=("Province 00",))])


def open_ended() -> Tables:
    """Events of which only one side is known."""
    dates = ("1911/..", "../1920", "1933-05/..", "../1933-05-02", "1950-01-01/..")
    return of([Told(date, f"Something goes on, number {n}") for n, date in enumerate(dates)])


def alone(date: str) -> Tables:
    """One event of one date."""
    return of([Told(date, "Something goes on", actors=("Province 00",))])


def in_year(year: int) -> Tables:
    """Events of one year only, be it long ago or far ahead."""
    dates = (f"{year:04d}", f"{year:04d}-03-15", f"{year:04d}-03-15", f"{year:04d}-11~", f"{year:04d}-12-31")
    return of(
        [
            Told(date, f"Something goes on, number {n}", actors=NAMES[n : n + 2])
            for n, date in enumerate(dates)
        ]
    )


def bare(actors: int = 0, places: bool = True, docs: Sequence[str] = tuple(SOURCES)) -> Tables:
    """Events with few actors or none, with places or none, and told by these sources only."""
    dates = ("1911-05-20", "1911-06", "1912-01-03?", "1913/..", "1913-05-06", "1920")
    story = [
        Told(
            date, f"Something goes on, number {n}", actors=NAMES[5 : 5 + actors], docs=(docs[n % len(docs)],)
        )
        for n, date in enumerate(dates)
    ]
    return of(story, docs=docs, places=places)


def of(story: Sequence[Told], *, docs: Sequence[str] = tuple(SOURCES), places: bool = True) -> Tables:
    """The tables of a story; every event stands in each of its documents."""
    build = Builder()
    texts = {doc: f"{SOURCES[doc][1]}\n\n" for doc in docs}
    for number, told in enumerate(story):
        event_id, label = f"o{number:04d}", cut(told.headline)
        where = ["Lindau", UNBROKEN, "运河"][: number % 4 * places]
        for doc in dict.fromkeys(told.docs):
            sentence = f"[{told.date}]: {told.headline} happened."
            row = tablegen.mention_row(f"{event_id}-{doc}", event_id, doc, texts[doc], sentence, "happened")
            row |= tablegen.bounds(told.date) | {
                "headline": told.headline,
                "label": label,
                "event_type": told.kind,
                "status": told.status,
                "said_by": None,
                "actors": list(told.actors),
                "places": where,
            }
            build.rows["mentions"].append(row)
            texts[doc] += f"{row['quote']}\n\n"
            tablegen.take_part(build, row, told.actors)
        event = tablegen.event_row(
            event_id,
            told.date,
            told.headline,
            label,
            told.kind,
            told.status,
            told.actors,
            told.docs,
            number == 4,
        )
        build.rows["events"].append(event | {"places": where})
    for doc in docs:
        publisher, title, published, basis = SOURCES[doc]
        row = tablegen.document_row(doc, publisher, title, published, basis, texts[doc])
        build.rows["documents"].append(row)
    tablegen.count_actors(build, dict.fromkeys((n for t in story for n in t.actors), "organisation"))
    return build.tables()


def cut(headline: str, most: int = 26) -> str:
    """A headline's first whole words, as the build's labels are; a word too long is cut.

    >>> cut("The locks are to be renewed"), cut("abcdef", 3)
    ('The locks are to be', 'abc')
    """
    words = headline[: most + 1].rpartition(" ")[0]
    return headline if len(headline) <= most else words or headline[:most]


TABLES: Mapping[str, Callable[[], Tables]] = {
    "odd": odd,
    "single": single,
    "open": open_ended,
    "empty": tablegen.empty,
    "bound": partial(alone, "1911/.."),
    "until": partial(alone, "../1911-05"),
    "old": partial(in_year, 45),
    "future": partial(in_year, 3000),
    "oneactor": partial(bare, 1),
    "noactor": bare,
    "noplace": partial(bare, 2, places=False),
    "undated": partial(bare, 3, docs=("chinese",)),
}

if __name__ == "__main__":
    tablegen.write(TABLES[sys.argv[2] if len(sys.argv) > 2 else "odd"](), Path(sys.argv[1]))
