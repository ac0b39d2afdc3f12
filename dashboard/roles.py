"""Who does what to whom: an actor's part in its events, its partners, and the steps between two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.load import Actor, Corpus, Event, Mention, Participation

Part = Literal["agent", "patient", "other"]
Way = Literal["to", "from", "both", "named"]
PARTS: tuple[Part, ...] = ("agent", "patient", "other")


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
class Written:
    """A name as a text writes it: how often, and the first place in each text that has it."""

    text: str
    number: int
    places: tuple[tuple[Mention, Participation], ...]


def events_of(corpus: Corpus, name: str) -> list[Event]:
    """An actor's events, in order of time."""
    return [corpus.events[row] for row in corpus.rows_of_actor.get(name, ())]


def part_of(roles: frozenset[str]) -> Part:
    """The part that counts where an actor has several: it acts or speaks, is acted on, or is named.

    >>> part_of(frozenset({"patient", "speaker"})), part_of(frozenset({"patient", "other"}))
    ('agent', 'patient')
    """
    return "agent" if roles & {"agent", "speaker"} else "patient" if "patient" in roles else "other"


def parts_of(corpus: Corpus, actor: Actor, events: Sequence[Event]) -> dict[Part, list[Event]]:
    """An actor's events by its part in them."""
    found: dict[Part, list[Event]] = {part: [] for part in PARTS}
    for event in events:
        found[_part(corpus, event, actor)].append(event)
    return found


def _part(corpus: Corpus, event: Event, actor: Actor) -> Part:
    return part_of(corpus.roles.get(event.event_id, {}).get(actor.actor_id, frozenset()))


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
    shared = set(corpus.rows_of_actor.get(other.name, ()))
    rows = [row for row in corpus.rows_of_actor.get(one.name, ()) if row in shared]
    return [Step(event, _way(corpus, event, one, other)) for event in map(corpus.events.__getitem__, rows)]


def _way(corpus: Corpus, event: Event, one: Actor, other: Actor) -> Way:
    acts = (_part(corpus, event, one) == "agent", _part(corpus, event, other) == "agent")
    match acts:
        case (True, True):
            return "both"
        case (True, False):
            return "to"
        case (False, True):
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


def said_by(corpus: Corpus, actor: Actor) -> list[Mention]:
    """The reports that give an actor's words: it is their source, or it speaks in them; in order of time."""
    parts = corpus.participations_by.get(actor.actor_id, ())
    spoken = [part.mention_id for part in parts if part.role == "speaker"]
    quoted = [mention.mention_id for mention in corpus.mentions_saying.get(actor.name, ())]
    return _in_time(corpus, [*quoted, *spoken])


def said_about(corpus: Corpus, actor: Actor) -> list[Mention]:
    """The reports in which someone else tells what an actor does or suffers; in order of time."""
    own = {mention.mention_id for mention in said_by(corpus, actor)}
    parts = corpus.participations_by.get(actor.actor_id, ())
    told = [part.mention_id for part in parts if part.role in ("agent", "patient")]
    found = [mention for mention in _in_time(corpus, told) if mention.said_by]
    return [mention for mention in found if mention.mention_id not in own]


def own_words(corpus: Corpus, actor: Actor, events: Sequence[Event]) -> int:
    """How many of these events carry an actor's own words."""
    heard = {mention.event_id for mention in said_by(corpus, actor)}
    return sum(event.event_id in heard for event in events)


def _in_time(corpus: Corpus, mention_ids: Sequence[str]) -> list[Mention]:
    here = [corpus.mentions[i] for i in dict.fromkeys(mention_ids) if i in corpus.mentions]
    known = [mention for mention in here if corpus.event_id_of(mention.event_id)]
    return sorted(known, key=lambda m: (*corpus.event(m.event_id).order, m.doc_id, m.sentence_start))


def as_written(corpus: Corpus, actor: Actor) -> list[Written]:
    """Every name that the texts use for an actor, the most frequent first, those without a place last."""
    places: dict[str, list[tuple[Mention, Participation]]] = defaultdict(list)
    for part in corpus.participations_by.get(actor.actor_id, ()):
        if mention := corpus.mentions.get(part.mention_id):
            places[part.text].append((mention, part))
    for alias in actor.aliases:
        places.setdefault(alias, [])
    found = []
    for text, group in places.items():
        ordered = sorted(group, key=lambda pair: (pair[0].doc_id, pair[1].start))
        first = {mention.doc_id: (mention, part) for mention, part in reversed(ordered)}
        in_order = tuple(first[doc_id] for doc_id in corpus.sources if doc_id in first)
        found.append(Written(text, len({(m.doc_id, p.start) for m, p in group}), in_order))
    return sorted(found, key=lambda w: (-w.number, w.text))
