"""What two mentions are compared by, gathered once a mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from math import isqrt

from pipeline import lexicon
from pipeline.events import Mention
from pipeline.interval import MONTHS, WEEKDAYS
from pipeline.merge.words import deed_rows, deeds_of, thing_rows


@dataclass(frozen=True)
class Facts:
    """A mention under canonical names: who takes part (and of which state), who is named, in what words."""

    mention: Mention
    agents: frozenset[str]
    patients: frozenset[str]
    actors: frozenset[str]
    circle: frozenset[str]
    kinds: Mapping[str, str]

    def kinds_of(self, actors: frozenset[str]) -> set[str]:
        """What kinds of actor some of its actors are; the state of an actor is a state."""
        return {self.kinds.get(name, "state") for name in actors}

    @cached_property
    def deed_keys(self) -> tuple[str, ...]:
        """The deed's words and the rows of synonyms they stand in; mentions of one event share one."""
        deeds = deeds_of(self.mention)
        rows = {f"row {row}" for deed in deeds for row in deed_rows(deed)}
        alone = {deed for deed in deeds if not deed_rows(deed)}
        named = sorted(set(self.mention.names))
        kind = {f"{self.mention.event_type} of {', '.join(named)}"} if len(named) > 1 else set()
        return tuple(sorted(alone | rows | kind))

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Actors, names and things, with the rows of synonyms that the things stand in."""
        content = self.mention.content
        rows = {f"row {row}" for thing in content.things for row in thing_rows(thing)}
        return self.circle | content.names | content.things | rows

    @cached_property
    def span(self) -> tuple[int | None, int | None]:
        """The first day of its time and the day after the last."""
        return self.mention.when.start, self.mention.when.end


def facts_of(mention: Mention, names: Mapping[str, str]) -> Facts:
    """The facts of a mention; `names` maps the actors' names to canonical ones."""
    acting = [part for part in mention.parts if part.role != "speaker"]
    named = frozenset(names.get(part.actor.name, part.actor.name) for part in acting)
    about = frozenset(names.get(name, name) for name in mention.content.about)
    countries = frozenset(part.actor.country for part in acting if part.actor.country)
    speakers = {part.actor.name for part in mention.parts if part.role == "speaker"}
    return Facts(
        mention,
        agents=_with_states(mention, "agent", names),
        patients=_with_states(mention, "patient", names),
        actors=named | (about - speakers),
        circle=named | (about - speakers) | countries,
        kinds={names.get(part.actor.name, part.actor.name): part.actor.type for part in mention.parts},
    )


def _with_states(mention: Mention, role: str, names: Mapping[str, str]) -> frozenset[str]:
    parts = [part.actor for part in mention.parts if part.role == role]
    found = {names.get(actor.name, actor.name) for actor in parts}
    return frozenset(found | {actor.country for actor in parts if actor.country})


_INSIDE = re.compile(r"(?<=[\w,] )[A-Z][a-zA-ZÀ-ž]{3,}\b")  # a capital within a sentence, no abbreviation
_WORD = re.compile(r"\b[a-zà-ž]{4,}\b")


def proper_words(text: str) -> frozenset[str]:
    """The words of a text that it writes with a capital inside sentences, and never without, in lower case.

    >>> sorted(proper_words("The ferry left Bukasa. The Bukasa Star sank, said police on The Shore."))
    ['bukasa', 'shore', 'star']
    """
    plain = set(_WORD.findall(text))
    return frozenset(word.lower() for word in _INSIDE.findall(text)) - plain - _everyday()


@cache
def _everyday() -> frozenset[str]:
    """Names of months, weekdays and states, and what else is in many texts."""
    states = {
        word.casefold()
        for state in lexicon.load("states")["state"]
        for word in _forms(state)
        if len(word) > 3
    }
    return frozenset(states | {day.casefold() for day in (*MONTHS, *WEEKDAYS)})


def _forms(state: Mapping[str, object]) -> list[str]:
    texts = [v for value in state.values() for v in (value if isinstance(value, list) else [value])]
    return [word for text in texts if isinstance(text, str) for word in text.split()]


class Kindred:
    """Which texts tell of the same matter: they share names that few of all texts have."""

    NAMES = 3  # so many make two texts kindred

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._names = {doc_id: proper_words(text) for doc_id, text in texts.items()}
        self._texts = Counter(name for names in self._names.values() for name in names)
        self._few = max(2, isqrt(len(self._names)))
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """The telling names that two texts share, where they are enough; for a text and itself none."""
        if one == other or one not in self._names:
            return ()
        pair = (min(one, other), max(one, other))
        if pair not in self._found:
            both = self._names.get(one, frozenset()) & self._names.get(other, frozenset())
            rare = sorted(name for name in both if self._texts[name] <= self._few)
            self._found[pair] = tuple(rare) if len(rare) >= self.NAMES else ()
        return self._found[pair]
