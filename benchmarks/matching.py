"""Which built mention stands for which annotated event, by place alone."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.gold import Gold
from pipeline import table

Bounds = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Built:
    """A mention of the built tables, with its actors' roles and whether its event is disputed."""

    mention_id: str
    event_id: str
    doc_id: str
    sentence_start: int
    sentence_end: int
    trigger_start: int
    trigger_end: int
    edtf: str
    bounds: Bounds
    precision: str
    status: str
    said_by: str | None
    type: str
    roles: Mapping[str, frozenset[str]]
    places: tuple[str, ...]
    disputed: bool


def built(tables: table.Tables) -> list[Built]:
    """The mentions of the tables."""
    names = dict(zip(tables.actors["actor_id"], tables.actors["name"], strict=True))
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in tables.participations.to_dict("records"):
        roles[row["mention_id"]][names.get(row["actor_id"], row["text"])].add(row["role"])
    disputed = dict(zip(tables.events["event_id"], tables.events["disputed"], strict=True))
    found = []
    for row in tables.mentions.to_dict("records"):
        parts_ = roles.get(row["mention_id"], {})
        found.append(
            Built(
                mention_id=row["mention_id"],
                event_id=row["event_id"],
                doc_id=row["doc_id"],
                sentence_start=int(row["sentence_start"]),
                sentence_end=int(row["sentence_end"]),
                trigger_start=int(row["trigger_start"]),
                trigger_end=int(row["trigger_end"]),
                edtf=row["edtf"],
                bounds=(_date(row["earliest"]), _date(row["latest"])),
                precision=row["precision"],
                status=row["status"],
                said_by=row["said_by"] if isinstance(row["said_by"], str) else None,
                type=row["event_type"],
                roles={name: frozenset(parts_.get(name, ())) for name in row["actors"]},
                places=tuple(row["places"]),
                disputed=bool(disputed.get(row["event_id"], False)),
            )
        )
    return found


def _date(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) and value == value else None


def rank(gold: Gold, mention: Built) -> tuple[int, int] | None:
    """How well a mention stands for an event by its trigger, lower is better; None: it does not."""
    if mention.doc_id != gold.doc_id:
        return None
    if mention.trigger_start < gold.trigger_end and gold.trigger_start < mention.trigger_end:
        return 0, 0
    if gold.start <= mention.trigger_start and mention.trigger_end <= gold.end:
        return 1, abs(mention.trigger_start - gold.trigger_start)
    return None


def match(golds: Sequence[Gold], mentions: Sequence[Built]) -> dict[str, Built]:
    """The mention that stands for each event found, by the event's key; one to one, best first."""
    options = sorted(
        (ranked, gold.start, gold.key, mention.trigger_start, mention.mention_id, gold, mention)
        for gold in golds
        for mention in mentions
        if (ranked := rank(gold, mention)) is not None
    )
    pairs: dict[str, Built] = {}
    taken: set[str] = set()
    for *_, gold, mention in options:
        if gold.key not in pairs and mention.mention_id not in taken:
            pairs[gold.key] = mention
            taken.add(mention.mention_id)
    return pairs
