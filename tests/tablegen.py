"""Synthetic tables for tests: an invented quarrel about a canal, or any number of random events.

`python -m tests.tablegen FOLDER [EVENTS]` writes them.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import edtf, table
from pipeline.interval import to_date
from pipeline.table import Tables

SOURCES = {
    "gazette": ("Harbour Gazette", "The canal changes hands", "1911-08-02", "stated"),
    "monitor": ("Delta Monitor", "What the commission knew", "1912-03-14", "given"),
    "courier": ("Courier of the North", "A season of notes", None, "unknown"),
    "review": (None, "Looking back at the lock war", "1990-06", "inferred"),
}
ACTORS = {
    "Varland": "state",
    "Ostmark": "state",
    "Canal Commission": "organisation",
    "Ilse Brandt": "person",
    "Northern League": "bloc",
}
# date, sentence with [date], trigger, headline, label, kind, status, actors, reports
STORY: tuple[tuple[str, str, str, str, str, str, str, tuple[str, ...]], ...] = (
    (
        "1869-11-17",
        "The canal opened on [17 November 1869] with bands and bunting.",
        "opened",
        "Canal opens to all ships",
        "Canal opens",
        "economy",
        "happened",
        ("Canal Commission",),
    ),
    (
        "1911-05",
        "In [May 1911] Varland asked for a share of the tolls.",
        "asked",
        "Varland asks for a share of the tolls",
        "Share of tolls asked",
        "request",
        "happened",
        ("Varland", "Canal Commission"),
    ),
    (
        "1911-06-03",
        "The Commission refused on [3 June].",
        "refused",
        "Canal Commission refuses to share tolls",
        "Share refused",
        "reject",
        "happened",
        ("Canal Commission", "Varland"),
    ),
    (
        "1911-06-20/1911-07-04",
        "From [20 June to 4 July] the two sides met at Lindau.",
        "met",
        "Varland and Ostmark meet at Lindau",
        "Talks at Lindau",
        "consult",
        "happened",
        ("Varland", "Ostmark"),
    ),
    (
        "1911-07-26",
        "On [26 July] Varland seized the locks.",
        "seized",
        "Varland seizes the canal's locks",
        "Locks seized",
        "coerce",
        "happened",
        ("Varland", "Canal Commission"),
    ),
    (
        "1911-07-28",
        "[Two days later] Ostmark froze Varland's accounts.",
        "froze",
        "Ostmark freezes Varland's accounts",
        "Accounts frozen",
        "sanction",
        "happened",
        ("Ostmark", "Varland"),
    ),
    (
        "1911-07-30",
        "Ilse Brandt said on [30 July] that no troops would march.",
        "said",
        "Ilse Brandt rules out a march of troops",
        "March ruled out",
        "statement",
        "happened",
        ("Ilse Brandt", "Ostmark"),
    ),
    (
        "1911-08/1911-09",
        "Troops were to be called up [in August and September].",
        "called",
        "Ostmark plans to call up its reserves",
        "Call-up planned",
        "mobilize",
        "planned",
        ("Ostmark",),
    ),
    (
        "1911-08-05",
        "The League is said to have promised coal on [5 August].",
        "promised",
        "Northern League promises coal to Varland",
        "Coal promised",
        "aid",
        "alleged",
        ("Northern League", "Varland"),
    ),
    (
        "1911-08-05",
        "A landing on [5 August] was denied in Ostmark.",
        "denied",
        "Ostmark lands at the mole",
        "Landing at the mole",
        "assault",
        "denied",
        ("Ostmark", "Varland"),
    ),
    (
        "1911-08-12",
        "[On 12 August] shells fell on the harbour.",
        "fell",
        "Ostmark shells the harbour",
        "Harbour shelled",
        "assault",
        "happened",
        ("Ostmark", "Varland"),
    ),
    (
        "1911-08-13/..",
        "[Since 13 August] the canal has been closed.",
        "closed",
        "Canal stays closed",
        "Canal closed",
        "economy",
        "ongoing",
        ("Canal Commission",),
    ),
    (
        "1911-23",
        "Peace was to be signed [in the autumn].",
        "signed",
        "Peace may be signed",
        "Peace in prospect",
        "agree",
        "hypothetical",
        ("Varland", "Ostmark"),
    ),
    (
        "1911-10-02~",
        "[About 2 October] a truce was agreed.",
        "agreed",
        "Truce agreed at Lindau",
        "Truce",
        "agree",
        "happened",
        ("Varland", "Ostmark", "Northern League"),
    ),
    (
        "1911-41",
        "Trade fell by half [in the second half of 1911].",
        "fell",
        "Trade through the canal falls by half",
        "Trade halves",
        "economy",
        "happened",
        ("Canal Commission",),
    ),
    (
        "1912-02-21",
        "A treaty was signed on [21 February 1912].",
        "signed",
        "Varland and Ostmark sign a treaty",
        "Treaty signed",
        "agree",
        "happened",
        ("Varland", "Ostmark"),
    ),
    (
        "1912-03-01/1912-05-31",
        "[From March to May 1912] dredgers cleared the bed.",
        "cleared",
        "Canal Commission clears the bed",
        "Bed cleared",
        "cooperate",
        "happened",
        ("Canal Commission",),
    ),
    (
        "1989-06-01",
        "Archives opened on [1 June 1989].",
        "opened",
        "Archives of the lock war open",
        "Archives open",
        "legislation",
        "happened",
        (),
    ),
    (
        "1911-06-10",
        "On [10 June] the <b>tolls</b> were doubled & called *robbery*.",
        "doubled",
        "Canal Commission <i>doubles</i> tolls & $fees$ [x](javascript:alert(1))",
        "<b>Tolls</b> & $5",
        "economy",
        "happened",
        ("Canal Commission",),
    ),
)


@dataclass
class Builder:
    """Rows of the six tables, in the making."""

    rows: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {name: [] for name in table.COLUMNS}
    )

    def tables(self) -> Tables:
        """The rows as checked frames."""
        return Tables(**{name: table.frame(name, self.rows[name]) for name in table.COLUMNS})


def bounds(text: str) -> dict[str, Any]:
    """The columns that follow from an EDTF string."""
    when = edtf.read(text)
    return {
        "edtf": text,
        "earliest": to_date(when.start) if when.start is not None else None,
        "latest": to_date(when.end - 1) if when.end is not None else None,
        "precision": when.precision,
    }


def canal() -> Tables:
    """A small corpus: 19 events in four texts, one of them hostile to HTML; two are disputed."""
    build = Builder()
    texts = {doc: f"{title}\n\n" for doc, (_, title, _, _) in SOURCES.items()}
    order = list(SOURCES)
    for number, (date, told, trigger, headline, label, kind, status, actors) in enumerate(STORY):
        event_id = f"e{number:02d}"
        docs = (
            [order[number % 3]]
            + ([order[(number + 1) % 3]] if number % 4 == 1 else [])
            + ["review"] * (number % 6 == 0)
        )
        disputed = number in (9, 13)
        for doc in dict.fromkeys(docs):
            texts[doc] += "It was a season of rumours, and every paper had its own. "
            said_by = "a harbour pilot" if doc == "monitor" else None
            row = mention_row(f"{event_id}-{doc}", event_id, doc, texts[doc], told, trigger)
            row |= bounds(date) | {
                "headline": headline,
                "label": label,
                "event_type": kind,
                "status": status,
                "said_by": said_by,
                "actors": list(actors),
                "places": ["Lindau"] if "Lindau" in told else [],
            }
            build.rows["mentions"].append(row)
            texts[doc] = (
                texts[doc] + told.replace("[", "").replace("]", "") + " Nobody paid it much heed.\n\n"
            )
            take_part(build, row, actors)
        build.rows["events"].append(
            event_row(event_id, date, headline, label, kind, status, actors, docs, disputed)
        )
    for doc, (publisher, title, published, basis) in SOURCES.items():
        start = len(texts[doc])
        texts[doc] += "The day after that, nobody remembers what happened.\n"
        build.rows["leftovers"].append(
            {
                "doc_id": doc,
                "start": start,
                "end": start + 18,
                "text": "The day after that",
                "kind": "timex",
                "reason": "“That” refers to no date in the text.",
            }
        )
        build.rows["documents"].append(document_row(doc, publisher, title, published, basis, texts[doc]))
    count_actors(build)
    return build.tables()


def mention_row(
    mention_id: str, event_id: str, doc: str, before: str, told: str, trigger: str
) -> dict[str, Any]:
    """A report of an event; `told` has its time in brackets, `before` is the text so far."""
    start = len(before)
    quote = told.replace("[", "").replace("]", "")
    timex = told[told.index("[") + 1 : told.index("]")]
    at, word = start + quote.index(timex), start + quote.index(trigger)
    return {
        "mention_id": mention_id,
        "event_id": event_id,
        "doc_id": doc,
        "sentence_start": start,
        "sentence_end": start + len(quote),
        "quote": quote,
        "trigger": trigger,
        "trigger_start": word,
        "trigger_end": word + len(trigger),
        "timex_text": timex,
        "timex_start": at,
        "timex_end": at + len(timex),
        "timex_type": "DATE",
        "timex_value": "1911",
        "anchor": f"“{timex}” is counted from the year the text tells of.",
        "rule": "day month",
        "confidence": 0.9,
    }


def event_row(
    event_id: str,
    date: str,
    headline: str,
    label: str,
    kind: str,
    status: str,
    actors: Sequence[str],
    docs: Sequence[str],
    disputed: bool,
) -> dict[str, Any]:
    """An event that documents tell."""
    return bounds(date) | {
        "event_id": event_id,
        "headline": headline,
        "label": label,
        "event_type": kind,
        "status": status,
        "actors": list(actors),
        "places": ["Lindau"] if "Lindau" in headline else [],
        "salience": round(0.3 + 0.1 * len(set(docs)) + 0.02 * len(actors), 2),
        "n_documents": len(set(docs)),
        "n_mentions": len(docs),
        "disputed": disputed,
        "dispute_note": "One text has it a day later." if disputed else None,
    }


def document_row(
    doc: str, publisher: str | None, title: str, published: str | None, basis: str, text: str
) -> dict[str, Any]:
    """A text."""
    return {
        "doc_id": doc,
        "path": f"{doc}.txt",
        "title": title,
        "publisher": publisher,
        "language": "en",
        "published": published,
        "published_basis": basis,
        "published_note": f"The date is {basis}.",
        "sha256": doc,
        "chars": len(text),
        "text": text,
    }


def take_part(build: Builder, row: dict[str, Any], actors: Sequence[str]) -> None:
    """The actors of a mention."""
    for number, name in enumerate(actors):
        role = "speaker" if ACTORS.get(name) == "person" else ("agent", "patient", "other")[min(number, 2)]
        start = row["sentence_start"] + max(row["quote"].find(name), 0)
        build.rows["participations"].append(
            {
                "mention_id": row["mention_id"],
                "actor_id": actor_id(name),
                "role": role,
                "text": name,
                "start": start,
                "end": start + len(name),
            }
        )


def actor_id(name: str) -> str:
    """An id made of a name."""
    return name.lower().replace(" ", "-")


def count_actors(build: Builder, actors: Mapping[str, str] = ACTORS) -> None:
    """The table of actors, counted from events and mentions."""
    for name, kind in actors.items():
        events = [row for row in build.rows["events"] if name in row["actors"]]
        docs = {row["doc_id"] for row in build.rows["mentions"] if name in row["actors"]}
        build.rows["actors"].append(
            {
                "actor_id": actor_id(name),
                "name": name,
                "type": kind,
                "wikidata": None,
                "aliases": [name, name.split()[0]],
                "country": None,
                "n_events": len(events),
                "n_documents": len(docs),
            }
        )


def many(
    events: int, *, seed: int = 0, first: int = 1900, last: int = 2020, only: str | None = None
) -> Tables:
    """Any number of random events of the canal's actors, all on one day, `only`, where it is given."""
    rng = random.Random(seed)
    build = Builder()
    text = "".join(f"On day {n} something happened here.\n" for n in range(events))
    build.rows["documents"].append(document_row("long", "Long Gazette", "A long tale", None, "unknown", text))
    at = 0
    for n in range(events):
        quote = f"On day {n} something happened here."
        year, month, day = rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)
        date = only or rng.choice(
            [f"{year:04d}", f"{year:04d}-{month:02d}", *[f"{year:04d}-{month:02d}-{day:02d}"] * 4]
        )
        actors = rng.sample(list(ACTORS), rng.randint(0, 3))
        kind, status = (
            rng.choice(list(table.EVENT_TYPES)),
            rng.choice(["happened"] * 6 + ["planned", "alleged", "denied"]),
        )
        label, event_id = f"Thing {n} happened", f"x{n:06d}"
        row = {
            "mention_id": f"{event_id}-m",
            "event_id": event_id,
            "doc_id": "long",
            "sentence_start": at,
            "sentence_end": at + len(quote),
            "quote": quote,
            "trigger": "happened",
            "trigger_start": at + quote.index("happened"),
            "trigger_end": at + quote.index("happened") + 8,
            "timex_text": f"day {n}",
            "timex_start": at + 3,
            "timex_end": at + 3 + len(f"day {n}"),
            "timex_type": "DATE",
            "timex_value": date,
            "anchor": "as written",
            "rule": "day",
            "confidence": 1.0,
            "headline": f"Thing number {n} happened somewhere",
            "label": label,
            "event_type": kind,
            "status": status,
            "said_by": None,
            "actors": actors,
            "places": [],
        } | bounds(date)
        build.rows["mentions"].append(row)
        event = event_row(event_id, date, str(row["headline"]), label, kind, status, actors, ["long"], False)
        build.rows["events"].append(event | {"salience": round(rng.random(), 3)})
        take_part(build, row, actors)
        at += len(quote) + 1
    count_actors(build)
    return build.tables()


def empty() -> Tables:
    """Six tables without a row."""
    return Builder().tables()


def write(tables: Tables, folder: Path) -> Path:
    """Write tables as a build would; returns the folder."""
    table.write(tables, folder, sources={}, version="0")
    return folder


if __name__ == "__main__":
    write(many(int(sys.argv[2])) if len(sys.argv) > 2 else canal(), Path(sys.argv[1]))
