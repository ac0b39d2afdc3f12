"""Who does what to whom: an actor's part in its events, its partners, and the steps between two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.corpus import Corpus
from dashboard.records import Actor, Event, Mention

Part = Literal["agent", "patient", "other"]
Way = Literal["to", "from", "both", "named"]
PARTS: tuple[Part, ...] = ("agent", "patient", "other")
ROLES = ("agent", "patient", "speaker", "other")
"""As the tables have them, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Partner:
    """Another actor and the events that both stand in, in order; `actor` is None where it has no row."""

    name: str
    actor: Actor | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One event between two actors, and which way it goes."""

    event: Event
    way: Way


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: from `start` to before `end` in a text, in the sentence of a mention."""

    doc_id: str
    mention_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Written:
    """A name as a text writes it: how often, and its first place in each text that has it."""

    text: str
    number: int
    places: tuple[Place, ...]


def rows_of(corpus: Corpus, name: str) -> list[int]:
    """The rows of the events frame in which an actor stands: one rule for lanes and actor pages."""
    found: list[int] = corpus.actor_rows.rows_of(name).tolist()
    return found


def events_of(corpus: Corpus, name: str) -> list[Event]:
    """An actor's events, in order of time."""
    return corpus.events.at(rows_of(corpus, name))


def cast_of(corpus: Corpus, event: Event, mentions: Sequence[Mention]) -> dict[str, list[str]]:
    """The event's actors by the weightiest role that a report gives them; `other` where none does."""
    found: dict[str, str] = {}
    for mention in mentions:
        for part in corpus.participations_of.get(mention.mention_id, ()):
            actor = corpus.actors.get(part.actor_id)
            if actor and ROLES.index(part.role) < ROLES.index(found.get(actor.name, "other")):
                found[actor.name] = part.role
    return {role: [name for name in event.actors if found.get(name, "other") == role] for role in ROLES}


def part_of(roles: frozenset[str]) -> Part:
    """The part that counts where an actor has several: it acts or speaks, is acted on, or is named.

    Who speaks takes part here, where `cast_of` keeps speakers apart.

    >>> part_of(frozenset({"patient", "speaker"})), part_of(frozenset({"patient", "other"}))
    ('agent', 'patient')
    """
    return "agent" if roles & {"agent", "speaker"} else "patient" if "patient" in roles else "other"


def roles_of(corpus: Corpus, actor: Actor) -> Mapping[str, frozenset[str]]:
    """An actor's roles in each event, by the event's id."""
    found: dict[str, set[str]] = defaultdict(set)
    parts = _participations(corpus, actor)
    for event_id, role in zip(parts["event_id"], parts["role"], strict=True):
        found[event_id].add(role)
    return {event_id: frozenset(roles) for event_id, roles in found.items()}


def _participations(corpus: Corpus, actor: Actor) -> pd.DataFrame:
    """An actor's participations in mentions of known events, with the event and the text of each."""
    parts = corpus.tables.participations.iloc[corpus.participation_rows.rows_of(actor.actor_id)]
    return parts.join(corpus.told[["event_id", "doc_id", "said_by"]], on="mention_id", how="inner")


def parts_of(corpus: Corpus, actor: Actor, events: Sequence[Event]) -> dict[Part, list[Event]]:
    """An actor's events by its part in them."""
    found: dict[Part, list[Event]] = {part: [] for part in PARTS}
    roles = roles_of(corpus, actor)
    for event in events:
        found[part_of(roles.get(event.event_id, frozenset()))].append(event)
    return found


def partners_of(corpus: Corpus, name: str, events: Sequence[Event]) -> list[Partner]:
    """Who else stands in an actor's events, the most frequent first."""
    together: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for other in dict.fromkeys(event.actors):
            if other != name:
                together[other].append(event)
    ranked = sorted(together.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [Partner(other, corpus.actor_named.get(other), tuple(shared)) for other, shared in ranked]


def steps_between(corpus: Corpus, one: Actor, other: Actor) -> list[Step]:
    """The events of two actors: a step goes from the one that acts to the one that does not.

    Where both act the event is theirs together; where neither does, both are named.
    """
    rows = sorted(set(rows_of(corpus, one.name)).intersection(rows_of(corpus, other.name)))
    mine, theirs = roles_of(corpus, one), roles_of(corpus, other)
    none: frozenset[str] = frozenset()
    return [
        Step(event, _way(mine.get(event.event_id, none), theirs.get(event.event_id, none)))
        for event in corpus.events.at(rows)
    ]


def _way(mine: frozenset[str], theirs: frozenset[str]) -> Way:
    match part_of(mine) == "agent", part_of(theirs) == "agent":
        case True, True:
            return "both"
        case True, False:
            return "to"
        case False, True:
            return "from"
    return "named"


def ties_among(partners: Sequence[Partner]) -> Mapping[tuple[str, str], int]:
    """How many of the actor's events two of its partners share, for those that share one."""
    tally: Counter[tuple[str, str]] = Counter()
    names = {partner.name for partner in partners}
    seen = {event.event_id: event for partner in partners for event in partner.events}
    for event in seen.values():
        here = sorted(names.intersection(event.actors))
        tally.update((a, b) for at, a in enumerate(here) for b in here[at + 1 :])
    return dict(tally)


def said_by(corpus: Corpus, actor: Actor) -> list[str]:
    """Ids of the mentions that give an actor's words, in order of time: it is their source, or it speaks."""
    parts = _participations(corpus, actor)
    spoken = set(parts["mention_id"][parts["role"] == "speaker"])
    told = corpus.told
    return list(told.index[(told["said_by"] == actor.name) | told.index.isin(spoken)])


def said_about(corpus: Corpus, actor: Actor) -> list[str]:
    """Ids of the mentions in which someone else tells what an actor does or suffers, in order of time."""
    parts = _participations(corpus, actor)
    here = parts["mention_id"][parts["said_by"].notna() & parts["role"].isin(["agent", "patient"])]
    wanted = set(here).difference(said_by(corpus, actor))
    return list(corpus.told.index[corpus.told.index.isin(wanted)]) if wanted else []


def own_words(corpus: Corpus, actor: Actor, events: Sequence[Event]) -> int:
    """How many of these events carry an actor's own words."""
    heard = set(corpus.told["event_id"].reindex(said_by(corpus, actor)))
    return sum(event.event_id in heard for event in events)


def as_written(corpus: Corpus, actor: Actor) -> list[Written]:
    """Every name that the texts use for an actor, the most frequent first, those without a place last."""
    parts = _participations(corpus, actor).drop_duplicates(["doc_id", "start", "text"])
    numbers = Counter(parts["text"])
    order = {doc_id: at for at, doc_id in enumerate(corpus.sources)}
    firsts = parts.sort_values("start", kind="stable").drop_duplicates(["doc_id", "text"])
    places: dict[str, list[Place]] = defaultdict(list)
    columns = (firsts[name] for name in ("text", "doc_id", "mention_id", "start", "end"))
    for text, doc_id, mention_id, start, end in zip(*columns, strict=True):
        if doc_id in order:
            places[text].append(Place(doc_id, mention_id, int(start), int(end)))
    found = [
        Written(text, numbers[text], tuple(sorted(places[text], key=lambda p: order[p.doc_id])))
        for text in dict.fromkeys([*numbers, *actor.aliases])
    ]
    return sorted(found, key=lambda w: (-w.number, w.text))
