"""The annotated events of tests/gold, read: each with its place in its text, and which of them are one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"

Half = Literal["odd", "even"]


@dataclass(frozen=True, slots=True)
class Part:
    """An actor of an annotated event: the names that are right, the roles that are, and whether it must be
    named."""

    names: tuple[str, ...]
    roles: frozenset[str]
    required: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated event; every tuple of answers holds at least one, the preferred first."""

    key: str
    doc_id: str
    half: Half
    quote: str
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    edtf: tuple[str, ...]
    status: tuple[str, ...]
    said_by: tuple[str, ...]
    types: tuple[str, ...]
    actors: tuple[Part, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated text and what is known of it."""

    doc_id: str
    half: Half
    genre: str
    text: str
    published: str | None
    basis: str
    events: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Merges:
    """Which events are one ("same": a group and whether disputed, None: not judged), may be, or never are."""

    same: tuple[tuple[frozenset[str], bool | None], ...]
    may: tuple[frozenset[str], ...]
    never: tuple[frozenset[str], ...]


def answers(value: object) -> tuple[str, ...]:
    """One answer or several, as a tuple.

    >>> answers("happened"), answers(["", "Lusa"])
    (('happened',), ('', 'Lusa'))
    """
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def parts(actors: Mapping[str, str]) -> tuple[Part, ...]:
    """Actors as annotated: names apart by " / ", roles by "|", and "?" after those that may be left out.

    >>> parts({"Peru / Peruvian Navy": "agent|other?"})[0].required
    False
    """
    return tuple(
        Part(tuple(name.split(" / ")), frozenset(role.rstrip("?").split("|")), not role.endswith("?"))
        for name, role in actors.items()
    )


def event(row: Mapping[str, Any], *, doc_id: str, text: str, half: Half) -> Gold:
    """An annotated event, its quote and trigger found in the text; raises ValueError where they are not there
    exactly once."""
    quote, trigger, name = row["quote"], row["trigger"], f"{doc_id}: {row['id']}"
    if text.count(quote) != 1:
        raise ValueError(
            f"{name}: the quote stands {text.count(quote)} times in the text, not once: {quote!r}"
        )
    if quote.count(trigger) != 1:
        raise ValueError(f"{name}: {trigger!r} stands {quote.count(trigger)} times in the quote, not once")
    start = text.index(quote)
    at = start + quote.index(trigger)
    return Gold(
        key=f"{doc_id.split('_')[0]}:{row['id']}",
        doc_id=doc_id,
        half=half,
        quote=quote,
        start=start,
        end=start + len(quote),
        trigger_start=at,
        trigger_end=at + len(trigger),
        edtf=answers(row["edtf"]),
        status=answers(row["status"]),
        said_by=answers(row.get("said_by", "")),
        types=answers(row["type"]),
        actors=parts(row["actors"]),
        places=tuple(row.get("places", ())),
    )


def read_texts(folder: Path = GOLD) -> list[Text]:
    """All annotated texts, in the order of their names."""
    found = []
    for place, file in enumerate(sorted((folder / "texts").glob("*.txt")), 1):
        half: Half = "odd" if place % 2 else "even"
        text = file.read_bytes().decode("utf-8")
        stated = tomllib.loads((folder / "events" / f"{file.stem}.toml").read_text(encoding="utf-8"))
        events = tuple(event(row, doc_id=file.stem, text=text, half=half) for row in stated["event"])
        found.append(
            Text(file.stem, half, stated["genre"], text, stated.get("published"), stated["basis"], events)
        )
    return found


def read_merges(folder: Path = GOLD) -> Merges:
    """The groups of events over all texts."""
    stated = tomllib.loads((folder / "merges.toml").read_text(encoding="utf-8"))
    return Merges(
        same=tuple((frozenset(one["events"]), one.get("disputed")) for one in stated["same"]),
        may=tuple(frozenset(one["events"]) for one in stated["may"]),
        never=tuple(frozenset(one["events"]) for one in stated["never"]),
    )


def read_names(folder: Path = GOLD) -> dict[str, tuple[str, ...]]:
    """Other names that are right for an actor."""
    stated = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))
    return {name: tuple(others) for name, others in stated.items()}
